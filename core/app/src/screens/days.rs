//! Days to choose from.

use serde::Serialize;
use steunkring_domain::Date;
use steunkring_text::Label;

use super::{Offer, Pick, due};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// How many days stand on one page.
const DAYS: i64 = 14;

/// Some days to choose from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DaysScreen {
    /// The days in order, each by its date.
    pub days: Vec<Pick>,
    /// The day that is chosen, where one is.
    pub chosen: Option<Label>,
    /// What can be done: `earlier` and `later`, to see other days, and `none`, that there is no day yet.
    pub offers: Vec<Offer>,
}

impl App {
    /// Two weeks of days to choose from: page 0 begins today, page 1 two weeks later, page -1 two weeks before. Pages end with the
    /// calendar of [`Date`].
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn days_screen(&mut self, space: SpaceId, page: i32, chosen: Option<Date>) -> Result<DaysScreen, CoreError> {
        let Sight { words, .. } = self.sight(space, Part::Picture)?;
        let today = self.day(self.now())?;
        let first = today.days().saturating_add(i64::from(page).saturating_mul(DAYS));
        let days = (first..first.saturating_add(DAYS)).filter_map(|day| Date::from_days(day).ok());
        let pick = |day: Date| Pick {
            id: day.to_string(),
            label: words.as_written(&due(&words, day, today)),
            chosen: chosen == Some(day),
        };
        let offers = [("earlier", "days-earlier"), ("later", "days-later"), ("none", "days-none")];
        Ok(DaysScreen {
            days: days.map(pick).collect(),
            chosen: chosen.map(|day| words.as_written(&due(&words, day, today))),
            offers: Offer::all(&words, offers),
        })
    }
}
