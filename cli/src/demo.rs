//! The main job, for real: a family draws its circle on an encrypted home, keeps a note, and takes steps back.

mod apart;
mod child;
mod family;
mod report;

use std::path::Path;
use std::time::Instant as Stopwatch;

use serde_json::json;
use steunkring_app::{
    App, Canvas, Command, CompareGroup, CompareScreen, Edit, Key, MapOptions, NewTie, NoteEdit, SpaceId, SpaceKind,
    Theme,
};
use steunkring_domain::*;

use crate::commands::random;
use crate::failure::Failure;
use crate::{render, show};
use apart::Apart;
use family::{CIRCLE, FAMILY, KNOWS, NOTE, Someone, YARA};

/// Runs the demo in a folder that is gone afterwards, or in one to keep.
pub fn run(keep: Option<&Path>, json: bool) -> Result<(), Failure> {
    let temporary = tempfile::tempdir()?;
    let folder = keep.unwrap_or(temporary.path());
    std::fs::create_dir_all(folder)?;
    let mut steps = Steps { began: Stopwatch::now(), json, done: Vec::new() };
    let home = folder.join("nadia");
    let mut app = App::create(&home, Key::file(home.with_extension("key")))?;
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia")?;
    steps.say("Nadia has a home, encrypted, and founds a circle");
    let people = people(&mut app, space)?;
    steps.say(&format!("{} people stand in it, each with their line and place", people.len()));
    yara(&mut app, space, &people)?;
    steps.say("Yara tells it in her own way; her view stands beside Nadia's");
    let adults = child::tell(&mut app, space, &people)?;
    steps
        .say(&format!("she tells her own circle too, and only that says to whom she can turn: {}", adults.join(" · ")));
    who_knows_whom(&mut app, space, &people)?;
    steps.say("Nadia tells who of them know each other");
    let document = note(&mut app, space, &people)?;
    steps.say("a talk at school has its note, a decision and a step");
    back_and_forth(&mut app, space, &people)?;
    steps.say("somebody was taken away and came back; a step was undone and done again");
    let worker_home = folder.join("iris");
    let mut worker = App::create(&worker_home, Key::file(worker_home.with_extension("key")))?;
    let apart = Apart { space, document, people: &people };
    let sent = apart.run(&mut app, &mut worker, &folder.join("relay"))?;
    steps.say("Iris typed the code and saw the same six digits; the relay was stopped, both wrote in the same things, it was started again");
    steps.say(&format!("{sent} sealed items went through the relay; both show the same and every fact is there"));

    let relay = std::fs::read(folder.join("relay").join("relay.db"))?;
    // Free space in a database is zeros; the longest run without them is part of a sealed item.
    let sample = relay.split(|byte| *byte == 0).max_by_key(|run| run.len()).unwrap_or_default();
    let hex: Vec<String> = sample.iter().take(24).map(|byte| format!("{byte:02x}")).collect();
    steps.say(&format!("the relay's database holds {} bytes such as {} …", relay.len(), hex.join(" ")));

    let screen = app.map_screen(space, MapOptions::default())?;
    let written = app.note_screen(space, document)?;
    let (nadia, yara) = (app.me(space)?, find(&people, "Yara")?);
    let compared = app.compare_screen(space, PersonId::FAMILY, nadia, yara)?;
    if compared.same.rows.is_empty() || compared.different.rows.is_empty() {
        return Err(Failure::usage("two views should stand side by side"));
    }
    let respondents = app.circle(space)?.circle.respondents(PersonId::FAMILY).len();
    steps.say(&format!("{respondents} people tell this circle, each in a view that nobody merges"));
    if !json {
        let blank = || vec![String::new()];
        let told_by_both = CompareScreen {
            one_only: CompareGroup { rows: Vec::new(), ..compared.one_only.clone() },
            ..compared.clone()
        };
        let compared = show::compare(&told_by_both);
        let lines = [show::map(&screen), blank(), compared, blank(), show::note(&written)].concat();
        println!("\n{}\n", lines.join("\n"));
    }

    let drawing = screen.svg(Theme::Light);
    let round = app.map_screen(space, MapOptions { canvas: Canvas::Round, ..MapOptions::default() })?.svg(Theme::Light);
    std::fs::write(folder.join("map.svg"), &drawing)?;
    std::fs::write(folder.join("map.png"), render::png(&drawing, 1_200)?)?;
    std::fs::write(folder.join("map.pdf"), render::pdf(&round)?)?;
    std::fs::write(folder.join("report.html"), report::page(&screen, &drawing, &compared, &written))?;
    steps.say("map.svg, map.png, map.pdf and report.html are there to look at");
    std::fs::write(folder.join("onze-kring.bundle"), app.bundle(space)?)?;
    drop((app, worker));
    let (files, bytes) = search_for_words(folder, &people, written.body.as_bytes())?;
    steps.say(&format!("{files} files, {bytes} bytes on the disk: no name and no sentence can be read in them"));
    let mut again = App::open(&home, Key::file(home.with_extension("key")))?;
    let same = again.map_screen(space, MapOptions::default())?.svg(Theme::Light) == drawing;
    if !same || again.note_screen(space, document)? != written {
        return Err(Failure::usage("what was opened again is not what was written"));
    }
    steps.say("opened again, everything stands as it was written");
    let record = json!({ "steps": steps.done, "kept": keep });
    show::print(json, &record, || {
        let go_on = |_| format!("\nGo on with:  steunkring --home {} map", home.display());
        keep.map(go_on).into_iter().collect()
    })
}

