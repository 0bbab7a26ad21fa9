//! The app for phones without Gradle: its packages, resources and classes, and a JVM that runs them under Robolectric.

mod shrink;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::lanes::Outcome;
use crate::library::ANDROID;
use crate::screens;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};

/// What is needed of the system beside a JDK and Maven, by its packages: Debian's aapt2 links the resources.
const PACKAGES: [&str; 2] = ["aapt", "unzip"];
/// Copies what a list names.
const COPY: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";
/// What says whose framework a jar is.
const FRAMEWORK: &str = "android-all-";
/// The app's package, which Gradle puts into its manifest.
const NAMED: &str = "nl.steunkring.android";

/// The app with all that it is built of, in a folder of the build output.
pub struct Phone<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Phone<'a> {
    /// Fetches and writes what the app is built of; otherwise says how the lane ends.
    pub fn prepare(workspace: &'a Workspace) -> Result<Result<Self, Outcome>, WorkspaceError> {
        if let Err(missing) = screens::prepare(workspace)? {
            return Ok(Err(missing));
        }
        let phone = Self { workspace, folder: workspace.target.join("phone") };
        let is_there = || answers(phone.program("sh").args(["-c", "command -v aapt2 && command -v unzip"]));
        if !workspace.has(is_there, &PACKAGES)? {
            return Ok(Err(Outcome::Skipped(format!("install {}", PACKAGES.join(" and ")))));
        }
        let compiler = "-DincludeGroupIds=org.jetbrains.kotlin,org.jetbrains.kotlinx,org.jetbrains";
        let fetched = fetch(workspace, "app", "pom.xml", &["-DexcludeScope=provided"])?
            && fetch(workspace, "compiler", "pom.xml", &[compiler])?
            && fetch(workspace, "run", "run.xml", &[])?;
        if !fetched {
            return Ok(Err(Outcome::Failed("the packages could not be fetched".to_owned())));
        }
        if !phone.resources()? {
            return Ok(Err(Outcome::Failed("the resources could not be linked".to_owned())));
        }
        Ok(Ok(phone))
    }

    /// Links the resources of the app and of its packages, and compiles the names that sources use for them.
    fn resources(&self) -> Result<bool, WorkspaceError> {
        let own = self.workspace.root.join("android/app/src/main");
        let (flat, named) = (self.folder.join("flat"), self.folder.join("R"));
        for folder in [&flat, &named] {
            let _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).map_err(|source| WorkspaceError::at(folder, source))?;
        }
        // What Gradle writes: the relay that the app is built with. Here it is none.
        let values = self.folder.join("relay/values/relay.xml");
        write(&values, b"<resources><string name=\"relay\" translatable=\"false\"></string></resources>")?;
        let mut all = vec![("own".to_owned(), own.join("res")), ("relay".to_owned(), self.folder.join("relay"))];
        let mut packages = Vec::new();
        for inside in folders(&self.folder.join("app/aar"))? {
            let name = inside.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if fs::metadata(inside.join("R.txt")).is_ok_and(|names| names.len() > 0) {
                let manifest = String::from_utf8_lossy(&read(&inside.join("AndroidManifest.xml"))?).into_owned();
                packages.extend(
                    manifest.split("package=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned),
                );
            }
            if inside.join("res").exists() {
                all.push((name, inside.join("res")));
            }
        }
        let mut link = self.program("aapt2");
        link.args(["link", "--auto-add-overlay", "--non-final-ids", "--extra-packages", &packages.join(":")]);
        for (name, resources) in all {
            let compiled = flat.join(format!("{name}.zip"));
            let mut compile = self.program("aapt2");
            if !succeeds(compile.arg("compile").arg("--dir").arg(resources).arg("-o").arg(&compiled))? {
                return Ok(false);
            }
            link.arg("-R").arg(compiled);
        }
        let manifest = String::from_utf8_lossy(&read(&own.join("AndroidManifest.xml"))?)
            .replacen("<manifest", &format!("<manifest package=\"{NAMED}\""), 1)
            .replacen(
                "<application",
                &format!(
                    "<uses-sdk android:minSdkVersion=\"{ANDROID}\" android:targetSdkVersion=\"34\" /><application"
                ),
                1,
            );
        let manifest = manifest.replace("${applicationId}", NAMED);
        // Younger than this aapt2.
        let (before, rest) = manifest.split_once("<queries>").unwrap_or((&manifest, ""));
        let after = rest.split_once("</queries>").map_or(rest, |(_, after)| after);
        write(&self.manifest(), format!("{before}{after}").as_bytes())?;
        // Debian's aapt2 is of Android 10: it reads the framework of Android 14, not that of 16.
        link.arg("-I").arg(jar(&self.folder.join("run"), "android-all-instrumented-")?);
        link.arg("--manifest").arg(self.manifest()).arg("--java").arg(named.join("java"));
        // What the manifest names is reached by its name.
        link.arg("--proguard").arg(self.named_rules());
        link.arg("-o").arg(self.folder.join("resources.apk"));
        let linked =
            link.stdin(Stdio::null()).output().map_err(|source| WorkspaceError::at(Path::new("aapt2"), source))?;
        if !linked.status.success() {
            // Its warnings tell of each version of a resource that it leaves out.
            let said = String::from_utf8_lossy(&linked.stderr);
            said.lines().filter(|line| !line.contains(" W ")).for_each(|line| eprintln!("{line}"));
            return Ok(false);
        }
        let mut javac = self.program("javac");
        javac.args(["-nowarn", "-d"]).arg(named.join("classes"));
        for source in deep(&named.join("java"), "java")? {
            javac.arg(source);
        }
        succeeds(&mut javac)
    }

    /// Compiles the app against the framework that it is for.
    pub fn compile(&self) -> Result<bool, WorkspaceError> {
        let sources = ["android/ui/src", "android/app/src/main/kotlin"].map(|source| self.workspace.root.join(source));
        let written = ["bindings/kotlin-android", "look"].map(|source| self.workspace.target.join(source));
        let classpath = [vec![self.folder.join("R/classes")], files(&self.folder.join("app"), "jar")?].concat();
        self.kotlin(&[sources, written].concat(), &classpath, &self.classes())
    }

    /// Compiles what tests the app, against the framework that runs it here.
    pub fn compile_tests(&self) -> Result<bool, WorkspaceError> {
        let mut classpath = vec![self.classes(), self.folder.join("R/classes")];
        classpath.extend(files(&self.folder.join("run"), "jar")?);
        classpath.extend(
            files(&self.folder.join("app"), "jar")?.into_iter().filter(|path| !name(path).starts_with(FRAMEWORK)),
        );
        self.kotlin(&[self.tests()], &classpath, &self.test_classes())
    }

    /// Runs the tests whose files end so, with what they are told beside.
    pub fn test(&self, end: &str, told: &[(&str, &Path)]) -> Result<bool, WorkspaceError> {
        let mut all = vec![self.test_classes(), self.classes(), self.folder.join("R/classes")];
        all.extend(files(&self.folder.join("run"), "jar")?);
        all.extend(files(&self.folder.join("app"), "jar")?);
        self.run(end, told, all, &[])
    }

    fn run(
        &self,
        end: &str,
        told: &[(&str, &Path)],
        mut classpath: Vec<PathBuf>,
        machine: &[&str],
    ) -> Result<bool, WorkspaceError> {
        // The framework last, so that it stands behind Robolectric's own.
        classpath.retain(|path| !name(path).starts_with(FRAMEWORK));
        classpath.push(jar(&self.folder.join("run"), "android-all-14")?);
        let conf = self.folder.join("conf");
        let config = format!(
            "android_merged_manifest={}\nandroid_merged_assets={}\nandroid_resource_apk={}\nandroid_custom_package={NAMED}\n",
            self.manifest().display(),
            self.workspace.root.join("cli/fonts").display(),
            self.folder.join("resources.apk").display(),
        );
        write(&conf.join("com/android/tools/test_config.properties"), config.as_bytes())?;
        let robolectric = "sdk=34\ngraphicsMode=NATIVE\nqualifiers=nl-w411dp-h891dp-xhdpi\n";
        write(&conf.join("robolectric.properties"), robolectric.as_bytes())?;
        let mut java = self.program("java");
        java.args(machine);
        // What an object of the core is let go with, which the framework takes from Java's own insides.
        java.args(["-Xmx2g", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "-Drobolectric.offline=true"]);
        java.arg(format!("-Drobolectric.dependency.dir={}", self.folder.join("run").display()));
        java.arg(format!("-Djna.library.path={}", self.workspace.target.join("debug").display()));
        for (name, path) in told {
            java.arg(format!("-D{name}={}", path.display()));
        }
        // The pictograms are resources of the app: they lie in `look`.
        let own = vec![conf, self.workspace.root.join("look")];
        java.args(["-cp", &joined(&[own, classpath].concat()), "org.junit.runner.JUnitCore"]);
        let sources = self.tests();
        for test in deep(&sources, "kt")? {
            let name = test.strip_prefix(&sources).unwrap_or(&test).with_extension("").display().to_string();
            if name.ends_with(end) {
                java.arg(name.replace('/', "."));
            }
        }
        succeeds(&mut java)
    }

    fn tests(&self) -> PathBuf {
        self.workspace.root.join("android/app/src/test/kotlin")
    }

    fn test_classes(&self) -> PathBuf {
        self.folder.join("test-classes")
    }

    fn classes(&self) -> PathBuf {
        self.folder.join("classes")
    }

    fn named_rules(&self) -> PathBuf {
        self.folder.join("named.pro")
    }

    fn manifest(&self) -> PathBuf {
        self.folder.join("AndroidManifest.xml")
    }

    fn kotlin(&self, sources: &[PathBuf], classpath: &[PathBuf], into: &Path) -> Result<bool, WorkspaceError> {
        let _ = fs::remove_dir_all(into);
        let compiler = files(&self.folder.join("compiler"), "jar")?;
        let plugin = compiler.iter().find(|path| name(path).starts_with("kotlin-compose-compiler-plugin"));
        let mut compile = self.program("java");
        compile.args(["-Xmx1500m", "-cp", &joined(&compiler), "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"]);
        compile.args(["-no-stdlib", "-no-reflect", "-jvm-target", "17", "-Werror", "-nowarn"]);
        compile.arg(format!("-Xplugin={}", plugin.cloned().unwrap_or_default().display()));
        succeeds(compile.args(["-classpath", &joined(classpath), "-d"]).arg(into).args(sources))
    }

    fn program(&self, name: &str) -> Command {
        self.workspace.program(Path::new(name))
    }
}

