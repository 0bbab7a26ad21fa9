//! Keys that somebody did not wrap as the rotation says: who notices says so, and then somebody rotates. A device notices a wrap for itself
//! that it cannot open, and a wrap that another one was left without.

use super::{Engine, Table};
use crate::crypto::{DeviceId, Kid};
use crate::epoch::{OpBlob, Ring};
use std::collections::BTreeSet;
use steunkring_wire::Kind;

/// Begins the names of the meta rows with the keys that a device was left without, before the hint of the key.
pub(super) const LACKING: &[u8] = b"lacking/";
/// The most complaints of one device about keys of which no rotation is known: whoever sends noise is not to fill the log by it.
const UNRESOLVED: usize = 4;

/// That somebody could not open a key, or saw that it was not wrapped for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complained {
    /// The device that says so.
    pub by: DeviceId,
    /// The device that made the rotation.
    pub about: DeviceId,
    /// When that was said, as its device claims, in milliseconds since 1970.
    pub at_ms: u64,
}

impl Engine {
    /// The keys that did not open for somebody, where the rotation is known.
    pub fn complaints(&self) -> Vec<Complained> {
        let state = self.log.state();
        let rotations: Vec<_> =
            state.epochs.iter().filter_map(|id| Some((self.log.author(id)?, self.log.op(id)?.act.kid()?))).collect();
        let about = |kid: &Kid| rotations.iter().find(|(_, its)| its == kid).map(|(author, _)| *author);
        let told = state.complaints.iter().filter_map(|(kid, by, id)| {
            Some(Complained { by: *by, about: about(kid)?, at_ms: self.log.op(id)?.wall_ms })
        });
        told.collect()
    }

    /// Notes a rotation of which a device that it names was left without the key.
    pub(super) fn check_wraps(&mut self, wraps: &[u8], kid: Kid, to: &[DeviceId]) {
        if !Ring::names_all(wraps, kid, to) && self.lacking.insert(kid) {
            self.put(Table::Meta, [LACKING, &kid.0].concat(), []);
        }
    }

    /// The keys that are to be complained of.
    pub(super) fn unfit(&self) -> BTreeSet<Kid> {
        let mut unfit = self.unopened();
        if !self.lacking.is_empty() {
            let state = self.log.state();
            // One complaint is enough for everybody to see it, and a rotation that does not count harms nobody.
            let said: BTreeSet<Kid> = state.complaints.iter().map(|(kid, ..)| *kid).collect();
            let counts = state.epochs.iter().filter_map(|id| self.log.op(id)?.act.kid());
            unfit.extend(counts.filter(|kid| self.lacking.contains(kid) && !said.contains(kid)));
        }
        unfit
    }

    /// The keys in rotations that wait here, were made for this device and do not open, and that it has not complained of.
    fn unopened(&self) -> BTreeSet<Kid> {
        let own = self.keys.id();
        let waits = self.pending.values().filter(|blob| blob.kind == Kind::Op).filter_map(|blob| {
            let kid = Kid(blob.kid);
            let (wraps, _) = OpBlob::read(&blob.body).ok()?.attached?;
            // What opens waits for something else.
            let is_shut = self.ring.by_kid(kid).next().is_none() && Ring::names_all(wraps, kid, &[own]);
            is_shut.then_some(kid)
        });
        let mut waits: BTreeSet<Kid> = waits.collect();
        // As nearly always: then the log is not gone through.
        if waits.is_empty() {
            return waits;
        }
        let complaints = self.log.state().complaints.iter();
        let said: BTreeSet<Kid> = complaints.filter(|(_, by, _)| *by == own).map(|(kid, ..)| *kid).collect();
        waits.retain(|kid| !said.contains(kid));
        let known: BTreeSet<Kid> = self.log.ids().iter().filter_map(|id| self.log.op(id)?.act.kid()).collect();
        let room = UNRESOLVED.saturating_sub(said.difference(&known).count());
        waits.into_iter().take(room).collect()
    }
}
