//! The app as it goes to a phone: shrunk, its names shortened, and turned into Android's own code.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{FRAMEWORK, Phone, deep, files, folders, jar, name};
use crate::library::ANDROID;
use crate::workspace::{WorkspaceError, succeeds};

/// The tests that what was shrunk still has to pass.
const SMOKE: &str = "StartTest";
/// What of the app's tests is of Kotlin and shrunk along, since it calls what is shrunk.
const WITH_TESTS: &str = "kotlin-test";
/// A phone does not load a class that a signature names and that shrinking has left out; Java's check of what it loads does.
const AS_A_PHONE: [&str; 2] = ["-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"];

impl Phone<'_> {
    /// Shrinks the app with all that it is built of and the tests that use it, by the rules of each; has those tests run over what is left,
    /// and turns that into code for phones. Says whether all went well, and what it weighed before and after.
    pub fn shrink(&self, tools: &Path) -> Result<Result<String, &'static str>, WorkspaceError> {
        let r8 = jar(tools, "r8-")?;
        let (packed, shrunk) = (self.folder.join("packed.jar"), self.folder.join("shrunk.jar"));
        let mut pack = self.program("jar");
        pack.args(["--create", "--no-compress", "--file"]).arg(&packed);
        for classes in [self.classes(), self.folder.join("R/classes")] {
            pack.arg("-C").arg(classes).arg(".");
        }
        let tests = self.test_classes();
        for class in deep(&tests, "class")?.iter().filter(|class| is_smoke(&name(class))) {
            pack.arg("-C").arg(&tests).arg(class.strip_prefix(&tests).unwrap_or(class));
        }
        if !succeeds(&mut pack)? {
            return Ok(Err("the classes could not be packed"));
        }
        let parts = [vec![packed], self.parts()?].concat();
        let framework = [jar(&self.folder.join("app"), FRAMEWORK)?, self.java()?];
        let tool = |name: &str| {
            let mut tool = self.program("java");
            tool.args(["-Xmx4g", "-cp"]).arg(&r8).arg(format!("com.android.tools.r8.{name}")).arg("--release");
            for library in &framework {
                tool.arg("--lib").arg(library);
            }
            tool
        };
        let mut shrink = tool("R8");
        for beside in self.beside()? {
            shrink.arg("--classpath").arg(beside);
        }
        for rules in self.rules()? {
            shrink.arg("--pg-conf").arg(rules);
        }
        shrink
            .arg("--classfile")
            .arg("--pg-map-output")
            .arg(self.folder.join("names.txt"))
            .arg("--output")
            .arg(&shrunk);
        if !quietly(shrink.args(&parts))? {
            return Ok(Err(
                "R8 says above what it lacks: a rule belongs in android/app/rules.pro, or in the core's consumer-rules.pro",
            ));
        }
        if !self.run(SMOKE, &[], [vec![shrunk.clone()], self.beside()?].concat(), &AS_A_PHONE)? {
            return Ok(Err("what was shrunk no longer does what the app does: a rule is missing"));
        }
        let code = self.folder.join("code.zip");
        let mut dex = tool("D8");
        dex.args(["--min-api", &ANDROID.to_string()]).arg("--output").arg(&code).arg(&shrunk);
        if !quietly(&mut dex)? {
            return Ok(Err("D8 says above what no phone can run"));
        }
        let before: u64 = parts.iter().map(|part| size(part)).sum();
        Ok(Ok(format!(
            "shrunk from {} KB to {} KB, {} KB of it code for phones",
            before / 1024,
            size(&shrunk) / 1024,
            size(&code) / 1024
        )))
    }

    /// Where Java lies, of which the framework here has no classes.
    fn java(&self) -> Result<PathBuf, WorkspaceError> {
        let mut ask = self.program("java");
        let told = ask.args(["-XshowSettings:properties", "-version"]).output();
        let told = told.map_err(|source| WorkspaceError::at(Path::new("java"), source))?.stderr;
        let told = String::from_utf8_lossy(&told);
        let line = told.lines().find_map(|line| line.trim().strip_prefix("java.home = "));
        Ok(PathBuf::from(line.unwrap_or_default()))
    }

    /// What the app is built of beside its own classes, and what of its tests goes along.
    fn parts(&self) -> Result<Vec<PathBuf>, WorkspaceError> {
        let mut parts = files(&self.folder.join("app"), "jar")?;
        parts.retain(|path| !name(path).starts_with(FRAMEWORK));
        parts.extend(
            files(&self.folder.join("run"), "jar")?.into_iter().filter(|path| name(path).starts_with(WITH_TESTS)),
        );
        Ok(parts)
    }

    /// What runs the tests and is not shrunk.
    fn beside(&self) -> Result<Vec<PathBuf>, WorkspaceError> {
        let mut beside = files(&self.folder.join("run"), "jar")?;
        beside.retain(|path| {
            let name = name(path);
            ![FRAMEWORK, "kotlin", "work-testing"].iter().any(|start| name.starts_with(start))
        });
        Ok(beside)
    }

    /// The rules of what is kept: the app's own, its core's, its packages', and what the manifest names.
    fn rules(&self) -> Result<Vec<PathBuf>, WorkspaceError> {
        let android = self.workspace.root.join("android");
        let own = ["app/rules.pro", "core/consumer-rules.pro", "check/shrink.pro"].map(|rules| android.join(rules));
        let mut rules = own.to_vec();
        rules.push(self.named_rules());
        let packages = folders(&self.folder.join("app/aar"))?;
        rules.extend(packages.iter().map(|package| package.join("proguard.txt")).filter(|rules| rules.exists()));
        Ok(rules)
    }
}

/// Runs a program that tells of each rule that found nothing: it is heard where it fails.
fn quietly(command: &mut Command) -> Result<bool, WorkspaceError> {
    let ended = command.stdin(Stdio::null()).output();
    let ended = ended.map_err(|source| WorkspaceError::at(Path::new("java"), source))?;
    if !ended.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&ended.stderr));
    }
    Ok(ended.status.success())
}

/// Whether a class of the tests goes along: the names of other tests are sentences, which old phones do not take.
fn is_smoke(class: &str) -> bool {
    class.starts_with(SMOKE) || class.starts_with("TestStore") || !(class.contains("Test") || class.contains("Speed"))
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}
