//! The plan: wishes, steps, who agrees and when it is looked at again.

use serde::Serialize;
use steunkring_document::Conflict;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::{Offer, Strip, date};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, MapRow, SpaceId};

/// The plan of a space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title: the family's own, or what a plan is called.
    pub title: Label,
    /// That the family chooses.
    pub help: Label,
    /// The wishes, in the order in which they were written.
    pub goals: Vec<GoalItem>,
    /// What the steps are called.
    pub actions_title: Label,
    /// The steps, in the order in which they were made.
    pub actions: Vec<ActionItem>,
    /// What the list of who agreed is called.
    pub agreed_title: Label,
    /// Who agreed and when, in order of the names.
    pub agreed: Vec<Label>,
    /// The days to look at it again, in order.
    pub evaluations: Vec<Label>,
    /// What to say and ask where there is no wish and no step yet.
    pub empty: Vec<Label>,
    /// What can be done: `add-goal`, `add-step`, and `agree` where there is something to agree with and one did not.
    pub offers: Vec<Offer>,
}

/// One wish.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoalItem {
    /// Which.
    pub id: GoalId,
    /// What, word for word.
    pub text: Label,
    /// Whose.
    pub whose: Option<Label>,
    /// The id of whose it is, for the face.
    #[serde(skip)]
    pub whose_person: Option<PersonId>,
    /// Where each stood with it and when, by name and then by moment, with the question above; empty where nobody said.
    pub scale: Vec<Label>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActionItem {
    /// Which.
    pub id: ActionId,
    /// What, word for word.
    pub text: Label,
    /// For which wish.
    pub goal: Option<GoalId>,
    /// Who does it.
    pub owner: Option<Label>,
    /// The id of who does it, for the face.
    #[serde(skip)]
    pub owner_person: Option<PersonId>,
    /// By when.
    pub due: Option<Label>,
    /// How far it is; of several answers the furthest.
    pub status: Label,
    /// That there are several answers for how far it is.
    pub mark: Option<Label>,
    /// Whether it is still needed, where its day has passed and it is neither done nor dropped.
    pub late: Option<Label>,
    /// Who does what by when in one sentence, where all three are known.
    pub sentence: Option<Label>,
}

impl App {
    /// The plan of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn plan_screen(&mut self, space: SpaceId) -> Result<PlanScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Map)?;
        let circle = &row.circle;
        let today = self.day(self.now())?;
        let mut goals: Vec<_> = circle.goals.iter().filter(|(_, goal)| goal.removed.is_none()).collect();
        goals.sort_by_key(|(id, goal)| (goal.created_at, **id));
        let goals: Vec<GoalItem> = goals
            .into_iter()
            .filter_map(|(id, goal)| {
                Some(GoalItem {
                    id: *id,
                    text: words.as_written(goal.text.as_ref()?.as_str()),
                    whose: goal.whose.map(|id| person(circle, &words, id)),
                    whose_person: goal.whose.map(|id| circle.resolve(id)).filter(|id| circle.people.contains_key(id)),
                    scale: scale(self, circle, &words, goal),
                })
            })
            .collect();
        let mut actions: Vec<_> = circle.actions.iter().filter(|(_, action)| action.removed.is_none()).collect();
        actions.sort_by_key(|(id, action)| (action.created_at, **id));
        let actions: Vec<ActionItem> =
            actions.into_iter().filter_map(|(id, action)| item(&row, &words, today, *id, action)).collect();
        let empty = if goals.is_empty() && actions.is_empty() {
            vec![words.plain("plan-empty"), words.plain("plan-empty-do")]
        } else {
            Vec::new()
        };
        let own_title = circle.plan.title.as_ref();
        let mut offers = Offer::all(&words, [("add-goal", "plan-add-goal"), ("add-step", "plan-add-action")]);
        let may_agree = empty.is_empty() && !circle.plan.agreed_by.keys().any(|id| circle.resolve(*id) == me);
        offers.extend(may_agree.then(|| Offer::of(&words, "agree", "plan-agree")));
        Ok(PlanScreen {
            revision,
            strip,
            offers,
            title: own_title.map_or_else(|| words.plain("plan-title"), |title| words.as_written(title.as_str())),
            help: words.plain("plan-help"),
            goals,
            actions_title: words.plain("plan-actions"),
            actions,
            agreed_title: words.plain("plan-agreed"),
            agreed: agreed(self, circle, &words)?,
            evaluations: circle
                .plan
                .evaluation_dates
                .iter()
                .map(|day| words.label("plan-look-back", &Args::new().text("date", &date(&words, *day))))
                .collect(),
            empty,
        })
    }
}

