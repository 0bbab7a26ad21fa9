//! Where names stand: beside their faces, where they hide nobody.

use crate::fit;

/// How far a plate may be moved along its face at once, in dp.
const STEP: f64 = 2.;

/// What it costs to lie over a face, the middle or a ring's name, and for each dp of depth.
const COVERS: f64 = 120.;
const DEEP: f64 = 6.;

/// What it costs to lie over another name, and for each dp of depth.
const MEETS: f64 = 40.;
const MEETS_DEEP: f64 = 4.;

/// What it costs for each part of its own line that a plate hides, of as many as the line has.
const HIDES: f64 = 1.5;
const PARTS: i32 = 16;

/// What it costs for each part of another's line that a plate hides.
const CUTS: f64 = 0.5;

/// What it costs to stand on the inner side of the face, or at its left or right.
const INNER: f64 = 8.;
const BESIDE: f64 = 10.;

/// How far the plate of one that is there for a moment may stand off its face in dp; it costs as much.
const AWAY: f64 = 3.;

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
    /// The lines that are drawn.
    pub(crate) lines: Vec<[(f64, f64); 2]>,
}

impl Round {
    /// Whether a line comes into it.
    pub(crate) fn meets(&self, [from, to]: [(f64, f64); 2]) -> bool {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let long = (across * across + down * down).max(f64::EPSILON);
        let along = (((self.x - from.0) * across + (self.y - from.1) * down) / long).clamp(0., 1.);
        let (dx, dy) = (from.0 + along * across - self.x, from.1 + along * down - self.y);
        dx * dx + dy * dy < self.radius * self.radius
    }
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
            for (base, side, cost) in [(outer, self.above, 0.), (inner, !self.above, INNER)] {
                // Where others stand close, a step farther off can be clear of them.
                for (away, cost) in [(0., cost), (AWAY, cost + AWAY)].into_iter().take(if self.alone { 2 } else { 1 }) {
                    let base = if side { base - away } else { base + away };
                    for off in steps(width / 2. + self.face.radius / 2.) {
                        all.push((name(self.face.x + off, base), worse + cost + off.abs() * OFF));
                    }
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

    /// How deep a name would lie over each face, the middle and each sign that it should keep clear of.
    fn depths<'a>(&'a self, name: &Name, ground: &'a Ground) -> impl Iterator<Item = f64> + use<'a> {
        let plate = name.plate();
        // A plate of a name with room lies under the faces: there the letters alone hide something.
        let seen = plate.within(if name.alone { 0. } else { UNDER });
        let own = |round: &Round| if round.x == self.face.x && round.y == self.face.y { OWN } else { 0. };
        let rounds = ground.rounds.iter().map(move |round| seen.under(round) - own(round));
        rounds.chain(ground.signs.iter().map(move |sign| plate.shared(sign))).filter(|deep| *deep > 0.)
    }

    /// What a place costs where no other name stands.
    fn cost(&self, name: &Name, ground: &Ground) -> f64 {
        let plate = name.plate();
        let covers: f64 = self.depths(name, ground).map(|deep| COVERS + DEEP * deep).sum();
        let lines = ground.lines.iter().filter(|line| self.line != Some(**line));
        let cuts: f64 = lines.map(|line| plate.hides(*line)).sum();
        covers + self.line.map_or(0., |line| plate.hides(line)) * HIDES + cuts * CUTS
    }

    /// What a place costs beside those of the other names.
    fn meets<'n>(name: &Name, others: impl Iterator<Item = &'n Name>) -> f64 {
        let plate = name.plate();
        let deep = others.map(|other| plate.shared(&other.plate())).filter(|deep| *deep > 0.);
        deep.map(|deep| MEETS + MEETS_DEEP * deep).sum()
    }
}

impl Area {
    /// The same without its outermost dp.
    fn within(&self, rim: f64) -> Area {
        Area { left: self.left + rim, top: self.top + rim, right: self.right - rim, bottom: self.bottom - rim }
    }

    /// How many parts of a line it hides.
    fn hides(&self, [from, to]: [(f64, f64); 2]) -> f64 {
        let mut seen = (0f64, 1f64);
        for (from, to, least, most) in [(from.0, to.0, self.left, self.right), (from.1, to.1, self.top, self.bottom)] {
            let way = to - from;
            if way == 0. {
                if from <= least || from >= most {
                    return 0.;
                }
                continue;
            }
            let (one, other) = ((least - from) / way, (most - from) / way);
            seen = (seen.0.max(one.min(other)), seen.1.min(one.max(other)));
        }
        (seen.1 - seen.0).max(0.) * f64::from(PARTS)
    }

    /// Whether a circle comes closer to it than that.
    pub(crate) fn meets(&self, round: &Round, gap: f64) -> bool {
        self.under(round) > -gap
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
/// One that is there for a moment, and has no place where it hides nothing, is left out: the view says it beside the picture.
pub(crate) fn stand(seekers: &[Seeker], ground: &Ground) -> Vec<Name> {
    let places: Vec<Vec<(Name, f64)>> = seekers
        .iter()
        .map(|one| {
            let held = one.places().into_iter().map(|(name, cost)| (ground.sheet.hold(name), cost));
            let priced = held.map(|(name, cost)| {
                let cost = cost + one.cost(&name, ground);
                (name, cost)
            });
            priced.collect()
        })
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
                let cost = cost + Seeker::meets(name, others);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, name));
                }
            }
            if let (Some((_, name)), Some(place)) = (best, chosen.get_mut(at)) {
                *place = name.clone();
            }
        }
    }
    let clear = |seeker: &Seeker, name: &Name| !name.alone || seeker.depths(name, ground).next().is_none();
    chosen.into_iter().zip(seekers).filter(|(name, seeker)| clear(seeker, name)).map(|(name, _)| name).collect()
}
