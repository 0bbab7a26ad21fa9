//! Each measure on circles small enough to count by hand.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml lifts these in tests, not in their helpers"
)]

mod changes;
mod children;
mod each;
mod written;
