//! What the relay sees is what it was sent: its files and its memory are searched for what it must not hold.

use crate::durable::Program;
use crate::phone::{Phone, blob, items, nonce, push_body, send};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const SENTENCE: &str = "Oma Riet helpt op dinsdag";

/// A stand-in for the real sealing, which the relay knows nothing of either way.
fn seal(text: &str) -> Vec<u8> {
    text.bytes().zip((0u8..).map(|at| at.wrapping_mul(37) ^ 0xa5)).map(|(byte, key)| byte ^ key).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn files(folder: &Path) -> Vec<u8> {
    fs::read_dir(folder).unwrap().flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn files_hold_blobs_lists_and_days_only() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path());
    let anna = Phone::new(program.address, 1);
    let mailbox = anna.found(&[]).mailbox;
    let sealed = steunkring_wire::Outer::new(steunkring_wire::Kind::Entry, [1; 8], seal(SENTENCE)).encode().unwrap();
    let before = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let (path, body) = (items(&mailbox), push_body(std::slice::from_ref(&sealed)));
    let mut headers = anna.headers("POST", &path, &body, nonce(anna.relay)).to_vec();
    headers.push(("user-agent", "AnnasTelefoon/9".into()));
    headers.push(("x-forwarded-for", "203.0.113.77".into()));
    assert_eq!(send(anna.relay, "POST", &path, &headers, &body).positions(), [1]);
    let after = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let files = files(folder.path());
    // The search can find: what was sent is there, byte by byte.
    assert!(holds(&files, &sealed) && holds(&files, &mailbox.0) && holds(&files, &anna.key.public().0));
    for absent in [SENTENCE, "AnnasTelefoon", "203.0.113.77", "127.0.0.1", "user-agent"] {
        assert!(!holds(&files, absent.as_bytes()), "{absent} is in the files");
    }
    assert!(!holds(&files, anna.key.seed().as_ref()));
    for second in before..=after {
        assert!(!holds(&files, &u32::try_from(second).unwrap().to_be_bytes()), "a time is in the files");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_holds_what_was_sent_and_not_what_was_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path());
    let anna = Phone::new(program.address, 77);
    let mailbox = anna.found(&[]).mailbox;
    let marker = "a-marker-that-the-relay-was-sent";
    let sealed = steunkring_wire::Outer::new(steunkring_wire::Kind::Entry, [1; 8], seal(SENTENCE)).encode().unwrap();
    anna.push(&mailbox, &[blob(marker), sealed]).positions();
    let memory = memory(program.child.id());
    assert!(holds(&memory, marker.as_bytes()), "the search finds nothing at all");
    assert!(!holds(&memory, SENTENCE.as_bytes()));
    assert!(!holds(&memory, anna.key.seed().as_ref()));
}

/// All of a process's memory that it can write to.
#[cfg(target_os = "linux")]
fn memory(process: u32) -> Vec<u8> {
    use std::os::unix::fs::FileExt;
    let file = fs::File::open(format!("/proc/{process}/mem")).unwrap();
    let mut found = Vec::new();
    for line in fs::read_to_string(format!("/proc/{process}/maps")).unwrap().lines() {
        let mut words = line.split_whitespace();
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        let mut page = [0; 4096];
        for at in (from..to).step_by(4096) {
            if file.read_exact_at(&mut page, at).is_ok() && page.iter().any(|byte| *byte != 0) {
                found.extend_from_slice(&page);
            }
        }
    }
    found
}
