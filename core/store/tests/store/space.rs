//! One space's file: rows, transactions, readers.

use crate::support::{fresh, info, raw};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use steunkring_store::{DocumentHead, Home, ScreenRow, StoreError};

#[test]
fn rows_come_back_after_reopening() {
    let (folder, home, space) = fresh();
    space
        .write(|tx| {
            tx.put_state(7, b"b", b"2")?;
            tx.put_state(7, b"a", b"1")?;
            tx.put_state(8, b"a", b"other kind")?;
            tx.put_screen(1, b"row", 5, b"old")?;
            tx.put_screen(1, b"row", 6, b"new")?;
            tx.put_meta("version", b"3")
        })
        .unwrap();
    drop((home, space));
    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    space
        .read(|reader| {
            assert_eq!(reader.scan_state(7)?, [(b"a".to_vec(), b"1".to_vec()), (b"b".to_vec(), b"2".to_vec())]);
            let mut seen = Vec::new();
            reader.each_state(7, |key, value| -> Result<(), StoreError> {
                seen.push((key, value));
                Ok(())
            })?;
            assert_eq!(seen, reader.scan_state(7)?);
            let mut calls = 0;
            let stopped = reader.each_state(7, |_, _| {
                calls += 1;
                Err(StoreError::Missing)
            });
            assert_eq!((stopped, calls), (Err(StoreError::Missing), 1));
            assert_eq!(reader.state(8, b"a")?.as_deref(), Some(&b"other kind"[..]));
            assert_eq!(reader.state(9, b"a")?, None);
            assert_eq!((reader.count_state(7)?, reader.count_state(9)?), (2, 0));
            let row = ScreenRow { key: b"row".to_vec(), revision: 6, value: b"new".to_vec() };
            assert_eq!(reader.screen(1, b"row")?, Some(row.clone()));
            assert_eq!(reader.screens(1)?, [row]);
            assert_eq!(reader.meta("version")?.as_deref(), Some(&b"3"[..]));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    space.check().unwrap();
}

#[test]
fn deleting_says_what_was_there() {
    let (_folder, _home, space) = fresh();
    let said = space
        .write(|tx| {
            tx.put_state(1, b"a", b"")?;
            tx.put_screen(1, b"a", 0, b"")?;
            tx.put_screen(1, b"b", 0, b"")?;
            tx.put_meta("m", b"")?;
            Ok::<_, StoreError>((
                (tx.delete_state(1, b"a")?, tx.delete_state(1, b"a")?),
                (tx.delete_screen(1, b"a")?, tx.delete_screen(1, b"a")?),
                (tx.delete_screens(1)?, tx.delete_screens(1)?),
                (tx.delete_meta("m")?, tx.delete_meta("m")?),
            ))
        })
        .unwrap();
    assert_eq!(said, ((true, false), (true, false), (1, 0), (true, false)));
}

#[test]
fn a_document_is_a_snapshot_and_what_came_after() {
    let (_folder, _home, space) = fresh();
    space
        .write(|tx| {
            assert_eq!(tx.append_change(b"note", 0, b"c").unwrap_err(), StoreError::Missing);
            tx.save_document(b"note", 0, 2, b"s1")?;
            assert_eq!(tx.append_change(b"note", 0, b"c1")?, 1);
            assert_eq!(tx.append_change(b"note", 0, b"c2")?, 2);
            assert_eq!(tx.append_change(b"note", 1, b"c").unwrap_err(), StoreError::Missing);
            let loaded = tx.load_document(b"note", 0)?.unwrap();
            assert_eq!(
                (loaded.kind, loaded.snapshot, loaded.changes),
                (2, b"s1".to_vec(), vec![b"c1".to_vec(), b"c2".to_vec()])
            );
            tx.save_document(b"note", 1, 2, b"s2")?;
            let head = |generation, changes| DocumentHead { id: b"note".to_vec(), generation, kind: 2, changes };
            assert_eq!(tx.documents()?, [head(0, 2), head(1, 0)]);
            tx.save_document(b"note", 0, 2, b"s3")?;
            assert_eq!(tx.documents()?, [head(0, 0), head(1, 0)]);
            assert_eq!(tx.append_change(b"note", 0, b"c3")?, 1);
            assert!(tx.delete_document(b"note", 0)?);
            assert!(!tx.delete_document(b"note", 0)?);
            assert_eq!(tx.load_document(b"note", 0)?, None);
            tx.save_document(b"note", 0, 2, b"again")?;
            assert_eq!(tx.load_document(b"note", 0)?.unwrap().changes, Vec::<Vec<u8>>::new());
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_failed_write_leaves_everything_as_it_was() {
    #[derive(Debug, PartialEq)]
    enum Mine {
        Refused,
        Store(StoreError),
    }
    impl From<StoreError> for Mine {
        fn from(error: StoreError) -> Self {
            Self::Store(error)
        }
    }
    let (_folder, _home, space) = fresh();
    let spoil = |tx: &steunkring_store::Tx<'_>| {
        tx.put_state(1, b"a", b"spoiled").unwrap();
        tx.save_document(b"d", 0, 0, b"spoiled").unwrap();
    };
    space.write(|tx| tx.put_state(1, b"a", b"good")).unwrap();
    let refused = space.write(move |tx| {
        spoil(tx);
        Err::<(), _>(Mine::Refused)
    });
    assert_eq!(refused, Err(Mine::Refused));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        space.write(move |tx| {
            spoil(tx);
            if tx.documents()?.len() == 1 {
                panic!("a panic of the test");
            }
            Ok::<_, StoreError>(())
        })
    }));
    assert_eq!(*panicked.unwrap_err().downcast::<&str>().unwrap(), "a panic of the test");
    let limit = space.write(move |tx| {
        spoil(tx);
        tx.put_state(1, &[0; 1025], b"").map_err(Mine::from)
    });
    assert!(matches!(limit, Err(Mine::Store(StoreError::Invalid(_)))));
    let state = space.read(|reader| Ok::<_, StoreError>((reader.state(1, b"a")?, reader.documents()?))).unwrap();
    assert_eq!(state, (Some(b"good".to_vec()), vec![]));
    space.write(|tx| tx.put_state(1, b"a", b"better")).unwrap();
}

#[test]
fn a_read_sees_one_state_and_does_not_wait_for_a_write() {
    let (_folder, _home, space) = fresh();
    space.write(|tx| tx.put_state(1, b"a", b"0")).unwrap();
    let (begun, wait_begun) = channel();
    let (go, wait_go) = channel();
    let writer = space.clone();
    let thread = std::thread::spawn(move || {
        writer.write(move |tx| {
            tx.put_state(1, b"a", b"1")?;
            begun.send(()).unwrap();
            wait_go.recv().unwrap();
            Ok::<_, StoreError>(())
        })
    });
    wait_begun.recv().unwrap();
    space
        .read(|reader| {
            assert_eq!(reader.state(1, b"a")?.unwrap(), b"0");
            go.send(()).unwrap();
            thread.join().unwrap().unwrap();
            assert_eq!(reader.state(1, b"a")?.unwrap(), b"0", "the write is not in the state this read began with");
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(space.read(|reader| reader.state(1, b"a")).unwrap().unwrap(), b"1");
}

#[test]
fn writes_of_many_threads_are_one_after_another() {
    let (_folder, home, space) = fresh();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let space = home.open_space(&[1; 32]).unwrap();
            std::thread::spawn(move || {
                for _ in 0..10 {
                    space
                        .write(|tx| {
                            let count = tx.state(1, b"n")?.map_or(0, |bytes| bytes[0]);
                            tx.put_state(1, b"n", &[count + 1])
                        })
                        .unwrap();
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(space.read(|reader| reader.state(1, b"n")).unwrap().unwrap(), [80]);
}

#[test]
fn a_write_inside_a_write_is_refused_and_a_space_may_die_on_its_own_thread() {
    let (_folder, home, space) = fresh();
    let inner = space.clone();
    let nested = space.write(move |_| Ok::<_, StoreError>(inner.write(|tx| tx.put_meta("a", b"")))).unwrap();
    assert!(matches!(nested, Err(StoreError::Invalid(_))));
    let other = home.add_space(&info(2, "")).unwrap();
    let (kept, given) = (other.clone(), channel());
    let sender = given.0;
    let thread = std::thread::spawn(move || other.write(move |_| sender.send(kept).map_err(|_| StoreError::Missing)));
    drop(given.1.recv().unwrap());
    thread.join().unwrap().unwrap();
    home.open_space(&[2; 32]).unwrap().check().unwrap();
}

#[test]
fn limits_hold_at_their_border() {
    let (_folder, _home, space) = fresh();
    space
        .write(|tx| {
            tx.put_state(u32::MAX, &[1; 1024], b"")?;
            tx.put_state(0, b"", &vec![7; 1 << 20])?;
            tx.put_screen(0, b"", i64::MAX.unsigned_abs(), b"")?;
            assert!(matches!(tx.put_screen(0, b"", 1 << 63, b""), Err(StoreError::Invalid(_))));
            assert!(matches!(tx.save_document(&[1; 1025], 0, 0, b""), Err(StoreError::Invalid(_))));
            assert!(matches!(tx.put_meta(&"n".repeat(1025), b""), Err(StoreError::Invalid(_))));
            assert!(matches!(tx.put_state(0, b"", &vec![0; (64 << 20) + 1]), Err(StoreError::Invalid(_))));
            assert_eq!(tx.scan_state(u32::MAX)?.len(), 1);
            assert_eq!(tx.screen(0, b"")?.unwrap().revision, i64::MAX.unsigned_abs());
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_closed_home_is_one_file_a_space_without_logs() {
    let (folder, home, space) = fresh();
    space.write(|tx| tx.put_state(1, b"a", b"1")).unwrap();
    drop((home, space));
    let (path, _) = crate::support::only_space(folder.path());
    assert_eq!(crate::support::files(&folder.path().join("spaces")), std::slice::from_ref(&path));
    // Also when the last handle only read.
    let before = std::fs::read(&path).unwrap();
    let home = Home::open(folder.path(), &raw()).unwrap();
    home.open_space(&[1; 32]).unwrap().read(|reader| reader.documents()).unwrap();
    drop(home);
    assert_eq!(crate::support::files(&folder.path().join("spaces")), std::slice::from_ref(&path));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
