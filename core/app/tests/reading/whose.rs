//! The circle of one child beside that of the family: looked at, drawn, added to and asked about.

use steunkring_app::*;
use steunkring_domain::*;

use super::family::{Family, empty, family, text, texts};

/// Nadia, her child Yara in the middle of the family, and two people around them.
fn with_yara() -> (Family, PersonId, PersonId, PersonId) {
    let mut home = family();
    let yara = PersonId([8; 16]);
    let changes = vec![PersonChange::InFamily(Some(true)), PersonChange::IsChild(Some(true))];
    let name = Nickname::parse("Yara").unwrap();
    home.run(Command::AddPerson { id: yara, name, changes, tie: None });
    let (rie, mo) = (home.add(1, "oma Rie"), home.add(2, "trainer Mo"));
    (home, yara, rie, mo)
}

fn map(home: &mut Family, ego: Option<PersonId>) -> MapScreen {
    home.app.map_screen(home.space, MapOptions { ego, ..MapOptions::default() }).unwrap()
}

fn everybody(map: &MapScreen) -> Vec<String> {
    texts(map.rings.iter().flat_map(|ring| &ring.people).chain(&map.waiting).map(|person| &person.name))
}

fn ids(offers: &[Offer]) -> Vec<&str> {
    offers.iter().map(|offer| offer.id).collect()
}

fn says(offers: &[Offer], id: &str) -> Option<String> {
    offers.iter().find(|offer| offer.id == id).map(|offer| text(&offer.label))
}

fn undo_says(home: &mut Family) -> String {
    text(&home.app.undo_item().unwrap().unwrap().sentence)
}

#[test]
fn all_together_stand_first_and_then_each_of_the_family_who_is_there() {
    let (mut home, yara, rie, _) = with_yara();
    let whose = |home: &mut Family, ego| home.app.whose_screen(home.space, ego).unwrap();
    let named = |screen: &WhoseScreen| texts(screen.people.iter().map(|one| &one.label));
    let screen = whose(&mut home, None);
    assert_eq!(text(&screen.title), "Wie staat in het midden?");
    assert_eq!(named(&screen), ["Wij", "Nadia", "Yara"]);
    let chosen = |screen: &WhoseScreen| screen.people.iter().map(|one| one.chosen).collect::<Vec<_>>();
    assert_eq!(chosen(&screen), [true, false, false]);
    assert_eq!(chosen(&whose(&mut home, Some(yara))), [false, false, true]);
    // Whose circle is shown stays among them, also who is not of the family.
    assert_eq!(named(&whose(&mut home, Some(rie))), ["Wij", "Nadia", "Yara", "oma Rie"]);
    home.edit(vec![Edit::Person(yara, PersonChange::Deceased(Some(true)))]);
    assert_eq!(named(&whose(&mut home, None)), ["Wij", "Nadia"]);
    home.edit(vec![Edit::Person(yara, PersonChange::Deceased(None))]);
    home.edit(vec![Edit::Person(yara, PersonChange::Removed(Some(Instant(1))))]);
    let screen = whose(&mut home, Some(yara));
    assert_eq!((named(&screen), chosen(&screen)), (vec!["Wij".to_owned(), "Nadia".to_owned()], vec![true, false]));
}

#[test]
fn another_kind_of_space_has_no_circle_to_choose() {
    let mut home = family();
    let own = home.app.found(SpaceKind::OwnPage, "Van mij", "Nadia").unwrap();
    assert_eq!(home.app.whose_screen(own, None).unwrap().people, []);
    assert!(!ids(&home.app.map_screen(own, MapOptions::default()).unwrap().offers).contains(&"whose"));
}

#[test]
fn the_map_offers_another_circle_where_somebody_else_is_of_the_family() {
    let mut alone = family();
    alone.add(1, "oma Rie");
    assert!(!ids(&map(&mut alone, None).offers).contains(&"whose"));
    let me = alone.me();
    assert!(ids(&map(&mut alone, Some(me)).offers).contains(&"whose"), "there is a way back");
    let (mut home, yara, ..) = with_yara();
    let ours = map(&mut home, None);
    assert_eq!(ids(&ours.offers), ["add-person", "legend", "list", "picture", "whose", "keep-moment", "tray"]);
    assert_eq!(says(&ours.offers, "whose").unwrap(), "Wie staat in het midden?");
    assert_eq!((ours.ego, map(&mut home, Some(yara)).ego), (PersonId::FAMILY, yara));
}

