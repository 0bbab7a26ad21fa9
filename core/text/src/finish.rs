//! What is left to do when a message is filled in: capitals, spaces around empty values, and directions.
//!
//! Every text value travels between two noncharacters, so that the finished text still knows where a value begins; what
//! a person typed cannot contain them, because [`mark`] takes them out.

use crate::locale;

const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// Wraps a value and makes it one line: control characters become spaces, unbalanced direction marks go.
pub(crate) fn mark(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    out.push(OPEN);
    let mut open_isolates = 0_u32;
    for c in value.chars() {
        match c {
            OPEN | CLOSE | '\u{202A}'..='\u{202E}' => {}
            '\u{2066}'..='\u{2068}' => {
                open_isolates += 1;
                out.push(c);
            }
            POP_ISOLATE if open_isolates == 0 => {}
            POP_ISOLATE => {
                open_isolates -= 1;
                out.push(c);
            }
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.extend(std::iter::repeat_n(POP_ISOLATE, usize::try_from(open_isolates).unwrap_or_default()));
    out.push(CLOSE);
    out
}

/// For whom a text is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// For the eye: a value that runs in the other direction is set apart.
    Screen,
    /// For the voice: no invisible marks.
    Speech,
}

/// Finishes a filled-in message: a sentence that starts with a value starts with a capital, an empty value takes
/// the space before it along, and a value that ends a sentence takes the full stop after it along.
pub(crate) fn finish(raw: &str, language: &str, purpose: For) -> String {
    let base = locale::direction(language);
    let mut out = String::with_capacity(raw.len() + 4);
    let mut rest = raw;
    while let Some((before, value, after)) = next_value(rest) {
        push_literal(&mut out, before);
        if value.trim().is_empty() {
            if out.ends_with(' ') {
                out.pop();
            } else if out.is_empty() {
                rest = after.trim_start();
                continue;
            }
        } else {
            let value = if starts_sentence(&out) { capitalised(value, language) } else { value.to_owned() };
            let apart = purpose == For::Screen && locale::text_direction(&value).is_some_and(|found| found != base);
            match (apart, purpose) {
                (true, _) => {
                    out.push(FIRST_STRONG_ISOLATE);
                    out.push_str(&value);
                    out.push(POP_ISOLATE);
                }
                (false, For::Screen) => out.push_str(&value),
                (false, For::Speech) => out.extend(value.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))),
            }
            // What somebody wrote as a sentence ends the sentence that it stands in.
            if value.trim_end().ends_with(['.', '!', '?', '…']) {
                rest = after.strip_prefix('.').filter(|rest| !rest.starts_with('.')).unwrap_or(after);
                continue;
            }
        }
        rest = after;
    }
    push_literal(&mut out, rest);
    out
}

/// Capitalises the first letter as the language does: Dutch "ij" as one letter, and "'s avonds" becomes "'s Avonds".
pub(crate) fn capitalised(text: &str, language: &str) -> String {
    let dutch = language.starts_with("nl");
    // Only quotes and brackets may stand before a first letter.
    let word = text.trim_start_matches(['\'', '’', '"', '“', '‘', '„', '«', '(', '\u{2067}', '\u{2068}']);
    let (lead, word) = text.split_at(text.len() - word.len());
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return text.to_owned() };
    let second = letters.next();
    if dutch && lead.ends_with(['\'', '’']) && second.is_some_and(|c| c == ' ') {
        return format!("{lead}{first} {}", capitalised(letters.as_str(), language));
    }
    if dutch && first == 'i' && second == Some('j') {
        return format!("{lead}IJ{}", letters.as_str());
    }
    let tail = word.get(first.len_utf8()..).unwrap_or_default();
    format!("{lead}{}{tail}", first.to_uppercase())
}

/// Makes a label fit inside a sentence: its first letter small, unless the word is written in capitals ("JIM").
pub(crate) fn uncapitalised(text: &str, language: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let second = letters.clone().next();
    if language.starts_with("nl") && first == 'I' && second == Some('J') {
        return format!("ij{}", text.get(2..).unwrap_or_default());
    }
    if second.is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    format!("{}{}", first.to_lowercase(), letters.as_str())
}

