//! Hiding lengths: 256, 512 and 1,024 bytes, then Padmé (Nikitin et al. 2019), which adds at most 12 % and leaks only
//! the magnitude of a length.

use crate::error::CryptoError;

/// Appends the byte `0x80` and zeros up to the next size of the ladder.
pub fn pad(message: &[u8]) -> Vec<u8> {
    let size = size(message.len() + 1);
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(message);
    out.push(0x80);
    out.resize(size, 0);
    out
}

/// Takes the padding off again.
///
/// # Errors
/// [`CryptoError::Malformed`] where there is none.
pub fn unpad(mut padded: Vec<u8>) -> Result<Vec<u8>, CryptoError> {
    let end = padded.iter().rposition(|b| *b != 0).ok_or(CryptoError::Malformed)?;
    if padded.get(end) != Some(&0x80) {
        return Err(CryptoError::Malformed);
    }
    padded.truncate(end);
    Ok(padded)
}

/// The smallest size of the ladder that holds `length` bytes.
fn size(length: usize) -> usize {
    if let Some(step) = [256, 512, 1024].into_iter().find(|s| *s >= length) {
        return step;
    }
    let exponent = length.ilog2();
    let mask = (1usize << (exponent - (exponent.ilog2() + 1))) - 1;
    length.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Padding can be taken off again, never shrinks, costs at most 12 % above 1,024 bytes, and a longer message
        /// never gives a shorter result.
        #[test]
        fn padding_is_cheap_and_reversible(length in 0usize..300_000, fill in any::<u8>()) {
            let message = vec![fill; length];
            let padded = pad(&message);
            prop_assert!(padded.len() > length);
            if length >= 1024 {
                prop_assert!((padded.len() - length) as f64 <= 0.12 * length as f64);
            } else {
                prop_assert!([256, 512, 1024].contains(&padded.len()));
            }
            prop_assert!(size(length + 2) >= padded.len());
            prop_assert_eq!(unpad(padded).unwrap(), message);
        }
    }

    #[test]
    fn lengths_hide_in_few_sizes() {
        let sizes: std::collections::BTreeSet<usize> = (1..100_000).map(size).collect();
        assert!(sizes.len() < 120, "{} sizes up to 100 kB", sizes.len());
        assert_eq!((size(1), size(256), size(257), size(1024), size(1025)), (256, 256, 512, 1024, 1088));
    }

    #[test]
    fn bytes_without_padding_are_refused() {
        assert_eq!(unpad(vec![]), Err(CryptoError::Malformed));
        assert_eq!(unpad(vec![0; 256]), Err(CryptoError::Malformed));
        assert_eq!(unpad(vec![1; 256]), Err(CryptoError::Malformed));
    }
}
