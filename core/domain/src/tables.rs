//! Import of circles from two tables of text: one of people, one of who knows whom, with columns of any names.
//!
//! Each row of the people's table is one alter of one ego; each row of the ties' table is one pair of alters. Ids may repeat from
//! ego to ego. What cannot be taken is reported by its row and a reason, never by what it holds, and the rest is taken.
//!
//! ```
//! use steunkring_domain::tables::{Mapping, Options, import, to_circle};
//! use steunkring_domain::{PersonId, measures};
//! let people = b"ego;id;naam\n1;a;oma Rie\n1;b;Bo\n1;c;Ali\n";
//! let ties = b"ego;van;naar;gewicht\n1;a;b;3\n1;a;c;1\n1;b;c;2\n";
//! let options = Options { knows_above: 1.0, ..Options::default() };
//! let read = import(people, Some(ties), &Mapping::default(), &options)?;
//! let circle = to_circle(&read.egos[0]);
//! let counted = measures::Counted::of(&circle, PersonId::FAMILY, PersonId::FAMILY);
//! assert_eq!(serde_json::to_value(measures::density(&counted)).unwrap()["value"]["num"], 2);
//! # Ok::<(), steunkring_domain::tables::TableError>(())
//! ```

mod columns;
mod fault;
mod imported;
mod sheet;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Domain, Nickname, Ring};
use columns::{Field, PeopleColumns, TieColumns};
use sheet::Sheet;

pub use fault::{Fault, Reason, TableError, TableName, Untaken};
pub use imported::to_circle;

/// The most bytes of one table.
pub const BYTES_LIMIT: usize = 32 * 1024 * 1024;
/// The most columns of a table.
pub const COLUMNS_LIMIT: usize = 256;
/// The most characters of one cell.
pub const CELL_LIMIT: usize = 1_000;
/// The most rows of the people's table.
pub const PEOPLE_LIMIT: usize = 20_000;
/// The most rows of the ties' table.
pub const TIES_LIMIT: usize = 500_000;
/// The most alters of one ego; a row beyond is reported.
pub const ALTERS_LIMIT: usize = 1_000;

/// Which column holds what. A column that is not named is guessed from common Dutch and English names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The id of an alter, in the people's table; without one the name is the id.
    pub id: Option<String>,
    /// The id of the ego, in both tables; without one there is just one ego.
    pub ego: Option<String>,
    /// What an alter is called; without one the id is shown.
    pub name: Option<String>,
    /// The part of life.
    pub category: Option<String>,
    /// The ring: 1 (innermost), 2, 3 or buiten.
    pub closeness: Option<String>,
    /// The one alter of a pair, in the ties' table.
    pub source: Option<String>,
    /// The other alter of a pair.
    pub target: Option<String>,
    /// Whether or how well they know each other; without one every listed pair knows each other.
    pub knows: Option<String>,
    /// What the table's own words for a category mean, beside the codes and names that are known.
    pub categories: BTreeMap<String, Domain>,
    /// What the table's own words for closeness mean, beside the codes that are known.
    pub rings: BTreeMap<String, Ring>,
}

impl Mapping {
    /// What a column can be named for.
    pub const FIELDS: [&'static str; 8] = ["id", "ego", "name", "category", "closeness", "source", "target", "knows"];

    /// Names the column of one of [`FIELDS`](Self::FIELDS); says whether it is one.
    pub fn name_column(&mut self, field: &str, column: &str) -> bool {
        let place = match field {
            "id" => &mut self.id,
            "ego" => &mut self.ego,
            "name" => &mut self.name,
            "category" => &mut self.category,
            "closeness" => &mut self.closeness,
            "source" => &mut self.source,
            "target" => &mut self.target,
            "knows" => &mut self.knows,
            _ => return false,
        };
        *place = Some(column.to_owned());
        true
    }
}

/// How the tables are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// What stands between cells; detected in each table's first line where not given.
    pub delimiter: Option<Delimiter>,
    /// A number above this means knowing each other.
    pub knows_above: f64,
}

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The egos, in the order in which they first appear among the people.
    pub egos: Vec<ImportedEgo>,
    /// What could not be taken: first of the people's table, then of the ties', in order of rows.
    pub untaken: Vec<Untaken>,
}

