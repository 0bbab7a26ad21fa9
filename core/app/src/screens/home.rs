//! Home: the spaces of this profile, what comes next in each, and where to go on. It never counts people.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::ask::Unfinished;
use super::{Offer, SameItem, UndoItem, date};
use crate::project::NoteRow;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId, SpaceSummary};

/// What a profile sees first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeScreen {
    /// A greeting, by name where there is one.
    pub title: Label,
    /// What one can do here.
    pub help: Vec<Label>,
    /// The spaces, in this profile's order.
    pub spaces: Vec<HomeSpace>,
    /// The last thing that was done here and can be taken back.
    pub undo: Option<UndoItem>,
    /// That everything is kept, or how much waits to be sent.
    pub saved: Label,
    /// Whether something waits to be sent.
    pub waiting: bool,
    /// The space whose sending says more of that: the first in which something waits, else the first; nothing where there is none.
    pub sync: Option<String>,
    /// That something is behind a second lock; [`App::second_locks`] lists those.
    pub locked: Option<Label>,
    /// To begin something beside what is there; nothing where there is no space yet.
    pub another: Option<Label>,
    /// What to begin: `start-circle` and `join`, `start-own` until there is an own page; `restore` where there is no space yet, else
    /// `start-notes` until there are a worker's own notes.
    pub offers: Vec<Offer>,
}

/// One space on Home.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeSpace {
    /// Which.
    #[serde(serialize_with = "crate::app::hex")]
    pub id: SpaceId,
    /// How often it had changed; 0 for one that cannot be opened.
    pub revision: u64,
    /// What it is for; nothing where its name says that already.
    pub kind: Option<Label>,
    /// What this profile calls it.
    pub name: Label,
    /// That others wrote something since this profile last looked.
    pub news: Option<Label>,
    /// The talk that comes next.
    pub talk: Option<HomeTalk>,
    /// What is to be done next.
    pub step: Option<HomeStep>,
    /// The questions that were left to go on with later.
    pub go_on: Option<HomeQuestions>,
    /// Two entries that may be the same person.
    pub same: Option<SameItem>,
    /// What to say where nobody is there yet, or why the space cannot be opened.
    pub notice: Vec<Label>,
    /// Where one can go: `map`, `add-person`, `talks`, `plan`, `own`, `ask`, `who-sees` and `more`, each where it fits.
    pub offers: Vec<Offer>,
}

/// The talk that comes next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeTalk {
    /// Which.
    pub document: DocumentId,
    /// That it is still to come.
    pub heading: Label,
    /// What it is called.
    pub title: Label,
    /// On what day.
    pub day: Label,
    /// What and when in one sentence, where it is today and its time is known.
    pub today: Option<Label>,
}

/// What is to be done next: the earliest day first, then what was written first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeStep {
    /// Which.
    pub id: ActionId,
    /// How far it is.
    pub status: Label,
    /// Who does what by when where all is known, else what was written.
    pub sentence: Label,
}

/// Questions that were begun.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeQuestions {
    /// About whom; everything is asked when missing.
    pub person: Option<PersonId>,
    /// Who answers.
    pub respondent: PersonId,
    /// About whose circle; the one that the space holds when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ego: Option<PersonId>,
    /// What that person is called, or what the questions are called.
    pub name: Label,
    /// To go on.
    pub offer: Offer,
}

