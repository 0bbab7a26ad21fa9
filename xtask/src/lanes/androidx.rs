//! Does the app for phones compile: the screens and its own window, against the real framework and its packages?

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Lane, Outcome, passed_if};
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

pub const LANE: Lane = Lane {
    name: "androidx",
    about: "the Android app compiles against the framework, without Gradle; fetches 250 MB the first time",
    budget: 6,
    run,
};

/// What Gradle would make of the app's resources: the names that its sources use.
const RESOURCES: &str = "package nl.steunkring.android; public final class R { \
                         public static final class string { public static final int relay = 1; } }\n";

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    if let Err(missing) = screens::prepare(workspace)? {
        return Ok(missing);
    }
    if !answers(workspace.program(Path::new("unzip")).arg("-v")) {
        return Ok(Outcome::Skipped("unzip is missing".to_owned()));
    }
    let folder = workspace.target.join("phone");
    if !fetched(workspace, &folder)? {
        return Ok(Outcome::Failed("the packages could not be fetched".to_owned()));
    }
    let named = folder.join("R");
    let written = fs::create_dir_all(&named).and_then(|()| fs::write(named.join("R.java"), RESOURCES));
    written.map_err(|source| WorkspaceError::at(&named, source))?;
    let mut compile = workspace.program(Path::new("java"));
    compile.args(["-Xmx1500m", "-cp", &joined(&files(&folder.join("kotlinc"), "jar")?)]);
    compile.args(["org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect", "-jvm-target", "17"]);
    compile.args(["-Werror", "-nowarn"]);
    let plugin = files(&folder.join("kotlinc"), "jar")?.into_iter().find(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("kotlin-compose-compiler-plugin"))
    });
    compile.arg(format!("-Xplugin={}", plugin.unwrap_or_default().display()));
    compile.args(["-classpath", &joined(&files(&folder.join("libs"), "jar")?)]);
    compile.arg("-d").arg(folder.join("classes"));
    for source in ["android/ui/src", "android/app/src/main/kotlin"] {
        compile.arg(workspace.root.join(source));
    }
    compile.args([workspace.target.join("bindings/kotlin-android"), workspace.target.join("look"), named]);
    let good = succeeds(&mut compile)?;
    Ok(passed_if(good, "android/README.md; the message names the line"))
}

/// Fetches the packages where they are not those of the list that is in the repository.
fn fetched(workspace: &Workspace, folder: &Path) -> Result<bool, WorkspaceError> {
    let list = workspace.root.join("android/check/pom.xml");
    let (wanted, done) =
        (fs::read(&list).map_err(|source| WorkspaceError::at(&list, source))?, folder.join("done.xml"));
    if fs::read(&done).is_ok_and(|had| had == wanted) {
        return Ok(true);
    }
    let _ = fs::remove_dir_all(folder);
    for (name, choice) in [
        ("libs", "-DexcludeScope=provided"),
        ("kotlinc", "-DincludeGroupIds=org.jetbrains.kotlin,org.jetbrains.kotlinx,org.jetbrains"),
    ] {
        let mut copy = workspace.program(Path::new("mvn"));
        copy.args(["--batch-mode", "--quiet", "--file"]).arg(&list);
        copy.arg("org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies").arg(choice);
        copy.arg(format!("-DoutputDirectory={}", folder.join(name).display()));
        if !succeeds(&mut copy)? {
            return Ok(false);
        }
    }
    for package in files(&folder.join("libs"), "aar")? {
        let classes = package.with_extension("classes.jar");
        let out = File::create(&classes).map_err(|source| WorkspaceError::at(&classes, source))?;
        let mut unzip = workspace.program(Path::new("unzip"));
        let ended = unzip.arg("-qp").arg(&package).arg("classes.jar").stdin(Stdio::null()).stdout(out).status();
        if !ended.map_err(|source| WorkspaceError::at(&package, source))?.success() {
            return Ok(false);
        }
    }
    fs::write(&done, wanted).map_err(|source| WorkspaceError::at(&done, source))?;
    Ok(true)
}

fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>, WorkspaceError> {
    let listed = fs::read_dir(folder).map_err(|source| WorkspaceError::at(folder, source))?;
    let mut paths: Vec<_> = listed.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension() == Some(OsStr::new(end)));
    paths.sort();
    Ok(paths)
}

fn joined(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(":")
}
