//! The program as a person uses it: real processes on real homes.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../src/args.rs"]
#[allow(dead_code, reason = "only the names of the commands are looked at")]
mod args;
mod ask;
mod bad;
mod circle;
mod demo;
mod help;
mod json;
mod keep;
mod kept;
mod keys;
mod lists;
mod numbers;
mod people;
mod relay;
mod sharing;
mod strange;
mod support;
mod talks;
mod views;
mod words;
