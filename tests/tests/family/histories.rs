//! Whatever several phones do apart and in whatever order they hear of each other: in the end all show the same, and nothing that
//! somebody wrote is gone unless somebody who had seen it wrote something else.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_sync::bundle::Bundle;

use super::commands::{Draw, WANTED};
use super::facts::{Facts, Place, Seen};
use super::phones::{Family, NAMES, Phone, owner_of};
use super::screens::Screens;

/// How many histories are tried.
const HISTORIES: u64 = 1_000;
/// The most phones of a history.
const PHONES: usize = NAMES.len();

/// Invariant: phones that have heard everything show equal screens, on which every answer stands that nobody who had seen it
/// replaced.
#[test]
fn phones_that_heard_everything_show_the_same_and_nothing_is_lost() {
    let family = Family::begin(PHONES);
    // A history that failed is run again alone by its number.
    let one = std::env::var("STEUNKRING_HISTORY").ok().map(|number| number.parse::<u64>().unwrap());
    let (next, end) = one.map_or((0, HISTORIES), |number| (number, number + 1));
    let next = AtomicU64::new(next);
    let run = || {
        let mut failed = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= end {
                return failed;
            }
            let wrong = History::begin(&family, number).wrong();
            if !wrong.is_empty() {
                failed.push(format!("STEUNKRING_HISTORY={number}: {}", wrong.join("\n")));
            }
        }
    };
    let failed: Vec<String> = std::thread::scope(|scope| {
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(run)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "{} histories went wrong; the first:\n{}", failed.len(), failed[0]);
}

/// Several phones and what is on its way between them.
pub struct History {
    draw: Draw,
    phones: Vec<Phone>,
    facts: Facts,
    /// By phone, what can be taken back or done again, the newest last.
    steps: Vec<Vec<Step>>,
    post: Vec<(Vec<u8>, Seen)>,
    folder: tempfile::TempDir,
}

/// What a command did to the fields that the facts know: each with what it became and what it was.
struct Step {
    fields: Vec<(Place, Scalar, Scalar)>,
    /// The things that it made; to take it back takes them away and leaves their fields.
    made: BTreeSet<(DocumentId, Table, String)>,
    undone: bool,
}

/// The tables whose rows come and go as one thing; a talk is one too.
const THINGS: [Table; 14] = [
    Table::People,
    Table::Kin,
    Table::Ties,
    Table::Roles,
    Table::Snapshots,
    Table::Contacts,
    Table::Actions,
    Table::Goals,
    Table::Consents,
    Table::Cards,
    Table::Decisions,
    Table::Agenda,
    Table::Media,
    Table::Meeting,
];

impl History {
    /// Begins one that follows from a number.
    pub fn begin(family: &Family, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut draw = Draw::new(seed);
        let count = draw.random.pick(&[2, 2, 2, 3, 3, 3, 4, 4, PHONES]);
        let phones = family.copies(count, folder.path());
        let mut facts = Facts::new(count);
        for (at, name) in NAMES.into_iter().enumerate() {
            let tie = TieId { ego: PersonId::FAMILY, alter: owner_of(at) };
            let name = PersonChange::Nickname(Some(Nickname::parse(name).unwrap()));
            for field in [Edit::Person(tie.alter, name).field(), Edit::Tie(tie, TieChange::Present(Some(true))).field()]
            {
                facts.write(0, [&placed(DocumentId::MAP, field)]);
            }
        }
        let seen = facts.seen(0);
        (1..count).for_each(|phone| facts.deliver(phone, &seen));
        let steps = (0..count).map(|_| Vec::new()).collect();
        Self { draw, phones, facts, steps, post: Vec::new(), folder }
    }

    /// Runs it and says what is not as it should be.
    fn wrong(mut self) -> Vec<String> {
        self.run();
        let first = Screens::of(&mut self.phones[0]);
        let mut wrong = self.facts.missing(&first.circle, &first.rows);
        for (at, phone) in self.phones.iter_mut().enumerate().skip(1) {
            let other = Screens::of(phone);
            if other != first {
                wrong.push(format!("phone {at} shows\n{other:#?}\nand the first\n{first:#?}"));
            }
        }
        wrong
    }

    /// The phones as they are in the end.
    pub fn end(mut self) -> (Vec<Phone>, tempfile::TempDir) {
        self.run();
        (self.phones, self.folder)
    }

