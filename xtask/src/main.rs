//! Runs every check of the project: `cargo xtask test [LANE…]`, writes what is generated: `cargo xtask notices`,
//! measures: `cargo xtask bench [ROW…] [--check]`, `cargo xtask size`, changes the code and sees a test fail: `cargo xtask mutants
//! [FILE…]`, writes the bindings: `cargo xtask bindings`, builds for phones: `cargo xtask library TARGET…`, shows a home in a window:
//! `cargo xtask desktop HOME [RELAY]`, drives two of them: `cargo xtask drive PICTURES`, shows every state of every screen:
//! `cargo xtask previews [STATE]`, and writes reference pages: `cargo xtask docs [LANGUAGE…]`.
//!
//! A lane is one file under `lanes/`; CI calls the same command without arguments. A lane that lacks a tool says so and is
//! skipped, which counts as a failure where `CI=true`.

mod bench;
mod beside;
mod bindings;
mod docs;
mod drive;
mod first;
mod heard;
mod lanes;
mod library;
mod look;
mod mutants;
mod notices;
mod phone;
mod report;
mod screens;
mod swift;
mod tools;
mod workspace;

use std::process::ExitCode;

use beside::Beside;
use lanes::Lane;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    match Request::parse(&arguments) {
        Ok(request) => request.carry_out(),
        Err(message) => {
            eprintln!("{message}\n\n{}", usage());
            ExitCode::from(2)
        }
    }
}

