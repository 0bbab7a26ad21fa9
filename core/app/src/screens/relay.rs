//! Which relay passes a space on, and whether it answers.

use serde::Serialize;
use steunkring_text::Label;

use crate::relay::{address, client, runtime};
use crate::{App, CoreError, SpaceId};

/// The relay of a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelayScreen {
    /// Its address; none where the space has no relay.
    pub address: Option<String>,
    /// Whether it answered just now.
    pub answers: bool,
    /// That it passes on and reads nothing, or what is the matter.
    pub said: Label,
}

impl App {
    /// Looks whether the relay of a space answers; waits for it some seconds.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn relay_screen(&mut self, space: SpaceId) -> Result<RelayScreen, CoreError> {
        let words = self.words_in(space)?;
        let Some(place) = self.space(space)?.relay()? else {
            return Ok(RelayScreen { address: None, answers: false, said: words.plain("sync-state-saved-here") });
        };
        let asked =
            client(address(&place.address)?).and_then(|client| Ok(runtime()?.block_on(client.health()).map(drop)?));
        let message = match &asked {
            Ok(()) => "who-relay",
            Err(CoreError::NoRelay) => "err-relay-strange",
            Err(_) => "err-relay-away",
        };
        Ok(RelayScreen { address: Some(place.address), answers: asked.is_ok(), said: words.plain(message) })
    }
}
