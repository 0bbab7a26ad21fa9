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
