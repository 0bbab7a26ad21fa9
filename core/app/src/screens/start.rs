//! The first start: the language, a circle of one's own, and somebody to put on the map.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::settings::{LevelChoice, levels};
use super::{Offer, Pick, Strip, whose};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The choice of a language, before anything else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LanguageScreen {
    /// The question.
    pub title: Label,
    /// The choices for [`App::set_level`].
    pub levels: Vec<LevelChoice>,
    /// What can be done: `next`.
    pub offers: Vec<Offer>,
}

/// The ways back to what was on another phone or in a copy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BackScreen {
    /// Its title.
    pub title: Label,
    /// What there still is: the question.
    pub ask: Label,
    /// What can be used: `paper`, the code; `copy`, a backup; `file`, the code with a recovery file.
    pub offers: Vec<Offer>,
    /// To type the words of the copy.
    pub words: Label,
    /// What the circle of a recovery file is called until somebody calls it otherwise.
    pub name: String,
}

/// Before a space is founded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundScreen {
    /// Its title.
    pub title: Label,
    /// What this profile is called.
    pub ask: Label,
    /// That nobody has to say who one is.
    pub help: Label,
    /// What the space is called until somebody calls it otherwise.
    pub name: String,
    /// What stands for who has no name here.
    pub nameless: String,
    /// What can be done: `done`.
    pub offers: Vec<Offer>,
}

/// Somebody to put on the map, by picture answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AddScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// In whose circle, where that is not the one that the space holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Label>,
    /// Who is there already and does not stand in this circle: the question; nothing where nobody is.
    pub there: Option<Label>,
    /// Those people, this profile's own person first and then in the order in which they joined; none is chosen.
    pub people: Vec<Pick>,
    /// That somebody else can be added, where there are any.
    pub other: Option<Label>,
    /// That a name is enough.
    pub help: Label,
    /// Who it is: the question.
    pub ask: Label,
    /// Who it can be.
    pub who: Vec<AddChoice>,
    /// What this person is called: the question.
    pub name: Label,
    /// What stands for who has no name here.
    pub nameless: String,
    /// How close: the question.
    pub closeness: Label,
    /// The rings.
    pub rings: Vec<CodeChoice>,
    /// From which part of life: the question.
    pub whence: Label,
    /// The parts of life.
    pub domains: Vec<CodeChoice>,
    /// What can be done: `add`.
    pub offers: Vec<Offer>,
}

/// Who somebody can be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AddChoice {
    /// Which.
    pub id: &'static str,
    /// In words, with a picture.
    pub label: Label,
    /// What this person is called unless somebody types another name.
    pub name: String,
    /// The part of life that goes with it, where one does.
    pub domain: Option<String>,
}

/// One of the values that a field can have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CodeChoice {
    /// Which.
    pub code: String,
    /// In words, with a picture where it has one.
    pub label: Label,
}

/// Who has no name here.
const NAMELESS: &str = "?";

/// Who somebody can be, what it says, the part of life that goes with it, and what it tells of a face.
const WHO: [(&str, &str, Option<Domain>, Option<Likeness>); 12] = [
    ("grandmother", "kin-name-oma", Some(Domain::Family), Some(Likeness::OldWoman)),
    ("grandfather", "kin-name-opa", Some(Domain::Family), Some(Likeness::OldMan)),
    ("mother", "kin-name-moeder", Some(Domain::Home), Some(Likeness::Woman)),
    ("father", "kin-name-vader", Some(Domain::Home), Some(Likeness::Man)),
    ("sibling", "kin-broer-zus", Some(Domain::Home), None),
    ("uncle", "kin-name-oom", Some(Domain::Family), Some(Likeness::Man)),
    ("aunt", "kin-name-tante", Some(Domain::Family), Some(Likeness::Woman)),
    ("friend", "person-is-friend", Some(Domain::Friends), None),
    ("neighbour", "person-is-neighbour", Some(Domain::Neighbours), None),
    ("teacher", "person-is-teacher", Some(Domain::SchoolWork), None),
    ("trainer", "role-trainer", Some(Domain::ClubFaith), None),
    ("other", "person-is-other", None, None),
];

/// What is told of the first face of somebody who was chosen as one of [`AddScreen::who`]: hair and age that fit. `None` where that
/// says nothing of a face; the id alone gives one then.
///
/// # Errors
/// [`Invalid::Form`] for who is not among them.
pub fn face_for(who: &str) -> Result<Option<PersonChange>, CoreError> {
    let found = WHO.iter().find(|(known, ..)| *known == who);
    let (.., likeness) = found.ok_or_else(|| CoreError::invalid("who", Invalid::Form))?;
    Ok(likeness.map(|likeness| PersonChange::Likeness(Some(likeness))))
}

