//! Talks and what was written of them.

use serde::Serialize;
use steunkring_document::Conflict;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::conflict::{Told, can_be_settled};
use super::kept::child_chose;
use super::{ActionItem, ConflictItem, Offer, Strip, date};
use crate::media::reference;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The list of talks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotesScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// The talks, the latest day first; one without a day stands by when it was started.
    pub items: Vec<NoteItem>,
    /// What to say where there is none yet.
    pub empty: Option<Label>,
    /// What can be done: `add`.
    pub offers: Vec<Offer>,
}

/// One talk of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteItem {
    /// Which document.
    pub document: DocumentId,
    /// What it is called.
    pub title: Label,
    /// On what day.
    pub day: Option<Date>,
    /// Who is or was there, who said not to come left out.
    pub people: Vec<Label>,
    /// Who each of them is on the map; none for a guest.
    pub faces: Vec<Option<PersonId>>,
}

/// One talk with its note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// The talk in the list.
    pub item: NoteItem,
    /// What kind of talk, when, in what place and kind of place, and whether the child chose it, each where it was told.
    pub facts: Vec<NoteFact>,
    /// That the family is among itself now, where it is such a talk.
    pub private: Option<Label>,
    /// Who is or was there and what was told of each, in order of the names.
    pub attendance: Vec<AttendanceItem>,
    /// What there is to talk about, with its heading; empty where nothing was written.
    pub agenda: Vec<Label>,
    /// What was written, word for word.
    pub body: String,
    /// What the list of photos and voice notes is called, where there are any.
    pub media_title: Option<Label>,
    /// Photos and voice notes, the earliest first.
    pub media: Vec<MediumItem>,
    /// What the list of decisions is called.
    pub decisions_title: Label,
    /// What was decided, in the order in which it was written.
    pub decisions: Vec<Label>,
    /// What the list of steps is called.
    pub actions_title: Label,
    /// What somebody will do, in the order in which it was written.
    pub actions: Vec<ActionItem>,
    /// How each found it, with its heading; empty where nobody said.
    pub evaluation: Vec<Label>,
    /// What may be told outside, with its heading; empty where nothing was written.
    pub public_summary: Vec<Label>,
    /// Who can read this.
    pub who_sees: Label,
    /// Fields with several answers.
    pub conflicts: Vec<ConflictItem>,
    /// What to say where nothing is written yet.
    pub empty: Option<Label>,
    /// What can be done: `write`, `photo`, `record`, `stop`, which ends that, `done` and `remove`.
    pub offers: Vec<Offer>,
}

/// A photo or voice note of a talk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MediumItem {
    /// Which, for [`App::read_medium`] and [`App::detach`].
    pub id: MediumId,
    /// A photo or a voice note.
    pub kind: MediumKind,
    /// What it is, of a voice note with how long it lasts.
    pub label: Label,
    /// Who added it and when, where that is told.
    pub from: Option<Label>,
    /// How large it is.
    pub size: Label,
    /// That it is not on this device, where it is not: it cannot be opened then.
    pub absent: Option<Label>,
    /// What can be done: of one that is here `play` and `hush`, or `look` and `close`; `remove`.
    pub offers: Vec<Offer>,
}

/// One thing that was told of a talk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteFact {
    /// What was asked.
    pub title: Label,
    /// What was told.
    pub value: Label,
}

/// Somebody who is or was at a talk, or who was asked to come.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttendanceItem {
    /// Who; of a guest the id that stands for the guest in this talk.
    pub person: PersonId,
    /// The name.
    pub name: Label,
    /// Whether it is a guest who is not on the map.
    pub guest: bool,
    /// Whether this person comes, the role, as what this person knows the matter, from which side of the table, organisation and
    /// neighbourhood, and when this person came in, each where it was told.
    pub details: Vec<Label>,
}

