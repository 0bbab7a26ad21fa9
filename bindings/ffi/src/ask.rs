//! One space: its questions.

use steunkring_app::{App, Question, SpaceId};
use steunkring_domain::PersonId;

use crate::screens::{Done, QuestionScreen};
use crate::space::parse_person;
use crate::{CoreError, Space};

/// Who is asked about whom.
#[derive(Clone, Debug, Default, serde::Deserialize, uniffi::Record)]
pub struct Asking {
    /// About whom; everything is asked when missing.
    #[uniffi(default = None)]
    pub person: Option<String>,
    /// Who answers; this profile's own person when missing.
    #[uniffi(default = None)]
    pub respondent: Option<String>,
    /// About whose circle; the one that the space holds when missing.
    #[uniffi(default = None)]
    pub ego: Option<String>,
}

impl Asking {
    fn parsed(self, space: SpaceId, me: PersonId) -> Result<steunkring_app::Asking, CoreError> {
        let Self { person, respondent, ego } = self;
        Ok(steunkring_app::Asking {
            space,
            person: parse_person(person)?,
            respondent: parse_person(respondent)?.unwrap_or(me),
            ego: parse_person(ego)?,
        })
    }
}

#[uniffi::export]
impl Space {
    /// The question where this asking stands.
    pub async fn ask(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.ask(asking)).await
    }

    /// One question by its code.
    pub async fn ask_at(&self, asking: Asking, question: String) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        let unknown = || CoreError::invalid("question", "there is no such question");
        let question = Question::from_code(&question).ok_or_else(unknown)?;
        self.show(move |app, _| app.ask_at(asking, question)).await
    }

    /// Takes one of the choices by its id.
    pub async fn answer(&self, asking: Asking, choice: String) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.answer(asking, &choice)).await
    }

    /// Answers in own words.
    pub async fn answer_in_words(&self, asking: Asking, text: String) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.answer_in_words(asking, &text)).await
    }

    /// Keeps what was typed and is no answer yet.
    pub async fn keep_draft(&self, asking: Asking, text: String) -> Result<(), CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.keep_draft(asking, &text)).await
    }

    /// Answers that one does not know.
    pub async fn dont_know(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.dont_know(asking)).await
    }

    /// Answers that one would rather not say.
    pub async fn rather_not(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.rather_not(asking)).await
    }

    /// Answers that there is nobody else.
    pub async fn nobody_else(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.nobody_else(asking)).await
    }

    /// Goes on to the next question.
    pub async fn go_on(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.go_on(asking)).await
    }

    /// Goes back to the question before.
    pub async fn back(&self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.back(asking)).await
    }

    /// Moves the person who is asked about one ring closer to the middle, or further away.
    pub async fn move_person(&self, asking: Asking, closer: bool) -> Result<Done, CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| app.move_person(asking, closer)).await
    }

    /// Stops asking; Home offers to go on.
    pub async fn stop_asking(&self, asking: Asking) -> Result<(), CoreError> {
        let asking = self.asking(asking)?;
        self.show(move |app, _| App::stop(app, asking)).await
    }
}

impl Space {
    fn asking(&self, asking: Asking) -> Result<steunkring_app::Asking, CoreError> {
        asking.parsed(self.id, self.me)
    }
}
