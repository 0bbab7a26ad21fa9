//! Files that are written whole or not at all.

use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Writes a file that only its owner may read, over the one that is there. What is there and no file, such as a pipe, is written to.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if std::fs::symlink_metadata(file).is_ok_and(|there| !there.is_file()) {
        return Ok(std::fs::write(file, bytes)?);
    }
    draft(file, bytes)?.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file that only its owner may read and that is not there yet.
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    draft(file, bytes)?.persist_noclobber(file).map_err(|error| error.error)?;
    Ok(())
}

/// The whole content beside its place, so that moving it there is one step.
fn draft(file: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let beside = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = NamedTempFile::new_in(beside)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    Ok(draft)
}
