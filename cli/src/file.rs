//! Files that are read under a limit, and written whole or not at all.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Reads a file of at most `most` bytes.
pub fn read(file: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::file(file, error);
    let mut bytes = Vec::new();
    std::fs::File::open(file).map_err(failed)?.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size <= most) {
        Ok(bytes)
    } else {
        Err(failed(ErrorKind::InvalidInput.into()))
    }
}

/// Writes a file that only its owner may read, over the one that is there. What is there and no file, such as a pipe, is written to.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::file(file, error);
    if std::fs::symlink_metadata(file).is_ok_and(|there| !there.is_file()) {
        return std::fs::write(file, bytes).map_err(failed);
    }
    draft(file, bytes).map_err(failed)?.persist(file).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Writes a file that only its owner may read and that is not there yet.
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::file(file, error);
    draft(file, bytes).map_err(failed)?.persist_noclobber(file).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Refuses a name that something has already.
pub fn is_new(file: &Path) -> Result<(), Failure> {
    match std::fs::symlink_metadata(file) {
        Ok(_) => Err(Failure::file(file, ErrorKind::AlreadyExists.into())),
        Err(_) => Ok(()),
    }
}

/// The whole content beside its place, so that moving it there is one step.
fn draft(file: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let beside = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = NamedTempFile::new_in(beside)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    Ok(draft)
}
