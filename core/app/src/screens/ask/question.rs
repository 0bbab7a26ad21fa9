//! Each question about one person: when it is asked, what can be answered, and what an answer writes.

use serde::{Deserialize, Serialize};
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use crate::{Command, Edit};

/// A question about one person, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
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
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 15] = [
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

    /// The code, which is also the beginning of the ids of its answers.
    pub fn code(self) -> &'static str {
        match self {
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
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.code() == code)
    }

    fn message(self) -> &'static str {
        match self {
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
        }
    }

    /// What is said below the question.
    pub(super) fn help(self) -> Option<&'static str> {
        match self {
            Self::Ring => Some("q-ring-help"),
            Self::Stress => Some("q-stress-help"),
            _ => None,
        }
    }
}

/// One thing to answer: the whole question, or one kind of support.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionRow {
    /// Which kind of support, where the question has several.
    pub label: Option<Label>,
    /// The question about that kind in full, to say before its answers.
    pub ask: Option<Label>,
    /// What can be answered, in the order in which it is offered.
    pub choices: Vec<QuestionChoice>,
}

/// One answer that can be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionChoice {
    /// Its id, such as `ring/1` or `get/praktisch/vaak`; it means the same on whichever question it comes.
    pub id: String,
    /// What it says.
    pub label: Label,
    /// Whether this is what stands.
    pub chosen: bool,
    /// What the answer writes.
    pub command: Command,
}

/// One tie as one respondent is asked about it.
pub(crate) struct Asked<'a> {
    pub(crate) circle: &'a Circle,
    pub(crate) words: &'a Words,
    pub(crate) view: PerspectiveId,
    /// Whether it is asked on an own page.
    pub(crate) own_page: bool,
}

