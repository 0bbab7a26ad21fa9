//! Finding what is meant by a name, and reading `field=value`.

use steunkring_app::{App, SpaceId};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use crate::failure::Failure;

/// How many characters of an id are enough to mean somebody.
const SHORT: usize = 8;

/// The one present person of that name, cleaned as names are; the id or its beginning works too.
pub fn person(circle: &Circle, wanted: &str) -> Result<PersonId, Failure> {
    if let Ok(id) = wanted.parse::<PersonId>()
        && circle.people.contains_key(&id)
    {
        return Ok(id);
    }
    let wanted = Nickname::parse(wanted).map_err(|_| Failure::look("cli-nobody", "map"))?;
    let wanted = wanted.as_str();
    let meant = |fits: &dyn Fn(PersonId) -> bool| -> Vec<PersonId> {
        circle.present().map(|(id, _)| id).filter(|id| fits(*id)).collect()
    };
    let exact = meant(&|id| circle.name(id) == wanted);
    let folded = seen(wanted);
    let mut alike = meant(&|id| seen(circle.name(id)) == folded);
    if alike.is_empty() && wanted.len() >= SHORT {
        alike = meant(&|id| id.to_string().starts_with(&folded));
    }
    match (exact.as_slice(), alike.as_slice()) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], []) => Err(Failure::look("cli-nobody", "map")),
        ([_, _, ..], _) => Err(several(&exact)),
        _ => Err(several(&alike)),
    }
}

/// More than one person has the name: each is meant by the beginning of its id.
fn several(people: &[PersonId]) -> Failure {
    let ids: Vec<String> = people.iter().map(|id| short(*id)).collect();
    Failure::said("cli-several").help("cli-several-do", Values::new().text("ids", &ids.join(", ")))
}

/// The beginning of an id, by which [`person`] finds it.
pub fn short(id: PersonId) -> String {
    id.to_string().chars().take(SHORT).collect()
}

/// Whose circle is meant: that of the person of a name, or the one that the space holds.
pub fn ego(app: &App, space: SpaceId, circle: &Circle, wanted: Option<&str>) -> Result<PersonId, Failure> {
    wanted.map_or_else(|| Ok(app.ego(space)?), |wanted| person(circle, wanted))
}

/// The tie of somebody in a circle.
pub fn tie(ego: PersonId, alter: PersonId) -> Result<TieId, Failure> {
    if ego == alter {
        return Err(Failure::said("cli-own-circle"));
    }
    Ok(TieId { ego, alter })
}

/// Reads `field=value` as a change of a view.
pub fn answer(text: &str) -> Result<PerspectiveChange, Failure> {
    use PerspectiveChange as C;
    let (field, value) = text.split_once('=').ok_or_else(|| like("strength=sterk"))?;
    Ok(match field {
        "ring" => C::Ring(choice(field, value, Ring::parse, &codes(Ring::ALL, Ring::code))?),
        "strength" => C::Strength(choice(field, value, Strength::parse, &codes(Strength::ALL, Strength::code))?),
        "stress" => C::Stress(choice(field, value, Stress::parse, &codes(Stress::ALL, Stress::code))?),
        "status" => C::Status(choice(field, value, Status::parse, &codes(Status::ALL, Status::code))?),
        "critical" => C::Critical(choice(field, value, Level::parse, &codes(Level::ALL, Level::code))?),
        "contact" => C::Frequency(choice(field, value, Frequency::parse, &codes(Frequency::ALL, Frequency::code))?),
        "note" if value.is_empty() => C::Note(None),
        "note" => C::Note(Some(paragraph("note", value)?)),
        _ => match field.strip_prefix("gives-") {
            Some(kind) => C::Gives(support(kind)?, yes(field, value)?),
            None => C::Receives(support(field)?, choice(field, value, Level::parse, &codes(Level::ALL, Level::code))?),
        },
    })
}

/// Reads how somebody's view came about.
pub fn method(code: &str) -> Result<Method, Failure> {
    Method::parse(code).map_err(|reason| Failure::value("how", reason, &codes(Method::ALL, Method::code)))
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

/// A name as far as it is seen and told apart: without signs that leave no trace, in small letters.
pub fn seen(name: &str) -> String {
    let unseen = |c: &char| matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}');
    name.chars().filter(|c| !unseen(c)).collect::<String>().to_lowercase()
}

/// How it is typed.
pub fn like(example: &str) -> Failure {
    Failure::with("cli-like", Values::new().text("example", example))
}

/// Reads a name.
pub fn name(field: &str, text: &str) -> Result<Nickname, Failure> {
    Nickname::parse(text).map_err(|reason| Failure::value_can(field, reason, "cli-can-name", Values::new()))
}

/// Reads one line of text.
pub fn line(field: &str, text: &str) -> Result<Line, Failure> {
    Line::parse(text).map_err(|reason| Failure::value_can(field, reason, "cli-can-line", Values::new()))
}

/// Reads a few sentences.
pub fn paragraph(field: &str, text: &str) -> Result<Paragraph, Failure> {
    Paragraph::parse(text).map_err(|reason| Failure::value_can(field, reason, "cli-can-words", Values::new()))
}

/// Reads yes or no; nothing clears.
pub fn yes(field: &str, value: &str) -> Result<Option<bool>, Failure> {
    match value {
        "" => Ok(None),
        "ja" => Ok(Some(true)),
        "nee" => Ok(Some(false)),
        _ => Err(Failure::value_can(field, Invalid::Form, "cli-can-yes", Values::new())),
    }
}

/// Reads a time of day.
pub fn time(field: &str, text: &str) -> Result<Clock, Failure> {
    text.parse().map_err(|reason| Failure::value_can(field, reason, "cli-like", Values::new().text("example", "15:30")))
}

/// Reads a day, with the year first or, as it is written in Dutch, last.
pub fn day(field: &str, text: &str) -> Result<Date, Failure> {
    let turned = match text.split('-').collect::<Vec<_>>().as_slice() {
        [day, month, year] if year.len() == 4 && (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => text.to_owned(),
    };
    turned.parse().map_err(|reason| {
        let day = Values::new().text("day", "2026-11-24, 24-11-2026");
        let year = turned.split('-').next().and_then(|year| year.parse::<u16>().ok());
        // Within the years that can be told only a day that is in no calendar is refused.
        match (reason, year) {
            (Invalid::Range, Some(1900..=2199)) => Failure::said("err-field-date").help("cli-can-day", day),
            _ => Failure::value_can(field, reason, "cli-can-day", day),
        }
    })
}

/// The thing with a number, counted from 1, in a list that a command shows.
pub fn numbered<'a, T>(list: &'a [T], number: usize, command: &str) -> Result<&'a T, Failure> {
    let found = number.checked_sub(1).and_then(|at| list.get(at));
    found.ok_or_else(|| Failure::look("cli-no-number", command))
}

fn support(kind: &str) -> Result<SupportKind, Failure> {
    SupportKind::parse(kind).map_err(|reason| {
        let kinds = codes(SupportKind::ALL, SupportKind::code);
        Failure::value(
            "field",
            reason,
            &format!("ring, strength, stress, status, critical, contact, note, {kinds}, gives-…"),
        )
    })
}
