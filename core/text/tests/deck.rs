//! The rules of the words page, held against every message in every variant.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use fluent_syntax::parser::parse;
use steunkring_text::{Args, Label, Level, OwnWords, Words};

const EDITIONS: [&str; 4] = ["nl-a2", "nl-a2-spoken", "nl-b1", "en"];
/// The most words of a sentence in easy Dutch and in plain Dutch.
const LONGEST: [(Level, usize); 2] = [(Level::NlA2, 10), (Level::NlB1, 15)];
/// The share of words that must be among the 5,000 most frequent forms, in percent.
const COVERAGE: usize = 95;
/// What a value reads like that is a name or a free text; it counts as one word and is not looked up.
const NAME: &str = "Xx";

/// One message as it stands in the four catalogues together.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    /// Variables that choose between variants, with the keys of these.
    selectors: BTreeMap<String, BTreeSet<String>>,
}

#[test]
fn every_message_can_be_said_in_every_variant_and_level() {
    let deck = deck();
    assert_eq!(deck.len(), Words::ids().count());
    for level in Level::ALL {
        for (id, label) in renderings(level) {
            for text in [&label.text, &label.spoken] {
                assert!(!text.trim().is_empty(), "{id} says nothing");
                assert!(!text.contains(['{', '}', '\u{FDD0}', '\u{FDD1}', '\n']), "{id}: {text}");
                assert!(!text.contains("  "), "{id} has two spaces: {text}");
                assert!(!text.ends_with(' ') && !text.starts_with(' '), "{id} has a space at an end: {text}");
                assert!([" .", " ,", " !", " ;"].iter().all(|sign| !text.contains(sign)), "{id}: {text}");
            }
        }
    }
}

#[test]
fn a_variable_that_is_not_given_is_an_error() {
    let all = deck();
    let own = OwnWords::new();
    for level in Level::ALL {
        let words = Words::new(level, own.clone()).unwrap();
        for (id, message) in &all {
            let needed: Vec<_> = message.variables.iter().filter(|name| !is_own(name)).collect();
            let told = words.try_label(id, &Args::new());
            // In one level a message may need fewer variables than in another.
            assert!(told.is_err() || needed.is_empty() || needed_in(level, id).is_empty(), "{id}");
            assert!(told.is_ok() || !needed.is_empty(), "{id}");
        }
    }
}

#[test]
fn ids_are_kebab_case_and_stand_once() {
    for edition in EDITIONS {
        let mut seen = BTreeSet::new();
        for (id, _) in entries(edition) {
            assert!(id.split('-').all(|part| !part.is_empty()), "{id}");
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{id}");
            assert!(id.starts_with(|c: char| c.is_ascii_lowercase()), "{id}");
            assert!(seen.insert(id.clone()), "{id} stands twice in {edition}");
        }
    }
}

#[test]
fn files_are_small_and_the_same_in_every_edition() {
    let names =
        |edition: &str| files(edition).iter().map(|path| path.file_name().unwrap().to_owned()).collect::<Vec<_>>();
    for edition in EDITIONS {
        assert_eq!(names(edition), names("nl-a2"), "{edition}");
        for path in files(edition) {
            assert!(std::fs::metadata(&path).unwrap().len() < 25_000, "{}", path.display());
        }
    }
}

#[test]
fn sentences_are_short() {
    for (level, longest) in LONGEST {
        for (id, label) in renderings(level) {
            for text in [&label.text, &label.spoken] {
                for sentence in sentences(text) {
                    let count =
                        sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
                    assert!(count <= longest, "{id} has {count} words: {sentence}");
                }
            }
        }
    }
}

#[test]
fn forbidden_words_do_not_occur() {
    let (a2, any) = (word_list("words-forbidden-a2.txt"), word_list("words-forbidden-any.txt"));
    for (level, barred) in [(Level::NlA2, &a2), (Level::NlB1, &any)] {
        for (id, label) in renderings(level) {
            for word in words_of(&label.text).chain(words_of(&label.spoken)) {
                assert!(!barred.contains(&word), "{id} says {word}");
            }
        }
    }
}

#[test]
fn easy_dutch_uses_frequent_words() {
    let (frequent, allowed) = (word_list("frequency-nl.txt"), word_list("words-allowed.txt"));
    assert_eq!(frequent.len(), 5_000);
    // A word counts once per message and edition, as often as it is met.
    let mut met: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, label) in renderings(Level::NlA2) {
        for (edition, text) in [("shown", &label.text), ("spoken", &label.spoken)] {
            for word in words_of(text) {
                met.entry(word).or_default().insert(format!("{id}/{edition}"));
            }
        }
    }
    let (mut running, mut running_known, mut forms, mut forms_known) = (0, 0, 0, 0);
    for (word, places) in &met {
        if allowed.contains(word) && !frequent.contains(word) {
            continue;
        }
        let known = frequent.contains(word);
        (running, forms) = (running + places.len(), forms + 1);
        if known {
            (running_known, forms_known) = (running_known + places.len(), forms_known + 1);
        }
    }
    assert!(running > 8_000, "{running}");
    assert!(running_known * 100 >= running * COVERAGE, "{running_known} of {running} running words");
    assert!(forms_known * 100 >= forms * COVERAGE, "{forms_known} of {forms} forms");
    for word in &allowed {
        assert!(met.contains_key(word), "{word} is allowed but not used");
        assert!(!frequent.contains(word), "{word} is frequent and need not be allowed");
    }
}

#[test]
fn the_privacy_text_is_short() {
    let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
    let parts = Words::ids().filter(|id| id.starts_with("privacy-") && *id != "privacy-title");
    let count: usize = parts.map(|id| words.plain(id).text.split_whitespace().count()).sum();
    assert!((100..=150).contains(&count), "{count}");
}

