//! Two entries for one person: nothing that was told of either is gone from a screen, and both can come back.

use steunkring_app::*;
use steunkring_domain::*;

use super::family::{Family, family, text, texts};

/// Two entries for grandmother; what is told stands with the first, the second has the ties that are asked for.
fn twice(second_has_a_tie: bool) -> (Family, PersonId, PersonId) {
    let mut home = family();
    let first = home.add(5, "oma Rie");
    let me = home.me();
    home.tell(
        me,
        first,
        vec![PerspectiveChange::Ring(Some(Ring::Inner)), PerspectiveChange::Strength(Some(Strength::Strong))],
    );
    let second = PersonId([6; 16]);
    if second_has_a_tie {
        home.add(6, "Oma Rie");
    } else {
        let name = Nickname::parse("Oma Rie").unwrap();
        home.run(Command::AddPerson { id: second, name, changes: vec![], tie: None });
    }
    (home, first, second)
}

fn inner(home: &mut Family, respondent: PersonId) -> Vec<String> {
    let options = MapOptions { respondent: Some(respondent), ..MapOptions::default() };
    let map = home.app.map_screen(home.space, options).unwrap();
    map.rings[0].people.iter().map(|person| text(&person.name)).collect()
}

#[test]
fn what_was_told_of_the_first_is_told_of_the_second() {
    for second_has_a_tie in [false, true] {
        let (mut home, first, second) = twice(second_has_a_tie);
        let me = home.me();
        let iris = home.add(3, "Iris");
        home.tell(iris, first, vec![PerspectiveChange::Ring(Some(Ring::Middle))]);
        home.run(Command::Merge { from: first, into: second });
        assert_eq!(inner(&mut home, me), ["Oma Rie"]);
        let page = home.app.person_screen(home.space, second, me).unwrap();
        assert_eq!(text(&page.place_label), "Heel dichtbij");
        assert!(page.answers.iter().any(|one| one.question == Question::Strength && one.answered));
        let iris_tells = home.app.person_screen(home.space, second, iris).unwrap();
        assert_eq!(text(&iris_tells.place_label), "Dichtbij");
        let compared = home.app.compare_screen(home.space, PersonId::FAMILY, me, iris).unwrap();
        assert_eq!(texts(compared.different.rows.iter().map(|row| &row.name)), ["Oma Rie"]);
        let asking = Asking { space: home.space, person: Some(first), respondent: me, ego: None };
        let asked = home.app.ask_at(asking, Question::Ring).unwrap();
        assert_eq!(asked.rows[0].choices.iter().filter(|one| one.chosen).count(), 1);
        // What is not known any more is not told by the entry that gave way either.
        home.app.dont_know(asking).unwrap();
        let waiting = home.app.map_screen(home.space, MapOptions::default()).unwrap().waiting;
        assert!(waiting.iter().any(|person| person.id == second));
        home.app.undo().unwrap();
        assert_eq!(inner(&mut home, me), ["Oma Rie"]);
    }
}

#[test]
fn kin_roles_steps_and_talks_of_the_first_are_those_of_the_second() {
    let (mut home, first, second) = twice(false);
    let me = home.me();
    let (role, step, talk) = (RoleId([1; 16]), ActionId([1; 16]), DocumentId([1; 16]));
    home.edit(vec![
        Edit::Kin(KinId::new(first, me, KinKind::Birth), KinChange::Present(Some(true))),
        Edit::Role(role, RoleChange::Person(Some(first))),
        Edit::Role(role, RoleChange::Role(Some(Role::ChildMinder))),
        Edit::Action(step, ActionChange::Text(super::family::line("Bel de dokter"))),
        Edit::Action(step, ActionChange::Owner(Some(first))),
    ]);
    let there = |id| NoteEdit::Attendance(id, AttendanceChange::Present(Some(true)));
    home.run(Command::StartNote { document: talk, edits: vec![there(first), there(second)] });
    home.run(Command::Merge { from: first, into: second });
    let page = home.app.person_screen(home.space, second, me).unwrap();
    assert_eq!(page.kin.iter().map(|kin| kin.person).collect::<Vec<_>>(), [me]);
    assert_eq!(page.steps.iter().map(|step| text(step.owner.as_ref().unwrap())).collect::<Vec<_>>(), ["Oma Rie"]);
    assert_eq!(page.talks.len(), 1);
    assert!(texts(&page.who).iter().any(|said| said.contains("oppas")), "{:?}", page.who);
    let note = home.app.note_screen(home.space, talk).unwrap();
    assert_eq!(texts(&note.item.people), ["Oma Rie"], "one person is there once");
}

#[test]
fn nobody_is_merged_into_nobody_or_twice() {
    let (mut home, first, second) = twice(true);
    let gone = home.add(7, "Weg");
    home.edit(vec![Edit::Person(gone, PersonChange::Removed(Some(Instant(1))))]);
    for (from, into) in [(first, gone), (gone, first), (first, PersonId([99; 16])), (PersonId([99; 16]), first)] {
        let refused = home.app.run(home.space, Command::Merge { from, into }).unwrap_err();
        assert_eq!(refused, CoreError::Missing("person"));
    }
    home.run(Command::Merge { from: first, into: second });
    let again = home.app.run(home.space, Command::Merge { from: first, into: home.me() }).unwrap_err();
    assert_eq!(again, CoreError::Missing("person"));
}

