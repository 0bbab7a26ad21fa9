//! `steunkring`: a family's circle and its notes at a terminal, by the same core as on the phone.

mod args;
mod commands;
mod demo;
mod failure;
mod home;
mod pick;
mod render;
mod show;

use clap::Parser;

fn main() -> std::process::ExitCode {
    let args = args::Args::parse();
    let json = args.json;
    match commands::run(args) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            failure.print(json);
            std::process::ExitCode::from(failure.exit_code())
        }
    }
}
