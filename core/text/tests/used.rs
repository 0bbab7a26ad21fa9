//! Which messages nothing says yet: allowed by prefix, in a list that can only become shorter.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use steunkring_text::{Words, choices};

#[test]
fn messages_that_nothing_says_stand_under_a_listed_prefix() {
    let listed = listed();
    let unused = unused();
    let missing: Vec<_> = unused.iter().filter(|id| !listed.iter().any(|prefix| id.starts_with(prefix))).collect();
    assert!(missing.is_empty(), "nothing says {missing:?}: say them, or take them out of the catalogues");
    let done: Vec<_> = listed.iter().filter(|prefix| !unused.iter().any(|id| id.starts_with(*prefix))).collect();
    assert!(done.is_empty(), "all messages of {done:?} are said: take the lines out of tests/unused-prefixes.txt");
}

#[test]
fn the_list_has_no_line_that_covers_another() {
    let listed = listed();
    for prefix in &listed {
        assert!(prefix.ends_with('-'), "{prefix}");
        assert!(!listed.iter().any(|other| other != prefix && prefix.starts_with(other)), "{prefix}");
    }
}

/// The messages whose id stands in no source, neither whole nor as the beginning of a format string, and which no value
/// of the domain has.
fn unused() -> BTreeSet<&'static str> {
    let mut unused: BTreeSet<_> = Words::ids().collect();
    for (_, _, message) in choices() {
        unused.remove(message);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    collect(&root.join("cli/src"), &mut sources);
    for krate in std::fs::read_dir(root.join("core")).unwrap() {
        collect(&krate.unwrap().path().join("src"), &mut sources);
    }
    assert!(!sources.is_empty());
    for path in sources {
        let source = std::fs::read_to_string(path).unwrap();
        // Tests at the end of a file are no use.
        let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = code.lines().map(|line| line.replace("'\"'", "").replace("\\\"", ""));
        for literal in lines.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        {
            match literal.split_once('{') {
                None => {
                    unused.remove(literal.as_str());
                }
                Some((start, _)) if start.ends_with('-') => unused.retain(|id| !id.starts_with(start)),
                Some(_) => {}
            }
        }
    }
    unused
}

fn listed() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unused-prefixes.txt");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
