//! The examples of the words page as they must come out, and the rules behind them.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use steunkring_text::tell::{self, Ego, Item, Kin, Map, MapRing, Often, Tie};
use steunkring_text::{Args, Level, OwnWords, Words};

const ME: Ego<'static> = Ego { name: "Sem", is_reader: true };
const SEM: Ego<'static> = Ego { name: "Sem", is_reader: false };
const OMA: Option<Kin<'static>> = Some(Kin { noun: "kin-name-oma", sure: true });

fn words(level: Level) -> Words {
    Words::new(level, OwnWords::new()).unwrap()
}

fn told(level: Level, ego: Ego<'_>, tie: &Tie<'_>) -> String {
    tell::joined(&tell::tie(&words(level), ego, tie)).text
}

fn riet() -> Tie<'static> {
    Tie {
        name: "Riet",
        kin: OMA,
        line: "strong-stressful",
        arrow: "in",
        receives: &[("praktisch", Some(Often::Often)), ("advies", Some(Often::Never))],
        frequency: Some("wekelijks"),
        mode: Some("langs"),
        stress: Some("spanning"),
        ..Tie::default()
    }
}

#[test]
fn the_examples_of_the_words_page() {
    assert_eq!(
        told(Level::NlA2, ME, &riet()),
        "Riet is oma van jou. Riet en jij hebben een sterke band. Er is ook spanning. Riet helpt jou vaak. \
         Jullie zien elkaar elke week."
    );
    let short = Item { name: "Riet", who: Some("kin-name-oma"), line: "strong-stressful", ..Item::default() };
    let short = tell::item(&words(Level::NlA2), ME, 1, &short);
    assert_eq!(short.text, "1. Riet, oma: sterke band met spanning.");
    assert_eq!(short.spoken, "Nummer 1: Riet, oma, sterke band met spanning.");
    let neighbours = Tie {
        name: "de buren",
        several: true,
        line: "normal",
        receives: &[("praktisch", Some(Often::Sometimes)), ("advies", None)],
        stress: Some("geen"),
        say_missing: true,
        ..Tie::default()
    };
    assert_eq!(
        told(Level::NlA2, ME, &neighbours),
        "Je krijgt soms hulp van de buren. Hoe vaak er contact is: nog niet ingevuld."
    );
    let coach =
        Tie { name: "coach", line: "moderate", receives: &[("emotioneel", Some(Often::Often))], ..Tie::default() };
    assert_eq!(told(Level::NlA2, SEM, &coach), "Coach en Sem hebben een goede band. Coach luistert vaak naar Sem.");
    let papa = Tie { name: "papa", line: "broken", status: Some("verbroken"), frequency: Some("niet"), ..riet() };
    assert_eq!(told(Level::NlA2, ME, &Tie { kin: None, ..papa }), "Papa en jij hebben geen contact meer.");
    assert_eq!(told(Level::NlA2, ME, &papa), "Papa is oma van jou. Papa en jij hebben geen contact meer.");
    let ali = Tie { name: "Ali", line: "unknown", say_missing: true, ..Tie::default() };
    assert_eq!(told(Level::NlA2, ME, &ali), "De band met Ali is nog niet ingevuld.");
}

#[test]
fn every_level_tells_to_the_reader_and_to_others() {
    assert_eq!(
        told(Level::En, ME, &riet()),
        "Riet is grandmother of you. Riet and you have a strong bond, but there is tension too. \
         Riet often helps you. You see each other every week."
    );
    assert_eq!(
        told(Level::NlB1, SEM, &riet()),
        "Riet is oma van Sem. Riet en Sem hebben een sterke band, maar er is ook spanning. Riet helpt Sem vaak. \
         Ze zien elkaar elke week."
    );
}

#[test]
fn often_comes_before_sometimes_and_there_are_at_most_three_and_two() {
    let tie = Tie {
        name: "Bo",
        line: "normal",
        receives: &[
            ("praktisch", Some(Often::Sometimes)),
            ("emotioneel", Some(Often::Sometimes)),
            ("advies", Some(Often::Sometimes)),
            ("gezelschap", Some(Often::Often)),
        ],
        gives: &["praktisch", "emotioneel", "geld_spullen"],
        ..Tie::default()
    };
    assert_eq!(
        told(Level::NlA2, ME, &tie),
        "Je doet vaak leuke dingen met Bo. Bo helpt jou soms. Bo luistert soms naar jou. Je helpt Bo. \
         Je luistert naar Bo."
    );
    assert_eq!(told(Level::En, SEM, &Tie { receives: &[], ..tie }), "Sem helps Bo. Sem listens to Bo.");
}

