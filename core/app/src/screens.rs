//! Screens: immutable records with everything to draw and to say.

mod compare;
mod map;
mod note;
mod plan;
mod settle;
mod sync;
mod then;
mod tray;
mod who;

pub use compare::{CompareGroup, CompareRow, CompareScreen};
pub use map::{MapOptions, MapScreen, PersonItem, RingList};
pub use note::{NoteItem, NoteScreen, NotesScreen};
pub use plan::{ActionItem, GoalItem, PlanScreen};
pub use settle::{AnswerItem, Question, SettleScreen};
pub use sync::{Apart, SyncScreen};
pub use then::ThenScreen;
pub use tray::{TrayItem, TrayScreen};
pub use who::{InviteScreen, InvitingScreen, JoinScreen, MemberItem, SeatChoice, WhoScreen};

use steunkring_domain::Date;
use steunkring_text::Words;

/// A day as it is said in full; one that the language cannot say stands as it is stored.
fn date(words: &Words, day: Date) -> String {
    words.date(i32::from(day.year()), day.month(), day.day()).unwrap_or_else(|_| day.to_string())
}
