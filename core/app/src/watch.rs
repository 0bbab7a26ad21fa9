//! Waiting for a space to change.

use tokio::sync::watch::{Receiver, Sender};

use crate::{App, CoreError, SpaceId};

/// Tells how often a space has changed here, always the newest: who is slow skips what came between, and nothing queues.
#[derive(Debug)]
pub struct Watch {
    revisions: Receiver<u64>,
    /// Whether it was closed.
    closed: Sender<bool>,
}

/// Closes a [`Watch`] from elsewhere, also while it waits.
#[derive(Clone, Debug)]
pub struct Closer(Sender<bool>);

impl App {
    /// Watches a space; the first answer is how often it has changed so far.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn watch(&mut self, space: SpaceId) -> Result<Watch, CoreError> {
        let mut revisions = self.space(space)?.newest.subscribe();
        revisions.mark_changed();
        Ok(Watch { revisions, closed: Sender::new(false) })
    }
}

impl Watch {
    /// Waits until the space has changed since the last answer, and gives how often it has changed now. `None` once the
    /// [`App`] or the watch is closed.
    pub async fn next(&mut self) -> Option<u64> {
        let mut closed = self.closed.subscribe();
        let gone = tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => true,
            changed = self.revisions.changed() => changed.is_err(),
        };
        if gone { None } else { Some(*self.revisions.borrow_and_update()) }
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