#[test]
fn what_was_not_told_is_not_inferred() {
    let tie = Tie {
        name: "Bo",
        line: "unknown",
        stress: Some("spanning"),
        receives: &[("praktisch", Some(Often::Never)), ("zingeving", Some(Often::Never)), ("advies", None)],
        frequency: Some("maandelijks"),
        mode: Some("a_newer_mode"),
        say_rarely: true,
        say_missing: true,
        ..Tie::default()
    };
    assert_eq!(
        told(Level::NlA2, ME, &tie),
        "De band met Bo is nog niet ingevuld. Jullie hebben elke maand contact. Soms is er spanning. \
         Bijna nooit van Bo: helpen en hoop en geloof. Nog niet ingevuld van Bo: meedenken."
    );
    let newer = Tie { frequency: Some("newer"), stress: Some("newer"), say_rarely: false, say_missing: false, ..tie };
    assert_eq!(told(Level::NlA2, ME, &newer), "De band met Bo is nog niet ingevuld.");
}

#[test]
fn a_pause_and_a_wish_have_their_own_sentence() {
    let pause = Tie { status: Some("slapend"), kin: None, receives: &[], ..riet() };
    assert_eq!(
        told(Level::NlA2, ME, &pause),
        "Riet en jij hebben een sterke band. Er is ook spanning. Riet en jij hebben nu even geen contact."
    );
    let wish = Tie { name: "Bo", status: Some("gewenst"), line: "unknown", say_missing: true, ..Tie::default() };
    assert_eq!(told(Level::NlA2, ME, &wish), "Je wilt graag contact met Bo.");
    assert_eq!(told(Level::NlA2, SEM, &wish), "Sem wil graag contact met Bo.");
}

#[test]
fn kin_is_told_from_the_side_that_has_a_noun() {
    let with = |noun| Tie { name: "Bo", line: "normal", kin: Some(Kin { noun, sure: true }), ..Tie::default() };
    assert_eq!(told(Level::NlA2, SEM, &with("kin-kind-voogd")), "Sem is voogd van Bo.");
    assert_eq!(told(Level::NlA2, ME, &with("kin-kind-voogd")), "Bo: kind met een voogd");
    assert_eq!(told(Level::NlA2, SEM, &with("kin-ouder-pleeg")), "Bo is pleegouder van Sem.");
    assert_eq!(told(Level::NlA2, ME, &with("kin-name-schoonfamilie")), "Bo: familie van je partner");
    let unsure = Tie { kin: Some(Kin { noun: "kin-name-oom", sure: false }), ..with("") };
    assert_eq!(told(Level::NlA2, ME, &unsure), "Bo is misschien oom van jou.");
    let anna = Tie { name: "Anna", line: "normal", role: Some("role-oppas"), ..Tie::default() };
    // A role's spoken text needs own words, its label does not: both come with the family's usual ones.
    assert_eq!(told(Level::NlA2, SEM, &anna), "Anna, voor Sem: oppas.");
}

#[test]
fn a_line_is_told_from_both_ends() {
    let say = |ego, tie: &Tie<'_>| tell::joined(&tell::line(&words(Level::NlA2), ego, tie)).text;
    let oma = Tie { name: "oma", line: "moderate", arrow: "both", ..Tie::default() };
    assert_eq!(say(ME, &oma), "Oma en jij hebben een goede band. Oma en jij steunen elkaar.");
    assert_eq!(
        say(ME, &Tie { arrow: "in", line: "strong", ..oma }),
        "Oma en jij hebben een sterke band. Je krijgt steun van oma."
    );
    let sem = Tie { name: "Sem", line: "weak", arrow: "out", ..Tie::default() };
    let from_oma = say(Ego { name: "oma", is_reader: false }, &sem);
    assert_eq!(from_oma, "Sem en oma hebben een dunne band. Oma geeft steun aan Sem.");
    let lines =
        ["strong", "moderate", "normal", "weak", "stressful", "strong-stressful", "conflictual", "broken", "unknown"];
    for line in lines {
        for arrow in ["in", "out", "both", "unknown"] {
            assert_eq!(tell::line(&words(Level::NlA2), ME, &Tie { line, arrow, ..oma }).len(), 2, "{line} {arrow}");
        }
        assert_eq!(tell::line(&words(Level::NlA2), ME, &Tie { line, arrow: "none", ..oma }).len(), 1);
    }
}

