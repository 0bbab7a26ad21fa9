//! Two homes of one family: apart, then alike again.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use steunkring_app::*;
use steunkring_domain::*;

struct Phone {
    app: App,
    space: SpaceId,
    _folder: tempfile::TempDir,
}

fn app() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap(), folder)
}

fn add(phone: &mut Phone, n: u8, name: &str) -> PersonId {
    let id = PersonId([n; 16]);
    let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Inner) };
    let command = Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes: vec![], tie: Some(tie) };
    phone.app.run(phone.space, command).unwrap();
    id
}

fn name(phone: &mut Phone, id: PersonId, name: &str) {
    let change = PersonChange::Nickname(Some(Nickname::parse(name).unwrap()));
    phone.app.run(phone.space, Command::Map(vec![Edit::Person(id, change)])).unwrap();
}

fn family(role: MemberRole) -> (Phone, Phone) {
    let (mut app_one, folder) = app();
    let space = app_one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let mut one = Phone { app: app_one, space, _folder: folder };
    add(&mut one, 1, "oma Rie");
    let (mut app_two, folder) = app();
    let inviting = one.app.invite(space, Seat::Member(role)).unwrap();
    let (joining, answer) = app_two.take_up(&inviting.qr().unwrap()).unwrap();
    let shown = [inviting.qr().unwrap().len(), answer.len()];
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    // Each is shown by one phone to the camera of another: the first as one code, the others in parts of 600 bytes.
    assert!(shown[0] <= 150 && shown[1] <= 1_800 && welcome.len() <= 3_000, "{shown:?} {}", welcome.len());
    let joined = app_two.join(joining, &welcome, "Nadia en de kinderen").unwrap();
    assert_eq!(joined, space);
    let mut two = Phone { app: app_two, space, _folder: folder };
    exchange(&mut one, &mut two);
    (one, two)
}

/// Each takes in the other's file, twice over.
fn exchange(one: &mut Phone, two: &mut Phone) {
    for _ in 0..2 {
        let file = one.app.bundle(one.space).unwrap();
        two.app.take_in(two.space, &file).unwrap();
        let file = two.app.bundle(two.space).unwrap();
        one.app.take_in(one.space, &file).unwrap();
    }
}

fn alike(one: &mut Phone, two: &mut Phone) {
    let (a, b) = (one.app.circle(one.space).unwrap(), two.app.circle(two.space).unwrap());
    assert_eq!(a, b);
    assert_eq!(one.app.notes(one.space).unwrap(), two.app.notes(two.space).unwrap());
}

#[test]
fn who_joins_sees_everything() {
    let (mut one, mut two) = family(MemberRole::Editor);
    alike(&mut one, &mut two);
    assert_eq!(two.app.circle(two.space).unwrap().circle.name(PersonId([1; 16])), "oma Rie");
    let members = two.app.members(two.space).unwrap();
    assert_eq!(members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Nadia", "Iris"]);
}

#[test]
fn who_came_in_can_say_to_be_somebody_of_the_map_whom_no_other_says_to_be() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let (rie, nadia) = (PersonId([1; 16]), one.app.me(one.space).unwrap());
    let offered = |phone: &mut Phone, person| {
        let me = phone.app.me(phone.space).unwrap();
        let page = phone.app.person_screen(phone.space, person, me).unwrap();
        page.offers.iter().any(|offer| offer.id == "me")
    };
    assert_eq!([offered(&mut one, rie), offered(&mut two, nadia), offered(&mut two, rie)], [false, false, true]);
    two.app.i_am(two.space, rie).unwrap();
    assert_eq!((two.app.me(two.space).unwrap(), offered(&mut two, rie)), (rie, false));
    two.app.undo().unwrap();
    assert!(offered(&mut two, rie));
    // Who told something is somebody on the map.
    add(&mut two, 2, "Bo");
    assert!(!offered(&mut two, rie));
}

