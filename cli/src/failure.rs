//! What went wrong, in words that say what to do.

mod told;

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use steunkring_app::{CoreError, Level};
use steunkring_domain::Invalid;
use steunkring_domain::tables::TableError;
use steunkring_text::Args as Values;

use crate::render::RenderError;

/// Why a command could not be done.
#[derive(Debug)]
pub enum Failure {
    /// From the core.
    Core(CoreError),
    /// A picture that could not be drawn.
    Render,
    /// A table that cannot be read at all.
    Table(TableError),
    /// A circle of several that could not be taken in.
    Import {
        /// How many were.
        done: usize,
        /// How many there are.
        of: usize,
        /// Whether a part of the next one stays.
        begun: bool,
        /// Why the next one was not.
        error: Box<Failure>,
    },
    /// Something that was typed and cannot be used.
    Said {
        /// What is wrong.
        what: Message,
        /// What can be done.
        help: Option<Message>,
    },
    /// A part of the home that is not there, or cannot be used.
    Gone {
        /// What is the matter.
        what: Message,
        /// What can be done.
        help: Option<Message>,
    },
    /// A sealed file that was not made by this program, was damaged, or belongs elsewhere.
    Sealed {
        /// Which.
        file: PathBuf,
        /// Whether it is whole, and of another circle.
        elsewhere: bool,
    },
    /// Words that do not open a backup.
    Words,
    /// A value that a field cannot hold.
    Value {
        /// Which field.
        field: String,
        /// Why.
        reason: Invalid,
        /// What it can be.
        can: Message,
    },
    /// A file, or a stream where there is no name, that could not be read or written.
    File {
        /// Which.
        file: Option<PathBuf>,
        /// What the system said.
        error: std::io::Error,
    },
    /// A long work that was asked to stop; what it did is done, and the next time goes on.
    Stopped,
    /// A fault of ours: what was looked at and is not as it should be, as one word for who mends it.
    Check(&'static str),
}

/// A message of the catalogue with its values.
#[derive(Clone, Debug)]
pub struct Message {
    id: &'static str,
    values: Values,
}

impl Message {
    /// A message.
    pub fn new(id: &'static str, values: Values) -> Self {
        Self { id, values }
    }
}

/// A command as it is typed, for a message.
pub fn typed(command: &str) -> String {
    format!("`steunkring {command}`")
}

impl Failure {
    /// What a check of ours found not to be as it should.
    pub fn check(what: &'static str) -> Self {
        Self::Check(what)
    }

    /// Something that was typed and cannot be used.
    pub fn said(id: &'static str) -> Self {
        Self::Said { what: Message::new(id, Values::new()), help: None }
    }

    /// The same with the values of its message.
    pub fn with(id: &'static str, values: Values) -> Self {
        Self::Said { what: Message::new(id, values), help: None }
    }

    /// Something that is not there, with the command that shows what is.
    pub fn look(id: &'static str, command: &str) -> Self {
        Self::said(id).help("cli-look", Values::new().text("command", &typed(command)))
    }

    /// Says what can be done too.
    #[must_use]
    pub fn help(self, id: &'static str, values: Values) -> Self {
        match self {
            Self::Said { what, .. } => Self::Said { what, help: Some(Message::new(id, values)) },
            Self::Gone { what, .. } => Self::Gone { what, help: Some(Message::new(id, values)) },
            other => other,
        }
    }

    /// A part of the home that is not there, or cannot be used.
    pub fn gone(id: &'static str, values: Values) -> Self {
        Self::Gone { what: Message::new(id, values), help: None }
    }

    /// What is the matter with a sealed file from elsewhere, where the home itself is not.
    pub fn sealed(file: &Path) -> impl FnOnce(CoreError) -> Self {
        let file = file.to_owned();
        move |error| match error {
            CoreError::Damaged => Self::Sealed { file, elsewhere: false },
            CoreError::Missing("space in this file") => Self::Sealed { file, elsewhere: true },
            CoreError::Missing("home or space") => Self::file(&file, ErrorKind::NotFound.into()),
            CoreError::WrongKey => Self::Words,
            error => Self::Core(error),
        }
    }

    /// A value that a field cannot hold, and the codes that it can be.
    pub fn value(field: &str, reason: Invalid, can: &str) -> Self {
        Self::value_can(field, reason, "cli-value-can", Values::new().text("can", can))
    }

    /// A value that a field cannot hold, and the message that says what it can be.
    pub fn value_can(field: &str, reason: Invalid, can: &'static str, values: Values) -> Self {
        Self::Value { field: field.to_owned(), reason, can: Message::new(can, values) }
    }

    /// A file that could not be read or written.
    pub fn file(file: &Path, error: std::io::Error) -> Self {
        Self::File { file: Some(file.to_owned()), error }
    }

    /// Whether nobody reads what is printed any more, as behind `head`.
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::File { file: None, error } if error.kind() == ErrorKind::BrokenPipe)
    }

    /// 2 for what was typed, 3 for a home that cannot be opened, 130 for what was asked to stop, 1 for anything else.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Said { .. } | Self::Value { .. } | Self::Table(_) => 2,
            Self::Gone { .. } | Self::Words | Self::Sealed { .. } => 3,
            Self::Core(CoreError::WrongKey | CoreError::Busy | CoreError::TooNew | CoreError::Damaged) => 3,
            Self::Core(CoreError::Invalid { .. }) => 2,
            Self::Import { error, .. } => error.exit_code(),
            Self::Stopped => 130,
            _ => 1,
        }
    }

    /// One word for what went wrong, for programs.
    fn code(&self) -> &'static str {
        match self {
            Self::Core(CoreError::Missing(_)) => "missing",
            Self::Core(CoreError::Busy) => "busy",
            Self::Core(CoreError::ReadOnly) => "read-only",
            Self::Core(CoreError::Disk) => "disk",
            Self::Core(error) => error.code(),
            Self::Render => "drawing",
            Self::Table(_) => "table",
            Self::Import { error, .. } => error.code(),
            Self::Said { .. } | Self::Value { .. } => "usage",
            Self::Check(_) => "unexpected",
            Self::Gone { .. } => "missing",
            Self::Sealed { .. } => "damaged",
            Self::Words => "wrong-key",
            Self::Stopped => "stopped",
            Self::File { error, .. } if told::is_full(error) => "storage-full",
            Self::File { .. } => "file",
        }
    }

    /// Prints it to standard error, in a language and level.
    pub fn print(&self, json: bool, level: Level) {
        let told = self.told(level);
        if json {
            let error = Error { code: self.code(), message: told.what, safe: told.safe, hint: told.help };
            say(&serde_json::json!({ "error": error }).to_string());
        } else {
            say(&format!("steunkring: {}", told.what));
            told.safe.iter().chain(&told.help).for_each(|line| say(&format!("  {line}")));
        }
    }
}

/// Where even standard error cannot be written, only the exit code is left to tell.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A failure as programs read it.
#[derive(serde::Serialize)]
struct Error {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    safe: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl From<CoreError> for Failure {
    fn from(error: CoreError) -> Self {
        Self::Core(error)
    }
}

impl From<RenderError> for Failure {
    fn from(_: RenderError) -> Self {
        Self::Render
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::File { file: None, error }
    }
}
