//! Who tells of a circle, to choose whose answers are shown.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Label, Words};

use super::Pick;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// Who tells of a circle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TellersScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// The question.
    pub title: Label,
    /// This profile's own person first, then who told something, in the order in which they joined. Somebody in whose circle it is can tell it
    /// too: before anything was told so, right after one's own person. Whose answers are to be shown first is chosen: one's own, unless one
    /// told nothing yet and somebody else did.
    pub people: Vec<Pick>,
}

impl App {
    /// Who tells of somebody's circle; of the one that the space holds when no ego is given.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn tellers_screen(&mut self, space: SpaceId, ego: Option<PersonId>) -> Result<TellersScreen, CoreError> {
        let Sight { revision, row, words, me, .. } = self.sight(space, Part::Picture)?;
        let circle = &row.circle;
        let ego = self.middle(space, circle, ego)?;
        let mut others: Vec<PersonId> = circle.respondents(ego).into_iter().filter(|id| *id != me).collect();
        others.sort_by_key(|id| (circle.people.get(id).and_then(|person| person.joined), *id));
        let told = circle.respondents(ego).contains(&me);
        let first = others.first().filter(|_| !told).copied().unwrap_or(me);
        if ego != me && ego != PersonId::FAMILY && !others.contains(&ego) {
            others.insert(0, ego);
        }
        let own = self.own_label(space, circle, &words, me)?.text;
        let mut people = vec![Pick::person(&words, me, &own, Some(first))];
        people.extend(others.into_iter().map(|id| Pick::person(&words, id, circle.name(id), Some(first))));
        Ok(TellersScreen { revision, title: words.plain("map-whose-view"), people })
    }

    /// What this profile is called in a space: before it wrote anything there, the name by which it was let in.
    pub(super) fn own_label(
        &mut self,
        space: SpaceId,
        circle: &Circle,
        words: &Words,
        me: PersonId,
    ) -> Result<Label, CoreError> {
        if circle.people.contains_key(&me) {
            return Ok(words.as_written(circle.name(me)));
        }
        let own = self.space(space)?.log()?.own_name();
        Ok(words.as_written(own.as_deref().unwrap_or_else(|| circle.name(me))))
    }
}
