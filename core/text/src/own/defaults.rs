//! Our usual words and suggestions, from one table.

use super::{Article, OwnWord, Slot};
use crate::Level;

/// Columns: slot, level or `suggestion`, word, article, plural, plural only, short form after "onze".
const TABLE: &str = include_str!("../../data/own-words.csv");

pub(super) fn usual(slot: Slot, level: Level) -> OwnWord {
    let (code, any) = (level.code(), if level == Level::En { "en" } else { "nl" });
    let found = rows(slot).find(|(at, _)| *at == code || *at == any).map(|(_, word)| word);
    // The table has a word for every slot and level, which a test reads; the slot's own name is never shown.
    found.unwrap_or_else(|| OwnWord {
        word: slot.code().to_owned(),
        article: None,
        plural: None,
        plural_only: false,
        short_our: None,
    })
}

pub(super) fn suggestions(slot: Slot) -> Vec<OwnWord> {
    rows(slot).filter(|(at, _)| *at == "suggestion").map(|(_, word)| word).collect()
}

fn rows(slot: Slot) -> impl Iterator<Item = (&'static str, OwnWord)> {
    TABLE.lines().skip(1).filter_map(move |line| {
        let mut cells = line.split(',');
        let (at, level, word) = (cells.next()?, cells.next()?, cells.next()?);
        let (article, plural, plural_only, short_our) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let given = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let article = match article {
            "de" => Some(Article::De),
            "het" => Some(Article::Het),
            _ => None,
        };
        (at == slot.code()).then(|| {
            let plural_only = plural_only == "yes";
            (
                level,
                OwnWord {
                    word: word.to_owned(),
                    article,
                    plural: given(plural),
                    plural_only,
                    short_our: given(short_our),
                },
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_a_usual_word_in_every_level_and_suggestions() {
        for slot in Slot::ALL {
            for level in Level::ALL {
                let code = level.code();
                let any = if level == Level::En { "en" } else { "nl" };
                assert_eq!(rows(slot).filter(|(at, _)| *at == code || *at == any).count(), 1, "{slot:?} {code}");
            }
            assert!(suggestions(slot).len() >= 4, "{slot:?}");
        }
        assert_eq!(TABLE.lines().count() - 1, Slot::ALL.iter().map(|slot| rows(*slot).count()).sum::<usize>());
    }

    #[test]
    fn every_word_in_the_table_would_be_taken_from_a_family() {
        for word in Slot::ALL.iter().flat_map(|slot| rows(*slot).map(|(_, word)| word)) {
            let taken = if word.plural_only {
                OwnWord::plural_only(&word.word, word.article, word.short_our.as_deref())
            } else {
                OwnWord::new(&word.word, word.article, word.plural.as_deref())
            };
            assert_eq!(taken, Ok(word));
        }
    }
}
