//! The sealed log of a space, as the app uses it: every change goes through it before it is stored.

use std::collections::{BTreeMap, BTreeSet};

use steunkring_document::Kind;
use steunkring_domain::{DocumentId, Instant, MemberKey, SpaceKind};
use steunkring_store::{Reader, StoreError, Tx};
use steunkring_sync::crypto::{DeviceId, DeviceKeys, Hash32, Secret, Signed};
use steunkring_sync::engine::{
    Accepted, Effect, Engine, EngineError, Loading, MemberView, Notice, Output, Table, blob_of,
};
use steunkring_sync::entry;
use steunkring_sync::joining::{Inviter, Joined};
use steunkring_sync::op::{Act, MemberId, Place, Role};
use steunkring_wire::{BlobHash, Outer};

use crate::share::key;
use crate::{CoreError, relay};

/// The log of one space, for this profile's device in it.
pub(crate) struct Log {
    engine: Engine,
}

/// How far a mailbox was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read {
    pub(crate) mailbox: [u8; 32],
    pub(crate) to: u64,
}

/// What the sealed blobs of a space come to.
pub(crate) struct ReadAgain {
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) snapshots: Vec<Snapshot>,
    /// The log as it was read.
    pub(crate) log: Log,
    /// What became of each entry, to be kept in the place of what was kept of it.
    pub(crate) became: Vec<Effect>,
}

/// Whole documents that stand for entries, as an owner's prune names them.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// Whose entry they came in, and its position and id.
    pub(crate) device: DeviceId,
    pub(crate) seq: u64,
    pub(crate) entry: Hash32,
    pub(crate) documents: Vec<(DocumentId, Vec<u8>)>,
    /// Changes that they must hold.
    pub(crate) newest: Vec<(DocumentId, [u8; 32])>,
    /// Whether they are to be taken over, since entries that they stand for are not here.
    pub(crate) jumped: bool,
}

/// The tables of the log with the numbers under which the store keeps them.
const TABLES: [(Table, u32); 10] = [
    (Table::Op, 1),
    (Table::Key, 2),
    (Table::DocumentKey, 3),
    (Table::Tip, 4),
    (Table::Entry, 5),
    (Table::Blob, 6),
    (Table::Outbox, 7),
    (Table::Pending, 8),
    (Table::Cursor, 9),
    (Table::Meta, 10),
];

impl Log {
    /// Founds a space: its id follows from what is founded.
    pub(crate) fn found(kind: &SpaceKind, me: &str, seed: [u8; 32], at: Instant) -> Result<(Self, Output), CoreError> {
        let keys = DeviceKeys::from_seed(&Secret::from_bytes(seed));
        let (engine, output) = Engine::found(kind.byte(), me, keys, None, fixed()?, time(at))?;
        Ok((Self { engine }, output))
    }

    /// Loads the log from its rows.
    pub(crate) fn load(reader: &Reader<'_>, seed: [u8; 32]) -> Result<Self, CoreError> {
        // Blobs are kept for others and never read back.
        let engine = Self::load_engine(reader, |table| table != Table::Blob, seed)?;
        Ok(Self { engine })
    }

    fn load_engine(reader: &Reader<'_>, wanted: impl Fn(Table) -> bool, seed: [u8; 32]) -> Result<Engine, CoreError> {
        let mut loading = Loading::default();
        for (table, number) in TABLES.into_iter().filter(|(table, _)| wanted(*table)) {
            reader.each_state(number, |key, value| loading.take(table, key, value).map_err(CoreError::from))?;
        }
        Ok(loading.finish(DeviceKeys::from_seed(&Secret::from_bytes(seed)), fixed()?)?)
    }

    /// Reads every entry again from the sealed blobs, with the operations and keys that are known: what counts of them, and who
    /// wrote how many.
    pub(crate) fn read_again(reader: &Reader<'_>, seed: [u8; 32]) -> Result<ReadAgain, CoreError> {
        let wanted = |table| matches!(table, Table::Op | Table::Key | Table::Meta);
        let mut engine = Self::load_engine(reader, wanted, seed)?;
        let mut output = engine.ingest(blobs(reader)?);
        let snapshots = snapshots(&mut output);
        let mut became = output.effects;
        became.retain(tells_of_entries);
        Ok(ReadAgain { accepted: output.accepted, snapshots, log: Self { engine }, became })
    }

    /// Whether documents were taken over that stand for what counts no more, so that they cannot be made anew from entries.
    pub(crate) fn holds_void(&self) -> bool {
        self.engine.holds_void()
    }

