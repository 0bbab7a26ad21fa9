//! The store against a model made of maps.

use crate::support::{fresh, raw};
use proptest::prelude::*;
use std::collections::BTreeMap;
use steunkring_store::{Home, Space, StoreError, Tx};

#[derive(Clone, Debug)]
enum Step {
    Put(u32, u8, Vec<u8>),
    Delete(u32, u8),
    Save(u8, u32, Vec<u8>),
    Append(u8, u32, Vec<u8>),
    Erase(u8, u32),
    Show(u32, u8, u64),
    Hide(u32),
}

#[derive(Clone, Debug)]
enum Round {
    Commit(Vec<Step>),
    Fail(Vec<Step>),
    Reopen,
}

type Documents = BTreeMap<(u8, u32), (Vec<u8>, Vec<Vec<u8>>)>;

#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    state: BTreeMap<(u32, u8), Vec<u8>>,
    documents: Documents,
    screens: BTreeMap<(u32, u8), u64>,
}

fn step() -> impl Strategy<Value = Step> {
    let (kind, key, bytes) = (0..3u32, 0..4u8, prop::collection::vec(any::<u8>(), 0..20));
    prop_oneof![
        (kind.clone(), key.clone(), bytes.clone()).prop_map(|(kind, key, value)| Step::Put(kind, key, value)),
        (kind.clone(), key.clone()).prop_map(|(kind, key)| Step::Delete(kind, key)),
        (key.clone(), kind.clone(), bytes.clone())
            .prop_map(|(id, generation, value)| Step::Save(id, generation, value)),
        (key.clone(), kind.clone(), bytes).prop_map(|(id, generation, value)| Step::Append(id, generation, value)),
        (key.clone(), kind.clone()).prop_map(|(id, generation)| Step::Erase(id, generation)),
        (kind.clone(), key, 0..9u64).prop_map(|(kind, key, revision)| Step::Show(kind, key, revision)),
        kind.prop_map(Step::Hide),
    ]
}

fn round() -> impl Strategy<Value = Round> {
    let steps = || prop::collection::vec(step(), 1..8);
    prop_oneof![
        6 => steps().prop_map(Round::Commit),
        2 => steps().prop_map(Round::Fail),
        1 => Just(Round::Reopen),
    ]
}

fn apply(tx: &Tx<'_>, steps: &[Step]) -> Result<(), StoreError> {
    for step in steps {
        match step {
            Step::Put(kind, key, value) => tx.put_state(*kind, &[*key], value)?,
            Step::Delete(kind, key) => drop(tx.delete_state(*kind, &[*key])?),
            Step::Save(id, generation, value) => tx.save_document(&[*id], *generation, 1, value)?,
            Step::Append(id, generation, value) => match tx.append_change(&[*id], *generation, value) {
                Err(StoreError::Missing) => {}
                other => drop(other?),
            },
            Step::Erase(id, generation) => drop(tx.delete_document(&[*id], *generation)?),
            Step::Show(kind, key, revision) => tx.put_screen(*kind, &[*key], *revision, b"row")?,
            Step::Hide(kind) => drop(tx.delete_screens(*kind)?),
        }
    }
    Ok(())
}

impl Model {
    fn apply(&mut self, steps: &[Step]) {
        for step in steps.iter().cloned() {
            match step {
                Step::Put(kind, key, value) => drop(self.state.insert((kind, key), value)),
                Step::Delete(kind, key) => drop(self.state.remove(&(kind, key))),
                Step::Save(id, generation, value) => drop(self.documents.insert((id, generation), (value, vec![]))),
                Step::Append(id, generation, value) => {
                    if let Some((_, changes)) = self.documents.get_mut(&(id, generation)) {
                        changes.push(value);
                    }
                }
                Step::Erase(id, generation) => drop(self.documents.remove(&(id, generation))),
                Step::Show(kind, key, revision) => drop(self.screens.insert((kind, key), revision)),
                Step::Hide(kind) => self.screens.retain(|(shown, _), _| *shown != kind),
            }
        }
    }

    fn of(space: &Space) -> Self {
        let read = space.read(|reader| {
            let mut model = Self::default();
            for kind in 0..3 {
                for (key, value) in reader.scan_state(kind)? {
                    model.state.insert((kind, key[0]), value);
                }
                for row in reader.screens(kind)? {
                    model.screens.insert((kind, row.key[0]), row.revision);
                }
            }
            for head in reader.documents()? {
                let document = reader.load_document(&head.id, head.generation)?.unwrap();
                assert_eq!(head.changes, document.changes.len() as u64);
                model.documents.insert((head.id[0], head.generation), (document.snapshot, document.changes));
            }
            Ok::<_, StoreError>(model)
        });
        read.unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is written, refused and reopened in whatever order, the store holds what plain maps would hold: every
    /// committed step, and nothing of a failed transaction.
    #[test]
    fn the_store_is_a_map(rounds in prop::collection::vec(round(), 1..12)) {
        let (folder, mut home, mut space) = fresh();
        let mut model = Model::default();
        for round in rounds {
            match round {
                Round::Commit(steps) => {
                    model.apply(&steps);
                    let work = move |tx: &Tx<'_>| apply(tx, &steps);
                    space.write(work).unwrap();
                }
                Round::Fail(steps) => {
                    let failed = space.write(move |tx| apply(tx, &steps).and(Err::<(), _>(StoreError::Busy)));
                    prop_assert_eq!(failed, Err(StoreError::Busy));
                }
                Round::Reopen => {
                    drop((home, space));
                    home = Home::open(folder.path(), &raw()).unwrap();
                    space = home.open_space(&[1; 32]).unwrap();
                }
            }
            prop_assert_eq!(&Model::of(&space), &model);
        }
        space.check().unwrap();
    }
}
