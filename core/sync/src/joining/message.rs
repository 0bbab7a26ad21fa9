//! The messages and what both sides compute from them.

use super::code::{self, Seed};
use crate::crypto::{DeviceId, DevicePub, Hash32, Sealed, Secret, Signed, decode, encode, hash, list, text};
use crate::error::{CryptoError, JoinError};
use crate::op::{MAX_ADDRESS, MAX_PARENTS, OpId, Place, SpaceId};
use serde::{Deserialize, Serialize};

/// The most bytes a message may have.
pub const MAX_MESSAGE: usize = 96 * 1024;
/// The most bytes that may travel along in a welcome.
pub const MAX_EXTRA: usize = 16 * 1024;
/// The version byte that an offer begins with.
const OFFER_VERSION: u8 = 1;
const MAX_OFFER: usize = 4 * 1024;

/// What an invitation says: it fixes the add that will follow, so that the joiner can consent to exactly that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    version: u8,
    /// The space.
    pub space: SpaceId,
    /// The device that invites.
    pub inviter: DeviceId,
    /// As what the joiner comes in.
    pub place: Place,
    /// What the add will follow.
    #[serde(deserialize_with = "list::<_, _, MAX_PARENTS>")]
    pub parents: Vec<OpId>,
    /// The relay to meet at; empty for none.
    #[serde(deserialize_with = "text::<_, MAX_ADDRESS>")]
    pub relay: String,
}

impl Offer {
    pub(super) fn new(space: SpaceId, inviter: DeviceId, place: Place, parents: Vec<OpId>, relay: &str) -> Self {
        Offer { version: OFFER_VERSION, space, inviter, place, parents, relay: relay.to_owned() }
    }

    /// The bytes of the QR code: the seed, then the offer.
    pub(super) fn to_qr(&self, seed: &Seed) -> Result<Vec<u8>, JoinError> {
        Ok([&seed[..], &encode(self)?].concat())
    }

    pub(super) fn from_qr(bytes: &[u8]) -> Result<(Seed, Offer), JoinError> {
        let (seed, offer) = bytes.split_first_chunk::<10>().ok_or(CryptoError::Malformed)?;
        let offer: Offer = decode(offer, MAX_OFFER)?;
        offer.known().map(|offer| (*seed, offer))
    }

    fn known(self) -> Result<Self, JoinError> {
        if self.version == OFFER_VERSION { Ok(self) } else { Err(CryptoError::Malformed.into()) }
    }
}

/// Who sent a message; a message of one side never passes for one of the other.
#[derive(Clone, Copy)]
pub(super) enum From {
    Inviter,
    Joiner,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Message {
    Offer(Offer),
    Request(Hash32),
    Challenge([u8; 32]),
    Opening(Opening),
    /// An opening without request and challenge, for a return QR code.
    Direct(Opening),
    Welcome(Sealed),
    Decline,
}

/// What the joiner shows of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opening {
    pub device: DevicePub,
    pub nonce: [u8; 32],
    pub consent: Signed,
}

impl Opening {
    /// The request that commits to these keys and this nonce.
    pub fn commitment(&self, offer: &Offer) -> Result<Hash32, JoinError> {
        let device = self.device.digest();
        Ok(hash("steunkring/join/commit/1", &[&encode(offer)?, &device.0, &self.nonce]))
    }
}

/// The signed content of a welcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WelcomeBody {
    pub transcript: Hash32,
    pub add: OpId,
    pub genesis: Signed,
    pub mailbox: [u8; 32],
    #[serde(deserialize_with = "list::<_, _, MAX_EXTRA>")]
    pub extra: Vec<u8>,
}

pub(super) const WELCOME_TAG: &str = "steunkring/welcome/1";

impl Message {
    pub fn seal(&self, secret: &Secret, from: From) -> Result<Vec<u8>, JoinError> {
        Ok(direction(secret, from).seal(b"", &encode(self)?)?)
    }

    pub fn open(secret: &Secret, from: From, bytes: &[u8]) -> Result<Message, JoinError> {
        if bytes.len() > MAX_MESSAGE {
            return Err(CryptoError::TooLarge.into());
        }
        Ok(decode(&direction(secret, from).open(b"", bytes)?, MAX_MESSAGE)?)
    }

    /// Reads an offer that was fetched with a typed code.
    pub fn open_offer(seed: &Seed, bytes: &[u8]) -> Result<Offer, JoinError> {
        match Message::open(&code::secret(seed), From::Inviter, bytes)? {
            Message::Offer(offer) => offer.known(),
            _ => Err(JoinError::OutOfTurn),
        }
    }
}

fn direction(secret: &Secret, from: From) -> Secret {
    let side: &[u8] = match from {
        From::Inviter => b"inviter",
        From::Joiner => b"joiner",
    };
    secret.derive("steunkring/join/seal/1", &[side])
}

/// The hash of all that was said, with place and inviter in the offer.
pub(super) fn transcript(
    offer: &Offer,
    request: &Hash32,
    challenge: &[u8; 32],
    opening: &Opening,
) -> Result<Hash32, JoinError> {
    let parts = [encode(offer)?, request.0.to_vec(), challenge.to_vec(), encode(opening)?];
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(hash("steunkring/join/transcript/1", &parts))
}

/// The six digits that both screens show.
pub(super) fn digits(transcript: &Hash32) -> String {
    let short = hash("steunkring/join/digits/1", &[&transcript.0]);
    let number = short.0.first_chunk().map_or(0, |b| u64::from_be_bytes(*b));
    format!("{:06}", number % 1_000_000)
}
