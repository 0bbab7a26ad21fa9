//! The relay that can read nothing.
//!
//! A relay keeps sealed blobs for phones that are not awake at the same time. Its model is small:
//!
//! * A **mailbox** is a row of blobs with positions 1, 2, 3 and so on. The position is counted in the transaction that
//!   inserts the blob, so a reader that follows the positions never skips one, and a writer gets its receipt only after
//!   the commit reached the disk. A blob that is sent again keeps its first position.
//! * An **access list** says which keys read and write a mailbox. The first one is signed by the key that the
//!   mailbox's name commits to, each later one by an admin of the one before.
//! * A **rendezvous** is where two phones that join exchange a few messages; it is gone after a quarter of an hour.
//!
//! All SQLite work is done by one thread ([`Relay::start`] starts it), which commits whatever waits for it in one go.
//! The relay stores days, not times, and neither stores nor logs an address. What it sees is in `docs/spec/relay.md`.
//!
//! ```
//! use steunkring_relay::{Config, Relay};
//!
//! let folder = tempfile::tempdir()?;
//! let relay = Relay::start(Config::new("127.0.0.1:0".parse()?, folder.path().to_path_buf()))?;
//! assert_ne!(relay.address.port(), 0);
//! relay.shutdown();
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

mod clock;
mod http;
mod nonce;
mod running;
mod store;
mod wake;
mod writer;

pub use clock::{Clock, SystemClock};
pub use running::{Relay, RunningRelay, StartError};
pub use store::OpenError;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

/// How a relay runs.
#[derive(Clone)]
pub struct Config {
    /// The address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder of the database; made when it is not there.
    pub data: PathBuf,
    /// What the relay accepts.
    pub limits: Limits,
    /// The clock for days, nonces and the end of a rendezvous.
    pub clock: Arc<dyn Clock>,
}

/// What a relay accepts; the lengths of single messages are fixed in `steunkring_wire::limits`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The bytes that one mailbox may hold.
    pub mailbox_bytes: u64,
    /// The bytes that the database may use for everything together.
    pub relay_bytes: u64,
    /// The number of rendezvous at one time.
    pub rendezvous: u64,
    /// The number of requests whose body or answer is in memory at one time.
    pub requests: usize,
    /// The number of requests that wait for something new at one time.
    pub waiting: usize,
    /// The number of used nonces that are remembered, per five minutes.
    pub nonces: usize,
}

impl Config {
    /// Makes a configuration with the default limits and the system's clock.
    pub fn new(listen: SocketAddr, data: PathBuf) -> Self {
        Self { listen, data, limits: Limits::default(), clock: Arc::new(SystemClock) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            mailbox_bytes: 512 * 1024 * 1024,
            relay_bytes: 16 * 1024 * 1024 * 1024,
            rendezvous: 1024,
            requests: 128,
            waiting: 4096,
            nonces: 500_000,
        }
    }
}
