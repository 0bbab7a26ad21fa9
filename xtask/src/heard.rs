//! What commands say in a long run: shown as it comes, and the end of it kept of those that failed, so that the run closes with why.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{env, process, thread};

/// So many last lines are kept of a command that failed.
const KEPT: usize = 60;

/// How often what was said meanwhile is shown.
const BEAT: Duration = Duration::from_millis(100);

static FAILED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Runs a command, shows what it says, and hands each line of it on before that.
///
/// It says it into a file that is read along: what it leaves running, such as a compiler that waits for more, would hold a pipe open.
pub fn run(command: &mut Command, mut watch: impl FnMut(&str)) -> io::Result<ExitStatus> {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = env::temp_dir().join(format!("steunkring-said-{}-{number}", process::id()));
    let said = File::create(&path)?;
    let mut reader = BufReader::new(File::open(&path)?);
    let started = command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said).spawn();
    // It is read and written by those who have it open.
    fs::remove_file(&path)?;
    let mut child = started?;
    let (tells, told) = mpsc::channel();
    thread::spawn(move || tells.send(child.wait()));
    let (mut last, mut line) = (VecDeque::with_capacity(KEPT), Vec::new());
    loop {
        let ended = told.recv_timeout(BEAT);
        while reader.read_until(b'\n', &mut line)? > 0 {
            if !line.ends_with(b"\n") && ended.is_err() {
                break;
            }
            let text = String::from_utf8_lossy(&line);
            watch(text.trim_end());
            io::stdout().write_all(text.as_bytes())?;
            if last.len() == KEPT {
                last.pop_front();
            }
            last.push_back(text.trim_end().to_owned());
            line.clear();
        }
        io::stdout().flush()?;
        match ended {
            Ok(status) => {
                let status = status?;
                if !status.success() {
                    keep(last);
                }
                return Ok(status);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("its end was not told")),
        }
    }
}

/// Keeps lines of something that failed.
pub fn keep(lines: impl IntoIterator<Item = String>) {
    FAILED.lock().unwrap_or_else(PoisonError::into_inner).extend(lines);
}

/// The last lines of a text.
pub fn last_of(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().rev().take(KEPT).map(str::to_owned).collect();
    lines.reverse();
    lines
}

/// What was kept of all that failed.
pub fn of_failed() -> String {
    FAILED.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_what_failed_is_kept_and_nothing_of_what_did_not() {
        let mut watched = Vec::new();
        let mut run_saying = |text: &str, code: u8| {
            // What goes on in the background is not waited for.
            let script = format!("sleep 5 & seq 80; printf {text} >&2; exit {code}");
            run(Command::new("sh").args(["-c", &script]), |line| watched.push(line.to_owned())).unwrap().success()
        };
        assert!(run_saying("well", 0) && !run_saying("alas", 3));
        assert_eq!(watched.len(), 162);
        let kept = of_failed();
        assert!(kept.ends_with("80\nalas") && !kept.contains("well"), "{kept}");
        assert_eq!(kept.lines().count(), KEPT);
    }
}
