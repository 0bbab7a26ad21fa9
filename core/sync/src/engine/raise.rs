//! Fences that are raised to what their author had shown to have: nobody hides words that it once said to have seen.
//!
//! The entries of a device say how far it had seen the others. Those that it wrote before it knew of its own removal of somebody, or
//! demotion, hold against the fence that it then names ([`crate::membership::Log::raise`]). They also show where such an act was made as if its
//! author did not know what it knew.

use super::{Alarm, Engine, Table};
use crate::crypto::DeviceId;
use crate::entry::Header;
use crate::op::{Act, OpId, Positions};
use std::collections::BTreeSet;

/// Begins the names of the meta rows with what a fence was raised to.
pub(super) const RAISED: &[u8] = b"raised/";

impl Engine {
    /// Notes what the author of a new operation had seen in the entries that are here: none of them knew of it.
    pub(super) fn raise_new(&mut self, new: &[OpId]) {
        for op in new {
            let Some(author) = self.author_of_fence(op) else { continue };
            self.fences.entry(author).or_default().push(*op);
            let Some(chain) = self.feeds.get(&author).map(|feed| &feed.tip.chain) else { continue };
            // Of a chain that was taken over whole, the end may know of more than is here.
            let knew_not = |head: &OpId| self.log.op(head).is_some() && !self.log.covers(head, op);
            if chain.heads.iter().all(knew_not) {
                let (heads, seen) = (chain.heads.clone(), chain.seen.clone());
                self.tell_ignored(op, &heads);
                self.raise(op, &seen);
            }
        }
    }

    /// Notes what a new entry had seen for each fence of its author that it did not know of; says whether one is higher now.
    pub(super) fn raise_by(&mut self, header: &Header) -> bool {
        let fences = self.fences.get(&header.author).cloned().unwrap_or_default();
        let unknown = fences.into_iter().filter(|op| !header.heads.iter().any(|head| self.log.covers(head, op)));
        let mut any = false;
        for op in unknown.collect::<Vec<_>>() {
            self.tell_ignored(&op, &header.heads);
            any |= self.raise(&op, &header.seen);
        }
        any
    }

    /// Puts a fence up again as a row says.
    pub(super) fn load_raised(&mut self, op: OpId, device: DeviceId, position: u64) {
        self.log.raise(&op, &Positions::from([(device, position)]));
    }

    /// The fences of each author, of all operations that are known.
    pub(super) fn find_fences(&mut self) {
        for op in self.log.ids() {
            if let Some(author) = self.author_of_fence(&op) {
                self.fences.entry(author).or_default().push(op);
            }
        }
    }

    /// Tells where an operation does not follow one that an entry of its author from before it had named.
    fn tell_ignored(&mut self, op: &OpId, heads: &BTreeSet<OpId>) {
        let ignored = |head: &OpId| self.log.op(head).is_some() && !self.log.covers(op, head);
        if let Some(device) = self.log.author(op).filter(|_| heads.iter().any(ignored)) {
            self.out.alarms.push(Alarm::Ignored { device, op: *op });
        }
    }

    fn raise(&mut self, op: &OpId, seen: &Positions) -> bool {
        let raised = self.log.raise(op, seen);
        for (device, position) in &raised {
            self.put(Table::Meta, [RAISED, &op.0, &device.0].concat(), position.to_be_bytes());
        }
        !raised.is_empty()
    }

    fn author_of_fence(&self, op: &OpId) -> Option<DeviceId> {
        let fenced =
            matches!(self.log.op(op)?.act, Act::RemoveDevice { .. } | Act::RemoveMember { .. } | Act::SetRole { .. });
        self.log.author(op).filter(|_| fenced)
    }
}
