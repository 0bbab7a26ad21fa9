use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use crate::finish;

/// The most bytes of one value; a longer one is cut and ends in an ellipsis.
const VALUE_LIMIT: usize = 16_384;

/// The variables of one message, by name without the dollar sign.
///
/// Values are shown literally: braces, quotes and line breaks mean nothing in them.
#[derive(Clone, Debug, Default)]
pub struct Args(BTreeMap<&'static str, Value>);

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Choice(&'static str),
    Number(i64),
}

impl Args {
    /// Starts without variables.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a text, a name or another label; above 16 KB it is cut.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        self.0.insert(name, Value::Text(finish::mark(&cut(value))));
        self
    }

    /// Gives a word that chooses between variants, such as `you` or `other`; it is never shown.
    #[must_use]
    pub fn choice(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.insert(name, Value::Choice(value));
        self
    }

    /// Gives a whole number, which also chooses between singular and plural.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: i64) -> Self {
        self.0.insert(name, Value::Number(value));
        self
    }

    /// Gives a count of things in memory.
    #[must_use]
    pub fn count(self, name: &'static str, value: usize) -> Self {
        self.number(name, i64::try_from(value).unwrap_or(i64::MAX))
    }

    pub(crate) fn get(&self, name: &str) -> Option<FluentValue<'_>> {
        self.0.get(name).map(|value| match value {
            Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Value::Choice(word) => FluentValue::String(Cow::Borrowed(*word)),
            Value::Number(number) => FluentValue::from(*number),
        })
    }
}

fn cut(value: &str) -> Cow<'_, str> {
    if value.len() <= VALUE_LIMIT {
        return Cow::Borrowed(value);
    }
    let mut end = VALUE_LIMIT;
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(format!("{}…", value.get(..end).unwrap_or_default()))
}
