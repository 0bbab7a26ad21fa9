//! Questions with more than one answer.

use serde::Serialize;
use steunkring_document::Conflict;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::conflict::Actors;
use super::{Strip, tray};
use crate::{App, CoreError, Field, SpaceId};

/// What was answered differently at the same time, in the map and in the talks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettleScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// That the other answer stays saved.
    pub help: Label,
    /// The questions; those of the map come first.
    pub questions: Vec<SettleQuestion>,
    /// What to say where there is nothing to choose.
    pub empty: Option<Label>,
}

/// A field with several answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettleQuestion {
    /// In which document.
    pub document: DocumentId,
    /// Of what kind.
    pub table: Table,
    /// The name of its row.
    pub row: String,
    /// Which field.
    pub key: String,
    /// About whom or what.
    pub about: Label,
    /// What was asked, where it is a question to people.
    pub title: Option<Label>,
    /// To choose; where there are more answers than the title of the screen says, how many.
    pub help: Label,
    /// The answers, the one that is shown meanwhile last.
    pub answers: Vec<AnswerItem>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerItem {
    /// What was answered.
    pub label: Label,
    /// What, by whom and when in one sentence.
    pub sentence: Label,
    /// The same as it is stored.
    pub value: Scalar,
    /// When.
    pub at: Instant,
    /// Whether this device wrote it.
    pub own: bool,
}

impl SettleQuestion {
    /// The field with one of its answers, for [`Command::Settle`](crate::Command::Settle).
    pub fn choose(&self, answer: usize) -> Option<Field> {
        let value = self.answers.get(answer)?.value.clone();
        Some(Field { table: self.table, row: self.row.clone(), key: self.key.clone(), value })
    }
}

impl App {
    /// What was answered differently at the same time in a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn settle_screen(&mut self, space: SpaceId) -> Result<SettleScreen, CoreError> {
        let row = self.circle(space)?;
        let words = self.words(&row.circle)?;
        let people = self.actors(space, &row.circle)?;
        let from = Source { circle: &row.circle, words: &words, people: &people };
        let mut questions = Vec::new();
        for conflict in row.conflicts.iter().filter(|conflict| is_asked(conflict)) {
            let about = words.as_written(&tray::name(&row.circle, &words, conflict.table, &conflict.row));
            questions.push(self.question(&from, DocumentId::MAP, about, conflict)?);
        }
        for (document, note) in self.notes(space)? {
            let title = note.note.meeting.title.as_ref();
            let about = title.map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str()));
            for conflict in note.conflicts.iter().filter(|conflict| is_asked(conflict)) {
                questions.push(self.question(&from, document, about.clone(), conflict)?);
            }
        }
        Ok(SettleScreen {
            revision: self.revision(space)?,
            strip: self.strip(space, &row, &words)?,
            title: words.plain("conflict-title"),
            help: words.plain("conflict-nothing-lost"),
            empty: questions.is_empty().then(|| words.plain("conflict-none")),
            questions,
        })
    }

    fn question(
        &self,
        from: &Source<'_>,
        document: DocumentId,
        about: Label,
        conflict: &Conflict,
    ) -> Result<SettleQuestion, CoreError> {
        let words = from.words;
        let mut answers = Vec::new();
        for answer in &conflict.answers {
            let label = said(from.circle, words, conflict, &answer.value);
            answers.push(AnswerItem {
                sentence: self.said_by(words, from.people, &label, answer)?,
                label,
                value: answer.value.clone(),
                at: answer.at,
                own: from.people.is_this_device(answer.actor),
            });
        }
        Ok(SettleQuestion {
            document,
            table: conflict.table,
            row: conflict.row.clone(),
            key: conflict.key.clone(),
            title: asked(words, conflict, &about.text),
            about,
            // That there are two is what the title of the screen says.
            help: match answers.len() {
                0..=2 => words.plain("conflict-choose"),
                n => words.label("conflict-help", &Args::new().count("n", n)),
            },
            answers,
        })
    }
}

/// What questions are made from.
struct Source<'a> {
    circle: &'a Circle,
    words: &'a Words,
    people: &'a Actors,
}

/// Whether anybody can say which answer is right: who wrote when always differs, and what was taken away stands in the tray.
fn is_asked(conflict: &Conflict) -> bool {
    super::conflict::can_be_settled(conflict)
}