/// What was done and how long it took, said at once or kept for the record.
struct Steps {
    began: Stopwatch,
    json: bool,
    done: Vec<serde_json::Value>,
}

impl Steps {
    fn say(&mut self, what: &str) {
        let ms = self.began.elapsed().as_millis();
        if !self.json {
            println!("{ms:>6} ms  {what}");
        }
        self.done.push(json!({ "ms": u64::try_from(ms).unwrap_or(u64::MAX), "what": what }));
    }
}

/// Puts everybody on the map and tells their ties; gives the ids by name.
fn people(app: &mut App, space: SpaceId) -> Result<Vec<(&'static str, PersonId)>, Failure> {
    let me = app.me(space)?;
    let mut people = Vec::new();
    for name in FAMILY {
        let id = PersonId(random()?);
        let changes = vec![PersonChange::InFamily(Some(true)), PersonChange::IsChild(Some(true))];
        app.run(space, Command::AddPerson { id, name: parse(name)?, changes, tie: None })?;
        people.push((name, id));
    }
    for someone in CIRCLE {
        let id = add(app, space, me, &someone)?;
        people.push((someone.name, id));
    }
    Ok(people)
}

fn add(app: &mut App, space: SpaceId, me: PersonId, someone: &Someone) -> Result<PersonId, Failure> {
    let id = PersonId(random()?);
    let tie = NewTie { ego: PersonId::FAMILY, domain: Some(someone.domain.clone()), ring: Some(someone.ring.clone()) };
    let mut changes = vec![PersonChange::Formality(Some(someone.formality.clone()))];
    changes.extend(someone.face.map(|code| Line::parse(code).ok()).map(PersonChange::Avatar));
    app.run(space, Command::AddPerson { id, name: parse(someone.name)?, changes, tie: Some(tie) })?;
    let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: id }, respondent: me };
    let mut told = vec![
        PerspectiveChange::Strength(someone.strength.clone()),
        PerspectiveChange::Stress(someone.stress.clone()),
        PerspectiveChange::Status(someone.status.clone()),
    ];
    told.extend(
        someone.receives.iter().map(|(kind, level)| PerspectiveChange::Receives(kind.clone(), Some(level.clone()))),
    );
    told.extend(someone.gives.iter().map(|kind| PerspectiveChange::Gives(kind.clone(), Some(true))));
    app.run(space, Command::Map(told.into_iter().map(|change| Edit::View(view, change)).collect()))?;
    Ok(id)
}

/// Yara's own view of some of the circle, told together with her mother on one phone.
fn yara(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<(), Failure> {
    let respondent = find(people, "Yara")?;
    let mut edits = Vec::new();
    for (name, ring, strength) in YARA {
        let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: find(people, name)? }, respondent };
        edits.push(Edit::View(view, PerspectiveChange::Ring(Some(ring))));
        edits.push(Edit::View(view, PerspectiveChange::Strength(strength)));
    }
    app.run(space, Command::Map(edits))?;
    Ok(())
}

