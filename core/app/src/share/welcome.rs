//! The welcome of who was let in face to face: shown again, until the other phone has no use for it any more.

use serde::{Deserialize, Serialize};
use steunkring_domain::Instant;
use steunkring_sync::joining::EXPIRY_MS;
use steunkring_text::{Args, Label, Words};

use crate::{App, CoreError, SpaceId};

/// The code with which somebody who was let in face to face comes in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WelcomeScreen {
    /// Its title.
    pub title: Label,
    /// What to do with the code, and how what stands in the space follows.
    pub said: Vec<Label>,
    /// The welcome, for the other phone to scan; it is sealed for that phone.
    pub code: Vec<u8>,
    /// To give what stands there with a file.
    pub file: Label,
}

/// A welcome as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    until: Instant,
    name: String,
    code: Vec<u8>,
}

impl App {
    /// The code for who was let in last, where the other phone may still wait for it: 15 minutes long.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn welcome_screen(&mut self, space: SpaceId) -> Result<Option<WelcomeScreen>, CoreError> {
        let Some(kept) = self.welcome(space)? else { return Ok(None) };
        let circle = self.circle(space)?.circle;
        let words = self.words(&circle)?;
        let follows = if self.has_relay(space)? { "invite-contents" } else { "invite-by-file" };
        Ok(Some(WelcomeScreen {
            title: words.plain("invite-title"),
            said: ["invite-show-code", follows].map(|message| words.plain(message)).to_vec(),
            code: kept.code,
            file: words.plain("sync-file"),
        }))
    }

    /// To show that code again, where it is kept.
    pub(crate) fn welcome_again(&mut self, space: SpaceId, words: &Words) -> Result<Option<Label>, CoreError> {
        let kept = self.welcome(space)?;
        Ok(kept.map(|kept| words.label("invite-show-again", &Args::new().text("name", &kept.name))))
    }

    /// Keeps a welcome beside the spaces.
    pub(super) fn keep_welcome(&mut self, space: SpaceId, name: &str, code: &[u8]) -> Result<(), CoreError> {
        let until = Instant(self.now().0.saturating_add(i64::try_from(EXPIRY_MS).unwrap_or(i64::MAX)));
        let kept = Kept { until, name: name.to_owned(), code: code.to_vec() };
        let bytes = postcard::to_allocvec(&kept)?;
        Ok(self.home().put_setting(&setting(space), &bytes)?)
    }

    /// Forgets what is kept, for when somebody who may not have come in yet belongs no more.
    pub(crate) fn forget_welcome(&self, space: SpaceId) -> Result<(), CoreError> {
        self.home().delete_setting(&setting(space))?;
        Ok(())
    }

    fn welcome(&mut self, space: SpaceId) -> Result<Option<Kept>, CoreError> {
        if !self.space(space)?.log()?.may_invite() {
            return Ok(None);
        }
        let Some(bytes) = self.home().setting(&setting(space))? else { return Ok(None) };
        let kept: Option<Kept> = postcard::from_bytes(&bytes).ok();
        let still = kept.filter(|kept| kept.until > self.now());
        if still.is_none() {
            self.home().delete_setting(&setting(space))?;
        }
        Ok(still)
    }
}

fn setting(space: SpaceId) -> String {
    format!("welcome/{space}")
}
