//! Waiting for what a screen shows to change.

use steunkring_app::Closer;
use tokio::sync::Mutex;

use crate::CoreError;
use crate::space::parse;

/// What a watch is for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// Anything in the space, such as for the list of talks, the tray or Home.
    Space,
    /// The map, for every screen that shows nothing of the talks.
    Map,
    /// One talk with its note, and the map: it has the names and the steps.
    Note {
        /// Which.
        id: String,
    },
}

impl Watched {
    pub(crate) fn parsed(self) -> Result<steunkring_app::Watched, CoreError> {
        Ok(match self {
            Self::Space => steunkring_app::Watched::Space,
            Self::Map => steunkring_app::Watched::Map,
            Self::Note { id } => steunkring_app::Watched::Note(parse("document", &id)?),
        })
    }
}

/// Tells that what a screen shows has changed, always the newest: who is slow skips what came between, and nothing queues.
#[derive(uniffi::Object)]
pub struct Watch {
    watch: Mutex<steunkring_app::Watch>,
    closer: Closer,
}

#[uniffi::export]
impl Watch {
    /// Waits until what is watched has changed since the last answer, and gives the space's revision then. Nothing once the watch or the
    /// home is closed.
    pub async fn next(&self) -> Option<u64> {
        self.watch.lock().await.next().await
    }

    /// Ends the watch, also while somebody waits on it.
    pub fn close(&self) {
        self.closer.close();
    }
}

impl Watch {
    pub(crate) fn new(watch: steunkring_app::Watch) -> Self {
        Self { closer: watch.closer(), watch: Mutex::new(watch) }
    }
}
