//! An invented family and its circle.

use steunkring_domain::{Domain, Formality, Knows, Level, Ring, Status, Strength, Stress, SupportKind};

/// The children of the family with their faces; Nadia founds the circle.
pub const FAMILY: [(&str, &str); 2] =
    [("Yara", "face/d/braids/black/pine/pine/mint/"), ("Sami", "face/d/curly/black/sky/sky/sky/")];

/// Nadia's face.
pub const NADIA: &str = "face/d/long/black/clay/clay/sun/";

/// What Yara tells herself: who stands where for her.
pub const YARA: [(&str, Ring, Option<Strength>); 6] = [
    ("oma Rie", Ring::Inner, Some(Strength::Strong)),
    ("Lot", Ring::Inner, Some(Strength::Strong)),
    ("Karim", Ring::Outer, Some(Strength::Weak)),
    ("juf Els", Ring::Middle, Some(Strength::Good)),
    ("trainer Mo", Ring::Inner, Some(Strength::Strong)),
    ("papa Tom", Ring::Inner, Some(Strength::Strong)),
];

/// Who knows whom, as Nadia tells it.
pub const KNOWS: [(&str, &[&str], Knows); 6] = [
    ("oma Rie", &["opa Piet", "papa Tom", "tante Mina", "buur Ans", "Karim", "juf Els"], Knows::Yes),
    ("Karim", &["papa Tom", "tante Mina", "opa Piet"], Knows::Yes),
    ("Lot", &["Sem", "Bo", "trainer Mo"], Knows::Yes),
    ("juf Els", &["Iris", "papa Tom"], Knows::Yes),
    ("oma Rie", &["trainer Mo", "Bo", "Lot"], Knows::No),
    ("Iris", &["trainer Mo"], Knows::Unsure),
];

/// Somebody in the circle.
pub struct Someone {
    pub name: &'static str,
    pub face: Option<&'static str>,
    pub ring: Ring,
    pub domain: Domain,
    pub formality: Formality,
    pub strength: Option<Strength>,
    pub stress: Option<Stress>,
    pub status: Option<Status>,
    pub receives: &'static [(SupportKind, Level)],
    pub gives: &'static [SupportKind],
}

/// Somebody from the own life of whom nothing is told yet.
const NOBODY: Someone = Someone {
    name: "",
    face: None,
    ring: Ring::Outer,
    domain: Domain::Other,
    formality: Formality::Informal,
    strength: None,
    stress: None,
    status: None,
    receives: &[],
    gives: &[],
};

use {Domain as D, Level as L, Ring as R, Strength as S, Stress as T, SupportKind as K};

/// The circle.
pub const CIRCLE: [Someone; 13] = [
    Someone {
        name: "oma Rie",
        face: Some("face/b/bun/white/plum/plum/lilac/g"),
        ring: R::Inner,
        domain: D::Family,
        strength: Some(S::Strong),
        stress: Some(T::None),
        receives: &[(K::Emotional, L::Often), (K::Practical, L::Often)],
        gives: &[K::Company],
        ..NOBODY
    },
    Someone {
        name: "Karim",
        face: Some("face/d/short/black/sky/sky/sand/b"),
        ring: R::Inner,
        domain: D::Family,
        strength: Some(S::Good),
        stress: Some(T::Tension),
        receives: &[(K::Practical, L::Sometimes)],
        ..NOBODY
    },
    Someone {
        name: "Lot",
        face: Some("face/a/bob/red/pine/pine/mint/"),
        ring: R::Inner,
        domain: D::Friends,
        strength: Some(S::Strong),
        stress: Some(T::None),
        receives: &[(K::Company, L::Often)],
        ..NOBODY
    },
    Someone {
        name: "papa Tom",
        face: Some("face/b/short/light-brown/ink/ink/sand/"),
        ring: R::Middle,
        domain: D::Family,
        strength: Some(S::Strong),
        stress: Some(T::Tension),
        receives: &[(K::Company, L::Sometimes)],
        gives: &[K::Emotional],
        ..NOBODY
    },
    Someone {
        name: "tante Mina",
        face: Some("face/d/headscarf/black/clay/plum/peach/"),
        ring: R::Middle,
        domain: D::Family,
        strength: Some(S::Ordinary),
        stress: Some(T::Conflict),
        ..NOBODY
    },
    Someone {
        name: "Sem",
        face: Some("face/f/afro/black/sun/sun/sky/"),
        ring: R::Middle,
        domain: D::Friends,
        strength: Some(S::Ordinary),
        stress: Some(T::None),
        receives: &[(K::Company, L::Often)],
        gives: &[K::Company],
        ..NOBODY
    },
    Someone {
        name: "buur Ans",
        face: Some("face/b/bob/grey/sky/sky/lilac/g"),
        ring: R::Middle,
        domain: D::Neighbours,
        strength: Some(S::Good),
        stress: Some(T::None),
        receives: &[(K::Practical, L::Sometimes)],
        ..NOBODY
    },
    Someone {
        name: "Noor",
        face: Some("face/e/tail/brown/plum/plum/peach/"),
        ring: R::Outer,
        domain: D::Friends,
        strength: Some(S::Ordinary),
        stress: Some(T::None),
        status: Some(Status::Broken),
        ..NOBODY
    },
    Someone {
        name: "opa Piet",
        face: Some("face/a/bald/white/pine/pine/sky/"),
        ring: R::Outer,
        domain: D::Family,
        strength: Some(S::Weak),
        stress: Some(T::None),
        gives: &[K::Practical],
        ..NOBODY
    },
    Someone {
        name: "Bo",
        face: Some("face/b/spikes/blond/pine/pine/peach/"),
        ring: R::Outer,
        domain: D::Friends,
        ..NOBODY
    },
    Someone {
        name: "Iris",
        face: Some("face/b/long/brown/sky/sky/lilac/g"),
        ring: R::Outside,
        domain: D::Services,
        formality: Formality::Formal,
        strength: Some(S::Good),
        stress: Some(T::None),
        receives: &[(K::Advice, L::Often)],
        ..NOBODY
    },
    Someone {
        name: "juf Els",
        face: Some("face/b/tail/brown/clay/clay/mint/"),
        ring: R::Outside,
        domain: D::SchoolWork,
        formality: Formality::Forefield,
        strength: Some(S::Good),
        stress: Some(T::None),
        receives: &[(K::Emotional, L::Sometimes)],
        ..NOBODY
    },
    Someone {
        name: "trainer Mo",
        face: Some("face/e/cap/black/sky/pine/sun/"),
        ring: R::Outside,
        domain: D::ClubFaith,
        formality: Formality::Forefield,
        strength: Some(S::Ordinary),
        stress: Some(T::None),
        receives: &[(K::Company, L::Often)],
        ..NOBODY
    },
];
