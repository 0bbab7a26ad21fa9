//! The words of a profile for a family, made once for each language, level and set of own words.

use std::sync::{Arc, Mutex, PoisonError};

use steunkring_domain::*;
use steunkring_text::{Level, OwnWord, OwnWords, RingName, Slot, Words};

use crate::{App, Command, CoreError, Done, Edit, SpaceId};

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

    /// Has a family say a word of its own for a concept, as [`App::settings_screen`] lists them, or the usual one again. A word that we offer
    /// brings along how it is used in a sentence; of another the article is told.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for another concept, or for a word that cannot be taken; as [`App::run`].
    pub fn choose_word(
        &mut self,
        space: SpaceId,
        concept: &str,
        word: Option<&str>,
        article: Option<Article>,
    ) -> Result<Done, CoreError> {
        let slot = Slot::from_code(concept);
        if slot.is_none() && RingName::from_code(concept).is_none() {
            return Err(CoreError::invalid("concept", Invalid::Form));
        }
        let key = Concept::parse(concept).map_err(|reason| CoreError::invalid("concept", reason))?;
        let (me, now, level) = (self.me(space)?, self.now(), self.level()?);
        let Some(word) = word else {
            return self.run(space, Command::Map(vec![Edit::Term(key, TermChange::Removed(Some(now)))]));
        };
        // Why it cannot be used in a sentence.
        OwnWord::new(word, None, None).map_err(|_| CoreError::invalid("word", Invalid::Form))?;
        let line = |text: &str| Line::parse(text).map_err(|reason| CoreError::invalid("word", reason));
        let offered = slot.and_then(|slot| slot.suggestions(level).into_iter().find(|one| one.word() == word));
        let offered = offered.as_ref();
        let spoken = offered.and_then(OwnWord::article).map(|one| match one {
            steunkring_text::Article::De => Article::De,
            steunkring_text::Article::Het => Article::Het,
        });
        let changes = [
            TermChange::Preferred(Some(line(word)?)),
            TermChange::Article(spoken.or(article)),
            TermChange::Plural(offered.and_then(OwnWord::plural).map(line).transpose()?),
            TermChange::PluralOnly(offered.is_some_and(OwnWord::is_plural_only).then_some(true)),
            TermChange::ShortOur(offered.and_then(OwnWord::short_our).map(line).transpose()?),
            TermChange::ChosenBy(Some(me)),
            TermChange::At(Some(now)),
            TermChange::Removed(None),
        ];
        let edits = changes.into_iter().map(|change| Edit::Term(key.clone(), change)).collect();
        self.run(space, Command::Map(edits))
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
