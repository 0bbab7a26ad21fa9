//! Faces drawn from parts, so that nobody needs a photo and nobody is a grey blank.

mod shapes;

use crate::theme::{Colour, Theme};

/// Makes an enum of parts, each with a stable code and a colour.
macro_rules! parts {
    ($(#[$about:meta])* $name:ident { $($part:ident $code:literal $colour:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "`")] $part,)+
        }

        impl $name {
            /// Every choice, in the order of the screen.
            pub const ALL: &[Self] = &[$(Self::$part),+];

            /// The code, which is stored.
            pub fn code(self) -> &'static str {
                match self { $(Self::$part => $code),+ }
            }

            /// Reads a code; nothing for a choice of a newer app.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$part),)+ _ => None }
            }

            /// The colour.
            pub fn colour(self) -> Colour {
                Colour(match self { $(Self::$part => $colour),+ })
            }
        }
    };
}

parts! {
    /// Colour of the skin, light to dark.
    Skin {
        A "a" 0xF7D7B9,
        B "b" 0xEDBD95,
        C "c" 0xD79C6D,
        D "d" 0xB6784C,
        E "e" 0x8B5636,
        F "f" 0x5E3B26,
    }
}

parts! {
    /// Colour of hair and beard.
    HairColour {
        Black "black" 0x2A211E,
        Brown "brown" 0x5B3A25,
        LightBrown "light-brown" 0x96663A,
        Blond "blond" 0xDDAE52,
        Red "red" 0xA8492A,
        Grey "grey" 0xA9A29A,
        White "white" 0xEEE9E1,
    }
}

parts! {
    /// Colour behind the face.
    Background {
        Peach "peach" 0xFBD9C3,
        Sun "sun" 0xFBDD97,
        Mint "mint" 0xCFE7DB,
        Sky "sky" 0xCDE2EE,
        Lilac "lilac" 0xE4D9EA,
        Sand "sand" 0xEADDC6,
    }
}

parts! {
    /// Colour of clothes and of what covers the head.
    Clothes {
        Pine "pine" 0x2F7A6C,
        Clay "clay" 0xC2623E,
        Sun "sun" 0xE5A52F,
        Sky "sky" 0x4F87A6,
        Plum "plum" 0x7D4763,
        Ink "ink" 0x4A433C,
    }
}

/// How the hair is worn, or what covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HairStyle {
    /// `short`
    Short,
    /// `curly`
    Curly,
    /// `long`
    Long,
    /// `bob`
    Bob,
    /// `tail`
    Tail,
    /// `bun`
    Bun,
    /// `braids`
    Braids,
    /// `afro`
    Afro,
    /// `bald`
    Bald,
    /// `spikes`
    Spikes,
    /// `headscarf`
    Headscarf,
    /// `cap`
    Cap,
    /// `turban`
    Turban,
}

impl HairStyle {
    /// Every choice, in the order of the screen.
    pub const ALL: &[Self] = &[
        Self::Short,
        Self::Curly,
        Self::Long,
        Self::Bob,
        Self::Tail,
        Self::Bun,
        Self::Braids,
        Self::Afro,
        Self::Bald,
        Self::Spikes,
        Self::Headscarf,
        Self::Cap,
        Self::Turban,
    ];

    /// The code, which is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Curly => "curly",
            Self::Long => "long",
            Self::Bob => "bob",
            Self::Tail => "tail",
            Self::Bun => "bun",
            Self::Braids => "braids",
            Self::Afro => "afro",
            Self::Bald => "bald",
            Self::Spikes => "spikes",
            Self::Headscarf => "headscarf",
            Self::Cap => "cap",
            Self::Turban => "turban",
        }
    }

    /// Reads a code; nothing for a choice of a newer app.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|style| style.code() == code)
    }
}

/// A face as a short list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Face {
    /// Colour of the skin.
    pub skin: Skin,
    /// How the hair is worn.
    pub style: HairStyle,
    /// Colour of hair and beard.
    pub hair: HairColour,
    /// Colour of the clothes.
    pub clothes: Clothes,
    /// Colour of a headscarf, cap or turban.
    pub cover: Clothes,
    /// Colour behind the face.
    pub background: Background,
    /// Whether there are glasses.
    pub glasses: bool,
    /// Whether there is a beard.
    pub beard: bool,
    /// Whether it is a child: the head is lower and rounder.
    pub child: bool,
}

