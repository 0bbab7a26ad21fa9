//! A text while somebody types in it: in the document at once, a change only at a pause.

use automerge::{ChangeHash, PatchAction, ReadDoc};
use steunkring_domain::Instant;

use crate::body::{MAX_BODY, inside_character};
use crate::{Document, DocumentError, Splice};

/// Something that happened in the text, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPatch {
    /// So many units came in.
    Insert {
        /// Before this position.
        at: usize,
        /// How many.
        units: usize,
    },
    /// So many units went.
    Delete {
        /// From this position on.
        at: usize,
        /// How many.
        units: usize,
    },
}

impl Document {
    /// Applies splices, one after the other, that are no change yet; [`Document::finish_typing`] makes one of all of them. Until
    /// then nothing else may be written or received.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPlace`] for a position outside the text, [`DocumentError::TooMuch`] above 200,000 units; those
    /// before it were applied then.
    pub fn type_text(&mut self, splices: &[Splice]) -> Result<(), DocumentError> {
        let id = self.body_id().ok_or(DocumentError::NoSuchPlace)?;
        if self.typed_from.is_none() {
            self.typed_from = Some(self.doc.get_heads());
        }
        for splice in splices {
            let (units, at, delete) = (self.doc.length(&id), splice.at as usize, splice.delete as usize);
            if at.checked_add(delete).is_none_or(|end| end > units) {
                return Err(DocumentError::NoSuchPlace);
            }
            if units - delete + splice.insert.encode_utf16().count() > MAX_BODY {
                return Err(DocumentError::TooMuch);
            }
            // When it was typed is told with the last change of it.
            self.put(&id, splice, Instant(0))?;
        }
        Ok(())
    }

    /// Whether something was typed that is no change yet.
    pub fn is_typing(&self) -> bool {
        self.typed_from.is_some()
    }

    /// Makes what was typed a change, or several where others would not take one so large, and gives their raw bytes; nothing where it
    /// came to nothing.
    pub fn finish_typing(&mut self, at: Instant) -> Vec<Vec<u8>> {
        let Some(from) = self.typed_from.take() else { return Vec::new() };
        // Some of it may have become a change before: reading a version closes what is open.
        self.close(&from, at)
    }

    /// What happened in the text since a version, in the order in which it is to be applied.
    pub fn text_since(&mut self, heads: &[[u8; 32]]) -> Vec<TextPatch> {
        let Some(id) = self.body_id() else { return Vec::new() };
        let before: Vec<ChangeHash> = heads.iter().map(|hash| ChangeHash(*hash)).collect();
        let now = self.doc.get_heads();
        let patches = self.doc.diff_obj(&id, &before, &now, false).unwrap_or_default();
        patches
            .into_iter()
            .filter_map(|patch| match patch.action {
                PatchAction::SpliceText { index, value, .. } => {
                    Some(TextPatch::Insert { at: index, units: value.make_string().encode_utf16().count() })
                }
                PatchAction::DeleteSeq { index, length } => Some(TextPatch::Delete { at: index, units: length }),
                _ => None,
            })
            .collect()
    }
}

impl Splice {
    /// Applies the splice to a text in UTF-16 units.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPlace`] for a position outside the text or inside a character, [`DocumentError::TooMuch`] above
    /// 200,000 units; the text is as it was then.
    pub fn apply(&self, units: &mut Vec<u16>) -> Result<(), DocumentError> {
        let from = self.at as usize;
        let to = from.checked_add(self.delete as usize).ok_or(DocumentError::NoSuchPlace)?;
        if to > units.len() || inside_character(units, from) || inside_character(units, to) {
            return Err(DocumentError::NoSuchPlace);
        }
        if units.len() - (to - from) + self.insert.encode_utf16().count() > MAX_BODY {
            return Err(DocumentError::TooMuch);
        }
        units.splice(from..to, self.insert.encode_utf16());
        Ok(())
    }

