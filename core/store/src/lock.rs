//! The lock on a home: beside what opens it, digits that somebody knows, or a secret that the platform gives up for a finger or face.
//!
//! A locked home has a key of its own, drawn when the lock is set. `key.lock` holds that key wrapped once for each way in, and each
//! wrapping takes the key that the home had before as well: digits alone, or a phone's keystore alone, open nothing. Setting the lock and
//! taking it away put `home.db` under another key; which of the two files counts follows from `key.lock` alone, so that being cut off in
//! between leaves the home locked or not, and never lost.

mod tries;

use crate::error::check_size;
use crate::file::{read_limited, remove_if_there, sync_parent, write_replacing};
use crate::home::remove_database;
use crate::key::{checksum, cipher, random};
use crate::{Home, Key, Passphrase, StoreError, Stretch, schema};
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use tries::Tries;
use zeroize::Zeroizing;

/// The version of `key.lock`.
const VERSION: u8 = 1;
/// Most bytes of `key.lock`, with room for a newer version, which must be told apart.
const FILE_BYTES: usize = 16 << 10;
/// Most bytes of a key that is sealed for a code.
const CODE_BYTES: usize = 8 << 10;

/// Holds four to twelve digits that somebody knows; wiped when dropped, never printed.
#[derive(Clone)]
pub struct Pin(Passphrase);

impl Pin {
    /// Takes digits as they were typed.
    ///
    /// # Errors
    /// `Invalid` for anything but 4 to 12 of the digits 0 to 9.
    pub fn new(digits: &str) -> Result<Self, StoreError> {
        const LIMIT: StoreError = StoreError::Invalid("4 to 12 digits");
        if !(4..=12).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(LIMIT);
        }
        // Digits are few: the stretching only slows down, and an old phone has little memory.
        Ok(Self(Passphrase::new(digits)?.stretched(Stretch::Light)))
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Pin(…)")
    }
}

/// What opens a locked home, beside the key that it had before.
#[derive(Clone, Debug)]
pub enum Way {
    /// Digits, typed at a moment in seconds since 1970: wrong ones make the next try wait.
    Pin(Pin, u64),
    /// A secret that the platform gives up for a finger or face.
    Held(Key),
    /// The home's key itself, as somebody opened what [`Doors::code`] holds.
    Opened(Key),
}

/// What a home is locked with.
#[derive(Clone, Debug)]
pub struct Lock {
    /// The digits.
    pub pin: Pin,
    /// The platform's secret, where a finger or face opens it too.
    pub held: Option<Key>,
}

/// Which ways lead into a locked home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doors {
    /// Whether a finger or face opens it.
    pub held: bool,
    /// The home's key, sealed for a printed code, where that opens it.
    pub code: Option<Vec<u8>>,
    /// How many minutes the next digits have to wait, from 0.
    pub wait: u32,
}

/// Seals the home's key for a printed code.
pub type SealForCode<'a> = dyn Fn(&Key) -> Result<Vec<u8>, StoreError> + 'a;

