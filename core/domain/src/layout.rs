//! The places of people on the ring map: a pure function of who is there, in whole numbers only.
//!
//! The same people give the same picture on every platform and for every order of input. People are ordered by ring, domain,
//! moment of joining and key; that order is also the reading order and the list. How many there are decides the [`Mode`]. Each
//! ring has 96 slots; everybody starts in a direction of their own and three sweeps give each the slot where faces, names and
//! lines are least in each other's way. A place never depends on how a name is spelled, so it is the same in every language.
//!
//! ```
//! use steunkring_domain::layout::{Canvas, Placed, View, lay_out};
//! let people = [Placed { key: [1; 16], ring: 0, domain: 0, joined: 1, has_tie: true }];
//! let layout = lay_out(&people, &View { canvas: Canvas::Tall, focus: None, page: 0, names: true });
//! assert_eq!(layout.spots.len(), 1);
//! assert_eq!(layout.mirrored().mirrored(), layout);
//! ```

mod cost;
mod geometry;
mod place;
mod slots;

pub use geometry::{Canvas, Geometry, MARGIN};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::PersonId;

/// Most people of one ring that are shown at once when that ring is in focus.
pub const PAGE: usize = 17;

/// Most people on the map with all names.
pub const NAMED: usize = 15;

/// Most people on the map with a face for everyone.
pub const FACES: usize = 40;

/// One person who has a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The person's id.
    pub key: [u8; 16],
    /// 0 heel dichtbij, 1 dichtbij, 2 verder weg, 3 the outer band; higher counts as 3.
    pub ring: u8,
    /// Order of the domain (family, friends, school…) within a ring.
    pub domain: u8,
    /// Logical moment at which the person was added.
    pub joined: u64,
    /// Whether a line runs from the middle to this person.
    pub has_tie: bool,
}

/// What of the map is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The drawing surface.
    pub canvas: Canvas,
    /// The ring that takes the room, if one is chosen; higher than 3 counts as 3.
    pub focus: Option<u8>,
    /// Which page of 17 people of the ring in focus, from 0; beyond the last means the last.
    pub page: usize,
    /// Whether there is room for names; off with very large text.
    pub names: bool,
}

/// How much of each person is shown; it follows from the number of people only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 1 to 15 people: faces of 44 dp with names and all lines.
    Names,
    /// 16 to 40 people: faces of 32 dp without names, the lines of the tapped person only.
    Faces,
    /// 41 people or more: per ring the first faces of 28 dp and a bubble for the others.
    Bunches,
}

/// A line in canvas units, from the middle outwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Start, 4 dp off the middle (or off the inner rings in focus).
    pub from: (i64, i64),
    /// End, 5 dp off the face.
    pub to: (i64, i64),
}

/// The place of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The person's id.
    #[serde(rename = "person", serialize_with = "as_id", deserialize_with = "of_id")]
    pub key: [u8; 16],
    /// The ring, 0 to 3.
    pub ring: u8,
    /// Middle of the face from the left edge, in canvas units.
    pub x: i64,
    /// Middle of the face from the top edge, in canvas units.
    pub y: i64,
    /// Width of the face in dp, without its rim.
    pub size: i64,
    /// Whether the name is shown.
    pub named: bool,
    /// Whether the name stands above the face instead of below.
    pub name_above: bool,
    /// Whether this person is a dot, outside the ring in focus.
    pub dot: bool,
    /// The person's line, if there is one.
    pub line: Option<Segment>,
}

/// The round sign "+n" that opens a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bubble {
    /// The ring, 0 to 3.
    pub ring: u8,
    /// Middle from the left edge, in canvas units.
    pub x: i64,
    /// Middle from the top edge, in canvas units.
    pub y: i64,
    /// Width in dp.
    pub size: i64,
    /// How many people it stands for.
    pub count: usize,
}

/// Where the name of a ring stands: the middle of its sign, in canvas units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingLabel {
    /// The ring, 0 to 3.
    pub ring: u8,
    /// From the left edge.
    pub x: i64,
    /// From the top edge.
    pub y: i64,
}

