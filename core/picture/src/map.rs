//! The ring map as one SVG.

use std::collections::BTreeMap;

use steunkring_domain::face::Background;
use steunkring_domain::layout::{self, Bubble, Canvas, Layout, Mode, RingLabel, Spot};
use steunkring_domain::{Arrow, Face, LineStyle};

use crate::face::Figure;
use crate::plates::{Area, Ground, Name, Round, Seeker, stand};
use crate::theme::{Colour, Palette, Theme};
use crate::xml::{cut, drawn, escape, num, scale, svg};
use crate::{Direction, clips, fit, line, open};

/// Empty space round the canvas in dp.
const MARGIN: f64 = layout::MARGIN as f64;

/// Most characters of a title, a description or what is said of one person.
const SPOKEN: usize = 400;

/// How far up in the middle faces may reach, as a share of its radius, and how high a capital is as a share of its letters.
const CENTRE_TOP: f64 = -0.88;
const ASCENT: f64 = 0.75;

/// The height of the letters of a ring's name in dp where the picture is drawn as large as it is.
const RING_NAME: f64 = 14.;

/// Room for each ring's name in dp.
const RING_NAME_ROOM: [f64; 4] = [120., 92., 108., 184.];

/// How many times that room large letters may take where nobody stands, and by how many dp they become smaller until they have room.
const RING_NAME_MORE: f64 = 1.3;
const RING_NAME_STEP: f64 = 0.5;

/// The usual height of the letters of a name in dp, the least where the picture is drawn as large as it is, and its room at the usual height.
const NAME: (f64, f64, f64) = (16., 14., 88.);

/// How high letters can become in dp: those of a ring's name before two signs touch, the same where somebody stands beside them, and those of
/// names before they hide the lines.
const HIGHEST: [(Canvas, f64, f64, f64); 2] = [(Canvas::Tall, 24., 18.5, 21.), (Canvas::Round, 30., 24., 28.)];

/// How far a sign that grows stays from the faces beside it in dp, so that the rim of who is chosen is seen.
const SIGN_GAP: f64 = 5.;

