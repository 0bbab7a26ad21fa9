//! The table on screen and the page in the docs.

use crate::homes::Facts;
use crate::measure::{Line, ROUNDS, Spread};
use crate::rows::Row;

/// The notes that are kept by hand: why a target is missed, and what was tried.
const NOTES: &str = include_str!("page/notes.md");

/// The table, readable at a terminal as well.
pub fn table(measured: &[(&Row, Vec<Line>)]) -> String {
    let head = ["row", "what", "ratio", "range", "target", "", "product", "against"].map(str::to_owned);
    let mut cells = vec![head];
    for (row, lines) in measured {
        cells.extend(lines.iter().map(|line| {
            let Spread { middle, least, most } = line.ratio;
            let verdict = if line.reaches() { "reached" } else { "MISSED" };
            [
                row.name.to_owned(),
                line.what.clone(),
                ratio(middle),
                format!("{} to {}", ratio(least), ratio(most)),
                format!("<= {}", line.target),
                verdict.to_owned(),
                line.product.clone(),
                line.against.clone(),
            ]
        }));
    }
    let width =
        |n: usize| cells.iter().filter_map(|row| row.get(n)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let show = |row: &[String; 8]| {
        let padded = row.iter().enumerate().map(|(n, cell)| format!("{cell:width$}", width = width(n)));
        format!("| {} |", padded.collect::<Vec<_>>().join(" | "))
    };
    let rule: Vec<String> = (0..8).map(|n| "-".repeat(width(n).max(3))).collect();
    let mut rows = cells.iter().map(show);
    let head = rows.next().unwrap_or_default();
    let body: Vec<String> = rows.collect();
    format!("{head}\n| {} |\n{}", rule.join(" | "), body.join("\n"))
}

/// What misses its target.
pub fn missed(measured: &[(&Row, Vec<Line>)]) -> Vec<String> {
    let lines = measured.iter().flat_map(|(row, lines)| lines.iter().map(|line| (row.name, line)));
    lines.filter(|(_, line)| !line.reaches()).map(|(row, line)| format!("{row}: {}", line.what)).collect()
}

/// The page.
pub fn page(measured: &[(&Row, Vec<Line>)], facts: &Facts) -> String {
    let mut page = format!(
        "# Performance\n\nWritten by `cargo xtask bench`; `cargo xtask bench ROW… --check` measures some rows and fails where a \
         target is missed.\n\nEvery figure is a ratio within one run: the product beside a *floor*, a small program that does \
         only what cannot be left out, in turn, in {ROUNDS} rounds. The ratio is the median over the rounds, with the least and \
         the greatest beside it. Milliseconds tell of the machine that the page was written on and promise nothing.\n\n\
         The work is `family-5y`, made from a seed by `tests/bench/src/family.rs`: {} changes by eight devices in five years, \
         {} characters in its talks; all documents saved whole have {} bytes.\n\n![Each ratio beside its target](performance.svg)\n\n",
        thousands(facts.changes as u64),
        thousands(facts.characters as u64),
        thousands(facts.saved),
    );
    page.push_str(&table(measured));
    page.push_str("\n\n## What each row measures\n\n");
    for (row, _) in measured {
        page.push_str(&format!("* {}\n", row.about));
    }
    page.push('\n');
    page.push_str(NOTES);
    page
}

/// A ratio with three digits.
pub fn ratio(value: f64) -> String {
    let digits = if value >= 99.95 { 0 } else { usize::from(value < 9.995) + 1 };
    format!("{value:.digits$}")
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Unit;

    #[test]
    fn the_table_names_what_is_missed() {
        let row = &crate::rows::ALL[0];
        let slow = Line::beside("slow", Unit::Seconds, &[2.0], ("F", &[1.0]), 1.5);
        let quick = Line::beside("quick", Unit::Seconds, &[1.2], ("F", &[1.0]), 1.5);
        let measured = [(row, vec![slow, quick])];
        let shown = table(&measured);
        let line = |what: &str| shown.lines().find(|line| line.contains(what)).unwrap().to_owned();
        assert!(line("slow").contains("MISSED") && line("slow").contains("2.00 to 2.00"), "{shown}");
        assert!(line("quick").contains("reached"), "{shown}");
        let widths: Vec<usize> = shown.lines().map(|line| line.chars().count()).collect();
        assert!(widths.windows(2).all(|two| two[0] == two[1]), "{shown}");
        assert_eq!(missed(&measured), ["cold: slow"]);
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!([7, 1_234, 1_234_567].map(thousands), ["7", "1,234", "1,234,567"]);
    }
}
