//! One file with blobs, to hand over by share sheet, USB stick or cable where there is no network.
//!
//! Layout: magic (8), version (1), hint of the space (8), number of blobs (varint), each blob with its length (varint).
//! Importing is [`crate::engine::Engine::ingest`]: nothing in a bundle is believed more than what comes from a relay.

use crate::crypto::{Hash32, hash};
use crate::entry::EntryError;
use crate::entry::bytes::{Reader, put_sized, put_varint};
use crate::op::SpaceId;
use steunkring_wire::{Outer, OuterError, limits};
use thiserror::Error;

/// The first bytes of every bundle.
pub const MAGIC: [u8; 8] = *b"SKBUNDEL";
/// The version that this build writes and reads.
pub const VERSION: u8 = 1;
/// The longest bundle, in bytes.
pub const MAX_BUNDLE: usize = 256 * 1024 * 1024;
/// The most blobs in a bundle.
pub const MAX_BLOBS: usize = 200_000;

/// Blobs of one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// [`space_hint`] of the space: tells a member which space it is for, and strangers nothing.
    pub hint: [u8; 8],
    /// The blobs.
    pub blobs: Vec<Outer>,
}

/// Why a bundle cannot be written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BundleError {
    /// The file is no bundle, or is cut off.
    #[error("the file is no bundle, or is damaged")]
    Malformed,
    /// The bundle is longer, or has more blobs, than the format allows.
    #[error("the bundle exceeds a limit of the format")]
    TooLarge,
    /// A newer version of the app wrote the bundle.
    #[error("the bundle is of version {0}, newer than this app")]
    Newer(u8),
    /// A blob in it is none.
    #[error(transparent)]
    Blob(#[from] OuterError),
}

impl From<EntryError> for BundleError {
    fn from(error: EntryError) -> Self {
        if error == EntryError::TooLarge { BundleError::TooLarge } else { BundleError::Malformed }
    }
}

/// The hint by which members of a space recognise a bundle for it.
pub fn space_hint(space: &SpaceId) -> [u8; 8] {
    let Hash32(full) = hash("steunkring/bundle/1", &[&space.0]);
    full.first_chunk().copied().unwrap_or_default()
}

impl Bundle {
    /// Writes the file.
    ///
    /// # Errors
    /// [`BundleError::TooLarge`] or [`BundleError::Blob`].
    pub fn write(&self) -> Result<Vec<u8>, BundleError> {
        if self.blobs.len() > MAX_BLOBS {
            return Err(BundleError::TooLarge);
        }
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend_from_slice(&self.hint);
        put_varint(&mut out, self.blobs.len() as u64);
        for blob in &self.blobs {
            put_sized(&mut out, &blob.encode()?);
            if out.len() > MAX_BUNDLE {
                return Err(BundleError::TooLarge);
            }
        }
        Ok(out)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Each of [`BundleError`].
    pub fn read(bytes: &[u8]) -> Result<Bundle, BundleError> {
        if bytes.len() > MAX_BUNDLE {
            return Err(BundleError::TooLarge);
        }
        let mut reader = Reader::new(bytes);
        begin(&mut reader, &MAGIC, VERSION)?;
        let hint = reader.array()?;
        let count = reader.count(MAX_BLOBS)?;
        let mut blobs = Vec::new();
        for _ in 0..count {
            blobs.push(Outer::decode(reader.sized(limits::BLOB)?)?);
        }
        reader.end()?;
        Ok(Bundle { hint, blobs })
    }
}

/// Reads how a file of this kind and version begins.
pub(crate) fn begin(reader: &mut Reader<'_>, magic: &[u8; 8], version: u8) -> Result<(), BundleError> {
    if reader.array::<8>()? != *magic {
        return Err(BundleError::Malformed);
    }
    match reader.byte()? {
        known if known == version => Ok(()),
        newer if newer > version => Err(BundleError::Newer(newer)),
        _ => Err(BundleError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use steunkring_wire::Kind;

    fn bundle() -> Bundle {
        let blobs = (0..3).map(|i| Outer::new(Kind::Entry, [i; 8], vec![i; 20])).collect();
        Bundle { hint: [7; 8], blobs }
    }

    #[test]
    fn a_bundle_comes_back_and_a_damaged_one_does_not() {
        let bytes = bundle().write().unwrap();
        assert_eq!(Bundle::read(&bytes).unwrap(), bundle());
        for cut in 0..bytes.len() {
            assert!(Bundle::read(&bytes[..cut]).is_err(), "{cut}");
        }
        assert_eq!(Bundle::read(&[bytes.clone(), vec![0]].concat()), Err(BundleError::Malformed));
        let mut newer = bytes.clone();
        newer[8] = 2;
        assert_eq!(Bundle::read(&newer), Err(BundleError::Newer(2)));
        newer[0] = 0;
        assert_eq!(Bundle::read(&newer), Err(BundleError::Malformed));
    }

    #[test]
    fn a_count_above_the_limit_is_refused_before_anything_is_read() {
        let mut bytes = bundle().write().unwrap();
        bytes.truncate(17);
        put_varint(&mut bytes, MAX_BLOBS as u64 + 1);
        assert_eq!(Bundle::read(&bytes), Err(BundleError::TooLarge));
    }
}