#[test]
fn own_words_come_out_literally_everywhere() {
    use steunkring_text::{OwnWord, Slot};
    let hostile = "\"} { $n -> *[x] { -y }\\ «شبكة»";
    let mut own = OwnWords::new();
    for slot in Slot::ALL {
        own.choose(slot, OwnWord::new(hostile, None, Some(hostile)).unwrap());
    }
    for level in Level::ALL {
        let words = Words::new(level, own.clone()).unwrap();
        let label = words.label("talks-title", &Args::new());
        assert!(label.text.contains(hostile) && label.spoken.contains(hostile), "{}", label.text);
        assert_eq!(words.text("person-title", &Args::new().text("name", "{ $x }\n\"")), "{ $x } \"");
    }
}

/// Every variant of every message of one level.
fn renderings(level: Level) -> Vec<(String, Label)> {
    let words = Words::new(level, OwnWords::new()).unwrap();
    let mut all = Vec::new();
    for (id, message) in deck() {
        for choice in choices(&message.selectors) {
            let mut args = Args::new();
            for name in &message.variables {
                let name: &'static str = Box::leak(name.clone().into_boxed_str());
                args = match choice.get(name).map(String::as_str) {
                    Some("none") => args.number(name, 0),
                    Some("one") => args.number(name, 1),
                    Some("other") if name != "who" => args.number(name, 5),
                    Some(key) => args.choice(name, Box::leak(key.to_owned().into_boxed_str())),
                    None if is_own(name) => args,
                    None => args.text(name, usual(name)),
                };
            }
            all.push((id.clone(), words.try_label(&id, &args).unwrap()));
        }
    }
    assert!(all.len() > 1_042);
    all
}

fn usual(variable: &str) -> &'static str {
    match variable {
        "ego" => "je",
        "ego-full" => "jij",
        "ego-obj" => "jou",
        "often" => "vaak",
        "freq" => "een paar keer per jaar",
        _ => NAME,
    }
}

fn is_own(variable: &str) -> bool {
    let slot = variable.split('-').next().unwrap_or_default();
    steunkring_text::Slot::from_code(slot).is_some()
}

fn choices(selectors: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![BTreeMap::new()];
    for (name, keys) in selectors {
        let with = |known: &BTreeMap<String, String>, key: &String| {
            let mut more = known.clone();
            more.insert(name.clone(), key.clone());
            more
        };
        all = all.iter().flat_map(|known| keys.iter().map(move |key| with(known, key))).collect();
    }
    all
}

fn deck() -> BTreeMap<String, Message> {
    let mut deck: BTreeMap<String, Message> = BTreeMap::new();
    for (id, pattern) in EDITIONS.iter().flat_map(|edition| entries(edition)) {
        gather(&pattern, deck.entry(id).or_default());
    }
    deck
}

fn needed_in(level: Level, id: &str) -> BTreeSet<String> {
    let editions: &[&str] = match level {
        Level::NlA2 => &["nl-a2", "nl-a2-spoken"],
        Level::NlB1 => &["nl-b1"],
        Level::En => &["en"],
    };
    let mut message = Message::default();
    for (_, pattern) in editions.iter().flat_map(|edition| entries(edition)).filter(|(found, _)| found == id) {
        gather(&pattern, &mut message);
    }
    message.variables.into_iter().filter(|name| !is_own(name)).collect()
}

fn gather(pattern: &ast::Pattern<String>, message: &mut Message) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                message.variables.insert(id.name.clone());
            }
            ast::Expression::Inline(other) => panic!("only variables are inline: {other:?}"),
            ast::Expression::Select { selector, variants } => {
                let name = match selector {
                    ast::InlineExpression::VariableReference { id } => id.name.clone(),
                    ast::InlineExpression::FunctionReference { id, arguments } if id.name == "PLURAL" => {
                        match arguments.positional.as_slice() {
                            [ast::InlineExpression::VariableReference { id }] => id.name.clone(),
                            other => panic!("PLURAL takes one variable: {other:?}"),
                        }
                    }
                    other => panic!("a selector is a variable or a plural: {other:?}"),
                };
                message.variables.insert(name.clone());
                for variant in variants {
                    let (ast::VariantKey::Identifier { name: key } | ast::VariantKey::NumberLiteral { value: key }) =
                        &variant.key;
                    message.selectors.entry(name.clone()).or_default().insert(key.clone());
                    gather(&variant.value, message);
                }
                assert!(variants.last().is_some_and(|variant| variant.default), "the default stands last");
            }
        }
    }
}

fn entries(edition: &str) -> Vec<(String, ast::Pattern<String>)> {
    let mut all = Vec::new();
    for path in files(edition) {
        let resource = parse(std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|_| panic!("{}", path.display()));
        for entry in resource.body {
            match entry {
                ast::Entry::Message(message) => all.push((message.id.name, message.value.unwrap())),
                ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
                other => panic!("{}: {other:?}", path.display()),
            }
        }
    }
    all
}

fn files(edition: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(edition);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn word_list(name: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The sentences of a text; a point between digits ends none.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let ends = matches!(c, '.' | '!' | '?')
            && letters.peek().is_none_or(|next| next.is_whitespace() || next.is_uppercase());
        if ends {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(if c == '…' { ' ' } else { c });
        }
    }
    all.retain(|sentence| !sentence.trim().is_empty());
    all
}

/// The words of a text in small letters, with apostrophes and hyphens inside them; names and digits left out.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-'))
        .map(|word| word.trim_matches(['\'', '’', '-']))
        .filter(|word| !word.is_empty() && *word != NAME)
        .map(|word| word.to_lowercase().replace('’', "'"))
}
