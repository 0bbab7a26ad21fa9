//! The limits that phones and relays hold each other to, in bytes or in items.

/// The longest encoded [`Outer`](crate::Outer), header included.
pub const BLOB: usize = 4 * 1024 * 1024;
/// The longest body of a request that pushes items.
pub const PUSH: usize = 8 * 1024 * 1024;
/// The most items in one push.
pub const PUSH_ITEMS: usize = 256;
/// The longest answer to a pull: one blob of the greatest size always fits.
pub const PULL: usize = 8 * 1024 * 1024;
/// The most items in one answer to a pull.
pub const PULL_ITEMS: usize = 512;
/// The longest time, in seconds, that a pull waits for something new.
pub const WAIT_SECONDS: u64 = 30;
/// The longest signed access list.
pub const ACCESS: usize = 64 * 1024;
/// The most admins in an access list.
pub const ADMINS: usize = 64;
/// The most members in an access list.
pub const MEMBERS: usize = 1024;
/// The longest message in a rendezvous.
pub const RENDEZVOUS: usize = 16 * 1024;
/// The most messages in a rendezvous.
pub const RENDEZVOUS_MESSAGES: usize = 16;
/// How long a rendezvous lives after its first message, in seconds.
pub const RENDEZVOUS_SECONDS: u64 = 15 * 60;
/// The longest body of a refusal, a receipt of one push or an answer of `/health`.
pub const SMALL: usize = 4 * 1024;
/// The longest sealed file of a photo or voice note: 64 MiB of contents with what their seals take.
pub const FILE: u64 = 65 * 1024 * 1024;
/// The length of each piece of a file but the last, which may be shorter.
pub const FILE_PIECE: usize = 256 * 1024;
/// The most files that are asked about at once.
pub const FILES_ASKED: usize = 512;
/// The longest question about files, and the longest answer to it.
pub const FILES_ASK: usize = 32 * 1024;