#[test]
fn a_circle_with_nobody_is_told_of_the_child_and_leads_back() {
    let (mut home, yara, ..) = with_yara();
    let hers = map(&mut home, Some(yara));
    assert_eq!(texts([&hers.title, &hers.middle]), ["De kring van Yara", "Yara"]);
    assert_eq!(
        texts(&hers.empty),
        ["Hier komen de mensen van Yara", "Wie ziet of spreekt Yara graag?", "Iemand erbij"]
    );
    assert_eq!(ids(&hers.offers), ["add-person", "whose"]);
    assert!(texts(&hers.spoken)[0].starts_with("Dit is de kring van Yara."), "{:?}", texts(&hers.spoken));
    assert_eq!(hers.centre.len(), 1, "her face alone");
}

#[test]
fn the_circle_of_who_is_gone_is_that_of_the_space() {
    let (mut home, yara, ..) = with_yara();
    home.edit(vec![Edit::Person(yara, PersonChange::Removed(Some(Instant(1))))]);
    let shown = map(&mut home, Some(yara));
    assert_eq!((shown.ego, text(&shown.title)), (PersonId::FAMILY, "Onze kring".to_owned()));
}

#[test]
fn who_is_there_already_is_taken_into_a_childs_circle_by_one_tap_and_ours_stays() {
    let (mut home, yara, rie, mo) = with_yara();
    let ours = map(&mut home, None);
    let add = |home: &mut Family, ego| home.app.add_screen(home.space, ego).unwrap();
    let there = |screen: &AddScreen| texts(screen.people.iter().map(|one| &one.label));
    let screen = add(&mut home, Some(yara));
    assert_eq!(there(&screen), ["Nadia", "oma Rie", "trainer Mo"], "also of the family, and not the child");
    let said = [&screen.circle, &screen.there, &screen.other].map(|label| label.as_ref().map(text));
    let expected = ["De kring van Yara", "Kies iemand die er al is", "Of zet iemand anders erbij."];
    assert_eq!(said, expected.map(|text| Some(text.to_owned())));
    let done = home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    assert!(done.changed);
    assert_eq!(undo_says(&mut home), "Oma Rie staat erbij: de kring van Yara.");
    assert_eq!(there(&add(&mut home, Some(yara))), ["Nadia", "trainer Mo"]);
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["oma Rie"]);
    assert_eq!(everybody(&map(&mut home, None)), everybody(&ours));
    home.app.undo().unwrap();
    assert_eq!(everybody(&map(&mut home, Some(yara))), Vec::<String>::new());
    // In ours everybody of them stands already, and the family in its middle.
    let ours = add(&mut home, None);
    assert_eq!((there(&ours), &ours.there, &ours.other, &ours.circle), (vec![], &None, &None, &None));
    assert!(!home.app.put_in_circle(home.space, None, mo).unwrap().changed);
}

#[test]
fn who_is_new_comes_into_the_childs_circle_alone_and_can_be_taken_into_ours() {
    let (mut home, yara, ..) = with_yara();
    let els = PersonId([9; 16]);
    let tie = NewTie { ego: yara, domain: Some(Domain::SchoolWork), ring: Some(Ring::Middle) };
    let name = Nickname::parse("juf Els").unwrap();
    home.run(Command::AddPerson { id: els, name, changes: vec![], tie: Some(tie) });
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["juf Els"]);
    assert!(!everybody(&map(&mut home, None)).contains(&"juf Els".to_owned()));
    let there = home.app.add_screen(home.space, None).unwrap().people;
    assert_eq!(texts(there.iter().map(|one| &one.label)), ["juf Els"]);
    home.app.put_in_circle(home.space, None, els).unwrap();
    assert_eq!(undo_says(&mut home), "Juf Els staat erbij: onze kring.");
    assert!(everybody(&map(&mut home, None)).contains(&"juf Els".to_owned()));
}

