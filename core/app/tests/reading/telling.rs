//! Whose family somebody is and which languages somebody speaks, told by taps and taken back by a second one.

use steunkring_app::*;
use steunkring_domain::*;

use super::family::{Family, family, text, texts};

fn tap(home: &mut Family, screen: &TellScreen, id: &str) {
    let choice = screen.rows.iter().flat_map(|row| &row.choices).find(|one| one.id == id);
    home.run(choice.unwrap_or_else(|| panic!("{id} is not offered")).command.clone());
}

fn chosen(screen: &TellScreen) -> Vec<&str> {
    screen.rows.iter().flat_map(|row| &row.choices).filter(|one| one.chosen).map(|one| one.id.as_str()).collect()
}

fn kin(home: &mut Family, person: PersonId, other: PersonId) -> TellScreen {
    home.app.kin_screen(home.space, person, Some(other)).unwrap()
}

#[test]
fn kin_is_told_from_either_side_and_taken_back() {
    let mut home = family();
    let (oma, mama) = (home.add(5, "oma Rie"), home.add(6, "Mama"));
    let first = home.app.kin_screen(home.space, oma, None).unwrap();
    assert!(first.rows.is_empty() && first.ask.is_some());
    assert!(first.people.iter().any(|one| one.id == mama.to_string()));
    assert!(first.people.iter().all(|one| one.id != oma.to_string() && !one.chosen));
    let asked = kin(&mut home, oma, mama);
    assert_eq!(text(asked.rows[0].ask.as_ref().unwrap()), "Wat is oma Rie van Mama?");
    assert!(chosen(&asked).is_empty() && asked.people.iter().any(|one| one.chosen && one.id == mama.to_string()));
    tap(&mut home, &asked, "kin/ouder_kind_geboorte");
    let theirs = kin(&mut home, mama, oma);
    assert_eq!(chosen(&theirs), ["kin-other/ouder_kind_geboorte"]);
    let me = home.me();
    let page = home.app.person_screen(home.space, mama, me).unwrap();
    assert_eq!(texts(page.kin.iter().map(|one| &one.sentence)), ["Mama is kind van oma Rie."]);
    // Nobody is an own grandmother: that is refused, and what stood stands.
    let refused =
        theirs.rows[0].choices.iter().find(|one| one.id == "kin/ouder_kind_geboorte").unwrap().command.clone();
    assert!(matches!(home.app.run(home.space, refused), Err(CoreError::Invalid { field: "kin", .. })));
    tap(&mut home, &theirs, "kin-other/ouder_kind_geboorte");
    assert!(chosen(&kin(&mut home, oma, mama)).is_empty());
    home.app.undo().unwrap();
    assert_eq!(chosen(&kin(&mut home, oma, mama)), ["kin/ouder_kind_geboorte"]);
}

#[test]
fn partners_are_asked_how_they_are_together() {
    let mut home = family();
    let (one, other) = (home.add(5, "Opa Proef"), home.add(6, "oma Rie"));
    let asked = kin(&mut home, one, other);
    assert_eq!(asked.rows.len(), 1);
    tap(&mut home, &asked, "kin/partner");
    let asked = kin(&mut home, other, one);
    assert_eq!(asked.rows.iter().map(|row| row.several).collect::<Vec<_>>(), [true, false]);
    tap(&mut home, &asked, "partner/gescheiden");
    assert_eq!(chosen(&kin(&mut home, one, other)), ["kin/partner", "partner/gescheiden"]);
}

#[test]
fn what_an_entry_that_gave_way_was_told_to_be_stands_and_can_be_taken_back() {
    let mut home = family();
    let (first, second, mama) = (home.add(5, "oma Rie"), home.add(6, "Oma Rie"), home.add(7, "Mama"));
    let asked = kin(&mut home, first, mama);
    tap(&mut home, &asked, "kin/ouder_kind_geboorte");
    home.run(Command::Merge { from: first, into: second });
    let merged = kin(&mut home, second, mama);
    assert_eq!(chosen(&merged), ["kin/ouder_kind_geboorte"]);
    tap(&mut home, &merged, "kin/ouder_kind_geboorte");
    assert!(chosen(&kin(&mut home, second, mama)).is_empty());
}

