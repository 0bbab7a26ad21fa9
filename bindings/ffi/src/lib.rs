//! The core for Kotlin, Swift and Python: one home as [`Core`], its spaces as [`Space`], and screens as plain records.
//!
//! A shell asks for a screen, draws it, runs a command when somebody taps, and waits on a [`Watch`] for the next revision. Every call
//! that can fail gives a [`CoreError`]; none takes the app down.

mod ask;
mod core;
mod edit;
mod editor;
mod error;
mod job;
mod lock;
mod media;
mod members;
mod mirror;
mod online;
mod plan;
mod safety;
mod screens;
mod secrets;
mod share;
mod show;
mod space;
mod talk;
mod watch;
mod whose;
mod worker;

pub use ask::Asking;
pub use core::{Core, frame_before_opening, is_id, new_id, there_of};
pub use edit::face_svgs;
pub use editor::{Edited, Editor, Splice, Typed};
pub use error::{CoreError, told};
pub use job::Job;
pub use lock::{FirstMap, Unlock, first_map, lock_screen};
pub use media::Attached;
pub use members::Role;
pub use plan::{NewContact, NewStep};
pub use safety::{CodeLanguage, CodeMade, OwnDevice, Recovered};
pub use screens::*;
pub use secrets::{SecretError, SecretStore};
pub use share::{Entered, Inviting, Joining, Meeting, SeatKind};
pub use show::{LineLook, MapOptions, MeasureOptions, line_svg};
pub use space::{Exported, KnownView, NewPerson, Space};
pub use watch::{Watch, Watched};

uniffi::setup_scaffolding!("steunkring");