#[test]
fn somebody_is_taken_out_of_one_circle_alone_and_comes_back() {
    let (mut home, yara, rie, _) = with_yara();
    home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    let me = home.me();
    let tie = TieId { ego: yara, alter: rie };
    let page = |home: &mut Family, tie| home.app.person_screen_in(home.space, tie, me).unwrap();
    let offers = page(&mut home, tie).offers;
    assert_eq!(says(&offers, "out").unwrap(), "Haal oma Rie weg uit de kring van Yara");
    assert_eq!(says(&offers, "remove").unwrap(), "Haal oma Rie overal weg");
    // Who stands in both can be taken out of ours alone too; who stands in ours alone is taken away.
    let ours = |alter| TieId { ego: PersonId::FAMILY, alter };
    assert_eq!(says(&page(&mut home, ours(rie)).offers, "out").unwrap(), "Haal oma Rie weg uit onze kring");
    let alone = page(&mut home, ours(PersonId([2; 16]))).offers;
    assert_eq!((says(&alone, "out"), says(&alone, "remove").unwrap()), (None, "Haal trainer Mo weg".to_owned()));
    home.app.take_out_of_circle(home.space, Some(yara), rie).unwrap();
    assert_eq!(undo_says(&mut home), "Oma Rie is weggehaald: de kring van Yara.");
    assert_eq!(everybody(&map(&mut home, Some(yara))), Vec::<String>::new());
    assert_eq!(everybody(&map(&mut home, None)), ["oma Rie", "trainer Mo"]);
    assert!(says(&page(&mut home, tie).offers, "out").is_none());
    let tray = home.app.tray_screen(home.space).unwrap();
    assert_eq!((tray.items.len(), text(&tray.items[0].name)), (1, "Yara · oma Rie".to_owned()));
    assert!(matches!(home.app.take_out_of_circle(home.space, Some(yara), rie), Err(CoreError::Missing("tie"))));
    home.app.undo().unwrap();
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["oma Rie"]);
    // Out once more: a tap takes her in again, and so does the tray.
    home.app.take_out_of_circle(home.space, Some(yara), rie).unwrap();
    home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["oma Rie"]);
    home.app.take_out_of_circle(home.space, Some(yara), rie).unwrap();
    home.app.bring_back(home.space, Table::Ties, &tie.to_row()).unwrap();
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["oma Rie"]);
}

#[test]
fn nobody_stands_in_an_own_circle_and_all_together_in_none() {
    let (mut home, yara, rie, _) = with_yara();
    let put = |home: &mut Family, ego, person| home.app.put_in_circle(home.space, ego, person);
    assert!(matches!(put(&mut home, Some(yara), yara), Err(CoreError::Invalid { field: "person", .. })));
    assert!(matches!(
        put(&mut home, Some(yara), PersonId::FAMILY),
        Err(CoreError::Invalid { .. } | CoreError::Missing("person"))
    ));
    let nobody = PersonId([99; 16]);
    assert!(matches!(put(&mut home, Some(nobody), rie), Err(CoreError::Missing("ego"))));
    assert!(matches!(put(&mut home, Some(yara), nobody), Err(CoreError::Missing("person"))));
}

#[test]
fn a_child_can_tell_its_own_circle_before_anybody_did() {
    let (mut home, yara, rie, mo) = with_yara();
    home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    let tellers = |home: &mut Family, ego| {
        let screen = home.app.tellers_screen(home.space, ego).unwrap();
        screen.people.iter().map(|one| (text(&one.label), one.chosen)).collect::<Vec<_>>()
    };
    let pairs =
        |all: &[(&str, bool)]| all.iter().map(|(name, chosen)| ((*name).to_owned(), *chosen)).collect::<Vec<_>>();
    assert_eq!(tellers(&mut home, Some(yara)), pairs(&[("Nadia", true), ("Yara", false)]));
    assert_eq!(tellers(&mut home, None), pairs(&[("Nadia", true)]));
    assert!(ids(&map(&mut home, Some(yara)).offers).contains(&"respondent"));
    let asking = |respondent| Asking { space: home.space, person: Some(rie), respondent, ego: Some(yara) };
    let (hers, mos) = (asking(yara), asking(mo));
    home.app.answer(mos, "ring/3").unwrap();
    assert_eq!(tellers(&mut home, Some(yara)), pairs(&[("Nadia", false), ("Yara", false), ("trainer Mo", true)]));
    home.app.answer(hers, "ring/1").unwrap();
    assert_eq!(tellers(&mut home, Some(yara)), pairs(&[("Nadia", false), ("Yara", true), ("trainer Mo", false)]));
    let compared = home.app.compare_screen(home.space, yara, yara, mo).unwrap();
    assert_eq!(compared.circle.as_ref().map(text), Some("De kring van Yara".to_owned()));
    assert_eq!(compared.different.rows.len(), 1);
    let me = home.me();
    assert_eq!(home.app.compare_screen(home.space, PersonId::FAMILY, me, mo).unwrap().circle, None);
    // She is moved in that circle and in no other.
    let ours = map(&mut home, None);
    home.app.move_person(hers, false).unwrap();
    let options = MapOptions { ego: Some(yara), respondent: Some(yara), ..MapOptions::default() };
    let rings = home.app.map_screen(home.space, options).unwrap().rings;
    assert_eq!(texts(rings[1].people.iter().map(|one| &one.name)), ["oma Rie"]);
    assert_eq!(map(&mut home, None).rings, ours.rings);
}

