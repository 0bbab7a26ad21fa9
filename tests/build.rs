//! Builds what the test of faults loads before the C library.

use std::path::PathBuf;
use std::{env, process};

fn main() {
    println!("cargo::rerun-if-changed=faults/shim.c");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        fail("OUT_DIR is not set: this script runs under cargo only")
    };
    let shim = out.join("shim.so");
    let mut compile = cc::Build::new().warnings(true).extra_warnings(true).get_compiler().to_command();
    compile.args(["-O1", "-shared", "-fPIC", "-o"]).arg(&shim).args(["faults/shim.c", "-ldl"]);
    match compile.status() {
        Ok(status) if status.success() => println!("cargo::rustc-env=STEUNKRING_SHIM={}", shim.display()),
        _ => fail("a C compiler is needed, as for SQLCipher: faults/shim.c was not compiled"),
    }
}

fn fail(reason: &str) -> ! {
    println!("cargo::error={reason}");
    process::exit(1)
}
