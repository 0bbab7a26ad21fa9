//! An imported ego as a circle that can be measured.

use super::ImportedEgo;
use crate::{AlterTie, AlterTieId, Circle, Knows, Person, PersonId, Perspective, PerspectiveId, Tie, TieId};

/// Makes a circle in which [`PersonId::FAMILY`] is both the ego and the respondent.
///
/// Ids follow from positions in the table, so the same table gives the same circle; they are for measuring, not for keeping.
pub fn to_circle(ego: &ImportedEgo) -> Circle {
    let mut circle = Circle::default();
    for (place, imported) in ego.alters.iter().enumerate() {
        let alter = alter_id(place);
        let nickname = imported.name.as_ref().unwrap_or(&imported.label).clone();
        let tie = TieId { ego: PersonId::FAMILY, alter };
        let view = PerspectiveId { tie, respondent: PersonId::FAMILY };
        circle.people.insert(alter, Person { nickname: Some(nickname), ..Person::default() });
        circle.ties.insert(tie, Tie { present: Some(true), domain: imported.category.clone(), ..Tie::default() });
        circle.perspectives.insert(view, Perspective { ring: imported.closeness.clone(), ..Perspective::default() });
    }
    for (a, b, knows) in &ego.knows {
        let id = AlterTieId::new(alter_id(*a), alter_id(*b), PersonId::FAMILY);
        let knows = if *knows { Knows::Yes } else { Knows::No };
        circle.alter_ties.insert(id, AlterTie { knows: Some(knows), ..AlterTie::default() });
    }
    circle
}

/// The id of the alter at a place, never that of the ego.
fn alter_id(place: usize) -> PersonId {
    let place = u128::try_from(place).unwrap_or(u128::MAX).saturating_add(1);
    PersonId(place.to_be_bytes())
}
