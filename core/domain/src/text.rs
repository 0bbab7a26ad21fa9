//! Text that people give, with its limits.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::scalar::{FieldValue, KeyPart, Scalar};
use crate::{Invalid, RowKey};

/// Cleans and checks given text: at most `limit` characters, no control characters but (where `lines`) the line end, no marks
/// that turn the direction of what follows, something visible, no space at the ends.
fn clean(text: &str, limit: usize, lines: bool) -> Result<String, Invalid> {
    if text.len() > limit.saturating_mul(16) || text.trim().chars().count() > limit {
        return Err(Invalid::TooLong(limit));
    }
    let mut kept = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            // Embeddings, overrides and isolates would reorder the words of a sentence around the name.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {}
            '\n' if lines => kept.push(c),
            '\r' if lines => {}
            '\t' => kept.push(' '),
            _ if c.is_control() => return Err(Invalid::Control),
            _ => kept.push(c),
        }
    }
    if kept.chars().all(is_invisible) {
        return Err(Invalid::Empty);
    }
    Ok(kept)
}

/// Whether a character leaves no trace on the screen.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}')
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $limit:literal, lines $lines:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const LIMIT: usize = $limit;

            /// Cleans and checks what a person gives.
            ///
            /// # Errors
            /// [`Invalid::Empty`], [`Invalid::TooLong`] or [`Invalid::Control`].
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                clean(text, $limit, $lines).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        impl FieldValue for $name {
            fn to_scalar(&self) -> Scalar {
                Scalar::Text(self.0.clone())
            }
            fn from_scalar(scalar: &Scalar) -> Option<Self> {
                match scalar {
                    Scalar::Text(text) => Self::parse(text).ok(),
                    _ => None,
                }
            }
        }

        impl KeyPart for $name {
            fn to_part(&self) -> String {
                self.0.clone()
            }
            fn from_part(part: &str) -> Option<Self> {
                Self::parse(part).ok()
            }
        }
    )*};
}

texts! {
    /// What a person is called in the circle; the only thing that must be given.
    Nickname: 80, lines false;
    /// One line: a title, a place, a caption, a strength.
    Line: 200, lines false;
    /// A few sentences in somebody's own words.
    Paragraph: 4000, lines true;
    /// A language as a BCP 47 tag or in the person's own word for it.
    Language: 40, lines false;
}

/// The code of a concept with an own word, such as `circle`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Concept(String);

impl Concept {
    /// Reads a concept: 1 to 40 lower-case letters and hyphens.
    ///
    /// # Errors
    /// [`Invalid::Form`] for anything else.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let fits = (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(Invalid::Form) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl RowKey for Concept {
    fn to_row(&self) -> String {
        self.0.clone()
    }
    fn from_row(row: &str) -> Option<Self> {
        Self::parse(row).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cleaned_not_changed() {
        assert_eq!(Nickname::parse("  oma Rie ").unwrap().as_str(), "oma Rie");
        assert_eq!(Nickname::parse("\u{202E}eiR\u{202C}").unwrap().as_str(), "eiR");
        assert_eq!(Nickname::parse("👩‍👧 ليلى").unwrap().as_str(), "👩‍👧 ليلى");
        assert_eq!(Nickname::parse("?").unwrap().as_str(), "?");
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        for nothing in ["", "   ", "\u{200B}\u{200D}", "\u{2060}"] {
            assert_eq!(Nickname::parse(nothing), Err(Invalid::Empty));
        }
        assert_eq!(Nickname::parse("a\0b"), Err(Invalid::Control));
        assert_eq!(Nickname::parse(&"x".repeat(10_000)), Err(Invalid::TooLong(80)));
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(Paragraph::parse("een\r\ntwee").unwrap().as_str(), "een\ntwee");
        assert_eq!(Line::parse("een\ntwee"), Err(Invalid::Control));
    }
}
