//! C for a phone without its makers' tools: Zig compiles it, and a library links against empty ones.
//!
//! Zig has no headers of Android's own C library nor of iOS, and takes those of musl and of macOS for the same processor: good enough to
//! read all of it and to weigh it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::bindings::PYTHON;
use crate::tools::in_venv;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

/// The phone that can be linked for.
pub const TARGET: &str = "aarch64-linux-android";
/// Python's package with Zig in it, of which just this version was tried.
const PACKAGE: &str = "ziglang==0.17.1";
/// A header of Apple's own, as far as SQLCipher asks for it: to be read, not to be run.
const LOG: &str = "#define OS_LOG_DEFAULT 0\n#define os_log(log, ...) ((void)0)\n";
/// Libraries that every phone has.
const SYSTEM: [&str; 4] = ["c", "m", "dl", "log"];

/// Sees to it that Zig is there, installed with pip into `target/tools`, and writes what calls it.
pub fn prepared(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    let folder = folder(workspace);
    let python = in_venv(&folder);
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
    script(&folder.join("ar"), &format!("#!/bin/sh\nexec {} -m ziglang ar \"$@\"\n", python.display()))?;
    Ok(true)
}

/// Has cargo compile C for a phone with Zig, which knows it by the name of the nearest that it has headers of.
pub fn compiles_c(workspace: &Workspace, cargo: &mut Command, target: &str, like: &str) -> Result<(), WorkspaceError> {
    let folder = folder(workspace);
    let compiler = compiler(&folder, target);
    // What rustc and cc call a phone, and where its maker's headers lie, Zig does not know.
    let compile = format!(
        "#!/bin/sh\nskip=\nfor word; do shift\nif [ -n \"$skip\" ]; then skip=; continue; fi\ncase $word in\n\
         --target=*|-m*version-min=*) ;;\n-target|-arch|-isysroot) skip=1 ;;\n*) set -- \"$@\" \"$word\" ;;\nesac; done\n\
         exec {} -m ziglang cc -target {like} \"$@\"\n",
        in_venv(&folder).display(),
    );
    script(&compiler, &compile)?;
    let name = target.replace('-', "_");
    cargo.env(format!("CC_{name}"), compiler).env(format!("AR_{name}"), folder.join("ar"));
    if target.contains("-apple-") {
        // There, if empty: otherwise Xcode is asked where its headers lie.
        let headers = folder.join(if target == "aarch64-apple-ios" { "iPhoneOS.sdk" } else { "iPhoneSimulator.sdk" });
        // One that is asked for and that Zig does not have either.
        let log = headers.join("os/log.h");
        fs::create_dir_all(headers.join("os"))
            .and_then(|()| fs::write(&log, LOG))
            .map_err(|error| failed(&log, error))?;
        cargo.env("SDKROOT", &headers).env(format!("CFLAGS_{name}"), format!("-idirafter {}", headers.display()));
    }
    Ok(())
}

/// Has cargo link for Android with the linker that comes with Rust, against empty libraries; says whether those could be made.
pub fn links(workspace: &Workspace, cargo: &mut Command) -> Result<bool, WorkspaceError> {
    let folder = folder(workspace);
    let empty = folder.join("empty");
    let source = empty.join("empty.c");
    fs::create_dir_all(&empty).and_then(|()| fs::write(&source, "")).map_err(|error| failed(&source, error))?;
    for name in SYSTEM {
        let mut compile = workspace.program(&compiler(&folder, TARGET));
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

/// What compiles C for a phone, which [`compiles_c`] has written.
fn compiler(folder: &Path, target: &str) -> PathBuf {
    folder.join(format!("cc-{target}"))
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
