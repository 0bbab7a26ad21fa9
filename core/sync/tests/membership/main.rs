//! Who belongs, proven on whole phones: random histories, named rules, hostile members and hostile relays.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod figures;
mod histories;
mod hostile;
mod logs;
mod phone;
mod relay;
mod requirements;
mod steps;
mod verdicts;
mod wholes;
mod world;
