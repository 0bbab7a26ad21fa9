//! Files of `tests/fixtures`, written into a home through the app.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use steunkring_app::{App, Command, Edit, NewTie, NoteEdit, SpaceId};
use steunkring_domain::*;

/// A space as a file tells it; people are called by their names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    space: SpaceKind,
    name: String,
    me: String,
    people: Vec<Someone>,
    #[serde(default)]
    kin: Vec<Kin>,
    #[serde(default)]
    views: Vec<Told>,
    #[serde(default)]
    goals: Vec<Wish>,
    #[serde(default)]
    actions: Vec<Doing>,
    #[serde(default)]
    agreed: Vec<String>,
    #[serde(default)]
    evaluations: Vec<Date>,
    #[serde(default)]
    consents: Vec<Permission>,
    pub talks: Vec<Talk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Someone {
    name: Nickname,
    kind: Option<PersonKind>,
    formality: Option<Formality>,
    child: Option<bool>,
    in_family: Option<bool>,
    /// Where somebody has a tie with the family.
    domain: Option<Domain>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kin {
    parent: String,
    child: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    of: String,
    by: String,
    ring: Option<Ring>,
    strength: Option<Strength>,
    stress: Option<Stress>,
    #[serde(default)]
    receives: BTreeMap<SupportKind, Level>,
    #[serde(default)]
    gives: Vec<SupportKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    text: Line,
    whose: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Doing {
    text: Line,
    owner: String,
    due: Option<Date>,
    informal: Option<bool>,
    goal: Option<String>,
    status: Option<ActionStatus>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Permission {
    subject: String,
    by: ConsentBy,
    purpose: Purpose,
    how: ConsentHow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    pub title: Line,
    day: Date,
    kind: MeetingType,
    place_kind: Option<PlaceKind>,
    chosen_by_child: Option<bool>,
    #[serde(default)]
    attended: Vec<String>,
    #[serde(default)]
    guests: Vec<Guest>,
    #[serde(default)]
    agenda: Vec<Line>,
    #[serde(default)]
    decisions: Vec<Line>,
    #[serde(default)]
    actions: Vec<Doing>,
    #[serde(default)]
    evaluation: BTreeMap<String, Line>,
    #[serde(default)]
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guest {
    name: Line,
    background: Background,
    sector: Sector,
    organisation: Line,
}

/// A home with a fixture in it.
pub struct Loaded {
    pub app: App,
    pub space: SpaceId,
    pub people: BTreeMap<String, PersonId>,
    /// The talks by their titles.
    pub talks: BTreeMap<String, DocumentId>,
    goals: BTreeMap<String, GoalId>,
    made: u32,
}

impl Loaded {
    /// Reads a file and writes what it tells into an app.
    pub fn new(mut app: App, file: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(file);
        let fixture: Fixture = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let space = app.found(fixture.space.clone(), &fixture.name, &fixture.me).unwrap();
        let me = app.me(space).unwrap();
        let people = BTreeMap::from([(fixture.me.clone(), me)]);
        let mut loaded = Self { app, space, people, talks: BTreeMap::new(), goals: BTreeMap::new(), made: 0 };
        loaded.fill(&fixture);
        loaded
    }

    /// Somebody by name.
    pub fn who(&self, name: &str) -> PersonId {
        *self.people.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub fn map(&mut self, edits: Vec<Edit>) {
        self.app.run(self.space, Command::Map(edits)).unwrap();
    }

    fn fill(&mut self, fixture: &Fixture) {
        for someone in &fixture.people {
            self.add(someone);
        }
        for Kin { parent, child } in &fixture.kin {
            let link = KinId::new(self.who(parent), self.who(child), KinKind::Birth);
            self.map(vec![Edit::Kin(link, KinChange::Present(Some(true)))]);
        }
        for told in &fixture.views {
            self.tell(told);
        }
        for Wish { text, whose } in &fixture.goals {
            let (id, whose) = (GoalId(self.fresh()), self.who(whose));
            self.goals.insert(text.to_string(), id);
            let at = GoalChange::CreatedAt(Some(self.app.now()));
            let changes = [GoalChange::Text(Some(text.clone())), GoalChange::Whose(Some(whose)), at];
            self.map(changes.into_iter().map(|change| Edit::Goal(id, change)).collect());
        }
        fixture.actions.iter().for_each(|action| self.act(action, None));
        let now = self.app.now();
        let mut plan: Vec<PlanChange> =
            fixture.agreed.iter().map(|name| PlanChange::AgreedBy(self.who(name), Some(now))).collect();
        plan.extend(fixture.evaluations.iter().map(|day| PlanChange::EvaluationDate(*day, true)));
        if !plan.is_empty() {
            self.map(plan.into_iter().map(|change| Edit::Plan(entity::Single, change)).collect());
        }
        for Permission { subject, by, purpose, how } in &fixture.consents {
            let id = ConsentId(self.fresh());
            let changes = [
                ConsentChange::Subject(Some(self.who(subject))),
                ConsentChange::GivenBy(Some(by.clone())),
                ConsentChange::Purpose(Some(purpose.clone())),
                ConsentChange::How(Some(how.clone())),
            ];
            self.map(changes.into_iter().map(|change| Edit::Consent(id, change)).collect());
        }
        fixture.talks.iter().for_each(|talk| self.talk(talk));
    }

    /// An id that is the same each time a fixture is read.
    fn fresh(&mut self) -> [u8; 16] {
        self.made += 1;
        let mut id = [0x5A; 16];
        id[..4].copy_from_slice(&self.made.to_be_bytes());
        id
    }

    fn add(&mut self, someone: &Someone) {
        let id = PersonId(self.fresh());
        let Someone { name, kind, formality, child, in_family, domain } = someone;
        let mut changes = Vec::new();
        changes.extend(kind.clone().map(|kind| PersonChange::Kind(Some(kind))));
        changes.extend(formality.clone().map(|formality| PersonChange::Formality(Some(formality))));
        changes.extend(child.map(|child| PersonChange::IsChild(Some(child))));
        changes.extend(in_family.map(|family| PersonChange::InFamily(Some(family))));
        let tie = domain.clone().map(|domain| NewTie { ego: PersonId::FAMILY, domain: Some(domain), ring: None });
        self.app.run(self.space, Command::AddPerson { id, name: name.clone(), changes, tie }).unwrap();
        self.people.insert(name.to_string(), id);
    }

    fn tell(&mut self, told: &Told) {
        let tie = TieId { ego: PersonId::FAMILY, alter: self.who(&told.of) };
        let view = PerspectiveId { tie, respondent: self.who(&told.by) };
        let mut changes = Vec::new();
        changes.extend(told.ring.clone().map(|ring| PerspectiveChange::Ring(Some(ring))));
        changes.extend(told.strength.clone().map(|strength| PerspectiveChange::Strength(Some(strength))));
        changes.extend(told.stress.clone().map(|stress| PerspectiveChange::Stress(Some(stress))));
        let receives = told.receives.iter();
        changes.extend(receives.map(|(kind, level)| PerspectiveChange::Receives(kind.clone(), Some(level.clone()))));
        changes.extend(told.gives.iter().map(|kind| PerspectiveChange::Gives(kind.clone(), Some(true))));
        self.map(changes.into_iter().map(|change| Edit::View(view, change)).collect());
    }

    fn act(&mut self, action: &Doing, talk: Option<DocumentId>) {
        let id = ActionId(self.fresh());
        let mut changes = vec![
            ActionChange::Text(Some(action.text.clone())),
            ActionChange::Owner(Some(self.who(&action.owner))),
            ActionChange::CreatedAt(Some(self.app.now())),
        ];
        changes.extend(action.due.map(|due| ActionChange::Due(Some(due))));
        changes.extend(action.informal.map(|informal| ActionChange::Informal(Some(informal))));
        changes.extend(action.goal.as_ref().map(|goal| ActionChange::Goal(Some(self.goals[goal]))));
        changes.extend(action.status.clone().map(|status| ActionChange::Status(Some(status))));
        changes.extend(talk.map(|talk| ActionChange::CreatedIn(Some(talk))));
        self.map(changes.into_iter().map(|change| Edit::Action(id, change)).collect());
    }

    fn talk(&mut self, talk: &Talk) {
        let document = DocumentId(self.fresh());
        let mut meeting = vec![
            MeetingChange::Title(Some(talk.title.clone())),
            MeetingChange::Day(Some(talk.day)),
            MeetingChange::Type(Some(talk.kind.clone())),
        ];
        meeting.extend(talk.place_kind.clone().map(|place| MeetingChange::PlaceKind(Some(place))));
        meeting.extend(talk.chosen_by_child.map(|chosen| MeetingChange::PlaceChosenByChild(Some(chosen))));
        let said = talk.evaluation.iter();
        meeting.extend(said.map(|(name, words)| MeetingChange::Evaluation(self.who(name), Some(words.clone()))));
        let mut edits: Vec<NoteEdit> = meeting.into_iter().map(NoteEdit::Meeting).collect();
        let present = || AttendanceChange::Present(Some(true));
        edits.extend(talk.attended.iter().map(|name| NoteEdit::Attendance(self.who(name), present())));
        for guest in &talk.guests {
            let id = PersonId(self.fresh());
            let changes = [
                present(),
                AttendanceChange::Guest(Some(guest.name.clone())),
                AttendanceChange::Background(Some(guest.background.clone())),
                AttendanceChange::Sector(Some(guest.sector.clone())),
                AttendanceChange::Organisation(Some(guest.organisation.clone())),
            ];
            edits.extend(changes.into_iter().map(|change| NoteEdit::Attendance(id, change)));
        }
        for text in &talk.agenda {
            edits.push(NoteEdit::Agenda(AgendaId(self.fresh()), AgendaChange::Text(Some(text.clone()))));
        }
        for text in &talk.decisions {
            edits.push(NoteEdit::Decision(DecisionId(self.fresh()), DecisionChange::Text(Some(text.clone()))));
        }
        edits.push(NoteEdit::Rewrite(talk.body.clone()));
        self.app.run(self.space, Command::StartNote { document, edits }).unwrap();
        self.talks.insert(talk.title.to_string(), document);
        talk.actions.iter().for_each(|action| self.act(action, Some(document)));
    }
}
