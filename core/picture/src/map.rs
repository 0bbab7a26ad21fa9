//! The ring map as one SVG.

use std::collections::BTreeMap;

use steunkring_domain::face::Background;
use steunkring_domain::layout::{Bubble, Layout, Mode, Spot};
use steunkring_domain::{Arrow, Face, LineStyle};

use crate::face::Figure;
use crate::theme::{Colour, Palette, Theme};
use crate::xml::{cut, drawn, escape, num, scale, svg};
use crate::{Direction, clips, fit, line, open};

/// Empty space round the canvas in dp.
const MARGIN: f64 = 8.;

/// Most characters of a title, a description or what is said of one person.
const SPOKEN: usize = 400;

/// Room for each ring's name in dp.
const RING_NAME_ROOM: [f64; 4] = [120., 92., 108., 172.];

/// Everything a picture of the map shows, in plain values and finished words.
#[derive(Clone, Debug)]
pub struct MapPicture {
    /// What the picture is, for a screen reader.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Where everybody stands; mirrored already when the script runs from right to left.
    pub layout: Layout,
    /// Who they are, by key; who is missing here is drawn as somebody unknown.
    pub people: BTreeMap<[u8; 16], PersonPicture>,
    /// The person whose name and line are shown in the modes without all names and lines.
    pub chosen: Option<[u8; 16]>,
    /// Names of the rings, from the middle outwards; a ring without one has no sign.
    pub ring_names: [String; 4],
    /// The middle.
    pub centre: CentrePicture,
    /// The colours.
    pub theme: Theme,
    /// The direction of the script.
    pub direction: Direction,
}

/// One person in the picture.
#[derive(Clone, Debug)]
pub struct PersonPicture {
    /// The name as shown.
    pub name: String,
    /// What is said of this node: name, ring, line and direction.
    pub spoken: String,
    /// The face.
    pub figure: Figure,
    /// The line to the middle.
    pub line: LineStyle,
    /// Its arrow.
    pub arrow: Arrow,
    /// Whether the line is faded: there is no contact for now.
    pub faded: bool,
    /// Whether the place is only assumed: the rim is dashed and has a question mark.
    pub assumed: bool,
}

/// The middle: the family or one person.
#[derive(Clone, Debug)]
pub struct CentrePicture {
    /// The word in it, such as "wij".
    pub label: String,
    /// What is said of it.
    pub spoken: String,
    /// Up to three faces; the first stands in front.
    pub faces: Vec<Face>,
}

