//! The rules of the house: who may use whom, how large a file may grow, what no file may name.
//! Each failure says what to do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package};
use steunkring_tests::{ProjectFile, files, root};

/// Which of our crates each of our crates may name. An inner one never names an outer one.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("picture", &["domain"]),
    ("document", &["domain"]),
    ("wire", &[]),
    ("sqlcipher", &[]),
    ("store", &["domain", "document", "sqlcipher"]),
    ("sync", &["domain", "document", "wire"]),
    ("app", &["domain", "text", "picture", "document", "store", "sync", "wire"]),
    ("relay", &["wire", "sqlcipher"]),
    ("cli", &["domain", "text", "picture", "app", "relay"]),
    ("ffi", &["domain", "text", "app"]),
    ("border", &[]),
    ("generate", &[]),
    ("bench", &["domain", "text", "app", "relay", "sync", "sqlcipher"]),
    ("fuzz", &["domain", "document", "store", "sync", "wire"]),
    ("size", &["domain", "app", "sqlcipher"]),
    ("xtask", &["border"]),
];

/// What must not stand anywhere in the tree of one of our crates, and the reason.
const NEVER_IN: &[(&str, &[&str], &str)] = &[
    (
        "domain",
        &["tokio", "rusqlite", "reqwest", "automerge", "uniffi"],
        "the rules stay pure: take what you need as an argument",
    ),
    ("app", &["uniffi"], "the core knows no language but Rust: the border is bindings/ffi"),
    ("text", &["tokio", "rusqlite", "reqwest", "automerge"], "words need no device"),
    ("picture", &["tokio", "rusqlite", "reqwest", "automerge"], "a picture is a function of values"),
    ("relay", &["automerge"], "the relay can read nothing, so it holds nothing that could"),
    ("sync", &["rusqlite", "axum"], "the engine is handed bytes; the store and the relay lie outside it"),
];

/// What must not stand in the tree at all; `deny.toml` says the same with its reasons.
const NOWHERE: &[&str] = &["openssl", "openssl-sys", "openssl-src", "native-tls", "aws-lc-sys", "sqlx", "sqlite3-sys"];

/// Files of code may weigh so much; above it only with a reason in [`LARGE`].
const ORDINARY: usize = 25 * 1024;
/// No reason makes a file of code larger than this.
const LARGEST: usize = 40 * 1024;
/// Files above the ordinary size, each with its reason. The list shrinks: an entry that is not needed fails.
const LARGE: &[(&str, &str)] = &[];

/// Endings of files that people write as code.
const CODE: &[&str] = &["rs", "sql", "ftl", "kt", "kts", "swift", "py"];

/// Stems of names that do not say what is in a file.
const VAGUE: &[&str] = &["util", "helper", "misc", "manager", "stuff", "wip", "untitled", "legacy"];

/// Hosts of package registries, written apart so that this file does not name them.
const REGISTRIES: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("python", "hosted.org"),
    concat!("npmjs", "."),
    concat!("repo1.", "maven"),
    concat!("repo.", "maven"),
    concat!("proxy.", "golang"),
    concat!("deb.", "debian"),
];

/// Folders that are on one machine only, written apart likewise.
const MACHINES: &[&str] = &[concat!("/", "work/"), concat!("/", "root/"), concat!("/", "tmp/"), concat!("/", "Users/")];

