//! Who knows whom: each pair of a circle, as one respondent tells it.

use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::question::{Question, QuestionChoice, QuestionRow};
use crate::{Command, Edit};

/// The pairs of a circle of which one respondent can say whether they know each other.
pub(crate) struct Pairs<'a> {
    circle: &'a Circle,
    respondent: PersonId,
    /// In the order in which they joined.
    alters: Vec<PersonId>,
}

impl<'a> Pairs<'a> {
    /// Who is paired in the circle of an ego. Animals, places and who has died are left out.
    pub(crate) fn of(circle: &'a Circle, ego: PersonId, respondent: PersonId) -> Self {
        let can = |person: &Person| {
            person.deceased != Some(true) && !matches!(person.kind, Some(PersonKind::Pet | PersonKind::Place))
        };
        let alters = circle.ties_of(ego).map(|(tie, _)| tie.alter);
        let mut alters: Vec<_> =
            alters.filter(|id| *id != respondent && *id != ego && circle.people.get(id).is_some_and(can)).collect();
        alters.sort_by_key(|id| (circle.people.get(id).and_then(|person| person.joined), *id));
        Self { circle, respondent, alters }
    }

    /// Everybody who is paired, in the order in which they joined.
    pub(crate) fn people(&self) -> &[PersonId] {
        &self.alters
    }

    /// The people with whom a question begins: each but the last, so that each pair is asked once.
    pub(crate) fn begun_by(&self) -> impl Iterator<Item = PersonId> {
        let questions = self.alters.len().saturating_sub(1);
        self.alters.iter().copied().take(questions)
    }

    /// Those with whom a person's question pairs this person: who joined later.
    pub(crate) fn with(&self, person: PersonId) -> Vec<PersonId> {
        let after = self.alters.iter().position(|id| *id == person).map_or(usize::MAX, |at| at.saturating_add(1));
        self.alters.iter().copied().skip(after).collect()
    }

    /// Those of a person's question of whom nothing was told yet.
    pub(crate) fn untold(&self, person: PersonId) -> Vec<PersonId> {
        self.with(person).into_iter().filter(|other| self.knows(person, *other).is_none()).collect()
    }

    /// Whether two know each other, in full.
    pub(crate) fn title(&self, words: &Words, a: PersonId, b: PersonId) -> Label {
        words.label("q-alter-knows", &Args::new().text("a", self.circle.name(a)).text("b", self.circle.name(b)))
    }

    /// A person's question: a tap per face, or one pair with each answer where there is one left.
    pub(crate) fn rows(&self, words: &Words, person: PersonId) -> Vec<QuestionRow> {
        let others = self.with(person);
        if let [other] = others.as_slice() {
            return vec![QuestionRow::of(self.choices(words, person, *other))];
        }
        let face = |other: PersonId| {
            let chosen = self.knows(person, other) == Some(&Knows::Yes);
            QuestionChoice {
                id: id(person, other, &Knows::Yes),
                label: words.as_written(self.circle.name(other)),
                chosen,
                command: Command::Map(vec![self.edit(person, other, (!chosen).then_some(Knows::Yes))]),
            }
        };
        vec![QuestionRow::each(others.into_iter().map(face).collect())]
    }

    /// A row for each other person of the circle, with every answer; what is chosen is taken back by choosing it once more.
    pub(crate) fn rows_of(&self, words: &Words, person: PersonId) -> Vec<QuestionRow> {
        if !self.alters.contains(&person) {
            return Vec::new();
        }
        let others = self.alters.iter().copied().filter(|other| *other != person);
        let choices = |other: PersonId| {
            let mut choices = self.choices(words, person, other);
            for chosen in choices.iter_mut().filter(|choice| choice.chosen) {
                chosen.command = Command::Map(vec![self.edit(person, other, None)]);
            }
            choices
        };
        let row = |other: PersonId| QuestionRow {
            label: Some(words.as_written(self.circle.name(other))),
            ask: Some(self.title(words, person, other)),
            ..QuestionRow::of(choices(other))
        };
        others.map(row).collect()
    }

    /// The answer of an id such as `knows/A/B/ja`, where both are of the circle.
    pub(crate) fn choice(&self, id: &str) -> Option<Command> {
        let mut parts = id.split('/');
        if parts.next() != Some(Question::Knows.code()) {
            return None;
        }
        let (a, b): (PersonId, PersonId) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let knows = Knows::parse(parts.next()?).ok()?;
        let row = self.row(a, b).filter(|_| parts.next().is_none())?;
        Some(Command::Map(vec![Edit::AlterTie(row, AlterTieChange::Knows(Some(knows)))]))
    }

    /// Says one thing of all that nothing was told of in a person's question.
    pub(crate) fn rest(&self, person: PersonId, knows: Knows) -> Option<Command> {
        let edits: Vec<_> =
            self.untold(person).into_iter().map(|other| self.edit(person, other, Some(knows.clone()))).collect();
        (!edits.is_empty()).then_some(Command::Map(edits))
    }

    /// The pairs that something was told of, in the order in which they are asked.
    pub(crate) fn told(&self) -> Vec<(PersonId, PersonId, &'a AlterTie)> {
        let pairs = self.begun_by().flat_map(|a| self.with(a).into_iter().map(move |b| (a, b)));
        pairs.filter_map(|(a, b)| Some((a, b, self.pair(a, b)?))).collect()
    }

    /// The row in which a pair is told; `None` where one of the two is not asked about.
    pub(crate) fn row(&self, a: PersonId, b: PersonId) -> Option<AlterTieId> {
        let there = a != b && self.alters.contains(&a) && self.alters.contains(&b);
        there.then(|| AlterTieId::new(a, b, self.respondent))
    }

    fn pair(&self, a: PersonId, b: PersonId) -> Option<&'a AlterTie> {
        let found = self.circle.alter_ties.get(&AlterTieId::new(a, b, self.respondent));
        found.filter(|pair| pair.removed.is_none())
    }

    fn knows(&self, a: PersonId, b: PersonId) -> Option<&'a Knows> {
        self.pair(a, b)?.knows.as_ref()
    }

    fn choices(&self, words: &Words, a: PersonId, b: PersonId) -> Vec<QuestionChoice> {
        let choice = |knows: &Knows| QuestionChoice {
            id: id(a, b, knows),
            label: words.choice(Knows::PREFIX, knows.code(), &Args::new()),
            chosen: self.knows(a, b) == Some(knows),
            command: Command::Map(vec![self.edit(a, b, Some(knows.clone()))]),
        };
        Knows::ALL.iter().map(choice).collect()
    }

    fn edit(&self, a: PersonId, b: PersonId, knows: Option<Knows>) -> Edit {
        Edit::AlterTie(AlterTieId::new(a, b, self.respondent), AlterTieChange::Knows(knows))
    }
}

fn id(a: PersonId, b: PersonId, knows: &Knows) -> String {
    format!("{}/{a}/{b}/{}", Question::Knows.code(), knows.code())
}
