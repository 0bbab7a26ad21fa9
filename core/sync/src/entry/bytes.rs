//! Reading and writing the bytes of an entry: every count has a limit, every number one form.

use super::EntryError;

/// Takes values off the front of borrowed bytes.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], EntryError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(EntryError::Malformed)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], EntryError> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(EntryError::Malformed)?;
        self.rest = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, EntryError> {
        self.array::<1>().map(|[b]| b)
    }

    /// Reads an unsigned LEB128 number in its shortest form.
    pub(crate) fn varint(&mut self) -> Result<u64, EntryError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if (shift == 63 && bits > 1) || (byte == 0 && shift > 0) {
                return Err(EntryError::Malformed);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(EntryError::Malformed)
    }

    /// Reads a signed number: zigzag, then [`Reader::varint`].
    pub(crate) fn signed(&mut self) -> Result<i64, EntryError> {
        let n = self.varint()?;
        Ok((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    pub(crate) fn varint32(&mut self) -> Result<u32, EntryError> {
        u32::try_from(self.varint()?).map_err(|_| EntryError::Malformed)
    }

    /// Reads a count of at most `max`.
    pub(crate) fn count(&mut self, max: usize) -> Result<usize, EntryError> {
        let count = usize::try_from(self.varint()?).map_err(|_| EntryError::TooLarge)?;
        if count > max { Err(EntryError::TooLarge) } else { Ok(count) }
    }

    /// Reads a length of at most `max` and that many bytes.
    pub(crate) fn sized(&mut self, max: usize) -> Result<&'a [u8], EntryError> {
        let length = self.count(max)?;
        self.take(length)
    }

    pub(crate) fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.rest)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn end(&self) -> Result<(), EntryError> {
        if self.is_empty() { Ok(()) } else { Err(EntryError::Malformed) }
    }
}

/// Writes an unsigned LEB128 number.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a signed number: zigzag, then [`put_varint`].
pub(crate) fn put_signed(out: &mut Vec<u8>, value: i64) {
    put_varint(out, ((value << 1) ^ (value >> 63)) as u64);
}

/// Writes a length and the bytes.
pub(crate) fn put_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    put_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Invariant: a number that was written is read back, and no other bytes give it.
        #[test]
        fn numbers_have_one_form(n: u64, i: i64, noise in proptest::collection::vec(any::<u8>(), 0..11)) {
            let mut out = Vec::new();
            put_varint(&mut out, n);
            put_signed(&mut out, i);
            let mut reader = Reader::new(&out);
            prop_assert_eq!((reader.varint(), reader.signed(), reader.end()), (Ok(n), Ok(i), Ok(())));
            let mut reader = Reader::new(&noise);
            if let Ok(n) = reader.varint() {
                let mut again = Vec::new();
                put_varint(&mut again, n);
                prop_assert!(noise.starts_with(&again));
            }
        }
    }

    #[test]
    fn a_limit_is_checked_before_the_bytes_are() {
        assert_eq!(Reader::new(&[5, 1]).sized(4), Err(EntryError::TooLarge));
        assert_eq!(Reader::new(&[5, 1]).sized(5), Err(EntryError::Malformed));
    }
}
