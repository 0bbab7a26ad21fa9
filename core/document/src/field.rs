//! Fields on their way into a document and out of it.

use automerge::{ObjId, ScalarValue, ScalarValueRef, ValueRef};
use serde::{Deserialize, Serialize};
use steunkring_domain::{Change, Entity, Instant, RowKey, Scalar, Table};

/// A value for one field of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The table.
    pub table: Table,
    /// The name of the row.
    pub row: String,
    /// The key within the row.
    pub key: String,
    /// The value.
    pub value: Scalar,
}

impl Field {
    /// Takes a change of an entity.
    pub fn of<E: Entity>(key: &E::Key, change: &E::Change) -> Self {
        Self { table: E::TABLE, row: key.to_row(), key: change.key(), value: change.scalar() }
    }

    pub(crate) fn path(&self) -> String {
        path(&self.row, &self.key)
    }
}

/// A field that was answered differently at the same time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The table.
    pub table: Table,
    /// The name of the row.
    pub row: String,
    /// The key within the row.
    pub key: String,
    /// The answers, the one that is shown meanwhile last.
    pub answers: Vec<Answer>,
}

/// One answer for a field, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The value.
    pub value: Scalar,
    /// The actor that wrote it: a device in one of its incarnations.
    pub actor: [u8; 16],
    /// The clock of that device at the time.
    pub at: Instant,
}

/// The place of a field in the root map of its table.
pub(crate) fn path(row: &str, key: &str) -> String {
    format!("{row}/{key}")
}

/// Splits a place into row and key; the row may hold slashes, the key may not, but its part after `:` may.
pub(crate) fn split(path: &str) -> Option<(&str, &str)> {
    let end = path.find(':').unwrap_or(path.len());
    let slash = path.get(..end)?.rfind('/')?;
    Some((path.get(..slash)?, path.get(slash + 1..)?))
}

/// Reads a stored value; an object or a number of another kind is not of this version and stays in the document only.
pub(crate) fn scalar(value: &ValueRef<'_>) -> Option<Scalar> {
    let ValueRef::Scalar(scalar) = value else { return None };
    Some(match scalar {
        ScalarValueRef::Null => Scalar::Null,
        ScalarValueRef::Boolean(value) => Scalar::Bool(*value),
        ScalarValueRef::Int(value) => Scalar::Int(*value),
        ScalarValueRef::Str(value) => Scalar::Text(value.to_string()),
        ScalarValueRef::Bytes(value) => Scalar::Bytes(value.to_vec()),
        _ => return None,
    })
}

/// Reads an owned stored value.
pub(crate) fn owned_scalar(value: &ScalarValue) -> Option<Scalar> {
    Some(match value {
        ScalarValue::Null => Scalar::Null,
        ScalarValue::Boolean(value) => Scalar::Bool(*value),
        ScalarValue::Int(value) => Scalar::Int(*value),
        ScalarValue::Str(value) => Scalar::Text(value.to_string()),
        ScalarValue::Bytes(value) => Scalar::Bytes(value.clone()),
        _ => return None,
    })
}

/// Writes a value in automerge's terms.
pub(crate) fn stored(scalar: &Scalar) -> ScalarValue {
    match scalar {
        Scalar::Null => ScalarValue::Null,
        Scalar::Bool(value) => ScalarValue::Boolean(*value),
        Scalar::Int(value) => ScalarValue::Int(*value),
        Scalar::Text(value) => ScalarValue::Str(value.as_str().into()),
        Scalar::Bytes(value) => ScalarValue::Bytes(value.clone()),
    }
}

/// The actor within an operation's name.
pub(crate) fn actor_of(id: &ObjId) -> [u8; 16] {
    match id {
        ObjId::Root => [0; 16],
        ObjId::Id(_, actor, _) => actor.to_bytes().try_into().unwrap_or([0; 16]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_split_at_its_last_slash() {
        assert_eq!(split("a.b/c/ring"), Some(("a.b/c", "ring")));
        assert_eq!(split("a/strengths:koken / bakken: goed"), Some(("a", "strengths:koken / bakken: goed")));
        assert_eq!(split("zonder"), None);
    }
}
