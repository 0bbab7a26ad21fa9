//! Values and rules of a family's circle: who is there, what each person says about it, and what follows from that.
//!
//! Everything a person writes is a **field** of an [`entity`](crate::entity): one scalar under the key `row/field`, on its
//! own mergeable and on its own reversible. An entity is read from whatever fields are there; a missing field is *not filled
//! in*, never zero; a field or choice of a newer app is kept as it is. A [`Circle`] is all entities of one map document,
//! a [`Note`] those of one talk.
//!
//! Clock and randomness are arguments; nothing here opens a file or a socket.
//!
//! ```
//! use steunkring_domain::{Change, Entity, Nickname, Person, PersonChange, Row};
//! let name = PersonChange::Nickname(Some(Nickname::parse("oma Rie")?));
//! let row = Row::from([(name.key(), name.scalar())]);
//! assert_eq!(Person::read(&row).nickname.unwrap().as_str(), "oma Rie");
//! # Ok::<(), steunkring_domain::Invalid>(())
//! ```

pub mod choice;
pub mod circle;
pub mod entity;
pub mod face;
pub mod id;
pub mod layout;
pub mod line;
pub mod measures;
pub mod media;
pub mod meeting;
pub mod person;
pub mod plan;
pub mod scalar;
pub mod sharing;
pub mod tables;
pub mod text;
pub mod tie;
pub mod time;

pub use choice::Choice;
pub use circle::{Circle, Note};
pub use entity::{Change, Entity, RowKey, Table};
pub use face::{Avatar, Face, Likeness};
pub use id::*;
pub use line::{Arrow, Category, LineStyle};
pub use media::*;
pub use meeting::*;
pub use person::*;
pub use plan::*;
pub use scalar::{FieldValue, KeyPart, Row, Scalar};
pub use sharing::*;
pub use text::*;
pub use tie::*;
pub use time::*;

/// Why an input cannot be taken; it names the kind of fault, never the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Nothing visible was given.
    #[error("nothing visible in it")]
    Empty,
    /// More characters than the limit.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A control character such as NUL.
    #[error("a character that cannot be shown")]
    Control,
    /// A number or date outside its range.
    #[error("outside the range")]
    Range,
    /// Not of the form that is asked.
    #[error("not in the expected form")]
    Form,
}
