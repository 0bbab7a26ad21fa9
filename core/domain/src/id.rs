//! Names of things: 16 random bytes a gesture, written as 26 letters and digits.

use std::fmt;
use std::str::FromStr;

use data_encoding::Encoding;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scalar::stored_as_written;
use crate::{Invalid, KeyPart, RowKey};

/// Crockford's base 32 in lower case: no i, l, o or u, so that an id survives being read aloud.
fn base32() -> &'static Encoding {
    static ENCODING: std::sync::OnceLock<Encoding> = std::sync::OnceLock::new();
    ENCODING.get_or_init(|| {
        let mut specification = data_encoding::Specification::new();
        specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
        // The alphabet is a constant of 32 different symbols, which is all that can go wrong.
        specification.encoding().unwrap_or(data_encoding::BASE32HEX_NOPAD)
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&base32().encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = Invalid;
            fn from_str(text: &str) -> Result<Self, Invalid> {
                if text.len() != 26 {
                    return Err(Invalid::Form);
                }
                let bytes = base32().decode(text.as_bytes()).map_err(|_| Invalid::Form)?;
                Ok(Self(bytes.try_into().map_err(|_| Invalid::Form)?))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
                } else {
                    Ok(Self(<[u8; 16]>::deserialize(deserializer)?))
                }
            }
        }

        stored_as_written! { $name }

        impl KeyPart for $name {
            fn to_part(&self) -> String {
                self.to_string()
            }
            fn from_part(part: &str) -> Option<Self> {
                part.parse().ok()
            }
        }

        impl RowKey for $name {
            fn to_row(&self) -> String {
                self.to_string()
            }
            fn from_row(row: &str) -> Option<Self> {
                row.parse().ok()
            }
        }
    )*};
}

ids! {
    /// A person, group, organisation, pet or place on a map.
    PersonId
    /// A document: the map of a space, or one talk or note.
    DocumentId
    /// A step that somebody does.
    ActionId
    /// A wish of the plan.
    GoalId
    /// What somebody is for somebody.
    RoleId
    /// A remembered moment of the map.
    SnapshotId
    /// A moment of contact.
    ContactId
    /// A given permission.
    ConsentId
    /// A decision in a talk.
    DecisionId
    /// A point on the list of a talk.
    AgendaId
    /// A photo or voice note of a talk.
    MediumId
    /// A card in one of the houses of an own page.
    CardId
    /// A member of a space, as the sealed log names it (first 16 bytes).
    MemberKey
}

impl PersonId {
    /// The middle of a family's map: a group that is there from the beginning.
    pub const FAMILY: Self = Self([0; 16]);
}

impl DocumentId {
    /// The one map document of a space.
    pub const MAP: Self = Self([0; 16]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let id = PersonId([0xA7; 16]);
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(id.to_string().parse::<PersonId>(), Ok(id));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "x", "iiiiiiiiiiiiiiiiiiiiiiiiii", &"0".repeat(27), "é0000000000000000000000000"] {
            assert!(text.parse::<PersonId>().is_err(), "{text}");
        }
    }
}
