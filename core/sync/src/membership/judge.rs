//! Which operations count. Members are judged from the most senior to the most junior, so that whatever could void an
//! operation has been judged before it.

use super::graph::{Graph, Node};
use super::replay::replay;
use super::seats::{HandedOver, Rank, Seats};
use super::state::State;
use crate::crypto::DeviceId;
use crate::op::{Act, MemberId, OpId, Role};
use std::collections::{BTreeMap, BTreeSet};

/// The operations that count, each with the member it was judged under.
type Verdict = BTreeMap<OpId, MemberId>;
/// What is not judged again: under which member it counts, if it does.
type Settled = BTreeMap<OpId, Option<MemberId>>;

/// What judging comes to, with all that the next operation needs to be judged.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub state: State,
    verdict: Verdict,
    seats: Seats,
    /// Whether something was made void so that an owner remains.
    is_mended: bool,
}

/// Judges all operations.
///
/// While no owner with a device remains, the removal that brings one back is void: of those that no other valid removal
/// builds on, the most senior author's, then the lowest (depth, id). Those on the way to it that leave an owner count.
pub(super) fn evaluate(graph: &Graph) -> Judged {
    let mut void = BTreeSet::new();
    loop {
        let judged = anew(graph, &void);
        if judged.state.is_owned() {
            return release(graph, &mut void).unwrap_or(judged);
        }
        let verdict = &judged.verdict;
        let removals: Vec<(&OpId, &Node)> =
            verdict.keys().filter_map(|id| Some((id, graph.node(id)?))).filter(|(_, n)| removes_owner(n)).collect();
        let built_on = |n: &Node| removals.iter().any(|(_, o)| Graph::saw_node(o, n));
        let mut last: Vec<_> = removals.iter().filter(|(_, n)| !built_on(n)).collect();
        last.sort_by_key(|(id, n)| (verdict.get(*id).map(|m| graph.added(m)), n.depth, **id));
        let heals = |id: &OpId| {
            let mut more = void.clone();
            more.insert(*id);
            anew(graph, &more).state.is_owned()
        };
        let Some((pick, _)) = last.iter().find(|(id, _)| heals(id)).or(last.first()) else { return judged };
        void.insert(**pick);
    }
}

/// Judges one more operation where it had seen all others, by a device that belonged; none where all have to be judged anew.
///
/// Nothing stands beside such an operation, so that it changes no verdict: what was there is settled, as what a hand-over had
/// seen is.
pub(super) fn follow(graph: &Graph, before: Judged, id: &OpId) -> Option<Judged> {
    let author = graph.node(id)?.author;
    let is_above_all = graph.heads().len() == 1 && graph.heads().contains(id);
    let belonged = before.state.devices.get(&author).is_some_and(|device| !device.recovery);
    if before.is_mended || !is_above_all || !belonged {
        return None;
    }
    let others = graph.order().into_iter().filter(|(o, _)| *o != id);
    let settled = others.map(|(o, _)| (*o, before.verdict.get(o).copied())).collect();
    let judged = settle(graph, &BTreeSet::new(), before.seats, settled);
    judged.state.is_owned().then_some(judged)
}

/// Lets each void removal count that an owner remains beside; none where there was nothing to let.
fn release(graph: &Graph, void: &mut BTreeSet<OpId>) -> Option<Judged> {
    let mut released = None;
    for id in void.clone() {
        void.remove(&id);
        let judged = anew(graph, void);
        if judged.state.is_owned() {
            released = Some(judged);
        } else {
            void.insert(id);
        }
    }
    released
}

fn removes_owner(node: &Node) -> bool {
    match &node.op.act {
        Act::RemoveDevice { .. } | Act::RemoveMember { .. } => true,
        Act::SetRole { role, .. } => *role < Role::Owner,
        _ => false,
    }
}

fn anew(graph: &Graph, void: &BTreeSet<OpId>) -> Judged {
    settle(graph, void, Seats::default(), BTreeMap::new())
}

/// Judges with some operations void, one hand-over after the other: each settles what its author had seen.
fn settle(graph: &Graph, void: &BTreeSet<OpId>, seats: Seats, settled: Settled) -> Judged {
    let order = graph.order();
    let mut court = Court { graph, order: &order, keys: claimed(&order), void, seats, settled };
    loop {
        let mut verdict = court.judge();
        let Some((id, node, handed)) = court.next_hand_over(&verdict) else {
            let counts =
                |id: &OpId, n: &Node| !matches!(n.op.act, Act::HandOver { .. }) || court.seats.of(id).is_some();
            verdict.retain(|id, _| graph.node(id).is_some_and(|n| counts(id, n)));
            let valid = order.iter().copied().filter(|(id, _)| verdict.contains_key(*id));
            let state = replay(graph, &court.seats, valid);
            return Judged { state, verdict, seats: court.seats, is_mended: !void.is_empty() };
        };
        let seen = |o: &OpId| graph.saw(node, o);
        court.settled =
            order.iter().filter(|(o, _)| seen(o) || **o == id).map(|(o, _)| (**o, verdict.get(*o).copied())).collect();
        court.seats.0.push(handed);
    }
}

