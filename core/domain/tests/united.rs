//! Merged entries read as one person, whatever was told of which of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use steunkring_domain::measures::{Counted, Value, size};
use steunkring_domain::*;

const FAMILY: PersonId = PersonId::FAMILY;

fn id(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn tie(alter: u8) -> TieId {
    TieId { ego: FAMILY, alter: id(alter) }
}

fn view(alter: u8, respondent: u8) -> PerspectiveId {
    PerspectiveId { tie: tie(alter), respondent: id(respondent) }
}

fn person(name: &str) -> Person {
    Person { nickname: Some(Nickname::parse(name).unwrap()), ..Person::default() }
}

/// 1 and 2 tell; 5 and 6 are both oma Rie, of which 5 was merged into 6.
fn circle() -> Circle {
    let mut circle = Circle::default();
    for (n, name) in [(1, "Nadia"), (2, "Iris"), (3, "Bo"), (5, "oma Rie"), (6, "Oma Rie")] {
        circle.people.insert(id(n), person(name));
    }
    circle.people.get_mut(&id(5)).unwrap().merged_into = Some(id(6));
    circle
}

fn ring(ring: Ring) -> Perspective {
    Perspective { ring: Some(ring), ..Perspective::default() }
}

#[test]
fn merged_entries_lead_to_one_and_never_round() {
    let mut circle = Circle::default();
    for (from, to) in [(1, 2), (2, 3), (5, 6), (6, 7), (7, 5), (8, 7), (9, 9)] {
        circle.people.insert(id(from), Person { merged_into: Some(id(to)), ..person("x") });
    }
    circle.people.insert(id(3), person("x"));
    for (entry, stands) in [(1, 3), (2, 3), (3, 3), (4, 4), (5, 5), (6, 5), (7, 5), (8, 5), (9, 9)] {
        assert_eq!(circle.resolve(id(entry)), id(stands), "{entry}");
    }
    let present: Vec<PersonId> = circle.present().map(|(id, _)| id).collect();
    assert_eq!(present, [id(3), id(5), id(9)], "of those merged both ways one stands");
    assert!(circle.united().people[&id(5)].merged_into.is_none());
}

#[test]
fn a_tie_of_the_merged_entry_alone_is_a_tie_of_who_stands_for_it() {
    let mut circle = circle();
    circle.ties.insert(tie(5), Tie { domain: Some(Domain::Family), ..Tie::default() });
    circle.perspectives.insert(view(5, 1), ring(Ring::Inner));
    assert_eq!(size(&Counted::of(&circle, FAMILY, id(1))).value, Value::Count(1));
    let circle = circle.united();
    let ties: Vec<_> = circle.ties_of(FAMILY).collect();
    assert_eq!((ties.len(), ties[0].0), (1, tie(6)));
    assert_eq!(ties[0].1.domain, Some(Domain::Family));
    assert_eq!(circle.view(tie(6), id(1)), Some(&ring(Ring::Inner)));
    assert_eq!(circle.view(tie(5), id(1)), None);
    assert_eq!(size(&Counted::of(&circle, FAMILY, id(1))).value, Value::Count(1));
}

#[test]
fn of_two_ties_the_standing_one_speaks_first_and_nobody_speaks_for_another() {
    let mut circle = circle();
    circle.ties.insert(tie(5), Tie { domain: Some(Domain::Family), ..Tie::default() });
    circle.ties.insert(tie(6), Tie { known_since: Some(KnownSince::Over5), ..Tie::default() });
    let stress = Perspective { stress: Some(Stress::Tension), ..ring(Ring::Outer) };
    circle.perspectives.insert(view(5, 1), stress);
    circle.perspectives.insert(view(6, 1), ring(Ring::Inner));
    circle.perspectives.insert(view(5, 2), ring(Ring::Middle));
    let expected = (Some(Ring::Inner), Some(Stress::Tension));
    assert_eq!(circle.views_by_alter(FAMILY, id(1)).len(), 1);
    let before = circle.views_by_alter(FAMILY, id(1))[&id(6)].clone();
    assert_eq!((before.ring, before.stress), expected);
    let circle = circle.united();
    let told = circle.view(tie(6), id(1)).unwrap();
    assert_eq!((told.ring.clone(), told.stress.clone()), expected);
    assert_eq!(circle.view(tie(6), id(2)), Some(&ring(Ring::Middle)));
    let both = &circle.ties[&tie(6)];
    assert_eq!((both.domain.clone(), both.known_since.clone()), (Some(Domain::Family), Some(KnownSince::Over5)));
    assert_eq!(circle.respondents(FAMILY), [id(1), id(2)]);
}

#[test]
fn a_tie_that_was_taken_away_tells_nothing_of_one_that_stands() {
    let gone = Some(Instant(1));
    let mut circle = circle();
    circle.ties.insert(tie(6), Tie { removed: gone, domain: Some(Domain::Neighbours), ..Tie::default() });
    circle.perspectives.insert(view(6, 1), ring(Ring::Outer));
    let alone = circle.clone().united();
    assert_eq!(alone.ties[&tie(6)].removed, gone);
    assert_eq!(alone.view(tie(6), id(1)), Some(&ring(Ring::Outer)), "what was told stays to be brought back");
    circle.ties.insert(tie(5), Tie::default());
    let circle = circle.united();
    assert_eq!(circle.ties[&tie(6)], Tie::default());
    assert_eq!(circle.view(tie(6), id(1)), None);
    assert_eq!(circle.views_by_alter(FAMILY, id(1)).len(), 0);
}

#[test]
fn kin_roles_steps_agreeing_and_who_was_there_lead_to_who_stands() {
    let mut circle = circle();
    circle.people.get_mut(&id(5)).unwrap().formality = Some(Formality::Informal);
    circle.kin.insert(KinId::new(id(5), id(1), KinKind::Birth), KinLink::default());
    circle.kin.insert(KinId::new(id(5), id(6), KinKind::Sibling), KinLink::default());
    circle.alter_ties.insert(AlterTieId::new(id(3), id(5), id(1)), AlterTie::default());
    circle
        .roles
        .insert(RoleId([1; 16]), SupporterRole { person: Some(id(5)), for_whom: Some(id(5)), ..Default::default() });
    circle.actions.insert(ActionId([1; 16]), Action { owner: Some(id(5)), ..Action::default() });
    let stand = |value| Stand::new(value).unwrap();
    let goal = Goal { whose: Some(id(5)), scale: [(id(5), stand(3)), (id(6), stand(7))].into(), ..Goal::default() };
    circle.goals.insert(GoalId([1; 16]), goal);
    circle.plan.agreed_by = [(id(5), Instant(9)), (id(6), Instant(4))].into();
    circle.contacts.insert(ContactId([1; 16]), Contact { with: [id(5), id(6)].into(), ..Contact::default() });
    circle.members.insert(MemberKey([1; 16]), MemberClaim { person: Some(id(5)), ..MemberClaim::default() });
    let mut note = Note::default();
    note.attendance.insert(id(5), Attendance { present: Some(true), ..Attendance::default() });
    note.attendance.insert(id(6), Attendance { present: Some(false), ..Attendance::default() });
    let note = note.united(&circle);
    assert_eq!(note.attendance.keys().collect::<Vec<_>>(), [&id(6)]);
    assert_eq!(note.attendance[&id(6)].present, Some(true));
    for (table, row, standing) in [
        (Table::People, id(5).to_row(), id(6).to_row()),
        (Table::Ties, tie(5).to_row(), tie(6).to_row()),
        (Table::Perspectives, view(5, 5).to_row(), view(6, 6).to_row()),
        (Table::Actions, ActionId([1; 16]).to_row(), ActionId([1; 16]).to_row()),
    ] {
        assert_eq!(circle.standing_row(table, &row), standing);
    }
    let circle = circle.united();
    assert_eq!(circle.people[&id(6)].formality, Some(Formality::Informal));
    assert_eq!(circle.people[&id(6)].nickname.as_ref().unwrap().as_str(), "Oma Rie");
    assert_eq!(circle.kin.keys().cloned().collect::<Vec<_>>(), [KinId::new(id(6), id(1), KinKind::Birth)]);
    assert_eq!(circle.alter_ties.keys().copied().collect::<Vec<_>>(), [AlterTieId::new(id(3), id(6), id(1))]);
    let role = &circle.roles[&RoleId([1; 16])];
    assert_eq!((role.person, role.for_whom), (Some(id(6)), Some(id(6))));
    assert_eq!(circle.actions[&ActionId([1; 16])].owner, Some(id(6)));
    let goal = &circle.goals[&GoalId([1; 16])];
    assert_eq!((goal.whose, goal.scale.clone()), (Some(id(6)), [(id(6), stand(7))].into()));
    assert_eq!(circle.plan.agreed_by, [(id(6), Instant(9))].into());
    assert_eq!(circle.contacts[&ContactId([1; 16])].with, [id(6)].into());
    assert_eq!(circle.members[&MemberKey([1; 16])].person, Some(id(6)));
}
