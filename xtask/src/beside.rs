//! A lane that runs beside others, in a process of its own: what it says is kept, and said once it has ended.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::heard;
use crate::lanes::{Lane, Outcome};
use crate::report::Row;
use crate::workspace::Workspace;

/// A lane that was started and is not yet awaited.
pub struct Beside {
    lane: &'static Lane,
    said: PathBuf,
    ends: JoinHandle<io::Result<(ExitStatus, Duration)>>,
}

impl Beside {
    /// Starts a lane.
    pub fn start(lane: &'static Lane, workspace: &Workspace) -> Self {
        println!("\n── {}: begins, beside those that follow", lane.name);
        let said = workspace.target.join(format!("{}.log", lane.name));
        let (root, kept) = (workspace.root.clone(), said.clone());
        let ends = thread::spawn(move || {
            let begun = Instant::now();
            let log = File::create(kept)?;
            let mut run = Command::new(std::env::current_exe()?);
            run.current_dir(root).args(["test", lane.name]).stdin(Stdio::null());
            let status = run.stdout(log.try_clone()?).stderr(log).status()?;
            Ok((status, begun.elapsed()))
        });
        Self { lane, said, ends }
    }

    /// Waits for its end, says what it said, and gives its line of the summary.
    pub fn end(self) -> Row {
        let ended = self.ends.join().unwrap_or_else(|_| Err(io::Error::other("its thread broke off")));
        let said = fs::read_to_string(&self.said).unwrap_or_default();
        println!("\n── {}: {}\n{said}", self.lane.name, self.lane.about);
        let (outcome, took) = match ended {
            Ok((status, took)) if status.success() => (Outcome::Passed("beside others".to_owned()), took),
            Ok((_, took)) => {
                heard::keep(heard::last_of(&said));
                (Outcome::Failed("what it said stands above".to_owned()), took)
            }
            Err(error) => (Outcome::Failed(error.to_string()), Duration::ZERO),
        };
        Row::new(self.lane, took, outcome)
    }
}
