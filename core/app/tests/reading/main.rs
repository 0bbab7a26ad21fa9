//! What the screens of one home tell, and who is told when something changes.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod asking;
mod attaching;
mod drawing;
mod family;
mod home;
mod keeping;
mod measures;
mod merging;
mod offers;
mod person;
mod places;
mod searching;
mod storing;
mod talking;
mod telling;
mod walking;
mod watching;
mod whose;
