//! The app as it goes to a phone: shrunk, its names shortened, and turned into Android's own code.

use std::path::{Path, PathBuf};

use super::{FRAMEWORK, Phone, files, folders, jar, name};
use crate::workspace::{WorkspaceError, succeeds};

/// The tests that what was shrunk still has to pass.
const SMOKE: &str = "StartTest";
/// What of the app's tests is of Kotlin and shrunk along, since it calls what is shrunk.
const WITH_TESTS: &str = "kotlin-test";
/// The oldest Android that the app runs on, as its number.
const OLDEST: &str = "26";

impl Phone<'_> {
    /// Shrinks the app with all that it is built of and the tests that use it, by the rules of each; has those tests run over what is left,
    /// and turns that into code for phones. Says whether all went well, and what it weighed before and after.
    pub fn shrink(&self, tools: &Path) -> Result<Result<String, &'static str>, WorkspaceError> {
        let r8 = jar(tools, "r8-")?;
        let (packed, shrunk) = (self.folder.join("packed.jar"), self.folder.join("shrunk.jar"));
        let mut pack = self.program("jar");
        pack.args(["--create", "--no-compress", "--file"]).arg(&packed);
        for classes in [self.classes(), self.folder.join("R/classes"), self.test_classes()] {
            pack.arg("-C").arg(classes).arg(".");
        }
        if !succeeds(&mut pack)? {
            return Ok(Err("the classes could not be packed"));
        }
        let parts = [vec![packed], self.parts()?].concat();
        let mut shrink = self.program("java");
        shrink.args(["-Xmx4g", "-cp"]).arg(&r8).args(["com.android.tools.r8.R8", "--release", "--classfile"]);
        shrink.arg("--lib").arg(jar(&self.folder.join("app"), FRAMEWORK)?);
        for beside in self.beside()? {
            shrink.arg("--classpath").arg(beside);
        }
        for rules in self.rules()? {
            shrink.arg("--pg-conf").arg(rules);
        }
        shrink.arg("--pg-map-output").arg(self.folder.join("names.txt")).arg("--output").arg(&shrunk);
        if !succeeds(shrink.args(&parts))? {
            return Ok(Err("R8 says above what it lacks: a rule belongs in android/app/rules.pro, or in the core's consumer-rules.pro"));
        }
        if !self.run(SMOKE, &[], [vec![shrunk.clone()], self.beside()?].concat())? {
            return Ok(Err("what was shrunk no longer does what the app does: a rule is missing"));
        }
        let mut dex = self.program("java");
        dex.args(["-Xmx4g", "-cp"]).arg(&r8).args(["com.android.tools.r8.D8", "--release", "--min-api", OLDEST]);
        dex.arg("--lib").arg(jar(&self.folder.join("app"), FRAMEWORK)?);
        let code = self.folder.join("code.zip");
        if !succeeds(dex.arg("--output").arg(&code).arg(&shrunk))? {
            return Ok(Err("D8 says above what no phone can run"));
        }
        let before: u64 = parts.iter().map(|part| size(part)).sum();
        Ok(Ok(format!("shrunk from {} KB to {} KB, {} KB of it code for phones", before / 1024, size(&shrunk) / 1024, size(&code) / 1024)))
    }

    /// What the app is built of beside its own classes, and what of its tests goes along.
    fn parts(&self) -> Result<Vec<PathBuf>, WorkspaceError> {
        let mut parts = files(&self.folder.join("app"), "jar")?;
        parts.retain(|path| !name(path).starts_with(FRAMEWORK));
        parts.extend(files(&self.folder.join("run"), "jar")?.into_iter().filter(|path| name(path).starts_with(WITH_TESTS)));
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

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}
