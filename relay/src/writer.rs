use crate::store::StoreError;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::{io, thread};
use steunkring_sqlcipher::rusqlite::{self, Connection};
use steunkring_wire::RefusalCode;
use tokio::sync::oneshot;

/// The most pieces of work in one transaction.
const GROUP: usize = 128;
/// The most pieces of work that wait; more are refused as too busy.
const QUEUE: usize = 1024;

/// The one thread that owns the database.
///
/// It takes whatever waits, runs each piece in a savepoint of its own, commits once and only then answers. So a receipt
/// is never given for something that the disk does not hold, and many writers share one flush.
#[derive(Clone)]
pub(crate) struct Writer(SyncSender<Work>);

type Work = Box<dyn FnOnce(&mut rusqlite::Transaction<'_>) -> Answer + Send>;
/// Is told whether the transaction was committed.
type Answer = Box<dyn FnOnce(bool) + Send>;

impl Writer {
    /// Starts the thread; it ends, and closes the database, when the last handle is gone.
    pub(crate) fn start(connection: Connection) -> io::Result<(Self, thread::JoinHandle<()>)> {
        let (send, receive) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("relay-database".into()).spawn(move || run(connection, &receive))?;
        Ok((Self(send), thread))
    }

    /// Runs work on the database and waits until it is committed; `then` runs after the commit, even if nobody waits
    /// for the result any more.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
        then: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T, StoreError> {
        let (send, receive) = oneshot::channel();
        let work: Work = Box::new(move |transaction| {
            let result = in_savepoint(transaction, work);
            Box::new(move |committed| {
                let result = if committed { result } else { Err(StoreError::NotCommitted) };
                if let Ok(value) = &result {
                    then(value);
                }
                // Nobody listens when the phone hung up; the work counts all the same.
                let _ = send.send(result);
            })
        });
        match self.0.try_send(work) {
            Ok(()) => receive.await.unwrap_or(Err(StoreError::NotCommitted)),
            Err(TrySendError::Full(_)) => Err(RefusalCode::TooBusy.into()),
            Err(TrySendError::Disconnected(_)) => Err(StoreError::NotCommitted),
        }
    }
}

fn run(mut connection: Connection, receive: &Receiver<Work>) {
    while let Ok(first) = receive.recv() {
        let mut answers = Vec::new();
        let committed = group(&mut connection, first, receive, &mut answers).is_ok();
        for answer in answers {
            answer(committed);
        }
    }
}

/// Runs what waits in one transaction; a failed begin or commit drops or fails every answer of the group.
fn group(
    connection: &mut Connection,
    first: Work,
    receive: &Receiver<Work>,
    answers: &mut Vec<Answer>,
) -> rusqlite::Result<()> {
    let mut transaction = connection.transaction()?;
    answers.push(first(&mut transaction));
    while answers.len() < GROUP
        && let Ok(work) = receive.try_recv()
    {
        answers.push(work(&mut transaction));
    }
    transaction.commit()
}

fn in_savepoint<T>(
    transaction: &mut rusqlite::Transaction<'_>,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let savepoint = transaction.savepoint()?;
    // On an error the savepoint is dropped, which rolls it back.
    let value = work(&savepoint)?;
    savepoint.commit()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn writer() -> (Writer, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join("t.db")).unwrap();
        connection.execute_batch("CREATE TABLE t (n INTEGER NOT NULL) STRICT;").unwrap();
        (Writer::start(connection).unwrap().0, folder)
    }

    fn count(connection: &Connection) -> Result<i64, StoreError> {
        Ok(connection.query_row("SELECT count(*) FROM t", [], |row| row.get(0))?)
    }

    #[tokio::test]
    async fn work_that_fails_leaves_nothing_and_harms_no_neighbour() {
        let (writer, _folder) = writer();
        let (hold, wait) = channel::<()>();
        // The first piece holds the thread until the others wait behind it, so that all are one group.
        let held = writer.run(move |_| Ok(wait.recv().unwrap_err()), |_| ());
        let insert = |fail: bool| {
            writer.run(
                move |connection| {
                    connection.execute("INSERT INTO t VALUES (1)", [])?;
                    if fail { Err(RefusalCode::TooLong.into()) } else { count(connection) }
                },
                |_| (),
            )
        };
        let release = async move { drop(hold) };
        let (held, good, bad, better, ()) =
            tokio::join!(biased; held, insert(false), insert(true), insert(false), release);
        assert!(held.is_ok());
        assert_eq!((good.unwrap(), better.unwrap()), (1, 2));
        assert!(matches!(bad, Err(StoreError::Refused(RefusalCode::TooLong, 0))));
        assert_eq!(writer.run(count, |_| ()).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn nobody_is_answered_before_the_commit() {
        let (writer, folder) = writer();
        let path = folder.path().join("t.db");
        let insert = |connection: &Connection| Ok(connection.execute("INSERT INTO t VALUES (1)", [])?);
        let (send, receive) = channel();
        let seen = move |_: &usize| send.send(count(&Connection::open(path).unwrap()).unwrap()).unwrap();
        writer.run(insert, seen).await.unwrap();
        assert_eq!(receive.recv().unwrap(), 1);
    }
}
