//! What else can be looked at in a space, beside what Home has a door for.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::Label;

use super::{Offer, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// What else can be looked at in a space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MoreScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// Where one can go: `same` and `settle`, where something is asked; `search`; of a circle `compare`, where others tell too, `then`,
    /// `print`, `measures`, `knows`, `own`, the own page, and `words`, own words; `contacts` and `consents`, where the space has them; `tray`.
    pub offers: Vec<Offer>,
}

impl App {
    /// What else can be looked at in a space.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn more_screen(&mut self, space: SpaceId) -> Result<MoreScreen, CoreError> {
        let asked = !self.settle_screen(space)?.questions.is_empty();
        let same = self.same_screen(space)?.items.into_iter().next();
        let ego = self.ego(space)?;
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Map)?;
        let others = row.circle.respondents(ego).iter().any(|id| *id != me);
        let kind = self.kind(space)?;
        let circle = kind == SpaceKind::FamilyMap;
        let doors = [
            (asked, "settle", "conflict-title"),
            (true, "search", "search-title"),
            (circle && others, "compare", "compare-title"),
            (circle, "then", "then-title"),
            (circle, "print", "map-print"),
            (circle, "measures", "map-measures"),
            (circle, "knows", "more-knows"),
            (kind.holds(Table::Contacts), "contacts", "contact-title"),
            (circle, "own", "home-own"),
            (circle, "words", "words-title"),
            (kind.holds(Table::Consents), "consents", "consent-title"),
            (true, "tray", "tray-title"),
        ];
        let there =
            doors.into_iter().filter(|(there, ..)| *there).map(|(_, id, message)| Offer::of(&words, id, message));
        let same = same.map(|item| Offer { id: "same", label: item.title });
        Ok(MoreScreen {
            revision,
            strip,
            title: words.plain("act-more"),
            offers: same.into_iter().chain(there).collect(),
        })
    }
}
