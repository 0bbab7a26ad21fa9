//! Meeting at a relay: both phones leave sealed messages in a rendezvous that lives a quarter of an hour.

use std::time::Duration;

use steunkring_sync::error::JoinError;
use steunkring_sync::joining::{InviterStep, Joiner, JoinerStep};
use steunkring_sync::transport::{RelayAddress, RelayClient};
use steunkring_wire::{RendezvousId, limits};

use super::{Inviting, Joining};
use crate::relay::{address, client, runtime};
use crate::{App, CoreError, SpaceId, Synced};

/// Where two phones meet, and how far this one has read there.
pub(super) struct Meeting {
    relay: RelayAddress,
    id: RendezvousId,
    read: u64,
}

/// How far a joining phone is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// The other phone has not answered yet.
    Waiting,
    /// Both show these six digits now; the other person says whether they are the same.
    Digits(String),
    /// The other person let this phone in: [`App::come_in`].
    Welcome,
}

impl Meeting {
    fn new(relay: RelayAddress, id: [u8; 32]) -> Self {
        Self { relay, id: RendezvousId(id), read: 0 }
    }

    /// Leaves a message.
    fn put(&self, message: Vec<u8>) -> Result<(), CoreError> {
        let relay = client(self.relay.clone())?;
        runtime()?.block_on(relay.rendezvous_put(&self.id, message))?;
        Ok(())
    }

    /// Reads what was left since the last time, waiting at most so long for something.
    fn read(&mut self, wait: Duration) -> Result<Vec<Vec<u8>>, CoreError> {
        let relay: RelayClient = client(self.relay.clone())?;
        let wait = wait.min(Duration::from_secs(limits::WAIT_SECONDS));
        let found = runtime()?.block_on(relay.rendezvous_get(&self.id, self.read, wait))?;
        self.read = found.last().map_or(self.read, |message| message.position);
        Ok(found.into_iter().map(|message| message.bytes).collect())
    }
}

impl App {
    /// Leaves the offer at the space's relay, so that the other person can type [`Inviting::code`].
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space without a relay, [`CoreError::Offline`].
    pub fn offer(&mut self, inviting: &mut Inviting) -> Result<(), CoreError> {
        let message = inviting.inviter.offer_message()?;
        self.meeting(inviting)?.put(message)
    }

    /// Looks whether the other phone has answered, at most so long, and gives the six digits once it has.
    ///
    /// # Errors
    /// [`CoreError::Declined`] when the other person saw other digits; [`CoreError::Invalid`] when the invitation is over, so after
    /// 15 minutes or when two phones answered;
    /// [`CoreError::Missing`] and [`CoreError::Offline`] as [`App::offer`].
    pub fn meet(&mut self, inviting: &mut Inviting, wait: Duration) -> Result<Option<String>, CoreError> {
        let found = self.meeting(inviting)?.read(wait)?;
        for message in found {
            match inviting.inviter.receive(&message, self.uptime()) {
                Ok(InviterStep::Send(answer)) => self.meeting(inviting)?.put(answer)?,
                Ok(InviterStep::Compare(digits)) => inviting.digits = Some(digits),
                Err(error) => {
                    inviting.declined |= error == JoinError::Declined;
                    passed_over(error)?;
                }
            }
        }
        // Time is over without a message too.
        if self.minutes_left(inviting) == 0 {
            return Err(JoinError::Expired.into());
        }
        Ok(inviting.digits.clone())
    }

    /// Lets in whose six digits are the same, under the name this profile gives; sends the space and then the welcome. It can be called
    /// again where there was no connection. Gives what was sent.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] when the invitation is over or nobody answered yet, [`CoreError::Offline`].
    pub fn let_in(&mut self, inviting: &mut Inviting, name: &str) -> Result<Synced, CoreError> {
        // A second phone that answered in the meantime ends it.
        self.meet(inviting, Duration::ZERO)?;
        let welcome = self.admit(inviting, name)?;
        let synced = self.sync(inviting.space)?;
        self.meeting(inviting)?.put(welcome)?;
        Ok(synced)
    }

    /// Ends an invitation where the digits differ, and says so to the other phone.
    ///
    /// # Errors
    /// [`CoreError::Offline`]; the invitation is over all the same.
    pub fn decline(&mut self, mut inviting: Inviting) -> Result<(), CoreError> {
        let message = inviting.inviter.decline()?;
        self.meeting(&mut inviting)?.put(message)
    }

