//! Turning a text into another as somebody who edits it would have done, so that what others write in it at the same time stays
//! whole.
//!
//! Sentences that stayed are left alone. A sentence that changed changes by one splice between the words that it begins and ends
//! with as before: a splice never reuses a part of a word, and never scatters what one person wrote between what another did.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::{DocumentError, Splice};

/// With more sentences than this, all that lies between the first and last that changed is one change.
const SENTENCES: usize = 2_000;

/// The splices that turn a text into another, to be applied one after the other; the last place comes first.
pub(crate) fn splices(old: &str, new: &str) -> Result<Vec<Splice>, DocumentError> {
    let (before, after) = (sentences(old), sentences(new));
    let mut changed: Vec<(usize, &str, &str)> = Vec::new();
    if before.len().max(after.len()) > SENTENCES {
        changed.push((0, old, new));
    } else {
        let (mut from, mut to) = (before.as_slice(), after.as_slice());
        let (mut at, mut new_at) = (0, 0);
        for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
            // How much a step takes is right; where it says that it stands is not, where a step after it was moved.
            let (gone, come) = (take(&mut from, op.old_range().len()), take(&mut to, op.new_range().len()));
            if !matches!(op, DiffOp::Equal { .. }) {
                pairs((at, gone, old), (new_at, come, new), &mut changed);
            }
            at += bytes(gone);
            new_at += bytes(come);
        }
    }
    let mut splices = Vec::new();
    for (at, old_part, new_part) in changed.into_iter().rev() {
        splices.extend(between_words(old, at, old_part, new_part)?);
    }
    Ok(splices)
}

fn sentences(text: &str) -> Vec<&str> {
    // A line is a sentence of its own, also without a full stop.
    text.split_inclusive('\n').flat_map(str::split_sentence_bounds).collect()
}

/// Takes so many sentences off the front.
fn take<'t, 's>(sentences: &mut &'s [&'t str], count: usize) -> &'s [&'t str] {
    let (taken, rest) = sentences.split_at_checked(count).unwrap_or((sentences, &[]));
    *sentences = rest;
    taken
}

fn bytes(sentences: &[&str]) -> usize {
    sentences.iter().map(|one| one.len()).sum()
}

