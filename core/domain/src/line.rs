//! What is drawn between two people, derived from what was told and never stored (Hartman 1978, as drawn in Dutch practice).

use serde::{Deserialize, Serialize};

use crate::{Domain, Formality, KinKind, Level, Perspective, Role, Status, Strength, Stress};

/// How a tie is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineStyle {
    /// Three lines.
    Strong,
    /// Two lines.
    Moderate,
    /// One line.
    Normal,
    /// Thin and dashed.
    Weak,
    /// A wave.
    Stressful,
    /// A thick wave.
    StrongStressful,
    /// A zigzag with hatches.
    Conflictual,
    /// A line with an opening.
    Broken,
    /// Dots.
    Unknown,
}

impl LineStyle {
    /// Every style, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Strong,
        Self::Moderate,
        Self::Normal,
        Self::Weak,
        Self::Stressful,
        Self::StrongStressful,
        Self::Conflictual,
        Self::Broken,
        Self::Unknown,
    ];

    /// The code, which is also the end of the message id `line-…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Moderate => "moderate",
            Self::Normal => "normal",
            Self::Weak => "weak",
            Self::Stressful => "stressful",
            Self::StrongStressful => "strong-stressful",
            Self::Conflictual => "conflictual",
            Self::Broken => "broken",
            Self::Unknown => "unknown",
        }
    }

    /// Derives the style: a broken tie is broken whatever else was told, a wish is dotted, and nothing is derived from a
    /// field that is missing or newer than this app.
    pub fn of(perspective: Option<&Perspective>) -> Self {
        let Some(told) = perspective else { return Self::Unknown };
        match told.status {
            Some(Status::Broken) => return Self::Broken,
            Some(Status::Wished | Status::Newer(_)) => return Self::Unknown,
            Some(Status::Active | Status::Pausing) | None => {}
        }
        match (&told.strength, &told.stress) {
            (Some(Strength::Newer(_)) | None, _) | (_, Some(Stress::Newer(_)) | None) => Self::Unknown,
            (Some(_), Some(Stress::Conflict)) => Self::Conflictual,
            (Some(Strength::Strong), Some(Stress::Tension)) => Self::StrongStressful,
            (Some(_), Some(Stress::Tension)) => Self::Stressful,
            (Some(Strength::Strong), Some(Stress::None)) => Self::Strong,
            (Some(Strength::Good), Some(Stress::None)) => Self::Moderate,
            (Some(Strength::Ordinary), Some(Stress::None)) => Self::Normal,
            (Some(Strength::Weak), Some(Stress::None)) => Self::Weak,
        }
    }

    /// Whether the line is drawn faded: there is no contact for now (decision 46).
    pub fn is_faded(perspective: Option<&Perspective>) -> bool {
        matches!(perspective.and_then(|told| told.status.as_ref()), Some(Status::Pausing))
    }
}

/// Which way support goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrow {
    /// To the ego.
    In,
    /// From the ego.
    Out,
    /// Both ways.
    Both,
    /// Neither way: everything was asked and answered with no.
    None,
    /// Not told.
    Unknown,
}

impl Arrow {
    /// Derives the direction: receiving is at least sometimes, giving is yes; "neither" needs every kind answered both ways
    /// (decision 45).
    pub fn of(perspective: Option<&Perspective>) -> Self {
        let Some(told) = perspective else { return Self::Unknown };
        let receives = told.receives.values().any(|level| level.at_least_sometimes() == Some(true));
        let gives = told.gives.values().any(|gives| *gives);
        match (receives, gives) {
            (true, true) => Self::Both,
            (true, false) => Self::In,
            (false, true) => Self::Out,
            (false, false) => {
                let all = crate::SupportKind::ALL
                    .iter()
                    .all(|kind| told.receives.get(kind) == Some(&Level::Never) && told.gives.get(kind) == Some(&false));
                if all { Self::None } else { Self::Unknown }
            }
        }
    }

    /// The code, which is also the end of the message id `tie-arrow-…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Both => "both",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }
}

/// A letter of the Dutch ecogram; for display only, since G means two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Category {
    /// Gezin van herkomst: parents and siblings of an adult ego.
    G,
    /// Family.
    F,
    /// Friends.
    V,
    /// Acquaintances and colleagues.
    K,
    /// Neighbours.
    B,
    /// Advisers.
    R,
    /// Carers.
    Z,
}

impl Category {
    /// Derives the letter (decision 47). `kin` is the closest kin link, `upward` says that the alter is the parent's side of it.
    pub fn of(
        domain: Option<&Domain>,
        kin: Option<(&KinKind, bool)>,
        adult_ego: bool,
        role: Option<&Role>,
    ) -> Option<Self> {
        let origin = adult_ego
            && matches!(kin, Some((kind, upward)) if (kind.is_parent() && upward) || *kind == KinKind::Sibling);
        if origin {
            return Some(Self::G);
        }
        Some(match domain? {
            Domain::Home | Domain::Family if kin.is_some() => Self::F,
            Domain::Home => Self::K,
            Domain::Family => Self::F,
            Domain::Friends => Self::V,
            Domain::Neighbours => Self::B,
            Domain::Services => match role {
                Some(Role::Confidant | Role::Coordinator | Role::Interpreter) => Self::R,
                _ => Self::Z,
            },
            Domain::SchoolWork | Domain::ClubFaith | Domain::Other => Self::K,
            Domain::Newer(_) => return None,
        })
    }
}

