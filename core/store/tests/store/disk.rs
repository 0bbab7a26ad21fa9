//! A disk that is full or may not be written. Where the tests may mount, a small file system of their own in memory plays
//! it; elsewhere a folder without rights plays the second, and the first says that it was not played.
#![cfg(target_os = "linux")]

use crate::support::{add, files, fresh, info, media_files, noise, phrase, raw, read};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use steunkring_store::{Home, StoreError, backup};

struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    fn tiny(folder: &'a Path, size: &str) -> Option<Self> {
        let option = format!("size={size},mode=0700");
        run("mount", &["-t", "tmpfs", "-o", &option, "tmpfs", folder.to_str()?]).then_some(Self(folder))
    }

    fn remount(&self, option: &str) {
        assert!(run("mount", &["-o", &format!("remount,{option}"), self.0.to_str().unwrap()]));
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        run("umount", &["-l", self.0.to_str().unwrap()]);
    }
}

fn run(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::tiny(folder.path(), "1m") else {
        eprintln!("not played: this user may not mount");
        return;
    };
    let home = Home::create(folder.path(), &raw()).unwrap();
    let space = home.add_space(&info(1, "Thuis")).unwrap();
    let mut kept = 0_u32;
    let refused = loop {
        let write = space.write(move |tx| {
            tx.put_screen(1, b"count", u64::from(kept) + 1, b"")?;
            tx.put_state(1, &kept.to_be_bytes(), &[7; 20_000])
        });
        match write {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 200, "the disk never became full");
    };
    assert_eq!(refused, StoreError::Full);
    assert!(kept > 0);
    let whole = |space: &steunkring_store::Space| {
        let read = space.read(|reader| Ok::<_, StoreError>((reader.scan_state(1)?, reader.screen(1, b"count")?)));
        let (rows, count) = read.unwrap();
        assert_eq!((rows.len(), count.unwrap().revision), (kept as usize, u64::from(kept)));
        assert!(rows.iter().all(|(_, value)| *value == [7; 20_000]));
    };
    whole(&space);
    let out = folder.path().join("copy");
    assert_eq!(backup(&home, &out, &phrase("p")), Err(StoreError::Full));
    assert!(!out.exists());
    assert!(
        fs::read_dir(folder.path()).unwrap().all(|entry| !entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.'))
    );
    drop((home, space));

    mount.remount("size=8m");
    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    whole(&space);
    home.check().unwrap();
    space.write(|tx| tx.put_meta("room", b"again")).unwrap();
    drop((home, space));
}

#[test]
fn a_photo_that_does_not_fit_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::tiny(folder.path(), "2m") else {
        eprintln!("not played: this user may not mount");
        return;
    };
    let home = Home::create(folder.path(), &raw()).unwrap();
    let space = home.add_space(&info(1, "Thuis")).unwrap();
    let first = add(&space, b"first", &noise(100_000));
    for size in [4_000_000, 3_000_000] {
        let refused = space.add_media(&mut noise(size).as_slice());
        assert_eq!(refused.unwrap_err(), StoreError::Full);
        assert_eq!(media_files(folder.path()).len(), 1, "half a photo is removed");
    }
    // Full to the last byte: also a name does not fit, and what is removed makes room.
    let mut kept = Vec::new();
    let refused = loop {
        match space.add_media(&mut noise(60_000).as_slice()) {
            Ok(file) => kept.push(file),
            Err(error) => break error,
        }
        assert!(kept.len() < 200, "the disk never became full");
    };
    assert_eq!(refused, StoreError::Full);
    assert_eq!(media_files(folder.path()).len(), 1 + kept.len());
    assert_eq!(read(&space, &first).unwrap(), noise(100_000));
    drop(kept);
    space.sweep_media().unwrap();
    assert_eq!(media_files(folder.path()).len(), 1);
    add(&space, b"second", &noise(60_000));
    let out = folder.path().join("copy");
    fs::write(folder.path().join("filler"), vec![1; 4_000_000]).unwrap_err();
    assert_eq!(backup(&home, &out, &phrase("p")).unwrap_err(), StoreError::Full);
    assert!(!out.exists() && files(folder.path()).iter().all(|path| !path.ends_with("archive")));
    home.check().unwrap();
    drop((home, space));
    mount.remount("size=8m");
    Home::open(folder.path(), &raw()).unwrap().check().unwrap();
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let (folder, home, space) = fresh();
    drop((home, space));
    let shown = tempfile::tempdir().unwrap();
    if let Some(mount) = Mount::tiny(shown.path(), "4m") {
        drop(Home::create(shown.path(), &raw()).unwrap());
        mount.remount("ro");
        assert_eq!(Home::open(shown.path(), &raw()).unwrap_err(), StoreError::ReadOnly);
        assert_eq!(Home::create(&shown.path().join("new"), &raw()).unwrap_err(), StoreError::ReadOnly);
    } else {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
        fs::set_permissions(folder.path().join("lock"), fs::Permissions::from_mode(0o400)).unwrap();
        assert_eq!(Home::open(folder.path(), &raw()).unwrap_err(), StoreError::ReadOnly);
        assert_eq!(Home::create(&folder.path().join("new"), &raw()).unwrap_err(), StoreError::ReadOnly);
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[test]
fn a_path_through_a_file_is_an_error_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    assert!(matches!(Home::create(&file.join("home"), &raw()).unwrap_err(), StoreError::Io(_)));
}
