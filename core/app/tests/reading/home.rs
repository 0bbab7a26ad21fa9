use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{DAY, Family, NOW, empty, family, line, text, texts};

/// What Home says, line by line, as somebody reads it.
fn page(screen: &HomeScreen) -> String {
    let mut page = vec![text(&screen.title)];
    page.extend(texts(&screen.help));
    for space in &screen.spaces {
        let kind = space.kind.iter().map(|kind| format!(" ({})", text(kind)));
        page.push(format!("\n{}{}", text(&space.name), kind.collect::<String>()));
        page.extend(texts(space.news.iter().chain(&space.notice)));
        if let Some(talk) = &space.talk {
            let said = talk.today.as_ref().map_or_else(|| format!("{}, {}", text(&talk.title), text(&talk.day)), text);
            page.push(format!("{}: {said}", text(&talk.heading)));
        }
        page.extend(space.step.iter().map(|step| format!("{}: {}", text(&step.status), text(&step.sentence))));
        page.extend(space.go_on.iter().map(|one| format!("[{}] {}", text(&one.offer.label), text(&one.name))));
        page.push(offers(&space.offers));
    }
    page.push(String::new());
    page.extend(screen.undo.iter().map(|undo| format!("{} [{}]", text(&undo.sentence), text(&undo.offer.label))));
    page.push(text(&screen.saved));
    page.push(offers(&screen.offers));
    page.join("\n").trim_end().to_owned()
}

fn offers(offers: &[Offer]) -> String {
    offers.iter().map(|offer| format!("[{}]", text(&offer.label))).collect::<Vec<_>>().join(" ")
}

fn talk(home: &mut Family, n: u8, title: &str, day: Date, start: Option<Clock>) {
    let edits = [MeetingChange::Title(line(title)), MeetingChange::Day(Some(day)), MeetingChange::Start(start)];
    let edits = edits.into_iter().map(NoteEdit::Meeting).collect();
    home.run(Command::StartNote { document: DocumentId([n; 16]), edits });
}

fn step(home: &mut Family, n: u8, what: &str, owner: Option<PersonId>, due: Option<Date>) {
    let id = ActionId([n; 16]);
    let changes = [ActionChange::Text(line(what)), ActionChange::Owner(owner), ActionChange::Due(due)];
    home.edit(changes.into_iter().map(|change| Edit::Action(id, change)).collect());
}

fn november(day: u8) -> Date {
    Date::new(2026, 11, day).unwrap()
}

#[test]
fn a_new_home_says_what_it_is_and_what_to_begin_with() {
    let (mut app, _folder) = empty();
    insta::assert_snapshot!(page(&app.home_screen().unwrap()));
}

#[test]
fn a_space_with_nobody_yet_says_with_whom_to_begin() {
    let mut home = family();
    insta::assert_snapshot!(page(&home.app.home_screen().unwrap()));
}

#[test]
fn home_tells_what_comes_next_and_where_to_go_on() {
    let mut home = family();
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    talk(&mut home, 1, "Praten op school", november(12), None);
    talk(&mut home, 2, "Praten thuis", november(3), Some(Clock::new(15, 30).unwrap()));
    talk(&mut home, 3, "Lang geleden", november(2), None);
    step(&mut home, 1, "fiets maken", None, None);
    step(&mut home, 2, "brengen", Some(rie), Some(november(10)));
    let asking = Asking { space: home.space, person: Some(rie), respondent: me, ego: None };
    home.app.ask(asking).unwrap();
    home.app.answer(asking, "place/familie").unwrap();
    let space = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    let mut home = home.again();
    let screen = home.app.home_screen().unwrap();
    insta::assert_snapshot!(page(&screen));
    assert_eq!(screen.spaces[1].id, space);
}

#[test]
fn people_are_never_counted_at_home() {
    let mut home = family();
    home.add(1, "oma Rie");
    let seen = |home: &mut Family| {
        let mut screen = home.app.home_screen().unwrap();
        (screen.undo, screen.spaces[0].revision) = (None, 0);
        serde_json::to_string(&screen).unwrap()
    };
    let one = seen(&mut home);
    (2..40).for_each(|n| {
        home.add(n, &format!("Bo {n}"));
    });
    assert_eq!(seen(&mut home), one);
}

