//! Meeting at a relay: both phones leave sealed messages in a rendezvous that lives a quarter of an hour.

use std::sync::Arc;
use std::time::Duration;

use steunkring_sync::error::JoinError;
use steunkring_sync::joining::{InviterStep, Joiner, JoinerStep};
use steunkring_sync::transport::{RelayAddress, RelayClient};
use steunkring_wire::{RendezvousId, limits};

use super::{Inviting, Joining, lock};
use crate::online::AtHome;
use crate::relay::{address, client, runtime, sync};
use crate::{App, CoreError, Job, SpaceId, Synced};

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
    async fn put(&self, message: Vec<u8>) -> Result<(), CoreError> {
        let relay = client(self.relay.clone())?;
        relay.rendezvous_put(&self.id, message).await?;
        Ok(())
    }

    /// Reads what was left since the last time, waiting at most so long for something.
    async fn read(&mut self, wait: Duration) -> Result<Vec<Vec<u8>>, CoreError> {
        let relay: RelayClient = client(self.relay.clone())?;
        let wait = wait.min(Duration::from_secs(limits::WAIT_SECONDS));
        let found = relay.rendezvous_get(&self.id, self.read, wait).await?;
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
        self.wait_here(async |home| offer(home, inviting).await)
    }

    /// Looks whether the other phone has answered, at most so long, and gives the six digits once it has.
    ///
    /// # Errors
    /// [`CoreError::Declined`] when the other person saw other digits; [`CoreError::Invalid`] when the invitation is over, so after
    /// 15 minutes or when two phones answered;
    /// [`CoreError::Missing`] and [`CoreError::Offline`] as [`App::offer`].
    pub fn meet(&mut self, inviting: &mut Inviting, wait: Duration) -> Result<Option<String>, CoreError> {
        self.wait_here(async |home| meet(home, inviting, wait).await)
    }

    /// Lets in whose six digits are the same, under the name this profile gives; sends the space and then the welcome. It can be called
    /// again where there was no connection. Gives what was sent.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] when the invitation is over or nobody answered yet, [`CoreError::Offline`].
    pub fn let_in(&mut self, inviting: &mut Inviting, name: &str) -> Result<Synced, CoreError> {
        self.wait_here(async |home| let_in(home, inviting, name, &Job::new()).await)
    }

    /// Ends an invitation where the digits differ, and says so to the other phone.
    ///
    /// # Errors
    /// [`CoreError::Offline`]; the invitation is over all the same.
    pub fn decline(&mut self, mut inviting: Inviting) -> Result<(), CoreError> {
        self.wait_here(async |home| decline(home, &mut inviting).await)
    }

    /// Ends it where this side sees other digits, and says so to the person who invites: nothing is shared and the code is burnt.
    ///
    /// # Errors
    /// [`CoreError::Offline`]; this side is over all the same.
    pub fn refuse(&self, mut joining: Joining) -> Result<(), CoreError> {
        runtime()?.block_on(refuse(&mut joining))
    }

    /// Takes up an invitation by its typed code.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a code that is none, [`CoreError::Missing`] when nothing lies there (any more), [`CoreError::Offline`].
    pub fn join_by_code(&mut self, relay: &str, code: &str) -> Result<Joining, CoreError> {
        self.wait_here(async |home| join_by_code(home, relay, code).await)
    }

    /// Takes up a scanned invitation through the relay that it names.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for bytes that are no invitation or name no relay, [`CoreError::Offline`].
    pub fn join_by_qr(&mut self, qr: &[u8]) -> Result<Joining, CoreError> {
        self.wait_here(async |home| join_by_qr(home, qr).await)
    }

    /// Looks whether the other phone has answered, at most so long.
    ///
    /// # Errors
    /// [`CoreError::Declined`] when the other person saw other digits, [`CoreError::Invalid`] when the invitation is over otherwise,
    /// [`CoreError::Offline`].
    pub fn meet_inviter(&mut self, joining: &mut Joining, wait: Duration) -> Result<Met, CoreError> {
        self.wait_here(async |home| meet_inviter(home, joining, wait).await)
    }

    /// Comes in after [`Met::Welcome`], and fetches everything.
    ///
    /// # Errors
    /// [`CoreError`]; where only fetching failed the space is there, empty until the next [`App::sync`].
    pub fn come_in(&mut self, joining: Joining, name: &str) -> Result<SpaceId, CoreError> {
        let entered = self.wait_here(async |home| come_in(home, &joining, name, &Job::new()).await)?;
        entered.fetched.map(|_| entered.space)
    }
}

