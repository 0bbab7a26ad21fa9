//! Talks and their notes.

use std::io::Read;

use steunkring_app::{App, Command as Do, Edit, NoteEdit, SpaceId};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use super::circle::random;
use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// The most bytes read from standard input.
const LONGEST: u64 = 1 << 20;

/// Runs a command about talks.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Talks { start: Some(title), day, with } => start(args, &mut app, space, title, day.as_deref(), with),
        Command::Talks { .. } => {
            let screen = app.notes_screen(space)?;
            show::print(args.json, &screen, || {
                let rows = screen.items.iter().enumerate().map(|(n, item)| {
                    let day = item.day.map_or_else(String::new, |day| format!("  {day}"));
                    format!("{}. {}{day}", n + 1, item.title.text)
                });
                let empty = screen.empty.iter().map(|label| label.text.clone());
                std::iter::once(screen.title.text.clone()).chain(rows).chain(empty).collect()
            })
        }
        Command::Note { talk, write, decide, step, owner } => {
            let document = find(&mut app, space, talk)?;
            // Everything typed is read before anything is written.
            let step = step.as_deref().map(|text| step_edits(&mut app, space, document, text, owner.as_deref()));
            let step = step.transpose()?;
            let mut edits = Vec::new();
            if let Some(text) = decide {
                let (id, now) = (DecisionId(random()?), app.now());
                edits.push(NoteEdit::Decision(id, DecisionChange::Text(Some(pick::line("decision", text)?))));
                edits.push(NoteEdit::Decision(id, DecisionChange::CreatedAt(Some(now))));
            }
            if let Some(from) = write {
                let now = app.note_screen(space, document)?.body;
                edits.push(NoteEdit::Rewrite(if from == "-" { standard_input()? } else { editor(&now)? }));
            }
            if !edits.is_empty() {
                app.run(space, Do::Note { document, edits })?;
            }
            if let Some(edits) = step {
                app.run(space, Do::Map(edits))?;
            }
            let screen = app.note_screen(space, document)?;
            show::print(args.json, &screen, || show::note(&screen))
        }
        _ => Ok(()),
    }
}

fn step_edits(
    app: &mut App,
    space: SpaceId,
    document: DocumentId,
    text: &str,
    owner: Option<&str>,
) -> Result<Vec<Edit>, Failure> {
    let mut changes = vec![
        ActionChange::Text(Some(pick::line("step", text)?)),
        ActionChange::CreatedIn(Some(document)),
        ActionChange::CreatedAt(Some(app.now())),
        ActionChange::Status(Some(ActionStatus::Open)),
    ];
    if let Some(owner) = owner {
        changes.push(ActionChange::Owner(Some(pick::person(&app.circle(space)?.circle, owner)?)));
    }
    let id = ActionId(random()?);
    Ok(changes.into_iter().map(|change| Edit::Action(id, change)).collect())
}

fn start(
    args: &Args,
    app: &mut App,
    space: SpaceId,
    title: &str,
    day: Option<&str>,
    with: &[String],
) -> Result<(), Failure> {
    let document = DocumentId(random()?);
    let title = pick::line("title", title)?;
    let mut edits = vec![NoteEdit::Meeting(MeetingChange::Title(Some(title.clone())))];
    if let Some(day) = day {
        edits.push(NoteEdit::Meeting(MeetingChange::Day(Some(pick::day("day", day)?))));
    }
    let circle = app.circle(space)?.circle;
    for name in with {
        edits.push(NoteEdit::Attendance(pick::person(&circle, name)?, AttendanceChange::Present(Some(true))));
    }
    app.run(space, Do::StartNote { document, edits })?;
    let begun = home::say(app, "cli-begun", &Values::new().text("name", title.as_str()))?;
    show::done(args.json, &serde_json::json!({ "document": document }), [begun])
}

/// The talk of that title, or of that number in the list.
pub fn find(app: &mut App, space: SpaceId, wanted: &str) -> Result<DocumentId, Failure> {
    let items = app.notes_screen(space)?.items;
    let by_number = wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| items.get(at));
    let mut by_title = items.iter().filter(|item| item.title.text == wanted || item.document.to_string() == wanted);
    match (by_title.next(), by_title.next(), by_number) {
        (Some(item), None, _) | (None, _, Some(item)) => Ok(item.document),
        (Some(_), Some(_), _) => Err(Failure::look("cli-several-talks", "talks")),
        (None, _, None) => Err(Failure::look("cli-no-talk", "talks")),
    }
}

fn standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    Ok(text.trim_end().to_owned())
}

/// Opens the text in the person's editor, in a file that only its owner may read and that is gone afterwards.
fn editor(now: &str) -> Result<String, Failure> {
    let program = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR"));
    let program = program.map_err(|_| {
        let ways = Values::new().text("editor", "`EDITOR`").text("write", "`--write -`");
        Failure::said("cli-no-editor").help("cli-no-editor-do", ways)
    })?;
    let mut file = tempfile::Builder::new().prefix("note").suffix(".txt").tempfile()?;
    std::io::Write::write_all(&mut file, now.as_bytes())?;
    let status = std::process::Command::new(&program).arg(file.path()).status();
    let status = status.map_err(|_| {
        let ways = Values::new().text("editor", "`EDITOR`").text("write", "`--write -`");
        Failure::with("cli-editor-missing", Values::new().text("program", &program)).help("cli-no-editor-do", ways)
    })?;
    if !status.success() {
        return Err(Failure::said("cli-editor-stopped"));
    }
    Ok(std::fs::read_to_string(file.path())?.trim_end().to_owned())
}
