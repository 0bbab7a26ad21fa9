//! Which adults each child can turn to.

use steunkring_domain::measures::{Arg, Of, Value, all_on_own_page, children, supportive_adults};
use steunkring_domain::*;

use crate::written::*;

#[test]
fn m7_condition_by_condition() {
    let mut written = noor();
    // 30 counts by ring. 31 stands far off and listens often: counts. 32 stands far off and listens sometimes.
    let far = |view: &mut Perspective, level| {
        view.ring = Some(Ring::Outer);
        view.receives.insert(SupportKind::Emotional, level);
    };
    far(written.view_by(20, 20, 31), Level::Often);
    far(written.view_by(20, 20, 32), Level::Sometimes);
    // 33 has a conflict, 34 tension only: counts. 35 helps as work. 36 is a child.
    written.view_by(20, 20, 33).stress = Some(Stress::Conflict);
    written.view_by(20, 20, 34).stress = Some(Stress::Tension);
    written.person(35).formality = Some(Formality::Formal);
    written.person(36).age_band = Some(AgeBand::UpTo17);
    // 37 is mother at home, 38 father elsewhere: counts. Of 39, foster mother, the home is not told.
    for (parent, kind) in [(37, KinKind::Birth), (38, KinKind::Birth), (39, KinKind::Foster)] {
        written.0.kin.insert(KinId::new(id(parent), id(20), kind), KinLink::default());
    }
    written.tie(20, 37).domain = Some(Domain::Home);
    written.tie(20, 38).domain = Some(Domain::Family);
    // A club, a dog, an adult without a ring, and an adult of whom no age is known: counts.
    written.view_by(20, 20, 40).ring = Some(Ring::Inner);
    written.person(40).kind = Some(PersonKind::Group);
    written.view_by(20, 20, 41).ring = Some(Ring::Inner);
    written.person(41).kind = Some(PersonKind::Pet);
    written.view_by(20, 20, 42).ring = None;
    written.view_by(20, 20, 43).ring = Some(Ring::Inner);
    let measure = supportive_adults(&written.0, id(20), id(SEM), today(), false);
    assert_eq!(measure.value, Value::People([30, 31, 34, 38, 43].map(id).to_vec()));
    assert_eq!((measure.n, measure.missing, measure.of.clone()), (14, 2, Some(Of::Child(id(20)))));
    assert_eq!(said(&measure), ["m7-some"]);
}

#[test]
fn m7_safety_is_read_on_the_own_page_only() {
    let mut written = noor();
    written.view_by(20, 20, 30).safe_for_child = Some(Knows::No);
    written.view_by(20, 20, 31).safe_for_child = Some(Knows::Unsure);
    let named = |own_page| match supportive_adults(&written.0, id(20), id(SEM), today(), own_page).value {
        Value::People(people) => people,
        other => panic!("{other:?}"),
    };
    assert!(named(false).contains(&id(30)));
    assert!(!named(true).contains(&id(30)));
    assert!(named(true).contains(&id(31)));
    let own = all_on_own_page(&written.0, id(20), id(20), today());
    let seventh = own.iter().find(|measure| measure.of == Some(Of::Child(id(20)))).unwrap();
    assert_eq!(seventh.value, Value::People(named(true)));
}

#[test]
fn m7_says_who_told_when_it_was_not_the_child() {
    let mut written = Written::default();
    written.person(20).is_child = Some(true);
    written.view_by(SEM, 20, 30).ring = Some(Ring::Outside);
    written.view_by(SEM, 20, 30).receives.insert(SupportKind::Emotional, Level::Never);
    let measure = supportive_adults(&written.0, id(20), id(SEM), today(), false);
    assert_eq!((measure.value.clone(), measure.n, measure.missing), (Value::People(vec![]), 1, 0));
    assert_eq!(said(&measure), ["m7-none", "m7-respondent"]);
    // As soon as the child tells, the child is asked.
    written.view_by(20, 20, 31).ring = Some(Ring::Inner);
    let measure = supportive_adults(&written.0, id(20), id(SEM), today(), false);
    assert_eq!((measure.value.clone(), said(&measure)), (Value::People(vec![id(31)]), vec!["m7-some"]));
}

#[test]
fn m7_is_not_asked_where_nobody_told_a_tie_of_the_child() {
    // Sem (1) tells a whole family's circle, Noor (20) is a child of that family without ties of her own.
    let mut written = Written::default();
    written.person(20).is_child = Some(true);
    written.person(20).in_family = Some(true);
    for alter in 30..=35 {
        written.view(alter).ring = Some(Ring::Inner);
    }
    let unasked = |written: &Written, ties: u32| {
        let measure = supportive_adults(&written.0, id(20), id(SEM), today(), false);
        assert_eq!((&measure.value, measure.n, measure.missing), (&Value::Undefined, 0, ties));
        assert_eq!(said(&measure), ["m7-unasked"], "nobody is said to have answered");
        assert_eq!(measure.sentence.args, [("child", Arg::Person(id(20)))]);
    };
    unasked(&written, 0);
    // A tie that another than the two told is there, and neither told it.
    written.view_by(9, 20, 30).ring = Some(Ring::Inner);
    unasked(&written, 1);
    // With one of two ties told, that one counts and the other is missing.
    written.view_by(SEM, 20, 31).ring = Some(Ring::Inner);
    let measure = supportive_adults(&written.0, id(20), id(SEM), today(), false);
    assert_eq!((measure.value.clone(), measure.n, measure.missing), (Value::People(vec![id(31)]), 1, 1));
    assert_eq!(said(&measure), ["m7-some", "m7-respondent"]);
    // Told as broken, the only tie leaves nobody: that is an answer.
    let mut broken = Written::default();
    broken.person(20).is_child = Some(true);
    broken.view_by(20, 20, 30).status = Some(Status::Broken);
    let measure = supportive_adults(&broken.0, id(20), id(SEM), today(), false);
    assert_eq!((measure.value.clone(), measure.left_out.clone()), (Value::People(vec![]), vec![id(30)]));
    assert_eq!(said(&measure), ["m7-none"]);
}

#[test]
fn m7_the_year_decides_who_is_a_child_that_day() {
    let mut written = Written::default();
    let born = |year| Some(BirthYear::new(year).unwrap());
    for (n, year) in [(20, 2009), (21, 2007)] {
        written.person(n).birth_year = born(year);
        written.person(n).in_family = Some(true);
    }
    // Not of the family and without a circle of its own.
    written.person(22).birth_year = born(2020);
    assert_eq!(children(&written.0, id(SEM), today()), [id(20)]);
    let earlier = Date::new(2024, 1, 1).unwrap();
    assert_eq!(children(&written.0, id(SEM), earlier), [id(20), id(21)]);
    assert_eq!(children(&written.0, id(22), earlier), [id(20), id(21), id(22)]);
}
