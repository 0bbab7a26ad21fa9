//! Nothing that lies on a disk or travels can be read: no name, no word of a note, no id.

use std::net::SocketAddr;
use std::path::Path;

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay};
use steunkring_sync::bundle::Bundle;

use super::fixture::Loaded;
use super::phones::{KEY, NOON};

/// Words that no file may hold: of everybody a name as a family would write it, of notes and plans a few words that follow each
/// other, of the tables their fields.
const WORDS: [&str; 12] = [
    "Canarina van de Overkant",
    "Nadia en de kinderen",
    "oma Rie",
    "papa Tom",
    "trainer Mo",
    "slaapt nog niet",
    "eerder naar bed",
    "weer goed slapen",
    "naar school brengen",
    "Praten op school",
    "nickname",
    "perspectives",
];

#[test]
fn homes_bundles_sealed_items_and_the_relay_show_no_name_no_word_and_no_id() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let relay = Relay::start(Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), place.join("relay"))).unwrap();
    let mut app = App::create(&place.join("one"), Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(NOON));
    let mut family = Loaded::new(app, "gezin.json");
    let (space, new) = (family.space, PersonId(*b"Canarina16bytes."));
    let name = Nickname::parse("Canarina van de Overkant").unwrap();
    family.app.run(space, Command::AddPerson { id: new, name, changes: vec![], tie: None }).unwrap();
    family.app.use_relay(space, &format!("http://{}", relay.address)).unwrap();
    let inviting = family.app.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
    let mut worker = App::create(&place.join("two"), Key::raw(KEY)).unwrap();
    let (joining, answer) = worker.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = family.app.approve(inviting, &answer, "Iris").unwrap();
    worker.join(joining, &welcome, "Nadia en de kinderen").unwrap();
    family.app.sync(space).unwrap();
    assert!(worker.sync(space).unwrap().fetched > 0);
    assert_eq!(worker.circle(space).unwrap().circle.name(new), "Canarina van de Overkant");
    worker.sync(space).unwrap();
    let bundle = family.app.bundle(space).unwrap();
    for (number, blob) in Bundle::read(&bundle).unwrap().blobs.iter().enumerate() {
        std::fs::write(place.join(format!("item{number}")), blob.encode().unwrap()).unwrap();
    }
    std::fs::write(place.join("bundle"), bundle).unwrap();
    let circle = family.app.circle(space).unwrap().circle;
    let mut ids: Vec<[u8; 16]> = circle.people.keys().map(|id| id.0).filter(|id| *id != PersonId::FAMILY.0).collect();
    ids.extend(circle.actions.keys().map(|id| id.0));
    ids.extend(circle.goals.keys().map(|id| id.0));
    ids.extend(circle.documents.keys().map(|id| id.0));
    let mut never: Vec<Vec<u8>> = WORDS.iter().map(|word| word.as_bytes().to_vec()).collect();
    for id in ids {
        never.extend([id.to_vec(), PersonId(id).to_string().into_bytes()]);
    }
    // While the homes are open there are more files than after closing: logs and locks.
    let open = readable(place, &never);
    relay.shutdown();
    drop((family, worker));
    let closed = readable(place, &never);
    assert!(open.seen > 10 && closed.seen > 10, "this test sees {} files only", closed.seen);
    assert_eq!((open.found, closed.found), (Vec::new(), Vec::new()));
    // The search itself finds what is there.
    std::fs::write(place.join("open"), "Hier staat oma Rie te lezen.").unwrap();
    assert_eq!(readable(place, &never).found.len(), 1);
}

struct Readable {
    seen: usize,
    found: Vec<String>,
}

/// Looks for byte strings in every file below a folder, and in the names of files.
fn readable(folder: &Path, never: &[Vec<u8>]) -> Readable {
    let mut readable = Readable { seen: 0, found: Vec::new() };
    let mut todo = vec![folder.to_owned()];
    while let Some(folder) = todo.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
                continue;
            }
            let mut bytes = path.file_name().unwrap().as_encoded_bytes().to_vec();
            bytes.extend(std::fs::read(&path).unwrap());
            readable.seen += 1;
            for word in never {
                if bytes.windows(word.len()).any(|window| window == word) {
                    readable.found.push(format!("{}: {}", path.display(), String::from_utf8_lossy(word)));
                }
            }
        }
    }
    readable
}
