//! Small files: read under a limit, written whole or not at all, readable by their owner only.

use crate::StoreError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Reads a file of at most `most` bytes.
///
/// # Errors
/// `Damaged` when it is longer, `Missing` when there is none.
pub(crate) fn read_limited(path: &Path, most: usize) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most { Err(StoreError::Damaged) } else { Ok(bytes) }
}

/// Writes a file that must not exist yet, and flushes it. It comes under its name when all of it is written: a disk that fails for good
/// would not let half a file be taken away again, and half a key would be taken for a damaged one.
///
/// # Errors
/// `Exists` when there is one.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if path.try_exists()? {
        return Err(StoreError::Exists);
    }
    let draft = draft(path, bytes)?;
    // A second name never takes the place of a file that came meanwhile; not every file system has them.
    let placed = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists),
        Err(_) => fs::rename(&draft, path).map_err(StoreError::from),
        Ok(()) => Ok(()),
    };
    // After a rename it is gone already; a draft that stays is written over the next time.
    let _ = fs::remove_file(&draft);
    placed?;
    sync_parent(path)
}

/// Puts a file in place of another in one step: after a loss of power there is the old one or the new one.
pub(crate) fn write_replacing(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let draft = draft(path, bytes)?;
    fs::rename(&draft, path)?;
    sync_parent(path)
}

/// Writes a file beside a path, whole and flushed, in the place of one that was left there.
fn draft(path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let mut name = path.file_name().ok_or(StoreError::Invalid("file name"))?.to_owned();
    name.push(".new");
    let draft = path.with_file_name(name);
    remove_if_there(&draft)?;
    let mut file = private().create_new(true).open(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
        return Err(error.into());
    }
    Ok(draft)
}

/// Removes a file, where there is one.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it, where there is one.
pub(crate) fn remove_folder_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Makes a folder that only its owner may enter, when there is none.
pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(path)?)
}

/// Gives options for writing a file that only its owner may read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Flushes the folder of a file, so that the file's name survives the loss of power too.
pub(crate) fn sync_parent(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(parent)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
