//! The printed code: making one, and coming back with it.

use std::io::Read;
use std::path::Path;

use serde_json::json;
use steunkring_app::{Code, CodeList};

use crate::args::{self, Args, Command};
use crate::failure::Failure;
use crate::{file, home, render, show};

/// The most bytes of words that are read.
const LONGEST_WORDS: u64 = 4096;
/// The longest file of a member that is read, in bytes.
const LONGEST_FILE: u64 = 512 << 20;

/// Runs a command about the printed code.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Code(code) => of_home(args, code),
        Command::Recover(recover) => {
            // No home is made for words that are no code.
            let code = words(args, recover.words_from.as_deref())?;
            let mut app = home::open_or_make(args)?;
            let done = match (&recover.relay, &recover.file) {
                (Some(relay), _) => app.recover_from_relay(&code, relay)?,
                (None, Some(from)) => {
                    let bytes = file::read(from, LONGEST_FILE)?;
                    app.recover_from_file(&code, &bytes, &recover.name).map_err(Failure::sealed(from))?
                }
                (None, None) => return Ok(()),
            };
            show::done(args.json, &done, done.said.clone())
        }
        _ => Ok(()),
    }
}

fn of_home(args: &Args, what: &args::Code) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    if let Some(to) = &what.file {
        let space = home::space(&app, args.space.as_deref())?;
        file::write_new(to, &app.recovery_file(space)?)?;
        return show::done(args.json, &json!({ "file": to }), [home::written(&app, to)?]);
    }
    if what.again || what.words_from.is_some() {
        let code = words(args, what.words_from.as_deref())?;
        let kept = app.keep_code(&code)?;
        return show::done(args.json, &kept, kept.said.clone());
    }
    if !what.new {
        let screen = app.code_screen()?;
        return show::print(args.json, &screen, || {
            let spaces = screen.spaces.iter().map(|space| &space.label);
            let labels = [&screen.title, &screen.why].into_iter().chain(&screen.limits).chain(spaces);
            labels.map(|label| label.text.clone()).collect()
        });
    }
    let list = if what.english { CodeList::English } else { CodeList::Dutch };
    let code = Code::draw()?;
    let page = app.code_made(&code, list)?;
    // On paper before it counts: a file that cannot be written leaves no code that nobody has.
    for (to, pdf) in [(&what.svg, false), (&what.pdf, true)] {
        let Some(to) = to else { continue };
        let svg = page.svg();
        file::write_new(to, &if pdf { render::pdf(&svg)? } else { svg.into_bytes() })?;
    }
    let kept = app.keep_code(&code)?;
    show::print(args.json, &json!({ "code": page, "kept": kept }), || {
        let numbered = page.words.iter().enumerate().map(|(n, word)| format!("{:>4}. {}", n + 1, word.text));
        let head = [page.title.text.clone(), page.write.text.clone()];
        let care = page.care.iter().chain(&kept.said).map(|label| label.text.clone());
        head.into_iter().chain(numbered).chain(care).chain(page.relays.iter().cloned()).collect()
    })
}

/// The code that somebody types, or has in a file.
pub fn words(args: &Args, from: Option<&Path>) -> Result<Code, Failure> {
    let typed = match from {
        None => home::asked(args, "cli-ask-code", "--words-from", false)?.into_bytes(),
        Some(from) if from == Path::new("-") => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().take(LONGEST_WORDS).read_to_end(&mut bytes)?;
            bytes
        }
        Some(from) => file::read(from, LONGEST_WORDS)?,
    };
    Code::read(&String::from_utf8_lossy(&typed)).map_err(|fault| {
        let (id, values) = fault.message();
        Failure::with(id, values)
    })
}
