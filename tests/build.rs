//! Builds what the test of faults loads before the C library, and writes how the test of the border plays each call.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use steunkring_border::Call;

/// Where the border stands.
const BORDER: &str = "../bindings/ffi/src";

fn main() {
    println!("cargo::rerun-if-changed=faults/shim.c");
    println!("cargo::rerun-if-changed={BORDER}");
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        fail("OUT_DIR is not set: this script runs under cargo only")
    };
    let calls = steunkring_border::read(Path::new(BORDER)).unwrap_or_else(|error| fail(&error.to_string()));
    if let Err(error) = fs::write(out.join("calls.rs"), played(&calls)) {
        fail(&format!("calls.rs was not written: {error}"));
    }
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    let shim = out.join("shim.so");
    let mut compile = cc::Build::new().warnings(true).extra_warnings(true).get_compiler().to_command();
    compile.args(["-O1", "-shared", "-fPIC", "-o"]).arg(&shim).args(["faults/shim.c", "-ldl"]);
    match compile.status() {
        Ok(status) if status.success() => println!("cargo::rustc-env=STEUNKRING_SHIM={}", shim.display()),
        _ => fail("a C compiler is needed, as for SQLCipher: faults/shim.c was not compiled"),
    }
}

/// A function that plays any call of the border by its object and name.
fn played(calls: &[Call]) -> String {
    let mut arms = String::new();
    for call in calls {
        let on = call.on.as_deref().unwrap_or_default();
        let mut takes = String::new();
        for (name, kind) in &call.takes {
            let taken = match kind.as_str() {
                "Arc<dyn SecretStore>" => format!("given.secrets({name:?})"),
                "Arc<Job>" => format!("given.job({name:?})"),
                _ => format!("given.take({name:?})"),
            };
            let _ = write!(takes, "{taken}, ");
        }
        let called = match &call.on {
            None => format!("steunkring_core::{}({takes})", call.name),
            Some(_) if call.makes => format!("steunkring_core::{on}::{}({takes})", call.name),
            Some(_) => format!("given.on_{}().{}({takes})", on.to_lowercase(), call.name),
        };
        let waited = if call.waits { format!("given.wait({called})") } else { called };
        let object = call.gives.strip_prefix("Arc<").and_then(|rest| rest.strip_suffix('>'));
        let kept = object.map_or_else(|| "Kept::told(told)".to_owned(), |kind| format!("Ok(Kept::{kind}(told))"));
        let told = if call.fails {
            format!("match {waited} {{ Ok(told) => {kept}, Err(error) => Err(error) }}")
        } else {
            format!("{{ let told = {waited}; {kept} }}")
        };
        let _ = writeln!(arms, "        ({on:?}, {:?}) => {told},", call.name);
    }
    format!(
        "#[allow(clippy::let_unit_value, clippy::unit_arg, reason = \"some calls tell nothing\")]\n\
         fn play(on: &str, call: &str, given: &Given<'_>) -> Result<Kept, CoreError> {{\n    match (on, call) {{\n{arms}        \
         _ => panic!(\"there is no {{on}}.{{call}}\"),\n    }}\n}}\n"
    )
}

fn fail(reason: &str) -> ! {
    println!("cargo::error={reason}");
    process::exit(1)
}
