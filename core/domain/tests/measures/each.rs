//! Size, composition, support, density, stress and agreement.

use steunkring_domain::measures::{
    Arg, Counted, Fraction, MissingOf, Of, Outcome, Sentence, Value, agreement, all, availability, compare,
    composition, density, depth, formality, reciprocity, rings, size, stress,
};
use steunkring_domain::*;

use crate::written::*;

#[test]
fn an_empty_circle_has_a_size_and_nothing_else() {
    let circle = Circle::default();
    let measures = all(&circle, id(SEM), id(SEM), today());
    assert_eq!(measures.len(), 4 + 6 + 2 + 2);
    for measure in &measures {
        assert_eq!((measure.n, measure.missing, measure.left_out.len()), (0, 0, 0), "{}", measure.id);
    }
    assert_eq!(measures[0].value, Value::Count(0));
    assert_eq!(measures[4].value, Value::Availability { some: 0, often: 0 });
    assert_eq!(measures[4].sentence.message, "m4-gap-praktisch");
    for measure in &measures[10..] {
        assert_eq!(measure.value, Value::Undefined, "{}", measure.id);
    }
    assert_eq!(said(&measures[12]), ["m8-undefined"]);
    assert_eq!(said(&measures[13]), ["m-base"]);
}

#[test]
fn people_about_whom_nothing_was_told_are_missing_and_never_zero() {
    let mut written = Written::default();
    for alter in 2..=5 {
        written.view(alter);
    }
    for measure in all(&written.0, id(SEM), id(SEM), today()) {
        assert_eq!(measure.n, 4, "{}", measure.id);
        if measure.id == "m1-size" {
            assert_eq!((measure.value, measure.missing), (Value::Count(4), 0));
            continue;
        }
        assert_eq!(measure.value, Value::Undefined, "{}", measure.id);
        let expected = if measure.missing_of == MissingOf::Pairs { 6 } else { 4 };
        assert_eq!(measure.missing, expected, "{}", measure.id);
        let pairs = measure.missing_of == MissingOf::Pairs;
        assert_eq!(said(&measure), [if pairs { "m-missing-pairs" } else { "m-missing" }], "{}", measure.id);
    }
}

#[test]
fn who_told_nothing_about_ties_that_are_there_says_no_zero() {
    let mut written = Written::default();
    for alter in 2..=12 {
        written.view_by(9, SEM, alter).ring = Some(Ring::Inner);
    }
    for measure in all(&written.0, id(SEM), id(SEM), today()) {
        assert_eq!((&measure.value, measure.n), (&Value::Undefined, 0), "{}", measure.id);
        let eleven = Sentence { message: "m-missing", args: vec![("missing", Arg::Int(11))] };
        assert_eq!((&measure.sentence, &measure.more), (&eleven, &vec![]), "{}", measure.id);
        assert_eq!(measure.missing, if measure.missing_of == MissingOf::Pairs { 0 } else { 11 }, "{}", measure.id);
    }
    // As soon as one tie was told, it is about that one, and the other ten are missing.
    written.view(2).ring = Some(Ring::Middle);
    let (size, rings) = (size(&written.counted()), rings(&written.counted()));
    assert_eq!((size.value, size.n, size.missing), (Value::Count(1), 1, 10));
    assert_eq!((rings.n, rings.missing), (1, 10));
    assert!(matches!(rings.value, Value::Rings(at) if at[&Ring::Middle] == 1 && at[&Ring::Inner] == 0));
}

#[test]
fn one_person_has_no_density() {
    let mut written = Written::default();
    written.view(2).ring = Some(Ring::Inner);
    let measure = density(&written.counted());
    assert_eq!((measure.value.clone(), measure.n, measure.missing), (Value::Undefined, 1, 0));
    assert_eq!(said(&measure), ["m8-undefined"]);
    assert_eq!(
        rings(&written.counted()).sentence.args,
        [("n1", Arg::Int(1)), ("n2", Arg::Int(0)), ("n3", Arg::Int(0))]
    );
}

