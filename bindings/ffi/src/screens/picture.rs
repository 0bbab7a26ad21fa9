//! Where the map draws what.

use super::Point;
use crate::mirror::{mirror, mirror_choice};

mirror_choice! {
    /// How a tie is drawn.
    steunkring_domain::LineStyle => LineStyle {
        /// Three lines.
        Strong,
        /// Two lines.
        Moderate,
        /// One line.
        Normal,
        /// Thin and dashed.
        Weak,
        /// A wave.
        Stressful,
        /// A thick wave.
        StrongStressful,
        /// A zigzag with hatches.
        Conflictual,
        /// A line with an opening.
        Broken,
        /// Dots.
        Unknown,
    }
}

mirror_choice! {
    /// Which way support goes.
    steunkring_domain::Arrow => Arrow {
        /// To the ego.
        In,
        /// From the ego.
        Out,
        /// Both ways.
        Both,
        /// Neither way: everything was asked and answered with no.
        None,
        /// Not told.
        Unknown,
    }
}

mirror! {
    /// A laid-out map.
    steunkring_domain::layout::Layout => Layout {
        /// The drawing surface.
        canvas: Canvas,
        /// The ring in focus.
        focus: Option<u8>,
        /// How much is shown of each person on the whole map.
        mode: Mode,
        /// The outlines to draw.
        geometry: Geometry,
        /// The people shown, in reading order.
        spots: Vec<Spot>,
        /// The signs for the people not shown.
        bubbles: Vec<Bubble>,
        /// The signs with ring names.
        labels: Vec<RingLabel>,
        /// The page shown of the ring in focus.
        page: u64,
        /// Number of pages of the ring in focus; 1 without focus.
        pages: u64,
        /// People per ring, shown or not.
        counts: Vec<u64>,
    } without { compared }
}

mirror_choice! {
    /// The form of the drawing surface.
    steunkring_domain::layout::Canvas => Canvas {
        /// For phones: 1000 × 1360 units on 404 dp.
        Tall,
        /// For tablets and paper: 1000 × 1000 units on 662 dp.
        Round,
    }
}

mirror_choice! {
    /// How much of each person is shown; it follows from the number of people only.
    steunkring_domain::layout::Mode => Mode {
        /// 1 to 15 people: faces of 44 dp with names and all lines.
        Names,
        /// 16 to 40 people: faces of 32 dp without names, the lines of the tapped person only.
        Faces,
        /// 41 people or more: per ring the first faces of 28 dp and a bubble for the others.
        Bunches,
    }
}

mirror! {
    /// Outlines of the rings around the middle of the canvas, in canvas units.
    ///
    /// Each edge is the superellipse |x/a|ⁿ + |y/b|ⁿ = 1. To draw it without powers, take per quarter one cubic curve whose control
    /// points lie at `control_thousandths` of the way from the axis to the corner.
    steunkring_domain::layout::Geometry => Geometry {
        /// Width of the canvas.
        width: i64,
        /// Height of the canvas.
        height: i64,
        /// Radius of the circle in the middle.
        centre: i64,
        /// Half width and half height of each ring's edge.
        edge: Vec<Point>,
        /// The exponent n of each ring, times ten.
        exponent_tenths: Vec<i64>,
        /// Control length of the curve per quarter, in thousandths of the half axis.
        control_thousandths: Vec<i64>,
    }
}

mirror! {
    /// The place of one person.
    steunkring_domain::layout::Spot => Spot {
        /// The person's id.
        key: String,
        /// The ring, 0 to 3.
        ring: u8,
        /// Middle of the face from the left edge, in canvas units.
        x: i64,
        /// Middle of the face from the top edge, in canvas units.
        y: i64,
        /// Width of the face in dp, without its rim.
        size: i64,
        /// Whether the name is shown.
        named: bool,
        /// Whether the name stands above the face instead of below.
        name_above: bool,
        /// Whether this person is a dot, outside the ring in focus.
        dot: bool,
        /// The person's line, if there is one.
        line: Option<Segment>,
    }
}

mirror! {
    /// A line in canvas units, from the middle outwards.
    steunkring_domain::layout::Segment => Segment {
        /// Start, 4 dp off the middle (or off the inner rings in focus).
        from: Point,
        /// End, 5 dp off the face.
        to: Point,
    }
}

mirror! {
    /// The round sign "+n" that opens a ring.
    steunkring_domain::layout::Bubble => Bubble {
        /// The ring, 0 to 3.
        ring: u8,
        /// Middle from the left edge, in canvas units.
        x: i64,
        /// Middle from the top edge, in canvas units.
        y: i64,
        /// Width in dp.
        size: i64,
        /// How many people it stands for.
        count: u64,
    }
}

mirror! {
    /// Where the name of a ring stands: the middle of its sign, in canvas units.
    steunkring_domain::layout::RingLabel => RingLabel {
        /// The ring, 0 to 3.
        ring: u8,
        /// From the left edge.
        x: i64,
        /// From the top edge.
        y: i64,
    }
}
