//! Two homes that share a space.

use std::io::{BufReader, Read, Write};
use std::net::SocketAddr;
use std::process::Stdio;

use steunkring_relay::{Config, Relay};

use crate::support::{Terminal, command, let_in, said};

#[test]
fn two_homes_meet_over_copied_lines_and_a_file() {
    let (family, worker) = (Terminal::new(), Terminal::empty());
    family.good(&["add", "oma Rie", "--ring", "1"]);
    let file = let_in(&family, &worker);
    let people = worker.json(&["--space", "Familie", "who"]);
    let name = |n: usize| people["members"][n]["name"]["text"].as_str();
    assert_eq!((name(0), name(1)), (Some("Nadia"), Some("Iris")));
    worker.good(&["--space", "Familie", "add", "Bo", "--ring", "2"]);
    worker.good(&["--space", "Familie", "bundle", &file]);
    family.good(&["take-in", &file]);
    assert!(family.good(&["map", "--by", "Nadia"]).contains("oma Rie"));
    let (code, _) = family.bad(&["join", "geen uitnodiging"]);
    assert_eq!(code, 2);
}

/// A relay on loopback, a family that has it, and a home that is not made yet.
struct Met {
    relay: steunkring_relay::RunningRelay,
    family: Terminal,
    worker: Terminal,
}

impl Met {
    fn new() -> Self {
        let (family, worker) = (Terminal::new(), Terminal::empty());
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let relay = Relay::start(Config::new(listen, family.folder.path().join("relay"))).unwrap();
        family.good(&["relay", &format!("http://{}", relay.address)]);
        family.good(&["add", "oma Rie", "--ring", "1"]);
        Self { relay, family, worker }
    }

    /// Both type and compare; they answer so. Gives whether both were done.
    fn join(&self, invite: &[&str], answers: [&str; 2]) -> (bool, bool) {
        let mut inviter = command(&self.family.home(), invite).stderr(Stdio::piped()).spawn().unwrap();
        let mut hers = BufReader::new(inviter.stderr.take().unwrap());
        let code = said(&mut hers, "De code is").trim_end_matches('.').to_owned();
        // What is shown is what the other types, word for word.
        let typed = said(&mut hers, "  steunkring ");
        let address = format!("http://{}", self.relay.address);
        assert_eq!(typed, format!("join {code} --relay {address}"));
        assert!(code.len() == 19 && code.split('-').all(|four| four.len() == 4), "{code}");
        let typed: Vec<&str> = typed.split(' ').chain(["--name", "Familie"]).collect();
        let mut joiner = command(&self.worker.home(), &typed).stderr(Stdio::piped()).spawn().unwrap();
        let mut his = BufReader::new(joiner.stderr.take().unwrap());
        assert_eq!(said(&mut hers, "De zes cijfers:"), said(&mut his, "De zes cijfers:"));
        writeln!(joiner.stdin.take().unwrap(), "{}", answers[1]).unwrap();
        // Who comes in and says no is done before the other answers.
        let stopped = (answers[1] == "nee").then(|| joiner.wait().unwrap().success());
        writeln!(inviter.stdin.take().unwrap(), "{}", answers[0]).unwrap();
        let mut told = String::new();
        hers.read_to_string(&mut told).unwrap();
        let let_in = inviter.wait().unwrap().success();
        let burnt = told.contains("Er is niets gedeeld. De code werkt niet meer.") && told.contains("nieuwe code");
        assert_eq!(burnt, answers.contains(&"nee"), "{told}");
        (let_in, stopped.unwrap_or_else(|| joiner.wait().unwrap().success()))
    }
}

#[test]
fn two_homes_meet_over_a_typed_code_and_six_digits() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "Iris", "--go-on"], ["zomaar\nJa", "j"]), (true, true));
    assert!(met.worker.good(&["map", "--by", "Nadia"]).contains("oma Rie"));
    let who = met.worker.good(&["who"]);
    assert!(who.contains("Wie dit kan zien: Nadia en Iris.") && who.contains("Iris *: Kijkt en schrijft"), "{who}");
    met.worker.good(&["add", "Bo", "--ring", "2"]);
    met.worker.good(&["sync"]);
    met.family.good(&["sync"]);
    assert!(met.family.good(&["map", "--by", "Iris"]).contains("Bo"));
    let status = met.family.json(&["sync", "--status"]);
    assert_eq!(status["state"], "equal");
}

#[test]
fn other_digits_let_nobody_in() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "Iris", "--go-on"], ["nee", "ja"]), (false, false));
    assert!(met.family.good(&["who"]).contains("Alleen jij."));
    assert_eq!(met.worker.json(&["spaces"]), serde_json::json!([]));
}

#[test]
fn a_second_home_of_the_same_person() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "tablet", "--device"], ["1", "y"]), (true, true));
    let who = met.worker.json(&["who"]);
    assert_eq!(who["members"].as_array().unwrap().len(), 1);
    assert_eq!(who["members"][0]["own"], true);
    // The same person tells, so the ring is where Nadia put it.
    assert!(met.worker.good(&["map"]).contains("oma Rie"));
}

