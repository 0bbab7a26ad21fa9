//! The side that invites.

use super::code::{self, Seed};
use super::message::{From, Message, Offer, Opening, WELCOME_TAG, WelcomeBody, digits, transcript};
use super::{EXPIRY_MS, MAX_EXTRA};
use crate::crypto::{DeviceKeys, Hash32, Secret, Signed, encode, random};
use crate::error::{CryptoError, JoinError, OpError};
use crate::membership::Log;
use crate::op::{Act, Consent, Place, Role};

/// An invitation under way, on the device that invites.
#[derive(Debug)]
pub struct Inviter {
    offer: Offer,
    seed: Seed,
    secret: Secret,
    started_ms: u64,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Offered,
    Challenged { request: Hash32, challenge: [u8; 32] },
    Opened { request: Hash32, transcript: Hash32, opening: Box<Opening> },
    Ended,
}

/// What the inviter's device does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InviterStep {
    /// Sends these bytes to the joiner.
    Send(Vec<u8>),
    /// Shows six digits; once the user says they are the joiner's, [`Inviter::approve`].
    Compare(String),
}

/// What the joiner needs besides the operations to fetch the space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WelcomeExtra {
    /// The space's mailbox on the relay.
    pub mailbox: [u8; 32],
    /// Bytes of the layers above, at most [`MAX_EXTRA`].
    pub bytes: Vec<u8>,
}

/// What an approval gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The add; it must be inserted in the log and sent before anything else is done in the space.
    pub op: Signed,
    /// The message for the joiner.
    pub welcome: Vec<u8>,
}

impl Inviter {
    /// Begins an invitation on top of all that is known; a draw of ten random bytes is its seed.
    ///
    /// # Errors
    /// [`JoinError::Op`] where this device may not invite for the place, or the random bytes fail.
    pub fn new(log: &Log, keys: &DeviceKeys, place: Place, relay: &str, now_ms: u64) -> Result<Self, JoinError> {
        let state = log.state();
        let role = state.role_of(&keys.id());
        let allowed = match place {
            Place::Member(_) => role == Some(Role::Owner),
            Place::Device { member, .. } => role.is_some() && state.members.contains_key(&member),
        };
        if !allowed {
            return Err(OpError::Denied.into());
        }
        let parents = log.draft(&keys.id(), Act::HandOver { to: log.space() }, 0).parents;
        let seed: Seed = random()?;
        let offer = Offer::new(log.space(), keys.id(), place, parents, relay);
        Ok(Inviter { offer, seed, secret: code::secret(&seed), started_ms: now_ms, stage: Stage::Offered })
    }

    /// What was offered.
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// The bytes of the QR code.
    ///
    /// # Errors
    /// Those of encoding.
    pub fn qr(&self) -> Result<Vec<u8>, JoinError> {
        self.offer.to_qr(&self.seed)
    }

    /// The code to type where no camera is at hand; it needs [`Inviter::offer_message`] in the rendezvous mailbox.
    pub fn code(&self) -> String {
        code::code(&self.seed)
    }

    /// The mailbox where both meet.
    pub fn rendezvous(&self) -> [u8; 32] {
        code::rendezvous(&self.seed)
    }

    /// The offer sealed for who types the code.
    ///
    /// # Errors
    /// Those of sealing.
    pub fn offer_message(&self) -> Result<Vec<u8>, JoinError> {
        Message::Offer(self.offer.clone()).seal(&self.secret, From::Inviter)
    }

    /// Takes a message of the joiner.
    ///
    /// # Errors
    /// [`JoinError::Expired`], [`JoinError::TwoRequests`], [`JoinError::Commitment`] and [`JoinError::Declined`] end the
    /// invitation; bytes that do not open change nothing, since anyone can leave such in the mailbox.
    pub fn receive(&mut self, bytes: &[u8], now_ms: u64) -> Result<InviterStep, JoinError> {
        self.check_time(now_ms)?;
        match Message::open(&self.secret, From::Joiner, bytes)? {
            Message::Request(request) => self.requested(request),
            Message::Opening(opening) => self.opened(opening),
            Message::Decline => self.end(JoinError::Declined),
            _ => Err(JoinError::OutOfTurn),
        }
    }

    /// Takes the joiner's return QR code, seen by this device's own camera. Only then: the camera is the proof that the
    /// keys are the joiner's.
    ///
    /// # Errors
    /// As [`Inviter::receive`]; [`JoinError::OutOfTurn`] for any other message.
    pub fn receive_direct(&mut self, bytes: &[u8], now_ms: u64) -> Result<(), JoinError> {
        self.check_time(now_ms)?;
        let Message::Direct(opening) = Message::open(&self.secret, From::Joiner, bytes)? else {
            return Err(JoinError::OutOfTurn);
        };
        match self.stage {
            Stage::Offered => {
                let request = opening.commitment(&self.offer)?;
                self.settle(request, [0; 32], opening)
            }
            _ => self.end(JoinError::TwoRequests),
        }
    }

