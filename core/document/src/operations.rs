//! How many operations a raw change holds, told from its columns without reading them out.
//!
//! A column says "a thousand million times the same" in a few bytes, and automerge writes such a run out before it judges the change.
//! The layout is that of automerge's change chunk (automerge.org/automerge-binary-format-spec).

/// Where the length of a chunk stands, after the magic bytes, the checksum and the kind.
const LENGTH: usize = 9;
/// The column of what each operation does: one value an operation.
const ACTION: u64 = 4 << 4 | 2;
/// The column of how many operations each one replaces.
const REPLACED: u64 = 7 << 4;

/// Counts the operations of a chunk and those that they say to replace; `None` for bytes that are no change.
pub(crate) fn operations(chunk: &[u8]) -> Option<u64> {
    let mut reader = Reader(Reader(chunk.get(LENGTH..)?).sized()?);
    let parents = usize::try_from(reader.number()?).ok()?;
    reader.take(parents.checked_mul(32)?)?;
    // The actor, the number of its change, that of the first operation, the time, the message and the other actors.
    reader.sized()?;
    reader.number()?;
    reader.number()?;
    reader.signed()?;
    reader.sized()?;
    for _ in 0..reader.number()? {
        reader.sized()?;
    }
    let columns = reader.columns()?;
    let (operations, replaced) = reader.tally(columns, ACTION, Some(REPLACED))?;
    operations.checked_add(replaced)
}

/// The bit of a column that is packed.
const PACKED: u64 = 8;
/// The kind of a chunk that is a whole document.
const DOCUMENT: u8 = 0;
/// The column of who made each change: one value a change.
const AUTHOR: u64 = 1;
/// The column of how often each operation was written over.
const WRITTEN_OVER: u64 = 8 << 4;

/// What a whole document says of itself.
pub(crate) struct Said {
    /// How many changes made it.
    pub(crate) changes: u64,
    /// How many operations these have.
    pub(crate) operations: u64,
    /// How often these were written over.
    pub(crate) written_over: u64,
}

impl Said {
    /// Counts what one chunk with a whole document says; none for other bytes, and where a column is packed.
    pub(crate) fn of(chunk: &[u8]) -> Option<Self> {
        if chunk.get(LENGTH - 1) != Some(&DOCUMENT) {
            return None;
        }
        let mut whole = Reader(chunk.get(LENGTH..)?);
        let mut reader = Reader(whole.sized()?);
        if !whole.0.is_empty() {
            return None;
        }
        for _ in 0..reader.number()? {
            reader.sized()?;
        }
        let heads = usize::try_from(reader.number()?).ok()?;
        reader.take(heads.checked_mul(32)?)?;
        let (of_changes, of_operations) = (reader.columns()?, reader.columns()?);
        if of_changes.iter().chain(&of_operations).any(|(column, _)| column & PACKED != 0) {
            return None;
        }
        let (changes, _) = reader.tally(of_changes, AUTHOR, None)?;
        let (operations, written_over) = reader.tally(of_operations, ACTION, Some(WRITTEN_OVER))?;
        Some(Self { changes, operations, written_over })
    }
}