impl App {
    /// The talks of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn notes_screen(&mut self, space: SpaceId) -> Result<NotesScreen, CoreError> {
        let Sight { revision, row, mut notes, words, strip, .. } = self.sight(space, Part::Talks)?;
        let circle = row.circle;
        notes.retain(|(_, row)| row.note.meeting.removed.is_none());
        notes.sort_by_key(|(id, row)| std::cmp::Reverse((row.note.meeting.day, row.note.meeting.created_at, *id)));
        let items: Vec<NoteItem> = notes.iter().map(|(id, row)| item(*id, &row.note, &circle, &words)).collect();
        Ok(NotesScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("add", if items.is_empty() { "talks-first" } else { "talks-add" })]),
            title: words.plain("talks-title"),
            empty: items.is_empty().then(|| words.plain("talks-empty")),
            items,
        })
    }

    /// One talk with its note.
    ///
    /// # Errors
    /// [`CoreError::Missing`].
    pub fn note_screen(&mut self, space: SpaceId, document: DocumentId) -> Result<NoteScreen, CoreError> {
        let Sight { revision, row: map, notes, words, strip, .. } = self.sight(space, Part::Note(document))?;
        let today = self.day(self.now())?;
        let names = self.member_names(space, &map.circle)?;
        let (_, row) = notes.into_iter().next().ok_or(CoreError::Missing("note"))?;
        let told = row.conflicts.iter().filter(|found| can_be_settled(found));
        let told: Vec<_> = told.map(|found| Told { conflict: found, title: asked(&words, found) }).collect();
        let conflicts = self.conflict_items((space, document), &map.circle, &words, told)?;
        let media = self.media(space, &words, &map.circle, &row.note)?;
        let note = &row.note;
        let mut decisions: Vec<_> = note.decisions.iter().filter(|(_, one)| one.removed.is_none()).collect();
        decisions.sort_by_key(|(id, decision)| (decision.created_at, **id));
        let mut agenda: Vec<_> = note.agenda.iter().filter(|(_, point)| point.removed.is_none()).collect();
        agenda.sort_by_key(|(id, point)| (point.created_at, **id));
        let agenda = agenda.into_iter().filter_map(|(_, point)| point.text.as_ref());
        let mut actions: Vec<_> = map
            .circle
            .actions
            .iter()
            .filter(|(_, action)| action.created_in == Some(document) && action.removed.is_none())
            .collect();
        actions.sort_by_key(|(id, action)| (action.created_at, **id));
        let written = |line: &Line| words.as_written(line.as_str());
        let summary = note.meeting.public_summary.iter().map(|text| words.as_written(text.as_str()));
        Ok(NoteScreen {
            revision,
            strip,
            offers: Offer::all(&words, OFFERS),
            item: item(document, note, &map.circle, &words),
            facts: facts(&words, &note.meeting),
            private: (note.meeting.kind == Some(MeetingType::PrivateTime)).then(|| words.plain("talks-private-time")),
            attendance: self.attendance(&words, &map.circle, note),
            agenda: headed(words.plain("talks-agenda"), agenda.map(written).collect()),
            media_title: (!media.is_empty()).then(|| words.plain("note-media")),
            media,
            decisions_title: words.plain("note-decisions"),
            decisions: decisions.iter().filter_map(|(_, decision)| decision.text.as_ref()).map(written).collect(),
            actions_title: words.plain("note-actions"),
            actions: actions
                .into_iter()
                .filter_map(|(id, action)| super::plan::item(&map, &words, today, *id, action))
                .collect(),
            evaluation: headed(words.plain("talks-how-was-it"), evaluation(&words, &map.circle, &note.meeting)),
            public_summary: headed(words.plain("note-public"), summary.collect()),
            who_sees: words
                .label("note-who-sees", &Args::new().text("names", &words.list(names.iter().map(String::as_str)))),
            conflicts,
            empty: note.body.is_empty().then(|| words.plain("note-empty")),
            body: row.note.body,
        })
    }

    fn media(
        &mut self,
        space: SpaceId,
        words: &Words,
        circle: &Circle,
        note: &Note,
    ) -> Result<Vec<MediumItem>, CoreError> {
        let mut shown: Vec<_> = note.media.iter().filter(|(_, medium)| medium.removed.is_none()).collect();
        shown.sort_by_key(|(id, medium)| (medium.at, **id));
        let mut items = Vec::new();
        for (id, medium) in shown {
            // What is told in part only can be of a newer app, or still on its way.
            let (Some(file), Some(kind)) = (reference(medium), medium.kind.clone()) else { continue };
            let here = self.space(space)?.store().has_media(file.id)?;
            let from = medium.by.zip(medium.at).map(|(by, at)| {
                let name = circle.name(circle.resolve(by));
                words
                    .label("note-medium-from", &Args::new().text("name", name).text("when", &self.when(words, at).text))
            });
            let opens: &[_] = match &kind {
                MediumKind::Voice if here => &[("play", "note-play"), ("hush", "act-speak-stop")],
                MediumKind::Photo if here => &[("look", "note-look"), ("close", "act-close")],
                _ => &[],
            };
            items.push(MediumItem {
                id: *id,
                kind,
                label: medium_name(words, Some(medium)),
                from,
                size: words.as_written(&words.size(file.bytes)),
                absent: (!here).then(|| words.plain("note-medium-absent")),
                offers: opens
                    .iter()
                    .chain(&[("remove", "act-take-away")])
                    .map(|(id, message)| Offer::of(words, id, message))
                    .collect(),
            });
        }
        Ok(items)
    }

    fn attendance(&self, words: &Words, circle: &Circle, note: &Note) -> Vec<AttendanceItem> {
        let there = note.attendance.iter().filter(|(_, one)| one.removed.is_none() && one.present == Some(true));
        let mut items: Vec<AttendanceItem> = there
            .map(|(id, one)| {
                let name = attendant(circle, *id, one);
                let said = Args::new().text("name", name);
                let choice = |prefix: &str, code: &str| words.choice(prefix, code, &said);
                let came = one.checked_in_at.map(|at| {
                    let value = self.when(words, at).text;
                    let args = Args::new().text("label", &words.label("checkin-in", &said).text).text("value", &value);
                    words.label("tie-row", &args)
                });
                let details = [
                    one.rsvp.as_ref().map(|rsvp| choice(Rsvp::PREFIX, rsvp.code())),
                    one.role.as_ref().map(|role| choice(AttendanceRole::PREFIX, role.code())),
                    one.background.as_ref().map(|background| choice(Background::PREFIX, background.code())),
                    one.sector.as_ref().map(|sector| choice(Sector::PREFIX, sector.code())),
                    one.organisation.as_ref().map(|text| words.as_written(text.as_str())),
                    one.neighbourhood.as_ref().map(|text| words.as_written(text.as_str())),
                    came,
                ];
                AttendanceItem {
                    person: *id,
                    name: words.as_written(name),
                    guest: one.guest.is_some(),
                    details: details.into_iter().flatten().collect(),
                }
            })
            .collect();
        words.sort_names(&mut items, |item| item.name.text.as_str());
        items
    }
}

