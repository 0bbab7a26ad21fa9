//! The seed of an invitation, and its form for typing.

use crate::crypto::{Secret, hash};
use crate::error::JoinError;

/// Eighty random bits from which an invitation's secret and its rendezvous mailbox come.
pub type Seed = [u8; 10];

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes a seed as 16 characters of Crockford's alphabet.
pub fn code(seed: &Seed) -> String {
    let bits = seed.iter().fold(0u128, |all, b| all << 8 | u128::from(*b));
    let letter = |i: u32| ALPHABET.get((bits >> (75 - 5 * i)) as usize & 31).copied().unwrap_or_default();
    (0..16).map(|i| char::from(letter(i))).collect()
}

/// Reads a typed code; hyphens, spaces and case do not matter, O counts as 0, I and L as 1.
///
/// # Errors
/// [`JoinError::Code`].
pub fn parse_code(typed: &str) -> Result<Seed, JoinError> {
    let (mut bits, mut count) = (0u128, 0);
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(17) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = ALPHABET.iter().position(|a| char::from(*a) == c).ok_or(JoinError::Code)?;
        bits = bits << 5 | value as u128;
        count += 1;
    }
    if count != 16 {
        return Err(JoinError::Code);
    }
    bits.to_be_bytes().last_chunk().copied().ok_or(JoinError::Code)
}

/// The key that seals the messages of an invitation.
pub(super) fn secret(seed: &Seed) -> Secret {
    Secret::from_bytes(hash("steunkring/invite/secret/1", &[seed]).0)
}

/// The mailbox where inviter and joiner meet.
pub(super) fn rendezvous(seed: &Seed) -> [u8; 32] {
    secret(seed).derive("steunkring/invite/rendezvous/1", &[]).commitment().0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A code reads back as its seed, however it is grouped and cased.
        #[test]
        fn codes_read_back(seed in any::<Seed>()) {
            let code = code(&seed);
            prop_assert_eq!(code.len(), 16);
            let grouped = format!("{}-{} {}", &code[..4], &code[4..8].to_lowercase(), &code[8..]);
            prop_assert_eq!(parse_code(&grouped), Ok(seed));
        }
    }

    #[test]
    fn look_alikes_count_and_others_do_not() {
        assert_eq!(parse_code("O000-0000-0000-000i"), parse_code("0000000000000001"));
        assert_eq!(code(&[0xff; 10]), "ZZZZZZZZZZZZZZZZ");
        for bad in ["", "000000000000000", "00000000000000000", "000000000000000U", "00000000000000é0"] {
            assert_eq!(parse_code(bad), Err(JoinError::Code));
        }
    }
}
