//! Which people are shown, and the search for their slots.

use super::cost::{Candidate, Face, Rules};
use super::geometry::Focus;
use super::slots::{SLOTS, lane};
use super::{Bubble, Canvas, Geometry, Mode, PAGE, Placed, Segment, Spot};

/// How often everybody may choose again.
const SWEEPS: usize = 3;

/// What it costs to be away from home, per squared slot, in fifths: for who may choose freely, and for who already had a place.
const SOFT: i64 = 6;
const STIFF: i64 = 12;

/// Share of the circle that stays free on both sides of the top for the ring names, in thousandths.
const TOP: i64 = 45;

/// Most faces on one ring in the mode of faces, and the first faces in the mode of bunches.
const FACES_FIT: [usize; 4] = [12, 18, 22, 26];
const BUNCH: [usize; 4] = [5, 7, 9, 11];

/// Most dots on a ring that is not in focus.
const DOTS: [usize; 4] = [6, 12, 16, 20];

/// Gives the middle of a ring's name sign from the middle of the canvas: on the upper edge of the ring, within the canvas.
pub(super) fn label(canvas: Canvas, geometry: &Geometry, ring: u8) -> (i64, i64) {
    let edge = geometry.edge.get(usize::from(ring)).map_or(0, |edge| edge.1);
    let half = canvas.units(canvas.signs().1) + canvas.units(1);
    (0, (-edge).max(half - geometry.height / 2))
}

/// The people and signs that get a place.
pub(super) struct Shown {
    items: Vec<Item>,
}

/// One person or sign to place: the i-th of m on its ring.
struct Item {
    what: What,
    ring: u8,
    index: usize,
    of: usize,
    small: bool,
}

enum What {
    Person(Placed),
    Others(usize),
}

impl Shown {
    /// Takes the people who are shown, in reading order; on a full ring the last place is the sign for the others.
    pub(super) fn choose(order: &[Placed], focus: Option<u8>, page: usize, mode: Mode, counts: [usize; 4]) -> Shown {
        let mut items = Vec::new();
        for (ring, count) in (0u8..).zip(counts) {
            let small = focus.is_some_and(|f| f != ring);
            let mut people = order.iter().filter(|p| p.ring == ring);
            let at = usize::from(ring);
            let (skip, take, sign) = if focus == Some(ring) {
                (page * PAGE, PAGE.min(count.saturating_sub(page * PAGE)), false)
            } else if small {
                (0, DOTS.get(at).copied().unwrap_or(0).min(count), false)
            } else {
                let fit = match mode {
                    Mode::Names => count,
                    Mode::Faces => FACES_FIT.get(at).copied().unwrap_or(0),
                    Mode::Bunches => BUNCH.get(at).copied().unwrap_or(0) + 1,
                };
                if count > fit { (0, fit - 1, true) } else { (0, count, false) }
            };
            let of = take + usize::from(sign);
            for (index, person) in people.by_ref().skip(skip).take(take).enumerate() {
                items.push(Item { what: What::Person(*person), ring, index, of, small });
            }
            if sign {
                items.push(Item { what: What::Others(count - take), ring, index: take, of, small });
            }
        }
        Shown { items }
    }
}

/// What the search gives.
pub(super) struct Outcome {
    pub(super) spots: Vec<Spot>,
    pub(super) bubbles: Vec<Bubble>,
    pub(super) compared: u64,
}

/// Finds a slot for everybody shown.
pub(super) fn search(shown: &Shown, canvas: Canvas, focus: Option<u8>, mode: Mode, names: bool) -> Outcome {
    let geometry = canvas.geometry(focus);
    let focus = focus.map(|ring| Focus { ring });
    let lines = focus.is_some() || mode == Mode::Names;
    let size = match (focus, mode) {
        (Some(_), _) => 40,
        (None, Mode::Names) => 44,
        (None, Mode::Faces) => 32,
        (None, Mode::Bunches) => 28,
    };
    let rules =
        Rules::new(canvas, geometry, focus, (0..4).map(|ring| keep_out(canvas, &geometry, focus, ring)).collect());
    let mut nodes: Vec<Node> = shown.items.iter().map(|item| Node::new(item, &rules, size, lines)).collect();
    let mut compared = 0;
    if lines && focus.is_none() {
        grow(&mut nodes, shown, &rules, &mut compared);
    } else {
        set_homes(&mut nodes, shown, canvas, lines);
        let mut placed: Vec<_> = nodes.iter().map(|node| Some((node.face, node.at(node.slot)))).collect();
        settle(&mut nodes, &mut placed, &rules, SOFT, &mut compared);
    }
    outcome(shown, &nodes, &rules, names, compared)
}

