//! Taking in what waits: notes that came with much else, after the map.

use serde::Serialize;
use steunkring_text::Args;

use crate::{App, CoreError, Job, Progress, SpaceId};

/// What became of taking a file in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// How often the space has changed here.
    pub revision: u64,
    /// Whether all was taken in; if not, the map was, and some notes wait for the next time.
    pub finished: bool,
}

impl App {
    /// Takes in the notes that wait in a space, some in one transaction. The map has all by then, and each note is as it was or as it is,
    /// never half. Says whether none waits any more: not where the job was asked to stop.
    ///
    /// # Errors
    /// [`CoreError`] of the store; what was taken in by then stays so.
    pub fn catch_up(&mut self, space: SpaceId, job: &Job) -> Result<bool, CoreError> {
        let caught = self.take_in_notes(space, job);
        job.end();
        caught
    }

    /// The same without the end of the job.
    pub(crate) fn take_in_notes(&mut self, space: SpaceId, job: &Job) -> Result<bool, CoreError> {
        let waiting = self.space(space)?.waiting()?;
        if waiting.is_empty() {
            return Ok(true);
        }
        let entries_total = waiting.iter().map(|one| one.entries).sum();
        let mut progress = Progress { total: waiting.len(), entries_total, ..Progress::default() };
        let words = self.words_in(space)?;
        let mut left = waiting.as_slice();
        loop {
            let counted = Args::new().count("done", progress.done).count("total", progress.total);
            progress.said = words.label("sync-taking-in", &counted);
            job.report(progress.clone());
            if left.is_empty() || job.is_cancelled() {
                return Ok(left.is_empty());
            }
            let moment = (self.now(), self.uptime());
            let taken = self.space(space)?.take_in_waiting(left, moment);
            self.remember_typing(space)?;
            let (done, rest) = left.split_at_checked(taken?).unwrap_or_default();
            progress.done += done.len();
            progress.entries_done += done.iter().map(|one| one.entries).sum::<usize>();
            left = rest;
        }
    }

    /// How many notes of a space wait.
    pub(crate) fn waits(&mut self, space: SpaceId) -> Result<usize, CoreError> {
        Ok(self.space(space)?.waiting()?.len())
    }
}
