//! Two views side by side, then and now, and the plan, as they stand on a screen.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use steunkring_app::*;
use steunkring_domain::*;

/// 3 November 2026, 15:20:30 UTC.
const NOW: i64 = 1_793_719_230_000;

struct Home {
    app: App,
    space: SpaceId,
    _folder: tempfile::TempDir,
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    app.set_clock(|| Instant(NOW));
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    Home { app, space, _folder: folder }
}

impl Home {
    fn add(&mut self, n: u8, name: &str, ring: Option<Ring>) -> PersonId {
        let id = PersonId([n; 16]);
        let tie = NewTie { ego: PersonId::FAMILY, domain: Some(Domain::Family), ring };
        let command = Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes: vec![], tie: Some(tie) };
        self.app.run(self.space, command).unwrap();
        id
    }

    fn edit(&mut self, edits: Vec<Edit>) {
        self.app.run(self.space, Command::Map(edits)).unwrap();
    }

    fn tell(&mut self, respondent: PersonId, alter: PersonId, changes: Vec<PerspectiveChange>) {
        let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter }, respondent };
        self.edit(changes.into_iter().map(|change| Edit::View(view, change)).collect());
    }
}

fn line(text: &str) -> Option<Line> {
    Some(Line::parse(text).unwrap())
}

fn texts(labels: &[Label]) -> Vec<String> {
    // The marks around names are for the direction of writing only.
    labels.iter().map(|label| label.text.replace(['\u{2068}', '\u{2069}'], "")).collect()
}

fn told(then: &ThenScreen) -> Vec<String> {
    texts(&then.changes.iter().map(|change| change.label.clone()).collect::<Vec<_>>())
}

#[test]
fn two_views_stand_side_by_side() {
    let mut home = home();
    let me = home.app.me(home.space).unwrap();
    let rie = home.add(1, "oma Rie", Some(Ring::Inner));
    let sem = home.add(2, "Sem", None);
    let before = home.app.compare_screen(home.space, PersonId::FAMILY, me, sem).unwrap();
    assert_eq!(before.empty.unwrap().text, "Er is nog maar één antwoord.");
    assert_eq!((before.one_only.rows.len(), before.talk), (1, None));
    let strong = PerspectiveChange::Strength(Some(Strength::Strong));
    let often = PerspectiveChange::Receives(SupportKind::Practical, Some(steunkring_domain::Level::Often));
    home.tell(me, rie, vec![strong.clone(), often]);
    home.tell(sem, rie, vec![PerspectiveChange::Ring(Some(Ring::Outer)), strong]);
    let screen = home.app.compare_screen(home.space, PersonId::FAMILY, me, sem).unwrap();
    let [same, different, one_only] = [&screen.same.rows, &screen.different.rows, &screen.one_only.rows];
    assert_eq!([same.len(), different.len(), one_only.len()], [1, 1, 1]);
    let sentence = texts(&[different[0].sentence.clone().unwrap()]);
    assert_eq!(sentence, ["Nadia zegt: Heel dichtbij. Sem zegt: Verder weg."]);
    assert_eq!((different[0].alter, different[0].name.text.as_str()), (rie, "oma Rie"));
    assert_eq!(same[0].first, same[0].second);
    assert_eq!(same[0].first.as_ref().unwrap().text, "Sterke band");
    let topic = one_only[0].topic.as_ref().map(|topic| (topic.text.as_str(), topic.spoken.as_str()));
    assert_eq!(topic, Some(("Helpen: steunt mij", "Deze persoon steunt jou. Het gaat om helpen.")));
    assert_eq!(one_only[0].first.as_ref().unwrap().text, "Vaak");
    assert_eq!((&one_only[0].second, &one_only[0].sentence), (&None, &None));
    assert!(screen.empty.is_none() && screen.talk.is_some());
    assert!(!serde_json::to_string(&screen).unwrap().contains('%'));
}

