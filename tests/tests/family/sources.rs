//! What the source documents tell is in the app after reading their fixtures: every talk, everybody who was there, every decision
//! and every step.

use std::collections::BTreeMap;

use steunkring_app::{App, Key};
use steunkring_domain::*;

use super::fixture::Loaded;
use super::phones::{KEY, NOON};

/// A fixture in a home of its own.
fn load(file: &str) -> (Loaded, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(NOON));
    (Loaded::new(app, file), folder)
}

impl Loaded {
    fn note(&mut self, title: &str) -> Note {
        self.app.note(self.space, self.talks[title]).unwrap().note
    }

    /// How many talks there are of each kind.
    fn kinds(&mut self) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for (_, row) in self.app.notes(self.space).unwrap() {
            *found.entry(row.note.meeting.kind.unwrap().code().to_owned()).or_default() += 1;
        }
        found
    }
}

#[test]
fn the_learning_network_has_its_years_its_choices_and_its_participants() {
    let (mut network, _folder) = load("leernetwerk.json");
    let kinds = network.kinds();
    let count = |kind: &str| kinds.get(kind).copied().unwrap_or(0);
    // Four years, and three meetings of the workshop: 5 February, 11 March and 22 April.
    assert_eq!((count("bijeenkomst"), count("interview"), count("reflectie")), (7, 1, 1));
    assert_eq!((count("roadshow"), count("symposium"), count("slot")), (3, 1, 1));
    let days = ["Vraagstukken verzamelen", "Verkennen en kiezen", "Naast elkaar leggen"].map(|title| {
        let day = network.note(title).meeting.day.unwrap();
        (day.month(), day.day())
    });
    assert_eq!(days, [(2, 5), (3, 11), (4, 22)]);
    assert_eq!(network.note("Verkennen en kiezen").decisions.len(), 3, "three questions were chosen");
    assert_eq!(network.note("Naast elkaar leggen").agenda.len(), 3);
    assert_eq!(network.note("Twee trekkers in gesprek").decisions.len(), 6, "six recommendations");
    let there = network.note("Vraagstukken verzamelen").attendance;
    assert_eq!(there.len(), 10, "ten people on average");
    let mut backgrounds: Vec<_> = there.values().map(|one| one.background.clone().unwrap()).collect();
    backgrounds.sort_unstable();
    backgrounds.dedup();
    assert_eq!(backgrounds.len(), 6);
    let mut sectors: Vec<_> = there.values().map(|one| one.sector.clone().unwrap()).collect();
    sectors.sort_unstable();
    sectors.dedup();
    assert_eq!(sectors.len(), Sector::ALL.len(), "policy, education, practice, research and families");
    let circle = network.app.circle(network.space).unwrap().circle;
    let chosen = network.talks["Verkennen en kiezen"];
    assert_eq!(circle.actions.values().filter(|action| action.created_in == Some(chosen)).count(), 2);
    assert_eq!(circle.actions.len(), 3);
    let organisations = circle.people.values().filter(|one| one.kind == Some(PersonKind::Organisation));
    assert_eq!(organisations.count(), 6);
    let kept = SpaceKind::LearningNetwork.meeting_types();
    assert!(kinds.keys().all(|kind| kept.iter().any(|one| one.code() == kind)));
    let practice = network.note("Oefenen met de incidentmethode").meeting;
    assert_eq!(practice.evaluation.len(), 1);
}

#[test]
fn talks_with_young_people_keep_their_words_their_place_and_their_permission() {
    let (mut young, _folder) = load("jongeren.json");
    assert_eq!(young.kinds(), BTreeMap::from([("individueel".to_owned(), 3)]));
    let circle = young.app.circle(young.space).unwrap().circle;
    for name in ["Dani", "Romy", "Ilyas"] {
        let note = young.note(&format!("Gesprek met {name}"));
        assert!(note.body.contains(&format!("{name} zegt: ")), "own words stand as they were said");
        assert_ne!(note.meeting.place_kind.unwrap(), PlaceKind::Home, "elsewhere than at home");
        assert!(note.meeting.place_chosen_by_child.is_some());
        let who = young.who(name);
        assert_eq!(note.attendance[&who].present, Some(true));
        assert!(circle.consents.values().any(|consent| consent.subject == Some(who)));
    }
    assert_eq!(circle.actions.len(), 1);
}

#[test]
fn a_family_has_one_plan_with_wishes_steps_agreement_and_days_to_look_back() {
    let (mut family, _folder) = load("gezin.json");
    let plan = family.app.plan_screen(family.space).unwrap();
    assert_eq!((plan.goals.len(), plan.actions.len()), (2, 4));
    assert_eq!((plan.agreed.len(), plan.evaluations.len()), (2, 2));
    let circle = family.app.circle(family.space).unwrap().circle;
    let informal = circle.actions.values().filter(|action| action.informal == Some(true)).count();
    let formal = circle.actions.values().filter(|action| action.informal == Some(false)).count();
    assert_eq!((informal, formal), (2, 1));
    assert_eq!((circle.kin.len(), circle.respondents(PersonId::FAMILY).len()), (4, 2));
    let note = family.note("Praten op school");
    assert_eq!((note.attendance.len(), note.decisions.len()), (3, 1));
}
