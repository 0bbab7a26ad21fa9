//! Parts and document keys: what an entry carries and can lose again without breaking its chain.

use super::{DocumentId, EntryError};
use crate::crypto::{DeviceId, Hash32, Secret, hash};
use crate::error::CryptoError;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};

/// The only encoding of a part's contents in this version; others are kept for compressed ones.
const PLAIN: u8 = 0;
/// The bytes of a wrapped document key: nonce, key, tag.
pub const WRAPPED: usize = 24 + 32 + 16;

/// Where a part stands; no two parts have the same place, so each is sealed under a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The space.
    pub space: Hash32,
    /// Who wrote the entry.
    pub author: DeviceId,
    /// The entry's incarnation.
    pub incarnation: u32,
    /// The entry's position.
    pub seq: u64,
    /// The entry's random bytes, which keep two entries apart that a restored backup puts at one position.
    pub salt: [u8; 8],
    /// The part's number in the entry.
    pub index: u32,
    /// The document.
    pub document: DocumentId,
    /// The document's generation.
    pub generation: u32,
}

impl Place {
    fn key(&self, document_key: &Secret) -> Secret {
        let place = [
            &self.space.0[..],
            &self.author.0,
            &self.incarnation.to_le_bytes(),
            &self.seq.to_le_bytes(),
            &self.salt,
            &self.index.to_le_bytes(),
            &self.document.0,
            &self.generation.to_le_bytes(),
        ];
        document_key.derive("steunkring/part/1", &place)
    }
}

/// Seals the contents of a part; the key serves once, so the nonce is zero.
///
/// # Errors
/// [`CryptoError::TooLarge`] above the cipher's limit.
pub fn seal_part(document_key: &Secret, place: &Place, contents: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let mut message = Vec::with_capacity(contents.len() + 1);
    message.push(PLAIN);
    message.extend_from_slice(contents);
    encrypt(&place.key(document_key), &[0; 24], &[], &message)
}

/// Opens a part.
///
/// # Errors
/// [`EntryError::Part`] for another key or place, changed bytes, or an encoding of a newer app.
pub fn open_part(document_key: &Secret, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, EntryError> {
    let mut message = decrypt(&place.key(document_key), &[0; 24], &[], sealed).map_err(|_| EntryError::Part)?;
    if message.first() != Some(&PLAIN) {
        return Err(EntryError::Part);
    }
    message.remove(0);
    Ok(message)
}

/// Names a sealed part in the header.
pub fn part_hash(sealed: &[u8]) -> Hash32 {
    hash("steunkring/part/hash/1", &[sealed])
}

/// Wraps a document key under an epoch key with the given nonce, which must be random.
///
/// # Errors
/// None in practice.
pub fn wrap_key(
    epoch: &Secret,
    nonce: &[u8; 24],
    context: &[u8],
    document_key: &Secret,
) -> Result<Vec<u8>, CryptoError> {
    let mut out = nonce.to_vec();
    out.extend(encrypt(&epoch.purpose("document"), nonce, context, document_key.expose())?);
    Ok(out)
}

/// Opens a wrapped document key.
///
/// # Errors
/// [`EntryError::Part`] where it does not open.
pub fn unwrap_key(epoch: &Secret, context: &[u8], wrapped: &[u8]) -> Result<Secret, EntryError> {
    let (nonce, sealed) = wrapped.split_first_chunk::<24>().ok_or(EntryError::Part)?;
    let key = decrypt(&epoch.purpose("document"), nonce, context, sealed).map_err(|_| EntryError::Part)?;
    key.try_into().map(Secret::from_bytes).map_err(|_| EntryError::Part)
}

/// What a wrapped document key is bound to.
pub fn wrap_context(space: &Hash32, author: &DeviceId, document: &DocumentId, generation: u32) -> Hash32 {
    hash("steunkring/wrap/1", &[&space.0, &author.0, &document.0, &generation.to_le_bytes()])
}

/// Seals without padding.
pub(crate) fn encrypt(key: &Secret, nonce: &[u8; 24], aad: &[u8], message: &[u8]) -> Result<Vec<u8>, CryptoError> {
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt(&(*nonce).into(), Payload { msg: message, aad })
        .map_err(|_| CryptoError::TooLarge)
}

/// Opens what [`encrypt`] made.
pub(crate) fn decrypt(key: &Secret, nonce: &[u8; 24], aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt(&(*nonce).into(), Payload { msg: sealed, aad })
        .map_err(|_| CryptoError::Unopened)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            space: Hash32([1; 32]),
            author: DeviceId([2; 32]),
            incarnation: 0,
            seq: 1,
            salt: [3; 8],
            index: 0,
            document: DocumentId([4; 16]),
            generation: 0,
        }
    }

    #[test]
    fn a_part_opens_in_its_own_place_only() {
        let key = Secret::from_bytes([9; 32]);
        let sealed = seal_part(&key, &place(), b"text").unwrap();
        assert_eq!(sealed.len(), 4 + 1 + 16);
        assert_eq!(open_part(&key, &place(), &sealed).unwrap(), b"text");
        let others = [
            Place { seq: 2, ..place() },
            Place { incarnation: 1, ..place() },
            Place { salt: [4; 8], ..place() },
            Place { index: 1, ..place() },
            Place { generation: 1, ..place() },
            Place { document: DocumentId([5; 16]), ..place() },
            Place { author: DeviceId([3; 32]), ..place() },
        ];
        for other in others {
            assert_eq!(open_part(&key, &other, &sealed), Err(EntryError::Part));
        }
        assert_eq!(open_part(&Secret::from_bytes([8; 32]), &place(), &sealed), Err(EntryError::Part));
    }

    #[test]
    fn a_wrapped_key_opens_under_its_epoch_and_context() {
        let (epoch, key) = (Secret::from_bytes([1; 32]), Secret::from_bytes([2; 32]));
        let wrapped = wrap_key(&epoch, &[5; 24], b"here", &key).unwrap();
        assert_eq!(wrapped.len(), WRAPPED);
        assert_eq!(unwrap_key(&epoch, b"here", &wrapped).unwrap(), key);
        assert_eq!(unwrap_key(&epoch, b"there", &wrapped), Err(EntryError::Part));
        assert_eq!(unwrap_key(&key, b"here", &wrapped), Err(EntryError::Part));
    }
}
