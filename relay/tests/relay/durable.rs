use crate::phone::{Phone, blob, nonce, send};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use steunkring_relay::{Config, Relay, StartError};

/// The program itself, as an operator runs it; killed when dropped.
pub struct Program {
    pub child: Child,
    pub address: SocketAddr,
}

impl Program {
    pub fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_steunkring-relay"))
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Self { child, address }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // SIGKILL on Unix: the program gets no chance to tidy up.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_has_a_receipt_survives_the_death_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Vec::new();
    let mut mailbox = None;
    for round in 0u64..5 {
        let program = Program::start(folder.path());
        let anna = Phone::new(program.address, 1);
        let mailbox = *mailbox.get_or_insert_with(|| anna.found(&[]).mailbox);
        assert_eq!(anna.pull(&mailbox, "after=0").pulled(), expected);
        let item = blob(&format!("round {round}"));
        assert_eq!(anna.push(&mailbox, std::slice::from_ref(&item)).positions(), [round + 1]);
        drop(program);
        expected.push((round + 1, item));
    }
}

#[test]
fn a_nonce_does_not_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path());
    let anna = Phone::new(program.address, 1);
    let mailbox = anna.found(&[]).mailbox;
    let (path, old) = (crate::phone::items(&mailbox), nonce(program.address));
    drop(program);
    let program = Program::start(folder.path());
    let answer = send(program.address, "GET", &path, &anna.headers("GET", &path, b"", old), b"");
    assert_eq!(answer.status, 401);
    let again = send(program.address, "GET", &path, &anna.headers("GET", &path, b"", answer.nonce()), b"");
    assert_eq!(again.status, 200);
}

#[test]
fn two_relays_do_not_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new("127.0.0.1:0".parse().unwrap(), folder.path().to_path_buf());
    // A process of its own: one that another test starts meanwhile would have a share of this one's lock for a moment.
    let first = Program::start(folder.path());
    assert!(matches!(Relay::start(config.clone()), Err(StartError::InUse)));
    drop(first);
    assert!(Relay::start(config).is_ok());
}

#[test]
fn a_foreign_database_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("relay.db"), "a shopping list ".repeat(100)).unwrap();
    let config = Config::new("127.0.0.1:0".parse().unwrap(), folder.path().to_path_buf());
    assert!(matches!(Relay::start(config), Err(StartError::Open(steunkring_relay::OpenError::NotOurs))));
}

#[test]
fn health_tells_version_time_and_nonce() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path());
    let answer = send(program.address, "GET", "/health", &[], b"");
    let health: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(health["ok"], true);
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(health["wire"], 1);
    assert!(health["time"].as_u64().unwrap() > 1_700_000_000);
    assert_eq!(health["nonce"].as_str().unwrap().len(), 64);
}