/// One step with its words; `None` for one without a text.
pub(super) fn item(row: &MapRow, words: &Words, today: Date, id: ActionId, action: &Action) -> Option<ActionItem> {
    let text = words.as_written(action.text.as_ref()?.as_str());
    let conflict = row
        .conflicts
        .iter()
        .find(|found| found.table == Table::Actions && found.key == "status" && found.row == id.to_row());
    let status = furthest(action.status.as_ref(), conflict);
    let owner = action.owner.map(|id| person(&row.circle, words, id));
    let due = action.due.map(|due| words.as_written(&super::due(words, due, today)));
    let ended = matches!(status, ActionStatus::Done | ActionStatus::Dropped);
    let late = !ended && action.due.is_some_and(|due| due < today);
    Some(ActionItem {
        id,
        goal: action.goal,
        status: words.choice(ActionStatus::PREFIX, status.code(), &Args::new()),
        mark: conflict.map(|_| words.plain("conflict-title")),
        late: late.then(|| words.plain("plan-action-late")),
        sentence: sentence(&row.circle, words, action, today),
        text,
        owner,
        owner_person: action.owner.map(|id| row.circle.resolve(id)).filter(|id| row.circle.people.contains_key(id)),
        due,
    })
}

/// Who does what by when, where all three are known.
pub(super) fn sentence(circle: &Circle, words: &Words, action: &Action, today: Date) -> Option<Label> {
    let (text, due) = (action.text.as_ref()?, super::due(words, action.due?, today));
    let args = Args::new().text("owner", &person(circle, words, action.owner?).text).text("text", text.as_str());
    Some(words.label("plan-action-line", &args.text("due", &due)))
}

/// The furthest of all answers; a step of which nothing was told is still to do.
fn furthest(shown: Option<&ActionStatus>, conflict: Option<&Conflict>) -> ActionStatus {
    let answers = conflict.into_iter().flat_map(|found| &found.answers);
    answers
        .filter_map(|answer| ActionStatus::from_scalar(&answer.value))
        .chain(shown.cloned())
        .max_by_key(ActionStatus::progress)
        .unwrap_or(ActionStatus::Open)
}

/// Where each stood with a wish: the question, each answer, and what ten means.
fn scale(app: &App, circle: &Circle, words: &Words, goal: &Goal) -> Vec<Label> {
    let mut said: Vec<_> =
        goal.standings().into_iter().map(|(id, at, stand)| (person(circle, words, id).text, at, stand)).collect();
    if said.is_empty() {
        return Vec::new();
    }
    // The sort keeps the order of one person's answers.
    words.sort_names(&mut said, |(name, ..)| name);
    let line = |(name, at, stand): (String, Option<Instant>, Stand)| {
        let value = Args::new().text("respondent", &name).text("value", &stand.value().to_string());
        match at {
            Some(at) => words.label("plan-scale-said", &value.text("when", &app.when(words, at).text)),
            None => words.label("tie-row", &Args::new().text("label", &name).text("value", &stand.value().to_string())),
        }
    };
    let lines = said.into_iter().map(line);
    std::iter::once(words.plain("plan-scale")).chain(lines).chain([words.plain("plan-scale-ten")]).collect()
}

fn agreed(app: &App, circle: &Circle, words: &Words) -> Result<Vec<Label>, CoreError> {
    let mut people: Vec<(&str, Instant)> =
        circle.plan.agreed_by.iter().map(|(id, at)| (circle.name(*id), *at)).collect();
    words.sort_names(&mut people, |(name, _)| name);
    people
        .into_iter()
        .map(|(name, at)| {
            let when = words.text("when-on-date", &Args::new().text("date", &date(words, app.day(at)?)));
            Ok(words.label("plan-agreed-by", &Args::new().text("name", name).text("when", &when)))
        })
        .collect()
}

pub(super) fn person(circle: &Circle, words: &Words, id: PersonId) -> Label {
    match circle.resolve(id) {
        PersonId::FAMILY => words.plain("map-we"),
        id => words.as_written(circle.name(id)),
    }
}