#[test]
fn what_both_wrote_apart_is_there_on_both() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let document = DocumentId([9; 16]);
    let start = |text: &str| vec![NoteEdit::Rewrite(text.into())];
    one.app.run(one.space, Command::StartNote { document, edits: start("Praten op school.") }).unwrap();
    exchange(&mut one, &mut two);
    let rie = PersonId([1; 16]);
    name(&mut one, rie, "omi");
    name(&mut two, rie, "opoe");
    let bo = add(&mut two, 2, "Bo");
    let more = |text: &str| Command::Note { document, edits: vec![NoteEdit::Rewrite(text.into())] };
    one.app.run(one.space, more("Praten op school. Oma brengt haar.")).unwrap();
    two.app.run(two.space, more("Praten op school. Juf Els let op.")).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    let row = one.app.circle(one.space).unwrap();
    assert_eq!(row.circle.name(bo), "Bo");
    assert_eq!(row.conflicts.len(), 1);
    let body = one.app.note(one.space, document).unwrap().note.body;
    assert!(body.contains(" Oma brengt haar.") && body.contains(" Juf Els let op."), "{body}");
    let field = Field::of::<Person>(&rie, &PersonChange::Nickname(Some(Nickname::parse("omi").unwrap())));
    one.app.run(one.space, Command::Settle { document: DocumentId::MAP, field }).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    assert!(two.app.circle(two.space).unwrap().conflicts.is_empty());
}

#[test]
fn an_edit_beside_a_removal_is_in_both_trays() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let rie = PersonId([1; 16]);
    let gone = Edit::Person(rie, PersonChange::Removed(Some(Instant(5))));
    one.app.run(one.space, Command::Map(vec![gone])).unwrap();
    name(&mut two, rie, "omi");
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    for phone in [&mut one, &mut two] {
        assert!(phone.app.tray_screen(phone.space).unwrap().items[0].edited);
    }
}

#[test]
fn a_reader_reads_and_does_not_write() {
    let (mut one, mut two) = family(MemberRole::Reader);
    let before = two.app.circle(two.space).unwrap();
    let change = PersonChange::Nickname(Some(Nickname::parse("omi").unwrap()));
    let edit = Edit::Person(PersonId([1; 16]), change);
    assert_eq!(two.app.run(two.space, Command::Map(vec![edit])), Err(CoreError::NotAllowed));
    assert_eq!(two.app.circle(two.space).unwrap(), before);
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
}

#[test]
fn damaged_and_foreign_files_change_nothing() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let good = one.app.bundle(one.space).unwrap();
    let before = (two.app.revision(two.space).unwrap(), two.app.circle(two.space).unwrap());
    for file in [vec![], b"zomaar iets".to_vec(), good[..good.len() / 2].to_vec()] {
        assert!(two.app.take_in(two.space, &file).is_err());
    }
    let (mut other, _folder) = app();
    let elsewhere = other.found(SpaceKind::FamilyMap, "Een ander", "Sam").unwrap();
    let foreign = other.bundle(elsewhere).unwrap();
    assert!(matches!(two.app.take_in(two.space, &foreign), Err(CoreError::Missing(_))));
    // The same by the path of a file; one that is too large is not read.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kring.steun");
    let mut taken = |bytes: &[u8], more: u64| {
        std::fs::write(&path, bytes).unwrap();
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_len(bytes.len() as u64 + more).unwrap();
        two.app.take_in_file(two.space, &path, &Job::new())
    };
    let words = steunkring_text::Words::new(steunkring_text::Level::NlA2, steunkring_text::OwnWords::new()).unwrap();
    let other = taken(&foreign, 0).unwrap_err();
    assert_eq!(other.told(&words).what.text, "Dit bestand hoort bij een andere kring.");
    assert!(matches!(taken(&good, 256 << 20), Err(CoreError::Damaged)));
    assert!(taken(&good, 0).unwrap().finished);
    assert!(two.app.take_in_file(two.space, &folder.path().join("weg"), &Job::new()).is_err());
    two.app.take_in(two.space, &good).unwrap();
    assert_eq!((two.app.revision(two.space).unwrap(), two.app.circle(two.space).unwrap()), before);
}