/// Leaves the offer at the space's relay: [`App::offer`].
///
/// # Errors
/// As [`App::offer`].
pub async fn offer(home: &impl AtHome, inviting: &mut Inviting) -> Result<(), CoreError> {
    let message = inviting.inviter().offer_message()?;
    meeting(home, inviting).await?.put(message).await
}

/// Looks whether the other phone has answered: [`App::meet`].
///
/// # Errors
/// As [`App::meet`].
pub async fn meet(home: &impl AtHome, inviting: &mut Inviting, wait: Duration) -> Result<Option<String>, CoreError> {
    let found = meeting(home, inviting).await?.read(wait).await?;
    let uptime = uptime(home).await?;
    for message in found {
        let step = inviting.inviter().receive(&message, uptime);
        match step {
            Ok(InviterStep::Send(answer)) => meeting(home, inviting).await?.put(answer).await?,
            Ok(InviterStep::Compare(digits)) => inviting.digits = Some(digits),
            Err(error) => {
                inviting.declined |= error == JoinError::Declined;
                passed_over(error)?;
            }
        }
    }
    // Time is over without a message too.
    if inviting.minutes_left(uptime) == 0 {
        return Err(JoinError::Expired.into());
    }
    Ok(inviting.digits.clone())
}

/// Lets in whose six digits are the same, and sends: [`App::let_in`].
///
/// # Errors
/// As [`App::let_in`].
pub async fn let_in(home: &impl AtHome, inviting: &mut Inviting, name: &str, job: &Job) -> Result<Synced, CoreError> {
    // A second phone that answered in the meantime ends it.
    meet(home, inviting, Duration::ZERO).await?;
    let welcome = match &inviting.welcome {
        Some(welcome) => welcome.clone(),
        None => {
            let (space, seat) = (inviting.space, inviting.seat);
            let (inviter, name) = (Arc::clone(&inviting.inviter), name.to_owned());
            home.with(move |app| app.admit((space, seat), &mut lock(&inviter), &name, false)).await?
        }
    };
    inviting.welcome = Some(welcome.clone());
    let synced = sync(home, inviting.space, job).await?;
    meeting(home, inviting).await?.put(welcome).await?;
    Ok(synced)
}

/// Ends an invitation where the digits differ: [`App::decline`].
///
/// # Errors
/// As [`App::decline`].
pub async fn decline(home: &impl AtHome, inviting: &mut Inviting) -> Result<(), CoreError> {
    let message = inviting.inviter().decline()?;
    meeting(home, inviting).await?.put(message).await
}

/// Ends it where this side sees other digits: [`App::refuse`].
///
/// # Errors
/// As [`App::refuse`].
pub async fn refuse(joining: &mut Joining) -> Result<(), CoreError> {
    let message = joining.joiner.decline()?;
    joining.meeting.as_ref().ok_or(CoreError::Missing("relay"))?.put(message).await
}

/// Takes up an invitation by its typed code: [`App::join_by_code`].
///
/// # Errors
/// As [`App::join_by_code`].
pub async fn join_by_code(home: &impl AtHome, relay: &str, code: &str) -> Result<Joining, CoreError> {
    let now = uptime(home).await?;
    let mut meeting = Meeting::new(address(relay)?, Joiner::rendezvous_of(code)?);
    let messages = meeting.read(Duration::ZERO).await?;
    // What others left there already is to be noticed by who joins.
    meeting.read = 0;
    let offered =
        messages.iter().find_map(|offer| Joining::begin(|keys| Joiner::from_code(code, offer, keys, now)).ok());
    request(offered.ok_or(CoreError::Missing("invitation"))?, meeting).await
}

