//! Photos and voice notes of talks: sealed files that go to and from a mailbox once the talks that name them did.
//!
//! Which of them lie whole in a mailbox is kept, so that most exchanges ask for nothing; it is asked anew now and then, since whoever
//! may write may drop a file, and a relay may forget one.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};
use steunkring_domain::DocumentId;
use steunkring_store::{MediaId, StoreError};
use steunkring_sync::transport::{Piece, RelayClient, TransportError};
use steunkring_wire::body::FileThere;
use steunkring_wire::{FileHash, MailboxId, RefusalCode, TransportKey, limits};

use super::{Place, Synced};
use crate::online::AtHome;
use crate::space::OpenSpace;
use crate::{App, CoreError, Job, SpaceId};

/// How long it is believed that a file lies somewhere, in milliseconds: a week.
const BELIEVED: i64 = 7 * 24 * 60 * 60 * 1000;

/// Which files lie whole in a mailbox.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Known {
    files: BTreeSet<[u8; 32]>,
    /// When all of them were last asked about.
    asked: i64,
}

/// What there is to do at a mailbox.
struct Todo {
    key: TransportKey,
    known: Known,
    /// Files that no talk names any more.
    gone: Vec<[u8; 32]>,
    /// Files of which it is asked how much lies there, and whether each is here.
    ask: Vec<(FileHash, bool)>,
}

/// Drops what no talk names any more, brings what is missing there and fetches what is missing here; says whether all was done, not where
/// the job was asked to stop. Where the mailbox has no room, or its relay takes no files, the rest waits.
pub(super) async fn carry(
    home: &impl AtHome,
    space: SpaceId,
    job: &Job,
    synced: &mut Synced,
) -> Result<bool, CoreError> {
    let Some((place, todo)) = home.with(move |app| app.files_todo(space)).await? else { return Ok(true) };
    let Todo { key, mut known, gone, ask } = todo;
    let (client, mailbox) = (super::client(super::address(&place.address)?)?, MailboxId(place.mailbox));
    for file in &gone {
        match job.unless_cancelled(client.drop_file(&key, &mailbox, &FileHash(*file))).await {
            None => return Ok(false),
            Some(dropped) => dropped?,
        }
        known.files.remove(file);
    }
    let way = Way { client: &client, key: &key, mailbox: &mailbox, job };
    let (mut room, mut whole) = (true, true);
    for some in ask.chunks(limits::FILES_ASKED) {
        let files: Vec<FileHash> = some.iter().map(|(file, _)| *file).collect();
        let there = match job.unless_cancelled(client.files_there(&key, &mailbox, &files)).await {
            None => return Ok(false),
            // A relay of before there were files.
            Some(Err(TransportError::Refused { code: RefusalCode::Malformed, .. })) => break,
            Some(there) => there?,
        };
        for ((file, here), there) in some.iter().zip(there) {
            known.files.remove(&file.0);
            let moved = way.carry_one(home, space, *file, (*here, there), &mut room).await?;
            match moved {
                Moved::Stopped => whole = false,
                Moved::Brought => synced.sent += 1,
                Moved::Fetched => synced.fetched += 1,
                Moved::Lies | Moved::Nowhere => {}
            }
            if matches!(moved, Moved::Brought | Moved::Fetched | Moved::Lies) {
                known.files.insert(file.0);
            }
        }
    }
    home.with(move |app| app.space(space)?.write_meta(&known_at(&place), &known)).await?;
    Ok(whole)
}

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    Brought,
    Fetched,
    /// It lies in both places.
    Lies,
    /// It is here or there, and was not carried over, or is nowhere yet.
    Nowhere,
    /// The job was asked to stop.
    Stopped,
}

/// The way to one mailbox.
struct Way<'a> {
    client: &'a RelayClient,
    key: &'a TransportKey,
    mailbox: &'a MailboxId,
    job: &'a Job,
}

