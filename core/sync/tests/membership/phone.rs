//! A phone in memory: an engine, the rows it asked to keep, and all changes and whole documents that it took in or wrote.

use automerge::{ActorId, AutoCommit, Change, ChangeHash, ROOT, ReadDoc, transaction::Transactable};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::crypto::{DeviceId, DeviceKeys, Hash32, Secret};
use steunkring_sync::engine::{Alarm, Effect, Engine, EngineError, Notice, Output, Table, blob_of};
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
    /// Whole documents that were taken over in place of entries.
    pub wholes: Vec<Vec<u8>>,
    /// Which operations were known when an entry was written here.
    pub known_at: BTreeMap<u64, BTreeSet<OpId>>,
    /// The line that an entry which was written here adds.
    pub line_at: BTreeMap<u64, String>,
    /// How far the relay was read.
    pub read: usize,
    /// Whether these are the keys of a printed code, which do nothing by themselves.
    pub is_paper: bool,
    /// Whether it was given up: lost, or gone on as another device.
    pub is_lost: bool,
    /// Of this device's own changes alone, so that no change builds on what may turn out not to count.
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
            wholes: vec![],
            known_at: BTreeMap::new(),
            line_at: BTreeMap::new(),
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
                Effect::Trim { device, upto, keep } => self.drop_entries(device, upto, &keep),
            }
        }
        self.alarms.extend(out.alarms.iter().copied());
        for accepted in &out.accepted {
            let before = self.taken.insert((accepted.author, accepted.seq), accepted.changes.clone());
            assert!(before.is_none(), "position {} of {:?} was given out twice", accepted.seq, accepted.author);
        }
        for notice in &out.notices {
            let Notice::Snapshot { device, seq, entry, documents, newest, jumped } = notice else { continue };
            if *jumped {
                self.wholes.extend(documents.iter().map(|(_, _, whole)| whole.clone()));
            }
            let mut all = self.whole();
            let before = all.get_heads();
            for (_, _, whole) in documents {
                all.merge(&mut AutoCommit::load(whole).unwrap()).unwrap();
            }
            let has = |(_, _, last): &(_, _, Hash32)| all.get_change_by_hash(&ChangeHash(last.0)).is_some();
            let is_sound = newest.iter().all(has) && all.get_heads() == before;
            assert!(is_sound, "{:?} would refuse the whole documents of {device:?} at {seq}: {entry:?}", self.id());
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

    /// Puts the whole document in the place of the entries that made it; false where this device may not.
    pub fn prune(&mut self) -> bool {
        let whole = self.whole().save();
        let given = self.engine.prune(&[(DOCUMENT, 0, whole)], 1_000);
        self.done(given)
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
        let trimmed = self.engine.trim();
        self.keep(&trimmed);
        out
    }

    /// Writes one line; false where this device may not.
    pub fn write(&mut self) -> bool {
        self.typed += 1;
        let key = format!("{}-{}", self.seed, self.typed);
        let mut document = self.document.clone();
        document.put(ROOT, key.clone(), "x").unwrap();
        document.commit();
        let change = document.get_last_local_change().unwrap().raw_bytes().to_vec();
        let Ok(out) = self.engine.append(&[(DOCUMENT, 0, vec![change.clone()])], 1_000) else { return false };
        self.document = document;
        self.keep(&out);
        let me = self.id();
        let position = self.engine.positions([me])[&me];
        self.taken.insert((me, position), vec![change]);
        self.line_at.insert(position, key);
        self.known_at.insert(position, self.engine.log().ids().into_iter().collect());
        true
    }

    /// Goes on writing as the engine's actor.
    pub fn set_actor(&mut self) {
        self.document = AutoCommit::new();
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
        self.line_at.clear();
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

    /// The lines of a document made of what was taken over and the entries that count.
    pub fn lines(&self) -> Vec<String> {
        self.whole().map_range(ROOT, ..).map(|item| item.key.to_string()).collect()
    }

    /// The lines of everything that was ever taken in or taken over here, whether it counts or not.
    pub fn all_lines(&self) -> BTreeSet<String> {
        self.made_of(&self.taken).map_range(ROOT, ..).map(|item| item.key.to_string()).collect()
    }

    /// The newest changes of that document.
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.whole().get_heads()
    }

    fn whole(&self) -> AutoCommit {
        self.made_of(&self.counted())
    }

    fn made_of(&self, entries: &Written) -> AutoCommit {
        let mut document = AutoCommit::new();
        for whole in &self.wholes {
            document.merge(&mut AutoCommit::load(whole).unwrap()).unwrap();
        }
        let changes = entries.values().flatten().map(|raw| Change::from_bytes(raw.clone()).unwrap());
        document.apply_changes(changes.collect::<Vec<_>>()).unwrap();
        document
    }

    fn loaded(&self) -> Engine {
        let rows = self.rows.iter().map(|((table, key), value)| (*table, key.clone(), value.clone()));
        Engine::load(rows, keys(self.seed), BTreeSet::new()).unwrap()
    }
}