/// Fetches what a list of `android/check` names into a folder, where what lies there is not of this list.
pub fn fetch(workspace: &Workspace, into: &str, list: &str, choice: &[&str]) -> Result<bool, WorkspaceError> {
    let (folder, list) = (workspace.target.join("phone").join(into), workspace.root.join("android/check").join(list));
    let (wanted, done) = (read(&list)?, folder.join("done.xml"));
    if fs::read(&done).is_ok_and(|had| had == wanted) {
        return Ok(true);
    }
    let _ = fs::remove_dir_all(&folder);
    let mut copy = workspace.program(Path::new("mvn"));
    copy.args(["--batch-mode", "--quiet", "--file"]).arg(&list).arg(COPY).args(choice);
    if !succeeds(copy.arg(format!("-DoutputDirectory={}", folder.display())))? {
        return Ok(false);
    }
    let opened = folder.join("aar");
    fs::create_dir_all(&opened).map_err(|source| WorkspaceError::at(&opened, source))?;
    for package in files(&folder, "aar")? {
        let mut unzip = workspace.program(Path::new("unzip"));
        let inside = opened.join(package.file_stem().unwrap_or_default());
        if !succeeds(unzip.arg("-qo").arg(&package).arg("-d").arg(&inside))? {
            return Ok(false);
        }
        let classes = inside.join("classes.jar");
        if classes.exists() {
            moved(&classes, &package.with_extension("classes.jar"))?;
        }
    }
    write(&done, &wanted)?;
    Ok(true)
}

