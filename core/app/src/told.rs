//! What went wrong, in the words of a screen.

use steunkring_domain::{Invalid, Line, Nickname, Paragraph};
use steunkring_text::{Args, Label, Words};

use crate::CoreError;
use crate::media::{KIND, LARGE, MEDIA};

/// What happened, what is safe and what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ErrorLabels {
    /// What happened.
    pub what: Label,
    /// What is safe.
    pub safe: Label,
    /// What to do; `None` where it is to ask somebody whose name the error does not know.
    pub help: Option<Label>,
}

impl CoreError {
    /// What happened, what is safe and what to do, in somebody's language and level.
    pub fn told(&self, words: &Words) -> ErrorLabels {
        match self {
            Self::Invalid { field, reason } => ErrorLabels::of_invalid(field, reason, words),
            Self::Missing(what) => ErrorLabels::of_invalid(what, "", words),
            _ => self.told_by_code(words),
        }
    }

    /// What its code says, and what is more exact than that.
    fn told_by_code(&self, words: &Words) -> ErrorLabels {
        let usual = ErrorLabels::of(self.code(), words);
        match self {
            Self::NoRelay => ErrorLabels { what: words.plain("err-relay-strange"), ..usual },
            Self::WrongPin => {
                ErrorLabels { what: words.plain("lock-wrong"), help: Some(words.plain("lock-forgot")), ..usual }
            }
            Self::Wait { minutes } => {
                let wait = words.label("lock-wait", &Args::new().count("n", *minutes as usize));
                ErrorLabels { help: Some(wait), ..usual }
            }
            _ => usual,
        }
    }
}

impl ErrorLabels {
    /// What is said of every error of a [`CoreError::code`].
    pub fn of(code: &str, words: &Words) -> Self {
        let message = |part| ["err", code, part].join("-");
        Self {
            what: words.plain(&message("what")),
            safe: words.plain(&message("safe")),
            help: words.try_label(&message("do"), &Args::new()).ok(),
        }
    }

    /// What is said of something that cannot be taken, or is not there.
    pub fn of_invalid(field: &str, reason: &str, words: &Words) -> Self {
        let what = match fault(field, reason) {
            Some(message) => words.label(message, &Args::new().text("max", &most(field).to_string())),
            None => words.label("err-invalid-what", &Args::new().text("field", field)),
        };
        Self { what, ..Self::of("invalid", words) }
    }
}

/// Why two people that are one are refused.
pub(crate) const TWO_PEOPLE: &str = "two different people are needed";

/// What is not there where a file is of another space.
pub(crate) const OTHER_SPACE: &str = "space in this file";

/// Why two entries that are kin of each other are not made one.
pub(crate) const KIN_OF_EACH_OTHER: &str = "they are kin of each other";

/// The most characters that a field of text takes.
fn most(field: &str) -> usize {
    match field {
        "nickname" => Nickname::LIMIT,
        "name" => Line::LIMIT,
        _ => Paragraph::LIMIT,
    }
}

