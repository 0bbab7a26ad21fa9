//! One space's file: a thread that writes and a connection that reads.

mod journal;
mod rows;

pub(crate) use journal::remove_journal;
pub use journal::{FLUSH_AFTER, JournalLine, LineMark};
pub use rows::{DocumentHead, Reader, ScreenRow, StateRow, StoredDocument, Tx};

use crate::database::Database;
use crate::home::HomeLock;
use crate::media::{MediaFolder, MediaId};
use crate::{Key, StoreError, schema};
use journal::JournalSlot;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle, ThreadId};
use steunkring_sqlcipher::rusqlite::{Connection, TransactionBehavior};

/// Holds one space's file open. Clones share the file; the last one dropped closes it.
#[derive(Clone)]
pub struct Space(Arc<Inner>);

impl Space {
    pub(crate) fn create(path: &Path, media: PathBuf, key: &Key, lock: Arc<HomeLock>) -> Result<Self, StoreError> {
        let connection = schema::create(path, key.bytes(), schema::SPACE)?;
        Self::start(connection, path, media, key, lock)
    }

    pub(crate) fn open(path: &Path, media: PathBuf, key: &Key, lock: Arc<HomeLock>) -> Result<Self, StoreError> {
        let connection = schema::open_existing(path, key.bytes(), schema::SPACE)?;
        Self::start(connection, path, media, key, lock)
    }

    /// Runs a closure as one transaction, in its turn on the writer's thread; when this returns `Ok`, what it wrote
    /// survives the loss of power. When the closure fails or panics, or the commit fails, everything is as it was; a
    /// panic goes on in the caller.
    ///
    /// # Errors
    /// What the closure gives; `Full`, `ReadOnly`, `Damaged` or `Io` from the commit; `Invalid` inside another write of
    /// this space.
    pub fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.run(|writer| writer.transact(work))
    }

    /// Does as [`Space::write`], but does not wait for the disk: the loss of power may undo it. For what can be made again.
    ///
    /// # Errors
    /// As [`Space::write`].
    pub fn write_soon<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.run(|writer| writer.transact_soon(work))
    }

    /// Runs a closure on the caller's thread over one consistent state of the file: the last committed one. Reads of one
    /// space take turns; they do not wait for writes.
    ///
    /// # Errors
    /// What the closure gives; `Damaged` or `Io` from the file.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut connection = lock(&self.0.reader);
        schema::transact(&mut connection, TransactionBehavior::Deferred, |connection| work(&Reader::new(connection)))
    }

    /// Verifies every page and index of the file, and every photo and voice note that it names and that is here.
    ///
    /// # Errors
    /// `Damaged` at the first fault.
    pub fn check(&self) -> Result<(), StoreError> {
        lock(&self.0.reader).check()?;
        for id in self.read(|reader| reader.media())? {
            match self.check_media(id) {
                // Not fetched yet, or gone while this runs.
                Ok(()) | Err(StoreError::Missing) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Copies the file as of now into a new one under another key, and lists the photos and voice notes that it names.
    pub(crate) fn copy_to(&self, path: &Path, key: &Key) -> Result<Vec<MediaId>, StoreError> {
        lock(&self.0.reader)
            .run(|connection| crate::backup::copy(connection, path, key, |copy| Reader::new(copy).media()))
    }

    /// Gives the connection that reads, for what is no transaction.
    pub(crate) fn with_reader<T>(&self, work: impl FnOnce(&Connection) -> T) -> T {
        work(&lock(&self.0.reader))
    }

    pub(crate) fn downgrade(&self) -> Weak<Inner> {
        Arc::downgrade(&self.0)
    }

    /// Gives the folder of the photos and voice notes.
    pub(crate) fn media(&self) -> &Arc<MediaFolder> {
        &self.0.media
    }

    /// Runs a closure on the writer's thread, in its turn.
    ///
    /// # Errors
    /// What the closure gives; `Invalid` on the writer's own thread.
    pub(crate) fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut Writer) -> Result<T, E> + Send + 'static,
    {
        const GONE: StoreError = StoreError::Io(std::io::ErrorKind::BrokenPipe);
        if thread::current().id() == self.0.writer.id {
            return Err(StoreError::Invalid("one write at a time in a space").into());
        }
        let (answer, outcome) = channel();
        let run = move |writer: &mut Writer| {
            // The transaction rolls back while a panic passes, so the connection is sound after it.
            let result = catch_unwind(AssertUnwindSafe(|| work(writer)));
            // Nobody waiting means that the caller's thread died; what was committed stays committed.
            let _ = answer.send(result);
        };
        let jobs = self.0.writer.jobs.as_ref().ok_or(GONE)?;
        jobs.send(Box::new(run)).map_err(|_| GONE)?;
        match outcome.recv() {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(GONE.into()),
        }
    }

    pub(crate) fn start(
        mut reader: Database,
        path: &Path,
        media: PathBuf,
        key: &Key,
        lock: Arc<HomeLock>,
    ) -> Result<Self, StoreError> {
        reader.set("query_only", "ON")?;
        let media = Arc::new(MediaFolder::new(media));
        let writer = Writer { path: path.to_owned(), key: key.clone(), connection: None, media: media.clone() };
        let writer = WriterThread::spawn(writer)?;
        let journal = JournalSlot::new(path, key);
        Ok(Self(Arc::new(Inner { reader: Mutex::new(reader), writer, journal, media, _lock: lock })))
    }
}

impl std::fmt::Debug for Space {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Space(…)")
    }
}

