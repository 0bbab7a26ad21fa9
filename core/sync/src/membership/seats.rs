//! Seniority: the order in which members were added, and who holds the first rank since it was handed over.

use super::graph::{Graph, Node};
use crate::op::{MemberId, OpId};

/// Lower is more senior. The class is 0 for who was handed the first rank, 1 for others, 2 for who gave it away.
pub(super) type Rank = (u8, u32, MemberId);

/// A hand-over that counts.
#[derive(Clone, Debug)]
pub(super) struct HandedOver {
    pub op: OpId,
    pub from: MemberId,
    pub to: MemberId,
}

/// The hand-overs that count, each seen by the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Seats(pub Vec<HandedOver>);

impl Seats {
    /// How many of the hand-overs the author of `node` had seen.
    pub fn view(&self, graph: &Graph, node: &Node) -> usize {
        self.0.iter().take_while(|h| graph.saw(node, &h.op)).count()
    }

    /// Who was first after this many hand-overs.
    pub fn first(&self, graph: &Graph, view: usize) -> MemberId {
        self.0.iter().take(view).next_back().map_or(graph.root(), |h| h.to)
    }

    /// A member's rank after this many hand-overs; none where the id is not a member's.
    pub fn rank(&self, graph: &Graph, member: &MemberId, view: usize) -> Option<Rank> {
        let (depth, id) = graph.added(member)?;
        let class = match view {
            0 => 1,
            _ if self.first(graph, view) == *member => 0,
            _ if self.gave(member, view) => 2,
            _ => 1,
        };
        Some((class, depth, id))
    }

    /// Whether a member is among those who gave the first rank away, so that it can never be an owner again.
    pub fn gave(&self, member: &MemberId, view: usize) -> bool {
        self.0.iter().take(view).any(|h| h.from == *member)
    }

    /// The hand-over that an op is, if it counts.
    pub fn of(&self, op: &OpId) -> Option<&HandedOver> {
        self.0.iter().find(|h| h.op == *op)
    }
}
