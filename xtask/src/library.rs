//! Builds the core for phones: `cargo xtask library [--check | --size] TARGET…`.
//!
//! With Android's NDK, or on a Mac, a library is built into `target/library` and weighed, and a library for Android has to lie in pages of
//! 16 KB. Without them `--check` has the compiler read everything for a phone, with C compiled by Zig; and `--size` links a library for
//! `aarch64-linux-android` against empty ones: it cannot run, and weighs what the real one weighs.

mod elf;
mod zig;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::workspace::{Workspace, WorkspaceError, succeeds};

/// The most that a library for 64-bit phones may weigh, stripped, in bytes: what is downloaded with each app.
const BUDGET: u64 = 16 * 1024 * 1024;

/// A kind of phone.
struct Phone {
    /// Its name to rustup.
    target: &'static str,
    /// Where its library goes, below `target/library`.
    folder: &'static str,
    /// What begins the names of the NDK's compilers for it; none for Apple's.
    ndk: Option<&'static str>,
    /// What Zig calls the nearest whose headers it has.
    like: &'static str,
}

/// The oldest Android that the app runs on, as its number.
pub const ANDROID: u32 = 26;

const PHONES: [Phone; 6] = [
    Phone {
        target: "aarch64-linux-android",
        folder: "android/arm64-v8a",
        ndk: Some("aarch64-linux-android"),
        like: "aarch64-linux-musl",
    },
    Phone {
        target: "armv7-linux-androideabi",
        folder: "android/armeabi-v7a",
        ndk: Some("armv7a-linux-androideabi"),
        like: "arm-linux-musleabi",
    },
    Phone {
        target: "x86_64-linux-android",
        folder: "android/x86_64",
        ndk: Some("x86_64-linux-android"),
        like: "x86_64-linux-musl",
    },
    Phone { target: "aarch64-apple-ios", folder: "ios/aarch64-apple-ios", ndk: None, like: "aarch64-macos" },
    Phone { target: "aarch64-apple-ios-sim", folder: "ios/aarch64-apple-ios-sim", ndk: None, like: "aarch64-macos" },
    Phone { target: "x86_64-apple-ios", folder: "ios/x86_64-apple-ios", ndk: None, like: "x86_64-macos" },
];

/// How a library is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Built,
    Checked,
    Sized,
}

/// Does what the words after `library` ask for, and says whether all went well.
///
/// # Errors
///
/// A tool that cannot be started, or a file that cannot be read or written.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<bool, WorkspaceError> {
    let (way, phones) = match parse(words) {
        Ok(asked) => asked,
        Err(message) => {
            eprintln!("{message}");
            return Ok(false);
        }
    };
    let mut good = true;
    for phone in phones {
        good &= known(workspace, phone)?
            && match way {
                Way::Built => built(workspace, phone)?,
                Way::Checked => zig::prepared(workspace)? && succeeds(&mut checked(workspace, phone)?)?,
                Way::Sized => zig::prepared(workspace)? && sized(workspace, phone)?,
            };
    }
    Ok(good)
}

fn parse(words: &[String]) -> Result<(Way, Vec<&'static Phone>), String> {
    let mut way = Way::Built;
    let mut phones = Vec::new();
    for word in words {
        match word.as_str() {
            "--check" => way = Way::Checked,
            "--size" => way = Way::Sized,
            name => phones.push(PHONES.iter().find(|phone| phone.target == name).ok_or_else(|| {
                let all: Vec<&str> = PHONES.iter().map(|phone| phone.target).collect();
                format!("There is no phone {name:?}; there are {}.", all.join(", "))
            })?),
        }
    }
    if phones.is_empty() {
        return Err("`cargo xtask library` takes the targets of phones, such as aarch64-linux-android.".to_owned());
    }
    if way == Way::Sized && phones.iter().any(|phone| phone.target != zig::TARGET) {
        return Err(format!("`--size` links for {} alone.", zig::TARGET));
    }
    Ok((way, phones))
}

fn built(workspace: &Workspace, phone: &Phone) -> Result<bool, WorkspaceError> {
    let kind = if phone.ndk.is_some() { "cdylib" } else { "staticlib" };
    let mut cargo = compiled(workspace, phone, kind);
    if let Some(prefix) = phone.ndk {
        let Some(tools) = ndk() else {
            eprintln!("ANDROID_NDK_HOME names no NDK: install r28 or newer and set it, or use --check or --size");
            return Ok(false);
        };
        let compiler = tools.join(format!("{prefix}{ANDROID}-clang"));
        let name = phone.target.to_uppercase().replace('-', "_");
        cargo.env(format!("CC_{}", phone.target.replace('-', "_")), &compiler);
        cargo.env(format!("AR_{}", phone.target.replace('-', "_")), tools.join("llvm-ar"));
        cargo.env(format!("CARGO_TARGET_{name}_LINKER"), &compiler);
        cargo.env(format!("CARGO_TARGET_{name}_RUSTFLAGS"), "-C link-arg=-Wl,-z,max-page-size=16384");
    }
    if !succeeds(&mut cargo)? {
        return Ok(false);
    }
    let file = if phone.ndk.is_some() { "libsteunkring_core.so" } else { "libsteunkring_core.a" };
    let library = workspace.target.join(phone.target).join("phone").join(file);
    let folder = workspace.target.join("library").join(phone.folder);
    let copied = fs::create_dir_all(&folder).and_then(|()| fs::copy(&library, folder.join(file)));
    copied.map_err(|source| WorkspaceError::Start { program: format!("copy {}", library.display()), source })?;
    if phone.ndk.is_some() { weighed(&library, phone) } else { Ok(true) }
}

