//! Every text in one language and level, with one family's own words.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use crate::catalogue::Edition;
use crate::finish::{self, For, finish};
use crate::locale::Formats;
use crate::own::{OwnWords, RingName};
use crate::{Args, TextError, pictogram};

/// The language and level in which someone reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Level {
    /// Easy Dutch, for families.
    #[default]
    #[serde(rename = "nl-A2")]
    NlA2,
    /// Plain Dutch, for workers.
    #[serde(rename = "nl-B1")]
    NlB1,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Level {
    /// Every level, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::NlA2, Self::NlB1, Self::En];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NlA2 => "nl-A2",
            Self::NlB1 => "nl-B1",
            Self::En => "en",
        }
    }

    /// Reads a stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The language as a BCP 47 tag, for voices and hyphenation.
    pub fn language(self) -> &'static str {
        self.shown().language()
    }

    fn shown(self) -> Edition {
        match self {
            Self::NlA2 => Edition::NlA2,
            Self::NlB1 => Edition::NlB1,
            Self::En => Edition::En,
        }
    }

    /// What is said; only easy Dutch has spoken texts of its own.
    fn spoken(self) -> Edition {
        match self {
            Self::NlA2 => Edition::NlA2Spoken,
            Self::NlB1 => Edition::NlB1,
            Self::En => Edition::En,
        }
    }
}

/// One thing to show and to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Label {
    /// What stands on the screen.
    pub text: String,
    /// What a voice says, without invisible marks.
    pub spoken: String,
    /// The language of both as a BCP 47 tag.
    pub language: String,
    /// The picture beside it, by its id in [`pictograms`](crate::pictograms).
    pub pictogram: Option<String>,
}

/// Makes labels in one language and level, with one family's own words.
///
/// It can be shared between threads. The messages are parsed as they are said, once in a process.
pub struct Words {
    level: Level,
    own: OwnWords,
    own_variables: BTreeMap<String, String>,
    formats: Formats,
}

impl Words {
    /// Finds the messages, once in a process, and prepares the family's words.
    ///
    /// # Errors
    /// [`TextError`] when what is compiled in is broken.
    pub fn new(level: Level, own: OwnWords) -> Result<Self, TextError> {
        for edition in [level.shown(), level.spoken()] {
            edition.catalogue()?;
        }
        let mut own_variables = own.variables(level);
        for ring in RingName::ALL {
            let name = match own.ring(ring) {
                Some(name) => name.to_owned(),
                None => level.shown().catalogue()?.fill(ring.message(), |_| None)?,
            };
            own_variables.insert(ring.code().to_owned(), name);
        }
        for (name, value) in &mut own_variables {
            if !name.ends_with("-num") {
                *value = finish::mark(value);
            }
        }
        Ok(Self { level, own_variables, own, formats: Formats::new(level.language())? })
    }

    /// The level of these words.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The family's own words in use.
    pub fn own(&self) -> &OwnWords {
        &self.own
    }

    /// One message as a label. What cannot be said is shown in English, or else as the words of its id: a screen never
    /// fails for a text. Tests use [`try_label`](Self::try_label).
    pub fn label(&self, id: &str, args: &Args) -> Label {
        self.try_label(id, args).unwrap_or_else(|_| {
            let english = self.filled(Edition::En, id, args, For::Screen);
            let text = english.unwrap_or_else(|_| id.chars().take(100).collect::<String>().replace('-', " "));
            Label {
                spoken: text.clone(),
                text,
                language: Level::En.language().to_owned(),
                pictogram: self.pictogram(id),
            }
        })
    }

    /// One message as a label, or why not.
    ///
    /// # Errors
    /// [`TextError::UnknownMessage`] and [`TextError::MissingVariable`], which a variable needed in any variant or in
    /// the spoken text also is.
    pub fn try_label(&self, id: &str, args: &Args) -> Result<Label, TextError> {
        if let Some(name) = self.own.instead(id) {
            return Ok(Label { pictogram: self.pictogram(id), ..self.as_written(name) });
        }
        Ok(Label {
            text: self.filled(self.level.shown(), id, args, For::Screen)?,
            spoken: self.filled(self.level.spoken(), id, args, For::Speech)?,
            language: self.level.language().to_owned(),
            pictogram: self.pictogram(id),
        })
    }

    /// One message without variables as a label.
    pub fn plain(&self, id: &str) -> Label {
        self.label(id, &Args::new())
    }

    /// One message as text alone, falling back as [`label`](Self::label) does.
    pub fn text(&self, id: &str, args: &Args) -> String {
        self.label(id, args).text
    }

    /// A label of what a person wrote or of a name: shown and said as it is, without a picture.
    pub fn as_written(&self, text: &str) -> Label {
        Label {
            text: text.to_owned(),
            spoken: text.to_owned(),
            language: self.level.language().to_owned(),
            pictogram: None,
        }
    }

    /// A label as it reads inside a sentence: its first letter small, unless it is written in capitals.
    pub fn inline(&self, text: &str) -> String {
        finish::uncapitalised(text, self.level.language())
    }

    /// A text as it reads at the start of a sentence.
    pub fn capitalised(&self, text: &str) -> String {
        finish::capitalised(text, self.level.language())
    }

    /// Whether a message of this id exists.
    pub fn has(id: &str) -> bool {
        Edition::En.catalogue().is_ok_and(|catalogue| catalogue.has(id))
    }