#[test]
fn nobody_is_family_of_oneself_or_of_somebody_who_is_gone() {
    let mut home = family();
    let (oma, mama) = (home.add(5, "oma Rie"), home.add(6, "Mama"));
    let alone = home.app.kin_screen(home.space, oma, Some(oma));
    assert!(matches!(alone, Err(CoreError::Invalid { field: "kin", .. })), "{alone:?}");
    home.edit(vec![Edit::Person(mama, PersonChange::Removed(Some(Instant(3))))]);
    assert!(matches!(home.app.kin_screen(home.space, oma, Some(mama)), Err(CoreError::Missing("person"))));
    let strange = PersonId([99; 16]);
    assert!(matches!(home.app.kin_screen(home.space, strange, None), Err(CoreError::Missing("person"))));
}

#[test]
fn languages_are_told_by_name_and_one_in_other_words_stands_first() {
    let mut home = family();
    let oma = home.add(5, "oma Rie");
    let asked = home.app.languages_screen(home.space, oma).unwrap();
    assert!(chosen(&asked).is_empty());
    tap(&mut home, &asked, "language/ti");
    let own = PersonChange::Language(Language::parse("Bilin").unwrap(), true);
    home.edit(vec![Edit::Person(oma, own)]);
    let asked = home.app.languages_screen(home.space, oma).unwrap();
    assert_eq!(chosen(&asked), ["language/Bilin", "language/ti"]);
    let me = home.me();
    let page = home.app.person_screen(home.space, oma, me).unwrap();
    assert!(texts(&page.who).contains(&"Oma Rie spreekt Bilin en Tigrinya.".to_owned()), "{:?}", texts(&page.who));
    tap(&mut home, &asked, "language/Bilin");
    assert_eq!(chosen(&home.app.languages_screen(home.space, oma).unwrap()), ["language/ti"]);
}

#[test]
fn a_role_is_told_for_all_or_for_one_and_taken_back() {
    let mut home = family();
    let (oma, yara) = (home.add(5, "oma Rie"), home.add(6, "Yara"));
    let roles = |home: &mut Family, whom| home.app.roles_screen(home.space, oma, whom).unwrap();
    let first = roles(&mut home, None);
    assert_eq!(text(first.ask.as_ref().unwrap()), "Wat doet oma Rie voor wie?");
    assert!(first.rows.is_empty() && first.people.iter().all(|one| !one.chosen));
    assert_eq!(first.people[0].id, PersonId::FAMILY.to_string());
    let asked = roles(&mut home, Some(yara));
    assert_eq!(asked.rows.len(), 1);
    // In other words is not a tap.
    assert!(asked.rows[0].choices.iter().all(|one| one.id != "role/anders"));
    tap(&mut home, &asked, "role/oppas");
    let me = home.me();
    let page = home.app.person_screen(home.space, oma, me).unwrap();
    assert_eq!(texts(page.roles.iter().map(|one| &one.sentence)), ["Oma Rie, voor Yara: oppas."]);
    let asked = roles(&mut home, Some(yara));
    assert_eq!(text(asked.rows[1].ask.as_ref().unwrap()), "Heb je dit al gevraagd?");
    tap(&mut home, &asked, "role-answer/ja/oppas");
    assert_eq!(chosen(&roles(&mut home, Some(yara))), ["role/oppas", "role-answer/ja/oppas"]);
    assert!(chosen(&roles(&mut home, Some(PersonId::FAMILY))).is_empty());
    // Taken away and told again it was not asked yet.
    let asked = roles(&mut home, Some(yara));
    tap(&mut home, &asked, "role/oppas");
    let asked = roles(&mut home, Some(yara));
    assert!(chosen(&asked).is_empty());
    tap(&mut home, &asked, "role/oppas");
    assert_eq!(chosen(&roles(&mut home, Some(yara))), ["role/oppas"]);
    let entries = home.app.circle(home.space).unwrap().circle.roles.len();
    assert_eq!(entries, 1, "one role is one entry, whoever tells it");
    let alone = home.app.roles_screen(home.space, oma, Some(oma));
    assert!(matches!(alone, Err(CoreError::Invalid { field: "person", .. })));
    let strange = home.app.roles_screen(home.space, oma, Some(PersonId([9; 16])));
    assert!(matches!(strange, Err(CoreError::Missing("person"))));
}

/// Reads what `person` does for `whom`, and taps one of the choices there.
fn tap_role(home: &mut Family, person: PersonId, whom: PersonId, id: &str) {
    let screen = home.app.roles_screen(home.space, person, Some(whom)).unwrap();
    tap(home, &screen, id);
}

fn label_of(screen: &TellScreen, id: &str) -> Option<String> {
    screen.rows[0].choices.iter().find(|one| one.id == id).map(|one| text(&one.label))
}