/// Styles for a face nobody chose: faith is not guessed.
const BY_CHANCE: [HairStyle; 10] = [
    HairStyle::Short,
    HairStyle::Curly,
    HairStyle::Long,
    HairStyle::Bob,
    HairStyle::Tail,
    HairStyle::Bun,
    HairStyle::Braids,
    HairStyle::Afro,
    HairStyle::Spikes,
    HairStyle::Cap,
];

impl Face {
    /// Gives the face of a person who chose none; the same id always gives the same face, without beard, headscarf or turban.
    pub fn from_id(id: &[u8; 16], child: bool) -> Face {
        let mut dice = Dice::new(id);
        let style = dice.pick(&BY_CHANCE).unwrap_or(HairStyle::Short);
        let young = [HairColour::Black, HairColour::Brown, HairColour::LightBrown, HairColour::Blond, HairColour::Red];
        let hair = dice.pick(if child { &young } else { HairColour::ALL }).unwrap_or(HairColour::Brown);
        Face {
            skin: dice.pick(Skin::ALL).unwrap_or(Skin::B),
            style,
            hair,
            clothes: dice.pick(Clothes::ALL).unwrap_or(Clothes::Pine),
            cover: dice.pick(Clothes::ALL).unwrap_or(Clothes::Clay),
            background: dice.pick(Background::ALL).unwrap_or(Background::Peach),
            glasses: dice.roll(5) == 0,
            beard: false,
            child,
        }
    }

    /// The code, which is stored: the parts with `/` between, then `g` glasses, `b` beard, `c` child.
    pub fn code(&self) -> String {
        let flag = |on: bool, letter: &'static str| if on { letter } else { "" };
        format!(
            "face/{}/{}/{}/{}/{}/{}/{}{}{}",
            self.skin.code(),
            self.style.code(),
            self.hair.code(),
            self.clothes.code(),
            self.cover.code(),
            self.background.code(),
            flag(self.glasses, "g"),
            flag(self.beard, "b"),
            flag(self.child, "c"),
        )
    }

    /// Reads a code; nothing when it is another kind of code or holds a part of a newer app.
    pub fn from_code(code: &str) -> Option<Face> {
        let mut parts = code.split('/');
        if parts.next() != Some("face") {
            return None;
        }
        let face = Face {
            skin: Skin::from_code(parts.next()?)?,
            style: HairStyle::from_code(parts.next()?)?,
            hair: HairColour::from_code(parts.next()?)?,
            clothes: Clothes::from_code(parts.next()?)?,
            cover: Clothes::from_code(parts.next()?)?,
            background: Background::from_code(parts.next()?)?,
            glasses: false,
            beard: false,
            child: false,
        };
        let flags = parts.next()?;
        let known = flags.chars().all(|c| "gbc".contains(c)) && parts.next().is_none();
        known.then_some(Face {
            glasses: flags.contains('g'),
            beard: flags.contains('b'),
            child: flags.contains('c'),
            ..face
        })
    }
}

/// What stands for somebody in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Choices that follow from an id alone (FNV-1a to mix, then SplitMix64).
struct Dice(u64);

impl Dice {
    fn new(id: &[u8; 16]) -> Dice {
        Dice(
            id.iter()
                .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)),
        )
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        let at = self.roll(choices.len() as u64);
        choices.get(usize::try_from(at).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_reads_back() {
        for i in 0..=255 {
            let face = Face { beard: i % 3 == 0, ..Face::from_id(&[i; 16], i % 2 == 0) };
            assert_eq!(Face::from_code(&face.code()), Some(face), "{}", face.code());
        }
        for code in [
            "",
            "face",
            "photo/1",
            "face/a/short/black/pine/clay/peach",
            "face/z/short/black/pine/clay/peach/",
            "face/a/short/black/pine/clay/peach/x",
            "face/a/short/black/pine/clay/peach/g/b",
        ] {
            assert_eq!(Face::from_code(code), None, "{code}");
        }
    }

    /// Of 200 people hardly two look the same, and the face of an id never changes (a new face would be another person).
    #[test]
    fn ids_give_different_and_lasting_faces() {
        let faces: BTreeSet<_> = (0..200u8).map(|i| Face::from_id(&[i; 16], false)).collect();
        assert!(faces.len() >= 198, "{}", faces.len());
        assert_eq!(Face::from_id(&[7; 16], false).code(), "face/f/tail/grey/pine/clay/peach/g");
        assert!(faces.iter().all(|f| !f.beard && f.style != HairStyle::Headscarf && f.style != HairStyle::Turban));
    }
}
