//! Sharing a space: inviting, joining and exchanging files, face to face and without a network.

use steunkring_domain::*;
use steunkring_store::SpaceInfo;
use steunkring_sync::bundle::{Bundle, BundleError, space_hint};
use steunkring_sync::crypto::{DeviceKeys, Secret};
use steunkring_sync::engine::MemberView;
use steunkring_sync::error::JoinError;
use steunkring_sync::joining::{Inviter, Joiner, JoinerStep};
use steunkring_sync::op::{self, Role};

use crate::app::{me_setting, random};
use crate::log::Log;
use crate::relay::Place;
use crate::space::OpenSpace;
use crate::{App, CoreError, SpaceId};

/// An invitation that this device gave; it serves once, for 15 minutes.
pub struct Inviting {
    space: SpaceId,
    inviter: Inviter,
}

/// An invitation that this device took up.
pub struct Joining {
    joiner: Joiner,
    keys: DeviceKeys,
    seed: [u8; 32],
}

impl Inviting {
    /// What the other device scans or gets as a file; who has it can ask to come in, until it is used or 15 minutes have passed.
    ///
    /// # Errors
    /// [`CoreError`].
    pub fn qr(&self) -> Result<Vec<u8>, CoreError> {
        Ok(self.inviter.qr()?)
    }
}

impl App {
    /// Invites somebody to a space. Anything else done in the space before [`App::approve`] ends the invitation.
    ///
    /// # Errors
    /// [`CoreError::NotAllowed`] for who is no owner.
    pub fn invite(&mut self, space: SpaceId, role: Role) -> Result<Inviting, CoreError> {
        let now = self.now();
        let inviter = self.space(space)?.change_log(|log| log.invite(op::Place::Member(role), now))?;
        Ok(Inviting { space, inviter })
    }

    /// Takes up an invitation and answers it, for the other device to scan.
    ///
    /// # Errors
    /// [`CoreError`] for bytes that are no invitation.
    pub fn take_up(&self, qr: &[u8]) -> Result<(Joining, Vec<u8>), CoreError> {
        let seed: [u8; 32] = random()?;
        let keys = DeviceKeys::from_seed(&Secret::from_bytes(seed));
        let mut joiner = Joiner::from_qr(qr, &keys, self.milliseconds())?;
        let answer = joiner.direct()?;
        Ok((Joining { joiner, keys, seed }, answer))
    }

    /// Lets in who answered, under the name this profile gives, and gives the welcome.
    ///
    /// # Errors
    /// [`CoreError`]; the invitation is then used up.
    pub fn approve(&mut self, inviting: Inviting, answer: &[u8], name: &str) -> Result<Vec<u8>, CoreError> {
        let Inviting { space, mut inviter } = inviting;
        let name = Nickname::parse(name).map_err(|reason| CoreError::invalid("nickname", reason))?;
        let now = self.now();
        inviter.receive_direct(answer, self.milliseconds())?;
        self.space(space)?.change_log(|log| log.approve(&mut inviter, name.as_str(), now))
    }

    /// Comes in: the space is there, empty until its first bundle is taken in.
    ///
    /// # Errors
    /// [`CoreError`]; the invitation is then used up.
    pub fn join(&mut self, joining: Joining, welcome: &[u8], name: &str) -> Result<SpaceId, CoreError> {
        let Joining { mut joiner, keys, seed } = joining;
        let name = Line::parse(name).map_err(|reason| CoreError::invalid("name", reason))?;
        let JoinerStep::Joined(joined) = joiner.receive(&keys, welcome, self.milliseconds())? else {
            return Err(JoinError::OutOfTurn.into());
        };
        let (log, output) = Log::join(&joined, seed)?;
        let id = SpaceId(log.space());
        let info = SpaceInfo {
            id: id.0.to_vec(),
            kind: u32::from(log.kind()),
            name: name.as_str().to_owned(),
            place: i64::try_from(self.home().spaces()?.len()).unwrap_or(i64::MAX),
            seed: seed.to_vec().into(),
        };
        let store = self.home().add_space(&info)?;
        self.home().put_setting(&me_setting(&id.0), &random::<16>()?)?;
        let open = OpenSpace::found(store, log, output, seed)?;
        if !joined.relay.is_empty() {
            open.keep_place(Place { address: joined.relay.clone(), mailbox: joined.mailbox })?;
        }
        self.keep_open(id, open);
        Ok(id)
    }

    /// Says which person of the map this profile is.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for who is not on the map.
    pub fn i_am(&mut self, space: SpaceId, person: PersonId) -> Result<(), CoreError> {
        if !self.circle(space)?.circle.people.contains_key(&person) {
            return Err(CoreError::Missing("person"));
        }
        Ok(self.home().put_setting(&me_setting(&space.0), &person.0)?)
    }

    /// Everything of a space as one sealed file, for another member's device.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn bundle(&mut self, space: SpaceId) -> Result<Vec<u8>, CoreError> {
        let blobs = self.space(space)?.blobs()?;
        let id = steunkring_sync::crypto::Hash32(space.0);
        Ok(Bundle { hint: space_hint(&id), blobs }.write()?)
    }

    /// Takes in such a file: what is new in it and how often the space has then changed. The same file twice changes nothing.
    ///
    /// # Errors
    /// [`CoreError::Damaged`] for a file that is none, [`CoreError::Missing`] for one of another space.
    pub fn take_in(&mut self, space: SpaceId, bundle: &[u8]) -> Result<u64, CoreError> {
        let bundle = Bundle::read(bundle)?;
        if bundle.hint != space_hint(&steunkring_sync::crypto::Hash32(space.0)) {
            return Err(CoreError::Missing("space in this file"));
        }
        let now = self.now();
        self.space(space)?.take_in(bundle.blobs, None, now)
    }

    /// Who belongs to a space, since when and what each may do.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn members(&mut self, space: SpaceId) -> Result<Vec<MemberView>, CoreError> {
        Ok(self.space(space)?.log()?.members())
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.now().0).unwrap_or(0)
    }
}

impl From<JoinError> for CoreError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::Op(_) => Self::NotAllowed,
            other => Self::Invalid { field: "invitation", reason: other.to_string() },
        }
    }
}

impl From<BundleError> for CoreError {
    fn from(_: BundleError) -> Self {
        Self::Damaged
    }
}
