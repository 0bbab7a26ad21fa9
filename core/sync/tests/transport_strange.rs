//! The client against servers that are no relay, or a bad one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests stop the test that they serve")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;
use steunkring_sync::transport::{Health, Patience, Piece, RelayClient, Strange, TransportError};
use steunkring_wire::body::{Blob, FileThere, FilesThere, Item, Pulled, Receipt, to_bytes};
use steunkring_wire::{FileHash, MailboxId, RendezvousId, TransportKey, header, limits};

/// Answers every connection with the same bytes, after reading what has come of the request; ends with the test.
fn server(answer: impl Fn(&mut TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 65536]);
            answer(&mut stream);
        }
    });
    address
}

fn always(answer: Vec<u8>) -> SocketAddr {
    server(move |stream| {
        let _ = stream.write_all(&answer);
    })
}

fn client(address: SocketAddr) -> RelayClient {
    let patience = Patience { connect: Duration::from_secs(5), answer: Duration::from_secs(2) };
    RelayClient::new(address.to_string().parse().unwrap(), patience, 0).unwrap()
}

fn reply(status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

const OURS: &str = header::CONTENT_TYPE;

/// Asks an unsigned and a JSON question of a server that always answers the same.
async fn both(address: SocketAddr) -> (Result<u64, TransportError>, Result<Health, TransportError>) {
    let id = RendezvousId([5; 32]);
    (client(address).rendezvous_put(&id, b"hello".to_vec()).await, client(address).health().await)
}

async fn agree(address: SocketAddr, expected: TransportError) {
    let (put, health) = both(address).await;
    assert_eq!((put, health), (Err(expected), Err(expected)));
}

#[tokio::test]
async fn failing_servers() {
    let page = |status| always(reply(status, "text/html", b"<html>sorry</html>"));
    agree(page("500 Internal Server Error"), TransportError::Server { status: 500 }).await;
    agree(page("502 Bad Gateway"), TransportError::Server { status: 502 }).await;
    agree(page("429 Too Many Requests"), TransportError::Busy).await;
}

#[tokio::test]
async fn web_pages_and_redirections() {
    let strange = TransportError::Strange(Strange::Type);
    agree(always(reply("200 OK", "text/html", b"<html>Log in to Hotel Wi-Fi</html>")), strange).await;
    agree(always(reply("404 Not Found", "text/html", b"<html>?</html>")), strange).await;
    let moved = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    agree(always(moved.into()), strange).await;
}

#[tokio::test]
async fn garbage() {
    let broken = TransportError::Strange(Strange::Broken);
    agree(always(b"SSH-2.0-OpenSSH_9.9\r\n\r\n".to_vec()), broken).await;
    let garbage = Err(TransportError::Strange(Strange::Garbage));
    assert_eq!(both(always(reply("200 OK", OURS, b"\xff\xff\xff\xff"))).await.0, garbage);
    assert_eq!(both(always(reply("403 Forbidden", OURS, b"\xff\xff\xff\xff"))).await.0, garbage);
    let json = both(always(reply("200 OK", "application/json", b"{\"ok\":tr"))).await.1;
    assert_eq!(json, Err(TransportError::Strange(Strange::Garbage)));
}

#[tokio::test]
async fn half_a_body() {
    let half = |kind: &str| {
        let mut bytes = reply("200 OK", kind, &[1; 100]);
        bytes.truncate(bytes.len() - 50);
        always(bytes)
    };
    let broken = TransportError::Strange(Strange::Broken);
    assert_eq!(both(half(OURS)).await.0, Err(broken));
    assert_eq!(both(half("application/json")).await.1, Err(broken));
}

#[tokio::test]
async fn too_long_a_body_announced_or_endless() {
    let long = Err(TransportError::Strange(Strange::TooLong));
    let announced = format!("HTTP/1.1 200 OK\r\ncontent-type: {OURS}\r\ncontent-length: 99999999999999\r\n\r\n");
    assert_eq!(both(always(announced.into_bytes())).await.0, long);
    let endless = server(|stream| {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {OURS}\r\ntransfer-encoding: chunked\r\n\r\n");
        let mut alive = stream.write_all(head.as_bytes()).is_ok();
        while alive {
            alive = stream.write_all(b"400\r\n").and(stream.write_all(&[7; 0x400])).is_ok();
            alive = alive && stream.write_all(b"\r\n").is_ok();
        }
    });
    assert_eq!(both(endless).await.0, long);
}

#[tokio::test]
async fn silence_and_nobody() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    // The system accepts for the listener, and nobody ever answers.
    agree(listener.local_addr().unwrap(), TransportError::Slow).await;
    let gone = listener.local_addr().unwrap();
    drop(listener);
    agree(gone, TransportError::Away).await;
}

#[tokio::test]
async fn an_unknown_refusal_is_judged_by_its_status() {
    let refusal = to_bytes(&(999u16, 0u64), limits::SMALL).unwrap();
    let strange = both(always(reply("418 Teapot", OURS, &refusal))).await.0;
    assert_eq!(strange, Err(TransportError::Strange(Strange::Type)));
    let server = both(always(reply("599 New", OURS, &refusal))).await.0;
    assert_eq!(server, Err(TransportError::Server { status: 599 }));
}

