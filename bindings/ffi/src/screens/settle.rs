//! Records of `core/app/src/screens/settle.rs`.

use steunkring_app::Command;

use super::{Label, Strip};
use crate::mirror::{Shown, mirror};

mirror! {
    /// What was answered differently at the same time.
    steunkring_app::SettleScreen => SettleScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// That the other answer stays saved.
        help: Label,
        /// The questions; those of the map come first.
        questions: Vec<SettleQuestion>,
        /// What to say where there is nothing to choose.
        empty: Option<Label>,
    }
}

/// A field with several answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize, uniffi::Record)]
pub struct SettleQuestion {
    /// In which document.
    pub document: String,
    /// Of what kind.
    pub table: String,
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
    pub answers: Vec<SettleAnswer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, uniffi::Record)]
pub struct SettleAnswer {
    /// What was answered.
    pub label: Label,
    /// What, by whom and when in one sentence.
    pub sentence: Label,
    /// When.
    pub at: i64,
    /// Whether this device wrote it.
    pub own: bool,
    /// What choosing it does, for `Space.run`.
    pub command: String,
}

impl Shown<SettleQuestion> for steunkring_app::SettleQuestion {
    fn shown(self) -> SettleQuestion {
        let fields: Vec<_> = (0..self.answers.len()).map(|answer| self.choose(answer)).collect();
        let Self { document, table, row, key, about, title, help, answers } = self;
        let answers = answers.into_iter().zip(fields).map(|(answer, field)| {
            let steunkring_app::AnswerItem { label, sentence, value: _, at, own } = answer;
            let command = field.map(|field| Command::Settle { document, field }.shown()).unwrap_or_default();
            SettleAnswer { label: label.shown(), sentence: sentence.shown(), at: at.shown(), own, command }
        });
        SettleQuestion {
            answers: answers.collect(),
            document: document.shown(),
            table: table.shown(),
            row,
            key,
            about: about.shown(),
            title: title.shown(),
            help: help.shown(),
        }
    }
}
