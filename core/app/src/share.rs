//! Letting somebody into a space, or a second device of one's own.
//!
//! Two phones that meet pass an invitation, an answer and a welcome by camera or as files: [`App::invite`], [`App::take_up`],
//! [`App::approve`], [`App::join`]. Apart they meet at a relay, by a scanned or a typed code, and both people compare six
//! digits: `share/meet.rs`.

mod claim;
mod file;
mod meet;
mod welcome;

use std::borrow::{Borrow, BorrowMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use steunkring_domain::*;
use steunkring_sync::crypto::{DeviceKeys, Secret};
use steunkring_sync::engine::MemberView;
use steunkring_sync::error::JoinError;
use steunkring_sync::joining::{EXPIRY_MS, Inviter, Joined, Joiner, JoinerStep};
use steunkring_sync::op::{self, Role};

use crate::app::random;
use crate::log::Log;
use crate::relay::Place;
use crate::space::{OpenSpace, Text, Work};
use crate::{App, CoreError, Field, SpaceId};
use meet::Meeting;

pub(crate) use claim::key;
pub use file::sealed_file;
pub use meet::{Entered, Met, come_in, decline, join_by_code, join_by_qr, let_in, meet, meet_inviter, offer, refuse};
pub use welcome::WelcomeScreen;

/// The version of the text that somebody who invites has read.
const TEXT_VERSION: &str = "1";

/// As what a device is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Somebody else, who may do this.
    Member(Role),
    /// A second device of the same person.
    OwnDevice,
}

/// An invitation that this device gave; it serves once, for 15 minutes. Anything else that changes who belongs to the space ends it.
pub struct Inviting {
    pub(crate) space: SpaceId,
    pub(crate) seat: Seat,
    /// Shared with what is done at the home while an answer of the network is waited for.
    inviter: Arc<Mutex<Inviter>>,
    started_ms: u64,
    meeting: Option<Meeting>,
    digits: Option<String>,
    welcome: Option<Vec<u8>>,
    declined: bool,
}

/// An invitation that this device took up.
pub struct Joining {
    joiner: Joiner,
    keys: DeviceKeys,
    seed: [u8; 32],
    meeting: Option<Meeting>,
    digits: Option<String>,
    joined: Option<Joined>,
}

impl Inviting {
    /// What the other device scans or gets as a file; who has it can ask to come in, until it is used or 15 minutes have passed.
    ///
    /// # Errors
    /// [`CoreError`].
    pub fn qr(&self) -> Result<Vec<u8>, CoreError> {
        Ok(self.inviter().qr()?)
    }

    /// The space to which it leads.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The 16 characters to type where no camera is at hand; they need [`App::offer`].
    pub fn code(&self) -> String {
        self.inviter().code()
    }

    /// The six digits, once the other phone has answered through the relay.
    pub fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    /// Whether the other side saw other digits: the code is burnt then, and nothing was shared.
    pub fn is_declined(&self) -> bool {
        self.declined
    }

    /// How many minutes it still serves at a moment of the app's uptime, rounded up.
    fn minutes_left(&self, uptime: u64) -> u64 {
        EXPIRY_MS.saturating_sub(uptime.saturating_sub(self.started_ms)).div_ceil(60_000)
    }

    fn inviter(&self) -> MutexGuard<'_, Inviter> {
        lock(&self.inviter)
    }
}

impl Joining {
    /// What this device may do once it is in.
    pub fn seat(&self) -> Seat {
        match self.joiner.offer().place {
            op::Place::Member(role) => Seat::Member(role),
            op::Place::Device { .. } => Seat::OwnDevice,
        }
    }

    /// The six digits, once the other phone has answered through the relay.
    pub fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    fn begin(joiner: impl FnOnce(&DeviceKeys) -> Result<Joiner, JoinError>) -> Result<Self, CoreError> {
        let seed: [u8; 32] = random()?;
        let keys = DeviceKeys::from_seed(&Secret::from_bytes(seed));
        let joiner = joiner(&keys)?;
        Ok(Self { joiner, keys, seed, meeting: None, digits: None, joined: None })
    }
}

impl App {
    /// Invites somebody to a space, or adds a device of one's own.
    ///
    /// # Errors
    /// [`CoreError::NotAllowed`] for who is no owner and invites somebody else.
    pub fn invite(&mut self, space: SpaceId, seat: Seat) -> Result<Inviting, CoreError> {
        let (now, started_ms) = (self.now(), self.uptime());
        let open = self.space(space)?;
        open.begin_anew(now)?;
        let inviter = open.change_log(|log| {
            let place = match seat {
                Seat::Member(_) if !log.may_invite() => return Err(CoreError::NotAllowed),
                Seat::Member(role) => op::Place::Member(role),
                Seat::OwnDevice => {
                    op::Place::Device { member: log.own_member().ok_or(CoreError::NotAllowed)?, recovery: false }
                }
            };
            log.invite(place, now, started_ms)
        })?;
        let inviter = Arc::new(Mutex::new(inviter));
        Ok(Inviting { space, seat, inviter, started_ms, meeting: None, digits: None, welcome: None, declined: false })
    }

    /// How many minutes an invitation still serves, rounded up; 0 when it is over.
    pub fn minutes_left(&self, inviting: &Inviting) -> u64 {
        inviting.minutes_left(self.uptime())
    }

