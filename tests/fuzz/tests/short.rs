//! Each kept input, and a few changed ones: quickly where everything is tested, longer in the lane `fuzz`.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used)]

use steunkring_fuzz::{ALL, corpus, replay, run};

/// How many changed inputs of each target everything is tested with.
const FEW: u64 = 300;
/// How many the lane tries of each.
const MANY: u64 = 12_000;

#[test]
fn kept_inputs_and_a_few_changed_ones_break_nothing() {
    for target in ALL {
        let kept = corpus::of(target);
        assert!(kept.len() >= (target.seeds)().len(), "{}: run `make`", target.name);
        replay(target, &kept).unwrap_or_else(|broken| panic!("{}: {}", target.name, broken.text));
    }
    tries(FEW);
}

#[test]
#[ignore = "takes a minute: the lane `fuzz` runs it"]
fn many_changed_inputs_break_nothing() {
    tries(std::env::var("STEUNKRING_FUZZ").map_or(MANY, |text| text.parse().unwrap()));
}

fn tries(executions: u64) {
    for target in ALL {
        let report = run(target, executions, 20_261_125);
        let report = report.unwrap_or_else(|broken| panic!("{}: {}: {:?}", target.name, broken.text, broken.input));
        println!("{}: {} executions, {} kinds, {:?}", target.name, report.executions, report.kinds, report.took);
        // Inputs that all come to one thing test nothing.
        assert!(report.kinds > 2, "{}: {} kinds", target.name, report.kinds);
    }
}