/// One ego with its circle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedEgo {
    /// Its id in the table; empty where there is no column for egos.
    pub label: String,
    /// The people of its circle, in the order of the table.
    pub alters: Vec<ImportedAlter>,
    /// Pairs of positions in `alters`, the lesser first, each pair once, and whether they know each other.
    pub knows: Vec<(usize, usize, bool)>,
}

/// One person of an imported circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAlter {
    /// The id in the table, which can be shown where there is no name.
    pub label: Nickname,
    /// What the person is called.
    pub name: Option<Nickname>,
    /// The part of life.
    pub category: Option<Domain>,
    /// The ring.
    pub closeness: Option<Ring>,
}

/// Reads the table of people and, where there is one, the table of who knows whom.
///
/// A pair listed more than once, in either order, knows each other when one of its rows says so. An empty cell, `NA` and "weet
/// niet" leave it open whether they do.
///
/// # Errors
/// [`TableError`] when a table cannot be read at all; what is wrong with single rows is in [`Imported::untaken`].
pub fn import(
    people: &[u8],
    ties: Option<&[u8]>,
    mapping: &Mapping,
    options: &Options,
) -> Result<Imported, TableError> {
    let mut import = Import { mapping, options, egos: Vec::new(), index: BTreeMap::new(), untaken: Vec::new() };
    import.read_people(people).map_err(|fault| TableError { table: TableName::People, fault })?;
    if let Some(ties) = ties {
        import.read_ties(ties).map_err(|fault| TableError { table: TableName::Ties, fault })?;
    }
    Ok(Imported { egos: import.egos, untaken: import.untaken })
}

/// The place of an ego and of two of its alters, the lesser first.
type Pair = (usize, usize, usize);

struct Import<'a> {
    mapping: &'a Mapping,
    options: &'a Options,
    egos: Vec<ImportedEgo>,
    /// The place of each ego by its label, and of each of its alters by theirs.
    index: BTreeMap<String, (usize, BTreeMap<String, usize>)>,
    untaken: Vec<Untaken>,
}

