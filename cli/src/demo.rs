//! The main job, for real: a family draws its circle on an encrypted home, keeps a note, and takes steps back.

mod apart;
mod child;
mod family;
mod report;
mod texts;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant as Stopwatch;

use serde_json::json;
use steunkring_app::{
    App, Canvas, Command, CompareGroup, CompareScreen, Edit, Key, Level, MapOptions, NewTie, NoteEdit, SpaceId,
    SpaceKind, Theme,
};
use steunkring_domain::*;
use steunkring_text::{Args, OwnWords, Words};

use crate::commands::random;
use crate::failure::Failure;
use crate::{render, show};
use apart::{Apart, Story};
use family::{CIRCLE, FAMILY, KNOWS, NADIA, Someone, YARA};
use texts::Texts;

/// Runs the demo in a folder that is gone afterwards, or in one to keep, in the words of a level.
pub fn run(keep: Option<&Path>, level: Level, json: bool) -> Result<(), Failure> {
    if let Some(folder) = keep {
        is_empty(folder)?;
    }
    let temporary = tempfile::tempdir()?;
    let folder = keep.unwrap_or(temporary.path());
    std::fs::create_dir_all(folder)?;
    let words = Words::new(level, OwnWords::new()).map_err(|_| Failure::check("words"))?;
    let texts = texts::texts(level);
    let count = |message: &str, n: usize| words.text(message, &Args::new().count("n", n));
    let plain = |message: &str| words.text(message, &Args::new());
    let mut steps = Steps { began: Stopwatch::now(), json, done: Vec::new() };
    let home = folder.join("nadia");
    let mut app = App::create(&home, Key::file(home.with_extension("key")))?;
    app.set_level(level)?;
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia")?;
    steps.say(plain("demo-step-home"));
    let people = people(&mut app, space)?;
    steps.say(count("demo-step-people", people.len()));
    yara(&mut app, space, &people)?;
    steps.say(plain("demo-step-yara"));
    let adults = child::tell(&mut app, space, &people)?;
    steps.say(words.text("demo-step-child", &Args::new().text("said", &adults.join(" · "))));
    who_knows_whom(&mut app, space, &people)?;
    steps.say(plain("demo-step-knows"));
    let document = note(&mut app, space, &people, texts)?;
    steps.say(plain("demo-step-note"));
    back_and_forth(&mut app, space, &people)?;
    steps.say(plain("demo-step-back"));
    let worker_home = folder.join("iris");
    let mut worker = App::create(&worker_home, Key::file(worker_home.with_extension("key")))?;
    worker.set_level(level)?;
    let apart = Apart { space, document, people: &people, texts, words: &words };
    let story = apart.run(&mut app, &mut worker, &folder.join("relay"), &mut steps)?;
    let relay = std::fs::read(folder.join("relay").join("relay.db"))?;
    // Free space in a database is zeros and its lists repeat themselves: the piece with the most different bytes is a sealed item.
    let kinds = |piece: &&[u8]| piece.iter().collect::<std::collections::BTreeSet<_>>().len();
    let sample = relay.chunks(192).max_by_key(kinds).unwrap_or_default();
    let sealed: Vec<String> = sample.iter().map(|byte| format!("{byte:02x}")).collect();

    let view = |respondent| MapOptions { respondent, canvas: Canvas::Round, ..MapOptions::default() };
    let screen = app.map_screen(space, MapOptions::default())?;
    let written = app.note_screen(space, document)?;
    let plan = app.plan_screen(space)?;
    let who = app.who_screen(space)?;
    let (nadia, yara) = (find(&people, "Nadia")?, find(&people, "Yara")?);
    let compared = app.compare_screen(space, PersonId::FAMILY, nadia, yara)?;
    if compared.same.rows.is_empty() || compared.different.rows.is_empty() {
        return Err(Failure::check("two-views"));
    }
    let respondents = app.circle(space)?.circle.respondents(PersonId::FAMILY);
    let mut views = Vec::new();
    for teller in [nadia, yara].into_iter().chain(respondents.iter().copied().filter(|id| *id != nadia && *id != yara))
    {
        views.push(app.map_screen(space, view(Some(teller)))?);
    }
    steps.say(count("demo-step-views", respondents.len()));
    if !json {
        let blank = || vec![String::new()];
        let told_by_both = CompareScreen {
            one_only: CompareGroup { rows: Vec::new(), ..compared.one_only.clone() },
            ..compared.clone()
        };
        let facts = said_apart(&words, &story);
        let held = vec![
            plain("demo-relay"),
            plain("demo-relay-help"),
            count("demo-relay-sent", story.sent),
            count("demo-relay-size", relay.len()),
            format!("  {} …", sealed.iter().take(24).cloned().collect::<Vec<_>>().join(" ")),
        ];
        let parts =
            [show::map(&screen), show::compare(&told_by_both), show::note(&written), show::plan(&plan), facts, held];
        println!("\n{}\n", parts.into_iter().flat_map(|part| [part, blank()].concat()).collect::<Vec<_>>().join("\n"));
    }

    let drawing = screen.svg(Theme::Light);
    let round = app.map_screen(space, view(None))?.svg(Theme::Light);
    std::fs::write(folder.join("map.svg"), &drawing)?;
    std::fs::write(folder.join("map.png"), render::png(&drawing, 1_200)?)?;
    std::fs::write(folder.join("map.pdf"), render::pdf(&round)?)?;
    steps.say(plain("demo-step-pictures"));
    let circle = app.circle(space)?.circle;
    let mut faces = Vec::new();
    for (_, id) in &people {
        faces.push((*id, circle.name(*id).to_owned(), app.figure_svg(space, *id, 56, Theme::Light)?));
    }
    let page = report::Report {
        words: &words,
        views: &views,
        faces: &faces,
        compared: &compared,
        plan: &plan,
        note: &written,
        who: &who,
        story: &story,
        sealed: &sealed,
        relay_bytes: relay.len(),
        steps: &steps.done,
    };
    std::fs::write(folder.join("report.html"), page.html())?;
    std::fs::write(folder.join("onze-kring.bundle"), app.bundle(space)?)?;
    drop((app, worker));
    let bytes = search_for_words(folder, &people, written.body.as_bytes())?;
    steps.say(words.text("demo-step-disk", &Args::new().number("n", i64::try_from(bytes).unwrap_or(i64::MAX))));
    let mut again = App::open(&home, Key::file(home.with_extension("key")))?;
    let same = again.map_screen(space, MapOptions::default())?.svg(Theme::Light) == drawing;
    if !same || again.note_screen(space, document)? != written {
        return Err(Failure::check("opened-again"));
    }
    steps.say(plain("demo-step-opened"));
    let facts: Vec<_> = story
        .facts
        .iter()
        .map(|fact| json!({ "about": fact.about, "nadia": fact.nadia, "iris": fact.iris, "now": fact.now }))
        .collect();
    let record = json!({ "steps": steps.done, "facts": facts, "kept": keep });
    show::print(json, &record, || keep.map(|folder| go_on(&words, folder, story.relay)).unwrap_or_default())
}

