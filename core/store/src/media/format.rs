//! The sealed form of one photo or voice note: a version byte, then chunks of XChaCha20-Poly1305.
//!
//! The contents are followed by zeros up to a padded length (256, 512, 1,024, then Padmé), so that a file's size tells
//! only its magnitude, and are cut into chunks of 64 KiB, the last one shorter. Chunk `i` is sealed under the file's own
//! key with nonce = 16 zeros, `i` (8, big endian); no nonce comes twice, since no key is used for a second file. Its
//! associated data are the version, one byte that is 1 in the last chunk, and there the length of the contents (8, big
//! endian), elsewhere zeros. So chunks cannot be swapped, dropped, added, or taken from another file, and each can be
//! opened alone.

use crate::key::cipher;
use crate::{Key, StoreError};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::io::{Read, Write};
use zeroize::Zeroizing;

pub(super) const VERSION: u8 = 1;
pub(super) const CHUNK_BYTES: u64 = 64 << 10;
pub(super) const TAG_BYTES: u64 = 16;

/// Seals contents of at most `most` bytes, and says how many they were. Holds two chunks in memory.
///
/// # Errors
/// `Invalid` when there is more, otherwise what the reader or writer gives.
pub(super) fn seal(key: &Key, contents: &mut dyn Read, out: &mut dyn Write, most: u64) -> Result<u64, StoreError> {
    let cipher = cipher(key)?;
    out.write_all(&[VERSION])?;
    let mut put = |index: u64, last: Option<u64>, part: &[u8]| -> Result<(), StoreError> {
        let payload = Payload { msg: part, aad: &data(last) };
        let sealed = cipher.encrypt(&nonce(index), payload).map_err(|_| StoreError::Invalid("size of a chunk"))?;
        Ok(out.write_all(&sealed)?)
    };
    let (mut bytes, mut index) = (0, 0);
    let mut part = Zeroizing::new(Vec::with_capacity(CHUNK_BYTES as usize));
    let mut next = Zeroizing::new(Vec::with_capacity(CHUNK_BYTES as usize));
    fill(contents, &mut part)?;
    loop {
        bytes += part.len() as u64;
        if bytes > most {
            return Err(StoreError::Invalid("photo or voice note of at most 64 MiB"));
        }
        // Whether a chunk is the last shows only when no more comes.
        next.clear();
        if part.len() as u64 == CHUNK_BYTES {
            fill(contents, &mut next)?;
        }
        if next.is_empty() {
            break;
        }
        put(index, None, &part)?;
        index += 1;
        std::mem::swap(&mut part, &mut next);
    }
    let layout = Layout::of(bytes);
    while index < layout.chunks {
        part.resize(layout.size(index) as usize, 0);
        let last = (index + 1 == layout.chunks).then_some(bytes);
        put(index, last, &part)?;
        part.clear();
        index += 1;
    }
    Ok(bytes)
}

/// Opens single chunks of a file.
pub(super) struct Opener {
    cipher: XChaCha20Poly1305,
    bytes: u64,
}

impl Opener {
    pub(super) fn new(key: &Key, bytes: u64) -> Result<Self, StoreError> {
        Ok(Self { cipher: cipher(key)?, bytes })
    }

    /// Opens chunk `index`, padding and all.
    ///
    /// # Errors
    /// `Damaged` when it is not what was sealed there.
    pub(super) fn open(&self, index: u64, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let last = (index + 1 == Layout::of(self.bytes).chunks).then_some(self.bytes);
        let payload = Payload { msg: sealed, aad: &data(last) };
        self.cipher.decrypt(&nonce(index), payload).map(Zeroizing::new).map_err(|_| StoreError::Damaged)
    }
}

/// Says where the chunks of a file lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    padded: u64,
    /// How many chunks there are, at least one.
    pub(super) chunks: u64,
}

impl Layout {
    /// The layout for contents of `bytes` bytes.
    pub(super) fn of(bytes: u64) -> Self {
        let padded = padded(bytes);
        Self { padded, chunks: padded.div_ceil(CHUNK_BYTES) }
    }

    /// The length of the whole file.
    pub(super) fn file(self) -> u64 {
        1 + self.padded + self.chunks * TAG_BYTES
    }

    /// Where the sealed chunk begins in the file.
    pub(super) fn start(self, index: u64) -> u64 {
        1 + index * (CHUNK_BYTES + TAG_BYTES)
    }

    /// How many bytes a chunk holds, without its tag.
    pub(super) fn size(self, index: u64) -> u64 {
        self.padded.saturating_sub(index * CHUNK_BYTES).min(CHUNK_BYTES)
    }
}

/// The smallest size of the ladder that holds `bytes` (Nikitin et al. 2019); the sealed log uses the same ladder.
fn padded(bytes: u64) -> u64 {
    if let Some(step) = [256, 512, 1024].into_iter().find(|step| *step >= bytes) {
        return step;
    }
    let exponent = bytes.ilog2();
    let mask = (1_u64 << (exponent - (exponent.ilog2() + 1))) - 1;
    bytes.saturating_add(mask) & !mask
}

fn nonce(index: u64) -> XNonce {
    let mut nonce = [0; 24];
    nonce.iter_mut().rev().zip(index.to_le_bytes()).for_each(|(to, from)| *to = from);
    XNonce::from(nonce)
}

fn data(last: Option<u64>) -> [u8; 10] {
    let [a, b, c, d, e, f, g, h] = last.unwrap_or_default().to_be_bytes();
    [VERSION, u8::from(last.is_some()), a, b, c, d, e, f, g, h]
}

/// Reads until a chunk is full or nothing more comes.
fn fill(from: &mut dyn Read, part: &mut Vec<u8>) -> Result<(), StoreError> {
    from.take(CHUNK_BYTES).read_to_end(part)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn padding_keeps_to_the_ladder() {
        let cases = [(0, 256), (1, 256), (256, 256), (257, 512), (1024, 1024), (1025, 1088), (9000, 9216)];
        for (bytes, expected) in cases {
            assert_eq!(padded(bytes), expected, "{bytes}");
        }
        assert_eq!(padded(64 << 20), 64 << 20, "the largest file grows by nothing");
    }

    /// The layout covers each byte once: chunks lie end to end and end where the file ends.
    #[test]
    fn chunks_lie_end_to_end() {
        for bytes in (0..2000).chain((1..5).flat_map(|n| n * CHUNK_BYTES - 3..n * CHUNK_BYTES + 3)) {
            let layout = Layout::of(bytes);
            let mut at = 1;
            for index in 0..layout.chunks {
                assert_eq!(layout.start(index), at);
                assert!(layout.size(index) > 0);
                at += layout.size(index) + TAG_BYTES;
            }
            assert_eq!(layout.file(), at, "{bytes}");
            assert_eq!(layout.size(layout.chunks), 0);
        }
    }

    /// What was sealed by the first version stays readable: the bytes that a key and contents give never change.
    #[test]
    fn the_format_is_what_it_was() {
        let contents: Vec<u8> = (0..70_000_u32).map(|n| n as u8).collect();
        let mut sealed = Vec::new();
        let bytes = seal(&Key::new([7; 32]), &mut contents.as_slice(), &mut sealed, 1 << 20).unwrap();
        assert_eq!((bytes, sealed.len() as u64), (70_000, Layout::of(70_000).file()));
        assert_eq!(sealed.len(), 1 + 71_680 + 2 * 16);
        let digest = crate::home::hex(&Sha256::digest(&sealed));
        assert_eq!(digest, "2ea5c3700f2f102d11477775073542c048acdff0db5480a3951a5c8ad53963f0");
    }
}
