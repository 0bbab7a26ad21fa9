//! Is the Kotlin of the phones laid out as the house does, and free of what detekt knows as mistakes?

use std::path::Path;

use super::{Lane, Outcome, passed_if};
use crate::phone;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane =
    Lane { name: "style", about: "ktlint and detekt read all Kotlin; needs a JDK and Maven", budget: 2, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let tools = match phone::tools(workspace)? {
        Ok(tools) => tools,
        Err(ended) => return Ok(ended),
    };
    let mut laid_out = workspace.program(Path::new("java"));
    laid_out.arg("-jar").arg(phone::jar(&tools, "ktlint-cli")?);
    laid_out.args(["--log-level=error", "--editorconfig=android/.editorconfig", "android/**/*.kt", "android/**/*.kts"]);
    let mut read = workspace.program(Path::new("java"));
    read.arg("-jar").arg(phone::jar(&tools, "detekt-cli")?);
    read.args([
        "--build-upon-default-config",
        "--config",
        "android/detekt.yml",
        "--input",
        "android",
        "--jvm-target",
        "17",
    ]);
    let (laid_out, read) = (succeeds(&mut laid_out)?, succeeds(&mut read)?);
    Ok(passed_if(laid_out && read, "mend what is named; a rule that fights the house is switched off with its reason"))
}
