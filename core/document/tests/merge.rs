//! Two or three phones that write the same document apart and bring it together in any order.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use steunkring_document::{Document, DocumentError, Field, Kind, Splice};
use steunkring_domain::*;

const RIE: PersonId = PersonId([7; 16]);
const SEM: PersonId = PersonId([8; 16]);

fn name(id: PersonId, text: &str) -> Field {
    Field::of::<Person>(&id, &PersonChange::Nickname(Some(Nickname::parse(text).unwrap())))
}

fn removed(id: PersonId, at: Option<i64>) -> Field {
    Field::of::<Person>(&id, &PersonChange::Removed(at.map(Instant)))
}

fn pair() -> (Document, Document) {
    (Document::begin(Kind::Map, [1; 16]).unwrap(), Document::begin(Kind::Map, [2; 16]).unwrap())
}

#[test]
fn two_phones_that_begin_offline_begin_alike() {
    let (mut one, mut two) = pair();
    assert_eq!(one.heads(), two.heads());
    assert_eq!(one.circle().people[&PersonId::FAMILY].kind, Some(PersonKind::Group));
    let a = one.write(&[name(RIE, "oma Rie")], Instant(5)).unwrap().unwrap();
    let b = two.write(&[name(SEM, "Sem")], Instant(6)).unwrap().unwrap();
    one.receive(&[b]).unwrap();
    two.receive(&[a]).unwrap();
    assert_eq!(one.circle(), two.circle());
    assert_eq!((one.circle().name(RIE), one.circle().name(SEM)), ("oma Rie", "Sem"));
    assert!(one.conflicts().is_empty());
}

#[test]
fn the_same_field_twice_is_a_conflict_with_names_and_times() {
    let (mut one, mut two) = pair();
    let a = one.write(&[name(RIE, "oma")], Instant(5)).unwrap().unwrap();
    let b = two.write(&[name(RIE, "omi")], Instant(6)).unwrap().unwrap();
    one.receive(&[b]).unwrap();
    two.receive(&[a]).unwrap();
    assert_eq!(one.conflicts(), two.conflicts());
    let conflict = &one.conflicts()[0];
    assert_eq!((conflict.table, conflict.key.as_str(), conflict.answers.len()), (Table::People, "nickname", 2));
    let mut seen: Vec<_> = conflict.answers.iter().map(|answer| (answer.actor[0], answer.at.0)).collect();
    seen.sort_unstable();
    assert_eq!(seen, [(1, 5), (2, 6)]);
    let shown = one.circle().name(RIE).to_owned();
    assert_eq!(conflict.answers.last().unwrap().value, Scalar::Text(shown.clone()));
    let settled =
        one.write(&[name(RIE, &shown)], Instant(7)).unwrap().expect("choosing the shown answer settles it too");
    two.receive(&[settled]).unwrap();
    assert!(one.conflicts().is_empty() && two.conflicts().is_empty());
}

#[test]
fn two_who_choose_differently_both_have_chosen() {
    let (mut one, mut two) = pair();
    let a = one.write(&[name(RIE, "oma")], Instant(5)).unwrap().unwrap();
    let b = two.write(&[name(RIE, "omi")], Instant(6)).unwrap().unwrap();
    one.receive(&[b]).unwrap();
    two.receive(&[a]).unwrap();
    let chosen = one.write(&[name(RIE, "oma")], Instant(7)).unwrap().unwrap();
    let otherwise = two.write(&[name(RIE, "omi")], Instant(8)).unwrap().unwrap();
    one.receive(&[otherwise]).unwrap();
    two.receive(&[chosen]).unwrap();
    for document in [&one, &two] {
        let conflicts = document.conflicts();
        let mut times: Vec<_> = conflicts[0].answers.iter().map(|answer| answer.at.0).collect();
        times.sort_unstable();
        assert_eq!((conflicts.len(), times), (1, vec![7, 8]));
    }
}

