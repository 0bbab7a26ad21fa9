//! The sealed log: what one space's members write, and who they are, so that a relay, a file or a stranger can carry it and
//! learn nothing.
//!
//! Two kinds of signed items travel, each sealed in an outer blob (`steunkring-wire`). An **operation** says who belongs: the
//! [`membership`] is a pure function of the set of operations, the same on every phone whatever the order. An **entry** carries
//! raw changes of documents; each device's entries form a chain. Everything is sealed under **epoch** keys that are wrapped for
//! exactly the devices that belong.
//!
//! The [`engine`] does this for one space without input or output: calls in, rows to keep and changes to take out. [`joining`]
//! is how somebody comes in: an invitation, six digits compared on both screens, a welcome. [`transport`] and [`bundle`] carry
//! blobs by HTTP or as a file. `docs/spec` has the bytes.
//!
//! ```
//! use std::collections::BTreeSet;
//! use steunkring_sync::crypto::{DeviceKeys, Secret};
//! use steunkring_sync::engine::Engine;
//! let keys = DeviceKeys::from_seed(&Secret::random()?);
//! let (engine, output) = Engine::found(1, "Nadia", keys, None, BTreeSet::new(), 0)?;
//! assert_eq!(engine.members().len(), 1);
//! assert!(!output.effects.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod bundle;
pub mod crypto;
pub mod engine;
pub mod entry;
pub mod epoch;
pub mod error;
pub mod joining;
pub mod membership;
pub mod op;
pub mod recovery;
pub mod transport;
