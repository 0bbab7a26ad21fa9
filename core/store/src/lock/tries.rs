//! How often wrong digits were typed, and how long the next ones wait.

use crate::StoreError;
use crate::file::{read_limited, remove_if_there, sync_parent, write_replacing};
use crate::key::checksum;
use std::path::{Path, PathBuf};

/// So many wrong digits cost nothing.
const FREE: u32 = 4;
/// How many minutes the next try waits after each wrong one that follows; the last counts for all after it.
const WAITS: [u32; 4] = [1, 5, 15, 60];

/// The file that counts wrong digits. It is no secret: who can write in the folder can put it back, and still needs the phone's key.
pub(crate) struct Tries(PathBuf);

/// How many were wrong in a row, and when the last was typed, in seconds since 1970.
#[derive(Clone, Copy)]
struct Count {
    wrong: u32,
    at: u64,
}

impl Count {
    fn of(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<8>()?;
        let (wrong, at) = body.split_first_chunk::<4>()?;
        let count = Self { wrong: u32::from_le_bytes(*wrong), at: u64::from_le_bytes(at.try_into().ok()?) };
        (checksum(body) == *sum).then_some(count)
    }
}

impl Tries {
    pub(crate) fn of(folder: &Path) -> Self {
        Self(folder.join("key.tries"))
    }

    /// Tries digits, once it is time. The try is counted before it is made, so that dying in between gives none away.
    ///
    /// # Errors
    /// `Wait`, or what the try gives.
    pub(crate) fn attempt<T>(&self, now: u64, digits: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let wait = self.wait(now)?;
        if wait > 0 {
            return Err(StoreError::Wait(wait));
        }
        let wrong = self.read(now)?.map_or(0, |count| count.wrong).saturating_add(1);
        self.write(Count { wrong, at: now })?;
        let opened = digits()?;
        self.forget()?;
        Ok(opened)
    }

    /// How many minutes the next try has to wait. Where the clock was put back since the last, the wait begins anew.
    pub(crate) fn wait(&self, now: u64) -> Result<u32, StoreError> {
        let Some(mut count) = self.read(now)? else { return Ok(0) };
        if now < count.at {
            count.at = now;
            self.write(count)?;
        }
        let Some(step) = count.wrong.checked_sub(FREE + 1) else { return Ok(0) };
        let last = WAITS.last().copied().unwrap_or(0);
        let minutes = WAITS.get(step as usize).copied().unwrap_or(last);
        let left = (count.at + u64::from(minutes) * 60).saturating_sub(now);
        Ok(u32::try_from(left.div_ceil(60)).unwrap_or(last))
    }

    /// Begins to count anew.
    pub(crate) fn forget(&self) -> Result<(), StoreError> {
        remove_if_there(&self.0)?;
        sync_parent(&self.0)
    }

    /// What is counted; a file that is no count stands for a first wait from now on, and locks nobody out for good.
    fn read(&self, now: u64) -> Result<Option<Count>, StoreError> {
        let found = match read_limited(&self.0, 20) {
            Err(StoreError::Missing) => return Ok(None),
            Err(StoreError::Damaged) => None,
            bytes => Count::of(&bytes?),
        };
        if found.is_none() {
            self.write(Count { wrong: FREE + 1, at: now })?;
        }
        Ok(Some(found.unwrap_or(Count { wrong: FREE + 1, at: now })))
    }

    fn write(&self, count: Count) -> Result<(), StoreError> {
        let mut bytes = [&count.wrong.to_le_bytes()[..], &count.at.to_le_bytes()].concat();
        bytes.extend(checksum(&bytes));
        write_replacing(&self.0, &bytes)
    }
}
