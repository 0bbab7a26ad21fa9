//! The two canvases: sizes, ring outlines and where a ring name stands.

use serde::{Deserialize, Serialize};

/// Empty space round the canvas in dp, into which the rim of a face in the outermost ring may reach.
pub const MARGIN: i64 = 8;

/// The form of the drawing surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Canvas {
    /// For phones: 1000 × 1360 units on 404 dp.
    Tall,
    /// For tablets and paper: 1000 × 1000 units on 662 dp.
    Round,
}

/// One ring that takes the room of the whole map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Focus {
    pub(super) ring: u8,
}

/// Outlines of the rings around the middle of the canvas, in canvas units.
///
/// Each edge is the superellipse |x/a|ⁿ + |y/b|ⁿ = 1. To draw it without powers, take per quarter one cubic curve whose control
/// points lie at `control_thousandths` of the way from the axis to the corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Geometry {
    /// Width of the canvas.
    pub width: i64,
    /// Height of the canvas.
    pub height: i64,
    /// Radius of the circle in the middle.
    pub centre: i64,
    /// Half width and half height of each ring's edge.
    pub edge: [(i64, i64); 4],
    /// The exponent n of each ring, times ten.
    pub exponent_tenths: [i64; 4],
    /// Control length of the curve per quarter, in thousandths of the half axis.
    pub control_thousandths: [i64; 4],
}

impl Canvas {
    /// Width of the canvas in dp.
    pub fn width_dp(self) -> i64 {
        match self {
            Canvas::Tall => 404,
            Canvas::Round => 662,
        }
    }

    /// Half the width of a name and its height in dp. A wide canvas is drawn smaller than it is, beside a list, with larger letters.
    pub(super) fn name(self) -> (i64, i64) {
        match self {
            Canvas::Tall => (40, 21),
            Canvas::Round => (50, 27),
        }
    }

    /// Half the width of each ring's name sign in dp, and half its height with large letters.
    pub(super) fn signs(self) -> ([i64; 4], i64) {
        match self {
            Canvas::Tall => ([62, 46, 54, 92], 14),
            Canvas::Round => ([80, 60, 70, 118], 16),
        }
    }

    /// Turns dp into canvas units, rounded to the nearest.
    pub fn units(self, dp: i64) -> i64 {
        (2 * dp * 1000 + self.width_dp()).div_euclid(2 * self.width_dp())
    }

    /// Gives the outlines of the whole map, or of the map with one ring in focus (0 to 3; higher counts as 3).
    pub fn geometry(self, focus: Option<u8>) -> Geometry {
        let whole = match self {
            Canvas::Tall => Geometry {
                width: 1000,
                height: 1360,
                centre: 76,
                edge: [(276, 330), (374, 456), (440, 562), (494, 648)],
                exponent_tenths: [22, 24, 26, 28],
                control_thousandths: [613, 664, 709, 749],
            },
            Canvas::Round => Geometry {
                width: 1000,
                height: 1000,
                centre: 66,
                edge: [(236, 236), (330, 330), (414, 414), (490, 490)],
                exponent_tenths: [20; 4],
                control_thousandths: [552; 4],
            },
        };
        let Some(ring) = focus else { return whole };
        let focus = Focus { ring: ring.min(3) };
        let (a, b) = whole.edge[3];
        let edge = [0, 1, 2, 3].map(|k| (a * focus.cut(k) / 100_000, b * focus.cut(k) / 100_000));
        Geometry { centre: 76, edge, exponent_tenths: [26; 4], control_thousandths: [709; 4], ..whole }
    }
}

impl Focus {
    /// The share of the outermost edge at which a ring ends, in 1/100,000: inner rings shrink, outer ones become steps of 7 %.
    pub(super) fn cut(self, ring: u8) -> i64 {
        if ring >= self.ring {
            return 100_000 - 7_000 * (3 - i64::from(ring.min(3)));
        }
        match ring {
            0 => 22_000,
            1 => 30_000,
            _ => 38_000,
        }
    }

    /// Where the ring in focus begins and where its lane runs (0 inner, 1 single, 2 outer), in 1/100,000 of the outermost edge.
    pub(super) fn shares(self, lane: u8) -> (i64, i64) {
        let from = self.ring.checked_sub(1).map_or(14_000, |inner| self.cut(inner));
        let part = match lane {
            0 => 36,
            1 => 62,
            _ => 80,
        };
        (from, from + (self.cut(self.ring) - from) * part / 100)
    }
}
