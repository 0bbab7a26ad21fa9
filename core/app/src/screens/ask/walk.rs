//! The questions in their order: who is there, situations, each person, who knows whom, and whether it is enough; or those
//! about one person alone. A child is asked in its own words on its own page.

use serde::{Deserialize, Serialize};
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::about::Asked;
use super::knows::Pairs;
use super::prompt::{Naming, Situation};
use super::question::{Question, QuestionChoice, QuestionRow};
use crate::screens::jim::{can_be_jim, jim_changes, no_jim};
use crate::{Command, Edit, NewTie};

/// One question, and about whom where it is about somebody. The order is that in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Step {
    part: u8,
    /// When that person joined; who joined first is asked about first.
    joined: Option<u64>,
    pub(crate) person: Option<PersonId>,
    pub(crate) question: Question,
}

/// Everything that can be asked of one respondent about one circle.
pub(crate) struct Walk<'a> {
    pub(crate) circle: &'a Circle,
    pub(crate) words: &'a Words,
    /// Whose circle.
    pub(crate) ego: PersonId,
    pub(crate) respondent: PersonId,
    pub(crate) own_page: bool,
    /// The one person that is asked about; everything is asked when missing.
    pub(crate) about: Option<PersonId>,
    /// When an answer is given.
    pub(crate) now: Instant,
    /// To know who is of age.
    pub(crate) today: Date,
}

impl<'a> Walk<'a> {
    /// The questions that fit as far as is told, in order.
    pub(crate) fn steps(&self) -> Vec<Step> {
        if let Some(person) = self.about {
            return self
                .asked(person)
                .questions()
                .into_iter()
                .map(|question| self.step(question, Some(person)))
                .collect();
        }
        let names = Naming::ALL.iter().filter(|naming| self.names(**naming)).map(|naming| Question::Name(*naming));
        let situations = Situation::ALL.iter().filter(|situation| situation.is_a_childs() == self.child());
        let situations = situations.map(|situation| Question::Situation(*situation));
        let mut steps: Vec<Step> = names.chain(situations).map(|question| self.step(question, None)).collect();
        for person in self.alters() {
            let asked = self.asked(person).questions().into_iter().filter(|question| {
                !Question::ONLY_IF_ASKED_FOR.contains(question) && (*question == Question::Safe || !self.child())
            });
            steps.extend(asked.map(|question| self.step(question, Some(person))));
        }
        if self.child() {
            steps.extend([Question::Jim, Question::TalkPlace].map(|question| self.step(question, None)));
        }
        steps.extend(self.pairs().begun_by().map(|person| self.step(Question::Knows, Some(person))));
        steps.extend([Question::Enough, Question::SeeMore].map(|question| self.step(question, None)));
        steps.sort_unstable();
        steps
    }

    /// A question as a step of the order.
    pub(crate) fn step(&self, question: Question, person: Option<PersonId>) -> Step {
        let part = match question {
            Question::Name(_) => 0,
            Question::Situation(_) => 1,
            Question::Jim | Question::TalkPlace => 3,
            Question::Knows => 4,
            Question::Enough | Question::SeeMore => 5,
            _ => 2,
        };
        let joined = person.and_then(|id| self.circle.people.get(&id)).and_then(|person| person.joined);
        Step { part, joined, person, question }
    }

    /// The question in full.
    pub(crate) fn title(&self, step: Step) -> Label {
        let (words, circle) = (self.words, self.circle);
        let Some(person) = step.person else { return words.plain(step.question.message()) };
        if step.question != Question::Knows {
            return self.asked(person).title(step.question);
        }
        match self.pairs().with(person).as_slice() {
            [other] => self.pairs().title(words, person, *other),
            _ => words.label(step.question.message(), &Args::new().text("name", circle.name(person))),
        }
    }

    /// Whether anything was answered. Names, situations and wishes can always have one more.
    pub(crate) fn is_answered(&self, step: Step) -> bool {
        match (step.question, step.person) {
            (Question::Name(_) | Question::Situation(_) | Question::SeeMore, _) => false,
            (Question::Jim, _) => self.jim().next().is_some(),
            (Question::TalkPlace, _) => self.me().is_some_and(|me| me.talk_place.is_some()),
            (Question::Enough, _) => {
                self.me().is_some_and(|me| SupportKind::ALL.iter().all(|kind| me.enough.contains_key(kind)))
            }
            (Question::Knows, Some(person)) => self.pairs().untold(person).is_empty(),
            (question, Some(person)) => self.asked(person).is_answered(question),
            (_, None) => false,
        }
    }