#[test]
fn no_file_that_travels_can_be_read() {
    let (mut one, mut two) = family(MemberRole::Editor);
    add(&mut one, 5, "Canarina van de Overkant");
    exchange(&mut one, &mut two);
    for phone in [&mut one, &mut two] {
        let file = phone.app.bundle(phone.space).unwrap();
        for word in ["Canarina", "oma Rie", "nickname", "people"] {
            assert!(!file.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
}

fn told(respondent: PersonId, alter: PersonId, ring: Ring) -> Command {
    let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter }, respondent };
    Command::Map(vec![Edit::View(view, PerspectiveChange::Ring(Some(ring)))])
}

fn on_the_map(phone: &mut Phone) -> Vec<PersonId> {
    let map = phone.app.map_screen(phone.space, MapOptions::default()).unwrap();
    map.rings.iter().flat_map(|ring| &ring.people).chain(&map.waiting).map(|person| person.id).collect()
}

fn in_the_tray(phone: &mut Phone) -> Vec<(String, bool)> {
    let items = phone.app.tray_screen(phone.space).unwrap().items;
    items.into_iter().map(|item| (item.name.text, item.edited)).collect()
}

#[test]
fn what_others_told_of_somebody_is_there_after_the_adding_is_undone() {
    // Iris's words are there before the undo, and come in after it.
    for heard in [true, false] {
        let (mut one, mut two) = family(MemberRole::Editor);
        let zoe = add(&mut one, 9, "Zoe");
        exchange(&mut one, &mut two);
        let (step, iris) = (ActionId([3; 16]), two.app.me(two.space).unwrap());
        two.app.run(two.space, told(iris, zoe, Ring::Middle)).unwrap();
        two.app
            .run(
                two.space,
                Command::Map(vec![
                    Edit::Action(step, ActionChange::Text(Some(Line::parse("Bel Zoe").unwrap()))),
                    Edit::Action(step, ActionChange::Owner(Some(zoe))),
                ]),
            )
            .unwrap();
        if heard {
            exchange(&mut one, &mut two);
        }
        let undone = one.app.undo().unwrap();
        assert_eq!(undone.said[0].text.replace(['\u{2068}', '\u{2069}'], ""), "Zoe staat erbij.");
        exchange(&mut one, &mut two);
        alike(&mut one, &mut two);
        for phone in [&mut one, &mut two] {
            assert!(!on_the_map(phone).contains(&zoe));
            assert_eq!(in_the_tray(phone), [("Zoe".to_owned(), !heard)]);
            let owner = phone.app.plan_screen(phone.space).unwrap().actions[0].owner.clone().unwrap();
            assert_eq!(owner.text, "Zoe");
        }
        one.app.redo().unwrap();
        exchange(&mut one, &mut two);
        assert!(on_the_map(&mut two).contains(&zoe));
        let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: zoe }, respondent: iris };
        let circle = one.app.circle(one.space).unwrap().circle;
        assert_eq!(circle.view(view.tie, iris).unwrap().ring, Some(Ring::Middle));
    }
}

#[test]
fn telling_of_what_was_taken_away_stands_in_the_tray_with_who_did() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let (rie, bo) = (PersonId([1; 16]), add(&mut one, 2, "Bo"));
    exchange(&mut one, &mut two);
    let gone = Some(one.app.now());
    let tie = TieId { ego: PersonId::FAMILY, alter: bo };
    let away = vec![Edit::Person(rie, PersonChange::Removed(gone)), Edit::Tie(tie, TieChange::Removed(gone))];
    one.app.run(one.space, Command::Map(away)).unwrap();
    assert!(in_the_tray(&mut one).iter().all(|(_, edited)| !edited));
    let iris = two.app.me(two.space).unwrap();
    two.app.run(two.space, told(iris, rie, Ring::Outer)).unwrap();
    two.app.run(two.space, told(iris, bo, Ring::Outer)).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    for phone in [&mut one, &mut two] {
        let mut found = in_the_tray(phone);
        found.sort();
        assert_eq!(found, [("Wij · Bo".to_owned(), true), ("oma Rie".to_owned(), true)]);
        for item in phone.app.tray_screen(phone.space).unwrap().items {
            let line = item.line.text.replace(['\u{2068}', '\u{2069}'], "");
            assert!(line.starts_with("Weggehaald op ") && line.ends_with(", door Nadia."), "{line}");
            assert!(item.edits[1].text.contains("Iris"), "{:?}", item.edits);
        }
    }
}

#[test]
fn a_merge_and_its_taking_back_reach_the_other_phone() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let rie = PersonId([1; 16]);
    let again = add(&mut two, 6, "Oma Rie");
    exchange(&mut one, &mut two);
    two.app.run(two.space, Command::Merge { from: rie, into: again }).unwrap();
    // Merged the other way at the same time, one of them stands.
    one.app.run(one.space, Command::Merge { from: again, into: rie }).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    assert_eq!(on_the_map(&mut one), [rie]);
    assert_eq!(on_the_map(&mut two), [rie]);
    for item in two.app.tray_screen(two.space).unwrap().items {
        two.app.bring_back(two.space, item.table, &item.row).unwrap();
    }
    exchange(&mut one, &mut two);
    let mut both = on_the_map(&mut one);
    both.sort();
    assert_eq!(both, [rie, again]);
}

