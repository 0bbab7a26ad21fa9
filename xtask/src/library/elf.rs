//! In what pages a library lies, read from its ELF header.

/// What Android asks of 64-bit libraries since version 15.
pub const PAGE: u64 = 16 * 1024;

/// The kind of a part that is loaded.
const LOADED: u32 = 1;

/// The alignment of each part that is loaded; none for what is no library in little-endian ELF.
pub fn alignments(bytes: &[u8]) -> Option<Vec<u64>> {
    if bytes.get(..4)? != b"\x7fELF" || *bytes.get(5)? != 1 {
        return None;
    }
    let is_long = *bytes.get(4)? == 2;
    let number = |at: usize, short: usize, long: usize| {
        let length = if is_long { long } else { short };
        let part = bytes.get(at..at.checked_add(length)?)?;
        Some(part.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
    };
    // Where the table of parts begins, how long a row is and how many there are.
    let (from, row, count) = if is_long { (32, 54, 56) } else { (28, 42, 44) };
    let (from, row, count) = (number(from, 4, 8)?, number(row, 2, 2)?, number(count, 2, 2)?);
    let mut found = Vec::new();
    for part in 0..count {
        let at = usize::try_from(from.checked_add(part.checked_mul(row)?)?).ok()?;
        if number(at, 4, 4)? == u64::from(LOADED) {
            found.push(number(at.checked_add(if is_long { 48 } else { 28 })?, 4, 8)?);
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header for 64 bits with a table of two parts, of which one is loaded.
    fn library(alignment: u64) -> Vec<u8> {
        let mut bytes = vec![0; 64 + 2 * 56];
        bytes[..6].copy_from_slice(b"\x7fELF\x02\x01");
        bytes[32] = 64;
        bytes[54] = 56;
        bytes[56] = 2;
        bytes[64] = 1;
        bytes[64 + 48..64 + 56].copy_from_slice(&alignment.to_le_bytes());
        bytes[64 + 56] = 6;
        bytes
    }

    #[test]
    fn what_is_loaded_tells_its_pages() {
        for alignment in [4096, PAGE] {
            assert_eq!(alignments(&library(alignment)), Some(vec![alignment]));
        }
    }

    #[test]
    fn what_is_cut_or_is_no_library_tells_nothing() {
        let whole = library(PAGE);
        for end in 0..whole.len() - 56 {
            assert_eq!(alignments(&whole[..end]), None, "{end}");
        }
        assert_eq!(alignments(b"no library at all, but long enough to hold a header of one, of 64 bytes"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_lies_in_pages_of_this_machine() {
        let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        assert!(
            alignments(&program).unwrap().iter().all(|alignment| alignment.is_power_of_two() && *alignment >= 4096)
        );
    }
}