    /// Comes into a space; everything in it is still to be taken in.
    pub(crate) fn join(joined: &Joined, seed: [u8; 32]) -> Result<(Self, Output), CoreError> {
        let (engine, output) = Engine::welcomed(joined, DeviceKeys::from_seed(&Secret::from_bytes(seed)), fixed()?)?;
        Ok((Self { engine }, output))
    }

    /// Begins an invitation for a place.
    pub(crate) fn invite(&mut self, place: Place, at: Instant, uptime: u64) -> Result<(Inviter, Output), CoreError> {
        let relay = self.relay().map_or_else(String::new, |place| place.address);
        Ok(self.engine.offer(place, &relay, uptime, time(at))?)
    }

    /// Lets in who answered, and gives the welcome.
    pub(crate) fn approve(
        &mut self,
        inviter: &mut Inviter,
        name: &str,
        at: Instant,
        uptime: u64,
    ) -> Result<(Vec<u8>, Output), CoreError> {
        Ok(self.engine.approve(inviter, name, Vec::new(), uptime, time(at))?)
    }

    /// Goes on under another actor, since numbers of the one before may be given out again.
    pub(crate) fn raise_incarnation(&mut self) -> Output {
        self.engine.raise_incarnation()
    }

    /// Whether anything is kept aside.
    pub(crate) fn keeps_aside(&self) -> bool {
        self.engine.keeps_aside()
    }

    /// The documents in which entries write that were just kept aside.
    pub(crate) fn aside_in(&self, notices: &[Notice]) -> Vec<DocumentId> {
        let aside = notices.iter().filter_map(|notice| match notice {
            Notice::Quarantined { device, seq } => Some(self.engine.aside_in(device, *seq)),
            _ => None,
        });
        aside.flatten().map(|id| DocumentId(id.0)).collect()
    }

    /// The changes that are kept aside and that changes of a document build on, these or those that wait in it.
    pub(crate) fn adopted(&self, document: DocumentId, missing: Vec<[u8; 32]>) -> Vec<Vec<u8>> {
        if missing.is_empty() {
            return Vec::new();
        }
        let missing: Vec<Hash32> = missing.into_iter().map(Hash32).collect();
        self.engine.adopted(&steunkring_sync::entry::DocumentId(document.0), FIRST, &missing)
    }

    /// Takes blobs in.
    pub(crate) fn ingest(&mut self, blobs: Vec<Outer>) -> Output {
        self.engine.ingest(blobs)
    }

    /// Whether everybody who belongs can read everything, as far as is known here.
    pub(crate) fn is_whole(&mut self) -> bool {
        self.engine.is_whole()
    }

    /// Whether this device is the one that shares keys again at once.
    pub(crate) fn heals_first(&self) -> bool {
        self.engine.heals_first()
    }

