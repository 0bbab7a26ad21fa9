//! What was written and who had seen it when writing: told apart from the app, to hold the app to.

use std::collections::{BTreeMap, BTreeSet};

use steunkring_app::*;
use steunkring_domain::*;

/// A field of a document. A letter of a note's text stands under the table of the talk, in the row [`LETTERS`].
pub type Place = (DocumentId, Table, String, String);

/// The row under which letters are kept.
const LETTERS: &str = "letters";

/// Everything that was written in one history.
#[derive(Clone)]
pub struct Facts {
    writes: Vec<Write>,
    /// By phone, what it has seen or written itself.
    seen: Vec<BTreeMap<Place, BTreeSet<usize>>>,
    /// Letters of which there was more than one: which of them went cannot be told.
    doubtful: BTreeSet<Place>,
}

#[derive(Clone)]
struct Write {
    value: Scalar,
    /// The answers that its writer saw, and that it replaced.
    over: BTreeSet<usize>,
    /// For a removal, what its writer had seen of the row.
    knew: Seen,
}

/// What a phone had seen at some moment.
pub type Seen = BTreeMap<Place, BTreeSet<usize>>;

impl Facts {
    /// Nothing is written yet, on so many phones.
    pub fn new(phones: usize) -> Self {
        Self { writes: Vec::new(), seen: vec![BTreeMap::new(); phones], doubtful: BTreeSet::new() }
    }

