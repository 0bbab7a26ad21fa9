//! Where the home is and what opens it.

use std::io::{BufRead, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};

use steunkring_app::{App, Code, Key, Label, SpaceId, device_clock};
use steunkring_domain::{Circle, Invalid};
use steunkring_text::Args as Values;

use crate::args::Args;
use crate::failure::{Failure, typed};
use crate::voice;

/// The longest line of words that is read, in bytes.
const LONGEST_LINE: u64 = 4096;
/// The file in a home that a passphrase opens.
const WRAPPED_KEY: &str = "key.wrap";
/// The size of a key file.
const KEY_BYTES: u64 = 32;

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

/// What opens the home: a passphrase when asked for or when the home has one, else the key file.
pub fn key(args: &Args, folder: &Path, new: bool) -> Result<Key, Failure> {
    if let Some(from) = &args.passphrase_from {
        return passphrase(&first_line(from)?);
    }
    if args.passphrase || (!new && args.key.is_none() && folder.join(WRAPPED_KEY).exists()) {
        return passphrase(&asked(args, "cli-ask-words", "--passphrase-from", new)?);
    }
    let file = args.key.clone().unwrap_or_else(|| folder.with_extension("key"));
    if !new {
        check_key(&file)?;
    }
    Ok(Key::file(file))
}

/// Asks for words that are not shown while they are typed, twice when they are new; an option gives them where nobody can be
/// asked.
pub fn asked(args: &Args, question: &str, option: &str, new: bool) -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() && !std::io::stderr().is_terminal() {
        let option = Values::new().text("option", &format!("`{option} FILE`"));
        return Err(Failure::said("cli-nobody-to-ask").help("cli-give-words", option));
    }
    let say = voice::words(args)?;
    let ask = |id: &str| rpassword::prompt_password(format!("{}: ", say.plain(id).text));
    let words = ask(question)?;
    if new && ask("cli-ask-again")? != words {
        return Err(Failure::said("cli-words-differ"));
    }
    Ok(words)
}

/// The first line of a file, or of standard input with `-`.
pub fn first_line(from: &Path) -> Result<String, Failure> {
    let mut line = String::new();
    if from == Path::new("-") {
        std::io::stdin().lock().take(LONGEST_LINE).read_line(&mut line)?;
    } else {
        let failed = |error| Failure::file(from, error);
        let file = std::fs::File::open(from).map_err(failed)?;
        std::io::BufReader::new(file).take(LONGEST_LINE).read_line(&mut line).map_err(failed)?;
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn passphrase(words: &str) -> Result<Key, Failure> {
    Key::passphrase(words)
        .map_err(|_| Failure::value_can("passphrase", Invalid::Range, "cli-can-passphrase", Values::new()))
}

/// Says what is the matter with a key file that cannot open anything.
fn check_key(file: &Path) -> Result<(), Failure> {
    let named = || Values::new().text("file", &file.display().to_string());
    let there = match std::fs::metadata(file) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let ways = Values::new().text("key", "`--key`").text("words", "`--passphrase`");
            return Err(Failure::gone("cli-key-gone", named()).help("cli-key-gone-do", ways));
        }
        Err(error) => return Err(Failure::file(file, error)),
    };
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&there.permissions()) & 0o077 != 0 {
        let command = format!("`chmod 600 {}`", file.display());
        let help = Values::new().text("command", &command);
        return Err(Failure::gone("cli-key-open", named()).help("cli-only-you", help));
    }
    if there.len() != KEY_BYTES {
        let ways = Values::new().text("key", "`--key`").text("words", "`--passphrase`");
        return Err(Failure::gone("cli-key-short", named()).help("cli-key-gone-do", ways));
    }
    Ok(())
}

/// Refuses a folder in which spaces lie without the file that opens them.
fn is_whole(folder: &Path) -> Result<(), Failure> {
    let orphaned = std::fs::read_dir(folder.join("spaces")).is_ok_and(|mut spaces| spaces.next().is_some());
    if orphaned && !App::exists(folder)? {
        let file = Values::new().text("file", &folder.join("home.db").display().to_string());
        return Err(Failure::gone("cli-home-lost", file).help("cli-lost-do", restored(folder)));
    }
    Ok(())
}

/// How a backup is put back beside what is left of a home.
fn restored(folder: &Path) -> Values {
    let beside = format!("restore FILE --home {}-2", folder.display());
    Values::new().text("command", &typed(&beside))
}

/// Opens the home, or what is behind a second lock of it where that is asked for.
pub fn open(args: &Args) -> Result<App, Failure> {
    let app = open_outer(args)?;
    match args.behind {
        Some(_) => Ok(open_behind(args, &app)?.1),
        None => Ok(app),
    }
}

/// Opens the home itself.
pub fn open_outer(args: &Args) -> Result<App, Failure> {
    let folder = there(args)?;
    let mut key = key(args, &folder, false)?;
    if App::lock_screen(&folder, voice::level(args), device_clock())?.is_some() {
        let digits = digits(args, args.digits_from.as_deref(), "--digits-from", false)?;
        key = key.with_digits(&digits, device_clock())?;
    }
    ready(args, App::open(&folder, key)?)
}

/// Opens what is behind the second lock that is asked for, and gives the name of that lock.
pub fn open_behind(args: &Args, outer: &App) -> Result<(String, App), Failure> {
    let mut locks = outer.second_locks()?;
    let number = args.behind.unwrap_or_default();
    if number == 0 || number > locks.len() {
        let list = Values::new().text("command", &typed("lock list"));
        return Err(Failure::gone("cli-no-lock", Values::new()).help("cli-no-lock-do", list));
    }
    let name = locks.swap_remove(number - 1).name;
    let (folder, key) = outer.behind(&name)?;
    let digits = digits(args, args.behind_from.as_deref(), "--behind-from", false)?;
    let app = App::open(&folder, key.with_digits(&digits, device_clock())?)?;
    Ok((name, ready(args, app)?))
}

/// The digits of a lock, from a file or as somebody types them: twice where they are new.
pub fn digits(args: &Args, from: Option<&Path>, option: &str, new: bool) -> Result<String, Failure> {
    from.map_or_else(|| asked(args, "lock-enter", option, new), first_line)
}

/// Opens a locked home with a printed code.
pub fn open_with_code(args: &Args, code: &Code) -> Result<App, Failure> {
    let folder = there(args)?;
    let key = key(args, &folder, false)?.with_code(&folder, code)?;
    ready(args, App::open(&folder, key)?)
}

/// The folder of a home that is there.
fn there(args: &Args) -> Result<PathBuf, Failure> {
    let folder = folder(args)?;
    is_whole(&folder)?;
    if !App::exists(&folder)? {
        let begin = Values::new().text("command", &typed("init")).text("option", "`--home`");
        return Err(Failure::gone("cli-no-home", Values::new()).help("cli-no-home-do", begin));
    }
    Ok(folder)
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
    is_whole(folder)?;
    if App::exists(folder)? {
        let there = Values::new().text("folder", &folder.display().to_string());
        let ways = Values::new().text("new", &typed("new NAME")).text("option", "`--home`");
        return Err(Failure::with("cli-home-there", there).help("cli-home-there-do", ways));
    }
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent).map_err(|error| Failure::file(parent, error))?;
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

/// Notes that what is shown was looked at. Where that cannot be written it is shown all the same, and stays new.
pub fn looked_at(app: &mut App, space: SpaceId) {
    let _ = app.look_at(space);
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
