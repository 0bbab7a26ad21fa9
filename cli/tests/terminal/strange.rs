//! Relays that are absent, answer strangely or break off in the middle: nothing is lost and nothing half-written.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use steunkring_relay::{Config, Relay};

use crate::support::Terminal;

/// Answers every connection with the same bytes.
fn answering(answer: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let _ = stream.read(&mut [0; 65_536]);
            let _ = stream.write_all(answer);
            let _ = stream.shutdown(Shutdown::Both);
        }
    });
    address
}

/// Passes everything on to a relay, and breaks off each connection after so many bytes of answers.
fn breaking_off(relay: SocketAddr, after: Arc<AtomicUsize>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for near in listener.incoming() {
            let (Ok(mut near), Ok(mut far)) = (near, TcpStream::connect(relay)) else { return };
            let (mut asking, mut sending) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            std::thread::spawn(move || std::io::copy(&mut asking, &mut sending));
            let after = after.clone();
            std::thread::spawn(move || {
                let mut part = [0; 4096];
                while let Ok(size) = far.read(&mut part) {
                    let left =
                        after.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| Some(left.saturating_sub(size)));
                    let left = left.unwrap_or_default().min(size);
                    if size == 0 || near.write_all(&part[..left]).is_err() || left < size {
                        break;
                    }
                }
                let _ = near.shutdown(Shutdown::Both);
                let _ = far.shutdown(Shutdown::Both);
            });
        }
    });
    address
}

#[test]
fn a_relay_that_is_none_takes_nothing_and_breaks_nothing() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let html = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>welkom</html>\n";
    let relays = [
        closed,
        answering(b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
        answering(html),
        answering(b"\x00\xff\x13 geen http"),
        answering(b""),
    ];
    for relay in relays {
        let terminal = Terminal::new();
        terminal.good(&["add", "oma Rie", "--ring", "1"]);
        terminal.good(&["relay", &format!("http://{relay}")]);
        let before = terminal.json(&["map"]);
        let (code, error) = terminal.error(&["sync"]);
        assert_eq!((code, error["code"].as_str()), (1, Some("offline")), "{relay}: {error}");
        assert!(error["hint"].as_str().unwrap().contains("steunkring sync"), "{error}");
        assert_eq!(terminal.json(&["map"]), before);
        terminal.good(&["add", "Bo"]);
    }
}

/// However little comes through each time, in the end everything is there once and nothing waits.
#[test]
fn what_breaks_off_in_the_middle_is_sent_again() {
    let terminal = Terminal::new();
    let relay = Relay::start(Config::new(([127, 0, 0, 1], 0).into(), terminal.folder.path().join("relay"))).unwrap();
    let after = Arc::new(AtomicUsize::new(0));
    let proxy = breaking_off(relay.address, after.clone());
    terminal.good(&["relay", &format!("http://{proxy}")]);
    for name in ["oma Rie", "Bo", "Kees"] {
        terminal.good(&["add", name, "--ring", "1"]);
    }
    let before = terminal.json(&["map"]);
    let mut broke_off = 0;
    for bytes in (0..4_000).step_by(250) {
        after.store(bytes, Ordering::SeqCst);
        let output = terminal.run(&["--json", "sync"], "");
        if output.status.success() {
            break;
        }
        broke_off += 1;
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(error["error"]["code"], "offline", "{error}");
        assert_eq!(terminal.json(&["map"])["rings"], before["rings"]);
    }
    assert!(broke_off > 2);
    after.store(usize::MAX, Ordering::SeqCst);
    terminal.good(&["sync"]);
    terminal.good(&["sync"]);
    let quiet = terminal.json(&["sync"]);
    assert_eq!((&quiet["sent"], &quiet["fetched"]), (&json!(0), &json!(0)), "{quiet}");
    assert_eq!(terminal.json(&["map"])["rings"], before["rings"]);
    relay.shutdown();
}