pub(crate) struct Inner {
    // Dropped in this order, so that the file is closed before the lock opens.
    reader: Mutex<Database>,
    writer: WriterThread,
    journal: JournalSlot,
    media: Arc<MediaFolder>,
    /// Keeps other processes out as long as one space of the home is open.
    _lock: Arc<HomeLock>,
}

impl Inner {
    pub(crate) fn share(self: Arc<Self>) -> Space {
        Space(self)
    }
}

struct WriterThread {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    id: ThreadId,
}

impl WriterThread {
    fn spawn(mut writer: Writer) -> Result<Self, StoreError> {
        let (jobs, inbox) = channel::<Job>();
        let thread = thread::Builder::new().name("steunkring-store".into()).spawn(move || {
            for job in inbox {
                job(&mut writer);
            }
        })?;
        Ok(Self { jobs: Some(jobs), id: thread.thread().id(), thread: Some(thread) })
    }
}

impl Drop for WriterThread {
    fn drop(&mut self) {
        drop(self.jobs.take());
        // After the join the file is closed. The writer cannot wait for itself.
        if let Some(thread) = self.thread.take()
            && thread::current().id() != self.id
        {
            let _ = thread.join();
        }
    }
}

type Job = Box<dyn FnOnce(&mut Writer) + Send>;

/// Writes; opens its connection with the first write, since the first screen only reads and opening takes time.
pub(crate) struct Writer {
    path: PathBuf,
    key: Key,
    connection: Option<Database>,
    media: Arc<MediaFolder>,
}

impl Writer {
    pub(crate) fn transact<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let media = self.media.clone();
        transacted(self.connection()?, &media, work)
    }

    /// Does as [`Writer::transact`], but does not wait for the disk.
    fn transact_soon<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let media = self.media.clone();
        self.connection()?.soon(|connection| transacted(connection, &media, work))
    }

    /// Gives the connection, opened when it is first needed.
    pub(crate) fn connection(&mut self) -> Result<&mut Database, StoreError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(schema::open_existing(&self.path, self.key.bytes(), schema::SPACE)?),
        };
        Ok(connection)
    }
}

fn transacted<T, E: From<StoreError>>(
    connection: &mut Database,
    media: &MediaFolder,
    work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let value =
        schema::transact(connection, TransactionBehavior::Immediate, |connection| work(&Tx::new(connection, media)))?;
    media.settle(|id| {
        schema::transact(connection, TransactionBehavior::Deferred, |connection| {
            Reader::new(connection).names_media(id)
        })
    });
    Ok(value)
}

/// Takes a lock also after a panic: what it guards is a connection, whose transaction was rolled back by then.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
