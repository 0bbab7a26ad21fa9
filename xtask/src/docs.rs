//! The reference pages of the core in Python, Kotlin and Swift: `target/docs`. All that they show has to say what it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::lanes::{Outcome, boundary};
use crate::workspace::{Workspace, WorkspaceError, succeeds};
use crate::{bindings, screens, swift, tools};

/// The pages of one language.
pub struct Pages {
    language: &'static str,
    write: fn(&Workspace, &Path) -> Written,
}

/// Nothing, or why the pages were not written or are not complete.
type Written = Result<Result<(), String>, WorkspaceError>;

const ALL: [Pages; 3] = [
    Pages { language: "python", write: python },
    Pages { language: "kotlin", write: kotlin },
    Pages { language: "swift", write: swift_pages },
];

/// The pages by the names of their languages; all of them where none is named.
pub fn choose(names: &[String]) -> Result<Vec<&'static Pages>, String> {
    if names.is_empty() {
        return Ok(ALL.iter().collect());
    }
    let one = |name: &String| {
        ALL.iter().find(|pages| pages.language == name).ok_or_else(|| format!("There are no pages for {name:?}."))
    };
    names.iter().map(one).collect()
}

/// Writes the bindings and the pages, and says whether all of them were written and complete.
pub fn write(workspace: &Workspace, chosen: &[&Pages]) -> Result<bool, WorkspaceError> {
    if !bindings::write(workspace)? {
        return Ok(false);
    }
    let mut good = true;
    for pages in chosen {
        let to = workspace.target.join("docs").join(pages.language);
        // Pages of what is no longer there would stay.
        let _ = fs::remove_dir_all(&to);
        match (pages.write)(workspace, &to)? {
            Ok(()) => println!("{} is written.", to.display()),
            Err(reason) => {
                eprintln!("{}: {reason}", pages.language);
                good = false;
            }
        }
    }
    Ok(good)
}

fn python(workspace: &Workspace, to: &Path) -> Written {
    if let Some(missing) = boundary::missing_python(workspace) {
        return Ok(Err(why(missing)));
    }
    let python = match tools::python(workspace, "pages", "bindings/python/requirements.txt")? {
        Ok(python) => python,
        Err(reason) => return Ok(Err(reason)),
    };
    let sides = bindings::folder(workspace);
    let mut write = workspace.program(&python);
    write.args(["-B", "bindings/python/reference.py"]).arg(sides.join("python/steunkring.py"));
    write.arg(sides.join("kotlin-jvm/nl/steunkring/core/steunkring.kt")).arg(to);
    Ok(if succeeds(&mut write)? { Ok(()) } else { Err("the message above says what has no sentence".to_owned()) })
}

fn kotlin(workspace: &Workspace, to: &Path) -> Written {
    if let Err(missing) = screens::java(workspace)? {
        return Ok(Err(why(missing)));
    }
    let mut maven = workspace.program(Path::new("mvn"));
    maven.args(["--batch-mode", "--file", "android/core/pom.xml", "dokka:dokka"]);
    maven.arg(format!("-Dsteunkring.target={}", workspace.target.display()));
    let ran = maven.stdin(Stdio::null()).output().map_err(|source| WorkspaceError::at(Path::new("mvn"), source))?;
    let told = String::from_utf8_lossy(&ran.stdout);
    if !ran.status.success() || !to.join("index.html").is_file() {
        return Ok(Err(format!("Dokka wrote no pages:\n{told}")));
    }
    Ok(complete(told.lines().filter_map(undocumented)))
}

/// What Dokka says has no sentence, unless the generator made it for itself or Kotlin for any choice or error.
fn undocumented(line: &str) -> Option<String> {
    let name = line.split_once("Undocumented: nl.steunkring.core/")?.1.split_once(" (")?.0.trim_end_matches('/');
    let own = ["Companion", "/destroy/#", "/close/#", "InternalException", ".ErrorHandler", "/message/#"];
    let of_choices = ["/values/#", "/entries/#", "/valueOf/#kotlin.String"];
    (!is_plumbing(name) && !own.iter().chain(&of_choices).any(|end| name.ends_with(end))).then(|| name.to_owned())
}

/// Whether the generator made something for itself.
fn is_plumbing(name: &str) -> bool {
    ["FfiConverter", "Uniffi", "uniffi", "RustBuffer", "ForeignBytes", "NoHandle", "Disposable"]
        .iter()
        .any(|word| name.contains(word))
}

