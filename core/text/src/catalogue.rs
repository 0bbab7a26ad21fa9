//! The four catalogues, each parsed once.

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
    bundle: FluentBundle<Arc<FluentResource>>,
    /// The variables of each message, in any of its variants, and whether each is a count.
    variables: BTreeMap<String, BTreeMap<String, bool>>,
}

impl Edition {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 4] = [Self::NlA2, Self::NlA2Spoken, Self::NlB1, Self::En];

    /// The edition's messages, parsed at the first call.
    pub(crate) fn catalogue(self) -> Result<&'static Catalogue, TextError> {
        static PARSED: [OnceLock<Result<Catalogue, TextError>>; 4] = [const { OnceLock::new() }; 4];
        let [a2, spoken, b1, en] = &PARSED;
        let (cell, files) = match self {
            Self::NlA2 => (a2, sources::NL_A2),
            Self::NlA2Spoken => (spoken, sources::NL_A2_SPOKEN),
            Self::NlB1 => (b1, sources::NL_B1),
            Self::En => (en, sources::EN),
        };
        cell.get_or_init(|| Catalogue::parse(self, files)).as_ref().map_err(Clone::clone)
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
        let variables = self.variables.get(id).ok_or_else(unknown)?;
        let mut args = FluentArgs::with_capacity(variables.len());
        for (variable, is_count) in variables {
            let missing = || TextError::MissingVariable { message: id.to_owned(), variable: variable.clone() };
            // A count that came as text would silently choose the last variant.
            let given = value(variable).filter(|value| !is_count || matches!(value, FluentValue::Number(_)));
            args.set(variable.as_str(), given.ok_or_else(missing)?);
        }
        let pattern = self.bundle.get_message(id).and_then(|message| message.value()).ok_or_else(unknown)?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(unknown()) }
    }

    /// Every message with its variables, in the order of their ids.
    pub(crate) fn messages(&self) -> &BTreeMap<String, BTreeMap<String, bool>> {
        &self.variables
    }

    fn parse(edition: Edition, files: &[&str]) -> Result<Self, TextError> {
        let broken = || TextError::Catalogue(edition.name());
        let language: LanguageIdentifier = edition.language().parse().map_err(|_| broken())?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Values carry marks of their own, which `finish` reads; Fluent's would surround every value.
        bundle.set_use_isolating(false);
        let rules = plural_rules(edition.language())?;
        bundle.add_function("PLURAL", move |given, named| plural(&rules, given, named)).map_err(|_| broken())?;
        let mut variables = BTreeMap::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).map_err(|_| broken())?;
            for entry in resource.entries() {
                if let ast::Entry::Message(ast::Message { id, value: Some(value), .. }) = entry {
                    let mut found = BTreeMap::new();
                    collect(value, &mut found);
                    variables.insert(id.name.to_owned(), found);
                }
            }
            bundle.add_resource(Arc::new(resource)).map_err(|_| broken())?;
        }
        Ok(Self { bundle, variables })
    }
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
        let first: Vec<_> = Edition::NlA2.catalogue().unwrap().messages().keys().collect();
        assert!(first.len() > 1_042, "the deck alone has 1,042");
        for edition in Edition::ALL {
            assert_eq!(edition.catalogue().unwrap().messages().keys().collect::<Vec<_>>(), first, "{}", edition.name());
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
