//! Where names stand: beside their faces, where they hide nobody.

use crate::fit;

/// How far a plate may be moved along its face at once, in dp.
const STEP: f64 = 2.;

/// What it costs to lie over a face or the middle, and for each dp of depth.
const COVERS: f64 = 120.;
const DEEP: f64 = 6.;

/// What it costs to lie over another name or a sign, and for each dp of depth.
const MEETS: f64 = 40.;
const MEETS_DEEP: f64 = 4.;

/// What it costs for each part of its own line that a plate hides, of as many as the line has.
const HIDES: f64 = 1.5;
const PARTS: i32 = 16;

/// What it costs to stand on the inner side of the face, or at its left or right.
const INNER: f64 = 8.;
const BESIDE: f64 = 10.;

/// What it costs to stand off the middle of the face, for each dp.
const OFF: f64 = 0.15;

/// What it costs to be written in the next best way.
const WRITTEN: f64 = 30.;

/// How far the letters stand from the edge of their plate.
const UNDER: f64 = 3.;

/// How far a plate may reach into the rim of its own face.
const OWN: f64 = 4.;

/// A box in dp.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// A circle in dp that no name may lie on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Round {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
}

/// A name with its place in dp.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) fitted: fit::Fitted,
    /// Its middle, and the base of its first line.
    pub(crate) x: f64,
    pub(crate) base: f64,
    pub(crate) width: f64,
    pub(crate) ring: u8,
    /// Whether it has no room of its own: only the chosen one is shown.
    pub(crate) alone: bool,
}

/// A name that looks for its place.
pub(crate) struct Seeker {
    /// The ways to write it, the best first.
    pub(crate) fits: Vec<fit::Fitted>,
    /// Its face with the rim.
    pub(crate) face: Round,
    pub(crate) ring: u8,
    pub(crate) alone: bool,
    /// Whether its outer side is the upper one.
    pub(crate) above: bool,
    /// The line to its face, where it is drawn.
    pub(crate) line: Option<[(f64, f64); 2]>,
}

/// What names keep clear of.
pub(crate) struct Ground {
    /// The canvas with its margin.
    pub(crate) sheet: Area,
    /// All faces and the middle.
    pub(crate) rounds: Vec<Round>,
    /// The signs with ring names.
    pub(crate) signs: Vec<Area>,
}

impl Name {
    /// Room round the letters of a plate: at the sides, and above.
    fn rim(alone: bool) -> (f64, f64) {
        if alone { (6., 1.) } else { (4., -1.) }
    }

    /// What the name lies on.
    pub(crate) fn plate(&self) -> Area {
        let (side, above) = Self::rim(self.alone);
        let (size, more) = (self.fitted.size, self.fitted.lines.len().saturating_sub(1) as f64);
        let top = self.base - size - above;
        Area {
            left: self.x - self.width / 2. - side,
            top,
            right: self.x + self.width / 2. + side,
            bottom: top + size + more * (size + 2.) + above + 6.,
        }
    }
}

impl Seeker {
    /// All places beside the face, the outer side first: a name that nothing is in the way of stands there.
    fn places(&self) -> Vec<(Name, f64)> {
        let mut all = Vec::new();
        for (worse, fitted) in self.fits.iter().enumerate() {
            let size = fitted.size;
            let more = fitted.lines.len().saturating_sub(1) as f64;
            let width = fitted.lines.iter().map(|line| fit::width(line, size)).fold(0., f64::max);
            let edge = self.face.radius + 0.5;
            let high = self.face.y - edge - 4. - more * (size + 2.);
            let low = self.face.y + edge + size * 0.9;
            let name = |x, base| Name { fitted: fitted.clone(), x, base, width, ring: self.ring, alone: self.alone };
            let worse = worse as f64 * WRITTEN;
            let (outer, inner) = if self.above { (high, low) } else { (low, high) };
            for (base, cost) in [(outer, 0.), (inner, INNER)] {
                for off in steps(width / 2. + self.face.radius / 2.) {
                    all.push((name(self.face.x + off, base), worse + cost + off.abs() * OFF));
                }
            }
            let beside = edge + Name::rim(self.alone).0 + width / 2.;
            let level = self.face.y + size * 0.35 - more * (size + 2.) / 2.;
            for side in [1., -1.] {
                for off in steps(self.face.radius) {
                    all.push((name(self.face.x + side * beside, level + off), worse + BESIDE + off.abs() * OFF));
                }
            }
        }
        all
    }

