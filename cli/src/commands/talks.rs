//! Talks and their notes.

use std::io::Read;

use steunkring_app::{App, Command as Do, Edit, NoteEdit, SpaceId};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use super::circle::random;
use crate::args::{Args, Attending, Command, Talk};
use crate::failure::Failure;
use crate::{home, pick, show};

/// The most bytes read from standard input.
const LONGEST: u64 = 1 << 20;

/// Runs a command about talks.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Talks { start: Some(title), told } => start(args, &mut app, space, title, told),
        Command::Talks { told, .. } if is_told(told) => {
            Err(Failure::with("cli-typed-missing", Values::new().text("what", "--start")))
        }
        Command::Talks { .. } => {
            let screen = app.notes_screen(space)?;
            home::looked_at(&mut app, space);
            show::print(args.json, &screen, || {
                let rows = screen.items.iter().enumerate().map(|(n, item)| {
                    let day = item.day.map_or_else(String::new, |day| format!("  {day}"));
                    format!("{}. {}{day}", n + 1, item.title.text)
                });
                let empty = screen.empty.iter().map(|label| label.text.clone());
                std::iter::once(screen.title.text.clone()).chain(rows).chain(empty).collect()
            })
        }
        Command::Note { talk, write, decide, step, owner, title, told, attending, media } => {
            let document = find(&mut app, space, talk)?;
            // Everything typed is read before anything is written.
            let step = step.as_deref().map(|text| step_edits(&mut app, space, document, text, owner.as_deref()));
            let step = step.transpose()?;
            let mut edits = told_edits(&mut app, space, told)?;
            if let Some(title) = title {
                edits.push(NoteEdit::Meeting(MeetingChange::Title(optional(title, |text| pick::line("title", text))?)));
            }
            edits.extend(attending_edits(&mut app, space, document, attending)?);
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
            let said = super::media::run(&mut app, space, document, media)?;
            let screen = app.note_screen(space, document)?;
            home::looked_at(&mut app, space);
            show::print(args.json, &screen, || show::note(&screen).into_iter().chain(said).collect())
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

fn start(args: &Args, app: &mut App, space: SpaceId, title: &str, told: &Talk) -> Result<(), Failure> {
    let document = DocumentId(random()?);
    let title = pick::line("title", title)?;
    let mut edits = vec![NoteEdit::Meeting(MeetingChange::Title(Some(title.clone())))];
    edits.extend(told_edits(app, space, told)?);
    app.run(space, Do::StartNote { document, edits })?;
    let begun = home::say(app, "cli-begun", &Values::new().text("name", title.as_str()))?;
    show::done(args.json, &serde_json::json!({ "document": document }), [begun])
}

fn is_told(told: &Talk) -> bool {
    let Talk { day, kind, from, until, place, place_kind, child_chose, agenda, with, guest, public } = told;
    [day, kind, from, until, place, place_kind, child_chose, public].into_iter().any(Option::is_some)
        || [agenda, with, guest].into_iter().any(|all| !all.is_empty())
}

/// What is told of a talk, all read before anything is written.
fn told_edits(app: &mut App, space: SpaceId, told: &Talk) -> Result<Vec<NoteEdit>, Failure> {
    use MeetingChange as C;
    let mut changes = Vec::new();
    if let Some(day) = &told.day {
        changes.push(C::Day(optional(day, |day| pick::day("day", day))?));
    }
    if let Some(code) = &told.kind {
        let kinds = pick::codes(MeetingType::ALL, MeetingType::code);
        changes.push(C::Type(pick::choice("type", code, MeetingType::parse, &kinds)?));
    }
    if let Some(from) = &told.from {
        changes.push(C::Start(optional(from, |text| pick::time("from", text))?));
    }
    if let Some(until) = &told.until {
        changes.push(C::End(optional(until, |text| pick::time("until", text))?));
    }
    if let Some(place) = &told.place {
        changes.push(C::Place(optional(place, |text| pick::line("place", text))?));
    }
    if let Some(code) = &told.place_kind {
        let kinds = pick::codes(PlaceKind::ALL, PlaceKind::code);
        changes.push(C::PlaceKind(pick::choice("place-kind", code, PlaceKind::parse, &kinds)?));
    }
    if let Some(answer) = &told.child_chose {
        changes.push(C::PlaceChosenByChild(pick::yes("child-chose", answer)?));
    }
    if let Some(text) = &told.public {
        changes.push(C::PublicSummary(optional(text, |text| pick::paragraph("public", text))?));
    }
    let mut edits: Vec<NoteEdit> = changes.into_iter().map(NoteEdit::Meeting).collect();
    let now = app.now();
    for text in &told.agenda {
        let id = AgendaId(random()?);
        edits.push(NoteEdit::Agenda(id, AgendaChange::Text(Some(pick::line("agenda", text)?))));
        edits.push(NoteEdit::Agenda(id, AgendaChange::CreatedAt(Some(now))));
    }
    let circle = app.circle(space)?.circle;
    for name in &told.with {
        edits.push(NoteEdit::Attendance(pick::person(&circle, name)?, AttendanceChange::Present(Some(true))));
    }
    for name in &told.guest {
        let id = PersonId(random()?);
        edits.push(NoteEdit::Attendance(id, AttendanceChange::Present(Some(true))));
        edits.push(NoteEdit::Attendance(id, AttendanceChange::Guest(Some(pick::line("guest", name)?))));
    }
    Ok(edits)
}

/// What is told of somebody at a talk; who was not on its list comes on it.
fn attending_edits(
    app: &mut App,
    space: SpaceId,
    document: DocumentId,
    told: &Attending,
) -> Result<Vec<NoteEdit>, Failure> {
    let there = app.note_screen(space, document)?.attendance;
    let mut who = app.me(space)?;
    if let Some(name) = &told.who {
        let mut named = there.iter().filter(|one| one.name.text == *name || pick::short(one.person) == *name);
        who = match (named.next(), named.next()) {
            (Some(one), None) => one.person,
            (None, _) => pick::person(&app.circle(space)?.circle, name)?,
            _ => {
                let ids: Vec<String> =
                    there.iter().filter(|one| one.name.text == *name).map(|one| pick::short(one.person)).collect();
                return Err(
                    Failure::said("cli-several").help("cli-several-do", Values::new().text("ids", &ids.join(", ")))
                );
            }
        };
    }
    let mut edits = Vec::new();
    if !told.tells.is_empty() && there.iter().all(|one| one.person != who) {
        edits.push(NoteEdit::Attendance(who, AttendanceChange::Present(Some(true))));
    }
    for text in &told.tells {
        edits.push(NoteEdit::Attendance(who, attendance(text, app.now())?));
    }
    if let Some(text) = &told.how_was_it {
        let said = optional(text, |text| pick::line("how-was-it", text))?;
        edits.push(NoteEdit::Meeting(MeetingChange::Evaluation(who, said)));
    }
    Ok(edits)
}

fn attendance(text: &str, now: Instant) -> Result<AttendanceChange, Failure> {
    use AttendanceChange as C;
    let (field, value) = text.split_once('=').ok_or_else(|| pick::like("rsvp=ja"))?;
    let line = || optional(value, |text| pick::line(field, text));
    Ok(match field {
        "rsvp" => C::Rsvp(pick::choice(field, value, Rsvp::parse, &pick::codes(Rsvp::ALL, Rsvp::code))?),
        "role" => {
            let can = pick::codes(AttendanceRole::ALL, AttendanceRole::code);
            C::Role(pick::choice(field, value, AttendanceRole::parse, &can)?)
        }
        "background" => {
            let can = pick::codes(Background::ALL, Background::code);
            C::Background(pick::choice(field, value, Background::parse, &can)?)
        }
        "sector" => C::Sector(pick::choice(field, value, Sector::parse, &pick::codes(Sector::ALL, Sector::code))?),
        "org" => C::Organisation(line()?),
        "wijk" => C::Neighbourhood(line()?),
        "came" => C::CheckedInAt(pick::yes(field, value)?.filter(|came| *came).map(|_| now)),
        "present" => C::Present(pick::yes(field, value)?),
        _ => {
            let fields = "rsvp, role, background, sector, org, wijk, came, present";
            return Err(Failure::value("tells", Invalid::Form, fields));
        }
    })
}

/// What an option holds; an empty one takes away.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Failure>) -> Result<Option<T>, Failure> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
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
