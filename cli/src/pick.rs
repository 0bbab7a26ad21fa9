//! Finding what is meant by a name, and reading `field=value`.

use steunkring_app::{App, SpaceId};
use steunkring_domain::*;

use crate::failure::Failure;

/// The one present person of that name; the id works too.
pub fn person(circle: &Circle, wanted: &str) -> Result<PersonId, Failure> {
    if let Ok(id) = wanted.parse::<PersonId>()
        && circle.people.contains_key(&id)
    {
        return Ok(id);
    }
    let exact: Vec<PersonId> =
        circle.present().filter(|(id, _)| circle.name(*id) == wanted).map(|(id, _)| id).collect();
    let folded = wanted.to_lowercase();
    let alike: Vec<PersonId> =
        circle.present().filter(|(id, _)| circle.name(*id).to_lowercase() == folded).map(|(id, _)| id).collect();
    match (exact.as_slice(), alike.as_slice()) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], []) => Err(Failure::usage("nobody is called that here; `steunkring map` lists everybody")),
        _ => Err(Failure::usage("several people are called that; use the id from `steunkring --json map`")),
    }
}

/// Whose circle is meant: that of the person of a name, or the one that the space holds.
pub fn ego(app: &App, space: SpaceId, circle: &Circle, wanted: Option<&str>) -> Result<PersonId, Failure> {
    wanted.map_or_else(|| Ok(app.ego(space)?), |wanted| person(circle, wanted))
}

/// The tie of somebody in a circle.
pub fn tie(ego: PersonId, alter: PersonId) -> Result<TieId, Failure> {
    if ego == alter {
        return Err(Failure::usage("nobody stands in their own circle; nothing was changed"));
    }
    Ok(TieId { ego, alter })
}

/// Reads `field=value` as a change of a view.
pub fn answer(text: &str) -> Result<PerspectiveChange, Failure> {
    use PerspectiveChange as C;
    let (field, value) = text.split_once('=').ok_or_else(|| Failure::usage("answers look like strength=sterk"))?;
    Ok(match field {
        "ring" => C::Ring(choice(field, value, Ring::parse, &codes(Ring::ALL, Ring::code))?),
        "strength" => C::Strength(choice(field, value, Strength::parse, &codes(Strength::ALL, Strength::code))?),
        "stress" => C::Stress(choice(field, value, Stress::parse, &codes(Stress::ALL, Stress::code))?),
        "status" => C::Status(choice(field, value, Status::parse, &codes(Status::ALL, Status::code))?),
        "critical" => C::Critical(choice(field, value, Level::parse, &codes(Level::ALL, Level::code))?),
        "contact" => C::Frequency(choice(field, value, Frequency::parse, &codes(Frequency::ALL, Frequency::code))?),
        "note" if value.is_empty() => C::Note(None),
        "note" => C::Note(Some(
            Paragraph::parse(value).map_err(|reason| Failure::value("note", reason, "up to 4,000 characters"))?,
        )),
        _ => match field.strip_prefix("gives-") {
            Some(kind) => {
                let gives = match value {
                    "" => None,
                    "ja" => Some(true),
                    "nee" => Some(false),
                    _ => return Err(Failure::value(field, Invalid::Form, "ja or nee")),
                };
                C::Gives(support(kind)?, gives)
            }
            None => C::Receives(support(field)?, choice(field, value, Level::parse, &codes(Level::ALL, Level::code))?),
        },
    })
}

/// Reads a code of a choice; an empty one clears.
pub fn choice<T>(
    field: &str,
    value: &str,
    parse: impl Fn(&str) -> Result<T, Invalid>,
    can: &str,
) -> Result<Option<T>, Failure> {
    if value.is_empty() {
        return Ok(None);
    }
    parse(value).map(Some).map_err(|reason| Failure::value(field, reason, can))
}

/// The codes of a choice, for a message.
pub fn codes<T>(all: &[T], code: impl Fn(&T) -> &str) -> String {
    all.iter().map(code).collect::<Vec<_>>().join(", ")
}

/// Reads one line of text.
pub fn line(field: &str, text: &str) -> Result<Line, Failure> {
    Line::parse(text).map_err(|reason| Failure::value(field, reason, "1 to 200 characters on one line"))
}

/// Reads a day.
pub fn day(field: &str, text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|reason| Failure::value(field, reason, "a date like 2026-11-24, from 1900 to 2199"))
}

/// The thing with a number, counted from 1, in a list that a command shows.
pub fn numbered<'a, T>(list: &'a [T], number: usize, command: &str) -> Result<&'a T, Failure> {
    let found = number.checked_sub(1).and_then(|at| list.get(at));
    found.ok_or_else(|| Failure::usage(format!("there is no such number; `steunkring {command}` lists them")))
}

fn support(kind: &str) -> Result<SupportKind, Failure> {
    let fields = "ring, strength, stress, status, critical, contact, note, a kind of support";
    SupportKind::parse(kind).map_err(|reason| {
        let kinds = codes(SupportKind::ALL, SupportKind::code);
        Failure::value("field", reason, &format!("{fields} ({kinds}), or gives- and a kind of support"))
    })
}
