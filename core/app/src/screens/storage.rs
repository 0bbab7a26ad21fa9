//! What this home takes on the phone, and giving back what nothing needs.

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_store::StoreError;
use steunkring_text::{Args, Label, Words};

use super::Offer;
use crate::{App, CoreError, Job, Progress, SpaceId};

/// What this home takes on the phone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StorageScreen {
    /// Its title.
    pub title: Label,
    /// Everything together, and of how many spaces.
    pub all: Label,
    /// The same in bytes.
    pub bytes: u64,
    /// The spaces, in this profile's order.
    pub spaces: Vec<SpaceRoom>,
    /// What tidying gives back, where that is anything.
    pub spare: Option<Label>,
    /// That tidying takes nothing away that anybody wrote.
    pub help: Label,
    /// What can be done: `tidy`.
    pub offers: Vec<Offer>,
}

/// What one space takes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpaceRoom {
    /// Which.
    #[serde(serialize_with = "crate::app::hex")]
    pub id: SpaceId,
    /// What this profile calls it.
    pub name: Label,
    /// What was written, with its past.
    pub texts: Label,
    /// Photos and voice notes, where there are any.
    pub media: Option<Label>,
    /// What tidying gives back here, where that is anything; `None` too for a space that cannot be opened.
    pub spare: Option<Label>,
}

/// What became of tidying.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tidied {
    /// How many bytes went back to the phone.
    pub freed: u64,
    /// Whether all was done; if not, a next time goes on.
    pub finished: bool,
    /// The same in words.
    pub said: Label,
}

impl App {
    /// What this home takes on the phone, by space, and what tidying would give back.
    ///
    /// # Errors
    /// [`CoreError`] of the store; a space that cannot be opened is only measured.
    pub fn storage(&mut self) -> Result<StorageScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let report = self.home().storage()?;
        let sized = |message: &str, bytes: u64| words.label(message, &size(&words, bytes));
        let mut spaces = Vec::new();
        let mut spare = 0;
        for summary in self.spaces()? {
            let Some(room) = report.spaces.iter().find(|room| room.id == summary.id.0) else { continue };
            let here = self.home().open_space(&summary.id.0).and_then(|space| space.spare()).unwrap_or_default();
            spare += here;
            spaces.push(SpaceRoom {
                id: summary.id,
                name: words.as_written(&summary.name),
                texts: sized("storage-texts", room.database),
                media: (room.media > 0).then(|| sized("storage-media", room.media)),
                spare: (here > 0).then(|| sized("storage-spare", here)),
            });
        }
        let bytes = report.total();
        Ok(StorageScreen {
            title: words.plain("storage-title"),
            all: words.label("storage-all", &size(&words, bytes).count("n", spaces.len())),
            bytes,
            spaces,
            spare: (spare > 0).then(|| sized("storage-spare", spare)),
            help: words.plain("storage-help"),
            offers: Offer::all(&words, [("tidy", "storage-tidy")]),
        })
    }

    /// Gives back what nothing needs, space by space: files that no note names, changes that stand in a document by now, and empty pages.
    /// Nothing that anybody wrote goes. Asked to stop it does so within a step and leaves the rest to a next time.
    ///
    /// # Errors
    /// [`CoreError`] of the first space that could not be tidied, once the others were; what was given back stays so.
    pub fn tidy(&mut self, job: &Job) -> Result<Tidied, CoreError> {
        let tidied = self.tidy_all(job);
        job.end();
        tidied
    }

    fn tidy_all(&mut self, job: &Job) -> Result<Tidied, CoreError> {
        let words = self.words(&Circle::default())?;
        let spaces = self.spaces()?;
        let mut progress = Progress { total: spaces.len(), ..Progress::default() };
        let (mut freed, mut finished, mut wrong) = (0, true, None);
        for space in spaces {
            let args = Args::new().count("done", progress.done).count("total", progress.total);
            progress.said = words.label("storage-tidying", &args);
            job.report(progress.clone());
            match self.tidy_space(space.id, job) {
                Ok((bytes, whole)) => {
                    freed += bytes;
                    finished &= whole;
                }
                // The others are tidied all the same.
                Err(error) => wrong = wrong.or(Some(error)),
            }
            progress.done += 1;
        }
        let own = self.home().compact_own(job.stop())?;
        freed += own.freed;
        match wrong {
            Some(error) => Err(error),
            None => {
                let message = if freed > 0 { "storage-tidied" } else { "storage-tidy-none" };
                let said = words.label(message, &size(&words, freed));
                Ok(Tidied { freed, finished: finished && own.finished, said })
            }
        }
    }

    fn tidy_space(&mut self, space: SpaceId, job: &Job) -> Result<(u64, bool), CoreError> {
        let now = self.now();
        let packed = self.space(space)?.pack(job, now);
        self.remember_typing(space)?;
        packed?;
        if !job.is_cancelled() {
            match self.space(space)?.prune(now) {
                // More than one entry holds: the entries stay.
                Ok(_) | Err(CoreError::Invalid { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        let store = self.space(space)?.store().clone();
        let swept = match store.sweep_media() {
            Ok(swept) => Some(swept.bytes),
            // A backup reads the files.
            Err(StoreError::Busy) => None,
            Err(error) => return Err(error.into()),
        };
        let compacted = store.compact(job.stop())?;
        Ok((swept.unwrap_or_default() + compacted.freed, compacted.finished && swept.is_some()))
    }
}

fn size(words: &Words, bytes: u64) -> Args {
    Args::new().text("size", &words.size(bytes))
}