#[test]
fn answers_of_a_newer_app_are_missing() {
    let mut written = Written::default();
    let newer = || "nieuw".to_owned();
    let view = written.view(2);
    view.ring = Some(Ring::Newer(newer()));
    view.stress = Some(Stress::Newer(newer()));
    view.receives.insert(SupportKind::Practical, Level::Newer(newer()));
    view.receives.insert(SupportKind::Newer(newer()), Level::Often);
    written.tie(SEM, 2).domain = Some(Domain::Newer(newer()));
    written.person(2).formality = Some(Formality::Newer(newer()));
    written.view(3);
    written.0.alter_ties.insert(
        AlterTieId::new(id(2), id(3), id(SEM)),
        AlterTie { knows: Some(Knows::Newer(newer())), ..AlterTie::default() },
    );
    for measure in all(&written.0, id(SEM), id(SEM), today()).into_iter().skip(1) {
        assert_eq!(measure.value, Value::Undefined, "{}", measure.id);
        assert_eq!(measure.missing, if measure.id == "m8-density" { 1 } else { 2 }, "{}", measure.id);
    }
    // A status of a newer app is neither broken nor wished for.
    written.view(2).status = Some(Status::Newer(newer()));
    assert_eq!(written.counted().alters().len(), 2);
}

#[test]
fn m1_counts_who_is_there_and_lists_who_is_not() {
    let mut written = Written::default();
    written.view(2);
    written.view(3).status = Some(Status::Pausing);
    written.view(4).status = Some(Status::Active);
    written.view(5).status = Some(Status::Broken);
    written.view(6).status = Some(Status::Wished);
    written.view(7);
    written.person(7).deceased = Some(true);
    written.view(8);
    written.person(8).deceased = Some(true);
    // Somebody whose name nobody knows has a tie like any other.
    written.view(14);
    written.person(14).placeholder = Some(true);
    written.tie(SEM, 9);
    written.view_by(2, SEM, 10);
    written.view(11).removed = Some(Instant(1));
    written.view(12);
    written.tie(SEM, 12).removed = Some(Instant(1));
    written.view(13);
    written.person(13).removed = Some(Instant(1));
    let measure = size(&written.counted());
    assert_eq!((measure.value, measure.n, measure.missing), (Value::Count(4), 4, 3));
    assert_eq!(measure.left_out, [id(5), id(6), id(7), id(8)]);
    assert_eq!(written.counted().silent(), [id(9), id(10), id(11)]);
}

#[test]
fn m1_merged_entries_are_one_person() {
    let mut written = Written::default();
    written.view(2).ring = Some(Ring::Outer);
    written.view(2).stress = Some(Stress::Tension);
    written.view(3).ring = Some(Ring::Inner);
    written.tie(SEM, 2).domain = Some(Domain::Family);
    written.view(4);
    written.knows(2, 4, Knows::Yes);
    written.knows(2, 3, Knows::Yes);
    written.person(2).merged_into = Some(id(3));
    let counted = written.counted();
    assert_eq!(counted.n_of(), 2);
    let riet = &counted.alters()[0];
    assert_eq!((riet.id, riet.domain.clone()), (id(3), Some(Domain::Family)));
    assert_eq!((riet.view.ring.clone(), riet.view.stress.clone()), (Some(Ring::Inner), Some(Stress::Tension)));
    assert_eq!(density(&counted).value, ratio(1, 1));
}

/// How many count, spelled short.
trait Short {
    fn n_of(&self) -> usize;
}
impl Short for Counted<'_> {
    fn n_of(&self) -> usize {
        self.alters().len()
    }
}

