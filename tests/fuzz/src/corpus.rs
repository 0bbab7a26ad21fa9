//! The inputs that are kept, one a file.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::Target;

/// The folder of a target.
pub fn folder(target: &Target) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name)
}

/// The kept inputs of a target, in the order of their names.
pub fn of(target: &Target) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder(target)).expect("each target has kept inputs: run `make`");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Writes the inputs to begin with anew; those that were found stay.
///
/// # Errors
/// Those of the disk.
pub fn make(target: &Target) -> io::Result<()> {
    let folder = folder(target);
    fs::create_dir_all(&folder)?;
    for (number, seed) in (target.seeds)().iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:02}")), seed)?;
    }
    Ok(())
}
