//! The nine line styles and their arrows. Each differs in shape, so that they stay apart in greyscale.

use steunkring_domain::{Arrow, LineStyle};

use crate::theme::{Colour, Palette};
use crate::xml::{num, svg};

/// Lengths of a style in dp: parallel strokes, waves, zigzags, openings or dots.
enum Shape {
    Strokes { count: u8, pitch: f64, dash: Option<(f64, f64)> },
    Wave { amplitude: f64, period: f64 },
    Zigzag { amplitude: f64, period: f64, hatch: f64, hatch_width: f64 },
    Opening { gap: f64, bar: f64 },
    Dots { spacing: f64 },
}

/// A style as it is drawn.
struct Drawing {
    shape: Shape,
    width: f64,
    /// How much larger than normal the arrow head is.
    head: f64,
}

impl Drawing {
    /// How wide the whole of it is.
    fn across(&self) -> f64 {
        self.width
            + match self.shape {
                Shape::Strokes { count, pitch, .. } => f64::from(count - 1) * pitch,
                Shape::Wave { amplitude, .. } | Shape::Zigzag { amplitude, .. } => 2. * amplitude,
                Shape::Opening { .. } | Shape::Dots { .. } => 0.,
            }
    }
}

/// A point in dp.
pub(crate) type Point = (f64, f64);

/// What keeps a line apart from what it lies on.
#[derive(Clone, Copy)]
pub(crate) struct Halo {
    pub(crate) colour: Colour,
    /// Whether it lies along all of the line, and not round its arrow heads alone.
    pub(crate) bordered: bool,
}

/// How much wider than a line its halo is in dp.
const BORDER: f64 = 4.;

