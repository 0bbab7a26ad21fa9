//! A face put together from parts, one part at a time.

use serde::Serialize;
use steunkring_domain::face::{Background, Clothes, HairColour, HairStyle, Skin};
use steunkring_domain::*;
use steunkring_picture::{Figure, Theme, figure_svg};
use steunkring_text::{Args, Label, Words};

use super::map::{figure, first_face};
use super::{Pick, QuestionChoice, Strip};
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, Edit, SpaceId};

/// The face of somebody, to change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FaceScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Whose.
    pub person: PersonId,
    /// Its title.
    pub title: Label,
    /// What this person is called.
    pub name: Label,
    /// The code of the face that stands now, for [`face_svg`].
    pub face: String,
    /// The parts that a face has: `hair`, `colour`, `skin`, `glasses`, `beard`, `clothes`, `cover`, `background` and `age`; `colour`
    /// where hair or a beard is seen, `cover` where something is worn on the head.
    pub parts: Vec<Pick>,
    /// What the chosen part can be; the id of each is the code of the whole face with it.
    pub choices: Vec<QuestionChoice>,
    /// To have the face again that belongs to the person's id, where another was chosen.
    pub first: Option<QuestionChoice>,
}

/// One part of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacePart {
    /// How the hair is worn, or what covers it.
    Hair,
    /// Colour of hair and beard.
    Colour,
    /// Colour of the skin.
    Skin,
    /// With or without glasses.
    Glasses,
    /// With or without a beard.
    Beard,
    /// Colour of the clothes.
    Clothes,
    /// Colour of what covers the head.
    Cover,
    /// Colour behind the face.
    Background,
    /// A child or an adult.
    Age,
}

impl FacePart {
    /// Every part, in the order of the screen.
    pub const ALL: [Self; 9] = [
        Self::Hair,
        Self::Colour,
        Self::Skin,
        Self::Glasses,
        Self::Beard,
        Self::Clothes,
        Self::Cover,
        Self::Background,
        Self::Age,
    ];

    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hair => "hair",
            Self::Colour => "colour",
            Self::Skin => "skin",
            Self::Glasses => "glasses",
            Self::Beard => "beard",
            Self::Clothes => "clothes",
            Self::Cover => "cover",
            Self::Background => "background",
            Self::Age => "age",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether a choice of it would be seen: hair that is covered has a colour where there is a beard.
    fn fits(self, face: Face) -> bool {
        let is_covered = matches!(face.style, HairStyle::Headscarf | HairStyle::Cap | HairStyle::Turban);
        match self {
            Self::Cover => is_covered,
            Self::Colour => face.beard || !(is_covered || face.style == HairStyle::Bald),
            _ => true,
        }
    }

    /// A face with each choice of this part in turn, and what that choice is called.
    fn choices(self, face: Face, words: &Words) -> Vec<(Face, Label)> {
        let hair = |style: HairStyle| (Face { style, ..face }, words.plain(&format!("face-hair-{}", style.code())));
        let colour = |hair: HairColour| (Face { hair, ..face }, words.plain(&format!("face-colour-{}", hair.code())));
        let skin = |(at, skin): (usize, &Skin)| {
            (Face { skin: *skin, ..face }, words.label("face-skin", &Args::new().count("n", at + 1)))
        };
        let clothes = |clothes: Clothes| (Face { clothes, ..face }, words.plain(cloth(clothes)));
        let cover = |cover: Clothes| (Face { cover, ..face }, words.plain(cloth(cover)));
        let background = |background: Background| (Face { background, ..face }, words.plain(behind(background)));
        let two = |faces: [Face; 2], messages: [&str; 2]| {
            faces.into_iter().zip(messages.map(|message| words.plain(message))).collect()
        };
        match self {
            Self::Hair => HairStyle::ALL.iter().copied().map(hair).collect(),
            Self::Colour => HairColour::ALL.iter().copied().map(colour).collect(),
            Self::Skin => Skin::ALL.iter().enumerate().map(skin).collect(),
            Self::Glasses => two(
                [Face { glasses: false, ..face }, Face { glasses: true, ..face }],
                ["face-glasses-no", "face-glasses-yes"],
            ),
            Self::Beard => {
                two([Face { beard: false, ..face }, Face { beard: true, ..face }], ["face-beard-no", "face-beard-yes"])
            }
            Self::Clothes => Clothes::ALL.iter().copied().map(clothes).collect(),
            Self::Cover => Clothes::ALL.iter().copied().map(cover).collect(),
            Self::Background => Background::ALL.iter().copied().map(background).collect(),
            Self::Age => {
                two([Face { child: true, ..face }, Face { child: false, ..face }], ["face-child", "face-grown"])
            }
        }
    }
}

