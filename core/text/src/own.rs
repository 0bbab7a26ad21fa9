//! A family's own words for ten things, and its own names for the three rings.

mod defaults;

use std::collections::{BTreeMap, BTreeSet};

use crate::Level;

/// The most characters of a word, a plural or a short form.
pub const WORD_LIMIT: usize = 40;
/// The most words that a family can bar.
pub const NEVER_LIMIT: usize = 100;

/// A thing for which a family chooses its own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The people around the family.
    Circle,
    /// The family itself.
    Family,
    /// Who brings the children up.
    Parent,
    /// Someone the family can always count on.
    Supporter,
    /// Someone who helps as their work.
    Worker,
    /// What is hard.
    Worry,
    /// Who grows up here.
    Kid,
    /// What the family wrote down to do.
    Plan,
    /// Talking together.
    Talk,
    /// What the family would like.
    Goal,
}

impl Slot {
    /// Every slot, in the order in which they are asked.
    pub const ALL: [Self; 10] = [
        Self::Circle,
        Self::Family,
        Self::Parent,
        Self::Supporter,
        Self::Worker,
        Self::Worry,
        Self::Kid,
        Self::Plan,
        Self::Talk,
        Self::Goal,
    ];

    /// The slot's name in messages and in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Family => "family",
            Self::Parent => "parent",
            Self::Supporter => "supporter",
            Self::Worker => "worker",
            Self::Worry => "worry",
            Self::Kid => "kid",
            Self::Plan => "plan",
            Self::Talk => "talk",
            Self::Goal => "goal",
        }
    }

    /// Reads a stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.code() == code)
    }

    /// Whether the slot's word may be plural only ("de mensen om ons heen").
    pub fn may_be_plural_only(self) -> bool {
        matches!(self, Self::Circle | Self::Plan)
    }

    /// Our word for it.
    pub fn usual(self, level: Level) -> OwnWord {
        defaults::usual(self, level)
    }

    /// Other words that suit many families; Dutch ones, and none for other languages.
    pub fn suggestions(self, level: Level) -> Vec<OwnWord> {
        if level == Level::En { Vec::new() } else { defaults::suggestions(self) }
    }
}

/// A ring that a family may call by a name of its own; the name stands by itself, so it needs no grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RingName {
    /// The ring around the middle.
    RingInner,
    /// The ring between.
    RingMiddle,
    /// The last of the three.
    RingOuter,
}

impl RingName {
    /// Every ring, from the middle.
    pub const ALL: [Self; 3] = [Self::RingInner, Self::RingMiddle, Self::RingOuter];

    /// The name in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::RingInner => "ring-inner",
            Self::RingMiddle => "ring-middle",
            Self::RingOuter => "ring-outer",
        }
    }

    /// Reads a stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ring| ring.code() == code)
    }

    /// The message with our name for it.
    pub fn message(self) -> &'static str {
        match self {
            Self::RingInner => "ring-1",
            Self::RingMiddle => "ring-2",
            Self::RingOuter => "ring-3",
        }
    }
}

/// The Dutch article of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Article {
    /// "de kring".
    De,
    /// "het gezin".
    Het,
}

/// Why a word cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnWordError {
    /// Nothing visible was given.
    #[error("nothing visible in the word")]
    Empty,
    /// Longer than [`WORD_LIMIT`] characters.
    #[error("longer than {WORD_LIMIT} characters")]
    TooLong,
    /// More barred words than [`NEVER_LIMIT`].
    #[error("more than {NEVER_LIMIT} barred words")]
    TooMany,
}

/// One word with what is needed to use it in any sentence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct OwnWord {
    word: String,
    article: Option<Article>,
    plural: Option<String>,
    plural_only: bool,
    short_our: Option<String>,
}

/// A word as it is stored or typed.
#[derive(serde::Deserialize)]
struct Unchecked {
    word: String,
    article: Option<Article>,
    plural: Option<String>,
    plural_only: bool,
    short_our: Option<String>,
}

impl OwnWord {
    /// Takes a word: one line, 1 to 40 characters, without an article of its own. Without a plural the word stands for
    /// both.
    ///
    /// # Errors
    /// [`OwnWordError`] when the word or its plural is empty or too long.
    pub fn new(word: &str, article: Option<Article>, plural: Option<&str>) -> Result<Self, OwnWordError> {
        let plural = plural.map(one_line).transpose()?;
        Ok(Self { word: one_line(word)?, article, plural, plural_only: false, short_our: None })
    }

    /// Takes a word that is plural only, with the short form after "onze" if it has a tail ("mensen om ons heen").
    ///
    /// # Errors
    /// [`OwnWordError`] when one of them is empty or too long.
    pub fn plural_only(word: &str, article: Option<Article>, short_our: Option<&str>) -> Result<Self, OwnWordError> {
        let short_our = short_our.map(one_line).transpose()?;
        Ok(Self { word: one_line(word)?, article, plural: None, plural_only: true, short_our })
    }

    /// The bare word.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The article, or none for words such as "papa of mama".
    pub fn article(&self) -> Option<Article> {
        self.article
    }