/// Takes up a scanned invitation through the relay that it names: [`App::join_by_qr`].
///
/// # Errors
/// As [`App::join_by_qr`].
pub async fn join_by_qr(home: &impl AtHome, qr: &[u8]) -> Result<Joining, CoreError> {
    let now = uptime(home).await?;
    let joining = Joining::begin(|keys| Joiner::from_qr(qr, keys, now))?;
    // It was given where nothing goes through a relay.
    if joining.joiner.offer().relay.is_empty() {
        return Err(CoreError::Offline);
    }
    let meeting = Meeting::new(address(&joining.joiner.offer().relay)?, joining.joiner.rendezvous());
    request(joining, meeting).await
}

/// Looks whether the other phone has answered: [`App::meet_inviter`].
///
/// # Errors
/// As [`App::meet_inviter`].
pub async fn meet_inviter(home: &impl AtHome, joining: &mut Joining, wait: Duration) -> Result<Met, CoreError> {
    let Joining { joiner, keys, meeting, digits, joined, .. } = joining;
    let meeting = meeting.as_mut().ok_or(CoreError::Missing("relay"))?;
    let found = meeting.read(wait).await?;
    let uptime = uptime(home).await?;
    for message in found {
        joiner.notice(&message)?;
        match joiner.receive(keys, &message, uptime) {
            Ok(JoinerStep::Open { send, digits: both }) => {
                meeting.put(send).await?;
                *digits = Some(both);
            }
            Ok(JoinerStep::Joined(welcomed)) => *joined = Some(*welcomed),
            Err(error) => passed_over(error)?,
        }
    }
    Ok(match (joined, digits) {
        (Some(_), _) => Met::Welcome,
        (None, Some(digits)) => Met::Digits(digits.clone()),
        (None, None) => Met::Waiting,
    })
}

/// A space that was come into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Which.
    pub space: SpaceId,
    /// What was fetched, or why it is empty until the next [`App::sync`].
    pub fetched: Result<Synced, CoreError>,
}

/// Comes in after [`Met::Welcome`], and fetches everything.
///
/// # Errors
/// [`CoreError`]; then there is no space.
pub async fn come_in(home: &impl AtHome, joining: &Joining, name: &str, job: &Job) -> Result<Entered, CoreError> {
    let joined = joining.joined.clone().ok_or(JoinError::OutOfTurn)?;
    let (seed, name) = (joining.seed, name.to_owned());
    let space = home.with(move |app| app.enter(&joined, seed, &name)).await?;
    Ok(Entered { space, fetched: sync(home, space, job).await })
}

async fn request(mut joining: Joining, meeting: Meeting) -> Result<Joining, CoreError> {
    meeting.put(joining.joiner.request()?).await?;
    joining.meeting = Some(meeting);
    Ok(joining)
}

async fn meeting<'a>(home: &impl AtHome, inviting: &'a mut Inviting) -> Result<&'a mut Meeting, CoreError> {
    let met = match inviting.meeting.take() {
        Some(meeting) => meeting,
        None => {
            let space = inviting.space;
            let place = home.with(move |app| app.space(space)?.relay()).await?.ok_or(CoreError::Missing("relay"))?;
            Meeting::new(address(&place.address)?, inviting.inviter().rendezvous())
        }
    };
    Ok(inviting.meeting.insert(met))
}

async fn uptime(home: &impl AtHome) -> Result<u64, CoreError> {
    home.with(|app| Ok(app.uptime())).await
}

/// Anybody can leave messages in a rendezvous: what does not open, or comes out of turn, changes nothing.
fn passed_over(error: JoinError) -> Result<(), CoreError> {
    match error {
        JoinError::Crypto(_) | JoinError::OutOfTurn => Ok(()),
        other => Err(other.into()),
    }
}
