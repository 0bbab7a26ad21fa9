//! What changed between two moments.

use steunkring_domain::measures::{Arg, Fraction, Sentence, Value, change, change_for_child, changes};
use steunkring_domain::*;

use crate::written::*;

#[test]
fn m17_who_came_went_and_moved() {
    let mut then = Written::default();
    for (n, ring) in [(2, Ring::Outer), (3, Ring::Inner), (4, Ring::Middle), (5, Ring::Middle)] {
        then.view(n).ring = Some(ring);
    }
    then.view(2).receives.extend([(SupportKind::Advice, Level::Never), (SupportKind::Company, Level::Often)]);
    let mut now = Written(then.0.clone());
    now.view(2).ring = Some(Ring::Inner);
    now.view(2).receives.extend([(SupportKind::Advice, Level::Often), (SupportKind::Company, Level::Never)]);
    now.view(2).receives.insert(SupportKind::Meaning, Level::Often); // not told before: no gain
    now.view(3).ring = Some(Ring::Outside);
    now.view(4).ring = None;
    now.view(5).status = Some(Status::Broken);
    now.view(6);
    let measure = change(&then.0, &now.0, id(SEM), id(SEM));
    let Value::Changed(changed) = &measure.value else { panic!("{measure:?}") };
    assert_eq!((&changed.joined, &changed.left), (&vec![id(6)], &vec![id(5)]));
    assert_eq!((&changed.closer, &changed.further), (&vec![id(2)], &vec![id(3)]));
    assert_eq!(changed.gained, [(id(2), vec![SupportKind::Advice])].into());
    assert_eq!(changed.lost, [(id(2), vec![SupportKind::Company])].into());
    assert_eq!((changed.stayed, changed.turnover), (Fraction::new(3, 5), Fraction::new(2, 5)));
    assert_eq!((measure.n, measure.missing, measure.left_out.len()), (5, 2, 0));
    let told =
        ["m17-joined", "m17-left", "m17-closer", "m17-further", "m17-kind-gained", "m17-kind-lost", "m17-stayed"];
    assert_eq!(said(&measure), told);
    // Of the four of then three are still there; who came later did not stay.
    let args = vec![("same", Arg::Int(3)), ("total", Arg::Int(4))];
    assert_eq!(measure.more.last(), Some(&Sentence { message: "m17-stayed", args }));
}

#[test]
fn m17_nothing_changed_and_nobody_there() {
    let mut written = Written::default();
    assert_eq!(change(&written.0, &written.0, id(SEM), id(SEM)).value, Value::Undefined);
    written.view(2).ring = Some(Ring::Inner);
    let measure = change(&written.0, &written.0, id(SEM), id(SEM));
    assert_eq!(said(&measure), ["m17-none"]);
    assert!(
        matches!(&measure.value, Value::Changed(changed) if changed.is_none() && changed.turnover == Fraction::new(0, 1))
    );
}

#[test]
fn m17_merged_meanwhile_is_nobody_gone() {
    let mut then = Written::default();
    then.view(2).ring = Some(Ring::Inner);
    let mut now = Written(then.0.clone());
    now.person(7);
    now.person(2).merged_into = Some(id(7));
    let measure = change(&then.0, &now.0, id(SEM), id(SEM));
    assert_eq!(said(&measure), ["m17-none"]);
}

#[test]
fn m17_for_each_child() {
    let then = noor();
    let mut now = Written(then.0.clone());
    now.view_by(20, 20, 30).stress = Some(Stress::Conflict);
    now.view_by(20, 20, 44).ring = Some(Ring::Inner);
    let measures = changes(&then.0, &now.0, id(SEM), id(SEM), today(), false);
    assert_eq!(measures.len(), 2);
    let Value::Changed(changed) = &measures[1].value else { panic!("{measures:?}") };
    assert_eq!((&changed.joined, &changed.left, changed.stayed), (&vec![id(44)], &vec![id(30)], Fraction::new(9, 11)));
    assert_eq!(said(&measures[1]), ["m17-child"]);
    let same = change_for_child(&then.0, &then.0, id(20), id(SEM), today(), false);
    assert_eq!(said(&same), ["m17-none"]);
    // Told as not safe meanwhile: that counts on the own page only.
    let mut now = Written(then.0.clone());
    now.view_by(20, 20, 31).safe_for_child = Some(Knows::No);
    let left = |own_page| match change_for_child(&then.0, &now.0, id(20), id(SEM), today(), own_page).value {
        Value::Changed(changed) => changed.left,
        other => panic!("{other:?}"),
    };
    assert_eq!((left(false), left(true)), (vec![], vec![id(31)]));
}

#[test]
fn m17_for_a_child_needs_both_moments_told_by_the_same() {
    let now = noor();
    // Not asked then.
    let mut then = Written(now.0.clone());
    then.0.perspectives.clear();
    let unasked = change_for_child(&then.0, &now.0, id(20), id(SEM), today(), false);
    assert_eq!((unasked.value.clone(), said(&unasked)), (Value::Undefined, vec!["m7-some"]));
    // Told by Sem then and by Noor now.
    then.view_by(SEM, 20, 30).ring = Some(Ring::Inner);
    let another = change_for_child(&then.0, &now.0, id(20), id(SEM), today(), false);
    assert_eq!((another.value.clone(), said(&another)), (Value::Undefined, vec!["m7-some"]));
    // Not asked at all.
    then.0.perspectives.clear();
    let never = change_for_child(&then.0, &then.0, id(20), id(SEM), today(), false);
    assert_eq!((never.value.clone(), said(&never)), (Value::Undefined, vec!["m7-unasked"]));
}

#[test]
fn m17_who_was_told_of_just_once_neither_came_nor_went() {
    let mut then = Written::default();
    then.view(2).ring = Some(Ring::Inner);
    then.tie(SEM, 3);
    then.view(4).ring = Some(Ring::Inner);
    then.tie(SEM, 5);
    let mut now = Written(then.0.clone());
    now.view(3).ring = Some(Ring::Inner);
    now.view(4).removed = Some(Instant(1));
    let measure = change(&then.0, &now.0, id(SEM), id(SEM));
    let Value::Changed(changed) = &measure.value else { panic!("{measure:?}") };
    assert!(changed.is_none(), "{changed:?}");
    assert_eq!((measure.n, measure.missing, said(&measure)), (1, 3, vec!["m17-none"]));
    // Nothing told at either moment is no "nothing changed".
    let (then, now) = (Written::default(), &mut Written::default());
    assert_eq!(said(&change(&then.0, &now.0, id(SEM), id(SEM))), ["m-base"]);
    now.tie(SEM, 2);
    let measure = change(&now.0, &now.0, id(SEM), id(SEM));
    assert_eq!((measure.value.clone(), measure.missing, said(&measure)), (Value::Undefined, 1, vec!["m-missing"]));
}
