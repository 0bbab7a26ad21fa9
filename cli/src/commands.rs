//! What each command does.

mod ask;
mod circle;
mod code;
mod joining;
mod keep;
mod kept;
mod lock;
mod lost;
mod media;
mod numbers;
mod people;
mod plan;
mod reading;
mod sharing;
mod talks;
mod views;

pub use circle::random;

use clap::CommandFactory;
use serde_json::json;
use steunkring_app::SpaceKind;
use steunkring_text::Args as Values;

use crate::args::lock::LockWhat;
use crate::args::{Args, Command, NewKind};
use crate::failure::Failure;
use crate::{demo, home, pick, show, voice};

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    if args.space.is_some() && !is_about_a_space(&args.command) {
        let what = std::env::args().skip(1).find(|word| Args::command().find_subcommand(word).is_some());
        let both = format!("`--space`, `{}`", what.unwrap_or_default());
        return Err(Failure::with("cli-typed-together", Values::new().text("what", &both)));
    }
    match &args.command {
        Command::Init { name, me } => init(args, name, me),
        Command::Demo { keep } => demo::run(keep.as_deref(), voice::level(args), args.json),
        Command::Completion { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "steunkring", &mut script);
            let script = String::from_utf8_lossy(&script);
            show::print(args.json, &json!({ "script": script }), || script.lines().map(str::to_owned).collect())
        }
        Command::New { name, kind, me } => {
            let kind = match kind {
                NewKind::Family => SpaceKind::FamilyMap,
                NewKind::OwnPage => SpaceKind::OwnPage,
                NewKind::WorkerNotes => SpaceKind::WorkerNotes,
            };
            let (name, me) = (pick::line("name", name)?, pick::name("me", me)?);
            let mut app = home::open(args)?;
            let space = app.found(kind, name.as_str(), me.as_str())?;
            let begun = home::say(&app, "cli-begun", &Values::new().text("name", name.as_str()))?;
            show::done(args.json, &json!({ "space": space.to_string() }), [begun])
        }
        Command::Spaces => {
            let app = home::open(args)?;
            let spaces = app.spaces()?;
            show::print(args.json, &spaces, || {
                spaces.iter().map(|space| format!("{}  {}", &space.id.to_string()[..8], space.name)).collect()
            })
        }
        Command::Language { level } => {
            let level = voice::known(*level);
            let mut app = home::open(args)?;
            app.set_level(level)?;
            if args.lang.is_none() {
                app.show_in(level);
            }
            let said = home::say(&app, "cli-language", &Values::new().text("level", level.code()))?;
            show::done(args.json, &json!({ "language": level.code() }), [said])
        }
        Command::Undo | Command::Redo => {
            let mut app = home::open(args)?;
            let within = args.space.as_deref().map(|space| home::space(&app, Some(space))).transpose()?;
            let done = match (matches!(args.command, Command::Undo), within) {
                (true, None) => app.undo()?,
                (true, Some(space)) => app.undo_in(space)?,
                (false, None) => app.redo()?,
                (false, Some(space)) => app.redo_in(space)?,
            };
            show::print(args.json, &done, || done.said.iter().map(|label| label.text.clone()).collect())
        }
        Command::Add(_)
        | Command::Tell { .. }
        | Command::Map { .. }
        | Command::Whose { .. }
        | Command::Remove { .. }
        | Command::Tray { .. } => circle::run(args),
        Command::Invite { .. } | Command::Join { .. } => joining::run(args),
        Command::IAm { .. }
        | Command::Who(_)
        | Command::Relay { .. }
        | Command::Sync { .. }
        | Command::Bundle { .. }
        | Command::TakeIn { .. } => sharing::run(args),
        Command::Edit { .. } | Command::Kin { .. } | Command::Role(_) | Command::Merge { .. } => people::run(args),
        Command::Compare { .. } | Command::Then { .. } | Command::Settle { .. } | Command::OwnWords { .. } => {
            views::run(args)
        }
        Command::Home | Command::Ask { .. } | Command::Knows { .. } => ask::run(args),
        Command::Person { .. } | Command::Search { .. } | Command::Settings => reading::run(args),
        Command::Plan { .. } => plan::run(args),
        Command::Consent { .. } | Command::Contact(_) | Command::Own(_) => kept::run(args),
        Command::Storage { .. } | Command::Backup { .. } | Command::Restore { .. } | Command::Export { .. } => {
            keep::run(args)
        }
        Command::Code(_) | Command::Recover(_) => code::run(args),
        Command::Lock(what) => lock::run(args, what),
        Command::Lost(what) => lost::run(args, what),
        Command::Measures(_) | Command::Import { .. } => numbers::run(args),
        Command::Talks { .. } | Command::Note { .. } => talks::run(args),
    }
}

/// Whether a command is done in one space of the home.
fn is_about_a_space(command: &Command) -> bool {
    if let Command::Lock(lock) = command {
        return matches!(lock.what, Some(LockWhat::Own { .. }));
    }
    !matches!(
        command,
        Command::Init { .. }
            | Command::New { .. }
            | Command::Demo { .. }
            | Command::Restore { .. }
            | Command::Recover(_)
            | Command::Lost(_)
            | Command::Completion { .. }
    )
}

fn init(args: &Args, name: &str, me: &str) -> Result<(), Failure> {
    let folder = home::folder(args)?;
    // A home is not made for a circle that cannot be founded.
    let (name, me) = (pick::line("name", name)?, pick::name("me", me)?);
    let mut app = home::make(args, &folder)?;
    let space = app.found(SpaceKind::FamilyMap, name.as_str(), me.as_str())?;
    let begun = home::say(&app, "cli-begun", &Values::new().text("name", name.as_str()))?;
    let add = home::advise(&app, "cli-add-first", "add \"oma Rie\" --ring 1")?;
    show::done(args.json, &json!({ "space": space.to_string(), "home": folder }), [begun, add])
}