    /// The plural that was given.
    pub fn plural(&self) -> Option<&str> {
        self.plural.as_deref()
    }

    /// Whether the word is plural only.
    pub fn is_plural_only(&self) -> bool {
        self.plural_only
    }

    /// The short form after "our" that was given.
    pub fn short_our(&self) -> Option<&str> {
        self.short_our.as_deref()
    }

    /// One form of the word: "" is the bare word, then `the`, `a`, `this`, `our`, `pl`, `the-pl` and `num`.
    pub(crate) fn form(&self, form: &str, level: Level) -> Option<String> {
        let word = self.word.as_str();
        let plural = self.plural.as_deref().unwrap_or(word);
        let short = self.short_our.as_deref().unwrap_or(word);
        let english = level == Level::En;
        let joined = |article: &str, word: &str| format!("{article} {word}");
        Some(match form {
            "" => word.to_owned(),
            "num" => if self.plural_only { "pl" } else { "sg" }.to_owned(),
            "pl" => plural.to_owned(),
            "the" if english => joined("the", word),
            "a" if english && !self.plural_only => joined(english_a(word), word),
            "this" if english => joined(if self.plural_only { "these" } else { "this" }, word),
            "our" if english => joined("our", short),
            "the-pl" if english => joined("the", plural),
            "the" | "a" | "this" | "our" | "the-pl" if english || self.article.is_none() => {
                if form == "the-pl" { plural } else { word }.to_owned()
            }
            "the-pl" if self.plural.is_none() => self.form("the", level)?,
            "the-pl" => joined("de", plural),
            "the" if self.plural_only => joined("de", word),
            "a" if self.plural_only => word.to_owned(),
            "this" if self.plural_only => joined("deze", word),
            "our" if self.plural_only => joined("onze", short),
            "the" => joined(if self.article == Some(Article::Het) { "het" } else { "de" }, word),
            "a" => joined("een", word),
            "this" => joined(if self.article == Some(Article::Het) { "dit" } else { "deze" }, word),
            "our" => joined(if self.article == Some(Article::Het) { "ons" } else { "onze" }, short),
            _ => return None,
        })
    }
}

/// What one family chose: its words, and the words it never wants to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OwnWords {
    words: BTreeMap<Slot, OwnWord>,
    #[serde(default)]
    rings: BTreeMap<RingName, OwnWord>,
    never: BTreeSet<String>,
}

impl OwnWords {
    /// Starts with our usual words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses a family's word.
    pub fn choose(&mut self, slot: Slot, word: OwnWord) {
        self.words.insert(slot, word);
    }

    /// Goes back to our usual word.
    pub fn reset(&mut self, slot: Slot) {
        self.words.remove(&slot);
    }

    /// Calls a ring by a family's name.
    pub fn name_ring(&mut self, ring: RingName, name: OwnWord) {
        self.rings.insert(ring, name);
    }

    /// The family's name for a ring, where it chose one.
    pub fn ring(&self, ring: RingName) -> Option<&str> {
        self.rings.get(&ring).map(OwnWord::word)
    }

    /// The family's name that stands in the place of a message.
    pub(crate) fn instead(&self, message: &str) -> Option<&str> {
        self.rings.iter().find(|(ring, _)| ring.message() == message).map(|(_, name)| name.word())
    }

    /// Bars a word from suggestions.
    ///
    /// # Errors
    /// [`OwnWordError`] when it is empty or too long, or when there are [`NEVER_LIMIT`] already.
    pub fn never(&mut self, word: &str) -> Result<(), OwnWordError> {
        let word = one_line(word)?.to_lowercase();
        if self.never.len() >= NEVER_LIMIT && !self.never.contains(&word) {
            return Err(OwnWordError::TooMany);
        }
        self.never.insert(word);
        Ok(())
    }

    /// Whether a word is barred, whatever its capitals; used to warn.
    pub fn is_barred(&self, word: &str) -> bool {
        self.never.contains(&word.trim().to_lowercase())
    }

    /// The family's word, or else our usual one.
    pub fn word(&self, slot: Slot, level: Level) -> OwnWord {
        self.words.get(&slot).cloned().unwrap_or_else(|| slot.usual(level))
    }

    /// Whether the family chose this word itself.
    pub fn is_chosen(&self, slot: Slot) -> bool {
        self.words.contains_key(&slot)
    }

    /// Words to offer: without the barred ones and without the one in use.
    pub fn suggestions(&self, slot: Slot, level: Level) -> Vec<OwnWord> {
        let used = self.word(slot, level);
        let mut offered = slot.suggestions(level);
        offered.retain(|word| !self.is_barred(word.word()) && word.word() != used.word());
        offered
    }

    /// Every form of every slot, by the name of its variable.
    pub(crate) fn variables(&self, level: Level) -> BTreeMap<String, String> {
        let mut variables = BTreeMap::new();
        for slot in Slot::ALL {
            let word = self.word(slot, level);
            for form in ["", "the", "a", "this", "our", "pl", "the-pl", "num"] {
                let name = if form.is_empty() { slot.code().to_owned() } else { format!("{}-{form}", slot.code()) };
                variables.extend(word.form(form, level).map(|text| (name, text)));
            }
        }
        variables
    }
}

