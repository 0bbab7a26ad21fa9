//! Finding a person, a talk, a step or a wish by its words. Everything happens on this device.

use std::ops::Range;

use serde::Serialize;
use steunkring_domain::*;
use steunkring_store::{Hit, Marked, SearchChange, SearchRow};
use steunkring_text::{Args, Label};

use super::{Offer, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, NoteRow, SpaceId};

/// The fewest characters that are looked for.
const SHORTEST: usize = 2;
/// The most characters that are looked for.
const LONGEST: usize = 100;
/// The most hits that are shown.
const HITS: usize = 50;

/// What was found in a space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// What to type.
    pub prompt: Label,
    /// That only this device is searched.
    pub only_here: Label,
    /// How much was found, once something was looked for.
    pub count: Option<Label>,
    /// The best first.
    pub hits: Vec<SearchHit>,
    /// What to do where nothing is found, or too little or too much was typed.
    pub empty: Option<Label>,
    /// What can be done: `search`.
    pub offers: Vec<Offer>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchHit {
    /// What to open.
    pub target: SearchTarget,
    /// What it is called.
    pub title: Label,
    /// Where in the title the words stand, in bytes.
    pub title_marks: Vec<Range<usize>>,
    /// The best part of what is written in it; empty where only the title says it.
    pub snippet: Label,
    /// Where in that part the words stand, in bytes.
    pub snippet_marks: Vec<Range<usize>>,
}

/// What a hit opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchTarget {
    /// A person's page.
    Person(PersonId),
    /// A talk with its note.
    Talk(DocumentId),
    /// A step of the plan.
    Action(ActionId),
    /// A wish of the plan.
    Goal(GoalId),
}

impl SearchTarget {
    /// The kind, document and key of its row in the index.
    fn row(self) -> (u32, DocumentId, [u8; 16]) {
        match self {
            Self::Person(id) => (1, DocumentId::MAP, id.0),
            Self::Talk(id) => (2, id, id.0),
            Self::Action(id) => (3, DocumentId::MAP, id.0),
            Self::Goal(id) => (4, DocumentId::MAP, id.0),
        }
    }

    fn of(hit: &Hit) -> Option<Self> {
        // The key begins with the kind, since one document holds rows of several.
        let id = hit.key.get(1..)?.try_into().ok()?;
        match hit.kind {
            1 => Some(Self::Person(PersonId(id))),
            2 => Some(Self::Talk(DocumentId(id))),
            3 => Some(Self::Action(ActionId(id))),
            4 => Some(Self::Goal(GoalId(id))),
            _ => None,
        }
    }
}

impl App {
    /// What is found by the words of a query, the last one also as a beginning; é counts as e.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn search_screen(&mut self, space: SpaceId, query: &str) -> Result<SearchScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let mut screen = SearchScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("search", "act-search")]),
            title: words.plain("search-title"),
            prompt: words.plain("search-prompt"),
            only_here: words.plain("search-only-here"),
            count: None,
            hits: Vec::new(),
            empty: None,
        };
        // No more is counted than decides.
        match query.trim().chars().take(LONGEST + 1).count() {
            0 => return Ok(screen),
            count if count < SHORTEST => screen.empty = Some(words.plain("search-short")),
            count if count > LONGEST => screen.empty = Some(words.plain("search-long")),
            _ => {
                self.index(space, revision, &row.circle)?;
                let found = self.home().search().query(query, Some(&space.0), HITS)?;
                let hit = |hit: &Hit| {
                    Some(SearchHit {
                        target: SearchTarget::of(hit)?,
                        title: words.as_written(&hit.title.text),
                        title_marks: hit.title.hits.clone(),
                        snippet: words.as_written(&shown(&hit.snippet)),
                        snippet_marks: hit.snippet.hits.clone(),
                    })
                };
                screen.hits = found.iter().filter_map(hit).collect();
                screen.count = Some(words.label("search-count", &Args::new().count("n", screen.hits.len())));
                screen.empty = screen.hits.is_empty().then(|| words.plain("search-nothing"));
            }
        }
        Ok(screen)
    }

    /// Brings the index up to a revision of a space: what changed since its watermark, or everything where it knows of a later one,
    /// as after a restore.
    fn index(&mut self, space: SpaceId, revision: u64, circle: &Circle) -> Result<(), CoreError> {
        let mut from = self.home().search().watermark(&space.0)?;
        if from == revision {
            return Ok(());
        }
        if from > revision {
            self.home().search().clear_space(&space.0)?;
            from = 0;
        }
        let (map_changed, notes) = self.space(space)?.changed_since(from)?;
        let mut changes = Vec::new();
        if map_changed {
            changes.push(SearchChange::RemoveDocument { document: DocumentId::MAP.0.to_vec() });
            changes.extend(of_map(circle));
        }
        for (id, note) in notes {
            changes.push(SearchChange::RemoveDocument { document: id.0.to_vec() });
            changes.extend(of_note(id, &note));
        }
        Ok(self.home().search().apply(&space.0, revision, &changes)?)
    }
}

/// The rows of what stands on the map; what was taken away is not found.
fn of_map(circle: &Circle) -> Vec<SearchChange> {
    let text = |line: Option<&Line>| line.map(|line| line.as_str().to_owned()).unwrap_or_default();
    let people = circle.present().map(|(id, person)| {
        let more: Vec<&str> = person.strengths.iter().map(Line::as_str).collect();
        replace(SearchTarget::Person(id), circle.name(id).to_owned(), more.join(" "))
    });
    let actions = circle.actions.iter().filter(|(_, action)| action.removed.is_none());
    let actions =
        actions.map(|(id, action)| replace(SearchTarget::Action(*id), text(action.text.as_ref()), String::new()));
    let goals = circle.goals.iter().filter(|(_, goal)| goal.removed.is_none());
    let goals = goals.map(|(id, goal)| replace(SearchTarget::Goal(*id), text(goal.text.as_ref()), String::new()));
    people.chain(actions).chain(goals).collect()
}

/// The row of a talk: its title, its text and what was decided.
fn of_note(id: DocumentId, row: &NoteRow) -> Option<SearchChange> {
    let note = &row.note;
    if note.meeting.removed.is_some() {
        return None;
    }
    let decided = note.decisions.values().filter(|decision| decision.removed.is_none());
    let decided = decided.filter_map(|decision| decision.text.as_ref()).map(Line::as_str);
    let body: Vec<&str> = std::iter::once(note.body.as_str()).chain(decided).collect();
    let title = note.meeting.title.as_ref().map(|title| title.as_str().to_owned()).unwrap_or_default();
    Some(replace(SearchTarget::Talk(id), title, body.join("\n")))
}

fn replace(target: SearchTarget, title: String, body: String) -> SearchChange {
    let (kind, document, id) = target.row();
    let key = [&[u8::try_from(kind).unwrap_or_default()], &id[..]].concat();
    SearchChange::Replace(SearchRow { document: document.0.to_vec(), key, kind, title, body })
}

/// A part of a text on one line; the ranges of its marks stay right, since a line's end has one byte like a space.
fn shown(part: &Marked) -> String {
    part.text.replace('\n', " ")
}
