//! What this device does itself: operations, rotations and entries.

use super::{DocumentKey, Engine, EngineError, Notice, Output, Row, Table, document_row, entry_key};
use crate::crypto::{DevicePub, Hash32, Kid, Secret, Signed, encode, random};
use crate::entry::{
    Chain, DocumentId, Entry, EntryError, Form, Header, MAX_HEADS, MAX_SEEN, Named, Payload, RawChange, part_hash,
    seal_part, shorten_changes, wrap_context, wrap_key,
};
use crate::epoch::{Attached, OpBlob, removes, seal_entry};
use crate::op::{Act, OpId, Place, Role};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_wire::{BlobHash, Outer};

/// What a part is to hold.
#[derive(Clone, Copy)]
pub(super) enum Contents<'a> {
    /// Raw changes of this device.
    Changes(&'a [Vec<u8>]),
    /// A whole document.
    Whole(&'a [u8]),
}

/// Sealed parts of an entry and what their sealing needed.
#[derive(Default)]
struct Sealing {
    keys: Vec<(Named, Vec<u8>)>,
    parts: Vec<(Named, Vec<u8>)>,
    document_keys: BTreeMap<(DocumentId, u32), DocumentKey>,
}

impl Engine {
    /// Does a membership act, rotating first where no epoch is usable, and afterwards where someone came or went.
    ///
    /// # Errors
    /// [`EngineError::Op`] with `Denied` where it would not count.
    pub fn act(&mut self, act: Act, wall_ms: u64) -> Result<Output, EngineError> {
        self.do_act(act, wall_ms)?;
        Ok(self.output())
    }

    /// Whether a membership act of this device would count.
    pub fn may_act(&self, act: Act, wall_ms: u64) -> bool {
        self.log.propose(&self.keys, act, wall_ms).is_ok()
    }

    /// Begins a new epoch for the devices that belong now.
    ///
    /// # Errors
    /// [`EngineError::Op`] with `Denied` for who does not belong.
    pub fn rotate(&mut self, wall_ms: u64) -> Result<Output, EngineError> {
        self.turn(wall_ms)?;
        Ok(self.output())
    }

    /// Re-shares keys where no epoch is usable: after concurrent rotations and joins someone may lack a key that this
    /// device holds. To be called after a random delay, until quiet; does nothing for who does not belong.
    ///
    /// # Errors
    /// Those of [`Engine::rotate`].
    pub fn heal(&mut self, wall_ms: u64) -> Result<Output, EngineError> {
        if self.log.state().devices.contains_key(&self.keys.id()) {
            for kid in self.unfit() {
                self.do_act(Act::Complaint { kid }, wall_ms)?;
            }
            if self.usable_epoch().is_none() {
                self.turn(wall_ms)?;
            }
        }
        Ok(self.output())
    }

    /// Whether an epoch is usable, so that every device that belongs can read everything under it, and there is no key that this device has
    /// to complain of.
    pub fn is_whole(&mut self) -> bool {
        self.usable_epoch().is_some() && self.unfit().is_empty()
    }

    /// Whether this device is to [`Engine::heal`] without delay: of the devices that belong and made the operations which no other
    /// follows, it has the lowest id. Where that device cannot, another does so later.
    pub fn heals_first(&self) -> bool {
        let authors = self.log.heads().iter().filter_map(|head| self.log.author(head));
        let first = authors.filter(|device| self.log.state().devices.contains_key(device)).min();
        first == Some(self.keys.id())
    }

    /// The exact parents that the next add will have, for an invitation; rotates first where no epoch is usable.
    /// Whatever this device does or learns in between makes them stale.
    ///
    /// # Errors
    /// [`EngineError::Denied`] where this device may not add at that place.
    pub fn invite(&mut self, place: Place, wall_ms: u64) -> Result<(Vec<OpId>, Output), EngineError> {
        let state = self.log.state();
        let device = state.devices.get(&self.keys.id()).ok_or(EngineError::Denied)?;
        let owner = state.role_of(&self.keys.id()) == Some(Role::Owner);
        let own = matches!(place, Place::Device { member, .. } if member == device.member);
        if !owner && !own {
            return Err(EngineError::Denied);
        }
        self.writable(wall_ms)?;
        let parents = self.next_parents(wall_ms);
        Ok((parents, self.output()))
    }

    /// The parents that the next operation of this device will have, whatever it does.
    pub(super) fn next_parents(&self, wall_ms: u64) -> Vec<OpId> {
        self.log.draft(&self.keys.id(), Act::Complaint { kid: Kid::default() }, wall_ms).parents
    }

    /// Adds the device that consented at the place of the invitation, and rotates so that it can read everything.
    ///
    /// # Errors
    /// [`EngineError::Op`] with `Denied` where the consent does not fit, so after anything else happened.
    pub fn admit(
        &mut self,
        place: Place,
        device: DevicePub,
        name: &str,
        consent: Signed,
        wall_ms: u64,
    ) -> Result<Output, EngineError> {
        let act = match place {
            Place::Member(role) => Act::AddMember { device, role, name: name.to_owned(), consent },
            Place::Device { member, recovery } => Act::AddDevice { member, device, recovery, consent },
        };
        self.act(act, wall_ms)
    }

    /// Writes changes of this device as one entry.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for readers, [`EngineError::Actor`], [`EngineError::Entry`] or [`EngineError::Outer`]
    /// for what others would refuse.
    pub fn append(&mut self, parts: &[(DocumentId, u32, Vec<Vec<u8>>)], wall_ms: i64) -> Result<Output, EngineError> {
        if self.log.state().role_of(&self.keys.id()) < Some(Role::Editor) {
            return Err(EngineError::Denied);
        }
        let actor = self.actor();
        for raw in parts.iter().flat_map(|(_, _, changes)| changes) {
            let change = RawChange::read(raw)?;
            if change.actor != actor && !self.fixed.contains(&change.hash) {
                return Err(EngineError::Actor);
            }
        }
        let parts: Vec<_> =
            parts.iter().map(|(id, generation, all)| (*id, *generation, Contents::Changes(all))).collect();
        self.write(Payload::Changes, &parts, wall_ms)?;
        Ok(self.output())
    }

    /// Writes an entry that says only what was seen.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for who does not belong.
    pub fn acknowledge(&mut self, wall_ms: i64) -> Result<Output, EngineError> {
        self.write(Payload::Acknowledgement, &[], wall_ms)?;
        Ok(self.output())
    }

    /// Asks everyone to erase generations of documents.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for readers.
    pub fn ask_erasure(&mut self, documents: Vec<(DocumentId, u32)>, wall_ms: i64) -> Result<Output, EngineError> {
        if self.log.state().role_of(&self.keys.id()) < Some(Role::Editor) {
            return Err(EngineError::Denied);
        }
        self.write(Payload::Erasure(documents), &[], wall_ms)?;
        Ok(self.output())
    }

    /// Says that an erasure was carried out here.
    ///
    /// # Errors
    /// [`EngineError::Denied`] for who does not belong.
    pub fn give_receipt(
        &mut self,
        notice: Hash32,
        documents: Vec<(DocumentId, u32)>,
        wall_ms: i64,
    ) -> Result<Output, EngineError> {
        self.write(Payload::Receipt(notice, documents), &[], wall_ms)?;
        Ok(self.output())
    }

    pub(super) fn do_act(&mut self, act: Act, wall_ms: u64) -> Result<(), EngineError> {
        let turn = removes(&act) || matches!(act, Act::AddMember { .. } | Act::AddDevice { .. });
        // Refused before rotating for it.
        let mut signed = self.log.propose(&self.keys, act.clone(), wall_ms)?;
        if self.usable_epoch().is_none() {
            self.turn(wall_ms)?;
            signed = self.log.propose(&self.keys, act, wall_ms)?;
        }
        let epoch = self.writable(wall_ms)?;
        self.emit_op(signed, &epoch, None)?;
        // Who leaves cannot rotate; those who stay do, before they write anything.
        if turn && self.log.state().devices.contains_key(&self.keys.id()) {
            self.turn(wall_ms)?;
        }
        Ok(())
    }

    /// Takes in and sends an add that this device signed, and rotates for the newcomer.
    pub(super) fn take_add(&mut self, add: Signed, wall_ms: u64) -> Result<(), EngineError> {
        let epoch = self.usable_epoch().ok_or(EngineError::Denied)?;
        self.emit_op(add, &epoch, None)?;
        self.turn(wall_ms)
    }

    pub(super) fn turn(&mut self, wall_ms: u64) -> Result<(), EngineError> {
        let rotation = self.ring.rotate(&self.log, &self.keys, wall_ms)?;
        self.ring.learn(rotation.key.clone());
        self.emit_op(rotation.signed, &rotation.key, Some(&rotation.attached))
    }

    pub(super) fn usable_epoch(&mut self) -> Option<Secret> {
        if self.usable.is_none() {
            self.usable = self.ring.usable(&self.log);
        }
        self.usable.and_then(|commitment| self.ring.key(&commitment).cloned())
    }

    pub(super) fn writable(&mut self, wall_ms: u64) -> Result<Secret, EngineError> {
        if self.usable_epoch().is_none() {
            self.turn(wall_ms)?;
        }
        self.usable_epoch().ok_or(EngineError::Denied)
    }

    pub(super) fn emit_op(
        &mut self,
        signed: Signed,
        epoch: &Secret,
        attached: Option<&Attached>,
    ) -> Result<(), EngineError> {
        let bytes = encode(&signed)?;
        let blob = OpBlob::seal(&self.space(), epoch, &random()?, attached, &bytes)?;
        self.emit(blob)?;
        self.put(Table::Op, signed.id().0, bytes);
        let act = crate::op::Op::open(&signed).map(|op| op.act)?;
        self.ring.note(&act);
        let new = self.log.insert(signed)?;
        self.changed(&new);
        Ok(())
    }

    /// Everything that follows from new operations or keys.
    pub(super) fn changed(&mut self, new: &[OpId]) {
        self.usable = None;
        let fresh: Vec<Hash32> = self.ring.commitments().filter(|c| !self.saved_keys.contains(c)).collect();
        for commitment in fresh {
            let Some(bytes) = self.ring.key(&commitment).map(|key| *key.expose()) else { continue };
            self.put(Table::Key, commitment.0, bytes);
            self.saved_keys.insert(commitment);
        }
        if !new.is_empty() {
            self.raise_new(new);
            self.out.notices.push(Notice::Membership);
            self.judge_again();
        }
    }

    fn emit(&mut self, blob: Outer) -> Result<BlobHash, EngineError> {
        let (bytes, hash) = (blob.encode()?, blob.hash());
        let number = self.outbox.last_key_value().map_or(0, |(n, _)| n.saturating_add(1));
        self.put(Table::Blob, hash.0, &bytes);
        self.put(Table::Outbox, number.to_be_bytes(), &bytes);
        self.outbox.insert(number, blob);
        Ok(hash)
    }

    pub(super) fn write(
        &mut self,
        payload: Payload,
        parts: &[(DocumentId, u32, Contents<'_>)],
        wall_ms: i64,
    ) -> Result<BlobHash, EngineError> {
        let me = self.keys.id();
        if !self.log.state().devices.contains_key(&me) {
            return Err(EngineError::Denied);
        }
        let epoch = self.writable(u64::try_from(wall_ms).unwrap_or(0))?;
        let chain = self.feeds.get(&me).map(|f| f.tip.chain.clone()).unwrap_or_default();
        let mut header = Header {
            space: self.space(),
            author: me,
            incarnation: self.incarnation.max(chain.incarnation),
            seq: chain.seq.checked_add(1).ok_or(EntryError::TooLarge)?,
            prev: chain.hash,
            kid: Kid::of(&epoch.commitment()),
            heads: self.heads(),
            seen: self.seen(&chain),
            wall_ms,
            salt: random()?,
            payload,
            keys: Vec::new(),
            parts: Vec::new(),
        };
        let sealing = self.seal_parts(&header, &epoch, parts)?;
        let (keys, wrapped): (Vec<_>, Vec<_>) = sealing.keys.into_iter().unzip();
        let (named, sealed): (Vec<_>, Vec<_>) = sealing.parts.into_iter().unzip();
        (header.keys, header.parts) = (keys, named);
        let entry = header.sign(&self.keys, wrapped, sealed)?;
        // Who goes on from a snapshot has nothing before it to restore it from.
        let alone = matches!(entry.header.payload, Payload::Snapshot(_));
        let full = alone || !self.spoken || entry.header.incarnation != chain.incarnation;
        let written = entry.write(&chain, if full { Form::Full } else { Form::Short })?;
        let blob = seal_entry(&self.space(), &epoch, &random()?, &written)?;
        let hash = self.emit(blob)?;
        self.spoken = true;
        for ((document, generation), key) in sealing.document_keys {
            self.put(Table::DocumentKey, document_row(&me, &document, generation), encode(&key)?);
            self.document_keys.insert((me, document, generation), key);
        }
        self.chain_on(&entry, hash, true)?;
        Ok(hash)
    }

    /// Makes an entry the end of its author's chain.
    pub(super) fn chain_on(&mut self, entry: &Entry, blob: BlobHash, taken: bool) -> Result<(), EngineError> {
        let header = &entry.header;
        let mark = entry.signature.0.first_chunk().copied().unwrap_or_default();
        let feed = self.feeds.entry(header.author).or_default();
        feed.tip.chain = feed.tip.chain.after(header);
        feed.marks.push(mark);
        if taken {
            feed.tip.taken = header.seq;
        }
        let tip = encode(&feed.tip)?;
        let held = feed.held.get(&header.seq).cloned();
        if held.is_some() {
            feed.blobs.insert(header.seq, blob.0);
        }
        let row = Row { id: header.id(), mark, wall_ms: header.wall_ms, blob: blob.0, held };
        self.put(Table::Tip, header.author.0, tip);
        self.put(Table::Entry, entry_key(&header.author, header.seq), encode(&row)?);
        if self.raise_by(header) {
            self.usable = None;
            self.judge_again();
        }
        Ok(())
    }

    /// The log's heads, as many as an entry may name.
    fn heads(&self) -> BTreeSet<Hash32> {
        self.log.heads().iter().copied().take(MAX_HEADS).collect()
    }

    /// The positions of others, none of which is ever lower than in the entry before.
    fn seen(&self, chain: &Chain) -> BTreeMap<crate::crypto::DeviceId, u64> {
        let mut seen = chain.seen.clone();
        let others = self.feeds.iter().filter(|(d, f)| **d != self.keys.id() && f.tip.chain.seq > 0);
        for (device, feed) in others {
            if let Some(seq) = seen.get_mut(device) {
                *seq = feed.tip.chain.seq.max(*seq);
            } else if seen.len() < MAX_SEEN {
                seen.insert(*device, feed.tip.chain.seq);
            }
        }
        seen
    }

    fn seal_parts(
        &self,
        header: &Header,
        epoch: &Secret,
        parts: &[(DocumentId, u32, Contents<'_>)],
    ) -> Result<Sealing, EngineError> {
        let (me, actor) = (self.keys.id(), self.actor());
        let mut sealing = Sealing::default();
        for (index, (document, generation, contents)) in parts.iter().enumerate() {
            let at = (*document, *generation);
            let known = sealing.document_keys.get(&at).or(self.document_keys.get(&(me, at.0, at.1)));
            let mut key = match known {
                Some(key) => key.clone(),
                None => {
                    let key = DocumentKey { key: Secret::random()?, last: None };
                    let context = wrap_context(&header.space, &me, document, *generation);
                    let wrapped = wrap_key(epoch, &random()?, &context.0, &key.key)?;
                    let named = Named { document: *document, generation: *generation, hash: part_hash(&wrapped) };
                    sealing.keys.push((named, wrapped));
                    key
                }
            };
            let contents = match contents {
                Contents::Changes(changes) => shorten_changes(changes, &actor, &mut key.last)?,
                Contents::Whole(document) => document.to_vec(),
            };
            let mut named = Named { document: *document, generation: *generation, hash: Hash32::default() };
            let sealed = seal_part(&key.key, &header.place(index, &named), &contents)?;
            named.hash = part_hash(&sealed);
            sealing.parts.push((named, sealed));
            sealing.document_keys.insert(at, key);
        }
        Ok(sealing)
    }
}
