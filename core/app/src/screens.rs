//! Screens: immutable records with everything to draw and to say.

mod compare;
mod map;
mod note;
mod plan;
mod settle;
mod then;
mod tray;

pub use compare::{CompareGroup, CompareRow, CompareScreen};
pub use map::{MapOptions, MapScreen, PersonItem, RingList};
pub use note::{NoteItem, NoteScreen, NotesScreen};
pub use plan::{ActionItem, GoalItem, PlanScreen};
pub use settle::{AnswerItem, Question, SettleScreen};
pub use then::ThenScreen;
pub use tray::{TrayItem, TrayScreen};

use steunkring_domain::{Date, Instant};
use steunkring_text::Words;

use crate::CoreError;

/// The day of a moment, UTC.
fn day(at: Instant) -> Result<Date, CoreError> {
    Date::from_days(at.0.div_euclid(86_400_000)).map_err(|reason| CoreError::invalid("date", reason))
}

/// A day as it is said in full; one that the language cannot say stands as it is stored.
fn date(words: &Words, day: Date) -> String {
    words.date(i32::from(day.year()), day.month(), day.day()).unwrap_or_else(|_| day.to_string())
}
