//! A disk that is full, fails, writes half or does not flush, at each call in turn: what was done stays, what failed is not there, the
//! reason is said, and the work goes on.
//!
//! A child process does the work. Its calls of the file system go through `tests/faults/shim.c`, which lets one of them fail, or all
//! from one on. `docs/testing.md` says what is struck and how to play one point again.
#![cfg(target_os = "linux")]
// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "faults/behind.rs"]
mod behind;
#[path = "faults/locking.rs"]
mod locking;
#[path = "faults/owner.rs"]
mod owner;
#[path = "faults/picture.rs"]
mod picture;
#[path = "faults/playing.rs"]
mod playing;
#[path = "faults/scripts.rs"]
mod scripts;
#[path = "faults/shim.rs"]
mod shim;
#[path = "faults/whole.rs"]
mod whole;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, thread};

use behind::Behind;
use locking::Locking;
use playing::Clean;
use scripts::{BACK_AND_FORTH, Beginning, LIVING, TYPING};
use shim::{FAULTS, Fault, PLAN_BYTES, Shim, Struck};
use whole::{Founding, Keeping};

/// Of so many points one is played where everything is tested.
const STRIDE: u64 = 61;
/// Of so many points one is played by the lane `faults`.
const FINE_STRIDE: u64 = 7;
/// Which points those are.
const SEED: u64 = 20_261_124;

#[test]
fn a_failing_disk_leaves_what_was_done_and_nothing_of_what_failed() {
    play_all(STRIDE);
}

#[test]
#[ignore = "takes a minute or two: the lane `faults` runs it"]
fn many_points() {
    play_all(FINE_STRIDE);
}

/// Plays the points of a stride in as many processes as there are cores.
fn play_all(stride: u64) {
    let stride = number("STEUNKRING_FAULT_STRIDE").unwrap_or(stride);
    let seed = number("STEUNKRING_FAULT_SEED").unwrap_or(SEED);
    println!("one point of {stride}, seed {seed}");
    let folder = tempfile::tempdir().unwrap();
    let shares = thread::available_parallelism().map_or(1, usize::from);
    let children: Vec<Child> =
        (0..shares).map(|share| start(&folder.path().join(share.to_string()), share, shares, stride, seed)).collect();
    let (mut played, mut failed, mut wrong) = (0, 0, 0);
    for child in children {
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("fault: ")).collect();
        for line in &lines {
            match line.split_once(' ') {
                Some(("sum", sums)) => {
                    let sums: Vec<u64> = sums.split(' ').map(|sum| sum.parse().unwrap()).collect();
                    (played, failed) = (played + sums[0], failed + sums[1]);
                }
                Some(("wrong", text)) => {
                    wrong += 1;
                    println!("{text}");
                }
                Some(("at", _)) | None => {}
                Some((_, _)) => println!("{line}"),
            }
        }
        assert!(output.status.success(), "the process ended at {:?}", lines.last());
    }
    println!("{played} points played, at {failed} the fault was met");
    assert_eq!(wrong, 0, "points at which something did not hold");
    // Calls of several threads, and sizes that depend on chance, move a few points past the end.
    assert!(played > 20 && failed * 20 >= played * 19, "most points met no fault: the shim sees nothing");
}

fn start(plan: &Path, share: usize, shares: usize, stride: u64, seed: u64) -> Child {
    std::fs::write(plan, vec![0; usize::try_from(PLAN_BYTES).unwrap()]).unwrap();
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "child", "--ignored", "--nocapture"])
        .env("LD_PRELOAD", env!("STEUNKRING_SHIM"))
        .env("STEUNKRING_FAULT_PLAN", plan)
        .env("STEUNKRING_FAULT_SHARE", format!("{share}/{shares}/{stride}/{seed}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "started by the tests beside it, with the shim loaded"]
fn child() {
    let share = env::var("STEUNKRING_FAULT_SHARE").expect("started by another test");
    let share: Vec<u64> = share.split('/').map(|part| part.parse().unwrap()).collect();
    let (own, shares, stride, seed) = (share[0], share[1], share[2], share[3]);
    let only = env::var("STEUNKRING_FAULT_POINT").ok();
    let shim = Shim::open(Path::new(&env::var_os("STEUNKRING_FAULT_PLAN").unwrap()));
    let beginning = Beginning::make();
    let (mut played, mut met, mut turn) = (0_u64, 0_u64, 0);
    for script in Script::all(&beginning) {
        for fault in &FAULTS {
            let calls = script.calls(&shim, &beginning, fault);
            let before = (played, met);
            for n in (1..=calls).filter(|n| (n + seed) % stride == 0) {
                let point = format!("{}/{}/{n}", script.name(), fault.name);
                turn += 1;
                if only.as_ref().map_or(turn % shares != own, |only| *only != point) {
                    continue;
                }
                println!("fault: at {point}");
                played += 1;
                let outcome = catch_unwind(AssertUnwindSafe(|| script.play(&shim, &beginning, fault, n)));
                shim.disarm();
                match outcome {
                    Ok(Ok(struck)) => met += u64::from(struck.is_some()),
                    Ok(Err(text)) => println!("fault: wrong {point} of {calls}: {text}; {:?}", shim.struck()),
                    Err(panic) => {
                        let text = panic.downcast_ref::<String>().cloned();
                        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                        println!("fault: wrong {point} of {calls}: panicked: {}", text.unwrap_or_default());
                    }
                }
            }
            let (played, met) = (played - before.0, met - before.1);
            println!(
                "fault: share {own}: {}, {}: {calls} calls, {played} points, {met} met",
                script.name(),
                fault.name
            );
        }
    }
    println!("fault: sum {played} {met}");
}

enum Script {
    Steps(Clean),
    Founding(Founding),
    Keeping(Keeping),
    Locking(Locking),
    Behind(Behind),
}

impl Script {
    fn all(beginning: &Beginning) -> [Self; 7] {
        [
            Self::Steps(Clean::run("living", LIVING, beginning)),
            Self::Steps(Clean::run("back-and-forth", BACK_AND_FORTH, beginning)),
            Self::Steps(Clean::run("typing", TYPING, beginning)),
            Self::Founding(Founding),
            Self::Keeping(Keeping::new(beginning)),
            Self::Locking(Locking::new(beginning)),
            Self::Behind(Behind::new(beginning)),
        ]
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Steps(clean) => clean.name,
            Self::Founding(_) => "founding",
            Self::Keeping(_) => "keeping",
            Self::Locking(_) => "locking",
            Self::Behind(_) => "behind",
        }
    }

    fn calls(&self, shim: &Shim, beginning: &Beginning, fault: &Fault) -> u64 {
        match self {
            Self::Steps(clean) => clean.calls(shim, beginning, fault),
            Self::Founding(founding) => founding.calls(shim, fault),
            Self::Keeping(keeping) => keeping.calls(shim, beginning, fault),
            Self::Locking(locking) => locking.calls(shim, beginning, fault),
            Self::Behind(behind) => behind.calls(shim, beginning, fault),
        }
    }

    fn play(&self, shim: &Shim, beginning: &Beginning, fault: &Fault, n: u64) -> Result<Option<Struck>, String> {
        match self {
            Self::Steps(clean) => clean.play(shim, beginning, fault, n),
            Self::Founding(founding) => founding.play(shim, fault, n),
            Self::Keeping(keeping) => keeping.play(shim, beginning, fault, n),
            Self::Locking(locking) => locking.play(shim, beginning, fault, n),
            Self::Behind(behind) => behind.play(shim, beginning, fault, n),
        }
    }
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|text| text.parse().expect("a number"))
}
