//! Photos and voice notes of talks: sealed files beside the database, named by the note.
//!
//! The note that names them goes to the other phones, and after it the files, through the relay of the space ([`App::sync`]).

use std::io::Read;

use steunkring_domain::*;
use steunkring_store::{Key, MEDIA_FILE_BYTES, MediaId, MediaReader, MediaRef, StoreError};

use crate::app::random;
use crate::{App, Command, CoreError, Done, NoteEdit, SpaceId};

/// The most photos and voice notes of one talk.
pub const MEDIA_LIMIT: usize = 200;

/// The field of errors about photos and voice notes.
pub(crate) const MEDIA: &str = "photo or voice note";
/// Why a file of another kind is refused.
pub(crate) const KIND: &str = "not a kind of file that is known";
/// Why a file of more than 64 MiB is refused.
pub(crate) const LARGE: &str = "at most 64 MiB";

/// A photo or voice note that was added.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Attached {
    /// Which.
    pub medium: MediumId,
    /// What became of the command.
    pub done: Done,
}

impl App {
    /// Adds a photo or voice note to a talk, as one step that can be taken back. Its first bytes say which of the two it is; it is read
    /// to the end and sealed on the disk before the note names it.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a file of another kind, above 64 MiB, the 201st of a talk, or where the space has 1 GiB of them;
    /// [`CoreError::Missing`] for a talk that is not there, [`CoreError::NotAllowed`]; errors of the store and [`CoreError::Disk`]
    /// where it cannot be read. Nothing has changed then.
    pub fn attach(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        contents: &mut dyn Read,
        seconds: Option<Seconds>,
    ) -> Result<Attached, CoreError> {
        let note = self.note(space, document)?.note;
        if note.media.values().filter(|medium| medium.removed.is_none()).count() >= MEDIA_LIMIT {
            return Err(invalid("at most 200 in one talk"));
        }
        let open = self.space(space)?;
        if !open.log()?.may_write() {
            return Err(CoreError::NotAllowed);
        }
        let store = open.store().clone();
        let mut beginning = Vec::new();
        let mut first = contents.take(MediumKind::BEGINNING as u64);
        first.read_to_end(&mut beginning).map_err(StoreError::from)?;
        let kind = MediumKind::of_file(&beginning).map_err(|_| invalid(KIND))?;
        let new = store.add_media(&mut beginning.chain(contents)).map_err(|error| match error {
            StoreError::Invalid(_) => invalid(LARGE),
            error => error.into(),
        })?;
        let medium = MediumId(random()?);
        let seconds = seconds.filter(|_| kind == MediumKind::Voice);
        let changes = [
            MediumChange::Kind(Some(kind)),
            MediumChange::File(Some(SealedFile { hash: *new.id.bytes(), key: *new.key.bytes() })),
            MediumChange::Bytes(Some(new.bytes)),
            MediumChange::Seconds(seconds),
            MediumChange::By(Some(self.me(space)?)),
            MediumChange::At(Some(self.now())),
        ];
        let edits = changes.into_iter().map(|change| NoteEdit::Medium(medium, change)).collect();
        // Until here nothing names the file; it is let go of once the note does, or did not come to it.
        let done = self.run(space, Command::Note { document, edits });
        drop(new);
        Ok(Attached { medium, done: done? })
    }

    /// Takes a photo or voice note away from a talk. It stands in the tray, and its file stays.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where the talk has none of that id; as [`App::run`].
    pub fn detach(&mut self, space: SpaceId, document: DocumentId, medium: MediumId) -> Result<Done, CoreError> {
        self.medium(space, document, medium)?;
        let edits = vec![NoteEdit::Medium(medium, MediumChange::Removed(Some(self.now())))];
        self.run(space, Command::Note { document, edits })
    }

    /// Opens a photo or voice note, to be read from any position.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where the talk has none of that id, or where its file is not on this device; [`CoreError::Damaged`].
    pub fn read_medium(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        medium: MediumId,
    ) -> Result<MediaReader, CoreError> {
        let medium = self.medium(space, document, medium)?;
        let file = reference(&medium).ok_or(CoreError::Missing("medium"))?;
        self.space(space)?.store().open_media(&file).map_err(|error| match error {
            StoreError::Missing => CoreError::Missing("medium here"),
            error => error.into(),
        })
    }

    fn medium(&mut self, space: SpaceId, document: DocumentId, medium: MediumId) -> Result<Medium, CoreError> {
        let mut note = self.note(space, document)?.note;
        let found = note.media.remove(&medium).filter(|medium| medium.removed.is_none());
        found.ok_or(CoreError::Missing("medium"))
    }
}

/// All that opens a file; `None` where the note does not tell it, or tells what no file can be.
pub(crate) fn reference(medium: &Medium) -> Option<MediaRef> {
    let (file, bytes) = (medium.file.as_ref()?, medium.bytes?);
    let key = Key::new(file.key);
    (bytes <= MEDIA_FILE_BYTES).then_some(MediaRef { id: MediaId::new(file.hash), key, bytes })
}

fn invalid(reason: &str) -> CoreError {
    CoreError::Invalid { field: MEDIA, reason: reason.to_owned() }
}
