//! The Swift package: its sources as they are written, and a Swift for Linux to build it with.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use steunkring_border::Call;

use crate::bindings;
use crate::first::Printed;
use crate::lanes::{Outcome, boundary};
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

/// Where the package stands.
const PACKAGE: &str = "ios/Packages/SteunkringCore";

/// Writes the package with its sources into `target/swift/package`, and gives that folder. What did not change keeps its time, so that
/// nothing is compiled anew.
///
/// # Errors
///
/// Says which file could not be read or written.
fn package(workspace: &Workspace) -> Result<PathBuf, String> {
    let to = workspace.target.join("swift/package");
    let failed = |error: io::Error| format!("the Swift package could not be written: {error}");
    copied(&workspace.root.join(PACKAGE), &to).map_err(failed)?;
    let written = bindings::folder(workspace).join("swift");
    for (from, at) in [
        ("SteunkringCore.swift", "Sources/SteunkringCore/SteunkringCore.swift"),
        ("SteunkringCoreFFI.h", "Sources/SteunkringCoreFFI/SteunkringCoreFFI.h"),
        ("SteunkringCoreFFI.modulemap", "Sources/SteunkringCoreFFI/module.modulemap"),
    ] {
        keep(&to.join(at), &fs::read(written.join(from)).map_err(failed)?).map_err(failed)?;
    }
    let border = workspace.root.join("bindings/ffi/src");
    let calls = steunkring_border::read(&border).map_err(|error| error.to_string())?;
    Printed::read(workspace, "swift", &format!("{PACKAGE}/README.md"))?
        .write(&to.join("Tests/First/main.swift"))
        .map_err(|error| error.to_string())?;
    keep(&to.join("Tests/Playing/Calls.swift"), played(&calls).as_bytes()).map_err(failed)?;
    Ok(to)
}

/// What a lane needs to run the package.
pub struct Ready {
    /// The relay's program.
    pub relay: PathBuf,
    /// The folder of the package.
    pub package: PathBuf,
}

/// Sees to it that there is a Swift, builds the core and a relay, and writes the package; otherwise says how the lane ends.
pub fn ready(workspace: &Workspace) -> Result<Result<Ready, Outcome>, WorkspaceError> {
    if let Err(missing) = prepare(workspace)? {
        return Ok(Err(missing));
    }
    Ok(match boundary::built(workspace)? {
        Ok(relay) => package(workspace).map(|package| Ready { relay, package }).map_err(Outcome::Failed),
        Err(failed) => Err(failed),
    })
}

/// Sees to it that there is a Swift for Linux under `target/tools`; otherwise says how the lane ends.
fn prepare(workspace: &Workspace) -> Result<Result<(), Outcome>, WorkspaceError> {
    let root = root(workspace);
    // A root of before has none of what writes pages.
    if root.join(".stamp").exists() && root.join("usr/libexec/swift/bin/docc").exists() {
        return Ok(Ok(()));
    }
    let can = cfg!(target_os = "linux") && answers(workspace.program(Path::new("apt-get")).arg("--version"));
    if !can || !workspace.may_install {
        let reason =
            "Swift is missing: on Debian it is unpacked by ios/linux/root.sh, unless STEUNKRING_NO_INSTALL is set";
        return Ok(Err(Outcome::Skipped(reason.to_owned())));
    }
    println!("Unpacking Swift once, for the lane `swift` …");
    let mut unpack = workspace.program(Path::new("ios/linux/root.sh"));
    if succeeds(unpack.arg(&root).arg(workspace.tools.join("swift/cache")))? {
        return Ok(Ok(()));
    }
    Ok(Err(Outcome::Skipped("Swift could not be unpacked: ios/linux/root.sh says above why".to_owned())))
}

/// Prepares a call of Swift on a package, which it sees at `/src`.
pub fn swift(workspace: &Workspace, package: &Path) -> Command {
    let mut swift = in_root(workspace, package);
    swift.arg("swift");
    swift
}

/// Prepares a call of any program of the root of a Swift.
pub fn in_root(workspace: &Workspace, package: &Path) -> Command {
    let mut program = workspace.program(Path::new(IN_ROOT));
    program.envs(surroundings(workspace, package));
    program
}

