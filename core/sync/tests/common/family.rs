//! Phones in memory: an engine, the rows it asked to keep, and automerge documents fed by what it accepts.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use automerge::{ActorId, AutoCommit, Change, ChangeHash, ObjType, ROOT, ReadDoc, transaction::Transactable};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::crypto::{DeviceId, DeviceKeys, Secret, Signed};
use steunkring_sync::engine::{Alarm, Effect, Engine, Notice, Output, Table, blob_of};
use steunkring_sync::entry::DocumentId;
use steunkring_sync::op::{Act, Consent, OpId, Place};
use steunkring_wire::Outer;

pub struct Family {
    pub phones: Vec<Phone>,
}

pub struct Phone {
    pub engine: Engine,
    pub rows: BTreeMap<(Table, Vec<u8>), Vec<u8>>,
    pub alarms: Vec<Alarm>,
    seed: u8,
    documents: BTreeMap<u8, AutoCommit>,
    counter: u32,
}

pub fn keys(seed: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&Secret::from_bytes([seed + 1; 32]))
}

pub fn document(n: u8) -> DocumentId {
    DocumentId([n; 16])
}

pub fn consent(engine: &Engine, keys: &DeviceKeys, place: Place, parents: &[OpId]) -> Signed {
    Consent::sign(keys, &engine.space(), &engine.device(), place, parents, [5; 16]).unwrap()
}

impl Family {
    pub fn found(name: &str) -> Family {
        let (engine, out) = Engine::found(0, name, keys(0), None, BTreeSet::new(), 1).unwrap();
        Family { phones: vec![Phone::new(0, engine, out)] }
    }

    /// The next phone joins through `inviter`.
    pub fn join(&mut self, inviter: usize, place: Place) {
        let seed = self.phones.len() as u8;
        let joiner = keys(seed);
        let inviter = &mut self.phones[inviter];
        let (parents, out) = inviter.engine.invite(place, 2).unwrap();
        inviter.keep(&out);
        let consent = consent(&inviter.engine, &joiner, place, &parents);
        let out = inviter.engine.admit(place, joiner.public().clone(), "Bram", consent, 3).unwrap();
        inviter.keep(&out);
        let (engine, out) = Engine::join(inviter.engine.genesis().unwrap().clone(), joiner, BTreeSet::new()).unwrap();
        self.phones.push(Phone::new(seed, engine, out));
    }

    pub fn edit(&mut self, who: usize, note: u8, times: usize) {
        for _ in 0..times {
            let text = format!("{who}-{}", self.phones[who].counter);
            let change = self.phones[who].change(note, &text);
            let out = self.phones[who].engine.append(&[(document(note), 0, vec![change])], 1_000).unwrap();
            self.phones[who].keep(&out);
        }
    }

    pub fn edit_if_able(&mut self, who: usize, note: u8, times: usize) {
        if self.phones[who].engine.own_role().is_some() {
            self.edit(who, note, times);
        }
    }

    /// Gives a phone a random half of all blobs of the others, shuffled, some twice, in two calls.
    pub fn deliver_to(&mut self, who: usize, seed: u64) {
        let mut state = seed | 1;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state >> 16
        };
        let mut blobs: Vec<Outer> = self.phones.iter().flat_map(|p| p.blobs()).filter(|_| random() % 2 == 0).collect();
        let twice: Vec<Outer> = blobs.iter().filter(|_| random() % 5 == 0).cloned().collect();
        blobs.extend(twice);
        for i in (1..blobs.len()).rev() {
            blobs.swap(i, (random() % (i as u64 + 1)) as usize);
        }
        let second = blobs.split_off(blobs.len() / 2);
        self.phones[who].take(blobs);
        self.phones[who].take(second);
    }

    /// The first phone without a usable epoch re-shares; false where none is.
    pub fn heal_one(&mut self) -> bool {
        self.phones.iter_mut().any(|phone| {
            let out = phone.engine.heal(8).unwrap();
            phone.keep(&out);
            !out.effects.is_empty()
        })
    }

    pub fn deliver_all(&mut self) {
        let all: Vec<Outer> = self.phones.iter().flat_map(|p| p.blobs()).collect();
        for phone in &mut self.phones {
            phone.take(all.clone());
        }
    }
}

impl Phone {
    pub fn new(seed: u8, engine: Engine, out: Output) -> Phone {
        let mut phone =
            Phone { engine, rows: BTreeMap::new(), alarms: vec![], seed, documents: BTreeMap::new(), counter: 0 };
        phone.keep(&out);
        phone
    }

    pub fn keep(&mut self, out: &Output) {
        for effect in &out.effects {
            match effect.clone() {
                Effect::Put { table, key, value } => drop(self.rows.insert((table, key), value)),
                Effect::Delete { table, key } => drop(self.rows.remove(&(table, key))),
                Effect::Trim { device, upto, keep } => self.drop_entries(device, upto, &keep),
            }
        }
        self.alarms.extend(out.alarms.iter().copied());
        for accepted in &out.accepted {
            let changes = accepted.changes.iter().map(|raw| Change::from_bytes(raw.clone()).unwrap());
            self.document(accepted.document.0[0]).apply_changes(changes).unwrap();
        }
        for notice in &out.notices {
            let Notice::Snapshot { documents, newest, jumped, .. } = notice else { continue };
            for (note, _, saved) in documents {
                let mut whole = AutoCommit::load(saved).unwrap();
                let lasts = newest.iter().filter(|(document, _, _)| document == note);
                assert!(lasts.into_iter().all(|(_, _, last)| whole.get_change_by_hash(&ChangeHash(last.0)).is_some()));
                let document = self.document(note.0[0]);
                let before = document.get_heads();
                document.merge(&mut whole).unwrap();
                assert!(*jumped || document.get_heads() == before, "who had all got something new");
            }
        }
    }

