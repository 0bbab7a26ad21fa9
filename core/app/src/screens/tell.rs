//! What is told of somebody beside a name and a face: whose family this is, what this person does for whom, which languages it speaks.

mod role;

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::edit::{changes, toggles};
use super::pick::{Pick, in_order};
use super::{QuestionChoice, QuestionRow, Strip};
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, Edit, SpaceId};

/// What is told of somebody, by taps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TellScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Who.
    pub person: PersonId,
    /// Its title.
    pub title: Label,
    /// What it asks, where somebody else is chosen first.
    pub ask: Option<Label>,
    /// Who can be chosen, this profile's own person first and then in the order in which they joined.
    pub people: Vec<Pick>,
    /// Questions to answer by a tap; what is chosen is taken back by choosing it once more. None before somebody was chosen.
    pub rows: Vec<QuestionRow>,
    /// What a word among them means that few people know.
    pub means: Option<Label>,
}

/// Languages that are offered by name, those that most people in the Netherlands speak first. Any other can still be told in words.
const LANGUAGES: [&str; 25] = [
    "nl", "dse", "fy", "en", "ar", "zgh", "tr", "pl", "uk", "ru", "ti", "so", "fa", "prs", "ku", "ps", "pap", "srn",
    "es", "pt", "fr", "de", "bg", "ro", "zh",
];

impl App {
    /// Whose family somebody is: everybody to choose from, and what this person can be of the `other` who was chosen.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there, and for a group, an organisation, a pet or a place;
    /// [`CoreError::Invalid`] for one person twice.
    pub fn kin_screen(
        &mut self,
        space: SpaceId,
        person: PersonId,
        other: Option<PersonId>,
    ) -> Result<TellScreen, CoreError> {
        let now = self.now();
        let told = self.telling(space, person)?;
        let Telling { sight: Sight { row, words, me, .. }, id, .. } = &told;
        let circle = &row.circle;
        let other = other.map(|other| circle.resolve(other));
        if other == Some(*id) {
            return Err(CoreError::Invalid { field: "kin", reason: crate::told::TWO_PEOPLE.to_owned() });
        }
        let is_person = |one: &PersonId| circle.people.get(one).is_some_and(Person::is_person);
        let people = in_order(circle, *me).into_iter().filter(|one| one != id && is_person(one));
        let people = people.map(|one| Pick::person(words, one, circle.name(one), other)).collect();
        let rows = match other {
            Some(other) if !circle.is_present(other) || !is_person(&other) || !told.person.is_person() => {
                return Err(CoreError::Missing("person"));
            }
            Some(other) => Between { circle, words, a: *id, b: other, now }.rows(),
            None => Vec::new(),
        };
        Ok(TellScreen { ask: Some(words.plain("person-family")), people, rows, ..told.screen() })
    }

    /// Which languages somebody speaks: those that are offered, and before them what was told in other words.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there.
    pub fn languages_screen(&mut self, space: SpaceId, person: PersonId) -> Result<TellScreen, CoreError> {
        let told = self.telling(space, person)?;
        let Telling { sight: Sight { words, .. }, id, person } = &told;
        let offered = LANGUAGES.iter().filter_map(|code| Language::parse(code).ok());
        let mut all: Vec<Language> = offered.collect();
        all.splice(0..0, person.languages.iter().filter(|one| !LANGUAGES.contains(&one.as_str())).cloned());
        let choice = |language: Language| {
            let chosen = person.languages.contains(&language);
            QuestionChoice {
                id: format!("language/{}", language.as_str()),
                label: language_name(words, &language),
                chosen,
                command: changes(*id, PersonChange::Language(language, !chosen)),
            }
        };
        let ask = Some(words.plain("person-languages"));
        let rows = vec![QuestionRow { ask, ..QuestionRow::each(all.into_iter().map(choice).collect()) }];
        Ok(TellScreen { rows, ..told.screen() })
    }

    fn telling(&mut self, space: SpaceId, person: PersonId) -> Result<Telling, CoreError> {
        let sight = self.sight(space, Part::Picture)?;
        let id = sight.row.circle.resolve(person);
        let person = super::person::named(&sight.row.circle, id)?.clone();
        Ok(Telling { sight, id, person })
    }
}

/// A language by its name in the language of the reader; one without such a name as it was written.
pub(super) fn language_name(words: &Words, language: &Language) -> Label {
    let message = format!("language-{}", language.as_str());
    if Words::has(&message) { words.plain(&message) } else { words.as_written(language.as_str()) }
}

struct Telling {
    sight: Sight,
    id: PersonId,
    person: Person,
}

impl Telling {
    fn screen(&self) -> TellScreen {
        let Sight { revision, row, words, strip, .. } = &self.sight;
        TellScreen {
            revision: *revision,
            strip: strip.clone(),
            person: self.id,
            title: words.label("person-title", &Args::new().text("name", row.circle.name(self.id))),
            ask: None,
            people: Vec::new(),
            rows: Vec::new(),
            means: None,
        }
    }
}

/// What one person is of another.
struct Between<'a> {
    circle: &'a Circle,
    words: &'a Words,
    a: PersonId,
    b: PersonId,
    now: Instant,
}

impl Between<'_> {
    fn rows(&self) -> Vec<QuestionRow> {
        let named = Args::new().text("a", self.circle.name(self.a)).text("b", self.circle.name(self.b));
        let first =
            KinKind::ALL.iter().map(|kind| self.link(KinKind::PREFIX, KinId::new(self.a, self.b, kind.clone())));
        let second = KinKind::ALL.iter().filter(|kind| !kind.is_even());
        let second = second.map(|kind| self.link("kin-other", KinId::new(self.b, self.a, kind.clone())));
        let ask = |message| Some(self.words.label(message, &named));
        let choices = first.chain(second).collect();
        let mut rows = vec![QuestionRow { ask: ask("person-kin-ask"), ..QuestionRow::each(choices) }];
        if let Some((id, link)) = self.partners() {
            let choices = toggles(self.words, link.partner_status.as_ref(), |status| {
                links(&id, [KinChange::PartnerStatus(status)])
            });
            rows.push(QuestionRow { ask: ask("person-partner-ask"), ..QuestionRow::of(choices) });
        }
        rows
    }

    fn link(&self, prefix: &str, id: KinId) -> QuestionChoice {
        let chosen = self.told(&id).is_some();
        let change = if chosen {
            vec![KinChange::Removed(Some(self.now))]
        } else {
            vec![KinChange::Present(Some(true)), KinChange::Removed(None)]
        };
        QuestionChoice {
            id: format!("{prefix}/{}", id.kind.code()),
            label: self.words.choice(prefix, id.kind.code(), &Args::new()),
            chosen,
            command: links(&id, change),
        }
    }

    fn partners(&self) -> Option<(KinId, &KinLink)> {
        let id = KinId::new(self.a, self.b, KinKind::Partner);
        self.told(&id).map(|link| (id, link))
    }

    /// What was told of a link, also by entries that were merged into these two.
    fn told(&self, id: &KinId) -> Option<&KinLink> {
        let resolved =
            |one: &KinId| KinId::new(self.circle.resolve(one.a), self.circle.resolve(one.b), one.kind.clone());
        self.circle.kin.iter().find(|(one, link)| link.is_told() && resolved(one) == *id).map(|(_, link)| link)
    }
}

fn links(id: &KinId, changes: impl IntoIterator<Item = KinChange>) -> Command {
    Command::Map(changes.into_iter().map(|change| Edit::Kin(id.clone(), change)).collect())
}
