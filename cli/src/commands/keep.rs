//! Backups, putting them back, and everything to read.

use std::io::{BufRead, Read};
use std::path::Path;

use serde_json::json;
use steunkring_app::{App, Export, ExportOptions};

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{file, home, show};

/// The longest line of words that is read, in bytes.
const LONGEST: u64 = 4096;

/// Runs a command about copies.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Backup { file, words_from } => {
            let mut app = home::open(args)?;
            app.backup(file, &words(words_from.as_deref(), true)?)?;
            let line = format!("written: {}. Without the words nobody can open it.", file.display());
            show::done(args.json, &json!({ "file": file }), line)
        }
        Command::Restore { file, words_from } => {
            let folder = home::folder(args)?;
            let words = words(words_from.as_deref(), false)?;
            if let Some(parent) = folder.parent() {
                std::fs::create_dir_all(parent)?;
            }
            App::restore(file, &words, &folder, home::key(args, &folder, true)?)?;
            let line = format!(
                "{} is there again. Run `steunkring sync`, or `take-in` a file of another member, before you write: \
                 then what the old device wrote after the backup is here too. Do not use the old device any more.",
                folder.display()
            );
            show::done(args.json, &json!({ "home": folder }), line)
        }
        Command::Export { file, with_names } => {
            let mut app = home::open(args)?;
            let space = home::space(&app, args.space.as_deref())?;
            let Export { bytes, manifest } = app.export(space, ExportOptions { with_names: *with_names })?;
            file::write_new(file, &bytes)?;
            show::print(args.json, &json!({ "file": file, "manifest": manifest }), || {
                let hidden = (manifest.hidden > 0).then(|| {
                    format!(
                        "{} people who do not know that they stand on the map have no name in it; --with-names names them.",
                        manifest.hidden
                    )
                });
                let written = format!("written: {}. It has no lock: anybody can read it.", file.display());
                std::iter::once(written).chain(hidden).collect()
            })
        }
        _ => Ok(()),
    }
}

/// The words of a backup, from a file, from standard input, or asked; twice when they are new.
fn words(from: Option<&Path>, new: bool) -> Result<String, Failure> {
    let Some(from) = from else {
        let words = rpassword::prompt_password("Words of the backup: ")?;
        if new && rpassword::prompt_password("Once more: ")? != words {
            return Err(Failure::usage("the two differ; nothing was written"));
        }
        return Ok(words);
    };
    let mut line = String::new();
    if from == Path::new("-") {
        std::io::stdin().lock().take(LONGEST).read_line(&mut line)?;
    } else {
        std::io::BufReader::new(std::fs::File::open(from)?).take(LONGEST).read_line(&mut line)?;
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
