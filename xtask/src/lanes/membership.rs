//! Do phones that heard everything agree about who belongs, whatever happened on the way; and does a second implementation,
//! written from the specification alone?

use super::{Lane, Outcome, passed_if};
use crate::bindings;
use crate::workspace::{Workspace, WorkspaceError, answers, succeeds};
use std::fs;
use std::path::{Path, PathBuf};

pub const LANE: Lane = Lane {
    name: "membership",
    about: "1,000 random histories of who belongs, 100 of them and each rule read a second time in Python",
    budget: 5,
    run,
};

/// How many histories are played, where nothing else is asked for.
const HISTORIES: (&str, &str) = ("STEUNKRING_MEMBERSHIP_HISTORIES", "1000");

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let logs = workspace.target.join("membership");
    // Logs of an earlier run would be checked again; where they cannot be removed that harms nothing.
    let _ = fs::remove_dir_all(&logs);
    let mut rules = workspace.cargo(["test", "--workspace", "--lib", "--", "membership::tests::"]);
    let mut histories = workspace.tests("membership", []);
    if std::env::var_os(HISTORIES.0).is_none() {
        histories.env(HISTORIES.0, HISTORIES.1);
    }
    for command in [&mut rules, &mut histories] {
        if !succeeds(command.env("STEUNKRING_MEMBERSHIP_LOGS", &logs))? {
            return Ok(Outcome::Failed(
                "the steps that fail are printed: STEUNKRING_MEMBERSHIP_SEED begins there".to_owned(),
            ));
        }
    }
    let python = match python(workspace)? {
        Ok(python) => python,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let mut read = workspace.program(&python);
    read.arg("-B").arg("tests/reader/verify.py").arg("docs/spec/vectors.json").arg(&logs);
    if !succeeds(&mut read)? {
        return Ok(Outcome::Failed(
            "the second implementation disagrees: the message names the file under target/membership".to_owned(),
        ));
    }
    let mut check = workspace.program(&python);
    check.arg("-B").arg("tests/reader/self_check.py").arg(&logs);
    Ok(passed_if(succeeds(&mut check)?, "no named log needs those rules: write one beside the tests of the rules"))
}

/// A Python with the packages of `tests/reader/requirements.txt`, in a folder of its own; a reason where there is none.
fn python(workspace: &Workspace) -> Result<Result<PathBuf, String>, WorkspaceError> {
    let folder = workspace.tools.join("reader");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = workspace.root.join("tests/reader/requirements.txt");
    let installed = folder.join("installed.txt");
    let is_same = |one: &Path, two: &Path| matches!((fs::read(one), fs::read(two)), (Ok(a), Ok(b)) if a == b);
    if is_same(&wanted, &installed) && answers(workspace.program(&python).arg("--version")) {
        return Ok(Ok(python));
    }
    let system = Path::new(bindings::PYTHON);
    let is_new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    if !answers(workspace.program(system).args(["-c", is_new_enough])) {
        return Ok(Err("python3 from 3.10 on, with venv, is missing: install it".to_owned()));
    }
    if !workspace.may_install {
        return Ok(Err(
            "the packages of tests/reader are missing and STEUNKRING_NO_INSTALL is set: unset it".to_owned()
        ));
    }
    println!("Installing the packages of tests/reader once, for the lane `membership` …");
    let made = succeeds(workspace.program(system).args(["-m", "venv"]).arg(&folder))?
        && succeeds(
            workspace.program(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted),
        )?;
    if !made || fs::copy(&wanted, &installed).is_err() {
        return Ok(Err("the packages of tests/reader could not be installed: pip says above why".to_owned()));
    }
    Ok(Ok(python))
}