impl App {
    /// The home of this profile. A space that cannot be opened says why and leaves the others be.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn home_screen(&mut self) -> Result<HomeScreen, CoreError> {
        let today = self.day(self.now())?;
        let plain = self.words(&Circle::default())?;
        let mut name = None;
        let mut spaces = Vec::new();
        let all = self.spaces()?;
        // One of each is enough of what is one's own alone.
        let has = |kind: SpaceKind| all.iter().any(|summary| summary.kind == kind);
        let (own, notes) = (has(SpaceKind::OwnPage), has(SpaceKind::WorkerNotes));
        for summary in all {
            let seen = self.seen(summary.id)?;
            let unfinished = self.unfinished(summary.id)?;
            spaces.push(match self.sight(summary.id, Part::Talks) {
                Ok(sight) => {
                    let me = sight.row.circle.people.get(&sight.me).and_then(|me| me.nickname.clone());
                    name = name.or(me);
                    let news = self.space(summary.id)?.taken_in()? > seen;
                    let same = self.same(summary.id, &sight, None)?.into_iter().next();
                    HomeSpace { same, ..space(&summary, &sight, today, news, unfinished) }
                }
                Err(error) => closed(&summary, &plain, &error),
            });
        }
        let locked = !self.home().second_locks()?.is_empty();
        let new = spaces.is_empty() && !locked;
        let title = match name {
            Some(name) => plain.label("home-title", &Args::new().text("name", name.as_str())),
            None if new => plain.plain("welcome-title"),
            None => plain.plain("home-title-no-name"),
        };
        let help: &[&str] = if new { &["welcome-what", "welcome-yours", "welcome-offline"] } else { &["home-help"] };
        let begin = if new { &WELCOME } else { &ANOTHER };
        let open: Vec<SpaceId> = spaces.iter().filter(|one| one.revision > 0).map(|one| one.id).collect();
        let (saved, first) = self.saved(&plain, &open)?;
        Ok(HomeScreen {
            title,
            help: help.iter().map(|message| plain.plain(message)).collect(),
            spaces,
            undo: self.undo_item()?,
            saved,
            waiting: first.is_some(),
            sync: first.or(open.first().copied()).map(|id| id.to_string()),
            locked: locked.then(|| plain.plain("lock-other-space")),
            another: (!new).then(|| plain.plain("home-another")),
            offers: begin
                .iter()
                .filter(|(id, _)| !(own && *id == "start-own" || notes && *id == "start-notes"))
                .map(|(id, message)| Offer::of(&plain, id, message))
                .collect(),
        })
    }

    /// That everything is kept, or how much waits to be sent in these spaces and since when; and the first in which something does.
    fn saved(&mut self, words: &Words, spaces: &[SpaceId]) -> Result<(Label, Option<SpaceId>), CoreError> {
        let (mut waiting, mut last, mut first) = (0, None, None);
        for id in spaces.iter().copied() {
            if let Some((count, at)) = self.space(id)?.unsent()?
                && count > 0
            {
                waiting += count;
                last = last.max(Some(at));
                first = first.or(Some(id));
            }
        }
        let Some(at) = last else { return Ok((words.plain("home-saved"), None)) };
        let count = usize::try_from(waiting).unwrap_or(usize::MAX);
        let when = self.when(words, at).text;
        Ok((words.label("home-unsent", &Args::new().count("n", count).text("when", &when)), first))
    }

    /// Notes that this profile has looked at a space, so that Home no longer calls it new.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn look_at(&mut self, space: SpaceId) -> Result<(), CoreError> {
        let revision = self.revision(space)?;
        Ok(self.home().put_setting(&format!("seen/{space}"), &revision.to_le_bytes())?)
    }

    fn seen(&self, space: SpaceId) -> Result<u64, CoreError> {
        let bytes = self.home().setting(&format!("seen/{space}"))?.and_then(|bytes| bytes.try_into().ok());
        Ok(bytes.map_or(0, u64::from_le_bytes))
    }
}

const WELCOME: [(&str, &str); 4] = [
    ("start-circle", "welcome-start-circle"),
    ("join", "welcome-start-join"),
    ("restore", "welcome-start-restore"),
    ("start-own", "welcome-start-own"),
];

const ANOTHER: [(&str, &str); 4] = [
    ("start-circle", "welcome-start-circle"),
    ("join", "welcome-start-join"),
    ("start-own", "welcome-start-own"),
    ("start-notes", "space-worker-notes"),
];

