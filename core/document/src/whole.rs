//! Whole documents from others: what stands for entries that are no longer there.
//!
//! A whole document travels as a raw deflate stream of an automerge document chunk whose columns are not packed, so that what it
//! unpacks to is known before automerge reads it.

use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{AutoCommit, ChangeHash, ReadDoc};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::document::load;
use crate::operations::Said;
use crate::receive::sound;
use crate::{Document, DocumentError};

/// The most bytes that a whole document unpacks to.
const MAX_UNPACKED: u64 = 32 << 20;
/// The most changes that it may have.
const MAX_CHANGES: u64 = 1 << 20;
/// The most operations that it may have, and as many again that it says to be written over.
const MAX_OPERATIONS: u64 = 1 << 22;

impl Document {
    /// The whole document as it travels.
    ///
    /// # Errors
    /// None in practice.
    pub fn whole(&mut self) -> Result<Vec<u8>, DocumentError> {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&self.doc.save_nocompress()).map_err(|_| DocumentError::TooMuch)?;
        packed.finish().map_err(|_| DocumentError::TooMuch)
    }

    /// Takes over what a whole document of others holds, and keeps what is here. What was made to break the document leaves this one
    /// as it was.
    ///
    /// # Errors
    /// [`DocumentError::BadChange`], [`DocumentError::Typing`].
    pub fn receive_whole(&mut self, whole: &[u8]) -> Result<(), DocumentError> {
        self.not_typing()?;
        self.doc.commit();
        let begins = self.doc.get_heads() == [ChangeHash(self.kind().beginning_hash()?)];
        let mut other = open(whole)?;
        self.replace_by(|mut copy| {
            if begins && copy.get_heads().iter().all(|head| other.get_change_by_hash(head).is_some()) {
                return Ok(other);
            }
            copy.merge(&mut other).map_err(|_| DocumentError::BadChange)?;
            sound(copy)
        })
    }

    /// Whether a whole document holds these changes, and nothing that is not here.
    ///
    /// # Errors
    /// [`DocumentError::BadChange`] for what is none.
    pub fn agrees_with(&mut self, whole: &[u8], newest: &[[u8; 32]]) -> Result<bool, DocumentError> {
        let mut other = open(whole)?;
        let heads = other.get_heads();
        let here = |doc: &mut AutoCommit, hash: &ChangeHash| doc.get_change_by_hash(hash).is_some();
        Ok(heads.iter().all(|head| here(&mut self.doc, head))
            && newest.iter().all(|hash| here(&mut other, &ChangeHash(*hash))))
    }
}

fn open(whole: &[u8]) -> Result<AutoCommit, DocumentError> {
    let mut chunk = Vec::new();
    let unpacked = DeflateDecoder::new(whole).take(MAX_UNPACKED + 1).read_to_end(&mut chunk);
    if unpacked.is_err() || chunk.len() as u64 > MAX_UNPACKED {
        return Err(DocumentError::BadChange);
    }
    let says = Said::of(&chunk).ok_or(DocumentError::BadChange)?;
    if says.changes > MAX_CHANGES || says.operations > MAX_OPERATIONS || says.written_over > MAX_OPERATIONS {
        return Err(DocumentError::BadChange);
    }
    // A panic of the parser is a bad document too.
    let loaded = catch_unwind(AssertUnwindSafe(|| load(&chunk)));
    loaded.ok().and_then(Result::ok).ok_or(DocumentError::BadChange)
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;

    use super::*;
    use crate::{Field, Kind};

    fn named(document: &mut Document, n: u8, name: &str) -> [u8; 32] {
        let change = PersonChange::Nickname(Some(Nickname::parse(name).unwrap()));
        document.write(&[Field::of::<Person>(&PersonId([n; 16]), &change)], Instant(1)).unwrap().unwrap();
        document.doc.get_heads()[0].0
    }

    fn map(actor: u8) -> Document {
        Document::begin(Kind::Map, [actor; 16]).unwrap()
    }

    #[test]
    fn who_has_nothing_takes_all_over_and_writes_on_as_itself() {
        let (mut one, mut two) = (map(1), map(2));
        named(&mut one, 1, "oma");
        two.receive_whole(&one.whole().unwrap()).unwrap();
        assert_eq!(two.circle(), one.circle());
        let hash = named(&mut two, 2, "opa");
        assert_eq!(two.doc.get_change_by_hash(&ChangeHash(hash)).unwrap().actor_id().to_bytes(), [2; 16]);
        one.receive_whole(&two.whole().unwrap()).unwrap();
        assert_eq!(two.circle(), one.circle());
    }

    #[test]
    fn what_is_here_stays_and_a_comparison_finds_more_and_less() {
        let (mut one, mut two) = (map(1), map(2));
        let oma = named(&mut one, 1, "oma");
        let whole = one.whole().unwrap();
        named(&mut two, 2, "opa");
        assert_eq!(two.agrees_with(&whole, &[oma]), Ok(false), "it holds what is not here");
        two.receive_whole(&whole).unwrap();
        let circle = two.circle();
        assert_eq!([1, 2].map(|n| circle.name(PersonId([n; 16])).to_owned()), ["oma", "opa"]);
        assert_eq!(two.agrees_with(&whole, &[oma]), Ok(true));
        let tante = named(&mut two, 3, "tante");
        assert_eq!(two.agrees_with(&whole, &[oma, tante]), Ok(false), "it lacks what it should hold");
    }

    #[test]
    fn what_is_no_plain_document_is_refused_and_changes_nothing() {
        let mut one = map(1);
        named(&mut one, 1, "oma");
        let whole = one.whole().unwrap();
        let pack = |bytes: &[u8]| {
            let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
            packed.write_all(bytes).unwrap();
            packed.finish().unwrap()
        };
        let plain = one.doc.save_nocompress();
        let bomb = pack(&vec![0; MAX_UNPACKED as usize + 1]);
        let change = one.doc.get_changes(&[])[1].raw_bytes().to_vec();
        let doubled = [&plain[..], &plain].concat();
        let mut bad: Vec<Vec<u8>> = vec![vec![], vec![1, 2, 3], bomb, pack(&change), pack(&doubled)];
        bad.extend((0..plain.len()).map(|at| {
            let mut wrong = plain.clone();
            wrong[at] ^= 1;
            pack(&wrong)
        }));
        let mut two = map(2);
        let before = two.save();
        for bytes in bad {
            assert_eq!(two.receive_whole(&bytes), Err(DocumentError::BadChange));
            assert_eq!(two.save(), before);
        }
        // Packed columns unpack without a limit.
        let mut long = map(3);
        for n in 0..200 {
            named(&mut long, n, "een lange naam die vaak voorkomt");
        }
        assert_ne!(long.doc.save(), long.doc.save_nocompress());
        assert_eq!(two.receive_whole(&pack(&long.doc.save())), Err(DocumentError::BadChange));
        two.receive_whole(&whole).unwrap();
    }
}
