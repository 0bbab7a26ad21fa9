//! What went wrong, in words that say what to do.

use std::io::Write;

use steunkring_app::CoreError;
use steunkring_domain::Invalid;
use steunkring_domain::tables::TableError;

use crate::render::RenderError;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// From the core.
    #[error(transparent)]
    Core(#[from] CoreError),
    /// From drawing.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// A table that cannot be read at all.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Something typed that cannot be used; the sentence says what can.
    #[error("{0}")]
    Usage(String),
    /// A file that could not be read or written.
    #[error("{what}: {error}")]
    File {
        /// What was tried.
        what: &'static str,
        /// What the system said.
        error: std::io::Error,
    },
}

impl Failure {
    /// A fault in what was typed.
    pub fn usage(text: impl Into<String>) -> Self {
        Self::Usage(text.into())
    }

    /// A value that a field cannot hold.
    pub fn value(field: &str, reason: Invalid, can: &str) -> Self {
        Self::Usage(format!("{field}: {reason}. It can be {can}."))
    }

    /// 2 for what was typed, 3 for a home that cannot be opened, 1 for anything else.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Table(_) => 2,
            Self::Core(CoreError::WrongKey | CoreError::Busy | CoreError::TooNew | CoreError::Damaged) => 3,
            Self::Core(CoreError::Invalid { .. }) => 2,
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
            Self::Render(_) => "drawing",
            Self::Table(_) => "table",
            Self::Usage(_) => "usage",
            Self::File { .. } => "file",
        }
    }

    /// Prints it to standard error.
    pub fn print(&self, json: bool) {
        if json {
            let error = Error { code: self.code(), message: self.to_string(), hint: self.hint() };
            say(&serde_json::json!({ "error": error }).to_string());
        } else {
            say(&format!("steunkring: {self}"));
            if let Some(hint) = self.hint() {
                say(&format!("  {hint}"));
            }
        }
    }

    /// What to do now.
    fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Table(_) => Some("nothing was changed; name the columns with --map"),
            Self::Core(CoreError::Missing("home or space")) => {
                Some("make a home with `steunkring init`, or name one with --home")
            }
            Self::Core(CoreError::WrongKey) => {
                Some("nothing was changed; name the right key with --key, or use --passphrase")
            }
            Self::Core(CoreError::Busy) => Some("close the other program first; nothing was changed"),
            Self::Core(CoreError::TooNew) => Some("get the newer version of steunkring; nothing was changed"),
            Self::Core(CoreError::Damaged) => Some("nothing was changed; put a backup back, or ask for help"),
            Self::Core(CoreError::ReadOnly) => Some("make it yours to write in, or name another home with --home"),
            Self::Core(CoreError::Disk | CoreError::StorageFull) => {
                Some("make room on the disk and try again; what was there is safe")
            }
            Self::Core(CoreError::Offline | CoreError::NoRelay) => {
                Some("everything stays here; try `steunkring sync` again later")
            }
            Self::Core(CoreError::NotAllowed) => {
                Some("ask an owner of the space; who invited you may have to sync first")
            }
            Self::Core(CoreError::Missing("relay")) => {
                Some("name one with `steunkring relay ADDRESS`, or exchange files with `bundle` and `take-in`")
            }
            Self::Core(CoreError::Missing("step")) => Some("there is nothing to take back or to do again"),
            _ => None,
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
    hint: Option<&'static str>,
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::File { what: "a file could not be read or written", error }
    }
}