/// Invariant: every screen of a circle in which two phones made somebody an own ancestor is shown, alike on both, and its kin
/// can be taken apart again.
#[test]
fn two_merges_that_together_make_an_own_ancestor_can_be_shown_and_taken_back() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let people: Vec<_> = (2..=5).map(|n| add(&mut one, n, ["Bo", "Cas", "Bob", "Caz"][usize::from(n) - 2])).collect();
    let [bo, cas, bob, caz] = people[..] else { panic!() };
    let parent = |a, b| Edit::Kin(KinId::new(a, b, KinKind::Birth), KinChange::Present(Some(true)));
    one.app.run(one.space, Command::Map(vec![parent(bo, cas), parent(caz, bob)])).unwrap();
    exchange(&mut one, &mut two);
    one.app.run(one.space, Command::Merge { from: bob, into: bo }).unwrap();
    two.app.run(two.space, Command::Merge { from: caz, into: cas }).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    let mut kin = Vec::new();
    for phone in [&mut one, &mut two] {
        let me = phone.app.me(phone.space).unwrap();
        let shown = [bo, cas].map(|id| phone.app.person_screen(phone.space, id, me).unwrap());
        for screen in &shown {
            assert_eq!(screen.kin.len(), 1, "the two are kin, said once: {:?}", screen.kin);
            assert!(screen.kin.iter().all(|kin| kin.person != screen.person), "nobody is kin of oneself");
        }
        kin.push(shown.map(|screen| screen.kin));
        assert_eq!(on_the_map(phone).len(), 3, "Bo, Cas and oma Rie stand once");
        phone.app.measures_screen(phone.space, MeasureOptions::default()).unwrap();
        phone.app.home_screen().unwrap();
        // It is refused no more than before to make others one, and no link is added to the round.
        assert!(phone.app.run(phone.space, Command::Map(vec![parent(cas, bo)])).is_err());
    }
    assert_eq!(kin[0], kin[1]);
    let item = one.app.tray_screen(one.space).unwrap().items.remove(0);
    one.app.bring_back(one.space, item.table, &item.row).unwrap();
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    assert_eq!(on_the_map(&mut two).len(), 4);
}

