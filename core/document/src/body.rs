//! The text of a note.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ChangeHash, ObjId, ROOT, ReadDoc};
use serde::{Deserialize, Serialize};
use steunkring_domain::Instant;

use crate::{Document, DocumentError, rewrite};

/// The name of the text in the document.
pub(crate) const BODY: &str = "body";
/// The most UTF-16 units a note may have.
pub(crate) const MAX_BODY: usize = 200_000;
/// The most that one change of a text may weigh, in bytes: above it the text is written in several changes. Below it each has
/// fewer bytes and operations than others refuse (`receive.rs`), with room for what a change says of itself.
const HEAVIEST: usize = crate::receive::MAX_CHANGE - 65_536;
/// A splice that is heavier than a change is cut into pieces of so many UTF-16 units.
const PIECE: usize = 32_768;

/// A replacement within a text, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Where it begins.
    pub at: u32,
    /// How many units go.
    pub delete: u32,
    /// What comes in their place.
    pub insert: String,
}

impl Document {
    /// What was written; empty in a document without a text.
    pub fn body(&self) -> String {
        self.body_id().and_then(|id| self.doc.text(&id).ok()).unwrap_or_default()
    }

    /// Applies splices one after the other and gives the raw bytes of the change that they come to, or of several where others would
    /// not take one so large; none where the text stays as it is.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPlace`] for a position outside the text or inside a character, [`DocumentError::TooMuch`] above
    /// 200,000 units, [`DocumentError::Typing`]. Then nothing is changed.
    pub fn splice(&mut self, splices: &[Splice], at: Instant) -> Result<Vec<Vec<u8>>, DocumentError> {
        if splices.is_empty() {
            return Ok(Vec::new());
        }
        self.not_typing()?;
        let id = self.body_id().ok_or(DocumentError::NoSuchPlace)?;
        let before: Vec<u16> = self.body().encode_utf16().collect();
        let mut units = before.clone();
        splices.iter().try_for_each(|splice| splice.apply(&mut units))?;
        if units == before {
            return Ok(Vec::new());
        }
        let from = self.doc.get_heads();
        splices.iter().try_for_each(|splice| self.put(&id, splice, at))?;
        Ok(self.close(&from, at))
    }

    /// Changes the text into another: the sentences that differ, each between the words that it begins and ends with as before.
    ///
    /// # Errors
    /// As [`Document::splice`].
    pub fn rewrite(&mut self, text: &str, at: Instant) -> Result<Vec<Vec<u8>>, DocumentError> {
        self.splice(&rewrite::splices(&self.body(), text)?, at)
    }

    /// Applies a splice whose places were checked, in as many changes as it takes; the last stays open until [`Document::close`].
    pub(crate) fn put(&mut self, id: &ObjId, splice: &Splice, when: Instant) -> Result<(), DocumentError> {
        let (at, delete) = (splice.at as usize, splice.delete as usize);
        if splice.weight() <= HEAVIEST {
            return self.put_piece(id, (at, delete, &splice.insert), when);
        }
        let units: Vec<u16> = self.body().encode_utf16().collect();
        let mut end = at + delete;
        // From the back, so that what is still to go stays at its place.
        while end > at {
            let from = end.saturating_sub(PIECE).max(at);
            let from = if inside_character(&units, from) { from + 1 } else { from };
            self.put_piece(id, (from, end - from, ""), when)?;
            end = from;
        }
        let (mut rest, mut at) = (splice.insert.as_str(), at);
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.char_indices().nth(PIECE).map_or(rest.len(), |(end, _)| end));
            self.put_piece(id, (at, 0, piece), when)?;
            at += piece.encode_utf16().count();
            rest = after;
        }
        Ok(())
    }

    /// Closes the open change and gives all since a version.
    pub(crate) fn close(&mut self, from: &[ChangeHash], at: Instant) -> Vec<Vec<u8>> {
        self.doc.commit_with(CommitOptions::default().with_time(at.0));
        self.open_weight = 0;
        self.doc.get_changes(from).iter().map(|change| change.raw_bytes().to_vec()).collect()
    }

    fn put_piece(
        &mut self,
        id: &ObjId,
        (at, delete, insert): (usize, usize, &str),
        when: Instant,
    ) -> Result<(), DocumentError> {
        let weight = weight(delete, insert);
        if self.open_weight + weight > HEAVIEST {
            self.doc.commit_with(CommitOptions::default().with_time(when.0));
            self.open_weight = 0;
        }
        self.open_weight += weight;
        let delete = isize::try_from(delete).map_err(|_| DocumentError::NoSuchPlace)?;
        self.doc.splice_text(id, at, delete, insert).map_err(|_| DocumentError::Damaged)
    }

    pub(crate) fn body_id(&self) -> Option<ObjId> {
        match self.doc.get(ROOT, BODY) {
            Ok(Some((automerge::Value::Object(automerge::ObjType::Text), id))) => Some(id),
            _ => None,
        }
    }
}