/// A laid-out map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The drawing surface.
    pub canvas: Canvas,
    /// The ring in focus.
    pub focus: Option<u8>,
    /// How much is shown of each person on the whole map.
    pub mode: Mode,
    /// The outlines to draw.
    pub geometry: Geometry,
    /// The people shown, in reading order.
    pub spots: Vec<Spot>,
    /// The signs for the people not shown.
    pub bubbles: Vec<Bubble>,
    /// The signs with ring names.
    pub labels: Vec<RingLabel>,
    /// The page shown of the ring in focus.
    pub page: usize,
    /// Number of pages of the ring in focus; 1 without focus.
    pub pages: usize,
    /// People per ring, shown or not.
    pub counts: [usize; 4],
    /// How many pairs of people the search compared, as a measure of work that does not depend on the machine.
    #[serde(skip)]
    pub compared: u64,
}

/// Puts people in reading order: by ring, domain, moment of joining and key.
pub fn reading_order(people: &[Placed]) -> Vec<Placed> {
    let mut order: Vec<Placed> = people.iter().map(|p| Placed { ring: p.ring.min(3), ..*p }).collect();
    order.sort_by_key(|p| (p.ring, p.domain, p.joined, p.key, p.has_tie));
    order
}

/// Gives the mode for a number of people.
pub fn mode(people: usize) -> Mode {
    if people <= NAMED {
        Mode::Names
    } else if people <= FACES {
        Mode::Faces
    } else {
        Mode::Bunches
    }
}

/// Lays out the map; the answer is the same for every order of `people`.
pub fn lay_out(people: &[Placed], view: &View) -> Layout {
    let order = reading_order(people);
    let mut counts = [0usize; 4];
    for person in &order {
        if let Some(count) = counts.get_mut(usize::from(person.ring)) {
            *count += 1;
        }
    }
    let focus = view.focus.map(|ring| ring.min(3));
    let (page, pages) = match focus {
        None => (0, 1),
        Some(ring) => {
            let pages = counts.get(usize::from(ring)).copied().unwrap_or(0).div_ceil(PAGE).max(1);
            (view.page.min(pages - 1), pages)
        }
    };
    let mode = mode(order.len());
    let shown = place::Shown::choose(&order, focus, page, mode, counts);
    let outcome = place::search(&shown, view.canvas, focus, mode, view.names);
    let geometry = view.canvas.geometry(focus);
    let labels = (0..4u8)
        .rev()
        .filter(|ring| focus.is_none_or(|f| f == *ring))
        .map(|ring| {
            let (x, y) = place::label(view.canvas, &geometry, ring);
            RingLabel { ring, x: geometry.width / 2 + x, y: geometry.height / 2 + y }
        })
        .collect();
    Layout {
        canvas: view.canvas,
        focus,
        mode,
        geometry,
        spots: outcome.spots,
        bubbles: outcome.bubbles,
        labels,
        page,
        pages,
        counts,
        compared: outcome.compared,
    }
}

impl Layout {
    /// Mirrors left and right, for scripts that run from right to left; nothing else changes.
    #[must_use]
    pub fn mirrored(&self) -> Layout {
        let flip = |x: i64| self.geometry.width - x;
        let turn = |line: Segment| Segment { from: (flip(line.from.0), line.from.1), to: (flip(line.to.0), line.to.1) };
        Layout {
            spots: self.spots.iter().map(|s| Spot { x: flip(s.x), line: s.line.map(turn), ..*s }).collect(),
            bubbles: self.bubbles.iter().map(|b| Bubble { x: flip(b.x), ..*b }).collect(),
            labels: self.labels.iter().map(|l| RingLabel { x: flip(l.x), ..*l }).collect(),
            ..self.clone()
        }
    }
}

fn as_id<S: Serializer>(key: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
    PersonId(*key).serialize(serializer)
}

fn of_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
    PersonId::deserialize(deserializer).map(|id| id.0)
}
