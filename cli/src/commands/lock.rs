//! The lock on a home.

use std::path::Path;

use serde_json::json;
use steunkring_app::App;
use steunkring_text::Args as Values;

use super::code;
use crate::args::lock::LockWhat;
use crate::args::{Args, Lock};
use crate::failure::Failure;
use crate::{home, show};

/// Says whether there is a lock, sets it, or takes it away.
pub fn run(args: &Args, lock: &Lock) -> Result<(), Failure> {
    match &lock.what {
        None => {
            let app = home::open(args)?;
            let locked = app.is_locked()?;
            let said = home::say(&app, if locked { "lock-state-on" } else { "lock-state-off" }, &Default::default())?;
            show::done(args.json, &json!({ "locked": locked }), [said])
        }
        Some(LockWhat::On { new_from }) => set(args, &mut home::open(args)?, new_from.as_deref()),
        Some(LockWhat::Off) if args.behind.is_some() => {
            let mut app = home::open_outer(args)?;
            let (name, behind) = home::open_behind(args, &app)?;
            let said = app.take_from_behind(&name, behind)?;
            show::done(args.json, &json!({ "locked": false }), [said])
        }
        Some(LockWhat::Off) => {
            let said = home::open(args)?.remove_lock()?;
            show::done(args.json, &json!({ "locked": false }), [said])
        }
        Some(LockWhat::Own { new_from, yes }) => own(args, new_from.as_deref(), *yes),
        Some(LockWhat::List) => list(args),
        Some(LockWhat::Forgotten { words_from, new_from }) => {
            let code = code::words(args, words_from.as_deref())?;
            set(args, &mut home::open_with_code(args, &code)?, new_from.as_deref())
        }
    }
}

/// Puts a space behind a second lock, or says what that does.
fn own(args: &Args, from: Option<&Path>, yes: bool) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    if !yes {
        let screen = app.behind_screen(space)?;
        let space = args.space.as_ref().map(|space| format!(" --space \"{space}\"")).unwrap_or_default();
        let command = format!("`steunkring lock own{space} --yes`");
        let how = home::say(&app, "cli-do-it-with", &Values::new().text("command", &command))?;
        let labels = [&screen.title].into_iter().chain(&screen.effect).chain([&how]);
        return show::print(args.json, &screen, || labels.map(|label| label.text.clone()).collect());
    }
    let digits = home::digits(args, from, "--new-from", true)?;
    let said = app.put_behind(space, &digits, None)?;
    show::done(args.json, &json!({ "locked": true }), [said])
}

fn list(args: &Args) -> Result<(), Failure> {
    let app = home::open_outer(args)?;
    let locks = app.second_locks()?;
    let none = home::say(&app, "lock-own-none", &Values::new())?;
    show::print(args.json, &locks, || {
        let lines = (1..).zip(&locks).map(|(number, lock)| {
            let wait = lock.screen.wait.as_ref().map(|wait| format!("  {}", wait.text));
            format!("{number}. {}{}", lock.label.text, wait.unwrap_or_default())
        });
        if locks.is_empty() { vec![none.text] } else { lines.collect() }
    })
}

fn set(args: &Args, app: &mut App, from: Option<&Path>) -> Result<(), Failure> {
    let digits = home::digits(args, from, "--new-from", true)?;
    let said = app.set_lock(&digits, None)?;
    show::done(args.json, &json!({ "locked": true }), said)
}
