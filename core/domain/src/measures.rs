//! What follows from a circle as one person tells it: counts with what they are of, in words, never a score.
//!
//! Every measure is taken for one ego and one respondent over a [`Counted`]: the alters whose tie that respondent tells as
//! going on. Each carries how many people it is about (`n`), how much was not told (`missing`) and how many people were left
//! out (`left_out`). What nobody told is [`Value::Undefined`], never zero. Nothing here knows the reader or the language: a
//! [`Sentence`] names a message and its variables, and the text crate says it.

mod agreement;
mod change;
mod child;
mod counted;
mod density;
mod outcome;
mod size;
mod stress;
mod support;

use crate::{Circle, Date, PersonId, SupportKind};

pub use agreement::{Compared, Field, Outcome, agreement, compare};
pub use change::{Changed, change, change_for_child, changes};
pub use child::{children, supportive_adults};
pub use counted::{Alter, Counted};
pub use density::density;
pub use outcome::{Arg, Fraction, Measure, MissingOf, Of, Sentence, Value};
pub use size::{composition, formality, rings, size};
pub use stress::stress;
pub use support::{availability, depth, reciprocity};

/// Takes every measure of one moment and one respondent: M1 to M8 and M14, M4 once per kind of support and M7 once per child.
///
/// `today` decides who is of age.
pub fn all(circle: &Circle, ego: PersonId, respondent: PersonId, today: Date) -> Vec<Measure> {
    every(circle, ego, respondent, today, false)
}

/// Takes every measure as [`all`] does, on the ego's own page, where what is told about safety counts (decision 48).
pub fn all_on_own_page(circle: &Circle, ego: PersonId, respondent: PersonId, today: Date) -> Vec<Measure> {
    every(circle, ego, respondent, today, true)
}

fn every(circle: &Circle, ego: PersonId, respondent: PersonId, today: Date, own_page: bool) -> Vec<Measure> {
    let counted = Counted::of(circle, ego, respondent);
    let mut measures = vec![size(&counted), rings(&counted), composition(&counted), formality(&counted)];
    measures.extend(SupportKind::ALL.iter().map(|kind| availability(&counted, kind)));
    measures.push(depth(&counted));
    measures.push(reciprocity(&counted));
    measures.extend(
        children(circle, counted.ego(), today)
            .into_iter()
            .map(|child| supportive_adults(circle, child, respondent, today, own_page)),
    );
    measures.push(density(&counted));
    measures.push(stress(&counted));
    measures
}
