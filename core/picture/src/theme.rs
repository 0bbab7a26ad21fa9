//! The colours of the look, as a table. A test compares it with the committed copy of the tokens.

/// Which set of colours a picture uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Warm paper.
    #[default]
    Light,
    /// For dark screens.
    Dark,
    /// Light without hue, for a copier; nothing is lost, since every line has a shape of its own.
    Grey,
}

/// An sRGB colour, 0xRRGGBB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u32);

/// The colours a picture needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background.
    pub paper: Colour,
    /// Cards and the rim of a face.
    pub card: Colour,
    /// Text.
    pub ink: Colour,
    /// Second line of text.
    pub ink_soft: Colour,
    /// Borders with meaning.
    pub outline: Colour,
    /// The sign for more people.
    pub sun_soft: Colour,
    /// Text on `sun_soft`.
    pub on_sun_soft: Colour,
    /// The circle in the middle.
    pub ring_centre: Colour,
    /// Heel dichtbij.
    pub ring1: Colour,
    /// Dichtbij.
    pub ring2: Colour,
    /// Verder weg.
    pub ring3: Colour,
    /// The outer band.
    pub ring_outer: Colour,
    /// The edge of a ring.
    pub ring_edge: Colour,
    /// Lines without tension.
    pub tie: Colour,
    /// Lines with tension or quarrel.
    pub tie_tense: Colour,
    /// The dotted line.
    pub tie_unknown: Colour,
}

const LIGHT: Palette = Palette {
    paper: Colour(0xFBF5EA),
    card: Colour(0xFFFEFB),
    ink: Colour(0x2D2823),
    ink_soft: Colour(0x5E5448),
    outline: Colour(0x85755F),
    sun_soft: Colour(0xFDEBC3),
    on_sun_soft: Colour(0x4A3500),
    ring_centre: Colour(0xFAD588),
    ring1: Colour(0xF9D6BE),
    ring2: Colour(0xFBE8CF),
    ring3: Colour(0xE9EDD8),
    ring_outer: Colour(0xDCE9EE),
    ring_edge: Colour(0x85755F),
    tie: Colour(0x2D2823),
    tie_tense: Colour(0x6A2F4B),
    tie_unknown: Colour(0x6B6254),
};

const DARK: Palette = Palette {
    paper: Colour(0x191714),
    card: Colour(0x25221E),
    ink: Colour(0xF5EDE0),
    ink_soft: Colour(0xCDC0AD),
    outline: Colour(0xA09280),
    sun_soft: Colour(0x4B3A14),
    on_sun_soft: Colour(0xFCE6B4),
    ring_centre: Colour(0x5E4A1B),
    ring1: Colour(0x4C3526),
    ring2: Colour(0x3D3226),
    ring3: Colour(0x2E342A),
    ring_outer: Colour(0x25333A),
    ring_edge: Colour(0xA09280),
    tie: Colour(0xF5EDE0),
    tie_tense: Colour(0xEBB6CE),
    tie_unknown: Colour(0xB3A794),
};

impl Theme {
    /// Gives the colours of this theme.
    pub fn palette(self) -> Palette {
        match self {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::Grey => Palette {
                paper: LIGHT.paper.grey(),
                card: LIGHT.card.grey(),
                ink: LIGHT.ink.grey(),
                ink_soft: LIGHT.ink_soft.grey(),
                outline: LIGHT.outline.grey(),
                sun_soft: LIGHT.sun_soft.grey(),
                on_sun_soft: LIGHT.on_sun_soft.grey(),
                ring_centre: LIGHT.ring_centre.grey(),
                ring1: LIGHT.ring1.grey(),
                ring2: LIGHT.ring2.grey(),
                ring3: LIGHT.ring3.grey(),
                ring_outer: LIGHT.ring_outer.grey(),
                ring_edge: LIGHT.ring_edge.grey(),
                tie: LIGHT.tie.grey(),
                tie_tense: LIGHT.tie_tense.grey(),
                tie_unknown: LIGHT.tie_unknown.grey(),
            },
        }
    }

    /// Gives a fixed colour as this theme shows it.
    pub(crate) fn shade(self, colour: Colour) -> Colour {
        if self == Theme::Grey { colour.grey() } else { colour }
    }
}

impl Palette {
    /// The colour of a ring, 0 to 3.
    pub fn ring(&self, ring: u8) -> Colour {
        match ring {
            0 => self.ring1,
            1 => self.ring2,
            2 => self.ring3,
            _ => self.ring_outer,
        }
    }
}

impl Colour {
    /// The grey of the same brightness (ITU-R BT.601 weights).
    fn grey(self) -> Colour {
        let [_, r, g, b] = self.0.to_be_bytes();
        let luma = (299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b) + 500) / 1000;
        Colour(luma * 0x01_01_01)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "#{:06X}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::face::{Background, Clothes, HairColour, Skin};

    use super::*;
    use crate::Coloured;

    fn colours<T: Coloured>() -> Vec<Colour> {
        T::CHOICES.iter().map(Coloured::colour).collect()
    }

    /// Each line of the committed copy is a name with its light and dark value.
    #[test]
    fn colours_are_those_of_the_tokens() {
        let shown = |p: Palette| {
            [
                ("paper", p.paper),
                ("card", p.card),
                ("ink", p.ink),
                ("inkSoft", p.ink_soft),
                ("outline", p.outline),
                ("sunSoft", p.sun_soft),
                ("onSunSoft", p.on_sun_soft),
                ("ringCentre", p.ring_centre),
                ("ring1", p.ring1),
                ("ring2", p.ring2),
                ("ring3", p.ring3),
                ("ringOuter", p.ring_outer),
                ("ringEdge", p.ring_edge),
                ("tie", p.tie),
                ("tieTense", p.tie_tense),
                ("tieUnknown", p.tie_unknown),
            ]
        };
        let (light, dark) = (shown(Theme::Light.palette()), shown(Theme::Dark.palette()));
        let mut lines: Vec<String> =
            light.iter().zip(&dark).map(|((name, l), (_, d))| format!("{name} {l} {d}")).collect();
        let parts: [(&str, Vec<Colour>); 4] = [
            ("skin", colours::<Skin>()),
            ("hair", colours::<HairColour>()),
            ("background", colours::<Background>()),
            ("clothes", colours::<Clothes>()),
        ];
        for (name, colours) in parts {
            lines.extend(colours.iter().map(|colour| format!("{name} {colour}")));
        }
        assert_eq!(lines, include_str!("../data/tokens.txt").lines().collect::<Vec<_>>());
    }

    #[test]
    fn grey_has_no_hue() {
        let palette = Theme::Grey.palette();
        for colour in [palette.ring1, palette.tie_tense, palette.paper] {
            let [_, r, g, b] = colour.0.to_be_bytes();
            assert!(r == g && g == b, "{colour}");
        }
    }
}