enum Request {
    Help,
    Notices,
    Bench(Vec<String>),
    Mutants(Vec<String>),
    Size,
    Bindings,
    Library(Vec<String>),
    Desktop(String, Option<String>),
    Drive(String),
    Previews(Option<String>),
    Docs(Vec<&'static docs::Pages>),
    Test(Vec<&'static Lane>),
}

impl Request {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let Some((verb, rest)) = arguments.split_first() else {
            return Ok(Self::Help);
        };
        match (verb.as_str(), rest) {
            ("help" | "-h" | "--help", _) => Ok(Self::Help),
            ("test", [word]) if word == "-h" || word == "--help" => Ok(Self::Help),
            ("notices", []) => Ok(Self::Notices),
            ("notices", _) => Err("`cargo xtask notices` takes no argument.".to_owned()),
            ("bench", words) => Ok(Self::Bench(words.to_vec())),
            ("mutants", files) => Ok(Self::Mutants(files.to_vec())),
            ("size", []) => Ok(Self::Size),
            ("size", _) => Err("`cargo xtask size` takes no argument.".to_owned()),
            ("bindings", []) => Ok(Self::Bindings),
            ("bindings", _) => Err("`cargo xtask bindings` takes no argument.".to_owned()),
            ("library", words) => Ok(Self::Library(words.to_vec())),
            ("desktop", [home]) => Ok(Self::Desktop(home.clone(), None)),
            ("desktop", [home, relay]) => Ok(Self::Desktop(home.clone(), Some(relay.clone()))),
            ("desktop", _) => {
                Err("`cargo xtask desktop` takes the folder of one home, and the address of a relay.".to_owned())
            }
            ("drive", [pictures]) => Ok(Self::Drive(pictures.clone())),
            ("drive", _) => Err("`cargo xtask drive` takes the folder for its pictures.".to_owned()),
            ("previews", []) => Ok(Self::Previews(None)),
            ("previews", [state]) => Ok(Self::Previews(Some(state.clone()))),
            ("previews", _) => Err("`cargo xtask previews` takes the name of one state.".to_owned()),
            ("docs", names) => docs::choose(names).map(Self::Docs),
            ("test", names) => lanes::choose(names).map(Self::Test),
            (other, _) => Err(format!("There is no command {other:?}.")),
        }
    }

    fn carry_out(self) -> ExitCode {
        if let Self::Help = self {
            println!("{}", usage());
            return ExitCode::SUCCESS;
        }
        let done = Workspace::find().map_err(|error| error.to_string()).and_then(|workspace| match self {
            Self::Help => Ok(true),
            Self::Notices => notices::write(&workspace).map(|()| true).map_err(|error| error.to_string()),
            Self::Bench(words) => bench::run(&workspace, &words).map_err(|error| error.to_string()),
            Self::Mutants(files) => mutants::run(&workspace, &files).map_err(|error| error.to_string()),
            Self::Size => bench::weigh(&workspace).map_err(|error| error.to_string()),
            Self::Bindings => bindings::write(&workspace).map_err(|error| error.to_string()),
            Self::Library(words) => library::run(&workspace, &words).map_err(|error| error.to_string()),
            Self::Desktop(home, relay) => {
                screens::open(&workspace, &home, relay.as_deref()).map_err(|error| error.to_string())
            }
            Self::Drive(pictures) => drive::play(&workspace, &pictures).map_err(|error| error.to_string()),
            Self::Previews(state) => screens::previews(&workspace, state.as_deref()).map_err(|error| error.to_string()),
            Self::Docs(chosen) => docs::write(&workspace, &chosen).map_err(|error| error.to_string()),
            Self::Test(chosen) => Ok(test(&workspace, &chosen)),
        });
        match done {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        }
    }
}

/// Runs the lanes one after the other, all of them also after a failure, and says whether the whole is good. One that can go on beside
/// others is awaited before the last.
fn test(workspace: &Workspace, chosen: &[&'static Lane]) -> bool {
    let (mut results, mut beside) = (Vec::new(), Vec::new());
    for (at, lane) in chosen.iter().enumerate() {
        let is_last = at + 1 == chosen.len();
        if is_last {
            results.extend(beside.drain(..).map(Beside::end));
        }
        if lane.goes_beside() && !is_last {
            beside.push(Beside::start(lane, workspace));
        } else {
            results.push(report::timed(lane, workspace));
        }
    }
    println!("{}", report::summary(&results, workspace.ci));
    let is_good = results.iter().all(|row| row.is_good(workspace.ci));
    if !is_good && workspace.ci {
        println!("\nSaid last by what failed:\n{}", heard::of_failed());
    }
    is_good
}

fn usage() -> String {
    let mut text = String::from(
        "cargo xtask test [LANE…]   runs these lanes, or all of them\n\
         cargo xtask notices        writes THIRD-PARTY.md from the crates in use\n\
         cargo xtask bench [ROW…]   measures beside a floor; all rows write docs/performance.md, --check fails at a missed target\n\
         cargo xtask mutants [FILE…] changes who belongs and what is sealed in small ways; each has to fail a test\n\
         cargo xtask size           weighs the library for phones beside a probe\n\
         cargo xtask bindings       writes Kotlin, Swift and Python over the core into target/bindings\n\
         cargo xtask library TARGET… builds the core for phones, and weighs it; --check and --size do without their makers' tools\n\
         cargo xtask desktop HOME   shows a home in a window; a relay's address after it carries what is founded there\n\
         cargo xtask drive PICTURES drives two windows over a relay by mouse and keys\n\
         cargo xtask previews       shows every state of every screen in a window, from the one that is named on\n\
         cargo xtask docs [LANGUAGE…] writes reference pages of python, kotlin and swift into target/docs\n\nLanes:",
    );
    for lane in lanes::known() {
        text.push_str(&format!("\n  {:10} {}", lane.name, lane.about));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Request, String> {
        Request::parse(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn test_without_names_takes_every_lane() {
        let Ok(Request::Test(chosen)) = parse(&["test"]) else { panic!("not a test run") };
        assert_eq!(chosen.len(), lanes::ALL.len());
    }

    #[test]
    fn an_unknown_lane_is_refused_by_name_and_the_usage_lists_every_lane() {
        let Err(message) = parse(&["test", "format", "coffee"]) else { panic!("took an unknown lane") };
        assert!(message.contains("coffee") && !message.contains("format"), "{message}");
        for lane in lanes::known() {
            assert!(usage().contains(lane.about), "{} is not in the usage", lane.name);
        }
    }

    #[test]
    fn words_that_mean_nothing_are_refused() {
        assert!(parse(&["tset"]).is_err());
        assert!(parse(&["notices", "now"]).is_err());
        assert!(parse(&["size", "small"]).is_err());
        assert!(matches!(parse(&[]), Ok(Request::Help)));
    }
}
