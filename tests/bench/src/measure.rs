//! Rounds, medians and verdicts.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;

/// How many rounds product and floor take in turn.
pub const ROUNDS: usize = 5;

/// A middle value with the least and the greatest beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The median.
    pub middle: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}

impl Spread {
    /// Of values, of which there is at least one.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |n: usize| sorted.get(n).copied().unwrap_or(f64::NAN);
        let (half, even) = (sorted.len() / 2, sorted.len().is_multiple_of(2));
        let middle = if even { f64::midpoint(at(half.saturating_sub(1)), at(half)) } else { at(half) };
        Self { middle, least: at(0), most: at(sorted.len().saturating_sub(1)) }
    }
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is measured.
    pub what: String,
    /// The product's figure with its unit.
    pub product: String,
    /// What it is measured against, with its figure.
    pub against: String,
    /// How many times that the product takes.
    pub ratio: Spread,
    /// The most it may be.
    pub target: f64,
}

impl Line {
    /// Whether the median reaches the target.
    pub fn reaches(&self) -> bool {
        self.ratio.middle <= self.target
    }

    /// The product beside a floor, one value of each a round; the ratio is taken within each round.
    pub fn beside(what: &str, unit: Unit, product: &[f64], (name, floor): (&str, &[f64]), target: f64) -> Self {
        let ratios: Vec<f64> = product.iter().zip(floor).map(|(one, other)| one / other).collect();
        Self {
            what: what.to_owned(),
            product: unit.show(Spread::of(product).middle),
            against: format!("{name} {}", unit.show(Spread::of(floor).middle)),
            ratio: Spread::of(&ratios),
            target,
        }
    }

    /// The product beside a limit.
    pub fn within(what: &str, unit: Unit, product: &[f64], limit: f64) -> Self {
        let ratios: Vec<f64> = product.iter().map(|one| one / limit).collect();
        Self {
            what: what.to_owned(),
            product: unit.show(Spread::of(product).middle),
            against: format!("limit {}", unit.show(limit)),
            ratio: Spread::of(&ratios),
            target: 1.0,
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Bytes.
    Bytes,
}

impl Unit {
    /// Three digits and a unit that fits.
    pub fn show(self, value: f64) -> String {
        let (value, name) = match self {
            Self::Seconds if value >= 1.0 => (value, "s"),
            Self::Seconds if value >= 1e-3 => (value * 1e3, "ms"),
            Self::Seconds => (value * 1e6, "us"),
            Self::Bytes if value >= 1e6 => (value / 1e6, "MB"),
            Self::Bytes => (value / 1e3, "KB"),
        };
        let digits = if value >= 99.95 { 0 } else { usize::from(value < 9.995) + 1 };
        format!("{value:.digits$} {name}")
    }
}

/// How long work takes, in seconds, and what it gives.
pub fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(f64, T), Failure> {
    let began = Instant::now();
    let value = work()?;
    Ok((seconds(began.elapsed()), value))
}

/// The median of several goes at the same work.
pub fn median(goes: usize, mut work: impl FnMut() -> Result<f64, Failure>) -> Result<f64, Failure> {
    let mut values = Vec::with_capacity(goes);
    for _ in 0..goes {
        values.push(work()?);
    }
    Ok(Spread::of(&values).middle)
}

/// Product and floor in turn, so that what else the machine does falls on both.
pub fn in_turn(
    mut product: impl FnMut() -> Result<f64, Failure>,
    mut floor: impl FnMut() -> Result<f64, Failure>,
) -> Result<(Vec<f64>, Vec<f64>), Failure> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Who goes first changes, so that warmth does not always help the same.
        if round % 2 == 0 {
            ours.push(product()?);
            theirs.push(floor()?);
        } else {
            theirs.push(floor()?);
            ours.push(product()?);
        }
    }
    Ok((ours, theirs))
}

/// Runs this program anew with these words and gives the numbers that it prints.
pub fn child(words: &[&str]) -> Result<Vec<f64>, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.arg(crate::CHILD).args(words).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("a child process failed at {}", words.first().unwrap_or(&"nothing")).into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.split_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>()?)
}

/// The first number that such a child prints.
pub fn child_one(words: &[&str]) -> Result<f64, Failure> {
    Ok(child(words)?.first().copied().ok_or("a child process said nothing")?)
}

/// As seconds.
pub fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between() {
        assert_eq!(Spread::of(&[4.0, 1.0, 3.0, 2.0]), Spread { middle: 2.5, least: 1.0, most: 4.0 });
        assert_eq!(Spread::of(&[9.0, 1.0, 5.0]).middle, 5.0);
    }

    #[test]
    fn a_ratio_is_taken_within_each_round() {
        let line = Line::beside("x", Unit::Seconds, &[2.0, 30.0, 4.0], ("F", &[1.0, 10.0, 4.0]), 1.5);
        assert_eq!(line.ratio, Spread { middle: 2.0, least: 1.0, most: 3.0 });
        assert!(!line.reaches());
        assert!(Line::within("y", Unit::Bytes, &[130e3], 130e3).reaches());
    }

    #[test]
    fn figures_have_three_digits() {
        let shown = [0.000_000_42, 0.001_234, 0.0123, 0.123, 12.0].map(|value| Unit::Seconds.show(value));
        assert_eq!(shown, ["0.42 us", "1.23 ms", "12.3 ms", "123 ms", "12.0 s"]);
        assert_eq!(Unit::Bytes.show(2_512_000.0), "2.51 MB");
    }
}
