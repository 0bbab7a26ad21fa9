//! The sealed log.

pub mod crypto;
pub mod bundle;
pub mod engine;
pub mod entry;
pub mod epoch;
pub mod error;
pub mod joining;
pub mod membership;
pub mod op;
pub mod transport;
