//! Every value of the domain has a message, and every message of a value has that value.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use steunkring_domain as domain;
use steunkring_text::{Args, Level, OwnWords, Words, choice_id, choices};

/// Choices of the domain that are never said.
const UNSAID: [&str; 4] = ["article/de", "article/het", "document/map", "document/note"];

/// Messages under a choice's prefix that are not one of its values: a null, another form, or a sentence.
const NOT_A_VALUE: [&str; 14] = [
    "age-unknown",
    "freq-in-",
    "gender-unknown",
    "kin-name-",
    "kind-placeholder",
    "level-in-",
    "level-unknown",
    "line-short-",
    "ring-none",
    "ring-not-asked",
    "role-agreed-by-parent",
    "role-answer-",
    "rsvp-unknown",
    "support-code-help",
];

macro_rules! said {
    ($($choice:ident),+ $(,)?) => {
        BTreeMap::from([$((
            domain::$choice::PREFIX,
            domain::$choice::ALL.iter().map(|value| value.code().to_owned()).collect::<Vec<_>>(),
        )),+])
    };
}

fn domain_choices() -> BTreeMap<&'static str, Vec<String>> {
    let mut all = said!(
        ActionStatus,
        AgeBand,
        Answer,
        Article,
        AttendanceRole,
        Background,
        Certainty,
        ConsentBy,
        ConsentHow,
        ContactMode,
        DocumentKind,
        Domain,
        Formality,
        Frequency,
        Gender,
        House,
        KinKind,
        KnownSince,
        Knows,
        Level,
        MediumKind,
        MeetingType,
        Method,
        PartnerStatus,
        PersonKind,
        PlaceKind,
        Pronoun,
        Purpose,
        Ring,
        Role,
        Rsvp,
        Sector,
        SnapshotReason,
        SpaceKind,
        Status,
        Strength,
        Stress,
        SupportKind,
    );
    all.insert("kin-other", domain::KinKind::ALL.iter().map(|kind| kind.code().to_owned()).collect());
    all.insert("line", domain::LineStyle::ALL.iter().map(|line| line.code().to_owned()).collect());
    all
}

#[test]
fn every_value_of_the_domain_has_a_message() {
    for (prefix, codes) in domain_choices() {
        for code in codes {
            let name = format!("{prefix}/{code}");
            let id = choice_id(prefix, &code);
            assert_eq!(id.is_none(), UNSAID.contains(&name.as_str()), "{name}");
            assert!(id.is_none_or(Words::has), "{name}");
        }
    }
}

#[test]
fn every_row_is_a_value_of_the_domain() {
    let known = domain_choices();
    for (prefix, code, message) in choices() {
        // An arrow and an ecogram letter are derived, and have no list of their own.
        if prefix == "direction" || prefix == "category" {
            assert_eq!(message, format!("{prefix}-{code}"));
        } else {
            assert!(known.get(prefix).is_some_and(|codes| codes.iter().any(|known| known == code)), "{prefix}/{code}");
        }
    }
}

#[test]
fn every_message_of_a_choice_is_one_of_its_values() {
    let said: BTreeSet<_> = choices().map(|(_, _, message)| message).collect();
    let prefixes: BTreeSet<_> = choices().map(|(prefix, _, _)| prefix).collect();
    for id in Words::ids() {
        let of_choice = prefixes.iter().any(|prefix| id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')));
        let exempt = NOT_A_VALUE.iter().any(|other| id.starts_with(other));
        assert!(!of_choice || exempt || said.contains(id), "{id}");
    }
    for other in NOT_A_VALUE {
        assert!(Words::ids().any(|id| id.starts_with(other)), "{other}");
    }
}

#[test]
fn no_choice_of_the_domain_is_forgotten_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src");
    let mut declared = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        for line in source.lines().filter(|line| line.trim_start().starts_with("pub enum ")) {
            declared.extend(line.split('"').nth(1).map(str::to_owned));
        }
    }
    assert!(declared.len() > 30);
    let known = domain_choices();
    for prefix in declared {
        assert!(known.contains_key(prefix.as_str()), "{prefix}");
    }
}

#[test]
fn a_value_of_a_newer_app_says_so() {
    let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
    assert_eq!(words.choice("support", "geld_spullen", &Args::new()).text, "Geld of spullen");
    assert_eq!(words.choice("kin-other", "voogd", &Args::new()).text, "Kind met een voogd");
    assert_eq!(words.choice("support", "from_the_future", &Args::new()).text, "Dit kent deze app nog niet.");
}
