//! Keys that somebody wrapped for this device in such a way that it cannot open them: it says so, and then somebody rotates.

use super::Engine;
use crate::crypto::{DeviceId, Kid};
use crate::epoch::{OpBlob, Ring};
use std::collections::BTreeSet;
use steunkring_wire::Kind;

/// The most complaints of one device about keys of which no rotation is known: whoever sends noise is not to fill the log by it.
const UNRESOLVED: usize = 4;

/// That somebody could not open a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complained {
    /// The device that could not.
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

    /// The keys in rotations that wait here, were made for this device and do not open, and that it has not complained of.
    pub(super) fn unopened(&self) -> BTreeSet<Kid> {
        let own = self.keys.id();
        let waits = self.pending.values().filter(|blob| blob.kind == Kind::Op).filter_map(|blob| {
            let kid = Kid(blob.kid);
            let (wraps, _) = OpBlob::read(&blob.body).ok()?.attached?;
            // What opens waits for something else.
            let is_shut = self.ring.by_kid(kid).next().is_none() && Ring::is_named(wraps, kid, &own);
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
