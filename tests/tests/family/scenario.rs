//! A family, a grandmother and a worker from the first drawing to looking back, as each screen shows it in easy Dutch: the golden
//! `een-gezin.txt` is there to be read by anybody, and `een-gezin-gehoord.txt` is the same for who listens.

use std::path::Path;

use steunkring_app::{App, Command, Edit, Key, Level, MapOptions, MemberRole, NoteEdit, Seat, SpaceId};
use steunkring_domain::*;

use super::fixture::Loaded;
use super::golden::golden;
use super::pages::{Page, Sense};
use super::phones::{KEY, NOON};

#[test]
fn a_family_builds_talks_plans_compares_and_looks_back() {
    golden("een-gezin.txt", &tell(Sense::Seen));
}

#[test]
fn who_listens_hears_the_same() {
    golden("een-gezin-gehoord.txt", &tell(Sense::Heard));
}

fn home(folder: &Path, name: &str, at: i64) -> App {
    let mut app = App::create(&folder.join(name), Key::raw(KEY)).unwrap();
    app.set_level(Level::NlA2).unwrap();
    app.set_clock(move || Instant(at));
    app
}

fn tell(sense: Sense) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut page = Page::new(sense);
    let mut nadia = home(folder.path(), "nadia", NOON);
    let empty = nadia.found(SpaceKind::FamilyMap, "Leeg", "Nadia").unwrap();
    page.story("Nadia begint. Er is nog niemand.");
    page.map(&nadia.map_screen(empty, MapOptions::default()).unwrap());
    page.talks(&nadia.notes_screen(empty).unwrap());
    page.plan(&nadia.plan_screen(empty).unwrap());
    let mut family = Loaded::new(nadia, "gezin.json");
    let space = family.space;
    page.story("Nadia tekent haar kring.");
    page.map(&family.app.map_screen(space, MapOptions::default()).unwrap());
    page.story("Er was een gesprek op school.");
    page.talks(&family.app.notes_screen(space).unwrap());
    let talk = family.talks["Praten op school"];
    page.note(&family.app.note_screen(space, talk).unwrap());
    page.story("Het gezin maakt een plan.");
    page.plan(&family.app.plan_screen(space).unwrap());
    page.story("Yara vertelt het op haar manier.");
    let (me, yara) = (family.who("Nadia"), family.who("Yara"));
    page.compare(&family.app.compare_screen(space, PersonId::FAMILY, me, yara).unwrap());
    let id = SnapshotId([4; 16]);
    let caption = Line::parse("Zo begonnen we").ok();
    family.app.run(space, Command::TakeSnapshot { id, reason: SnapshotReason::Start, caption }).unwrap();
    apart(&mut page, &mut family, folder.path());
    page.story("Lot stond even verder weg. Nadia zet het terug: alles is als voorheen.");
    let before = family.app.map_screen(space, MapOptions::default()).unwrap();
    ring(&mut family, me, "Lot", Ring::Outer);
    assert_ne!(family.app.map_screen(space, MapOptions::default()).unwrap().rings, before.rings);
    family.app.undo().unwrap();
    assert_eq!(family.app.map_screen(space, MapOptions::default()).unwrap().rings, before.rings);
    page.story("Vier maanden later kijkt Nadia terug.");
    family.app.set_clock(|| Instant(NOON + 120 * 86_400_000));
    ring(&mut family, me, "trainer Mo", Ring::Middle);
    ring(&mut family, me, "papa Tom", Ring::Inner);
    page.then(&family.app.then_screen(space, id).unwrap());
    page.plan(&family.app.plan_screen(space).unwrap());
    page.text
}

/// Grandmother and the worker come in; all write without a network, and bring it together.
fn apart(page: &mut Page, family: &mut Loaded, folder: &Path) {
    let (space, ans, talk) = (family.space, family.who("buur Ans"), family.talks["Praten op school"]);
    let mut others = Vec::new();
    for (file, name) in [("oma", "oma Rie"), ("iris", "Iris")] {
        let mut app = home(folder, file, NOON + 3_600_000);
        let inviting = family.app.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = family.app.approve(inviting, &answer, name).unwrap();
        app.join(joining, &welcome, "Onze kring").unwrap();
        app.take_in(space, &family.app.bundle(space).unwrap()).unwrap();
        app.i_am(space, family.who(name)).unwrap();
        others.push(app);
    }
    let [oma, iris] = others.as_mut_slice() else { panic!("there are two") };
    page.story(
        "Oma en Iris hebben de kring nu ook. Zonder internet haalt Iris buur Ans weg. Oma schrijft net bij buur Ans.",
    );
    iris.run(space, Command::Map(vec![Edit::Person(ans, PersonChange::Removed(Some(iris.now())))])).unwrap();
    let strong = PersonChange::Strength(Line::parse("soep maken").unwrap(), true);
    oma.run(space, Command::Map(vec![Edit::Person(ans, strong)])).unwrap();
    write(oma, space, talk, " Oma bakt koekjes.");
    write(iris, space, talk, " Iris komt vrijdag langs.");
    for _ in 0..2 {
        let files = [family.app.bundle(space).unwrap(), oma.bundle(space).unwrap(), iris.bundle(space).unwrap()];
        for app in [&mut family.app, oma, iris] {
            for file in &files {
                app.take_in(space, file).unwrap();
            }
        }
    }
    page.story("Alles komt samen. Wat is weggehaald, is niet kwijt; bij het uitroepteken schreef iemand nog iets.");
    let tray = family.app.tray_screen(space).unwrap();
    page.tray(&tray);
    for app in [&mut *oma, iris] {
        assert_eq!(app.tray_screen(space).unwrap().items, tray.items);
    }
    let body = family.app.note(space, talk).unwrap().note.body;
    assert!(body.contains(" Oma bakt koekjes.") && body.contains(" Iris komt vrijdag langs."), "{body}");
    family.app.bring_back(space, tray.items[0].table, &tray.items[0].row).unwrap();
    page.story("Nadia haalt buur Ans terug.");
    page.tray(&family.app.tray_screen(space).unwrap());
    page.map(&family.app.map_screen(space, MapOptions::default()).unwrap());
}

fn write(app: &mut App, space: SpaceId, document: DocumentId, more: &str) {
    let body = app.note(space, document).unwrap().note.body;
    app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite(body + more)] }).unwrap();
}

fn ring(family: &mut Loaded, by: PersonId, of: &str, ring: Ring) {
    let tie = TieId { ego: PersonId::FAMILY, alter: family.who(of) };
    let view = PerspectiveId { tie, respondent: by };
    family.map(vec![Edit::View(view, PerspectiveChange::Ring(Some(ring)))]);
}