    /// Shares keys again.
    pub(crate) fn heal(&mut self, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.heal(time(at))?)
    }

    /// Goes on as another device of the same member.
    pub(crate) fn renew(&mut self, keys: DeviceKeys, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.renew(keys, time(at))?)
    }

    /// Adds the device of a printed code to this member.
    pub(crate) fn add_code(&mut self, code: &DeviceKeys, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.add_code(code, time(at))?)
    }

    /// Comes into a space as the device of a printed code; everything in it is still to be taken in.
    pub(crate) fn with_code(genesis: &Signed, code: DeviceKeys) -> Result<(Self, Output), CoreError> {
        let (engine, output) = Engine::join(genesis.clone(), code, fixed()?)?;
        Ok((Self { engine }, output))
    }

    /// As the device of a printed code, goes on as a new one and takes the lost ones away.
    pub(crate) fn come_back(&mut self, keys: DeviceKeys, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.come_back(keys, time(at))?)
    }

    /// Takes away a device of this member that is in use no more.
    pub(crate) fn retire(&mut self, old: DeviceId, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.retire(old, time(at))?)
    }

    /// Believes nothing of a device from a position on.
    pub(crate) fn stop(&mut self, device: DeviceId, position: u64) -> Output {
        self.engine.stop(device, position)
    }

    /// Writes whole documents in place of all entries that are here.
    pub(crate) fn prune(&mut self, documents: Vec<(DocumentId, Vec<u8>)>, at: Instant) -> Result<Output, CoreError> {
        let documents: Vec<_> =
            documents.into_iter().map(|(id, whole)| (entry::DocumentId(id.0), FIRST, whole)).collect();
        Ok(self.engine.prune(&documents, at.0)?)
    }

    /// Drops entries that whole documents stand for.
    pub(crate) fn trim(&mut self) -> Output {
        self.engine.trim()
    }

    /// Believes nothing of whole documents that are not what they should be.
    pub(crate) fn refuse_snapshot(&mut self, snapshot: &Snapshot) -> Output {
        self.engine.refuse_snapshot(snapshot.device, snapshot.seq, snapshot.entry)
    }

    /// Does a membership act.
    pub(crate) fn act(&mut self, act: Act, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.act(act, time(at))?)
    }

    /// Whether a membership act of this device would count.
    pub(crate) fn may_act(&self, act: Act, at: Instant) -> bool {
        self.engine.may_act(act, time(at))
    }

    /// Names the relay of the space.
    pub(crate) fn use_relay(&mut self, address: &str, at: Instant) -> Result<Output, CoreError> {
        Ok(self.engine.set_relay(address, time(at))?)
    }

    /// The relay that the members agreed on.
    pub(crate) fn relay(&self) -> Option<relay::Place> {
        let place = self.engine.log().state().relay.clone()?;
        Some(relay::Place { address: place.address, mailbox: place.mailbox })
    }

    /// Notes how far a mailbox was read.
    pub(crate) fn set_cursor(&mut self, read: Read) -> Output {
        self.engine.set_cursor(read.mailbox, read.to)
    }

    /// Strikes off what the relay has given its receipt for.
    pub(crate) fn sent(&mut self, hashes: &[BlobHash]) -> Output {
        self.engine.sent(hashes)
    }

    /// The engine, to look at.
    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Who belongs.
    pub(crate) fn members(&self) -> Vec<MemberView> {
        self.engine.members()
    }

    /// Who left or was let go.
    pub(crate) fn former(&self) -> Vec<MemberView> {
        self.engine.former()
    }

    /// This device's member; none where it does not belong, or does not know it yet.
    pub(crate) fn own_member(&self) -> Option<MemberId> {
        self.engine.own_member()
    }

    /// The name under which this device's member was let in.
    pub(crate) fn own_name(&self) -> Option<String> {
        self.engine.members().into_iter().find(|member| member.own).map(|member| member.name)
    }

    /// Whether this device may write.
    pub(crate) fn may_write(&self) -> bool {
        self.engine.own_role() >= Some(Role::Editor)
    }

    /// Whether this device may let somebody in.
    pub(crate) fn may_invite(&self) -> bool {
        self.engine.own_role() == Some(Role::Owner)
    }

    /// How many sealed items wait to be sent.
    pub(crate) fn waiting(&self) -> usize {
        self.engine.outbox().count()
    }

    /// Whose device writes under an actor.
    pub(crate) fn member_of_actor(&self, actor: [u8; 16]) -> Option<MemberKey> {
        self.engine.member_of_actor(actor).map(|member| key(&member.0))
    }

    /// What the space is for.
    pub(crate) fn kind(&self) -> u8 {
        self.engine.log().state().kind
    }

    /// The id of the space.
    pub(crate) fn space(&self) -> [u8; 32] {
        self.engine.space().0
    }

    /// The actor under which this device writes.
    pub(crate) fn actor(&self) -> [u8; 16] {
        self.engine.actor()
    }

    /// Seals changes as one entry.
    pub(crate) fn append(&mut self, parts: Vec<(DocumentId, Vec<Vec<u8>>)>, at: Instant) -> Result<Output, CoreError> {
        let parts: Vec<_> = parts.into_iter().map(|(id, changes)| (entry::DocumentId(id.0), FIRST, changes)).collect();
        Ok(self.engine.append(&parts, at.0)?)
    }
}

/// The generation of documents that were never erased.
pub(crate) const FIRST: u32 = 0;

/// Every sealed blob of the space, as it travels.
pub(crate) fn blobs(reader: &Reader<'_>) -> Result<Vec<Outer>, CoreError> {
    let rows = reader.scan_state(number(Table::Blob))?;
    rows.iter().map(|(_, blob)| Outer::decode(blob).map_err(|_| CoreError::Damaged)).collect()
}

/// How many sealed items wait to be sent, without loading the log.
pub(crate) fn unsent(reader: &Reader<'_>) -> Result<u64, StoreError> {
    reader.count_state(number(Table::Outbox))
}

