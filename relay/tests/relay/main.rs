//! The relay over real HTTP on loopback, as a phone meets it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests stop the test that they serve")]

mod access;
mod durable;
mod files;
mod mailbox;
mod meet;
mod phone;
mod proof;
mod sees;
