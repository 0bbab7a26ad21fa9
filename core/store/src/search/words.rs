//! Between what a person types and what FTS5 reads.

use super::Marked;

/// Mark the begin and end of a word sought; `clean` keeps them out of every indexed text.
pub(super) const OPEN: char = '\u{1}';
pub(super) const CLOSE: char = '\u{2}';

/// Bytes of a query that count.
const QUERY_BYTES: usize = 512;
/// Words of a query that count.
const QUERY_WORDS: usize = 16;

/// Writes a query as quoted words, the last one as a prefix; `None` when there is no word in it.
pub(super) fn match_expression(text: &str) -> Option<String> {
    let words: Vec<&str> = beginning(text, QUERY_BYTES)
        .split(|character: char| character.is_whitespace() || character.is_control())
        // A word without a letter or digit has no token, and would match nothing or everything.
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(QUERY_WORDS)
        .collect();
    if words.is_empty() {
        return None;
    }
    // Inside double quotes FTS5 knows no syntax but the doubled quote.
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
    Some(quoted.join(" ") + " *")
}

/// Cuts a text to `most` bytes at a character border, with spaces for control characters except line breaks.
pub(super) fn clean(text: &str, most: usize) -> String {
    let keep = |character: char| if character.is_control() && character != '\n' { ' ' } else { character };
    beginning(text, most).chars().map(keep).collect()
}

/// Takes the marks out of what FTS5 gave and says where they stood.
pub(super) fn take_marks(marked: &str) -> Marked {
    let mut out = Marked::default();
    let mut begin = None;
    for character in marked.chars() {
        match character {
            OPEN => begin = Some(out.text.len()),
            CLOSE => out.hits.extend(begin.take().map(|begin| begin..out.text.len())),
            other => out.text.push(other),
        }
    }
    out
}

fn beginning(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_quoted_and_the_last_is_a_prefix() {
        assert_eq!(match_expression("oma AND \"Tr").as_deref(), Some("\"oma\" \"AND\" \"\"\"Tr\" *"));
        assert_eq!(match_expression(" - \" * \0"), None);
    }

    #[test]
    fn a_long_query_is_cut_at_a_character() {
        let long = "é".repeat(400);
        assert_eq!(match_expression(&long).unwrap().chars().filter(|&c| c == 'é').count(), 256);
        assert_eq!(match_expression(&"a ".repeat(100)).unwrap().matches('a').count(), 16);
    }

    #[test]
    fn marks_become_ranges() {
        let marked = take_marks("de \u{1}één\u{2} en \u{1}x\u{2}");
        assert_eq!(marked.text, "de één en x");
        let words: Vec<&str> = marked.hits.iter().map(|range| &marked.text[range.clone()]).collect();
        assert_eq!(words, ["één", "x"]);
    }
}