/// Where somebody is drawn (decision 49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In the told ring, 0 to 3 from the inside out.
    Told(u8),
    /// In the outer band, because of school, club or work; not asked.
    Assumed,
    /// Beside the map, still to be given a place.
    Waiting,
}

impl Place {
    /// Derives the place: the ring as told wins; without one, school, club and work stand in the outer band.
    pub fn of(perspective: Option<&Perspective>, formality: Option<&Formality>) -> Self {
        if let Some(band) = perspective.and_then(|told| told.ring.as_ref()).and_then(crate::Ring::band) {
            return Self::Told(band);
        }
        match formality {
            Some(Formality::Forefield | Formality::Formal) => Self::Assumed,
            _ => Self::Waiting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SupportKind;

    fn told(strength: Option<Strength>, stress: Option<Stress>, status: Option<Status>) -> Perspective {
        Perspective { strength, stress, status, ..Perspective::default() }
    }

    #[test]
    fn the_notation_table_row_by_row() {
        use {LineStyle as L, Strength as S, Stress as T};
        let rows = [
            (S::Strong, T::None, L::Strong),
            (S::Good, T::None, L::Moderate),
            (S::Ordinary, T::None, L::Normal),
            (S::Weak, T::None, L::Weak),
            (S::Good, T::Tension, L::Stressful),
            (S::Ordinary, T::Tension, L::Stressful),
            (S::Weak, T::Tension, L::Stressful),
            (S::Strong, T::Tension, L::StrongStressful),
            (S::Strong, T::Conflict, L::Conflictual),
            (S::Weak, T::Conflict, L::Conflictual),
        ];
        for (strength, stress, style) in rows {
            let whole = told(Some(strength.clone()), Some(stress.clone()), None);
            assert_eq!(LineStyle::of(Some(&whole)), style);
            let broken = told(Some(strength), Some(stress), Some(Status::Broken));
            assert_eq!(LineStyle::of(Some(&broken)), L::Broken);
        }
    }

    #[test]
    fn what_is_not_told_is_unknown() {
        assert_eq!(LineStyle::of(None), LineStyle::Unknown);
        assert_eq!(LineStyle::of(Some(&told(Some(Strength::Strong), None, None))), LineStyle::Unknown);
        assert_eq!(LineStyle::of(Some(&told(None, Some(Stress::Conflict), None))), LineStyle::Unknown);
        let newer = told(Some(Strength::Newer("reuze".into())), Some(Stress::None), None);
        assert_eq!(LineStyle::of(Some(&newer)), LineStyle::Unknown);
    }

    /// Decision 46: no status counts as active, a pause keeps its line and fades it, a wish is dotted.
    #[test]
    fn a_status_fades_dots_or_breaks_a_line() {
        let rows = [
            (None, LineStyle::Strong, false),
            (Some(Status::Active), LineStyle::Strong, false),
            (Some(Status::Pausing), LineStyle::Strong, true),
            (Some(Status::Wished), LineStyle::Unknown, false),
            (Some(Status::Broken), LineStyle::Broken, false),
            (Some(Status::Newer("ooit".into())), LineStyle::Unknown, false),
        ];
        for (status, style, faded) in rows {
            let view = told(Some(Strength::Strong), Some(Stress::None), status);
            assert_eq!((LineStyle::of(Some(&view)), LineStyle::is_faded(Some(&view))), (style, faded), "{view:?}");
        }
        assert!(!LineStyle::is_faded(None));
    }

    #[test]
    fn arrows_need_an_answer() {
        let mut view = Perspective::default();
        assert_eq!(Arrow::of(Some(&view)), Arrow::Unknown);
        view.receives.insert(SupportKind::Practical, Level::Never);
        assert_eq!(Arrow::of(Some(&view)), Arrow::Unknown);
        view.gives.insert(SupportKind::Company, true);
        assert_eq!(Arrow::of(Some(&view)), Arrow::Out);
        view.receives.insert(SupportKind::Advice, Level::Sometimes);
        assert_eq!(Arrow::of(Some(&view)), Arrow::Both);
        for kind in SupportKind::ALL {
            view.receives.insert(kind.clone(), Level::Never);
            view.gives.insert(kind.clone(), false);
        }
        assert_eq!(Arrow::of(Some(&view)), Arrow::None);
    }

    #[test]
    fn a_place_is_told_assumed_or_waiting() {
        let ring = Perspective { ring: Some(crate::Ring::Inner), ..Perspective::default() };
        assert_eq!(Place::of(Some(&ring), Some(&Formality::Formal)), Place::Told(0));
        assert_eq!(Place::of(None, Some(&Formality::Forefield)), Place::Assumed);
        assert_eq!(Place::of(None, None), Place::Waiting);
    }

    #[test]
    fn letters_of_the_ecogram() {
        let birth = KinKind::Birth;
        assert_eq!(Category::of(Some(&Domain::Family), Some((&birth, true)), true, None), Some(Category::G));
        assert_eq!(Category::of(Some(&Domain::Family), Some((&birth, true)), false, None), Some(Category::F));
        assert_eq!(Category::of(Some(&Domain::Services), None, true, None), Some(Category::Z));
        assert_eq!(Category::of(Some(&Domain::Services), None, true, Some(&Role::Confidant)), Some(Category::R));
        assert_eq!(Category::of(Some(&Domain::SchoolWork), None, true, None), Some(Category::K));
        assert_eq!(Category::of(None, None, true, None), None);
    }
}
