//! The words of a failure: those of the core, but where a terminal is told something else to do than a phone.

use std::io::ErrorKind;
use std::path::Path;

use steunkring_app::{CoreError, Level};
use steunkring_domain::Invalid;
use steunkring_domain::tables::{BYTES_LIMIT, COLUMNS_LIMIT, Fault, TableError};
use steunkring_text::{Args as Values, OwnWords, Words};

use super::{Failure, Message, typed};

/// What happened, what is safe and what to do.
pub(super) struct Told {
    pub what: String,
    pub safe: Option<String>,
    pub help: Option<String>,
}

impl Failure {
    pub(super) fn told(&self, level: Level) -> Told {
        let Ok(words) = Words::new(level, OwnWords::new()) else {
            return Told { what: format!("{self:?}"), safe: None, help: None };
        };
        let say = |message: &Message| words.text(message.id, &message.values);
        let plain = |id: &str| words.plain(id).text;
        match self {
            Self::Core(error) => core(&words, error),
            Self::Said { what, help } | Self::Gone { what, help } => {
                Told { what: say(what), safe: None, help: help.as_ref().map(say) }
            }
            Self::Value { field, reason, can } => {
                let id = match reason {
                    Invalid::Empty => "cli-value-empty",
                    Invalid::TooLong(_) => "cli-value-long",
                    Invalid::Control => "cli-value-sign",
                    Invalid::Range => "cli-value-range",
                    Invalid::Form => "cli-value-form",
                };
                let what = words.text(id, &Values::new().text("field", field));
                Told { what, safe: None, help: Some(say(can)) }
            }
            Self::Sealed { file, elsewhere } => {
                let id = if *elsewhere { "cli-elsewhere" } else { "cli-sealed" };
                Told {
                    what: words.text(id, &Values::new().text("file", &file.display().to_string())),
                    safe: Some(plain("err-not-allowed-safe")),
                    help: Some(plain("cli-sealed-do")),
                }
            }
            Self::Words => Told {
                what: plain("cli-wrong-words"),
                safe: Some(plain("err-not-allowed-safe")),
                help: Some(plain("cli-wrong-words-do")),
            },
            Self::File { file, error } => path(&words, file.as_deref(), error),
            Self::Table(error) => Told {
                what: table(&words, error),
                safe: Some(plain("err-not-allowed-safe")),
                help: Some(words.text("cli-table-do", &Values::new().text("option", "`--column`"))),
            },
            Self::Import { done, of, begun, error } => {
                let taken = words.text("cli-some-taken", &Values::new().count("done", *done).count("of", *of));
                let part = begun.then(|| plain("cli-part-taken"));
                let safe = std::iter::once(taken).chain(part).collect::<Vec<_>>().join(" ");
                Told { safe: Some(safe), ..error.told(level) }
            }
            Self::Render => Told { what: plain("cli-drawing"), safe: Some(plain("err-unexpected-safe")), help: None },
            Self::Stopped => Told { what: plain("sync-stopped"), safe: None, help: None },
            Self::Check(what) => Told {
                what: words.text("cli-check", &Values::new().text("check", &format!("`{what}`"))),
                safe: None,
                help: Some(plain("cli-again-do")),
            },
        }
    }
}