const OFFERS: [(&str, &str); 6] = [
    ("write", "act-type"),
    ("photo", "act-photo"),
    ("record", "act-record"),
    ("stop", "act-record-stop"),
    ("done", "act-done"),
    ("remove", "talks-take-away"),
];

/// What a photo or voice note is called.
pub(super) fn medium_name(words: &Words, medium: Option<&Medium>) -> Label {
    let kind = medium.and_then(|medium| medium.kind.as_ref());
    match (kind, medium.and_then(|medium| medium.seconds)) {
        (Some(MediumKind::Voice), Some(seconds)) => {
            let (minutes, seconds) = (seconds.value() / 60, seconds.value() % 60);
            words.label("note-voice", &Args::new().text("duration", &format!("{minutes}:{seconds:02}")))
        }
        (Some(kind), _) => words.choice(MediumKind::PREFIX, kind.code(), &Args::new()),
        (None, _) => words.as_written("?"),
    }
}

/// One talk as a list shows it.
pub(super) fn item(document: DocumentId, note: &Note, circle: &Circle, words: &Words) -> NoteItem {
    let there = note.attendance.iter().filter(|(_, one)| {
        let comes = one.rsvp != Some(Rsvp::No) || one.checked_in_at.is_some();
        one.removed.is_none() && one.present == Some(true) && comes
    });
    let mut people: Vec<(&str, PersonId)> =
        there.map(|(id, one)| (attendant(circle, *id, one), circle.resolve(*id))).collect();
    words.sort_names(&mut people, |(name, _)| name);
    let faces = people.iter().map(|(_, id)| circle.people.contains_key(id).then_some(*id)).collect();
    NoteItem {
        document,
        title: note
            .meeting
            .title
            .as_ref()
            .map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str())),
        day: note.meeting.day,
        people: people.into_iter().map(|(name, _)| words.as_written(name)).collect(),
        faces,
    }
}

