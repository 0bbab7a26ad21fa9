//! Texts of the greatest length.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic)]

use steunkring_document::{Document, Kind, Splice};
use steunkring_domain::Instant;

/// The most UTF-16 units of a note.
const FULL: u32 = 200_000;

fn paste(delete: u32, text: &str) -> Splice {
    Splice { at: 0, delete, insert: text.repeat(FULL as usize / text.encode_utf16().count()) }
}

/// Whatever somebody writes between two pauses, others take it: also a note of the greatest length written anew three times,
/// and one that goes whose letters came in any order.
#[test]
fn no_change_is_larger_than_others_take() {
    let mut here = Document::begin(Kind::Note, [1; 16]).unwrap();
    let mut there = Document::begin(Kind::Note, [2; 16]).unwrap();
    let mut hear = |here: &mut Document, changes: &[Vec<u8>], least: usize| {
        assert!(changes.len() >= least, "{}", changes.len());
        there.receive(changes).unwrap();
        assert!(there.body() == here.body() && there.heads() == here.heads());
    };
    for splice in [paste(0, "a"), paste(FULL, "👍"), paste(FULL, "€")] {
        here.type_text(&[splice]).unwrap();
    }
    let typed = here.finish_typing(Instant(2));
    hear(&mut here, &typed, 4);
    let written = here.splice(&[paste(FULL, "a"), paste(FULL, "👍")], Instant(3)).unwrap();
    hear(&mut here, &written, 4);
    let emptied = here.rewrite("", Instant(4)).unwrap();
    hear(&mut here, &emptied, 2);
    let at = |n: u32| n * 7_919 % (n + 1);
    let scattered: Vec<Splice> = (0..20_000).map(|n| Splice { at: at(n), delete: 0, insert: "éa€".into() }).collect();
    let written = here.splice(&scattered, Instant(5)).unwrap();
    hear(&mut here, &written, 2);
    let emptied = here.rewrite("", Instant(6)).unwrap();
    hear(&mut here, &emptied, 1);
}