struct Court<'a> {
    graph: &'a Graph,
    order: &'a [(&'a OpId, &'a Node)],
    /// Every key that someone claims to be a member's.
    keys: BTreeMap<MemberId, BTreeSet<DeviceId>>,
    void: &'a BTreeSet<OpId>,
    seats: Seats,
    /// What was known at the last hand-over keeps the verdict it had then.
    settled: Settled,
}

impl<'a> Court<'a> {
    fn judge(&self) -> Verdict {
        let root = self.graph.root();
        let mut verdict: Verdict = self.settled.iter().filter_map(|(id, m)| Some((*id, (*m)?))).collect();
        verdict.insert(root, root);
        let now = self.seats.0.len();
        // A valid add lies deeper than its author's own, so every member is met once, seniors first.
        let mut queue: BTreeSet<Rank> = verdict.keys().filter_map(|id| self.seats.rank(self.graph, id, now)).collect();
        let is_open = |id: &OpId| *id != root && !self.settled.contains_key(id) && !self.void.contains(id);
        let all_open: Vec<(&OpId, &Node)> = self.order.iter().copied().filter(|(id, _)| is_open(id)).collect();
        while let Some((_, _, member)) = queue.pop_first() {
            let Some(keys) = self.keys.get(&member) else { continue };
            let of = |(_, n): &(&OpId, &Node)| keys.contains(&n.author);
            let open: Vec<(&OpId, &Node)> = all_open.iter().copied().filter(of).collect();
            if open.is_empty() {
                continue;
            }
            let mine: Vec<(&OpId, &Node)> = self.order.iter().copied().filter(of).collect();
            self.judge_inside(&open, &member, &mut verdict);
            for (id, node) in &open {
                if !is_inside(&node.op.act, &member) && self.counts(id, node, &member, &verdict, true) {
                    verdict.insert(**id, member);
                }
            }
            self.void_backdated(&mine, &member, &mut verdict);
            let adds = open.iter().filter(|(id, _)| verdict.get(*id) == Some(&member));
            queue.extend(adds.filter_map(|(id, _)| self.seats.rank(self.graph, id, now)));
        }
        verdict
    }

    /// Removals inside the member stand whatever its siblings did at the same time, unless a recovery device removed
    /// their author.
    fn judge_inside(&self, open: &[(&OpId, &Node)], member: &MemberId, verdict: &mut Verdict) {
        for recovery_only in [true, false] {
            let mut tried = verdict.clone();
            for (id, node) in open {
                let inner = is_inside(&node.op.act, member) || adds_own_device(&node.op.act, member);
                if inner && self.counts(id, node, member, &tried, false) {
                    tried.insert(**id, *member);
                }
            }
            for (id, node) in open {
                let due = !recovery_only || self.is_recovery(member, &node.author, node);
                if due && is_inside(&node.op.act, member) && tried.contains_key(*id) {
                    verdict.insert(**id, *member);
                }
            }
        }
    }

    /// Of two owner acts of one device, neither having seen the other, the shallower is void. A hand-over yields to
    /// another hand-over only, since it voids everything else at its side.
    fn void_backdated(&self, mine: &[(&OpId, &Node)], member: &MemberId, verdict: &mut Verdict) {
        let own: Vec<&(&OpId, &Node)> =
            mine.iter().filter(|(id, n)| verdict.get(*id) == Some(member) && is_owners(&n.op.act, member)).collect();
        let beats = |a: &(&OpId, &Node), b: &(&OpId, &Node)| {
            let fair = hands_over(&a.1.op.act) || !hands_over(&b.1.op.act);
            fair && a.1.author == b.1.author && Graph::concurrent(a.1, b.1) && (a.1.depth, a.0) > (b.1.depth, b.0)
        };
        for b in &own {
            if !self.settled.contains_key(b.0) && own.iter().any(|a| beats(a, b)) {
                verdict.remove(b.0);
            }
        }
    }

    fn counts(&self, id: &OpId, node: &Node, me: &MemberId, verdict: &Verdict, siblings: bool) -> bool {
        !verdict.contains_key(id)
            && node.sound
            && self.is_allowed(node, me, verdict)
            && !self.is_struck(id, node, me, verdict, siblings)
    }

