//! The backup's outer format: a header, then chunks of XChaCha20-Poly1305.
//!
//! Header, 74 bytes: `STEUNBAK`, version (2; 1 had no photos and voice notes), work of the passphrase (1), salt (16), nonce prefix (16), bytes of contents
//! (8, big endian), check of the passphrase (16), and the first 8 bytes of SHA-256 of all that. Chunk `i` seals 64 KiB of
//! contents, the last one what is left, under nonce = prefix, `i` (8, big endian); its associated data are the header, `i`
//! and one byte that is 1 in the last chunk. So chunks cannot be swapped, dropped, or taken from another backup.

use super::RestoreError;
use crate::key::{checksum, cipher, random};
use crate::{Key, Passphrase, StoreError, Stretch};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::Sha256;
use std::fs::File;
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"STEUNBAK";
const VERSION: u8 = 2;
const HEADER_BYTES: usize = 74;
const CHUNK_BYTES: usize = 64 << 10;
const TAG_BYTES: usize = 16;

/// Seals contents whose length is known before.
pub(super) struct Sealer<'a> {
    file: &'a mut File,
    chunks: Chunks,
    part: Zeroizing<Vec<u8>>,
}

impl<'a> Sealer<'a> {
    pub(super) fn new(file: &'a mut File, passphrase: &Passphrase, total: u64) -> Result<Self, StoreError> {
        let (salt, prefix): ([u8; 16], [u8; 16]) = (random()?, random()?);
        let (key, check) = derive(&passphrase.derive(passphrase.stretch(), &salt)?)?;
        let mut header = Vec::with_capacity(HEADER_BYTES);
        header.extend(MAGIC);
        header.extend([VERSION, passphrase.stretch().code()]);
        header.extend(salt);
        header.extend(prefix);
        header.extend(total.to_be_bytes());
        header.extend(check);
        header.extend(checksum(&header));
        file.write_all(&header)?;
        let chunks = Chunks { cipher: cipher(&key)?, header, prefix, index: 0, left: total };
        Ok(Self { file, chunks, part: Zeroizing::new(Vec::with_capacity(CHUNK_BYTES)) })
    }

    pub(super) fn finish(mut self) -> Result<(), StoreError> {
        self.put()?;
        if self.chunks.left == 0 { Ok(()) } else { Err(StoreError::Damaged) }
    }

    fn put(&mut self) -> io::Result<()> {
        let size = self.part.len() as u64;
        let (nonce, data) = self.chunks.next(size).ok_or(io::ErrorKind::InvalidData)?;
        let payload = Payload { msg: &self.part, aad: &data };
        let sealed = self.chunks.cipher.encrypt(&nonce, payload).map_err(|_| io::ErrorKind::InvalidData)?;
        self.part.clear();
        self.file.write_all(&sealed)
    }
}

impl Write for Sealer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until more comes: only then it is not the last.
        if self.part.len() == CHUNK_BYTES && !bytes.is_empty() {
            self.put()?;
        }
        let size = bytes.len().min(CHUNK_BYTES - self.part.len());
        self.part.extend_from_slice(bytes.get(..size).unwrap_or_default());
        Ok(size)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what a [`Sealer`] wrote, giving out only what was authenticated.
pub(super) struct Opener {
    file: File,
    chunks: Chunks,
    part: Zeroizing<Vec<u8>>,
    used: usize,
}

impl Opener {
    /// Reads the header and checks length and passphrase.
    pub(super) fn new(
        mut file: File,
        stretched: impl FnOnce(Stretch, &[u8; 16]) -> Result<Key, StoreError>,
    ) -> Result<Self, RestoreError> {
        let size = file.metadata()?.len();
        let mut header = Vec::with_capacity(HEADER_BYTES);
        Read::by_ref(&mut file).take(HEADER_BYTES as u64).read_to_end(&mut header)?;
        let fields = Fields::parse(&header)?;
        let chunks = fields.total.div_ceil(CHUNK_BYTES as u64).max(1);
        let expected = chunks
            .checked_mul(TAG_BYTES as u64)
            .and_then(|tags| tags.checked_add(fields.total))
            .and_then(|body| body.checked_add(HEADER_BYTES as u64))
            .ok_or(RestoreError::Damaged)?;
        if size != expected {
            return Err(if size < expected { RestoreError::Truncated } else { RestoreError::Damaged });
        }
        let (key, check) = derive(&stretched(fields.stretch, &fields.salt)?)?;
        if check != fields.check {
            return Err(RestoreError::WrongPassphrase);
        }
        let chunks = Chunks { cipher: cipher(&key)?, header, prefix: fields.prefix, index: 0, left: fields.total };
        Ok(Self { file, chunks, part: Zeroizing::new(Vec::new()), used: 0 })
    }

