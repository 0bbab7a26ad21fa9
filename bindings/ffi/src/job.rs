//! Long work that says how far it is and can be stopped.

use std::sync::Arc;

use steunkring_app::Listening;
use tokio::sync::Mutex;

use crate::mirror::Shown;
use crate::screens::Progress;

/// One run of a long work: given to one call, watched and stopped from elsewhere.
#[derive(uniffi::Object)]
pub struct Job {
    job: steunkring_app::Job,
    listening: Mutex<Listening>,
}

#[uniffi::export]
impl Job {
    /// Prepares a run.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        let job = steunkring_app::Job::new();
        Arc::new(Self { listening: Mutex::new(job.listen()), job })
    }

    /// Asks the work to stop: what it has begun it does whole, and the rest is left to a next time.
    pub fn cancel(&self) {
        self.job.cancel();
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.job.is_cancelled()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.job.progress().shown()
    }

    /// Waits until the work is further than at the last answer; nothing once it has ended.
    pub async fn next(&self) -> Option<Progress> {
        self.listening.lock().await.next().await.map(Shown::shown)
    }
}

impl Job {
    pub(crate) fn inner(&self) -> &steunkring_app::Job {
        &self.job
    }
}
