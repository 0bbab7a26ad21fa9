//! What a place costs: faces, names and lines that are in each other's way. Whole numbers only.

use super::geometry::{Canvas, Focus, Geometry, MARGIN};

/// Weights per unit of length or area.
const OVERLAP: i64 = 3;
const FACES_TOUCH: i64 = 1500;
const ON_CENTRE: i64 = 6;
const ON_LABEL: i64 = 30;
const LINE_THROUGH_LABEL: i64 = 900;
const LINE_UNDER_FACE: i64 = 900;
const LINE_THROUGH_NAME: i64 = 300;
const LINE_TOO_SHORT: i64 = 150;
const AIR: i64 = 5;

/// Two lines closer than 0.30 radians cost up to 2700; the sine of that angle in 1/10,000.
const CLOSE_SINE: i64 = 2955;
const CLOSE_COST: i64 = 2700;

/// Fixed lengths of one map in canvas units.
pub(super) struct Rules {
    pub(super) canvas: Canvas,
    pub(super) geometry: Geometry,
    pub(super) focus: Option<Focus>,
    labels: Vec<[i64; 4]>,
    pad: i64,
    rim: i64,
    air: i64,
    name_line: i64,
    label_line: i64,
}

/// The size of one person's sign: radius with rim, half width with name, height of the name (0 without).
#[derive(Clone, Copy, Default)]
pub(super) struct Face {
    radius: i64,
    half: i64,
    pub(super) name: i64,
    tied: bool,
    airy: bool,
}

/// One slot for one person: the middle of the face from the middle of the canvas, and the box of face and name.
#[derive(Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) raw: (i64, i64),
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) up: bool,
    pub(super) own: i64,
    name_x: i64,
    name_y: i64,
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
    /// Squared distance to the middle, and sixteen times the distance.
    far2: i64,
    far16: i64,
    /// Distance from the middle at which a line to here may begin.
    free: i64,
}

impl Rules {
    pub(super) fn new(canvas: Canvas, geometry: Geometry, focus: Option<Focus>, labels: Vec<[i64; 4]>) -> Rules {
        Rules {
            canvas,
            geometry,
            focus,
            labels,
            pad: canvas.units(5),
            rim: canvas.units(MARGIN),
            air: canvas.units(96),
            name_line: canvas.units(12),
            label_line: canvas.units(14),
        }
    }

    pub(super) fn face(&self, size: i64, named: bool, tied: bool, airy: bool) -> Face {
        let radius = if size <= 12 { self.canvas.units(9) } else { self.canvas.units(size / 2 + 3) };
        // One width for every name: a place never depends on the spelling.
        let (half, name) = self.canvas.name();
        let half = if named { radius.max(self.canvas.units(half)) } else { radius };
        let name = if named { self.canvas.units(name) } else { 0 };
        Face { radius, half, name, tied, airy }
    }

    /// Puts a face on a slot, name on the outer side, and prices what needs no other person; `share` is the kind of lane.
    pub(super) fn candidate(&self, face: &Face, raw: (i64, i64), share: u8) -> Candidate {
        let up = raw.1 < 0 && 2 * raw.0.abs() < -3 * raw.1;
        let (above, below) = if up { (face.name, 0) } else { (0, face.name) };
        // A face stays in its ring, since the ring is what it says: where the side of the picture is near, the name gives way.
        let (side, high) = (self.geometry.width / 2 + self.rim, self.geometry.height / 2 - face.radius);
        let x = raw.0.clamp(face.radius - side, side - face.radius);
        let name_x = x.clamp(face.half - side, side - face.half);
        let y = (raw.1 + (above - below) * 22 / 100).clamp(above - high, high - below);
        let far2 = x * x + y * y;
        let mut here = Candidate {
            raw,
            x,
            y,
            up,
            own: 0,
            name_x,
            name_y: if up { y - face.radius - face.name / 2 } else { y + face.radius + face.name / 2 },
            left: (x - face.radius).min(name_x - face.half),
            right: (x + face.radius).max(name_x + face.half),
            top: y - face.radius - above,
            bottom: y + face.radius + below,
            far2,
            far16: (256 * far2).isqrt(),
            free: self.free(raw, share),
        };
        here.own = self.own(face, &here);
        here
    }

