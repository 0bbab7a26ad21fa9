//! Which column holds what, and what the cells mean.

use super::{Fault, Mapping, Reason};
use crate::{Domain, Ring};

/// What a column can hold.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Id,
    Ego,
    Name,
    Category,
    Closeness,
    Source,
    Target,
    Knows,
}

impl Field {
    /// How the mapping calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Ego => "ego",
            Self::Name => "name",
            Self::Category => "category",
            Self::Closeness => "closeness",
            Self::Source => "source",
            Self::Target => "target",
            Self::Knows => "knows",
        }
    }

    /// Common names of such a column, in small letters and digits only, the likeliest first.
    fn common(self) -> &'static [&'static str] {
        match self {
            Self::Id => {
                &["id", "alterid", "alter", "nodeid", "personid", "persoonid", "networkcanvasuuid", "nr", "nummer"]
            }
            Self::Ego => &["egoid", "ego", "networkcanvasegouuid", "caseid", "case", "respondent"],
            Self::Name => &["name", "naam", "nickname", "roepnaam", "voornaam", "altername", "alternaam"],
            Self::Category => &["category", "categorie", "domain", "domein", "leefgebied", "areaoflife"],
            Self::Closeness => &["closeness", "nabijheid", "ring", "kring"],
            Self::Source => &["source", "from", "van", "sourceid", "alter1", "networkcanvassourceuuid"],
            Self::Target => &["target", "to", "naar", "targetid", "alter2", "networkcanvastargetuuid"],
            Self::Knows => &["knows", "kent", "kennen", "weight", "gewicht"],
        }
    }
}

/// The columns of the people's table by place.
pub(super) struct PeopleColumns {
    pub(super) id: usize,
    pub(super) ego: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) category: Option<usize>,
    pub(super) closeness: Option<usize>,
}

impl PeopleColumns {
    pub(super) fn find(headers: &[String], mapping: &Mapping) -> Result<Self, Fault> {
        let name = column(headers, Field::Name, mapping.name.as_deref())?;
        let id = column(headers, Field::Id, mapping.id.as_deref())?
            .or(name)
            .ok_or(Fault::ColumnMissing(Field::Id.name()))?;
        Ok(Self {
            id,
            ego: column(headers, Field::Ego, mapping.ego.as_deref())?,
            name,
            category: column(headers, Field::Category, mapping.category.as_deref())?,
            closeness: column(headers, Field::Closeness, mapping.closeness.as_deref())?,
        })
    }
}

/// The columns of the ties' table by place.
pub(super) struct TieColumns {
    pub(super) ego: Option<usize>,
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) knows: Option<usize>,
}

impl TieColumns {
    pub(super) fn find(headers: &[String], mapping: &Mapping) -> Result<Self, Fault> {
        let needed = |field: Field, named: Option<&str>| {
            column(headers, field, named)?.ok_or(Fault::ColumnMissing(field.name()))
        };
        // A table of one ego names it among the people only, so a named column may be absent here.
        let ego = match column(headers, Field::Ego, mapping.ego.as_deref()) {
            Err(Fault::ColumnMissing(_)) => column(headers, Field::Ego, None)?,
            found => found?,
        };
        Ok(Self {
            ego,
            source: needed(Field::Source, mapping.source.as_deref())?,
            target: needed(Field::Target, mapping.target.as_deref())?,
            knows: column(headers, Field::Knows, mapping.knows.as_deref())?,
        })
    }
}

/// Finds a column: the named one, which must be there, or the likeliest of the common names.
fn column(headers: &[String], field: Field, named: Option<&str>) -> Result<Option<usize>, Fault> {
    if let Some(named) = named {
        let named = named.trim();
        return match one(headers, field, |header| header == named)? {
            Some(place) => Ok(Some(place)),
            None => one(headers, field, |header| header.to_lowercase() == named.to_lowercase())?
                .map(Some)
                .ok_or(Fault::ColumnMissing(field.name())),
        };
    }
    for common in field.common() {
        if let Some(place) = one(headers, field, |header| plain(header) == *common)? {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

fn one(headers: &[String], field: Field, fits: impl Fn(&str) -> bool) -> Result<Option<usize>, Fault> {
    let mut places = headers.iter().enumerate().filter(|(_, header)| fits(header)).map(|(place, _)| place);
    match (places.next(), places.next()) {
        (_, Some(_)) => Err(Fault::ColumnTwice(field.name())),
        (place, None) => Ok(place),
    }
}

/// Small letters and digits only.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a cell says that it is not known.
pub(super) fn is_open(text: &str) -> bool {
    matches!(plain(text).as_str(), "" | "na" | "nan" | "null" | "weetniet" | "onbekend" | "unknown")
}

/// Reads whether two people know each other: a number above the limit, or yes and no in Dutch and English.
pub(super) fn knows(text: &str, above: f64) -> Result<Option<bool>, Reason> {
    // A minus belongs to a number, so this comes before marks are taken away.
    let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    if let Some(number) = number {
        return Ok(Some(number > above));
    }
    if is_open(text) {
        return Ok(None);
    }
    match plain(text).as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "waar" | "x" => Ok(Some(true)),
        "nee" | "n" | "no" | "false" | "onwaar" => Ok(Some(false)),
        _ => Err(Reason::Knows),
    }
}

/// Reads a part of life: the mapping's own words, the stored codes, and common names in Dutch and English.
pub(super) fn domain(text: &str, mapping: &Mapping) -> Option<Domain> {
    let own = mapping.categories.iter().find(|(word, _)| word.trim().to_lowercase() == text.to_lowercase());
    if let Some((_, domain)) = own {
        return domain.is_known().then(|| domain.clone());
    }
    Some(match plain(text).as_str() {
        "huis" | "thuis" | "gezin" | "huisgenoten" | "home" | "household" => Domain::Home,
        "familie" | "family" | "otherfamily" | "anderefamilie" => Domain::Family,
        "vrienden" | "vriend" | "vriendin" | "friends" | "friend" => Domain::Friends,
        "buren" | "buur" | "buurt" | "neighbours" | "neighbors" | "neighbour" | "neighbor" => Domain::Neighbours,
        "werkschool" | "schoolwerk" | "werkofschool" | "werk" | "school" | "work" | "workschool" => Domain::SchoolWork,
        "clubgeloof" | "clubofgeloof" | "club" | "geloof" | "sport" | "vereniging" | "clubfaith" => Domain::ClubFaith,
        "diensten" | "hulp" | "formelehulp" | "services" | "formalservices" => Domain::Services,
        "anders" | "overig" | "other" => Domain::Other,
        _ => return None,
    })
}

/// Reads a ring: the mapping's own words, then the stored codes.
pub(super) fn ring(text: &str, mapping: &Mapping) -> Option<Ring> {
    let own = mapping.rings.iter().find(|(word, _)| word.trim().to_lowercase() == text.to_lowercase());
    own.map(|(_, ring)| ring.clone()).filter(Ring::is_known).or_else(|| Ring::parse(&text.to_lowercase()).ok())
}
