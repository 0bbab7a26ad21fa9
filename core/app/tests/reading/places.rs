use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, empty, family, texts};

fn ids(screen: &PlacesScreen) -> Vec<&str> {
    screen.places.iter().map(|one| one.id).collect()
}

fn said(screen: &PlacesScreen) -> Vec<String> {
    let labels: Vec<_> = screen.places.iter().map(|one| one.label.clone()).collect();
    texts(&labels)
}

fn call_it(home: &mut Family, word: &str) {
    home.app.choose_word(home.space, "circle", Some(word), None).unwrap();
}

#[test]
fn without_a_space_there_is_no_bar_and_a_family_has_four_places() {
    let (mut app, _folder) = empty();
    assert_eq!(app.places_screen(None).unwrap(), None);
    let mut home = family();
    let screen = home.app.places_screen(None).unwrap().unwrap();
    assert_eq!((screen.space, ids(&screen)), (home.space, vec!["home", "map", "talks", "plan"]));
    assert_eq!(said(&screen), ["Thuis", "Kring", "Praten", "Plan"]);
    assert_eq!(screen.menu.text, "Menu");
}

#[test]
fn a_familys_own_word_stands_on_the_bar_where_it_is_short() {
    let mut home = family();
    call_it(&mut home, "team");
    let map = |home: &mut Family| said(&home.app.places_screen(None).unwrap().unwrap())[1].clone();
    assert_eq!(map(&mut home), "Team");
    call_it(&mut home, "mensen om ons heen");
    assert_eq!(map(&mut home), "Kring");
}

#[test]
fn the_bar_is_of_the_space_that_is_asked_for_where_it_has_places_and_else_of_the_first_with_a_map() {
    let (mut app, _folder) = empty();
    let mut found = |kind, name| app.found(kind, name, "Nadia").unwrap();
    let own = found(SpaceKind::OwnPage, "Van mij");
    let notes = found(SpaceKind::WorkerNotes, "Mijn notities");
    let first = found(SpaceKind::FamilyMap, "Onze kring");
    let second = found(SpaceKind::FamilyMap, "Bij oma");
    let mut of = |space| {
        let screen = app.places_screen(space).unwrap().unwrap();
        (screen.space, ids(&screen).join(" "))
    };
    let all = "home map talks plan".to_owned();
    assert_eq!(of(None), (first, all.clone()));
    assert_eq!(of(Some(second)), (second, all.clone()));
    assert_eq!(of(Some(own)), (first, all.clone()));
    assert_eq!(of(Some(notes)), (notes, "home talks".to_owned()));
    assert_eq!(of(Some(SpaceId([9; 32]))), (first, all));
}

#[test]
fn where_no_space_has_a_map_the_first_that_has_any_place_stands_on_the_bar() {
    let (mut app, _folder) = empty();
    app.found(SpaceKind::OwnPage, "Van mij", "Nadia").unwrap();
    assert_eq!(app.places_screen(None).unwrap(), None);
    let notes = app.found(SpaceKind::WorkerNotes, "Mijn notities", "Nadia").unwrap();
    let screen = app.places_screen(None).unwrap().unwrap();
    assert_eq!((screen.space, ids(&screen)), (notes, vec!["home", "talks"]));
}

#[test]
fn who_is_no_longer_on_the_map_is_not_offered_to_be_asked() {
    let mut home = family();
    let (sem, rie) = (home.add(1, "Sem"), home.add(2, "oma Rie"));
    home.tell(sem, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    let offered = |home: &mut Family| {
        let screen = home.app.person_screen(home.space, rie, sem).unwrap();
        ["ask", "further"].map(|id| screen.offers.iter().any(|offer| offer.id == id))
    };
    assert_eq!(offered(&mut home), [true, true]);
    home.edit(vec![Edit::Person(sem, PersonChange::Removed(Some(Instant(crate::family::NOW))))]);
    assert_eq!(offered(&mut home), [false, false]);
    let asking = Asking { space: home.space, person: Some(rie), respondent: sem, ego: None };
    assert_eq!(home.app.ask(asking).err(), Some(CoreError::Missing("respondent")));
}
