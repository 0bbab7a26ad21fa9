//! Whatever the batch of changes: no panic, no memory beyond what the operations take that one change may have, a batch that is read is written again as
//! the same bytes, and a document that refuses it is as it was; one that takes it can be shown, saved, loaded and given it again.
//!
//! The first byte of an input says of which kind the document is; the rest is a part of an entry, as it is sealed.

use steunkring_document::{Document, Field, Kind, Splice};
use steunkring_domain::{Instant, Nickname, Person, PersonChange, PersonId};
use steunkring_sync::entry::{restore_changes, shorten_changes};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "change-batch", longest: 4_096, memory: MEMORY, seeds, begin };

/// A change of as many operations as one may have, each of nothing, takes so much.
const MEMORY: usize = 320 << 20;

const ACTOR: [u8; 16] = [7; 16];

fn note() -> Document {
    let mut note = Document::begin(Kind::Note, [8; 16]).unwrap();
    note.rewrite("Oma komt 👍.", Instant(1)).unwrap();
    note
}

fn map() -> Document {
    let mut map = Document::begin(Kind::Map, [8; 16]).unwrap();
    map.write(&[name("oma Rie")], Instant(1)).unwrap();
    map
}

fn name(name: &str) -> Field {
    let change = PersonChange::Nickname(Some(Nickname::parse(name).unwrap()));
    Field::of::<Person>(&PersonId([3; 16]), &change)
}

fn saved(kind: Kind) -> Vec<u8> {
    if kind == Kind::Note { note().save() } else { map().save() }
}

fn begin() -> Work {
    let kept = Kind::ALL.map(|kind| (kind, saved(kind)));
    Box::new(move |bytes| {
        let Some((how, batch)) = bytes.split_first() else { return 0 };
        let (which, kept) = &kept[usize::from(how % 2)];
        let changes = match restore_changes(batch, &ACTOR, &mut None) {
            Ok(changes) => changes,
            Err(error) => return kind(&error),
        };
        assert_eq!(shorten_changes(&changes, &ACTOR, &mut None).as_deref(), Ok(batch));
        let mut document = Document::load(*which, kept, &[], [9; 16]).unwrap();
        let before = document.heads();
        if let Err(error) = document.receive(&changes) {
            assert_eq!(document.heads(), before);
            assert_eq!(&document.save(), kept);
            return join(&[kind(&error), about(changes.len())]);
        }
        let (heads, body) = (document.heads(), document.body());
        let shown = (document.circle().people.len(), document.note().body.len(), document.conflicts().len());
        document.receive(&changes).unwrap();
        assert_eq!((document.heads(), document.body()), (heads.clone(), body));
        let mut again = Document::load(*which, &document.save(), &[], [9; 16]).unwrap();
        assert_eq!(again.heads(), heads);
        join(&[about(changes.len()), about(shown.0), about(shown.1), about(shown.2), about(document.waiting())])
    })
}

fn seeds() -> Vec<Vec<u8>> {
    let mut note = Document::load(Kind::Note, &saved(Kind::Note), &[], ACTOR).unwrap();
    let splice = |at, delete, insert: &str| Splice { at, delete, insert: insert.to_owned() };
    let typed: Vec<Vec<u8>> = [splice(0, 3, "Opa"), splice(9, 2, ""), splice(4, 0, "en tante ")]
        .iter()
        .flat_map(|splice| note.splice(std::slice::from_ref(splice), Instant(2)).unwrap())
        .collect();
    let mut map = Document::load(Kind::Map, &saved(Kind::Map), &[], ACTOR).unwrap();
    let named: Vec<Vec<u8>> =
        ["oma", "opoe"].iter().map(|text| map.write(&[name(text)], Instant(3)).unwrap().unwrap()).collect();
    let batch = |how: u8, changes: &[Vec<u8>], actor: [u8; 16]| {
        [vec![how], shorten_changes(changes, &actor, &mut None).unwrap()].concat()
    };
    let first = vec![Kind::Note.beginning().to_vec()];
    vec![
        batch(1, &typed, ACTOR),
        batch(1, &typed[..1], ACTOR),
        batch(0, &named, ACTOR),
        batch(1, &first, ACTOR),
        batch(0, &[named, typed].concat(), ACTOR),
    ]
}
