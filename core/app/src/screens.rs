//! Screens: immutable records with everything to draw and to say.

mod map;
mod note;
mod tray;

pub use map::{MapOptions, MapScreen, PersonItem, RingList};
pub use note::{NoteItem, NoteScreen, NotesScreen};
pub use tray::{TrayItem, TrayScreen};