/// Whom somebody has as JIM.
fn held(home: &mut Family, whom: PersonId) -> Vec<PersonId> {
    let circle = home.app.circle(home.space).unwrap().circle.united();
    circle.jims(whom).filter_map(|(_, held)| held.person).collect()
}

#[test]
fn a_child_has_one_jim_and_who_takes_over_sees_from_whom() {
    let mut home = family();
    let (oma, yara, bep) = (home.add(5, "oma Rie"), home.add(6, "Yara"), home.add(7, "tante Bep"));
    let roles = |home: &mut Family, person, whom| home.app.roles_screen(home.space, person, Some(whom)).unwrap();
    let jim = "role/jim";
    let family = roles(&mut home, oma, PersonId::FAMILY);
    assert_eq!((label_of(&family, jim), family.means), (None, None), "a JIM is somebody's alone");
    let asked = roles(&mut home, oma, yara);
    let means = asked.means.as_ref().map(|means| means.text.as_str());
    assert_eq!(means, Some("Een kind kiest zelf een JIM. De JIM denkt mee."));
    assert_eq!(label_of(&asked, jim).unwrap(), "JIM");
    tap(&mut home, &asked, jim);
    let asked = roles(&mut home, oma, yara);
    assert_eq!(label_of(&asked, jim).unwrap(), "JIM");
    let answer = format!("role-answer/{}/jim", steunkring_domain::Answer::NotAsked.code());
    assert_eq!(chosen(&asked), [jim, answer.as_str()], "as where the child chooses one itself");
    tap(&mut home, &asked, "role-answer/ja/jim");
    let (entry, _) = home.app.circle(home.space).unwrap().circle.jim(yara);
    home.edit(vec![Edit::Role(entry, RoleChange::Words(super::family::line("voor het huiswerk")))]);
    let theirs = roles(&mut home, bep, yara);
    assert_eq!(label_of(&theirs, jim).unwrap(), "JIM, in plaats van oma Rie");
    tap(&mut home, &theirs, jim);
    assert!(chosen(&roles(&mut home, oma, yara)).is_empty());
    assert_eq!(chosen(&roles(&mut home, bep, yara)), [jim, answer.as_str()]);
    let circle = home.app.circle(home.space).unwrap().circle;
    assert_eq!(circle.jims(yara).map(|(_, held)| held.words.clone()).collect::<Vec<_>>(), [None]);
    tap_role(&mut home, bep, yara, jim);
    assert_eq!(held(&mut home, yara), [], "the entry stays, for a choice that another makes meanwhile");
    assert_eq!(label_of(&roles(&mut home, oma, yara), jim).unwrap(), "JIM");
    home.edit(vec![Edit::Person(bep, PersonChange::Deceased(Some(true)))]);
    assert_eq!(label_of(&roles(&mut home, bep, yara), jim), None);
}

#[test]
fn a_role_of_two_who_are_one_stands_once_and_is_taken_back_at_once() {
    let mut home = family();
    let (oma, yara, rie) = (home.add(5, "oma Rie"), home.add(6, "Yara"), home.add(7, "Rie"));
    let (bep, sem) = (home.add(8, "tante Bep"), home.add(9, "Sem"));
    let roles = |home: &mut Family, person, whom| home.app.roles_screen(home.space, person, Some(whom)).unwrap();
    for one in [oma, rie] {
        tap_role(&mut home, one, yara, "role/oppas");
    }
    tap_role(&mut home, oma, yara, "role-answer/ja/oppas");
    tap_role(&mut home, oma, yara, "role/jim");
    tap_role(&mut home, bep, sem, "role/jim");
    home.run(Command::Merge { from: oma, into: rie });
    home.run(Command::Merge { from: sem, into: yara });
    assert_eq!(home.app.circle(home.space).unwrap().circle.united().jims(yara).count(), 2);
    let asked = roles(&mut home, rie, yara);
    let unasked = format!("role-answer/{}/jim", steunkring_domain::Answer::NotAsked.code());
    assert_eq!(chosen(&asked), ["role/jim", "role/oppas", unasked.as_str(), "role-answer/ja/oppas"]);
    tap(&mut home, &asked, "role-answer/nee/oppas");
    assert!(chosen(&roles(&mut home, rie, yara)).contains(&"role-answer/nee/oppas"));
    tap_role(&mut home, rie, yara, "role-answer/nee/oppas");
    assert!(!chosen(&roles(&mut home, rie, yara)).iter().any(|one| one.ends_with("/oppas") && one.contains("answer")));
    tap_role(&mut home, rie, yara, "role/oppas");
    tap_role(&mut home, rie, yara, "role/jim");
    assert!(chosen(&roles(&mut home, rie, yara)).is_empty());
    assert_eq!(label_of(&roles(&mut home, rie, yara), "role/jim").unwrap(), "JIM, in plaats van tante Bep");
}

