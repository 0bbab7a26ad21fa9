//! What is known of a person, as `field=value`.

use std::str::FromStr;

use steunkring_app::Edit;
use steunkring_domain::*;
use steunkring_text::Args as Values;

use crate::failure::Failure;
use crate::pick::{choice, codes, like, line, name, yes};

/// The fields that can be given.
pub const FIELDS: &str = "nickname, given_name, name_order, avatar, pronoun, gender, sex_at_birth, birth_year, age_band, is_child, \
    deceased, placeholder, kind, formality, in_family, informed, talk_place, languages, strengths, domain, known_since";

/// Reads `field=value` as a change of a person, or of a tie with that person.
pub fn edit(id: TieId, text: &str) -> Result<Edit, Failure> {
    use PersonChange as C;
    let (field, value) = text.split_once('=').ok_or_else(|| like("birth_year=1950"))?;
    let change = match field {
        "nickname" => C::Nickname(Some(name("nickname", value)?)),
        "given_name" => C::GivenName(written(field, value)?),
        "name_order" => C::NameOrder(written(field, value)?),
        "avatar" if value.is_empty() => C::Avatar(None),
        "avatar" => {
            let example = Values::new().text("example", "face/b/bun/white/plum/plum/lilac/g");
            let wrong = |reason| Failure::value_can(field, reason, "cli-like", example);
            C::Avatar(Some(Avatar::parse(value).map_err(wrong)?))
        }
        "pronoun" => C::Pronoun(choice(field, value, Pronoun::parse, &codes(Pronoun::ALL, Pronoun::code))?),
        "gender" => C::Gender(choice(field, value, Gender::parse, &codes(Gender::ALL, Gender::code))?),
        "sex_at_birth" => C::SexAtBirth(choice(field, value, Gender::parse, &codes(Gender::ALL, Gender::code))?),
        "birth_year" => C::BirthYear(birth_year(field, value)?),
        "age_band" => C::AgeBand(choice(field, value, AgeBand::parse, &codes(AgeBand::ALL, AgeBand::code))?),
        "is_child" => C::IsChild(yes(field, value)?),
        "deceased" => C::Deceased(yes(field, value)?),
        "placeholder" => C::Placeholder(yes(field, value)?),
        "kind" => C::Kind(choice(field, value, PersonKind::parse, &codes(PersonKind::ALL, PersonKind::code))?),
        "formality" => C::Formality(choice(field, value, Formality::parse, &codes(Formality::ALL, Formality::code))?),
        "in_family" => C::InFamily(yes(field, value)?),
        "informed" => C::Informed(yes(field, value)?),
        "talk_place" => C::TalkPlace(choice(field, value, PlaceKind::parse, &codes(PlaceKind::ALL, PlaceKind::code))?),
        "languages" => {
            let (value, more) = more(field, value)?;
            let language = Language::parse(value)
                .map_err(|reason| Failure::value_can(field, reason, "cli-can-language", Values::new()))?;
            C::Language(language, more)
        }
        "strengths" => {
            let (value, more) = more(field, value)?;
            C::Strength(line(field, value)?, more)
        }
        _ => return tie(id, field, value),
    };
    Ok(Edit::Person(id.alter, change))
}

fn tie(id: TieId, field: &str, value: &str) -> Result<Edit, Failure> {
    let change = match field {
        "domain" => TieChange::Domain(choice(field, value, Domain::parse, &codes(Domain::ALL, Domain::code))?),
        "known_since" => {
            TieChange::KnownSince(choice(field, value, KnownSince::parse, &codes(KnownSince::ALL, KnownSince::code))?)
        }
        _ => return Err(Failure::value("field", Invalid::Form, FIELDS)),
    };
    Ok(Edit::Tie(id, change))
}

fn birth_year(field: &str, value: &str) -> Result<Option<BirthYear>, Failure> {
    let year = if value.is_empty() { Ok(None) } else { BirthYear::from_str(value).map(Some) };
    year.map_err(|reason| Failure::value_can(field, reason, "cli-can-year", Values::new()))
}

fn written(field: &str, value: &str) -> Result<Option<Line>, Failure> {
    if value.is_empty() { Ok(None) } else { line(field, value).map(Some) }
}

/// One of several: `+` puts it there, `-` takes it away.
fn more<'a>(field: &str, value: &'a str) -> Result<(&'a str, bool), Failure> {
    let add = value.strip_prefix('+').map(|rest| (rest, true));
    add.or_else(|| value.strip_prefix('-').map(|rest| (rest, false)))
        .ok_or_else(|| Failure::value_can(field, Invalid::Form, "cli-can-more", Values::new()))
}
