//! The fixed first change of each kind of document.

use automerge::Change;
use serde::{Deserialize, Serialize};
use steunkring_domain::Table;

use crate::DocumentError;

/// What a document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// People, ties, views, plan and the list of documents: one a space.
    Map,
    /// One talk or note.
    Note,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Map, Self::Note];

    /// The committed bytes of the first change.
    pub fn beginning(self) -> &'static [u8] {
        match self {
            Self::Map => include_bytes!("beginning/map.change"),
            Self::Note => include_bytes!("beginning/note.change"),
        }
    }

    /// The hash of the first change: receivers do not hold it to its sender's actor.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] when the committed bytes are not a change, which a test excludes.
    pub fn beginning_hash(self) -> Result<[u8; 32], DocumentError> {
        Change::from_bytes(self.beginning().to_vec()).map(|change| change.hash().0).map_err(|_| DocumentError::Damaged)
    }

    /// The byte that stands for the kind in the store.
    pub fn byte(self) -> u8 {
        match self {
            Self::Map => 1,
            Self::Note => 2,
        }
    }

    /// Reads the byte of the store.
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.byte() == byte)
    }

    /// The tables of such a document.
    pub fn tables(self) -> &'static [Table] {
        match self {
            Self::Map => Table::MAP,
            Self::Note => Table::NOTE,
        }
    }
}

#[cfg(test)]
mod tests {
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{ActorId, AutoCommit, ObjType, ROOT, TextEncoding};
    use steunkring_domain::{PersonId, RowKey};

    use super::*;

    /// How the committed bytes were made.
    fn compose(kind: Kind) -> Result<Vec<u8>, automerge::AutomergeError> {
        let mut doc =
            AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(ActorId::from(&[0u8; 16][..]));
        // Tables of later versions stand in the maps that were kept for them.
        for table in kind.tables().iter().filter(|table| !table.name().starts_with("later_")) {
            let map = doc.put_object(ROOT, table.name(), ObjType::Map)?;
            if *table == Table::People {
                doc.put(&map, format!("{}/kind", PersonId::FAMILY.to_row()), "group")?;
            }
        }
        // Empty maps for what later versions may need, so that no version ever has to add a second constant.
        for number in 1..=8 {
            doc.put_object(ROOT, format!("later_{number}"), ObjType::Map)?;
        }
        if kind == Kind::Note {
            doc.put_object(ROOT, crate::body::BODY, ObjType::Text)?;
        }
        doc.commit_with(CommitOptions::default().with_time(0));
        Ok(doc.get_last_local_change().map(|change| change.raw_bytes().to_vec()).unwrap_or_default())
    }

    #[test]
    fn the_committed_bytes_are_what_they_were() {
        for kind in Kind::ALL {
            let made = compose(kind).unwrap();
            assert_eq!(made, kind.beginning(), "{kind:?}: stored documents everywhere begin with the committed bytes");
            assert!(kind.beginning_hash().is_ok());
        }
    }
}
