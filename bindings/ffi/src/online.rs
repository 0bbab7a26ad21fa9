//! One space: what waits for the network, while other calls are served.

use std::sync::Arc;

use steunkring_app::online;

use crate::mirror::Shown;
use crate::screens::{Pace, RelayScreen, Synced};
use crate::worker::Worker;
use crate::{Core, CoreError, Job, Space};

#[uniffi::export]
impl Core {
    /// How long an app in sight waits before it exchanges all spaces again by itself, after so many rounds in a row in which some did not
    /// come about. Another while each time, so that a relay does not see when somebody types.
    pub async fn pace(&self, failed: u32) -> Result<Pace, CoreError> {
        self.show(move |app| app.pace(failed)).await
    }
}

#[uniffi::export]
impl Space {
    /// Fetches what others sent, sends what waits, and takes in what came. What was written stays here whatever becomes of it. The job
    /// tells how far it is; asked to stop, it waits for no answer any more and leaves the rest to the next time. One exchange of a
    /// space at a time: a second waits for the first.
    ///
    /// `Offline` when the relay cannot be reached, `NotAllowed` when it does not let this device in yet, `Invalid` for a space without a
    /// relay.
    pub async fn sync(&self, job: Arc<Job>) -> Result<Synced, CoreError> {
        let (worker, space) = (Arc::clone(&self.worker), self.id);
        let exchange = async move {
            let job = job.inner();
            let turn = worker.turn(space);
            // Asked to stop before its turn came, it sees that by itself and fetches nothing.
            let _turn = job.unless_cancelled(turn.lock()).await;
            online::sync(&*worker, space, job).await
        };
        self.worker.wait(exchange).await.map(Shown::shown)
    }

    /// The relay that carries this space, and whether it answers; waits for it some seconds.
    pub async fn relay_screen(&self) -> Result<RelayScreen, CoreError> {
        let (worker, space) = (Arc::clone(&self.worker), self.id);
        self.worker.wait(async move { online::relay_screen(&*worker, space).await }).await.map(Shown::shown)
    }

    /// Names the relay that carries this space, by an address such as `https://relay.example`; a mailbox is made there at the next `sync`.
    pub async fn use_relay(&self, address: String) -> Result<(), CoreError> {
        self.show(move |app, space| app.use_relay(space, &address)).await
    }

    /// The address of the relay that carries this space; nothing where it has none.
    pub async fn relay_address(&self) -> Result<Option<String>, CoreError> {
        self.show(|app, space| app.relay_address(space)).await
    }
}

/// What exchanges with a relay outside a call of a space.
pub(crate) async fn in_turn<T>(worker: &Worker, space: steunkring_app::SpaceId, work: impl Future<Output = T>) -> T {
    let turn = worker.turn(space);
    let _turn = turn.lock().await;
    work.await
}