/// What `key.lock` says.
#[derive(Serialize, Deserialize)]
pub(crate) struct LockFile {
    /// Tells the home's key from another.
    check: [u8; 16],
    pin: Wrapped,
    held: Option<Wrapped>,
    code: Option<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Wrapped {
    work: u8,
    salt: [u8; 16],
    nonce: [u8; 24],
    key: Vec<u8>,
}

impl LockFile {
    /// What is there; `None` for a home without a lock.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let bytes = match read_limited(&place(folder), FILE_BYTES) {
            Err(StoreError::Missing) => return Ok(None),
            bytes => bytes?,
        };
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or(StoreError::Damaged)?;
        if checksum(body) != *sum {
            return Err(StoreError::Damaged);
        }
        let (&version, body) = body.split_first().ok_or(StoreError::Damaged)?;
        if version > VERSION {
            return Err(StoreError::TooNew);
        }
        postcard::from_bytes(body).map(Some).map_err(|_| StoreError::Damaged)
    }

    fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let mut bytes = vec![VERSION];
        bytes.extend(postcard::to_allocvec(self).map_err(|_| StoreError::Invalid("size of a lock"))?);
        bytes.extend(checksum(&bytes));
        write_replacing(&place(folder), &bytes)
    }

    /// The home's key, by one of the ways in.
    pub(crate) fn open(&self, folder: &Path, base: &Key, way: &Way) -> Result<Key, StoreError> {
        match way {
            Way::Pin(pin, now) => Tries::of(folder).attempt(*now, || {
                let stretch = Stretch::from_code(self.pin.work).ok_or(StoreError::TooNew)?;
                let digits = pin.0.derive(stretch, &self.pin.salt)?;
                self.pin.open(&both(base, &digits, PIN)?).ok_or(StoreError::WrongPin)
            }),
            Way::Held(secret) => {
                let held = self.held.as_ref().ok_or(StoreError::Missing)?;
                held.open(&both(base, secret, HELD)?).ok_or(StoreError::WrongKey)
            }
            Way::Opened(key) if key.fingerprint()? == self.check => {
                Tries::of(folder).forget()?;
                Ok(key.clone())
            }
            Way::Opened(_) => Err(StoreError::WrongKey),
        }
    }

    fn new(base: &Key, key: &Key, lock: &Lock, code: Option<&SealForCode<'_>>) -> Result<Self, StoreError> {
        let stretch = lock.pin.0.stretch();
        let salt = random()?;
        let digits = lock.pin.0.derive(stretch, &salt)?;
        let pin = Wrapped::new(&both(base, &digits, PIN)?, key, stretch.code(), salt)?;
        let held = lock.held.as_ref().map(|secret| Wrapped::new(&both(base, secret, HELD)?, key, 0, [0; 16]));
        let code = code.map(|seal| sealed(seal, key)).transpose()?;
        Ok(Self { check: key.fingerprint()?, pin, held: held.transpose()?, code })
    }
}

impl Wrapped {
    fn new(by: &Key, key: &Key, work: u8, salt: [u8; 16]) -> Result<Self, StoreError> {
        let nonce: [u8; 24] = random()?;
        let payload = Payload { msg: key.bytes(), aad: &[VERSION] };
        let key = cipher(by)?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::Invalid("size of a wrapped key"))?;
        Ok(Self { work, salt, nonce, key })
    }

    fn open(&self, by: &Key) -> Option<Key> {
        let payload = Payload { msg: &self.key, aad: &[VERSION] };
        let key = cipher(by).ok()?.decrypt(&XNonce::from(self.nonce), payload).map(Zeroizing::new).ok()?;
        Some(Key::new(key.as_slice().try_into().ok()?))
    }
}

impl Home {
    /// Locks the home, or changes what it is locked with: it opens with digits from now on, with a finger or face where the platform
    /// keeps a secret behind one, and with a printed code where the key is sealed for one.
    ///
    /// # Errors
    /// `Full`, `ReadOnly`, `Io`; the home is then locked as it was, or not, and opens in one of the two ways.
    pub fn set_lock(&self, lock: &Lock, code: Option<&SealForCode<'_>>) -> Result<(), StoreError> {
        if LockFile::read(self.folder())?.is_some() {
            return LockFile::new(self.base(), &self.key(), lock, code)?.write(self.folder());
        }
        let fresh = Key::random()?;
        let file = LockFile::new(self.base(), &fresh, lock, code)?;
        self.put_under(&fresh, || file.write(self.folder()))
    }

    /// Has a printed code open the lock from now on; nothing where there is no lock.
    ///
    /// # Errors
    /// As [`Home::set_lock`].
    pub fn set_lock_code(&self, code: &SealForCode<'_>) -> Result<(), StoreError> {
        let Some(file) = LockFile::read(self.folder())? else { return Ok(()) };
        LockFile { code: Some(sealed(code, &self.key())?), ..file }.write(self.folder())
    }

    /// Takes the lock away, where there is one.
    ///
    /// # Errors
    /// As [`Home::set_lock`]; `Invalid` for a home behind a second lock, whose lock goes with [`Home::take_from_behind`].
    pub fn remove_lock(&self) -> Result<(), StoreError> {
        if LockFile::read(self.folder())?.is_none() {
            return Ok(());
        }
        if self.is_behind()? {
            return Err(StoreError::Invalid("a second lock is taken away from outside"));
        }
        let place = place(self.folder());
        self.put_under(self.base(), || {
            fs::remove_file(&place)?;
            sync_parent(&place)
        })?;
        Tries::of(self.folder()).forget()
    }

    /// Whether the home has a lock.
    ///
    /// # Errors
    /// `Damaged`, `TooNew`, `ReadOnly`, `Io`.
    pub fn is_locked(&self) -> Result<bool, StoreError> {
        Ok(LockFile::read(self.folder())?.is_some())
    }