    /// Lets things happen, then brings everything everywhere.
    fn run(&mut self) {
        for _ in 0..9 + self.draw.random.below(10) {
            let phone = self.draw.random.below(self.phones.len());
            // Clocks differ and are put back at times.
            let wait = i64::try_from(self.draw.random.below(100_000)).unwrap();
            self.phones[phone].wait(wait - 20_000);
            match self.draw.random.below(100) {
                0..54 => self.command(phone),
                // People who take back go on doing so.
                54..60 => (0..=self.draw.random.below(4)).for_each(|_| self.back_or_forth(phone, false)),
                60..70 => self.back_or_forth(phone, true),
                70..74 => self.bring_back(phone),
                74..82 => self.send(phone),
                82..94 => self.take_from_post(phone),
                94..98 => self.in_turns(phone),
                _ => {
                    let reopened = self.phones.remove(phone).reopen();
                    self.phones.insert(phone, reopened);
                }
            }
        }
        // All look at it as one and the same person, which is written down too.
        self.phones.iter_mut().for_each(|phone| phone.app.i_am(phone.space, owner_of(0)).unwrap());
        self.bring_all_everywhere();
    }

    /// Two who sit together write in one field in turns; then the first takes back what it wrote.
    fn in_turns(&mut self, first: usize) {
        let other = (first + 1) % self.phones.len();
        let field = self.draw.random.below(WANTED);
        for (writes, sees) in [(first, other), (other, first)] {
            let edit = self.draw.wanted(field);
            let (map, notes) = self.look(writes);
            self.run_command(writes, Command::Map(vec![edit]), &map, &notes);
            self.send(writes);
            self.take(sees, self.post.len() - 1);
        }
        self.back_or_forth(first, false);
    }

    fn command(&mut self, phone: usize) {
        let (map, notes) = self.look(phone);
        let texts: Vec<(DocumentId, String)> = notes.iter().map(|(id, row)| (*id, row.note.body.clone())).collect();
        let command = self.draw.command(&texts, &map);
        self.run_command(phone, command, &map, &notes);
    }

    fn run_command(&mut self, phone: usize, command: Command, map: &MapRow, notes: &[(DocumentId, NoteRow)]) {
        let texts: Vec<(DocumentId, String)> = notes.iter().map(|(id, row)| (*id, row.note.body.clone())).collect();
        let named = |id: &PersonId| {
            let told = map.circle.people.get(id).is_some_and(|person| *person != Person::default());
            // What is not in a set was said too.
            told || self
                .facts
                .row(phone, Table::People, &id.to_string())
                .any(|place| self.visible(phone, place, map, notes) != Scalar::Null)
        };
        let fields = self.taken_back_everywhere(phone, fields(&command, named, owner_of(phone)), map, notes);
        let was: Vec<Scalar> = fields.iter().map(|(place, _)| self.visible(phone, place, map, notes)).collect();
        let made = self.made(phone, &command, &fields, map, notes);
        let Phone { app, space, .. } = &mut self.phones[phone];
        let done = match app.run(*space, command.clone()) {
            Ok(done) => done,
            // Kin that cannot be, and who is not there to be merged.
            Err(CoreError::Invalid { field: "kin", .. } | CoreError::Missing("person")) => {
                assert_eq!(self.look(phone), (map.clone(), notes.to_vec()), "what is refused leaves everything");
                return;
            }
            Err(error) => panic!("{error} at {command:?}"),
        };
        // Where several answers stood, choosing the one that showed changes nothing that could be taken back.
        let told = fields.iter().zip(&was).any(|((_, value), was)| value != was);
        let text = text_of(&command, &texts);
        let was_text = |id| texts.iter().find(|(other, _)| *other == id).map_or("", |(_, text)| text.as_str());
        let typed = text.as_ref().is_some_and(|(document, text)| was_text(*document) != text);
        let remembered = done.changed && (told || typed || writes_along(&command));
        let written = fields.into_iter().zip(was).map(|((place, value), was)| (place, value, was)).collect();
        self.wrote(phone, written, made, remembered, &texts);
        if let Some((document, text)) = text {
            let Phone { app, space, .. } = &mut self.phones[phone];
            let now = app.note(*space, document).unwrap().note.body;
            assert_eq!(now, text, "a change of a text does what it says");
        }
    }

