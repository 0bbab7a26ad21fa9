//! Random histories of 5 to 9 devices.

use crate::logs;
use crate::steps::{Step, history, shrink};
use crate::verdicts;
use crate::world::World;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Whatever members do and in whatever order it travels, in the end all who belong agree and read everything, and nobody
/// who was removed reads what was written with the removal known. `STEUNKRING_MEMBERSHIP_HISTORIES` says how many,
/// `STEUNKRING_MEMBERSHIP_SEED` where they begin. The first 100 are written into the folder that
/// `STEUNKRING_MEMBERSHIP_LOGS` names, for `tests/reader`.
#[test]
fn who_belongs_agrees_and_who_was_removed_reads_nothing_more() {
    let count = number("STEUNKRING_MEMBERSHIP_HISTORIES", 20);
    let begin = number("STEUNKRING_MEMBERSHIP_SEED", 0);
    let workers = 2;
    let failing = std::thread::scope(|scope| {
        let run = |worker: u64| {
            (begin..begin + count).filter(move |seed| seed % workers == worker).find(|s| fails(&history(*s)))
        };
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || run(worker))).collect();
        running.into_iter().filter_map(|one| one.join().unwrap()).min()
    });
    if let Some(seed) = failing {
        // Each try that fails would print where.
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let short = shrink(history(seed), fails);
        std::panic::set_hook(told);
        let told: Vec<String> = short.iter().map(|step| format!("  {step}")).collect();
        println!("history {seed} fails; so does this part of it:\n{}", told.join("\n"));
        run(&short);
        panic!("history {seed} fails, and its short form does not");
    }
    println!("{count} histories from {begin}");
    if let Some(folder) = std::env::var_os("STEUNKRING_MEMBERSHIP_LOGS") {
        let folder = std::path::Path::new(&folder);
        std::fs::create_dir_all(folder).unwrap();
        for seed in begin..begin + count.min(100) {
            let mut world = World::play(&history(seed));
            verdicts::in_the_end(&mut world);
            logs::write(&world, &format!("history-{seed}"), folder);
        }
        logs::write_rules(folder);
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

fn run(steps: &[Step]) {
    verdicts::in_the_end(&mut World::play(steps));
}

fn fails(steps: &[Step]) -> bool {
    catch_unwind(AssertUnwindSafe(|| run(steps))).is_err()
}
