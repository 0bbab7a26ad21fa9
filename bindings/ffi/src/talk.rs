//! One space: what is told of a talk beside its text.

use steunkring_app::{App, Command, Edit, NoteEdit};
use steunkring_domain::{
    ActionChange, ActionId, ActionStatus, AttendanceChange, DecisionChange, DecisionId, DocumentId, Line,
    MeetingChange, PersonId,
};

use crate::screens::{Done, WritingScreen};
use crate::space::{parse, parse_person};
use crate::{CoreError, Space};

#[uniffi::export]
impl Space {
    /// What the fields of a talk's page ask, and who can be said to be there.
    pub async fn writing_screen(&self, talk: String) -> Result<WritingScreen, CoreError> {
        let document = parse("document", &talk)?;
        self.show(move |app, space| app.writing_screen(space, document)).await
    }

    /// Calls a talk so; an empty name takes its name away.
    pub async fn name_talk(&self, talk: String, name: String) -> Result<Done, CoreError> {
        let title = if name.trim().is_empty() { None } else { Some(line("title", &name)?) };
        self.told(&talk, vec![NoteEdit::Meeting(MeetingChange::Title(title))]).await
    }

    /// Says that somebody of the map is or was at a talk, or takes that back.
    pub async fn attend(&self, talk: String, person: String, present: bool) -> Result<Done, CoreError> {
        let person: PersonId = parse("person", &person)?;
        self.told(&talk, vec![NoteEdit::Attendance(person, AttendanceChange::Present(present.then_some(true)))]).await
    }

    /// Writes down what was decided in a talk. The id is the gesture's own, of `new_id`: doing it twice with one id adds one.
    pub async fn decide(&self, talk: String, id: String, text: String) -> Result<Done, CoreError> {
        let (document, id): (DocumentId, DecisionId) = (parse("document", &talk)?, parse("decision", &id)?);
        let text = line("decision", &text)?;
        self.show(move |app: &mut App, space| {
            let edits = [DecisionChange::Text(Some(text)), DecisionChange::CreatedAt(Some(app.now()))];
            let edits = edits.into_iter().map(|change| NoteEdit::Decision(id, change)).collect();
            app.run(space, Command::Note { document, edits })
        })
        .await
    }

    /// Writes down a step that comes of a talk, and who does it. The id is the gesture's own, of `new_id`.
    pub async fn plan_step(
        &self,
        talk: String,
        id: String,
        text: String,
        owner: Option<String>,
    ) -> Result<Done, CoreError> {
        let (document, id): (DocumentId, ActionId) = (parse("document", &talk)?, parse("action", &id)?);
        let (text, owner) = (line("step", &text)?, parse_person(owner)?);
        self.show(move |app: &mut App, space| {
            let mut changes = vec![
                ActionChange::Text(Some(text)),
                ActionChange::CreatedIn(Some(document)),
                ActionChange::CreatedAt(Some(app.now())),
                ActionChange::Status(Some(ActionStatus::Open)),
            ];
            changes.extend(owner.map(|owner| ActionChange::Owner(Some(owner))));
            let edits = changes.into_iter().map(|change| Edit::Action(id, change)).collect();
            app.run(space, Command::Map(edits))
        })
        .await
    }
}

impl Space {
    async fn told(&self, talk: &str, edits: Vec<NoteEdit>) -> Result<Done, CoreError> {
        let document = parse("document", talk)?;
        self.show(move |app, space| app.run(space, Command::Note { document, edits })).await
    }
}

fn line(field: &str, text: &str) -> Result<Line, CoreError> {
    Line::parse(text).map_err(|reason| CoreError::invalid(field, reason))
}