    /// What is taken back of one who stands for merged entries is taken back of all of them.
    fn taken_back_everywhere(
        &self,
        phone: usize,
        fields: Vec<(Place, Scalar)>,
        map: &MapRow,
        notes: &[(DocumentId, NoteRow)],
    ) -> Vec<(Place, Scalar)> {
        let mut all = Vec::new();
        for (place, value) in fields {
            let (document, table, row, key) = &place;
            let told = [Table::People, Table::Ties, Table::Perspectives, Table::AlterTies, Table::Kin].contains(table);
            let (removal, set) = (key == "removed", ["languages:", "modes:", "strengths:"]);
            let taken_back = match &value {
                Scalar::Null => !["removed", "nickname", "merged_into"].contains(&key.as_str()),
                Scalar::Bool(false) => set.iter().any(|set| key.starts_with(set)),
                _ => removal && *table != Table::People,
            };
            let standing = map.circle.standing_row(*table, row);
            let mut others = Vec::new();
            if *document == DocumentId::MAP && told && taken_back {
                for other in self.facts.rows(phone, *table) {
                    let same = other != *row && map.circle.standing_row(*table, &other) == standing;
                    let other = (*document, *table, other, key.clone());
                    let now = self.visible(phone, &other, map, notes);
                    let there = if removal { now == Scalar::Null } else { now != Scalar::Null && now != value };
                    if same && there {
                        others.push((other, value.clone()));
                    }
                }
            }
            let unwritten =
                self.facts.row(phone, *table, row).all(|place| self.visible(phone, place, map, notes) == Scalar::Null);
            if !(removal && !others.is_empty() && unwritten) {
                all.push((place, value));
            }
            all.extend(others);
        }
        all
    }

    fn bring_back(&mut self, phone: usize) {
        let (map, notes) = self.look(phone);
        if map.taken.is_empty() {
            return;
        }
        let taken = self.draw.random.pick(&map.taken);
        let texts: Vec<(DocumentId, String)> = notes.iter().map(|(id, row)| (*id, row.note.body.clone())).collect();
        let place = (DocumentId::MAP, taken.table, taken.row.clone(), "removed".to_owned());
        let was = self.visible(phone, &place, &map, &notes);
        let space = self.phones[phone].space;
        let done = self.phones[phone].app.bring_back(space, taken.table, &taken.row).unwrap();
        self.wrote(phone, vec![(place, Scalar::Null, was)], BTreeSet::new(), done.changed, &texts);
    }

    /// Notes what a step wrote.
    fn wrote(
        &mut self,
        phone: usize,
        mut written: Vec<(Place, Scalar, Scalar)>,
        made: BTreeSet<(DocumentId, Table, String)>,
        changed: bool,
        texts: &[(DocumentId, String)],
    ) {
        let fields: Vec<_> = written.iter().map(|(place, value, _)| (place.clone(), value.clone())).collect();
        self.facts.write(phone, &fields);
        self.note_texts(phone, texts);
        if changed {
            written.retain(|(_, value, was)| value != was);
            self.steps[phone].retain(|step| !step.undone);
            self.steps[phone].push(Step { fields: written, made, undone: false });
        }
    }

    /// The things that a command makes on a phone.
    fn made(
        &self,
        phone: usize,
        command: &Command,
        fields: &[(Place, Scalar)],
        map: &MapRow,
        notes: &[(DocumentId, NoteRow)],
    ) -> BTreeSet<(DocumentId, Table, String)> {
        let mut made = BTreeSet::new();
        if let Command::StartNote { document, .. } = command
            && notes.iter().all(|(id, _)| id != document)
        {
            made.insert((*document, Table::Meeting, "one".to_owned()));
        }
        for (place, value) in fields {
            let (document, table, row, key) = place;
            let empty = |place: &Place| self.visible(phone, place, map, notes) == Scalar::Null;
            let new = match table {
                Table::Meeting => false,
                // A person without a name was nobody yet.
                Table::People => {
                    let removed = (*document, *table, row.clone(), "removed".to_owned());
                    key == "nickname" && empty(place) && empty(&removed)
                }
                table => THINGS.contains(table) && self.facts.row_of(phone, *document, *table, row).all(empty),
            };
            if new && *value != Scalar::Null && key != "removed" {
                made.insert((*document, *table, row.clone()));
            }
        }
        made
    }

