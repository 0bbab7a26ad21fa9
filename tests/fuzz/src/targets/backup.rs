//! Whatever the file, also one that was sealed with the right words: no panic, no memory beyond a chunk and copies of what is there,
//! and a file that is refused leaves no home and nothing half made.
//!
//! The first byte of an input says what the rest is: 0 the file, 1 the file with its checksum made right, 2 the contents that are sealed
//! here, 3 contents of which the list is made to fit the files in it too. The archive is written here a second time, by its
//! description, so that this also holds the description to what the product reads.

use std::fs;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use steunkring_store::{Home, Key, KeySource, restore_with};
use tempfile::TempDir;

use crate::{Target, Work, join, kind};

pub const TARGET: Target = Target { name: "backup", longest: 8_192, memory: 2 << 20, seeds, begin };

/// What the words are stretched to.
const STRETCHED: [u8; 32] = [3; 32];
const HEADER: usize = 74;

#[derive(Serialize, Deserialize)]
struct List {
    home_key: [u8; 32],
    files: Vec<One>,
}

#[derive(Serialize, Deserialize)]
struct One {
    name: String,
    bytes: u64,
    sha256: [u8; 32],
}

/// A folder in memory where there is one.
pub fn room() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn begin() -> Work {
    let room = room();
    let (file, folder) = (room.path().join("file"), room.path().join("home"));
    Box::new(move |bytes| {
        let Some((how, rest)) = bytes.split_first() else { return 0 };
        let archive = match how % 4 {
            0 => rest.to_vec(),
            1 => checked(rest),
            2 => sealed(rest),
            _ => sealed(&fitting(rest)),
        };
        fs::write(&file, archive).unwrap();
        let key = || KeySource::Raw(Key::new([7; 32]));
        let restored = restore_with(&file, |_, _| Ok(Key::new(STRETCHED)), &folder, &key());
        let left = fs::read_dir(room.path()).unwrap().count();
        match restored {
            Ok(()) => {
                assert_eq!(left, 2);
                drop(Home::open(&folder, &key()).unwrap());
                fs::remove_dir_all(&folder).unwrap();
                1
            }
            Err(error) => {
                assert_eq!(left, 1, "something half made is left");
                join(&[u64::from(how % 4), kind(&error)])
            }
        }
    })
}

fn derived(name: &[u8], out: &mut [u8]) {
    Hkdf::<Sha256>::new(None, &STRETCHED).expand(name, out).unwrap();
}

fn header(total: u64) -> Vec<u8> {
    let mut check = [0; 16];
    derived(b"steunkring/backup/check/1", &mut check);
    let mut header = b"STEUNBAK\x02\x01".to_vec();
    header.extend([[1; 16], [2; 16]].concat());
    header.extend(total.to_be_bytes());
    header.extend(check);
    header.extend(&Sha256::digest(&header)[..8]);
    header
}

/// A file of which the header's own checksum is right.
fn checked(file: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    if file.len() >= HEADER {
        let sum = Sha256::digest(&file[..HEADER - 8]);
        file[HEADER - 8..HEADER].copy_from_slice(&sum[..8]);
    }
    file
}

/// Seals contents of one chunk.
fn sealed(contents: &[u8]) -> Vec<u8> {
    let mut key = [0; 32];
    derived(b"steunkring/backup/chunks/1", &mut key);
    let header = header(contents.len() as u64);
    let mut nonce = [0; 24];
    nonce[..16].copy_from_slice(&[2; 16]);
    let data = [&header[..], &[0; 8], &[1]].concat();
    let payload = Payload { msg: contents, aad: &data };
    let cipher = XChaCha20Poly1305::new(&key.into());
    [header, cipher.encrypt(&XNonce::from(nonce), payload).unwrap()].concat()
}

/// Contents of which each file has the length and the hash that the list says, as far as the list can be read.
fn fitting(contents: &[u8]) -> Vec<u8> {
    let Some((size, rest)) = contents.split_first_chunk::<4>() else { return contents.to_vec() };
    let size = usize::try_from(u32::from_be_bytes(*size)).unwrap();
    let Some((list, mut files)) = rest.split_at_checked(size) else { return contents.to_vec() };
    let Ok(mut list) = postcard::from_bytes::<List>(list) else { return contents.to_vec() };
    for one in &mut list.files {
        let length = usize::try_from(one.bytes).unwrap_or(usize::MAX).min(files.len());
        let (own, later) = files.split_at(length);
        (one.bytes, one.sha256, files) = (length as u64, Sha256::digest(own).into(), later);
    }
    written(&list, &contents[4 + size..])
}

fn written(list: &List, files: &[u8]) -> Vec<u8> {
    let encoded = postcard::to_allocvec(list).unwrap();
    [&u32::try_from(encoded.len()).unwrap().to_be_bytes()[..], &encoded, files].concat()
}

fn seeds() -> Vec<Vec<u8>> {
    let contents = |names: &[&str]| {
        let files = vec![b'x'; 64 * names.len()];
        let one = |name: &&str| One { name: (*name).to_owned(), bytes: 64, sha256: Sha256::digest([b'x'; 64]).into() };
        written(&List { home_key: [5; 32], files: names.iter().map(one).collect() }, &files)
    };
    let space = "0123456789abcdef0123456789abcdef";
    let (small, large) = (contents(&["home"]), contents(&["home", space]));
    vec![
        [vec![0], sealed(&small)].concat(),
        [vec![1], sealed(&small)].concat(),
        [vec![2], small.clone()].concat(),
        [vec![2], large.clone()].concat(),
        [vec![3], large].concat(),
        vec![0],
    ]
}