/// Writes what the log asks to keep.
pub(crate) fn keep(tx: &Tx<'_>, output: &Output) -> Result<(), StoreError> {
    // Who belongs may have changed.
    if output.effects.iter().any(|effect| matches!(effect, Effect::Put { table: Table::Op, .. })) {
        tx.delete_meta(crate::screens::strip::SEERS)?;
        crate::rows::drop_first(tx)?;
    }
    // A trim reads the rows that stand before it.
    for effects in output.effects.split_inclusive(|effect| matches!(effect, Effect::Trim { .. })) {
        let (trimmed, rows) = match effects.split_last() {
            Some((Effect::Trim { device, upto, keep }, rows)) => (Some((device, *upto, keep)), rows),
            _ => (None, effects),
        };
        for ((table, key), value) in last_of_each_row(rows) {
            match value {
                Some(value) => tx.put_state(table, key, value)?,
                None => drop(tx.delete_state(table, key)?),
            }
        }
        if let Some((device, upto, keep)) = trimmed {
            trim(tx, device, upto, keep)?;
        }
    }
    Ok(())
}

/// What is asked of each row last; `None` that it goes. Thousands of entries of few devices ask the same rows again and again, and rows
/// in the order of their keys touch each page of the file once.
fn last_of_each_row(effects: &[Effect]) -> BTreeMap<(u32, &[u8]), Option<&[u8]>> {
    let rows = effects.iter().filter_map(|effect| match effect {
        Effect::Put { table, key, value } => Some(((number(*table), key.as_slice()), Some(value.as_slice()))),
        Effect::Delete { table, key } => Some(((number(*table), key.as_slice()), None)),
        Effect::Trim { .. } => None,
    });
    rows.collect()
}

fn trim(tx: &Tx<'_>, device: &DeviceId, upto: u64, keep: &[[u8; 32]]) -> Result<(), StoreError> {
    let place = |position: u64| [&device.0[..], &position.to_be_bytes()].concat();
    let gone = tx.take_state(number(Table::Entry), &place(0), &place(upto))?;
    for blob in gone.iter().filter_map(|row| blob_of(row)).filter(|blob| !keep.contains(blob)) {
        tx.delete_state(number(Table::Blob), &blob)?;
    }
    Ok(())
}

/// Takes the whole documents that a prune names out of what happened.
pub(crate) fn snapshots(output: &mut Output) -> Vec<Snapshot> {
    let mut found = Vec::new();
    output.notices.retain_mut(|notice| {
        let Notice::Snapshot { device, seq, entry, documents, newest, jumped } = notice else { return true };
        let documents = std::mem::take(documents);
        let documents = documents.into_iter().filter(|(_, generation, _)| *generation == FIRST);
        let newest = newest.iter().filter(|(_, generation, _)| *generation == FIRST);
        found.push(Snapshot {
            device: *device,
            seq: *seq,
            entry: *entry,
            documents: documents.map(|(id, _, whole)| (DocumentId(id.0), whole)).collect(),
            newest: newest.map(|(id, _, hash)| (DocumentId(id.0), hash.0)).collect(),
            jumped: *jumped,
        });
        false
    });
    found
}

/// Whether an effect says what became of an entry.
fn tells_of_entries(effect: &Effect) -> bool {
    let (Effect::Put { table, .. } | Effect::Delete { table, .. }) = effect else { return false };
    matches!(table, Table::Tip | Table::Entry | Table::DocumentKey)
}

/// The numbers of the tables that say it.
#[cfg(test)]
pub(crate) fn of_entries() -> impl Iterator<Item = u32> {
    [Table::Tip, Table::Entry, Table::DocumentKey].into_iter().map(number)
}

fn number(table: Table) -> u32 {
    TABLES.iter().find(|(one, _)| *one == table).map_or(0, |(_, number)| *number)
}

/// The changes that every device may send: the beginnings of documents.
fn fixed() -> Result<BTreeSet<Hash32>, CoreError> {
    Kind::ALL.iter().map(|kind| Ok(Hash32(kind.beginning_hash()?))).collect()
}

fn time(at: Instant) -> u64 {
    u64::try_from(at.0).unwrap_or(0)
}

impl From<EngineError> for CoreError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Denied => Self::NotAllowed,
            EngineError::Store => Self::Damaged,
            EngineError::Actor => Self::Unexpected("a change had another actor"),
            EngineError::Op(_) => Self::NotAllowed,
            EngineError::Crypto(_) => Self::Unexpected("sealing failed"),
            EngineError::Entry(_) | EngineError::Outer(_) => Self::Invalid { field: "text", reason: error.to_string() },
        }
    }
}
