//! Where the home is and what opens it.

use std::path::{Path, PathBuf};

use steunkring_app::{App, Key, SpaceId};

use crate::args::{Args, Lang};
use crate::failure::Failure;

/// The folder of the home.
pub fn folder(args: &Args) -> Result<PathBuf, Failure> {
    if let Some(folder) = &args.home {
        return Ok(folder.clone());
    }
    let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let base = base.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share")));
    base.map(|base| base.join("steunkring")).ok_or_else(|| Failure::usage("name the folder of the home with --home"))
}

/// What opens the home: a passphrase when asked for, else the key file.
pub fn key(args: &Args, folder: &Path, new: bool) -> Result<Key, Failure> {
    if args.passphrase {
        let words = rpassword::prompt_password("Passphrase: ")?;
        if new && rpassword::prompt_password("Once more: ")? != words {
            return Err(Failure::usage("the two passphrases differ; nothing was made"));
        }
        return Ok(Key::passphrase(&words)?);
    }
    Ok(Key::file(args.key.clone().unwrap_or_else(|| folder.with_extension("key"))))
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
    ready(args, make(args, &folder)?)
}

/// Makes a home.
pub fn make(args: &Args, folder: &Path) -> Result<App, Failure> {
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    Ok(App::create(folder, key(args, folder, true)?)?)
}

fn ready(args: &Args, mut app: App) -> Result<App, Failure> {
    if let Some(lang) = args.lang {
        app.show_in(level(lang));
    }
    Ok(app)
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
        (None, _) => Err(Failure::usage("there is no such space; `steunkring spaces` lists them")),
        (Some(_), Some(_)) => {
            Err(Failure::usage("there are several spaces; choose one with --space (`steunkring spaces` lists them)"))
        }
    }
}

/// The level of the words.
pub fn level(lang: Lang) -> steunkring_app::Level {
    match lang {
        Lang::NlA2 => steunkring_app::Level::NlA2,
        Lang::NlB1 => steunkring_app::Level::NlB1,
        Lang::En => steunkring_app::Level::En,
    }
}
