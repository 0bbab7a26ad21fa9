//! Photos and voice notes of a talk.

use std::io::Read;

use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, family};

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0 een foto van de taart";
const WAV: &[u8] = b"RIFF\x00\x00\x00\x00WAVE een stem";

/// A home with a talk.
fn with_talk() -> (Family, DocumentId) {
    let mut home = family();
    let document = DocumentId([1; 16]);
    home.app.run(home.space, Command::StartNote { document, edits: vec![] }).unwrap();
    (home, document)
}

fn contents(home: &mut Family, document: DocumentId, id: MediumId) -> Result<Vec<u8>, CoreError> {
    let mut bytes = Vec::new();
    home.app.read_medium(home.space, document, id)?.read_to_end(&mut bytes).unwrap();
    Ok(bytes)
}

#[test]
fn a_photo_and_a_voice_note_are_added_and_read_back() {
    let (mut home, document) = with_talk();
    let photo = home.app.attach(home.space, document, &mut &*JPEG, Seconds::new(5).ok()).unwrap().medium;
    home.app.set_clock(|| Instant(NOW + 1_000));
    let voice = home.app.attach(home.space, document, &mut &*WAV, Seconds::new(65).ok()).unwrap().medium;
    let screen = home.app.note_screen(home.space, document).unwrap();
    assert_eq!(screen.media_title.unwrap().text, "Foto en stem");
    let said: Vec<_> = screen.media.iter().map(|item| (item.id, item.label.text.as_str(), &item.absent)).collect();
    assert_eq!(said, [(photo, "Foto", &None), (voice, "Stem: 1:05", &None)]);
    let offers = |item: &MediumItem| item.offers.iter().map(|offer| offer.id).collect::<Vec<_>>();
    assert_eq!(
        [&screen.media[0], &screen.media[1]].map(offers),
        [vec!["look", "close", "remove"], vec!["play", "hush", "remove"]]
    );
    assert!(screen.media[0].from.as_ref().unwrap().text.starts_with("Van Nadia, "));
    assert_eq!(contents(&mut home, document, photo).unwrap(), JPEG);
    let mut home = home.again();
    assert_eq!(contents(&mut home, document, voice).unwrap(), WAV);
    let storage = home.app.storage().unwrap();
    assert!(storage.spaces[0].media.is_some());
    // Named files are not swept, and nothing of them stands readable on the disk.
    assert!(home.app.tidy(&Job::new()).unwrap().finished);
    assert_eq!(contents(&mut home, document, photo).unwrap(), JPEG);
    let backup = home.folder.path().join("kopie");
    let saved = home.app.backup(&backup, "zeven blauwe fietsen").unwrap();
    assert_eq!((saved.media, saved.missing, saved.damaged), (2, 0, 0));
    assert_eq!(saved.said[0].text, "Er zitten 2 foto's of stemmen bij.");
    home.app.rebuild_from_log(home.space).unwrap();
    assert_eq!(contents(&mut home, document, voice).unwrap(), WAV, "made anew from the log, the note names it still");
}

#[test]
fn what_is_taken_away_stands_in_the_tray_and_steps_go_back_and_forth() {
    let (mut home, document) = with_talk();
    let id = home.app.attach(home.space, document, &mut &*JPEG, None).unwrap().medium;
    let shown = |home: &mut Family| home.app.note_screen(home.space, document).unwrap().media.len();
    home.app.detach(home.space, document, id).unwrap();
    assert_eq!(shown(&mut home), 0);
    assert_eq!(contents(&mut home, document, id), Err(CoreError::Missing("medium")));
    let item = home.app.tray_screen(home.space).unwrap().items.remove(0);
    assert_eq!((item.table, item.name.text.as_str()), (Table::Media, "Foto"));
    let back = home.app.bring_back(home.space, item.table, &item.row).unwrap();
    assert_eq!(back.said[0].text, "Foto staat er weer.");
    assert_eq!((shown(&mut home), contents(&mut home, document, id).unwrap()), (1, JPEG.to_vec()));
    // Back: it was brought back, taken away, and added.
    for there in [0, 1, 0] {
        home.app.undo().unwrap();
        assert_eq!(shown(&mut home), there);
    }
    assert_eq!(home.app.tray_screen(home.space).unwrap().items.len(), 1, "its file stays for a way back");
    home.app.redo().unwrap();
    assert_eq!(contents(&mut home, document, id).unwrap(), JPEG);
    assert!(home.app.bring_back(home.space, Table::Media, "geen rij").is_err());
}

