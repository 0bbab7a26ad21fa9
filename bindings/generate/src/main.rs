//! Writes the Kotlin, Swift and Python sides of the bindings from the built library: `steunkring-generate LIBRARY FOLDER`.
//!
//! Kotlin is written twice, in `kotlin-android` and `kotlin-jvm`: Android's imports classes that a plain JVM does not have.
//! Its objects have a `close` already, that lets go of the memory, so what the core calls `close` is `end` there;
//! `Job` is a class of the coroutines, so the core's is `LongJob`.

use std::fs;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let done = match arguments.as_slice() {
        [library, folder] => write(Utf8Path::new(library), Utf8Path::new(folder)),
        _ => Err("Usage: steunkring-generate LIBRARY FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// One side: its folder, its language, and whether it is for Android.
const SIDES: [(&str, TargetLanguage, bool); 4] = [
    ("python", TargetLanguage::Python, false),
    ("swift", TargetLanguage::Swift, false),
    ("kotlin-jvm", TargetLanguage::Kotlin, false),
    ("kotlin-android", TargetLanguage::Kotlin, true),
];

fn write(library: &Utf8Path, folder: &Utf8Path) -> Result<(), String> {
    for (name, language, android) in SIDES {
        let out_dir = folder.join(name);
        fs::create_dir_all(&out_dir).map_err(|error| format!("{out_dir} cannot be made: {error}"))?;
        let settings = settings(&out_dir, android)?;
        let options = GenerateOptions {
            languages: vec![language],
            source: library.to_owned(),
            out_dir,
            config_override: Some(settings),
            ..GenerateOptions::default()
        };
        generate(options).map_err(|error| format!("{name} could not be written: {error:#}"))?;
    }
    Ok(())
}

/// Writes the generator's settings beside what it writes, and gives their path.
fn settings(folder: &Utf8Path, android: bool) -> Result<Utf8PathBuf, String> {
    let path = folder.join("uniffi.toml");
    let text = format!(
        "[crates.steunkring_core.bindings.kotlin]\n\
         package_name = \"nl.steunkring.core\"\n\
         cdylib_name = \"steunkring_core\"\n\
         generate_immutable_records = true\n\
         android = {android}\n\
         [crates.steunkring_core.bindings.kotlin.rename]\n\
         \"Job\" = \"LongJob\"\n\
         \"Core.close\" = \"end\"\n\
         \"Watch.close\" = \"end\"\n\
         \"Editor.close\" = \"end\"\n\
         [crates.steunkring_core.bindings.swift]\n\
         module_name = \"SteunkringCore\"\n\
         ffi_module_name = \"SteunkringCoreFFI\"\n\
         cdylib_name = \"steunkring_core\"\n\
         generate_immutable_records = true\n\
         [crates.steunkring_core.bindings.python]\n\
         cdylib_name = \"steunkring_core\"\n"
    );
    fs::write(&path, text).map_err(|error| format!("{path} cannot be written: {error}"))?;
    Ok(path)
}
