use thiserror::Error;

/// Why a text is not the hexadecimal form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not {bytes} bytes in lower-case hexadecimal")]
pub struct HexError {
    /// The number of bytes that was expected.
    pub bytes: usize,
}

/// Writes bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Reads exactly `N` bytes; upper case is refused, so that each value has one text.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Result<[u8; N], HexError> {
    let wrong = HexError { bytes: N };
    if text.len() != 2 * N || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(wrong);
    }
    let mut bytes = [0; N];
    let mut digits = text.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()));
    for byte in &mut bytes {
        let (Some(Some(high)), Some(Some(low))) = (digits.next(), digits.next()) else {
            return Err(wrong);
        };
        *byte = high << 4 | low;
    }
    Ok(bytes)
}

/// Gives a newtype over bytes its hexadecimal text, by which paths and headers name it.
macro_rules! hexadecimal {
    ($name:ident, $bytes:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::hex::hex(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::hex::HexError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::hex::from_hex::<$bytes>(text).map(Self)
            }
        }
    };
}
pub(crate) use hexadecimal;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Invariant: a value has exactly one text, and the text gives the value back.
        #[test]
        fn round_trip(bytes: [u8; 8]) {
            let text = hex(&bytes);
            prop_assert_eq!(from_hex::<8>(&text), Ok(bytes));
            prop_assert_eq!(from_hex::<7>(&text), Err(HexError { bytes: 7 }));
        }

        /// Invariant: no text makes the reader stop with anything but its error.
        #[test]
        fn any_text(text in ".{0,20}") {
            if let Ok(bytes) = from_hex::<8>(&text) {
                prop_assert_eq!(hex(&bytes), text);
            }
        }
    }

    #[test]
    fn upper_case_is_refused() {
        assert!(from_hex::<1>("ab").is_ok());
        assert!(from_hex::<1>("AB").is_err());
    }
}
