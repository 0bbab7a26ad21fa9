//! The questions: one a screen, to stop and to go on with anywhere. Each answer is written at once; where somebody is in the
//! questions stays in this profile.

mod about;
mod knows;
mod prompt;
mod question;
mod walk;

use serde::{Deserialize, Serialize};
use steunkring_domain::line::Place;
use steunkring_domain::*;
use steunkring_text::{Args, Label};

use super::{Offer, Strip, ego};
use crate::app::random;
use crate::sight::{Part, Sight};
use crate::space::{Text, Work};
use crate::{App, Command, CoreError, SpaceId};

pub(crate) use about::Asked;
pub(crate) use knows::Pairs;
pub use prompt::{Naming, Situation};
pub use question::{Question, QuestionChoice, QuestionRow};
use walk::{Step, Walk};

/// Who is asked about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Where.
    pub space: SpaceId,
    /// About whom; when missing everything is asked, from who is there to whether it is enough.
    pub person: Option<PersonId>,
    /// Who answers.
    pub respondent: PersonId,
    /// About whose circle; the one that the space holds when missing.
    pub ego: Option<PersonId>,
}

/// One question, or that there are no more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Which question; none at the end.
    pub question: Option<Question>,
    /// About whom, where it is about somebody.
    pub person: Option<PersonId>,
    /// What that person is called; what the questions are called where it is about nobody in particular.
    pub name: Label,
    /// Who answers.
    pub respondent: Label,
    /// Whose circle it is about, where that is not the one that the space holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Label>,
    /// How this profile can fill in for the respondent, where that is another person: together, or instead.
    pub how: Vec<MethodChoice>,
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
    /// What was written, where the question can be answered in own words or with a name.
    pub text: Option<QuestionText>,
    /// Who stands already where the question asks for names.
    pub named: Vec<Label>,
    /// Who can be asked about next, at the end.
    pub next: Option<NextPerson>,
    /// What else can be done: `next` or `skip`, `nobody-else`, `dont-know`, `rather-not`, `back` and `later`, each where it fits;
    /// at the end `done`, `back` and `more-people`.
    pub offers: Vec<Offer>,
}

/// An answer in own words, or the name of somebody new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionText {
    /// What stands.
    pub written: Option<String>,
    /// What was typed here and is not an answer yet.
    pub draft: Option<String>,
    /// The most characters.
    pub limit: usize,
}

/// One way to fill in for somebody; [`App::fill_in`] takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodChoice {
    /// Which.
    pub method: Method,
    /// In words.
    pub label: Label,
    /// Whether it is how the next answers come about.
    pub chosen: bool,
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
    /// About whom; everything when missing.
    pub(crate) person: Option<PersonId>,
    pub(crate) respondent: PersonId,
    /// About whose circle; the one that the space holds when missing.
    pub(crate) ego: Option<PersonId>,
}

/// Where somebody is in the questions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Position {
    /// None at the end.
    step: Option<Step>,
    /// What was typed at which question and is no answer yet.
    draft: Option<(Step, String)>,
    /// Who was named at this question since it was come to.
    named: Vec<PersonId>,
}

impl App {
    /// Begins the questions, or goes on where they were left. Those about one person begin at the first that has no answer.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space, person or respondent that is not there.
    pub fn ask(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = self.begun(&sight, asking)?;
        self.screen(&sight, asking, &position)
    }