    /// Writes fields at once, as a document does: what holds its value already, undisputed, is left.
    pub fn write<'a>(&mut self, phone: usize, fields: impl IntoIterator<Item = &'a (Place, Scalar)>) {
        let before = self.writes.len();
        let mut removals = Vec::new();
        for (place, value) in fields {
            self.write_one(phone, place.clone(), value.clone());
            if place.3 == "removed" && self.writes.len() > before {
                removals.push((self.writes.len() - 1, place));
            }
        }
        for (write, removed) in removals {
            let row = self.seen[phone]
                .iter()
                .filter(|(place, _)| (place.0, place.1, &place.2) == (removed.0, removed.1, &removed.2));
            self.writes[write].knew = row.map(|(place, writes)| (place.clone(), writes.clone())).collect();
        }
    }

    fn write_one(&mut self, phone: usize, place: Place, value: Scalar) {
        let over = self.answers_to(phone, &place);
        let same = match over.iter().collect::<Vec<_>>().as_slice() {
            [] => value == Scalar::Null,
            [one] => self.writes[**one].value == value,
            _ => false,
        };
        if !same {
            self.writes.push(Write { value, over, knew: Seen::new() });
            self.seen[phone].entry(place).or_default().insert(self.writes.len() - 1);
        }
    }

    /// The answers that stand for a phone, each once.
    pub fn values(&self, phone: usize, place: &Place) -> BTreeSet<Scalar> {
        self.answers_to(phone, place).into_iter().map(|write| self.writes[write].value.clone()).collect()
    }

    /// The fields of a row of the map of which a phone has seen something.
    pub fn row<'a>(&'a self, phone: usize, table: Table, row: &'a str) -> impl Iterator<Item = &'a Place> {
        self.seen[phone]
            .keys()
            .filter(move |place| (place.0, place.1, place.2.as_str()) == (DocumentId::MAP, table, row))
    }

    /// The fields of a row of any document of which a phone has seen something.
    pub fn row_of<'a>(
        &'a self,
        phone: usize,
        document: DocumentId,
        table: Table,
        row: &'a str,
    ) -> impl Iterator<Item = &'a Place> {
        self.seen[phone].keys().filter(move |place| (place.0, place.1, place.2.as_str()) == (document, table, row))
    }

    /// The rows of a table of the map of which a phone has seen something.
    pub fn rows(&self, phone: usize, table: Table) -> BTreeSet<String> {
        let places = self.seen[phone].keys().filter(|place| (place.0, place.1) == (DocumentId::MAP, table));
        places.map(|place| place.2.clone()).collect()
    }

    /// What a phone has seen by now.
    pub fn seen(&self, phone: usize) -> Seen {
        self.seen[phone].clone()
    }

    /// Lets a phone see what another had seen.
    pub fn deliver(&mut self, phone: usize, seen: &Seen) {
        for (place, writes) in seen {
            self.seen[phone].entry(place.clone()).or_default().extend(writes);
        }
    }

    /// Notes which letters came into a text and which went out of it.
    pub fn text(&mut self, phone: usize, document: DocumentId, before: &str, after: &str) {
        let (before, after) = (letters(before), letters(after));
        for letter in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            let place = (document, Table::Meeting, LETTERS.to_owned(), letter.to_string());
            let (was, is) = (before.get(letter).unwrap_or(&0), after.get(letter).unwrap_or(&0));
            if *was > 1 || *is > 1 {
                self.doubtful.insert(place);
            } else if was != is {
                self.write_one(phone, place, Scalar::Bool(*is == 1));
            }
        }
    }

    /// Holds the rows of a phone that has seen everything to all that was ever written; says what is not as it should be.
    pub fn missing(&self, circle: &MapRow, notes: &[(DocumentId, NoteRow)]) -> Vec<String> {
        let notes: BTreeMap<DocumentId, &NoteRow> = notes.iter().map(|(id, row)| (*id, row)).collect();
        let places: BTreeSet<&Place> = self.seen.iter().flat_map(BTreeMap::keys).collect();
        let mut wrong = Vec::new();
        for place in places {
            if self.doubtful.contains(place) {
                continue;
            }
            let (document, table, row, key) = place;
            let answers = self.answers(self.everywhere(place));
            let mut values: Vec<&Scalar> = answers.iter().map(|write| &self.writes[*write].value).collect();
            values.sort_unstable();
            let note = notes.get(document);
            if row == LETTERS {
                let there = note.is_some_and(|note| note.note.body.contains(key.as_str()));
                if there != values.contains(&&Scalar::Bool(true)) {
                    wrong.push(format!("the letter {key} of {document} is there: {there}, and should not be so"));
                }
                continue;
            }
            let conflicts = if *document == DocumentId::MAP {
                &circle.conflicts
            } else if let Some(note) = note {
                &note.conflicts
            } else {
                wrong.push(format!("{document} is missing"));
                continue;
            };
            let conflict = conflicts.iter().find(|found| (found.table, &found.row, &found.key) == (*table, row, key));
            let removal = answers.first().filter(|one| key == "removed" && self.writes[**one].value != Scalar::Null);
            if let (Some(removal), 1, DocumentId::MAP) = (removal, answers.len(), *document) {
                wrong.extend(self.hidden(circle, place, *removal));
            }
            if values.iter().all(|value| *value == values[0]) {
                let now = shown(circle, note.copied(), *table, row, key);
                // Whether something is in a set is yes or no, also where that was never said.
                let said = if now.is_boolean() && *values[0] == Scalar::Null { false.into() } else { json(values[0]) };
                if now != said || conflict.is_some() {
                    wrong.push(format!("{table:?} {row}/{key} is {now}, and {:?} was written", values[0]));
                }
            } else {
                let mut found: Vec<&Scalar> = conflict.iter().flat_map(|c| &c.answers).map(|a| &a.value).collect();
                found.sort_unstable();
                if found != values {
                    wrong.push(format!("{table:?} {row}/{key} has the answers {found:?}, and {values:?} were written"));
                }
            }
        }
        wrong.extend(self.unreachable(&circle.circle, &circle.taken));
        wrong
    }

    /// Says who was ever named, is told of by anybody in a view, a role or a step, and stands on no screen and not in the tray.
    fn unreachable(&self, circle: &Circle, taken: &[Taken]) -> Vec<String> {
        let named = |id: PersonId| {
            let place = (DocumentId::MAP, Table::People, id.to_row(), "nickname".to_owned());
            self.everywhere(&place).into_iter().any(|write| self.writes[write].value != Scalar::Null)
        };
        let views = circle.perspectives.keys().map(|id| id.tie.alter);
        let roles = circle.roles.values().filter_map(|role| role.person);
        let steps = circle.actions.values().filter_map(|step| step.owner);
        let told_of: BTreeSet<PersonId> = views.chain(roles).chain(steps).filter(|id| named(*id)).collect();
        let lost = told_of.into_iter().filter(|id| {
            let stands = circle.resolve(*id);
            let in_tray = |id: PersonId| taken.iter().any(|one| one.table == Table::People && one.row == id.to_row());
            !circle.is_present(stands) && !in_tray(stands)
        });
        lost.map(|id| format!("{id} is told of and stands nowhere")).collect()
    }

    /// Says which edits beside a removal do not stand in the tray with it.
    fn hidden(&self, circle: &MapRow, place: &Place, removal: usize) -> Vec<String> {
        let (document, table, row, _) = place;
        let tray = circle.taken.iter().find(|taken| (taken.table, &taken.row) == (*table, row));
        let Some(tray) = tray else { return vec![format!("{table:?} {row} was taken away and is not in the tray")] };
        let places: BTreeSet<&Place> = self.seen.iter().flat_map(BTreeMap::keys).collect();
        let mut hidden = Vec::new();
        for other in places.into_iter().filter(|other| (&other.0, &other.1, &other.2) == (document, table, row)) {
            let knew = self.writes[removal].knew.get(other).cloned().unwrap_or_default();
            let answers = self.answers(self.everywhere(other));
            let found = tray.edited.iter().any(|(key, ..)| *key == other.3);
            if other.3 != "removed" && answers.is_disjoint(&knew) && !found {
                hidden
                    .push(format!("{table:?} {row}/{} was written beside its removal and is not in the tray", other.3));
            }
        }
        hidden
    }

    /// What anybody wrote in a field.
    fn everywhere(&self, place: &Place) -> BTreeSet<usize> {
        self.seen.iter().filter_map(|seen| seen.get(place)).flatten().copied().collect()
    }

    fn answers_to(&self, phone: usize, place: &Place) -> BTreeSet<usize> {
        self.answers(self.seen[phone].get(place).cloned().unwrap_or_default())
    }

    /// Of some writes of one field those that none of the others replaced.
    fn answers(&self, writes: BTreeSet<usize>) -> BTreeSet<usize> {
        let replaced: BTreeSet<usize> = writes.iter().flat_map(|write| &self.writes[*write].over).copied().collect();
        writes.difference(&replaced).copied().collect()
    }
}

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    for letter in text.chars() {
        *found.entry(letter).or_default() += 1;
    }
    found
}

