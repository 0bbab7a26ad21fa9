use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, empty, family, line, text, texts};

/// The page of one person, line by line, as somebody reads it.
fn page(screen: &PersonScreen) -> String {
    let mut page = vec![text(&screen.name)];
    page.extend(texts(screen.away.iter().chain(&screen.who).chain(&screen.strengths)));
    page.push(format!("\n{} {}", text(&screen.seen_by), text(&screen.place_label)));
    page.extend(texts(&screen.drawn));
    page.push("–".to_owned());
    page.extend(texts(&screen.story));
    page.extend(texts(&screen.told_by));
    page.push(String::new());
    for answer in screen.answers.iter().chain(&screen.open) {
        page.push(format!("{} – {}", text(&answer.title), texts(&answer.values).join(" · ")));
    }
    page.push(String::new());
    page.extend(screen.kin.iter().map(|kin| text(&kin.sentence)));
    for conflict in &screen.conflicts {
        page.push(text(&conflict.title));
        page.extend(texts(&conflict.help));
        page.extend(conflict.answers.iter().map(|answer| format!("* {}", text(&answer.sentence))));
        page.push(format!("[{}]", text(&conflict.later.label)));
    }
    page.extend(screen.steps.iter().map(|step| format!("{}: {}", text(&step.status), text(&step.text))));
    page.extend(screen.talks.iter().map(|talk| text(&talk.title)));
    page.push(screen.offers.iter().map(|offer| format!("[{}]", text(&offer.label))).collect::<Vec<_>>().join(" "));
    page.join("\n")
}

fn known(home: &mut Family) -> PersonId {
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    let (yara, sami) = (home.add(2, "Yara"), home.add(3, "Sami"));
    let tie = TieId { ego: PersonId::FAMILY, alter: rie };
    let kin = |a: PersonId, b: PersonId| Edit::Kin(KinId::new(a, b, KinKind::Birth), KinChange::Present(Some(true)));
    let held = RoleId([1; 16]);
    home.edit(vec![
        Edit::Person(rie, PersonChange::Gender(Some(Gender::Woman))),
        Edit::Person(rie, PersonChange::Formality(Some(Formality::Informal))),
        Edit::Person(rie, PersonChange::Strength(line("Koken").unwrap(), true)),
        Edit::Person(rie, PersonChange::Strength(line("Luisteren").unwrap(), true)),
        Edit::Person(yara, PersonChange::InFamily(Some(true))),
        Edit::Person(sami, PersonChange::InFamily(Some(true))),
        Edit::Tie(tie, TieChange::Domain(Some(Domain::Family))),
        Edit::Tie(tie, TieChange::KnownSince(Some(KnownSince::Over5))),
        kin(rie, me),
        kin(me, yara),
        kin(me, sami),
        Edit::Role(held, RoleChange::Person(Some(rie))),
        Edit::Role(held, RoleChange::For(Some(yara))),
        Edit::Role(held, RoleChange::Role(Some(Role::ChildMinder))),
        Edit::Action(ActionId([1; 16]), ActionChange::Text(line("brengen"))),
        Edit::Action(ActionId([1; 16]), ActionChange::Owner(Some(rie))),
        Edit::Action(ActionId([2; 16]), ActionChange::Text(line("bellen"))),
    ]);
    home.tell(
        me,
        rie,
        vec![
            PerspectiveChange::Ring(Some(Ring::Inner)),
            PerspectiveChange::Strength(Some(Strength::Strong)),
            PerspectiveChange::Stress(Some(Stress::None)),
            PerspectiveChange::Frequency(Some(Frequency::Weekly)),
            PerspectiveChange::Mode(ContactMode::Visit, true),
            PerspectiveChange::Receives(SupportKind::Practical, Some(steunkring_domain::Level::Often)),
            PerspectiveChange::Receives(SupportKind::Advice, Some(steunkring_domain::Level::Never)),
            PerspectiveChange::Gives(SupportKind::Company, Some(true)),
        ],
    );
    let edits = vec![
        NoteEdit::Meeting(MeetingChange::Title(line("Praten op school"))),
        NoteEdit::Attendance(rie, AttendanceChange::Present(Some(true))),
    ];
    home.run(Command::StartNote { document: DocumentId([9; 16]), edits });
    let edits = vec![NoteEdit::Meeting(MeetingChange::Title(line("Zonder oma")))];
    home.run(Command::StartNote { document: DocumentId([8; 16]), edits });
    rie
}

#[test]
fn a_person_is_told_in_plain_words() {
    let mut home = family();
    let (me, rie) = (home.me(), known(&mut home));
    insta::assert_snapshot!(page(&home.app.person_screen(home.space, rie, me).unwrap()));
}

#[test]
fn of_whom_nothing_was_told_nothing_is_made_up() {
    let mut home = family();
    let (me, bo) = (home.me(), home.add(1, "Bo"));
    let screen = home.app.person_screen(home.space, bo, me).unwrap();
    insta::assert_snapshot!(page(&screen));
    assert!(screen.answers.iter().chain(&screen.open).all(|answer| !answer.answered));
    assert_eq!((screen.line, screen.arrow), (LineStyle::Unknown, Arrow::Unknown));
}

#[test]
fn each_respondent_tells_an_own_story() {
    let mut home = family();
    let (me, rie) = (home.me(), known(&mut home));
    let yara = PersonId([2; 16]);
    home.tell(yara, rie, vec![PerspectiveChange::Ring(Some(Ring::Outer))]);
    let hers = home.app.person_screen(home.space, rie, yara).unwrap();
    assert_eq!(text(&hers.place_label), "Verder weg");
    assert_eq!(text(hers.told_by.as_ref().unwrap()), "Nadia gaf antwoord voor Yara, op 3 november 2026.");
    assert!(hers.offers.iter().any(|offer| offer.id == "compare"));
    assert_eq!(text(&home.app.person_screen(home.space, rie, me).unwrap().place_label), "Heel dichtbij");
}