/// How much higher a sign is than its letters in dp, and how high at most before two of them touch.
const SIGN_RIM: f64 = 10.;
const SIGN_HEIGHT: [(Canvas, f64); 2] = [(Canvas::Tall, 32.), (Canvas::Round, 39.)];

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
    /// How many times as large as usual letters have to be, in hundredths: more where the picture is drawn smaller than it is, or where all
    /// letters are large. They grow as far as they have room.
    pub letters: u16,
    /// Whether it lies on paper of its own; otherwise on what is behind it.
    pub paper: bool,
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
        if self.paper {
            let [x, y, wide, high] = view.map(num);
            svg!(&mut out, r#"<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{}"/>"#, pen.palette.paper);
        }
        let signs = pen.signs();
        let names = pen.names(&signs);
        out.push_str(r#"<g aria-hidden="true">"#);
        pen.rings(&mut out);
        pen.lines(&mut out);
        // Over every line and under every face: a name is read through by nothing and hides nobody.
        for name in names.iter().filter(|name| !name.alone) {
            pen.plate(&mut out, name);
        }
        out.push_str("</g>");
        pen.centre(&mut out);
        pen.labels(&mut out, &signs);
        out.push_str(r#"<g role="list">"#);
        for spot in &self.layout.spots {
            pen.person(&mut out, spot);
        }
        for bubble in &self.layout.bubbles {
            pen.bubble(&mut out, bubble);
        }
        // Above every face, so that no neighbour covers a name; each was said with its face.
        out.push_str(r#"</g><g aria-hidden="true">"#);
        pen.over(&mut out);
        for name in &names {
            pen.name(&mut out, name);
        }
        out.push_str("</g></svg>\n");
        out
    }
}

/// A sign with a ring's name: what it lies on, its ring, and its text with the height of the letters.
type Sign = (Area, u8, String, f64);

/// Of values for each canvas the one for that.
fn of_canvas<T>(values: &[T], canvas: Canvas, whose: fn(&T) -> Canvas) -> Option<&T> {
    values.iter().find(|value| whose(value) == canvas)
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

    /// The lines that are drawn, with those whose they are.
    fn lined(&self) -> impl Iterator<Item = (&Spot, &PersonPicture, [line::Point; 2])> {
        let all = self.map.layout.focus.is_some() || self.map.layout.mode == Mode::Names;
        self.map.layout.spots.iter().filter_map(move |spot| {
            let (line, person) = (spot.line?, self.map.people.get(&spot.key)?);
            let at = |(x, y): (i64, i64)| (self.dp(x), self.dp(y));
            (all || self.map.chosen == Some(spot.key)).then(|| (spot, person, [at(line.from), at(line.to)]))
        })
    }

    fn lines(&self, out: &mut String) {
        for (spot, person, line) in self.lined() {
            self.line(out, spot, person, line, false);
        }
    }

    fn line(
        &self,
        out: &mut String,
        spot: &Spot,
        person: &PersonPicture,
        [from, to]: [line::Point; 2],
        bordered: bool,
    ) {
        let halo = self.palette.ring(spot.ring);
        out.push_str(if person.faded { r#"<g opacity="0.4">"# } else { "" });
        line::draw(
            out,
            person.line,
            person.arrow,
            from,
            to,
            &self.palette,
            Some(line::Halo { colour: halo, bordered }),
        );
        out.push_str(if person.faded { "</g>" } else { "" });
    }

    /// The line of who is chosen once more on the faces of others that it runs under, so that it can be followed.
    fn over(&self, out: &mut String) {
        let Some((spot, person, line)) = self.lined().find(|(spot, ..)| self.map.chosen == Some(spot.key)) else {
            return;
        };
        let own = self.round(spot);
        let crossed = |round: &Round| (round.x, round.y) != (own.x, own.y) && round.meets(line);
        let rounds: Vec<Round> = self.people().filter(crossed).collect();
        if rounds.is_empty() {
            return;
        }
        out.push_str(r#"<defs><clipPath id="over"><path d=""#);
        for Round { x, y, radius } in rounds {
            let ([left, right, across], y) = ([x - radius, x + radius, radius].map(num), num(y));
            svg!(out, "M{left} {y}A{across} {across} 0 1 0 {right} {y}A{across} {across} 0 1 0 {left} {y}Z");
        }
        out.push_str(r##""/></clipPath></defs><g clip-path="url(#over)">"##);
        self.line(out, spot, person, line, true);
        out.push_str("</g>");
    }

    fn centre(&self, out: &mut String) {
        let centre = &self.map.centre;
        let (cx, cy) = self.middle();
        let r = self.dp(self.map.layout.geometry.centre);
        let usual = if centre.faces.is_empty() { 16. } else { 13. };
        let room = if centre.faces.is_empty() { 1.5 } else { 1.2 } * r;
        let size = (room / fit::width(&centre.label, 1.).max(1.)).min(self.grown(usual)).max(usual);
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
        // The label stands as low as it is not too wide for, and the faces above its letters.
        let half = fit::width(&label, size) / 2.;
        let base = if centre.faces.is_empty() {
            0.34 * size
        } else {
            (0.78 * r).min((r * r - half * half).max(0.).sqrt() - 0.08 * size)
        };
        let (top, low) = places
            .iter()
            .fold((0f64, 0f64), |(top, low), (_, y, size)| (top.min(y - 50. * size), low.max(y + 50. * size)));
        let free = if label.is_empty() { low } else { low.min((base - ASCENT * size - 1.) / r) };
        let begin = (top - (low - free)).max(top.min(CENTRE_TOP));
        let share = if low > top { (free - begin) / (low - top) } else { 1. };
        for (face, (x, y, size)) in centre.faces.iter().zip(places).rev() {
            let (x, y) = (num(cx + x * share * r), num(cy + (begin + (y - top) * share) * r));
            svg!(out, r#"<g transform="translate({x} {y}) scale({})">"#, scale(size * share * r));
            svg!(out, r#"<circle r="54" fill="{}"/>"#, self.palette.card);
            self.clipped(out, &Figure::Person(*face));
            out.push_str("</g>");
        }
        if !label.is_empty() {
            let size = num(size);
            let ink = self.palette.ink;
            svg!(out, r#"<text x="{}" y="{}" font-size="{size}" font-weight="700""#, num(cx), num(cy + base));
            svg!(out, r#" text-anchor="middle" fill="{ink}">{}</text>"#, drawn(&label, self.map.direction));
        }
        out.push_str("</g>");
    }

    /// The signs with ring names.
    fn signs(&self) -> Vec<Sign> {
        let mut signs = Vec::new();
        let rounds: Vec<Round> = self.people().collect();
        for label in &self.map.layout.labels {
            let at = usize::from(label.ring);
            let text = self.map.ring_names.get(at).map_or("", String::as_str);
            if text.is_empty() {
                continue;
            }
            // As much more room as there is more on a wider canvas.
            let room = RING_NAME_ROOM.get(at).copied().unwrap_or(0.) * (self.unit / 0.404).min(1.4);
            let (wide, (highest, beside, _)) = (fit::width(text, 1.).max(1.), self.highest());
            let most = self.grown(RING_NAME).max(RING_NAME);
            // So much was kept free when everybody got a place; more of it where nobody came to stand.
            let sure = (room / wide).min(most).min(beside).max(RING_NAME);
            let free = |size: f64| {
                let area = self.sign(label, wide * size, size);
                let within = area.left >= 0. && area.right <= self.dp(self.map.layout.geometry.width);
                within && !rounds.iter().any(|round| area.meets(round, SIGN_GAP))
            };
            let mut size = (RING_NAME_MORE * room / wide).min(most).min(highest);
            while size > sure && !free(size) {
                size -= RING_NAME_STEP;
            }
            let text = if size > sure { fit::line(text, size, f64::INFINITY) } else { fit::line(text, sure, room) };
            let size = size.max(sure);
            signs.push((self.sign(label, fit::width(&text, size), size), label.ring, text, size));
        }
        signs
    }

    /// What a ring's name of that width lies on.
    fn sign(&self, label: &RingLabel, width: f64, size: f64) -> Area {
        let most = of_canvas(&SIGN_HEIGHT, self.map.layout.canvas, |(canvas, _)| *canvas)
            .map_or(f64::INFINITY, |(_, most)| *most);
        let (x, y) = (self.dp(label.x), self.dp(label.y));
        let (wide, high) = (width + 24., (size + SIGN_RIM).min(most));
        Area { left: x - wide / 2., top: y - high / 2., right: x + wide / 2., bottom: y + high / 2. }
    }

    fn labels(&self, out: &mut String, signs: &[Sign]) {
        out.push_str(r#"<g aria-hidden="true" text-anchor="middle">"#);
        for &(area, ring, ref text, size) in signs {
            let (x, y) = ((area.left + area.right) / 2., (area.top + area.bottom) / 2.);
            let (wide, high) = (area.right - area.left, area.bottom - area.top);
            let (fill, edge) = (self.palette.ring(ring), self.palette.ring_edge);
            let [left, top, wide, round] = [area.left, area.top, wide, high / 2.].map(num);
            svg!(out, r#"<rect x="{left}" y="{top}" width="{wide}" height="{}""#, num(high));
            svg!(out, r#" rx="{round}" fill="{fill}" stroke="{edge}" stroke-width="1.25"/>"#);
            svg!(out, r#"<text x="{}" y="{}" font-size="{}""#, num(x), num(y + size * 0.35), num(size));
            svg!(out, r#" fill="{}">"#, self.palette.ink);
            svg!(out, "{}</text>", drawn(text, self.map.direction));
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

    /// Letters that are so high in dp where the picture is drawn as large as it is, as high as they have to be here.
    fn grown(&self, size: f64) -> f64 {
        size * f64::from(self.map.letters.max(100)) / 100.
    }

    /// As high as letters can become: those of a ring's name, the same beside somebody, and those of names.
    fn highest(&self) -> (f64, f64, f64) {
        of_canvas(&HIGHEST, self.map.layout.canvas, |(canvas, ..)| *canvas)
            .map_or((RING_NAME, RING_NAME, NAME.0), |(_, rings, beside, names)| (*rings, *beside, *names))
    }

    /// Everybody who has a place, and the signs for those who have none.
    fn people(&self) -> impl Iterator<Item = Round> {
        let bubbles = self.map.layout.bubbles.iter();
        let signs =
            bubbles.map(|one| Round { x: self.dp(one.x), y: self.dp(one.y), radius: one.size as f64 / 2. + 2.5 });
        self.map.layout.spots.iter().map(|spot| self.round(spot)).chain(signs)
    }

    /// The names of those who have room for them or are chosen, each beside its face where it hides nobody.
    fn names(&self, signs: &[Sign]) -> Vec<Name> {
        let seekers: Vec<Seeker> = self.map.layout.spots.iter().filter_map(|spot| self.seeker(spot)).collect();
        let geometry = &self.map.layout.geometry;
        let (x, y) = self.middle();
        let middle = Round { x, y, radius: self.dp(geometry.centre) + 1. };
        let ground = Ground {
            sheet: Area {
                left: -MARGIN,
                top: 2. - MARGIN,
                right: self.dp(geometry.width) + MARGIN,
                bottom: self.dp(geometry.height) + MARGIN,
            },
            rounds: self.people().chain([middle]).collect(),
            signs: signs.iter().map(|(area, ..)| *area).collect(),
            lines: self.lined().map(|(.., line)| line).collect(),
        };
        stand(&seekers, &ground)
    }

    fn round(&self, spot: &Spot) -> Round {
        let rim = if spot.dot { 1. } else { 2.5 };
        Round { x: self.dp(spot.x), y: self.dp(spot.y), radius: spot.size as f64 / 2. + rim }
    }

    fn seeker(&self, spot: &Spot) -> Option<Seeker> {
        let chosen = self.map.chosen == Some(spot.key) && !spot.dot;
        let person = self.map.people.get(&spot.key).filter(|_| spot.named || chosen)?;
        let (usual, least, room) = NAME;
        let least = self.grown(least).min(self.highest().2);
        let size = usual.max(least);
        let room = room * size / usual;
        let mut fits = vec![fit::name(&person.name, size, least, room)];
        if !spot.named {
            // A plate that is high and narrow, or low and wide, may find room where the other does not.
            let count = fits.first().map_or(0, |first| first.lines.len());
            let whole = fit::name(&person.name, least, least, 1.8 * room);
            let others = fit::halves(&person.name, least, room).into_iter().chain([whole]);
            fits.extend(others.filter(|other| other.lines.len() != count));
        }
        let at = |(x, y): (i64, i64)| (self.dp(x), self.dp(y));
        Some(Seeker {
            fits,
            face: self.round(spot),
            ring: spot.ring,
            alone: !spot.named,
            // A name that only a chosen face has stands on the outer side too, off the line.
            above: if spot.named { spot.name_above } else { self.dp(spot.y) < self.middle().1 },
            line: spot.line.map(|line| [at(line.from), at(line.to)]),
        })
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

    /// What a name lies on. Where names have no room it is over other faces, and its edge says that it belongs to none of them.
    fn plate(&self, out: &mut String, name: &Name) {
        let Area { left, top, right, bottom } = name.plate();
        let fill = if name.alone { self.palette.card } else { self.palette.ring(name.ring) };
        svg!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}""#,
            num(left),
            num(top),
            num(right - left),
            num(bottom - top)
        );
        svg!(out, r#" rx="8" fill="{fill}""#);
        if name.alone {
            svg!(out, r#" stroke="{}" stroke-width="1.25""#, self.palette.ring_edge);
        }
        out.push_str("/>");
    }

    /// A name with a halo in the colour of what it lies on.
    fn name(&self, out: &mut String, name: &Name) {
        let ring = self.palette.ring(name.ring);
        let (ink, halo): (Colour, Colour) = (self.palette.ink, if name.alone { self.palette.card } else { ring });
        if name.alone {
            self.plate(out, name);
        }
        let (size, mut base) = (name.fitted.size, name.base);
        for text in &name.fitted.lines {
            svg!(out, r#"<text x="{}" y="{}" font-size="{}" font-weight="700""#, num(name.x), num(base), num(size));
            svg!(out, r#" text-anchor="middle" fill="{ink}" stroke="{halo}" stroke-width="5""#);
            svg!(out, r#" stroke-linejoin="round" paint-order="stroke">{}</text>"#, drawn(text, self.map.direction));
            base += size + 2.;
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
        let least = if bubble.count > 99 { 12. } else { 14. };
        let size = (1.6 * r / fit::width(&format!("+{}", bubble.count), 1.)).min(self.grown(least)).max(least);
        svg!(out, r#"<text x="{}" y="{}" font-size="{}" font-weight="700""#, num(x), num(y + 0.35 * size), num(size));
        svg!(
            out,
            r#" text-anchor="middle" direction="ltr" fill="{}">+{}</text></g>"#,
            self.palette.on_sun_soft,
            bubble.count
        );
    }
}
