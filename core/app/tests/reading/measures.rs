//! The measures as they stand on a screen: whose, of how many, what was not told, and never a zero that nobody told.

use serde_json::{Value, json};
use steunkring_app::*;
use steunkring_domain::measures::MissingOf;
use steunkring_domain::*;

use crate::family::*;

fn screen(home: &mut Family, options: MeasureOptions) -> MeasuresScreen {
    home.app.measures_screen(home.space, options).unwrap()
}

fn one<'a>(screen: &'a MeasuresScreen, id: &str, about: &str) -> &'a MeasureItem {
    screen.measures.iter().find(|item| item.id == id && (about.is_empty() || text(&item.about) == about)).unwrap()
}

fn value(item: &MeasureItem) -> Value {
    serde_json::to_value(&item.value).unwrap()
}

/// All that is said of a measure, in order.
fn said(item: &MeasureItem) -> Vec<String> {
    let labels = [&item.sentence].into_iter().chain(&item.more).chain(&item.base);
    texts(labels.chain(&item.not_told).chain(&item.not_in_it))
}

fn ring(ring: Ring) -> PerspectiveChange {
    PerspectiveChange::Ring(Some(ring))
}

/// Two adults and a child on a page of the child's own; one of the adults is not safe.
#[test]
fn safety_counts_on_the_own_page_and_nowhere_else() {
    let mut home = family();
    let own = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    for space in [own, home.space] {
        let (ego, me) = (home.app.ego(space).unwrap(), home.app.me(space).unwrap());
        let child = if space == own { me } else { PersonId([9; 16]) };
        if space != own {
            let name = Nickname::parse("Sem").unwrap();
            let family = vec![PersonChange::InFamily(Some(true))];
            home.app.run(space, Command::AddPerson { id: child, name, changes: family, tie: None }).unwrap();
        }
        let mut edits = vec![Edit::Person(child, PersonChange::IsChild(Some(true)))];
        for (n, name, safe) in [(1, "buur Ans", Knows::No), (2, "oma Rie", Knows::Yes)] {
            let id = PersonId([n; 16]);
            let name = Nickname::parse(name).unwrap();
            home.app.run(space, Command::AddPerson { id, name, changes: vec![], tie: None }).unwrap();
            for ego in [ego, child] {
                let tie = TieId { ego, alter: id };
                let view = PerspectiveId { tie, respondent: child };
                edits.push(Edit::Tie(tie, TieChange::Present(Some(true))));
                edits.push(Edit::View(view, ring(Ring::Inner)));
                edits.push(Edit::View(view, PerspectiveChange::SafeForChild(Some(safe.clone()))));
            }
        }
        home.app.run(space, Command::Map(edits)).unwrap();
        let screen = home.app.measures_screen(space, MeasureOptions::default()).unwrap();
        let seventh = one(&screen, "m7-some", "Sem");
        let expected = if space == own {
            "Voor Sem staat 1 volwassene klaar: oma Rie."
        } else {
            "Voor Sem staan 2 volwassenen klaar: buur Ans en oma Rie."
        };
        assert_eq!(said(seventh), [expected, "Dit gaat over 2 mensen.", "Alles is ingevuld."]);
    }
    // What changed for the child follows the same rule.
    let moment = SnapshotId([4; 16]);
    let keep = Command::TakeSnapshot { id: moment, reason: SnapshotReason::Start, caption: None };
    home.app.run(own, keep).unwrap();
    let me = home.app.me(own).unwrap();
    let tie = TieId { ego: me, alter: PersonId([2; 16]) };
    let unsafe_now = PerspectiveChange::SafeForChild(Some(Knows::No));
    home.app.run(own, Command::Map(vec![Edit::View(PerspectiveId { tie, respondent: me }, unsafe_now)])).unwrap();
    let options = MeasureOptions { since: Some(moment), ..MeasureOptions::default() };
    let screen = home.app.measures_screen(own, options).unwrap();
    let child = one(&screen, "m17-child", "Sem");
    assert_eq!(value(child)["left"], json!([PersonId([2; 16])]));
    assert_eq!(text(&child.sentence), "Welke volwassene kan er altijd voor Sem zijn?");
    let then = home.app.then_screen(own, moment).unwrap();
    assert_eq!(texts(&then.children), ["Welke volwassene kan er altijd voor Sem zijn?"]);
}

