//! Backups, putting them back, everything to read, and the room that all of it takes.

use std::path::Path;

use serde_json::json;
use steunkring_app::{App, Export, ExportOptions, StorageScreen};
use steunkring_text::Args as Values;

use crate::args::{Args, Command};
use crate::failure::{Failure, typed};
use crate::{file, home, progress, show, voice};

/// Runs a command about copies.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Storage { tidy: true } => {
            let mut app = home::open(args)?;
            let tidied = progress::shown(args.json, |job| app.tidy(job))??;
            if !tidied.finished {
                return Err(Failure::Stopped);
            }
            show::done(args.json, &tidied, [tidied.said.clone()])
        }
        Command::Storage { .. } => {
            let mut app = home::open(args)?;
            let screen = app.storage()?;
            show::print(args.json, &screen, || storage(&screen))
        }
        Command::Backup { file, words_from } => {
            let mut app = home::open(args)?;
            file::is_new(file)?;
            let saved = app.backup(file, &words(args, words_from.as_deref(), true)?)?;
            let plain = |id| home::say(&app, id, &Values::new());
            let mut said = vec![plain("export-copy-done")?, home::written(&app, file)?];
            said.extend(saved.said.iter().cloned());
            said.push(plain("export-copy-words-lost")?);
            show::done(args.json, &json!({ "file": file, "saved": saved }), said)
        }
        Command::Restore { file, words_from } => {
            let folder = home::folder(args)?;
            let words = words(args, words_from.as_deref(), false)?;
            if let Some(parent) = folder.parent() {
                std::fs::create_dir_all(parent)?;
            }
            App::restore(file, &words, &folder, home::key(args, &folder, true)?).map_err(Failure::sealed(file))?;
            let words = voice::words(args)?;
            let there = Values::new().text("folder", &folder.display().to_string());
            let fetch = Values::new().text("sync", &typed("sync")).text("taken", &typed("take-in FILE"));
            let said = [("cli-back-again", there), ("cli-back-sync", fetch), ("cli-back-old", Values::new())];
            show::done(args.json, &json!({ "home": folder }), said.map(|(id, values)| words.label(id, &values)))
        }
        Command::Export { file, with_names } => {
            let mut app = home::open(args)?;
            let space = home::space(&app, args.space.as_deref())?;
            let Export { bytes, manifest } = app.export(space, ExportOptions { with_names: *with_names })?;
            file::write_new(file, &bytes)?;
            let mut said = vec![home::written(&app, file)?, home::say(&app, "export-read-warn", &Values::new())?];
            if manifest.hidden > 0 {
                said.push(home::say(&app, "export-names-hidden", &Values::new())?);
                said.push(home::say(&app, "cli-with-names", &Values::new().text("option", "`--with-names`"))?);
            }
            if manifest.media_left_out > 0 {
                said.push(home::say(&app, "export-partly", &Values::new().count("n", manifest.media_left_out))?);
            }
            show::done(args.json, &json!({ "file": file, "manifest": manifest }), said)
        }
        _ => Ok(()),
    }
}

fn storage(screen: &StorageScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.all.text.clone()];
    for space in &screen.spaces {
        lines.push(space.name.text.clone());
        let parts = [Some(&space.texts), space.media.as_ref(), space.spare.as_ref()];
        lines.extend(parts.into_iter().flatten().map(|label| format!("  {}", label.text)));
    }
    lines.extend(screen.spare.iter().chain([&screen.help]).map(|label| label.text.clone()));
    lines
}

/// The words of a backup, from a file, from standard input, or asked; twice when they are new.
fn words(args: &Args, from: Option<&Path>, new: bool) -> Result<String, Failure> {
    match from {
        Some(from) => home::first_line(from),
        None => home::asked(args, "cli-ask-copy-words", "--words-from", new),
    }
}
