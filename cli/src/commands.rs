//! What each command does.

mod circle;
mod numbers;
mod sharing;

mod talks;

pub use circle::random;

use std::io::Write;

use clap::CommandFactory;
use steunkring_app::{App, SpaceKind};

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{demo, home, show};

/// Runs the command.
pub fn run(args: Args) -> Result<(), Failure> {
    match &args.command {
        Command::Init { name, me } => init(&args, name, me),
        Command::Demo { keep } => demo::run(keep.as_deref()),
        Command::Completion { shell } => {
            clap_complete::generate(*shell, &mut Args::command(), "steunkring", &mut std::io::stdout());
            Ok(())
        }
        Command::Spaces => {
            let app = home::open(&args)?;
            let spaces = app.spaces()?;
            show::print(args.json, &spaces, || {
                spaces.iter().map(|space| format!("{}  {}", &space.id.to_string()[..8], space.name)).collect()
            })
        }
        Command::Language { level } => Ok(home::open(&args)?.set_level(home::level(*level))?),
        Command::Undo | Command::Redo => {
            let mut app = home::open(&args)?;
            let done = if matches!(args.command, Command::Undo) { app.undo()? } else { app.redo()? };
            show::print(args.json, &done, || {
                let kept = done.kept.iter().map(|field| format!("left as it is, since it changed meanwhile: {field}"));
                std::iter::once("done".to_owned()).chain(kept).collect()
            })
        }
        Command::Add { .. }
        | Command::Tell { .. }
        | Command::Map { .. }
        | Command::Remove { .. }
        | Command::Tray { .. } => circle::run(&args),
        Command::Invite { .. }
        | Command::Join { .. }
        | Command::IAm { .. }
        | Command::Who
        | Command::Relay { .. }
        | Command::Sync
        | Command::Bundle { .. }
        | Command::TakeIn { .. } => sharing::run(&args),
        Command::Measures { .. } | Command::Import { .. } => numbers::run(&args),
        Command::Talks { .. } | Command::Note { .. } => talks::run(&args),
    }
}

fn init(args: &Args, name: &str, me: &str) -> Result<(), Failure> {
    let folder = home::folder(args)?;
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let mut app = App::create(&folder, home::key(args, &folder, true)?)?;
    let space = app.found(SpaceKind::FamilyMap, name, me)?;
    if args.json {
        return show::print(true, &serde_json::json!({ "space": space.to_string() }), Vec::new);
    }
    writeln!(std::io::stdout(), "{name} is there. Add somebody with `steunkring add NAME --ring 1`.")?;
    Ok(())
}
