//! Does the app for phones work: compiled against its framework, and its real window run over the real core under Robolectric?

use super::{Lane, Outcome};
use crate::phone::{Phone, tools};
use crate::workspace::{Workspace, WorkspaceError, succeeds};

pub const LANE: Lane = Lane {
    name: "androidx",
    about: "the Android app compiles, its window runs under Robolectric, and again shrunk; fetches 700 MB the first time",
    budget: 8,
    run,
};

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let phone = match Phone::prepare(workspace)? {
        Ok(phone) => phone,
        Err(ended) => return Ok(ended),
    };
    if !succeeds(&mut workspace.cargo(["build", "--workspace", "--bins"]))? {
        return Ok(Outcome::Failed("the relay could not be built".to_owned()));
    }
    let relay = workspace.target.join("debug/steunkring-relay");
    let good = phone.compile()? && phone.compile_tests()? && phone.test("Test", &[("steunkring.relay", &relay)])?;
    if !good {
        return Ok(Outcome::Failed("android/README.md; the message names the line or the test".to_owned()));
    }
    let tools = match tools(workspace)? {
        Ok(tools) => tools,
        Err(ended) => return Ok(ended),
    };
    Ok(match phone.shrink(&tools)? {
        Ok(weights) => Outcome::Passed(weights),
        Err(reason) => Outcome::Failed(reason.to_owned()),
    })
}
