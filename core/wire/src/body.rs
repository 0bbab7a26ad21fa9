//! The bodies of requests and answers, in postcard, each with a limit on its length and on its number of items.

use crate::{FileHash, limits};
use serde::de::{DeserializeOwned, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, marker::PhantomData};
use thiserror::Error;

/// Items to append to a mailbox, each an encoded [`Outer`](crate::Outer).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    /// The blobs in the order in which they are to be appended.
    #[serde(deserialize_with = "push_items")]
    pub items: Vec<Blob>,
}

/// An encoded [`Outer`](crate::Outer) inside a body.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob(#[serde(serialize_with = "as_bytes", deserialize_with = "blob")] pub Vec<u8>);

/// The relay's word that items are stored for good, given only after its database committed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The position of each pushed item, in the order of the push; a blob that was there already keeps its position.
    #[serde(deserialize_with = "positions")]
    pub positions: Vec<u64>,
}

/// What a mailbox holds after a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// Items with rising positions and no gap between them.
    #[serde(deserialize_with = "pulled_items")]
    pub items: Vec<Item>,
    /// The highest position in the mailbox; 0 when it is empty.
    pub last: u64,
}

/// A blob and its place in a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The position, from 1.
    pub position: u64,
    /// The blob.
    pub blob: Blob,
}

/// The messages in a rendezvous after a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The messages in the order in which they came.
    #[serde(deserialize_with = "messages")]
    pub messages: Vec<Message>,
}

/// A message in a rendezvous.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The position, from 1.
    pub position: u64,
    /// What was sent, as it came.
    #[serde(serialize_with = "as_bytes", deserialize_with = "message")]
    pub bytes: Vec<u8>,
}

/// Of which files somebody asks how much lies in a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesAsked {
    /// Their names.
    #[serde(deserialize_with = "files_asked")]
    pub files: Vec<FileHash>,
}

/// How much of some files lies in a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesThere {
    /// How much of each, in the order of the question.
    #[serde(deserialize_with = "files_there")]
    pub files: Vec<FileThere>,
}

/// How much of a file lies in a mailbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileThere {
    /// The length of the whole file in bytes; 0 where nothing of it lies there.
    pub size: u64,
    /// How many bytes lie there from its beginning; all of them only where they are those of its name.
    pub there: u64,
}

impl FileThere {
    /// Whether all of it lies there.
    pub fn is_whole(self) -> bool {
        self.size > 0 && self.there == self.size
    }
}

/// Why a relay did not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The number of a [`RefusalCode`].
    pub code: u16,
    /// The limit or version that the code speaks of, else 0.
    pub number: u64,
}

/// The reasons for a refusal; numbers are never used again for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u16)]
pub enum RefusalCode {
    /// The request carries no proof.
    NoProof = 1,
    /// The nonce is unknown, too old or used; the answer carries a fresh one.
    StaleNonce = 2,
    /// The signature does not fit the request.
    BadSignature = 3,
    /// The key is not on the mailbox's access list, or may not do this.
    NotListed = 4,
    /// There is no such mailbox.
    NoMailbox = 5,
    /// The path, query or body is not understood.
    Malformed = 6,
    /// The body or an item is too long; `number` is the limit in bytes.
    TooLong = 7,
    /// The mailbox is at its quota; `number` is the quota in bytes.
    MailboxFull = 8,
    /// The relay as a whole has no room.
    RelayFull = 9,
    /// Too much is asked at once; try later.
    TooBusy = 10,
    /// The access list does not follow the kept one; `number` is the kept version.
    ListVersion = 11,
    /// The access list is not signed by somebody who may.
    ListRefused = 12,
    /// The rendezvous is at its quota; `number` is its number of messages.
    RendezvousFull = 13,
    /// A blob has a wire version or kind that this relay does not know.
    NewerBlob = 14,
    /// The relay failed; nothing was stored.
    Failed = 15,
    /// There is no such file, or not all of it.
    NoFile = 16,
}

