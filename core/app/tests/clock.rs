//! Clocks that are ten years off.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use steunkring_app::*;
use steunkring_domain::*;

const NOW: i64 = 1_795_500_000_000;
const TEN_YEARS: i64 = 3_653 * 86_400_000;

fn ring(app: &mut App, space: SpaceId, view: PerspectiveId, ring: Ring) {
    app.run(space, Command::Map(vec![Edit::View(view, PerspectiveChange::Ring(Some(ring)))])).unwrap();
}

/// Invariant: what was written later wins because its writer had seen the other, never because a clock says so; and nothing that
/// a screen tells of time fails.
#[test]
fn two_phones_with_clocks_twenty_years_apart_agree() {
    let folder = tempfile::tempdir().unwrap();
    let home = |name: &str, at: i64| {
        let mut app = App::create(&folder.path().join(name), Key::raw([7; 32])).unwrap();
        app.set_clock(move || Instant(at));
        app
    };
    let (mut ahead, mut behind) = (home("ahead", NOW + TEN_YEARS), home("behind", NOW - TEN_YEARS));
    let space = ahead.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let bo = PersonId([1; 16]);
    let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: None };
    let name = Nickname::parse("Bo").unwrap();
    ahead.run(space, Command::AddPerson { id: bo, name, changes: vec![], tie: Some(tie) }).unwrap();
    let inviting = ahead.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
    let (joining, answer) = behind.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = ahead.approve(inviting, &answer, "Iris").unwrap();
    behind.join(joining, &welcome, "Familie").unwrap();
    let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: bo }, respondent: ahead.me(space).unwrap() };
    ring(&mut ahead, space, view, Ring::Inner);
    behind.take_in(space, &ahead.bundle(space).unwrap()).unwrap();
    ring(&mut behind, space, view, Ring::Outer);
    let step = ActionId([2; 16]);
    let due = Edit::Action(step, ActionChange::Due(Some("2026-12-01".parse().unwrap())));
    let text = Edit::Action(step, ActionChange::Text(Some(Line::parse("Bellen").unwrap())));
    behind.run(space, Command::Map(vec![text, due])).unwrap();
    let moment = SnapshotId([3; 16]);
    behind.run(space, Command::TakeSnapshot { id: moment, reason: SnapshotReason::Start, caption: None }).unwrap();
    behind.run(space, Command::Map(vec![Edit::Person(bo, PersonChange::Removed(Some(behind.now())))])).unwrap();
    ahead.take_in(space, &behind.bundle(space).unwrap()).unwrap();
    let (one, two) = (ahead.circle(space).unwrap(), behind.circle(space).unwrap());
    assert_eq!(one, two);
    assert_eq!(one.circle.view(view.tie, view.respondent).unwrap().ring, Some(Ring::Outer), "the later answer wins");
    assert!(one.conflicts.is_empty());
    for app in [&mut ahead, &mut behind] {
        app.map_screen(space, MapOptions::default()).unwrap();
        app.then_screen(space, moment).unwrap();
        app.notes_screen(space).unwrap();
        assert_eq!(app.plan_screen(space).unwrap().actions.len(), 1);
        assert_eq!(app.tray_screen(space).unwrap().items.len(), 1);
        app.home_screen().unwrap();
    }
    // Late for the phone that is ahead, and not for the one that is behind.
    let late = |app: &mut App| app.plan_screen(space).unwrap().actions[0].late.is_some();
    assert!(late(&mut ahead) && !late(&mut behind));
    ahead.undo().unwrap();
}
