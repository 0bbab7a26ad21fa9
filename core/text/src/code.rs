//! A recovery code as words to write down, and back, in Dutch and in English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use thiserror::Error;

use crate::Args;

/// How many words a code has.
pub const CODE_WORDS: usize = 24;
/// How many bytes they say: 24 words of 11 bits.
pub const CODE_BYTES: usize = 33;
/// So many letters tell a word of its list from every other.
const LETTERS: usize = 4;
/// The most bytes that are looked at.
const LONGEST: usize = 4096;

/// From which list the words of a code are; both have 2,048.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeList {
    /// Dutch words.
    Dutch,
    /// English words.
    English,
}

/// Why words are no code. What was typed stands in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeFault {
    /// A word is in neither list.
    #[error("word {0} is not on the list")]
    Word(
        /// Which, from 1.
        usize,
    ),
    /// There are more or fewer words than a code has.
    #[error("there are {0} words, not 24")]
    Count(
        /// How many there are.
        usize,
    ),
    /// Every word is on the list, but together they are no code: the checksum does not fit.
    #[error("the words do not belong together")]
    Sum,
}

impl CodeFault {
    /// The message that says it, with its values.
    pub fn message(self) -> (&'static str, Args) {
        match self {
            Self::Word(place) => ("recovery-word-wrong", Args::new().text("i", &place.to_string())),
            Self::Count(n) => ("recovery-count", Args::new().text("n", &n.to_string())),
            Self::Sum => ("recovery-sum", Args::new()),
        }
    }
}

impl CodeList {
    /// The words that say these bytes.
    pub fn words(self, bytes: &[u8; CODE_BYTES]) -> Vec<&'static str> {
        let list = self.list();
        // Eight words take eleven bytes: no bit is left over.
        let bit = |n: usize| bytes.get(n / 8).is_some_and(|byte| byte >> (7 - n % 8) & 1 == 1);
        let number = |word: usize| (0..11).fold(0, |sum, n| sum << 1 | usize::from(bit(word * 11 + n)));
        (0..CODE_WORDS).filter_map(|word| list.all.get(number(word)).copied()).collect()
    }

    /// The bytes that typed words say, from whichever list they are. Capitals, numbers before the words and what stands between
    /// them do not matter, and of each word only its first four letters.
    ///
    /// # Errors
    /// [`CodeFault`].
    pub fn read(typed: &str) -> Result<[u8; CODE_BYTES], CodeFault> {
        let typed = typed.get(..LONGEST).unwrap_or(typed).to_lowercase();
        let words: Vec<&str> = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        // Of the list that knows more of the words: an unknown one in it is a slip.
        let known = |list: &List| words.iter().filter(|word| list.number(word).is_some()).count();
        let list = if known(&ENGLISH) > known(&DUTCH) { &*ENGLISH } else { &*DUTCH };
        let mut bytes = [0; CODE_BYTES];
        for (place, word) in words.iter().enumerate() {
            let number = list.number(word).ok_or(CodeFault::Word(place + 1))?;
            for n in (0..11).filter(|n| number >> (10 - n) & 1 == 1) {
                let at = place * 11 + n;
                if let Some(byte) = bytes.get_mut(at / 8) {
                    *byte |= 0x80 >> (at % 8);
                }
            }
        }
        if words.len() == CODE_WORDS { Ok(bytes) } else { Err(CodeFault::Count(words.len())) }
    }

    fn list(self) -> &'static List {
        match self {
            Self::Dutch => &DUTCH,
            Self::English => &ENGLISH,
        }
    }
}

struct List {
    all: Vec<&'static str>,
    /// The number of each word by its first letters.
    by_start: BTreeMap<&'static str, usize>,
}

static DUTCH: LazyLock<List> = LazyLock::new(|| List::of(include_str!("../data/code-nl.txt")));
static ENGLISH: LazyLock<List> = LazyLock::new(|| List::of(include_str!("../data/code-en.txt")));

impl List {
    fn of(text: &'static str) -> Self {
        let all: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let by_start = all.iter().enumerate().map(|(number, word)| (start(word), number)).collect();
        Self { all, by_start }
    }

    fn number(&self, word: &str) -> Option<usize> {
        self.by_start.get(start(word)).copied()
    }
}

fn start(word: &str) -> &str {
    word.char_indices().nth(LETTERS).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LISTS: [CodeList; 2] = [CodeList::Dutch, CodeList::English];

    proptest! {
        /// What was written in words is read back, however it was typed.
        #[test]
        fn words_come_back(bytes in proptest::collection::vec(any::<u8>(), CODE_BYTES)) {
            let bytes: [u8; CODE_BYTES] = bytes.try_into().unwrap();
            for list in LISTS {
                let words = list.words(&bytes);
                prop_assert_eq!(words.len(), CODE_WORDS);
                prop_assert_eq!(CodeList::read(&words.join(" ")), Ok(bytes));
                let numbered = words.iter().enumerate().map(|(n, word)| format!(" {}. {},\r\n", n + 1, word.to_uppercase()));
                prop_assert_eq!(CodeList::read(&numbered.collect::<String>()), Ok(bytes));
                let short: Vec<&str> = words.iter().map(|word| start(word)).collect();
                prop_assert_eq!(CodeList::read(&short.join("  ")), Ok(bytes));
            }
        }

        /// Whatever is typed is read or refused.
        #[test]
        fn anything_is_read_or_refused(typed in ".{0,300}") {
            let _ = CodeList::read(&typed);
        }
    }

    #[test]
    fn each_list_has_2048_words_known_by_four_letters_and_none_of_the_other() {
        for list in LISTS {
            let List { all, by_start } = list.list();
            assert_eq!((all.len(), by_start.len()), (2048, 2048), "{list:?}");
            assert!(all.iter().all(|word| word.len() <= 8 && word.chars().all(|c| c.is_ascii_lowercase())), "{list:?}");
            assert!(all.is_sorted());
        }
        assert!(DUTCH.all.iter().all(|word| word.len() >= 4 && !ENGLISH.all.contains(word)));
    }

    #[test]
    fn a_slip_is_told_by_its_place() {
        let mut words = CodeList::Dutch.words(&[0x5A; CODE_BYTES]);
        words[16] = "xqzzy";
        assert_eq!(CodeList::read(&words.join(" ")), Err(CodeFault::Word(17)));
        assert_eq!(CodeList::read(&words[..16].join(" ")), Err(CodeFault::Count(16)));
        assert_eq!(CodeList::read(""), Err(CodeFault::Count(0)));
    }
}
