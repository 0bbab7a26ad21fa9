//! One table as rows of cells, with its limits.

use super::{BYTES_LIMIT, CELL_LIMIT, COLUMNS_LIMIT, Delimiter, Fault, Reason};

/// A table that is being read row by row.
pub(super) struct Sheet<'a> {
    reader: csv::Reader<&'a [u8]>,
    lines: Lines<'a>,
    headers: Vec<String>,
    rows: usize,
    limit: usize,
}

/// A row: the line where it begins, and its cells or why it cannot be read.
pub(super) type SheetRow = (u64, Result<Vec<String>, Reason>);

impl<'a> Sheet<'a> {
    /// Checks the whole table's size and encoding and reads the line of column names.
    pub(super) fn open(bytes: &'a [u8], delimiter: Option<Delimiter>, limit: usize) -> Result<Self, Fault> {
        if bytes.len() > BYTES_LIMIT {
            return Err(Fault::TooManyBytes);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // UTF-16 without a mark is valid UTF-8 full of NULs.
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(Fault::Encoding)?;
        let delimiter = delimiter.unwrap_or_else(|| detect(text));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(match delimiter {
                Delimiter::Comma => b',',
                Delimiter::Semicolon => b';',
            })
            .flexible(true)
            .from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|_| Fault::Encoding)?;
        if headers.len() > COLUMNS_LIMIT {
            return Err(Fault::TooManyColumns);
        }
        let headers: Vec<String> = headers.iter().map(|header| header.trim().to_owned()).collect();
        if headers.iter().all(String::is_empty) {
            return Err(Fault::Empty);
        }
        Ok(Self { reader, lines: Lines { rest: text.as_bytes(), at: 0, line: 1 }, headers, rows: 0, limit })
    }

    /// The column names.
    pub(super) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Reads the next row; empty lines are no rows.
    pub(super) fn next(&mut self) -> Result<Option<SheetRow>, Fault> {
        let mut record = csv::StringRecord::new();
        if !self.reader.read_record(&mut record).map_err(|_| Fault::Encoding)? {
            return Ok(None);
        }
        self.rows += 1;
        if self.rows > self.limit {
            return Err(Fault::TooManyRows(self.limit));
        }
        let row = self.lines.line_from(record.position().map_or(0, csv::Position::byte));
        let too_long = |cell: &str| cell.len() > CELL_LIMIT && cell.chars().count() > CELL_LIMIT;
        let cells = if record.iter().any(too_long) {
            Err(Reason::CellTooLong)
        } else if record.len() != self.headers.len() {
            Err(Reason::CellCount)
        } else {
            Ok(record.iter().map(str::to_owned).collect())
        };
        Ok(Some((row, cells)))
    }
}

/// Counts lines as an editor shows them; the reader counts those that it skips before a row as its own.
struct Lines<'a> {
    rest: &'a [u8],
    at: u64,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first byte from there on that is no line end; `from` never goes back.
    fn line_from(&mut self, from: u64) -> u64 {
        while let [first, rest @ ..] = self.rest {
            let is_end = *first == b'\n' || (*first == b'\r' && rest.first() != Some(&b'\n'));
            if self.at >= from && !is_end && *first != b'\r' {
                break;
            }
            self.line += u64::from(is_end);
            self.at += 1;
            self.rest = rest;
        }
        self.line
    }
}

/// Takes what occurs more often in the first line outside quotes; a comma when neither does.
fn detect(text: &str) -> Delimiter {
    let (mut quoted, mut commas, mut semicolons) = (false, 0_usize, 0_usize);
    for c in text.trim_start_matches(['\r', '\n']).chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' | '\n' if !quoted => break,
            ',' if !quoted => commas += 1,
            ';' if !quoted => semicolons += 1,
            _ => {}
        }
    }
    if semicolons > commas { Delimiter::Semicolon } else { Delimiter::Comma }
}