    /// What can be answered; nothing where it is answered in own words alone.
    pub(crate) fn rows(&self, step: Step) -> Vec<QuestionRow> {
        let words = self.words;
        match (step.question, step.person) {
            (Question::Situation(situation), _) => {
                some(QuestionRow::each(self.faces(step.question, |alter, person| {
                    situation.can_mean(person).then(|| self.meant(situation, alter))
                })))
            }
            (Question::SeeMore, _) => some(QuestionRow::each(self.faces(step.question, |alter, person| {
                (person.deceased != Some(true)).then(|| {
                    let now = self.circle.view(self.tie(alter), self.respondent).and_then(|view| view.see_more);
                    let change = PerspectiveChange::SeeMore((now != Some(true)).then_some(true));
                    (now == Some(true), self.says(alter, change))
                })
            }))),
            (Question::Jim, _) => some(QuestionRow::of(
                self.faces(step.question, |alter, person| can_be_jim(person).then(|| self.chosen_as_jim(alter))),
            )),
            (Question::TalkPlace, _) => {
                let now = self.me().and_then(|me| me.talk_place.as_ref());
                let choice = |place: &PlaceKind| QuestionChoice {
                    id: format!("{}/{}", step.question.code(), place.code()),
                    label: words.choice(PlaceKind::PREFIX, place.code(), &Args::new()),
                    chosen: now == Some(place),
                    command: self.of_me(PersonChange::TalkPlace(Some(place.clone()))),
                };
                some(QuestionRow::of(PlaceKind::ALL.iter().map(choice).collect()))
            }
            (Question::Enough, _) => SupportKind::ALL.iter().map(|kind| self.enough(kind)).collect(),
            (Question::Knows, Some(person)) => self.pairs().rows(words, person),
            (question, Some(person)) => self.asked(person).rows(question),
            (_, None) => Vec::new(),
        }
    }

    /// What "I do not know" writes: the answer that says so where there is one, else what was answered is taken back. What was
    /// told about single kinds of support or people stays.
    pub(crate) fn not_known(&self, step: Step) -> Option<Command> {
        match (step.question, step.person) {
            (Question::Name(_) | Question::Situation(_) | Question::SeeMore, _) => None,
            (Question::Knows, Some(person)) => self.pairs().rest(person, Knows::Unsure),
            (Question::Enough, _) => {
                let told = self.me().map(|me| &me.enough);
                let open = SupportKind::ALL.iter().filter(|kind| told.is_none_or(|told| !told.contains_key(kind)));
                let edit = |kind: &SupportKind| {
                    Edit::Person(self.respondent, PersonChange::Enough(kind.clone(), Some(Knows::Unsure)))
                };
                several(open.map(edit).collect())
            }
            (Question::Jim | Question::TalkPlace, _) => self.cleared(step),
            (question, Some(person)) => self.asked(person).not_known(question),
            (_, None) => None,
        }
    }

    /// What takes an answer back; `None` where there is none, or several.
    pub(crate) fn cleared(&self, step: Step) -> Option<Command> {
        match (step.question, step.person) {
            (Question::Jim, _) => several(no_jim(self.circle, self.respondent, self.now)),
            (Question::TalkPlace, _) => self.is_answered(step).then(|| self.of_me(PersonChange::TalkPlace(None))),
            (Question::Knows | Question::Enough, _) | (_, None) => None,
            (question, Some(person)) => {
                let asked = self.asked(person);
                asked.is_answered(question).then(|| asked.cleared(question)).flatten()
            }
        }
    }

    /// What a new name on a question writes: the person, and what the question says of whoever is named there.
    pub(crate) fn named(&self, step: Step, id: PersonId, name: Nickname) -> Option<Vec<Command>> {
        let tie = |domain| Some(NewTie { ego: self.ego, domain, ring: None });
        Some(match step.question {
            Question::Name(naming) => {
                vec![Command::AddPerson { id, name, changes: naming.changes(), tie: tie(naming.domain()) }]
            }
            Question::Situation(situation) => {
                let (kind, level) = situation.support();
                let tells = self.says(id, PerspectiveChange::Receives(kind, Some(level)));
                vec![Command::AddPerson { id, name, changes: Vec::new(), tie: tie(None) }, tells]
            }
            _ => return None,
        })
    }

    /// Who stands already in the part of life that a question after names is about, in the order in which they joined.
    pub(crate) fn stands(&self, naming: Naming) -> Vec<PersonId> {
        let stands = |(id, person): &(PersonId, &Person)| {
            let domain = self.circle.ties.get(&self.tie(*id)).filter(|tie| tie.removed.is_none());
            let domain = domain.and_then(|tie| tie.domain.clone());
            let at_home = naming == Naming::Home && self.ego == PersonId::FAMILY && person.in_family == Some(true);
            at_home
                || (naming.domain().is_some() && domain == naming.domain())
                || (naming == Naming::Pet && person.kind == Some(PersonKind::Pet))
        };
        let mut found: Vec<_> = self.circle.present().filter(|one| one.0 != self.respondent).filter(stands).collect();
        found.sort_by_key(|(id, person)| (person.joined, *id));
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// One person's tie as the respondent is asked about it.
    pub(crate) fn asked(&self, alter: PersonId) -> Asked<'a> {
        let view = PerspectiveId { tie: self.tie(alter), respondent: self.respondent };
        Asked { circle: self.circle, words: self.words, view, own_page: self.own_page }
    }