    /// Might the author do this, judging only by what it had seen?
    fn is_allowed(&self, node: &Node, me: &MemberId, verdict: &Verdict) -> bool {
        let Some(role) = self.standing(node, me, verdict) else { return false };
        let view = self.seats.view(self.graph, node);
        let rank = |m: &MemberId| self.seats.rank(self.graph, m, view);
        let known = |m: &MemberId| self.graph.saw(node, m) && rank(m).is_some();
        let owner = role == Role::Owner;
        let junior = |m: &MemberId| owner && known(m) && rank(m) > rank(me);
        match &node.op.act {
            Act::Genesis { .. } => false,
            Act::AddMember { .. } | Act::Relay { .. } | Act::Prune { .. } => owner,
            Act::AddDevice { member, .. } | Act::RemoveMember { member, .. } => member == me || junior(member),
            Act::RemoveDevice { member, device, .. } => {
                (member == me || junior(member))
                    && self.knows_device(member, device, node)
                    && (!self.is_recovery(member, device, node) || self.replaces(member, device, node))
            }
            Act::SetRole { member, role: new, .. } => {
                let raises_giver = *new == Role::Owner && self.seats.gave(member, view);
                (junior(member) && !raises_giver) || (member == me && *new < role)
            }
            Act::HandOver { to } => owner && self.seats.first(self.graph, view) == *me && to != me && known(to),
            // Any member, a reader too: it may be the last that holds an old key.
            Act::Rotate { .. } | Act::Complaint { .. } => true,
        }
    }

    /// The role in which the author stood when it acted; none where its device did not belong to the member.
    fn standing(&self, node: &Node, me: &MemberId, verdict: &Verdict) -> Option<Role> {
        let (mut role, mut bound) = (None, false);
        let senior = |m: &MemberId| self.graph.added(m) < self.graph.added(me);
        let seen = self.order.iter().filter(|(id, n)| Graph::saw_node(node, n) && verdict.contains_key(*id));
        for (id, n) in seen {
            match &n.op.act {
                Act::Genesis { device, .. } | Act::AddMember { device, .. } if device.id == node.author => {
                    if senior(id) {
                        return None;
                    }
                    bound |= *id == me;
                }
                Act::AddDevice { member, device, .. } if device.id == node.author => {
                    if senior(member) {
                        return None;
                    }
                    bound |= member == me;
                }
                Act::RemoveDevice { member, device, .. } if member == me && *device == node.author => return None,
                Act::RemoveMember { member, .. } if member == me => return None,
                _ => {}
            }
            match &n.op.act {
                Act::Genesis { .. } if *id == me => role = Some(Role::Owner),
                Act::AddMember { role: given, .. } if *id == me => role = Some(*given),
                Act::SetRole { member, role: new, .. } if member == me => role = Some(*new),
                Act::HandOver { .. } if self.seats.of(id).is_some_and(|h| h.from == *me) => {
                    role = role.map(|r| r.min(Role::Editor));
                }
                _ => {}
            }
        }
        role.filter(|_| bound)
    }

    /// Does something valid that the author had not seen, and that had not seen this, void it?
    fn is_struck(&self, id: &OpId, node: &Node, me: &MemberId, verdict: &Verdict, siblings: bool) -> bool {
        let owners = is_owners(&node.op.act, me);
        let removed = self.order.iter().any(|(by, r)| {
            let hits = match &r.op.act {
                Act::RemoveDevice { member, device, .. } => member == me && *device == node.author,
                Act::RemoveMember { member, .. } => member == me,
                Act::SetRole { member, role, .. } => member == me && *role < Role::Owner && owners,
                _ => false,
            };
            hits && *by != id
                && Graph::concurrent(node, r)
                && match verdict.get(*by) {
                    // Who may remove a member at all is its senior.
                    Some(judged) if judged != me => true,
                    Some(_) => siblings || self.is_recovery(me, &r.author, r),
                    None => false,
                }
        });
        removed || self.seats.0.iter().any(|h| h.op != *id && self.is_beside(h, node, me))
    }

    /// Is this an act of the giver at the side of its hand-over, other than leaving, or another's act on the receiver?
    fn is_beside(&self, h: &HandedOver, node: &Node, me: &MemberId) -> bool {
        let givers = h.from == *me && !is_inside(&node.op.act, me);
        let on_receiver = h.to != *me && target(&node.op.act) == Some(&h.to);
        (givers || on_receiver) && self.graph.node(&h.op).is_some_and(|o| Graph::concurrent(node, o))
    }