fn space(summary: &SpaceSummary, sight: &Sight, today: Date, news: bool, unfinished: Option<Unfinished>) -> HomeSpace {
    let (words, circle) = (&sight.words, &sight.row.circle);
    let nobody = super::ego(&summary.kind, sight.me).is_some_and(|ego| circle.ties_of(ego).next().is_none());
    let resolved = |id: Option<PersonId>| id.map(|id| circle.resolve(id));
    let unfinished = unfinished.map(|one| Unfinished { person: resolved(one.person), ego: resolved(one.ego), ..one });
    let there = |id: Option<PersonId>| id.is_none_or(|id| circle.is_present(id));
    HomeSpace {
        id: summary.id,
        revision: sight.revision,
        kind: kind(summary, words),
        name: words.as_written(&summary.name),
        news: news.then(|| words.plain("home-new")),
        talk: next_talk(&sight.notes, words, today),
        step: next_step(circle, words, today),
        go_on: unfinished.filter(|one| there(one.person) && there(one.ego)).map(|one| HomeQuestions {
            person: one.person,
            respondent: one.respondent,
            ego: one.ego,
            name: one.person.map_or_else(|| words.plain("q-title"), |person| words.as_written(circle.name(person))),
            offer: Offer::of(words, "go-on", "home-go-on"),
        }),
        same: None,
        notice: if nobody { vec![words.plain("home-empty-title"), words.plain("home-empty-help")] } else { Vec::new() },
        offers: doors(&summary.kind).iter().map(|(id, message)| Offer::of(words, id, message)).collect(),
    }
}

/// Where one can go in a space of a kind.
pub(super) fn doors(kind: &SpaceKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        SpaceKind::FamilyMap => &[
            ("map", "home-look"),
            ("add-person", "map-add-person"),
            ("talks", "home-talks"),
            ("plan", "home-plan"),
            ("ask", "q-title"),
            ("who-sees", "act-who-sees"),
            ("more", "act-more"),
        ],
        SpaceKind::OwnPage => {
            &[("own", "home-own"), ("add-person", "map-add-person"), ("ask", "q-title"), ("more", "act-more")]
        }
        _ => &[("talks", "home-talks"), ("more", "act-more")],
    }
}

/// What a space is for, unless its name says that already: a circle is often called what it is.
fn kind(summary: &SpaceSummary, words: &Words) -> Option<Label> {
    let label = words.choice(SpaceKind::PREFIX, summary.kind.code(), &Args::new());
    (label.text != summary.name).then_some(label)
}

fn next_talk(notes: &[(DocumentId, NoteRow)], words: &Words, today: Date) -> Option<HomeTalk> {
    let coming = notes.iter().filter_map(|(id, row)| {
        let talk = &row.note.meeting;
        let day = talk.day.filter(|day| *day >= today && talk.removed.is_none())?;
        Some(((day, talk.start, *id), talk))
    });
    let ((on, start, document), talk) = coming.min_by_key(|(order, _)| *order)?;
    let title =
        talk.title.as_ref().map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str()));
    let time = start.filter(|_| on == today).map(|start| start.to_string());
    let today = time.map(|time| words.label("home-today", &Args::new().text("title", &title.text).text("time", &time)));
    let day = words.as_written(&date(words, on));
    Some(HomeTalk { document, heading: words.plain("talks-next"), title, day, today })
}

fn next_step(circle: &Circle, words: &Words, today: Date) -> Option<HomeStep> {
    let to_do = circle.actions.iter().filter(|(_, action)| {
        action.removed.is_none()
            && action.text.is_some()
            && matches!(action.status, None | Some(ActionStatus::Open | ActionStatus::Busy))
    });
    // A step without a day waits for those with one.
    let (id, action) = to_do.min_by_key(|(id, action)| (action.due.is_none(), action.due, action.created_at, **id))?;
    let status = action.status.as_ref().unwrap_or(&ActionStatus::Open);
    Some(HomeStep {
        id: *id,
        status: words.choice(ActionStatus::PREFIX, status.code(), &Args::new()),
        sentence: super::plan::sentence(circle, words, action, today)
            .unwrap_or_else(|| words.as_written(action.text.as_ref().map_or("", Line::as_str))),
    })
}

/// A space that cannot be opened, with what happened, what is safe and what to do.
fn closed(summary: &SpaceSummary, words: &Words, error: &CoreError) -> HomeSpace {
    let said = error.told(words);
    HomeSpace {
        id: summary.id,
        revision: 0,
        kind: kind(summary, words),
        name: words.as_written(&summary.name),
        news: None,
        talk: None,
        step: None,
        go_on: None,
        same: None,
        notice: [said.what, said.safe].into_iter().chain(said.help).collect(),
        offers: Vec::new(),
    }
}
