//! One space: the plan, the own page and the moments of contact, and what is taken away.

use steunkring_app::{App, Command, Edit, SpaceId};
use steunkring_domain::*;

use crate::screens::{ContactingScreen, DaysScreen, Done, MoreScreen, PlanningScreen, StepScreen, TellersScreen};
use crate::space::{parse, parse_person};
use crate::{CoreError, Space};

/// A step that somebody will do.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct NewStep {
    /// What, in one line.
    pub text: String,
    /// Who does it.
    #[uniffi(default = None)]
    pub owner: Option<String>,
    /// By when, as `2026-11-05`.
    #[uniffi(default = None)]
    pub due: Option<String>,
    /// For which wish of the plan.
    #[uniffi(default = None)]
    pub goal: Option<String>,
    /// In which talk it was made.
    #[uniffi(default = None)]
    pub talk: Option<String>,
}

/// A moment of contact that was now.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct NewContact {
    /// With whom.
    pub people: Vec<String>,
    /// What kind of place, by its code.
    #[uniffi(default = None)]
    pub place: Option<String>,
    /// Whether the child chose the place.
    #[uniffi(default = None)]
    pub child_chose: Option<bool>,
    /// What is to be remembered; nothing where it is empty.
    #[uniffi(default = "")]
    #[serde(default)]
    pub words: String,
}

#[uniffi::export]
impl Space {
    /// Who tells of somebody's circle; of the one that the space holds when no ego is given.
    pub async fn tellers_screen(&self, ego: Option<String>) -> Result<TellersScreen, CoreError> {
        let ego = parse_person(ego)?;
        self.show(move |app, space| app.tellers_screen(space, ego)).await
    }

    /// Two weeks of days to choose from: page 0 begins today, page 1 two weeks later, page -1 two weeks before.
    pub async fn days_screen(&self, page: i32, chosen: Option<String>) -> Result<DaysScreen, CoreError> {
        let chosen = day(chosen)?;
        self.show(move |app, space| app.days_screen(space, page, chosen)).await
    }

    /// What else can be looked at.
    pub async fn more_screen(&self) -> Result<MoreScreen, CoreError> {
        self.show(App::more_screen).await
    }

    /// What the fields of the plan ask.
    pub async fn planning_screen(&self) -> Result<PlanningScreen, CoreError> {
        self.show(App::planning_screen).await
    }

    /// One step of the plan, to be changed.
    pub async fn step_screen(&self, id: String) -> Result<StepScreen, CoreError> {
        let id = parse("action", &id)?;
        self.show(move |app, space| app.step_screen(space, id)).await
    }

    /// Writes down a wish, and whose it is. The id is the gesture's own, of `new_id`: doing it twice with one id adds one.
    pub async fn add_goal(&self, id: String, text: String, whose: Option<String>) -> Result<Done, CoreError> {
        let (id, text, whose): (GoalId, _, _) = (parse("goal", &id)?, line("goal", &text)?, parse_person(whose)?);
        self.show(move |app, space| {
            let mut changes = vec![GoalChange::Text(Some(text)), GoalChange::CreatedAt(Some(app.now()))];
            changes.extend(whose.map(|whose| GoalChange::Whose(Some(whose))));
            edit(app, space, changes, |change| Edit::Goal(id, change))
        })
        .await
    }

    /// Writes down a step that is still to be done. The id is the gesture's own, of `new_id`.
    pub async fn plan_step(&self, id: String, step: NewStep) -> Result<Done, CoreError> {
        let id: ActionId = parse("action", &id)?;
        let NewStep { text, owner, due, goal, talk } = step;
        let (text, owner, due) = (line("step", &text)?, parse_person(owner)?, day(due)?);
        let goal = goal.map(|goal| parse("goal", &goal)).transpose()?;
        let talk = talk.map(|talk| parse("document", &talk)).transpose()?;
        self.show(move |app, space| {
            let mut changes = vec![
                ActionChange::Text(Some(text)),
                ActionChange::CreatedAt(Some(app.now())),
                ActionChange::Status(Some(ActionStatus::Open)),
            ];
            changes.extend(owner.map(|owner| ActionChange::Owner(Some(owner))));
            changes.extend(due.map(|due| ActionChange::Due(Some(due))));
            changes.extend(goal.map(|goal| ActionChange::Goal(Some(goal))));
            changes.extend(talk.map(|talk| ActionChange::CreatedIn(Some(talk))));
            edit(app, space, changes, |change| Edit::Action(id, change))
        })
        .await
    }

    /// Says how far a step is, by one of the states of `step_screen`.
    pub async fn step_state(&self, id: String, state: String) -> Result<Done, CoreError> {
        let state = ActionStatus::parse(&state).map_err(|reason| CoreError::invalid("state", reason))?;
        self.step(&id, ActionChange::Status(Some(state))).await
    }