#[test]
fn who_helps_as_work_stands_outside_until_a_place_is_told() {
    let mut home = family();
    let (me, iris) = (home.me(), home.add(1, "Iris"));
    home.edit(vec![Edit::Person(iris, PersonChange::Formality(Some(Formality::Formal)))]);
    let screen = home.app.person_screen(home.space, iris, me).unwrap();
    assert_eq!(text(&screen.place_label), "School, club en hulp");
    assert_eq!(texts(&screen.not_asked), ["Plek nog niet gevraagd"]);
    assert!(!screen.offers.iter().any(|offer| offer.id == "closer"), "nothing was told that could be moved");
    assert!(!screen.open.iter().find(|answer| answer.question == Question::Ring).unwrap().answered);
}

#[test]
fn a_tap_moves_a_person_one_ring() {
    let mut home = family();
    let (me, rie) = (home.me(), known(&mut home));
    let asking = Asking { space: home.space, person: Some(rie), respondent: me, ego: None };
    let place = |home: &mut Family| text(&home.app.person_screen(home.space, rie, me).unwrap().place_label);
    assert!(!home.app.move_person(asking, true).unwrap().changed, "closer than the first ring there is none");
    assert!(home.app.move_person(asking, false).unwrap().changed);
    assert_eq!(place(&mut home), "Dichtbij");
    home.app.move_person(asking, true).unwrap();
    assert_eq!(place(&mut home), "Heel dichtbij");
    let bo = Asking { person: Some(home.add(7, "Bo")), ..asking };
    assert!(!home.app.move_person(bo, true).unwrap().changed, "who has no place yet is not given one");
}

#[test]
fn who_was_taken_away_can_be_put_back() {
    let mut home = family();
    let (me, rie) = (home.me(), known(&mut home));
    home.edit(vec![Edit::Person(rie, PersonChange::Removed(Some(Instant(NOW))))]);
    let screen = home.app.person_screen(home.space, rie, me).unwrap();
    assert_eq!(text(screen.away.as_ref().unwrap()), "Oma Rie is weggehaald.");
    assert_eq!(screen.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), ["put-back"]);
}

#[test]
fn two_answers_say_who_gave_them_and_one_is_chosen() {
    let mut one = family();
    let rie = known(&mut one);
    let (mut app, _folder) = empty();
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    let space = app.join(joining, &welcome, "Nadia").unwrap();
    let give = |one: &mut Family, app: &mut App| {
        app.take_in(space, &one.app.bundle(one.space).unwrap()).unwrap();
        one.app.take_in(one.space, &app.bundle(space).unwrap()).unwrap();
    };
    give(&mut one, &mut app);
    let me = one.me();
    let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: rie }, respondent: me };
    let ring = |ring| Command::Map(vec![Edit::View(view, PerspectiveChange::Ring(Some(ring)))]);
    one.run(ring(Ring::Middle));
    app.run(space, ring(Ring::Outer)).unwrap();
    give(&mut one, &mut app);
    give(&mut one, &mut app);
    let screen = one.app.person_screen(one.space, rie, me).unwrap();
    let [conflict] = screen.conflicts.as_slice() else { panic!("{:?}", screen.conflicts) };
    assert_eq!(text(&conflict.title), "Hoe dichtbij is oma Rie?");
    assert_eq!(texts(&conflict.help), ["2 antwoorden. Kies wat klopt.", "Het andere antwoord blijft bewaard."]);
    let mut said = texts(conflict.answers.iter().map(|answer| &answer.sentence));
    said.sort();
    let expected = ["Dichtbij: van Nadia, op 3 november 2026.", "Verder weg: van Iris, op 3 november 2026."];
    assert_eq!(said, expected);
    let chosen = conflict.answers.iter().find(|answer| text(&answer.value) == "Verder weg").unwrap();
    one.run(chosen.command.clone());
    let settled = one.app.person_screen(one.space, rie, me).unwrap();
    assert!(settled.conflicts.is_empty());
    assert_eq!(text(&settled.place_label), "Verder weg");
}

#[test]
fn who_is_not_there_has_no_page() {
    let mut home = family();
    let me = home.me();
    for nobody in [PersonId([9; 16]), PersonId::FAMILY] {
        assert_eq!(home.app.person_screen(home.space, nobody, me).err(), Some(CoreError::Missing("person")));
    }
}

#[test]
fn a_merged_entry_leads_to_the_one_that_stands_for_it() {
    let mut home = family();
    let (me, rie) = (home.me(), known(&mut home));
    let omi = home.add(7, "omi");
    home.run(Command::Merge { from: omi, into: rie });
    assert_eq!(home.app.person_screen(home.space, omi, me).unwrap().person, rie);
}

/// Who was only put on the map was told nothing of that could have come about in a way.
#[test]
fn how_answers_came_about_is_said_once_there_are_any() {
    let mut home = family();
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    let method = |home: &mut Family| home.app.person_screen(home.space, rie, me).unwrap().method;
    assert_eq!(method(&mut home), None);
    home.tell(me, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    assert_eq!(method(&mut home), None);
    let yara = home.add(2, "Yara");
    home.tell(yara, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    assert!(
        home.app.person_screen(home.space, rie, yara).unwrap().method.is_some(),
        "who fills in says so of a place too"
    );
    home.tell(me, rie, vec![PerspectiveChange::Strength(Some(Strength::Strong))]);
    assert_eq!(method(&mut home).map(|label| text(&label)), Some("Zelf antwoord gegeven".to_owned()));
}