    /// Adds the joiner, under this name, once the user has compared the digits; it serves once.
    ///
    /// # Errors
    /// [`JoinError::Stale`] where something else happened in the space since; [`JoinError::OutOfTurn`],
    /// [`JoinError::Expired`], [`JoinError::Op`].
    pub fn approve(
        &mut self,
        log: &Log,
        keys: &DeviceKeys,
        name: &str,
        extra: WelcomeExtra,
        (now_ms, wall_ms): (u64, u64),
    ) -> Result<Approved, JoinError> {
        self.check_time(now_ms)?;
        let Stage::Opened { transcript, opening, .. } = &self.stage else { return Err(JoinError::OutOfTurn) };
        let Opening { device, consent, .. } = opening.as_ref().clone();
        let act = match self.offer.place {
            Place::Member(role) => Act::AddMember { device: device.clone(), role, name: name.to_owned(), consent },
            Place::Device { member, recovery } => Act::AddDevice { member, device: device.clone(), recovery, consent },
        };
        if log.draft(&keys.id(), act.clone(), wall_ms).parents != self.offer.parents {
            return self.end(JoinError::Stale);
        }
        if extra.bytes.len() > MAX_EXTRA {
            return Err(CryptoError::TooLarge.into());
        }
        let op = log.propose(keys, act, wall_ms)?;
        let genesis = log.signed(&log.space()).ok_or(JoinError::Stale)?.clone();
        let body =
            WelcomeBody { transcript: *transcript, add: op.id(), genesis, mailbox: extra.mailbox, extra: extra.bytes };
        let signed = encode(&keys.sign(WELCOME_TAG, &body)?)?;
        let sealed = device.seal_to(&transcript.0, &signed)?;
        let welcome = Message::Welcome(sealed).seal(&self.secret, From::Inviter)?;
        self.stage = Stage::Ended;
        Ok(Approved { op, welcome })
    }

    /// Ends the invitation and says so to the joiner.
    ///
    /// # Errors
    /// Those of sealing.
    pub fn decline(&mut self) -> Result<Vec<u8>, JoinError> {
        self.stage = Stage::Ended;
        Message::Decline.seal(&self.secret, From::Inviter)
    }

    fn requested(&mut self, request: Hash32) -> Result<InviterStep, JoinError> {
        let challenge = match &self.stage {
            Stage::Offered => random()?,
            Stage::Challenged { request: first, challenge } if *first == request => *challenge,
            Stage::Ended => return Err(JoinError::OutOfTurn),
            Stage::Opened { request: first, .. } if *first == request => return Err(JoinError::OutOfTurn),
            _ => return self.end(JoinError::TwoRequests),
        };
        self.stage = Stage::Challenged { request, challenge };
        Ok(InviterStep::Send(Message::Challenge(challenge).seal(&self.secret, From::Inviter)?))
    }

    fn opened(&mut self, opening: Opening) -> Result<InviterStep, JoinError> {
        let (request, challenge) = match &self.stage {
            Stage::Challenged { request, challenge } => (*request, *challenge),
            Stage::Opened { transcript, opening: first, .. } if **first == opening => {
                return Ok(InviterStep::Compare(digits(transcript)));
            }
            Stage::Opened { .. } => return self.end(JoinError::TwoRequests),
            Stage::Offered | Stage::Ended => return Err(JoinError::OutOfTurn),
        };
        self.settle(request, challenge, opening)?;
        match &self.stage {
            Stage::Opened { transcript, .. } => Ok(InviterStep::Compare(digits(transcript))),
            _ => Err(JoinError::OutOfTurn),
        }
    }

    fn settle(&mut self, request: Hash32, challenge: [u8; 32], opening: Opening) -> Result<(), JoinError> {
        let o = &self.offer;
        let fits = Consent::fits(&opening.consent, &o.space, &o.inviter, &opening.device, o.place, &o.parents);
        if !fits || opening.commitment(o)? != request {
            return self.end(JoinError::Commitment);
        }
        let transcript = transcript(o, &request, &challenge, &opening)?;
        self.stage = Stage::Opened { request, transcript, opening: Box::new(opening) };
        Ok(())
    }

    fn check_time(&mut self, now_ms: u64) -> Result<(), JoinError> {
        if now_ms.saturating_sub(self.started_ms) > EXPIRY_MS {
            return self.end(JoinError::Expired);
        }
        Ok(())
    }

    fn end<T>(&mut self, why: JoinError) -> Result<T, JoinError> {
        self.stage = Stage::Ended;
        Err(why)
    }
}