    /// Takes the last step back, or does again what was taken back last: where a field still holds what the step wrote, it holds
    /// afterwards what was there before. What the step made is taken away as it is by now, with all that is about it.
    fn back_or_forth(&mut self, phone: usize, forth: bool) {
        let Some(at) = self.steps[phone].iter().rposition(|step| step.undone == forth) else { return };
        let step = self.steps[phone].remove(at);
        let (map, notes) = self.look(phone);
        let texts: Vec<(DocumentId, String)> = notes.iter().map(|(id, row)| (*id, row.note.body.clone())).collect();
        let talk = step.made.iter().any(|(_, table, _)| *table == Table::Meeting);
        let made =
            |table: Table, row: &str| step.made.iter().any(|(_, one, name)| (*one, name.as_str()) == (table, row));
        let person = |id: PersonId| made(Table::People, &id.to_row());
        let comes_along = |table: Table, row: &str| match table {
            Table::Ties => TieId::from_row(row).is_some_and(|id| person(id.ego) || person(id.alter)),
            Table::Perspectives => {
                PerspectiveId::from_row(row).is_some_and(|id| person(id.tie.ego) || person(id.tie.alter))
            }
            Table::Kin => KinId::from_row(row).is_some_and(|id| person(id.a) || person(id.b)),
            Table::AlterTies => AlterTieId::from_row(row).is_some_and(|id| person(id.a) || person(id.b)),
            _ => false,
        };
        let mut back = step.fields.clone();
        back.retain(|(place, wrote, _)| {
            let (_, table, row, _) = place;
            let stays = talk || made(*table, row) || comes_along(*table, row);
            !stays && self.visible(phone, place, &map, &notes) == *wrote
        });
        let now = Scalar::Int(self.phones[phone].app.now().0);
        for (document, table, row) in &step.made {
            let place = (*document, *table, row.clone(), "removed".to_owned());
            let along = (talk && *table != Table::Meeting) || comes_along(*table, row);
            if !along && self.visible(phone, &place, &map, &notes) == Scalar::Null {
                back.push((place, Scalar::Null, now.clone()));
            }
        }
        let app = &mut self.phones[phone].app;
        let done = if forth { app.redo() } else { app.undo() }.unwrap();
        let fields: Vec<_> = back.iter().map(|(place, _, was)| (place.clone(), was.clone())).collect();
        self.facts.write(phone, &fields);
        self.note_texts(phone, &texts);
        // What changed nothing changes nothing when it is done again.
        let fields = if done.changed { back } else { Vec::new() };
        let fields = fields.into_iter().map(|(place, wrote, was)| (place, was, wrote)).collect();
        self.steps[phone].push(Step { fields, made: BTreeSet::new(), undone: !forth });
    }

    fn send(&mut self, phone: usize) {
        self.post.push((self.phones[phone].bundle(), self.facts.seen(phone)));
    }

    /// Takes in a file that lies about, a new one or an old one, perhaps not for the first time.
    fn take_from_post(&mut self, phone: usize) {
        if !self.post.is_empty() {
            let letter = self.draw.random.below(self.post.len());
            self.take(phone, letter);
        }
    }

    fn take(&mut self, phone: usize, letter: usize) {
        let (file, seen) = &self.post[letter];
        self.phones[phone].take_in(file);
        self.facts.deliver(phone, seen);
    }

    /// Gives every phone everything in mixed order, in pieces that are no whole history by themselves, some of it twice.
    fn bring_all_everywhere(&mut self) {
        let bundles: Vec<Bundle> = self.phones.iter_mut().map(|phone| Bundle::read(&phone.bundle()).unwrap()).collect();
        let hint = bundles[0].hint;
        let mut all: Vec<_> = bundles.into_iter().flat_map(|bundle| bundle.blobs).collect();
        all.sort_by_key(|blob| blob.hash());
        all.dedup();
        for phone in &mut self.phones {
            self.draw.random.shuffle(&mut all);
            let middle = self.draw.random.below(all.len());
            let overlap = (middle + all.len() / 8).min(all.len());
            for piece in [&all[middle..], &all[..overlap]] {
                phone.take_in(&Bundle { hint, blobs: piece.to_vec() }.write().unwrap());
            }
        }
    }

    fn look(&mut self, phone: usize) -> (MapRow, Vec<(DocumentId, NoteRow)>) {
        let Phone { app, space, .. } = &mut self.phones[phone];
        (app.circle(*space).unwrap(), app.notes(*space).unwrap())
    }

