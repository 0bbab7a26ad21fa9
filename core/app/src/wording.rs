//! The words of a profile for a family, made once for each language, level and set of own words.

use std::sync::{Arc, Mutex, PoisonError};

use steunkring_domain::*;
use steunkring_text::{Level, OwnWord, OwnWords, RingName, Slot, Words};

use crate::{App, CoreError, SpaceId};

/// The setting that holds the language and level.
pub(crate) const LEVEL: &str = "level";
/// The most words that are kept ready: a profile reads few families in few languages.
const KEPT: usize = 8;

/// Words that were made before, the latest last.
#[derive(Default)]
pub(crate) struct WordBook(Mutex<Vec<Arc<Words>>>);

/// The words of a language and level where no home is open: nobody's own.
pub(crate) fn plain_words(level: Level) -> Result<Words, CoreError> {
    made(level, OwnWords::new())
}

fn made(level: Level, own: OwnWords) -> Result<Words, CoreError> {
    Words::new(level, own).map_err(|_| CoreError::Unexpected("the words are broken"))
}

impl WordBook {
    fn find(&self, level: Level, own: OwnWords) -> Result<Arc<Words>, CoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = kept.iter().find(|words| words.level() == level && *words.own() == own) {
            return Ok(Arc::clone(words));
        }
        let made = Arc::new(made(level, own)?);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&made));
        Ok(made)
    }
}

impl App {
    /// Chooses the language and level of this profile.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn set_level(&mut self, level: Level) -> Result<(), CoreError> {
        self.drop_first()?;
        Ok(self.home().put_setting(LEVEL, level.code().as_bytes())?)
    }

    /// Shows everything in another language or level until the home is closed.
    pub fn show_in(&mut self, level: Level) {
        self.level = Some(level);
    }

    /// The language and level of this profile.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn level(&self) -> Result<Level, CoreError> {
        if let Some(level) = self.level {
            return Ok(level);
        }
        let code = self.home().setting(LEVEL)?.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(code.and_then(|code| Level::from_code(&code)).unwrap_or(Level::NlA2))
    }

    /// The words of this profile for a family: its language and level, and the family's own words.
    ///
    /// # Errors
    /// [`CoreError::Unexpected`] when what is compiled in is broken, which a test excludes.
    pub fn words(&self, circle: &Circle) -> Result<Arc<Words>, CoreError> {
        let mut own = OwnWords::new();
        for (concept, term) in circle.terms.iter().filter(|(_, term)| term.removed.is_none()) {
            if let Some((slot, word)) = Slot::from_code(concept.as_str()).zip(own_word(term)) {
                own.choose(slot, word);
            }
            if let Some((ring, name)) = RingName::from_code(concept.as_str()).zip(own_word(term)) {
                own.name_ring(ring, name);
            }
            for word in &term.avoid {
                // A word that is too long to bar, or one too many, is not offered by us either.
                let _ = own.never(word.as_str());
            }
        }
        self.words.find(self.level()?, own)
    }

    /// The words of this profile for the family of a space.
    pub(crate) fn words_in(&mut self, space: SpaceId) -> Result<Arc<Words>, CoreError> {
        let picture = self.space(space)?.picture()?;
        self.words(&picture.circle)
    }
}

/// An own word as the text crate takes it; one that it cannot take is left at the usual word.
fn own_word(term: &TermPreference) -> Option<OwnWord> {
    use steunkring_text::Article as Spoken;
    let article = match term.article {
        Some(Article::De) => Some(Spoken::De),
        Some(Article::Het) => Some(Spoken::Het),
        Some(Article::None | Article::Newer(_)) | None => None,
    };
    let word = term.preferred.as_ref()?.as_str();
    if term.plural_only == Some(true) {
        return OwnWord::plural_only(word, article, term.short_our.as_ref().map(Line::as_str)).ok();
    }
    OwnWord::new(word, article, term.plural.as_ref().map(Line::as_str)).ok()
}
