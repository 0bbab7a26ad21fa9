//! The steps of a history, drawn from a seed; and how a failing history becomes a short one.

use std::fmt;

/// What somebody does. Numbers are taken modulo the phones that there are, so that a history with steps left out is one too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub what: What,
    pub who: u8,
    pub whom: u8,
    pub n: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    AddMember,
    AddDevice,
    AddRecovery,
    Recover,
    Renew,
    RemoveMember,
    RemoveDevice,
    Leave,
    SetRole,
    HandOver,
    Rotate,
    Prune,
    MoveRelay,
    Complain,
    /// Signs whatever act on top of what was known some time ago.
    Forge,
    Write,
    Acknowledge,
    AskErasure,
    Restart,
    Heal,
    Near,
    File,
    Push,
    Fetch,
}

/// How often each step is drawn.
const WEIGHTS: &[(What, u64)] = &[
    (What::AddMember, 8),
    (What::AddDevice, 4),
    (What::AddRecovery, 2),
    (What::Recover, 2),
    (What::Renew, 1),
    (What::RemoveMember, 4),
    (What::RemoveDevice, 3),
    (What::Leave, 1),
    (What::SetRole, 4),
    (What::HandOver, 2),
    (What::Rotate, 3),
    (What::Prune, 8),
    (What::MoveRelay, 1),
    (What::Complain, 1),
    (What::Forge, 6),
    (What::Write, 18),
    (What::Acknowledge, 2),
    (What::AskErasure, 1),
    (What::Restart, 2),
    (What::Heal, 4),
    (What::Near, 8),
    (What::File, 4),
    (What::Push, 10),
    (What::Fetch, 12),
];

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} by {} to {} with {}", self.what, self.who, self.whom, self.n)
    }
}

/// A sequence of numbers that a seed determines (SplitMix64, Steele et al. 2014).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn byte(&mut self) -> u8 {
        self.below(256) as u8
    }
}

/// The history of a seed: 5 to 9 members or devices come first, half of them meeting the rest before anything else happens.
pub fn history(seed: u64) -> Vec<Step> {
    let mut random = Random(seed);
    let mut steps = Vec::new();
    for i in 0..4 + random.below(3) {
        let what = if random.below(4) == 0 { What::AddDevice } else { What::AddMember };
        steps.push(Step { what, who: 0, whom: 0, n: random.byte() });
        if random.below(2) == 0 {
            steps.push(Step { what: What::Near, who: 0, whom: i as u8 + 1, n: 0 });
        }
    }
    let total: u64 = WEIGHTS.iter().map(|(_, weight)| weight).sum();
    for _ in 0..20 + random.below(31) {
        let mut at = random.below(total);
        let drawn = WEIGHTS.iter().find(|(_, weight)| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        });
        let what = drawn.map_or(What::Write, |(what, _)| *what);
        steps.push(Step { what, who: random.byte(), whom: random.byte(), n: random.byte() });
    }
    steps
}

/// Leaves out whatever a history fails without, ever smaller stretches of it.
pub fn shrink(mut steps: Vec<Step>, fails: impl Fn(&[Step]) -> bool) -> Vec<Step> {
    let mut length = steps.len() / 2;
    while length > 0 {
        let mut at = 0;
        while at < steps.len() {
            let end = (at + length).min(steps.len());
            let without = [&steps[..at], &steps[end..]].concat();
            if fails(&without) {
                steps = without;
            } else {
                at = end;
            }
        }
        length /= 2;
    }
    steps
}