#[test]
fn m1_rings_m2_composition_m3_formality() {
    let mut written = Written::default();
    let rows = [
        (2, Some(Ring::Inner), Some(Domain::Home), Some(Formality::Informal)),
        (3, Some(Ring::Inner), Some(Domain::Family), Some(Formality::Informal)),
        (4, Some(Ring::Outer), Some(Domain::Family), None),
        (5, Some(Ring::Outside), Some(Domain::SchoolWork), Some(Formality::Forefield)),
        (6, None, None, Some(Formality::Informal)),
    ];
    for (n, ring, domain, formality) in rows {
        written.view(n).ring = ring;
        written.tie(SEM, n).domain = domain;
        written.person(n).formality = formality;
    }
    let counted = written.counted();
    let rings = rings(&counted);
    let expected = [(Ring::Inner, 2), (Ring::Middle, 0), (Ring::Outer, 1), (Ring::Outside, 1)];
    assert_eq!((rings.value, rings.n, rings.missing), (Value::Rings(expected.into()), 5, 1));
    assert_eq!(rings.sentence.args, [("n1", Arg::Int(2)), ("n2", Arg::Int(0)), ("n3", Arg::Int(1))]);

    let parts = composition(&counted);
    let Value::Domains(shares) = &parts.value else { panic!("{parts:?}") };
    assert_eq!(shares.len(), 8);
    assert_eq!(shares[&Domain::Family], Fraction::new(2, 5).unwrap());
    assert_eq!(shares[&Domain::Neighbours], Fraction::new(0, 5).unwrap());
    assert_eq!((parts.n, parts.missing), (5, 1));
    assert_eq!(said(&parts), ["m2-part"; 3]);

    let formality = formality(&counted);
    let Value::Formality(shares) = &formality.value else { panic!("{formality:?}") };
    assert_eq!(shares[&Formality::Informal], Fraction::new(3, 4).unwrap());
    assert_eq!(shares[&Formality::Forefield], Fraction::new(1, 4).unwrap());
    assert_eq!(shares[&Formality::Formal], Fraction::new(0, 4).unwrap());
    assert_eq!((formality.n, formality.missing), (5, 1));
    assert_eq!(said(&formality), ["m3-informal", "m3-voorveld", "m3-formal"]);
    assert_eq!(formality.sentence.args, [("k", Arg::Int(3)), ("n", Arg::Int(4)), ("ego-obj", Arg::EgoObject(id(SEM)))]);
}

/// Four people: 2 does two things often, 3 one thing sometimes and gets support back, 4 nothing, 5 not told.
fn supporters() -> Written {
    let mut written = Written::default();
    let view = written.view(2);
    view.receives.extend([(SupportKind::Practical, Level::Often), (SupportKind::Emotional, Level::Often)]);
    view.gives.insert(SupportKind::Practical, false);
    let view = written.view(3);
    view.receives.extend([(SupportKind::Practical, Level::Sometimes), (SupportKind::Emotional, Level::Never)]);
    view.gives.extend([(SupportKind::Practical, false), (SupportKind::Company, true)]);
    let view = written.view(4);
    view.receives.insert(SupportKind::Practical, Level::Never);
    view.gives.insert(SupportKind::Practical, false);
    written.view(5);
    written
}

#[test]
fn m4_counts_each_kind_apart() {
    let written = supporters();
    let counted = written.counted();
    let practical = availability(&counted, &SupportKind::Practical);
    assert_eq!(practical.of, Some(Of::Support(SupportKind::Practical)));
    assert_eq!((practical.value.clone(), practical.missing), (Value::Availability { some: 2, often: 1 }, 1));
    assert_eq!(said(&practical), ["m4-kind", "m4-enough"]);
    let emotional = availability(&counted, &SupportKind::Emotional);
    assert_eq!((emotional.value, emotional.missing), (Value::Availability { some: 1, often: 1 }, 2));
    let advice = availability(&counted, &SupportKind::Advice);
    assert_eq!((advice.value.clone(), advice.missing), (Value::Undefined, 4));
    assert_eq!(said(&advice), ["m-missing"]);
}

