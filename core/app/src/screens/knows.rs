//! Who knows whom in a circle, as one respondent tells it.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label};

use super::ask::Pairs;
use super::ego;
use super::pick::Pick;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// Everything that one respondent told of who knows whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnowsScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Its title.
    pub title: Label,
    /// Whose circle it is about, where that is not the one that the space holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Label>,
    /// Whose view it is.
    pub seen_by: Label,
    /// The pairs that were told of, in the order in which their people joined.
    pub pairs: Vec<KnownPair>,
    /// What to say where nothing was told yet.
    pub empty: Option<Label>,
    /// To choose somebody of whom to tell it, where there are two who can be told of.
    pub ask: Option<Label>,
    /// Who can be chosen, in the order in which they joined.
    pub people: Vec<Pick>,
}

/// What was told of one pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownPair {
    /// Both; who joined first comes first.
    pub people: [PersonId; 2],
    /// Whether they know each other, as a question.
    pub question: Label,
    /// The answer.
    pub answer: Label,
    /// How they get on, where that was told.
    pub quality: Option<Label>,
}

impl App {
    /// Who knows whom, as a respondent tells it.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn knows_screen(&mut self, space: SpaceId, respondent: PersonId) -> Result<KnowsScreen, CoreError> {
        let ego = self.ego(space)?;
        self.knows_screen_in(space, ego, respondent)
    }

    /// Who knows whom in the circle of one person, such as a child, as a respondent tells it.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there.
    pub fn knows_screen_in(
        &mut self,
        space: SpaceId,
        whose: PersonId,
        respondent: PersonId,
    ) -> Result<KnowsScreen, CoreError> {
        let Sight { revision, row, words, me, .. } = self.sight(space, Part::Map)?;
        let circle = &row.circle;
        let own = ego(&self.kind(space)?, me).unwrap_or(me);
        let (whose, respondent) = (circle.resolve(whose), circle.resolve(respondent));
        if whose != own && !circle.is_present(whose) {
            return Err(CoreError::Missing("ego"));
        }
        let found = Pairs::of(circle, whose, respondent);
        let pair = |(a, b, told): (PersonId, PersonId, &AlterTie)| {
            let answer = told.knows.as_ref()?;
            let quality = told.quality.as_ref();
            Some(KnownPair {
                people: [a, b],
                question: found.title(&words, a, b),
                answer: words.choice(Knows::PREFIX, answer.code(), &Args::new()),
                quality: quality.map(|quality| words.choice(Strength::PREFIX, quality.code(), &Args::new())),
            })
        };
        let people: &[PersonId] = if found.people().len() > 1 { found.people() } else { &[] };
        let pairs: Vec<_> = found.told().into_iter().filter_map(pair).collect();
        Ok(KnowsScreen {
            revision,
            title: words.plain("more-knows"),
            circle: (whose != own).then(|| super::map::title(circle, &words, me, whose)),
            seen_by: words.label("tie-seen-by", &Args::new().text("respondent", circle.name(respondent))),
            empty: pairs.is_empty().then(|| super::untold(&words)),
            pairs,
            ask: (!people.is_empty()).then(|| words.plain("more-knows-whose")),
            people: people.iter().map(|id| Pick::person(&words, *id, circle.name(*id), None)).collect(),
        })
    }

    /// The changes that say whether two people of the circle of an ego know each other, as a respondent tells it.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where one of them has no place in the circle, or for a space that is not there;
    /// [`CoreError::Invalid`] for one person twice.
    pub fn knowing(
        &mut self,
        space: SpaceId,
        (ego, respondent): (PersonId, PersonId),
        people: [PersonId; 2],
        changes: Vec<AlterTieChange>,
    ) -> Result<crate::Command, CoreError> {
        let Sight { row, .. } = self.sight(space, Part::Map)?;
        let circle = &row.circle;
        let [a, b] = people.map(|id| circle.resolve(id));
        if a == b {
            return Err(CoreError::Invalid { field: "person", reason: "two different people are needed".to_owned() });
        }
        let found = Pairs::of(circle, circle.resolve(ego), circle.resolve(respondent));
        let id = found.row(a, b).ok_or(CoreError::Missing("tie"))?;
        Ok(crate::Command::Map(changes.into_iter().map(|change| crate::Edit::AlterTie(id, change)).collect()))
    }
}