impl App {
    /// The choice of a language.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn language_screen(&self) -> Result<LanguageScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        Ok(LanguageScreen {
            title: words.plain("welcome-choose-language"),
            levels: levels(&words, self.level()?).into(),
            offers: Offer::all(&words, [("next", "act-ok")]),
        })
    }

    /// What to say before a space of a kind is founded.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn found_screen(&self, kind: &SpaceKind) -> Result<FoundScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let called = words.choice(SpaceKind::PREFIX, kind.code(), &Args::new());
        Ok(FoundScreen {
            title: if *kind == SpaceKind::FamilyMap { words.plain("welcome-start-circle") } else { called.clone() },
            ask: words.plain("welcome-called"),
            help: words.plain("welcome-no-login"),
            name: called.text,
            nameless: NAMELESS.to_owned(),
            offers: Offer::all(&words, [("done", "act-done")]),
        })
    }

    /// The ways back to what was on another phone or in a copy.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn back_screen(&self) -> Result<BackScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let ways = [("paper", "recovery-title"), ("copy", "export-restore"), ("file", "recovery-file")];
        Ok(BackScreen {
            title: words.plain("welcome-start-restore"),
            ask: words.plain("welcome-back-ask"),
            offers: Offer::all(&words, ways),
            words: words.plain("export-restore-words"),
            name: words.choice(SpaceKind::PREFIX, SpaceKind::FamilyMap.code(), &Args::new()).text,
        })
    }

    /// Somebody to put on the map of a space, in the circle of an ego; in the one that the space holds when none is given.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn add_screen(&mut self, space: SpaceId, ego: Option<PersonId>) -> Result<AddScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Picture)?;
        let circle = &row.circle;
        let (own, middle) = (circle.resolve(self.ego(space)?), self.middle(space, circle, ego)?);
        // A space of another kind has people and no circle.
        let has_circle = self.kind(space)?.holds(Table::Ties);
        let there = if has_circle { whose::not_in_circle(circle, me, middle) } else { Vec::new() };
        let there: Vec<_> = there.into_iter().map(|id| Pick::person(&words, id, circle.name(id), None)).collect();
        let rings = Ring::ALL.iter().map(|ring| choice(&words, Ring::PREFIX, ring.code()));
        let domains = Domain::ALL.iter().map(|domain| choice(&words, Domain::PREFIX, domain.code()));
        Ok(AddScreen {
            revision,
            strip,
            title: words.plain("person-new-title"),
            circle: (middle != own).then(|| super::map::title(circle, &words, me, middle)),
            there: (!there.is_empty()).then(|| words.plain("person-there")),
            other: (!there.is_empty()).then(|| words.plain("person-there-not")),
            people: there,
            help: words.plain("person-new-help"),
            ask: words.plain("person-is-who"),
            who: WHO.iter().map(|(id, message, domain, _)| who(&words, id, message, domain.as_ref())).collect(),
            name: words.plain("person-name"),
            nameless: NAMELESS.to_owned(),
            closeness: words.plain("person-is-close"),
            rings: rings.collect(),
            whence: words.plain("person-is-from"),
            domains: domains.collect(),
            offers: Offer::all(&words, [("add", "act-add")]),
        })
    }
}

fn who(words: &Words, id: &'static str, message: &str, domain: Option<&Domain>) -> AddChoice {
    let label = words.plain(message);
    // Who is somebody else is not called so.
    let name = if domain.is_some() { label.text.clone() } else { NAMELESS.to_owned() };
    AddChoice { id, label, name, domain: domain.map(|domain| domain.code().to_owned()) }
}

fn choice(words: &Words, prefix: &str, code: &str) -> CodeChoice {
    CodeChoice { code: code.to_owned(), label: words.choice(prefix, code, &Args::new()) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn who_is_called_by_a_word_gets_a_face_that_fits() {
        let words: BTreeSet<_> = WHO.iter().map(|(id, ..)| *id).filter(|id| face_for(id).unwrap().is_some()).collect();
        assert_eq!(words, ["aunt", "father", "grandfather", "grandmother", "mother", "uncle"].into());
        assert_eq!(face_for("grandmother").unwrap(), Some(PersonChange::Likeness(Some(Likeness::OldWoman))));
        assert!(matches!(face_for("niemand"), Err(CoreError::Invalid { field: "who", .. })));
    }
}