/// One item with its slots.
struct Node {
    face: Face,
    candidates: Vec<Candidate>,
    size: i64,
    home: usize,
    slot: usize,
}

impl Node {
    fn new(item: &Item, rules: &Rules, size: i64, lines: bool) -> Node {
        let tied = lines && !item.small && matches!(item.what, What::Person(Placed { has_tie: true, .. }));
        let second = (rules.focus.is_some() && !item.small && item.of > 9).then_some(item.index % 2 == 1);
        let points = lane(rules.canvas, rules.focus, item.ring, second);
        let size = if item.small { 12 } else { size };
        let face = rules.face(size, lines && !item.small, tied, lines && !item.small);
        let share = match second {
            None => 1,
            Some(outer) => 2 * u8::from(outer),
        };
        let candidates = points.into_iter().map(|point| rules.candidate(&face, point, share)).collect();
        Node { face, candidates, size, home: 0, slot: 0 }
    }

    fn at(&self, slot: usize) -> Candidate {
        self.candidates.get(slot).copied().unwrap_or_default()
    }

    /// The slot that lies most in a direction; the first of equals.
    fn facing(&self, (dx, dy): (i64, i64)) -> usize {
        let off = |c: &Candidate| {
            let (x, y) = c.raw;
            let across = ((x * dy - y * dx).abs() << 12) / (x * x + y * y).isqrt().max(1);
            if x * dx + y * dy > 0 { across } else { i64::MAX }
        };
        self.candidates.iter().enumerate().min_by_key(|(_, c)| off(c)).map_or(0, |(slot, _)| slot)
    }
}

/// The area of a ring's name sign that stays free.
fn keep_out(canvas: Canvas, geometry: &Geometry, focus: Option<Focus>, ring: u8) -> [i64; 4] {
    if focus.is_some_and(|f| f.ring != ring) {
        return [0; 4];
    }
    let (x, y) = label(canvas, geometry, ring);
    let (halves, high) = canvas.signs();
    let w = canvas.units(halves.get(usize::from(ring)).copied().unwrap_or(0));
    let h = canvas.units(high);
    [x - w, x + w, y - h, y + h]
}

/// Gives everybody a direction of their own: the i-th of n looks at share i/n, of the ring or, with lines, of all together.
fn set_homes(nodes: &mut [Node], shown: &Shown, canvas: Canvas, together: bool) {
    let compass = lane(canvas, None, 3, None);
    let all = shown.items.iter().filter(|item| !item.small).count() as i64;
    let mut rank = 0;
    for (node, item) in nodes.iter_mut().zip(&shown.items) {
        let (mut n, mut d) = (2 * item.index as i64 + 1, 2 * item.of.max(1) as i64);
        if together && !item.small {
            (n, d) = (2 * rank + 1, 2 * all);
            rank += 1;
        }
        node.home = node.facing(direction(&compass, TOP * d + (1000 - 2 * TOP) * n, 1000 * d));
        node.slot = node.home;
    }
}

/// Places people one by one in the order in which they joined, so that the others stay about where they were when one is added.
///
/// The newest looks for the cheapest slot, starting from the share of the circle that is theirs by reading order; then all
/// may give way, the more reluctantly the farther.
fn grow(nodes: &mut [Node], shown: &Shown, rules: &Rules, compared: &mut u64) {
    let compass = lane(rules.canvas, None, 3, None);
    let mut by_age: Vec<(u64, usize)> = Vec::new();
    for (i, item) in shown.items.iter().enumerate() {
        if let What::Person(person) = item.what {
            by_age.push((person.joined, i));
        }
    }
    by_age.sort_unstable();
    let mut placed: Vec<Option<(Face, Candidate)>> = vec![None; nodes.len()];
    for (_, newest) in by_age {
        let present = placed.iter().flatten().count() as i64 + 1;
        let before = placed.iter().take(newest).flatten().count() as i64;
        let (n, d) = (2 * before + 1, 2 * present);
        if let (Some(node), Some(place)) = (nodes.get_mut(newest), placed.get_mut(newest)) {
            node.home = node.facing(direction(&compass, TOP * d + (1000 - 2 * TOP) * n, 1000 * d));
            node.slot = node.home;
            *place = Some((node.face, node.at(node.slot)));
        }
        choose(nodes, newest, &mut placed, rules, SOFT, compared);
        for node in nodes.iter_mut() {
            node.home = node.slot;
        }
        settle(nodes, &mut placed, rules, STIFF, compared);
    }
}