/// Invariant: `zelf` is written of, and believed of, the respondent's own device alone.
#[test]
fn only_the_device_of_the_respondent_tells_as_the_respondent() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let rie = PersonId([1; 16]);
    let (nadia, iris) = (one.app.me(one.space).unwrap(), two.app.me(two.space).unwrap());
    let sami = add(&mut one, 7, "Sami");
    let view = |respondent| PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: rie }, respondent };
    let tells = |respondent| Edit::View(view(respondent), PerspectiveChange::Strength(Some(Strength::Ordinary)));
    let how = |respondent, method| Edit::View(view(respondent), PerspectiveChange::Method(Some(method)));
    let method = |phone: &mut Phone, respondent| {
        phone.app.circle(phone.space).unwrap().circle.perspectives[&view(respondent)].method.clone()
    };
    let shown = |phone: &mut Phone, respondent| {
        phone.app.person_screen(phone.space, rie, respondent).unwrap().method.unwrap().text
    };
    for (respondent, expected) in [(nadia, Method::Self_), (sami, Method::Together)] {
        one.app.run(one.space, Command::Map(vec![tells(respondent)])).unwrap();
        assert_eq!(method(&mut one, respondent), Some(expected));
    }
    let before = one.app.circle(one.space).unwrap();
    for (respondent, wrong) in [(sami, Method::Self_), (nadia, Method::ByOther), (sami, Method::Newer("x".into()))] {
        let told = one.app.run(one.space, Command::Map(vec![tells(respondent), how(respondent, wrong.clone())]));
        assert!(matches!(told, Err(CoreError::Invalid { field: "method", .. })), "{wrong:?}");
        assert!(one.app.fill_in(one.space, respondent, &wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(one.app.circle(one.space).unwrap(), before);
    one.app.run(one.space, Command::Map(vec![tells(sami), how(sami, Method::ByOther)])).unwrap();
    assert_eq!(shown(&mut one, sami), "Iemand anders gaf antwoord");
    // In the questions one says once how one fills in.
    let asking = Asking { space: one.space, person: Some(rie), respondent: sami, ego: None };
    one.app.answer(asking, "ring/1").unwrap();
    assert_eq!(method(&mut one, sami), Some(Method::Together));
    one.app.fill_in(one.space, sami, &Method::ByOther).unwrap();
    let ways = one.app.answer(asking, "ring/2").unwrap().how;
    assert_eq!(
        ways.iter().map(|way| (&way.method, way.chosen)).collect::<Vec<_>>(),
        [(&Method::Together, false), (&Method::ByOther, true)]
    );
    assert_eq!(method(&mut one, sami), Some(Method::ByOther));
    assert!(one.app.ask(Asking { respondent: nadia, ..asking }).unwrap().how.is_empty());
    two.app.run(two.space, Command::Map(vec![tells(iris)])).unwrap();
    exchange(&mut one, &mut two);
    for phone in [&mut one, &mut two] {
        assert_eq!(shown(phone, nadia), "Zelf antwoord gegeven");
        assert_eq!(shown(phone, iris), "Zelf antwoord gegeven");
        let compared = phone.app.compare_screen(phone.space, PersonId::FAMILY, nadia, sami).unwrap();
        let row = compared.same.rows.iter().find(|row| row.alter == rie).unwrap();
        assert!(row.how.len() == 1 && row.how[0].text.contains("iemand anders gaf antwoord"), "{:?}", row.how);
    }
    // What another device writes of Nadia is not Nadia's own, whatever it says.
    let field = how(nadia, Method::Together).field();
    let forged = Field { value: Scalar::Text("zelf".into()), ..field.clone() };
    for field in [field, forged] {
        two.app.run(two.space, Command::Settle { document: DocumentId::MAP, field }).unwrap();
    }
    exchange(&mut one, &mut two);
    for phone in [&mut one, &mut two] {
        assert_eq!(method(phone, nadia), Some(Method::Self_));
        assert_eq!(shown(phone, nadia), "Iemand anders gaf antwoord");
    }
}

#[test]
fn letting_somebody_in_is_no_step_that_can_be_taken_back() {
    let (mut one, _) = family(MemberRole::Editor);
    let before = one.app.undo_item().unwrap();
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Reader)).unwrap();
    let (joining, answer) = app().0.take_up(&inviting.qr().unwrap()).unwrap();
    one.app.approve(inviting, &answer, "Karim").unwrap();
    drop(joining);
    assert_eq!(one.app.members(one.space).unwrap().len(), 3);
    assert_eq!(one.app.undo_item().unwrap(), before);
}

/// The member that is not this profile's.
fn other(phone: &mut Phone) -> MemberItem {
    phone.app.who_screen(phone.space).unwrap().members.into_iter().find(|member| !member.own).unwrap()
}

#[test]
fn who_stops_looking_on_keeps_what_was_and_gets_nothing_new() {
    let (mut one, mut two) = family(MemberRole::Editor);
    let iris = other(&mut one);
    assert_eq!(iris.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), ["role", "stop"]);
    let screen = one.app.stop_screen(one.space, iris.id).unwrap();
    let said = [&screen.title, &screen.effect[0], &screen.effect[1]]
        .map(|label| label.text.replace(['\u{2068}', '\u{2069}'], ""));
    assert_eq!(said, ["Mag Iris niet meer meekijken?", "Iris houdt wat er al was.", "Iris krijgt niets nieuws meer."]);
    // Who does not decide cannot; nobody stops oneself by it.
    let nadia = other(&mut two).id;
    assert_eq!(two.app.stop_member(two.space, nadia).err(), Some(CoreError::NotAllowed));
    let me = one.app.who_screen(one.space).unwrap().members[0].id;
    assert_eq!(one.app.stop_member(one.space, me).err(), Some(CoreError::NotAllowed));
    assert_eq!(
        one.app.stop_member(one.space, steunkring_domain::MemberKey([9; 16])).err(),
        Some(CoreError::Missing("member"))
    );
    name(&mut two, PersonId([1; 16]), "omi");
    exchange(&mut one, &mut two);
    assert_eq!(one.app.stop_member(one.space, iris.id).unwrap(), screen.effect);
    let secret = add(&mut one, 3, "Sem");
    // What it wrote before counts, what it writes after the end does not; it reads nothing new.
    name(&mut two, PersonId([1; 16]), "opoe");
    exchange(&mut one, &mut two);
    let circle = |phone: &mut Phone| phone.app.circle(phone.space).unwrap().circle;
    assert_eq!(circle(&mut one).name(PersonId([1; 16])), "omi");
    assert!(!circle(&mut two).people.contains_key(&secret) && circle(&mut two).people.contains_key(&PersonId([1; 16])));
    assert_eq!(one.app.who_screen(one.space).unwrap().members.len(), 1);
    let strip = one.app.map_screen(one.space, MapOptions::default()).unwrap().strip;
    assert_eq!(strip.label.text, "Alleen jij.");
    // Who was let go is not told to be the only one: the family sees it still.
    assert_eq!(two.app.who_screen(two.space).unwrap().summary.text, "Wie dit kan zien: Nadia.");
    assert_eq!(
        two.app.map_screen(two.space, MapOptions::default()).unwrap().strip.label.text,
        "Wie dit kan zien: Nadia."
    );
}

