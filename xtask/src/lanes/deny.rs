//! Do the crates of others keep to `deny.toml`?

use super::{Lane, Outcome};
use crate::tools::Tool;
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "deny",
    about: "cargo deny: licences, bans and sources (no advisories, see deny.toml)",
    budget: 2,
    run,
};

const TOOL: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let tool = match TOOL.find(workspace)? {
        Ok(tool) => tool,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let mut check = workspace.program(&tool);
    check.args(["--workspace", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"]);
    Ok(if succeeds(&mut check)? {
        Outcome::Passed("without advisories: docs/adr/0011-advisories-by-hand.md".to_owned())
    } else {
        Outcome::Failed("take the crate out, or change deny.toml with a reason".to_owned())
    })
}
