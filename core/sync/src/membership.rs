//! Who belongs to a space: a pure function of the set of its operations, the same on every replica in whatever order
//! they arrived.
//!
//! 1. An op is judged by what its author had seen, its ancestors; one whose author was no valid device there is void.
//! 2. A member's rank is the (depth, id) of the op that added it; the founder is first. Rank comes from valid adds only:
//!    members are judged from the founder outward.
//! 3. Every add carries the joiner's consent to exactly this add.
//! 4. Owners remove and demote strictly junior members or themselves: no mutual removals, nobody removes the first.
//! 5. An op that is concurrent with a valid removal of its author by a senior is void; so is an owner's act that is
//!    concurrent with its demotion. Back-dating helps nobody.
//! 6. Sibling devices of one member may remove each other; both removals stand. A recovery device is removed only by
//!    itself or a device it added, and its removals beat those of its siblings.
//! 7. Of two owner acts of one device, neither having seen the other, the shallower is void.
//! 8. The first may hand its rank over. It then is an editor without rank and can never be an owner again; its
//!    concurrent acts are void, except leaving; nobody else touches the receiver concurrently.
//! 9. No op leaves the space without an owner: the removal that would is void.

mod graph;
mod judge;
mod replay;
mod seats;
mod state;
#[cfg(test)]
mod tests;

pub use state::{Device, Member, RelayPlace, Silence, State};

use crate::crypto::{DeviceId, DeviceKeys, Signed};
use crate::error::OpError;
use crate::op::{Act, MAX_PARENTS, OP_VERSION, Op, OpId, Positions, Role, SpaceId};
use graph::Graph;
use judge::Judged;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The most operations that may wait for their parents.
pub const MAX_WAITING: usize = 10_000;

/// The operations of one space that are known here, with those that still wait for a parent.
#[derive(Clone, Debug)]
pub struct Log {
    graph: Graph,
    signed: BTreeMap<OpId, Signed>,
    waiting: BTreeMap<OpId, (Signed, Op)>,
    judged: OnceLock<Judged>,
}

impl Log {
    /// Begins with the genesis, whose id is the space's.
    ///
    /// # Errors
    /// [`OpError::Denied`] where it is no genesis of the device that signed it, or [`Op::open`]'s.
    pub fn new(genesis: Signed) -> Result<Self, OpError> {
        let op = Op::open(&genesis)?;
        match &op.act {
            Act::Genesis { device, .. } if device.id == genesis.author => {}
            _ => return Err(OpError::Denied),
        }
        let id = genesis.id();
        let graph = Graph::new(id, op, genesis.author);
        Ok(Log { graph, signed: [(id, genesis)].into(), waiting: BTreeMap::new(), judged: OnceLock::new() })
    }

    /// Takes an operation in, and those that waited for it; gives the ids that are new in the log, parents first.
    /// One whose parents are unknown waits.
    ///
    /// # Errors
    /// [`Op::open`]'s, [`OpError::OtherSpace`], [`OpError::TooManyWaiting`].
    pub fn insert(&mut self, signed: Signed) -> Result<Vec<OpId>, OpError> {
        let id = signed.id();
        if self.signed.contains_key(&id) || self.waiting.contains_key(&id) {
            return Ok(Vec::new());
        }
        let op = Op::open(&signed)?;
        if op.space != Some(self.space()) {
            return Err(OpError::OtherSpace);
        }
        if self.waiting.len() >= MAX_WAITING && !self.graph.has_all(&op.parents) {
            return Err(OpError::TooManyWaiting);
        }
        self.waiting.insert(id, (signed, op));
        let mut new = Vec::new();
        while let Some(ready) = self.waiting.iter().find(|(_, w)| self.graph.has_all(&w.1.parents)).map(|(id, _)| *id) {
            if let Some((signed, op)) = self.waiting.remove(&ready) {
                self.graph.insert(ready, op, signed.author);
                self.signed.insert(ready, signed);
                let followed = self.judged.take().and_then(|before| judge::follow(&self.graph, before, &ready));
                self.judged = followed.map_or_else(OnceLock::new, OnceLock::from);
                new.push(ready);
            }
        }
        Ok(new)
    }

    /// Raises the fences of an operation to positions that its author had seen before it knew of it; gives those that are higher now.
    pub fn raise(&mut self, op: &OpId, seen: &Positions) -> Positions {
        let (state, node) = (self.state(), self.graph.node(op));
        let Some((target, fence)) = node.and_then(|node| match &node.op.act {
            Act::RemoveDevice { member, fence, .. } | Act::RemoveMember { member, fence } => Some((*member, fence)),
            Act::SetRole { member, role: Role::Reader, fence } => Some((*member, fence)),
            _ => None,
        }) else {
            return Positions::new();
        };
        let of_target = |device: &DeviceId| {
            let place = state.devices.get(device).or(state.removed.get(device));
            place.is_some_and(|place| place.member == target)
        };
        let known = |device: &DeviceId| fence.get(device).copied().unwrap_or(0).max(self.graph.raised(op, device));
        let higher: Positions = seen
            .iter()
            .filter(|(device, position)| of_target(device) && **position > known(device))
            .map(|(device, position)| (*device, *position))
            .collect();
        if !higher.is_empty() {
            higher.iter().for_each(|(device, position)| self.graph.raise(*op, *device, *position));
            self.judged = OnceLock::new();
        }
        higher
    }

