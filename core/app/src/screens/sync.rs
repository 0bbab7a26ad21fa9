//! What is kept here, what was sent, and what came from others.

use serde::Serialize;
use steunkring_domain::{Instant, MemberKey};
use steunkring_sync::engine::MemberView;
use steunkring_text::{Args, Label};

use crate::members::held;
use crate::share::key;
use crate::{App, CoreError, SpaceId, SyncState};

/// How a space stands with the other phones.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SyncScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Its title.
    pub title: Label,
    /// That everything is kept on this phone.
    pub help: Label,
    /// Where things stand.
    pub state: SyncState,
    /// The same in words.
    pub said: Label,
    /// When sending last went well, and since when it does not.
    pub moments: Vec<Label>,
    /// That the clock of this device or of the relay is more than ten minutes off; nothing depends on it.
    pub clock: Option<Label>,
    /// What came last from each of the others.
    pub received: Vec<Label>,
    /// How many talks came and wait to be taken in, where any do.
    pub rest: Option<Label>,
    /// What was kept apart, by member.
    pub apart: Vec<Apart>,
    /// What should not have happened, each with what to do.
    pub alarms: Vec<Label>,
    /// To send now; where there is a relay.
    pub now: Option<Label>,
    /// To pass it on with a file.
    pub file: Label,
    /// To take in what came with a file.
    pub take_in: Label,
}

/// What was kept apart of one member.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Apart {
    /// Whose.
    pub member: MemberKey,
    /// How much, in words.
    pub label: Label,
}

impl App {
    /// How a space stands with the other phones.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn sync_screen(&mut self, space: SpaceId) -> Result<SyncScreen, CoreError> {
        let row = self.space(space)?.picture()?;
        let words = self.words(&row.circle)?;
        let members = self.members(space)?;
        let told = self.space(space)?.sync_noted()?;
        let open = self.space(space)?;
        let (place, waiting) = (open.relay()?, open.left_to_send()?);
        let behind = self.waits(space)?;
        let alone = members.iter().map(MemberView::in_use).sum::<usize>() < 2;
        let state = match (&place, told.failed) {
            (None, _) if alone => SyncState::Alone,
            (None, _) => SyncState::SavedHere,
            (Some(_), Some(_)) => SyncState::RelayAway,
            (Some(_), None) if waiting > 0 => SyncState::Waiting,
            (Some(_), None) if told.succeeded.is_some() => SyncState::Equal,
            (Some(_), None) => SyncState::SavedHere,
        };
        let when = |at: Instant| Args::new().text("when", &self.when(&words, at).text);
        let mut moments: Vec<Label> =
            told.succeeded.map(|at| words.label("sync-last-ok", &when(at))).into_iter().collect();
        moments.extend(told.failed.map(|at| words.label("sync-last-failed", &when(at))));
        let (mut received, mut apart) = (Vec::new(), Vec::new());
        for member in members.iter().filter(|member| !member.own) {
            let last = member.devices.iter().filter_map(|device| device.last_seen).max();
            received.extend(last.map(|at| words.label("sync-from", &when(Instant(at)).text("name", &member.name))));
        }
        let former = self.space(space)?.log()?.former();
        for member in members.iter().chain(&former).filter(|member| !member.own) {
            let held = held(member);
            let args = Args::new().count("n", held).text("name", &member.name);
            if held > 0 {
                apart.push(Apart { member: key(&member.id.0), label: words.label("sync-left-out", &args) });
            }
        }
        Ok(SyncScreen {
            alarms: self.alarm_labels(space, &row, &words, &members)?,
            clock: told.clock_is_off().then(|| words.plain("when-clock-off")),
            revision: self.revision(space)?,
            title: words.plain("sync-title"),
            help: words.plain("sync-help"),
            said: words.label(state.message(), &Args::new().count("n", waiting)),
            state,
            moments,
            received,
            rest: (behind > 0).then(|| words.label("sync-rest", &Args::new().count("n", behind))),
            apart,
            now: place.is_some().then(|| words.plain("sync-now")),
            file: words.plain("sync-file"),
            take_in: words.plain("sync-take-in"),
        })
    }
}
