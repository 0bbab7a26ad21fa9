//! Where the home's key comes from, and how a passphrase wraps it.

use crate::StoreError;
use crate::file::{read_limited, write_new, write_replacing};
use crate::lock::{LockFile, Way};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Holds 32 random bytes that open a file; wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// Takes over key bytes, such as those a phone's keystore kept.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Draws a key from the operating system.
    ///
    /// # Errors
    /// `Io` when the system has no randomness to give.
    pub fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// Shows the bytes, for a keystore to keep.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    /// Derives another key for a purpose, with HKDF-SHA-256.
    pub(crate) fn derived(&self, salt: Option<&[u8]>, purpose: &[u8]) -> Result<Self, StoreError> {
        let mut out = Zeroizing::new([0; 32]);
        self.expand(salt, purpose, out.as_mut())?;
        Ok(Self::new(*out))
    }

    /// Derives what `key.check` holds: enough to tell a wrong key from a damaged file, nothing to compute the key from.
    pub(crate) fn fingerprint(&self) -> Result<[u8; 16], StoreError> {
        let mut out = [0; 16];
        self.expand(None, b"steunkring/store/key-check/1", &mut out)?;
        Ok(out)
    }

    fn expand(&self, salt: Option<&[u8]>, purpose: &[u8], out: &mut [u8]) -> Result<(), StoreError> {
        let expanded = hkdf::Hkdf::<Sha256>::new(salt, self.bytes()).expand(purpose, out);
        expanded.map_err(|_| StoreError::Invalid("length of a derived key"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// Says how much work one guess of a passphrase is (Argon2id, one lane).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// 19 MiB and 2 passes, for phones with little memory (OWASP, 2024).
    Light,
    /// 64 MiB and 3 passes (RFC 9106, second recommended option).
    #[default]
    Standard,
}

impl Stretch {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Light => 1,
            Self::Standard => 2,
        }
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        [Self::Light, Self::Standard].into_iter().find(|stretch| stretch.code() == code)
    }

    fn cost(self) -> (u32, u32) {
        match self {
            Self::Light => (19 * 1024, 2),
            Self::Standard => (64 * 1024, 3),
        }
    }
}

/// Holds a passphrase in Unicode NFC, so that an é typed on one keyboard equals that of another; wiped when dropped.
#[derive(Clone)]
pub struct Passphrase {
    words: Zeroizing<String>,
    stretch: Stretch,
}

impl Passphrase {
    /// Takes 1 to 1,024 bytes of text, stretched as [`Stretch::Standard`] when it wraps something new.
    ///
    /// # Errors
    /// `Invalid` outside that length.
    pub fn new(words: &str) -> Result<Self, StoreError> {
        crate::error::check_size(words.as_bytes(), 1, 1024, "passphrase of 1 to 1,024 bytes")?;
        // Room for every expansion by normalisation, so that no half of it stays behind in moved memory.
        let mut normal = Zeroizing::new(String::with_capacity(words.len() * 4));
        normal.extend(words.nfc());
        Ok(Self { words: normal, stretch: Stretch::default() })
    }

    /// Chooses the work for what is wrapped from now on.
    #[must_use]
    pub fn stretched(mut self, stretch: Stretch) -> Self {
        self.stretch = stretch;
        self
    }

    pub(crate) fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// Derives 32 bytes from the passphrase, with the work that a file's header names.
    pub(crate) fn derive(&self, stretch: Stretch, salt: &[u8; 16]) -> Result<Key, StoreError> {
        const LIMIT: StoreError = StoreError::Invalid("work of a passphrase");
        let (memory, passes) = stretch.cost();
        let parameters = Params::new(memory, passes, 1, Some(32)).map_err(|_| LIMIT)?;
        let mut out = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(self.words.as_bytes(), salt, out.as_mut())
            .map_err(|_| LIMIT)?;
        Ok(Key(out))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase(…)")
    }
}

/// Says where the key of a home comes from.
#[derive(Clone, Debug)]
pub enum KeySource {
    /// A file of 32 bytes that only its owner may read (mode 0600); made together with the home. It may lie elsewhere
    /// than the data, so that a stolen disk or synchronised folder alone is of no use.
    File(PathBuf),
    /// A passphrase, which wraps a random key in `key.wrap` beside the data.
    Passphrase(Passphrase),
    /// The key itself, kept by the platform's keystore.
    Raw(Key),
    /// One of those, and what opens the lock on the home; for a home without a lock, the first alone.
    Locked(Box<KeySource>, Way),
}

/// What opened a home.
pub(crate) struct Opened {
    /// What its source gives: the home's key where it has no lock.
    pub(crate) base: Key,
    /// The key of `home.db`.
    pub(crate) key: Key,
}

impl KeySource {
    /// Makes the key of a new home in `folder`, and whatever the source needs to give it again.
    pub(crate) fn create(&self, folder: &Path) -> Result<Key, StoreError> {
        let key = match self {
            Self::File(path) => match write_new(path, Key::random()?.bytes()) {
                Ok(()) | Err(StoreError::Exists) => read_key_file(path)?,
                Err(error) => return Err(error),
            },
            Self::Passphrase(passphrase) => {
                let key = Key::random()?;
                wrap(folder, &key, passphrase)?;
                key
            }
            Self::Raw(key) => key.clone(),
            Self::Locked(source, _) => return source.create(folder),
        };
        write_replacing(&folder.join("key.check"), &key.fingerprint()?)?;
        Ok(key)
    }

