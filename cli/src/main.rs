//! `steunkring`: a family's circle and its notes at a terminal, by the same core as on the phone.

mod args;
mod commands;
mod demo;
mod failure;
mod fields;
mod file;
mod help;
mod home;
mod pick;
mod progress;
mod render;
mod show;
mod voice;

use clap::FromArgMatches;

fn main() -> std::process::ExitCode {
    let typed = help::command().try_get_matches().and_then(|found| args::Args::from_arg_matches(&found));
    let args = match typed {
        Ok(args) => args,
        Err(error) => return not_understood(&error),
    };
    match commands::run(&args) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        // Whoever read it has read enough; what was asked is done.
        Err(failure) if failure.is_unread() => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            failure.print(args.json, voice::level(&args));
            std::process::ExitCode::from(failure.exit_code())
        }
    }
}

/// Prints help where it was asked for, and else what is wrong with what was typed.
fn not_understood(error: &clap::Error) -> std::process::ExitCode {
    let typed = || std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let json = typed().any(|word| word == "--json");
    let asked = error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if !error.use_stderr() || (asked && !json) {
        error.exit();
    }
    let failure = voice::mistyped(error);
    failure.print(json, voice::level_of(typed()));
    std::process::ExitCode::from(failure.exit_code())
}
