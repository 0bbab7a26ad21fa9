//! From the valid operations to the state they come to. Removals dominate whatever their place; order counts for roles
//! and for what is written over.

use super::graph::{Graph, Node};
use super::seats::Seats;
use super::state::{Device, Member, RelayPlace, Silence, State};
use crate::crypto::{DeviceId, DevicePub};
use crate::op::{Act, MemberId, OpId, Positions, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Plays the valid operations, which come in the order of (depth, id).
pub(super) fn replay<'a>(graph: &'a Graph, seats: &Seats, ops: impl Iterator<Item = (&'a OpId, &'a Node)>) -> State {
    let mut play = Play { first: graph.root(), ..Play::default() };
    for (id, node) in ops {
        play.state.valid.insert(*id);
        play.step(graph, seats, id, node);
    }
    play.finish(graph)
}

/// An end to what a device may write.
struct Cut<'a> {
    op: OpId,
    node: &'a Node,
    member: MemberId,
    device: Option<DeviceId>,
    fence: &'a Positions,
}

#[derive(Default)]
struct Play<'a> {
    state: State,
    first: MemberId,
    gone_members: BTreeSet<MemberId>,
    gone_devices: BTreeSet<(MemberId, DeviceId)>,
    cuts: Vec<Cut<'a>>,
    prunes: Vec<(&'a Node, &'a Positions)>,
    /// Role changes in order, with what they say of positions.
    roles: Vec<(OpId, &'a Node, MemberId, Role, &'a Positions)>,
}

impl<'a> Play<'a> {
    fn step(&mut self, graph: &Graph, seats: &Seats, id: &OpId, node: &'a Node) {
        let state = &mut self.state;
        match &node.op.act {
            Act::Genesis { device, kind, name, .. } => {
                state.kind = *kind;
                self.enter(graph, *id, Role::Owner, name, device);
            }
            Act::AddMember { device, role, name, .. } => self.enter(graph, *id, *role, name, device),
            Act::AddDevice { member, device, recovery, .. } => {
                if let Some(m) = state.members.get_mut(member) {
                    m.devices.insert(device.id);
                    self.bind(graph, *member, device, *recovery);
                }
            }
            Act::RemoveDevice { member, device, fence } => {
                self.gone_devices.insert((*member, *device));
                self.cuts.push(Cut { op: *id, node, member: *member, device: Some(*device), fence });
            }
            Act::RemoveMember { member, fence } => {
                self.gone_members.insert(*member);
                self.cuts.push(Cut { op: *id, node, member: *member, device: None, fence });
            }
            Act::SetRole { member, role, fence } => {
                if let Some(m) = state.members.get_mut(member) {
                    m.role = *role;
                    self.roles.push((*id, node, *member, *role, fence));
                }
            }
            Act::HandOver { .. } => {
                if let Some(h) = seats.of(id) {
                    self.first = h.to;
                    if let Some(m) = state.members.get_mut(&h.from) {
                        m.role = m.role.min(Role::Editor);
                    }
                }
            }
            Act::Rotate { .. } => state.epochs.push(*id),
            Act::Relay { address, mailbox } => {
                state.relay = Some(RelayPlace { address: address.clone(), mailbox: *mailbox, op: *id });
            }
            Act::Prune { cursor, .. } => {
                state.prunes.push(*id);
                self.prunes.push((node, cursor));
            }
            Act::Complaint { kid } => {
                state.complaints.insert((*kid, node.author, *id));
            }
        }
    }

    fn enter(&mut self, graph: &Graph, id: MemberId, role: Role, name: &str, device: &DevicePub) {
        self.state.members.insert(id, Member { role, name: name.to_owned(), devices: [device.id].into() });
        self.bind(graph, id, device, false);
    }

    /// A key that was validly added twice belongs to the more senior member.
    fn bind(&mut self, graph: &Graph, member: MemberId, keys: &DevicePub, recovery: bool) {
        let known = self.state.devices.get(&keys.id).map(|d| graph.added(&d.member));
        if known.is_none_or(|owner| graph.added(&member) < owner) {
            self.state.devices.insert(keys.id, Device { member, keys: keys.clone(), recovery });
        }
    }

    fn finish(mut self, graph: &Graph) -> State {
        self.silence(graph);
        let mut s = self.state;
        s.first = self.first;
        let unbound = |m: &MemberId, d: &_| s.devices.get(d).is_none_or(|x| x.member != *m);
        for (id, member) in &mut s.members {
            member.devices.retain(|d| !unbound(id, d));
        }
        for gone in &self.gone_members {
            if let Some(member) = s.members.remove(gone) {
                s.former.insert(*gone, member);
            }
        }
        let stays = |id: &_, d: &Device| {
            !self.gone_devices.contains(&(d.member, *id)) && !self.gone_members.contains(&d.member)
        };
        let (devices, removed) = std::mem::take(&mut s.devices).into_iter().partition(|(id, d)| stays(id, d));
        (s.devices, s.removed) = (devices, removed);
        for member in s.members.values_mut() {
            member.devices.retain(|d| s.devices.contains_key(d));
        }
        let newest = |ids: &mut Vec<OpId>| {
            ids.sort_by_key(|id| std::cmp::Reverse((graph.node(id).map(|n| n.depth), *id)));
        };
        newest(&mut s.epochs);
        newest(&mut s.prunes);
        s
    }

    /// Fences: of several the highest position counts; one that a pruner could not know of is raised to the prune, and each to what its
    /// author had seen before.
    fn silence(&mut self, graph: &Graph) {
        let raised = |at: u64, op: &OpId, cut: &Node, device: &_| {
            let prunes = self.prunes.iter().filter(|(p, _)| !Graph::saw_node(p, cut));
            let at = at.max(graph.raised(op, device));
            prunes.filter_map(|(_, cursor)| cursor.get(device)).fold(at, |at, p| at.max(*p))
        };
        let position = |f: &Positions, d: &_| f.get(d).copied().unwrap_or(0);
        let mut all: BTreeMap<_, Vec<Silence>> = BTreeMap::new();
        for (op, node, member, role, fence) in &self.roles {
            for (id, _) in self.state.devices.iter().filter(|(_, d)| d.member == *member) {
                let stretches = all.entry(*id).or_default();
                let open = stretches.last_mut().filter(|s| s.until.is_none());
                match (role, open) {
                    (Role::Reader, open) => {
                        let after = raised(position(fence, id), op, node, id);
                        match open {
                            Some(s) => s.after = s.after.max(after),
                            None => stretches.push(Silence { after, until: None }),
                        }
                        self.state.cuts.insert((*id, *op));
                    }
                    (_, Some(s)) => s.until = Some(position(fence, id).max(s.after)),
                    (_, None) => {}
                }
            }
        }
        let mut ends: BTreeMap<_, u64> = BTreeMap::new();
        for cut in &self.cuts {
            let hit = |id: &_, d: &Device| d.member == cut.member && cut.device.is_none_or(|one| one == *id);
            for (id, _) in self.state.devices.iter().filter(|(id, d)| hit(id, d)) {
                let end = ends.entry(*id).or_default();
                *end = (*end).max(raised(position(cut.fence, id), &cut.op, cut.node, id));
                self.state.cuts.insert((*id, cut.op));
            }
        }
        for (id, after) in ends {
            all.entry(id).or_default().push(Silence { after, until: None });
        }
        all.retain(|_, stretches| !stretches.is_empty());
        self.state.silences = all;
    }
}