/// Refuses a folder in which something stands, before anything is made in it.
fn is_empty(folder: &Path) -> Result<(), Failure> {
    let first = match std::fs::read_dir(folder) {
        Ok(mut inside) => inside.next(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::file(folder, error)),
    };
    if first.is_none() {
        return Ok(());
    }
    let named = Args::new().text("folder", &folder.display().to_string());
    Err(Failure::with("cli-folder-full", named).help("cli-folder-full-do", Args::new().text("option", "`--keep`")))
}

/// What each side wrote while the relay was away, and what both hold now.
fn said_apart(words: &Words, story: &Story) -> Vec<String> {
    let plain = |message: &str| words.text(message, &Args::new());
    let wrote = |name: &str| words.text("demo-wrote", &Args::new().text("name", name));
    let (nadia, iris, both) = (wrote("Nadia"), wrote("Iris"), plain("demo-both"));
    let widest = [&nadia, &iris, &both].map(|head| head.chars().count()).into_iter().max().unwrap_or(0);
    let row = |head: &str, what: &str| {
        let space = " ".repeat(widest.saturating_sub(head.chars().count()));
        format!("    {head}{space}  {what}")
    };
    let mut lines = vec![plain("demo-apart"), plain("demo-apart-help")];
    for fact in &story.facts {
        lines.push(format!("  ✓ {}", fact.about));
        lines.extend([row(&nadia, &fact.nadia), row(&iris, &fact.iris), row(&both, &fact.now)]);
    }
    lines.push(format!("  ✓ {}", plain("demo-same")));
    lines
}

/// The commands with which both homes go on, by this program.
fn go_on(words: &Words, folder: &Path, relay: SocketAddr) -> Vec<String> {
    let program = std::env::current_exe().map_or_else(|_| "steunkring".into(), |path| path.display().to_string());
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let (nadia, iris) = (folder.join("nadia"), folder.join("iris"));
    let command = |home: &Path, what: &str| format!("  '{program}' --home '{}' {what}", home.display());
    let mut lines = vec![String::new(), words.text("demo-go-on", &Args::new())];
    lines.extend(["map", "note 1", "tray"].map(|what| command(&nadia, what)));
    lines.extend(["map", "settle"].map(|what| command(&iris, what)));
    lines.push(format!("  '{program}' relay --serve '{}' --listen {relay} &", folder.join("relay").display()));
    lines.extend([&nadia, &iris].map(|home| command(home, "sync")));
    lines
}

