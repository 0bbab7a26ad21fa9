//! Reading a file from any position.

use super::MEDIA_FILE_BYTES;
use super::format::{CHUNK_BYTES, Layout, Opener, TAG_BYTES, VERSION};
use crate::{Key, StoreError};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use zeroize::Zeroizing;

/// Reads a photo or voice note; holds one chunk of 64 KiB in memory and gives out only what was authenticated. An error
/// of the store goes through [`Read`] unchanged: `StoreError::from` gives it back.
pub struct MediaReader {
    file: File,
    opener: Opener,
    layout: Layout,
    bytes: u64,
    at: u64,
    /// The chunk opened last.
    part: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl MediaReader {
    pub(super) fn open(mut file: File, key: &Key, bytes: u64) -> Result<Self, StoreError> {
        if bytes > MEDIA_FILE_BYTES {
            return Err(StoreError::Damaged);
        }
        let mut version = [0];
        file.read_exact(&mut version).map_err(cut)?;
        match version {
            [VERSION] => {}
            [0] => return Err(StoreError::Damaged),
            _ => return Err(StoreError::TooNew),
        }
        let layout = Layout::of(bytes);
        if file.metadata()?.len() != layout.file() {
            return Err(StoreError::Damaged);
        }
        let mut reader = Self { file, opener: Opener::new(key, bytes)?, layout, bytes, at: 0, part: None };
        // The last chunk tells whether key and length are the right ones, also for who reads only the beginning.
        reader.load(layout.chunks - 1)?;
        Ok(reader)
    }

    /// How many bytes there are.
    pub fn size(&self) -> u64 {
        self.bytes
    }

    /// Reads from a position into a buffer, as much as one chunk gives; 0 bytes at the end.
    ///
    /// # Errors
    /// `Damaged` when the chunk is not what was written, `Io`.
    pub fn read_at(&mut self, at: u64, out: &mut [u8]) -> Result<usize, StoreError> {
        let left = self.bytes.saturating_sub(at).min(out.len() as u64);
        if left == 0 {
            return Ok(0);
        }
        let part = self.load(at / CHUNK_BYTES)?;
        let from = (at % CHUNK_BYTES) as usize;
        let ready = part.get(from..).ok_or(StoreError::Damaged)?;
        let size = ready.len().min(left as usize);
        out.iter_mut().zip(ready).take(size).for_each(|(to, from)| *to = *from);
        Ok(size)
    }

    /// Gives a chunk, from memory or from the disk.
    fn load(&mut self, index: u64) -> Result<&[u8], StoreError> {
        let part = match self.part.take() {
            Some((known, part)) if known == index => part,
            _ => {
                let mut sealed = vec![0; (self.layout.size(index) + TAG_BYTES) as usize];
                self.file.seek(SeekFrom::Start(self.layout.start(index)))?;
                self.file.read_exact(&mut sealed).map_err(cut)?;
                self.opener.open(index, &sealed)?
            }
        };
        Ok(&self.part.insert((index, part)).1)
    }
}

impl Read for MediaReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let size = self.read_at(self.at, out)?;
        self.at += size as u64;
        Ok(size)
    }
}

impl Seek for MediaReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

impl std::fmt::Debug for MediaReader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MediaReader(…)")
    }
}

/// A file that ends too early was cut, which is no failure of the system.
fn cut(error: io::Error) -> StoreError {
    if error.kind() == ErrorKind::UnexpectedEof { StoreError::Damaged } else { error.into() }
}