impl TryFrom<Unchecked> for OwnWord {
    type Error = OwnWordError;

    fn try_from(stored: Unchecked) -> Result<Self, OwnWordError> {
        let line = |text: Option<String>| text.as_deref().map(one_line).transpose();
        Ok(Self {
            word: one_line(&stored.word)?,
            article: stored.article,
            plural: line(stored.plural)?,
            plural_only: stored.plural_only,
            short_our: line(stored.short_our)?,
        })
    }
}

fn one_line(text: &str) -> Result<String, OwnWordError> {
    if text.len() > WORD_LIMIT * 8 {
        return Err(OwnWordError::TooLong);
    }
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => Err(OwnWordError::Empty),
        count if count > WORD_LIMIT => Err(OwnWordError::TooLong),
        _ => Ok(line),
    }
}

fn english_a(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &OwnWord) -> Vec<String> {
        let forms = ["", "the", "a", "this", "our", "pl", "the-pl", "num"];
        forms.iter().map(|form| word.form(form, Level::NlA2).unwrap()).collect()
    }

    #[test]
    fn forms_follow_the_table_of_the_words_page() {
        let familie = OwnWord::new("familie", Some(Article::De), Some("families")).unwrap();
        let said = ["familie", "de familie", "een familie", "deze familie", "onze familie", "families", "de families"];
        assert_eq!(forms(&familie)[..7], said);
        let gezin = OwnWord::new("gezin", Some(Article::Het), Some("gezinnen")).unwrap();
        let said = ["gezin", "het gezin", "een gezin", "dit gezin", "ons gezin", "gezinnen", "de gezinnen", "sg"];
        assert_eq!(forms(&gezin), said);
        let papa = OwnWord::new("papa of mama", None, Some("papa en mama")).unwrap();
        assert_eq!(forms(&papa)[..5], ["papa of mama"; 5]);
        assert_eq!(forms(&papa)[5..7], ["papa en mama"; 2]);
        let people = OwnWord::plural_only("mensen om ons heen", Some(Article::De), Some("mensen")).unwrap();
        let tail = "mensen om ons heen";
        let said = [tail, "de mensen om ons heen", tail, "deze mensen om ons heen", "onze mensen", tail];
        assert_eq!(forms(&people)[..6], said);
        assert_eq!(forms(&people)[6..], ["de mensen om ons heen", "pl"]);
        let fuss = OwnWord::new("gedoe", Some(Article::Het), None).unwrap();
        assert_eq!(forms(&fuss)[5..7], ["gedoe", "het gedoe"]);
    }

    #[test]
    fn english_forms_use_english_articles() {
        let word = OwnWord::new("outing", None, Some("outings")).unwrap();
        let said: Vec<_> =
            ["the", "a", "this", "our", "the-pl"].iter().map(|form| word.form(form, Level::En).unwrap()).collect();
        assert_eq!(said, ["the outing", "an outing", "this outing", "our outing", "the outings"]);
    }

    #[test]
    fn words_are_one_line_and_have_a_limit() {
        assert_eq!(OwnWord::new(" ons\n nest ", None, None).unwrap().word(), "ons nest");
        assert_eq!(OwnWord::new("\n\t", None, None), Err(OwnWordError::Empty));
        assert!(OwnWord::new(&"é".repeat(40), None, None).is_ok());
        assert_eq!(OwnWord::new(&"é".repeat(41), None, None), Err(OwnWordError::TooLong));
        assert_eq!(OwnWord::new(&"e".repeat(100_000), None, None), Err(OwnWordError::TooLong));
        assert_eq!(OwnWord::new("nest", None, Some("")), Err(OwnWordError::Empty));
    }

    #[test]
    fn stored_words_are_checked_again() {
        let mut own = OwnWords::new();
        own.choose(Slot::Circle, OwnWord::new("nest", Some(Article::Het), Some("nesten")).unwrap());
        own.never("Club").unwrap();
        let stored = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<OwnWords>(&stored).unwrap(), own);
        let long = stored.replace("nesten", &"n".repeat(41));
        assert!(serde_json::from_str::<OwnWords>(&long).is_err());
    }

    #[test]
    fn barred_words_are_not_offered() {
        let mut own = OwnWords::new();
        let offered = |own: &OwnWords| {
            own.suggestions(Slot::Circle, Level::NlA2).iter().map(|word| word.word().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(offered(&own), ["team", "cirkel", "groep", "club", "nest", "mensen om ons heen"]);
        own.never("CLUB").unwrap();
        own.choose(Slot::Circle, OwnWord::new("nest", Some(Article::Het), Some("nesten")).unwrap());
        assert_eq!(offered(&own), ["team", "cirkel", "groep", "mensen om ons heen"]);
        assert!(own.is_barred("club"));
    }
}