fn swift_pages(workspace: &Workspace, to: &Path) -> Written {
    let ready = match swift::ready(workspace)? {
        Ok(ready) => ready,
        Err(missing) => return Ok(Err(why(missing))),
    };
    let mut build = swift::swift(workspace, &ready.package);
    build.args(["build", "--scratch-path", "/build", "--target", "SteunkringCore"]);
    let extract = [
        "swift-symbolgraph-extract",
        "-module-name",
        "SteunkringCore",
        "-target",
        "x86_64-pc-linux-gnu",
        "-I",
        "/build/debug/Modules",
        "-Xcc",
        "-fmodule-map-file=/src/Sources/SteunkringCoreFFI/module.modulemap",
        "-minimum-access-level",
        "public",
        "-skip-synthesized-members",
        "-output-dir",
        "/build/graph",
    ];
    let built = workspace.target.join("swift/build");
    let graph = built.join("graph/SteunkringCore.symbols.json");
    let failed = |source| WorkspaceError::at(&graph, source);
    fs::create_dir_all(built.join("graph")).map_err(failed)?;
    if !succeeds(&mut build)? || !succeeds(swift::in_root(workspace, &ready.package).args(extract))? {
        return Ok(Err("the package could not be read: the message above says why".to_owned()));
    }
    let mut told: Value = match serde_json::from_slice(&fs::read(&graph).map_err(failed)?) {
        Ok(told) => told,
        Err(error) => return Ok(Err(format!("{}: {error}", graph.display()))),
    };
    let missing = without_plumbing(&mut told);
    fs::write(&graph, told.to_string()).map_err(failed)?;
    let mut convert = swift::in_root(workspace, &ready.package);
    convert.args(["docc", "convert", "/src/Sources/SteunkringCore/SteunkringCore.docc"]);
    convert.args(["--additional-symbol-graph-dir", "/build/graph", "--output-path", "/build/pages"]);
    convert.args(["--fallback-display-name", "SteunkringCore", "--fallback-bundle-identifier", "nl.steunkring.core"]);
    // A link that leads nowhere is a warning to docc.
    convert.args(["--warnings-as-errors", "--transform-for-static-hosting", "--hosting-base-path", "/"]);
    let pages: PathBuf = built.join("pages");
    let _ = fs::remove_dir_all(&pages);
    if !succeeds(&mut convert)? {
        return Ok(Err("docc wrote no pages: the message above says why".to_owned()));
    }
    fs::create_dir_all(workspace.target.join("docs")).and_then(|()| fs::rename(&pages, to)).map_err(failed)?;
    Ok(complete(missing.into_iter()))
}

/// Takes what the generator made for itself out of a graph of symbols, and gives the names of the rest that have no sentence. What makes a
/// record of its fields says what those say.
fn without_plumbing(graph: &mut Value) -> Vec<String> {
    let mut missing = Vec::new();
    let Some(symbols) = graph.get_mut("symbols").and_then(Value::as_array_mut) else {
        return vec!["all symbols".to_owned()];
    };
    let path = |symbol: &Value| {
        let parts = symbol.get("pathComponents").and_then(Value::as_array);
        parts.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("/")
    };
    symbols.retain(|symbol| !is_plumbing(&path(symbol)));
    for symbol in symbols.iter() {
        let is_init = symbol.pointer("/kind/identifier").and_then(Value::as_str) == Some("swift.init");
        if symbol.get("docComment").is_none() && !is_init {
            missing.push(path(symbol));
        }
    }
    missing
}

/// What a lane would say where it cannot run.
fn why(outcome: Outcome) -> String {
    let (Outcome::Passed(reason) | Outcome::Skipped(reason) | Outcome::Failed(reason)) = outcome;
    reason
}

/// Good where nothing lacks a sentence.
fn complete(missing: impl Iterator<Item = String>) -> Result<(), String> {
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("nothing says what these are: {}", missing.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_sentence_is_named_unless_the_generator_made_it() {
        let said = |what: &str| undocumented(&format!("[WARNING] Undocumented: nl.steunkring.core/{what}/ (JVM)"));
        assert_eq!(said("Space/mapScreen/#"), Some("Space/mapScreen/#".to_owned()));
        for own in ["Space.Companion", "Space/close/#", "FfiConverterString/read/#", "UniffiCleaner"] {
            assert_eq!(said(own), None);
        }
    }

    #[test]
    fn a_graph_names_what_has_no_sentence_and_keeps_no_plumbing() {
        let symbol =
            |path: &[&str], kind: &str| serde_json::json!({"pathComponents": path, "kind": {"identifier": kind}});
        let mut graph = serde_json::json!({"symbols": [
            symbol(&["Space", "id()"], "swift.method"),
            symbol(&["Label", "init(text:)"], "swift.init"),
            symbol(&["FfiConverterTypeCore_lift(_:)"], "swift.func"),
        ]});
        assert_eq!(without_plumbing(&mut graph), ["Space/id()"]);
        assert_eq!(graph["symbols"].as_array().unwrap().len(), 2);
    }
}