#[test]
fn a_crate_names_only_the_crates_below_it() {
    let metadata = metadata();
    let rules: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        let name = short(package);
        if name == "tests" {
            continue;
        }
        let Some(allowed) = rules.get(name) else {
            wrong.push(format!("{name} has no row in MAY_USE: add it, with an ADR if it is a new layer"));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development) {
            if let Some(other) = dependency.name.strip_prefix("steunkring-")
                && !allowed.contains(&other)
            {
                wrong.push(format!(
                    "{name} names {other}, which is not below it: move the code, or turn the call round"
                ));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_row_of_the_rule_is_a_crate() {
    let metadata = metadata();
    let ours: BTreeSet<&str> = metadata.workspace_packages().into_iter().map(short).collect();
    let named = MAY_USE.iter().map(|row| row.0).chain(NEVER_IN.iter().map(|row| row.0));
    none(named.filter(|name| !ours.contains(name)).map(|name| format!("there is no crate {name}: take its row out")));
}

#[test]
fn no_tree_holds_what_its_crate_must_not_know() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for (name, banned, reason) in NEVER_IN {
        let tree = tree(&metadata, name);
        assert!(tree.contains(&format!("steunkring-{name}")), "the tree of {name} is empty: this test sees nothing");
        for other in banned.iter().filter(|other| tree.contains(**other)) {
            wrong.push(format!(
                "{other} is in the tree of {name}; {reason}; see `cargo tree -p steunkring-{name} -i {other}`"
            ));
        }
    }
    none(wrong);
}

#[test]
fn no_crate_in_the_lock_file_is_a_second_sqlite_or_openssl() {
    let names: BTreeSet<String> = metadata().packages.iter().map(|package| package.name.to_string()).collect();
    assert!(names.contains("rustls"), "this test sees no crates at all");
    none(NOWHERE.iter().filter(|name| names.contains(**name)).map(|name| {
        format!(
            "{name} is in the tree: find who brings it with `cargo tree --workspace -i {name}` and drop that feature"
        )
    }));
}

#[test]
fn only_sqlcipher_names_rusqlite() {
    let metadata = metadata();
    none(metadata.workspace_packages().into_iter().filter(|package| short(package) != "sqlcipher").flat_map(
        |package| {
            let names = package.dependencies.iter().filter(|d| d.name == "rusqlite" || d.name == "libsqlite3-sys");
            names
                .map(|d| format!("{} names {}: use what core/sqlcipher hands on", package.name, d.name))
                .collect::<Vec<_>>()
        },
    ));
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace_and_only_sqlcipher_lifts_unsafe() {
    let lifted = [concat!("allow(", "unsafe_code"), concat!("expect(", "unsafe_code"), concat!("warn(", "unsafe_code")];
    let files = project();
    let root_manifest = files.iter().find(|file| file.path == "Cargo.toml").and_then(ProjectFile::text).unwrap();
    assert!(
        root_manifest.contains("unsafe_code = \"deny\""),
        "put `unsafe_code = \"deny\"` back into the workspace's lints"
    );
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.path.starts_with("core/sqlcipher/")) {
        let Some(text) = file.text() else { continue };
        if file.path.ends_with(".rs") && lifted.iter().any(|words| text.contains(words)) {
            wrong.push(format!(
                "{} lifts unsafe_code: only core/sqlcipher may; move the code there or do without",
                file.path
            ));
        }
        if file.path.ends_with("/Cargo.toml")
            && text.contains("[package]")
            && !text.contains("[lints]\nworkspace = true")
        {
            wrong.push(format!("{} lacks `[lints]` with `workspace = true`: add it", file.path));
        }
    }
    none(wrong);
}

#[test]
fn files_of_code_stay_small() {
    let reasons: BTreeMap<&str, &str> = LARGE.iter().copied().collect();
    let files = project();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| is_code(file)) {
        let (path, size) = (file.path.as_str(), file.bytes.len());
        let large = size > ORDINARY;
        match reasons.get(path) {
            _ if size > LARGEST => wrong.push(format!("{path} has {size} bytes, over {LARGEST}: split it by subject")),
            None if large => wrong.push(format!("{path} has {size} bytes: split it, or give the reason in LARGE")),
            Some(reason) if reason.len() < 20 => wrong.push(format!("{path}: say in LARGE why it cannot be split")),
            Some(_) if !large => wrong.push(format!("{path} is small again: take it out of LARGE")),
            _ => {}
        }
    }
    for path in reasons.keys().filter(|path| files.iter().all(|file| file.path != **path)) {
        wrong.push(format!("{path} is gone: take it out of LARGE"));
    }
    none(wrong);
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    none(project().iter().filter_map(|file| {
        let name = file.name().to_lowercase();
        if name == "mod.rs" {
            return Some(format!("{}: name it after its folder, beside the folder", file.path));
        }
        let stem = VAGUE.iter().find(|stem| name.split(['.', '_', '-']).any(|part| part.starts_with(**stem)))?;
        Some(format!("{}: {stem:?} does not say what is in it; name the subject", file.path))
    }));
}

#[test]
fn no_file_names_a_registry_or_a_folder_of_one_machine() {
    let mut wrong = Vec::new();
    // Cargo writes the name of its index into the lock file by itself.
    for file in project().iter().filter(|file| file.path != "Cargo.lock") {
        for (number, line) in file.text().unwrap_or_default().lines().enumerate() {
            let place = format!("{}:{}", file.path, number + 1);
            if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
                wrong.push(format!("{place} names the registry {host}: name the package only"));
            }
            if let Some(folder) = MACHINES.iter().find(|folder| starts_a_path(line, folder)) {
                wrong.push(format!("{place} holds the path {folder}…: take a folder that is passed in"));
            }
        }
    }
    none(wrong);
}

