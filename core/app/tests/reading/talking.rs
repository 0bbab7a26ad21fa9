//! A talk with everything that was told of it.

use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, empty, family, line, text, texts};

const TALK: DocumentId = DocumentId([7; 16]);

fn meeting(changes: Vec<MeetingChange>) -> Vec<NoteEdit> {
    changes.into_iter().map(NoteEdit::Meeting).collect()
}

fn attends(id: PersonId, changes: Vec<AttendanceChange>) -> Vec<NoteEdit> {
    changes.into_iter().map(|change| NoteEdit::Attendance(id, change)).collect()
}

/// A talk at school, with everything told of it.
fn talk(home: &mut Family) {
    use AttendanceChange as A;
    use MeetingChange as M;
    let (me, rie, bo) = (home.me(), home.add(1, "oma Rie"), home.add(2, "Bo"));
    let mut edits = meeting(vec![
        M::Title(line("Praten op school")),
        M::Type(Some(MeetingType::CircleTalk)),
        M::Day(Date::new(2026, 11, 12).ok()),
        M::Start(Clock::new(15, 30).ok()),
        M::End(Clock::new(16, 15).ok()),
        M::PlaceKind(Some(PlaceKind::School)),
        M::Place(line("lokaal 4")),
        M::PlaceChosenByChild(Some(true)),
        M::PublicSummary(Paragraph::parse("We gaan samen eten.").ok()),
        M::Evaluation(rie, line("Fijn dat we praatten.")),
        M::Evaluation(me, line("Het was lang.")),
    ]);
    edits.extend(attends(
        rie,
        vec![A::Present(Some(true)), A::Role(Some(AttendanceRole::Leader)), A::Rsvp(Some(Rsvp::Yes))],
    ));
    edits.extend(attends(bo, vec![A::Present(Some(true)), A::Rsvp(Some(Rsvp::No))]));
    edits.extend(attends(
        PersonId([9; 16]),
        vec![
            A::Present(Some(true)),
            A::Guest(line("meester Jan")),
            A::Background(Some(Background::Teacher)),
            A::Sector(Some(Sector::Education)),
            A::Organisation(line("De Regenboog")),
            A::Neighbourhood(line("Noord")),
            A::CheckedInAt(Some(Instant(NOW))),
        ],
    ));
    for (n, point) in [(1, "slapen"), (2, "eten")] {
        edits.push(NoteEdit::Agenda(AgendaId([n; 16]), AgendaChange::Text(line(point))));
        edits.push(NoteEdit::Agenda(AgendaId([n; 16]), AgendaChange::CreatedAt(Some(Instant(n.into())))));
    }
    edits.push(NoteEdit::Decision(DecisionId([1; 16]), DecisionChange::Text(line("Eerder naar bed"))));
    edits.push(NoteEdit::Rewrite("Oma komt.".to_owned()));
    home.run(Command::StartNote { document: TALK, edits });
    let step = [
        ActionChange::Text(line("brengen")),
        ActionChange::Owner(Some(rie)),
        ActionChange::Due(Date::new(2026, 11, 20).ok()),
        ActionChange::CreatedIn(Some(TALK)),
    ];
    home.edit(step.into_iter().map(|change| Edit::Action(ActionId([1; 16]), change)).collect());
}

#[test]
fn a_talk_tells_all_that_was_told_of_it() {
    let mut home = family();
    talk(&mut home);
    let screen = home.app.note_screen(home.space, TALK).unwrap();
    let mut page = texts([&screen.item.title]);
    page.extend(screen.facts.iter().map(|fact| format!("{} {}", text(&fact.title), text(&fact.value))));
    for one in &screen.attendance {
        page.push(format!("{}: {}", text(&one.name), texts(&one.details).join(", ")));
    }
    page.extend(texts(screen.agenda.iter().chain([&screen.decisions_title]).chain(&screen.decisions)));
    page.extend(texts([&screen.actions_title]));
    for step in &screen.actions {
        let parts = [Some(&step.text), step.owner.as_ref(), step.due.as_ref(), Some(&step.status)];
        page.push(texts(parts.into_iter().flatten()).join(", "));
    }
    page.extend(texts(screen.evaluation.iter().chain(&screen.public_summary).chain([&screen.who_sees])));
    insta::assert_snapshot!(page.join("\n"));
    assert_eq!(texts(&screen.item.people), ["meester Jan", "oma Rie"], "who said not to come is not named");
    assert_eq!((screen.private, screen.conflicts.len()), (None, 0));
}

#[test]
fn a_step_that_is_done_is_done_in_the_note_too() {
    let mut home = family();
    talk(&mut home);
    home.edit(vec![Edit::Action(ActionId([1; 16]), ActionChange::Status(Some(ActionStatus::Done)))]);
    let screen = home.app.note_screen(home.space, TALK).unwrap();
    assert_eq!(screen.actions, home.app.plan_screen(home.space).unwrap().actions);
    assert_eq!(text(&screen.actions[0].status), "Klaar");
}