#[test]
fn the_map_as_a_spoken_list() {
    let map = Map {
        ego: ME,
        rings: vec![
            MapRing {
                name: "Heel dichtbij",
                people: vec![
                    Item { name: "Riet", who: Some("kin-name-oma"), line: "strong", ..Item::default() },
                    Item { name: "Bo", who: Some("domain-vrienden"), line: "moderate", ..Item::default() },
                ],
            },
            MapRing { name: "Dichtbij", people: vec![] },
            MapRing {
                name: "Verder weg",
                people: vec![Item { name: "Ali", who: None, line: "unknown", ..Item::default() }],
            },
        ],
        hidden: 1,
    };
    let spoken = tell::joined(&tell::map(&words(Level::NlA2), &map)).spoken;
    assert_eq!(
        spoken,
        "Dit is jouw kring. Er staan 3 mensen in. Heel dichtbij. Hier staan 2 mensen. Nummer 1: Riet, oma, sterke band. \
         Nummer 2: Bo, vrienden, goede band. Dichtbij. Hier staat nog niemand. Verder weg. Hier staat 1 persoon. \
         Nummer 3: Ali, nog niet ingevuld. Eén persoon laten we niet zien. Dat waren alle mensen."
    );
    let none = Map { ego: SEM, rings: vec![], hidden: 0 };
    let spoken = tell::joined(&tell::map(&words(Level::NlA2), &none)).spoken;
    assert_eq!(spoken, "Dit is de kring van Sem. Dat waren alle mensen.");
}

#[test]
fn other_messages_name_the_middle_person_too() {
    let words = words(Level::NlA2);
    let gap = |ego| words.label("m4-gap-advies", &words.about(ego, Args::new())).text;
    assert_eq!(gap(ME), "Wie zou met jou kunnen meedenken?");
    assert_eq!(gap(SEM), "Wie zou met Sem kunnen meedenken?");
}

/// Decisions 46 and 49: a pause and a wish are said with their line, and so is a place that nobody asked for.
#[test]
fn a_pause_a_wish_and_a_place_not_asked_are_said() {
    let words = words(Level::NlA2);
    let tie = |line, status| Tie { name: "Riet", line, arrow: "unknown", status, ..Tie::default() };
    let short = |line, status| tell::short(&words, ME, &tie(line, status)).text;
    assert_eq!(short("strong", None), "Sterke band.");
    assert_eq!(short("strong", Some("actief")), "Sterke band.");
    assert_eq!(short("strong", Some("slapend")), "Sterke band. Nu even geen contact.");
    assert_eq!(short("unknown", Some("gewenst")), "Je wilt graag contact met Riet.");
    let broken = Tie { arrow: "both", ..tie("broken", Some("verbroken")) };
    assert_eq!(tell::short(&words, ME, &broken).text, "Geen contact meer.");
    let drawn = |line, status| tell::joined(&tell::line(&words, ME, &tie(line, status))).text;
    let unknown = "Wie wie steunt, is nog niet ingevuld.";
    assert_eq!(drawn("unknown", Some("gewenst")), format!("Je wilt graag contact met Riet. {unknown}"));
    let paused = "Riet en jij hebben een goede band. Riet en jij hebben nu even geen contact.";
    assert_eq!(drawn("moderate", Some("slapend")), format!("{paused} {unknown}"));
    let paused = tell::short(&words, ME, &tie("normal", Some("slapend")));
    assert_eq!(paused.spoken, "Gewone band. Er is nu even geen contact. Dat kan weer komen.");
    let heard = |item: &Item<'_>| tell::item(&words, SEM, 3, item).spoken;
    let riet = Item { name: "Riet", who: Some("kin-name-oma"), line: "strong", ..Item::default() };
    assert_eq!(
        heard(&Item { status: Some("slapend"), ..riet }),
        "Nummer 3: Riet, oma, sterke band. Riet en Sem hebben nu even geen contact."
    );
    assert_eq!(
        heard(&Item { line: "unknown", status: Some("gewenst"), assumed: true, ..riet }),
        "Nummer 3: Riet, oma. Sem wil graag contact met Riet. Deze plek is nog niet gevraagd."
    );
}
