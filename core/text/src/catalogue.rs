//! The four catalogues. Each message is parsed when it is first said: a screen says few of the thousand.

mod sources;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use icu_plurals::{PluralCategory, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::TextError;

/// Which of the four texts of a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    NlA2,
    NlA2Spoken,
    NlB1,
    En,
}

/// One edition's messages.
pub(crate) struct Catalogue {
    language: LanguageIdentifier,
    rules: Arc<PluralRules>,
    messages: BTreeMap<&'static str, Message>,
}

struct Message {
    source: &'static str,
    /// None where it cannot be parsed, which a test excludes.
    parsed: OnceLock<Option<Box<Parsed>>>,
}

struct Parsed {
    bundle: FluentBundle<FluentResource>,
    /// The variables in any of its variants, and whether each is a count.
    variables: BTreeMap<String, bool>,
}

impl Edition {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 4] = [Self::NlA2, Self::NlA2Spoken, Self::NlB1, Self::En];

    /// The edition's messages, found at the first call.
    pub(crate) fn catalogue(self) -> Result<&'static Catalogue, TextError> {
        static FOUND: [OnceLock<Result<Catalogue, TextError>>; 4] = [const { OnceLock::new() }; 4];
        let [a2, spoken, b1, en] = &FOUND;
        let (cell, files) = match self {
            Self::NlA2 => (a2, sources::NL_A2),
            Self::NlA2Spoken => (spoken, sources::NL_A2_SPOKEN),
            Self::NlB1 => (b1, sources::NL_B1),
            Self::En => (en, sources::EN),
        };
        cell.get_or_init(|| Catalogue::find(self, files)).as_ref().map_err(Clone::clone)
    }

    /// The edition's language as a BCP 47 tag.
    pub(crate) fn language(self) -> &'static str {
        match self {
            Self::NlA2 | Self::NlA2Spoken | Self::NlB1 => "nl",
            Self::En => "en-GB",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::NlA2 => "nl-a2",
            Self::NlA2Spoken => "nl-a2-spoken",
            Self::NlB1 => "nl-b1",
            Self::En => "en",
        }
    }
}

impl Catalogue {
    /// Fills a message in; `value` gives each variable.
    pub(crate) fn fill<'v>(
        &self,
        id: &str,
        value: impl Fn(&str) -> Option<FluentValue<'v>>,
    ) -> Result<String, TextError> {
        let unknown = || TextError::UnknownMessage(id.to_owned());
        let Parsed { bundle, variables } = self.parsed(id).ok_or_else(unknown)?;
        let mut args = FluentArgs::with_capacity(variables.len());
        for (variable, is_count) in variables {
            let missing = || TextError::MissingVariable { message: id.to_owned(), variable: variable.clone() };
            // A count that came as text would silently choose the last variant.
            let given = value(variable).filter(|value| !is_count || matches!(value, FluentValue::Number(_)));
            args.set(variable.as_str(), given.ok_or_else(missing)?);
        }
        let pattern = bundle.get_message(id).and_then(|message| message.value()).ok_or_else(unknown)?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(unknown()) }
    }

    /// The ids of all messages, in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.messages.keys().copied()
    }

    /// Whether there is such a message.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    fn parsed(&self, id: &str) -> Option<&Parsed> {
        let message = self.messages.get(id)?;
        message.parsed.get_or_init(|| self.parse(message.source).map(Box::new)).as_deref()
    }

    fn parse(&self, source: &str) -> Option<Parsed> {
        let resource = FluentResource::try_new(source.to_owned()).ok()?;
        let Some(ast::Entry::Message(ast::Message { value: Some(value), .. })) = resource.get_entry(0) else {
            return None;
        };
        let mut variables = BTreeMap::new();
        collect(value, &mut variables);
        let mut bundle = FluentBundle::new_concurrent(vec![self.language.clone()]);
        // Values carry marks of their own, which `finish` reads; Fluent's would surround every value.
        bundle.set_use_isolating(false);
        let rules = Arc::clone(&self.rules);
        bundle.add_function("PLURAL", move |given, named| plural(&rules, given, named)).ok()?;
        bundle.add_resource(resource).ok()?;
        Some(Parsed { bundle, variables })
    }

    fn find(edition: Edition, files: &[&'static str]) -> Result<Self, TextError> {
        let broken = || TextError::Catalogue(edition.name());
        let language = edition.language().parse().map_err(|_| broken())?;
        let rules = Arc::new(plural_rules(edition.language())?);
        let mut messages = BTreeMap::new();
        for (id, source) in files.iter().flat_map(|file| entries(file)) {
            if messages.insert(id, Message { source, parsed: OnceLock::new() }).is_some() {
                return Err(broken());
            }
        }
        Ok(Self { language, rules, messages })
    }
}