/// Who tells of a child's circle is asked about the child; the child itself is asked about "you".
#[test]
fn of_a_childs_circle_it_is_asked_what_somebody_is_for_the_child() {
    let (mut home, yara, rie, _) = with_yara();
    home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    let me = home.me();
    let titles = |home: &mut Family, ego, respondent| {
        let page = home.app.person_screen_in(home.space, TieId { ego, alter: rie }, respondent).unwrap();
        page.answers.iter().chain(&page.open).map(|one| text(&one.title)).collect::<Vec<_>>()
    };
    let of_her = titles(&mut home, yara, me);
    for asked in [
        "Wie is oma Rie voor Yara?",
        "Hoe dichtbij is oma Rie voor Yara?",
        "Wat doet oma Rie voor Yara?",
        "Wat doet Yara voor oma Rie?",
        "Hoe vaak ziet of spreekt Yara oma Rie?",
        "Hoe sterk is de band van Yara met oma Rie?",
        "Is er spanning tussen Yara en oma Rie?",
        "Is oma Rie soms streng voor Yara?",
        "Heeft Yara nu contact met oma Rie?",
    ] {
        assert!(of_her.contains(&asked.to_owned()), "{asked}: {of_her:?}");
    }
    let you = |titles: &[String]| titles.iter().any(|title| title == "Wat doet oma Rie voor jou?");
    assert!(!you(&of_her) && you(&titles(&mut home, yara, yara)) && you(&titles(&mut home, PersonId::FAMILY, me)));
    let asking = Asking { space: home.space, person: Some(rie), respondent: me, ego: Some(yara) };
    let asked = home.app.ask_at(asking, Question::Get).unwrap();
    assert_eq!(text(&asked.title), "Wat doet oma Rie voor Yara?");
}

/// What one phone does to a child's circle reaches the other, also where both did something at once.
#[test]
fn who_is_taken_out_on_one_phone_and_told_of_on_another_is_out_on_both() {
    let (mut home, yara, rie, mo) = with_yara();
    home.app.put_in_circle(home.space, Some(yara), rie).unwrap();
    let (mut other, _folder) = empty();
    let inviting = home.app.invite(home.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = home.app.approve(inviting, &answer, "Iris").unwrap();
    let space = other.join(joining, &welcome, "Bij Nadia").unwrap();
    let exchange = |home: &mut Family, other: &mut App| {
        for _ in 0..2 {
            let file = home.app.bundle(space).unwrap();
            other.take_in(space, &file).unwrap();
            let file = other.bundle(space).unwrap();
            home.app.take_in(space, &file).unwrap();
        }
    };
    exchange(&mut home, &mut other);
    let options = MapOptions { ego: Some(yara), ..MapOptions::default() };
    assert_eq!(everybody(&other.map_screen(space, options).unwrap()), ["oma Rie"]);
    home.app.take_out_of_circle(space, Some(yara), rie).unwrap();
    let iris = other.me(space).unwrap();
    other.answer(Asking { space, person: Some(rie), respondent: iris, ego: Some(yara) }, "ring/1").unwrap();
    other.put_in_circle(space, Some(yara), mo).unwrap();
    exchange(&mut home, &mut other);
    for app in [&mut home.app, &mut other] {
        assert_eq!(everybody(&app.map_screen(space, options).unwrap()), ["trainer Mo"]);
        let tray = app.tray_screen(space).unwrap().items;
        assert_eq!((tray.len(), text(&tray[0].name), tray[0].edited), (1, "Yara · oma Rie".to_owned(), true));
    }
    other.bring_back(space, Table::Ties, &TieId { ego: yara, alter: rie }.to_row()).unwrap();
    exchange(&mut home, &mut other);
    let hers = home.app.map_screen(space, MapOptions { respondent: Some(iris), ..options }).unwrap();
    assert_eq!(texts(hers.rings[0].people.iter().map(|one| &one.name)), ["oma Rie"], "with what was told meanwhile");
}

/// Two entries of one child are one child with one circle.
#[test]
fn the_circles_of_two_entries_that_are_one_child_are_one() {
    let (mut home, yara, rie, mo) = with_yara();
    let again = PersonId([7; 16]);
    let name = Nickname::parse("yara").unwrap();
    home.run(Command::AddPerson { id: again, name, changes: vec![PersonChange::InFamily(Some(true))], tie: None });
    home.app.put_in_circle(home.space, Some(again), rie).unwrap();
    home.app.put_in_circle(home.space, Some(yara), mo).unwrap();
    home.run(Command::Merge { from: again, into: yara });
    for ego in [again, yara] {
        let shown = map(&mut home, Some(ego));
        assert_eq!((shown.ego, everybody(&shown)), (yara, vec!["oma Rie".to_owned(), "trainer Mo".to_owned()]));
    }
    home.app.take_out_of_circle(home.space, Some(again), rie).unwrap();
    assert_eq!(everybody(&map(&mut home, Some(yara))), ["trainer Mo"]);
}
