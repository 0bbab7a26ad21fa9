use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, family, text, texts};

fn map(home: &mut Family) -> MapScreen {
    home.app.map_screen(home.space, MapOptions::default()).unwrap()
}

fn item(screen: &MapScreen, id: PersonId) -> PersonItem {
    screen.rings.iter().flat_map(|ring| &ring.people).find(|person| person.id == id).unwrap().clone()
}

/// Decision 46: a pause keeps its line and fades it, a wish has its own sentence, what broke says no more than that.
#[test]
fn a_status_is_seen_and_said_on_the_map_and_on_the_page() {
    let mut home = family();
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    let told = [
        PerspectiveChange::Ring(Some(Ring::Inner)),
        PerspectiveChange::Strength(Some(Strength::Strong)),
        PerspectiveChange::Stress(Some(Stress::None)),
        PerspectiveChange::Receives(SupportKind::Practical, Some(steunkring_domain::Level::Often)),
    ];
    home.tell(me, rie, told.to_vec());
    let helps = "Je krijgt steun van oma Rie.";
    let rows = [
        (None, LineStyle::Strong, false, format!("Sterke band. {helps}")),
        (Some(Status::Active), LineStyle::Strong, false, format!("Sterke band. {helps}")),
        (Some(Status::Pausing), LineStyle::Strong, true, format!("Sterke band. Nu even geen contact. {helps}")),
        (Some(Status::Wished), LineStyle::Unknown, false, format!("Je wilt graag contact met oma Rie. {helps}")),
        (Some(Status::Broken), LineStyle::Broken, false, "Geen contact meer.".to_owned()),
    ];
    for (status, line, faded, sentence) in rows {
        home.tell(me, rie, vec![PerspectiveChange::Status(status)]);
        let screen = map(&mut home);
        let shown = item(&screen, rie);
        assert_eq!((shown.line, shown.faded, text(&shown.sentence)), (line, faded, sentence));
        assert_eq!(screen.svg(Theme::Light).matches("opacity=\"0.4\"").count(), usize::from(faded));
        let page = home.app.person_screen(home.space, rie, me).unwrap();
        assert_eq!((page.line, page.faded), (line, faded));
        let said = texts(&page.drawn).join(" ");
        assert_eq!(said.contains("nu even geen contact"), faded, "{said}");
        let heard = screen.spoken.iter().map(|label| label.spoken.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(heard.contains("nu even geen contact"), faded, "{heard}");
        assert_eq!(heard.contains("wilt graag contact"), shown.line == LineStyle::Unknown, "{heard}");
    }
}

/// Decision 49: school, club and work stand in the outer band, and it shows that nobody asked.
#[test]
fn a_place_that_was_not_asked_is_marked_until_it_is_told() {
    let mut home = family();
    let (me, iris) = (home.me(), home.add(1, "Iris"));
    home.edit(vec![Edit::Person(iris, PersonChange::Formality(Some(Formality::Formal)))]);
    let screen = map(&mut home);
    assert_eq!(texts(&item(&screen, iris).not_asked), ["Plek nog niet gevraagd"]);
    assert!(screen.spoken.iter().any(|label| label.spoken.ends_with("Deze plek is nog niet gevraagd.")));
    assert!(screen.svg(Theme::Light).contains(">?</text>"));
    home.tell(me, iris, vec![PerspectiveChange::Ring(Some(Ring::Outside))]);
    let screen = map(&mut home);
    assert_eq!(item(&screen, iris).not_asked, None);
    assert!(!screen.svg(Theme::Light).contains(">?</text>"));
}

fn crowd(home: &mut Family, count: u8) -> Vec<PersonId> {
    let me = home.me();
    (1..=count)
        .map(|n| {
            let id = home.add(n, &format!("mens {n}"));
            home.tell(me, id, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
            id
        })
        .collect()
}

/// The picture's coordinates go out with the screen, by the ids of its people.
#[test]
fn coordinates_stand_in_the_record() {
    let mut home = family();
    let people = crowd(&mut home, 2);
    let screen = serde_json::to_value(map(&mut home)).unwrap();
    let layout = &screen["layout"];
    assert_eq!(
        (&layout["canvas"], &layout["mode"], &layout["geometry"]["width"]),
        (&"tall".into(), &"names".into(), &1000.into())
    );
    let spots = layout["spots"].as_array().unwrap();
    let drawn: Vec<_> = spots.iter().map(|spot| spot["person"].as_str().unwrap().to_owned()).collect();
    assert_eq!(drawn, people.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert!(spots.iter().all(|spot| spot["x"].is_i64() && spot["y"].is_i64() && spot["line"]["to"][0].is_i64()));
    assert_eq!(screen["direction"], "left-to-right");
}

#[test]
fn a_picture_for_a_script_from_the_right_is_the_mirror_image() {
    let mut home = family();
    crowd(&mut home, 5);
    let plain = map(&mut home);
    let options = MapOptions { direction: Some(Direction::RightToLeft), ..MapOptions::default() };
    let mirrored = home.app.map_screen(home.space, options).unwrap();
    assert_eq!(mirrored.layout, plain.layout.mirrored());
    assert_ne!(mirrored.layout, plain.layout);
    assert_eq!(mirrored.rings, plain.rings, "the list stays as it is");
    assert!(mirrored.svg(Theme::Light).contains("direction=\"rtl\""));
    assert!(!plain.svg(Theme::Light).contains("direction=\"rtl\""));
}

/// Above 15 people the picture draws the name and the line of the chosen one only, and a ring shows 17 a page.
#[test]
fn of_many_people_one_is_chosen_and_a_ring_has_pages() {
    let mut home = family();
    let people = crowd(&mut home, 20);
    let options = MapOptions { chosen: Some(people[4]), ..MapOptions::default() };
    let screen = home.app.map_screen(home.space, options).unwrap();
    let (nobody, chosen) = (map(&mut home).svg(Theme::Light), screen.svg(Theme::Light));
    let lines = |svg: &str| svg.matches("stroke-dasharray=\"0 9.5\"").count();
    assert_eq!((lines(&nobody), lines(&chosen)), (0, 1));
    assert!(!nobody.contains(">mens 5</text>") && chosen.contains(">mens 5</text>"));
    let mut page = |page| {
        let options = MapOptions { focus: Some(0), page, ..MapOptions::default() };
        let screen = home.app.map_screen(home.space, options).unwrap();
        let shown = screen.rings[0].people.iter().filter(|person| person.shown).map(|person| person.id);
        (screen.layout.page, screen.layout.pages, shown.collect::<Vec<_>>())
    };
    assert_eq!(page(0), (0, 2, people[..17].to_vec()));
    assert_eq!(page(1), (1, 2, people[17..].to_vec()));
    assert_eq!(page(9), page(1), "beyond the last is the last");
}

fn picks(screen: &MapScreen) -> Vec<(String, Option<u8>, bool)> {
    screen.picks.iter().map(|pick| (pick.label.spoken.clone(), pick.ring, pick.chosen)).collect()
}

/// The ways to the pages before and after the one that is shown.
fn pages(screen: &MapScreen) -> [Option<usize>; 2] {
    [&screen.before, &screen.after].map(|way| way.as_ref().map(|way| way.page))
}

/// Where names have no room each ring with people can be opened, and the whole map again; it is heard as a place, not as an answer.
#[test]
fn a_ring_is_opened_and_paged_by_choices() {
    let mut home = family();
    let (me, people) = (home.me(), crowd(&mut home, 20));
    home.tell(me, people[19], vec![PerspectiveChange::Ring(Some(Ring::Outer))]);
    let mut open =
        |focus, page| home.app.map_screen(home.space, MapOptions { focus, page, ..MapOptions::default() }).unwrap();
    let (inner, outer, all) = ("Heel dichtbij", "Verder weg", "Tik hier om alles te zien.");
    let rows = |chosen: Option<u8>| {
        let ring = |name: &str, ring| (name.to_owned(), ring, ring == chosen);
        vec![ring(inner, Some(0)), ring(outer, Some(2)), ring(all, None)]
    };
    let whole = open(None, 0);
    assert_eq!((picks(&whole), pages(&whole)), (rows(None), [None, None]));
    let first = open(Some(0), 0);
    assert_eq!((picks(&first), pages(&first)), (rows(Some(0)), [None, Some(1)]));
    let second = open(Some(0), 1);
    assert_eq!((picks(&second), pages(&second)), (rows(Some(0)), [Some(0), None]));
    let short = open(Some(2), 5);
    assert_eq!((picks(&short), pages(&short)), (rows(Some(2)), [None, None]), "one page");
    let empty = open(Some(1), 0);
    assert_eq!(picks(&empty)[1], ("Dichtbij".to_owned(), Some(1), true), "what is open can be seen to be");
    let said = second.before.map(|way| way.label.text).into_iter().chain(first.after.map(|way| way.label.text));
    assert_eq!(said.collect::<Vec<_>>(), ["Vorige mensen", "Volgende mensen"]);
}

#[test]
fn a_map_with_all_names_has_no_ring_to_open() {
    let mut home = family();
    crowd(&mut home, 15);
    let screen = map(&mut home);
    assert_eq!((picks(&screen), pages(&screen)), (Vec::new(), [None, None]));
    let options = MapOptions { focus: Some(0), ..MapOptions::default() };
    let open = home.app.map_screen(home.space, options).unwrap();
    assert_eq!(picks(&open).len(), 2, "who is in a ring comes out of it");
}

#[test]
fn faces_come_at_once_as_each_alone() {
    let mut home = family();
    let people = crowd(&mut home, 3);
    let alone = people.iter().map(|id| home.app.figure_svg(home.space, *id, 44, Theme::Dark).unwrap());
    let alone: Vec<_> = alone.collect();
    assert_eq!(home.app.figures_svg(home.space, &people, 44, Theme::Dark).unwrap(), alone);
    assert_eq!(home.app.figures_svg(home.space, &[], 44, Theme::Dark).unwrap(), Vec::<String>::new());
    let stranger = [people[0], PersonId([99; 16])];
    assert!(matches!(home.app.figures_svg(home.space, &stranger, 44, Theme::Dark), Err(CoreError::Missing("person"))));
}

/// What is no person has no face: a pet, a place, a group and an organisation are each drawn as what they are.
#[test]
fn what_is_no_person_has_no_face() {
    let mut home = family();
    let (me, minoes) = (home.me(), home.add(1, "Minoes"));
    home.tell(me, minoes, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    let mut drawn = std::collections::BTreeSet::from([map(&mut home).svg(Theme::Light)]);
    for kind in [PersonKind::Pet, PersonKind::Place, PersonKind::Group, PersonKind::Organisation] {
        home.edit(vec![Edit::Person(minoes, PersonChange::Kind(Some(kind)))]);
        drawn.insert(map(&mut home).svg(Theme::Light));
    }
    assert_eq!(drawn.len(), 5);
    home.edit(vec![Edit::Person(minoes, PersonChange::Kind(Some(PersonKind::Person)))]);
    assert!(drawn.contains(&map(&mut home).svg(Theme::Light)));
}

#[test]
fn the_legend_explains_nine_lines_and_three_arrows() {
    let mut home = family();
    let legend = home.app.legend_screen(home.space).unwrap();
    assert_eq!(text(&legend.title), "Wat betekenen de lijnen?");
    assert_eq!((legend.lines.len(), legend.arrows.len()), (9, 3));
    let svg = legend.svg(Theme::Light);
    for label in legend.lines.iter().map(|item| &item.label).chain(legend.arrows.iter().map(|item| &item.label)) {
        assert!(svg.contains(&format!("aria-label=\"{}\"", label.text)), "{}", label.text);
    }
    for level in steunkring_app::Level::ALL {
        home.app.set_level(level).unwrap();
        let svg = home.app.legend_screen(home.space).unwrap().svg(Theme::Dark);
        assert!(!svg.contains('…'), "no word is cut in {}", level.code());
    }
}

#[test]
fn who_is_chosen_among_very_many_has_a_face_and_a_name() {
    let mut home = family();
    let me = home.me();
    for n in 1..=60 {
        let id = home.add(n, &format!("Buur {n}"));
        home.tell(me, id, vec![PerspectiveChange::Ring(Some(Ring::Middle))]);
    }
    let shown = |screen: &MapScreen| screen.rings.iter().flat_map(|ring| &ring.people).filter(|one| one.shown).count();
    assert!(shown(&map(&mut home)) < 60, "not everybody has a face");
    for n in [1, 30, 60] {
        let chosen = PersonId([n; 16]);
        let options = MapOptions { chosen: Some(chosen), ..MapOptions::default() };
        let screen = home.app.map_screen(home.space, options).unwrap();
        assert!(item(&screen, chosen).shown, "{n}");
        assert!(screen.svg(Theme::Light).contains(&format!(">Buur {n}<")), "{n}");
    }
}
