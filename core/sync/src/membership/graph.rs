//! The hash-linked graph: depth, ancestors and what can be said of an op without judging anyone.

use crate::crypto::DeviceId;
use crate::op::{Act, Consent, MemberId, Op, OpId, Place};
use std::collections::{BTreeMap, BTreeSet};

/// An op with what follows from its place in the graph.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub op: Op,
    pub author: DeviceId,
    /// The longest way to the genesis.
    pub depth: u32,
    /// Whether the consent fits and `previous` is the author's deepest op among the ancestors.
    pub sound: bool,
    index: usize,
    ancestors: Bits,
}

#[derive(Clone, Debug)]
pub(super) struct Graph {
    root: OpId,
    nodes: BTreeMap<OpId, Node>,
    heads: BTreeSet<OpId>,
    raised: BTreeMap<(OpId, DeviceId), u64>,
}

impl Graph {
    pub fn new(root: OpId, op: Op, author: DeviceId) -> Self {
        let node = Node { op, author, depth: 0, sound: true, index: 0, ancestors: Bits::default() };
        Graph { root, nodes: [(root, node)].into(), heads: [root].into(), raised: BTreeMap::new() }
    }

    /// What the fence of an op for a device was raised to.
    pub fn raised(&self, op: &OpId, device: &DeviceId) -> u64 {
        self.raised.get(&(*op, *device)).copied().unwrap_or(0)
    }

    /// Raises the fence of an op for a device.
    pub fn raise(&mut self, op: OpId, device: DeviceId, position: u64) {
        self.raised.insert((op, device), position);
    }

    /// Adds an op whose parents are all here.
    pub fn insert(&mut self, id: OpId, op: Op, author: DeviceId) {
        let index = self.nodes.len();
        let (mut depth, mut ancestors) = (0, Bits::default());
        for parent in op.parents.iter().filter_map(|p| self.nodes.get(p)) {
            depth = depth.max(parent.depth + 1);
            ancestors.join(&parent.ancestors);
            ancestors.set(parent.index);
        }
        let consents = |consent, device, place| Consent::fits(consent, &self.root, &author, device, place, &op.parents);
        let consented = match &op.act {
            Act::AddMember { device, role, consent, .. } => consents(consent, device, Place::Member(*role)),
            Act::AddDevice { member, device, recovery, consent } => {
                consents(consent, device, Place::Device { member: *member, recovery: *recovery })
            }
            _ => true,
        };
        let chained = op.previous == self.last_where(&author, |n| ancestors.has(n.index));
        for parent in &op.parents {
            self.heads.remove(parent);
        }
        self.heads.insert(id);
        self.nodes.insert(id, Node { op, author, depth, sound: consented && chained, index, ancestors });
    }

    pub fn root(&self) -> OpId {
        self.root
    }

    pub fn heads(&self) -> &BTreeSet<OpId> {
        &self.heads
    }

    pub fn node(&self, id: &OpId) -> Option<&Node> {
        self.nodes.get(id)
    }

    pub fn has_all(&self, ids: &[OpId]) -> bool {
        ids.iter().all(|id| self.nodes.contains_key(id))
    }

    /// Whether the author of `node` had seen `other`.
    pub fn saw(&self, node: &Node, other: &OpId) -> bool {
        self.nodes.get(other).is_some_and(|o| node.ancestors.has(o.index))
    }

    /// Whether the author of `node` had seen `other`, both being in the graph.
    pub fn saw_node(node: &Node, other: &Node) -> bool {
        node.ancestors.has(other.index)
    }

    /// Whether neither author had seen the other's op, and they are two.
    pub fn concurrent(a: &Node, b: &Node) -> bool {
        a.index != b.index && !a.ancestors.has(b.index) && !b.ancestors.has(a.index)
    }

    /// All ops by (depth, id): parents first, the same on every replica.
    pub fn order(&self) -> Vec<(&OpId, &Node)> {
        let mut all: Vec<_> = self.nodes.iter().collect();
        all.sort_by_key(|(id, n)| (n.depth, **id));
        all
    }

    /// The (depth, id) of the op that added a member; none where the op adds none.
    pub fn added(&self, member: &MemberId) -> Option<(u32, MemberId)> {
        let node = self.nodes.get(member)?;
        matches!(node.op.act, Act::Genesis { .. } | Act::AddMember { .. }).then_some((node.depth, *member))
    }

    /// The device's own deepest op that someone with these heads knows.
    pub fn last_of(&self, device: &DeviceId, heads: &[OpId]) -> Option<OpId> {
        let heads: Vec<&Node> = heads.iter().filter_map(|h| self.nodes.get(h)).collect();
        self.last_where(device, |n| heads.iter().any(|h| h.index == n.index || h.ancestors.has(n.index)))
    }

    pub fn forks(&self) -> BTreeSet<DeviceId> {
        let mut after: BTreeSet<(DeviceId, Option<OpId>)> = BTreeSet::new();
        let ops = self.nodes.values().map(|n| (n.author, n.op.previous));
        ops.filter(|step| !after.insert(*step)).map(|(author, _)| author).collect()
    }

    fn last_where(&self, device: &DeviceId, known: impl Fn(&Node) -> bool) -> Option<OpId> {
        let own = self.nodes.iter().filter(|(_, n)| n.author == *device && known(n));
        own.max_by_key(|(id, n)| (n.depth, **id)).map(|(id, _)| *id)
    }
}

/// A set of small numbers.
#[derive(Clone, Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn has(&self, i: usize) -> bool {
        self.0.get(i / 64).is_some_and(|word| word >> (i % 64) & 1 == 1)
    }

    fn set(&mut self, i: usize) {
        if self.0.len() <= i / 64 {
            self.0.resize(i / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(i / 64) {
            *word |= 1 << (i % 64);
        }
    }

    fn join(&mut self, other: &Bits) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
}
