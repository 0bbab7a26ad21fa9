//! Is `THIRD-PARTY.md` what `cargo xtask notices` would write?

use super::{Lane, Outcome, passed_if};
use crate::{
    notices,
    workspace::{Workspace, WorkspaceError},
};

pub const LANE: Lane = Lane { name: "notices", about: "THIRD-PARTY.md names every crate in use", budget: 1, run };

fn run(workspace: &Workspace) -> Result<Outcome, WorkspaceError> {
    let good = notices::is_current(workspace)?;
    Ok(passed_if(good, "run `cargo xtask notices` and commit THIRD-PARTY.md"))
}
