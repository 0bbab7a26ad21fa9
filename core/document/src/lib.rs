//! Documents that several people write offline and that later agree.
//!
//! A [`Document`] is a small automerge document of one [`Kind`]: the map of a space, or one note. Each field of each entity is
//! one scalar under `row/field` in the root map of its table, so two phones never hide each other's rows, a conflict is about
//! one field, and a field of a newer app stays where it is. Only the body of a note is mergeable text, counted in UTF-16 units.
//!
//! Who types writes in the document at once ([`Document::type_text`]) and makes a change of it at a pause; a [`Shadow`] keeps
//! the editor in step with what others write meanwhile.
//!
//! Documents of a kind begin with the same committed bytes ([`Kind::beginning`]), so that two phones that start one offline
//! start the same objects. Removing is a mark; nothing is taken out of a document.
//!
//! ```
//! use steunkring_document::{Document, Field, Kind};
//! use steunkring_domain::{Change, Entity, Instant, Nickname, Person, PersonChange, PersonId, RowKey};
//! let mut map = Document::begin(Kind::Map, [1; 16])?;
//! let rie = PersonId([7; 16]);
//! let name = PersonChange::Nickname(Some(Nickname::parse("oma Rie").unwrap()));
//! let change = map.write(&[Field::of::<Person>(&rie, &name)], Instant(0))?.unwrap();
//! let mut other = Document::begin(Kind::Map, [2; 16])?;
//! other.receive(&[change])?;
//! assert_eq!(other.circle().name(rie), "oma Rie");
//! # Ok::<(), steunkring_document::DocumentError>(())
//! ```

mod beginning;
mod body;
mod document;
mod field;
mod frozen;
mod operations;
mod past;
mod receive;
mod rewrite;
mod shadow;
mod typing;
mod whole;

pub use beginning::Kind;
pub use body::Splice;
pub use document::{Document, DocumentError, MAX_FIELDS};
pub use field::{Answer, Conflict, Field};
pub use past::{Heads, Revival};
pub use shadow::Shadow;
pub use typing::TextPatch;