impl Splice {
    /// The most bytes that it takes in a change.
    pub fn weight(&self) -> usize {
        weight(self.delete as usize, &self.insert)
    }

    /// The one splice that turns a text into another, whole characters only; `None` when they are equal.
    ///
    /// # Errors
    /// [`DocumentError::TooMuch`] when a position does not fit.
    pub fn between(old: &str, new: &str) -> Result<Option<Self>, DocumentError> {
        if old == new {
            return Ok(None);
        }
        let front: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(front..).unwrap_or(""), new.get(front..).unwrap_or(""));
        let back: usize = old_rest
            .chars()
            .rev()
            .zip(new_rest.chars().rev())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).map_err(|_| DocumentError::TooMuch);
        Ok(Some(Self {
            at: units(old.get(..front).unwrap_or(""))?,
            delete: units(old_rest.get(..old_rest.len() - back).unwrap_or(""))?,
            insert: new_rest.get(..new_rest.len() - back).unwrap_or("").to_owned(),
        }))
    }
}

/// The most bytes that a splice takes in a change: an operation for each unit that goes, which names its letter and what wrote it,
/// and one for each that comes.
fn weight(delete: usize, insert: &str) -> usize {
    64 + 16 * delete + insert.len() + 3 * insert.encode_utf16().count()
}

/// Whether a position lies between the two halves of a character.
pub(crate) fn inside_character(units: &[u16], at: usize) -> bool {
    units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_splice_at_or_over_half_a_character_is_refused() {
        let mut note = Document::begin(Kind::Note, [1; 16]).unwrap();
        note.rewrite("a👍b", Instant(1)).unwrap();
        for (at, delete) in [(2, 0), (1, 1), (0, 2), (5, 0), (4, 1), (u32::MAX, u32::MAX)] {
            let splice = Splice { at, delete, insert: "x".into() };
            assert_eq!(note.splice(&[splice], Instant(2)), Err(DocumentError::NoSuchPlace), "{at} {delete}");
        }
        assert_eq!(note.body(), "a👍b");
    }

    #[test]
    fn words_written_over_themselves_are_no_change() {
        let mut note = Document::begin(Kind::Note, [1; 16]).unwrap();
        note.rewrite("oma komt", Instant(1)).unwrap();
        let again = Splice { at: 0, delete: 3, insert: "oma".into() };
        assert_eq!(note.splice(&[again], Instant(2)), Ok(vec![]));
        let (came, went) =
            (Splice { at: 0, delete: 0, insert: "x".into() }, Splice { at: 0, delete: 1, insert: String::new() });
        assert_eq!(note.splice(&[came, went], Instant(2)), Ok(vec![]));
    }

    #[test]
    fn the_splice_between_two_texts_is_the_least() {
        let splice = Splice::between("oma komt maandag", "oma komt dinsdag").unwrap().unwrap();
        assert_eq!((splice.at, splice.delete, splice.insert.as_str()), (9, 4, "dins"));
        let emoji = Splice::between("👍🏽", "👍🏾").unwrap().unwrap();
        assert_eq!((emoji.at, emoji.delete), (2, 2));
        assert_eq!(Splice::between("x", "x").unwrap(), None);
    }
}