    /// Fills a buffer with the next bytes of the contents.
    pub(super) fn take(&mut self, mut out: &mut [u8]) -> Result<(), RestoreError> {
        while !out.is_empty() {
            if self.used == self.part.len() {
                self.fill()?;
            }
            let ready = self.part.get(self.used..).unwrap_or_default();
            let size = ready.len().min(out.len());
            let (now, later) = out.split_at_mut(size);
            now.copy_from_slice(ready.get(..size).unwrap_or_default());
            self.used += size;
            out = later;
        }
        Ok(())
    }

    /// How many bytes of the contents are still to come, as the header says and the length of the file agrees.
    pub(super) fn left(&self) -> u64 {
        self.chunks.left + (self.part.len() - self.used) as u64
    }

    /// Checks that the contents end here.
    pub(super) fn finish(self) -> Result<(), RestoreError> {
        if self.chunks.left == 0 && self.used == self.part.len() { Ok(()) } else { Err(RestoreError::Damaged) }
    }

    fn fill(&mut self) -> Result<(), RestoreError> {
        if self.chunks.left == 0 {
            return Err(RestoreError::Damaged);
        }
        let size = self.chunks.left.min(CHUNK_BYTES as u64);
        let (nonce, data) = self.chunks.next(size).ok_or(RestoreError::Damaged)?;
        let mut sealed = Vec::with_capacity(CHUNK_BYTES + TAG_BYTES);
        Read::by_ref(&mut self.file).take(size + TAG_BYTES as u64).read_to_end(&mut sealed)?;
        let payload = Payload { msg: &sealed, aad: &data };
        let opened = self.chunks.cipher.decrypt(&nonce, payload).map_err(|_| RestoreError::Damaged)?;
        self.part = Zeroizing::new(opened);
        self.used = 0;
        Ok(())
    }
}

/// Counts chunks and gives each its nonce and associated data.
struct Chunks {
    cipher: XChaCha20Poly1305,
    header: Vec<u8>,
    prefix: [u8; 16],
    index: u64,
    left: u64,
}

impl Chunks {
    /// Gives what goes with a chunk of `size` bytes, or `None` when fewer are left.
    fn next(&mut self, size: u64) -> Option<(XNonce, Vec<u8>)> {
        self.left = self.left.checked_sub(size)?;
        let mut nonce = [0; 24];
        let bytes = self.prefix.iter().copied().chain(self.index.to_be_bytes());
        nonce.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        let mut data = self.header.clone();
        data.extend(self.index.to_be_bytes());
        data.push(u8::from(self.left == 0));
        self.index = self.index.checked_add(1)?;
        Some((XNonce::from(nonce), data))
    }
}

struct Fields {
    stretch: Stretch,
    salt: [u8; 16],
    prefix: [u8; 16],
    total: u64,
    check: [u8; 16],
}

impl Fields {
    fn parse(header: &[u8]) -> Result<Self, RestoreError> {
        let short = if MAGIC.starts_with(header.get(..MAGIC.len()).unwrap_or(header)) {
            RestoreError::Truncated
        } else {
            RestoreError::Damaged
        };
        let (magic, rest) = header.split_first_chunk::<8>().ok_or(short.clone())?;
        if magic != MAGIC {
            return Err(RestoreError::Damaged);
        }
        // A newer version may look different from here on.
        let (&version, _) = rest.split_first().ok_or(short.clone())?;
        if version > VERSION {
            return Err(RestoreError::TooNew);
        }
        let (body, sum) = header.split_last_chunk::<8>().ok_or(short.clone())?;
        if header.len() < HEADER_BYTES {
            return Err(short);
        }
        if checksum(body) != *sum {
            return Err(RestoreError::Damaged);
        }
        Self::split(rest).ok_or(RestoreError::Damaged)
    }

    fn split(rest: &[u8]) -> Option<Self> {
        let ([_, work], rest) = rest.split_first_chunk::<2>()?;
        let (salt, rest) = rest.split_first_chunk::<16>()?;
        let (prefix, rest) = rest.split_first_chunk::<16>()?;
        let (total, rest) = rest.split_first_chunk::<8>()?;
        let (check, _) = rest.split_first_chunk::<16>()?;
        let stretch = Stretch::from_code(*work)?;
        Some(Self { stretch, salt: *salt, prefix: *prefix, total: u64::from_be_bytes(*total), check: *check })
    }
}

/// Derives the chunks' key and the check of the passphrase from the stretched passphrase.
fn derive(stretched: &Key) -> Result<(Key, [u8; 16]), StoreError> {
    const LIMIT: StoreError = StoreError::Invalid("length of a derived key");
    let source = hkdf::Hkdf::<Sha256>::new(None, stretched.bytes());
    let (mut key, mut check) = ([0; 32], [0; 16]);
    source.expand(b"steunkring/backup/chunks/1", &mut key).map_err(|_| LIMIT)?;
    source.expand(b"steunkring/backup/check/1", &mut check).map_err(|_| LIMIT)?;
    Ok((Key::new(key), check))
}
