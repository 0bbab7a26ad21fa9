//! A process that is killed while it writes.

use crate::support::{child, child_folder, fresh, raw};
use std::io::{BufRead, BufReader, Write};
use steunkring_store::{Home, StoreError};

/// Every write that was acknowledged before a kill is there after it, and no write is there by half.
#[test]
fn a_killed_process_loses_nothing_it_was_told_is_kept() {
    let (folder, home, space) = fresh();
    space.write(|tx| tx.save_document(b"note", 0, 1, b"begin")).unwrap();
    drop((home, space));
    let mut acknowledged = 0;
    for kill_after in [1, 3, 10, 25, 60] {
        let mut writer = child("crash::writes_for_ever", folder.path());
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let numbers =
            lines.filter_map(|line| line.unwrap().strip_prefix("written ").map(|n| n.parse::<u64>().unwrap()));
        for number in numbers.take(kill_after) {
            acknowledged = number;
        }
        writer.kill().unwrap();
        writer.wait().unwrap();

        let home = Home::open(folder.path(), &raw()).unwrap();
        let space = home.open_space(&[1; 32]).unwrap();
        let (changes, states, rows) = space
            .read(|reader| {
                let changes = reader.load_document(b"note", 0)?.unwrap().changes;
                Ok::<_, StoreError>((
                    changes,
                    reader.scan_state(1)?.len(),
                    reader.screen(1, b"count")?.unwrap().revision,
                ))
            })
            .unwrap();
        let kept = changes.len() as u64;
        assert!(kept >= acknowledged, "{acknowledged} were acknowledged, {kept} are there");
        assert_eq!((states as u64, rows), (kept, kept), "the three parts of each write stay together");
        for (n, change) in (1_u64..).zip(&changes) {
            assert_eq!(change.as_slice(), n.to_be_bytes().repeat(500));
        }
        home.check().unwrap();
    }
    assert!(acknowledged > 90);
}

#[test]
#[ignore = "a child process of the test above"]
fn writes_for_ever() {
    let home = Home::open(&child_folder(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    loop {
        let write = |tx: &steunkring_store::Tx<'_>| {
            let n = tx.documents()?[0].changes + 1;
            tx.append_change(b"note", 0, &n.to_be_bytes().repeat(500))?;
            tx.put_state(1, &n.to_be_bytes(), b"there")?;
            tx.put_screen(1, b"count", n, b"")?;
            Ok::<_, StoreError>(n)
        };
        let n = space.write(write).unwrap();
        println!("written {n}");
        std::io::stdout().flush().unwrap();
    }
}