    /// Prices two people for each other.
    pub(super) fn pair(&self, a: &Face, at: &Candidate, b: &Face, bt: &Candidate) -> i64 {
        let mut cost = OVERLAP * overlap(at, self.pad, [bt.left, bt.right, bt.top, bt.bottom]);
        let (dx, dy) = (at.x - bt.x, at.y - bt.y);
        cost += FACES_TOUCH * short_of(a.radius + b.radius, dx * dx + dy * dy);
        if a.airy && b.airy {
            let (dx, dy) = (2 * dx, at.top + at.bottom - bt.top - bt.bottom);
            cost += AIR * short_of(2 * self.air, dx * dx + dy * dy) / 2;
        }
        if a.tied {
            cost += self.under(at, b, bt);
        }
        if b.tied {
            cost += self.under(bt, a, at);
        }
        if a.tied && b.tied {
            cost += too_close(at, bt);
        }
        cost
    }

    /// Gives the line to a face, from 4 dp off the middle to 5 dp off the rim.
    pub(super) fn line(&self, face: &Face, at: &Candidate) -> ((i64, i64), (i64, i64)) {
        let start = at.free + self.canvas.units(4);
        let end = at.far16 / 16 - face.radius + self.canvas.units(3) - self.canvas.units(5);
        let along = |length: i64| {
            let part = |v: i64| (2 * v * length * 16 + at.far16).div_euclid(2 * at.far16.max(1));
            (part(at.x), part(at.y))
        };
        (along(start), along(end.max(start)))
    }

    /// The distance at which lines in this direction leave the middle or the inner rings; all lanes in focus have one shape.
    fn free(&self, (x, y): (i64, i64), share: u8) -> i64 {
        match self.focus {
            Some(focus) if focus.ring > 0 => {
                let (from, lane) = focus.shares(share);
                (x * x + y * y).isqrt() * from / lane.max(1)
            }
            _ => self.geometry.centre,
        }
    }

    fn own(&self, face: &Face, at: &Candidate) -> i64 {
        let heart = self.geometry.centre + self.canvas.units(if face.tied { 14 } else { 3 });
        let mut cost = ON_CENTRE * overlap(at, 0, [-heart, heart, -heart, heart]);
        if face.tied {
            let seen = at.far16 / 16 - face.radius - at.free - self.canvas.units(9);
            cost += LINE_TOO_SHORT * (self.canvas.units(32) - seen).max(0);
        }
        for label in &self.labels {
            cost += ON_LABEL * overlap(at, self.pad, *label);
            let [left, right, top, bottom] = *label;
            if face.tied && near(at, (left + right) / 2, (top + bottom) / 2, self.label_line) > 0 && right > left {
                cost += LINE_THROUGH_LABEL;
            }
        }
        cost
    }

    /// Prices a line that runs under another face or through its name.
    fn under(&self, line: &Candidate, face: &Face, at: &Candidate) -> i64 {
        let mut cost = LINE_UNDER_FACE * near(line, at.x, at.y, face.radius + self.pad);
        if face.name > 0 {
            let side = face.half * 7 / 10;
            for x in [at.name_x - side, at.name_x, at.name_x + side] {
                cost += LINE_THROUGH_NAME * near(line, x, at.name_y, self.name_line);
            }
        }
        cost
    }
}

/// The area two boxes share, the first grown by `pad`.
fn overlap(at: &Candidate, pad: i64, [left, right, top, bottom]: [i64; 4]) -> i64 {
    let wide = (at.right + pad).min(right) - (at.left - pad).max(left);
    let high = (at.bottom + pad).min(bottom) - (at.top - pad).max(top);
    wide.max(0) * high.max(0)
}

/// How far the root of `squared` stays below `limit`, else 0.
fn short_of(limit: i64, squared: i64) -> i64 {
    if squared >= limit * limit { 0 } else { limit - squared.isqrt() }
}

/// How much closer than `limit` a point comes to the line from the middle to `line`, else 0.
fn near(line: &Candidate, x: i64, y: i64, limit: i64) -> i64 {
    let along = x * line.x + y * line.y;
    if along <= 0 {
        return short_of(limit, x * x + y * y);
    }
    if along >= line.far2 {
        let (dx, dy) = (x - line.x, y - line.y);
        return short_of(limit, dx * dx + dy * dy);
    }
    let across = 16 * (x * line.y - y * line.x).abs();
    if across >= limit * line.far16 { 0 } else { limit - across / line.far16.max(1) }
}

/// Prices two lines that leave in nearly the same direction.
fn too_close(a: &Candidate, b: &Candidate) -> i64 {
    if a.x * b.x + a.y * b.y <= 0 {
        return 0;
    }
    let across = (a.x * b.y - a.y * b.x).abs() * 2_560_000;
    let lengths = a.far16 * b.far16;
    if across >= CLOSE_SINE * lengths { 0 } else { CLOSE_COST - across / lengths.max(1) * CLOSE_COST / CLOSE_SINE }
}
