//! What was taken away and can come back.

use serde::Serialize;
use steunkring_domain::entity::Single;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::conflict::Actors;
use super::note::medium_name;
use super::{Offer, Strip, date};
use crate::project::within;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The tray.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrayScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// That nothing is lost here.
    pub help: Label,
    /// What was edited after it was taken away stands first, then the latest.
    pub items: Vec<TrayItem>,
    /// What to say where nothing was taken away.
    pub empty: Option<Label>,
    /// What can be done: `put-back`, for each of the items.
    pub offers: Vec<Offer>,
}

/// One thing that was taken away, or an entry that was merged into another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrayItem {
    /// Of what kind; [`Table::Documents`] for a talk.
    pub table: Table,
    /// The name of its row; for a talk its document; for a decision, a point, a photo or a voice note of a talk `document/row`.
    pub row: String,
    /// What it is called.
    pub name: Label,
    /// When it was taken away.
    pub at: Instant,
    /// When it was taken away and by whom; what it is stands in its name.
    pub line: Label,
    /// Whether somebody wrote in it or about it who had not seen that; of a talk its title, day and place count.
    pub edited: bool,
    /// That somebody did, and who wrote when, the earliest first.
    pub edits: Vec<Label>,
    /// To bring it back: both entries, where it was merged.
    pub offer: Offer,
}

/// What the labels of an item are made from.
struct Gone {
    table: Table,
    row: String,
    name: Label,
    at: Instant,
    by: [u8; 16],
    edits: Vec<([u8; 16], Instant)>,
}

impl App {
    /// What was taken away in a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn tray_screen(&mut self, space: SpaceId) -> Result<TrayScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let people = self.actors(space, &row.circle)?;
        let mut items = Vec::new();
        for taken in &row.taken {
            let edits = taken.edited.iter().map(|(_, actor, at)| (*actor, *at)).chain(taken.written_of.iter().copied());
            let gone = Gone {
                table: taken.table,
                row: taken.row.clone(),
                name: words.as_written(&name(&row.circle, &words, taken.table, &taken.row)),
                at: taken.at,
                by: taken.by,
                edits: edits.collect(),
            };
            items.push(self.tray_item(&words, &people, gone)?);
        }
        for one in &row.merged {
            let named = Args::new().text("name", row.circle.name(one.from)).text("into", row.circle.name(one.into));
            let said = words.label("tray-merged", &named);
            let gone = Gone {
                table: Table::People,
                row: one.from.to_row(),
                name: said,
                at: one.at,
                by: one.by,
                edits: Vec::new(),
            };
            let line = self.by_whom(&words, &people, "tray-merged-by", one.by, one.at)?;
            let mut item = self.tray_item(&words, &people, gone)?;
            item.line = line;
            item.offer = Offer::of(&words, "put-back", "tray-both-back");
            items.push(item);
        }
        for (document, note) in self.notes(space)? {
            let Some(at) = note.note.meeting.removed else {
                for gone in self.gone_in(space, document, &note.note, &words)? {
                    items.push(self.tray_item(&words, &people, gone)?);
                }
                continue;
            };
            let title = note.note.meeting.title.as_ref();
            let name = title.map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str()));
            let open = self.space(space)?.document(document)?;
            let by = open.author(Table::Meeting, &Single.to_row(), "removed").map(|answer| answer.actor);
            let edits = open.revivals(Table::Meeting, &Single.to_row()).into_iter();
            let edits = edits.map(|found| (found.answer.actor, found.answer.at)).collect();
            let (row, by) = (document.to_string(), by.unwrap_or_default());
            let gone = Gone { table: Table::Documents, row, name, at, by, edits };
            items.push(self.tray_item(&words, &people, gone)?);
        }
        // Equal moments keep the order of the rows.
        items.sort_by_key(|item: &TrayItem| std::cmp::Reverse((item.edited, item.at)));
        Ok(TrayScreen {
            revision,
            strip,
            offers: if items.is_empty() { Vec::new() } else { Offer::all(&words, [("put-back", "act-put-back")]) },
            title: words.plain("tray-title"),
            help: words.plain("tray-help"),
            empty: items.is_empty().then(|| words.plain("tray-empty")),
            items,
        })
    }

    /// The decisions, points, photos and voice notes that were taken away in a talk that is there.
    fn gone_in(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        note: &Note,
        words: &Words,
    ) -> Result<Vec<Gone>, CoreError> {
        let written = |text: &Option<Line>| words.as_written(text.as_ref().map_or("?", Line::as_str));
        let decisions = note
            .decisions
            .iter()
            .filter_map(|(id, one)| Some((Table::Decisions, id.to_row(), one.removed?, written(&one.text))));
        let agenda = note.agenda.iter();
        let agenda =
            agenda.filter_map(|(id, one)| Some((Table::Agenda, id.to_row(), one.removed?, written(&one.text))));
        let media = note.media.iter();
        let media = media
            .filter_map(|(id, one)| Some((Table::Media, id.to_row(), one.removed?, medium_name(words, Some(one)))));
        let gone: Vec<_> = decisions.chain(agenda).chain(media).collect();
        if gone.is_empty() {
            return Ok(Vec::new());
        }
        let open = self.space(space)?.document(document)?;
        let made = gone.into_iter().map(|(table, row, at, name)| Gone {
            table,
            name,
            at,
            by: open.author(table, &row, "removed").map(|answer| answer.actor).unwrap_or_default(),
            edits: open.revivals(table, &row).into_iter().map(|found| (found.answer.actor, found.answer.at)).collect(),
            row: format!("{document}/{row}"),
        });
        Ok(made.collect())
    }

    /// What came back, in words.
    pub(crate) fn said_of_return(&mut self, space: SpaceId, table: Table, row: &str) -> Result<Vec<Label>, CoreError> {
        let Sight { row: map, words, .. } = self.sight(space, Part::Map)?;
        let what = match table {
            Table::Documents => {
                let note = row.parse().ok().and_then(|id| self.note(space, id).ok());
                let title = note.and_then(|note| note.note.meeting.title);
                title.map_or_else(|| words.plain("talks-neutral").text, |title| title.as_str().to_owned())
            }
            Table::Media => {
                let (document, row) = within(row)?;
                let note = self.note(space, document)?.note;
                medium_name(&words, MediumId::from_row(row).and_then(|id| note.media.get(&id))).text
            }
            Table::Decisions | Table::Agenda => {
                let (document, row) = within(row)?;
                let note = self.note(space, document)?.note;
                let text = match table {
                    Table::Decisions => DecisionId::from_row(row).and_then(|id| note.decisions.get(&id)?.text.clone()),
                    _ => AgendaId::from_row(row).and_then(|id| note.agenda.get(&id)?.text.clone()),
                };
                text.map_or_else(|| "?".to_owned(), |text| text.as_str().to_owned())
            }
            _ => name(&map.circle, &words, table, row),
        };
        Ok(vec![words.label("tray-restored", &Args::new().text("what", &what))])
    }

    fn tray_item(&self, words: &Words, people: &Actors, gone: Gone) -> Result<TrayItem, CoreError> {
        let mut edits: Vec<([u8; 16], Date)> = Vec::new();
        let mut written = gone.edits;
        written.sort_by_key(|(_, at)| *at);
        for (actor, at) in written {
            let edit = (actor, self.day(at)?);
            // One who wrote several things on a day is named once.
            if !edits.iter().any(|(one, day)| people.name(*one) == people.name(actor) && *day == edit.1) {
                edits.push(edit);
            }
        }
        let head = (!edits.is_empty()).then(|| words.plain("tray-edited"));
        let by = edits.iter().map(|(actor, day)| on(words, people, "tray-edited-by", *actor, *day));
        Ok(TrayItem {
            table: gone.table,
            row: gone.row,
            line: on(words, people, "tray-line", gone.by, self.day(gone.at)?),
            name: gone.name,
            at: gone.at,
            edited: head.is_some(),
            edits: head.into_iter().chain(by).collect(),
            offer: Offer::of(words, "put-back", "act-put-back"),
        })
    }

    fn by_whom(
        &self,
        words: &Words,
        people: &Actors,
        message: &str,
        actor: [u8; 16],
        at: Instant,
    ) -> Result<Label, CoreError> {
        Ok(on(words, people, message, actor, self.day(at)?))
    }
}

