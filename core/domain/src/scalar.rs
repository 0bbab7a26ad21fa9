//! What one stored field can hold.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The value of one field as it is stored and merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scalar {
    /// Cleared again.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes: document heads, and whatever a newer app writes that has no other form here.
    Bytes(Vec<u8>),
}

/// The fields of one row by their key.
pub type Row = BTreeMap<String, Scalar>;

/// A value that one field can hold.
pub trait FieldValue: Sized {
    /// Gives the stored form.
    fn to_scalar(&self) -> Scalar;
    /// Reads the stored form; `None` when it is of another kind or out of range.
    fn from_scalar(scalar: &Scalar) -> Option<Self>;
}

/// A value that can be the last part of a field key, as in `receives:praktisch`.
pub trait KeyPart: Sized {
    /// Gives the part of the key.
    fn to_part(&self) -> String;
    /// Reads the part of the key.
    fn from_part(part: &str) -> Option<Self>;
}

/// Stores values by their written form: what `Display` writes and `FromStr` reads.
macro_rules! stored_as_written {
    ($($name:ident)*) => {$(
        impl $crate::FieldValue for $name {
            fn to_scalar(&self) -> $crate::Scalar {
                $crate::Scalar::Text(self.to_string())
            }
            fn from_scalar(scalar: &$crate::Scalar) -> Option<Self> {
                match scalar {
                    $crate::Scalar::Text(text) => text.parse().ok(),
                    _ => None,
                }
            }
        }
    )*};
}
pub(crate) use stored_as_written;

impl FieldValue for bool {
    fn to_scalar(&self) -> Scalar {
        Scalar::Bool(*self)
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Bool(value) => Some(*value),
            _ => None,
        }
    }
}

impl FieldValue for u32 {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(i64::from(*self))
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Int(value) => u32::try_from(*value).ok(),
            _ => None,
        }
    }
}

impl FieldValue for u64 {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(i64::try_from(*self).unwrap_or(i64::MAX))
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Int(value) => u64::try_from(*value).ok(),
            _ => None,
        }
    }
}

impl FieldValue for Vec<u8> {
    fn to_scalar(&self) -> Scalar {
        Scalar::Bytes(self.clone())
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Bytes(value) => Some(value.clone()),
            _ => None,
        }
    }
}
