//! Thirty-two secret bytes: what they derive, seal and open.

use super::{Hash32, hash, pad, random, unpad};
use crate::error::CryptoError;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Thirty-two uniform secret bytes, wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop, Serialize, Deserialize)]
pub struct Secret([u8; 32]);

/// The look-up hint of an epoch key: 8 bytes that prove nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Kid(pub [u8; 8]);

impl Kid {
    /// The hint of the epoch key with this commitment.
    pub fn of(commitment: &Hash32) -> Self {
        Kid(hash("steunkring/kid/1", &[&commitment.0]).0.first_chunk().copied().unwrap_or_default())
    }
}

impl Secret {
    /// Takes bytes that are uniform already: drawn, derived or unwrapped.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Secret(bytes)
    }

    /// Draws a new secret.
    ///
    /// # Errors
    /// [`CryptoError::Random`].
    pub fn random() -> Result<Self, CryptoError> {
        random().map(Secret)
    }

    /// The bytes themselves, for wrapping and for the platform's secret store.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Derives another secret under a tag and parts.
    pub fn derive(&self, tag: &str, parts: &[&[u8]]) -> Secret {
        let mut out = [0; 32];
        // A PRK of 32 bytes and an output of 32 bytes are always accepted; zeros would then fail every later check.
        if let Ok(kdf) = Hkdf::<Sha256>::from_prk(&self.0) {
            let _ = kdf.expand(&hash(tag, parts).0, &mut out);
        }
        Secret(out)
    }

    /// The public commitment to this key: nobody finds two keys with the same one (decision 9).
    pub fn commitment(&self) -> Hash32 {
        Hash32(self.derive("steunkring/commitment/1", &[]).0)
    }

    /// Derives the key for one purpose, bound to the commitment: a blob sealed with it opens under one epoch key only.
    pub fn purpose(&self, purpose: &str) -> Secret {
        self.derive("steunkring/purpose/1", &[purpose.as_bytes(), &self.commitment().0])
    }

    /// Pads and seals a message; the result is a 24-byte nonce and the ciphertext with its tag.
    ///
    /// # Errors
    /// [`CryptoError::Random`].
    pub fn seal(&self, aad: &[u8], message: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let nonce: [u8; 24] = random()?;
        let mut padded = pad(message);
        let sealed = XChaCha20Poly1305::new(&self.0.into())
            .encrypt(&nonce.into(), Payload { msg: &padded, aad })
            .map_err(|_| CryptoError::TooLarge);
        padded.zeroize();
        let mut out = nonce.to_vec();
        out.extend(sealed?);
        Ok(out)
    }

    /// Opens what [`Secret::seal`] made with the same `aad`.
    ///
    /// # Errors
    /// [`CryptoError::Unopened`] for another key, other `aad` or changed bytes; [`CryptoError::Malformed`] for bytes
    /// that are too short.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let (nonce, ciphertext) = sealed.split_first_chunk::<24>().ok_or(CryptoError::Malformed)?;
        let padded = XChaCha20Poly1305::new(&self.0.into())
            .decrypt(&(*nonce).into(), Payload { msg: ciphertext, aad })
            .map_err(|_| CryptoError::Unopened)?;
        unpad(padded)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Secret {}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What was sealed opens with the same key and the same `aad`, and with no byte changed.
        #[test]
        fn sealing_detects_every_change(message in proptest::collection::vec(any::<u8>(), 0..600), at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let key = Secret::from_bytes([3; 32]);
            let sealed = key.seal(b"aad", &message).unwrap();
            prop_assert_eq!(key.open(b"aad", &sealed).unwrap(), message);
            let mut changed = sealed.clone();
            changed[at.index(sealed.len())] ^= 1 << bit;
            prop_assert_eq!(key.open(b"aad", &changed), Err(CryptoError::Unopened));
        }
    }

    #[test]
    fn another_key_or_other_context_opens_nothing() {
        let key = Secret::from_bytes([3; 32]);
        let sealed = key.seal(b"aad", b"hello").unwrap();
        assert_eq!(key.open(b"other", &sealed), Err(CryptoError::Unopened));
        assert_eq!(Secret::from_bytes([4; 32]).open(b"aad", &sealed), Err(CryptoError::Unopened));
        assert_eq!(key.open(b"aad", &sealed[..10]), Err(CryptoError::Malformed));
    }

    #[test]
    fn derivations_differ_by_tag_part_and_key() {
        let key = Secret::from_bytes([3; 32]);
        let all = [
            key.clone(),
            key.derive("a", &[]),
            key.derive("a", &[b"x"]),
            key.derive("b", &[]),
            key.purpose("a"),
            key.purpose("control"),
            Secret::from_bytes(key.commitment().0),
            Secret::from_bytes([4; 32]).derive("a", &[]),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all.iter().skip(i + 1).all(|b| a != b), "{i}");
        }
        assert_eq!(key, Secret::from_bytes([3; 32]));
        let other = Secret::from_bytes([4; 32]).commitment();
        assert_ne!(key.commitment(), other);
        assert_eq!(Kid::of(&key.commitment()), Kid::of(&key.commitment()));
        assert_ne!(Kid::of(&key.commitment()), Kid::of(&other));
    }

    #[test]
    fn nothing_secret_is_printed() {
        assert_eq!(format!("{:?}", Secret::from_bytes([9; 32])), "Secret");
    }
}
