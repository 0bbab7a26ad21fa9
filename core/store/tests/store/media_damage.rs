//! Media files that are not what was written: every chunk flipped, cut, swapped, dropped or replaced.

use crate::support::{add, fresh, media_files, noise, read};
use std::fs;
use std::path::PathBuf;
use steunkring_store::{Home, Key, MediaRef, Space, StoreError};
use tempfile::TempDir;

/// A sealed chunk with its tag.
const SEALED: usize = (64 << 10) + 16;

struct Photo {
    _folder: TempDir,
    _home: Home,
    space: Space,
    file: MediaRef,
    contents: Vec<u8>,
    path: PathBuf,
    good: Vec<u8>,
}

impl Photo {
    /// A file of four chunks, the last one with padding.
    fn new() -> Self {
        let (folder, home, space) = fresh();
        let contents = noise(3 * (64 << 10) + 1000);
        let file = add(&space, b"note", &contents);
        let path = media_files(folder.path()).remove(0);
        let good = fs::read(&path).unwrap();
        assert!(good.len() > 3 * SEALED + 1000 && good.len() < 4 * SEALED);
        Self { _folder: folder, _home: home, space, file, contents, path, good }
    }

    /// The part of the file that holds a chunk.
    fn chunk(&self, index: usize) -> std::ops::Range<usize> {
        1 + index * SEALED..(1 + (index + 1) * SEALED).min(self.good.len())
    }

    /// What reading and checking say to other bytes; a read of an undamaged chunk must still give what was written.
    fn say(&self, bad: &[u8]) -> StoreError {
        fs::write(&self.path, bad).unwrap();
        let said = read(&self.space, &self.file).unwrap_err();
        assert_eq!(self.space.check_media(self.file.id), Err(StoreError::Damaged), "a check finds what a read finds");
        said
    }
}

#[test]
fn a_flipped_bit_in_any_chunk_is_found_and_the_other_chunks_can_be_read() {
    let photo = Photo::new();
    for index in 0..4 {
        let range = photo.chunk(index);
        for at in [range.start, range.start + 500, range.end - 16, range.end - 1] {
            let mut bad = photo.good.clone();
            bad[at] ^= 0x20;
            assert_eq!(photo.say(&bad), StoreError::Damaged, "chunk {index}, byte {at}");
            let opened = photo.space.open_media(&photo.file);
            if index == 3 {
                assert_eq!(opened.unwrap_err(), StoreError::Damaged, "the last chunk is asked at opening");
                continue;
            }
            let mut reader = opened.unwrap();
            for other in 0..4_usize {
                let at = other * (64 << 10);
                let mut out = vec![0; 64 << 10];
                match reader.read_at(at as u64, &mut out) {
                    Ok(size) => {
                        assert_ne!(other, index);
                        assert_eq!(out[..size], photo.contents[at..at + size]);
                    }
                    Err(error) => assert_eq!((error, other), (StoreError::Damaged, index)),
                }
            }
        }
    }
    fs::write(&photo.path, &photo.good).unwrap();
    assert_eq!(read(&photo.space, &photo.file).unwrap(), photo.contents);
}

#[test]
fn a_file_cut_anywhere_is_found() {
    let photo = Photo::new();
    let borders = (0..4).flat_map(|index| [photo.chunk(index).start, photo.chunk(index).end - 16]);
    for size in borders.chain([0, 1, 2, 17, photo.good.len() - 1]) {
        assert_eq!(photo.say(&photo.good[..size]), StoreError::Damaged, "{size} bytes");
    }
    let longer = [photo.good.as_slice(), &photo.good[photo.chunk(3)]].concat();
    assert_eq!(photo.say(&longer), StoreError::Damaged);
}

#[test]
fn swapped_and_dropped_and_doubled_chunks_are_found() {
    let photo = Photo::new();
    for one in 0..4 {
        let dropped = [&photo.good[..photo.chunk(one).start], &photo.good[photo.chunk(one).end..]].concat();
        assert_eq!(photo.say(&dropped), StoreError::Damaged, "without {one}");
        for other in (0..3).filter(|other| *other != one && one < 3) {
            let mut swapped = photo.good.clone();
            swapped[photo.chunk(one)].copy_from_slice(&photo.good[photo.chunk(other)]);
            assert_eq!(photo.say(&swapped), StoreError::Damaged, "{other} also in the place of {one}");
            swapped[photo.chunk(other)].copy_from_slice(&photo.good[photo.chunk(one)]);
            assert_eq!(photo.say(&swapped), StoreError::Damaged, "{one} and {other} swapped");
        }
    }
}

/// A file that was shortened by a whole chunk, told with the length that would fit: only what the last chunk says of the
/// length is against it.
#[test]
fn a_reference_with_another_length_or_key_opens_nothing() {
    let photo = Photo::new();
    for bytes in [0, 1, photo.file.bytes - 1, photo.file.bytes + 1, 3 << 16, 64 << 20, u64::MAX] {
        let other = MediaRef { bytes, ..photo.file.clone() };
        assert_eq!(read(&photo.space, &other), Err(StoreError::Damaged), "{bytes} bytes");
    }
    let other = MediaRef { key: Key::random().unwrap(), ..photo.file.clone() };
    assert_eq!(read(&photo.space, &other), Err(StoreError::Damaged));
    fs::write(&photo.path, &photo.good[..photo.chunk(2).end]).unwrap();
    let shorter = MediaRef { bytes: 3 << 16, ..photo.file.clone() };
    assert_eq!(read(&photo.space, &shorter), Err(StoreError::Damaged));
}

#[test]
fn a_chunk_of_another_file_is_found() {
    let photo = Photo::new();
    let second = add(&photo.space, b"second", &photo.contents);
    let other = fs::read(photo.path.with_file_name(name_of(&second))).unwrap();
    for index in 0..4 {
        let mut mixed = photo.good.clone();
        mixed[photo.chunk(index)].copy_from_slice(&other[photo.chunk(index)]);
        assert_eq!(photo.say(&mixed), StoreError::Damaged, "chunk {index}");
    }
    assert_eq!(photo.say(&other), StoreError::Damaged, "a whole other file");
}

fn name_of(file: &MediaRef) -> String {
    file.id.bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_newer_format_is_told_apart_from_damage() {
    let photo = Photo::new();
    let mut bad = photo.good.clone();
    bad[0] = 2;
    assert_eq!(photo.say(&bad), StoreError::TooNew);
    bad[0] = 0;
    assert_eq!(photo.say(&bad), StoreError::Damaged);
}

#[test]
fn a_file_that_is_gone_is_missing() {
    let photo = Photo::new();
    fs::remove_file(&photo.path).unwrap();
    assert_eq!(read(&photo.space, &photo.file), Err(StoreError::Missing));
    assert_eq!(photo.space.check_media(photo.file.id), Err(StoreError::Missing));
    assert_eq!(photo.space.sealed_media(photo.file.id).unwrap_err(), StoreError::Missing);
    assert_eq!(photo.space.sweep_media().unwrap().missing, [photo.file.id]);
    assert!(!photo.space.has_media(photo.file.id).unwrap());
}