impl Asked<'_> {
    /// The questions that fit this person as far as is told.
    pub(crate) fn questions(&self) -> Vec<Question> {
        Question::ALL.into_iter().filter(|question| self.fits(*question)).collect()
    }

    /// The question in full.
    pub(crate) fn title(&self, question: Question) -> Label {
        self.words.label(question.message(), &Args::new().text("name", self.circle.name(self.view.tie.alter)))
    }

    /// Whether anything was answered; an answer of a newer app counts, and is left alone.
    pub(crate) fn is_answered(&self, question: Question) -> bool {
        let (view, tie, person) = (self.told(), self.tie(), self.person());
        let view = |has: fn(&Perspective) -> bool| view.is_some_and(has);
        match question {
            Question::Place => tie.is_some_and(|tie| tie.domain.is_some()),
            Question::Known => tie.is_some_and(|tie| tie.known_since.is_some()),
            Question::Formality => person.is_some_and(|person| person.formality.is_some()),
            Question::Informed => person.is_some_and(|person| person.informed.is_some()),
            Question::Ring => view(|view| view.ring.is_some()),
            Question::Get => view(|view| !view.receives.is_empty()),
            Question::Give => view(|view| !view.gives.is_empty()),
            Question::Contact => view(|view| view.frequency.is_some()),
            Question::Modes => view(|view| !view.modes.is_empty()),
            Question::Strength => view(|view| view.strength.is_some()),
            Question::Stress => view(|view| view.stress.is_some()),
            Question::Critical => view(|view| view.critical.is_some()),
            Question::Status => view(|view| view.status.is_some()),
            Question::Safe => view(|view| view.safe_for_child.is_some()),
            Question::Note => view(|view| view.note.is_some()),
        }
    }

    /// What can be answered; nothing where it is answered in own words.
    pub(crate) fn rows(&self, question: Question) -> Vec<QuestionRow> {
        match question {
            Question::Get => SupportKind::ALL.iter().map(|kind| self.support(question, kind)).collect(),
            Question::Give => SupportKind::ALL.iter().map(|kind| self.support(question, kind)).collect(),
            Question::Note => Vec::new(),
            _ => vec![QuestionRow { label: None, ask: None, choices: self.choices(question) }],
        }
    }

    /// What "I do not know" writes: the answer that says so where there is one, else what was answered is taken back. Kinds of
    /// support that were answered stay.
    pub(crate) fn not_known(&self, question: Question) -> Option<Command> {
        if question == Question::Known {
            let unknown = TieChange::KnownSince(Some(KnownSince::Unknown));
            return Some(self.command(vec![Edit::Tie(self.view.tie, unknown)]));
        }
        if question == Question::Safe {
            return Some(self.says(PerspectiveChange::SafeForChild(Some(Knows::Unsure))));
        }
        let chosen = self.rows(question).iter().any(|row| row.choices.iter().any(|choice| choice.chosen));
        chosen.then(|| self.cleared(question)).flatten()
    }

    /// Writes something in own words; `None` takes it back.
    pub(crate) fn note(&self, text: Option<Paragraph>) -> Command {
        self.says(PerspectiveChange::Note(text))
    }

    /// What the respondent wrote in own words.
    pub(crate) fn note_text(&self) -> Option<&str> {
        self.told()?.note.as_ref().map(Paragraph::as_str)
    }

    fn told(&self) -> Option<&Perspective> {
        self.circle.view(self.view.tie, self.view.respondent)
    }

    fn tie(&self) -> Option<&Tie> {
        self.circle.ties.get(&self.view.tie)
    }

    fn person(&self) -> Option<&Person> {
        self.circle.people.get(&self.view.tie.alter)
    }

    fn fits(&self, question: Question) -> bool {
        let told = self.told();
        let apart = matches!(told.and_then(|told| told.status.as_ref()), Some(Status::Broken | Status::Wished));
        let no_contact = told.is_some_and(|told| told.frequency == Some(Frequency::Not));
        let person = self.person();
        let died = person.is_some_and(|person| person.deceased == Some(true));
        let kind = person.and_then(|person| person.kind.as_ref());
        let speaks = !matches!(kind, Some(PersonKind::Pet | PersonKind::Place));
        match question {
            Question::Place | Question::Ring | Question::Known | Question::Note => true,
            Question::Formality => speaks && !died,
            Question::Get | Question::Give | Question::Contact => !apart && !died,
            Question::Modes => !apart && !died && !no_contact && speaks,
            Question::Strength | Question::Stress => !apart && !died,
            Question::Critical => !apart && !died && speaks,
            Question::Status => !died,
            Question::Safe => self.own_page && !died && self.is_child(self.view.respondent),
            Question::Informed => speaks && !died && person.is_none_or(|person| person.in_family != Some(true)),
        }
    }

    pub(crate) fn is_child(&self, person: PersonId) -> bool {
        self.circle.people.get(&person).is_some_and(|person| person.is_child == Some(true))
    }

    fn support(&self, question: Question, kind: &SupportKind) -> QuestionRow {
        let label = self.words.choice(SupportKind::PREFIX, kind.code(), &Args::new());
        let told = self.told();
        let choices = if question == Question::Get {
            let now = told.and_then(|told| told.receives.get(kind));
            let change = |level: &Level| PerspectiveChange::Receives(kind.clone(), Some(level.clone()));
            let choice = |level: &Level| QuestionChoice {
                id: format!("get/{}/{}", kind.code(), level.code()),
                label: self.words.choice(Level::PREFIX, level.code(), &Args::new()),
                chosen: now == Some(level),
                command: self.says(change(level)),
            };
            Level::ALL.iter().map(choice).collect()
        } else {
            let now = told.and_then(|told| told.gives.get(kind));
            let choice = |(knows, gives): (Knows, bool)| QuestionChoice {
                id: format!("give/{}/{}", kind.code(), knows.code()),
                label: self.words.choice(Knows::PREFIX, knows.code(), &Args::new()),
                chosen: now == Some(&gives),
                command: self.says(PerspectiveChange::Gives(kind.clone(), Some(gives))),
            };
            [(Knows::Yes, true), (Knows::No, false)].into_iter().map(choice).collect()
        };
        let ask = (question == Question::Get)
            .then(|| self.words.label("q-often", &Args::new().text("support", &self.words.inline(&label.text))));
        QuestionRow { label: Some(label), ask, choices }
    }

    fn choices(&self, question: Question) -> Vec<QuestionChoice> {
        let (told, tie, person) = (self.told(), self.tie(), self.person());
        let id = self.view.tie.alter;
        /// The answers of one field: its values, the one that stands, and the change that writes one.
        macro_rules! field {
            ($kind:ident, $now:expr, |$value:ident| $command:expr) => {
                field!($kind, $now, |$value| $command, |code: &str| {
                    self.words.choice($kind::PREFIX, code, &Args::new())
                })
            };
            ($kind:ident, $now:expr, |$value:ident| $command:expr, $label:expr) => {{
                let now: Option<&$kind> = $now;
                let choice = |value: &$kind| {
                    let $value = Some(value.clone());
                    QuestionChoice {
                        id: format!("{}/{}", question.code(), value.code()),
                        label: $label(value.code()),
                        chosen: now == Some(value),
                        command: $command,
                    }
                };
                $kind::ALL.iter().map(choice).collect()
            }};
        }
        match question {
            Question::Place => {
                field!(Domain, tie.and_then(|tie| tie.domain.as_ref()), |value| {
                    self.command(vec![Edit::Tie(self.view.tie, TieChange::Domain(value))])
                })
            }
            Question::Known => {
                field!(KnownSince, tie.and_then(|tie| tie.known_since.as_ref()), |value| {
                    self.command(vec![Edit::Tie(self.view.tie, TieChange::KnownSince(value))])
                })
            }
            Question::Formality => {
                field!(Formality, person.and_then(|person| person.formality.as_ref()), |value| {
                    Command::Map(vec![Edit::Person(id, PersonChange::Formality(value))])
                })
            }
            Question::Ring => {
                field!(Ring, told.and_then(|told| told.ring.as_ref()), |value| self
                    .says(PerspectiveChange::Ring(value)))
            }
            Question::Contact => field!(Frequency, told.and_then(|told| told.frequency.as_ref()), |value| {
                self.says(PerspectiveChange::Frequency(value))
            }),
            Question::Strength => field!(Strength, told.and_then(|told| told.strength.as_ref()), |value| {
                self.says(PerspectiveChange::Strength(value))
            }),
            Question::Stress => field!(Stress, told.and_then(|told| told.stress.as_ref()), |value| {
                self.says(PerspectiveChange::Stress(value))
            }),
            Question::Critical => field!(
                Level,
                told.and_then(|told| told.critical.as_ref()),
                |value| self.says(PerspectiveChange::Critical(value)),
                |code: &str| self.words.plain(&format!("critical-{code}"))
            ),
            Question::Status => field!(Status, told.and_then(|told| told.status.as_ref()), |value| {
                self.says(PerspectiveChange::Status(value))
            }),
            Question::Safe => field!(
                Knows,
                told.and_then(|told| told.safe_for_child.as_ref()),
                |value| self.says(PerspectiveChange::SafeForChild(value)),
                |code: &str| self.words.plain(&format!("safe-{}", code.replace('_', "-")))
            ),
            Question::Modes => {
                let choice = |mode: &ContactMode| {
                    let chosen = told.is_some_and(|told| told.modes.contains(mode));
                    QuestionChoice {
                        id: format!("modes/{}", mode.code()),
                        label: self.words.choice(ContactMode::PREFIX, mode.code(), &Args::new()),
                        chosen,
                        command: self.says(PerspectiveChange::Mode(mode.clone(), !chosen)),
                    }
                };
                ContactMode::ALL.iter().map(choice).collect()
            }
            Question::Informed => {
                let now = person.and_then(|person| person.informed);
                let choice = |(knows, informed): (Knows, bool)| QuestionChoice {
                    id: format!("informed/{}", knows.code()),
                    label: self.words.choice(Knows::PREFIX, knows.code(), &Args::new()),
                    chosen: now == Some(informed),
                    command: Command::Map(vec![Edit::Person(id, PersonChange::Informed(Some(informed)))]),
                };
                [(Knows::Yes, true), (Knows::No, false)].into_iter().map(choice).collect()
            }
            Question::Get | Question::Give | Question::Note => Vec::new(),
        }
    }

    fn cleared(&self, question: Question) -> Option<Command> {
        use PerspectiveChange as Change;
        let id = self.view.tie.alter;
        Some(match question {
            Question::Place => self.command(vec![Edit::Tie(self.view.tie, TieChange::Domain(None))]),
            Question::Formality => Command::Map(vec![Edit::Person(id, PersonChange::Formality(None))]),
            Question::Informed => Command::Map(vec![Edit::Person(id, PersonChange::Informed(None))]),
            Question::Ring => self.says(Change::Ring(None)),
            Question::Contact => self.says(Change::Frequency(None)),
            Question::Strength => self.says(Change::Strength(None)),
            Question::Stress => self.says(Change::Stress(None)),
            Question::Critical => self.says(Change::Critical(None)),
            Question::Status => self.says(Change::Status(None)),
            Question::Get | Question::Give | Question::Modes => return None,
            Question::Known | Question::Safe | Question::Note => return None,
        })
    }

    fn says(&self, change: PerspectiveChange) -> Command {
        self.command(vec![Edit::View(self.view, change)])
    }

    /// Edits of a tie, which is there from its first answer on.
    fn command(&self, edits: Vec<Edit>) -> Command {
        let begins = self.tie().is_none_or(|tie| tie.present != Some(true));
        let begin = begins.then_some(Edit::Tie(self.view.tie, TieChange::Present(Some(true))));
        Command::Map(begin.into_iter().chain(edits).collect())
    }
}
