//! Draws the circle, its faces and its lines as SVG.
//!
//! A [`MapPicture`] holds plain values: where everybody stands (from [`steunkring_domain::layout`]), who they are, and finished
//! words. Its [`svg`](MapPicture::svg) is a complete document with a title, a description and a label on every person, so that
//! it can be heard as well as seen. A [`Figure`] is what stands for somebody: a [`Face`](steunkring_domain::Face) drawn from parts, a group or a
//! silhouette. Lines differ in shape, never only in colour. Numbers are written with one decimal and come from sums, products
//! and square roots only, so the same map is the same text on every platform. No font is embedded: Andika is named first.
//!
//! ```
//! use steunkring_domain::Face;
//! use steunkring_picture::{Figure, Theme, figure_svg};
//! let face = Face::from_id(&[7; 16], false);
//! assert!(figure_svg(&Figure::Person(face), 44, "oma Rie", Theme::Light).starts_with("<svg"));
//! ```

mod code;
mod face;
mod fit;
mod legend;
mod line;
mod map;
mod plates;
mod theme;
mod xml;

pub use code::code_page;
pub use face::{Coloured, Figure};
pub use legend::{legend, line_sample};
pub use map::{CentrePicture, MapPicture, PersonPicture};
pub use theme::{Colour, Palette, Theme};

use xml::{cut, escape, num, svg};

/// Fonts by preference: Andika for Latin and Cyrillic, Noto for Arabic. Where the script runs from right to left Noto comes
/// first, since renderers take the weight of the first font.
const FONTS: &str = "Andika, 'Noto Sans Arabic', 'Atkinson Hyperlegible', Verdana, sans-serif";
const FONTS_RTL: &str = "'Noto Sans Arabic', Andika, 'Atkinson Hyperlegible', Verdana, sans-serif";

/// The direction of the script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// As Dutch.
    #[default]
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

/// Draws one figure as a square SVG of `size` dp (12 to 1024), with its name for a screen reader.
pub fn figure_svg(figure: &Figure, size: u32, spoken: &str, theme: Theme) -> String {
    let size = size.clamp(12, 1024);
    let mut out = String::new();
    svg!(&mut out, r#"<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 100 100""#);
    svg!(&mut out, r#" role="img"><title>{}</title>"#, escape(&cut(spoken, 400)));
    clips(&mut out);
    let clip = if figure.is_group() { "group" } else { "face" };
    svg!(&mut out, r##"<g clip-path="url(#{clip})">"##);
    figure.draw(&mut out, theme);
    out.push_str("</g></svg>\n");
    out
}

/// Opens a document with its title and description.
fn open(out: &mut String, view: [f64; 4], title: &str, description: &str, direction: Direction) {
    let [x, y, w, h] = view.map(num);
    svg!(&mut *out, r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="{x} {y} {w} {h}""#);
    svg!(&mut *out, r#" role="graphics-document""#);
    match direction {
        Direction::LeftToRight => svg!(&mut *out, r#" font-family="{FONTS}""#),
        Direction::RightToLeft => svg!(&mut *out, r#" font-family="{FONTS_RTL}" direction="rtl""#),
    }
    svg!(&mut *out, "><title>{}</title>", escape(&cut(title, 400)));
    if !description.is_empty() {
        svg!(&mut *out, "<desc>{}</desc>", escape(description));
    }
}

/// The shapes that faces are cut to: a circle for people, a rounded square for groups.
fn clips(out: &mut String) {
    out.push_str(r#"<defs><clipPath id="face"><circle cx="50" cy="50" r="50"/></clipPath>"#);
    out.push_str(r#"<clipPath id="group"><rect width="100" height="100" rx="26"/></clipPath></defs>"#);
}