    /// The space's id.
    pub fn space(&self) -> SpaceId {
        self.graph.root()
    }

    /// Who belongs, as all known operations say. An operation that had seen all others is judged alone; else all are, once.
    pub fn state(&self) -> &State {
        &self.judged.get_or_init(|| judge::evaluate(&self.graph)).state
    }

    /// An operation that is in the log.
    pub fn op(&self, id: &OpId) -> Option<&Op> {
        self.graph.node(id).map(|n| &n.op)
    }

    /// The bytes that travel of an operation that is in the log.
    pub fn signed(&self, id: &OpId) -> Option<&Signed> {
        self.signed.get(id)
    }

    /// The device that signed an operation.
    pub fn author(&self, id: &OpId) -> Option<DeviceId> {
        self.graph.node(id).map(|n| n.author)
    }

    /// When a device was added, as the device claims that added it, in milliseconds since 1970; none where none in the log adds it.
    pub fn added_ms(&self, device: &DeviceId) -> Option<u64> {
        let adds = |op: &Op| match &op.act {
            Act::Genesis { device, .. } | Act::AddMember { device, .. } | Act::AddDevice { device, .. } => {
                Some(device.id)
            }
            _ => None,
        };
        self.graph.order().iter().find(|(_, node)| adds(&node.op) == Some(*device)).map(|(_, node)| node.op.wall_ms)
    }

    /// All ids in the log, parents before children, in the same order on every replica.
    pub fn ids(&self) -> Vec<OpId> {
        self.graph.order().iter().map(|(id, _)| **id).collect()
    }

    /// The operations that none in the log follows.
    pub fn heads(&self) -> &BTreeSet<OpId> {
        self.graph.heads()
    }

    /// The longest way to the genesis.
    pub fn depth(&self, id: &OpId) -> Option<u32> {
        self.graph.node(id).map(|n| n.depth)
    }

    /// Whether `id` is `other` or had seen it.
    pub fn covers(&self, id: &OpId, other: &OpId) -> bool {
        id == other || self.graph.node(id).is_some_and(|n| self.graph.saw(n, other))
    }

    /// How many operations wait for a parent.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The parents that are missing.
    pub fn missing(&self) -> BTreeSet<OpId> {
        let parents = self.waiting.values().flat_map(|(_, op)| op.parents.iter().copied());
        parents.filter(|p| !self.signed.contains_key(p) && !self.waiting.contains_key(p)).collect()
    }

    /// Devices that signed two different operations after the same one of their own: a restored backup or a stolen key.
    pub fn forks(&self) -> BTreeSet<DeviceId> {
        self.graph.forks()
    }

    /// The log as someone knew it whose last operations were these; none where one is unknown.
    pub fn at(&self, heads: &[OpId]) -> Option<Log> {
        let mut log = Log::new(self.signed.get(&self.space())?.clone()).ok()?;
        if !self.graph.has_all(heads) {
            return None;
        }
        for (id, node) in self.graph.order() {
            if heads.iter().any(|h| self.covers(h, id)) && *id != self.space() {
                log.graph.insert(*id, node.op.clone(), node.author);
                log.signed.insert(*id, self.signed.get(id)?.clone());
            }
        }
        Some(log)
    }

    /// Makes the operation that follows everything known here, unsigned and unjudged.
    pub fn draft(&self, author: &DeviceId, act: Act, wall_ms: u64) -> Op {
        // More heads than an op may name come from someone who floods; the deepest are the least likely to be theirs alone.
        let mut heads: Vec<OpId> = self.heads().iter().copied().collect();
        heads.sort_by_key(|h| std::cmp::Reverse(self.depth(h)));
        heads.truncate(MAX_PARENTS);
        heads.sort();
        let previous = self.graph.last_of(author, &heads);
        Op { version: OP_VERSION, space: Some(self.space()), parents: heads, wall_ms, previous, act }
    }

    /// Makes and signs the operation, if it would count; it is not in the log yet.
    ///
    /// # Errors
    /// [`OpError::Denied`] where it would be void, or [`Op::sign`]'s.
    pub fn propose(&self, keys: &DeviceKeys, act: Act, wall_ms: u64) -> Result<Signed, OpError> {
        let signed = self.draft(&keys.id(), act, wall_ms).sign(keys)?;
        if self.would_count(&signed)? { Ok(signed) } else { Err(OpError::Denied) }
    }

    /// Whether an operation would be valid, with all that is known here.
    ///
    /// # Errors
    /// Those of [`Log::insert`].
    pub fn would_count(&self, signed: &Signed) -> Result<bool, OpError> {
        let mut probe = self.clone();
        probe.insert(signed.clone())?;
        Ok(probe.state().valid.contains(&signed.id()))
    }
}