impl MapPicture {
    /// Draws the map as a complete SVG document, 404 × 549 dp (tall) or 662 × 662 dp (round) with a margin of 8 dp.
    pub fn svg(&self) -> String {
        let pen = Pen::new(self);
        let mut out = String::with_capacity(64 * 1024);
        let (w, h) = (pen.dp(self.layout.geometry.width), pen.dp(self.layout.geometry.height));
        let view = [-MARGIN, -MARGIN, w + 2. * MARGIN, h + 2. * MARGIN];
        open(&mut out, view, &cut(&self.title, SPOKEN), &cut(&self.description, SPOKEN), self.direction);
        clips(&mut out);
        let [x, y, wide, high] = view.map(num);
        svg!(&mut out, r#"<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{}"/>"#, pen.palette.paper);
        out.push_str(r#"<g aria-hidden="true">"#);
        pen.rings(&mut out);
        pen.lines(&mut out);
        out.push_str("</g>");
        pen.centre(&mut out);
        pen.labels(&mut out);
        out.push_str(r#"<g role="list">"#);
        for spot in &self.layout.spots {
            pen.person(&mut out, spot);
        }
        for bubble in &self.layout.bubbles {
            pen.bubble(&mut out, bubble);
        }
        // Above every face, so that no neighbour covers a name; each was said with its face.
        out.push_str(r#"</g><g aria-hidden="true">"#);
        for spot in &self.layout.spots {
            pen.name_of(&mut out, spot);
        }
        out.push_str("</g></svg>\n");
        out
    }
}

/// What is needed to draw each part.
struct Pen<'a> {
    map: &'a MapPicture,
    palette: Palette,
    unit: f64,
}

impl<'a> Pen<'a> {
    fn new(map: &'a MapPicture) -> Pen<'a> {
        Pen { map, palette: map.theme.palette(), unit: map.layout.canvas.width_dp() as f64 / 1000. }
    }

    fn dp(&self, units: i64) -> f64 {
        units as f64 * self.unit
    }

    fn middle(&self) -> (f64, f64) {
        let geometry = &self.map.layout.geometry;
        (self.dp(geometry.width) / 2., self.dp(geometry.height) / 2.)
    }

    /// The bands, outermost first; the outer band has a dashed edge.
    fn rings(&self, out: &mut String) {
        let geometry = &self.map.layout.geometry;
        let (cx, cy) = self.middle();
        let rings = (0u8..).zip(geometry.edge).zip(geometry.control_thousandths).collect::<Vec<_>>();
        for ((ring, (a, b)), control) in rings.into_iter().rev() {
            let (a, b) = (self.dp(a), self.dp(b));
            let (ka, kb) = (a * control as f64 / 1000., b * control as f64 / 1000.);
            let at = |x: f64, y: f64| format!("{} {}", num(cx + x), num(cy + y));
            svg!(out, r#"<path d="M{}"#, at(0., -b));
            for [one, two, end] in [
                [(ka, -b), (a, -kb), (a, 0.)],
                [(a, kb), (ka, b), (0., b)],
                [(-ka, b), (-a, kb), (-a, 0.)],
                [(-a, -kb), (-ka, -b), (0., -b)],
            ] {
                svg!(out, "C{} {} {}", at(one.0, one.1), at(two.0, two.1), at(end.0, end.1));
            }
            let (fill, edge) = (self.palette.ring(ring), self.palette.ring_edge);
            svg!(out, r#"Z" fill="{fill}" stroke="{edge}" stroke-width="1.25""#);
            out.push_str(if ring == 3 { r#" stroke-dasharray="5 4"/>"# } else { "/>" });
        }
    }

    fn lines(&self, out: &mut String) {
        let all = self.map.layout.focus.is_some() || self.map.layout.mode == Mode::Names;
        for spot in &self.map.layout.spots {
            let (Some(line), Some(person)) = (spot.line, self.map.people.get(&spot.key)) else { continue };
            if all || self.map.chosen == Some(spot.key) {
                let at = |(x, y): (i64, i64)| (self.dp(x), self.dp(y));
                let halo = Some(self.palette.ring(spot.ring));
                out.push_str(if person.faded { r#"<g opacity="0.4">"# } else { "" });
                line::draw(out, person.line, person.arrow, at(line.from), at(line.to), &self.palette, halo);
                out.push_str(if person.faded { "</g>" } else { "" });
            }
        }
    }

    fn centre(&self, out: &mut String) {
        let centre = &self.map.centre;
        let (cx, cy) = self.middle();
        let r = self.dp(self.map.layout.geometry.centre);
        let label = fit::line(&centre.label, 13., 1.5 * r);
        let spoken = escape(&cut(&centre.spoken, SPOKEN));
        svg!(out, r#"<g role="img" aria-label="{spoken}"><circle cx="{}" cy="{}" r="{}""#, num(cx), num(cy), num(r));
        svg!(out, r#" fill="{}" stroke="{}" stroke-width="2"/>"#, self.palette.ring_centre, self.palette.ink);
        // Shares of the radius: sideways, down, and the width of a face over 100.
        let places: &[(f64, f64, f64)] = match (centre.faces.len(), label.is_empty()) {
            (0, _) => &[],
            (1, true) => &[(0., 0., 0.012)],
            (1, false) => &[(0., -0.2, 0.0098)],
            (2, _) => &[(-0.38, -0.16, 0.0082), (0.38, -0.16, 0.0082)],
            _ => &[(0., -0.36, 0.0082), (-0.44, 0.06, 0.0074), (0.44, 0.06, 0.0074)],
        };
        for (face, (x, y, size)) in centre.faces.iter().zip(places).rev() {
            let (x, y) = (num(cx + x * r), num(cy + y * r));
            svg!(out, r#"<g transform="translate({x} {y}) scale({})">"#, scale(size * r));
            svg!(out, r#"<circle r="54" fill="{}"/>"#, self.palette.card);
            self.clipped(out, &Figure::Person(*face));
            out.push_str("</g>");
        }
        if !label.is_empty() {
            let (size, down) = if centre.faces.is_empty() { (16, 5.5) } else { (13, 0.78 * r) };
            let ink = self.palette.ink;
            svg!(out, r#"<text x="{}" y="{}" font-size="{size}" font-weight="700""#, num(cx), num(cy + down));
            svg!(out, r#" text-anchor="middle" fill="{ink}">{}</text>"#, drawn(&label, self.map.direction));
        }
        out.push_str("</g>");
    }

    fn labels(&self, out: &mut String) {
        out.push_str(r#"<g aria-hidden="true" font-size="14" text-anchor="middle">"#);
        for label in &self.map.layout.labels {
            let at = usize::from(label.ring);
            let text = self.map.ring_names.get(at).map_or("", String::as_str);
            if text.is_empty() {
                continue;
            }
            let room = RING_NAME_ROOM.get(at).copied().unwrap_or(0.);
            let text = fit::line(text, 14., room);
            let (x, y) = (self.dp(label.x), self.dp(label.y));
            let wide = fit::width(&text, 14.) + 24.;
            let (fill, edge) = (self.palette.ring(label.ring), self.palette.ring_edge);
            svg!(out, r#"<rect x="{}" y="{}" width="{}" height="24""#, num(x - wide / 2.), num(y - 12.), num(wide));
            svg!(out, r#" rx="12" fill="{fill}" stroke="{edge}" stroke-width="1.25"/>"#);
            svg!(out, r#"<text x="{}" y="{}" fill="{}">"#, num(x), num(y + 4.9), self.palette.ink);
            svg!(out, "{}</text>", drawn(&text, self.map.direction));
        }
        out.push_str("</g>");
    }

    fn person(&self, out: &mut String, spot: &Spot) {
        let person = self.map.people.get(&spot.key);
        let (x, y) = (self.dp(spot.x), self.dp(spot.y));
        let unknown = Figure::Unknown(Background::Sand);
        let figure = person.map_or(&unknown, |person| &person.figure);
        let spoken = person.map_or("", |person| person.spoken.as_str());
        svg!(out, r#"<g role="listitem" aria-label="{}">"#, escape(&cut(spoken, SPOKEN)));
        let assumed = person.is_some_and(|person| person.assumed) && !spot.dot;
        self.framed(out, figure, (x, y), spot.size as f64, if spot.dot { 1. } else { 2.5 }, assumed);
        out.push_str("</g>");
    }

    /// The name of a person who has room for it, or is chosen.
    fn name_of(&self, out: &mut String, spot: &Spot) {
        let chosen = self.map.chosen == Some(spot.key) && !spot.dot;
        let Some(person) = self.map.people.get(&spot.key).filter(|_| spot.named || chosen) else { return };
        let (x, y) = (self.dp(spot.x), self.dp(spot.y));
        // A name that only a chosen face has stands on the outer side too, off the line.
        let above = if spot.named { spot.name_above } else { y < self.middle().1 };
        self.name(out, &Spot { name_above: above, ..*spot }, &person.name, x, y);
    }

    /// A face in its rim.
    fn framed(&self, out: &mut String, figure: &Figure, (x, y): (f64, f64), size: f64, rim: f64, assumed: bool) {
        let r = size / 2. + rim;
        let (card, edge) = (self.palette.card, self.palette.ring_edge);
        if figure.is_group() {
            let [left, top, side, round] = [x - r, y - r, 2. * r, 0.3 * 2. * r].map(num);
            svg!(out, r#"<rect x="{left}" y="{top}" width="{side}" height="{side}" rx="{round}""#);
        } else {
            svg!(out, r#"<circle cx="{}" cy="{}" r="{}""#, num(x), num(y), num(r));
        }
        let dash = if assumed { r#" stroke-dasharray="3 3""# } else { "" };
        svg!(out, r#" fill="{card}" stroke="{edge}" stroke-width="1.25"{dash}/>"#);
        svg!(out, r#"<g transform="translate({} {}) scale({})">"#, num(x), num(y), scale(size / 100.));
        self.clipped(out, figure);
        out.push_str("</g>");
        if assumed {
            self.question(out, (x, y), r);
        }
    }

    /// The small sign that something was not asked, on the edge of a face at the side where lines end.
    fn question(&self, out: &mut String, (x, y): (f64, f64), r: f64) {
        let side = if self.map.direction == Direction::RightToLeft { -1. } else { 1. };
        let (x, y) = (x + side * 0.72 * r, y - 0.72 * r);
        svg!(out, r#"<circle cx="{}" cy="{}" r="8" fill="{}""#, num(x), num(y), self.palette.sun_soft);
        svg!(out, r#" stroke="{}" stroke-width="1.25"/>"#, self.palette.ring_edge);
        svg!(out, r#"<text x="{}" y="{}" font-size="12" font-weight="700""#, num(x), num(y + 4.3));
        svg!(out, r#" text-anchor="middle" fill="{}">?</text>"#, self.palette.on_sun_soft);
    }

    fn clipped(&self, out: &mut String, figure: &Figure) {
        let clip = if figure.is_group() { "group" } else { "face" };
        svg!(out, r##"<g transform="translate(-50 -50)" clip-path="url(#{clip})">"##);
        figure.draw(out, self.map.theme);
        out.push_str("</g>");
    }

    /// The name on the outer side of the face, with a halo in the colour of the ring.
    fn name(&self, out: &mut String, spot: &Spot, name: &str, x: f64, y: f64) {
        let fitted = fit::name(name, 16., 88.);
        let lead = fitted.size + 2.;
        let more = fitted.lines.len().saturating_sub(1) as f64;
        let edge = spot.size as f64 / 2. + 3.;
        let mut base = if spot.name_above { y - edge - 4. - more * lead } else { y + edge + fitted.size * 0.9 };
        let bottom = self.dp(self.map.layout.geometry.height) - 1.;
        base = base.min(bottom + MARGIN - more * lead);
        // The widest name is 88 dp; the margin keeps what a narrow canvas would cut off.
        let width = fitted.lines.iter().map(|l| fit::width(l, fitted.size)).fold(0., f64::max) / 2.;
        let canvas = self.dp(self.map.layout.geometry.width);
        let x = x.max(width - MARGIN + 2.).min(canvas + MARGIN - 2. - width);
        let (ink, mut halo): (Colour, Colour) = (self.palette.ink, self.palette.ring(spot.ring));
        if !spot.named {
            // Where names have no room it lies over other faces: on a plate it belongs to none of them.
            let (left, top) = (x - width - 6., base - fitted.size - 1.);
            let (wide, high) = (2. * width + 12., fitted.size + more * lead + 7.);
            svg!(out, r#"<rect x="{}" y="{}" width="{}" height="{}""#, num(left), num(top), num(wide), num(high));
            svg!(
                out,
                r#" rx="8" fill="{}" stroke="{}" stroke-width="1.25"/>"#,
                self.palette.card,
                self.palette.ring_edge
            );
            halo = self.palette.card;
        }
        for text in &fitted.lines {
            svg!(out, r#"<text x="{}" y="{}" font-size="{}" font-weight="700""#, num(x), num(base), num(fitted.size));
            svg!(out, r#" text-anchor="middle" fill="{ink}" stroke="{halo}" stroke-width="5""#);
            svg!(out, r#" stroke-linejoin="round" paint-order="stroke">{}</text>"#, drawn(text, self.map.direction));
            base += lead;
        }
    }

    fn bubble(&self, out: &mut String, bubble: &Bubble) {
        let ring = self.map.ring_names.get(usize::from(bubble.ring)).map_or("", String::as_str);
        let (x, y) = (self.dp(bubble.x), self.dp(bubble.y));
        let r = bubble.size as f64 / 2. + 2.5;
        let spoken = escape(&cut(ring, SPOKEN));
        svg!(out, r#"<g role="listitem" aria-label="{spoken}: +{}">"#, bubble.count);
        svg!(out, r#"<circle cx="{}" cy="{}" r="{}" fill="{}""#, num(x), num(y), num(r), self.palette.sun_soft);
        svg!(out, r#" stroke="{}" stroke-width="1.25"/>"#, self.palette.ring_edge);
        let size = if bubble.count > 99 { 12 } else { 14 };
        svg!(out, r#"<text x="{}" y="{}" font-size="{size}" font-weight="700""#, num(x), num(y + 4.9));
        svg!(
            out,
            r#" text-anchor="middle" direction="ltr" fill="{}">+{}</text></g>"#,
            self.palette.on_sun_soft,
            bubble.count
        );
    }
}
