//! Two homes that share a space.

use std::io::{BufReader, Write};
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

    /// Both type and compare; the inviter answers so. Gives whether both were done.
    fn join(&self, invite: &[&str], answer: &str) -> (bool, bool) {
        let mut inviter = command(&self.family.home(), invite).stderr(Stdio::piped()).spawn().unwrap();
        let mut hers = BufReader::new(inviter.stderr.take().unwrap());
        let code = said(&mut hers, "Of typ deze code:");
        let address = format!("http://{}", self.relay.address);
        let join = ["join", &code, "--relay", &address, "--name", "Familie"];
        let mut joiner = command(&self.worker.home(), &join).stderr(Stdio::piped()).spawn().unwrap();
        let mut his = BufReader::new(joiner.stderr.take().unwrap());
        assert_eq!(said(&mut hers, "De zes cijfers:"), said(&mut his, "De zes cijfers:"));
        writeln!(inviter.stdin.take().unwrap(), "{answer}").unwrap();
        (inviter.wait().unwrap().success(), joiner.wait().unwrap().success())
    }
}

#[test]
fn two_homes_meet_over_a_typed_code_and_six_digits() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "Iris"], "1"), (true, true));
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
    assert_eq!(met.join(&["invite", "Iris"], "2"), (false, false));
    assert!(met.family.good(&["who"]).contains("Alleen jij."));
    assert_eq!(met.worker.json(&["spaces"]), serde_json::json!([]));
}

#[test]
fn a_second_home_of_the_same_person() {
    let met = Met::new();
    assert_eq!(met.join(&["invite", "tablet", "--device"], "1"), (true, true));
    let who = met.worker.json(&["who"]);
    assert_eq!(who["members"].as_array().unwrap().len(), 1);
    assert_eq!(who["members"][0]["own"], true);
    // The same person tells, so the ring is where Nadia put it.
    assert!(met.worker.good(&["map"]).contains("oma Rie"));
}