impl Way<'_> {
    async fn carry_one(
        &self,
        home: &impl AtHome,
        space: SpaceId,
        file: FileHash,
        (here, there): (bool, FileThere),
        room: &mut bool,
    ) -> Result<Moved, CoreError> {
        if self.job.is_cancelled() {
            return Ok(Moved::Stopped);
        }
        match (here, there.is_whole()) {
            (true, true) => Ok(Moved::Lies),
            (false, true) => self.fetch(home, space, file, there.size).await,
            (true, false) if *room => match self.bring(home, space, file, there).await {
                Err(Fault::Full) => {
                    *room = false;
                    Ok(Moved::Nowhere)
                }
                Err(Fault::Other(error)) => Err(error),
                Ok(moved) => Ok(moved),
            },
            (_, false) => Ok(Moved::Nowhere),
        }
    }

    async fn bring(
        &self,
        home: &impl AtHome,
        space: SpaceId,
        file: FileHash,
        mut there: FileThere,
    ) -> Result<Moved, Fault> {
        let id = MediaId::new(file.0);
        let open = move |app: &mut App| {
            let store = app.space(space)?.store();
            match store.check_media(id).and_then(|()| store.sealed_media(id)) {
                // What is damaged here would be refused there.
                Err(StoreError::Damaged | StoreError::Missing) => Ok(None),
                opened => Ok(Some(opened?)),
            }
        };
        let Some(mut source) = home.with(open).await? else { return Ok(Moved::Nowhere) };
        let size = source.metadata().map_err(StoreError::from).map_err(CoreError::from)?.len();
        loop {
            let start = if there.size == size { there.there } else { 0 };
            let bytes = read(&mut source, start).map_err(CoreError::from)?;
            let piece = Piece { size, start, bytes: &bytes };
            let Some(kept) = self.job.unless_cancelled(self.client.bring(self.key, self.mailbox, &file, piece)).await
            else {
                return Ok(Moved::Stopped);
            };
            let kept = kept?;
            if kept.is_whole() {
                return Ok(Moved::Brought);
            }
            if kept.there <= start {
                // Dropped, since what others had brought of it was something else; or the relay does not take it.
                return Ok(Moved::Nowhere);
            }
            there = kept;
        }
    }

    async fn fetch(&self, home: &impl AtHome, space: SpaceId, file: FileHash, size: u64) -> Result<Moved, CoreError> {
        let begin = move |app: &mut App| match app.space(space)?.store().begin_media() {
            Err(StoreError::Quota) => Ok(None),
            begun => Ok(Some(begun?)),
        };
        let Some(mut coming) = home.with(begin).await? else { return Ok(Moved::Nowhere) };
        let mut start = 0;
        while start < size {
            let piece = self.client.piece(self.key, self.mailbox, &file, (start, size));
            let Some(piece) = self.job.unless_cancelled(piece).await else { return Ok(Moved::Stopped) };
            let piece = match piece {
                // Somebody dropped it meanwhile.
                Err(TransportError::Refused { code: RefusalCode::NoFile, .. }) => return Ok(Moved::Nowhere),
                piece => piece?,
            };
            start += piece.len() as u64;
            match coming.add(&piece) {
                Err(StoreError::Quota) => return Ok(Moved::Nowhere),
                added => added?,
            }
        }
        let id = MediaId::new(file.0);
        let finish = move |app: &mut App| match coming.finish(id) {
            // The relay's fault or malice; it is as if it had nothing.
            Err(StoreError::Damaged | StoreError::Quota) => Ok(Moved::Nowhere),
            finished => {
                finished?;
                app.space(space)?.note_file_came(id)?;
                Ok(Moved::Fetched)
            }
        };
        home.with(finish).await
    }
}

/// Why a file was not brought.
enum Fault {
    /// There is no room at the relay.
    Full,
    Other(CoreError),
}

impl From<CoreError> for Fault {
    fn from(error: CoreError) -> Self {
        Self::Other(error)
    }
}

impl From<TransportError> for Fault {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Full { .. } => Self::Full,
            error => Self::Other(error.into()),
        }
    }
}

/// The piece of a file that begins somewhere.
fn read(source: &mut File, start: u64) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(start))?;
    source.take(limits::FILE_PIECE as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl App {
    /// Where the files of a space lie, and what there is to do there, if anything.
    fn files_todo(&mut self, space: SpaceId) -> Result<Option<(Place, Todo)>, CoreError> {
        let now = self.now();
        let open = self.space(space)?;
        let Some(place) = open.relay()? else { return Ok(None) };
        let named: BTreeSet<[u8; 32]> = open.named_files()?;
        let mut known: Known = open.read_meta(&known_at(&place))?.unwrap_or_default();
        let gone: Vec<_> = known.files.difference(&named).copied().collect();
        let asks_all = !(0..BELIEVED).contains(&now.0.saturating_sub(known.asked));
        let mut ask = Vec::new();
        for file in named.into_iter().filter(|file| asks_all || !known.files.contains(file)) {
            ask.push((FileHash(file), open.store().has_media(MediaId::new(file))?));
        }
        if asks_all {
            known.asked = now.0;
        }
        if gone.is_empty() && ask.is_empty() {
            return Ok(None);
        }
        Ok(Some((place, Todo { key: open.transport()?, known, gone, ask })))
    }
}

impl OpenSpace {
    /// How many photos and voice notes of this device do not lie, as far as is known, in a mailbox.
    pub(super) fn files_waiting(&self, place: &Place) -> Result<u64, CoreError> {
        let named = self.named_files()?;
        if named.is_empty() {
            return Ok(0);
        }
        let known: Known = self.read_meta(&known_at(place))?.unwrap_or_default();
        let mut waiting = 0;
        for file in named.difference(&known.files) {
            waiting += u64::from(self.store().has_media(MediaId::new(*file))?);
        }
        Ok(waiting)
    }

    fn named_files(&self) -> Result<BTreeSet<[u8; 32]>, CoreError> {
        let named = self.store().read(|reader| reader.media())?;
        Ok(named.iter().map(|id| *id.bytes()).collect())
    }

    /// Tells who looks at a talk that a file of it came.
    fn note_file_came(&mut self, id: MediaId) -> Result<(), CoreError> {
        let holders = self.store().read(move |reader| reader.holders_of(id))?;
        let holders = holders.into_iter().filter_map(|holder| Some(DocumentId(holder.try_into().ok()?))).collect();
        self.note_seen_anew(holders)
    }
}

/// The name of the meta value with which files lie in a mailbox.
pub(super) fn known_at(place: &Place) -> String {
    format!("relay-files/{}", MailboxId(place.mailbox))
}