fn next_value(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (value, after) = rest.split_once(CLOSE)?;
    Some((before, value, after))
}

/// Literals of the catalogues carry no marks; a lone one can only be left of a broken pattern.
fn push_literal(out: &mut String, literal: &str) {
    out.extend(literal.chars().filter(|c| !matches!(*c, OPEN | CLOSE)));
}

fn starts_sentence(before: &str) -> bool {
    let trimmed = before.trim_end_matches(['\'', '"', '“', '‘', '„']);
    let text = trimmed.trim_end();
    text.is_empty() || (text.len() < trimmed.len() && text.ends_with(['.', '!', '?', '…', '؟']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pattern: &str, value: &str) -> String {
        finish(&pattern.replace("{}", &mark(value)), "nl", For::Screen)
    }

    #[test]
    fn a_sentence_that_starts_with_a_value_starts_with_a_capital() {
        assert_eq!(said("{} helpt. {} ook, {} dus.", "oma"), "Oma helpt. Oma ook, oma dus.");
        assert_eq!(said("{} is hier", "ijsbrand"), "IJsbrand is hier");
        assert_eq!(said("{} is hier", "'s avonds"), "'s Avonds is hier");
        assert_eq!(said("{} is hier", "“oma” Riet"), "“Oma” Riet is hier");
        assert_eq!(said("{} is hier", "@oma"), "@oma is hier");
        assert_eq!(said("Hoe vaak? {}", "élise"), "Hoe vaak? Élise");
        assert_eq!(said("elke dag {}", "oma"), "elke dag oma");
        assert_eq!(said("Nummer 1.{}", "oma"), "Nummer 1.oma");
    }

    #[test]
    fn a_value_that_ends_a_sentence_takes_the_full_stop_along() {
        assert_eq!(said("Veranderd: {}.", "Oma maakt soep."), "Veranderd: Oma maakt soep.");
        assert_eq!(said("Veranderd: {}. Klaar.", "Komt oma?"), "Veranderd: Komt oma? Klaar.");
        assert_eq!(said("Veranderd: {}.", "en toen…"), "Veranderd: en toen…");
        assert_eq!(said("Nu {}..", "klaar."), "Nu klaar...");
        assert_eq!(said("Dit is {}.", "سامي."), "Dit is \u{2068}سامي.\u{2069}");
    }

    #[test]
    fn an_empty_value_takes_its_space_along() {
        assert_eq!(said("Je helpt Riet {}.", ""), "Je helpt Riet.");
        assert_eq!(said("Je luistert {} naar Riet.", ""), "Je luistert naar Riet.");
        assert_eq!(said("{} komt.", ""), "komt.");
    }

    #[test]
    fn a_value_in_the_other_direction_is_set_apart_for_the_eye_only() {
        assert_eq!(said("Dit is {}.", "سامي"), "Dit is \u{2068}سامي\u{2069}.");
        assert_eq!(said("Dit is {}.", "Sem"), "Dit is Sem.");
        let raw = format!("Dit is {}.", mark("\u{2068}سامي\u{2069}"));
        assert_eq!(finish(&raw, "nl", For::Speech), "Dit is سامي.");
        let raw = format!("هذا {}.", mark("Sem"));
        assert_eq!(finish(&raw, "ar", For::Screen), "هذا \u{2068}Sem\u{2069}.");
    }

    #[test]
    fn a_value_cannot_break_out() {
        assert_eq!(said("Dag {}!", "a\u{2069}\u{202E}b\nc\u{FDD1}d"), "Dag ab cd!");
        assert_eq!(said("Dag {}!", "a\u{2067}b"), "Dag a\u{2067}b\u{2069}!");
    }

    #[test]
    fn small_letters_spare_words_in_capitals() {
        assert_eq!(uncapitalised("Oma", "nl"), "oma");
        assert_eq!(uncapitalised("IJsclub", "nl"), "ijsclub");
        assert_eq!(uncapitalised("JIM", "nl"), "JIM");
        assert_eq!(uncapitalised("", "nl"), "");
    }
}
