//! Answers what `libsqlite3-sys` asks of the linker, and refuses to build with another cryptography than ours.

use std::path::PathBuf;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=LIBSQLITE3_FLAGS");
    let flags = env::var("LIBSQLITE3_FLAGS").unwrap_or_default();
    if !flags.contains("-DSQLCIPHER_CRYPTO_CUSTOM=steunkring_sqlcipher_setup") {
        fail(
            "LIBSQLITE3_FLAGS does not name our cryptography: run cargo inside the repository, so that .cargo/config.toml is read",
        );
    }
    // libsqlite3-sys always links `crypto`. Nothing of it is used, so an archive without members satisfies the linker.
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        fail("OUT_DIR is not set: this script runs under cargo only")
    };
    if let Err(error) = fs::write(out.join("libcrypto.a"), b"!<arch>\n") {
        fail(&format!("cannot write the empty archive: {error}"));
    }
    println!("cargo::rustc-link-search=native={}", out.display());
}

fn fail(reason: &str) -> ! {
    println!("cargo::error={reason}");
    process::exit(1)
}
