//! Writing about merged entries: what is taken back of the one that stands for them is taken back of all, since what it does not
//! tell is filled up with what they do.

use steunkring_document::Document;
use steunkring_domain::*;

use crate::Field;

/// The sets whose parts are taken out one by one; what is in one of the entries is in the set.
const SETS: [&str; 3] = ["languages:", "modes:", "strengths:"];

/// Adds to fields that are to be written the same fields of the entries that were merged.
pub(crate) fn take_back_everywhere(circle: &Circle, document: &Document, fields: Vec<Field>) -> Vec<Field> {
    if circle.people.values().all(|person| person.merged_into.is_none()) {
        return fields;
    }
    let mut all = Vec::with_capacity(fields.len());
    for field in fields {
        let removal = field.key == "removed";
        let mut others = Vec::new();
        if takes_back(&field) {
            let standing = circle.standing_row(field.table, &field.row);
            for (name, row) in document.rows(field.table) {
                let told = row.get(&field.key).is_some_and(|value| *value != Scalar::Null && *value != field.value);
                let there = if removal { row.get("removed").is_none_or(|at| *at == Scalar::Null) } else { told };
                if there && name != field.row && circle.standing_row(field.table, &name) == standing {
                    others.push(Field { row: name, ..field.clone() });
                }
            }
        }
        // Nothing is taken away that is there under another name only.
        if !(removal && !others.is_empty() && !document.has_row(field.table, &field.row)) {
            all.push(field);
        }
        all.extend(others);
    }
    all
}

fn takes_back(field: &Field) -> bool {
    let person = field.table == Table::People;
    let told_of_several =
        matches!(field.table, Table::People | Table::Ties | Table::Perspectives | Table::AlterTies | Table::Kin);
    told_of_several
        && match &field.value {
            Scalar::Null => !matches!(field.key.as_str(), "removed" | "nickname" | "merged_into"),
            Scalar::Bool(false) => SETS.iter().any(|set| field.key.starts_with(set)),
            _ => field.key == "removed" && !person,
        }
}

#[cfg(test)]
mod tests {
    use steunkring_document::Kind;

    use super::*;
    use crate::Edit;

    fn id(n: u8) -> PersonId {
        PersonId([n; 16])
    }

    fn tie(n: u8) -> TieId {
        TieId { ego: PersonId::FAMILY, alter: id(n) }
    }

    fn view(n: u8) -> PerspectiveId {
        PerspectiveId { tie: tie(n), respondent: id(1) }
    }

    /// Invariant: after what this gives is written, the united circle tells nothing of what was taken back.
    #[test]
    fn what_is_taken_back_is_not_told_by_a_merged_entry() {
        let mut document = Document::begin(Kind::Map, [1; 16]).unwrap();
        let told = [
            Edit::Person(id(5), PersonChange::MergedInto(Some(id(6)))),
            Edit::Person(id(5), PersonChange::Formality(Some(Formality::Formal))),
            Edit::Person(id(5), PersonChange::Strength(Line::parse("koken").unwrap(), true)),
            Edit::Tie(tie(5), TieChange::Present(Some(true))),
            Edit::View(view(5), PerspectiveChange::Ring(Some(Ring::Inner))),
            Edit::View(view(5), PerspectiveChange::Gives(SupportKind::Advice, Some(true))),
            Edit::View(view(6), PerspectiveChange::Ring(Some(Ring::Outer))),
            Edit::View(PerspectiveId { respondent: id(2), ..view(5) }, PerspectiveChange::Ring(Some(Ring::Outer))),
        ];
        document.write(&told.map(|edit| edit.field()), Instant(1)).unwrap();
        let taken_back = [
            Edit::Person(id(6), PersonChange::Formality(None)),
            Edit::Person(id(6), PersonChange::Strength(Line::parse("koken").unwrap(), false)),
            Edit::View(view(6), PerspectiveChange::Ring(None)),
            Edit::View(view(6), PerspectiveChange::Gives(SupportKind::Advice, Some(false))),
        ];
        let fields = taken_back.iter().map(Edit::field).collect();
        let fields = take_back_everywhere(&document.circle(), &document, fields);
        assert_eq!(fields.len(), 7, "an answer of no is an answer, and nobody answers for another");
        document.write(&fields, Instant(2)).unwrap();
        let circle = document.circle().united();
        assert_eq!(circle.people[&id(6)].formality, None);
        assert!(circle.people[&id(6)].strengths.is_empty());
        let now = circle.view(tie(6), id(1)).unwrap();
        assert_eq!((now.ring.clone(), now.gives.get(&SupportKind::Advice)), (None, Some(&false)));
        assert_eq!(circle.view(tie(6), id(2)).unwrap().ring, Some(Ring::Outer));
        let gone = vec![Edit::Tie(tie(6), TieChange::Removed(Some(Instant(3)))).field()];
        let gone = take_back_everywhere(&document.circle(), &document, gone);
        assert_eq!(gone.iter().map(|field| field.row.clone()).collect::<Vec<_>>(), [tie(5).to_row()]);
    }
}
