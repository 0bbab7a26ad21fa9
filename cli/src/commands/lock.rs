//! The lock on a home.

use std::path::Path;

use serde_json::json;
use steunkring_app::App;

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
        Some(LockWhat::Off) => {
            let said = home::open(args)?.remove_lock()?;
            show::done(args.json, &json!({ "locked": false }), [said])
        }
        Some(LockWhat::Forgotten { words_from, new_from }) => {
            let code = code::words(args, words_from.as_deref())?;
            set(args, &mut home::open_with_code(args, &code)?, new_from.as_deref())
        }
    }
}

fn set(args: &Args, app: &mut App, from: Option<&Path>) -> Result<(), Failure> {
    let digits = match from {
        Some(from) => home::first_line(from)?,
        None => home::asked(args, "lock-enter", "--new-from", true)?,
    };
    let said = app.set_lock(&digits, None)?;
    show::done(args.json, &json!({ "locked": true }), said)
}