/// A child of the family without ties of its own has not been asked; the family's circle does not stand in.
#[test]
fn a_child_is_asked_of_its_own_circle() {
    let mut home = family();
    let me = home.me();
    let rie = home.add(1, "oma Rie");
    home.tell(me, rie, vec![ring(Ring::Inner)]);
    let yara = PersonId([8; 16]);
    let changes = vec![PersonChange::InFamily(Some(true)), PersonChange::IsChild(Some(true))];
    home.run(Command::AddPerson { id: yara, name: Nickname::parse("Yara").unwrap(), changes, tie: None });
    let before = screen(&mut home, MeasureOptions::default());
    let seventh = one(&before, "m7-some", "Yara");
    assert_eq!((value(seventh), seventh.n, seventh.missing), (Value::Null, 0, 0));
    assert_eq!(said(seventh), ["Dit is voor Yara nog niet gevraagd.", "Er is nog niemand ingevuld."]);

    // Nadia tells it for Yara, and it is said that she did.
    let tie = TieId { ego: yara, alter: rie };
    let tell = |home: &mut Family, respondent| {
        let view = PerspectiveId { tie, respondent };
        let present = Edit::Tie(tie, TieChange::Present(Some(true)));
        home.edit(vec![present, Edit::View(view, ring(Ring::Middle))]);
        let screen = screen(home, MeasureOptions::default());
        let seventh = one(&screen, "m7-some", "Yara");
        assert_eq!((value(seventh), seventh.n), (json!([rie]), 1));
        said(seventh)[..2].to_vec()
    };
    let some = "Voor Yara staat 1 volwassene klaar: oma Rie.";
    assert_eq!(tell(&mut home, me), [some, "Nadia gaf antwoord voor Yara."]);
    // As soon as Yara tells, it is hers.
    assert_eq!(tell(&mut home, yara), [some, "Dit gaat over 1 persoon."]);

    // Her circle measured by itself speaks of hers, and the family's is as it was.
    let hers = MeasureOptions { ego: Some(yara), respondent: Some(yara), ..MeasureOptions::default() };
    let hers = screen(&mut home, hers);
    assert_eq!(texts([&hers.circle, &hers.seen_by]), ["De kring van Yara", "Zo ziet Yara het."]);
    assert_eq!(said(one(&hers, "m1-size", ""))[0], "Er staat 1 persoon in de kring van Yara.");
    let family = screen(&mut home, MeasureOptions::default());
    assert_eq!(said(one(&family, "m1-size", ""))[0], "Er staat 1 persoon in je kring.");
    assert_eq!(text(&family.circle), "Onze kring");
}

#[test]
fn who_told_nothing_is_not_said_to_have_an_empty_circle() {
    let mut home = family();
    let me = home.me();
    for n in 1..=3 {
        let id = home.add(n, &format!("mens {n}"));
        home.tell(me, id, vec![ring(Ring::Inner)]);
    }
    let silent = home.add(4, "Stil");
    let child = vec![PersonChange::IsChild(Some(true)), PersonChange::InFamily(Some(true))];
    home.edit(child.into_iter().map(|change| Edit::Person(PersonId([3; 16]), change)).collect());
    let options = MeasureOptions { respondent: Some(silent), ..MeasureOptions::default() };
    let screen = screen(&mut home, options);
    for item in &screen.measures {
        assert_eq!((value(item), item.n), (Value::Null, 0), "{}", item.id);
        assert!(!said(item).iter().any(|line| line.contains("Stil")), "{:?}", said(item));
        assert!(!said(item).contains(&"Alles is ingevuld.".to_owned()), "{:?}", said(item));
        let told = if item.id == "m7-some" { 0 } else { 4 };
        if item.missing_of == MissingOf::People {
            assert_eq!(item.missing, told, "{}", item.id);
        }
    }
    let size = one(&screen, "m1-size", "Hoeveel mensen");
    assert_eq!(said(size), ["Bij 4 mensen is dit nog niet ingevuld.", "Er is nog niemand ingevuld."]);
}

