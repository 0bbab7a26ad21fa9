//! The store from outside: what it promises, what a model of it says, and what it does when things break.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod backup;
mod behind;
mod compact;
mod crash;
mod disk;
mod faults;
mod home;
mod journal;
mod lock;
mod media;
mod media_crash;
mod media_damage;
mod model;
mod old;
mod search;
mod space;
mod storage;
mod support;