    /// Ends it where this side sees other digits, and says so to the person who invites: nothing is shared and the code is burnt.
    ///
    /// # Errors
    /// [`CoreError::Offline`]; this side is over all the same.
    pub fn refuse(&self, mut joining: Joining) -> Result<(), CoreError> {
        let message = joining.joiner.decline()?;
        joining.meeting.as_ref().ok_or(CoreError::Missing("relay"))?.put(message)
    }

    /// Takes up an invitation by its typed code.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a code that is none, [`CoreError::Missing`] when nothing lies there (any more), [`CoreError::Offline`].
    pub fn join_by_code(&mut self, relay: &str, code: &str) -> Result<Joining, CoreError> {
        let now = self.uptime();
        let mut meeting = Meeting::new(address(relay)?, Joiner::rendezvous_of(code)?);
        let messages = meeting.read(Duration::ZERO)?;
        // What others left there already is to be noticed by who joins.
        meeting.read = 0;
        let offered =
            messages.iter().find_map(|offer| Joining::begin(|keys| Joiner::from_code(code, offer, keys, now)).ok());
        self.request(offered.ok_or(CoreError::Missing("invitation"))?, meeting)
    }

    /// Takes up a scanned invitation through the relay that it names.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for bytes that are no invitation or name no relay, [`CoreError::Offline`].
    pub fn join_by_qr(&mut self, qr: &[u8]) -> Result<Joining, CoreError> {
        let now = self.uptime();
        let joining = Joining::begin(|keys| Joiner::from_qr(qr, keys, now))?;
        let meeting = Meeting::new(address(&joining.joiner.offer().relay)?, joining.joiner.rendezvous());
        self.request(joining, meeting)
    }

    /// Looks whether the other phone has answered, at most so long.
    ///
    /// # Errors
    /// [`CoreError::Declined`] when the other person saw other digits, [`CoreError::Invalid`] when the invitation is over otherwise,
    /// [`CoreError::Offline`].
    pub fn meet_inviter(&mut self, joining: &mut Joining, wait: Duration) -> Result<Met, CoreError> {
        let meeting = joining.meeting.as_mut().ok_or(CoreError::Missing("relay"))?;
        for message in meeting.read(wait)? {
            joining.joiner.notice(&message)?;
            match joining.joiner.receive(&joining.keys, &message, self.uptime()) {
                Ok(JoinerStep::Open { send, digits }) => {
                    meeting.put(send)?;
                    joining.digits = Some(digits);
                }
                Ok(JoinerStep::Joined(joined)) => joining.joined = Some(*joined),
                Err(error) => passed_over(error)?,
            }
        }
        Ok(match (&joining.joined, &joining.digits) {
            (Some(_), _) => Met::Welcome,
            (None, Some(digits)) => Met::Digits(digits.clone()),
            (None, None) => Met::Waiting,
        })
    }

    /// Comes in after [`Met::Welcome`], and fetches everything.
    ///
    /// # Errors
    /// [`CoreError`]; where only fetching failed the space is there, empty until the next [`App::sync`].
    pub fn come_in(&mut self, joining: Joining, name: &str) -> Result<SpaceId, CoreError> {
        let joined = joining.joined.ok_or(JoinError::OutOfTurn)?;
        let space = self.enter(&joined, joining.seed, name)?;
        self.sync(space)?;
        Ok(space)
    }

    fn request(&mut self, mut joining: Joining, meeting: Meeting) -> Result<Joining, CoreError> {
        meeting.put(joining.joiner.request()?)?;
        joining.meeting = Some(meeting);
        Ok(joining)
    }

    fn meeting<'a>(&mut self, inviting: &'a mut Inviting) -> Result<&'a mut Meeting, CoreError> {
        let met = match inviting.meeting.take() {
            Some(meeting) => meeting,
            None => {
                let place = self.space(inviting.space)?.relay()?.ok_or(CoreError::Missing("relay"))?;
                Meeting::new(address(&place.address)?, inviting.inviter.rendezvous())
            }
        };
        Ok(inviting.meeting.insert(met))
    }
}

/// Anybody can leave messages in a rendezvous: what does not open, or comes out of turn, changes nothing.
fn passed_over(error: JoinError) -> Result<(), CoreError> {
    match error {
        JoinError::Crypto(_) | JoinError::OutOfTurn => Ok(()),
        other => Err(other.into()),
    }
}