    /// Goes to one question, to answer it or to answer it anew; about several people, to the first it is about.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn ask_at(&mut self, asking: Asking, question: Question) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let draft = self.position(asking)?.unwrap_or_default().draft;
        let walk = walk(&sight, self, asking)?;
        let found = walk.steps().into_iter().find(|step| step.question == question);
        let step = found.unwrap_or_else(|| walk.step(question, asking.person));
        self.go_to(&sight, asking, Position { step: Some(step), draft, named: Vec::new() })
    }

    /// Gives one answer, by its id; it is written at once and can be taken back. The question stays until [`App::go_on`].
    ///
    /// # Errors
    /// [`CoreError::Missing`] for an answer that these questions do not have; as [`App::ask`].
    pub fn answer(&mut self, asking: Asking, choice: &str) -> Result<QuestionScreen, CoreError> {
        let command = self.choice(asking, choice)?;
        self.run(asking.space, command)?;
        self.ask(asking)
    }

    /// Writes the answer in own words, of which nothing visible takes it back; or where a question asks for people, puts somebody
    /// new in the circle under that name.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a text that cannot be taken; as [`App::ask`].
    pub fn answer_in_words(&mut self, asking: Asking, text: &str) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let mut position = self.begun(&sight, asking)?;
        let walk = walk(&sight, self, asking)?;
        let now = standing(&walk, &position);
        let asks_names = now.filter(|step| matches!(step.question, Question::Name(_) | Question::Situation(_)));
        let commands = if let Some(step) = asks_names {
            let name = Nickname::parse(text).map_err(|reason| CoreError::invalid("nickname", reason))?;
            let id = PersonId(random()?);
            position.named.push(id);
            walk.named(step, id, name)
        } else {
            let text = match Paragraph::parse(text) {
                Ok(text) => Some(text),
                Err(Invalid::Empty) => None,
                Err(reason) => return Err(CoreError::invalid("text", reason)),
            };
            // A question about nobody in particular has no own words.
            let person =
                asking.person.or(now.filter(|step| step.question == Question::Note).and_then(|step| step.person));
            person.map(|person| vec![walk.asked(person).note(text)])
        };
        self.run_together(asking.space, commands.ok_or(CoreError::Missing("answer"))?)?;
        self.put_position(asking, &Position { draft: None, ..position })?;
        self.ask(asking)
    }

    /// Keeps what is being typed, in this profile only.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] above the limit of an answer.
    pub fn keep_draft(&mut self, asking: Asking, text: &str) -> Result<(), CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        if text.len() > Paragraph::LIMIT * 4 {
            return Err(CoreError::invalid("text", Invalid::TooLong(Paragraph::LIMIT)));
        }
        let position = self.begun(&sight, asking)?;
        let draft = position.step.map(|step| (step, text.to_owned()));
        self.put_position(asking, &Position { draft, ..position })
    }

    /// Says "I do not know" and goes on: what was answered here before is taken back, and nothing else is made of it.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn dont_know(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.say_and_go_on(asking, |walk, step| walk.not_known(step))
    }

    /// Says "I would rather not say" and goes on: what was answered here before is taken back.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn rather_not(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.say_and_go_on(asking, |walk, step| walk.cleared(step))
    }

    /// Says of everybody whom a question about who knows whom left open that they do not know each other, and goes on.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn nobody_else(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.say_and_go_on(asking, |walk, step| {
            let person = step.person.filter(|_| step.question == Question::Knows)?;
            walk.pairs().rest(person, Knows::No)
        })
    }

    /// Goes on to the next question; one that was not answered is skipped and stays not filled in. Where everything is asked,
    /// what was told of people already is not asked again.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn go_on(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.move_to(asking, |walk, all, now| {
            let mut coming = all.iter().copied().filter(|one| Some(*one) > now);
            coming.find(|one| walk.about.is_some() || !walk.is_answered(*one))
        })
    }

    /// Goes back to the question before; the first stays.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn back(&mut self, asking: Asking) -> Result<QuestionScreen, CoreError> {
        self.move_to(asking, |_, all, now| match now {
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
        if self.position(asking)?.is_some_and(|position| position.step.is_none()) {
            self.home().delete_setting(&setting(asking))?;
        }
        Ok(())
    }

    /// What an answer writes, by its id: first on the question that stands, then on any that has it.
    pub(super) fn choice(&mut self, asking: Asking, id: &str) -> Result<Command, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = self.position(asking)?.unwrap_or_default();
        let walk = walk(&sight, self, asking)?;
        let question = id.split('/').next().and_then(Question::from_code);
        let question = question.ok_or(CoreError::Missing("answer"))?;
        let here = standing(&walk, &position).filter(|step| step.question == question);
        let of_one = asking.person.filter(|_| Question::ABOUT_ONE.contains(&question));
        let of_nobody = || walk.steps().into_iter().find(|step| step.question == question && step.person.is_none());
        let step = here.or_else(|| of_one.map(|person| walk.step(question, Some(person)))).or_else(of_nobody);
        let rows = step.map(|step| walk.rows(step)).unwrap_or_default();
        let found = rows.into_iter().flat_map(|row| row.choices).find(|one| one.id == id).map(|one| one.command);
        found.or_else(|| walk.pairs().choice(id)).ok_or(CoreError::Missing("answer"))
    }

    /// Where the person that is asked about stands, as the respondent tells it.
    pub(super) fn stands(&mut self, asking: Asking) -> Result<Place, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let person = asking.person.ok_or(CoreError::Missing("person"))?;
        let view = walk(&sight, self, asking)?.asked(person).view;
        let circle = &sight.row.circle;
        let formality = circle.people.get(&person).and_then(|person| person.formality.as_ref());
        Ok(Place::of(circle.view(view.tie, view.respondent), formality))
    }

    /// Does several things as one step that can be taken back.
    fn run_together(&mut self, space: SpaceId, commands: Vec<Command>) -> Result<(), CoreError> {
        let mut fields = self.introduction(space)?;
        for command in commands {
            let (works, _) = self.works(space, command)?;
            self.belongs(space, &works)?;
            fields.extend(works.into_values().flat_map(|work| work.fields));
        }
        let work = Work { fields, text: Text::Keep };
        self.do_and_remember(space, [(DocumentId::MAP, work)].into(), None, &[])?;
        Ok(())
    }

    /// The questions that were begun last in a space and are not done.
    pub(crate) fn unfinished(&self, space: SpaceId) -> Result<Option<Unfinished>, CoreError> {
        let kept = self.home().setting(&last(space))?;
        // What an older or newer app kept here is no more than a place to go on, and is passed over.
        Ok(kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    fn say_and_go_on(
        &mut self,
        asking: Asking,
        says: impl FnOnce(&Walk<'_>, Step) -> Option<Command>,
    ) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = self.begun(&sight, asking)?;
        let walk = walk(&sight, self, asking)?;
        if let Some(command) = standing(&walk, &position).and_then(|step| says(&walk, step)) {
            self.run(asking.space, command)?;
        }
        self.go_on(asking)
    }

    fn move_to(
        &mut self,
        asking: Asking,
        next: impl FnOnce(&Walk<'_>, &[Step], Option<Step>) -> Option<Step>,
    ) -> Result<QuestionScreen, CoreError> {
        let (sight, asking) = self.asked_about(asking)?;
        let position = self.position(asking)?.unwrap_or_default();
        let walk = walk(&sight, self, asking)?;
        let step = next(&walk, &walk.steps(), position.step);
        self.go_to(&sight, asking, Position { step, draft: position.draft, named: Vec::new() })
    }

    fn go_to(&mut self, sight: &Sight, asking: Asking, position: Position) -> Result<QuestionScreen, CoreError> {
        self.put_position(asking, &position)?;
        self.screen(sight, asking, &position)
    }

    fn screen(&mut self, sight: &Sight, asking: Asking, position: &Position) -> Result<QuestionScreen, CoreError> {
        let walk = walk(sight, self, asking)?;
        let (words, circle) = (&sight.words, &sight.row.circle);
        let all = walk.steps();
        let step = standing(&walk, position);
        let number = step.map_or(all.len(), |step| all.iter().filter(|one| **one < step).count());
        let person = step.map_or(asking.person, |step| step.person);
        let mut screen = QuestionScreen {
            revision: sight.revision,
            strip: sight.strip.clone(),
            question: step.map(|step| step.question),
            person,
            name: person.map_or_else(|| words.plain("q-title"), |person| words.as_written(circle.name(person))),
            respondent: words.as_written(circle.name(asking.respondent)),
            circle: asking.ego.map(|ego| super::map::title(circle, words, sight.me, ego)),
            how: self.ways(sight, asking)?,
            title: words.plain("q-done-title"),
            help: vec![words.plain("q-done-help")],
            progress: None,
            step: number,
            steps: all.len(),
            rows: Vec::new(),
            text: None,
            named: Vec::new(),
            next: None,
            offers: [("done", "act-done"), ("back", "act-back"), ("more-people", "q-more-people")]
                .map(|(id, message)| Offer::of(words, id, message))
                .to_vec(),
        };
        let Some(step) = step else {
            let next = asking.person.and_then(|person| next_person(circle, walk.asked(person).view));
            screen.next = next.map(|person| NextPerson { person, name: words.as_written(circle.name(person)) });
            return Ok(screen);
        };
        screen.title = walk.title(step);
        let start = if walk.child() { "q-child-start" } else { "q-help" };
        let together = (asking.respondent != sight.me).then_some("q-together");
        let first = [Some(start), together].into_iter().flatten().filter(|_| number == 0);
        let more = (!position.named.is_empty()).then_some("q-more-people");
        let help = step.question.help().into_iter().chain(first).chain(more);
        screen.help = help.map(|message| words.plain(message)).collect();
        screen.progress = Some(words.label("q-progress", &Args::new().count("i", number + 1)));
        screen.rows = walk.rows(step);
        screen.text = text(&walk, step, position);
        screen.named = named(&walk, step, position);
        screen.offers = offers(&walk, step, position, number > 0);
        Ok(screen)
    }

    /// The ways to fill in for a respondent who is another person.
    fn ways(&mut self, sight: &Sight, asking: Asking) -> Result<Vec<MethodChoice>, CoreError> {
        if asking.respondent == sight.me {
            return Ok(Vec::new());
        }
        let now = self.filling_in(asking.space, asking.respondent)?;
        let named = Args::new().text("respondent", sight.row.circle.name(asking.respondent));
        let choice = |(method, message): (Method, &str)| MethodChoice {
            label: sight.words.label(message, &named),
            chosen: method == now,
            method,
        };
        Ok([(Method::Together, "q-how-together"), (Method::ByOther, "q-how-instead")].map(choice).to_vec())
    }

    /// Reads what the questions need, with merged entries followed to those that stand for them.
    fn asked_about(&mut self, asking: Asking) -> Result<(Sight, Asking), CoreError> {
        let sight = self.sight(asking.space, Part::Map)?;
        let circle = &sight.row.circle;
        let found = |id: PersonId, what: &'static str| {
            let id = circle.resolve(id);
            let there = circle.is_present(id);
            if there { Ok(id) } else { Err(CoreError::Missing(what)) }
        };
        let person = asking.person.map(|person| found(person, "person")).transpose()?;
        // Who was let in comes onto the map with the first answer.
        let newcomer = asking.respondent == sight.me && !circle.people.contains_key(&sight.me);
        let respondent = if newcomer { sight.me } else { found(asking.respondent, "respondent")? };
        let own = ego(&self.kind(asking.space)?, sight.me);
        let ego = asking.ego.filter(|ego| Some(*ego) != own).map(|ego| found(ego, "ego")).transpose()?;
        Ok((sight, Asking { space: asking.space, person, respondent, ego }))
    }

    /// Where somebody is, or the beginning.
    fn begun(&self, sight: &Sight, asking: Asking) -> Result<Position, CoreError> {
        if let Some(position) = self.position(asking)? {
            return Ok(position);
        }
        let walk = walk(sight, self, asking)?;
        let all = walk.steps();
        let open = all.iter().find(|step| asking.person.is_none() || !walk.is_answered(**step)).or(all.first());
        let position = Position { step: open.copied(), ..Position::default() };
        self.put_position(asking, &position)?;
        Ok(position)
    }

    fn position(&self, asking: Asking) -> Result<Option<Position>, CoreError> {
        let kept = self.home().setting(&setting(asking))?;
        Ok(kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
    }

    fn put_position(&self, asking: Asking, position: &Position) -> Result<(), CoreError> {
        self.home().put_setting(&setting(asking), &postcard::to_allocvec(position)?)?;
        let begun = Unfinished { person: asking.person, respondent: asking.respondent, ego: asking.ego };
        if position.step.is_some() {
            return Ok(self.home().put_setting(&last(asking.space), &postcard::to_allocvec(&begun)?)?);
        }
        self.home().delete_setting(&last(asking.space))?;
        Ok(())
    }
}

fn walk<'a>(sight: &'a Sight, app: &App, asking: Asking) -> Result<Walk<'a>, CoreError> {
    let kind = app.kind(asking.space)?;
    let ego = asking.ego.or_else(|| ego(&kind, sight.me));
    let ego = ego.filter(|ego| Some(*ego) != asking.person).ok_or(CoreError::Missing("tie"))?;
    Ok(Walk {
        circle: &sight.row.circle,
        words: &sight.words,
        ego,
        respondent: asking.respondent,
        own_page: kind == SpaceKind::OwnPage,
        about: asking.person,
        now: app.now(),
        today: app.day(app.now())?,
    })
}

