//! A question: its code, and what can be answered.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use steunkring_text::Label;

use super::prompt::{Naming, Situation};
use crate::Command;

/// A question, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Who is there: names, one part of life a screen.
    Name(Naming),
    /// Who does something when it is needed; it can name somebody new.
    Situation(Situation),
    /// From which part of life.
    Place,
    /// From the own life, from school or club, or as work.
    Formality,
    /// How close.
    Ring,
    /// Which support this person gives, each kind by itself.
    Get,
    /// Which support this person gets, each kind by itself.
    Give,
    /// How often there is contact.
    Contact,
    /// In what ways there is contact.
    Modes,
    /// How long they have known each other.
    Known,
    /// How strong the tie is.
    Strength,
    /// Whether there is tension.
    Stress,
    /// How often this person is strict.
    Critical,
    /// Whether there is contact now.
    Status,
    /// Whether a child feels safe with this person; on its own page only.
    Safe,
    /// Whether this person knows of standing here.
    Informed,
    /// Something in own words.
    Note,
    /// Whom a child chooses as its JIM; on its own page only.
    Jim,
    /// Where a child likes best to talk; on its own page only.
    TalkPlace,
    /// Who knows one person too; each pair is asked once.
    Knows,
    /// Whether there are enough people, for each kind of support by itself.
    Enough,
    /// Whom the respondent would like to see more often.
    SeeMore,
}

impl Question {
    /// The questions about one person, in the order in which they are asked.
    pub const ABOUT_ONE: [Self; 15] = [
        Self::Place,
        Self::Formality,
        Self::Ring,
        Self::Get,
        Self::Give,
        Self::Contact,
        Self::Modes,
        Self::Known,
        Self::Strength,
        Self::Stress,
        Self::Critical,
        Self::Status,
        Self::Safe,
        Self::Informed,
        Self::Note,
    ];

    /// The questions about one person that nobody is led through: they are asked on that person's own page.
    pub(crate) const ONLY_IF_ASKED_FOR: [Self; 4] = [Self::Critical, Self::Status, Self::Informed, Self::Note];

    /// Every question, in the order in which they are asked.
    pub fn all() -> impl Iterator<Item = Self> {
        let names = Naming::ALL.iter().copied().map(Self::Name);
        let situations = Situation::ALL.iter().copied().map(Self::Situation);
        let rest = [Self::Jim, Self::TalkPlace, Self::Knows, Self::Enough, Self::SeeMore];
        names.chain(situations).chain(Self::ABOUT_ONE).chain(rest)
    }

    /// The code, which is also the beginning of the ids of its answers.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name(naming) => naming.code(),
            Self::Situation(situation) => situation.code(),
            Self::Place => "place",
            Self::Formality => "formality",
            Self::Ring => "ring",
            Self::Get => "get",
            Self::Give => "give",
            Self::Contact => "contact",
            Self::Modes => "modes",
            Self::Known => "known",
            Self::Strength => "strength",
            Self::Stress => "stress",
            Self::Critical => "critical",
            Self::Status => "status",
            Self::Safe => "safe",
            Self::Informed => "informed",
            Self::Note => "note",
            Self::Jim => "jim",
            Self::TalkPlace => "talk-place",
            Self::Knows => "knows",
            Self::Enough => "enough",
            Self::SeeMore => "see-more",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|question| question.code() == code)
    }

    /// The message that asks it; that of [`Question::Knows`] about several people at once.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Name(naming) => naming.message(),
            Self::Situation(situation) => situation.message(),
            Self::Place => "q-place",
            Self::Formality => "q-formality",
            Self::Ring => "q-ring",
            Self::Get => "q-get",
            Self::Give => "q-give",
            Self::Contact => "q-contact",
            Self::Modes => "q-contact-mode",
            Self::Known => "q-known",
            Self::Strength => "q-strength",
            Self::Stress => "q-stress",
            Self::Critical => "q-critical",
            Self::Status => "q-status",
            Self::Safe => "q-child-safe",
            Self::Informed => "person-knows-listed",
            Self::Note => "q-note",
            Self::Jim => "q-child-jim",
            Self::TalkPlace => "q-child-place",
            Self::Knows => "q-alter-knows-many",
            Self::Enough => "q-enough",
            Self::SeeMore => "q-wish-more",
        }
    }

    /// The question about the circle of somebody else than the one who answers, where it is another one.
    pub(crate) fn message_of(self) -> Option<&'static str> {
        Some(match self {
            Self::Formality => "q-formality-of",
            Self::Ring => "q-ring-of",
            Self::Get => "q-get-of",
            Self::Give => "q-give-of",
            Self::Contact => "q-contact-of",
            Self::Modes => "q-contact-mode-of",
            Self::Known => "q-known-of",
            Self::Strength => "q-strength-of",
            Self::Stress => "q-stress-of",
            Self::Critical => "q-critical-of",
            Self::Status => "q-status-of",
            _ => return None,
        })
    }

    /// What is said below the question.
    pub(super) fn help(self) -> Option<&'static str> {
        match self {
            Self::Name(Naming::Family) => Some("q-name-family-more"),
            Self::Ring => Some("q-ring-help"),
            Self::Stress => Some("q-stress-help"),
            Self::Jim => Some("q-child-jim-ask"),
            Self::Enough => Some("m-no-score"),
            _ => None,
        }
    }
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Question {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("not a question"))
    }
}

/// One thing to answer: the whole question, or one kind of support or person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionRow {
    /// Which kind of support or person, where the question has several.
    pub label: Option<Label>,
    /// The question about that one in full, to say before its answers.
    pub ask: Option<Label>,
    /// What can be answered, in the order in which it is offered.
    pub choices: Vec<QuestionChoice>,
    /// Whether each stands by itself and is taken back by choosing it once more; else one of them stands.
    pub several: bool,
}

impl QuestionRow {
    /// Answers of which one stands.
    pub(in crate::screens) fn of(choices: Vec<QuestionChoice>) -> Self {
        Self { label: None, ask: None, choices, several: false }
    }

    /// Answers that each stand by themselves.
    pub(in crate::screens) fn each(choices: Vec<QuestionChoice>) -> Self {
        Self { several: true, ..Self::of(choices) }
    }
}

/// One answer that can be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionChoice {
    /// Its id, such as `ring/1` or `get/praktisch/vaak`; it means the same on whichever question about the same person it comes.
    pub id: String,
    /// What it says.
    pub label: Label,
    /// Whether this is what stands.
    pub chosen: bool,
    /// What the answer writes.
    pub command: Command,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_question_has_a_code_of_its_own_and_stands_in_order() {
        let all: Vec<_> = Question::all().collect();
        assert!(all.is_sorted());
        assert_eq!(all.iter().map(|question| question.code()).collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|question| Question::from_code(question.code()) == Some(*question)));
    }
}
