//! Every function of the core crosses the border, or stands here with the reason.

#![allow(clippy::unwrap_used, reason = "a test may stop at a surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Functions of `App` that no shell needs. An entry that crosses fails.
const NEVER: &[(&str, &[&str])] = &[
    ("screens say it", &["circle", "circle_at", "claims", "is_own", "members", "note", "notes", "words"]),
    ("for tests, for repair or for the terminal", &["rebuild", "rebuild_from_log", "show_in"]),
    (
        "the core does it by itself, or a call that crosses contains it",
        &["day", "has_relay", "home", "minutes_left", "moment", "sync_with", "take_in", "watch"],
    ),
];

#[test]
fn what_does_not_cross_the_border_is_listed_with_its_reason_and_nothing_else_is() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let product = fs::read_to_string(here.join("../../tests/size/src/product.rs")).unwrap();
    let named = product.lines().filter_map(|line| line.trim().strip_prefix("App::")?.strip_suffix(','));
    let functions: BTreeSet<&str> = named.filter_map(|name| name.split("::").next()).collect();
    assert!(functions.len() > 100, "the functions of the core are not where this test looks");
    let mut source = String::new();
    for file in [
        "ask.rs",
        "core.rs",
        "edit.rs",
        "editor.rs",
        "lock.rs",
        "media.rs",
        "members.rs",
        "online.rs",
        "plan.rs",
        "safety.rs",
        "share.rs",
        "show.rs",
        "space.rs",
        "talk.rs",
        "whose.rs",
        "worker.rs",
    ] {
        let text = fs::read_to_string(here.join("src").join(file)).unwrap();
        source.push_str(text.split("#[cfg(test)]").next().unwrap());
    }
    let crosses = |name: &str| {
        source.contains(&format!("app.{name}("))
            || source.contains(&format!("App::{name})"))
            || source.contains(&format!("App::{name}("))
            || source.contains(&format!("online::{name}("))
    };
    let listed: Vec<&str> = NEVER.iter().flat_map(|row| row.1.iter().copied()).collect();
    let mut wrong = Vec::new();
    for name in &functions {
        match (crosses(name), listed.contains(name)) {
            (false, false) => wrong.push(format!("{name} does not cross: export it, or list it with the reason")),
            (true, true) => wrong.push(format!("{name} crosses: take it off the list")),
            _ => {}
        }
    }
    wrong.extend(listed.iter().filter(|name| !functions.contains(**name)).map(|name| format!("there is no {name}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
