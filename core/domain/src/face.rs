//! Faces put together from parts, so that nobody needs a photo and nobody is a grey blank.

use crate::scalar::stored_as_written;
use crate::{Invalid, Line};

/// Makes an enum of parts, each with a stable code.
macro_rules! parts {
    ($(#[$about:meta])* $name:ident { $($part:ident $code:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $(#[$about])*
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
        }
    };
}

parts! {
    /// Colour of the skin, light to dark.
    Skin {
        A "a",
        B "b",
        C "c",
        D "d",
        E "e",
        F "f",
    }
}

parts! {
    /// Colour of hair and beard.
    HairColour {
        Black "black",
        Brown "brown",
        LightBrown "light-brown",
        Blond "blond",
        Red "red",
        Grey "grey",
        White "white",
    }
}

parts! {
    /// Colour behind the face.
    Background {
        Peach "peach",
        Sun "sun",
        Mint "mint",
        Sky "sky",
        Lilac "lilac",
        Sand "sand",
    }
}

parts! {
    /// Colour of clothes and of what covers the head.
    Clothes {
        Pine "pine",
        Clay "clay",
        Sun "sun",
        Sky "sky",
        Plum "plum",
        Ink "ink",
    }
}

parts! {
    /// How the hair is worn, or what covers it.
    HairStyle {
        Short "short",
        Curly "curly",
        Long "long",
        Bob "bob",
        Tail "tail",
        Bun "bun",
        Braids "braids",
        Afro "afro",
        Bald "bald",
        Spikes "spikes",
        Headscarf "headscarf",
        Cap "cap",
        Turban "turban",
    }
}

/// A face as a short list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
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

parts! {
    /// What the word for somebody tells of a face that nobody chose: hair and age.
    #[serde(rename_all = "kebab-case")]
    Likeness {
        OldWoman "old-woman",
        OldMan "old-man",
        Woman "woman",
        Man "man",
    }
}

impl Likeness {
    /// The styles of hair; both have some that fit anybody.
    fn styles(self) -> &'static [HairStyle] {
        match self {
            Self::OldWoman => &[HairStyle::Curly, HairStyle::Bob, HairStyle::Bun],
            Self::OldMan => &[HairStyle::Short, HairStyle::Curly, HairStyle::Bald],
            Self::Woman => &[HairStyle::Curly, HairStyle::Long, HairStyle::Bob, HairStyle::Tail, HairStyle::Bun],
            Self::Man => &[HairStyle::Short, HairStyle::Curly, HairStyle::Spikes, HairStyle::Bald],
        }
    }

    fn hair(self) -> &'static [HairColour] {
        match self {
            Self::OldWoman | Self::OldMan => &[HairColour::Grey, HairColour::White],
            Self::Woman | Self::Man => YOUNG,
        }
    }
}

/// Colours of hair that has not turned grey.
const YOUNG: &[HairColour] =
    &[HairColour::Black, HairColour::Brown, HairColour::LightBrown, HairColour::Blond, HairColour::Red];

impl Face {
    /// Gives the face of an adult of whom it was told who it is: that of [`Face::from_id`] with hair that fits.
    pub fn like(id: &[u8; 16], likeness: Likeness) -> Face {
        let mut dice = Dice::new(id);
        let style = dice.pick(likeness.styles()).unwrap_or(HairStyle::Short);
        let hair = dice.pick(likeness.hair()).unwrap_or(HairColour::Grey);
        Face { style, hair, ..Face::from_id(id, false) }
    }

    /// Gives the face of a person who chose none; the same id always gives the same face, without beard, headscarf or turban.
    pub fn from_id(id: &[u8; 16], child: bool) -> Face {
        let mut dice = Dice::new(id);
        let style = dice.pick(&BY_CHANCE).unwrap_or(HairStyle::Short);
        let hair = dice.pick(if child { YOUNG } else { HairColour::ALL }).unwrap_or(HairColour::Brown);
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

/// What somebody looks like in the circle, as it is stored: one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Avatar {
    /// A drawn face.
    Face(Face),
    /// Another kind of picture, or a face with a part of a newer app: kept untouched, shown as if nothing was chosen.
    Newer(Line),
}

impl Avatar {
    /// Reads what a person or a file gives: only faces that this version can draw.
    ///
    /// # Errors
    /// [`Invalid::Form`] for any other text.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        Face::from_code(code).map(Self::Face).ok_or(Invalid::Form)
    }

    /// The face, where this version can draw it.
    pub fn face(&self) -> Option<Face> {
        match self {
            Self::Face(face) => Some(*face),
            Self::Newer(_) => None,
        }
    }
}

impl std::fmt::Display for Avatar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Face(face) => f.write_str(&face.code()),
            Self::Newer(code) => f.write_str(code.as_str()),
        }
    }
}

impl std::str::FromStr for Avatar {
    type Err = Invalid;

    fn from_str(code: &str) -> Result<Self, Invalid> {
        match Face::from_code(code) {
            // Written back as it was, also where the same flags stand in another order.
            Some(face) if face.code() == code => Ok(Self::Face(face)),
            _ => Line::parse(code).map(Self::Newer),
        }
    }
}

impl std::fmt::Display for Likeness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Likeness {
    type Err = Invalid;

    fn from_str(code: &str) -> Result<Self, Invalid> {
        Self::from_code(code).ok_or(Invalid::Form)
    }
}

stored_as_written!(Avatar Likeness);

impl serde::Serialize for Avatar {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Avatar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
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

    #[test]
    fn a_picture_of_a_newer_app_is_kept_as_it_is() {
        for code in ["face/z/short/black/pine/clay/peach/", "photo/1", "face/a/short/black/pine/clay/peach/bg"] {
            let avatar: Avatar = code.parse().unwrap();
            assert_eq!((avatar.face(), avatar.to_string().as_str()), (None, code));
            assert_eq!(serde_json::to_value(&avatar).unwrap(), code);
            assert_eq!(Avatar::parse("photo/1"), Err(Invalid::Form));
        }
        assert_eq!("".parse::<Avatar>(), Err(Invalid::Empty));
        let face = Face::from_id(&[7; 16], true);
        assert_eq!(Avatar::parse(&face.code()).unwrap().face(), Some(face));
    }

    #[test]
    fn a_word_for_somebody_chooses_hair_and_age_alone() {
        let hair = |likeness| -> BTreeSet<_> {
            let faces = (0..200u8).map(|i| (Face::like(&[i; 16], likeness), Face::from_id(&[i; 16], false)));
            faces
                .map(|(face, by_chance)| {
                    assert_eq!(Face { style: by_chance.style, hair: by_chance.hair, ..face }, by_chance);
                    (face.style, face.hair)
                })
                .collect()
        };
        let all = |likeness: Likeness| likeness.styles().len() * likeness.hair().len();
        for &likeness in Likeness::ALL {
            assert_eq!(hair(likeness).len(), all(likeness), "{likeness:?}");
        }
        let old = |(_, colour): &(HairStyle, HairColour)| matches!(colour, HairColour::Grey | HairColour::White);
        assert!(hair(Likeness::OldWoman).iter().chain(&hair(Likeness::OldMan)).all(old));
        assert!(!hair(Likeness::Woman).iter().chain(&hair(Likeness::Man)).any(old));
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
