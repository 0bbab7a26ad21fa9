//! The border as `tests/conformance` tells it: each vector is calls with what they give, and every language gives the same.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test may stop at a surprise"
)]

#[path = "conformance/normal.rs"]
mod normal;
#[path = "conformance/player.rs"]
mod player;
#[path = "conformance/vector.rs"]
mod vector;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use steunkring_core::CoreError;

use crate::player::{Given, Kept, Player};
use crate::vector::Vector;

include!(concat!(env!("OUT_DIR"), "/calls.rs"));

/// Errors that no vector can cause, with where they are tested.
const ELSEWHERE: &[(&str, &str)] =
    &[("storage_full", "takes a full disk: bindings/tests/test_errors.py, and tests/tests/faults.rs")];

#[test]
fn every_vector_gives_what_stands_in_it() {
    for path in vector::all() {
        let mut vector = Vector::read(&path);
        let mut player = Player::new(&vector);
        let mut wrong = Vec::new();
        for step in &mut vector.steps {
            let on = step.on.as_deref().map(|on| player.kind(on)).unwrap_or_default();
            let told = play(&on, &step.call, &player.prepare(step));
            let told = player.keep(step, told);
            if std::env::var_os("STEUNKRING_WRITE_GOLDENS").is_some() {
                step.told = Some(told);
            } else if let Some(difference) = difference(step.told.as_ref(), &told) {
                wrong.push(format!("{}, {}: {difference}", path.display(), step.name()));
                break;
            }
        }
        player.end();
        if std::env::var_os("STEUNKRING_WRITE_GOLDENS").is_some() {
            vector.write(&path);
        }
        assert!(wrong.is_empty(), "{}\nIs this meant? Then write it anew as docs/testing.md says.", wrong.join("\n"));
    }
}

/// A message that misses a variable is said in English: where nobody chose that, no label may be.
#[test]
fn no_label_falls_back_to_another_language() {
    let mut looked = 0;
    for path in vector::all() {
        let text = std::fs::read_to_string(&path).unwrap();
        if ["set_level", "\"level\":", "\"english\""].iter().any(|chooses| text.contains(chooses)) {
            continue;
        }
        looked += 1;
        assert!(!text.contains("\"language\": \"en"), "{}", path.display());
    }
    assert!(looked >= 8, "only {looked} vectors choose no language");
}

#[test]
fn every_call_of_the_border_stands_in_a_vector() {
    let border = steunkring_border::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings/ffi/src")).unwrap();
    let exposed: BTreeSet<String> = border
        .iter()
        .map(|call| call.on.as_ref().map_or_else(|| call.name.clone(), |on| format!("{on}.{}", call.name)))
        .collect();
    let mut played = BTreeSet::new();
    for path in vector::all() {
        let vector = Vector::read(&path);
        let mut objects = BTreeMap::new();
        for step in &vector.steps {
            let on = step.on.as_ref().map(|on| objects.get(on).unwrap_or(on).clone());
            played.insert(on.map_or_else(|| step.call.clone(), |on| format!("{on}.{}", step.call)));
            if let (Some(name), Some(kind)) = (&step.kept, step.object()) {
                objects.insert(name.clone(), kind);
            }
        }
    }
    let missing: Vec<&String> = exposed.difference(&played).collect();
    assert!(missing.is_empty(), "no vector of tests/conformance plays {missing:?}: add a step");
}

#[test]
fn every_error_comes_in_a_vector_or_is_tested_elsewhere() {
    let all = [
        CoreError::StorageFull,
        CoreError::NeedsUnlock,
        CoreError::WrongKey,
        CoreError::Offline,
        CoreError::Declined,
        CoreError::NotAllowed,
        CoreError::TooNew,
        CoreError::Damaged,
        CoreError::Invalid { field: String::new(), reason: String::new() },
        CoreError::Unexpected,
    ];
    let mut caused = BTreeSet::new();
    for path in vector::all() {
        for step in Vector::read(&path).steps {
            if let Some(Err(error)) = step.told {
                caused.insert(kind(&error));
            }
        }
    }
    for error in all {
        // An error that is added to the border does not build here until it stands above.
        match &error {
            CoreError::StorageFull
            | CoreError::NeedsUnlock
            | CoreError::WrongKey
            | CoreError::Offline
            | CoreError::Declined
            | CoreError::NotAllowed
            | CoreError::TooNew
            | CoreError::Damaged
            | CoreError::Invalid { .. }
            | CoreError::Unexpected => {}
        }
        let kind = kind(&json!(error));
        let elsewhere = ELSEWHERE.iter().any(|(name, _)| *name == kind);
        assert_ne!(caused.contains(&kind), elsewhere, "{kind} comes in a vector, or stands in ELSEWHERE: one of both");
    }
}

/// The name of an error's variant.
fn kind(error: &Value) -> String {
    let named = error.as_object().and_then(|fields| fields.keys().next()).map(String::as_str);
    named.or(error.as_str()).unwrap_or_default().to_owned()
}

/// Where what was told first differs from what stands in the vector.
fn difference(stands: Option<&Result<Value, Value>>, told: &Result<Value, Value>) -> Option<String> {
    match (stands, told) {
        (None, told) => Some(format!("nothing stands there, and it gave {told:?}")),
        (Some(Ok(stands)), Ok(told)) | (Some(Err(stands)), Err(told)) => vector::difference("", stands, told),
        (Some(stands), told) => Some(format!("{stands:?} stands there, and it gave {told:?}")),
    }
}
