//! The side that joins.

use super::code::{self, Seed, parse_code};
use super::message::{From, Message, Offer, Opening, WELCOME_TAG, WelcomeBody, digits, transcript};
use super::{EXPIRY_MS, MAX_MESSAGE};
use crate::crypto::{DeviceKeys, Hash32, Secret, Signed, decode, random};
use crate::error::{CryptoError, JoinError};
use crate::op::{Consent, Op, OpId};

/// An invitation under way, on the device that joins.
#[derive(Debug)]
pub struct Joiner {
    offer: Offer,
    secret: Secret,
    seed: Seed,
    opening: Opening,
    request: Hash32,
    started_ms: u64,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Requested,
    Opened { challenge: [u8; 32], transcript: Hash32 },
    Ended,
}

/// What the joiner's device does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinerStep {
    /// Sends these bytes to the inviter and shows six digits.
    Open {
        /// The opening.
        send: Vec<u8>,
        /// The digits that the inviter's screen must show too.
        digits: String,
    },
    /// Belongs to the space.
    Joined(Box<Joined>),
}

/// What the joiner takes from the welcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The space's genesis, for [`crate::membership::Log::new`].
    pub genesis: Signed,
    /// The id of the add of this device.
    pub add: OpId,
    /// The relay; empty for none.
    pub relay: String,
    /// The space's mailbox there.
    pub mailbox: [u8; 32],
    /// Bytes of the layers above.
    pub extra: Vec<u8>,
}

impl Joiner {
    /// Begins with the bytes of a QR code; `keys` are fresh ones for this space.
    ///
    /// # Errors
    /// [`JoinError::Crypto`] for bytes that are no invitation.
    pub fn from_qr(bytes: &[u8], keys: &DeviceKeys, now_ms: u64) -> Result<Self, JoinError> {
        let (seed, offer) = Offer::from_qr(bytes)?;
        Joiner::new(seed, offer, keys, now_ms)
    }

    /// The mailbox in which the offer for a typed code lies.
    ///
    /// # Errors
    /// [`JoinError::Code`].
    pub fn rendezvous_of(typed: &str) -> Result<[u8; 32], JoinError> {
        Ok(code::rendezvous(&parse_code(typed)?))
    }

    /// Begins with a typed code and the offer from its rendezvous mailbox.
    ///
    /// # Errors
    /// [`JoinError::Code`], [`JoinError::Crypto`].
    pub fn from_code(typed: &str, offer: &[u8], keys: &DeviceKeys, now_ms: u64) -> Result<Self, JoinError> {
        let seed = parse_code(typed)?;
        Joiner::new(seed, Message::open_offer(&seed, offer)?, keys, now_ms)
    }

    /// What is offered.
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// The mailbox where both meet.
    pub fn rendezvous(&self) -> [u8; 32] {
        code::rendezvous(&self.seed)
    }

    /// The first message.
    ///
    /// # Errors
    /// Those of sealing.
    pub fn request(&self) -> Result<Vec<u8>, JoinError> {
        Message::Request(self.request).seal(&self.secret, From::Joiner)
    }

    /// The return QR code that takes the place of request and opening; the inviter must scan it with its camera.
    ///
    /// # Errors
    /// [`JoinError::OutOfTurn`] after another message, or those of sealing.
    pub fn direct(&mut self) -> Result<Vec<u8>, JoinError> {
        let Stage::Requested = self.stage else { return Err(JoinError::OutOfTurn) };
        let challenge = [0; 32];
        let transcript = transcript(&self.offer, &self.request, &challenge, &self.opening)?;
        self.stage = Stage::Opened { challenge, transcript };
        Message::Direct(self.opening.clone()).seal(&self.secret, From::Joiner)
    }

