//! Where the home is and what opens it.

use std::path::{Path, PathBuf};

use steunkring_app::{App, Key, Label, SpaceId};
use steunkring_domain::Circle;
use steunkring_text::Args as Values;

use crate::args::Args;
use crate::failure::{Failure, typed};
use crate::voice;

/// The folder of the home.
pub fn folder(args: &Args) -> Result<PathBuf, Failure> {
    if let Some(folder) = &args.home {
        return Ok(folder.clone());
    }
    let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share")));
    base.map(|base| base.join("steunkring")).ok_or_else(|| {
        Failure::said("cli-no-folder").help("cli-no-folder-do", Values::new().text("option", "`--home`"))
    })
}

/// What opens the home: a passphrase when asked for, else the key file.
pub fn key(args: &Args, folder: &Path, new: bool) -> Result<Key, Failure> {
    if args.passphrase {
        return Ok(Key::passphrase(&asked(args, "cli-ask-words", new)?)?);
    }
    Ok(Key::file(args.key.clone().unwrap_or_else(|| folder.with_extension("key"))))
}

/// Asks for words that are not shown while they are typed; twice when they are new.
pub fn asked(args: &Args, question: &str, new: bool) -> Result<String, Failure> {
    let say = voice::words(args)?;
    let ask = |id: &str| rpassword::prompt_password(format!("{}: ", say.plain(id).text));
    let words = ask(question)?;
    if new && ask("cli-ask-again")? != words {
        return Err(Failure::said("cli-words-differ"));
    }
    Ok(words)
}

/// Opens the home.
pub fn open(args: &Args) -> Result<App, Failure> {
    let folder = folder(args)?;
    ready(args, App::open(&folder, key(args, &folder, false)?)?)
}

/// Opens the home, or makes one without a space, for who comes in by invitation.
pub fn open_or_make(args: &Args) -> Result<App, Failure> {
    let folder = folder(args)?;
    if App::exists(&folder)? {
        return open(args);
    }
    make(args, &folder)
}

/// Makes a home.
pub fn make(args: &Args, folder: &Path) -> Result<App, Failure> {
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    ready(args, App::create(folder, key(args, folder, true)?)?)
}

fn ready(args: &Args, mut app: App) -> Result<App, Failure> {
    if let Some(lang) = args.lang {
        app.show_in(voice::known(lang));
    }
    // The first one opened is the one that is spoken of.
    let _ = args.voice.set(app.level()?);
    Ok(app)
}

/// What an open home says, with the usual words.
pub fn say(app: &App, id: &str, values: &Values) -> Result<Label, Failure> {
    Ok(app.words(&Circle::default())?.label(id, values))
}

/// That something stands in a file now.
pub fn written(app: &App, file: &Path) -> Result<Label, Failure> {
    say(app, "cli-written", &Values::new().text("file", &file.display().to_string()))
}

/// What an open home says with one command in it.
pub fn advise(app: &App, id: &str, command: &str) -> Result<Label, Failure> {
    say(app, id, &Values::new().text("command", &typed(command)))
}

/// The space that is meant: by name, by the beginning of its id, or the only one.
pub fn space(app: &App, wanted: Option<&str>) -> Result<SpaceId, Failure> {
    let all = app.spaces()?;
    let fits = |space: &&steunkring_app::SpaceSummary| match wanted {
        Some(wanted) => space.name == wanted || (wanted.len() >= 4 && space.id.to_string().starts_with(wanted)),
        None => true,
    };
    let mut found = all.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(space), None) => Ok(space.id),
        (None, _) => Err(Failure::look("cli-no-space", "spaces")),
        (Some(_), Some(_)) => {
            let choose = Values::new().text("option", "`--space`").text("command", &typed("spaces"));
            Err(Failure::said("cli-several-spaces").help("cli-choose-space", choose))
        }
    }
}