#[test]
fn the_same_answer_twice_is_no_conflict() {
    let (mut one, mut two) = pair();
    one.write(&[name(RIE, "oma")], Instant(5)).unwrap();
    let b = two.write(&[name(RIE, "oma")], Instant(6)).unwrap().unwrap();
    one.receive(&[b]).unwrap();
    assert!(one.conflicts().is_empty());
}

#[test]
fn an_edit_beside_a_removal_is_found_and_an_edit_before_it_is_not() {
    let (mut one, mut two) = pair();
    let start = one.write(&[name(RIE, "oma")], Instant(1)).unwrap().unwrap();
    two.receive(&[start]).unwrap();
    let gone = one.write(&[removed(RIE, Some(2))], Instant(2)).unwrap().unwrap();
    assert!(one.revivals(Table::People, &RIE.to_string()).is_empty());
    let edit = two.write(&[name(RIE, "oma Rie")], Instant(3)).unwrap().unwrap();
    one.receive(&[edit]).unwrap();
    two.receive(&[gone]).unwrap();
    for document in [&one, &two] {
        assert!(document.circle().people[&RIE].removed.is_some());
        let found = document.revivals(Table::People, &RIE.to_string());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].key.as_str(), found[0].answer.actor[0], found[0].answer.at.0), ("nickname", 2, 3));
    }
}

#[test]
fn the_past_is_as_it_was() {
    let (mut one, _) = pair();
    one.write(&[name(RIE, "oma")], Instant(1)).unwrap();
    let then = one.heads();
    one.write(&[name(RIE, "oma Rie"), name(SEM, "Sem")], Instant(2)).unwrap();
    let past = one.circle_at(&then).unwrap();
    assert_eq!((past.name(RIE), past.name(SEM)), ("oma", "?"));
    assert!(one.circle_at(&[[9; 32]]).is_none());
    assert!(one.circle_at(&[]).is_none());
}

#[test]
fn what_a_newer_app_wrote_survives_edits_and_saving() {
    let (mut one, mut two) = pair();
    let newer = Field { table: Table::People, row: RIE.to_string(), key: "shoe_size".into(), value: Scalar::Int(38) };
    let change = one.write(&[name(RIE, "oma"), newer], Instant(1)).unwrap().unwrap();
    two.receive(&[change]).unwrap();
    two.write(&[name(RIE, "oma Rie")], Instant(2)).unwrap();
    let saved = two.save();
    let again = Document::load(Kind::Map, &saved, &[], [3; 16]).unwrap();
    assert_eq!(again.circle().people[&RIE].newer["shoe_size"], Scalar::Int(38));
    assert_eq!(again.circle().name(RIE), "oma Rie");
}

#[test]
fn bad_changes_leave_the_document_as_it_was() {
    let (mut one, mut two) = pair();
    let good = two.write(&[name(RIE, "oma")], Instant(1)).unwrap().unwrap();
    one.receive(std::slice::from_ref(&good)).unwrap();
    let before = (one.heads(), one.circle());
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x41;
        assert_eq!(one.receive(&[bad]), Err(DocumentError::BadChange), "byte {at}");
    }
    for bad in [vec![], vec![0; 40], good[..good.len() - 1].to_vec(), vec![0x85; 2 << 20]] {
        assert_eq!(one.receive(&[bad]), Err(DocumentError::BadChange));
    }
    assert_eq!((one.heads(), one.circle()), before);
}

#[test]
fn writing_what_is_there_writes_nothing() {
    let (mut one, _) = pair();
    assert!(one.write(&[name(RIE, "oma")], Instant(1)).unwrap().is_some());
    assert!(one.write(&[name(RIE, "oma")], Instant(2)).unwrap().is_none());
    assert!(one.write(&[removed(RIE, None)], Instant(2)).unwrap().is_none());
    let elsewhere = Field { table: Table::Meeting, row: "one".into(), key: "title".into(), value: Scalar::Null };
    assert_eq!(one.write(&[elsewhere], Instant(3)), Err(DocumentError::NoSuchPlace));
}

