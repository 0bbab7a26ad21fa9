//! What a home takes on the disk.

use crate::support::{add, files, fresh, info, noise};
use std::fs;
use steunkring_store::Cancel;

/// Every byte of every file is counted once, under what it is for.
#[test]
fn the_report_adds_up_to_the_files() {
    let (folder, home, space) = fresh();
    home.search().clear().unwrap();
    let other = home.add_space(&info(2, "Wijk")).unwrap();
    let before = home.storage().unwrap();
    assert_eq!(before.spaces.iter().map(|space| space.media).collect::<Vec<_>>(), [0, 0]);
    assert!(before.search > 0 && before.other > 0);
    add(&space, b"note", &noise(100_000));
    other.write(|tx| tx.put_state(1, b"key", &noise(50_000))).unwrap();
    fs::write(folder.path().join("media").join("left"), [0; 77]).unwrap();

    let report = home.storage().unwrap();
    let [first, second] = &report.spaces[..] else { panic!("two spaces") };
    assert_eq!((first.id.as_slice(), second.id.as_slice()), (&[1; 32][..], &[2; 32][..]));
    let file = 100_352 + 1 + 2 * 16; // padded, the version, two tags
    assert_eq!((first.media, second.media), (file, 0));
    assert!(second.database >= before.spaces[1].database + 50_000);
    assert_eq!(report.other, before.other + 77);
    assert_eq!(report.search, before.search);
    let all: u64 = files(folder.path()).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    assert_eq!(report.total(), all);
}

/// What tidying would give back is what it gives back.
#[test]
fn what_is_spare_is_what_goes() {
    let (folder, _home, space) = fresh();
    assert_eq!(space.spare(), Ok(0));
    let kept = add(&space, b"note", &noise(100));
    let media = files(folder.path()).into_iter().find(|path| path.ends_with(hex(kept.id.bytes()))).unwrap();
    let left = media.with_file_name(hex(&[9; 32]));
    fs::write(&left, [0; 77]).unwrap();
    assert_eq!(space.spare(), Ok(77));
    space.write(|tx| tx.put_state(1, b"key", &noise(400_000))).unwrap();
    assert_eq!(space.spare(), Ok(77), "what is named and used is not spare");
    space.write(|tx| tx.delete_state(1, b"key").map(drop)).unwrap();
    let spare = space.spare().unwrap();
    assert!(spare > 400_000);
    let (swept, compacted) = (space.sweep_media().unwrap(), space.compact(&Cancel::default()).unwrap());
    assert_eq!((swept.removed, swept.bytes + compacted.freed), (1, spare));
    assert!(media.exists() && !left.exists());
    assert_eq!(space.spare(), Ok(0));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