    /// Who knows whom, as the respondent tells it.
    pub(crate) fn pairs(&self) -> Pairs<'a> {
        Pairs::of(self.circle, self.ego, self.respondent)
    }

    /// Whether it is a child that is asked on its own page.
    pub(crate) fn child(&self) -> bool {
        self.own_page && self.me().is_some_and(|me| me.is_child == Some(true))
    }

    /// Everybody of the circle but the respondent, in the order in which they joined.
    fn alters(&self) -> Vec<PersonId> {
        let others = self.circle.ties_of(self.ego).map(|(tie, _)| tie.alter);
        let mut others: Vec<_> = others.filter(|id| *id != self.respondent && *id != self.ego).collect();
        others.sort_by_key(|id| (self.circle.people.get(id).and_then(|person| person.joined), *id));
        others
    }

    /// Whether a question after names fits the one who is asked.
    fn names(&self, naming: Naming) -> bool {
        let me = self.me();
        let told = me.is_some_and(|me| me.birth_year.is_some() || me.age_band.is_some() || me.is_child.is_some());
        let adult = me.and_then(|me| me.is_adult(self.today)).filter(|_| told);
        match naming {
            _ if self.child() != (naming == Naming::ChildHome) => false,
            Naming::School => adult != Some(true),
            Naming::Work => adult != Some(false),
            Naming::FriendsParents => !self.stands(Naming::Friends).is_empty(),
            _ => true,
        }
    }

    fn tie(&self, alter: PersonId) -> TieId {
        TieId { ego: self.ego, alter }
    }

    fn me(&self) -> Option<&'a Person> {
        self.circle.people.get(&self.respondent)
    }

    fn says(&self, alter: PersonId, change: PerspectiveChange) -> Command {
        let view = PerspectiveId { tie: self.tie(alter), respondent: self.respondent };
        Command::Map(vec![Edit::View(view, change)])
    }

    fn of_me(&self, change: PersonChange) -> Command {
        Command::Map(vec![Edit::Person(self.respondent, change)])
    }

    /// A choice for each person who can be meant: whether it stands, and what a tap writes.
    fn faces(
        &self,
        question: Question,
        tap: impl Fn(PersonId, &Person) -> Option<(bool, Command)>,
    ) -> Vec<QuestionChoice> {
        let face = |alter: PersonId| {
            let (chosen, command) = tap(alter, self.circle.people.get(&alter)?)?;
            let label = self.words.as_written(self.circle.name(alter));
            Some(QuestionChoice { id: format!("{}/{alter}", question.code()), label, chosen, command })
        };
        self.alters().into_iter().filter_map(face).collect()
    }

    /// Whether somebody helps in a situation, and what a tap writes: that kind of support at its least, or nothing any more.
    fn meant(&self, situation: Situation, alter: PersonId) -> (bool, Command) {
        let (kind, level) = situation.support();
        let now = self.circle.view(self.tie(alter), self.respondent).and_then(|view| view.receives.get(&kind));
        let chosen = match level {
            Level::Often => now == Some(&Level::Often),
            _ => now.and_then(Level::at_least_sometimes) == Some(true),
        };
        (chosen, self.says(alter, PerspectiveChange::Receives(kind, (!chosen).then_some(level))))
    }

    fn enough(&self, kind: &SupportKind) -> QuestionRow {
        let label = self.words.choice(SupportKind::PREFIX, kind.code(), &Args::new());
        let now = self.me().and_then(|me| me.enough.get(kind));
        let choice = |knows: &Knows| QuestionChoice {
            id: format!("{}/{}/{}", Question::Enough.code(), kind.code(), knows.code()),
            label: self.words.choice(Knows::PREFIX, knows.code(), &Args::new()),
            chosen: now == Some(knows),
            command: self.of_me(PersonChange::Enough(kind.clone(), Some(knows.clone()))),
        };
        let choices = Knows::ALL.iter().map(choice).collect();
        let support = Args::new().text("support", &self.words.inline(&label.text));
        QuestionRow {
            ask: Some(self.words.label("m4-enough", &support)),
            label: Some(label),
            ..QuestionRow::of(choices)
        }
    }

    /// Who is the respondent's JIM.
    fn jim(&self) -> impl Iterator<Item = PersonId> {
        self.circle.jims(self.respondent).filter_map(|(_, held)| held.person).map(|id| self.circle.resolve(id))
    }

    fn chosen_as_jim(&self, alter: PersonId) -> (bool, Command) {
        let chosen = self.jim().any(|id| id == alter);
        (chosen, Command::Map(jim_changes(self.circle, self.respondent, alter, self.now)))
    }
}

fn some(row: QuestionRow) -> Vec<QuestionRow> {
    if row.choices.is_empty() { Vec::new() } else { vec![row] }
}

fn several(edits: Vec<Edit>) -> Option<Command> {
    (!edits.is_empty()).then_some(Command::Map(edits))
}
