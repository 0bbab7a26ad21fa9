//! A circle kept as it was: what a remembered moment shows where the history it was made from is no longer there.
//!
//! The rendering lies beside the moment's other fields, under `frozen:1`, `frozen:2` and so on, each at most [`PART`] bytes. Joined
//! they are one byte of version and a raw deflate stream of the postcard of `[(table, [(place, value)])]`, of the tables in
//! [`TABLES`] alone: who there is, how they are tied and what each tells. A moment keeps no note, plan, contact or permission.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use steunkring_domain::{Circle, RowKey, Scalar, SnapshotId, Table};

use crate::document::{collect, read};
use crate::field::path;
use crate::{Document, DocumentError, Field};

/// What the keys of the parts begin with.
pub(crate) const KEY: &str = "frozen:";
/// The layout of the bytes.
const VERSION: u8 = 1;
/// The most bytes of one part; a field holds a little more.
const PART: usize = 60_000;
/// The most parts, so that a moment fits in one change.
const PARTS: usize = 16;
/// The most bytes that a rendering unpacks to: 16 MiB, some 40,000 answers.
const UNPACKED: usize = 16 << 20;
/// What is kept.
const TABLES: &[Table] = &[Table::People, Table::Kin, Table::Ties, Table::Perspectives, Table::AlterTies, Table::Roles];

type Rows = Vec<(String, Vec<(String, Scalar)>)>;

impl Document {
    /// The fields that keep the circle of now with a remembered moment.
    ///
    /// # Errors
    /// [`DocumentError::TooMuch`] for a circle that does not fit in one change, [`DocumentError::NoSuchPlace`] in a note.
    pub fn freeze(&self, moment: SnapshotId) -> Result<Vec<Field>, DocumentError> {
        let mut rows = Rows::new();
        for table in TABLES {
            self.table(*table)?;
            let kept = self.rows(*table).into_iter();
            let places = kept.flat_map(|(name, row)| {
                row.into_iter()
                    .filter(|(_, value)| *value != Scalar::Null)
                    .map(move |(key, value)| (path(&name, &key), value))
            });
            rows.push((table.name().to_owned(), places.collect()));
        }
        let packed = pack(&rows)?;
        if packed.len() > PART * PARTS {
            return Err(DocumentError::TooMuch);
        }
        let parts = packed.chunks(PART).zip(1_u32..);
        Ok(parts
            .map(|(part, number)| Field {
                table: Table::Snapshots,
                row: moment.to_row(),
                key: format!("{KEY}{number}"),
                value: Scalar::Bytes(part.to_vec()),
            })
            .collect())
    }

    /// The circle at a remembered moment: out of the history where that is here, else as it was kept; `None` where neither is.
    pub fn circle_then(&mut self, moment: SnapshotId) -> Option<Circle> {
        let row = moment.to_row();
        let heads = match self.value(Table::Snapshots, &row, "heads") {
            Ok(Some(Scalar::Bytes(heads))) => heads.as_chunks().0.to_vec(),
            _ => Vec::new(),
        };
        self.circle_at(&heads).or_else(|| self.frozen(&row))
    }

    fn frozen(&self, row: &str) -> Option<Circle> {
        let mut packed = Vec::new();
        for number in 1..=PARTS {
            match self.value(Table::Snapshots, row, &format!("{KEY}{number}")) {
                Ok(Some(Scalar::Bytes(part))) => packed.extend(part),
                _ => break,
            }
        }
        let mut circle = Circle::default();
        for (table, places) in unpack(&packed)? {
            let Some(table) = TABLES.iter().find(|known| known.name() == table) else { continue };
            read(&mut circle, *table, collect(places.into_iter().map(|(place, value)| (place, Some(value)))));
        }
        Some(circle)
    }
}

fn pack(rows: &Rows) -> Result<Vec<u8>, DocumentError> {
    let plain = postcard::to_allocvec(rows).map_err(|_| DocumentError::TooMuch)?;
    if plain.len() > UNPACKED {
        return Err(DocumentError::TooMuch);
    }
    let mut packing = DeflateEncoder::new(vec![VERSION], Compression::default());
    packing.write_all(&plain).and_then(|()| packing.finish()).map_err(|_| DocumentError::TooMuch)
}