#[test]
fn what_looks_like_a_test_in_kotlin_is_one() {
    let mut wrong = Vec::new();
    for file in project().iter().filter(|file| file.path.ends_with("Test.kt")) {
        let text = file.text().unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("    fun `")) {
            let mut marks = lines[..at].iter().rev().map_while(|line| line.strip_prefix("    @"));
            if !marks.any(|mark| mark == "Test") {
                wrong.push(format!("{}:{} is never run: it lacks its @Test", file.path, at + 1));
            }
        }
    }
    none(wrong);
}

#[test]
fn ci_and_the_readme_give_the_same_command() {
    let files = project();
    let text = |path: &str| {
        files.iter().find(|file| file.path == path).and_then(ProjectFile::text).unwrap_or_default().to_owned()
    };
    let calls: Vec<String> = text(".ci/run").lines().filter(|line| line.contains("cargo")).map(str::to_owned).collect();
    assert_eq!(
        calls,
        ["cargo xtask test"],
        "let .ci/run call `cargo xtask test` and nothing else; a new check is a lane"
    );
    let readme = text("README.md");
    let missing = ["cargo run --release -p steunkring-cli -- demo", "cargo xtask test"]
        .into_iter()
        .filter(|command| !readme.contains(command));
    none(missing.map(|command| format!("README.md lacks `{command}`: a newcomer starts there")));
}

/// Each invariant names the tests that hold it, as `path: name`, and they are there.
#[test]
fn every_invariant_is_held_by_a_test_that_exists() {
    let files: BTreeMap<String, ProjectFile> = project().into_iter().map(|file| (file.path.clone(), file)).collect();
    let text = files["ARCHITECTURE.md"].text().unwrap().to_owned();
    let table = text.split("## Invariants").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(rows.len() > 10, "the table of invariants is not where this test looks");
    let mut wrong = Vec::new();
    for row in rows {
        let cell = row.trim_end_matches(" |").rsplit("| ").next().unwrap();
        let held: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        if held.is_empty() {
            wrong.push(format!("no test holds: {row}"));
        }
        for held in held {
            let found = held.split_once(": ").is_some_and(|(path, name)| {
                files.get(path).and_then(ProjectFile::text).is_some_and(|text| text.contains(&format!("fn {name}(")))
            });
            if !found {
                wrong.push(format!("there is no test `{held}`"));
            }
        }
    }
    none(wrong);
}

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).features(CargoOpt::AllFeatures).exec().unwrap()
}

fn project() -> Vec<ProjectFile> {
    let files = files().unwrap();
    assert!(files.len() > 30, "git lists {} files only: this test sees nothing", files.len());
    files
}

/// The folder's word for one of our crates.
fn short(package: &Package) -> &str {
    package.name.strip_prefix("steunkring-").unwrap_or(&package.name)
}

/// Names of all crates that one of ours is built with, tests left out.
fn tree(metadata: &Metadata, name: &str) -> BTreeSet<String> {
    let resolve = metadata.resolve.as_ref().unwrap();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut open: Vec<_> = metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| short(package) == name)
        .map(|package| &package.id)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let built =
                |kinds: &[cargo_metadata::DepKindInfo]| kinds.iter().any(|k| k.kind != DependencyKind::Development);
            open.extend(nodes[id].deps.iter().filter(|dep| built(&dep.dep_kinds)).map(|dep| &dep.pkg));
        }
    }
    metadata
        .packages
        .iter()
        .filter(|package| seen.contains(&package.id))
        .map(|package| package.name.to_string())
        .collect()
}

fn is_code(file: &ProjectFile) -> bool {
    file.name().rsplit_once('.').is_some_and(|(_, ending)| CODE.contains(&ending))
}

/// A folder counts where a path starts with it, not in the middle of one.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        !line[..at]
            .ends_with(|before: char| before.is_alphanumeric() || matches!(before, '.' | '_' | '-' | '}' | '>' | '*'))
    })
}

fn none<T: Display>(wrong: impl IntoIterator<Item = T>) {
    let lines: Vec<String> = wrong.into_iter().map(|line| format!("- {line}")).collect();
    assert!(lines.is_empty(), "{} to mend:\n{}", lines.len(), lines.join("\n"));
}