/// A call of cargo that has the compiler read everything for a phone.
fn checked(workspace: &Workspace, phone: &Phone) -> Result<Command, WorkspaceError> {
    // In the profile of the library that is built: what runs here for both is compiled once, and no lane waits for the other profile's lock.
    let mut cargo =
        workspace.cargo(["check", "--package", "steunkring-ffi", "--lib", "--profile", "phone", "--target"]);
    cargo.arg(phone.target);
    zig::compiles_c(workspace, &mut cargo, phone.target, phone.like)?;
    Ok(cargo)
}

/// Sees to it that rustc knows the phone, and says whether it does.
fn known(workspace: &Workspace, phone: &Phone) -> Result<bool, WorkspaceError> {
    let rustup = |words: &[&str]| {
        let mut rustup = workspace.program(Path::new("rustup"));
        rustup.args(["target"]).args(words);
        rustup
    };
    let installed = rustup(&["list", "--installed"]).output();
    let installed = installed.map_err(|source| WorkspaceError::at(Path::new("rustup"), source))?;
    if String::from_utf8_lossy(&installed.stdout).lines().any(|one| one == phone.target) {
        return Ok(true);
    }
    if !workspace.may_install {
        eprintln!("Rust for {0} is missing and STEUNKRING_NO_INSTALL is set: `rustup target add {0}`", phone.target);
        return Ok(false);
    }
    succeeds(&mut rustup(&["add", phone.target]))
}

/// Links a library that weighs what the real one does.
fn sized(workspace: &Workspace, phone: &Phone) -> Result<bool, WorkspaceError> {
    let mut cargo = compiled(workspace, phone, "cdylib");
    zig::compiles_c(workspace, &mut cargo, phone.target, phone.like)?;
    if !zig::links(workspace, &mut cargo)? || !succeeds(&mut cargo)? {
        return Ok(false);
    }
    weighed(&workspace.target.join(phone.target).join("phone/libsteunkring_core.so"), phone)
}

/// A call of cargo that builds the library alone, of one kind, in the profile for phones. Phones get no symbols; a report of a crash is
/// read with the file of the same build that has them.
fn compiled(workspace: &Workspace, phone: &Phone, kind: &str) -> Command {
    workspace.cargo([
        "rustc",
        "--package",
        "steunkring-ffi",
        "--lib",
        "--profile",
        "phone",
        "--config",
        "profile.phone.strip=\"symbols\"",
        "--crate-type",
        kind,
        "--target",
        phone.target,
    ])
}

/// Says what a library for Android weighs, and whether that is within the budget and its parts lie in pages of 16 KB.
fn weighed(library: &Path, phone: &Phone) -> Result<bool, WorkspaceError> {
    let bytes = fs::read(library)
        .map_err(|source| WorkspaceError::Start { program: format!("weigh {}", library.display()), source })?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let Some(pages) = elf::alignments(&bytes) else {
        eprintln!("{} is no library for Android", library.display());
        return Ok(false);
    };
    let least = pages.iter().copied().min().unwrap_or(0);
    println!("{}: {size} bytes of at most {BUDGET}, in pages of {least}", phone.target);
    if size > BUDGET {
        eprintln!("{} is over its budget: `cargo tree` and `cargo xtask size` say what grew", phone.target);
    }
    // Phones with 32 bits have pages of 4 KB for ever.
    let needs = if phone.target.starts_with("armv7") { 4096 } else { elf::PAGE };
    if least < needs {
        eprintln!("{} has a part in pages of {least}: Android 15 asks for {needs}", phone.target);
    }
    Ok(size <= BUDGET && least >= needs)
}

/// The folder of the NDK's compilers.
fn ndk() -> Option<PathBuf> {
    let host = if cfg!(target_os = "macos") { "darwin-x86_64" } else { "linux-x86_64" };
    let tools = PathBuf::from(env::var_os("ANDROID_NDK_HOME")?).join("toolchains/llvm/prebuilt").join(host).join("bin");
    tools.is_dir().then_some(tools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_named_by_its_target_and_nothing_else_is_taken() {
        let parse = |words: &[&str]| parse(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let (way, phones) = parse(&["--check", "aarch64-apple-ios", "armv7-linux-androideabi"])
            .unwrap_or_else(|message| panic!("{message}"));
        assert!(way == Way::Checked && phones.len() == 2);
        for wrong in [&["--check"][..], &["phone"], &["--size", "aarch64-apple-ios"], &[]] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