/// What was done and how long it took, said at once or kept for the record.
struct Steps {
    began: Stopwatch,
    json: bool,
    done: Vec<serde_json::Value>,
}

impl Steps {
    fn say(&mut self, what: String) {
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
    let mut people = vec![("Nadia", me)];
    app.run(space, Command::Map(vec![Edit::Person(me, PersonChange::Avatar(Avatar::parse(NADIA).ok()))]))?;
    for (name, face) in FAMILY {
        let id = PersonId(random()?);
        let changes = vec![
            PersonChange::InFamily(Some(true)),
            PersonChange::IsChild(Some(true)),
            PersonChange::Avatar(Avatar::parse(face).ok()),
        ];
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
    changes.extend(someone.face.map(|code| Avatar::parse(code).ok()).map(PersonChange::Avatar));
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
        edits.push(Edit::View(view, PerspectiveChange::Stress(Some(Stress::None))));
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

fn note(app: &mut App, space: SpaceId, people: &[(&str, PersonId)], texts: &Texts) -> Result<DocumentId, Failure> {
    let document = DocumentId(random()?);
    let today = app.day(app.now())?;
    let mut edits = vec![
        NoteEdit::Meeting(MeetingChange::Title(Some(line(texts.title)?))),
        NoteEdit::Meeting(MeetingChange::Day(Some(today))),
        NoteEdit::Meeting(MeetingChange::Type(Some(MeetingType::CircleTalk))),
        NoteEdit::Meeting(MeetingChange::PlaceKind(Some(PlaceKind::School))),
    ];
    for wanted in ["Nadia", "Yara", "oma Rie", "juf Els"] {
        let id = find(people, wanted)?;
        edits.push(NoteEdit::Attendance(id, AttendanceChange::Present(Some(true))));
    }
    app.run(space, Command::StartNote { document, edits })?;
    app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite(texts.note.to_owned())] })?;
    let decided = NoteEdit::Decision(DecisionId(random()?), DecisionChange::Text(Some(line(texts.decision)?)));
    app.run(space, Command::Note { document, edits: vec![decided] })?;
    for (owner, text, days) in texts.steps {
        let action = ActionId(random()?);
        let due = Date::from_days(today.days() + days).map_err(|reason| Failure::value("day", reason, "a day"))?;
        let step = [
            ActionChange::Text(Some(line(text)?)),
            ActionChange::Owner(Some(find(people, owner)?)),
            ActionChange::Due(Some(due)),
            ActionChange::Status(Some(ActionStatus::Open)),
            ActionChange::CreatedIn(Some(document)),
        ];
        app.run(space, Command::Map(step.into_iter().map(|change| Edit::Action(action, change)).collect()))?;
    }
    Ok(document)
}

/// Takes somebody away and back, and a change of ring back and forth, and looks each time whether it is so.
fn back_and_forth(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<(), Failure> {
    let bo = find(people, "Bo")?;
    let before = app.circle(space)?.circle;
    app.run(space, Command::Map(vec![Edit::Person(bo, PersonChange::Removed(Some(app.now())))]))?;
    let tray = app.tray_screen(space)?;
    let item = tray.items.first().ok_or_else(|| Failure::check("tray"))?;
    app.bring_back(space, item.table, &item.row)?;
    app.undo()?;
    app.undo()?;
    let after = app.circle(space)?.circle;
    if after.people.get(&bo) != before.people.get(&bo) {
        return Err(Failure::check("back"));
    }
    app.redo()?;
    app.redo()?;
    Ok(())
}

pub fn parse(name: &str) -> Result<Nickname, Failure> {
    Nickname::parse(name).map_err(|reason| Failure::value("name", reason, "1–80"))
}

pub fn line(text: &str) -> Result<Line, Failure> {
    Line::parse(text).map_err(|reason| Failure::value("line", reason, "1–200"))
}

pub fn find(people: &[(&str, PersonId)], wanted: &str) -> Result<PersonId, Failure> {
    let found = people.iter().find(|(name, _)| *name == wanted).map(|(_, id)| *id);
    found.ok_or_else(|| Failure::check("people"))
}

/// Looks for every name and for the beginning of the note in every database, key and sealed file. Gives how many bytes it read.
fn search_for_words(home: &Path, people: &[(&str, PersonId)], note: &[u8]) -> Result<u64, Failure> {
    let mut todo = vec![home.to_owned()];
    let mut bytes = 0;
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
            bytes += content.len() as u64;
            // A name of two letters turns up by chance in any megabyte of noise.
            let long = people.iter().map(|(name, _)| name.as_bytes()).filter(|name| name.len() > 4);
            if long.chain([first]).any(|word| content.windows(word.len()).any(|window| window == word)) {
                return Err(Failure::check("disk"));
            }
        }
    }
    Ok(bytes)
}
