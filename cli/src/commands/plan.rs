//! The plan: wishes, steps, who agrees and when it is looked at again.

use steunkring_app::{App, Command as Do, Edit, One, PlanScreen, SpaceId};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use super::circle::random;
use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// Writes what is asked as one step that can be taken back, and shows the plan.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    let before = app.plan_screen(space)?;
    let edits = edits(&args.command, &mut app, space, &before)?;
    if !edits.is_empty() {
        app.run(space, Do::Map(edits))?;
    }
    let screen = app.plan_screen(space)?;
    home::looked_at(&mut app, space);
    show::print(args.json, &screen, || show::plan(&screen))
}

fn edits(command: &Command, app: &mut App, space: SpaceId, shown: &PlanScreen) -> Result<Vec<Edit>, Failure> {
    let Command::Plan { title, goal, whose, step, owner, due, towards, done, set, stand, by, agree, look_back } =
        command
    else {
        return Ok(Vec::new());
    };
    let (circle, now) = (app.circle(space)?.circle, app.now());
    let mut edits = Vec::new();
    if let Some(title) = title {
        let title = if title.is_empty() { None } else { Some(pick::line("title", title)?) };
        edits.push(Edit::Plan(ONE, PlanChange::Title(title)));
    }
    if let Some(text) = goal {
        let id = GoalId(random()?);
        edits.push(Edit::Goal(id, GoalChange::Text(Some(pick::line("goal", text)?))));
        edits.push(Edit::Goal(id, GoalChange::CreatedAt(Some(now))));
        if let Some(whose) = whose {
            edits.push(Edit::Goal(id, GoalChange::Whose(Some(pick::person(&circle, whose)?))));
        }
    }
    if let Some(text) = step {
        let id = ActionId(random()?);
        let mut changes = vec![
            ActionChange::Text(Some(pick::line("step", text)?)),
            ActionChange::CreatedAt(Some(now)),
            ActionChange::Status(Some(ActionStatus::Open)),
        ];
        if let Some(owner) = owner {
            changes.push(ActionChange::Owner(Some(pick::person(&circle, owner)?)));
        }
        if let Some(due) = due {
            changes.push(ActionChange::Due(Some(pick::day("due", due)?)));
        }
        if let Some(number) = towards {
            changes.push(ActionChange::Goal(Some(pick::numbered(&shown.goals, *number, "plan")?.id)));
        }
        edits.extend(changes.into_iter().map(|change| Edit::Action(id, change)));
    }
    if let Some(number) = done {
        edits.push(status(shown, *number, ActionStatus::Done)?);
    }
    if let Some(text) = set {
        let can = pick::codes(ActionStatus::ALL, ActionStatus::code);
        let wrong = || Failure::value_can("set", Invalid::Form, "cli-can-status", Values::new().text("can", &can));
        let (number, code) = text.split_once('=').ok_or_else(wrong)?;
        let how = ActionStatus::parse(code).map_err(|_| wrong())?;
        edits.push(status(shown, number.parse().map_err(|_| wrong())?, how)?);
    }
    if let Some(text) = stand {
        let wrong = || Failure::value_can("stand", Invalid::Form, "cli-like", Values::new().text("example", "1=6"));
        let (number, value) = text.split_once('=').ok_or_else(wrong)?;
        let goal = pick::numbered(&shown.goals, number.parse().map_err(|_| wrong())?, "plan")?;
        let value: Stand = value.parse().map_err(|reason| Failure::value("stand", reason, "0–10"))?;
        let who = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
        edits.extend(GoalChange::stands(who, now, value).map(|change| Edit::Goal(goal.id, change)));
    }
    if let Some(name) = agree {
        edits.push(Edit::Plan(ONE, PlanChange::AgreedBy(pick::person(&circle, name)?, Some(now))));
    }
    if let Some(day) = look_back {
        edits.push(Edit::Plan(ONE, PlanChange::EvaluationDate(pick::day("look-back", day)?, true)));
    }
    Ok(edits)
}

fn status(shown: &PlanScreen, number: usize, how: ActionStatus) -> Result<Edit, Failure> {
    Ok(Edit::Action(pick::numbered(&shown.actions, number, "plan")?.id, ActionChange::Status(Some(how))))
}

/// The key of the one plan.
const ONE: One = steunkring_domain::entity::Single;