    /// The lowest hand-over by the first to a valid owner that nothing removed or demoted at its side.
    fn next_hand_over(&self, verdict: &Verdict) -> Option<(OpId, &'a Node, HandedOver)> {
        let first = self.seats.first(self.graph, self.seats.0.len());
        self.order.iter().copied().find_map(|(id, node)| {
            let Act::HandOver { to } = &node.op.act else { return None };
            if self.settled.contains_key(id) || verdict.get(id) != Some(&first) {
                return None;
            }
            let before =
                self.order.iter().copied().filter(|(o, n)| Graph::saw_node(node, n) && verdict.contains_key(*o));
            let then = replay(self.graph, &self.seats, before);
            let owner = then.members.get(to).is_some_and(|m| m.role == Role::Owner && !m.devices.is_empty());
            let dropped = self.order.iter().any(|(o, n)| {
                let removal = matches!(n.op.act, Act::RemoveMember { .. }) || demotes(&n.op.act);
                removal && target(&n.op.act) == Some(to) && verdict.contains_key(*o) && Graph::concurrent(n, node)
            });
            (owner && !dropped).then_some((*id, node, HandedOver { op: *id, from: first, to: *to }))
        })
    }

    /// Was the device added as the member's recovery device, as the author of `node` had seen?
    fn is_recovery(&self, m: &MemberId, device: &DeviceId, node: &Node) -> bool {
        self.seen_adds(m, node).any(|(_, id, recovery)| id == *device && recovery)
    }

    /// Had the author of `node` seen the add of the device? Without this a removal could pretend not to know that it
    /// removes a recovery device.
    fn knows_device(&self, m: &MemberId, device: &DeviceId, node: &Node) -> bool {
        let first = self.graph.node(m).is_some_and(|n| match &n.op.act {
            Act::Genesis { device: d, .. } | Act::AddMember { device: d, .. } => d.id == *device,
            _ => false,
        });
        (first && self.graph.saw(node, m)) || self.seen_adds(m, node).any(|(_, id, _)| id == *device)
    }

    /// Is the author the recovery device itself or one that it added?
    fn replaces(&self, m: &MemberId, device: &DeviceId, node: &Node) -> bool {
        node.author == *device || self.seen_adds(m, node).any(|(by, id, _)| by == *device && id == node.author)
    }

    /// The sound adds of devices to a member that the author of `node` had seen: who added, what, as recovery device.
    fn seen_adds(&self, m: &MemberId, node: &Node) -> impl Iterator<Item = (DeviceId, DeviceId, bool)> {
        let add = move |n: &Node| match &n.op.act {
            Act::AddDevice { member, device, recovery, .. } if member == m && n.sound => {
                Some((n.author, device.id, *recovery))
            }
            _ => None,
        };
        self.order.iter().filter(|(_, n)| Graph::saw_node(node, n)).filter_map(move |(_, n)| add(n))
    }
}

/// Per member, every key that someone claims to be its own.
fn claimed(order: &[(&OpId, &Node)]) -> BTreeMap<MemberId, BTreeSet<DeviceId>> {
    let mut keys: BTreeMap<MemberId, BTreeSet<DeviceId>> = BTreeMap::new();
    for (id, node) in order {
        let (member, device) = match &node.op.act {
            Act::Genesis { device, .. } | Act::AddMember { device, .. } => (**id, device.id),
            Act::AddDevice { member, device, .. } => (*member, device.id),
            _ => continue,
        };
        keys.entry(member).or_default().insert(device);
    }
    keys
}

/// Things that only an owner may do.
fn is_owners(act: &Act, me: &MemberId) -> bool {
    match act {
        Act::AddMember { .. } | Act::HandOver { .. } | Act::Relay { .. } | Act::Prune { .. } => true,
        Act::AddDevice { member, .. }
        | Act::RemoveDevice { member, .. }
        | Act::RemoveMember { member, .. }
        | Act::SetRole { member, .. } => member != me,
        Act::Genesis { .. } | Act::Rotate { .. } | Act::Complaint { .. } => false,
    }
}

/// A removal or demotion of the author's own member or of one of its devices.
fn is_inside(act: &Act, me: &MemberId) -> bool {
    !matches!(act, Act::AddDevice { .. }) && target(act) == Some(me)
}

fn adds_own_device(act: &Act, me: &MemberId) -> bool {
    matches!(act, Act::AddDevice { member, .. } if member == me)
}

fn hands_over(act: &Act) -> bool {
    matches!(act, Act::HandOver { .. })
}

fn demotes(act: &Act) -> bool {
    matches!(act, Act::SetRole { role, .. } if *role < Role::Owner)
}

/// The member that an act is done to.
fn target(act: &Act) -> Option<&MemberId> {
    match act {
        Act::AddDevice { member, .. }
        | Act::RemoveDevice { member, .. }
        | Act::RemoveMember { member, .. }
        | Act::SetRole { member, .. } => Some(member),
        _ => None,
    }
}