/// Draws a line from the middle (`from`) to a person (`to`), in dp, with a thin halo round the arrow heads.
pub(crate) fn draw(
    out: &mut String,
    style: LineStyle,
    arrow: Arrow,
    from: Point,
    to: Point,
    palette: &Palette,
    halo: Option<Halo>,
) {
    let drawing = drawing(style);
    let colour = match style {
        LineStyle::Unknown => palette.tie_unknown,
        LineStyle::Stressful | LineStyle::StrongStressful | LineStyle::Conflictual => palette.tie_tense,
        LineStyle::Strong | LineStyle::Moderate | LineStyle::Normal | LineStyle::Weak | LineStyle::Broken => {
            palette.tie
        }
    };
    let axis = Axis::new(from, to);
    if axis.length < 1. {
        return;
    }
    let head = (9. * drawing.head).min(0.22 * axis.length);
    let at_start = matches!(arrow, Arrow::In | Arrow::Both);
    let at_end = matches!(arrow, Arrow::Out | Arrow::Both);
    let start = if at_start { head - 1. } else { 0. };
    let end = axis.length - if at_end { head - 1. } else { 0. };
    if let Some(Halo { colour, .. }) = halo.filter(|halo| halo.bordered) {
        let width = drawing.across() + BORDER;
        svg!(out, r#"<g fill="none" stroke="{colour}" stroke-width="{}" stroke-linecap="round">"#, num(width));
        svg!(out, r#"<path d="M{}L{}"/></g>"#, axis.at(start, 0.), axis.at(end, 0.));
    }
    svg!(out, r#"<g fill="none" stroke="{colour}" stroke-width="{}" stroke-linejoin="round">"#, num(drawing.width));
    strokes(out, &drawing, &axis, start, end);
    out.push_str("</g>");
    for (there, tip, back) in [(at_start, 0., 1.), (at_end, axis.length, -1.)] {
        if there {
            let base = tip + back * head * 1.25;
            let (a, b, c) = (axis.at(tip, 0.), axis.at(base, head * 0.72), axis.at(base, -head * 0.72));
            svg!(out, r#"<path d="M{a}L{b}L{c}Z" fill="{colour}""#);
            if let Some(Halo { colour, .. }) = halo {
                svg!(out, r#" stroke="{colour}" stroke-width="1.2" stroke-linejoin="round""#);
            }
            out.push_str("/>");
        }
    }
}

/// The values of the look.
fn drawing(style: LineStyle) -> Drawing {
    let strokes = |count, pitch, dash| Shape::Strokes { count, pitch, dash };
    let (shape, width, head) = match style {
        LineStyle::Strong => (strokes(3, 4.4, None), 2.2, 1.3),
        LineStyle::Moderate => (strokes(2, 5., None), 2.2, 1.1),
        LineStyle::Normal => (strokes(1, 0., None), 2.6, 1.),
        LineStyle::Weak => (strokes(1, 0., Some((7., 6.))), 1.6, 1.),
        LineStyle::Stressful => (Shape::Wave { amplitude: 4., period: 15. }, 2.2, 1.),
        LineStyle::StrongStressful => (Shape::Wave { amplitude: 5., period: 19. }, 5., 1.3),
        LineStyle::Conflictual => (Shape::Zigzag { amplitude: 4.5, period: 12., hatch: 18., hatch_width: 2.4 }, 2., 1.),
        LineStyle::Broken => (Shape::Opening { gap: 18., bar: 12. }, 2.6, 1.),
        LineStyle::Unknown => (Shape::Dots { spacing: 9.5 }, 3.8, 1.),
    };
    Drawing { shape, width, head }
}

fn strokes(out: &mut String, drawing: &Drawing, axis: &Axis, start: f64, end: f64) {
    let length = end - start;
    match drawing.shape {
        Shape::Strokes { count, pitch, dash } => {
            for i in 0..count {
                let side = (f64::from(i) - f64::from(count - 1) / 2.) * pitch;
                svg!(out, r#"<path d="M{}L{}""#, axis.at(start, side), axis.at(end, side));
                if let Some((on, off)) = dash {
                    svg!(out, r#" stroke-dasharray="{} {}""#, num(on), num(off));
                }
                out.push_str("/>");
            }
        }
        Shape::Wave { amplitude, period } => {
            let count = periods(length, period);
            let (step, high) = (length / f64::from(count), amplitude * 1.35);
            svg!(out, r#"<path stroke-linecap="round" d="M{}"#, axis.at(start, 0.));
            for i in 0..count {
                let from = start + f64::from(i) * step;
                let at = |share: f64, side: f64| axis.at(from + share * step, side);
                svg!(out, "C{} {} {}", at(0.18, high), at(0.32, high), at(0.5, 0.));
                svg!(out, "S{} {}", at(0.82, -high), at(1., 0.));
            }
            out.push_str(r#""/>"#);
        }
        Shape::Zigzag { amplitude, period, hatch, hatch_width } => {
            let count = periods(length, period);
            let step = length / f64::from(count);
            svg!(out, r#"<path d="M{}"#, axis.at(start, 0.));
            for i in 0..count {
                let from = start + f64::from(i) * step;
                svg!(out, "L{}L{}", axis.at(from + 0.25 * step, amplitude), axis.at(from + 0.75 * step, -amplitude));
            }
            svg!(
                out,
                r#"L{}"/><path stroke-linecap="round" stroke-width="{}" d=""#,
                axis.at(end, 0.),
                num(hatch_width)
            );
            for i in (1..count).step_by(2) {
                let along = start + f64::from(i) * step;
                svg!(out, "M{}L{}", axis.at(along, hatch / 2.), axis.at(along, -hatch / 2.));
            }
            out.push_str(r#""/>"#);
        }
        Shape::Opening { gap, bar } => {
            let middle = start + length / 2.;
            let half = (gap / 2.).min(length / 4.);
            svg!(out, r#"<path d="M{}L{}"#, axis.at(start, 0.), axis.at(middle - half, 0.));
            svg!(out, "M{}L{}", axis.at(middle + half, 0.), axis.at(end, 0.));
            for edge in [middle - half, middle + half] {
                svg!(out, "M{}L{}", axis.at(edge, bar / 2.), axis.at(edge, -bar / 2.));
            }
            out.push_str(r#""/>"#);
        }
        Shape::Dots { spacing } => {
            let (a, b) = (axis.at(start + 2., 0.), axis.at(end, 0.));
            svg!(out, r#"<path stroke-linecap="round" stroke-dasharray="0 {}" d="M{a}L{b}"/>"#, num(spacing));
        }
    }
}

/// Whole periods on a length, at least two.
fn periods(length: f64, period: f64) -> u32 {
    (length / period).round().clamp(2., 1000.) as u32
}

/// A direction with a side to it.
struct Axis {
    from: Point,
    along: Point,
    length: f64,
}

impl Axis {
    fn new(from: Point, to: Point) -> Axis {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        // Root and division are exact on every platform; `hypot` is not.
        let length = (dx * dx + dy * dy).sqrt();
        let along = if length > 0. { (dx / length, dy / length) } else { (1., 0.) };
        Axis { from, along, length }
    }

    fn at(&self, distance: f64, side: f64) -> String {
        let (ux, uy) = self.along;
        let x = self.from.0 + ux * distance - uy * side;
        let y = self.from.1 + uy * distance + ux * side;
        format!("{} {}", num(x), num(y))
    }
}