/// Takes values off the front of borrowed bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        self.take(length)
    }

    /// Reads what columns follow, and how many bytes each has.
    fn columns(&mut self) -> Option<Vec<(u64, usize)>> {
        let mut columns = Vec::new();
        for _ in 0..self.number()? {
            columns.push((self.number()?, usize::try_from(self.number()?).ok()?));
        }
        Some(columns)
    }

    /// Takes the contents of columns, and gives how many values one has and what those of another come to.
    fn tally(&mut self, columns: Vec<(u64, usize)>, counted: u64, summed: Option<u64>) -> Option<(u64, u64)> {
        let (mut count, mut sum) = (0_u64, 0_u64);
        for (column, length) in columns {
            let runs = Reader(self.take(length)?);
            if column == counted {
                count = count.checked_add(runs.sum(|_| 1)?)?;
            } else if Some(column) == summed {
                sum = sum.checked_add(runs.sum(|value| value)?)?;
            }
        }
        Some((count, sum))
    }

    /// Reads an unsigned LEB128 number.
    fn number(&mut self) -> Option<u64> {
        let (bits, _, _) = self.leb()?;
        Some(bits)
    }

    /// Reads a signed LEB128 number.
    fn signed(&mut self) -> Option<i64> {
        let (bits, width, last) = self.leb()?;
        let bits = bits.cast_signed();
        Some(if last & 0x40 != 0 && width < 64 { bits | (-1 << width) } else { bits })
    }

    /// Reads the groups of a LEB128 number: their bits, how many, and the last byte.
    fn leb(&mut self) -> Option<(u64, u32, u8)> {
        let mut bits = 0;
        for width in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            bits |= u64::from(byte & 0x7f) << width;
            if byte & 0x80 == 0 {
                return Some((bits, width + 7, byte));
            }
        }
        None
    }

    /// Adds up a run-length encoded column of numbers, each weighed; nulls weigh nothing, but count as one where each value does.
    fn sum(mut self, weigh: impl Fn(u64) -> u64) -> Option<u64> {
        let mut sum = 0_u64;
        while !self.0.is_empty() {
            let run = match self.signed()? {
                0 => self.number()?.checked_mul(weigh(0))?,
                times if times > 0 => times.unsigned_abs().checked_mul(weigh(self.number()?))?,
                values => {
                    let mut all = 0_u64;
                    for _ in 0..values.unsigned_abs() {
                        all = all.checked_add(weigh(self.number()?))?;
                    }
                    all
                }
            };
            sum = sum.checked_add(run)?;
        }
        Some(sum)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant as Moment};

    use automerge::{ActorId, AutoCommit, ROOT, transaction::Transactable};
    use sha2::{Digest, Sha256};
    use steunkring_domain::Instant;

    use super::*;
    use crate::receive::MAX_OPERATIONS;
    use crate::{Document, DocumentError, Kind};

    fn number(out: &mut Vec<u8>, mut value: u64) {
        while value >= 0x80 {
            out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }

    /// A run of a signed length; those here are positive, so a last group with its highest bit needs one more.
    fn run(times: u64, value: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        number(&mut out, times);
        if out.last().is_some_and(|last| last & 0x40 != 0) {
            *out.last_mut().unwrap() |= 0x80;
            out.push(0);
        }
        out.extend(value);
        out
    }

    /// A change that sets the field "a" of the root to null so many times, each time in place of so many others.
    fn change(times: u64, replaced: u64) -> Vec<u8> {
        let many = times.saturating_mul(replaced);
        let (mut not_inserted, mut group) = (Vec::new(), Vec::new());
        number(&mut not_inserted, times);
        number(&mut group, replaced);
        let mut columns = vec![
            (0x15, run(times, b"\x01a")),
            (0x34, not_inserted),
            (ACTION, run(times, &[1])),
            (0x56, run(times, &[0])),
            (REPLACED, run(times, &group)),
        ];
        if replaced > 0 {
            columns.extend([(0x71, run(many, &[0])), (0x73, run(many, &[1]))]);
        }
        let mut contents = vec![0, 16];
        contents.extend([9; 16]);
        contents.extend([1, 1, 0, 0, 0]);
        number(&mut contents, columns.len() as u64);
        for (column, bytes) in &columns {
            number(&mut contents, *column);
            number(&mut contents, bytes.len() as u64);
        }
        contents.extend(columns.into_iter().flat_map(|(_, bytes)| bytes));
        let mut chunk = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1];
        number(&mut chunk, contents.len() as u64);
        chunk.extend(contents);
        let sum = Sha256::digest(&chunk[8..]);
        chunk[4..8].copy_from_slice(&sum[..4]);
        chunk
    }

    #[test]
    fn operations_are_counted_as_automerge_counts_them() {
        let mut doc = AutoCommit::new().with_actor(ActorId::from(&[7; 16][..]));
        for (round, keys) in [3, 40, 1].iter().enumerate() {
            for key in 0..*keys {
                doc.put(ROOT, format!("key {key}"), round as i64).unwrap();
            }
            doc.commit();
            let change = doc.get_last_local_change().unwrap();
            // From the second round on each replaces what an earlier one wrote.
            let replaced = if round == 0 { 0 } else { (*keys).min([0, 3, 40][round]) };
            assert_eq!(operations(change.raw_bytes()), Some(change.len() as u64 + replaced), "{round}");
        }
        for kind in Kind::ALL {
            assert!(operations(kind.beginning()).is_some_and(|count| count > 8));
            assert_eq!(operations(&kind.beginning()[..40]), None);
        }
    }

    /// A few bytes can say more operations than a phone has memory for.
    #[test]
    fn a_change_of_more_operations_than_anybody_writes_is_refused_before_it_is_read_out() {
        let mut map = Document::begin(Kind::Map, [1; 16]).unwrap();
        assert_eq!(map.receive(&[change(1_000, 0)]), Ok(()));
        assert_eq!(operations(&change(1_000, 0)), Some(1_000));
        let begun = Moment::now();
        for bomb in [change(MAX_OPERATIONS + 1, 0), change(1 << 40, 0), change(1, 1 << 40), change(1 << 62, 1 << 62)] {
            assert!(bomb.len() < 200);
            assert_eq!(map.receive(&[bomb]), Err(DocumentError::BadChange));
        }
        assert!(begun.elapsed() < Duration::from_secs(5));
        assert!(map.write(&[], Instant(1)).is_ok());
    }
}
