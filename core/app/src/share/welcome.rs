//! The welcome of who was let in face to face: shown again, until the other phone has no use for it any more.

use serde::{Deserialize, Serialize};
use steunkring_domain::Instant;
use steunkring_sync::joining::EXPIRY_MS;
use steunkring_text::{Args, Label, Words};

use crate::space::{Named, OpenSpace};
use crate::{App, CoreError, SpaceId};

/// The code with which somebody who was let in face to face comes in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WelcomeScreen {
    /// Its title.
    pub title: Label,
    /// What to do with the code.
    pub show: Label,
    /// That it was done, and on to what follows.
    pub scanned: Label,
    /// How what stands in the space follows, once the code was scanned.
    pub follows: Label,
    /// Whether it follows by a file alone.
    pub by_file: bool,
    /// The welcome, for the other phone to scan; it is sealed for that phone.
    pub code: Vec<u8>,
    /// To give what stands there with a file.
    pub file: Label,
}

/// A welcome as it is kept.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    /// When it was given.
    pub(crate) since: Instant,
    name: String,
    code: Vec<u8>,
}

/// The meta value with the welcome of who was let in last.
const WELCOME: &str = "welcome";

/// A welcome as the space keeps it.
pub(super) fn kept(since: Instant, name: &str, code: &[u8]) -> Result<Named, CoreError> {
    let kept = Kept { since, name: name.to_owned(), code: code.to_vec() };
    Ok((WELCOME, postcard::to_allocvec(&kept)?))
}

/// Whether the other phone can wait for a welcome no more. A clock that was set back does not keep it longer.
fn is_old(since: Instant, now: Instant) -> bool {
    since.0.abs_diff(now.0) >= EXPIRY_MS
}

impl OpenSpace {
    /// The welcome that is kept; one that cannot be read is none.
    pub(crate) fn welcome(&self) -> Result<Option<Kept>, CoreError> {
        let bytes = self.store().read(|reader| reader.meta(WELCOME))?;
        Ok(bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    /// Forgets a welcome that serves no more. Where that cannot be written, it is tried at the next opening: nothing shows it any more.
    pub(crate) fn forget_old_welcome(&mut self, now: Instant) {
        if self.welcomed.take_if(|since| is_old(*since, now)).is_some() {
            self.forget_welcome().ok();
        }
    }

    /// Forgets the welcome, for when it serves no more or who may not have come in yet belongs no more.
    pub(crate) fn forget_welcome(&mut self) -> Result<(), CoreError> {
        self.store().write(|tx| tx.delete_meta(WELCOME))?;
        self.welcomed = None;
        Ok(())
    }
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
        let by_file = !self.has_relay(space)?;
        Ok(Some(WelcomeScreen {
            title: words.plain("invite-title"),
            show: words.plain("invite-show-code"),
            scanned: words.plain("invite-scanned"),
            follows: words.plain(if by_file { "invite-by-file" } else { "invite-contents" }),
            by_file,
            code: kept.code,
            file: words.plain("sync-file"),
        }))
    }

    /// To show that code again, where it is kept.
    pub(crate) fn welcome_again(&mut self, space: SpaceId, words: &Words) -> Result<Option<Label>, CoreError> {
        let kept = self.welcome(space)?;
        Ok(kept.map(|kept| words.label("invite-show-again", &Args::new().text("name", &kept.name))))
    }

    fn welcome(&mut self, space: SpaceId) -> Result<Option<Kept>, CoreError> {
        let now = self.now();
        let open = self.space(space)?;
        if !open.log()?.may_invite() {
            return Ok(None);
        }
        Ok(open.welcome()?.filter(|kept| !is_old(kept.since, now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{app, key};
    use crate::{MemberRole, Seat};
    use steunkring_domain::SpaceKind;

    const NOW: i64 = 1_790_000_000_000;
    const LONG: i64 = 15 * 60_000;

    /// A home in which somebody was let in near, and where it lies.
    fn let_in() -> (App, SpaceId, tempfile::TempDir) {
        let (mut one, folder) = app();
        one.set_clock(|| Instant(NOW));
        let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let (new, _other) = app();
        let inviting = one.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (_joining, answer) = new.take_up(&inviting.qr().unwrap()).unwrap();
        one.approve(inviting, &answer, "Iris").unwrap();
        (one, space, folder)
    }

    fn is_kept(open: &OpenSpace) -> bool {
        open.welcome().unwrap().is_some()
    }

    /// Invariant: a welcome that serves no more leaves the file at the next use of the space, whatever page that is.
    #[test]
    fn an_old_welcome_is_forgotten_at_the_next_use() {
        for (later, kept) in [(0, true), (LONG - 1, true), (LONG, false), (-LONG, false)] {
            let (mut one, space, _folder) = let_in();
            one.set_clock(move || Instant(NOW + later));
            one.revision(space).unwrap();
            assert_eq!(is_kept(one.space(space).unwrap()), kept, "{later}");
            let (one, space, folder) = let_in();
            drop(one);
            let mut again = App::open(&folder.path().join("home"), key()).unwrap();
            again.set_clock(move || Instant(NOW + later));
            again.revision(space).unwrap();
            assert_eq!(is_kept(again.space(space).unwrap()), kept, "{later} after it was opened again");
        }
    }
}