/// Invariant: each answer that is offered about what a member may do is one that the log takes.
#[test]
fn what_is_offered_about_a_member_can_be_done() {
    for (given, ids) in [(false, ["reader", "editor", "owner"].as_slice()), (true, &["reader", "editor"])] {
        for id in ids {
            let (mut one, mut two) = family(MemberRole::Owner);
            let iris = other(&mut one).id;
            let (by, member) = if given {
                one.app.hand_over(one.space, iris).unwrap();
                exchange(&mut one, &mut two);
                let nadia = other(&mut two).id;
                (&mut two, nadia)
            } else {
                (&mut one, iris)
            };
            let screen = by.app.role_screen(by.space, member).unwrap();
            assert_eq!(screen.choices.iter().map(|choice| choice.id).collect::<Vec<_>>(), ids);
            let role = match *id {
                "reader" => MemberRole::Reader,
                "editor" => MemberRole::Editor,
                _ => MemberRole::Owner,
            };
            by.app.set_role(by.space, member, role).unwrap();
            let now = by.app.members(by.space).unwrap().into_iter().find(|one| !one.own).unwrap();
            assert_eq!(now.role, role);
        }
    }
}

#[test]
fn what_a_member_may_do_changes_and_the_first_say_goes_on() {
    let (mut one, mut two) = family(MemberRole::Reader);
    let iris = other(&mut one);
    assert_eq!(iris.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), ["role", "stop"]);
    assert_eq!(one.app.hand_over(one.space, iris.id).err(), Some(CoreError::NotAllowed), "a reader decides nothing");
    assert_eq!(one.app.set_role(one.space, iris.id, MemberRole::Editor).unwrap()[0].text, "Kijkt en schrijft");
    exchange(&mut one, &mut two);
    name(&mut two, PersonId([1; 16]), "omi");
    exchange(&mut one, &mut two);
    alike(&mut one, &mut two);
    assert_eq!(one.app.circle(one.space).unwrap().circle.name(PersonId([1; 16])), "omi");
    one.app.set_role(one.space, iris.id, MemberRole::Owner).unwrap();
    one.app.hand_over(one.space, iris.id).unwrap();
    exchange(&mut one, &mut two);
    let first =
        |phone: &mut Phone| phone.app.members(phone.space).unwrap().into_iter().find(|one| one.first).unwrap().name;
    assert_eq!((first(&mut one), first(&mut two)), ("Iris".to_owned(), "Iris".to_owned()));
    // The founder is an owner still, but the first one decides about it.
    let nadia = other(&mut two).id;
    // Who comes later changes nothing about who comes first.
    let above = one.app.role_screen(one.space, iris.id).err();
    assert_eq!(
        (above, one.app.set_role(one.space, iris.id, MemberRole::Reader).err()),
        (Some(CoreError::NotAllowed), Some(CoreError::NotAllowed))
    );
    two.app.set_role(two.space, nadia, MemberRole::Reader).unwrap();
    exchange(&mut one, &mut two);
    assert_eq!(one.app.invite(one.space, Seat::Member(MemberRole::Reader)).err(), Some(CoreError::NotAllowed));
}
