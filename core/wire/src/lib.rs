//! What travels between phones and the relay.
//!
//! A phone seals each membership op and each content entry, puts the result in an [`Outer`] blob and pushes it to a
//! **mailbox** on a relay. Wi-Fi peers, files and QR codes carry the same blobs. The relay can open none of them: it
//! sees the version, whether the blob is an op or an entry, an eight-byte key hint and a padded length.
//!
//! * A [`MailboxId`] commits to the first admin's transport key ([`Founding`]), so nobody else can claim the mailbox.
//! * Who may read and write is an [`AccessList`], a numbered statement that a listed admin signs ([`SignedAccess`]).
//! * Every request carries a [`RequestProof`]: a signature by a [`TransportKey`] over the method, the path, the hash of
//!   the body and a [`Nonce`] that the relay gave, so no phone's clock is trusted.
//! * Two phones that join meet in a rendezvous ([`RendezvousId`]), which has no list and lives a quarter of an hour.
//! * Photos and voice notes travel beside the blobs, in pieces, each file under the hash of its sealed bytes ([`FileHash`]).
//! * The bodies of requests and answers are in [`body`]; refusals carry a [`RefusalCode`].
//!
//! Every decoder checks its limit ([`limits`]) before it allocates. The byte layouts stand in `docs/spec/relay.md`.
//!
//! ```
//! use steunkring_wire::{AccessList, Founding, Kind, Outer, TransportKey};
//!
//! let key = TransportKey::from_seed([7; 32]);
//! let founding = Founding { key: key.public(), nonce: [1; 16] };
//! let list = AccessList::founding(founding)?;
//! let signed = list.sign(&key)?;
//! assert_eq!(signed.open_founding(&founding.mailbox())?, list);
//!
//! let blob = Outer::new(Kind::Entry, [0; 8], b"sealed".to_vec()).encode()?;
//! assert_eq!(Outer::decode(&blob)?.body, b"sealed");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

mod access;
pub mod body;
mod hash;
mod hex;
mod key;
pub mod limits;
mod mailbox;
mod outer;
mod request;

pub use access::{AccessError, AccessList, Member, SignedAccess};
pub use body::{BodyError, Refusal, RefusalCode};
pub use hash::tagged_hash;
pub use hex::{HexError, hex};
pub use key::{BadSignature, NoRandomness, Signature, TransportKey, TransportPublic};
pub use mailbox::{FileHash, Founding, MailboxId, RendezvousId};
pub use outer::{BlobHash, Kind, Outer, OuterError, WIRE_VERSION};
pub use request::{Nonce, RequestProof, SignedRequest, header};