#[test]
fn what_cannot_be_a_photo_is_refused_and_leaves_no_file() {
    let (mut home, document) = with_talk();
    let before = home.app.revision(home.space).unwrap();
    let refused = |home: &mut Family, contents: &mut dyn Read, document| {
        let error = home.app.attach(home.space, document, contents, None).unwrap_err();
        let words = home.app.words(&Circle::default()).unwrap();
        error.told(&words).what.text
    };
    assert_eq!(refused(&mut home, &mut &b"%PDF-1.7"[..], document), "Dit is geen foto en geen stem.");
    assert_eq!(refused(&mut home, &mut &b""[..], document), "Dit is geen foto en geen stem.");
    let mut large = JPEG.chain(std::io::repeat(0).take(64 << 20));
    assert_eq!(refused(&mut home, &mut large, document), "Dit bestand is te groot.");
    let nowhere = home.app.attach(home.space, DocumentId([9; 16]), &mut &*JPEG, None);
    assert_eq!(nowhere, Err(CoreError::Missing("note")));
    assert_eq!(home.app.revision(home.space).unwrap(), before);
    assert_eq!(home.app.storage().unwrap().spaces[0].media, None);
    for n in 0..200_u16 {
        let kind = MediumChange::Kind(Some(MediumKind::Photo));
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        let edits = vec![NoteEdit::Medium(MediumId(id), kind)];
        home.app.run(home.space, Command::Note { document, edits }).unwrap();
    }
    assert_eq!(refused(&mut home, &mut &*JPEG, document), "Er kan hier geen foto of stem meer bij.");
}

/// The note goes to the other phone, the file does not yet, and the other phone says so.
#[test]
fn another_phone_says_that_a_photo_is_not_there_yet() {
    let (mut one, document) = with_talk();
    let (mut two, _folder) = crate::family::empty();
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    two.join(joining, &welcome, "Thuis").unwrap();
    let id = one.app.attach(one.space, document, &mut &*JPEG, None).unwrap().medium;
    two.take_in(one.space, &one.app.bundle(one.space).unwrap()).unwrap();
    let item = two.note_screen(one.space, document).unwrap().media.remove(0);
    assert_eq!((item.id, item.absent.unwrap().text.as_str()), (id, "Nog niet op deze telefoon."));
    assert_eq!(two.read_medium(one.space, document, id).err(), Some(CoreError::Missing("medium here")));
    let saved = two.backup(&one.folder.path().join("kopie"), "zeven blauwe fietsen").unwrap();
    assert_eq!((saved.media, saved.missing), (0, 1));
    assert_eq!(saved.said[0].text, "1 foto of stem zit er niet bij.");
    assert_eq!(two.export(one.space, ExportOptions { with_names: true }).unwrap().manifest.media_left_out, 1);
}

#[test]
fn an_export_has_the_photos_where_everybody_in_it_is_named() {
    let (mut home, document) = with_talk();
    let id = home.app.attach(home.space, document, &mut &*JPEG, None).unwrap().medium;
    let made = home.app.export(home.space, ExportOptions::default()).unwrap();
    let name = format!("media/{id}.jpg");
    assert!(made.manifest.files.iter().any(|file| file.name == name && file.bytes == JPEG.len()));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(made.bytes)).unwrap();
    let mut notes = String::new();
    zip.by_name("notes.json").unwrap().read_to_string(&mut notes).unwrap();
    assert!(notes.contains(&id.to_string()) && !notes.contains("\"file\""), "the key opens nothing for a reader");
    // Somebody who does not know of the map is on it: a photo may show that person.
    home.add(3, "Bo");
    let made = home.app.export(home.space, ExportOptions::default()).unwrap();
    assert_eq!((made.manifest.hidden, made.manifest.media_left_out), (1, 1));
    assert!(made.manifest.files.iter().all(|file| file.name != name));
}
