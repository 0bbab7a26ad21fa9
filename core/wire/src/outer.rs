use crate::hash::Tagged;
use crate::{hex::hexadecimal, limits};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version that this build writes and reads.
pub const WIRE_VERSION: u8 = 1;

const HEADER: usize = 10;

/// One sealed item as relays, Wi-Fi peers, files and QR codes carry it.
///
/// Layout: version (1), kind (1), key id (8), body (the rest).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outer {
    /// The wire version, [`WIRE_VERSION`] in everything this build makes.
    pub version: u8,
    /// Whether the body is a sealed op or a sealed entry.
    pub kind: Kind,
    /// A hint of the key that opens the body; a look-up aid, never proof.
    pub kid: [u8; 8],
    /// The sealed, padded item.
    pub body: Vec<u8>,
}

/// What a blob holds, as far as a relay may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A membership op; never pruned.
    Op,
    /// A content entry.
    Entry,
}

/// Why bytes are no blob, or a blob cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OuterError {
    /// The blob is longer than [`limits::BLOB`].
    #[error("a blob of {length} bytes is above the limit")]
    TooLong {
        /// The length of the encoded blob in bytes.
        length: usize,
    },
    /// The bytes end before the header does.
    #[error("a blob of {length} bytes has no whole header")]
    TooShort {
        /// The number of bytes there were.
        length: usize,
    },
    /// The blob was written by a newer app (or is not a blob).
    #[error("wire version {found} is not known")]
    Version {
        /// The version byte.
        found: u8,
    },
    /// The kind is neither op nor entry.
    #[error("kind {found} is not known")]
    Kind {
        /// The kind byte.
        found: u8,
    },
}

/// The hash by which a blob is known: equal for equal bytes only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BlobHash(pub [u8; 32]);

hexadecimal!(BlobHash, 32);

impl Outer {
    /// Makes a blob of the current version.
    pub fn new(kind: Kind, kid: [u8; 8], body: Vec<u8>) -> Self {
        Self { version: WIRE_VERSION, kind, kid, body }
    }

    /// Writes the blob.
    ///
    /// # Errors
    /// [`OuterError::TooLong`] above [`limits::BLOB`]; [`OuterError::Version`] for a version this build cannot write.
    pub fn encode(&self) -> Result<Vec<u8>, OuterError> {
        if self.version != WIRE_VERSION {
            return Err(OuterError::Version { found: self.version });
        }
        let length = HEADER + self.body.len();
        if length > limits::BLOB {
            return Err(OuterError::TooLong { length });
        }
        let mut bytes = Vec::with_capacity(length);
        bytes.extend_from_slice(&self.header());
        bytes.extend_from_slice(&self.body);
        Ok(bytes)
    }

    /// Reads a blob; the body is copied only after everything else was found right.
    ///
    /// # Errors
    /// Each of [`OuterError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, OuterError> {
        let (kind, kid, body) = split(bytes)?;
        Ok(Self { version: WIRE_VERSION, kind, kid, body: body.to_vec() })
    }

    /// Checks bytes as [`Outer::decode`] does and tells their kind, without copying the body.
    ///
    /// # Errors
    /// Each of [`OuterError`].
    pub fn peek(bytes: &[u8]) -> Result<Kind, OuterError> {
        split(bytes).map(|(kind, _, _)| kind)
    }

    /// Hashes the blob; the same as [`BlobHash::of`] over its encoding.
    pub fn hash(&self) -> BlobHash {
        let mut tagged = Tagged::new(BlobHash::TAG);
        tagged.length(HEADER + self.body.len());
        tagged.add(&self.header());
        tagged.add(&self.body);
        BlobHash(tagged.finish())
    }

    fn header(&self) -> [u8; HEADER] {
        let [a, b, c, d, e, f, g, h] = self.kid;
        [self.version, self.kind.byte(), a, b, c, d, e, f, g, h]
    }
}

impl BlobHash {
    const TAG: &'static str = "steunkring/v1/blob";

    /// Hashes an encoded blob.
    pub fn of(encoded: &[u8]) -> Self {
        Self(crate::tagged_hash(Self::TAG, &[encoded]))
    }
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Self::Op => 0,
            Self::Entry => 1,
        }
    }
}

fn split(bytes: &[u8]) -> Result<(Kind, [u8; 8], &[u8]), OuterError> {
    if bytes.len() > limits::BLOB {
        return Err(OuterError::TooLong { length: bytes.len() });
    }
    let Some((&[version, kind, a, b, c, d, e, f, g, h], body)) = bytes.split_first_chunk::<HEADER>() else {
        return Err(OuterError::TooShort { length: bytes.len() });
    };
    if version != WIRE_VERSION {
        return Err(OuterError::Version { found: version });
    }
    let kind = match kind {
        0 => Kind::Op,
        1 => Kind::Entry,
        found => return Err(OuterError::Kind { found }),
    };
    Ok((kind, [a, b, c, d, e, f, g, h], body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Invariant: a blob that was written is read back equal, and its hash is that of its bytes.
        #[test]
        fn round_trip(op: bool, kid: [u8; 8], body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let outer = Outer::new(if op { Kind::Op } else { Kind::Entry }, kid, body);
            let bytes = outer.encode().unwrap();
            prop_assert_eq!(outer.hash(), BlobHash::of(&bytes));
            prop_assert_eq!(Outer::decode(&bytes).unwrap(), outer);
        }

        /// Invariant: bytes that are accepted are exactly what would be written again.
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            if let Ok(outer) = Outer::decode(&bytes) {
                prop_assert_eq!(outer.encode().unwrap(), bytes);
            }
        }
    }

    #[test]
    fn the_layout_is_fixed() {
        let bytes = Outer::new(Kind::Entry, *b"12345678", b"x".to_vec()).encode().unwrap();
        assert_eq!(bytes, b"\x01\x0112345678x");
    }

    #[test]
    fn each_fault_has_its_error() {
        assert_eq!(Outer::decode(&[1; 9]), Err(OuterError::TooShort { length: 9 }));
        assert_eq!(Outer::decode(&[2; 10]), Err(OuterError::Version { found: 2 }));
        assert_eq!(Outer::decode(&[1, 2, 0, 0, 0, 0, 0, 0, 0, 0]), Err(OuterError::Kind { found: 2 }));
        let longest = Outer::new(Kind::Op, [0; 8], vec![0; limits::BLOB - HEADER]);
        let bytes = longest.encode().unwrap();
        assert_eq!(Outer::decode(&bytes).unwrap(), longest);
        let longer = Outer::new(Kind::Op, [0; 8], vec![0; limits::BLOB - HEADER + 1]);
        assert_eq!(longer.encode(), Err(OuterError::TooLong { length: limits::BLOB + 1 }));
        assert_eq!(Outer::decode(&[bytes, vec![0]].concat()), Err(OuterError::TooLong { length: limits::BLOB + 1 }));
        let newer = Outer { version: 2, ..Outer::new(Kind::Op, [0; 8], Vec::new()) };
        assert_eq!(newer.encode(), Err(OuterError::Version { found: 2 }));
    }
}
