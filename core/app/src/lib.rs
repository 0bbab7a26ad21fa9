//! Commands in, screens out: all that a phone, a window or a terminal needs of Steunkring.
//!
//! An [`App`] is one profile's home: its spaces, their documents and its own settings. A person's tap becomes a [`Command`];
//! it is written, with everything that follows from it, in one transaction, and can be undone. A screen is an immutable
//! record of labels and places in the person's language, read from rows that the last write left ready; no document is loaded
//! for it.
//!
//! ```
//! use steunkring_app::{App, Command, Edit, Key, SpaceKind};
//! use steunkring_domain::{Nickname, PersonChange, PersonId};
//! let folder = tempfile::tempdir()?;
//! let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32]))?;
//! let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia")?;
//! let rie = PersonId([1; 16]);
//! app.run(space, Command::AddPerson { id: rie, name: Nickname::parse("oma Rie")?, changes: vec![], tie: None })?;
//! assert_eq!(app.circle(space)?.circle.name(rie), "oma Rie");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod anew;
mod app;
mod away;
mod back;
mod backup;
mod behind;
mod belongs;
mod catch_up;
mod command;
mod error;
mod export;
mod job;
mod key;
mod kin;
mod leaving;
mod lock;
mod log;
mod lost;
mod media;
mod members;
mod merged;
mod method;
pub mod online;
mod opening;
mod project;
mod recovery;
mod relay;
mod rows;
mod screens;
mod share;
mod sight;
mod space;
mod talk;
#[cfg(test)]
mod testing;
mod told;
mod typing;
mod undo;
mod watch;
mod wording;
mod zone;

pub use anew::AnewScreen;
pub use app::{App, Done, SpaceId, SpaceSummary};
pub use backup::BackedUp;
pub use behind::{BehindScreen, SecondLockItem};
pub use catch_up::TakenIn;
pub use command::{Command, Edit, Final, NewTie, NoteEdit, One};
pub use error::CoreError;
pub use export::{Export, ExportOptions, Manifest, Part};
pub use job::{Job, Listening, Progress};
pub use key::Key;
pub use leaving::{LeaveScreen, WipeScreen};
pub use lock::LockScreen;
pub use lost::{LostDevice, LostScreen};
pub use media::{Attached, MEDIA_LIMIT};
pub use members::{RoleChoice, RoleScreen, StopScreen, TakeInScreen};
pub use opening::Opening;
pub use project::{Claim, MapRow, Merged, NoteRow, Taken};
pub use recovery::{Code, CodeMade, CodeScreen, CodeSpace, Recovered};
pub use relay::{Pace, SyncState, Synced};
pub use screens::*;
pub use share::{Entered, Inviting, Joining, Met, Seat, WelcomeScreen, sealed_file};
pub use space::FIELDS_LIMIT;
pub use steunkring_document::{Answer, Conflict, Field, Splice};
pub use steunkring_domain::SpaceKind;
pub use steunkring_domain::layout::Canvas;
pub use steunkring_picture::Theme;
pub use steunkring_store::MediaReader;
pub use steunkring_sync::crypto::DeviceId;
pub use steunkring_sync::engine::MemberView;
pub use steunkring_sync::op::Role as MemberRole;
pub use steunkring_text::{CodeFault, CodeList, Direction, Label, Level};
pub use told::ErrorLabels;
pub use typing::Edited;
pub use watch::{Closer, Watch, Watched};
pub use zone::device_clock;