/// The question that stands. What was told meanwhile may have made one needless: then the next one does.
fn standing(walk: &Walk<'_>, position: &Position) -> Option<Step> {
    let wanted = position.step?;
    walk.steps().into_iter().find(|one| *one >= wanted)
}

fn text(walk: &Walk<'_>, step: Step, position: &Position) -> Option<QuestionText> {
    let draft = position.draft.as_ref().filter(|(at, _)| *at == step).map(|(_, text)| text.clone());
    match (step.question, step.person) {
        (Question::Note, Some(person)) => {
            let written = walk.asked(person).note_text().map(str::to_owned);
            Some(QuestionText { written, draft, limit: Paragraph::LIMIT })
        }
        (Question::Name(_) | Question::Situation(_), _) => {
            Some(QuestionText { written: None, draft, limit: Nickname::LIMIT })
        }
        _ => None,
    }
}

fn named(walk: &Walk<'_>, step: Step, position: &Position) -> Vec<Label> {
    let Question::Name(naming) = step.question else { return Vec::new() };
    let mut people = walk.stands(naming);
    let just_now = position.named.iter().filter(|id| walk.circle.is_present(**id));
    let just_now: Vec<_> = just_now.copied().filter(|id| !people.contains(id)).collect();
    people.extend(just_now);
    people.into_iter().map(|id| walk.words.as_written(walk.circle.name(id))).collect()
}