    /// What a place costs beside those of the other names.
    fn price<'n>(&self, name: &Name, ground: &Ground, others: impl Iterator<Item = &'n Name>) -> f64 {
        let plate = name.plate();
        // A plate of a name with room lies under the faces: there the letters alone hide something.
        let spare = if name.alone { 0. } else { UNDER };
        let mut cost = 0.;
        for round in &ground.rounds {
            let own = round.x == self.face.x && round.y == self.face.y;
            let deep = plate.within(spare).under(round) - if own { OWN } else { 0. };
            cost += if deep > 0. { COVERS + DEEP * deep } else { 0. };
        }
        for sign in &ground.signs {
            let deep = plate.shared(sign);
            cost += if deep > 0. { MEETS + MEETS_DEEP * deep } else { 0. };
        }
        for other in others {
            let deep = plate.shared(&other.plate());
            cost += if deep > 0. { MEETS + MEETS_DEEP * deep } else { 0. };
        }
        let hidden = |[from, to]: [(f64, f64); 2]| {
            let along = |part: i32, from: f64, to: f64| from + (to - from) * f64::from(part) / f64::from(PARTS);
            let at = (0..=PARTS).map(|part| (along(part, from.0, to.0), along(part, from.1, to.1)));
            at.filter(|(x, y)| plate.holds(*x, *y)).count() as f64
        };
        cost + self.line.map_or(0., hidden) * HIDES
    }
}

impl Area {
    /// The same without its outermost dp.
    fn within(&self, rim: f64) -> Area {
        Area { left: self.left + rim, top: self.top + rim, right: self.right - rim, bottom: self.bottom - rim }
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        x > self.left && x < self.right && y > self.top && y < self.bottom
    }

    /// How deep a circle reaches into it.
    fn under(&self, round: &Round) -> f64 {
        let (dx, dy) = (round.x - round.x.clamp(self.left, self.right), round.y - round.y.clamp(self.top, self.bottom));
        round.radius - (dx * dx + dy * dy).sqrt()
    }

    /// How deep two lie over each other.
    fn shared(&self, other: &Area) -> f64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        wide.min(self.bottom.min(other.bottom) - self.top.max(other.top))
    }

    /// The place of a name, moved as far as it takes to lie within this.
    fn hold(&self, mut name: Name) -> Name {
        let width = name.width / 2. + if name.alone { Name::rim(true).0 + 1. } else { 2. };
        name.x = name.x.max(self.left + width).min(self.right - width);
        let plate = name.plate();
        name.base += (self.top - plate.top).max(0.);
        name.base -= (plate.bottom - self.bottom).max(0.);
        name
    }
}

/// Nothing, and then farther and farther to both sides.
fn steps(most: f64) -> impl Iterator<Item = f64> {
    let count = (most / STEP) as i32;
    (0..=count).flat_map(|step| {
        let off = f64::from(step) * STEP;
        [off, -off].into_iter().take(if step == 0 { 1 } else { 2 })
    })
}

/// Gives each name its place: all begin on the outer sides of their faces, and three times each takes the place where it is least in the way.
pub(crate) fn stand(seekers: &[Seeker], ground: &Ground) -> Vec<Name> {
    let places: Vec<Vec<(Name, f64)>> = seekers
        .iter()
        .map(|one| one.places().into_iter().map(|(name, cost)| (ground.sheet.hold(name), cost)).collect())
        .collect();
    let mut chosen: Vec<Name> = places.iter().filter_map(|all| all.first()).map(|(name, _)| name.clone()).collect();
    for _ in 0..3 {
        for (at, (seeker, places)) in seekers.iter().zip(&places).enumerate() {
            let mut best: Option<(f64, &Name)> = None;
            for (name, cost) in places {
                // One that is there for a moment makes way for the others, and none of them for it.
                let others = chosen.iter().zip(seekers).enumerate();
                let others = others.filter(|(other, (_, one))| *other != at && (seeker.alone || !one.alone));
                let others = others.map(|(_, (name, _))| name);
                let cost = cost + seeker.price(name, ground, others);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, name));
                }
            }
            if let (Some((_, name)), Some(place)) = (best, chosen.get_mut(at)) {
                *place = name.clone();
            }
        }
    }
    chosen
}
