//! Texts that are kept beside the tests, for people to read: what is shown now must be what stands there.

use std::path::PathBuf;

/// Holds a text to the one that is kept under a name. With `STEUNKRING_WRITE_GOLDENS` set it is kept instead; read it before you
/// commit it.
pub fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("goldens").join(name);
    if std::env::var_os("STEUNKRING_WRITE_GOLDENS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(text.lines()).enumerate().find(|(_, (was, is))| was != is);
    if let Some((line, (was, is))) = differs {
        panic!(
            "{name}, line {}:\n- {was}\n+ {is}\nIs this meant? Then write it anew as CONTRIBUTING.md says.",
            line + 1
        );
    }
    assert_eq!(kept.lines().count(), text.lines().count(), "{name} is longer or shorter than it was");
}
