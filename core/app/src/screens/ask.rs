//! The questions about one person: one a screen, to stop and to go on with anywhere. Each answer is written at once; where
//! somebody is in the questions stays in this profile.

mod question;

use serde::{Deserialize, Serialize};
use steunkring_domain::*;
use steunkring_text::{Args, Label};

use super::{Offer, ego};
use crate::sight::{Notes, Sight};
use crate::{App, Command, CoreError, SpaceId};

pub(crate) use question::Asked;
pub use question::{Question, QuestionChoice, QuestionRow};

/// Who is asked about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Where.
    pub space: SpaceId,
    /// About whom.
    pub person: PersonId,
    /// Who answers.
    pub respondent: PersonId,
}

/// One question, or that there are no more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Which question; none at the end.
    pub question: Option<Question>,
    /// About whom.
    pub name: Label,
    /// Who answers.
    pub respondent: Label,
    /// The question, or that it is done.
    pub title: Label,
    /// What goes with it.
    pub help: Vec<Label>,
    /// Which question it is, counted from one; none at the end.
    pub progress: Option<Label>,
    /// How many questions come before this one, to draw as dots only.
    pub step: usize,
    /// How many questions there are for now, to draw as dots only; an answer may change it.
    pub steps: usize,
    /// What can be answered.
    pub rows: Vec<QuestionRow>,
    /// What was written, where the question is answered in own words.
    pub text: Option<QuestionText>,
    /// Who can be asked about next, at the end.
    pub next: Option<NextPerson>,
    /// What else can be done: `next` or `skip`, `dont-know`, `back` and `later`; at the end `done`, `back` and `more-people`.
    pub offers: Vec<Offer>,
}

/// An answer in own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionText {
    /// What stands.
    pub written: Option<String>,
    /// What was typed here and is not an answer yet.
    pub draft: Option<String>,
    /// The most characters.
    pub limit: usize,
}

/// Somebody of whom nothing was told yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextPerson {
    /// Who.
    pub person: PersonId,
    /// What that person is called.
    pub name: Label,
}

/// The questions that were begun last in a space.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Unfinished {
    pub(crate) person: PersonId,
    pub(crate) respondent: PersonId,
}

/// Where somebody is in the questions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Position {
    /// The code of the question; none at the end.
    question: Option<String>,
    draft: Option<String>,
}

impl App {
    /// Begins the questions at the first that has no answer, or goes on where they were left.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space, person or respondent that is not there.
    pub fn ask(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = match self.position(asking)? {
            Some(position) => position,
            None => {
                let asked = asked(&sight, self, asking)?;
                let all = asked.questions();
                let open = all.iter().find(|question| !asked.is_answered(**question)).or(all.first());
                let position = Position { question: open.map(|open| open.code().to_owned()), draft: None };
                self.put_position(asking, &position)?;
                position
            }
        };
        self.screen(&sight, asking, &position)
    }

