//! What a home takes on the disk.

use super::Home;
use crate::StoreError;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Says how many bytes the files of a home take, by what they are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageReport {
    /// The spaces, in this person's order.
    pub spaces: Vec<SpaceStorage>,
    /// The search index, which can be derived again.
    pub search: u64,
    /// All else: settings, steps back, keys.
    pub other: u64,
}

/// Says how many bytes the files of one space take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceStorage {
    /// Which space.
    pub id: Vec<u8>,
    /// Its database and what stands beside it in its name, such as SQLite's log.
    pub database: u64,
    /// Its photos and voice notes.
    pub media: u64,
}

impl StorageReport {
    /// Everything together.
    pub fn total(&self) -> u64 {
        self.spaces.iter().map(|space| space.database + space.media).sum::<u64>() + self.search + self.other
    }
}

impl Home {
    /// Measures the files of this home as they are now. Counts lengths of files, not blocks of the disk.
    ///
    /// # Errors
    /// `ReadOnly` or `Io` when a folder cannot be looked into.
    pub fn storage(&self) -> Result<StorageReport, StoreError> {
        let mut report = StorageReport::default();
        let mut names = Vec::new();
        for space in self.spaces()? {
            names.push(self.space_file(&space.id)?.0);
            report.spaces.push(SpaceStorage { id: space.id, database: 0, media: 0 });
        }
        let mut files = Vec::new();
        list(&self.folder, &mut files)?;
        for (path, bytes) in files {
            let parts: Vec<_> =
                path.strip_prefix(&self.folder).unwrap_or(&path).iter().filter_map(OsStr::to_str).collect();
            let place_of = |name: &str| names.iter().position(|known| known == name);
            let (place, is_media) = match parts.as_slice() {
                ["spaces", file] => (file.split('.').next().and_then(place_of), false),
                ["media", folder, ..] => (place_of(folder), true),
                _ => (None, false),
            };
            let count = match (place.and_then(|place| report.spaces.get_mut(place)), parts.as_slice()) {
                (Some(space), _) if is_media => &mut space.media,
                (Some(space), _) => &mut space.database,
                (None, [file]) if file.starts_with("search.db") => &mut report.search,
                // Also of spaces that are not listed, and what a crash left.
                (None, _) => &mut report.other,
            };
            *count += bytes;
        }
        Ok(report)
    }
}

/// Lists all files below a folder with their lengths.
fn list(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = match entry.metadata() {
            // Gone since it was listed.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            metadata => metadata?,
        };
        if metadata.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push((entry.path(), metadata.len()));
        }
    }
    Ok(())
}
