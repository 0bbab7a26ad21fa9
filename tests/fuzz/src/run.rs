//! A run of one target: replaying what is kept, and changing it so many times.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::mutate::{Chance, mutate};
use crate::{HEAP, Target, Work, corpus};

/// The most inputs that a run keeps in memory to change further.
const POOL: usize = 4_096;

/// The heap is counted for the whole process, so one run at a time.
static TURN: Mutex<()> = Mutex::new(());

/// What a run came to.
pub struct Report {
    /// How many inputs were tried.
    pub executions: u64,
    /// How many kinds of outcome there were.
    pub kinds: usize,
    /// The most bytes that one input took on the heap.
    pub peak: usize,
    /// The longest that one input took.
    pub slowest: Duration,
    /// How long it all took.
    pub took: Duration,
}

/// An input of which something does not hold.
#[derive(Debug)]
pub struct Broken {
    /// The input.
    pub input: Vec<u8>,
    /// What did not hold.
    pub text: String,
}

/// Tries an input once.
///
/// # Errors
/// [`Broken`] when something does not hold of it.
pub fn replay(target: &Target, inputs: &[Vec<u8>]) -> Result<(), Broken> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut trial = Trial::begin(target);
    quietly(|| inputs.iter().try_for_each(|input| trial.of(input).map(drop)))
}

/// Tries so many inputs, each a kept one that was changed. The same seed tries the same inputs.
///
/// # Errors
/// [`Broken`] at the first input of which something does not hold.
pub fn run(target: &Target, executions: u64, seed: u64) -> Result<Report, Broken> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut trial, mut chance) = (Trial::begin(target), Chance::new(seed));
    let begun = Instant::now();
    quietly(|| {
        let mut pool = corpus::of(target);
        let mut kinds = BTreeSet::new();
        for input in &pool {
            kinds.insert(trial.of(input)?);
        }
        for _ in 0..executions {
            let mut input = pool[chance.below(pool.len())].clone();
            mutate(&mut input, &pool[chance.below(pool.len())], target.longest, &mut chance);
            if kinds.insert(trial.of(&input)?) && pool.len() < POOL {
                pool.push(input);
            }
        }
        let (peak, slowest) = (trial.peak, trial.slowest);
        Ok(Report { executions, kinds: kinds.len(), peak, slowest, took: begun.elapsed() })
    })
}

struct Trial<'a> {
    target: &'a Target,
    work: Work,
    peak: usize,
    slowest: Duration,
}

impl<'a> Trial<'a> {
    fn begin(target: &'a Target) -> Self {
        Self { target, work: (target.begin)(), peak: 0, slowest: Duration::ZERO }
    }

    fn of(&mut self, input: &[u8]) -> Result<u64, Broken> {
        let broken = |text| Broken { input: input.to_vec(), text };
        HEAP.reset_peak_usage();
        let (before, begun) = (HEAP.current_usage(), Instant::now());
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(input)));
        let took = HEAP.peak_usage().saturating_sub(before);
        self.slowest = self.slowest.max(begun.elapsed());
        self.peak = self.peak.max(took);
        match outcome {
            Ok(_) if took > self.target.memory => Err(broken(format!("it takes {took} bytes of memory"))),
            Ok(kind) => Ok(kind),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                Err(broken(text.unwrap_or_default().chars().take(600).collect()))
            }
        }
    }
}

/// Without the message of each panic: what catches its own panics is right to, and the others are told as [`Broken`].
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = take_hook();
    set_hook(Box::new(|_| ()));
    let done = work();
    set_hook(hook);
    done
}
