//! Photos and voice notes: whole files in pieces, each under the hash of its sealed bytes.

use crate::phone::{House, Phone, blob, items};
use sha2::{Digest, Sha256};
use steunkring_relay::Limits;
use steunkring_wire::body::{FileThere, FilesAsked, FilesThere, from_bytes, to_bytes};
use steunkring_wire::{FileHash, MailboxId, RefusalCode, limits};

const PIECE: usize = limits::FILE_PIECE;

/// A file of some bytes that differ along it.
fn file(length: usize) -> (FileHash, Vec<u8>) {
    let bytes: Vec<u8> = (0..length).map(|at| (at / 1000 % 251) as u8).collect();
    (FileHash(Sha256::digest(&bytes).into()), bytes)
}

fn path(mailbox: &MailboxId, file: &FileHash) -> String {
    format!("/v1/mailboxes/{mailbox}/files/{file}")
}

fn put(phone: &Phone, mailbox: &MailboxId, file: &FileHash, size: usize, start: usize, bytes: &[u8]) -> Answer {
    let answer = phone.signed("PUT", &format!("{}?start={start}&size={size}", path(mailbox, file)), bytes);
    if answer.status == 200 { Ok(one(&answer.body)) } else { Err(answer.refusal()) }
}

type Answer = Result<FileThere, (u16, Option<RefusalCode>)>;

fn get(phone: &Phone, mailbox: &MailboxId, file: &FileHash, start: usize) -> crate::phone::Answer {
    phone.signed("GET", &format!("{}?start={start}", path(mailbox, file)), b"")
}

fn there(phone: &Phone, mailbox: &MailboxId, files: &[FileHash]) -> Vec<FileThere> {
    let asked = to_bytes(&FilesAsked { files: files.to_vec() }, limits::FILES_ASK).unwrap();
    let answer = phone.signed("POST", &format!("/v1/mailboxes/{mailbox}/files"), &asked);
    assert_eq!(answer.status, 200, "{:?}", answer.refusal());
    from_bytes::<FilesThere>(&answer.body, limits::FILES_ASK).unwrap().files
}

fn one(body: &[u8]) -> FileThere {
    from_bytes::<FilesThere>(body, limits::SMALL).unwrap().files[0]
}

fn lies(size: usize, there: usize) -> FileThere {
    FileThere { size: size as u64, there: there as u64 }
}

#[test]
fn what_one_brings_in_pieces_another_reads() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let mailbox = anna.found(&[bram.member(false)]).mailbox;
    let size = 2 * PIECE + 5;
    let (name, bytes) = file(size);
    assert_eq!(there(&bram, &mailbox, &[name, FileHash([0; 32])]), [lies(0, 0), lies(0, 0)]);
    for (start, end) in [(0, PIECE), (PIECE, 2 * PIECE)] {
        assert_eq!(put(&anna, &mailbox, &name, size, start, &bytes[start..end]), Ok(lies(size, end)));
        // Nobody reads what is not whole: it may never be what its name says.
        assert_eq!(get(&bram, &mailbox, &name, 0).refusal(), (404, Some(RefusalCode::NoFile)));
    }
    assert_eq!(put(&anna, &mailbox, &name, size, 2 * PIECE, &bytes[2 * PIECE..]), Ok(lies(size, size)));
    assert_eq!(there(&bram, &mailbox, &[FileHash([0; 32]), name]), [lies(0, 0), lies(size, size)]);
    let read: Vec<u8> =
        [0, PIECE, 2 * PIECE].into_iter().flat_map(|start| get(&bram, &mailbox, &name, start).body).collect();
    assert_eq!(read, bytes);
    // Brought once more it stays what it is, whatever is brought.
    assert_eq!(put(&anna, &mailbox, &name, size, 0, &[9; PIECE]), Ok(lies(size, size)));
    assert_eq!(get(&bram, &mailbox, &name, 0).body, bytes[..PIECE]);
}

#[test]
fn who_was_cut_off_goes_on_where_the_relay_says() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let (name, bytes) = file(2 * PIECE);
    put(&anna, &mailbox, &name, 2 * PIECE, 0, &bytes[..PIECE]).unwrap();
    assert_eq!(there(&anna, &mailbox, &[name]), [lies(2 * PIECE, PIECE)]);
    // The same again, or one that comes too early, changes nothing.
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, 0, &bytes[..PIECE]), Ok(lies(2 * PIECE, PIECE)));
    let (longer, more) = file(3 * PIECE);
    put(&anna, &mailbox, &longer, 3 * PIECE, 0, &more[..PIECE]).unwrap();
    assert_eq!(put(&anna, &mailbox, &longer, 3 * PIECE, 2 * PIECE, &more[2 * PIECE..]), Ok(lies(3 * PIECE, PIECE)));
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, PIECE, &bytes[PIECE..]), Ok(lies(2 * PIECE, 2 * PIECE)));
}

