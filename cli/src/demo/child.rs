//! A child's own circle beside the family's, and which adults the child can turn to.

use steunkring_app::{App, Command, Edit, MeasureItem, MeasureOptions, SpaceId};
use steunkring_domain::measures::{Of, Value};
use steunkring_domain::*;

use super::find;
use crate::failure::Failure;

/// Who stands in Yara's own circle: how close, how often somebody listens to her, and whether she can turn to that adult by
/// what she tells. Iris helps as work, and opa Piet stands far off.
const YARAS: [(&str, Ring, Option<Level>, bool); 6] = [
    ("oma Rie", Ring::Inner, Some(Level::Often), true),
    ("papa Tom", Ring::Inner, None, true),
    ("trainer Mo", Ring::Outer, Some(Level::Often), true),
    ("juf Els", Ring::Middle, Some(Level::Sometimes), true),
    ("opa Piet", Ring::Outer, Some(Level::Sometimes), false),
    ("Iris", Ring::Middle, None, false),
];

/// Yara tells her own circle, and it is looked at which adults follow from it. Gives the sentences of the measure, and of that of
/// Sami, who was not asked yet.
pub fn tell(app: &mut App, space: SpaceId, people: &[(&str, PersonId)]) -> Result<Vec<String>, Failure> {
    let (yara, sami) = (find(people, "Yara")?, find(people, "Sami")?);
    let mut edits = Vec::new();
    let mut expected = Vec::new();
    for (name, ring, listens, can_turn_to) in YARAS {
        let tie = TieId { ego: yara, alter: find(people, name)? };
        let view = PerspectiveId { tie, respondent: yara };
        edits.push(Edit::Tie(tie, TieChange::Present(Some(true))));
        edits.push(Edit::View(view, PerspectiveChange::Ring(Some(ring))));
        edits.push(Edit::View(view, PerspectiveChange::Receives(SupportKind::Emotional, listens)));
        expected.extend(can_turn_to.then_some(tie.alter));
    }
    app.run(space, Command::Map(edits))?;
    expected.sort_unstable();
    let screen = app.measures_screen(space, MeasureOptions::default())?;
    let of = |child: PersonId| {
        let found = screen.measures.iter().find(|item| item.of == Some(Of::Child(child)));
        found.ok_or_else(|| Failure::check("child"))
    };
    let (hers, his) = (of(yara)?, of(sami)?);
    if hers.value != Value::People(expected) || his.value != Value::Undefined {
        return Err(Failure::check("child-adults"));
    }
    Ok([hers, his].into_iter().map(said).collect())
}

fn said(item: &MeasureItem) -> String {
    let labels = [&item.sentence].into_iter().chain(&item.more).chain(&item.base);
    let said: Vec<&str> = labels.chain(&item.not_told).map(|label| label.text.as_str()).collect();
    said.join(" ")
}