/// The name of a guest, or of a person of the map.
fn attendant<'a>(circle: &'a Circle, id: PersonId, one: &'a Attendance) -> &'a str {
    one.guest.as_ref().map_or_else(|| circle.name(id), Line::as_str)
}

fn facts(words: &Words, talk: &Meeting) -> Vec<NoteFact> {
    let fact = |message: &str, value: Label| NoteFact { title: words.plain(message), value };
    let choice = |prefix: &str, code: &str| words.choice(prefix, code, &Args::new());
    let day = talk.day.map(|day| date(words, day));
    let time = match (talk.start, talk.end) {
        (Some(start), Some(end)) => Some(format!("{start}–{end}")),
        (Some(start), None) => Some(start.to_string()),
        (None, end) => end.map(|end| format!("–{end}")),
    };
    let when: Vec<String> = [day, time].into_iter().flatten().collect();
    [
        talk.kind.as_ref().map(|kind| fact("talks-what", choice(MeetingType::PREFIX, kind.code()))),
        (!when.is_empty()).then(|| fact("talks-when", words.as_written(&when.join(", ")))),
        talk.place_kind.as_ref().map(|kind| fact("talks-where", choice(PlaceKind::PREFIX, kind.code()))),
        talk.place.as_ref().map(|place| fact("talks-where", words.as_written(place.as_str()))),
        talk.place_chosen_by_child.map(|yes| fact("contact-child-chose", child_chose(words, yes))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What each said of the talk, in order of the names.
fn evaluation(words: &Words, circle: &Circle, talk: &Meeting) -> Vec<Label> {
    let mut said: Vec<(&str, &str)> =
        talk.evaluation.iter().map(|(id, text)| (circle.name(circle.resolve(*id)), text.as_str())).collect();
    words.sort_names(&mut said, |(name, _)| name);
    let row = |(name, text): (&str, &str)| words.label("tie-row", &Args::new().text("label", name).text("value", text));
    said.into_iter().map(row).collect()
}

fn headed(title: Label, items: Vec<Label>) -> Vec<Label> {
    if items.is_empty() { Vec::new() } else { std::iter::once(title).chain(items).collect() }
}

/// The question that a field of a talk answers.
pub(super) fn asked(words: &Words, conflict: &Conflict) -> Option<Label> {
    let field = conflict.key.split(':').next().unwrap_or_default();
    Some(words.plain(match (conflict.table, field) {
        (Table::Meeting, "kind") => "talks-what",
        (Table::Meeting, "day" | "start" | "end" | "zone") => "talks-when",
        (Table::Meeting, "place" | "place_kind") => "talks-where",
        (Table::Meeting, "place_chosen_by_child") => "contact-child-chose",
        (Table::Meeting, "evaluation") => "talks-how-was-it",
        (Table::Meeting, "public_summary") => "note-public",
        (Table::Attendance, _) => "talks-who",
        (Table::Agenda, _) => "talks-agenda",
        (Table::Decisions, _) => "note-decisions",
        _ => return None,
    }))
}
