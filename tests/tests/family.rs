//! A family's circle as people meet it: through the public calls of the app, on real encrypted homes.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "family/commands.rs"]
mod commands;
#[path = "family/facts.rs"]
mod facts;
#[path = "family/fixture.rs"]
mod fixture;
#[path = "family/formats.rs"]
mod formats;
#[path = "family/golden.rs"]
mod golden;
#[path = "family/histories.rs"]
mod histories;
#[path = "family/kill.rs"]
mod kill;
#[path = "family/old.rs"]
mod old;
#[path = "family/pages.rs"]
mod pages;
#[path = "family/phones.rs"]
mod phones;
#[path = "family/random.rs"]
mod random;
#[path = "family/rebuild.rs"]
mod rebuild;
#[path = "family/scenario.rs"]
mod scenario;
#[path = "family/screens.rs"]
mod screens;
#[path = "family/sealed.rs"]
mod sealed;
#[path = "family/sources.rs"]
mod sources;
#[path = "family/table.rs"]
mod table;
