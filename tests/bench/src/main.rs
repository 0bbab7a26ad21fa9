//! Measures the product beside a floor: a small program that does only what cannot be left out, in the same run and in turn.
//!
//! `cargo xtask bench [ROW…] [--check]` builds and calls this program. The work is `family-5y` ([`family`]); the homes with it
//! are made once ([`homes`]) and kept in the folder of the build. Each row is one file in `rows/`.

mod chart;
mod family;
mod homes;
mod measure;
mod page;
mod rows;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use peak_alloc::PeakAlloc;

use measure::Line;
use rows::Row;

/// Counts what is on the heap.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// What went wrong, in words.
type Failure = Box<dyn std::error::Error>;

/// The word by which this program calls itself in a new process.
const CHILD: &str = "--child";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let done = match words.split_first() {
        Some((first, rest)) if first == CHILD => child(rest).map(|()| true),
        _ => Request::parse(&words).and_then(|request| request.carry_out()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn child(words: &[String]) -> Result<(), Failure> {
    let (name, rest) = words.split_first().ok_or("a child process without a row")?;
    let row = rows::ALL.into_iter().find(|row| row.name == name).ok_or("a child process of no row")?;
    for value in (row.child)(rest)? {
        println!("{value}");
    }
    Ok(())
}

/// What is asked for.
struct Request {
    rows: Vec<Row>,
    check: bool,
    /// Where the homes are kept.
    target: PathBuf,
    /// Where the page goes; it is written when every row was measured.
    docs: Option<PathBuf>,
}

impl Request {
    fn parse(words: &[String]) -> Result<Self, Failure> {
        let (mut names, mut check, mut target, mut docs) = (Vec::new(), false, None, None);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--check" => check = true,
                "--target" => target = words.next().map(PathBuf::from),
                "--docs" => docs = words.next().map(PathBuf::from),
                name if rows::ALL.iter().any(|row| row.name == name) => names.push(name.to_owned()),
                other => {
                    let known: Vec<&str> = rows::ALL.iter().map(|row| row.name).collect();
                    return Err(format!("There is no row {other:?}; there are {}.", known.join(", ")).into());
                }
            }
        }
        let chosen = |row: &Row| names.is_empty() || names.iter().any(|name| name == row.name);
        let rows: Vec<Row> = rows::ALL.into_iter().filter(chosen).collect();
        let docs = docs.filter(|_| rows.len() == rows::ALL.len());
        Ok(Self { rows, check, target: target.ok_or("--target is missing: call `cargo xtask bench`")?, docs })
    }

    fn carry_out(self) -> Result<bool, Failure> {
        fs::create_dir_all(&self.target)?;
        let homes = homes::Homes::ready(&self.target)?;
        let mut measured: Vec<(&Row, Vec<Line>)> = Vec::new();
        for row in &self.rows {
            eprintln!("measuring: {}", row.name);
            measured.push((row, (row.run)(&homes, &self.target)?));
        }
        println!("{}", page::table(&measured));
        if let Some(docs) = &self.docs {
            write(docs, &measured, &homes)?;
        }
        let missed: Vec<String> = page::missed(&measured);
        for what in missed.iter().filter(|_| self.check) {
            eprintln!("misses its target: {what}");
        }
        Ok(!self.check || missed.is_empty())
    }
}

fn write(docs: &Path, measured: &[(&Row, Vec<Line>)], homes: &homes::Homes) -> Result<(), Failure> {
    let lines: Vec<&Line> = measured.iter().flat_map(|(_, lines)| lines).collect();
    fs::write(docs.join("performance.svg"), chart::svg(&lines))?;
    fs::write(docs.join("performance.md"), page::page(measured, &homes.facts))?;
    println!("Wrote {}", docs.join("performance.md").display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Request, Failure> {
        Request::parse(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn rows_are_chosen_by_name_and_an_unknown_one_is_refused() {
        let some = parse(&["past", "--check", "cold", "--target", "t", "--docs", "d"]).unwrap();
        assert_eq!(some.rows.iter().map(|row| row.name).collect::<Vec<_>>(), ["cold", "past"]);
        assert!(some.check && some.docs.is_none(), "a page needs every row");
        let all = parse(&["--target", "t", "--docs", "d"]).unwrap();
        assert_eq!((all.rows.len(), all.docs), (rows::ALL.len(), Some(PathBuf::from("d"))));
        let refused = parse(&["koud", "--target", "t"]).err().unwrap().to_string();
        assert!(refused.contains("koud") && refused.contains("cold"), "{refused}");
    }
}
