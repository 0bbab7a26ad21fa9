//! Which messages nothing says yet: counted by prefix, in a list that can only become shorter.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use steunkring_text::{Words, choices};

#[test]
fn messages_that_nothing_says_are_as_many_as_the_list_has() {
    let listed = listed();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for id in unused() {
        let prefix = id.split_inclusive('-').next().unwrap_or(id);
        *counted.entry(prefix).or_default() += 1;
    }
    let more: Vec<_> =
        counted.iter().filter(|(prefix, count)| listed.get(**prefix).is_none_or(|max| max < count)).collect();
    assert!(
        more.is_empty(),
        "nothing says more of {more:?} than is listed: say them, or take them out of the catalogues"
    );
    let fewer: Vec<_> =
        listed.iter().filter(|(prefix, max)| counted.get(prefix.as_str()).unwrap_or(&0) < max).collect();
    let written: Vec<_> = counted.iter().map(|(prefix, count)| format!("{prefix} {count}")).collect();
    assert!(
        fewer.is_empty(),
        "more is said of {fewer:?}: tests/unused-prefixes.txt can now be\n{}",
        written.join("\n")
    );
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

/// How many messages of each prefix may be unsaid.
fn listed() -> BTreeMap<String, usize> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unused-prefixes.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let line = |line: &str| line.split_once(' ').map(|(prefix, count)| (prefix.to_owned(), count.parse().unwrap()));
    text.lines().filter(|text| !text.starts_with('#')).filter_map(line).collect()
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
