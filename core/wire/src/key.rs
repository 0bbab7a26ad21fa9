use crate::{hex::hexadecimal, tagged_hash};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// A device's Ed25519 key towards relays, one a space, wiped from memory when dropped.
///
/// It is a pseudonym: random or derived per space, so that nothing links two spaces of one person.
#[derive(Clone)]
pub struct TransportKey(SigningKey);

/// The public half of a [`TransportKey`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TransportPublic(pub [u8; 32]);

hexadecimal!(TransportPublic, 32);

/// An Ed25519 signature.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    r: [u8; 32],
    s: [u8; 32],
}

/// A signature does not belong to the key and the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the signature does not fit")]
pub struct BadSignature;

/// The system gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the system gives no random bytes")]
pub struct NoRandomness;

impl TransportKey {
    /// Makes a random key.
    ///
    /// # Errors
    /// [`NoRandomness`] when the system has none to give.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(seed.as_mut()).map_err(|_| NoRandomness)?;
        Ok(Self::from_seed(*seed))
    }

    /// Makes the key of a seed.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(SigningKey::from_bytes(&seed))
    }

    /// Gives the seed back, to be stored under the device's own lock.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// Gives the public half.
    pub fn public(&self) -> TransportPublic {
        TransportPublic(self.0.verifying_key().to_bytes())
    }

    /// Signs parts under a domain tag: the signature covers [`tagged_hash`] of them.
    pub fn sign(&self, tag: &str, parts: &[&[u8]]) -> Signature {
        let signature = self.0.sign(&tagged_hash(tag, parts));
        Signature { r: *signature.r_bytes(), s: *signature.s_bytes() }
    }
}

impl fmt::Debug for TransportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportKey(..)")
    }
}

impl TransportPublic {
    /// Checks a signature over parts under a domain tag, strictly (no weak keys, one signature a message).
    ///
    /// # Errors
    /// [`BadSignature`] when it does not fit or the key is none.
    pub fn verify(&self, tag: &str, parts: &[&[u8]], signature: &Signature) -> Result<(), BadSignature> {
        let key = VerifyingKey::from_bytes(&self.0).map_err(|_| BadSignature)?;
        let signature = ed25519_dalek::Signature::from_components(signature.r, signature.s);
        key.verify_strict(&tagged_hash(tag, parts), &signature).map_err(|_| BadSignature)
    }
}

impl Signature {
    /// Gives the 64 bytes: R, then S.
    pub fn to_bytes(self) -> [u8; 64] {
        let mut bytes = [0; 64];
        let (r, s) = bytes.split_at_mut(32);
        r.copy_from_slice(&self.r);
        s.copy_from_slice(&self.s);
        bytes
    }

    /// Takes 64 bytes: R, then S.
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        let signature = ed25519_dalek::Signature::from_bytes(&bytes);
        Self { r: *signature.r_bytes(), s: *signature.s_bytes() }
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_one_key_one_tag_and_one_message() {
        let (anna, bram) = (TransportKey::from_seed([1; 32]), TransportKey::from_seed([2; 32]));
        let signature = anna.sign("t", &[b"message"]);
        assert_eq!(anna.public().verify("t", &[b"message"], &signature), Ok(()));
        assert_eq!(anna.public().verify("u", &[b"message"], &signature), Err(BadSignature));
        assert_eq!(anna.public().verify("t", &[b"massage"], &signature), Err(BadSignature));
        assert_eq!(bram.public().verify("t", &[b"message"], &signature), Err(BadSignature));
        assert_eq!(Signature::from_bytes(signature.to_bytes()), signature);
    }

    #[test]
    fn a_weak_key_signs_nothing() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let signature = Signature { r: identity, s: [0; 32] };
        assert_eq!(TransportPublic(identity).verify("t", &[b"anything"], &signature), Err(BadSignature));
    }

    #[test]
    fn a_key_shows_nothing_of_itself() {
        let key = TransportKey::generate().unwrap();
        assert_eq!(format!("{key:?} {:?}", key.sign("t", &[])), "TransportKey(..) Signature(..)");
        assert_eq!(TransportKey::from_seed(*key.seed()).public(), key.public());
    }
}