    /// Gives the key of the home in `folder`.
    ///
    /// # Errors
    /// `WrongKey` when it is not the home's key, `Missing` when the source or the home is not there; `Locked`, `WrongPin` and `Wait`
    /// where it has a lock.
    pub(crate) fn unlock(&self, folder: &Path) -> Result<Opened, StoreError> {
        let base = self.base(folder)?;
        let key = match (LockFile::read(folder)?, self) {
            (None, _) => base.clone(),
            (Some(file), Self::Locked(_, way)) => file.open(folder, &base, way)?,
            (Some(_), _) => return Err(StoreError::Locked),
        };
        crate::lock::settle(folder, &key)?;
        Ok(Opened { base, key })
    }

    /// Gives what the source gives, checked.
    pub(crate) fn base(&self, folder: &Path) -> Result<Key, StoreError> {
        let key = match self {
            Self::Locked(source, _) => return source.base(folder),
            Self::File(path) => read_key_file(path)?,
            Self::Passphrase(passphrase) => unwrap(folder, passphrase)?,
            Self::Raw(key) => key.clone(),
        };
        let check = read_limited(&folder.join("key.check"), 16).map_err(|error| match error {
            StoreError::Missing => StoreError::Damaged,
            other => other,
        })?;
        if check.len() != 16 {
            return Err(StoreError::Damaged);
        }
        if check.as_slice() == key.fingerprint()? { Ok(key) } else { Err(StoreError::WrongKey) }
    }
}

/// Writes `key.wrap`: version, work, salt, nonce, wrapped key, and a checksum that tells damage from a wrong passphrase.
pub(crate) fn wrap(folder: &Path, key: &Key, passphrase: &Passphrase) -> Result<(), StoreError> {
    let (salt, nonce): ([u8; 16], [u8; 24]) = (random()?, random()?);
    let mut file = vec![WRAP_VERSION, passphrase.stretch.code()];
    file.extend(salt);
    file.extend(nonce);
    let wrapped = cipher(&passphrase.derive(passphrase.stretch, &salt)?)?
        .encrypt(&XNonce::from(nonce), Payload { msg: key.bytes(), aad: &file })
        .map_err(|_| StoreError::Invalid("size of a wrapped key"))?;
    file.extend(wrapped);
    file.extend(checksum(&file));
    write_replacing(&folder.join("key.wrap"), &file)
}

fn unwrap(folder: &Path, passphrase: &Passphrase) -> Result<Key, StoreError> {
    let file = read_limited(&folder.join("key.wrap"), WRAP_BYTES)?;
    let (body, sum) = file.split_last_chunk::<8>().ok_or(StoreError::Damaged)?;
    if checksum(body) != *sum {
        return Err(StoreError::Damaged);
    }
    let (&version, rest) = body.split_first().ok_or(StoreError::Damaged)?;
    if version > WRAP_VERSION {
        return Err(StoreError::TooNew);
    }
    let (&work, rest) = rest.split_first().ok_or(StoreError::Damaged)?;
    let stretch = Stretch::from_code(work).ok_or(StoreError::TooNew)?;
    let (salt, rest) = rest.split_first_chunk::<16>().ok_or(StoreError::Damaged)?;
    let (nonce, wrapped) = rest.split_first_chunk::<24>().ok_or(StoreError::Damaged)?;
    let aad = body.get(..2 + 16 + 24).ok_or(StoreError::Damaged)?;
    let key = cipher(&passphrase.derive(stretch, salt)?)?
        .decrypt(&XNonce::from(*nonce), Payload { msg: wrapped, aad })
        .map(Zeroizing::new)
        .map_err(|_| StoreError::WrongKey)?;
    Key::from_slice(&key).ok_or(StoreError::Damaged)
}

const WRAP_VERSION: u8 = 1;
/// Most bytes of a `key.wrap` that are read, with room for a newer version, which must be told apart.
const WRAP_BYTES: usize = 4096;

pub(crate) fn cipher(key: &Key) -> Result<XChaCha20Poly1305, StoreError> {
    XChaCha20Poly1305::new_from_slice(key.bytes()).map_err(|_| StoreError::Invalid("length of a key"))
}

pub(crate) fn checksum(bytes: &[u8]) -> [u8; 8] {
    let mut sum = [0; 8];
    sum.iter_mut().zip(Sha256::digest(bytes)).for_each(|(to, from)| *to = from);
    sum
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Io(std::io::ErrorKind::Other))?;
    Ok(bytes)
}

fn read_key_file(path: &Path) -> Result<Key, StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if std::fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            return Err(StoreError::Invalid("key file that only its owner may read (mode 0600)"));
        }
    }
    let bytes = Zeroizing::new(read_limited(path, 32)?);
    Key::from_slice(&bytes).ok_or(StoreError::Damaged)
}
