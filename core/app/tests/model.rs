//! A home against a model made of maps: what people see is what plain maps would hold.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::prelude::*;
use steunkring_app::*;
use steunkring_domain::*;

const KEY: [u8; 32] = [7; 32];
const NAMES: [&str; 4] = ["anna", "bert", "cor", "dirk"];
const WORDS: [&str; 5] = ["oma", "komt", "morgen", "brengen", "school"];

#[derive(Clone, Debug)]
enum Do {
    Add(u8, &'static str, Option<Ring>),
    Name(u8, &'static str),
    Child(u8, bool),
    Ring(u8, Ring),
    TakeAway(u8),
    BringBack(u8),
    Start(u8, String),
    Title(u8, &'static str),
    Splice(u8, usize, usize, String),
    Rewrite(u8, String),
    TakeTalkAway(u8),
    BringTalkBack(u8),
    Plan(u8, &'static str),
    Drop(u8),
    Back,
    Forth,
    Reopen,
    MakeRowsAnew,
    MakeAllAnew,
    LoseSearch,
    Search(&'static str),
}

/// A field of a thing: what kind of thing, which, and which field.
type Place = (&'static str, u8, &'static str);

/// Every field that holds something.
type Facts = BTreeMap<Place, String>;

/// What a command wrote: each field with what it held before and after, and the things that were not there before.
#[derive(Clone, Default)]
struct Step {
    fields: Vec<(Place, Option<String>, Option<String>)>,
    made: Vec<(&'static str, u8)>,
}

#[derive(Default)]
struct Model {
    now: Facts,
    /// Talks that were ever begun.
    begun: BTreeSet<u8>,
    back: Vec<Step>,
    forth: Vec<Step>,
}

impl Model {
    /// What a command writes, in the order of its fields.
    fn writes(&self, what: &Do) -> Vec<(Place, Option<String>)> {
        let yes = || Some("yes".to_owned());
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match what {
            Do::Add(n, name, ring) => {
                let mut all = vec![(("tie", *n, "present"), yes())];
                all.extend(ring.as_ref().map(|ring| (("view", *n, "ring"), Some(format!("{ring:?}")))));
                // Adding twice with one id is one gesture tapped twice.
                if !self.knows(("person", *n)) {
                    all.insert(0, (("person", *n, "name"), text(name)));
                }
                all
            }
            Do::Name(n, name) => vec![(("person", *n, "name"), text(name))],
            Do::Child(n, child) => vec![(("person", *n, "child"), Some(child.to_string()))],
            Do::TakeAway(n) => vec![(("person", *n, "gone"), yes())],
            Do::BringBack(n) => vec![(("person", *n, "gone"), None)],
            Do::Ring(n, ring) => vec![(("view", *n, "ring"), Some(format!("{ring:?}")))],
            Do::Start(n, words) => vec![(("talk", *n, "begun"), yes()), (("talk", *n, "text"), text(words))],
            Do::Rewrite(n, words) => vec![(("talk", *n, "text"), text(words))],
            Do::Title(n, title) => vec![(("talk", *n, "title"), text(title))],
            Do::Splice(n, at, delete, words) => {
                let mut body = self.text(*n).to_owned();
                body.replace_range(at..&(at + delete), words);
                vec![(("talk", *n, "text"), text(&body))]
            }
            Do::TakeTalkAway(n) => vec![(("talk", *n, "gone"), yes())],
            Do::BringTalkBack(n) => vec![(("talk", *n, "gone"), None)],
            Do::Plan(n, words) => vec![(("step", *n, "text"), text(words))],
            Do::Drop(n) => vec![(("step", *n, "gone"), yes())],
            _ => Vec::new(),
        }
    }

    fn text(&self, n: u8) -> &str {
        self.now.get(&("talk", n, "text")).map_or("", String::as_str)
    }

    /// Whether anything is known of a thing.
    fn knows(&self, thing: (&str, u8)) -> bool {
        self.now.keys().any(|place| (place.0, place.1) == thing)
    }

    /// Writes, and gives what differs by it.
    fn write(&mut self, writes: Vec<(Place, Option<String>)>) -> Step {
        let mut step = Step::default();
        for (place, value) in writes {
            let (thing, before) = ((place.0, place.1), self.now.get(&place).cloned());
            if before == value {
                continue;
            }
            // Somebody without a name was nobody yet; a talk is made where it begins.
            let made = match place {
                ("person", n, "name") => before.is_none() && !self.now.contains_key(&("person", n, "gone")),
                ("talk", _, "begun") => true,
                ("tie" | "step", _, key) => key != "gone" && !self.knows(thing),
                _ => false,
            };
            step.made.extend(made.then_some(thing));
            step.fields.push((place, before, value));
        }
        for (place, _, value) in &step.fields {
            self.begun.extend((place.0 == "talk").then_some(place.1));
            match value {
                Some(value) => self.now.insert(*place, value.clone()),
                None => self.now.remove(place),
            };
        }
        step
    }

    /// Takes a step back, or does it again: gives that as a step, and whether something was left alone.
    fn reverse(&mut self, step: &Step) -> (Step, bool) {
        let made = |kind, n| step.made.contains(&(kind, n));
        let mut left_alone = false;
        let mut writes = Vec::new();
        for (kind, n) in &step.made {
            // A tie comes and goes with the person that was made with it.
            if !(*kind == "tie" && made("person", *n)) {
                writes.push(((*kind, *n, "gone"), Some("yes".to_owned())));
            }
        }
        for (place, before, after) in &step.fields {
            let (kind, n, _) = *place;
            if made(kind, n) || (["tie", "view"].contains(&kind) && made("person", n)) {
                continue;
            }
            let now = self.now.get(place);
            if now == after.as_ref() {
                writes.push((*place, before.clone()));
            } else {
                left_alone |= now != before.as_ref();
            }
        }
        (self.write(writes), left_alone)
    }
}

/// What is known of one thing.
fn of(facts: &Facts, kind: &'static str, n: u8, key: &'static str) -> Option<String> {
    facts.get(&(kind, n, key)).cloned()
}

/// The things of a kind of which something is known.
fn all(facts: &Facts, kind: &'static str) -> BTreeSet<u8> {
    facts.keys().filter(|place| place.0 == kind).map(|place| place.1).collect()
}

/// The things of a kind that were taken away, or were not.
fn gone(facts: &Facts, kind: &'static str, gone: bool) -> impl Iterator<Item = u8> {
    all(facts, kind).into_iter().filter(move |n| facts.contains_key(&(kind, *n, "gone")) == gone)
}

/// What is found by the beginning of a word.
fn findable(facts: &Facts, word: &str) -> BTreeSet<(u8, u8)> {
    let kinds = [(1, "person", &["name"][..]), (2, "talk", &["title", "text"]), (3, "step", &["text"])];
    let found = kinds.into_iter().flat_map(|(number, kind, keys)| {
        gone(facts, kind, false)
            .filter(move |n| {
                let texts = keys.iter().filter_map(|key| of(facts, kind, *n, key));
                texts.into_iter().any(|text| text.split(' ').any(|one| one.starts_with(word)))
            })
            .map(move |n| (number, n))
    });
    found.collect()
}

struct Home {
    folder: tempfile::TempDir,
    app: Option<App>,
    space: SpaceId,
}

impl Home {
    fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
        app.set_clock(|| Instant(1_000));
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        Self { folder, app: Some(app), space }
    }

    fn reopen(&mut self, between: impl FnOnce(&std::path::Path)) {
        self.app = None;
        let home = self.folder.path().join("home");
        between(&home);
        let mut app = App::open(&home, Key::raw(KEY)).unwrap();
        app.set_clock(|| Instant(1_000));
        self.app = Some(app);
    }

    fn app(&mut self) -> &mut App {
        self.app.as_mut().unwrap()
    }

    fn run(&mut self, command: Command) -> Result<Done, CoreError> {
        let space = self.space;
        self.app().run(space, command)
    }

    fn note(&mut self, n: u8, edit: NoteEdit) -> Result<Done, CoreError> {
        self.run(Command::Note { document: talk(n), edits: vec![edit] })
    }

    fn carry_out(&mut self, what: &Do) -> Result<Done, CoreError> {
        let space = self.space;
        let me = self.app().me(space)?;
        let gone = Some(Instant(1_000));
        match what.clone() {
            Do::Add(n, name, ring) => {
                let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring };
                let name = Nickname::parse(name).unwrap();
                self.run(Command::AddPerson { id: person(n), name, changes: vec![], tie: Some(tie) })
            }
            Do::Name(n, name) => self.edit(n, PersonChange::Nickname(Some(Nickname::parse(name).unwrap()))),
            Do::Child(n, child) => self.edit(n, PersonChange::IsChild(Some(child))),
            Do::TakeAway(n) => self.edit(n, PersonChange::Removed(gone)),
            Do::BringBack(n) => self.app().bring_back(space, Table::People, &person(n).to_row()),
            Do::Ring(n, ring) => {
                let view = PerspectiveId { tie: tie(n), respondent: me };
                self.run(Command::Map(vec![Edit::View(view, PerspectiveChange::Ring(Some(ring)))]))
            }
            Do::Start(n, text) => {
                self.run(Command::StartNote { document: talk(n), edits: vec![NoteEdit::Rewrite(text)] })
            }
            Do::Title(n, title) => self.note(n, NoteEdit::Meeting(MeetingChange::Title(line(title)))),
            Do::Splice(n, at, delete, insert) => {
                let splice = Splice { at: at as u32, delete: delete as u32, insert };
                self.note(n, NoteEdit::Splice(vec![splice]))
            }
            Do::Rewrite(n, text) => self.note(n, NoteEdit::Rewrite(text)),
            Do::TakeTalkAway(n) => self.note(n, NoteEdit::Meeting(MeetingChange::Removed(gone))),
            Do::BringTalkBack(n) => self.app().bring_back(space, Table::Documents, &talk(n).to_string()),
            Do::Plan(n, text) => self.run(Command::Map(vec![Edit::Action(step(n), ActionChange::Text(line(text)))])),
            Do::Drop(n) => self.run(Command::Map(vec![Edit::Action(step(n), ActionChange::Removed(gone))])),
            Do::Back => self.app().undo(),
            Do::Forth => self.app().redo(),
            Do::Reopen => Ok(self.unchanged(|home| home.reopen(|_| ()))),
            Do::LoseSearch => Ok(self.unchanged(|home| home.reopen(lose_search))),
            Do::MakeRowsAnew => Ok(self.unchanged(|home| home.app().rebuild(space).unwrap())),
            Do::MakeAllAnew => Ok(self.unchanged(|home| home.app().rebuild_from_log(space).unwrap())),
            Do::Search(word) => Ok(self.unchanged(|home| drop(home.found(word)))),
        }
    }

    fn edit(&mut self, n: u8, change: PersonChange) -> Result<Done, CoreError> {
        self.run(Command::Map(vec![Edit::Person(person(n), change)]))
    }

    fn unchanged(&mut self, work: impl FnOnce(&mut Self)) -> Done {
        work(self);
        Done { revision: 0, changed: false, kept: vec![], said: vec![] }
    }

    fn found(&mut self, word: &str) -> BTreeSet<(u8, u8)> {
        let space = self.space;
        let screen = self.app().search_screen(space, word).unwrap();
        let hit = |hit: &SearchHit| match hit.target {
            SearchTarget::Person(id) => (1, id.0[0]),
            SearchTarget::Talk(id) => (2, id.0[0]),
            SearchTarget::Action(id) => (3, id.0[0]),
            SearchTarget::Goal(id) => (4, id.0[0]),
        };
        screen.hits.iter().map(hit).collect()
    }

    /// What the rows hold.
    fn facts(&mut self) -> Facts {
        let space = self.space;
        let me = self.app().me(space).unwrap();
        let circle = self.app().circle(space).unwrap().circle;
        let mut facts = Facts::new();
        let mut put = |kind, n, key, value: Option<String>| {
            facts.extend(value.map(|value| ((kind, n, key), value)));
        };
        let yes = |there: bool| there.then(|| "yes".to_owned());
        for (id, one) in circle.people.iter().filter(|(id, _)| **id != me && **id != PersonId::FAMILY) {
            put("person", id.0[0], "name", one.nickname.as_ref().map(|name| name.as_str().to_owned()));
            put("person", id.0[0], "child", one.is_child.map(|child| child.to_string()));
            put("person", id.0[0], "gone", yes(one.removed.is_some()));
        }
        for (id, tie) in &circle.ties {
            put("tie", id.alter.0[0], "present", yes(tie.present == Some(true)));
            put("tie", id.alter.0[0], "gone", yes(tie.removed.is_some()));
        }
        for (id, view) in &circle.perspectives {
            put("view", id.tie.alter.0[0], "ring", view.ring.as_ref().map(|ring| format!("{ring:?}")));
        }
        for (id, action) in &circle.actions {
            put("step", id.0[0], "text", action.text.as_ref().map(text));
            put("step", id.0[0], "gone", yes(action.removed.is_some()));
        }
        for (id, row) in self.app().notes(space).unwrap() {
            let meeting = &row.note.meeting;
            put("talk", id.0[0], "begun", yes(meeting.created_at.is_some()));
            put("talk", id.0[0], "title", meeting.title.as_ref().map(text));
            put("talk", id.0[0], "text", Some(row.note.body.clone()).filter(|body| !body.is_empty()));
            put("talk", id.0[0], "gone", yes(meeting.removed.is_some()));
        }
        facts
    }

    /// Holds the screens to the facts.
    fn screens_show(&mut self, facts: &Facts) {
        let space = self.space;
        let map = self.app().map_screen(space, MapOptions::default()).unwrap();
        let placed: BTreeSet<u8> = map.rings.iter().flat_map(|ring| &ring.people).map(|one| one.id.0[0]).collect();
        let waiting: BTreeSet<u8> = map.waiting.iter().map(|one| one.id.0[0]).collect();
        for n in all(facts, "person") {
            let on = of(facts, "person", n, "gone").is_none() && of(facts, "tie", n, "gone").is_none();
            let asked = of(facts, "view", n, "ring").is_some();
            if of(facts, "person", n, "name").is_some() && of(facts, "tie", n, "present").is_some() {
                assert_eq!(placed.contains(&n), on && asked, "person {n} in a ring");
                assert_eq!(waiting.contains(&n), on && !asked, "person {n} waiting");
            }
        }
        let tray = self.app().tray_screen(space).unwrap();
        let rows = |table: Table| -> BTreeSet<String> {
            tray.items.iter().filter(|item| item.table == table).map(|item| item.row.clone()).collect()
        };
        assert_eq!(rows(Table::People), gone(facts, "person", true).map(|n| person(n).to_row()).collect());
        assert_eq!(rows(Table::Documents), gone(facts, "talk", true).map(|n| talk(n).to_string()).collect());
        assert_eq!(rows(Table::Actions), gone(facts, "step", true).map(|n| step(n).to_row()).collect());
        let plan = self.app().plan_screen(space).unwrap();
        let mut shown: Vec<String> = plan.actions.iter().map(|action| action.text.text.clone()).collect();
        let mut written: Vec<String> =
            gone(facts, "step", false).filter_map(|n| of(facts, "step", n, "text")).collect();
        shown.sort_unstable();
        written.sort_unstable();
        assert_eq!(shown, written);
        for n in all(facts, "talk") {
            let body = self.app().note_screen(space, talk(n)).unwrap().body;
            assert_eq!(body, of(facts, "talk", n, "text").unwrap_or_default());
        }
    }
}

fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn tie(n: u8) -> TieId {
    TieId { ego: PersonId::FAMILY, alter: person(n) }
}

fn talk(n: u8) -> DocumentId {
    DocumentId([n; 16])
}

fn step(n: u8) -> ActionId {
    ActionId([n; 16])
}

fn line(text: &str) -> Option<Line> {
    Some(Line::parse(text).unwrap())
}

fn text(line: &Line) -> String {
    line.as_str().to_owned()
}

fn lose_search(home: &std::path::Path) {
    for name in ["search.db", "search.db-wal", "search.db-shm"] {
        let _ = fs::remove_file(home.join(name));
    }
}

fn command() -> impl Strategy<Value = Do> {
    let (who, which) = (1..5u8, 11..13u8);
    let name = prop::sample::select(&NAMES[..]);
    let word = prop::sample::select(&WORDS[..]);
    let ring = prop::sample::select(vec![Ring::Inner, Ring::Middle, Ring::Outer]);
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "));
    prop_oneof![
        4 => (who.clone(), name.clone(), prop::option::of(ring.clone())).prop_map(|(n, name, ring)| Do::Add(n, name, ring)),
        2 => (who.clone(), name.clone()).prop_map(|(n, name)| Do::Name(n, name)),
        1 => (who.clone(), any::<bool>()).prop_map(|(n, child)| Do::Child(n, child)),
        2 => (who.clone(), ring).prop_map(|(n, ring)| Do::Ring(n, ring)),
        2 => who.clone().prop_map(Do::TakeAway),
        2 => who.prop_map(Do::BringBack),
        3 => (which.clone(), words.clone()).prop_map(|(n, text)| Do::Start(n, text)),
        1 => (which.clone(), word.clone()).prop_map(|(n, title)| Do::Title(n, title)),
        3 => (which.clone(), 0..40usize, 0..6usize, words.clone())
            .prop_map(|(n, at, delete, text)| Do::Splice(n, at, delete, text)),
        1 => (which.clone(), words).prop_map(|(n, text)| Do::Rewrite(n, text)),
        1 => which.clone().prop_map(Do::TakeTalkAway),
        1 => which.prop_map(Do::BringTalkBack),
        2 => (21..23u8, word.clone()).prop_map(|(n, text)| Do::Plan(n, text)),
        1 => (21..23u8).prop_map(Do::Drop),
        4 => Just(Do::Back),
        3 => Just(Do::Forth),
        1 => Just(Do::Reopen),
        1 => Just(Do::MakeRowsAnew),
        1 => Just(Do::MakeAllAnew),
        1 => Just(Do::LoseSearch),
        2 => prop_oneof![name, word].prop_map(Do::Search),
    ]
}

/// Fits a drawn command to what there is; nothing where it makes no sense.
fn fitting(what: Do, model: &Model) -> Option<Do> {
    match what {
        Do::BringTalkBack(n) if !model.begun.contains(&n) => None,
        Do::Splice(n, at, delete, text) => {
            // The words have no letter of more than one unit.
            let size = model.text(n).len();
            let at = at % (size + 1);
            Some(Do::Splice(n, at, delete.min(size - at), text))
        }
        other => Some(other),
    }
}

/// The talk that a command writes in without beginning it.
fn written_in(what: &Do) -> Option<u8> {
    match what {
        Do::Title(n, _) | Do::Splice(n, ..) | Do::Rewrite(n, _) | Do::TakeTalkAway(n) => Some(*n),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, taken back, done again, closed and opened, made anew from the documents or from the sealed log, and
    /// whatever the search index lost: the rows and screens show what plain maps would hold, and the search finds it.
    #[test]
    fn a_home_is_a_few_maps(commands in prop::collection::vec(command(), 1..40)) {
        let (mut home, mut model) = (Home::make(), Model::default());
        for what in commands {
            let Some(what) = fitting(what, &model) else { continue };
            let done = home.carry_out(&what);
            match &what {
                Do::Back | Do::Forth => {
                    let back = matches!(what, Do::Back);
                    match if back { model.back.pop() } else { model.forth.pop() } {
                        Some(step) => {
                            let (reversed, left_alone) = model.reverse(&step);
                            prop_assert_eq!(!done.unwrap().kept.is_empty(), left_alone);
                            if back { model.forth.push(reversed) } else { model.back.push(reversed) }
                        }
                        None => prop_assert!(matches!(done, Err(CoreError::Missing(_)))),
                    }
                }
                _ if written_in(&what).is_some_and(|n| !model.begun.contains(&n)) => {
                    prop_assert!(matches!(done, Err(CoreError::Missing(_))), "{what:?}: {done:?}");
                }
                _ => {
                    let step = model.write(model.writes(&what));
                    let changed = done.unwrap().changed;
                    // What is begun twice is stored anew, and is no step.
                    let differs = !step.fields.is_empty();
                    prop_assert!(changed == differs || (changed && matches!(what, Do::Start(..))), "{:?}", what);
                    if differs {
                        model.back.push(step);
                        model.forth.clear();
                    }
                }
            }
            prop_assert_eq!(&home.facts(), &model.now, "after {:?}", what);
            home.screens_show(&model.now);
            if let Do::Search(word) = what {
                prop_assert_eq!(home.found(word), findable(&model.now, word), "search for {}", word);
            }
        }
        let space = home.space;
        home.app().rebuild_from_log(space).unwrap();
        prop_assert_eq!(&home.facts(), &model.now);
        for word in NAMES.iter().chain(&WORDS) {
            prop_assert_eq!(home.found(word), findable(&model.now, word), "search for {}", word);
        }
    }
}