/// What a field asks, where it is a question to people.
fn asked(words: &Words, conflict: &Conflict, about: &str) -> Option<Label> {
    let message = match (conflict.table, conflict.key.split(':').next().unwrap_or_default()) {
        (Table::People, "nickname") => "person-name",
        (Table::People, "birth_year" | "age_band") => "person-age",
        (Table::People, "kind") => "person-kind",
        (Table::People, "languages") => "person-languages",
        (Table::Actions, "text") => "plan-action-text",
        (Table::Actions, "owner") => "plan-action-owner",
        (Table::Actions, "due") => "plan-action-due",
        _ => match super::person::question(conflict) {
            Some(question) => question.message(),
            None => return super::note::asked(words, conflict),
        },
    };
    Some(words.label(message, &Args::new().text("name", about)))
}

/// An answer in words: the name of a choice, of a person, of a day; else as it was written.
pub(super) fn said(circle: &Circle, words: &Words, conflict: &Conflict, value: &Scalar) -> Label {
    let text = match value {
        Scalar::Text(text) => text.as_str(),
        Scalar::Bool(yes) => {
            let code = if *yes { Knows::Yes } else { Knows::No };
            return words.choice(Knows::PREFIX, code.code(), &Args::new());
        }
        Scalar::Int(number) => return words.as_written(&number.to_string()),
        Scalar::Null => return super::untold(words),
        Scalar::Bytes(_) => return words.plain("tie-newer-value"),
    };
    if let Some(prefix) = choices(conflict.table, &conflict.key) {
        return words.choice(prefix, text, &Args::new());
    }
    if let Ok(person) = text.parse::<PersonId>()
        && circle.people.contains_key(&person)
    {
        return words.as_written(circle.name(person));
    }
    match text.parse::<Date>() {
        Ok(day) => words.as_written(&super::date(words, day)),
        Err(_) => words.as_written(text),
    }
}

/// The prefix of the messages of a field that is a choice.
fn choices(table: Table, key: &str) -> Option<&'static str> {
    let field = key.split(':').next().unwrap_or(key);
    Some(match (table, field) {
        (Table::People, "kind") => PersonKind::PREFIX,
        (Table::People, "formality") => Formality::PREFIX,
        (Table::People, "pronoun") => Pronoun::PREFIX,
        (Table::People, "gender" | "sex_at_birth") => Gender::PREFIX,
        (Table::People, "age_band") => AgeBand::PREFIX,
        (Table::Kin, "partner_status") => PartnerStatus::PREFIX,
        (Table::Kin, "certainty") => Certainty::PREFIX,
        (Table::Ties, "domain") => Domain::PREFIX,
        (Table::Ties, "known_since") => KnownSince::PREFIX,
        (Table::Perspectives, "ring") => Ring::PREFIX,
        (Table::Perspectives, "strength") | (Table::AlterTies, "quality") => Strength::PREFIX,
        (Table::Perspectives, "stress") => Stress::PREFIX,
        (Table::Perspectives, "status") => Status::PREFIX,
        (Table::Perspectives, "critical" | "receives") => Level::PREFIX,
        (Table::Perspectives, "frequency") => Frequency::PREFIX,
        (Table::AlterTies, "knows") => Knows::PREFIX,
        (Table::Roles, "role") => Role::PREFIX,
        (Table::Roles, "answer") => Answer::PREFIX,
        (Table::Actions, "status") => ActionStatus::PREFIX,
        (Table::Snapshots, "reason") => SnapshotReason::PREFIX,
        (Table::Attendance, "background") => Background::PREFIX,
        (Table::Attendance, "sector") => Sector::PREFIX,
        (Table::Attendance, "rsvp") => Rsvp::PREFIX,
        (Table::Attendance, "role") => AttendanceRole::PREFIX,
        (Table::Perspectives, "safe_for_child") | (Table::People, "enough") => Knows::PREFIX,
        (Table::People, "talk_place") => PlaceKind::PREFIX,
        (Table::Meeting, "kind") => MeetingType::PREFIX,
        (Table::Meeting, "place_kind") => PlaceKind::PREFIX,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every choice that has messages is said by them.
    #[test]
    fn the_prefixes_are_those_of_the_catalogue() {
        let known: std::collections::BTreeSet<&str> = steunkring_text::choices().map(|(prefix, ..)| prefix).collect();
        for table in Table::MAP.iter().chain(Table::NOTE) {
            for key in ["kind", "formality", "gender", "domain", "ring", "receives:advies", "status", "role", "reason"]
            {
                assert!(choices(*table, key).is_none_or(|prefix| known.contains(prefix)), "{table:?} {key}");
            }
        }
    }
}