#[test]
fn what_has_passed_or_is_done_does_not_come_next() {
    let mut home = family();
    talk(&mut home, 1, "Gisteren", november(2), None);
    talk(&mut home, 2, "Gaat niet door", november(4), None);
    let away = NoteEdit::Meeting(MeetingChange::Removed(Some(Instant(NOW))));
    home.run(Command::Note { document: DocumentId([2; 16]), edits: vec![away] });
    step(&mut home, 1, "bellen", None, Some(november(4)));
    home.edit(vec![Edit::Action(ActionId([1; 16]), ActionChange::Status(Some(ActionStatus::Done)))]);
    let screen = home.app.home_screen().unwrap();
    assert_eq!((&screen.spaces[0].talk, &screen.spaces[0].step), (&None, &None));
}

#[test]
fn what_others_wrote_is_new_until_it_was_looked_at() {
    let (mut one, mut two) = (family(), empty());
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = two.0.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    let space = two.0.join(joining, &welcome, "Bij Nadia").unwrap();
    one.add(1, "oma Rie");
    two.0.take_in(space, &one.app.bundle(one.space).unwrap()).unwrap();
    let news = |app: &mut App| app.home_screen().unwrap().spaces[0].news.as_ref().map(text);
    assert_eq!(news(&mut two.0).as_deref(), Some("Er is iets nieuws."));
    assert_eq!(news(&mut one.app), None, "what one wrote oneself is not new");
    two.0.look_at(space).unwrap();
    assert_eq!(news(&mut two.0), None);
    let joined = two.0.home_screen().unwrap();
    assert_eq!(text(&joined.title), "Hallo", "who is not on the map yet is not called by a name");
}

#[test]
fn the_last_step_is_told_and_goes_with_undoing_it() {
    let mut home = family();
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    let said = |home: &mut Family| home.app.undo_item().unwrap().map(|undo| text(&undo.sentence)).unwrap();
    assert_eq!(said(&mut home), "Oma Rie staat erbij.");
    home.tell(me, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    assert_eq!(said(&mut home), "Oma Rie staat nu hier: heel dichtbij.");
    home.edit(vec![Edit::Person(rie, PersonChange::Removed(Some(Instant(NOW + DAY))))]);
    assert_eq!(said(&mut home), "Oma Rie is weggehaald.");
    home.app.undo().unwrap();
    assert_eq!(said(&mut home), "Oma Rie staat nu hier: heel dichtbij.");
}

#[test]
fn a_space_that_cannot_be_opened_says_so_and_leaves_the_others() {
    let mut home = family();
    home.add(1, "oma Rie");
    let second = home.app.found(SpaceKind::FamilyMap, "Bij papa", "Nadia").unwrap();
    let Family { app, folder, .. } = home;
    drop(app);
    // The file of the second space is the newest.
    let files = std::fs::read_dir(folder.path().join("home/spaces")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "db")).collect();
    files.sort_by_key(|path| std::fs::metadata(path).unwrap().created().unwrap());
    std::fs::write(files.last().unwrap(), [0x55; 8192]).unwrap();
    let mut app = App::open(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    let screen = app.home_screen().unwrap();
    assert_eq!(screen.spaces[1].id, second);
    assert_eq!(text(&screen.spaces[1].notice[0]), "Een deel van het bestand is kapot.");
    assert!(screen.spaces[1].offers.is_empty());
    assert_eq!((screen.spaces[0].notice.len(), screen.spaces[0].offers.len()), (0, 7));
}

#[test]
fn the_light_leads_to_the_first_space_where_nothing_waits() {
    let (mut app, _folder) = empty();
    let leads = |app: &mut App| app.home_screen().map(|screen| (screen.waiting, screen.sync)).unwrap();
    assert_eq!(leads(&mut app), (false, None));
    let [first, _] = ["Thuis", "Bij oma"].map(|name| app.found(SpaceKind::FamilyMap, name, "Nadia").unwrap());
    assert_eq!(leads(&mut app), (false, Some(first.to_string())));
}
