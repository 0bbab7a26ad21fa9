//! Writing in the plan: what its fields ask, and one step with what can be changed of it.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::Label;

use super::{ActionItem, Offer, Pick, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// What stands round the fields of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanningScreen {
    /// What the page of a wish is called.
    pub goal_title: Label,
    /// What the page of a step is called.
    pub step_title: Label,
    /// What is wished: the question.
    pub goal: Label,
    /// Whose wish it is: the question.
    pub whose: Label,
    /// What will be done: the question.
    pub step: Label,
    /// Who does it: the question.
    pub owner: Label,
    /// By when: the question.
    pub due: Label,
    /// Everybody on the map, this profile's own person first and then in the order in which they joined; nobody is chosen.
    pub people: Vec<Pick>,
    /// To put it there.
    pub add: Label,
}

/// One step of the plan, to be changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// The step as the plan tells it.
    pub step: ActionItem,
    /// For which wish, word for word.
    pub goal: Option<Label>,
    /// How far it is.
    pub states: Vec<Pick>,
    /// Who does it: the question.
    pub owner: Label,
    /// Everybody on the map.
    pub people: Vec<Pick>,
    /// By when: the question.
    pub due: Label,
    /// The day by which it is done, as `2026-11-05`, where that was told.
    pub day: Option<String>,
    /// What can be done: `remove`.
    pub offers: Vec<Offer>,
}

impl App {
    /// What stands round the fields of the plan.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn planning_screen(&mut self, space: SpaceId) -> Result<PlanningScreen, CoreError> {
        let Sight { row, words, me, .. } = self.sight(space, Part::Picture)?;
        Ok(PlanningScreen {
            goal_title: words.plain("plan-add-goal"),
            step_title: words.plain("plan-add-action"),
            goal: words.plain("plan-goal-text"),
            whose: words.plain("plan-goal-whose"),
            step: words.plain("plan-action-text"),
            owner: words.plain("plan-action-owner"),
            due: words.plain("plan-action-due"),
            people: Pick::everybody(&row.circle, &words, me, None),
            add: words.plain("act-add"),
        })
    }

    /// One step of the plan.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a step that is not there or was taken away.
    pub fn step_screen(&mut self, space: SpaceId, id: ActionId) -> Result<StepScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Map)?;
        let (circle, today) = (&row.circle, self.day(self.now())?);
        let action = circle.actions.get(&id).filter(|action| action.removed.is_none());
        let action = action.ok_or(CoreError::Missing("step"))?;
        let step = super::plan::item(&row, &words, today, id, action).ok_or(CoreError::Missing("step"))?;
        let goal = action.goal.and_then(|goal| circle.goals.get(&goal)?.text.as_ref());
        let status = action.status.as_ref().unwrap_or(&ActionStatus::Open);
        let codes = ActionStatus::ALL.iter().map(ActionStatus::code);
        Ok(StepScreen {
            revision,
            strip,
            step,
            goal: goal.map(|text| words.as_written(text.as_str())),
            states: Pick::codes(&words, ActionStatus::PREFIX, codes, Some(status.code())),
            owner: words.plain("plan-action-owner"),
            people: Pick::everybody(circle, &words, me, action.owner.map(|owner| circle.resolve(owner))),
            due: words.plain("plan-action-due"),
            day: action.due.map(|due| due.to_string()),
            offers: Offer::all(&words, [("remove", "act-take-away")]),
        })
    }
}