/// A relay that answers the health question well and every other with given bytes.
fn liar(body: Vec<u8>) -> SocketAddr {
    let health = format!(r#"{{"ok":true,"version":"1","wire":1,"nonce":"{}","time":1}}"#, "0".repeat(64));
    let health = reply("200 OK", "application/json", health.as_bytes());
    let other = reply("200 OK", OURS, &body);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 65536];
            let length = stream.read(&mut request).unwrap_or(0);
            let asked = request[..length].starts_with(b"GET /health");
            let _ = stream.write_all(if asked { &health } else { &other });
        }
    });
    address
}

#[tokio::test]
async fn a_relay_that_lies_is_caught() {
    let (key, mailbox) = (TransportKey::from_seed([1; 32]), MailboxId([2; 32]));
    let contradiction = TransportError::Strange(Strange::Contradiction);
    for positions in [vec![], vec![0], vec![1, 2]] {
        let lie = to_bytes(&Receipt { positions }, limits::SMALL).unwrap();
        let answer = client(liar(lie)).push(&key, &mailbox, &[vec![1, 1, 0, 0, 0, 0, 0, 0, 0, 0]]).await;
        assert_eq!(answer, Err(contradiction));
    }
    let item = |position| Item { position, blob: Blob(vec![1]) };
    for (items, last) in [(vec![item(5)], 9), (vec![item(7), item(7)], 9), (vec![item(8)], 7), (vec![item(6); 3], 9)] {
        let lie = to_bytes(&Pulled { items, last }, limits::PULL).unwrap();
        assert_eq!(client(liar(lie)).pull(&key, &mailbox, 5, 2).await, Err(contradiction));
    }
    let truth = Pulled { items: vec![item(6), item(7)], last: 9 };
    let answer = client(liar(to_bytes(&truth, limits::PULL).unwrap())).pull(&key, &mailbox, 5, 2).await;
    assert_eq!(answer, Ok(truth));
}

#[tokio::test]
async fn a_relay_that_lies_about_files_is_caught() {
    let (key, mailbox, file) = (TransportKey::from_seed([1; 32]), MailboxId([2; 32]), FileHash([3; 32]));
    let contradiction = TransportError::Strange(Strange::Contradiction);
    let lie = |files: &[(u64, u64)]| {
        let files = files.iter().map(|(size, there)| FileThere { size: *size, there: *there }).collect();
        client(liar(to_bytes(&FilesThere { files }, limits::SMALL).unwrap()))
    };
    // More of a file than there is, one that is longer than can be, or other files than were asked about.
    for files in [&[(5, 6)][..], &[(limits::FILE + 1, 0)], &[], &[(5, 5), (5, 5)]] {
        assert_eq!(lie(files).files_there(&key, &mailbox, &[file]).await, Err(contradiction));
        let piece = Piece { size: 5, start: 0, bytes: b"12345" };
        assert_eq!(lie(files).bring(&key, &mailbox, &file, piece).await, Err(contradiction));
    }
    let piece = Piece { size: 5, start: 0, bytes: b"12345" };
    assert_eq!(lie(&[(9, 5)]).bring(&key, &mailbox, &file, piece).await, Err(contradiction), "of another length");
    assert_eq!(lie(&[(5, 5)]).bring(&key, &mailbox, &file, piece).await, Ok(FileThere { size: 5, there: 5 }));
    // Pieces that are too short would never end.
    for (bytes, size) in [(&b""[..], 3), (b"12", 3), (b"123", 2)] {
        assert_eq!(client(liar(bytes.to_vec())).piece(&key, &mailbox, &file, (0, size)).await, Err(contradiction));
    }
    assert_eq!(client(liar(b"123".to_vec())).piece(&key, &mailbox, &file, (0, 3)).await, Ok(b"123".to_vec()));
}

#[tokio::test]
async fn a_relay_that_takes_no_nonce_is_asked_twice_and_no_more() {
    let refusal = to_bytes(&(2u16, 0u64), limits::SMALL).unwrap();
    let nonce = "1".repeat(64);
    let head = format!(
        "HTTP/1.1 401 Unauthorized\r\ncontent-type: {OURS}\r\ncontent-length: {}\r\nsteunkring-nonce: {nonce}\r\nconnection: close\r\n\r\n",
        refusal.len()
    );
    let stale = [head.as_bytes(), &refusal].concat();
    let health = format!(r#"{{"ok":true,"version":"1","wire":1,"nonce":"{nonce}","time":1}}"#);
    let health = reply("200 OK", "application/json", health.as_bytes());
    let (send, asked) = std::sync::mpsc::channel();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 65536];
            let length = stream.read(&mut request).unwrap_or(0);
            let is_health = request[..length].starts_with(b"GET /health");
            let _ = send.send(is_health);
            let _ = stream.write_all(if is_health { &health } else { &stale });
        }
    });
    let answer = client(address).pull(&TransportKey::from_seed([1; 32]), &MailboxId([2; 32]), 0, 1).await;
    let code = steunkring_wire::RefusalCode::StaleNonce;
    assert_eq!(answer, Err(TransportError::Refused { code, number: 0 }));
    assert_eq!(asked.try_iter().collect::<Vec<_>>(), [true, false, false]);
}
