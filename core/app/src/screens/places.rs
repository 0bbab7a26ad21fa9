//! The bar: Home, and of one space its map, its talks and its plan. These places never move.

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_text::Label;

use super::{Offer, home};
use crate::{App, CoreError, SpaceId, SpaceSummary};

/// A family's own word that has more characters than this does not fit below a picture of the bar.
const SHORT: usize = 10;

/// What has a place beside Home, in the order of the bar.
const PLACES: [(&str, &str); 3] = [("map", "nav-map"), ("talks", "nav-talks"), ("plan", "nav-plan")];

/// The places of the bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlacesScreen {
    /// The space in which those beside Home are.
    #[serde(serialize_with = "crate::app::hex")]
    pub space: SpaceId,
    /// `home`, `map`, `talks` and `plan`, each where the space has it, in the order in which they stand.
    pub places: Vec<Offer>,
    /// To see them below each other, where they do not fit beside each other.
    pub menu: Label,
    /// What stands above them there.
    pub title: Label,
}

impl App {
    /// The places of the bar: those of this space where it has any beside Home, else of the first with a map, else of the first that has
    /// any. A space that cannot be opened has none; without such a space there is no bar.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn places_screen(&mut self, space: Option<SpaceId>) -> Result<Option<PlacesScreen>, CoreError> {
        let mut spaces = self.spaces()?;
        spaces.retain(|one| PLACES.iter().any(|(id, _)| has(one, id)));
        spaces.sort_by_key(|one| (Some(one.id) != space, !has(one, "map")));
        for one in spaces {
            let Ok(words) = self.words_in(one.id) else { continue };
            let usual = self.words(&Circle::default())?;
            let short = |message: &str| {
                let own = words.plain(message);
                if own.text.chars().count() > SHORT { usual.plain(message) } else { own }
            };
            let there = PLACES.into_iter().filter(|(id, _)| has(&one, id));
            let beside = there.map(|(id, message)| Offer { id, label: short(message) });
            let places = std::iter::once(Offer::of(&words, "home", "nav-home")).chain(beside).collect();
            return Ok(Some(PlacesScreen {
                space: one.id,
                places,
                menu: words.plain("nav-menu"),
                title: words.plain("nav-title"),
            }));
        }
        Ok(None)
    }
}

fn has(space: &SpaceSummary, place: &str) -> bool {
    home::doors(&space.kind).iter().any(|(id, _)| *id == place)
}