/// Why a body cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BodyError {
    /// The body is above the limit.
    #[error("a body of {length} bytes is above the limit of {limit}")]
    TooLong {
        /// The length in bytes.
        length: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The bytes are not such a body.
    #[error("not a body of the expected form")]
    Malformed,
}

impl RefusalCode {
    const ALL: [Self; 16] = [
        Self::NoProof,
        Self::StaleNonce,
        Self::BadSignature,
        Self::NotListed,
        Self::NoMailbox,
        Self::Malformed,
        Self::TooLong,
        Self::MailboxFull,
        Self::RelayFull,
        Self::TooBusy,
        Self::ListVersion,
        Self::ListRefused,
        Self::RendezvousFull,
        Self::NewerBlob,
        Self::Failed,
        Self::NoFile,
    ];

    /// Gives the code of a number; `None` for one from a newer relay.
    pub fn of(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|code| *code as u16 == number)
    }
}

impl Refusal {
    /// Makes a refusal.
    pub fn new(code: RefusalCode, number: u64) -> Self {
        Self { code: code as u16, number }
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

/// Writes a body.
///
/// # Errors
/// [`BodyError::TooLong`] above `limit` bytes.
pub fn to_bytes<T: Serialize>(value: &T, limit: usize) -> Result<Vec<u8>, BodyError> {
    let bytes = postcard::to_stdvec(value).map_err(|_| BodyError::Malformed)?;
    if bytes.len() > limit { Err(BodyError::TooLong { length: bytes.len(), limit }) } else { Ok(bytes) }
}

/// Reads a body that must be used up to its last byte.
///
/// # Errors
/// [`BodyError::TooLong`] above `limit` bytes, before anything is read; else [`BodyError::Malformed`].
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8], limit: usize) -> Result<T, BodyError> {
    if bytes.len() > limit {
        return Err(BodyError::TooLong { length: bytes.len(), limit });
    }
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(BodyError::Malformed),
    }
}

/// Reads a sequence of at most `MAX` elements; a longer one ends at its length, before any element is made.
pub(crate) fn sequence<'de, const MAX: usize, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<T>, D::Error> {
    struct Bounded<const MAX: usize, T>(PhantomData<T>);

    impl<'de, const MAX: usize, T: Deserialize<'de>> Visitor<'de> for Bounded<MAX, T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {MAX} elements")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            if from.size_hint().is_some_and(|size| size > MAX) {
                return Err(A::Error::custom("too many elements"));
            }
            let mut elements = Vec::new();
            while let Some(element) = from.next_element()? {
                if elements.len() == MAX {
                    return Err(A::Error::custom("too many elements"));
                }
                elements.push(element);
            }
            Ok(elements)
        }
    }

    from.deserialize_seq(Bounded::<MAX, T>(PhantomData))
}

/// Reads at most `MAX` bytes in one piece; a longer string ends at its length, before it is copied.
pub(crate) fn byte_string<'de, const MAX: usize, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    struct Bounded<const MAX: usize>;

    impl<const MAX: usize> Visitor<'_> for Bounded<MAX> {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {MAX} bytes")
        }

        fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            if bytes.len() > MAX { Err(E::custom("too many bytes")) } else { Ok(bytes.to_vec()) }
        }
    }

    from.deserialize_bytes(Bounded::<MAX>)
}

/// Writes bytes in one piece.
pub(crate) fn as_bytes<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bytes(bytes)
}

fn push_items<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Blob>, D::Error> {
    sequence::<{ limits::PUSH_ITEMS }, _, _>(from)
}

fn positions<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u64>, D::Error> {
    sequence::<{ limits::PUSH_ITEMS }, _, _>(from)
}

fn pulled_items<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Item>, D::Error> {
    sequence::<{ limits::PULL_ITEMS }, _, _>(from)
}

fn blob<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    byte_string::<{ limits::BLOB }, _>(from)
}

