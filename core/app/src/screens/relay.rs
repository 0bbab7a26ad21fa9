//! Which relay passes a space on, and whether it answers.

use serde::Serialize;
use steunkring_text::Label;

use crate::online::AtHome;
use crate::relay::{address, client};
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
        self.wait_here(async |home| relay_screen(home, space).await)
    }
}

/// Looks whether the relay of a space answers; waits for it some seconds.
///
/// # Errors
/// As [`App::relay_screen`].
pub async fn relay_screen(home: &impl AtHome, space: SpaceId) -> Result<RelayScreen, CoreError> {
    let place = home.with(move |app| app.space(space)?.relay()).await?;
    let asked = match &place {
        None => Ok(()),
        Some(place) => match client(address(&place.address)?) {
            Ok(client) => client.health().await.map(drop).map_err(CoreError::from),
            Err(error) => Err(error),
        },
    };
    let say = move |app: &mut App| {
        let words = app.words_in(space)?;
        let message = match (&place, &asked) {
            (None, _) => "sync-state-saved-here",
            (_, Ok(())) => "who-relay",
            (_, Err(CoreError::NoRelay)) => "err-relay-strange",
            (_, Err(_)) => "err-relay-away",
        };
        let answers = place.is_some() && asked.is_ok();
        Ok(RelayScreen { address: place.map(|place| place.address), answers, said: words.plain(message) })
    };
    home.with(say).await
}