    /// The ids of all messages, in order.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        Edition::En.catalogue().into_iter().flat_map(|catalogue| catalogue.ids())
    }

    pub(crate) fn formats(&self) -> &Formats {
        &self.formats
    }

    fn filled(&self, edition: Edition, id: &str, args: &Args, purpose: For) -> Result<String, TextError> {
        let own = |name: &str| self.own_variables.get(name).map(|value| FluentValue::from(value.as_str()));
        let raw = edition.catalogue()?.fill(id, |name| args.get(name).or_else(|| own(name)))?;
        Ok(finish(&raw, edition.language(), purpose))
    }

    fn pictogram(&self, id: &str) -> Option<String> {
        pictogram::of_message(id).map(|glyph| glyph.id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own::{Article, OwnWord, Slot};

    fn words(level: Level) -> Words {
        Words::new(level, OwnWords::new()).unwrap()
    }

    #[test]
    fn a_label_has_text_speech_language_and_picture() {
        let label = words(Level::NlA2).label("act-search", &Args::new());
        let expected = Label {
            text: "Zoek".to_owned(),
            spoken: "Tik hier om iets te zoeken.".to_owned(),
            language: "nl".to_owned(),
            pictogram: Some("search".to_owned()),
        };
        assert_eq!(label, expected);
        let label = words(Level::NlB1).label("act-search", &Args::new());
        assert_eq!((label.text.as_str(), label.spoken.as_str()), ("Zoeken", "Zoeken"));
        assert_eq!(words(Level::En).plain("act-search").language, "en-GB");
        let stored = serde_json::to_string(&expected).unwrap();
        assert_eq!(serde_json::from_str::<Label>(&stored).unwrap(), expected);
    }

    #[test]
    fn what_is_missing_is_named_in_tests_and_shown_in_english_on_screens() {
        let words = words(Level::NlB1);
        let missing = words.try_label("q-strength", &Args::new());
        let variable = |message: &str, variable: &str| TextError::MissingVariable {
            message: message.to_owned(),
            variable: variable.to_owned(),
        };
        assert_eq!(missing, Err(variable("q-strength", "name")));
        let count_as_text = words.try_label("count-people", &Args::new().text("n", "5"));
        assert_eq!(count_as_text, Err(variable("count-people", "n")));
        let shown = words.label("q-strength", &Args::new());
        assert_eq!((shown.text.as_str(), shown.language.as_str()), ("How strong is your bond?", "en-GB"));
        assert_eq!(words.try_label("no-such", &Args::new()), Err(TextError::UnknownMessage("no-such".to_owned())));
        assert_eq!(words.text("no-such-message", &Args::new()), "no such message");
        assert_eq!(words.text("person-title", &Args::new()), "person title");
        assert_eq!(words.text(&"x".repeat(5_000), &Args::new()).len(), 100);
    }

    #[test]
    fn own_words_replace_ours_with_their_articles() {
        let mut own = OwnWords::new();
        let people = OwnWord::plural_only("mensen om ons heen", Some(Article::De), Some("mensen")).unwrap();
        own.choose(Slot::Circle, people);
        let words = Words::new(Level::NlA2, own).unwrap();
        let args = Args::new().text("name", "Sem");
        assert_eq!(words.label("map-title", &args).text, "Onze mensen");
        assert_eq!(words.label("map-title", &args).spoken, "Dit zijn onze mensen.");
        assert_eq!(words.label("consent-for-see", &args).text, "De mensen om ons heen zien");
        assert_eq!(words.label("domain-diensten", &args).text, "Begeleiders");
    }

    #[test]
    fn own_names_of_rings_stand_everywhere() {
        let mut own = OwnWords::new();
        own.name_ring(RingName::RingInner, OwnWord::new("Ons hart", None, None).unwrap());
        let words = Words::new(Level::NlA2, own).unwrap();
        assert_eq!(words.plain("ring-1").text, "Ons hart");
        assert_eq!(
            (words.plain("ring-1").spoken.as_str(), words.plain("ring-2").text.as_str()),
            ("Ons hart", "Dichtbij")
        );
        let counted = Args::new().number("n1", 2).number("n2", 3).number("n3", 0);
        let said = words.label("m1-rings", &counted);
        assert_eq!(said.text, "Ons hart: 2. Dichtbij: 3. Verder weg: 0.");
        assert_eq!(said.spoken, said.text);
    }

    #[test]
    fn counts_choose_their_variant() {
        let words = words(Level::NlA2);
        let people = |n| words.text("count-people", &Args::new().number("n", n));
        assert_eq!([people(0), people(1), people(2), people(101)], ["niemand", "1 persoon", "2 mensen", "101 mensen"]);
    }

    #[test]
    fn speech_has_no_invisible_marks() {
        let label = words(Level::NlA2).label("person-title", &Args::new().text("name", "سامي"));
        assert_eq!(label.text, "\u{2068}سامي\u{2069}");
        assert_eq!(label.spoken, "Dit is سامي.");
    }

    #[test]
    fn words_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&words(Level::NlA2));
    }

    proptest::proptest! {
        /// Invariant: whatever a person typed, a message with it can be said, on one line and without the inner marks.
        #[test]
        fn any_name_can_be_said(name in "\\PC*|.{0,40}") {
            let label = words(Level::NlA2).label("rsvp-ja", &Args::new().text("name", &name));
            proptest::prop_assert_eq!(&label.text, "Ik kom");
            proptest::prop_assert!(label.spoken.ends_with("komt."));
            let inner = ['\u{FDD0}', '\u{FDD1}', '\n', '\u{2068}', '\u{202E}'];
            proptest::prop_assert!(!label.spoken.contains(inner));
        }
    }
}