/// Sees to it that what reads the Kotlin is there, and gives the folder of its jars; otherwise says how the lane ends.
pub fn tools(workspace: &Workspace) -> Result<Result<PathBuf, Outcome>, WorkspaceError> {
    if let Err(missing) = screens::java(workspace)? {
        return Ok(Err(missing));
    }
    if !fetch(workspace, "tools", "tools.xml", &[])? {
        return Ok(Err(Outcome::Failed("the packages could not be fetched".to_owned())));
    }
    Ok(Ok(workspace.target.join("phone/tools")))
}

/// The jar of a folder whose name starts so; none where it is not there.
pub fn jar(folder: &Path, start: &str) -> Result<PathBuf, WorkspaceError> {
    Ok(files(folder, "jar")?.into_iter().find(|path| name(path).starts_with(start)).unwrap_or_default())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Vec<u8>, WorkspaceError> {
    fs::read(path).map_err(|source| WorkspaceError::at(path, source))
}

fn write(path: &Path, text: &[u8]) -> Result<(), WorkspaceError> {
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder).and_then(|()| File::create(path)).and_then(|_| fs::write(path, text));
    written.map_err(|source| WorkspaceError::at(path, source))
}

fn moved(from: &Path, to: &Path) -> Result<(), WorkspaceError> {
    fs::rename(from, to).map_err(|source| WorkspaceError::at(from, source))
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, WorkspaceError> {
    let listed = fs::read_dir(folder).map_err(|source| WorkspaceError::at(folder, source))?;
    let mut paths: Vec<_> = listed.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    Ok(paths)
}

fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>, WorkspaceError> {
    let mut paths = inside(folder)?;
    paths.retain(|path| path.extension() == Some(OsStr::new(end)));
    Ok(paths)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, WorkspaceError> {
    let mut paths = inside(folder)?;
    paths.retain(|path| path.is_dir());
    Ok(paths)
}

/// The files with an ending, however deep they lie.
fn deep(folder: &Path, end: &str) -> Result<Vec<PathBuf>, WorkspaceError> {
    let mut found = files(folder, end)?;
    for one in folders(folder)? {
        found.extend(deep(&one, end)?);
    }
    Ok(found)
}

fn joined(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(":")
}
