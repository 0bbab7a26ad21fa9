//! Printing.

use std::io::Write;

use serde::Serialize;
use steunkring_app::{MapScreen, NoteScreen};
use steunkring_domain::{Arrow, LineStyle};

use crate::failure::Failure;

/// Prints a record as JSON, or its lines.
pub fn print<T: Serialize>(json: bool, record: &T, lines: impl FnOnce() -> Vec<String>) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if json {
        let text = serde_json::to_string_pretty(record).map_err(std::io::Error::other)?;
        writeln!(out, "{text}")?;
    } else {
        for line in lines() {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The map with characters: each ring with its people, their line and the way support goes.
pub fn map(screen: &MapScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), String::new()];
    let widest = screen.rings.iter().flat_map(|ring| &ring.people).map(|person| person.name.text.chars().count()).max();
    for ring in screen.rings.iter().filter(|ring| !ring.people.is_empty()) {
        lines.push(format!(
            "{} {}",
            ring.label.text,
            "·".repeat(44_usize.saturating_sub(ring.label.text.chars().count()))
        ));
        for person in &ring.people {
            let space = " ".repeat(widest.unwrap_or(0).saturating_sub(person.name.text.chars().count()));
            let (line, arrow) = (line(person.line), person.arrow);
            lines.push(format!(
                "  {}{space}  {}{line}{}  {}",
                person.name.text,
                left(arrow),
                right(arrow),
                person.sentence.text
            ));
        }
    }
    for person in &screen.waiting {
        lines.push(format!("  ? {}", person.name.text));
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines
}

/// A note with its people, text, decisions and steps.
pub fn note(screen: &NoteScreen) -> Vec<String> {
    let mut lines = vec![screen.item.title.text.clone()];
    let people: Vec<&str> = screen.item.people.iter().map(|label| label.text.as_str()).collect();
    if !people.is_empty() {
        lines.push(people.join(", "));
    }
    lines.push(String::new());
    lines.extend(screen.body.lines().map(str::to_owned));
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines.extend(screen.decisions.iter().map(|label| format!("= {}", label.text)));
    lines.extend(screen.actions.iter().map(|label| format!("□ {}", label.text)));
    lines
}

fn line(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Strong => "≡≡≡≡≡",
        LineStyle::Moderate => "=====",
        LineStyle::Normal => "─────",
        LineStyle::Weak => "- - -",
        LineStyle::Stressful => "~~~~~",
        LineStyle::StrongStressful => "≈≈≈≈≈",
        LineStyle::Conflictual => "/\\/\\/",
        LineStyle::Broken => "─┤ ├─",
        LineStyle::Unknown => "·····",
    }
}

/// The middle stands on the right of a row: an arrow to it is support for it.
fn right(arrow: Arrow) -> char {
    if matches!(arrow, Arrow::In | Arrow::Both) { '>' } else { ' ' }
}

fn left(arrow: Arrow) -> char {
    if matches!(arrow, Arrow::Out | Arrow::Both) { '<' } else { ' ' }
}