/// Which parts change into which, of sentences with where they stand in their text: sentence by sentence where as many came as went, else
/// all of them at once.
fn pairs<'t>(
    (mut at, gone, old): (usize, &[&'t str], &'t str),
    (new_at, come, new): (usize, &[&'t str], &'t str),
    changed: &mut Vec<(usize, &'t str, &'t str)>,
) {
    if gone.len() == come.len() {
        for (old_one, new_one) in gone.iter().zip(come) {
            changed.push((at, old_one, new_one));
            at += old_one.len();
        }
        return;
    }
    let part = |text: &'t str, at: usize, ones: &[&str]| text.get(at..at + bytes(ones)).unwrap_or_default();
    changed.push((at, part(old, at, gone), part(new, new_at, come)));
}

/// The one splice between the words that two parts begin and end with alike; nothing where they are equal.
fn between_words(text: &str, at: usize, old: &str, new: &str) -> Result<Option<Splice>, DocumentError> {
    if old == new {
        return Ok(None);
    }
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_word_bounds().collect(), new.split_word_bounds().collect());
    let front = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let most = before.len().min(after.len()) - front;
    let back = before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    let middle = |words: &[&str]| words.iter().take(words.len() - back).skip(front).copied().collect::<String>();
    let kept: usize = before.iter().take(front).map(|word| word.len()).sum();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).map_err(|_| DocumentError::TooMuch);
    Ok(Some(Splice {
        at: units(text.get(..at + kept).unwrap_or_default())?,
        delete: units(&middle(&before))?,
        insert: middle(&after),
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use steunkring_domain::Instant;

    use super::*;
    use crate::{Document, Kind};

    /// What two people make of a text, each on a phone of their own, who then hear of each other.
    fn both(base: &str, one: &str, two: &str) -> String {
        let mut first = Document::begin(Kind::Note, [9; 16]).unwrap();
        first.rewrite(base, Instant(0)).unwrap();
        let saved = first.save();
        let load = |actor| Document::load(Kind::Note, &saved, &[], [actor; 16]).unwrap();
        let (mut here, mut there) = (load(1), load(2));
        let change = here.rewrite(one, Instant(1)).unwrap();
        let other = there.rewrite(two, Instant(1)).unwrap();
        assert_eq!((here.body().as_str(), there.body().as_str()), (one, two));
        here.receive(&other).unwrap();
        there.receive(&change).unwrap();
        assert_eq!(here.body(), there.body());
        here.body()
    }

    fn holds(text: &str, parts: &[&str]) {
        for part in parts {
            assert_eq!(text.matches(part).count(), 1, "{part:?} in {text:?}");
        }
    }

    #[test]
    fn who_writes_a_sentence_anew_keeps_every_word_of_it() {
        let text = both("Ze is vaak moe.", "Ze is vaak moe. Nieuw van Nadia.", "Ze is vaak moe. Iris schrijft hier.");
        holds(&text, &["Ze is vaak moe.", "Nieuw van Nadia.", "Iris schrijft hier."]);
        let text = both("Alles gaat goed.", "De dokter gaf nieuwe medicijnen.", "Juf Els vertelt over de cijfers.");
        holds(&text, &["De dokter gaf nieuwe medicijnen", "Juf Els vertelt over de cijfers"]);
    }

    #[test]
    fn lines_stay_lines() {
        let base = "Regel een.\nRegel twee.\nRegel drie.";
        let text = both(
            base,
            "Regel één, van Nadia.\nRegel twee.\nRegel drie van Nadia.",
            "Regel een.\nRegel twee, zegt Iris.\nRegel drie.",
        );
        assert_eq!(text, "Regel één, van Nadia.\nRegel twee, zegt Iris.\nRegel drie van Nadia.");
        let text = both("Een.\nMidden.\nSlot.", "Een A.\nMidden.\nSlot A.", "Een B.\nMidden.\nSlot B.");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[1]), (3, "Midden."));
        for line in [lines[0], lines[2]] {
            assert!(line.contains(" A") && line.contains(" B"), "{line}");
        }
    }

    #[test]
    fn a_word_that_nobody_took_away_stays_whole() {
        let text = both("Nadia en Bo.", "Nadine en Bo.", "Nadja en Bo.");
        holds(&text, &["Nadine", "Nadja", " en Bo."]);
        assert!(!text.contains("Nadia"));
    }

    #[test]
    fn a_sentence_that_goes_and_one_that_comes() {
        let text = both("Eerst. Dan. Slot.", "Eerst. Slot.", "Eerst. Dan. Nog iets. Slot.");
        holds(&text, &["Eerst.", "Nog iets.", "Slot."]);
        assert!(!text.contains("Dan"));
    }

    /// The differ moves a step here and leaves the place of the next as it was.
    #[test]
    fn lines_that_stand_there_twice_come_in_their_order() {
        let (old, new) = ("Oma \nOma \n. Oma \nOma \n\nOma een \n", "\n\nOma \nOma een \n");
        let mut units: Vec<u16> = old.encode_utf16().collect();
        for splice in splices(old, new).unwrap() {
            splice.apply(&mut units).unwrap();
        }
        assert_eq!(String::from_utf16(&units).unwrap(), new);
    }

    proptest! {
        /// Whatever the two texts are, the splices turn one into the other.
        #[test]
        fn the_splices_come_to_the_new_text(
            old in "(Oma |komt |een |👍🏽|e\u{301}|\n|\\. |[a-c]){0,40}",
            new in "(Oma |komt |een |👍🏽|e\u{301}|\n|\\. |[a-c]){0,40}",
        ) {
            let mut units: Vec<u16> = old.encode_utf16().collect();
            for splice in splices(&old, &new).unwrap() {
                splice.apply(&mut units).unwrap();
            }
            prop_assert_eq!(String::from_utf16(&units).unwrap(), new);
        }
    }

    #[test]
    fn a_text_of_very_many_sentences_is_one_change() {
        let (old, new) = ("Nee. ".repeat(3_000), format!("{}Ja. ", "Nee. ".repeat(2_999)));
        assert_eq!(splices(&old, &new).unwrap(), [Splice { at: 14_995, delete: 3, insert: "Ja".into() }]);
    }
}