/// A message that says who did something and on what day.
fn on(words: &Words, people: &Actors, message: &str, actor: [u8; 16], day: Date) -> Label {
    let when = words.text("when-on-date", &Args::new().text("date", &date(words, day)));
    words.label(message, &Args::new().text("name", people.name(actor)).text("when", &when))
}

/// What a row is called: by its own text, or by the people it is about.
pub(crate) fn name(circle: &Circle, words: &Words, table: Table, row: &str) -> String {
    let line = |text: Option<&Line>| text.map_or("?".to_owned(), |text| text.as_str().to_owned());
    let one = |id: PersonId| {
        if id == PersonId::FAMILY { words.plain("map-we").text } else { circle.name(id).to_owned() }
    };
    let pair = |a: PersonId, b: PersonId| format!("{} · {}", one(a), one(b));
    let found = match table {
        Table::People => PersonId::from_row(row).map(|id| circle.name(id).to_owned()),
        Table::Ties => TieId::from_row(row).map(|id| pair(id.ego, id.alter)),
        Table::Perspectives => PerspectiveId::from_row(row).map(|id| pair(id.respondent, id.tie.alter)),
        Table::Kin => KinId::from_row(row).map(|id| pair(id.a, id.b)),
        Table::AlterTies => AlterTieId::from_row(row).map(|id| pair(id.a, id.b)),
        Table::Actions => {
            ActionId::from_row(row).and_then(|id| circle.actions.get(&id)).map(|action| line(action.text.as_ref()))
        }
        Table::Goals => GoalId::from_row(row).and_then(|id| circle.goals.get(&id)).map(|goal| line(goal.text.as_ref())),
        Table::Snapshots => {
            SnapshotId::from_row(row).and_then(|id| circle.snapshots.get(&id)).map(|kept| line(kept.caption.as_ref()))
        }
        Table::Roles => RoleId::from_row(row).and_then(|id| circle.roles.get(&id)).and_then(|role| {
            let whom = role.for_whom.filter(|whom| *whom != PersonId::FAMILY);
            role.person.map(|who| whom.map_or_else(|| one(who), |whom| pair(who, whom)))
        }),
        Table::Contacts => ContactId::from_row(row).and_then(|id| circle.contacts.get(&id)).map(|contact| {
            let mut names: Vec<&str> = contact.with.iter().map(|id| circle.name(*id)).collect();
            words.sort_names(&mut names, |name| name);
            words.list(names)
        }),
        Table::Cards => CardId::from_row(row)
            .and_then(|id| circle.cards.get(&id))
            .and_then(|card| card.text.as_ref())
            .map(|text| text.as_str().to_owned()),
        _ => None,
    };
    found.unwrap_or_else(|| "?".to_owned())
}