    /// Where a caret comes to stand: it stays after the letter that it stood after; where that goes, at its place.
    pub fn carry(&self, caret: u32) -> u32 {
        let end = self.at.saturating_add(self.delete);
        if caret <= self.at {
            caret
        } else if caret <= end {
            self.at
        } else {
            let inserted = u32::try_from(self.insert.encode_utf16().count()).unwrap_or(u32::MAX);
            (caret - self.delete).saturating_add(inserted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn splice(at: u32, delete: u32, insert: &str) -> Splice {
        Splice { at, delete, insert: insert.to_owned() }
    }

    fn note() -> Document {
        let mut note = Document::begin(Kind::Note, [1; 16]).unwrap();
        note.rewrite("Oma komt 👍.", Instant(1)).unwrap();
        note
    }

    #[test]
    fn what_was_typed_is_one_change_whatever_is_read_meanwhile() {
        let mut here = note();
        assert!(here.finish_typing(Instant(2)).is_empty());
        let mut there = Document::load(Kind::Note, &here.save(), &[], [2; 16]).unwrap();
        for (at, letter) in [(9, "m"), (10, "o"), (11, "r")] {
            here.type_text(&[splice(at, 0, letter)]).unwrap();
            if letter == "o" {
                // Reading a version closes the open transaction inside.
                here.heads();
            }
        }
        assert!(here.is_typing());
        let all = here.finish_typing(Instant(3));
        assert!(!here.is_typing());
        there.receive(&all).unwrap();
        assert_eq!((there.body(), here.body()), ("Oma komt mor👍.".into(), "Oma komt mor👍.".into()));
        assert_eq!(there.heads(), here.heads());
    }

    #[test]
    fn nothing_else_is_written_or_received_while_somebody_types() {
        let mut note = note();
        note.type_text(&[splice(0, 0, "Hoi ")]).unwrap();
        assert_eq!(note.splice(&[splice(0, 0, "x")], Instant(2)), Err(DocumentError::Typing));
        assert_eq!(note.write(&[], Instant(2)), Err(DocumentError::Typing));
        assert_eq!(note.receive(&[vec![]]), Err(DocumentError::Typing));
        assert_eq!(note.type_text(&[splice(99, 0, "x")]), Err(DocumentError::NoSuchPlace));
        assert_eq!(note.finish_typing(Instant(3)).len(), 1);
        assert_eq!(note.body(), "Hoi Oma komt 👍.");
    }

    #[test]
    fn what_others_did_is_told_in_order() {
        let mut here = note();
        let mut there = Document::load(Kind::Note, &here.save(), &[], [2; 16]).unwrap();
        let heads = here.heads();
        let changes = there.splice(&[splice(9, 2, ""), splice(0, 0, "Hé 🎈 ")], Instant(2)).unwrap();
        here.receive(&changes).unwrap();
        let mut shadow = crate::Shadow::new(12);
        let mut shown: Vec<u16> = "Oma komt 👍.".encode_utf16().collect();
        for patch in here.text_since(&heads) {
            shadow.from_document(&patch);
        }
        let units: Vec<u16> = here.body().encode_utf16().collect();
        for splice in shadow.catch_up(&units) {
            splice.apply(&mut shown).unwrap();
        }
        assert_eq!(String::from_utf16(&shown).unwrap(), "Hé 🎈 Oma komt .");
    }

    #[test]
    fn a_caret_stays_with_its_letter() {
        for (done, caret, stays) in [
            (splice(0, 0, "abc"), 5, 8),
            (splice(5, 0, "abc"), 5, 5),
            (splice(6, 0, "abc"), 5, 5),
            (splice(0, 4, ""), 5, 1),
            (splice(2, 8, "xy"), 5, 2),
            (splice(2, 3, "👍"), 5, 2),
            (splice(2, 2, "👍"), 5, 5),
        ] {
            assert_eq!(done.carry(caret), stays, "{done:?}");
        }
    }
}