    fn drop_entries(&mut self, device: DeviceId, upto: u64, keep: &[[u8; 32]]) {
        for seq in 1..=upto {
            let row = self.rows.remove(&(Table::Entry, [&device.0[..], &seq.to_be_bytes()].concat()));
            if let Some(blob) = row.and_then(|row| blob_of(&row)).filter(|blob| !keep.contains(blob)) {
                self.rows.remove(&(Table::Blob, blob.to_vec()));
            }
        }
    }

    /// Asks everyone to drop the entries that whole documents stand for.
    pub fn prune(&mut self) {
        let documents = self.documents.iter_mut().map(|(note, doc)| (document(*note), 0, doc.save()));
        let documents: Vec<_> = documents.collect();
        let out = self.engine.prune(&documents, 1_000).unwrap();
        self.keep(&out);
    }

    /// Drops what others asked to drop.
    pub fn trim(&mut self) {
        let out = self.engine.trim();
        self.keep(&out);
    }

    pub fn take(&mut self, blobs: Vec<Outer>) -> Output {
        let out = self.engine.ingest(blobs);
        self.keep(&out);
        out
    }

    pub fn act(&mut self, act: Act) -> Output {
        let out = self.engine.act(act, 4).unwrap();
        self.keep(&out);
        out
    }

    /// This phone as a backup made now gives it.
    pub fn restored(&self, keys: DeviceKeys) -> Phone {
        let rows = self.rows.clone();
        let loaded = rows.iter().map(|((table, key), value)| (*table, key.clone(), value.clone()));
        let engine = Engine::load(loaded, keys, BTreeSet::new()).unwrap();
        let documents = self.documents.iter().map(|(note, doc)| (*note, doc.clone())).collect();
        Phone { engine, rows, alarms: vec![], seed: self.seed, documents, counter: self.counter + 100 }
    }

    /// Goes on under the keys of another seed.
    pub fn renewed(&mut self, seed: u8, out: &Output) {
        self.seed = seed;
        let actor = ActorId::from(&self.engine.actor()[..]);
        self.documents.values_mut().for_each(|doc| {
            doc.set_actor(actor.clone());
        });
        self.keep(out);
    }

    /// All that this phone took in or made.
    pub fn blobs(&self) -> Vec<Outer> {
        let blobs = self.rows.iter().filter(|((table, _), _)| *table == Table::Blob);
        blobs.map(|(_, bytes)| Outer::decode(bytes).unwrap()).collect()
    }

    fn document(&mut self, note: u8) -> &mut AutoCommit {
        let actor = ActorId::from(&self.engine.actor()[..]);
        self.documents.entry(note).or_insert_with(|| AutoCommit::new().with_actor(actor))
    }

    /// One change that appends a line.
    pub fn change(&mut self, note: u8, text: &str) -> Vec<u8> {
        self.counter += 1;
        let (key, text) = (format!("{}-{}", self.seed, self.counter), text.to_owned());
        let doc = self.document(note);
        doc.put(ROOT, key, text).unwrap();
        doc.commit();
        doc.get_last_local_change().unwrap().raw_bytes().to_vec()
    }

    /// A burst of typing at the end of a note, as one change of some 134 bytes.
    pub fn burst(&mut self, note: u8) -> Vec<u8> {
        let doc = self.document(note);
        let (text, length) = match doc.get(ROOT, "body").unwrap() {
            Some((_, id)) => (id.clone(), doc.length(&id)),
            None => (doc.put_object(ROOT, "body", ObjType::Text).unwrap(), 0),
        };
        doc.splice_text(&text, length, 0, "van de week bij oma gegeten ").unwrap();
        doc.commit_with(automerge::transaction::CommitOptions::default().with_time(1_700_000_000));
        doc.get_last_local_change().unwrap().raw_bytes().to_vec()
    }

    pub fn texts(&self) -> BTreeMap<u8, Vec<String>> {
        let text = |doc: &AutoCommit| {
            doc.map_range(ROOT, ..).map(|item| format!("{}={:?}", item.key, item.value)).collect::<Vec<_>>()
        };
        self.documents.iter().map(|(note, doc)| (*note, text(doc))).filter(|(_, t)| !t.is_empty()).collect()
    }

    /// The engine is exactly what its rows give.
    pub fn check_store(&self) {
        let rows = self.rows.iter().map(|((table, key), value)| (*table, key.clone(), value.clone()));
        let loaded = Engine::load(rows, keys(self.seed), BTreeSet::new()).unwrap();
        assert_eq!(loaded.digest().unwrap(), self.engine.digest().unwrap());
    }
}