/// The direction at the share n/d of the way round the outer band, clockwise from the top.
fn direction(compass: &[(i64, i64)], n: i64, d: i64) -> (i64, i64) {
    let (whole, part) = ((n * SLOTS as i64 / d) as usize, n * SLOTS as i64 % d);
    let at = |i: usize| compass.get(i % SLOTS).copied().unwrap_or((0, -1));
    let (a, b) = (at(whole), at(whole + 1));
    (a.0 * (d - part) + b.0 * part, a.1 * (d - part) + b.1 * part)
}

/// Lets everybody who has a place take the cheapest slot, up to three times round.
fn settle(nodes: &mut [Node], placed: &mut [Option<(Face, Candidate)>], rules: &Rules, away: i64, compared: &mut u64) {
    for _ in 0..SWEEPS {
        let mut moved = false;
        for i in 0..nodes.len() {
            moved |= choose(nodes, i, placed, rules, away, compared);
        }
        if !moved {
            break;
        }
    }
}

/// Lets one person take the cheapest slot, the nearest to home of equals; tells whether they moved.
fn choose(
    nodes: &mut [Node],
    i: usize,
    placed: &mut [Option<(Face, Candidate)>],
    rules: &Rules,
    away: i64,
    compared: &mut u64,
) -> bool {
    let (Some(node), Some(Some(_))) = (nodes.get_mut(i), placed.get(i)) else { return false };
    let mut price = |slot: usize, bound: i64| {
        let here = node.at(slot);
        let apart = node.home.abs_diff(slot);
        let apart = apart.min(SLOTS - apart) as i64;
        let mut cost = here.own + apart * apart * away / 5;
        for (j, (face, other)) in placed.iter().enumerate().filter_map(|(j, p)| p.as_ref().map(|p| (j, p))) {
            if cost >= bound {
                return None;
            }
            if i != j {
                *compared += 1;
                cost += rules.pair(&node.face, &here, face, other);
            }
        }
        (cost < bound).then_some(cost)
    };
    let stay = price(node.slot, i64::MAX).unwrap_or(i64::MAX);
    let (cost, slot) = outwards(node.home).fold((stay, node.slot), |best, slot| match price(slot, best.0) {
        Some(cost) => (cost, slot),
        None => best,
    });
    node.slot = slot;
    if let Some(place) = placed.get_mut(i) {
        *place = Some((node.face, node.at(slot)));
    }
    cost < stay
}

/// All slots, nearest to home first, clockwise before anticlockwise.
fn outwards(home: usize) -> impl Iterator<Item = usize> {
    (0..SLOTS).map(move |step| {
        let away = step.div_ceil(2);
        (home + if step % 2 == 1 { away } else { SLOTS - away }) % SLOTS
    })
}

fn outcome(shown: &Shown, nodes: &[Node], rules: &Rules, names: bool, compared: u64) -> Outcome {
    let (mut spots, mut bubbles) = (Vec::new(), Vec::new());
    let (cx, cy) = (rules.geometry.width / 2, rules.geometry.height / 2);
    for (item, node) in shown.items.iter().zip(nodes) {
        let here = node.at(node.slot);
        let (x, y, size, ring) = (cx + here.x, cy + here.y, node.size, item.ring);
        match item.what {
            What::Others(count) => bubbles.push(Bubble { ring, x, y, size, count }),
            What::Person(person) => {
                let line = (person.has_tie && !item.small).then(|| {
                    let (from, to) = rules.line(&node.face, &here);
                    Segment { from: (cx + from.0, cy + from.1), to: (cx + to.0, cy + to.1) }
                });
                // Everybody stands where the name has room, also where it is not shown: letters that grow move nobody.
                let named = names && node.face.name > 0;
                spots.push(Spot {
                    key: person.key,
                    ring,
                    x,
                    y,
                    size,
                    named,
                    name_above: named && here.up,
                    dot: item.small,
                    line,
                });
            }
        }
    }
    Outcome { spots, bubbles, compared }
}
