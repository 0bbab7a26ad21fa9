//! What stands for somebody in a picture, and the colours of a face.

mod shapes;

use steunkring_domain::face::{Background, Clothes, Face, HairColour, Skin};

use crate::theme::{Colour, Theme};

/// A part of a face that has a colour.
pub trait Coloured: Sized + 'static {
    /// Every choice, in the order of the screen.
    const CHOICES: &'static [Self];

    /// The colour by day.
    fn colour(&self) -> Colour;
}

/// Gives each choice of a part its colour.
macro_rules! coloured {
    ($($name:ident { $($part:ident $colour:literal),+ $(,)? })+) => {$(
        impl Coloured for $name {
            const CHOICES: &'static [Self] = Self::ALL;

            fn colour(&self) -> Colour {
                Colour(match self { $(Self::$part => $colour),+ })
            }
        }
    )+};
}

coloured! {
    Skin {
        A 0xF7D7B9,
        B 0xEDBD95,
        C 0xD79C6D,
        D 0xB6784C,
        E 0x8B5636,
        F 0x5E3B26,
    }
    HairColour {
        Black 0x2A211E,
        Brown 0x5B3A25,
        LightBrown 0x96663A,
        Blond 0xDDAE52,
        Red 0xA8492A,
        Grey 0xA9A29A,
        White 0xEEE9E1,
    }
    Background {
        Peach 0xFBD9C3,
        Sun 0xFBDD97,
        Mint 0xCFE7DB,
        Sky 0xCDE2EE,
        Lilac 0xE4D9EA,
        Sand 0xEADDC6,
    }
    Clothes {
        Pine 0x2F7A6C,
        Clay 0xC2623E,
        Sun 0xE5A52F,
        Sky 0x4F87A6,
        Plum 0x7D4763,
        Ink 0x4A433C,
    }
}

/// What stands for somebody in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Figure {
    /// A person, in a circle.
    Person(Face),
    /// A group, in a rounded square of this background.
    Group(Background),
    /// An organisation, a building in a rounded square of this background.
    Organisation(Background),
    /// An animal, a paw in a circle of this background.
    Pet(Background),
    /// A place, a pin in a circle of this background.
    Place(Background),
    /// Somebody who is not known by name yet: a silhouette.
    Unknown(Background),
}

impl Figure {
    /// Whether the frame is a rounded square.
    pub fn is_group(&self) -> bool {
        matches!(self, Figure::Group(_) | Figure::Organisation(_))
    }

    /// Draws the figure in a box of 100 × 100 from the origin; the caller clips it.
    pub(crate) fn draw(&self, out: &mut String, theme: Theme) {
        match self {
            Figure::Person(face) => shapes::person(out, face, theme),
            Figure::Group(background) => shapes::group(out, *background, theme),
            Figure::Organisation(background) => shapes::organisation(out, *background, theme),
            Figure::Pet(background) => shapes::pet(out, *background, theme),
            Figure::Place(background) => shapes::place(out, *background, theme),
            Figure::Unknown(background) => shapes::unknown(out, *background, theme),
        }
    }
}