#[test]
fn a_time_is_kept_with_its_zone() {
    let mut home = family();
    home.app.set_zone("Europe/Amsterdam").unwrap();
    talk(&mut home);
    let zone = |home: &mut Family| home.app.note(home.space, TALK).unwrap().note.meeting.zone;
    assert_eq!(zone(&mut home), line("Europe/Amsterdam"));
    let edits = meeting(vec![MeetingChange::Start(Clock::new(9, 0).ok()), MeetingChange::Zone(line("Africa/Asmara"))]);
    home.run(Command::Note { document: TALK, edits });
    assert_eq!(zone(&mut home), line("Africa/Asmara"));
    home.run(Command::Note { document: TALK, edits: meeting(vec![MeetingChange::Title(line("Thuis"))]) });
    assert_eq!(zone(&mut home), line("Africa/Asmara"));
}

#[test]
fn each_space_keeps_its_own_types_of_talk() {
    let mut home = family();
    let spaces = [
        (home.space, SpaceKind::FamilyMap),
        (home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap(), SpaceKind::OwnPage),
        (home.app.found(SpaceKind::WorkerNotes, "Werk", "Iris").unwrap(), SpaceKind::WorkerNotes),
    ];
    let newer = MeetingType::Newer("hologram".to_owned());
    for (at, (space, kind)) in (1..).zip(spaces) {
        for (n, wanted) in (1..).zip(MeetingType::ALL.iter().chain([&newer])) {
            let document = DocumentId([at * 16 + n; 16]);
            let edits = || meeting(vec![MeetingChange::Type(Some(wanted.clone()))]);
            let started = home.app.run(space, Command::StartNote { document, edits: edits() });
            let fits = kind.meeting_types().contains(wanted);
            assert_eq!(started.is_ok(), fits, "{kind:?} {wanted:?}");
            if fits {
                continue;
            }
            assert!(matches!(started, Err(CoreError::Invalid { field: "type", .. })));
            assert_eq!(home.app.note(space, document).err(), Some(CoreError::Missing("note")));
            home.app.run(space, Command::StartNote { document, edits: Vec::new() }).unwrap();
            assert!(home.app.run(space, Command::Note { document, edits: edits() }).is_err());
            assert_eq!(home.app.note(space, document).unwrap().note.meeting.kind, None);
        }
    }
}

#[test]
fn a_private_talk_says_that_the_family_is_among_itself() {
    let mut home = family();
    let edits = meeting(vec![MeetingChange::Type(Some(MeetingType::PrivateTime))]);
    home.run(Command::StartNote { document: TALK, edits });
    let screen = home.app.note_screen(home.space, TALK).unwrap();
    assert_eq!(text(&screen.private.unwrap()), "Nu zijn jullie even alleen.");
    assert!(screen.agenda.is_empty() && screen.evaluation.is_empty() && screen.public_summary.is_empty());
    assert_eq!(text(&screen.who_sees), "Wie dit kan lezen: Nadia.");
}

#[test]
fn two_places_for_one_talk_can_be_settled_in_its_note() {
    let mut one = family();
    talk(&mut one);
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
    let place = |kind| Command::Note { document: TALK, edits: meeting(vec![MeetingChange::PlaceKind(Some(kind))]) };
    one.run(place(PlaceKind::Home));
    app.run(space, place(PlaceKind::Outside)).unwrap();
    give(&mut one, &mut app);
    give(&mut one, &mut app);
    let asked = one.app.settle_screen(one.space).unwrap().questions.remove(0);
    assert_eq!(asked.title.map(|title| title.text).as_deref(), Some("Waar is het?"));
    assert_eq!(text(&asked.help), "Kies wat klopt.");
    let mut who: Vec<_> = asked.answers.iter().map(|answer| text(&answer.sentence)).collect();
    who.sort_unstable();
    assert_eq!(who, ["Buiten: van Iris, op 3 november 2026.", "Thuis: van Nadia, op 3 november 2026."]);
    let screen = one.app.note_screen(one.space, TALK).unwrap();
    let [conflict] = screen.conflicts.as_slice() else { panic!("{:?}", screen.conflicts) };
    assert_eq!(text(&conflict.title), "Waar is het?");
    let chosen = conflict.answers.iter().find(|answer| text(&answer.value) == "Buiten").unwrap();
    one.run(chosen.command.clone());
    let settled = one.app.note_screen(one.space, TALK).unwrap();
    assert!(settled.conflicts.is_empty());
    assert!(settled.facts.iter().any(|fact| text(&fact.value) == "Buiten"));
    assert_eq!(text(&settled.who_sees), "Wie dit kan lezen: Iris en Nadia.");
}