/// What the core says, and what to do about it at a terminal.
fn core(words: &Words, error: &CoreError) -> Told {
    let told = error.told(words);
    let mut what = told.what.text;
    let mut safe = Some(told.safe.text);
    let plain = |id: &str| words.plain(id).text;
    let look = |command: &str| Values::new().text("command", &typed(command));
    let help = match error {
        CoreError::StorageFull => {
            what = plain("cli-full-what");
            plain("cli-full-do")
        }
        CoreError::Disk => {
            what = plain("cli-disk-what");
            plain("cli-full-do")
        }
        CoreError::ReadOnly => {
            (what, safe) = (plain("cli-read-only-what"), Some(plain("err-not-allowed-safe")));
            words.text("cli-read-only-do", &Values::new().text("option", "`--home`"))
        }
        CoreError::WrongKey => {
            words.text("cli-wrong-key-do", &Values::new().text("key", "`--key`").text("words", "`--passphrase`"))
        }
        CoreError::WrongPin => plain("lock-forgot"),
        CoreError::Wait { minutes } => words.text("lock-wait", &Values::new().count("n", *minutes as usize)),
        CoreError::Busy => {
            (what, safe) = (plain("cli-busy-what"), Some(plain("err-not-allowed-safe")));
            plain("cli-busy-do")
        }
        CoreError::Offline => {
            safe = Some(plain("cli-offline-safe"));
            words.text("cli-offline-do", &look("sync"))
        }
        CoreError::NoRelay => {
            safe = Some(plain("cli-offline-safe"));
            words.text("cli-no-relay-there", &look("sync"))
        }
        CoreError::NotAllowed => plain("cli-not-allowed-do"),
        CoreError::NeedsUnlock | CoreError::Unexpected(_) => plain("cli-again-do"),
        CoreError::Invalid { .. } => {
            safe = Some(plain("err-not-allowed-safe"));
            plain("err-invalid-do")
        }
        CoreError::Missing(missing) => {
            safe = None;
            let (message, help) = match *missing {
                // That there is a home is seen before.
                "home or space" => {
                    ("cli-space-lost", Some(words.text("cli-lost-do", &look("restore FILE --home FOLDER"))))
                }
                "step" => ("cli-no-step", None),
                "relay" => {
                    let ways = Values::new().text("relay", &typed("relay ADDRESS"));
                    let ways = ways.text("bundle", "`bundle`").text("taken", "`take-in`");
                    ("cli-no-relay-what", Some(words.text("cli-no-relay-do", &ways)))
                }
                "medium here" => ("note-medium-absent", None),
                "invitation" => ("join-not-found", None),
                _ => ("cli-missing-what", Some(plain("err-invalid-do"))),
            };
            return Told { what: plain(message), safe, help };
        }
        CoreError::Declined | CoreError::TooNew | CoreError::Damaged => {
            told.help.map(|label| label.text).unwrap_or_default()
        }
    };
    Told { what, safe, help: Some(help) }
}

/// What is wrong with a whole table, which is named by its option.
fn table(words: &Words, error: &TableError) -> String {
    let named = Values::new().text("table", &format!("`--{}`", error.table));
    let (id, more) = match error.fault {
        Fault::Encoding => ("cli-table-form", named.text("form", "CSV UTF-8")),
        Fault::Empty => ("cli-table-first", named),
        Fault::TooManyBytes => ("cli-table-much", named.text("most", &words.size(BYTES_LIMIT as u64))),
        Fault::TooManyColumns => ("cli-table-much", named.text("most", &COLUMNS_LIMIT.to_string())),
        Fault::TooManyRows(most) => ("cli-table-much", named.text("most", &most.to_string())),
        Fault::ColumnMissing(column) => ("cli-table-none", named.text("column", column)),
        Fault::ColumnTwice(column) => ("cli-table-two", named.text("column", column)),
        Fault::Threshold => ("cli-table-number", Values::new().text("option", "`--above`")),
    };
    words.text(id, &more)
}

/// What the system says of a file, by its name where it has one.
fn path(words: &Words, file: Option<&Path>, error: &std::io::Error) -> Told {
    let plain = |id: &str| Some(words.plain(id).text);
    if is_full(error) {
        return core(words, &CoreError::StorageFull);
    }
    let Some(file) = file else {
        return Told { what: words.plain("cli-io-failed").text, safe: None, help: plain("cli-again-do") };
    };
    let (id, help) = match error.kind() {
        ErrorKind::NotFound => ("cli-file-missing", "cli-file-missing-do"),
        ErrorKind::AlreadyExists => ("cli-file-there", "cli-file-there-do"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ("cli-file-closed", "cli-file-closed-do"),
        // Our own limit; the system calls it otherwise.
        ErrorKind::InvalidInput => ("cli-file-large", "cli-file-missing-do"),
        ErrorKind::InvalidData => ("cli-file-text", "cli-file-missing-do"),
        _ => ("cli-file-failed", "cli-file-missing-do"),
    };
    let what = words.text(id, &Values::new().text("file", &file.display().to_string()));
    Told { what, safe: None, help: plain(help) }
}

/// Whether the disk, or what may be used of it, is full.
pub(super) fn is_full(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}
