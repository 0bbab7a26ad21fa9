//! Primitives without protocol: hashes, secrets, device keys and signatures, each with a domain tag.
//!
//! | what | with |
//! | --- | --- |
//! | hash | SHA-256 over tag and parts, each preceded by its length |
//! | derivation | HKDF-SHA256, expand only, from 32 uniform bytes |
//! | sealing | XChaCha20-Poly1305, random 24-byte nonce, padded |
//! | signature | Ed25519, verified strictly, over `hash(tag, [body])` |
//! | sealing to a device | HPKE base mode, X-Wing, HKDF-SHA256, ChaCha20-Poly1305 |

mod codec;
mod device;
mod padding;
mod secret;

pub use codec::{decode, encode, list, map, text};
pub use device::{DeviceId, DeviceKeys, DevicePub, MAX_BODY, Opener, Sealed, Signature, Signed};
pub use padding::{pad, unpad};
pub use secret::{Kid, Secret};

use crate::error::CryptoError;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 value: the id of an operation, an entry, a space, a member or a blob.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash32(pub [u8; 32]);

impl AsRef<[u8]> for Hash32 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        short(f, &self.0)
    }
}

/// Hashes a list of parts under a domain tag; the lengths are hashed too, so that no two lists give the same bytes.
pub fn hash(tag: &str, parts: &[&[u8]]) -> Hash32 {
    let mut h = Sha256::new();
    for part in std::iter::once(tag.as_bytes()).chain(parts.iter().copied()) {
        h.update((part.len() as u64).to_le_bytes());
        h.update(part);
    }
    Hash32(h.finalize().into())
}

/// Draws random bytes from the system; the one place of this crate that does.
///
/// # Errors
/// [`CryptoError::Random`] where the system has none.
pub fn random<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| CryptoError::Random)?;
    Ok(bytes)
}

/// Names the automerge actor of one device in one space; the incarnation rises after each restore or rebuild.
pub fn actor_id(space: &Hash32, device: &DeviceId, incarnation: u32) -> [u8; 16] {
    let full = hash("steunkring/actor/1", &[&space.0, &device.0, &incarnation.to_le_bytes()]);
    full.0.first_chunk().copied().unwrap_or_default()
}

/// Writes the first four bytes in hexadecimal: enough to tell ids apart in a test's output.
fn short(f: &mut std::fmt::Formatter<'_>, bytes: &[u8]) -> std::fmt::Result {
    bytes.iter().take(4).try_for_each(|b| write!(f, "{b:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_borders_between_parts_count() {
        assert_ne!(hash("t", &[b"ab", b"c"]), hash("t", &[b"a", b"bc"]));
        assert_ne!(hash("t", &[b"ab"]), hash("ta", &[b"b"]));
        assert_ne!(hash("t", &[]), hash("t", &[b""]));
    }

    #[test]
    fn an_incarnation_gets_its_own_actor() {
        let (space, device) = (hash("s", &[]), DeviceId([1; 32]));
        assert_ne!(actor_id(&space, &device, 0), actor_id(&space, &device, 1));
        assert_ne!(actor_id(&space, &device, 0), actor_id(&space, &DeviceId([2; 32]), 0));
    }

    #[test]
    fn what_is_drawn_is_never_the_same() {
        let drawn: std::collections::BTreeSet<[u8; 8]> = (0..100).map(|_| random().unwrap()).collect();
        assert_eq!(drawn.len(), 100);
    }

    #[test]
    fn an_id_is_its_bytes_and_is_printed_by_the_first_of_them() {
        let id = Hash32([0xab; 32]);
        assert_eq!(id.as_ref(), [0xab; 32]);
        assert_eq!(format!("{id:?} {:?}", DeviceId([1; 32])), "abababab 01010101");
    }
}