    /// The answer that a phone shows for a field; which of several that is, the app decides.
    fn visible(&self, phone: usize, place: &Place, map: &MapRow, notes: &[(DocumentId, NoteRow)]) -> Scalar {
        let values = self.facts.values(phone, place);
        if values.len() < 2 {
            return values.into_iter().next().unwrap_or(Scalar::Null);
        }
        let (document, table, row, key) = place;
        let note = notes.iter().find(|(id, _)| id == document);
        let conflicts = note.map_or(&map.conflicts, |(_, note)| &note.conflicts);
        let conflict = conflicts.iter().find(|found| (found.table, &found.row, &found.key) == (*table, row, key));
        conflict.expect("a field with several answers is shown as such").answers.last().unwrap().value.clone()
    }

    fn note_texts(&mut self, phone: usize, before: &[(DocumentId, String)]) {
        let Phone { app, space, .. } = &mut self.phones[phone];
        for (document, row) in app.notes(*space).unwrap() {
            let was = before.iter().find(|(id, _)| *id == document).map_or("", |(_, text)| text);
            self.facts.text(phone, document, was, &row.note.body);
        }
    }
}

fn placed(document: DocumentId, field: Field) -> (Place, Scalar) {
    ((document, field.table, field.row, field.key), field.value)
}

/// The fields that somebody means to write with a command; what the app writes along with them is not listed.
fn fields(command: &Command, named: impl Fn(&PersonId) -> bool, me: PersonId) -> Vec<(Place, Scalar)> {
    let note = |document: &DocumentId, edits: &[NoteEdit]| -> Vec<_> {
        edits.iter().filter_map(NoteEdit::field).map(|field| placed(*document, field)).collect()
    };
    let fields: Vec<Field> = match command {
        Command::AddPerson { id, name, changes, tie } => {
            // Adding twice is one gesture tapped twice.
            let there = named(id);
            let named = PersonChange::Nickname(Some(name.clone()));
            let changes = std::iter::once(&named).chain(changes).filter(|_| !there);
            let mut all: Vec<Field> = changes.map(|change| Edit::Person(*id, change.clone()).field()).collect();
            if let Some(NewTie { ego, domain, ring }) = tie.clone() {
                let tie = TieId { ego, alter: *id };
                all.push(Edit::Tie(tie, TieChange::Present(Some(true))).field());
                all.extend(domain.map(|domain| Edit::Tie(tie, TieChange::Domain(Some(domain))).field()));
                let view = PerspectiveId { tie, respondent: me };
                all.extend(ring.map(|ring| Edit::View(view, PerspectiveChange::Ring(Some(ring))).field()));
            }
            all
        }
        Command::Map(edits) => edits.iter().map(Edit::field).collect(),
        Command::StartNote { document, edits } | Command::Note { document, edits } => return note(document, edits),
        Command::Settle { document, field } => return vec![placed(*document, field.clone())],
        Command::TakeSnapshot { id, reason, caption } => vec![
            Edit::Snapshot(*id, SnapshotChange::Reason(Some(reason.clone()))).field(),
            Edit::Snapshot(*id, SnapshotChange::Caption(caption.clone())).field(),
        ],
        Command::Merge { from, into } => vec![Edit::Person(*from, PersonChange::MergedInto(Some(*into))).field()],
    };
    fields.into_iter().map(|field| placed(DocumentId::MAP, field)).collect()
}

/// Whether the app writes fields of its own with a command, which differ each time.
fn writes_along(command: &Command) -> bool {
    match command {
        Command::Map(edits) => edits.iter().any(|edit| matches!(edit, Edit::View(..))),
        Command::AddPerson { .. } | Command::StartNote { .. } | Command::TakeSnapshot { .. } => true,
        Command::Note { .. } | Command::Settle { .. } | Command::Merge { .. } => false,
    }
}

/// The text that a note has after a command, where the command changes it.
fn text_of(command: &Command, texts: &[(DocumentId, String)]) -> Option<(DocumentId, String)> {
    let (Command::StartNote { document, edits } | Command::Note { document, edits }) = command else { return None };
    let was = texts.iter().find(|(id, _)| id == document).map_or("", |(_, text)| text);
    let text = edits.iter().find_map(|edit| match edit {
        NoteEdit::Rewrite(text) => Some(text.clone()),
        NoteEdit::Splice(splices) => {
            let mut units: Vec<u16> = was.encode_utf16().collect();
            for Splice { at, delete, insert } in splices {
                units.splice(*at as usize..(*at + *delete) as usize, insert.encode_utf16());
            }
            Some(String::from_utf16(&units).unwrap())
        }
        _ => None,
    })?;
    Some((*document, text))
}
