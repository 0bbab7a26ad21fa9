//! `steunkring`: a family's circle and its notes at a terminal, by the same core as on the phone.

mod args;
mod commands;
mod demo;
mod failure;
mod fields;
mod file;
mod home;
mod pick;
mod render;
mod show;

use clap::Parser;

use failure::Failure;

fn main() -> std::process::ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => return not_understood(&error),
    };
    let json = args.json;
    match commands::run(args) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            failure.print(json);
            std::process::ExitCode::from(failure.exit_code())
        }
    }
}

/// Prints help where it was asked for, and else what is wrong with what was typed.
fn not_understood(error: &clap::Error) -> std::process::ExitCode {
    if !error.use_stderr() || !std::env::args_os().any(|arg| arg == "--json") {
        error.exit();
    }
    let text = error.to_string();
    let what = text.split("\n\n").next().unwrap_or_default().trim_start_matches("error: ");
    let failure = Failure::usage(what.split_whitespace().collect::<Vec<_>>().join(" "));
    failure.print(true);
    std::process::ExitCode::from(failure.exit_code())
}