fn files_asked<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<FileHash>, D::Error> {
    sequence::<{ limits::FILES_ASKED }, _, _>(from)
}

fn files_there<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<FileThere>, D::Error> {
    sequence::<{ limits::FILES_ASKED }, _, _>(from)
}

fn messages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Message>, D::Error> {
    sequence::<{ limits::RENDEZVOUS_MESSAGES }, _, _>(from)
}

fn message<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    byte_string::<{ limits::RENDEZVOUS }, _>(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Invariant: a body that was written is read back equal.
        #[test]
        fn round_trip(items in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..20), 0..20)) {
            let push = Push { items: items.into_iter().map(Blob).collect() };
            let bytes = to_bytes(&push, limits::PUSH).unwrap();
            prop_assert_eq!(from_bytes::<Push>(&bytes, limits::PUSH), Ok(push));
        }

        /// Invariant: no bytes make the reader stop with anything but its error.
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = from_bytes::<Push>(&bytes, limits::PUSH);
            let _ = from_bytes::<Pulled>(&bytes, limits::PULL);
            let _ = from_bytes::<Messages>(&bytes, limits::PULL);
            let _ = from_bytes::<FilesAsked>(&bytes, limits::FILES_ASK);
            let _ = from_bytes::<FilesThere>(&bytes, limits::FILES_ASK);
            prop_assert!(from_bytes::<Refusal>(&bytes, 3).is_err() || bytes.len() <= 3);
        }
    }

    #[test]
    fn a_sequence_above_its_limit_is_refused() {
        let of = |count: usize| to_bytes(&Push { items: vec![Blob(Vec::new()); count] }, limits::PUSH).unwrap();
        assert!(from_bytes::<Push>(&of(limits::PUSH_ITEMS), limits::PUSH).is_ok());
        assert_eq!(from_bytes::<Push>(&of(limits::PUSH_ITEMS + 1), limits::PUSH), Err(BodyError::Malformed));
    }

    /// As many files as may be asked about fit into a question and into its answer, at their longest.
    #[test]
    fn a_question_about_files_fits_with_its_answer() {
        let asked = FilesAsked { files: vec![FileHash([255; 32]); limits::FILES_ASKED] };
        let there = FilesThere { files: vec![FileThere { size: u64::MAX, there: u64::MAX }; limits::FILES_ASKED] };
        let asked = to_bytes(&asked, limits::FILES_ASK).unwrap();
        assert!(to_bytes(&there, limits::FILES_ASK).is_ok());
        assert!(from_bytes::<FilesAsked>(&asked, limits::FILES_ASK).is_ok());
        let more = FilesAsked { files: vec![FileHash([255; 32]); limits::FILES_ASKED + 1] };
        let more = to_bytes(&more, limits::FILES_ASK).unwrap();
        assert_eq!(from_bytes::<FilesAsked>(&more, limits::FILES_ASK), Err(BodyError::Malformed));
    }

    #[test]
    fn a_body_ends_where_it_ends() {
        let mut bytes = to_bytes(&Refusal::new(RefusalCode::TooLong, 7), limits::SMALL).unwrap();
        assert_eq!(from_bytes(&bytes, limits::SMALL), Ok(Refusal { code: 7, number: 7 }));
        bytes.push(0);
        assert_eq!(from_bytes::<Refusal>(&bytes, limits::SMALL), Err(BodyError::Malformed));
        assert_eq!(from_bytes::<Refusal>(&bytes, 2), Err(BodyError::TooLong { length: 3, limit: 2 }));
        assert_eq!(to_bytes(&vec![0u8; 9], 9), Err(BodyError::TooLong { length: 10, limit: 9 }));
    }

    #[test]
    fn codes_keep_their_numbers() {
        for (number, code) in (1..).zip(RefusalCode::ALL) {
            assert_eq!(RefusalCode::of(number), Some(code));
        }
        assert_eq!(RefusalCode::of(0), None);
        assert_eq!(RefusalCode::of(17), None);
    }
}