/// The words that start a phone in Swift; it sees another root, in which its folder lies.
pub fn phone(workspace: &Workspace, package: &Path) -> String {
    let around = surroundings(workspace, package).map(|(name, path)| format!("{name}={}", path.display()));
    format!("env {} {} /build/debug/phone", around.join(" "), workspace.root.join(IN_ROOT).display())
}

/// What runs a command in the root of a Swift.
const IN_ROOT: &str = "ios/linux/in-root.sh";

/// What that wants to know.
fn surroundings(workspace: &Workspace, package: &Path) -> [(&'static str, PathBuf); 5] {
    [
        ("SWIFT_ROOT", root(workspace)),
        ("SRC", package.to_owned()),
        ("RUSTLIB", workspace.target.join("debug")),
        ("SCRATCH", workspace.target.join("swift/build")),
        ("VECTORS", workspace.root.join("tests/conformance")),
    ]
}

fn root(workspace: &Workspace) -> PathBuf {
    workspace.tools.join("swift/root")
}

/// A function that plays any call of the border by its name: Swift cannot look a call up.
fn played(calls: &[Call]) -> String {
    let mut cases = String::new();
    for call in calls {
        let takes: Vec<String> = call
            .takes
            .iter()
            .map(|(name, kind)| {
                let taken = match kind.as_str() {
                    "Arc<dyn SecretStore>" => "secrets",
                    "Arc<Job>" => "job",
                    _ => "take",
                };
                format!("{}: given.{taken}({name:?})", camel(name))
            })
            .collect();
        let takes = takes.join(", ");
        let name = camel(&call.name);
        let (key, called) = match &call.on {
            None => (call.name.clone(), format!("SteunkringCore.{name}({takes})")),
            Some(on) if call.makes && call.name == "new" => (format!("{on}.new"), format!("{on}({takes})")),
            Some(on) if call.makes => (format!("{on}.{}", call.name), format!("{on}.{name}({takes})")),
            Some(on) => (format!("{on}.{}", call.name), format!("given.on({on}.self).{name}({takes})")),
        };
        let (fails, waits) = (if call.fails { "try " } else { "" }, if call.waits { "await " } else { "" });
        let _ = writeln!(cases, "  case {key:?}: return {fails}{waits}{called} as Any");
    }
    format!(
        "import SteunkringCore\n\n/// Plays any call of the border by its name.\nfunc play(_ call: String, _ given: Given) async throws -> Any \
         {{\n  switch call {{\n{cases}  default: fatalError(\"there is no \\(call)\")\n  }}\n}}\n"
    )
}

/// A name as Swift writes it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |told, word| {
        let mut letters = word.chars();
        let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
        told + &capital.into_iter().chain(letters).collect::<String>()
    })
}

/// Writes the files of a folder into another.
fn copied(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let at = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copied(&entry.path(), &at)?;
        } else {
            keep(&at, &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// Writes a file where it is not the same already.
fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_is_played_as_swift_writes_it() {
        let call = |on: Option<&str>, name: &str, makes, takes: &[(&str, &str)]| Call {
            on: on.map(str::to_owned),
            name: name.to_owned(),
            makes,
            waits: makes,
            fails: true,
            takes: takes.iter().map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned())).collect(),
            gives: "()".to_owned(),
        };
        let swift = played(&[
            call(Some("Core"), "open", true, &[("secrets", "Arc<dyn SecretStore>")]),
            call(Some("Space"), "take_in", false, &[("bundle", "Vec<u8>"), ("at_job", "Arc<Job>")]),
            call(None, "new_id", false, &[]),
        ]);
        for line in [
            "case \"Core.open\": return try await Core.open(secrets: given.secrets(\"secrets\")) as Any",
            "case \"Space.take_in\": return try given.on(Space.self).takeIn(bundle: given.take(\"bundle\"), atJob: given.job(\"at_job\")) as Any",
            "case \"new_id\": return try SteunkringCore.newId() as Any",
        ] {
            assert!(swift.contains(line), "{line} is not in {swift}");
        }
    }
}
