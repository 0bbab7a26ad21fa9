//! Each measure on circles small enough to count by hand.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml lifts these in tests, not in their helpers"
)]

use steunkring_domain::measures::{
    Arg, Counted, Fraction, Measure, MissingOf, Of, Outcome, Sentence, Value, agreement, all, all_on_own_page,
    availability, change, change_for_child, changes, children, compare, composition, density, depth, formality,
    reciprocity, rings, size, stress, supportive_adults,
};
use steunkring_domain::*;

fn id(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

fn ratio(num: u32, den: u32) -> Value {
    Value::Ratio(Fraction::new(num, den).unwrap())
}

fn said(measure: &Measure) -> Vec<&'static str> {
    std::iter::once(&measure.sentence).chain(&measure.more).map(|sentence| sentence.message).collect()
}

/// A circle that is written down person by person; Sem (1) is the ego and tells.
#[derive(Default)]
struct Written(Circle);

const SEM: u8 = 1;

impl Written {
    fn person(&mut self, n: u8) -> &mut Person {
        let person = self.0.people.entry(id(n)).or_default();
        person.nickname.get_or_insert_with(|| Nickname::parse(&format!("p{n}")).unwrap());
        person
    }

    fn tie(&mut self, ego: u8, alter: u8) -> &mut Tie {
        self.person(ego);
        self.person(alter);
        self.0.ties.entry(TieId { ego: id(ego), alter: id(alter) }).or_default()
    }

    fn view_by(&mut self, respondent: u8, ego: u8, alter: u8) -> &mut Perspective {
        self.tie(ego, alter);
        let tie = TieId { ego: id(ego), alter: id(alter) };
        self.0.perspectives.entry(PerspectiveId { tie, respondent: id(respondent) }).or_default()
    }

    fn view(&mut self, alter: u8) -> &mut Perspective {
        self.view_by(SEM, SEM, alter)
    }

    fn knows(&mut self, a: u8, b: u8, knows: Knows) {
        let key = AlterTieId::new(id(a), id(b), id(SEM));
        self.0.alter_ties.insert(key, AlterTie { knows: Some(knows), ..AlterTie::default() });
    }

    fn counted(&self) -> Counted<'_> {
        Counted::of(&self.0, id(SEM), id(SEM))
    }
}

#[test]
fn an_empty_circle_has_a_size_and_nothing_else() {
    let circle = Circle::default();
    let measures = all(&circle, id(SEM), id(SEM), today());
    assert_eq!(measures.len(), 4 + 6 + 2 + 2);
    for measure in &measures {
        assert_eq!((measure.n, measure.missing, measure.left_out), (0, 0, 0), "{}", measure.id);
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
        assert!(
            measure.sentence.message.starts_with("m4-gap") || measure.sentence.message == "m-missing",
            "{}",
            measure.id
        );
    }
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
    written.person(8).placeholder = Some(true);
    written.tie(SEM, 9);
    written.view_by(2, SEM, 10);
    written.view(11).removed = Some(Instant(1));
    written.view(12);
    written.tie(SEM, 12).removed = Some(Instant(1));
    written.view(13);
    written.person(13).removed = Some(Instant(1));
    let measure = size(&written.counted());
    assert_eq!((measure.value, measure.n, measure.missing, measure.left_out), (Value::Count(3), 3, 3, 4));
    assert_eq!(written.counted().left_out(), [id(5), id(6), id(7), id(8)]);
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
    assert_eq!(formality.sentence.args, [("k", Arg::Int(3)), ("n", Arg::Int(4))]);
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
    assert_eq!(
        advice.sentence,
        Sentence { message: "m4-gap-advies", args: vec![("ego-obj", Arg::EgoObject(id(SEM)))] }
    );
}

#[test]
fn m4_told_that_nobody_does_it_is_a_gap_of_zero() {
    let mut written = Written::default();
    written.view(2).receives.insert(SupportKind::Meaning, Level::Never);
    let meaning = availability(&written.counted(), &SupportKind::Meaning);
    assert_eq!((meaning.value.clone(), meaning.missing), (Value::Availability { some: 0, often: 0 }, 0));
    assert_eq!(said(&meaning), ["m4-gap-zingeving"]);
}

#[test]
fn m5_is_the_mean_over_those_told() {
    let written = supporters();
    let depth = depth(&written.counted());
    let mean = Fraction::new(3, 3).unwrap();
    let people = [(id(2), 2), (id(3), 1), (id(4), 0)].into();
    assert_eq!((depth.value.clone(), depth.n, depth.missing), (Value::Depth { mean, people }, 4, 1));
    assert_eq!(said(&depth), ["m5-mean", "m5-person", "m5-person"]);
    assert_eq!(depth.more[0].args[0], ("alter", Arg::Person(id(2))));
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

/// Noor (20) is a child of the family; she tells of herself.
fn noor() -> Written {
    let mut written = Written::default();
    let noor = written.person(20);
    noor.age_band = Some(AgeBand::UpTo11);
    noor.in_family = Some(true);
    for adult in 30..=39 {
        written.person(adult).age_band = Some(AgeBand::UpTo64);
        written.view_by(20, 20, adult).ring = Some(Ring::Middle);
    }
    written
}

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
    assert_eq!((measure.n, measure.missing, measure.left_out), (5, 2, 0));
    let told =
        ["m17-joined", "m17-left", "m17-closer", "m17-further", "m17-kind-gained", "m17-kind-lost", "m17-stayed"];
    assert_eq!(said(&measure), told);
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
    let measures = changes(&then.0, &now.0, id(SEM), id(SEM), today());
    assert_eq!(measures.len(), 2);
    let Value::Changed(changed) = &measures[1].value else { panic!("{measures:?}") };
    assert_eq!((&changed.joined, &changed.left, changed.stayed), (&vec![id(44)], &vec![id(30)], Fraction::new(9, 11)));
    assert_eq!(said(&measures[1]), ["m17-child"]);
    let same = change_for_child(&then.0, &then.0, id(20), id(SEM), today());
    assert_eq!(said(&same), ["m17-none"]);
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
    assert_eq!((measure.n, measure.missing, measure.left_out), (2, 2, 1));
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
