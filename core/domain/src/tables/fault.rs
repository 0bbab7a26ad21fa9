//! What can be wrong with a table, a row or a cell; never what it holds.

use serde::Serialize;

use super::{BYTES_LIMIT, COLUMNS_LIMIT};

/// Something that could not be taken, without what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Untaken {
    /// In which table.
    pub table: TableName,
    /// The line where the row begins; the line of the column names is 1.
    pub row: u64,
    /// Why.
    pub reason: Reason,
}

/// One of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// The people's table.
    People,
    /// The table of who knows whom.
    Ties,
}

impl std::fmt::Display for TableName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::People => "people",
            Self::Ties => "ties",
        })
    }
}

/// Why a row, or one cell of it, could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The row has more or fewer cells than there are columns.
    #[error("not as many cells as columns")]
    CellCount,
    /// A cell is longer than [`CELL_LIMIT`](super::CELL_LIMIT).
    #[error("a cell is too long")]
    CellTooLong,
    /// There is no id, or one that cannot be shown.
    #[error("no id that can be used")]
    Id,
    /// There is no ego, or one that cannot be shown.
    #[error("no ego that can be used")]
    Ego,
    /// The same ego has this id already.
    #[error("this id is there already")]
    IdTwice,
    /// The ego has [`ALTERS_LIMIT`](super::ALTERS_LIMIT) people already.
    #[error("too many people for one circle")]
    TooManyAlters,
    /// The name cannot be used; the person is taken with the id as name.
    #[error("the name cannot be used; taken under the id")]
    Name,
    /// The category is not known; the person is taken without.
    #[error("the category is not known; taken without")]
    Category,
    /// The closeness is not known; the person is taken without.
    #[error("the closeness is not known; taken without")]
    Closeness,
    /// The pair names an ego that has no people.
    #[error("this ego is not among the people")]
    EgoUnknown,
    /// The pair names somebody who is not among the people of the ego.
    #[error("somebody in it is not among the people")]
    AlterUnknown,
    /// The pair is one person twice.
    #[error("one person twice")]
    SamePerson,
    /// Whether they know each other cannot be read from it.
    #[error("whether they know each other cannot be read")]
    Knows,
}

/// Why a table cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the table of {table} cannot be read: {fault}")]
pub struct TableError {
    /// Which table.
    pub table: TableName,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not UTF-8 text, with or without a byte order mark.
    #[error("it is not UTF-8 text; save it as \"CSV UTF-8\"")]
    Encoding,
    /// It has no line of column names.
    #[error("it has no line of column names")]
    Empty,
    /// It has more bytes than [`BYTES_LIMIT`].
    #[error("it has more than {BYTES_LIMIT} bytes")]
    TooManyBytes,
    /// It has more columns than [`COLUMNS_LIMIT`].
    #[error("it has more than {COLUMNS_LIMIT} columns")]
    TooManyColumns,
    /// It has more rows than this.
    #[error("it has more than {0} rows")]
    TooManyRows(usize),
    /// A column is not there.
    #[error("it has no column for {0}")]
    ColumnMissing(&'static str),
    /// Two columns have the name that is looked for.
    #[error("it has two columns for {0}")]
    ColumnTwice(&'static str),
    /// The number above which people know each other is not a number.
    #[error("the number above which people know each other is not a number")]
    Threshold,
}
