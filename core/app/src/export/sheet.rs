//! Tables of text for a spreadsheet.

use steunkring_domain::*;

use super::BROKEN;
use super::hide::Hidden;
use crate::CoreError;

/// Everybody on the map.
pub(super) fn people(circle: &Circle) -> Result<Vec<u8>, CoreError> {
    let head = ["id", "nickname", "kind", "formality", "in_family", "is_child", "birth_year", "age_band", "informed"];
    let rows = circle.present().map(|(id, person)| {
        vec![
            id.to_string(),
            circle.name(id).to_owned(),
            code(person.kind.as_ref().map(PersonKind::code)),
            code(person.formality.as_ref().map(Formality::code)),
            yes(person.in_family),
            yes(person.is_child),
            person.birth_year.map_or_else(String::new, |year| year.to_string()),
            code(person.age_band.as_ref().map(AgeBand::code)),
            yes(person.informed),
        ]
    });
    table(&head, rows)
}

/// Each tie as each respondent tells it; a tie of which nobody told stands there once.
pub(super) fn ties(circle: &Circle, hidden: &Hidden) -> Result<Vec<u8>, CoreError> {
    let mut head = vec!["ego", "alter", "domain", "respondent", "ring", "strength", "stress", "status", "note"];
    let kinds: Vec<(String, String)> =
        SupportKind::ALL.iter().map(|kind| (kind.code().to_owned(), format!("gives-{}", kind.code()))).collect();
    head.extend(kinds.iter().flat_map(|(receives, gives)| [receives.as_str(), gives.as_str()]));
    let mut rows = Vec::new();
    for (id, tie) in circle.ties.iter().filter(|(_, tie)| tie.removed.is_none()) {
        let there = |id: PersonId| id == PersonId::FAMILY || circle.is_present(id);
        if !there(id.ego) || !there(id.alter) {
            continue;
        }
        let told: Vec<_> =
            circle.perspectives.iter().filter(|(one, view)| one.tie == *id && view.removed.is_none()).collect();
        let start = || {
            let ego = if id.ego == PersonId::FAMILY { "family" } else { circle.name(id.ego) };
            vec![ego.to_owned(), circle.name(id.alter).to_owned(), code(tie.domain.as_ref().map(Domain::code))]
        };
        if told.is_empty() {
            let mut row = start();
            row.resize(head.len(), String::new());
            rows.push(row);
        }
        for (one, view) in told {
            let mut row = start();
            row.extend([
                circle.name(one.respondent).to_owned(),
                code(view.ring.as_ref().map(Ring::code)),
                code(view.strength.as_ref().map(Strength::code)),
                code(view.stress.as_ref().map(Stress::code)),
                code(view.status.as_ref().map(Status::code)),
                view.note.as_ref().map_or_else(String::new, |note| hidden.text(note.as_str())),
            ]);
            for kind in SupportKind::ALL {
                row.push(code(view.receives.get(kind).map(Level::code)));
                row.push(yes(view.gives.get(kind).copied()));
            }
            rows.push(row);
        }
    }
    table(&head, rows.into_iter())
}

/// Every step.
pub(super) fn actions(circle: &Circle, hidden: &Hidden) -> Result<Vec<u8>, CoreError> {
    let rows = circle.actions.iter().filter(|(_, action)| action.removed.is_none()).map(|(id, action)| {
        let goal = action.goal.and_then(|goal| circle.goals.get(&goal)).and_then(|goal| goal.text.as_ref());
        let text = |text: Option<&Line>| text.map_or_else(String::new, |text| hidden.text(text.as_str()));
        vec![
            id.to_string(),
            text(action.text.as_ref()),
            action.owner.map_or_else(String::new, |owner| circle.name(circle.resolve(owner)).to_owned()),
            action.due.map_or_else(String::new, |due| due.to_string()),
            code(action.status.as_ref().map(ActionStatus::code)),
            text(goal),
        ]
    });
    table(&["id", "text", "owner", "due", "status", "goal"], rows)
}

fn code(code: Option<&str>) -> String {
    code.unwrap_or_default().to_owned()
}

fn yes(answer: Option<bool>) -> String {
    code(answer.map(|yes| if yes { "ja" } else { "nee" }))
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, CoreError> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(head).map_err(|_| BROKEN)?;
    for row in rows {
        out.write_record(row.iter().map(|cell| harmless(cell))).map_err(|_| BROKEN)?;
    }
    out.into_inner().map_err(|_| BROKEN)
}

/// A spreadsheet takes a cell that begins so for a formula, and may fetch or send with it.
fn harmless(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t']);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}
