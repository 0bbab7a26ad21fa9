//! Waiting for a space, or for what one screen of it shows, to change.

use std::collections::BTreeMap;

use steunkring_domain::DocumentId;
use tokio::sync::watch::{Receiver, Sender};

use crate::{App, CoreError, SpaceId};

/// What a watch is for: the rows that a screen is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// Anything in the space, such as for the list of talks, the tray or Home.
    Space,
    /// The map, for every screen that shows nothing of the talks: the map, the plan, questions, comparing, measures.
    Map,
    /// One talk with its note, and the map: it has the names and the steps.
    Note(DocumentId),
}

/// Tells how often a space had changed when what is watched last did, always the newest: who is slow skips what came between, and
/// nothing queues.
#[derive(Debug)]
pub struct Watch {
    watched: Watched,
    newest: Receiver<Newest>,
    /// The last answer.
    told: Option<u64>,
    /// Whether it was closed.
    closed: Sender<bool>,
}

/// Closes a [`Watch`] from elsewhere, also while it waits.
#[derive(Clone, Debug)]
pub struct Closer(Sender<bool>);

/// How often a space had changed when each part of it last did.
#[derive(Debug)]
pub(crate) struct Newest {
    /// Anything at all.
    space: u64,
    map: u64,
    /// Notes that changed since the space was opened.
    notes: BTreeMap<DocumentId, u64>,
}

impl App {
    /// Watches a space; the first answer is how often it has changed so far.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn watch(&mut self, space: SpaceId) -> Result<Watch, CoreError> {
        self.watch_screen(space, Watched::Space)
    }

    /// Watches what one screen of a space shows; the first answer comes at once.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn watch_screen(&mut self, space: SpaceId, watched: Watched) -> Result<Watch, CoreError> {
        let mut newest = self.space(space)?.newest.subscribe();
        newest.mark_changed();
        Ok(Watch { watched, newest, told: None, closed: Sender::new(false) })
    }
}

impl Watch {
    /// Waits until what is watched has changed since the last answer, and gives how often the space had changed then. `None` once
    /// the [`App`] or the watch is closed.
    pub async fn next(&mut self) -> Option<u64> {
        let mut closed = self.closed.subscribe();
        loop {
            let gone = tokio::select! {
                biased;
                _ = closed.wait_for(|closed| *closed) => true,
                changed = self.newest.changed() => changed.is_err(),
            };
            if gone {
                return None;
            }
            let now = self.newest.borrow_and_update().of(self.watched);
            if self.told != Some(now) {
                self.told = Some(now);
                return self.told;
            }
        }
    }

    /// Ends the watch: every later answer is `None`.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }

    /// What ends the watch from elsewhere.
    pub fn closer(&self) -> Closer {
        Closer(self.closed.clone())
    }
}

impl Closer {
    /// Ends the watch, also while it waits.
    pub fn close(&self) {
        self.0.send_replace(true);
    }
}

impl Newest {
    /// Begins with how often a space had changed when it was opened.
    pub(crate) fn opened(revision: u64) -> Self {
        Self { space: revision, map: revision, notes: BTreeMap::new() }
    }

    /// Notes which documents changed, and says whether any did.
    pub(crate) fn note(&mut self, revision: u64, documents: &[DocumentId]) -> bool {
        if self.space == revision {
            return false;
        }
        self.space = revision;
        for id in documents {
            if *id == DocumentId::MAP {
                self.map = revision;
            } else {
                self.notes.insert(*id, revision);
            }
        }
        true
    }

    fn of(&self, watched: Watched) -> u64 {
        match watched {
            Watched::Space => self.space,
            Watched::Map => self.map,
            Watched::Note(id) => self.notes.get(&id).map_or(self.map, |note| self.map.max(*note)),
        }
    }
}
