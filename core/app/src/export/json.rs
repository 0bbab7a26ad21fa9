//! The circle and the notes as JSON that needs no knowledge of how they are stored.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use steunkring_domain::*;

use super::BROKEN;
use crate::CoreError;

/// Fields that are for this app only, or say how to reach somebody.
const LEFT_OUT: &[&str] = &["newer", "contact_ref", "heads", "file"];

/// Everything on the map; each kind of thing is a list, with the name of each thing beside its fields.
pub(super) fn circle(circle: &Circle) -> Result<Value, CoreError> {
    Ok(json!({
        "people": list(&circle.people)?,
        "kin": list(&circle.kin)?,
        "ties": list(&circle.ties)?,
        "perspectives": list(&circle.perspectives)?,
        "alter_ties": list(&circle.alter_ties)?,
        "roles": list(&circle.roles)?,
        "snapshots": list(&circle.snapshots)?,
        "own_words": list(&circle.terms)?,
        "contacts": list(&circle.contacts)?,
        "actions": list(&circle.actions)?,
        "goals": list(&circle.goals)?,
        "plan": one(&circle.plan)?,
        "consents": list(&circle.consents)?,
        "members": list(&circle.members)?,
        "cards": list(&circle.cards)?,
    }))
}

/// Every note with its talk, people, decisions and text.
pub(super) fn notes(notes: &[(DocumentId, Note)]) -> Result<Value, CoreError> {
    let note = |(id, note): &(DocumentId, Note)| {
        Ok(json!({
            "id": id,
            "meeting": one(&note.meeting)?,
            "attendance": list(&note.attendance)?,
            "decisions": list(&note.decisions)?,
            "agenda": list(&note.agenda)?,
            "media": list(&note.media)?,
            "body": note.body,
        }))
    };
    notes.iter().map(note).collect()
}

fn list<K: Serialize, E: Serialize>(rows: &BTreeMap<K, E>) -> Result<Value, CoreError> {
    let row = |(key, entity): (&K, &E)| {
        let mut value = one(entity)?;
        if let Value::Object(fields) = &mut value {
            fields.insert("id".to_owned(), serde_json::to_value(key).map_err(|_| BROKEN)?);
        }
        Ok(value)
    };
    rows.iter().map(row).collect()
}

/// An entity with the fields that are filled in.
fn one<E: Serialize>(entity: &E) -> Result<Value, CoreError> {
    let mut value = serde_json::to_value(entity).map_err(|_| BROKEN)?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|key, value| {
            let empty = value.is_null()
                || value.as_array().is_some_and(Vec::is_empty)
                || value.as_object().is_some_and(serde_json::Map::is_empty);
            !empty && !LEFT_OUT.contains(&key.as_str())
        });
    }
    Ok(value)
}