    /// Takes up a scanned invitation and answers it, for the other device to scan.
    ///
    /// # Errors
    /// [`CoreError`] for bytes that are no invitation.
    pub fn take_up(&self, qr: &[u8]) -> Result<(Joining, Vec<u8>), CoreError> {
        let now = self.uptime();
        let mut joining = Joining::begin(|keys| Joiner::from_qr(qr, keys, now))?;
        let answer = joining.joiner.direct()?;
        Ok((joining, answer))
    }

    /// Lets in who answered face to face, under the name this profile gives, writes down that it was allowed, and gives the welcome.
    ///
    /// # Errors
    /// [`CoreError`]; bytes that are no answer leave the invitation as it was.
    pub fn approve<I: Borrow<Inviting>>(
        &mut self,
        inviting: I,
        answer: &[u8],
        name: &str,
    ) -> Result<Vec<u8>, CoreError> {
        let inviting = inviting.borrow();
        let mut inviter = inviting.inviter();
        inviter.receive_direct(answer, self.uptime())?;
        self.admit((inviting.space, inviting.seat), &mut inviter, name, true)
    }

    /// Comes in: the space is there, empty until its first bundle is taken in or it was fetched.
    ///
    /// # Errors
    /// [`CoreError`]; bytes that are no welcome leave the invitation as it was.
    pub fn join<J: BorrowMut<Joining>>(
        &mut self,
        mut joining: J,
        welcome: &[u8],
        name: &str,
    ) -> Result<SpaceId, CoreError> {
        let Joining { joiner, keys, seed, .. } = joining.borrow_mut();
        let JoinerStep::Joined(joined) = joiner.receive(keys, welcome, self.uptime())? else {
            return Err(JoinError::OutOfTurn.into());
        };
        self.enter(&joined, *seed, name)
    }

    /// Who belongs to a space, since when and what each may do.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn members(&mut self, space: SpaceId) -> Result<Vec<MemberView>, CoreError> {
        Ok(self.space(space)?.log()?.members())
    }

    /// Adds who answered, with the permission beside it in one transaction, and gives the welcome; `near` it is kept there too, since
    /// nothing else brings it.
    fn admit(
        &mut self,
        (space, seat): (SpaceId, Seat),
        inviter: &mut Inviter,
        name: &str,
        near: bool,
    ) -> Result<Vec<u8>, CoreError> {
        let name = Nickname::parse(name).map_err(|reason| CoreError::invalid("nickname", reason))?;
        let fields = match seat {
            Seat::Member(role) => self.permission(space, role, &name)?,
            Seat::OwnDevice => Vec::new(),
        };
        let (now, uptime) = (self.now(), self.uptime());
        let works = std::collections::BTreeMap::from([(DocumentId::MAP, Work { fields, text: Text::Keep })]);
        let open = self.space(space)?;
        let welcome = open.write_beside(works, now, |log| {
            let (welcome, output) = log.approve(inviter, name.as_str(), now, uptime)?;
            let kept = near.then(|| welcome::kept(now, name.as_str(), &welcome)).transpose()?;
            Ok((welcome, output, kept))
        })?;
        open.welcomed = near.then_some(now).or(open.welcomed);
        Ok(welcome)
    }

    /// The fields of the permission that inviting somebody is.
    fn permission(&self, space: SpaceId, role: Role, name: &Nickname) -> Result<Vec<Field>, CoreError> {
        let line = |text: &str| Line::parse(text).map_err(|reason| CoreError::invalid("nickname", reason));
        let purpose = if role == Role::Reader { Purpose::See } else { Purpose::Write };
        let changes = [
            ConsentChange::Subject(Some(self.me(space)?)),
            ConsentChange::GivenBy(Some(ConsentBy::Self_)),
            ConsentChange::Purpose(Some(purpose)),
            ConsentChange::Recipients(Some(line(name.as_str())?)),
            ConsentChange::TextVersion(Some(line(TEXT_VERSION)?)),
            ConsentChange::Language(Language::parse(self.level()?.language()).ok()),
            ConsentChange::How(Some(ConsentHow::Tapped)),
            ConsentChange::At(Some(self.now())),
        ];
        let id = ConsentId(random()?);
        Ok(changes.iter().map(|change| Field::of::<Consent>(&id, change)).collect())
    }

    fn enter(&mut self, joined: &Joined, seed: [u8; 32], name: &str) -> Result<SpaceId, CoreError> {
        let name = Line::parse(name).map_err(|reason| CoreError::invalid("name", reason))?;
        let (log, output) = Log::join(joined, seed)?;
        let id = SpaceId(log.space());
        let info = self.last_space(&log, &name, &seed)?;
        let place = Place { address: joined.relay.clone(), mailbox: joined.mailbox };
        let begin = |store| {
            let open = OpenSpace::found(store, log, output, seed)?;
            if !place.address.is_empty() {
                open.keep_place(place)?;
            }
            Ok(open)
        };
        self.add_space(id, &info, PersonId(random()?), begin, |_| Ok(()))?;
        Ok(id)
    }
}

/// What was under way when something failed is as it was before that.
fn lock(inviter: &Mutex<Inviter>) -> MutexGuard<'_, Inviter> {
    inviter.lock().unwrap_or_else(PoisonError::into_inner)
}

impl From<JoinError> for CoreError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::Op(_) => Self::NotAllowed,
            JoinError::Declined => Self::Declined,
            other => Self::Invalid { field: "invitation", reason: other.to_string() },
        }
    }
}