fn offers(walk: &Walk<'_>, step: Step, position: &Position, back: bool) -> Vec<Offer> {
    let answered = walk.is_answered(step)
        || walk.rows(step).iter().flat_map(|row| &row.choices).any(|choice| choice.chosen)
        || !position.named.is_empty();
    let forth = match step.question {
        Question::Name(_) if answered => ("next", "q-no-one-more"),
        _ if answered => ("next", "act-next"),
        _ => ("skip", "act-skip"),
    };
    let others = step.person.filter(|_| step.question == Question::Knows);
    let nobody_else =
        others.is_some_and(|person| walk.pairs().with(person).len() > 1 && !walk.pairs().untold(person).is_empty());
    std::iter::once(forth)
        .chain(nobody_else.then_some(("nobody-else", "q-no-one-more")))
        .chain([("dont-know", "act-dont-know"), ("rather-not", "act-rather-not")])
        .chain(back.then_some(("back", "act-back")))
        .chain([("later", "act-later")])
        .map(|(id, message)| Offer::of(walk.words, id, message))
        .collect()
}

/// Somebody else of the circle of whom the respondent told nothing yet, who came first.
fn next_person(circle: &Circle, view: PerspectiveId) -> Option<PersonId> {
    let untold = circle.ties_of(view.tie.ego).map(|(tie, _)| tie).filter(|tie| {
        tie.alter != view.tie.alter && tie.alter != view.respondent && circle.view(*tie, view.respondent).is_none()
    });
    untold.map(|tie| tie.alter).min_by_key(|id| (circle.people.get(id).and_then(|person| person.joined), *id))
}

fn setting(asking: Asking) -> String {
    let about = asking.person.map_or_else(|| "all".to_owned(), |person| person.to_string());
    let ego = asking.ego.map_or_else(String::new, |ego| format!("/{ego}"));
    format!("questions/{}/{about}/{}{ego}", asking.space, asking.respondent)
}

fn last(space: SpaceId) -> String {
    format!("questions-last/{space}")
}
