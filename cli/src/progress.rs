//! How far a long command is, on one line of a terminal, and stopping it with Ctrl-C.

use std::io::{IsTerminal, Write};

use steunkring_app::Job;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot::{Receiver, channel};

use crate::failure::Failure;

/// What a shell takes for a program that Ctrl-C ended.
const ENDED: i32 = 130;

/// Does a long work as a job. Ctrl-C asks it to stop, and once more ends the program as it is.
pub fn shown<T>(json: bool, work: impl FnOnce(&Job) -> T) -> Result<T, Failure> {
    let job = Job::new();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let interrupts = {
        // From here on Ctrl-C is ours.
        let _entered = runtime.enter();
        interrupts()?
    };
    let on_line = !json && std::io::stderr().is_terminal();
    let (over, until) = channel();
    Ok(std::thread::scope(|threads| {
        threads.spawn(|| look_after(&runtime, interrupts, &job, until, on_line));
        let done = work(&job);
        // Nobody listens any more where the line could not be kept.
        let _ = over.send(());
        done
    }))
}

/// Shows how far a job is until it is over, and stops it when asked to.
fn look_after(runtime: &Runtime, mut interrupts: Interrupts, job: &Job, mut until: Receiver<()>, on_line: bool) {
    let mut further = job.listen();
    runtime.block_on(async {
        let mut ended = false;
        loop {
            tokio::select! {
                biased;
                _ = &mut until => break,
                asked = interrupts.recv() => match asked {
                    Some(()) if job.is_cancelled() => std::process::exit(ENDED),
                    Some(()) => job.cancel(),
                    None => break,
                },
                progress = further.next(), if !ended => match progress {
                    Some(progress) if on_line => line(&progress.said.text),
                    Some(_) => {}
                    None => ended = true,
                },
            }
        }
    });
    if on_line {
        line("");
    }
}

/// Writes the line anew; a terminal that takes none is no reason to stop.
fn line(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "\r{text}\x1b[K");
    let _ = out.flush();
}

#[cfg(unix)]
type Interrupts = tokio::signal::unix::Signal;

#[cfg(unix)]
fn interrupts() -> std::io::Result<Interrupts> {
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())
}

#[cfg(windows)]
type Interrupts = tokio::signal::windows::CtrlC;

#[cfg(windows)]
fn interrupts() -> std::io::Result<Interrupts> {
    tokio::signal::windows::ctrl_c()
}
