//! The language in which the terminal speaks, before and after a home is open.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use steunkring_app::{CoreError, Level};
use steunkring_text::{Args as Values, OwnWords, Words};

use crate::args::{Args, Lang};
use crate::failure::{Failure, typed};

/// The longest piece of what was typed that is said back, in characters.
const LONGEST: usize = 60;

/// What was asked with `--lang`, else what the home speaks, else what the computer does.
pub fn level(args: &Args) -> Level {
    args.lang.map(known).or_else(|| args.voice.get().copied()).unwrap_or_else(of_computer)
}

/// The words before a home is open.
pub fn words(args: &Args) -> Result<Words, Failure> {
    Words::new(level(args), OwnWords::new()).map_err(|_| CoreError::Unexpected("the words are broken").into())
}

/// The level of an option.
pub fn known(lang: Lang) -> Level {
    match lang {
        Lang::NlA2 => Level::NlA2,
        Lang::NlB1 => Level::NlB1,
        Lang::En => Level::En,
    }
}

/// The level for what could not even be read as a command.
pub fn level_of(typed: impl Iterator<Item = String>) -> Level {
    let mut before = None;
    for word in typed {
        let value = word.strip_prefix("--lang=").or((before.as_deref() == Some("--lang")).then_some(word.as_str()));
        if let Some(level) = value.and_then(Level::from_code) {
            return level;
        }
        before = Some(word);
    }
    of_computer()
}

/// What is wrong with what was typed.
pub fn mistyped(error: &clap::Error) -> Failure {
    let said = |kind| error.get(kind).map(value);
    let what = said(ContextKind::InvalidSubcommand).or_else(|| said(ContextKind::InvalidArg)).unwrap_or_default();
    let named = |id| Failure::with(id, Values::new().text("what", &what));
    let failure = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => named("cli-typed-unknown"),
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => named("cli-typed-missing"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            let given = said(ContextKind::InvalidValue).unwrap_or_default();
            let values = Values::new().text("option", &what).text("what", &given);
            if given.is_empty() { named("cli-typed-missing") } else { Failure::with("cli-typed-value", values) }
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            Failure::with("cli-typed-together", Values::new().text("what", &format!("{what}, {other}")))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => named("cli-typed-missing"),
        _ => Failure::said("cli-typed-strange"),
    };
    // The last of several guesses is the nearest.
    let nearest = |kind| match error.get(kind) {
        Some(ContextValue::Strings(list)) => list.last().map(|text| cut(text)),
        other => other.map(value),
    };
    let near = nearest(ContextKind::SuggestedSubcommand).or_else(|| nearest(ContextKind::SuggestedArg));
    match (said(ContextKind::ValidValue).filter(|can| !can.is_empty()), near.filter(|near| !near.is_empty())) {
        (Some(can), _) => failure.help("cli-value-can", Values::new().text("can", &can)),
        (None, Some(near)) => failure.help("cli-typed-near", Values::new().text("what", &near)),
        (None, None) => failure.help("cli-look", Values::new().text("command", &typed("--help"))),
    }
}

/// Dutch where the computer speaks it, by the settings that POSIX names, the strongest first.
fn of_computer() -> Level {
    let settings = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    match settings.iter().find(|setting| !setting.is_empty()) {
        Some(setting) if setting.starts_with("nl") => Level::NlA2,
        _ => Level::En,
    }
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => cut(text),
        ContextValue::Strings(list) => list.iter().map(|text| cut(text)).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What was typed, as far as it is said back: without what a terminal could take for an order.
fn cut(text: &str) -> String {
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut kept: String = text.chars().filter(shown).take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        kept.push('…');
    }
    kept
}