fn cloth(colour: Clothes) -> &'static str {
    match colour {
        Clothes::Pine => "face-colour-green",
        Clothes::Clay => "face-colour-orange",
        Clothes::Sun => "face-colour-yellow",
        Clothes::Sky => "face-colour-blue",
        Clothes::Plum => "face-colour-purple",
        Clothes::Ink => "face-colour-dark",
    }
}

fn behind(colour: Background) -> &'static str {
    match colour {
        Background::Peach => "face-colour-pink",
        Background::Sun => "face-colour-yellow",
        Background::Mint => "face-colour-green",
        Background::Sky => "face-colour-blue",
        Background::Lilac => "face-colour-purple",
        Background::Sand => "face-colour-sand",
    }
}

impl App {
    /// The face of somebody with the choices of one part; those of the hair when missing.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there, and for what has no face, such as an organisation.
    pub fn face_screen(
        &mut self,
        space: SpaceId,
        person: PersonId,
        part: Option<FacePart>,
    ) -> Result<FaceScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Picture)?;
        let id = row.circle.resolve(person);
        let found = row.circle.people.get(&id).ok_or(CoreError::Missing("person"))?;
        let Figure::Person(face) = figure(id, found) else { return Err(CoreError::Missing("face")) };
        let part = part.filter(|part| part.fits(face)).unwrap_or(FacePart::Hair);
        let pick = |one: FacePart| Pick {
            id: one.code().to_owned(),
            label: words.plain(&format!("face-part-{}", one.code())),
            chosen: one == part,
        };
        let choice = |(one, label): (Face, Label)| QuestionChoice {
            id: one.code(),
            label,
            chosen: one == face,
            command: wears(id, Some(one)),
        };
        let first = first_face(id, found);
        Ok(FaceScreen {
            revision,
            strip,
            person: id,
            title: words.plain("face-title"),
            name: words.as_written(row.circle.name(id)),
            face: face.code(),
            parts: FacePart::ALL.into_iter().filter(|one| one.fits(face)).map(pick).collect(),
            choices: part.choices(face, &words).into_iter().map(choice).collect(),
            first: found.avatar.is_some().then(|| QuestionChoice {
                id: first.code(),
                label: words.plain("face-first"),
                chosen: false,
                command: wears(id, None),
            }),
        })
    }
}

fn wears(person: PersonId, face: Option<Face>) -> Command {
    Command::Map(vec![Edit::Person(person, PersonChange::Avatar(face.map(Avatar::Face)))])
}

/// A face by its code as a standalone SVG of `size` dp (12 to 1024).
///
/// # Errors
/// [`CoreError::Invalid`] for another text than the code of a face that this version can draw.
pub fn face_svg(code: &str, size: u32, theme: Theme) -> Result<String, CoreError> {
    let face = Face::from_code(code).ok_or_else(|| CoreError::invalid("avatar", Invalid::Form))?;
    Ok(figure_svg(&Figure::Person(face), size, "", theme))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Each choice changes its own part alone, one of them is what stands, and no two look the same.
    #[test]
    fn a_choice_changes_its_part_alone() {
        let words = Words::new(steunkring_text::Level::NlA2, steunkring_text::OwnWords::new()).unwrap();
        let bare = Face { style: HairStyle::Short, ..Face::from_id(&[7; 16], false) };
        let covered = Face { style: HairStyle::Cap, ..bare };
        assert!(!FacePart::Cover.fits(bare) && !FacePart::Colour.fits(covered));
        let seen =
            |face: Face| FacePart::ALL.into_iter().filter(move |part| part.fits(face)).map(move |part| (face, part));
        for (face, part) in seen(bare).chain(seen(covered)) {
            let choices = part.choices(face, &words);
            assert_eq!(choices.iter().filter(|(one, _)| *one == face).count(), 1, "{}", part.code());
            let drawn: BTreeSet<_> =
                choices.iter().map(|(one, _)| face_svg(&one.code(), 64, Theme::Light).unwrap()).collect();
            assert_eq!(drawn.len(), choices.len(), "{}", part.code());
            let said: BTreeSet<_> = choices.iter().map(|(_, label)| &label.text).collect();
            assert_eq!(said.len(), choices.len(), "{}", part.code());
        }
    }
}