    /// Goes to one question, to answer it or to answer it anew.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn ask_at(&mut self, asking: Asking, question: Question) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let draft = self.position(asking)?.unwrap_or_default().draft;
        self.go_to(&sight, asking, Position { question: Some(question.code().to_owned()), draft })
    }

    /// Gives one answer, by its id; it is written at once and can be taken back. The question stays until [`App::go_on`].
    ///
    /// # Errors
    /// [`CoreError::Missing`] for an answer that this person's questions do not have; as [`App::ask`].
    pub fn answer(&mut self, asking: Asking, choice: &str) -> Result<QuestionScreen, CoreError> {
        let command = self.choice(asking, choice)?;
        self.run(asking.space, command)?;
        self.ask(asking)
    }

    /// Writes the answer in own words; nothing visible takes it back.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a text that cannot be taken; as [`App::ask`].
    pub fn answer_in_words(&mut self, asking: Asking, text: &str) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let text = match Paragraph::parse(text) {
            Ok(text) => Some(text),
            Err(Invalid::Empty) => None,
            Err(reason) => return Err(CoreError::invalid("text", reason)),
        };
        let command = asked(&sight, self, asking)?.note(text);
        self.run(asking.space, command)?;
        let position = self.position(asking)?.unwrap_or_default();
        self.put_position(asking, &Position { draft: None, ..position })?;
        self.ask(asking)
    }

    /// Keeps what is being typed, in this profile only.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] above the limit of an answer.
    pub fn keep_draft(&mut self, asking: Asking, text: &str) -> Result<(), CoreError> {
        let (_, asking) = self.asked_about(asking)?;
        if text.len() > Paragraph::LIMIT * 4 {
            return Err(CoreError::invalid("text", Invalid::TooLong(Paragraph::LIMIT)));
        }
        let position = self.position(asking)?.unwrap_or_default();
        self.put_position(asking, &Position { draft: Some(text.to_owned()), ..position })
    }

    /// Says "I do not know" and goes on: what was answered here before is taken back, and nothing else is made of it.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn dont_know(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let now = self.position(asking)?.and_then(|position| position.question);
        if let Some(question) = now.as_deref().and_then(Question::from_code)
            && let Some(command) = asked(&sight, self, asking)?.not_known(question)
        {
            self.run(asking.space, command)?;
        }
        self.go_on(asking)
    }

    /// Goes on to the next question; one that was not answered is skipped and stays not filled in.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn go_on(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.step(asking, |all, now| all.iter().copied().find(|one| Some(*one) > now))
    }

    /// Goes back to the question before; the first stays.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn back(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.step(asking, |all, now| match now {
            Some(now) => all.iter().rev().copied().find(|one| *one < now).or(all.first().copied()),
            None => all.last().copied(),
        })
    }

    /// Leaves the questions: they go on here later, or begin again where they were done.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn stop(&mut self, asking: Asking) -> Result<(), CoreError> {
        let (_, asking) = self.asked_about(asking)?;
        if self.position(asking)?.is_some_and(|position| position.question.is_none()) {
            self.home().delete_setting(&setting(asking))?;
        }
        Ok(())
    }

    /// What an answer writes, by its id.
    pub(super) fn choice(&mut self, asking: Asking, id: &str) -> Result<Command, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let question = id.split('/').next().and_then(Question::from_code);
        let asked = asked(&sight, self, asking)?;
        let rows = question.map(|question| asked.rows(question)).unwrap_or_default();
        let found = rows.into_iter().flat_map(|row| row.choices).find(|one| one.id == id);
        Ok(found.ok_or(CoreError::Missing("answer"))?.command)
    }

    /// The questions that were begun last in a space and are not done.
    pub(crate) fn unfinished(&self, space: SpaceId) -> Result<Option<Unfinished>, CoreError> {
        let kept = self.home().setting(&last(space))?;
        // What an older or newer app kept here is no more than a place to go on, and is passed over.
        Ok(kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    fn step(
        &mut self,
        asking: Asking,
        next: impl FnOnce(&[Question], Option<Question>) -> Option<Question>,
    ) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = self.position(asking)?.unwrap_or_default();
        let now = position.question.as_deref().and_then(Question::from_code);
        let to = next(&asked(&sight, self, asking)?.questions(), now);
        let question = to.map(|to| to.code().to_owned());
        self.go_to(&sight, asking, Position { question, draft: position.draft })
    }

    fn go_to(&mut self, sight: &Sight, asking: Asking, position: Position) -> Result<QuestionScreen, CoreError> {
        self.put_position(asking, &position)?;
        self.screen(sight, asking, &position)
    }

    fn screen(&self, sight: &Sight, asking: Asking, position: &Position) -> Result<QuestionScreen, CoreError> {
        let asked = asked(sight, self, asking)?;
        let (words, circle) = (&sight.words, &sight.row.circle);
        let all = asked.questions();
        let wanted = position.question.as_deref().and_then(Question::from_code);
        // What was told meanwhile may have made a question needless: then the next one stands.
        let question = wanted.and_then(|wanted| all.iter().copied().find(|one| *one >= wanted));
        let step = question.map_or(all.len(), |question| all.iter().filter(|one| **one < question).count());
        let mut screen = QuestionScreen {
            revision: sight.revision,
            question,
            name: words.as_written(circle.name(asking.person)),
            respondent: words.as_written(circle.name(asking.respondent)),
            title: words.plain("q-done-title"),
            help: vec![words.plain("q-done-help")],
            progress: None,
            step,
            steps: all.len(),
            rows: Vec::new(),
            text: None,
            next: None,
            offers: [("done", "act-done"), ("back", "act-back"), ("more-people", "q-more-people")]
                .map(|(id, message)| Offer::of(words, id, message))
                .to_vec(),
        };
        let Some(question) = question else {
            screen.next = next_person(circle, asked.view)
                .map(|person| NextPerson { person, name: words.as_written(circle.name(person)) });
            return Ok(screen);
        };
        screen.title = asked.title(question);
        let start = if asked.is_child(asking.respondent) && asked.own_page { "q-child-start" } else { "q-help" };
        let together = (asking.respondent != sight.me).then_some("q-together");
        let first = [Some(start), together].into_iter().flatten().filter(|_| step == 0);
        screen.help = question.help().into_iter().chain(first).map(|message| words.plain(message)).collect();
        screen.progress = Some(words.label("q-progress", &Args::new().count("i", step + 1)));
        screen.rows = asked.rows(question);
        screen.text = (question == Question::Note).then(|| QuestionText {
            written: asked.note_text().map(str::to_owned),
            draft: position.draft.clone(),
            limit: Paragraph::LIMIT,
        });
        let forth = if asked.is_answered(question) { ("next", "act-next") } else { ("skip", "act-skip") };
        let back = (step > 0).then_some(("back", "act-back"));
        screen.offers = std::iter::once(forth)
            .chain([("dont-know", "act-dont-know")])
            .chain(back)
            .chain([("later", "act-later")])
            .map(|(id, message)| Offer::of(words, id, message))
            .collect();
        Ok(screen)
    }

    /// Reads what the questions need, with merged entries followed to those that stand for them.
    fn asked_about(&mut self, asking: Asking) -> Result<(Sight, Asking), CoreError> {
        let sight = self.sight(asking.space, Notes::None)?;
        let circle = &sight.row.circle;
        let found = |id: PersonId, what: &'static str| {
            let id = circle.resolve(id);
            let there = circle.is_present(id);
            if there { Ok(id) } else { Err(CoreError::Missing(what)) }
        };
        let person = found(asking.person, "person")?;
        let respondent = found(asking.respondent, "respondent")?;
        Ok((sight, Asking { space: asking.space, person, respondent }))
    }

    fn position(&self, asking: Asking) -> Result<Option<Position>, CoreError> {
        let kept = self.home().setting(&setting(asking))?;
        Ok(kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    fn put_position(&self, asking: Asking, position: &Position) -> Result<(), CoreError> {
        self.home().put_setting(&setting(asking), &postcard::to_allocvec(position)?)?;
        let begun = Unfinished { person: asking.person, respondent: asking.respondent };
        if position.question.is_some() {
            return Ok(self.home().put_setting(&last(asking.space), &postcard::to_allocvec(&begun)?)?);
        }
        self.home().delete_setting(&last(asking.space))?;
        Ok(())
    }
}

fn asked<'a>(sight: &'a Sight, app: &App, asking: Asking) -> Result<Asked<'a>, CoreError> {
    let kind = app.kind(asking.space)?;
    let ego = ego(&kind, sight.me).filter(|ego| *ego != asking.person).ok_or(CoreError::Missing("tie"))?;
    let tie = TieId { ego, alter: asking.person };
    let view = PerspectiveId { tie, respondent: asking.respondent };
    Ok(Asked { circle: &sight.row.circle, words: &sight.words, view, own_page: kind == SpaceKind::OwnPage })
}

/// Somebody else of the circle of whom the respondent told nothing yet, who came first.
fn next_person(circle: &Circle, view: PerspectiveId) -> Option<PersonId> {
    let untold = circle.ties_of(view.tie.ego).map(|(tie, _)| tie).filter(|tie| {
        tie.alter != view.tie.alter && tie.alter != view.respondent && circle.view(*tie, view.respondent).is_none()
    });
    untold.map(|tie| tie.alter).min_by_key(|id| (circle.people.get(id).and_then(|person| person.joined), *id))
}

fn setting(asking: Asking) -> String {
    format!("ask/{}/{}/{}", asking.space, asking.person, asking.respondent)
}

fn last(space: SpaceId) -> String {
    format!("ask-last/{space}")
}
