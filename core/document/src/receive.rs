//! Changes from others: taken whole or not at all.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{ActorId, AutoCommit, Change, ChangeHash};

use crate::document::load;
use crate::operations::operations;
use crate::{Document, DocumentError};

/// The most bytes one change may have; the sealed log has the same limit.
pub(crate) const MAX_CHANGE: usize = 1 << 20;
/// The most operations one change may have, with those that it replaces. What is written here has fewer (`body.rs`), and each takes
/// memory while a change is judged, also where a few bytes say that all are alike.
pub(crate) const MAX_OPERATIONS: u64 = 1 << 18;
/// Where the kind of a chunk stands, after the magic bytes and the checksum.
const CHUNK_KIND: usize = 8;
/// Where the checksum stands: the first bytes of the hash.
const CHECKSUM: std::ops::Range<usize> = 4..8;
/// A plain change; compressed ones are refused, since they unpack without a limit.
const PLAIN_CHANGE: u8 = 1;

impl Document {
    /// Takes raw changes of others, in any order and as often as they come. They are applied to a copy that is then saved and
    /// loaded, so that a change made to break the document leaves this one as it was.
    ///
    /// # Errors
    /// [`DocumentError::BadChange`], [`DocumentError::Typing`].
    pub fn receive(&mut self, changes: &[Vec<u8>]) -> Result<(), DocumentError> {
        if changes.is_empty() {
            return Ok(());
        }
        self.not_typing()?;
        let mut parsed = Vec::with_capacity(changes.len());
        for bytes in changes {
            parsed.push(parse(bytes)?);
        }
        self.doc.commit();
        self.replace_by(|mut copy| {
            copy.apply_changes(parsed).map_err(|_| DocumentError::BadChange)?;
            sound(copy)
        })
    }

    /// Becomes what a copy of it is made into; stays as it is where that fails or panics.
    pub(crate) fn replace_by(
        &mut self,
        make: impl FnOnce(AutoCommit) -> Result<AutoCommit, DocumentError>,
    ) -> Result<(), DocumentError> {
        let actor: ActorId = self.doc.get_actor().clone();
        let copy = self.doc.clone();
        let made = catch_unwind(AssertUnwindSafe(move || make(copy))).map_err(|_| DocumentError::BadChange)?;
        let mut made = made?;
        made.set_actor(actor);
        self.doc = made;
        Ok(())
    }

    /// What raw changes, and those that wait here, build on that is neither here nor among them, by its hashes. Changes of this device
    /// that wait are lost with its next one, so that what they build on has to come with them.
    ///
    /// # Errors
    /// [`DocumentError::BadChange`].
    pub fn lacks(&mut self, changes: &[Vec<u8>]) -> Result<Vec<[u8; 32]>, DocumentError> {
        let parsed = changes.iter().map(|bytes| parse(bytes)).collect::<Result<Vec<_>, _>>()?;
        let coming: BTreeSet<ChangeHash> = parsed.iter().map(Change::hash).collect();
        let deps: BTreeSet<ChangeHash> = parsed.iter().flat_map(|change| change.deps().iter().copied()).collect();
        let mut all: BTreeSet<ChangeHash> = self.doc.get_missing_deps(&[]).into_iter().collect();
        all.extend(deps.into_iter().filter(|hash| self.doc.get_change_by_hash(hash).is_none()));
        Ok(all.difference(&coming).map(|hash| hash.0).collect())
    }

    /// How many changes wait for others that have not come yet.
    pub fn waiting(&mut self) -> usize {
        self.doc.get_missing_deps(&[]).len()
    }
}

/// Gives a document back that can be saved and loaded again.
pub(crate) fn sound(mut document: AutoCommit) -> Result<AutoCommit, DocumentError> {
    load(&document.save()).map_err(|_| DocumentError::BadChange)?;
    Ok(document)
}

/// Reads one raw change; a panic of the parser is a bad change too.
fn parse(bytes: &[u8]) -> Result<Change, DocumentError> {
    if bytes.len() > MAX_CHANGE || bytes.get(CHUNK_KIND) != Some(&PLAIN_CHANGE) {
        return Err(DocumentError::BadChange);
    }
    if operations(bytes).is_none_or(|count| count > MAX_OPERATIONS) {
        return Err(DocumentError::BadChange);
    }
    let owned = bytes.to_vec();
    let change =
        catch_unwind(move || Change::from_bytes(owned)).ok().and_then(Result::ok).ok_or(DocumentError::BadChange)?;
    // The parser forgives a wrong checksum and trailing bytes; one change has one form here.
    let checked = bytes.get(CHECKSUM).is_some_and(|sum| change.hash().0.starts_with(sum));
    if checked && change.raw_bytes() == bytes { Ok(change) } else { Err(DocumentError::BadChange) }
}