/// Whoever brings other bytes under a name, or another length, does not keep the true file away.
#[test]
fn bytes_of_another_name_do_not_stay() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let (name, bytes) = file(PIECE + 7);
    put(&anna, &mailbox, &name, PIECE + 7, 0, &[1; PIECE]).unwrap();
    assert_eq!(put(&anna, &mailbox, &name, PIECE + 7, PIECE, &bytes[PIECE..]), Ok(lies(0, 0)));
    assert_eq!(there(&anna, &mailbox, &[name]), [lies(0, 0)]);
    put(&anna, &mailbox, &name, 3 * PIECE, 0, &bytes[..PIECE]).unwrap();
    assert_eq!(put(&anna, &mailbox, &name, PIECE + 7, 0, &bytes[..PIECE]), Ok(lies(PIECE + 7, PIECE)));
    assert_eq!(put(&anna, &mailbox, &name, PIECE + 7, PIECE, &bytes[PIECE..]), Ok(lies(PIECE + 7, PIECE + 7)));
}

#[test]
fn files_take_room_of_their_mailbox_and_give_it_back() {
    let house = House::new(Limits { mailbox_bytes: (2 * PIECE) as u64, ..Limits::default() });
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let ((first, bytes), (second, others)) = (file(PIECE + 1), file(PIECE));
    put(&anna, &mailbox, &first, PIECE + 1, 0, &bytes[..PIECE]).unwrap();
    put(&anna, &mailbox, &first, PIECE + 1, PIECE, &bytes[PIECE..]).unwrap();
    assert_eq!(put(&anna, &mailbox, &second, PIECE, 0, &others), Err((507, Some(RefusalCode::MailboxFull))));
    assert_eq!(there(&anna, &mailbox, &[second]), [lies(0, 0)]);
    assert_eq!(anna.signed("DELETE", &path(&mailbox, &first), b"").status, 200);
    assert_eq!(anna.signed("DELETE", &path(&mailbox, &first), b"").status, 200);
    assert_eq!(get(&anna, &mailbox, &first, 0).refusal(), (404, Some(RefusalCode::NoFile)));
    assert_eq!(put(&anna, &mailbox, &second, PIECE, 0, &others), Ok(lies(PIECE, PIECE)));
    assert_eq!(anna.push(&mailbox, &[blob("there is room for what is written")]).positions(), [1]);
}

#[test]
fn only_who_is_listed_brings_reads_or_drops() {
    let house = House::default();
    let (anna, bram, carla) = (house.phone(1), house.phone(2), house.phone(3));
    let mailbox = anna.found(&[bram.member(false)]).mailbox;
    let (name, bytes) = file(9);
    put(&anna, &mailbox, &name, 9, 0, &bytes).unwrap();
    let refused = (403, Some(RefusalCode::NotListed));
    assert_eq!(put(&bram, &mailbox, &file(8).0, 8, 0, &file(8).1), Err(refused));
    assert_eq!(bram.signed("DELETE", &path(&mailbox, &name), b"").refusal(), refused);
    assert_eq!(get(&carla, &mailbox, &name, 0).refusal(), refused);
    assert_eq!(carla.signed("DELETE", &path(&mailbox, &name), b"").refusal(), refused);
    assert_eq!(get(&bram, &mailbox, &name, 0).body, bytes);
    // A file lies in its mailbox alone.
    let other = carla.found(&[]).mailbox;
    assert_eq!(there(&carla, &other, &[name]), [lies(0, 0)]);
}

#[test]
fn what_is_no_piece_is_refused() {
    let house = House::default();
    let anna = house.phone(1);
    let mailbox = anna.found(&[]).mailbox;
    let (name, bytes) = file(2 * PIECE);
    let refused = Err((400, Some(RefusalCode::Malformed)));
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, 0, b""), refused);
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, 0, &bytes[..9]), refused);
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, 9, &bytes[..PIECE]), refused);
    assert_eq!(put(&anna, &mailbox, &name, 9, 0, &bytes[..PIECE]), refused);
    let large = usize::try_from(limits::FILE).unwrap() + 1;
    assert_eq!(put(&anna, &mailbox, &name, large, 0, &bytes[..PIECE]), Err((413, Some(RefusalCode::TooLong))));
    assert_eq!(put(&anna, &mailbox, &name, 2 * PIECE, 0, &bytes[..=PIECE]), Err((413, Some(RefusalCode::TooLong))));
    for query in ["", "?start=0&end=3", "?size=9", "?start=-1"] {
        let answer = anna.signed("GET", &format!("{}{query}", path(&mailbox, &name)), b"");
        assert_eq!(answer.refusal(), (400, Some(RefusalCode::Malformed)), "{query}");
    }
    let longer = anna.signed("GET", &format!("{}/files/abc?start=0", items(&mailbox).trim_end_matches("/items")), b"");
    assert_eq!(longer.refusal(), (400, Some(RefusalCode::Malformed)));
    assert_eq!(there(&anna, &mailbox, &[name]), [lies(0, 0)]);
}