impl Import<'_> {
    fn read_people(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let mut sheet = Sheet::open(bytes, self.options.delimiter, PEOPLE_LIMIT)?;
        let columns = PeopleColumns::find(sheet.headers(), self.mapping)?;
        while let Some((row, cells)) = sheet.next()? {
            let taken = cells.and_then(|cells| self.take_person(row, &columns, &cells));
            if let Err(reason) = taken {
                self.untaken.push(Untaken { table: TableName::People, row, reason });
            }
        }
        Ok(())
    }

    fn take_person(&mut self, row: u64, columns: &PeopleColumns, cells: &[String]) -> Result<(), Reason> {
        let ego = ego_label(columns.ego, cells)?;
        let label = Nickname::parse(cell(Some(columns.id), cells)).map_err(|_| Reason::Id)?;
        let (place, alters) = match self.index.get_mut(&ego) {
            Some(known) => known,
            None => {
                let place = self.egos.len();
                self.egos.push(ImportedEgo { label: ego.clone(), ..ImportedEgo::default() });
                self.index.entry(ego).or_insert((place, BTreeMap::new()))
            }
        };
        if alters.contains_key(label.as_str()) {
            return Err(Reason::IdTwice);
        }
        if alters.len() >= ALTERS_LIMIT {
            return Err(Reason::TooManyAlters);
        }
        alters.insert(label.as_str().to_owned(), alters.len());
        let place = *place;
        let mapping = self.mapping;
        let mut reasons = Vec::new();
        let mut unread = |reason| reasons.push(reason);
        let alter = ImportedAlter {
            label,
            name: optional(columns.name, cells, |text| Nickname::parse(text).ok(), || unread(Reason::Name)),
            category: optional(
                columns.category,
                cells,
                |text| columns::domain(text, mapping),
                || unread(Reason::Category),
            ),
            closeness: optional(
                columns.closeness,
                cells,
                |text| columns::ring(text, mapping),
                || unread(Reason::Closeness),
            ),
        };
        self.untaken.extend(reasons.into_iter().map(|reason| Untaken { table: TableName::People, row, reason }));
        if let Some(ego) = self.egos.get_mut(place) {
            ego.alters.push(alter);
        }
        Ok(())
    }

    fn read_ties(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if !self.options.knows_above.is_finite() {
            return Err(Fault::Threshold);
        }
        let mut sheet = Sheet::open(bytes, self.options.delimiter, TIES_LIMIT)?;
        let columns = TieColumns::find(sheet.headers(), self.mapping)?;
        // Without egos among the people there is one, named by nothing; with just one, the pairs need not name it.
        let only = match (self.egos.as_slice(), columns.ego) {
            ([], _) => None,
            ([one], ego) if one.label.is_empty() || ego.is_none() => Some(one.label.clone()),
            (_, None) => return Err(Fault::ColumnMissing(Field::Ego.name())),
            (_, Some(_)) => None,
        };
        let mut pairs: BTreeMap<Pair, bool> = BTreeMap::new();
        while let Some((row, cells)) = sheet.next()? {
            match cells.and_then(|cells| self.take_tie(&columns, only.as_deref(), &cells)) {
                Ok(Some((pair, knows))) => *pairs.entry(pair).or_insert(false) |= knows,
                Ok(None) => {}
                Err(reason) => self.untaken.push(Untaken { table: TableName::Ties, row, reason }),
            }
        }
        for ((ego, a, b), knows) in pairs {
            if let Some(ego) = self.egos.get_mut(ego) {
                ego.knows.push((a, b, knows));
            }
        }
        Ok(())
    }

    /// Reads one pair and whether they know each other; `None` when that is left open.
    fn take_tie(
        &self,
        columns: &TieColumns,
        only: Option<&str>,
        cells: &[String],
    ) -> Result<Option<(Pair, bool)>, Reason> {
        let ego = only.map_or_else(|| ego_label(columns.ego, cells), |only| Ok(only.to_owned()))?;
        let (place, alters) = self.index.get(&ego).ok_or(Reason::EgoUnknown)?;
        let find = |column: usize| -> Result<usize, Reason> {
            let label = Nickname::parse(cell(Some(column), cells)).map_err(|_| Reason::Id)?;
            alters.get(label.as_str()).copied().ok_or(Reason::AlterUnknown)
        };
        let (a, b) = (find(columns.source)?, find(columns.target)?);
        if a == b {
            return Err(Reason::SamePerson);
        }
        let knows = match columns.knows {
            Some(column) => columns::knows(cell(Some(column), cells), self.options.knows_above)?,
            None => Some(true),
        };
        Ok(knows.map(|knows| ((*place, a.min(b), a.max(b)), knows)))
    }
}

fn ego_label(column: Option<usize>, cells: &[String]) -> Result<String, Reason> {
    match column {
        None => Ok(String::new()),
        Some(_) => Nickname::parse(cell(column, cells)).map(|label| label.as_str().to_owned()).map_err(|_| Reason::Ego),
    }
}

fn cell(column: Option<usize>, cells: &[String]) -> &str {
    column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim())
}

/// Reads a cell that may be empty; what is there and cannot be read is reported.
fn optional<T>(
    column: Option<usize>,
    cells: &[String],
    read: impl Fn(&str) -> Option<T>,
    report: impl FnOnce(),
) -> Option<T> {
    let text = cell(column, cells);
    if text.is_empty() || columns::is_open(text) {
        return None;
    }
    let value = read(text);
    if value.is_none() {
        report();
    }
    value
}
