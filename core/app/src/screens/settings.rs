//! The language of this profile and the own words of a family.

use serde::Serialize;
use steunkring_domain::{Article, Circle, Concept};
use steunkring_text::{Args, Label, Level, RingName, Slot, Words};

use super::{Offer, Pick, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettingsScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// Which language and level: the question.
    pub language: Label,
    /// The choices for [`App::set_level`].
    pub levels: Vec<LevelChoice>,
    /// Above the own words.
    pub words: Label,
    /// What own words are for.
    pub words_help: Label,
    /// One for each word that a family can choose, in the order in which they are asked, then one for the name of each ring.
    pub concepts: Vec<WordItem>,
    /// Which version of the app this is.
    pub version: Label,
    /// What can be done: `own-word`, a word that we did not offer.
    pub offers: Vec<Offer>,
}

/// A language with its level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelChoice {
    /// Which.
    pub level: &'static str,
    /// Its name.
    pub label: Label,
    /// Whether it is the one in use.
    pub chosen: bool,
}

/// A word that a family can choose.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordItem {
    /// The code of the concept, for `Edit::Term`.
    pub concept: &'static str,
    /// The question.
    pub question: Label,
    /// The word in use.
    pub word: String,
    /// Whether the family chose it.
    pub chosen: bool,
    /// Who did, where that is known.
    pub by: Option<Label>,
    /// Words that we offer.
    pub suggestions: Vec<String>,
    /// To go back to the usual word, where the family chose another.
    pub reset: Option<Label>,
}

/// A word that somebody typed, before it is taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordScreen {
    /// Which article sounds right: the question.
    pub question: Label,
    /// The articles, by their codes.
    pub articles: Vec<Pick>,
}

impl App {
    /// What is asked of a word that somebody typed for a concept; nothing for a ring, and in a language whose words have one article.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn word_screen(&mut self, space: SpaceId, concept: &str, word: &str) -> Result<Option<WordScreen>, CoreError> {
        let words = self.words_in(space)?;
        if words.level() == Level::En || Slot::from_code(concept).is_none() {
            return Ok(None);
        }
        let of = |article: &Article| {
            let label = match article {
                Article::None => words.plain("words-none-article"),
                article => words.as_written(&format!("{} {word}", article.code())),
            };
            Pick { id: article.code().to_owned(), label, chosen: false }
        };
        let question = words.label("words-de-het", &Args::new().text("word", word));
        Ok(Some(WordScreen { question, articles: Article::ALL.iter().map(of).collect() }))
    }

    /// The settings of this profile and of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn settings_screen(&mut self, space: SpaceId) -> Result<SettingsScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let level = self.level()?;
        let item = |concept: &'static str, chosen: bool, usual: &str, word: &str, suggestions: Vec<String>| {
            let term = row.circle.terms.iter().find(|(key, _)| Concept::as_str(key) == concept);
            let by = term.and_then(|(_, term)| term.chosen_by).filter(|_| chosen).map(|id| {
                words.label("words-who-chose", &Args::new().text("name", row.circle.name(row.circle.resolve(id))))
            });
            WordItem {
                concept,
                question: words.label("words-choose", &Args::new().text("word", usual)),
                word: word.to_owned(),
                chosen,
                by,
                suggestions,
                reset: chosen.then(|| words.plain("words-reset")),
            }
        };
        let own = words.own();
        let slots = Slot::ALL.into_iter().map(|slot| {
            let suggestions = own.suggestions(slot, level).iter().map(|word| word.word().to_owned()).collect();
            let (usual, word) = (slot.usual(level), own.word(slot, level));
            item(slot.code(), own.is_chosen(slot), usual.word(), word.word(), suggestions)
        });
        let usual = self.words(&Circle::default())?;
        let rings = RingName::ALL.into_iter().map(|ring| {
            let (usual, chosen) = (usual.plain(ring.message()).text, own.ring(ring));
            item(ring.code(), chosen.is_some(), &usual, chosen.unwrap_or(&usual), Vec::new())
        });
        Ok(SettingsScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("own-word", "words-own")]),
            title: words.plain("set-title"),
            language: words.plain("set-language"),
            levels: levels(&words, level).into(),
            words: words.plain("words-title"),
            words_help: words.plain("words-help"),
            concepts: slots.chain(rings).collect(),
            version: words.label("set-version", &Args::new().text("version", env!("CARGO_PKG_VERSION"))),
        })
    }
}

/// The languages with their levels, in the order in which they are offered.
pub(super) fn levels(words: &Words, level: Level) -> [LevelChoice; 3] {
    Level::ALL.map(|one| LevelChoice {
        level: one.code(),
        label: match one {
            Level::NlA2 => words.plain("set-level-a2"),
            Level::NlB1 => words.plain("set-level-b1"),
            // A language is called by its own name.
            Level::En => Label { language: "en".to_owned(), ..words.as_written("English") },
        },
        chosen: one == level,
    })
}