/// The message that says what is wrong with a field, where there is one.
fn fault(field: &str, reason: &str) -> Option<&'static str> {
    Some(match field {
        "name" | "nickname" if reason == Invalid::Empty.to_string() => "err-field-name-empty",
        "name" | "nickname" => "err-field-name-long",
        "kin" | "person" if reason == TWO_PEOPLE => "err-field-two-people",
        "kin" if reason == KIN_OF_EACH_OTHER => "err-field-kin-of-each-other",
        "kin" => "err-field-own-parent",
        "kind" => "err-field-elsewhere",
        "method" if reason == crate::method::OWN => "err-field-own-answer",
        "method" => "err-field-not-own-answer",
        "date" => "err-field-date",
        "invitation" => "err-field-code",
        "relay" => "err-field-address",
        OTHER_SPACE => "err-field-other-circle",
        "file" => "err-field-file",
        "home" => "err-field-there",
        "text" if reason == Invalid::Control.to_string() => "err-field-sign",
        "text" => "err-field-text-long",
        MEDIA if reason == KIND => "err-field-media-kind",
        MEDIA if reason == LARGE => "err-field-media-large",
        MEDIA => "err-field-media-much",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use steunkring_text::{Level, OwnWords};

    use super::*;

    /// Errors that share a code and are not the same to a person.
    #[test]
    fn what_is_more_exact_than_its_code_is_told_so() {
        let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        let told = |error: CoreError| error.told(&words);
        assert_eq!(told(CoreError::WrongPin).what, words.plain("lock-wrong"));
        assert_eq!(told(CoreError::WrongPin).help, Some(words.plain("lock-forgot")));
        let wait = words.label("lock-wait", &Args::new().count("n", 5));
        assert_eq!(told(CoreError::Wait { minutes: 5 }).help, Some(wait));
        assert_eq!(told(CoreError::NoRelay).what, words.plain("err-relay-strange"));
        assert_ne!(told(CoreError::WrongPin).what, told(CoreError::WrongKey).what);
    }

    /// No error falls back to another language or to the words of an id.
    #[test]
    fn every_error_is_told_in_every_language() {
        let invalid = |field, reason: &str| CoreError::Invalid { field, reason: reason.to_owned() };
        let errors = [
            CoreError::StorageFull,
            CoreError::ReadOnly,
            CoreError::Disk,
            CoreError::NeedsUnlock,
            CoreError::WrongKey,
            CoreError::WrongPin,
            CoreError::Wait { minutes: 5 },
            CoreError::Offline,
            CoreError::NoRelay,
            CoreError::Declined,
            CoreError::NotAllowed,
            CoreError::TooNew,
            CoreError::Damaged,
            CoreError::Missing("note"),
            CoreError::Busy,
            CoreError::Unexpected("no randomness"),
            CoreError::invalid("name", Invalid::Empty),
            CoreError::invalid("nickname", Invalid::TooLong(80)),
            CoreError::invalid("text", Invalid::Control),
            CoreError::invalid("text", Invalid::TooLong(4_000)),
            CoreError::invalid("date", Invalid::Range),
            invalid("kin", TWO_PEOPLE),
            invalid("person", TWO_PEOPLE),
            invalid("kin", "nobody can be their own parent"),
            invalid("kin", KIN_OF_EACH_OTHER),
            invalid("method", crate::method::OWN),
            invalid("kind", crate::belongs::ELSEWHERE),
            invalid("method", crate::method::NOT_OWN),
            invalid("invitation", "expired"),
            invalid("relay", "an address"),
            invalid("file", "it cannot be read"),
            invalid("home", "it is there already"),
            invalid(MEDIA, KIND),
            invalid(MEDIA, LARGE),
            invalid(MEDIA, "at most 200 in one talk"),
            invalid("zone", "a name like Europe/Amsterdam"),
        ];
        for level in Level::ALL {
            let words = Words::new(level, OwnWords::new()).unwrap();
            for error in &errors {
                let told = error.told(&words);
                let labels = [Some(&told.what), Some(&told.safe), told.help.as_ref()];
                for label in labels.into_iter().flatten() {
                    assert_eq!(label.language, level.language(), "{error:?}: {}", label.text);
                    assert!(label.text.ends_with('.'), "{error:?}: {}", label.text);
                }
                assert_eq!(told.help.is_none(), *error == CoreError::NotAllowed, "{error:?}");
            }
        }
    }

    #[test]
    fn people_who_are_one_are_told_apart_from_an_own_ancestor() {
        assert_eq!(fault("kin", TWO_PEOPLE), Some("err-field-two-people"));
        assert_eq!(fault("kin", KIN_OF_EACH_OTHER), Some("err-field-kin-of-each-other"));
        assert_eq!(fault("kin", "nobody can be their own parent"), Some("err-field-own-parent"));
        assert_eq!(fault("text", &Invalid::Control.to_string()), Some("err-field-sign"));
        assert_eq!(fault("file", "it cannot be read"), Some("err-field-file"));
        assert_eq!(fault("zone", ""), None);
    }
}