    /// Which ways lead into the home in a folder at a moment in seconds since 1970; `None` where it has no lock.
    ///
    /// # Errors
    /// As [`Home::is_locked`].
    pub fn doors(folder: &Path, now: u64) -> Result<Option<Doors>, StoreError> {
        let Some(LockFile { held, code, .. }) = LockFile::read(folder)? else { return Ok(None) };
        Ok(Some(Doors { held: held.is_some(), code, wait: Tries::of(folder).wait(now)? }))
    }

    /// Puts `home.db` under another key; `commit` says from when on that counts.
    fn put_under(&self, key: &Key, commit: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        // What says which space is first is sealed under the key that goes.
        self.show_none_first()?;
        let copy = copied(self.folder());
        remove_database(&copy)?;
        let mut home = self.db();
        home.run(|connection| crate::backup::copy(connection, &copy, key, |_| Ok(())))?;
        fs::File::open(&copy)?.sync_all()?;
        sync_parent(&copy)?;
        commit()?;
        self.set_key(key);
        home.swap(key, || settle(self.folder(), key))
    }
}

/// Puts a copy of `home.db` in its place where it counts, which shows in that the key opens it; else it was cut off and goes.
///
/// # Errors
/// `Full`, `ReadOnly`, `Io`; it is done at the next opening then.
pub(crate) fn settle(folder: &Path, key: &Key) -> Result<(), StoreError> {
    let (copy, home) = (copied(folder), folder.join("home.db"));
    if !copy.try_exists()? {
        return Ok(());
    }
    match opens(&copy, key) {
        Ok(()) => {
            // Its log is in the copy.
            for end in ["-wal", "-shm"] {
                let mut log = home.as_os_str().to_owned();
                log.push(end);
                remove_if_there(Path::new(&log))?;
            }
            fs::rename(&copy, &home)?;
            sync_parent(&home)
        }
        // Only while the other file is the one that counts.
        Err(StoreError::Damaged) => {
            opens(&home, key)?;
            remove_database(&copy)
        }
        Err(error) => Err(error),
    }
}

fn sealed(seal: &SealForCode<'_>, key: &Key) -> Result<Vec<u8>, StoreError> {
    let sealed = seal(key)?;
    check_size(&sealed, 1, CODE_BYTES, "key for a code of at most 8 KiB")?;
    Ok(sealed)
}

/// Tries whether a key opens a file, and leaves no log beside it.
fn opens(path: &Path, key: &Key) -> Result<(), StoreError> {
    schema::open_existing(path, key.bytes(), schema::HOME)?.finish()
}

const PIN: &[u8] = b"steunkring/store/lock/pin/1";
const HELD: &[u8] = b"steunkring/store/lock/held/1";

/// A key that takes both.
fn both(base: &Key, other: &Key, purpose: &[u8]) -> Result<Key, StoreError> {
    base.derived(Some(other.bytes()), purpose)
}

fn place(folder: &Path) -> PathBuf {
    folder.join("key.lock")
}

fn copied(folder: &Path) -> PathBuf {
    folder.join("home.db.locked")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex(value: &serde_json::Value) -> Vec<u8> {
        let text = value.as_str().unwrap();
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
    }

    /// What `docs/spec/vectors.json` says of a lock that was set once.
    #[test]
    fn a_lock_that_was_set_once_opens_for_ever() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/spec/vectors.json");
        let all: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let kept = &all["once"]["lock"];
        let key = |name: &str| Key::new(unhex(&kept[name]).try_into().unwrap());
        let folder = tempfile::tempdir().unwrap();
        fs::write(place(folder.path()), unhex(&kept["file"])).unwrap();
        let lock = LockFile::read(folder.path()).unwrap().unwrap();
        let open = |way| lock.open(folder.path(), &key("base"), &way);
        let pin = |digits: &str| Way::Pin(Pin::new(digits).unwrap(), 0);
        assert_eq!(open(pin(kept["digits"].as_str().unwrap())), Ok(key("key")));
        assert_eq!(open(Way::Held(key("held"))), Ok(key("key")));
        assert_eq!(open(pin("1234")), Err(StoreError::WrongPin));
        assert_eq!(open(Way::Held(key("base"))), Err(StoreError::WrongKey));
    }
}