/// What somebody else packed may be anything: it is unpacked up to the limit and read or left.
fn unpack(packed: &[u8]) -> Option<Rows> {
    let (&VERSION, stream) = packed.split_first()? else { return None };
    let mut plain = Vec::new();
    DeflateDecoder::new(stream).take(UNPACKED as u64 + 1).read_to_end(&mut plain).ok()?;
    if plain.len() > UNPACKED {
        return None;
    }
    postcard::from_bytes(&plain).ok()
}

#[cfg(test)]
mod tests {
    use steunkring_domain::{Instant, Line, Nickname, Person, PersonChange, PersonId, Snapshot, SnapshotChange};

    use super::*;
    use crate::Kind;

    const MOMENT: SnapshotId = SnapshotId([4; 16]);
    const RIE: PersonId = PersonId([7; 16]);

    fn named(name: &str) -> Field {
        Field::of::<Person>(&RIE, &PersonChange::Nickname(Some(Nickname::parse(name).unwrap())))
    }

    /// A map in which a moment was kept before a name was changed.
    fn map() -> Document {
        let mut map = Document::begin(Kind::Map, [1; 16]).unwrap();
        map.write(&[named("oma Rie")], Instant(1)).unwrap();
        let heads = SnapshotChange::Heads(Some(map.heads().concat()));
        let caption = SnapshotChange::Caption(Some(Line::parse("Het begin").unwrap()));
        let mut fields: Vec<Field> =
            [heads, caption].iter().map(|change| Field::of::<Snapshot>(&MOMENT, change)).collect();
        fields.extend(map.freeze(MOMENT).unwrap());
        map.write(&fields, Instant(2)).unwrap();
        map.write(&[named("omi")], Instant(3)).unwrap();
        map
    }

    #[test]
    fn a_moment_outlives_the_history_it_was_made_from() {
        let mut map = map();
        // A later generation of the document holds the same fields and none of the changes before.
        let mut anew = Document::begin(Kind::Map, [2; 16]).unwrap();
        let fields: Vec<Field> = Table::MAP.iter().flat_map(|table| map.fields(*table)).collect();
        anew.write(&fields, Instant(4)).unwrap();
        let frozen = anew.circle_then(MOMENT).unwrap();
        assert_eq!((frozen.name(RIE), anew.circle().name(RIE)), ("oma Rie", "omi"));
        assert_eq!(frozen.people, map.circle_then(MOMENT).unwrap().people);
    }

    #[test]
    fn a_moment_is_read_from_the_history_while_that_is_there() {
        let mut map = map();
        let heads = map.value(Table::Snapshots, &MOMENT.to_row(), "heads").unwrap();
        let Some(Scalar::Bytes(heads)) = heads else { panic!("no heads") };
        assert_eq!(map.circle_then(MOMENT), map.circle_at(heads.as_chunks().0));
        assert_eq!(map.circle_then(SnapshotId([5; 16])), None);
    }

    #[test]
    fn what_is_kept_does_not_weigh_on_the_rows() {
        let kept = map().circle().snapshots.remove(&MOMENT).unwrap();
        assert_eq!((kept.caption.unwrap().as_str(), kept.newer.len()), ("Het begin", 0));
    }

    #[test]
    fn what_phones_kept_is_read_for_ever() {
        let kept = [
            1, 99, 100, 43, 72, 205, 47, 200, 73, 101, 212, 52, 48, 199, 15, 245, 243, 50, 147, 179, 243, 18, 115, 83,
            153, 217, 243, 115, 19, 21, 130, 50, 83, 1,
        ];
        let rows = unpack(&kept).unwrap();
        let name = Scalar::Text("oma Rie".to_owned());
        let place = "07070707070707070707070707070707/nickname".to_owned();
        assert_eq!(rows, [("people".to_owned(), vec![(place, name)])], "{:?}", pack(&rows));
    }

    #[test]
    fn kept_bytes_that_are_no_circle_are_left() {
        let good = pack(&vec![("people".to_owned(), Vec::new())]).unwrap();
        assert!(unpack(&good).is_some());
        let bomb = {
            let mut packing = DeflateEncoder::new(vec![VERSION], Compression::best());
            packing.write_all(&vec![0; UNPACKED + 1]).unwrap();
            packing.finish().unwrap()
        };
        let newer = [&[VERSION + 1], &good[1..]].concat();
        for bytes in [&[][..], &[VERSION], &good[..good.len() - 1], &bomb, &newer] {
            assert_eq!(unpack(bytes), None);
        }
    }
}