#[test]
fn nobody_becomes_an_own_parent_by_a_merge() {
    let (mut home, first, second) = twice(true);
    let me = home.me();
    let parent = |a, b| Edit::Kin(KinId::new(a, b, KinKind::Birth), KinChange::Present(Some(true)));
    home.edit(vec![parent(first, me), parent(me, second)]);
    let before = home.app.circle(home.space).unwrap();
    for (from, into, said) in [
        (first, second, "Zo wordt iemand een kind van zichzelf. Dat kan niet."),
        (second, first, "Zo wordt iemand een kind van zichzelf. Dat kan niet."),
        (first, me, "Deze twee zijn familie van elkaar. Haal dat eerst weg."),
    ] {
        let refused = home.app.run(home.space, Command::Merge { from, into }).unwrap_err();
        assert_eq!(text(&refused.told(&home.app.words(&Circle::default()).unwrap()).what), said);
    }
    assert_eq!(home.app.circle(home.space).unwrap(), before);
    // Without the link that is in the way they become one.
    home.edit(vec![Edit::Kin(KinId::new(me, second, KinKind::Birth), KinChange::Removed(Some(Instant(1))))]);
    home.run(Command::Merge { from: first, into: second });
}

#[test]
fn two_of_one_name_are_asked_about_until_somebody_answers() {
    let (mut home, first, second) = twice(true);
    let me = home.me();
    let asked = |home: &mut Family| -> Vec<[PersonId; 2]> {
        let of_home = home.app.home_screen().unwrap().spaces.remove(0).same;
        let of_person = home.app.person_screen(home.space, first, me).unwrap().same;
        assert_eq!(of_person.first(), of_home.as_ref());
        of_person.into_iter().map(|item| item.people).collect()
    };
    assert_eq!(asked(&mut home), [[second, first]], "the later one gives way");
    let item = home.app.same_screen(home.space).unwrap().items.remove(0);
    assert_eq!(
        texts([&item.title, &item.help]),
        ["Is dit dezelfde persoon?", "Niets gaat verloren. Je kunt altijd terug."]
    );
    assert_eq!(texts(&item.told), ["Nog geen plek. Nog niet ingevuld.", "Heel dichtbij. Nog niet ingevuld."]);
    // Heard, each is whole sentences too.
    let heard: Vec<_> = item.told.iter().map(|told| told.spoken.as_str()).collect();
    let waits = "Deze persoon heeft nog geen plek. Nog niet ingevuld.";
    assert_eq!(heard, [waits, "Deze persoon wil je echt niet missen. Nog niet ingevuld."]);
    assert_eq!(texts(item.offers.iter().map(|offer| &offer.label)), ["Ja, maak er één van", "Nee, het zijn er twee"]);
    assert!(home.app.person_screen(home.space, me, me).unwrap().same.is_empty());
    // No is kept on this device alone, also over closing, and can be taken back.
    let before = home.app.circle(home.space).unwrap();
    home.app.say_two(home.space, [first, second]).unwrap();
    let mut home = home.again();
    assert!(asked(&mut home).is_empty());
    assert_eq!(home.app.circle(home.space).unwrap(), before);
    assert_eq!(home.app.same_screen(home.space).unwrap().two[0].people, [second, first]);
    home.app.ask_again(home.space, [second, first]).unwrap();
    assert_eq!(asked(&mut home).len(), 1);
    for wrong in [[first, first], [first, PersonId([99; 16])]] {
        assert!(home.app.say_two(home.space, wrong).is_err());
    }
    // Who sit at one table are two people.
    let there = |id| NoteEdit::Attendance(id, AttendanceChange::Present(Some(true)));
    home.run(Command::StartNote { document: DocumentId([1; 16]), edits: vec![there(first), there(second)] });
    assert!(asked(&mut home).is_empty());
    home.app.undo().unwrap();
    home.run(item.command);
    assert!(asked(&mut home).is_empty(), "they are one now");
}

#[test]
fn a_merge_stands_in_the_tray_and_both_entries_come_back() {
    let (mut home, first, second) = twice(true);
    let me = home.me();
    home.run(Command::Merge { from: first, into: second });
    let tray = home.app.tray_screen(home.space).unwrap();
    assert_eq!(texts(tray.items.iter().map(|item| &item.name)), ["Oma Rie en Oma Rie zijn één persoon."]);
    assert_eq!(texts(tray.items.iter().map(|item| &item.line)), ["Dat deed Nadia, op 3 november 2026."]);
    assert_eq!(text(&tray.items[0].offer.label), "Maak er weer twee van");
    let done = home.app.bring_back(home.space, tray.items[0].table, &tray.items[0].row).unwrap();
    assert_eq!(texts(&done.said), ["Oma Rie staat er weer."]);
    assert_eq!(inner(&mut home, me), ["oma Rie"]);
    let waiting = home.app.map_screen(home.space, MapOptions::default()).unwrap().waiting;
    assert_eq!(waiting.iter().map(|person| text(&person.name)).collect::<Vec<_>>(), ["Oma Rie"]);
    assert!(home.app.tray_screen(home.space).unwrap().items.is_empty());
}

#[test]
fn whose_circle_it_is_is_nobody_else_in_it() {
    let mut home = family();
    home.space = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    let me = home.me();
    for (n, name) in [(7, "sem"), (8, "Bo"), (9, "bo")] {
        let name = Nickname::parse(name).unwrap();
        let tie = Some(NewTie { ego: me, domain: None, ring: None });
        home.run(Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie });
    }
    let asked: Vec<_> = home.app.same_screen(home.space).unwrap().items.into_iter().map(|item| item.people).collect();
    assert_eq!(asked, [[PersonId([9; 16]), PersonId([8; 16])]]);
    assert!(home.app.person_screen(home.space, PersonId([7; 16]), me).unwrap().same.is_empty());
}
