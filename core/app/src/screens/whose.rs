//! Whose circle is looked at: that of all together, or of one of the family beside it; and who stands in it.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::Pick;
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, Done, Edit, SpaceId};

/// Whose circle can be looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhoseScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// The question.
    pub title: Label,
    /// All together first, then each of the family who is alive, in the order in which they joined, and whoever stands in the middle now, who
    /// is chosen. Nobody where a space holds no family's circle.
    pub people: Vec<Pick>,
}

impl App {
    /// Whose circle can be looked at in a space, beside the one of `ego`; beside the one that the space holds when none is given.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn whose_screen(&mut self, space: SpaceId, ego: Option<PersonId>) -> Result<WhoseScreen, CoreError> {
        let Sight { revision, row, words, .. } = self.sight(space, Part::Picture)?;
        let middle = self.middle(space, &row.circle, ego)?;
        let people = if self.kind(space)? == SpaceKind::FamilyMap {
            let others = of_the_family(&row.circle, middle).into_iter();
            let others = others.map(|id| Pick::person(&words, id, row.circle.name(id), Some(middle)));
            std::iter::once(together(&words, middle == PersonId::FAMILY)).chain(others).collect()
        } else {
            Vec::new()
        };
        Ok(WhoseScreen { revision, title: words.plain("map-whose"), people })
    }

    /// Puts somebody who is there already in a circle; in the one that the space holds when no ego is given.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there, [`CoreError::Invalid`] for somebody's own circle or that of all
    /// together, and those of [`App::run`].
    pub fn put_in_circle(
        &mut self,
        space: SpaceId,
        ego: Option<PersonId>,
        person: PersonId,
    ) -> Result<Done, CoreError> {
        let (tie, was) = self.in_circle(space, ego, person)?;
        // Who was taken out of it comes back.
        let back = was.is_some_and(|tie| tie.removed.is_some()).then_some(TieChange::Removed(None));
        let changes = std::iter::once(TieChange::Present(Some(true))).chain(back);
        self.run(space, Command::Map(changes.map(|change| Edit::Tie(tie, change)).collect()))
    }

    /// Takes somebody out of one circle, who stays in every other; it stands in the tray from then on.
    ///
    /// # Errors
    /// As [`App::put_in_circle`]; [`CoreError::Missing`] too for who does not stand in it.
    pub fn take_out_of_circle(
        &mut self,
        space: SpaceId,
        ego: Option<PersonId>,
        person: PersonId,
    ) -> Result<Done, CoreError> {
        let (tie, was) = self.in_circle(space, ego, person)?;
        was.filter(|tie| tie.removed.is_none()).ok_or(CoreError::Missing("tie"))?;
        let gone = TieChange::Removed(Some(self.now()));
        self.run(space, Command::Map(vec![Edit::Tie(tie, gone)]))
    }

    /// Who stands in the middle: the ego where it is still there, else whose circle the space holds.
    pub(super) fn middle(&self, space: SpaceId, circle: &Circle, ego: Option<PersonId>) -> Result<PersonId, CoreError> {
        let own = circle.resolve(self.ego(space)?);
        Ok(ego.map(|ego| circle.resolve(ego)).filter(|ego| circle.is_present(*ego)).unwrap_or(own))
    }

    /// The tie of two who are there, and what was told of it.
    fn in_circle(
        &mut self,
        space: SpaceId,
        ego: Option<PersonId>,
        person: PersonId,
    ) -> Result<(TieId, Option<Tie>), CoreError> {
        let circle = self.sight(space, Part::Picture)?.row.circle;
        let own = circle.resolve(self.ego(space)?);
        let ego = ego.map_or(own, |ego| circle.resolve(ego));
        let person = circle.resolve(person);
        if ego != own && !circle.is_present(ego) {
            return Err(CoreError::Missing("ego"));
        }
        if !circle.is_present(person) {
            return Err(CoreError::Missing("person"));
        }
        if person == ego || person == PersonId::FAMILY {
            return Err(CoreError::Invalid { field: "person", reason: crate::told::TWO_PEOPLE.to_owned() });
        }
        let tie = TieId { ego, alter: person };
        Ok((tie, circle.ties.get(&tie).cloned()))
    }
}

/// All together, as what can be chosen.
pub(super) fn together(words: &Words, chosen: bool) -> Pick {
    let label = we(words);
    Pick { id: PersonId::FAMILY.to_string(), label, chosen }
}

/// What all together are called in the middle.
pub(super) fn we(words: &Words) -> Label {
    Label { pictogram: Some("family".to_owned()), ..words.plain("map-we") }
}

/// Each of the family who can stand in the middle, and who stands there now, in the order in which they joined.
fn of_the_family(circle: &Circle, middle: PersonId) -> Vec<PersonId> {
    let lives = |person: &Person| person.is_person() && person.deceased != Some(true);
    let of_it = |id: PersonId, person: &Person| id == middle || (person.in_family == Some(true) && lives(person));
    let family = circle.present().filter(|(id, person)| *id != PersonId::FAMILY && of_it(*id, person));
    let mut family: Vec<_> = family.map(|(id, person)| (person.joined, id)).collect();
    family.sort_unstable();
    family.into_iter().map(|(_, id)| id).collect()
}

/// Whether another circle can be looked at than the one of the middle, in a family's circle: of a family of one there is none.
pub(super) fn may_choose(circle: &Circle, middle: PersonId) -> bool {
    middle != PersonId::FAMILY || of_the_family(circle, middle).len() > 1
}

/// Who is there and does not stand in the circle of the middle yet, this profile's own person first and then in the order in which they
/// joined. Who is of the family stands in its middle.
pub(super) fn not_in_circle(circle: &Circle, me: PersonId, middle: PersonId) -> Vec<PersonId> {
    let of_it = |id: PersonId| circle.people.get(&id).is_some_and(|person| person.in_family == Some(true));
    let stands = |id: PersonId| {
        id == middle
            || (middle == PersonId::FAMILY && of_it(id))
            || circle.ties.get(&TieId { ego: middle, alter: id }).is_some_and(|tie| tie.removed.is_none())
    };
    super::pick::in_order(circle, me).into_iter().filter(|id| !stands(*id)).collect()
}

/// Whether somebody stands in the circle of the middle and can be taken out of it alone: of the one that the space holds only who stands in
/// another too.
pub(super) fn may_leave(circle: &Circle, own: PersonId, tie: TieId) -> bool {
    let stands = |(id, one): (&TieId, &Tie)| id.alter == tie.alter && one.removed.is_none();
    let other = |id: &TieId| id.ego != tie.ego && circle.is_present(id.ego);
    let here = circle.ties.get(&tie).is_some_and(|one| one.removed.is_none());
    here && (tie.ego != own || circle.ties.iter().filter(|one| stands(*one)).any(|(id, _)| other(id)))
}

/// A message about somebody and a circle: `name` and `title`.
pub(super) fn label(circle: &Circle, words: &Words, me: PersonId, message: &str, tie: TieId) -> Label {
    let title = words.inline(&super::map::title(circle, words, me, tie.ego).text);
    words.label(message, &Args::new().text("name", circle.name(tie.alter)).text("title", &title))
}