/// A stored value as an entity shows it.
fn json(value: &Scalar) -> serde_json::Value {
    match value {
        Scalar::Null => serde_json::Value::Null,
        Scalar::Bool(value) => (*value).into(),
        Scalar::Int(value) => (*value).into(),
        Scalar::Text(value) => value.as_str().into(),
        Scalar::Bytes(value) => value.as_slice().into(),
    }
}

/// What a field holds in the rows that screens are made of; null where it is not filled in.
fn shown(map: &MapRow, note: Option<&NoteRow>, table: Table, row: &str, key: &str) -> serde_json::Value {
    let entity = entity(&map.circle, note.map(|note| &note.note), table, row).unwrap_or_default();
    match key.split_once(':') {
        Some((field, part)) if entity[field].is_array() => {
            entity[field].as_array().unwrap().contains(&part.into()).into()
        }
        Some((field, part)) => entity[field][part].clone(),
        None if entity.get(key).is_some() => entity[key].clone(),
        // A field of a newer app is kept as it is stored.
        None => serde_json::from_value::<Scalar>(entity["newer"][key].clone())
            .map_or(serde_json::Value::Null, |value| json(&value)),
    }
}

/// A row as JSON.
pub fn entity(circle: &Circle, note: Option<&Note>, table: Table, row: &str) -> Option<serde_json::Value> {
    fn get<K: RowKey + Ord, E: serde::Serialize>(map: &BTreeMap<K, E>, row: &str) -> Option<serde_json::Value> {
        Some(serde_json::to_value(map.get(&K::from_row(row)?)?).unwrap())
    }
    match table {
        Table::People => get(&circle.people, row),
        Table::Kin => get(&circle.kin, row),
        Table::Ties => get(&circle.ties, row),
        Table::Perspectives => get(&circle.perspectives, row),
        Table::AlterTies => get(&circle.alter_ties, row),
        Table::Roles => get(&circle.roles, row),
        Table::Snapshots => get(&circle.snapshots, row),
        Table::Terms => get(&circle.terms, row),
        Table::Contacts => get(&circle.contacts, row),
        Table::Actions => get(&circle.actions, row),
        Table::Goals => get(&circle.goals, row),
        Table::Plan => Some(serde_json::to_value(&circle.plan).unwrap()),
        Table::Consents => get(&circle.consents, row),
        Table::Documents => get(&circle.documents, row),
        Table::Members => get(&circle.members, row),
        Table::Cards => get(&circle.cards, row),
        Table::Meeting => Some(serde_json::to_value(&note?.meeting).unwrap()),
        Table::Attendance => get(&note?.attendance, row),
        Table::Decisions => get(&note?.decisions, row),
        Table::Agenda => get(&note?.agenda, row),
        Table::Media => get(&note?.media, row),
    }
}
