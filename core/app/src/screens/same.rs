//! Whether two entries are the same person. Who says no keeps that in the file of this profile alone: it is no fact about them.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::tell::joined;
use steunkring_text::{Args, Label, Words};

use super::Offer;
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, SpaceId};

/// Two entries that may be the same person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SameItem {
    /// Both; the first is the one that gives way, the second stays.
    pub people: [PersonId; 2],
    /// What they are called.
    pub names: [Label; 2],
    /// Where each stands and how the band is, as this profile's own person tells it: it tells two of one name apart.
    pub told: [Label; 2],
    /// The question.
    pub title: Label,
    /// That nothing is lost.
    pub help: Label,
    /// What can be done: `one` and `two`; of what was said to be two, `ask-again`.
    pub offers: Vec<Offer>,
    /// What `one` does.
    pub command: Command,
}

/// The entries that may be the same person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SameScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// What is asked.
    pub items: Vec<SameItem>,
    /// What this profile said to be two people.
    pub two: Vec<SameItem>,
}

impl App {
    /// The entries of a space that may be the same person, and those of which this profile said that they are two.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn same_screen(&mut self, space: SpaceId) -> Result<SameScreen, CoreError> {
        let sight = self.sight(space, Part::Talks)?;
        let ego = sight.row.circle.resolve(self.ego(space)?);
        let (mut items, mut two) = (Vec::new(), Vec::new());
        for pair in alike(&sight, ego) {
            if self.are_two(space, pair)? {
                two.push(item(&sight, ego, pair, true));
            } else {
                items.push(item(&sight, ego, pair, false));
            }
        }
        Ok(SameScreen { revision: sight.revision, items, two })
    }

    /// Says on this device that two entries are two people: it is not asked again.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for who is not there, [`CoreError::Invalid`] for one entry twice.
    pub fn say_two(&mut self, space: SpaceId, people: [PersonId; 2]) -> Result<(), CoreError> {
        let key = self.pair(space, people)?;
        Ok(self.home().put_setting(&key, &[1])?)
    }

    /// Takes back that two entries are two people: it is asked again.
    ///
    /// # Errors
    /// As [`App::say_two`].
    pub fn ask_again(&mut self, space: SpaceId, people: [PersonId; 2]) -> Result<(), CoreError> {
        let key = self.pair(space, people)?;
        self.home().delete_setting(&key)?;
        Ok(())
    }

    /// What is asked of a space, about one person or about all.
    pub(super) fn same(
        &self,
        space: SpaceId,
        sight: &Sight,
        about: Option<PersonId>,
    ) -> Result<Vec<SameItem>, CoreError> {
        let ego = sight.row.circle.resolve(self.ego(space)?);
        let mut items = Vec::new();
        for (a, b) in alike(sight, ego) {
            if about.is_none_or(|person| person == a || person == b) && !self.are_two(space, (a, b))? {
                items.push(item(sight, ego, (a, b), false));
            }
        }
        Ok(items)
    }

    fn are_two(&self, space: SpaceId, pair: (PersonId, PersonId)) -> Result<bool, CoreError> {
        Ok(self.home().setting(&setting(space, pair))?.is_some())
    }

    fn pair(&mut self, space: SpaceId, [a, b]: [PersonId; 2]) -> Result<String, CoreError> {
        let circle = self.circle(space)?.circle;
        if !circle.is_present(a) || !circle.is_present(b) {
            return Err(CoreError::Missing("person"));
        }
        if a == b {
            return Err(CoreError::Invalid { field: "person", reason: crate::told::TWO_PEOPLE.to_owned() });
        }
        Ok(setting(space, (a.min(b), a.max(b))))
    }
}

/// Whose circle it is stands in its own middle, and is nobody else there.
fn alike(sight: &Sight, ego: PersonId) -> Vec<(PersonId, PersonId)> {
    let talks = sight.notes.iter().map(|(_, row)| &row.note).filter(|note| note.meeting.removed.is_none());
    let mut alike = sight.row.circle.may_be_one(talks);
    alike.retain(|(a, b)| *a != ego && *b != ego);
    alike
}

/// The entry that came later gives way; two who came at once in order of their ids.
fn item(sight: &Sight, ego: PersonId, (a, b): (PersonId, PersonId), two: bool) -> SameItem {
    let (words, circle): (&Words, &Circle) = (&sight.words, &sight.row.circle);
    let came = |id: PersonId| (circle.people.get(&id).and_then(|person| person.joined), id);
    let (from, into) = if came(a) > came(b) { (a, b) } else { (b, a) };
    let named = Args::new().text("a", circle.name(from)).text("b", circle.name(into));
    let title = words.label("person-merge-title", &named);
    let offers = if two {
        vec![Offer { id: "ask-again", label: title.clone() }]
    } else {
        Offer::all(words, [("one", "person-merge-yes"), ("two", "person-merge-no")])
    };
    let told = |id: PersonId| {
        let Some(person) = circle.people.get(&id) else { return super::untold(words) };
        let row = super::map::item(circle, words, sight.me, sight.me, TieId { ego, alter: id }, person);
        let place = words.as_sentence(super::map::place(words, row.place));
        joined(&[place, row.sentence])
    };
    SameItem {
        people: [from, into],
        told: [from, into].map(told),
        names: [from, into].map(|id| words.as_written(circle.name(id))),
        title,
        help: words.plain("person-merge-help"),
        offers,
        command: Command::Merge { from, into },
    }
}

fn setting(space: SpaceId, (a, b): (PersonId, PersonId)) -> String {
    format!("two-people/{space}/{a}/{b}")
}