#[test]
fn m4_told_that_nobody_does_it_is_a_gap_of_zero() {
    let mut written = Written::default();
    written.view(2).receives.insert(SupportKind::Meaning, Level::Never);
    let meaning = availability(&written.counted(), &SupportKind::Meaning);
    assert_eq!((meaning.value.clone(), meaning.missing), (Value::Availability { some: 0, often: 0 }, 0));
    assert_eq!(
        meaning.sentence,
        Sentence { message: "m4-gap-zingeving", args: vec![("ego-obj", Arg::EgoObject(id(SEM)))] }
    );
    assert_eq!(meaning.more, []);
}

#[test]
fn m5_is_the_mean_over_those_told() {
    let written = supporters();
    let depth = depth(&written.counted());
    let mean = Fraction::new(3, 3).unwrap();
    let people = [(id(2), 2), (id(3), 1), (id(4), 0)].into();
    assert_eq!((depth.value.clone(), depth.n, depth.missing), (Value::Depth { mean, people }, 4, 1));
    assert_eq!(said(&depth), ["m5-range", "m5-person", "m5-person"]);
    assert_eq!(depth.more[0].args[0], ("alter", Arg::Person(id(2))));
    let ways = [("n", Arg::Int(2)), ("low", Arg::Int(1)), ("high", Arg::Int(2))];
    assert_eq!(depth.sentence.args[1..], ways, "who was told to give nothing is not among them");
}

#[test]
fn m5_is_said_of_as_many_as_there_are() {
    let mut written = Written::default();
    let told = |written: &Written| said(&depth(&written.counted()));
    for (alter, level, expected) in [
        (2, Level::Never, &["m5-none"][..]),
        (3, Level::Often, &["m5-person"]),
        (4, Level::Sometimes, &["m5-same", "m5-person", "m5-person"]),
    ] {
        written.view(alter).receives.insert(SupportKind::Practical, level);
        assert_eq!(told(&written), expected);
    }
}

#[test]
fn m6_needs_both_directions() {
    let mut written = supporters();
    let measure = reciprocity(&written.counted());
    assert_eq!((measure.value.clone(), measure.n, measure.missing), (ratio(1, 2), 4, 1));
    assert_eq!(measure.sentence.args, [("k", Arg::Int(1)), ("n", Arg::Int(2)), ("who", Arg::Who(id(SEM)))]);
    written.view(2).gives.clear();
    let measure = reciprocity(&written.counted());
    assert_eq!((measure.value, measure.missing), (ratio(1, 1), 2));
}

#[test]
fn m8_counts_pairs_that_know_each_other() {
    let mut written = Written::default();
    for alter in 2..=5 {
        written.view(alter);
    }
    written.knows(2, 3, Knows::Yes);
    written.knows(4, 2, Knows::Yes);
    written.knows(3, 4, Knows::No);
    written.knows(4, 5, Knows::Unsure);
    // Neither the ego, nor someone who does not count, nor another's answer.
    written.knows(SEM, 2, Knows::Yes);
    written.knows(2, 9, Knows::Yes);
    written
        .0
        .alter_ties
        .insert(AlterTieId::new(id(2), id(5), id(3)), AlterTie { knows: Some(Knows::Yes), ..AlterTie::default() });
    let measure = density(&written.counted());
    assert_eq!((measure.value.clone(), measure.n, measure.missing), (ratio(2, 6), 4, 3));
    assert_eq!(measure.sentence.args, [("m", Arg::Int(2)), ("pairs", Arg::Int(6))]);
    let json = serde_json::to_value(&measure).unwrap();
    assert_eq!(json["value"]["ratio"].as_f64().unwrap().to_bits(), (2.0_f64 / 6.0).to_bits());
}

