//! One space: what is told of a talk beside its text.

use steunkring_app::{App, Command, NoteEdit};
use steunkring_domain::{AttendanceChange, DecisionChange, DecisionId, DocumentId, MeetingChange, PersonId};

use crate::plan::{day, line};
use crate::screens::{Done, WritingScreen};
use crate::space::parse;
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

    /// Says on what day a talk is or was, or that there is no day yet.
    pub async fn talk_day(&self, talk: String, on: Option<String>) -> Result<Done, CoreError> {
        let on = day(on)?;
        self.told(&talk, vec![NoteEdit::Meeting(MeetingChange::Day(on))]).await
    }
}

impl Space {
    async fn told(&self, talk: &str, edits: Vec<NoteEdit>) -> Result<Done, CoreError> {
        let document = parse("document", talk)?;
        self.show(move |app, space| app.run(space, Command::Note { document, edits })).await
    }
}
