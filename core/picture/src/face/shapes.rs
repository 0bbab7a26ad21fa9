//! The shapes of faces, in a box of 100 × 100.

use steunkring_domain::face::{Background, Face, HairStyle, Skin};

use super::Coloured;
use crate::theme::{Colour, Theme};
use crate::xml::svg;

const INK: Colour = Colour(0x2D2823);
const BLUSH: Colour = Colour(0xE4572E);
const EYE_WHITE: Colour = Colour(0xFFF6EA);
const LIGHT_LINE: Colour = Colour(0xF7E6D4);

/// Draws a person.
pub(super) fn person(out: &mut String, face: &Face, theme: Theme) {
    let [skin, hair, clothes, cover] =
        [face.skin.colour(), face.hair.colour(), face.clothes.colour(), face.cover.colour()].map(|c| theme.shade(c));
    let ink = theme.shade(INK);
    let dark_skin = matches!(face.skin, Skin::E | Skin::F);
    backdrop(out, face.background, theme);
    out.push_str(if face.child { r#"<g transform="translate(0 7)">"# } else { "<g>" });
    behind(out, face.style, hair, cover);
    svg!(out, r#"<path d="M14 108C14 84 30 78 50 78C70 78 86 84 86 108Z" fill="{clothes}"/>"#);
    svg!(out, r#"<path d="M41 66H59V79C59 86 41 86 41 79Z" fill="{skin}"/>"#);
    out.push_str(r##"<path d="M41 70C45 76 55 76 59 70V74C55 79 45 79 41 74Z" fill="#000000" fill-opacity=".09"/>"##);
    if face.style != HairStyle::Headscarf {
        svg!(out, r#"<circle cx="28" cy="51" r="5" fill="{skin}"/><circle cx="72" cy="51" r="5" fill="{skin}"/>"#);
    }
    let (rx, ry) = if face.child { (23, 23) } else { (22, 25) };
    svg!(out, r#"<ellipse cx="50" cy="49" rx="{rx}" ry="{ry}" fill="{skin}"/>"#);
    if face.beard {
        svg!(
            out,
            r#"<path d="M28 52C30 62 38 58 50 58C62 58 70 62 72 52C73 72 62 80 50 80C38 80 27 72 28 52Z" fill="{hair}"/>"#
        );
        svg!(out, r#"<path d="M42 63Q50 60 58 63" stroke="{hair}" stroke-width="4" fill="none"/>"#);
    }
    let blush = theme.shade(BLUSH);
    svg!(
        out,
        r#"<g fill="{blush}" fill-opacity=".16"><circle cx="36" cy="59" r="4.5"/><circle cx="64" cy="59" r="4.5"/></g>"#
    );
    if dark_skin {
        let white = theme.shade(EYE_WHITE);
        svg!(out, r#"<g fill="{white}"><circle cx="41" cy="49" r="4.2"/><circle cx="59" cy="49" r="4.2"/></g>"#);
    }
    svg!(out, r#"<g fill="{ink}"><circle cx="41" cy="49" r="2.9"/><circle cx="59" cy="49" r="2.9"/></g>"#);
    let (lip, low) = if face.beard { (65, 71) } else { (61, 68) };
    let mouth = match (face.beard, dark_skin) {
        (true, _) => theme.shade(EYE_WHITE),
        (false, true) => theme.shade(LIGHT_LINE),
        (false, false) => ink,
    };
    svg!(
        out,
        r#"<path d="M43 {lip}Q50 {low} 57 {lip}" stroke="{mouth}" stroke-width="2.8" fill="none" stroke-linecap="round"/>"#
    );
    if face.glasses {
        svg!(
            out,
            r##"<g fill="#FFFFFF" fill-opacity=".25" stroke="{ink}" stroke-width="2.4"><circle cx="40.5" cy="49" r="8"/>"##
        );
        out.push_str(r#"<circle cx="59.5" cy="49" r="8"/><path d="M48.5 48Q50 46.5 51.5 48" fill="none"/></g>"#);
    }
    front(out, face.style, hair, cover);
    out.push_str("</g>");
}

/// Draws a group: three people side by side.
pub(super) fn group(out: &mut String, background: Background, theme: Theme) {
    backdrop(out, background, theme);
    let ink = theme.shade(INK);
    svg!(
        out,
        r#"<g fill="{ink}"><circle cx="26" cy="43" r="9"/><path d="M10 76C10 60 17 55 26 55C35 55 42 60 42 76Z"/>"#
    );
    out.push_str(r#"<circle cx="74" cy="43" r="9"/><path d="M58 76C58 60 65 55 74 55C83 55 90 60 90 76Z"/></g>"#);
    let back = theme.shade(background.colour());
    svg!(
        out,
        r#"<g fill="{ink}" stroke="{back}" stroke-width="4"><path d="M29 86C29 62 38 52 50 52C62 52 71 62 71 86Z"/>"#
    );
    out.push_str(r#"<circle cx="50" cy="37" r="13"/></g>"#);
}

/// Draws an organisation: a building with a door.
pub(super) fn organisation(out: &mut String, background: Background, theme: Theme) {
    backdrop(out, background, theme);
    let (ink, back) = (theme.shade(INK), theme.shade(background.colour()));
    svg!(out, r#"<path d="M26 82V26L50 14L74 26V82Z" fill="{ink}"/><g fill="{back}">"#);
    for (x, y) in [(36, 34), (56, 34), (36, 50), (56, 50)] {
        svg!(out, r#"<rect x="{x}" y="{y}" width="9" height="9"/>"#);
    }
    out.push_str(r#"<path d="M43 82V66H57V82Z"/></g>"#);
}

/// Draws an animal: a paw.
pub(super) fn pet(out: &mut String, background: Background, theme: Theme) {
    backdrop(out, background, theme);
    let ink = theme.shade(INK);
    svg!(
        out,
        r#"<g fill="{ink}"><path d="M50 50C62 50 74 64 71 75C68 84 57 79 50 79C43 79 32 84 29 75C26 64 38 50 50 50Z"/>"#
    );
    for (x, y) in [(27, 47), (41, 33), (59, 33), (73, 47)] {
        svg!(out, r#"<ellipse cx="{x}" cy="{y}" rx="7.5" ry="10"/>"#);
    }
    out.push_str("</g>");
}

/// Draws a place: a pin.
pub(super) fn place(out: &mut String, background: Background, theme: Theme) {
    backdrop(out, background, theme);
    let (ink, back) = (theme.shade(INK), theme.shade(background.colour()));
    svg!(
        out,
        r#"<path d="M50 15C34 15 24 27 24 41C24 59 50 87 50 87C50 87 76 59 76 41C76 27 66 15 50 15Z" fill="{ink}"/>"#
    );
    svg!(out, r#"<circle cx="50" cy="41" r="11" fill="{back}"/>"#);
}

/// Draws a silhouette with a question mark.
pub(super) fn unknown(out: &mut String, background: Background, theme: Theme) {
    backdrop(out, background, theme);
    let (ink, back) = (theme.shade(INK), theme.shade(background.colour()));
    svg!(out, r#"<g fill="{ink}" fill-opacity=".62"><path d="M14 108C14 84 30 78 50 78C70 78 86 84 86 108Z"/>"#);
    out.push_str(r#"<ellipse cx="50" cy="46" rx="24" ry="27"/></g>"#);
    svg!(out, r#"<g fill="none" stroke="{back}" stroke-width="6" stroke-linecap="round">"#);
    out.push_str(r#"<path d="M41 40C41 28 60 28 60 39C60 47 50 46 50 55"/><path d="M50 65V65.1"/></g>"#);
}

fn backdrop(out: &mut String, background: Background, theme: Theme) {
    svg!(out, r#"<rect width="100" height="100" fill="{}"/>"#, theme.shade(background.colour()));
}

/// Hair behind the head.
fn behind(out: &mut String, style: HairStyle, c: Colour, cover: Colour) {
    match style {
        HairStyle::Long => svg!(out, r#"<path d="M24 48C20 14 80 14 76 48L80 84H20Z" fill="{c}"/>"#),
        HairStyle::Bob => svg!(out, r#"<path d="M25 50C20 14 80 14 75 50L77 66H23Z" fill="{c}"/>"#),
        HairStyle::Tail => svg!(out, r#"<path d="M66 30C92 26 92 58 80 70C84 54 76 44 68 42Z" fill="{c}"/>"#),
        HairStyle::Bun => svg!(out, r#"<circle cx="50" cy="14" r="11" fill="{c}"/>"#),
        HairStyle::Braids => circles(
            out,
            c,
            &[(25., 58., 7.), (23., 69., 6.5), (22., 79., 5.5), (75., 58., 7.), (77., 69., 6.5), (78., 79., 5.5)],
        ),
        HairStyle::Afro => circles(out, c, &[(50., 38., 33.)]),
        HairStyle::Curly => {
            circles(out, c, &[(30., 40., 12.), (70., 40., 12.), (29., 54., 8.), (71., 54., 8.)]);
        }
        HairStyle::Headscarf => {
            svg!(
                out,
                r#"<path d="M20 52C16 10 84 10 80 52C80 70 88 84 90 100H10C12 84 20 70 20 52Z" fill="{cover}"/>"#
            );
        }
        HairStyle::Short | HairStyle::Bald | HairStyle::Spikes | HairStyle::Cap | HairStyle::Turban => {}
    }
}

/// Hair in front of the head.
fn front(out: &mut String, style: HairStyle, c: Colour, cover: Colour) {
    let path = match style {
        HairStyle::Short => "M28 44C24 16 76 16 72 44C70 36 66 32 60 31C50 35 38 34 33 32C30 35 29 39 28 44Z",
        HairStyle::Long => "M27 50C22 14 78 14 73 50C71 38 64 32 52 27C46 34 32 36 27 50Z",
        HairStyle::Bob => "M27 44C24 14 76 14 73 44C68 36 32 36 27 44Z",
        HairStyle::Tail => "M28 43C24 15 76 15 72 43C68 33 58 29 50 29C42 29 32 33 28 43Z",
        HairStyle::Bun => "M28 43C24 15 76 15 72 43C68 33 58 28 50 28C42 28 32 33 28 43Z",
        HairStyle::Braids => "M27 50C22 15 78 15 73 50C70 38 62 31 50 25C38 31 30 38 27 50Z",
        HairStyle::Afro => "M27 46C24 12 76 12 73 46C70 36 62 33 50 33C38 33 30 36 27 46Z",
        HairStyle::Bald => "M29 44C25 40 26 56 30 58ZM71 44C75 40 74 56 70 58Z",
        HairStyle::Spikes => "M28 42L27 24L36 29L40 16L49 25L57 15L62 27L73 22L72 42C66 33 34 33 28 42Z",
        HairStyle::Curly => {
            return circles(
                out,
                c,
                &[(36., 27., 10.), (50., 22., 11.), (64., 27., 10.), (29., 36., 7.), (71., 36., 7.)],
            );
        }
        HairStyle::Headscarf => {
            svg!(
                out,
                r#"<path fill-rule="evenodd" d="M22 54C18 12 82 12 78 54C78 72 66 84 50 84C34 84 22 72 22 54ZM31 52C31 66 39 75 50 75C61 75 69 66 69 52C69 36 61 30 50 30C39 30 31 36 31 52Z" fill="{cover}"/>"#
            );
            let fold = "M28 70C40 88 60 88 72 70C74 84 62 94 50 94C38 94 26 84 28 70Z";
            return svg!(out, r#"<path d="{fold}" fill="{cover}" fill-opacity=".85"/>"#);
        }
        HairStyle::Cap => {
            svg!(
                out,
                r#"<g fill="{cover}"><path d="M27 38C27 14 73 14 73 38Z"/><path d="M46 34H84C86 40 80 41 74 41H46Z"/></g>"#
            );
            return out.push_str(r##"<path d="M27 38H73" stroke="#000000" stroke-opacity=".19" stroke-width="2"/>"##);
        }
        HairStyle::Turban => {
            svg!(out, r#"<path d="M26 40C20 8 80 8 74 40C62 30 38 30 26 40Z" fill="{cover}"/>"#);
            let folds = "M31 34C40 22 52 19 62 20M35 37C46 27 58 24 69 28";
            return svg!(
                out,
                r##"<path d="{folds}" stroke="#000000" stroke-opacity=".15" stroke-width="2.5" fill="none"/>"##
            );
        }
    };
    svg!(out, r#"<path d="{path}" fill="{c}"/>"#);
}

fn circles(out: &mut String, colour: Colour, all: &[(f64, f64, f64)]) {
    svg!(out, r#"<g fill="{colour}">"#);
    for (x, y, r) in all {
        svg!(out, r#"<circle cx="{x}" cy="{y}" r="{r}"/>"#);
    }
    out.push_str("</g>");
}