#[test]
fn a_jim_who_comes_back_takes_the_place_of_who_came_since() {
    let mut home = family();
    let (oma, yara, bep) = (home.add(5, "oma Rie"), home.add(6, "Yara"), home.add(7, "tante Bep"));
    // An entry of its own, as it is left where two people were made one.
    let older = RoleId([9; 16]);
    home.edit(role_given(oma, yara, &Role::Jim, None).map(|change| Edit::Role(older, change)).to_vec());
    tap_role(&mut home, oma, yara, "role/jim");
    tap_role(&mut home, bep, yara, "role/jim");
    assert_eq!(held(&mut home, yara), [bep]);
    let done = home.app.bring_back(home.space, Table::Roles, &older.to_row()).unwrap();
    assert_eq!(done.said.last().map(text), Some("Tante Bep is nu geen JIM meer.".to_owned()), "{:?}", done.said);
    assert_eq!(held(&mut home, yara), [oma]);
    home.app.undo_in(home.space).unwrap();
    assert_eq!(held(&mut home, yara), [bep], "one step back, whole");
    home.app.redo_in(home.space).unwrap();
    assert_eq!(held(&mut home, yara), [oma]);
    // As another phone chooses meanwhile, in the entry that everybody has.
    let own = RoleId(yara.0);
    home.edit(role_given(bep, yara, &Role::Jim, None).map(|change| Edit::Role(own, change)).to_vec());
    home.app.bring_back(home.space, Table::Roles, &older.to_row()).unwrap();
    assert_eq!(held(&mut home, yara), [bep, oma], "an entry that was there lets go of nobody");
}

#[test]
fn roles_in_own_words_are_each_their_own() {
    let mut home = family();
    let (oma, yara) = (home.add(5, "oma Rie"), home.add(6, "Yara"));
    for (n, words) in [(1, Some("kapper")), (2, Some("tuinman")), (3, None)] {
        let told = [
            RoleChange::Person(Some(oma)),
            RoleChange::For(Some(yara)),
            RoleChange::Role(Some(Role::Other)),
            RoleChange::Words(words.and_then(super::family::line)),
        ];
        home.edit(told.into_iter().map(|change| Edit::Role(RoleId([n; 16]), change)).collect());
    }
    let roles = |home: &mut Family| home.app.roles_screen(home.space, oma, Some(yara)).unwrap();
    let asked = roles(&mut home);
    assert_eq!(chosen(&asked), ["role/anders", "role/anders/kapper", "role/anders/tuinman"]);
    assert_eq!(label_of(&asked, "role/anders").unwrap(), "Iets anders");
    assert_eq!(label_of(&asked, "role/anders/kapper").unwrap(), "kapper");
    tap(&mut home, &asked, "role-answer/ja/anders/tuinman");
    tap_role(&mut home, oma, yara, "role/anders/kapper");
    let asked = roles(&mut home);
    assert_eq!(chosen(&asked), ["role/anders", "role/anders/tuinman", "role-answer/ja/anders/tuinman"]);
}

#[test]
fn the_first_face_of_who_was_added_by_a_picture_comes_back_and_gives_way_to_a_chosen_one() {
    let mut home = family();
    let (oma, rie) = (home.add(5, "oma"), home.add(6, "oma Rie"));
    home.edit(vec![Edit::Person(oma, face_for("grandmother").unwrap().unwrap())]);
    let screen = |home: &mut Family, person| home.app.face_screen(home.space, person, None).unwrap();
    let first = screen(&mut home, oma);
    assert!(first.first.is_none());
    assert!(first.face.contains("/grey/") || first.face.contains("/white/"), "{}", first.face);
    let other = |screen: &FaceScreen| screen.choices.iter().find(|choice| !choice.chosen).unwrap().command.clone();
    home.run(other(&first));
    let back = screen(&mut home, oma).first.unwrap();
    home.run(back.command);
    assert_eq!(screen(&mut home, oma).face, first.face);
    let made = screen(&mut home, rie);
    home.run(other(&made));
    let made = screen(&mut home, rie).face;
    home.run(Command::Merge { from: rie, into: oma });
    assert_eq!(screen(&mut home, oma).face, made, "what somebody chose goes before what a word tells");
}
