//! A phone in memory: an engine, the rows it asked to keep, and all changes that it took in or wrote.

use automerge::{ActorId, AutoCommit, Change, ROOT, ReadDoc, transaction::Transactable};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::crypto::{DeviceId, DeviceKeys, Secret};
use steunkring_sync::engine::{Alarm, Effect, Engine, EngineError, Output, Table};
use steunkring_sync::entry::DocumentId;
use steunkring_sync::op::OpId;
use steunkring_wire::{BlobHash, Outer};

/// The one document that everybody writes in.
pub const DOCUMENT: DocumentId = DocumentId([1; 16]);

/// Per device and position, the raw changes of an entry.
pub type Written = BTreeMap<(DeviceId, u64), Vec<Vec<u8>>>;

pub struct Phone {
    pub engine: Engine,
    pub seed: u16,
    pub rows: BTreeMap<(Table, Vec<u8>), Vec<u8>>,
    pub alarms: Vec<Alarm>,
    /// What was written here or taken in, whether it still counts or not.
    pub taken: Written,
    /// Which operations were known when an entry was written here.
    pub known_at: BTreeMap<u64, BTreeSet<OpId>>,
    /// How far the relay was read.
    pub read: usize,
    /// Whether these are the keys of a printed code, which do nothing by themselves.
    pub is_paper: bool,
    /// Whether it was given up: lost, or gone on as another device.
    pub is_lost: bool,
    document: AutoCommit,
    typed: u32,
}

pub fn keys(seed: u16) -> DeviceKeys {
    DeviceKeys::from_seed(&Secret::from_bytes(seed_bytes(seed)))
}

/// The seed of a device's keys.
pub fn seed_bytes(seed: u16) -> [u8; 32] {
    let mut bytes = [7; 32];
    bytes[..2].copy_from_slice(&seed.to_le_bytes());
    bytes
}

impl Phone {
    pub fn new(seed: u16, engine: Engine, out: &Output) -> Phone {
        let document = AutoCommit::new().with_actor(ActorId::from(&engine.actor()[..]));
        let mut phone = Phone {
            engine,
            seed,
            rows: BTreeMap::new(),
            alarms: vec![],
            taken: BTreeMap::new(),
            known_at: BTreeMap::new(),
            read: 0,
            is_paper: false,
            is_lost: false,
            document,
            typed: 0,
        };
        phone.keep(out);
        phone
    }

    pub fn id(&self) -> DeviceId {
        self.engine.device()
    }

    /// Writes the rows and takes the changes in, as a caller has to.
    pub fn keep(&mut self, out: &Output) {
        for effect in &out.effects {
            match effect.clone() {
                Effect::Put { table, key, value } => drop(self.rows.insert((table, key), value)),
                Effect::Delete { table, key } => drop(self.rows.remove(&(table, key))),
                // Nobody writes whole documents here, so no blob goes; the comparison with the rows would tell.
                Effect::Trim { .. } => {}
            }
        }
        self.alarms.extend(out.alarms.iter().copied());
        for accepted in &out.accepted {
            let changes = accepted.changes.iter().map(|raw| Change::from_bytes(raw.clone()).unwrap());
            self.document.apply_changes(changes).unwrap();
            let before = self.taken.insert((accepted.author, accepted.seq), accepted.changes.clone());
            assert!(before.is_none(), "position {} of {:?} was given out twice", accepted.seq, accepted.author);
        }
    }

    /// Keeps what a call gave; false where it was refused.
    pub fn done(&mut self, given: Result<Output, EngineError>) -> bool {
        match given {
            Ok(out) => {
                self.keep(&out);
                true
            }
            Err(_) => false,
        }
    }

    pub fn take(&mut self, blobs: Vec<Outer>) -> Output {
        let out = self.engine.ingest(blobs);
        self.keep(&out);
        out
    }

    /// Writes one line; false where this device may not.
    pub fn write(&mut self) -> bool {
        self.typed += 1;
        let key = format!("{}-{}", self.seed, self.typed);
        let mut document = self.document.clone();
        document.put(ROOT, key, "x").unwrap();
        document.commit();
        let change = document.get_last_local_change().unwrap().raw_bytes().to_vec();
        let Ok(out) = self.engine.append(&[(DOCUMENT, 0, vec![change.clone()])], 1_000) else { return false };
        self.document = document;
        self.keep(&out);
        let me = self.id();
        let position = self.engine.positions([me])[&me];
        self.taken.insert((me, position), vec![change]);
        self.known_at.insert(position, self.engine.log().ids().into_iter().collect());
        true
    }

    /// Goes on writing as the engine's actor.
    pub fn set_actor(&mut self) {
        self.document.set_actor(ActorId::from(&self.engine.actor()[..]));
    }

    /// All blobs that this phone made or took in.
    pub fn blobs(&self) -> BTreeMap<BlobHash, Outer> {
        let blobs = self.rows.iter().filter(|((table, _), _)| *table == Table::Blob);
        blobs.map(|(_, bytes)| Outer::decode(bytes).unwrap()).map(|blob| (blob.hash(), blob)).collect()
    }

    /// The app stops and starts again: the engine is exactly what its rows give.
    pub fn restart(&mut self) {
        let before = self.engine.digest().unwrap();
        self.engine = self.loaded();
        assert_eq!(self.engine.digest().unwrap(), before, "the rows give another engine");
    }

    /// Goes on under new keys, as after a backup was restored; gives the old device.
    pub fn renew(&mut self, seed: u16) -> Option<DeviceId> {
        let old = self.id();
        let mut engine = self.loaded();
        let out = engine.renew(keys(seed), 5).ok()?;
        self.engine = engine;
        self.seed = seed;
        self.known_at.clear();
        self.typed = 0;
        self.set_actor();
        self.keep(&out);
        Some(old)
    }

    /// The entries that count, as the membership stands here now.
    pub fn counted(&self) -> Written {
        let state = self.engine.log().state();
        let known = |device: &DeviceId| state.devices.contains_key(device) || state.removed.contains_key(device);
        let counts = |at: &(DeviceId, u64)| known(&at.0) && state.counts(&at.0, at.1);
        self.taken.iter().filter(|(at, _)| counts(at)).map(|(at, changes)| (*at, changes.clone())).collect()
    }

    /// The lines of a document made of the entries that count.
    pub fn lines(&self) -> Vec<String> {
        let mut document = AutoCommit::new();
        let changes = self.counted().into_values().flatten().map(|raw| Change::from_bytes(raw).unwrap());
        document.apply_changes(changes.collect::<Vec<_>>()).unwrap();
        document.map_range(ROOT, ..).map(|item| item.key.to_string()).collect()
    }

    fn loaded(&self) -> Engine {
        let rows = self.rows.iter().map(|((table, key), value)| (*table, key.clone(), value.clone()));
        Engine::load(rows, keys(self.seed), BTreeSet::new()).unwrap()
    }
}
