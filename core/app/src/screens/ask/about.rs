//! The questions about one person: when each is asked, what can be answered, and what an answer writes.

use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::question::{Question, QuestionChoice, QuestionRow};
use crate::{Command, Edit};

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
        Question::ABOUT_ONE.into_iter().filter(|question| self.fits(*question)).collect()
    }

    /// The question in full.
    pub(crate) fn title(&self, question: Question) -> Label {
        let PerspectiveId { tie, respondent } = self.view;
        let args = Args::new().text("name", self.circle.name(tie.alter)).text("ego", self.circle.name(tie.ego));
        // Who tells of the circle of somebody else is not asked about "you".
        let others = tie.ego != PersonId::FAMILY && tie.ego != respondent;
        let of = others.then(|| question.message_of()).flatten();
        self.words.label(of.unwrap_or(question.message()), &args)
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
            _ => false,
        }
    }

    /// What can be answered; nothing where it is answered in own words.
    pub(crate) fn rows(&self, question: Question) -> Vec<QuestionRow> {
        match question {
            Question::Get => SupportKind::ALL.iter().map(|kind| self.support(question, kind)).collect(),
            Question::Give => SupportKind::ALL.iter().map(|kind| self.support(question, kind)).collect(),
            Question::Note => Vec::new(),
            Question::Modes => vec![QuestionRow::each(self.choices(question))],
            _ => vec![QuestionRow::of(self.choices(question))],
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
            _ => false,
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
        QuestionRow { label: Some(label), ask, ..QuestionRow::of(choices) }
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
            _ => Vec::new(),
        }
    }

    /// What takes an answer back; `None` where several kinds or ways were told.
    pub(super) fn cleared(&self, question: Question) -> Option<Command> {
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
            Question::Known => self.command(vec![Edit::Tie(self.view.tie, TieChange::KnownSince(None))]),
            Question::Safe => self.says(Change::SafeForChild(None)),
            Question::Note => self.says(Change::Note(None)),
            _ => return None,
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
