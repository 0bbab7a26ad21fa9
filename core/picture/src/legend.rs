//! Samples of lines, alone and as a legend.

use steunkring_domain::{Arrow, LineStyle};

use crate::theme::{Palette, Theme};
use crate::xml::{drawn, escape, num, svg};
use crate::{Direction, fit, line, open};

/// Height of a row of the legend in dp, and sizes in it.
const ROW: f64 = 52.;
const SAMPLE: (f64, f64) = (112., 36.);
const WIDTH: f64 = 600.;
/// Half the width of the sign of the middle at a sample of an arrow, in dp.
const MIDDLE: f64 = 6.;

/// Draws one line as a small SVG of `width` × 22 dp (56 to 120), the person at the side where reading starts, as a face in
/// a row: an arrow goes from who gives to who gets. Where it has one, a small sign of the middle stands at the other end.
pub fn line_sample(
    style: LineStyle,
    arrow: Arrow,
    spoken: &str,
    width: u32,
    theme: Theme,
    direction: Direction,
) -> String {
    let width = f64::from(width.clamp(56, 120));
    let mut out = String::new();
    open(&mut out, [0., 0., width, 22.], spoken, "", direction);
    sample(&mut out, style, arrow, (3., width - 3., 11.), &theme.palette(), direction);
    out.push_str("</svg>\n");
    out
}

/// Draws the legend: each line with its word, then each arrow with its word, in the order given (at most 32 rows).
pub fn legend(
    title: &str,
    lines: &[(LineStyle, String)],
    arrows: &[(Arrow, String)],
    theme: Theme,
    direction: Direction,
) -> String {
    let palette = theme.palette();
    let rows: Vec<(LineStyle, Arrow, &str)> = lines
        .iter()
        .map(|(style, word)| (*style, Arrow::None, word.as_str()))
        .chain(arrows.iter().map(|(arrow, word)| (LineStyle::Normal, *arrow, word.as_str())))
        .take(32)
        .collect();
    let height = rows.len() as f64 * ROW + 16.;
    let mut out = String::new();
    open(&mut out, [0., 0., WIDTH, height], title, "", direction);
    svg!(&mut out, r#"<rect width="{}" height="{}" fill="{}"/>"#, num(WIDTH), num(height), palette.paper);
    out.push_str(r#"<g role="list">"#);
    let rtl = direction == Direction::RightToLeft;
    let (left, text) = if rtl { (WIDTH - 16. - SAMPLE.0, WIDTH - SAMPLE.0 - 32.) } else { (16., SAMPLE.0 + 32.) };
    for (i, (style, arrow, word)) in rows.into_iter().enumerate() {
        let middle = 8. + (i as f64 + 0.5) * ROW;
        let (spoken, word) = (escape(word), drawn(&fit::line(word, 18., WIDTH - SAMPLE.0 - 48.), direction));
        svg!(
            &mut out,
            r#"<g role="listitem" aria-label="{spoken}"><rect x="{}" y="{}""#,
            num(left),
            num(middle - SAMPLE.1 / 2.)
        );
        svg!(&mut out, r#" width="{}" height="{}" rx="12" fill="{}"/>"#, num(SAMPLE.0), num(SAMPLE.1), palette.ring2);
        sample(&mut out, style, arrow, (left + 10., left + SAMPLE.0 - 10., middle), &palette, direction);
        svg!(
            &mut out,
            r#"<text x="{}" y="{}" font-size="18" fill="{}">{word}</text></g>"#,
            num(text),
            num(middle + 6.),
            palette.ink
        );
    }
    out.push_str("</g></svg>\n");
    out
}

fn sample(
    out: &mut String,
    style: LineStyle,
    arrow: Arrow,
    (left, right, y): (f64, f64, f64),
    palette: &Palette,
    direction: Direction,
) {
    let (person, middle) = match direction {
        Direction::LeftToRight => (left, right),
        Direction::RightToLeft => (right, left),
    };
    let mut from = middle;
    if matches!(arrow, Arrow::In | Arrow::Out | Arrow::Both) {
        let inward = (person - middle).signum();
        let at = middle + inward * (MIDDLE - 2.);
        svg!(out, r#"<circle cx="{}" cy="{}" r="{}""#, num(at), num(y), num(MIDDLE));
        svg!(out, r#" fill="{}" stroke="{}" stroke-width="1.5"/>"#, palette.ring_centre, palette.ink);
        from = at + inward * (MIDDLE + 2.);
    }
    line::draw(out, style, arrow, (from, y), (person, y), palette, None);
}