#[test]
fn m14_tension_and_strength_together() {
    let mut written = Written::default();
    let rows = [
        (2, Some(Strength::Strong), Some(Stress::Tension)),
        (3, Some(Strength::Weak), Some(Stress::Conflict)),
        (4, Some(Strength::Strong), Some(Stress::None)),
        (5, Some(Strength::Strong), None),
    ];
    for (n, strength, told) in rows {
        written.view(n).strength = strength;
        written.view(n).stress = told;
    }
    let measure = stress(&written.counted());
    let share = Fraction::new(2, 4).unwrap();
    assert_eq!((measure.value.clone(), measure.missing), (Value::Stress { share, ambivalent: 1 }, 1));
    assert_eq!(said(&measure), ["m14-stress", "m14-ambivalent"]);
}

#[test]
fn m18_equal_different_and_told_by_one() {
    let mut written = Written::default();
    let sem = written.view(2);
    sem.ring = Some(Ring::Inner);
    sem.strength = Some(Strength::Good);
    sem.receives.insert(SupportKind::Advice, Level::Often);
    let mother = written.view_by(9, SEM, 2);
    mother.ring = Some(Ring::Inner);
    mother.strength = Some(Strength::Weak);
    mother.gives.insert(SupportKind::Advice, true);
    mother.stress = Some(Stress::Newer("nieuw".into()));
    // Broken to one of them is still set beside the other's answer; broken to both is not.
    written.view(3).status = Some(Status::Broken);
    written.view_by(9, SEM, 3).status = Some(Status::Active);
    written.view(4).status = Some(Status::Broken);
    written.view_by(9, SEM, 4).status = Some(Status::Broken);
    let rows = compare(&written.0, id(SEM), id(SEM), id(9));
    let rows: Vec<(PersonId, String, Outcome)> =
        rows.into_iter().map(|row| (row.alter, row.field.key(), row.outcome)).collect();
    assert_eq!(
        rows,
        [
            (id(2), "ring".into(), Outcome::Equal),
            (id(2), "strength".into(), Outcome::Differ),
            (id(2), "receives:advies".into(), Outcome::OnlyFirst),
            (id(2), "gives:advies".into(), Outcome::OnlySecond),
            (id(3), "status".into(), Outcome::Differ),
        ]
    );
    let measure = agreement(&written.0, id(SEM), id(SEM), id(9));
    let share = Fraction::new(1, 3).unwrap();
    assert_eq!(measure.value, Value::Agreement { share, equal: 1, differ: 2 });
    assert_eq!((measure.n, measure.missing, measure.left_out.clone()), (2, 2, vec![id(4)]));
    assert_eq!(said(&measure), ["m18-equal", "m18-differ", "m18-one-missing"]);
}

#[test]
fn m18_nothing_told_by_both_is_not_defined() {
    let mut written = Written::default();
    written.view(2).ring = Some(Ring::Inner);
    let measure = agreement(&written.0, id(SEM), id(SEM), id(9));
    assert_eq!((measure.value.clone(), measure.missing), (Value::Undefined, 1));
    assert_eq!(said(&measure), ["m18-none", "m18-one-missing"]);
}

#[test]
fn json_is_exact_and_null_where_undefined() {
    let written = supporters();
    let json = serde_json::to_value(all(&written.0, id(SEM), id(SEM), today())).unwrap();
    let by = |name: &str| json.as_array().unwrap().iter().find(|measure| measure["id"] == name).unwrap().clone();
    assert_eq!(by("m1-size")["value"], 4);
    assert_eq!(by("m4-kind")["of"]["support"], "praktisch");
    assert_eq!(by("m4-kind")["value"]["some"], 2);
    assert_eq!(by("m6-reciprocity")["value"], serde_json::json!({"num": 1, "den": 2, "ratio": 0.5}));
    assert!(by("m8-density")["value"].is_null());
    assert_eq!(by("m5-mean")["value"]["people"][id(2).to_string()], 2);
    assert_eq!(Fraction::new(1, 0), None);
}