/// What a tablet held is listed, and it is taken out once the number is said with --yes.
#[test]
fn a_lost_tablet_is_taken_out() {
    let met = Met::new();
    assert!(met.family.good(&["lost"]).contains("Je hebt hier geen andere telefoon."));
    assert_eq!(met.join(&["invite", "tablet", "--device"], ["1", "y"]), (true, true));
    met.worker.good(&["sync"]);
    let asked = met.family.good(&["lost", "1"]);
    for part in ["Telefoon 1 had dit: Onze kring.", "Sinds", "kan daar nog staan", "`steunkring lost 1 --yes`"] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
    assert_eq!(met.family.error(&["lost", "2", "--yes"]).1["code"], "missing");
    let done = met.family.good(&["lost", "--all", "--yes"]);
    assert!(done.contains("Onze kring: die telefoon is weg."), "{done}");
    assert!(met.family.good(&["lost"]).contains("Je hebt hier geen andere telefoon."));
    met.family.good(&["add", "Bo"]);
    met.family.good(&["sync"]);
    let _ = met.worker.run(&["sync"], "");
    assert!(!met.worker.good(&["map", "--by", "Nadia"]).contains("Bo"));
}

/// The one who comes in sees other digits and stops, whatever the other answers; the other is told.
#[test]
fn who_comes_in_answers_too() {
    for answer in ["nee", "ja"] {
        let met = Met::new();
        assert_eq!(met.join(&["invite", "Iris", "--go-on"], [answer, "nee"]), (false, false));
        assert_eq!(met.worker.json(&["spaces"]), serde_json::json!([]));
        assert!(met.family.good(&["who"]).contains("Alleen jij."));
    }
}

/// Inviting asks whether those who were not asked yet know that they stand there; who is invited is not among them.
#[test]
fn inviting_asks_about_those_who_may_not_know() {
    let family = Terminal::new();
    family.good(&["add", "Iris"]);
    let asked = |input: &str| {
        let output = family.run(&["invite", "Iris", "--by-hand"], input);
        (output.stdout, String::from_utf8(output.stderr).unwrap())
    };
    assert!(!asked("").1.contains("Weten deze mensen"));
    family.good(&["add", "oma Rie"]);
    let refused = ["", "nee\n", "nee\nnee\n", "misschien\n"];
    for input in refused {
        let (shown, said) = asked(input);
        assert!(said.contains("Weten deze mensen dat ze hier staan? Oma Rie.") && !said.contains("Iris."), "{said}");
        assert!(said.contains("Er is niemand gevraagd.") && said.contains("`--go-on`"), "{input:?}: {said}");
        assert!(shown.is_empty());
    }
    for input in ["ja\n", "nee\nja\n"] {
        assert!(String::from_utf8(asked(input).0).unwrap().starts_with("Uitnodiging: "));
    }
    family.good(&["edit", "oma Rie", "informed=ja"]);
    assert!(!asked("").1.contains("Weten deze mensen"));
}

/// Asked first, then done: who leaves is seen to have left, and takes the circle off the device.
#[test]
fn a_member_leaves_and_takes_the_circle_off_the_device() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "Iris", "--go-on"], ["ja", "ja"]), (true, true));
    met.worker.good(&["sync"]);
    assert!(met.family.good(&["who", "--leave"]).contains("Er moet iemand blijven die mag beslissen."));
    assert_eq!(met.family.error(&["who", "--leave", "--yes"]).1["code"], "not-allowed");
    let asked = met.worker.good(&["who", "--leave"]);
    assert!(asked.contains("Je houdt wat je al had.") && asked.contains("`steunkring who --leave --yes`"), "{asked}");
    assert_eq!(met.worker.error(&["who", "--wipe"]).1["code"], "not-allowed");
    met.worker.good(&["who", "--leave", "--yes"]);
    met.worker.good(&["sync"]);
    met.family.good(&["sync"]);
    let who = met.family.good(&["who"]);
    assert!(who.contains("Alleen jij.") && who.contains("Iris: Kijkt niet meer mee"), "{who}");
    assert!(met.worker.good(&["map", "--by", "Nadia"]).contains("oma Rie"));
    assert!(met.worker.good(&["who", "--wipe"]).contains("`steunkring who --wipe --yes`"));
    assert!(met.worker.good(&["who", "--wipe", "--yes"]).contains("Het is weg van deze telefoon."));
    met.worker.bad(&["map"]);
}

/// Asked first, then done: who stops looking on keeps what was there and gets nothing that comes after.
#[test]
fn a_member_is_let_write_and_is_stopped() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "Iris", "--go-on", "--may", "reader"], ["ja", "ja"]), (true, true));
    met.worker.bad(&["add", "Bo"]);
    assert!(met.family.good(&["who", "--role", "iris", "--may", "editor"]).contains("Kijkt en schrijft"));
    met.family.good(&["sync"]);
    met.worker.good(&["sync"]);
    met.worker.good(&["add", "Bo", "--ring", "2"]);
    met.worker.good(&["sync"]);
    met.family.good(&["sync"]);
    let asked = met.family.good(&["who", "--stop", "Iris"]);
    assert!(
        asked.contains("Iris houdt wat er al was.") && asked.contains("`steunkring who --stop 'Iris' --yes`"),
        "{asked}"
    );
    assert!(met.family.good(&["who"]).contains("Iris: Kijkt en schrijft"), "only asked");
    met.family.good(&["who", "--stop", "Iris", "--yes"]);
    assert!(met.family.good(&["who"]).contains("Alleen jij."));
    met.family.good(&["add", "Sem", "--ring", "1"]);
    met.family.good(&["sync"]);
    assert_eq!(met.worker.error(&["sync"]).1["code"], "not-allowed");
    assert!(
        !met.worker.good(&["map"]).contains("Sem") && met.worker.good(&["map", "--by", "Nadia"]).contains("oma Rie")
    );
    assert_eq!(met.family.error(&["who", "--stop", "Zomaar"]).1["code"], "usage");
    assert_eq!(met.family.error(&["who", "--hand-over", "Nadia"]).1["code"], "not-allowed");
}
