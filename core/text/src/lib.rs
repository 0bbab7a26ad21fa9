//! Every word a person reads or hears.
//!
//! The texts are Fluent catalogues in this crate's folders `nl-a2`, `nl-a2-spoken`, `nl-b1` and `en`: the same
//! messages in each, one file per screen. [`Words`] fills them in for one [`Level`] and one family's [`OwnWords`], and
//! gives a [`Label`]: what stands on the screen, what a voice says, in which language, and which picture stands beside it.
//!
//! - Every form of the family's ten own words (`$circle`, `$circle-the`, …) is there in every message by itself; all other
//!   variables come in [`Args`]. Values are shown literally, whatever signs are in them; one that runs in the other
//!   direction is set apart, and a sentence that starts with a value starts with a capital.
//! - A shell never fails for a text: [`Words::label`] falls back to English. Tests use [`Words::try_label`], which names
//!   the message or variable that is missing.
//! - [`Words::choice`] says a value of the domain, by one explicit table.
//! - [`Words::sentence`] says what a measure of the domain found.
//! - [`tell`] makes the sentences of a tie and of a whole map.
//! - Dates, times, numbers, lists and the order of names follow the language through ICU4X.
//!
//! ```
//! use steunkring_text::{Args, Article, Level, OwnWord, OwnWords, Slot, Words};
//!
//! let mut own = OwnWords::new();
//! own.choose(Slot::Circle, OwnWord::new("nest", Some(Article::Het), Some("nesten"))?);
//! let words = Words::new(Level::NlA2, own)?;
//!
//! let label = words.label("map-title", &Args::new().text("name", "Sem"));
//! assert_eq!(label.text, "Ons nest");
//! assert_eq!(label.spoken, "Dit is ons nest.");
//! assert_eq!(words.list(["Riet", "Bo", "Ali"]), "Riet, Bo en Ali");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod args;
mod catalogue;
mod choice;
mod code;
mod error;
mod finish;
mod locale;
mod measure;
mod own;
mod pictogram;
pub mod tell;
mod when;
mod words;

pub use args::Args;
pub use choice::{choice_id, choices};
pub use code::{CODE_BYTES, CODE_WORDS, CodeFault, CodeList};
pub use error::TextError;
pub use locale::{Direction, direction};
pub use measure::People;
pub use own::{Article, NEVER_LIMIT, OwnWord, OwnWordError, OwnWords, RingName, Slot, WORD_LIMIT};
pub use pictogram::{Pictogram, pictogram, pictograms};
pub use when::LIST_LIMIT;
pub use words::{Label, Level, Words};