/// What Nadia knows of who knows whom; of the other pairs nothing is told.
fn who_knows_whom(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<(), Failure> {
    let me = app.me(space)?;
    let mut edits = Vec::new();
    for (one, others, knows) in KNOWS {
        for other in others {
            let pair = AlterTieId::new(find(people, one)?, find(people, other)?, me);
            edits.push(Edit::AlterTie(pair, AlterTieChange::Knows(Some(knows.clone()))));
        }
    }
    app.run(space, Command::Map(edits))?;
    Ok(())
}

fn note(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<DocumentId, Failure> {
    let document = DocumentId(random()?);
    let line = |text: &str| Line::parse(text).map_err(|reason| Failure::value("line", reason, "one line"));
    let mut edits = vec![
        NoteEdit::Meeting(MeetingChange::Title(Some(line("Praten op school")?))),
        NoteEdit::Meeting(MeetingChange::Type(Some(MeetingType::CircleTalk))),
        NoteEdit::Meeting(MeetingChange::PlaceKind(Some(PlaceKind::School))),
    ];
    for wanted in ["Yara", "oma Rie", "juf Els"] {
        let id = find(people, wanted)?;
        edits.push(NoteEdit::Attendance(id, AttendanceChange::Present(Some(true))));
    }
    app.run(space, Command::StartNote { document, edits })?;
    app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite(NOTE.to_owned())] })?;
    let (decision, action) = (DecisionId(random()?), ActionId(random()?));
    let decided = NoteEdit::Decision(decision, DecisionChange::Text(Some(line("Yara mag eerder naar bed.")?)));
    app.run(space, Command::Note { document, edits: vec![decided] })?;
    let step = [
        ActionChange::Text(Some(line("Yara naar school brengen op maandag")?)),
        ActionChange::Owner(Some(find(people, "oma Rie")?)),
        ActionChange::Status(Some(ActionStatus::Open)),
        ActionChange::CreatedIn(Some(document)),
    ];
    app.run(space, Command::Map(step.into_iter().map(|change| Edit::Action(action, change)).collect()))?;
    Ok(document)
}

/// Takes somebody away and back, and a change of ring back and forth, and looks each time whether it is so.
fn back_and_forth(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<(), Failure> {
    let bo = find(people, "Bo")?;
    let before = app.circle(space)?.circle;
    app.run(space, Command::Map(vec![Edit::Person(bo, PersonChange::Removed(Some(app.now())))]))?;
    let tray = app.tray_screen(space)?;
    let item = tray.items.first().ok_or_else(|| Failure::usage("the tray does not show who was taken away"))?;
    app.bring_back(space, item.table, &item.row)?;
    app.undo()?;
    app.undo()?;
    let after = app.circle(space)?.circle;
    if after.people.get(&bo) != before.people.get(&bo) {
        return Err(Failure::usage("taking steps back did not lead back"));
    }
    app.redo()?;
    app.redo()?;
    Ok(())
}

pub fn parse(name: &str) -> Result<Nickname, Failure> {
    Nickname::parse(name).map_err(|reason| Failure::value("name", reason, "1 to 80 characters"))
}

pub fn find(people: &[(&str, PersonId)], wanted: &str) -> Result<PersonId, Failure> {
    let found = people.iter().find(|(name, _)| *name == wanted).map(|(_, id)| *id);
    found.ok_or_else(|| Failure::usage("the demo family lacks somebody"))
}

/// Looks for every name and for the beginning of the note in every database, key and sealed file.
fn search_for_words(home: &Path, people: &[(&str, PersonId)], note: &[u8]) -> Result<(usize, u64), Failure> {
    let mut todo = vec![home.to_owned()];
    let (mut files, mut bytes) = (0, 0);
    let first = note.get(..24).unwrap_or(note);
    while let Some(folder) = todo.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                todo.push(path);
                continue;
            }
            // The drawings are there to be looked at.
            if path.file_stem().is_some_and(|stem| stem == "map" || stem == "report") {
                continue;
            }
            let content = std::fs::read(&path)?;
            files += 1;
            bytes += content.len() as u64;
            // A name of two letters turns up by chance in any megabyte of noise.
            let long = people.iter().map(|(name, _)| name.as_bytes()).filter(|name| name.len() > 4);
            if long.chain([first]).any(|word| content.windows(word.len()).any(|window| window == word)) {
                return Err(Failure::usage("something readable was found on the disk"));
            }
        }
    }
    Ok((files, bytes))
}