/// The messages of a file with their text: each begins with its id at the beginning of a line, and what belongs to it is indented.
fn entries(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let (mut found, mut begun, mut at) = (Vec::new(), None, 0);
    let mut end = |begun: Option<usize>, at: usize| {
        let source = begun.and_then(|from| file.get(from..at));
        found.extend(source.and_then(|source| Some((source.split_once('=')?.0.trim_end(), source))));
    };
    for line in file.split_inclusive('\n') {
        if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '#') {
            end(begun, at);
            begun = line.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(at);
        }
        at += line.len();
    }
    end(begun, at);
    found
}

/// The rules that say "one" or "other" for a count.
fn plural_rules(language: &'static str) -> Result<PluralRules, TextError> {
    let locale: icu_locale::Locale = language.parse().map_err(|_| TextError::Locale(language))?;
    PluralRules::try_new(locale.into(), Default::default()).map_err(|_| TextError::Locale(language))
}

/// `PLURAL($n)`: the plural category of a count by ICU4X, since Fluent's own rules are wrong for Arabic above 102.
/// `PLURAL($n, zero: "none")` answers "none" for exactly nought.
fn plural(rules: &PluralRules, given: &[FluentValue<'_>], named: &FluentArgs<'_>) -> FluentValue<'static> {
    let Some(FluentValue::Number(number)) = given.first() else { return FluentValue::Error };
    if number.value == 0.0
        && let Some(FluentValue::String(word)) = named.get("zero")
    {
        return FluentValue::from(word.clone().into_owned());
    }
    // Only whole numbers come here; the cast saturates, and a plural depends on the last digits alone.
    let count = number.value.abs() as u64;
    FluentValue::from(match rules.category_for(count) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

fn collect(pattern: &ast::Pattern<&str>, found: &mut BTreeMap<String, bool>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_expression(expression, found);
        }
    }
}

fn collect_expression(expression: &ast::Expression<&str>, found: &mut BTreeMap<String, bool>) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, found);
            for variant in variants {
                collect(&variant.value, found);
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeMap<String, bool>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.entry(id.name.to_owned()).or_insert(false);
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let ast::InlineExpression::VariableReference { id } = argument {
                    found.insert(id.name.to_owned(), true);
                }
            }
        }
        ast::InlineExpression::Placeable { expression } => collect_expression(expression, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edition_has_the_same_messages() {
        let first: Vec<_> = Edition::NlA2.catalogue().unwrap().ids().collect();
        assert!(first.len() > 1_042, "the deck alone has 1,042");
        for edition in Edition::ALL {
            assert_eq!(edition.catalogue().unwrap().ids().collect::<Vec<_>>(), first, "{}", edition.name());
        }
    }

    /// Invariant: finding the messages one by one gives what reading whole files gives.
    #[test]
    fn each_message_is_found_as_its_file_has_it() {
        let all = [(Edition::NlA2, sources::NL_A2), (Edition::NlA2Spoken, sources::NL_A2_SPOKEN)];
        let all = [&all[..], &[(Edition::NlB1, sources::NL_B1), (Edition::En, sources::EN)]].concat();
        for (edition, files) in all {
            let mut whole = BTreeMap::new();
            let resources: Vec<_> =
                files.iter().map(|file| FluentResource::try_new((*file).to_owned()).unwrap()).collect();
            for entry in resources.iter().flat_map(FluentResource::entries) {
                match entry {
                    ast::Entry::Message(message) => drop(whole.insert(message.id.name, message.clone())),
                    ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
                    other => panic!("{}: {other:?} is no message", edition.name()),
                }
            }
            let catalogue = edition.catalogue().unwrap();
            assert_eq!(catalogue.ids().collect::<Vec<_>>(), whole.keys().copied().collect::<Vec<_>>());
            for (id, message) in whole {
                assert!(catalogue.parsed(id).is_some(), "{}: {id}", edition.name());
                let alone = FluentResource::try_new(catalogue.messages[id].source.to_owned()).unwrap();
                assert_eq!(alone.entries().count(), 1, "{}: {id}", edition.name());
                let Some(ast::Entry::Message(alone)) = alone.get_entry(0) else { panic!("{id} is no message") };
                assert_eq!(
                    (&alone.value, &alone.attributes),
                    (&message.value, &message.attributes),
                    "{}: {id}",
                    edition.name()
                );
            }
        }
    }

    #[test]
    fn plurals_follow_the_language() {
        let arabic = plural_rules("ar").unwrap();
        let none = FluentArgs::new();
        let say = |n: i64| match plural(&arabic, &[FluentValue::from(n)], &none) {
            FluentValue::String(word) => word.into_owned(),
            _ => String::new(),
        };
        assert_eq!(
            [0, 1, 2, 3, 11, 100, 103, 111, 200].map(say),
            ["zero", "one", "two", "few", "many", "other", "few", "many", "other"]
        );
    }
}
