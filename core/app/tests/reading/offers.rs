use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, empty, family, text, with_iris};

/// The strip and the actions of every screen of a space with a circle.
fn screens(app: &mut App, space: SpaceId) -> Vec<(Strip, Vec<Offer>)> {
    let me = app.me(space).unwrap();
    let ego = app.ego(space).unwrap();
    let (document, id) = (DocumentId([9; 16]), SnapshotId([9; 16]));
    app.run(space, Command::StartNote { document, edits: Vec::new() }).unwrap();
    app.run(space, Command::TakeSnapshot { id, reason: SnapshotReason::Start, caption: None }).unwrap();
    let map = app.map_screen(space, MapOptions::default()).unwrap();
    let plan = app.plan_screen(space).unwrap();
    let talks = app.notes_screen(space).unwrap();
    let note = app.note_screen(space, document).unwrap();
    let compare = app.compare_screen(space, ego, me, me).unwrap();
    let then = app.then_screen(space, id).unwrap();
    let search = app.search_screen(space, "").unwrap();
    let settings = app.settings_screen(space).unwrap();
    let person = app.person_screen(space, me, me).unwrap();
    vec![
        (map.strip, map.offers),
        (plan.strip, plan.offers),
        (talks.strip, talks.offers),
        (note.strip, note.offers),
        (compare.strip, compare.offers),
        (then.strip, then.offers),
        (search.strip, search.offers),
        (settings.strip, settings.offers),
        (person.strip, person.offers),
    ]
}

/// Each screen says under its title who sees it, and offers what can be done there, each once.
#[test]
fn every_screen_has_a_strip_and_its_actions() {
    let mut home = family();
    let shared = screens(&mut home.app, home.space);
    let (mut app, _folder) = empty();
    let own = app.found(SpaceKind::OwnPage, "Van mij", "Nadia").unwrap();
    let own = screens(&mut app, own);
    for (screens, id, says) in [(shared, "eyes", "Alleen jij."), (own, "lock", "Alleen jij ziet dit.")] {
        for (strip, offers) in screens {
            assert_eq!((strip.id, text(&strip.label).as_str()), (id, says));
            let ids: std::collections::BTreeSet<_> = offers.iter().map(|offer| offer.id).collect();
            assert!(!ids.is_empty() && ids.len() == offers.len(), "{ids:?}");
        }
    }
}

/// Also in a home that was opened again, before its log is read, and under the name that the map has for a member.
#[test]
fn the_strip_names_who_sees() {
    let mut home = family();
    let says = |home: &mut Family| home.app.map_screen(home.space, MapOptions::default()).unwrap().strip;
    assert_eq!(text(&says(&mut home).label), "Alleen jij.");
    drop(home);
    let mut home = with_iris();
    let strip = says(&mut home);
    assert_eq!(text(&strip.label), "Wie dit kan zien: Nadia en Iris.");
    let faces = |strip: &Strip| strip.faces.iter().map(|face| (face.person, text(&face.name))).collect::<Vec<_>>();
    let me = home.me();
    assert_eq!((faces(&strip), strip.more), (vec![(Some(me), "Nadia".to_owned()), (None, "Iris".to_owned())], 0));
    let mut home = home.again();
    assert_eq!(says(&mut home), strip);
    let mama = PersonChange::Nickname(Nickname::parse("mama").ok());
    home.edit(vec![Edit::Person(me, mama)]);
    assert_eq!(text(&says(&mut home).label), "Wie dit kan zien: mama en Iris.");
    // Somebody comes in, and the home is opened again before a screen was looked at.
    for name in ["Sam", "Bo"] {
        let (app, _folder) = empty();
        let inviting = home.app.invite(home.space, Seat::Member(MemberRole::Reader)).unwrap();
        let (_joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
        home.app.approve(inviting, &answer, name).unwrap();
    }
    let mut home = home.again();
    let strip = says(&mut home);
    assert_eq!(text(&strip.label), "Wie dit kan zien: mama, Iris, Sam en Bo.");
    assert_eq!((strip.faces.len(), strip.more), (3, 1));
}

#[test]
fn the_map_offers_what_fits() {
    let mut home = family();
    let ids = |home: &mut Family| {
        let screen = home.app.map_screen(home.space, MapOptions::default()).unwrap();
        screen.offers.iter().map(|offer| offer.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&mut home), ["add-person"]);
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    assert_eq!(ids(&mut home), ["add-person", "legend", "list", "picture", "keep-moment", "tray"]);
    for respondent in [me, rie] {
        home.tell(respondent, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    }
    assert!(ids(&mut home).contains(&"respondent"));
    let tray = |home: &mut Family| home.app.tray_screen(home.space).unwrap();
    assert!(tray(&mut home).offers.is_empty(), "nothing can be put back");
    home.edit(vec![Edit::Person(rie, PersonChange::Removed(Some(Instant(1))))]);
    assert_eq!(tray(&mut home).offers[0].id, "put-back");
}

#[test]
fn the_code_of_who_was_let_in_is_shown_again_for_as_long_as_the_other_phone_waits() {
    let mut home = family();
    let again = |home: &mut Family| {
        let said = home.app.invite_screen(home.space, "Iris").unwrap().again;
        (said.map(|label| label.text), home.app.welcome_screen(home.space).unwrap().map(|screen| screen.code))
    };
    assert_eq!(again(&mut home), (None, None));
    let (app, _folder) = empty();
    let inviting = home.app.invite(home.space, Seat::Member(MemberRole::Reader)).unwrap();
    let (_joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = home.app.approve(inviting, &answer, "Iris").unwrap();
    let shown = (Some("Laat de code voor Iris nog eens zien".to_owned()), Some(welcome));
    assert_eq!(again(&mut home), shown);
    // Also after the app was gone.
    let mut home = home.again();
    assert_eq!(again(&mut home), shown);
    home.app.set_clock(|| Instant(NOW + 15 * 60_000 - 1));
    assert_eq!(again(&mut home), shown);
    home.app.set_clock(|| Instant(NOW + 15 * 60_000));
    assert_eq!(again(&mut home), (None, None));
    home.app.set_clock(|| Instant(NOW));
    assert_eq!(again(&mut home), (None, None), "it is thrown away");
}

#[test]
fn the_code_of_somebody_who_was_stopped_is_not_shown_again() {
    let mut home = family();
    let (app, _folder) = empty();
    let inviting = home.app.invite(home.space, Seat::Member(MemberRole::Reader)).unwrap();
    let (_joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
    home.app.approve(inviting, &answer, "Iris").unwrap();
    assert!(home.app.welcome_screen(home.space).unwrap().is_some());
    let iris = home.app.who_screen(home.space).unwrap().members.into_iter().find(|one| !one.own).unwrap().id;
    home.app.stop_member(home.space, iris).unwrap();
    assert!(home.app.welcome_screen(home.space).unwrap().is_none());
    assert!(home.app.invite_screen(home.space, "Sam").unwrap().again.is_none());
}
