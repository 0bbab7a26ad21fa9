//! C for a phone without its makers' tools: Zig compiles it, and a library links against empty ones.
//!
//! Zig has no headers of Android's own C library, and takes those of another for the same processor: good enough to read all of it and to
//! weigh it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::bindings::PYTHON;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

/// The phone that can be linked for.
pub const TARGET: &str = "aarch64-linux-android";
/// Its C, as Zig calls the nearest that it knows.
const LIKE: &str = "aarch64-linux-musl";
/// Python's package with Zig in it, of which just this version was tried.
const PACKAGE: &str = "ziglang==0.17.1";
/// Libraries that every phone has.
const SYSTEM: [&str; 4] = ["c", "m", "dl", "log"];

/// Sees to it that Zig is there, installed with pip into `target/tools`, and writes what calls it.
pub fn prepared(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    let folder = folder(workspace);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !folder.join("ar").exists() {
        if !workspace.may_install {
            eprintln!("Zig is missing and STEUNKRING_NO_INSTALL is set: unset it");
            return Ok(false);
        }
        let made = succeeds(workspace.program(Path::new(PYTHON)).args(["-m", "venv"]).arg(&folder))?
            && succeeds(workspace.program(&python).args(["-m", "pip", "install", "--quiet", PACKAGE]))?;
        if !made {
            eprintln!("Zig could not be installed: pip says above why");
            return Ok(false);
        }
    }
    let python = python.display();
    // What rustc and cc call a phone, Zig does not know.
    let compile = format!(
        "#!/bin/sh\nfor word; do shift; case $word in --target=*) ;; *) set -- \"$@\" \"$word\" ;; esac; done\n\
         exec {python} -m ziglang cc -target {LIKE} \"$@\"\n"
    );
    script(&folder.join("cc"), &compile)?;
    script(&folder.join("ar"), &format!("#!/bin/sh\nexec {python} -m ziglang ar \"$@\"\n"))?;
    Ok(true)
}

/// Has cargo compile C for phones with Zig.
pub fn compiles_c(workspace: &Workspace, cargo: &mut Command) {
    let folder = folder(workspace);
    cargo.env("CC_aarch64_linux_android", folder.join("cc")).env("AR_aarch64_linux_android", folder.join("ar"));
}

/// Has cargo link for Android with the linker that comes with Rust, against empty libraries; says whether those could be made.
pub fn links(workspace: &Workspace, cargo: &mut Command) -> Result<bool, WorkspaceError> {
    let folder = folder(workspace);
    let empty = folder.join("empty");
    let source = empty.join("empty.c");
    fs::create_dir_all(&empty).and_then(|()| fs::write(&source, "")).map_err(|error| failed(&source, error))?;
    for name in SYSTEM {
        let mut compile = workspace.program(&folder.join("cc"));
        compile.args(["-shared", "-nostdlib", "-o"]).arg(empty.join(format!("lib{name}.so"))).arg(&source);
        if !succeeds(&mut compile)? {
            return Ok(false);
        }
    }
    if !succeeds(workspace.program(&folder.join("ar")).arg("rcs").arg(empty.join("libunwind.a")))? {
        return Ok(false);
    }
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map_err(|error| failed(Path::new("rustc"), error))?.stdout;
    let host = format!("lib/rustlib/{}-unknown-linux-gnu/bin/rust-lld", std::env::consts::ARCH);
    cargo.env(
        "CARGO_TARGET_AARCH64_LINUX_ANDROID_LINKER",
        Path::new(String::from_utf8_lossy(&sysroot).trim()).join(host),
    );
    let flags = format!("-C linker-flavor=ld.lld -L native={} -C link-arg=-zmax-page-size=16384", empty.display());
    cargo.env("CARGO_TARGET_AARCH64_LINUX_ANDROID_RUSTFLAGS", flags);
    Ok(true)
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.tools.join("zig")
}

/// Writes a program.
fn script(path: &Path, text: &str) -> Result<(), WorkspaceError> {
    fs::write(path, text).map_err(|error| failed(path, error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(|error| failed(path, error))?;
    }
    Ok(())
}

fn failed(path: &Path, source: io::Error) -> WorkspaceError {
    WorkspaceError::Start { program: path.display().to_string(), source }
}