    /// Takes a message of the inviter.
    ///
    /// # Errors
    /// [`JoinError::Expired`], [`JoinError::Declined`], [`JoinError::TwoRequests`] end the invitation; bytes that do not
    /// open change nothing.
    pub fn receive(&mut self, keys: &DeviceKeys, bytes: &[u8], now_ms: u64) -> Result<JoinerStep, JoinError> {
        if now_ms.saturating_sub(self.started_ms) > EXPIRY_MS {
            return self.end(JoinError::Expired);
        }
        match Message::open(&self.secret, From::Inviter, bytes)? {
            Message::Challenge(challenge) => self.challenged(challenge),
            Message::Welcome(sealed) => {
                let Stage::Opened { transcript, .. } = self.stage else { return Err(JoinError::OutOfTurn) };
                let signed = keys.open(&transcript.0, &sealed)?;
                let joined = self.welcomed(&transcript, &signed)?;
                self.stage = Stage::Ended;
                Ok(JoinerStep::Joined(Box::new(joined)))
            }
            Message::Decline => self.end(JoinError::Declined),
            _ => Err(JoinError::OutOfTurn),
        }
    }

    /// Ends it where this side sees other digits, and says so to the inviter.
    ///
    /// # Errors
    /// Those of sealing.
    pub fn decline(&mut self) -> Result<Vec<u8>, JoinError> {
        self.stage = Stage::Ended;
        Message::Decline.seal(&self.secret, From::Joiner)
    }

    /// Looks at another message that a joiner left in the rendezvous mailbox.
    ///
    /// # Errors
    /// [`JoinError::TwoRequests`] where someone else holds the invitation too, which ends it.
    pub fn notice(&mut self, bytes: &[u8]) -> Result<(), JoinError> {
        let foreign = match Message::open(&self.secret, From::Joiner, bytes) {
            Ok(Message::Request(request)) => request != self.request,
            Ok(Message::Opening(opening) | Message::Direct(opening)) => opening != self.opening,
            _ => false,
        };
        if foreign { self.end(JoinError::TwoRequests) } else { Ok(()) }
    }

    fn new(seed: Seed, offer: Offer, keys: &DeviceKeys, now_ms: u64) -> Result<Self, JoinError> {
        let (space, inviter) = (offer.space, offer.inviter);
        let consent = Consent::sign(keys, &space, &inviter, offer.place, &offer.parents, random()?)?;
        let opening = Opening { device: keys.public().clone(), nonce: random()?, consent };
        let request = opening.commitment(&offer)?;
        let secret = code::secret(&seed);
        Ok(Joiner { offer, secret, seed, opening, request, started_ms: now_ms, stage: Stage::Requested })
    }

    fn challenged(&mut self, challenge: [u8; 32]) -> Result<JoinerStep, JoinError> {
        match &self.stage {
            Stage::Requested => {}
            Stage::Opened { challenge: first, .. } if *first == challenge => {}
            // A second challenge could be chosen to fit the digits.
            Stage::Opened { .. } => return self.end(JoinError::TwoRequests),
            Stage::Ended => return Err(JoinError::OutOfTurn),
        }
        let transcript = transcript(&self.offer, &self.request, &challenge, &self.opening)?;
        self.stage = Stage::Opened { challenge, transcript };
        let send = Message::Opening(self.opening.clone()).seal(&self.secret, From::Joiner)?;
        Ok(JoinerStep::Open { send, digits: digits(&transcript) })
    }

    fn welcomed(&self, transcript: &Hash32, signed: &[u8]) -> Result<Joined, JoinError> {
        let signed: Signed = decode(signed, MAX_MESSAGE)?;
        let body: WelcomeBody = signed.open(WELCOME_TAG, MAX_MESSAGE)?;
        let fits = signed.author == self.offer.inviter
            && body.transcript == *transcript
            && body.genesis.id() == self.offer.space;
        if !fits {
            return Err(CryptoError::Signature.into());
        }
        Op::open(&body.genesis)?;
        let WelcomeBody { add, genesis, mailbox, extra, .. } = body;
        Ok(Joined { genesis, add, relay: self.offer.relay.clone(), mailbox, extra })
    }

    fn end<T>(&mut self, why: JoinError) -> Result<T, JoinError> {
        self.stage = Stage::Ended;
        Err(why)
    }
}