    /// Says who does a step, or that nobody does yet.
    pub async fn step_owner(&self, id: String, owner: Option<String>) -> Result<Done, CoreError> {
        let owner = parse_person(owner)?;
        self.step(&id, ActionChange::Owner(owner)).await
    }

    /// Says by when a step is done, or that there is no day yet.
    pub async fn step_due(&self, id: String, due: Option<String>) -> Result<Done, CoreError> {
        let due = day(due)?;
        self.step(&id, ActionChange::Due(due)).await
    }

    /// Says that this profile's own person agrees with the plan.
    pub async fn agree(&self) -> Result<Done, CoreError> {
        let me = self.me;
        self.show(move |app, space| {
            let agreed = PlanChange::AgreedBy(me, Some(app.now()));
            edit(app, space, [agreed], |change| Edit::Plan(entity::Single, change))
        })
        .await
    }

    /// Writes a card in a house of an own page. The id is the gesture's own, of `new_id`.
    pub async fn add_card(&self, id: String, house: String, text: String) -> Result<Done, CoreError> {
        let id: CardId = parse("card", &id)?;
        let house = House::parse(&house).map_err(|reason| CoreError::invalid("house", reason))?;
        let text = Paragraph::parse(&text).map_err(|reason| CoreError::invalid("card", reason))?;
        self.show(move |app, space| {
            let changes =
                [CardChange::House(Some(house)), CardChange::Text(Some(text)), CardChange::CreatedAt(Some(app.now()))];
            edit(app, space, changes, |change| Edit::Card(id, change))
        })
        .await
    }

    /// What is asked about a moment of contact.
    pub async fn contacting_screen(&self) -> Result<ContactingScreen, CoreError> {
        self.show(App::contacting_screen).await
    }

    /// Writes down that one spoke with somebody just now. The id is the gesture's own, of `new_id`.
    pub async fn add_contact(&self, id: String, contact: NewContact) -> Result<Done, CoreError> {
        let id: ContactId = parse("contact", &id)?;
        let NewContact { people, place, child_chose, words } = contact;
        let people: Vec<PersonId> = people.iter().map(|one| parse("person", one)).collect::<Result<_, _>>()?;
        let place = place.map(|code| PlaceKind::parse(&code)).transpose();
        let place = place.map_err(|reason| CoreError::invalid("place", reason))?;
        let note = if words.trim().is_empty() { None } else { Some(Paragraph::parse(&words)) };
        let note = note.transpose().map_err(|reason| CoreError::invalid("words", reason))?;
        self.show(move |app, space| {
            let mut changes = vec![ContactChange::At(Some(app.now()))];
            changes.extend(people.into_iter().map(|one| ContactChange::With(one, true)));
            changes.extend(place.map(|place| ContactChange::PlaceKind(Some(place))));
            changes.extend(child_chose.map(|yes| ContactChange::PlaceChosenByChild(Some(yes))));
            changes.extend(note.map(|note| ContactChange::Note(Some(note))));
            edit(app, space, changes, |change| Edit::Contact(id, change))
        })
        .await
    }

    /// Takes a person, step, wish, card, moment of contact, remembered moment or talk away, by its table and row as the tray names them;
    /// `bring_back` brings it back.
    pub async fn take_away(&self, table: String, row: String) -> Result<Done, CoreError> {
        let found = Table::MAP.iter().chain(Table::NOTE).copied().find(|one| one.name() == table);
        let table = found.ok_or_else(|| CoreError::invalid("table", "there is no such table"))?;
        self.show(move |app, space| app.take_away(space, table, &row)).await
    }
}

impl Space {
    async fn step(&self, id: &str, change: ActionChange) -> Result<Done, CoreError> {
        let id = parse("action", id)?;
        self.show(move |app, space| edit(app, space, [change], |change| Edit::Action(id, change))).await
    }
}

/// Changes one row of the map, as one step that can be taken back.
fn edit<C>(
    app: &mut App,
    space: SpaceId,
    changes: impl IntoIterator<Item = C>,
    of: impl Fn(C) -> Edit,
) -> Result<steunkring_app::Done, steunkring_app::CoreError> {
    app.run(space, Command::Map(changes.into_iter().map(of).collect()))
}

/// Reads a day, where one is given.
pub(crate) fn day(text: Option<String>) -> Result<Option<Date>, CoreError> {
    let day = text.map(|text| text.parse()).transpose();
    day.map_err(|reason: Invalid| CoreError::invalid("day", reason))
}

/// Reads a line.
pub(crate) fn line(field: &str, text: &str) -> Result<Line, CoreError> {
    Line::parse(text).map_err(|reason| CoreError::invalid(field, reason))
}
