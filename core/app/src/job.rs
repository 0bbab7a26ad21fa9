//! Long work that says how far it is and can be stopped from elsewhere.

use serde::Serialize;
use steunkring_store::Cancel;
use steunkring_text::Label;
use tokio::sync::watch::{Receiver, Sender};

/// How far a work is. What is done stays done, whatever becomes of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// How many parts are done: notes that were taken in, or spaces that were tidied.
    pub done: usize,
    /// How many there are; 0 while that is not known.
    pub total: usize,
    /// How many sealed entries stand in what is done; 0 where the work has none.
    pub entries_done: usize,
    /// How many there are.
    pub entries_total: usize,
    /// The same in words; empty before the work begins.
    pub said: Label,
}

/// One run of a long work: given to a call of [`App`](crate::App), watched and stopped from elsewhere. Clones are of the same run, and it
/// serves for one call.
#[derive(Clone, Debug, Default)]
pub struct Job {
    cancel: Cancel,
    cancelled: Sender<bool>,
    told: Sender<Told>,
}

/// Waits for a [`Job`] to get further, always with the newest: nothing queues.
#[derive(Debug)]
pub struct Listening(Receiver<Told>);

#[derive(Debug, Default)]
struct Told {
    progress: Progress,
    ended: bool,
}

impl Job {
    /// Prepares a run.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the work to stop: what it has begun it does whole, and the rest is left to a next time.
    pub fn cancel(&self) {
        self.cancel.stop();
        self.cancelled.send_replace(true);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_stopped()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.told.borrow().progress.clone()
    }

    /// Listens to how far it gets; the first answer comes once something is done.
    pub fn listen(&self) -> Listening {
        Listening(self.told.subscribe())
    }

    /// What stops a work of the store.
    pub(crate) fn stop(&self) -> &Cancel {
        &self.cancel
    }

    /// Tells how far the work is.
    pub(crate) fn report(&self, progress: Progress) {
        self.told.send_modify(|told| told.progress = progress);
    }

    /// Tells what the work does now, where its parts are not counted yet.
    pub(crate) fn report_stage(&self, said: Label) {
        self.report(Progress { said, ..Progress::default() });
    }

    /// Tells that the work has ended, whole or not.
    pub(crate) fn end(&self) {
        self.told.send_modify(|told| told.ended = true);
    }

    /// Waits for an answer of the network; `None` once the work is asked to stop.
    pub async fn unless_cancelled<T>(&self, answer: impl Future<Output = T>) -> Option<T> {
        let mut cancelled = self.cancelled.subscribe();
        tokio::select! {
            biased;
            _ = cancelled.wait_for(|cancelled| *cancelled) => None,
            answer = answer => Some(answer),
        }
    }
}

impl Listening {
    /// Waits until the work is further than at the last answer, and gives how far; `None` once it has ended.
    pub async fn next(&mut self) -> Option<Progress> {
        self.0.changed().await.ok()?;
        let told = self.0.borrow_and_update();
        (!told.ended).then(|| told.progress.clone())
    }
}