#[test]
fn each_measure_says_what_it_is_of_and_who_is_left_out() {
    let mut home = family();
    let me = home.me();
    let ids: Vec<PersonId> = (1..=5).map(|n| home.add(n, &format!("mens {n}"))).collect();
    for id in &ids[..4] {
        home.tell(me, *id, vec![ring(Ring::Inner)]);
    }
    // The later one came first.
    for id in [ids[3], ids[0]] {
        home.tell(me, id, vec![PerspectiveChange::Status(Some(Status::Broken))]);
    }
    let knows = AlterTieId::new(ids[1], ids[2], me);
    home.edit(vec![Edit::AlterTie(knows, AlterTieChange::Knows(Some(Knows::Yes)))]);
    let screen = screen(&mut home, MeasureOptions::default());
    assert_eq!(texts([&screen.title, &screen.no_score]), ["Wat zie je hier?", "Er is geen goed of fout."]);
    let left_out = "Deze mensen staan er niet bij: mens 1 en mens 4.";
    let one_missing = "Bij 1 persoon is dit nog niet ingevuld.";
    let rings = one(&screen, "m1-rings", "Hoe dichtbij");
    assert_eq!(rings.left_out, [ids[0], ids[3]]);
    assert_eq!(
        said(rings),
        [
            "Heel dichtbij: 2. Dichtbij: 0. Verder weg: 0.",
            "School, club en hulp: 0.",
            "Dit gaat over 2 mensen.",
            one_missing,
            left_out,
        ]
    );
    let density = one(&screen, "m8-density", "Wie kent elkaar");
    assert_eq!(value(density), json!({ "num": 1, "den": 1, "ratio": 1.0 }));
    assert_eq!(
        said(density),
        ["Twee mensen kennen elkaar.", "Dit gaat over 2 mensen.", "Alles is ingevuld.", left_out]
    );
    // Pairs are said as pairs, not as people.
    home.tell(me, ids[4], vec![ring(Ring::Outer)]);
    let screen = self::screen(&mut home, MeasureOptions::default());
    let density = one(&screen, "m8-density", "");
    assert_eq!((density.n, density.missing), (3, 2));
    assert_eq!(density.not_told.as_ref().map(text).unwrap(), "2 keer is dit nog niet ingevuld.");
}

#[test]
fn what_changed_and_how_far_two_agree_come_beside_the_rest() {
    let mut home = family();
    let me = home.me();
    let (rie, bo, sem) = (home.add(1, "oma Rie"), home.add(2, "Bo"), home.add(3, "Sem"));
    for id in [rie, bo, sem] {
        home.tell(me, id, vec![ring(Ring::Middle)]);
    }
    let moment = SnapshotId([4; 16]);
    home.run(Command::TakeSnapshot { id: moment, reason: SnapshotReason::Start, caption: None });
    home.tell(me, rie, vec![ring(Ring::Inner)]);
    home.edit(vec![Edit::Person(bo, PersonChange::Removed(Some(Instant(NOW))))]);
    home.tell(sem, rie, vec![ring(Ring::Inner), PerspectiveChange::Strength(Some(Strength::Strong))]);
    let options = MeasureOptions { since: Some(moment), with: Some(sem), ..MeasureOptions::default() };
    let screen = screen(&mut home, options);
    assert_eq!(texts(&screen.since), ["Toen: 3 november 2026"]);
    assert_eq!(texts(&screen.with), ["Sem"]);
    let change = one(&screen, "m17-stayed", "Toen en nu");
    let expected = json!({ "num": 2, "den": 3, "ratio": 2.0 / 3.0 });
    assert_eq!((&value(change)["stayed"], &value(change)["left"], change.n), (&expected, &json!([bo]), 3));
    assert_eq!(
        said(change)[..3],
        ["Nu niet meer erbij: Bo.", "Dichterbij gekomen: oma Rie.", "2 van de 3 mensen zijn gebleven."]
    );
    let agreement = one(&screen, "m18-equal", "");
    assert_eq!(value(agreement), json!({ "share": { "num": 1, "den": 1, "ratio": 1.0 }, "equal": 1, "differ": 0 }));
    assert_eq!((agreement.n, agreement.missing, agreement.missing_of), (2, 2, MissingOf::Answers));
    assert_eq!(
        said(agreement),
        ["1 antwoord is hetzelfde.", "2 vragen hebben nog maar één antwoord.", "Dit gaat over 2 mensen."]
    );
    let plain = self::screen(&mut home, MeasureOptions::default());
    assert_eq!(plain.measures.len() + 2, screen.measures.len());
}

#[test]
fn nobody_and_no_moment_is_refused() {
    let mut home = family();
    let nobody = Some(PersonId([77; 16]));
    let wrong = [
        MeasureOptions { ego: nobody, ..MeasureOptions::default() },
        MeasureOptions { respondent: nobody, ..MeasureOptions::default() },
        MeasureOptions { with: nobody, ..MeasureOptions::default() },
    ];
    for options in wrong {
        let refused = home.app.measures_screen(home.space, options).err();
        assert_eq!(refused, Some(CoreError::Missing("person")), "{options:?}");
    }
    let moment = MeasureOptions { since: Some(SnapshotId([5; 16])), ..MeasureOptions::default() };
    assert_eq!(home.app.measures_screen(home.space, moment).err(), Some(CoreError::Missing("snapshot")));
    let elsewhere = home.app.measures_screen(SpaceId([9; 32]), MeasureOptions::default());
    assert_eq!(elsewhere.err(), Some(CoreError::Missing("space")));
}
