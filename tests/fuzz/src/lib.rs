//! Hostile bytes for everything that reads what others wrote.
//!
//! A target is one file in `targets/` that opens with what has to hold of any input. [`run()`] changes kept inputs at random, from a
//! seed, and keeps those that come to something new; `corpus/TARGET` holds the kept ones, and each input that once broke
//! something. `docs/testing.md` says how far this went.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a target stops at a surprise: that is its finding"
)]

pub mod corpus;
mod mutate;
mod run;
mod targets;

use peak_alloc::PeakAlloc;

pub use run::{Broken, Report, replay, run};
pub use targets::ALL;

/// Counts what is on the heap, for the limit of each target.
#[global_allocator]
pub(crate) static HEAP: PeakAlloc = PeakAlloc;

/// Takes an input, panics where something does not hold of it, and says what kind of outcome it was.
pub type Work = Box<dyn FnMut(&[u8]) -> u64>;

/// Something that reads bytes of others.
pub struct Target {
    /// Its name, also that of its folder in `corpus`.
    pub name: &'static str,
    /// The longest input that is tried, in bytes.
    pub longest: usize,
    /// The most bytes that one input may take on the heap.
    pub memory: usize,
    /// Inputs to begin with, each sound.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Prepares it.
    pub begin: fn() -> Work,
}

/// A number for a kind of outcome: of an error its name alone, so that the sizes in it make no new kind.
pub(crate) fn kind(outcome: &impl std::fmt::Debug) -> u64 {
    let text = format!("{outcome:?}");
    let name = text.bytes().filter(|byte| !byte.is_ascii_digit());
    name.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Joins numbers of kinds into one.
pub(crate) fn join(kinds: &[u64]) -> u64 {
    kinds.iter().fold(7, |all, one| all.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17) ^ one)
}

/// The order of magnitude of a count.
pub(crate) fn about(count: usize) -> u64 {
    u64::from((count + 1).ilog2())
}
