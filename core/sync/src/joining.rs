//! Joining a space: from an invitation to a signed add, without input or output of its own.
//!
//! | step | who | message | what it proves |
//! | --- | --- | --- | --- |
//! | 0 | inviter | offer, as QR code or sealed under a typed code | |
//! | 1 | joiner | request: hash of its keys and a nonce | the joiner cannot choose its keys after seeing step 2 |
//! | 2 | inviter | challenge: a nonce | |
//! | 3 | joiner | opening: keys, nonce, signed consent | fits the hash of step 1 |
//! | | both | six digits of the whole transcript | nobody in the middle swapped keys, but by one guess in a million |
//! | 4 | inviter | welcome, sealed to the joiner, or decline | the inviter added exactly these keys |
//!
//! Every message is sealed under the invitation's secret; a relay, Wi-Fi, a file or QR codes carry the same bytes. Face
//! to face, one return QR code ([`Joiner::direct`]) takes the place of steps 1 to 3: the camera is the proof.
//! An invitation serves once, for 15 minutes of the caller's monotonic clock, and two requests on it end both.

mod code;
mod inviter;
mod joiner;
mod message;
#[cfg(test)]
mod tests;

pub use code::{Seed, code, parse_code};
pub use inviter::{Approved, Inviter, InviterStep, WelcomeExtra};
pub use joiner::{Joined, Joiner, JoinerStep};
pub use message::{MAX_EXTRA, MAX_MESSAGE, Offer};

/// How long an invitation serves, in milliseconds.
pub const EXPIRY_MS: u64 = 15 * 60 * 1000;