#[test]
fn both_sentences_of_a_note_stay_whole() {
    let mut one = Document::begin(Kind::Note, [1; 16]).unwrap();
    let mut two = Document::begin(Kind::Note, [2; 16]).unwrap();
    let start = one.rewrite("Praten op school.", Instant(1)).unwrap().remove(0);
    two.receive(&[start]).unwrap();
    let a = one.rewrite("Praten op school. Oma brengt haar op maandag.", Instant(2)).unwrap().remove(0);
    let b = two.rewrite("Praten op school. Juf Els let op in de pauze.", Instant(2)).unwrap().remove(0);
    one.receive(&[b]).unwrap();
    two.receive(&[a]).unwrap();
    assert_eq!(one.body(), two.body());
    for sentence in [" Oma brengt haar op maandag.", " Juf Els let op in de pauze."] {
        assert!(one.body().contains(sentence), "{}", one.body());
    }
}

type Changes = Vec<Vec<u8>>;

#[derive(Clone, Debug)]
enum Step {
    Name(usize, u8, u8),
    Remove(usize, u8, bool),
    Type(usize, u8, u8, String),
    Bring(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3usize, 1..5u8, any::<u8>()).prop_map(|(who, id, text)| Step::Name(who, id, text)),
        (0..3usize, 1..5u8, any::<bool>()).prop_map(|(who, id, gone)| Step::Remove(who, id, gone)),
        (0..3usize, any::<u8>(), any::<u8>(), "[a-zé👍 ]{0,6}")
            .prop_map(|(who, at, n, text)| Step::Type(who, at, n, text)),
        (0..3usize, 0..3usize).prop_map(|(from, to)| Step::Bring(from, to)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever three phones write and however their changes travel, at the end all three show the same, and saving and loading
    /// changes nothing.
    #[test]
    fn any_order_ends_alike(steps in prop::collection::vec(step(), 1..60)) {
        let begin = |kind| (1..=3u8).map(|n| Document::begin(kind, [n; 16]).unwrap()).collect::<Vec<_>>();
        let (mut maps, mut notes) = (begin(Kind::Map), begin(Kind::Note));
        let mut sent: Vec<(Changes, Changes)> = vec![Default::default(); 3];
        for (n, step) in steps.iter().enumerate() {
            let at = Instant(n as i64);
            match step {
                Step::Name(who, id, text) => {
                    let change = maps[*who].write(&[name(PersonId([*id; 16]), &format!("n{text}"))], at).unwrap();
                    sent[*who].0.extend(change);
                }
                Step::Remove(who, id, gone) => {
                    let change = maps[*who].write(&[removed(PersonId([*id; 16]), gone.then_some(n as i64))], at).unwrap();
                    sent[*who].0.extend(change);
                }
                Step::Type(who, place, delete, text) => {
                    let units: Vec<u16> = notes[*who].body().encode_utf16().collect();
                    let from = usize::from(*place).min(units.len());
                    let splice = Splice { at: from as u32, delete: u32::from(*delete % 4).min((units.len() - from) as u32), insert: text.clone() };
                    if let Ok(change) = notes[*who].splice(&[splice], at) {
                        sent[*who].1.extend(change);
                    }
                }
                Step::Bring(from, to) => {
                    let (map, note) = sent[*from].clone();
                    maps[*to].receive(&map).unwrap();
                    notes[*to].receive(&note).unwrap();
                }
            }
        }
        for (map, note) in sent.iter().rev() {
            for n in 0..3 {
                maps[n].receive(map).unwrap();
                notes[n].receive(note).unwrap();
            }
        }
        for n in 1..3 {
            prop_assert_eq!(maps[n].circle(), maps[0].circle());
            prop_assert_eq!(maps[n].conflicts(), maps[0].conflicts());
            prop_assert_eq!(notes[n].body(), notes[0].body());
            prop_assert_eq!(maps[n].waiting(), 0);
        }
        let saved = maps[0].save();
        let again = Document::load(Kind::Map, &saved, &[], [9; 16]).unwrap();
        prop_assert_eq!(again.circle(), maps[0].circle());
    }
}
