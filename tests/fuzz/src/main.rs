//! `steunkring-fuzz [TARGET…] [--executions N] [--seed N]` runs targets, all of them where none is named; `--make` writes the inputs
//! to begin with anew. An input that breaks something is written into the folder that the line says.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for the desk")]

use std::process::ExitCode;
use std::{env, fs};

use steunkring_fuzz::{ALL, Target, corpus, run};

fn main() -> ExitCode {
    let (mut executions, mut seed, mut make, mut names) = (100_000, 1, false, Vec::new());
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|text| text.parse().ok()).expect("a number follows");
        match word.as_str() {
            "--executions" => executions = number(),
            "--seed" => seed = number(),
            "--make" => make = true,
            _ => names.push(word),
        }
    }
    let chosen = ALL.iter().filter(|target| names.is_empty() || names.iter().any(|name| name == target.name));
    let good = chosen.fold(true, |good, target| {
        if make {
            corpus::make(target).unwrap();
            return good;
        }
        play(target, executions, seed) && good
    });
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn play(target: &Target, executions: u64, seed: u64) -> bool {
    match run(target, executions, seed) {
        Ok(report) => {
            println!(
                "| `{}` | {} | {:.0} s | {} | {} KiB | {} ms |",
                target.name,
                report.executions,
                report.took.as_secs_f64(),
                report.kinds,
                report.peak >> 10,
                report.slowest.as_millis()
            );
            true
        }
        Err(broken) => {
            let path = corpus::folder(target).join(format!("found-{:08x}", broken.input.len()));
            fs::write(&path, &broken.input).unwrap();
            println!("{}: {}: {}", target.name, broken.text, path.display());
            false
        }
    }
}
