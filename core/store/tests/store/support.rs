//! What the tests share.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use steunkring_sqlcipher::rusqlite::Connection;
use steunkring_sqlcipher::{Durability, open};
use steunkring_store::{Home, Key, KeySource, MediaId, MediaRef, Passphrase, Space, SpaceInfo, StoreError, Stretch};
use tempfile::TempDir;

pub const KEY: [u8; 32] = [0x42; 32];

pub fn raw() -> KeySource {
    KeySource::Raw(Key::new(KEY))
}

/// A passphrase with the least work, so that tests stay quick.
pub fn phrase(words: &str) -> Passphrase {
    Passphrase::new(words).unwrap().stretched(Stretch::Light)
}

pub fn info(id: u8, name: &str) -> SpaceInfo {
    SpaceInfo { id: vec![id; 32], kind: 1, name: name.into(), place: i64::from(id), seed: vec![id; 32].into() }
}

/// A new home with one open space.
pub fn fresh() -> (TempDir, Home, Space) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::create(folder.path(), &raw()).unwrap();
    let space = home.add_space(&info(1, "Thuis")).unwrap();
    (folder, home, space)
}

/// Opens a file of a home past the store, to see or spoil what lies there.
pub fn inside(path: &Path, key: &[u8; 32]) -> Connection {
    open(path, key, Durability::Full).unwrap()
}

/// The file of the only space of a closed home, and its key.
pub fn only_space(folder: &Path) -> (PathBuf, [u8; 32]) {
    let (name, key): (String, [u8; 32]) = inside(&folder.join("home.db"), &KEY)
        .query_row("SELECT file, key FROM space", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    (folder.join("spaces").join(format!("{name}.db")), key)
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Contents that differ from byte to byte and are the same for the same length.
pub fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ bytes as u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..bytes).map(|_| next()).collect()
}

/// Adds a file that `holder` names.
pub fn add(space: &Space, holder: &[u8], contents: &[u8]) -> MediaRef {
    let file = space.add_media(&mut &*contents).unwrap();
    let (id, holder) = (file.id, holder.to_vec());
    space.write(move |tx| tx.set_media(&holder, &[id])).unwrap();
    file.clone()
}

/// All that a file holds.
pub fn read(space: &Space, file: &MediaRef) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    space.open_media(file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The media files of a home, drafts too.
pub fn media_files(folder: &Path) -> Vec<PathBuf> {
    let media = folder.join("media");
    if media.exists() { files(&media) } else { Vec::new() }
}

/// Starts this test program again for one ignored test, which finds the folder in `STEUNKRING_TEST_FOLDER`.
pub fn child(test: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .env("STEUNKRING_TEST_FOLDER", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

pub fn child_folder() -> PathBuf {
    std::env::var_os("STEUNKRING_TEST_FOLDER").expect("run by another test").into()
}

/// Takes in the sealed bytes of a file in pieces, as they come from another device.
pub fn take_in(space: &Space, id: MediaId, sealed: &mut dyn Read) -> Result<(), StoreError> {
    let mut coming = space.begin_media()?;
    let mut piece = vec![0; 10_000];
    loop {
        match sealed.read(&mut piece)? {
            0 => return coming.finish(id),
            read => coming.add(&piece[..read])?,
        }
    }
}