#[test]
fn then_and_now_tell_who_came_and_who_moved() {
    let mut home = home();
    let me = home.app.me(home.space).unwrap();
    let rie = home.add(1, "oma Rie", Some(Ring::Outer));
    let bo = home.add(2, "Bo", Some(Ring::Middle));
    let id = SnapshotId([4; 16]);
    let keep = Command::TakeSnapshot { id, reason: SnapshotReason::Start, caption: line("Het begin") };
    home.app.run(home.space, keep).unwrap();
    let same = home.app.then_screen(home.space, id).unwrap();
    assert_eq!(told(&same), ["Er is niets veranderd."]);
    home.add(3, "Ali", Some(Ring::Middle));
    home.tell(me, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    home.edit(vec![Edit::Person(bo, PersonChange::Removed(Some(Instant(NOW))))]);
    let screen = home.app.then_screen(home.space, id).unwrap();
    let said = told(&screen);
    let expected = ["Erbij gekomen: Ali.", "Nu niet meer erbij: Bo.", "Dichterbij gekomen: oma Rie."];
    assert_eq!(said[..3], expected);
    let faces: Vec<_> = screen.changes.iter().map(|one| one.people.clone()).collect();
    assert_eq!(
        faces[..3],
        [vec![PersonId([3; 16])], vec![bo], vec![rie]],
        "who came, who went and who is nearer, each with a face"
    );
    assert_eq!(texts(&[screen.then, screen.now]), ["Toen: 3 november 2026", "Nu"]);
    assert_eq!(texts(&[screen.reason.unwrap(), screen.caption.unwrap()]), ["Begin", "Het begin"]);
    let nowhere = home.app.then_screen(home.space, SnapshotId([5; 16]));
    assert!(matches!(nowhere, Err(CoreError::Missing("snapshot"))));
}

#[test]
fn an_empty_plan_asks_what_would_be_nice() {
    let mut home = home();
    let screen = home.app.plan_screen(home.space).unwrap();
    assert_eq!(screen.empty.len(), 2);
    assert_eq!(screen.empty[1].text, "Wat zou er fijn zijn?");
    assert!(screen.goals.is_empty() && screen.actions.is_empty() && screen.agreed.is_empty());
}

#[test]
fn a_plan_tells_whose_wish_it_is_and_who_does_what_by_when() {
    let mut home = home();
    let rie = home.add(1, "oma Rie", None);
    let date = |month, day| Date::new(2026, month, day).unwrap();
    let (rest, school) = (GoalId([1; 16]), GoalId([2; 16]));
    let step = |n| ActionId([n; 16]);
    home.edit(vec![
        Edit::Goal(rest, GoalChange::Text(line("Rust in huis"))),
        Edit::Goal(rest, GoalChange::Whose(Some(rie))),
        Edit::Goal(school, GoalChange::Text(line("Naar school"))),
        Edit::Action(step(1), ActionChange::Text(line("brengen"))),
        Edit::Action(step(1), ActionChange::Owner(Some(rie))),
        Edit::Action(step(1), ActionChange::Due(Some(date(11, 10)))),
        Edit::Action(step(1), ActionChange::Status(Some(ActionStatus::Busy))),
        Edit::Action(step(2), ActionChange::Text(line("bellen"))),
        Edit::Action(step(2), ActionChange::Due(Some(date(11, 2)))),
        Edit::Action(step(3), ActionChange::Text(line("koken"))),
        Edit::Action(step(3), ActionChange::Due(Some(date(11, 2)))),
        Edit::Action(step(3), ActionChange::Status(Some(ActionStatus::Done))),
        Edit::Plan(steunkring_domain::entity::Single, PlanChange::AgreedBy(rie, Some(Instant(NOW)))),
        Edit::Plan(steunkring_domain::entity::Single, PlanChange::EvaluationDate(date(12, 1), true)),
    ]);
    let screen = home.app.plan_screen(home.space).unwrap();
    let goals: Vec<_> = screen.goals.iter().map(|goal| goal.text.text.as_str()).collect();
    assert_eq!(goals, ["Rust in huis", "Naar school"]);
    assert_eq!(screen.goals[0].whose.as_ref().unwrap().text, "oma Rie");
    assert_eq!(screen.goals[1].whose, None);
    let status: Vec<_> = screen.actions.iter().map(|action| action.status.text.as_str()).collect();
    assert_eq!(status, ["Bezig", "Nog doen", "Klaar"]);
    let late: Vec<_> = screen.actions.iter().map(|action| action.late.is_some()).collect();
    assert_eq!(late, [false, true, false]);
    assert!(screen.actions.iter().all(|action| action.mark.is_none()));
    let said = texts(&[screen.actions[0].sentence.clone().unwrap()]);
    assert_eq!(said, ["Oma Rie: brengen, dinsdag 10 november."]);
    assert_eq!(texts(&screen.agreed), ["Oma Rie is het eens, op 3 november 2026."]);
    assert_eq!(texts(&screen.evaluations), ["Hier kijken we weer naar: 1 december 2026"]);
    assert!(screen.empty.is_empty());
}

#[test]
fn of_two_answers_the_furthest_stands_with_a_mark() {
    let mut one = home();
    let id = ActionId([1; 16]);
    one.edit(vec![Edit::Action(id, ActionChange::Text(line("brengen")))]);
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
    let inviting = one.app.invite(one.space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.app.approve(inviting, &answer, "Iris").unwrap();
    let space = app.join(joining, &welcome, "Nadia").unwrap();
    let mut two = Home { app, space, _folder: folder };
    let exchange = |one: &mut Home, two: &mut Home| {
        for _ in 0..2 {
            let file = one.app.bundle(one.space).unwrap();
            two.app.take_in(two.space, &file).unwrap();
            let file = two.app.bundle(two.space).unwrap();
            one.app.take_in(one.space, &file).unwrap();
        }
    };
    exchange(&mut one, &mut two);
    let rie = one.add(1, "oma Rie", None);
    exchange(&mut one, &mut two);
    two.app.i_am(two.space, rie).unwrap();
    // Each way round once, so that the answer that is shown meanwhile is not the furthest by chance.
    for (mine, theirs) in [(ActionStatus::Done, ActionStatus::Busy), (ActionStatus::Dropped, ActionStatus::Done)] {
        one.edit(vec![Edit::Action(id, ActionChange::Status(Some(mine)))]);
        two.edit(vec![Edit::Action(id, ActionChange::Status(Some(theirs)))]);
        exchange(&mut one, &mut two);
        for home in [&mut one, &mut two] {
            let screen = home.app.plan_screen(home.space).unwrap();
            assert_eq!(screen.actions[0].status.text, "Klaar");
            assert_eq!(screen.actions[0].mark.as_ref().unwrap().text, "Twee antwoorden");
        }
        one.edit(vec![Edit::Action(id, ActionChange::Status(Some(ActionStatus::Open)))]);
        exchange(&mut one, &mut two);
    }
}

/// A day to do something on is told by its weekday; a first talk is a talk, and not one more; each row has the faces of its people.
#[test]
fn days_have_their_weekday_and_talks_their_faces() {
    let mut home = home();
    let days = home.app.days_screen(home.space, 0, None).unwrap();
    assert_eq!(
        texts(&[days.days[0].label.clone(), days.days[13].label.clone()]),
        ["dinsdag 3 november", "maandag 16 november"]
    );
    let far = home.app.days_screen(home.space, 0, Some(Date::new(2190, 12, 17).unwrap())).unwrap();
    assert_eq!(far.chosen.unwrap().text, "17 december 2190");
    let add = |home: &mut Home| home.app.notes_screen(home.space).unwrap().offers[0].label.text.clone();
    assert_eq!(add(&mut home), "Begin een gesprek");
    let rie = home.add(1, "oma Rie", Some(Ring::Outer));
    let talk = DocumentId([7; 16]);
    let there = NoteEdit::Attendance(rie, AttendanceChange::Present(Some(true)));
    let guest = PersonId([9; 16]);
    let edits = [AttendanceChange::Guest(line("Juf Els")), AttendanceChange::Present(Some(true))];
    let edits = edits.map(|edit| NoteEdit::Attendance(guest, edit)).into_iter().chain([there]).collect();
    home.app.run(home.space, Command::StartNote { document: talk, edits }).unwrap();
    assert_eq!(add(&mut home), "Nog een gesprek");
    let item = &home.app.notes_screen(home.space).unwrap().items[0];
    assert_eq!(texts(&item.people), ["Juf Els", "oma Rie"]);
    assert_eq!(item.faces, [None, Some(rie)]);
}
