//! Postcard with limits: one encoding per value, nothing behind it, no list longer than its field allows.

use crate::error::CryptoError;
use serde::de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// Encodes a value.
///
/// # Errors
/// [`CryptoError::Malformed`] for values that postcard has no form for; none of this crate's types is one.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, CryptoError> {
    postcard::to_allocvec(value).map_err(|_| CryptoError::Malformed)
}

/// Decodes a value of at most `max` bytes and refuses every encoding but the one that [`encode`] gives.
///
/// # Errors
/// [`CryptoError::TooLarge`] above `max`, else [`CryptoError::Malformed`].
pub fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8], max: usize) -> Result<T, CryptoError> {
    if bytes.len() > max {
        return Err(CryptoError::TooLarge);
    }
    let value: T = postcard::from_bytes(bytes).map_err(|_| CryptoError::Malformed)?;
    if encode(&value)? != bytes {
        return Err(CryptoError::Malformed);
    }
    Ok(value)
}

/// Reads a list of at most `MAX` elements: `#[serde(deserialize_with = "list::<_, _, 64>")]`.
///
/// # Errors
/// The deserializer's, and one for a longer list, before anything is allocated.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MAX: usize>(d: D) -> Result<Vec<T>, D::Error> {
    d.deserialize_seq(Short::<T, MAX>(PhantomData))
}

/// Reads a map of at most `MAX` elements.
///
/// # Errors
/// The deserializer's, and one for a longer map.
pub fn map<'de, D, K, V, const MAX: usize>(d: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    d.deserialize_map(Few::<K, V, MAX>(PhantomData))
}

/// Reads a text of at most `MAX` characters, without control characters.
///
/// # Errors
/// The deserializer's, and one for a longer text or one with control characters.
pub fn text<'de, D: Deserializer<'de>, const MAX: usize>(d: D) -> Result<String, D::Error> {
    d.deserialize_str(Line::<MAX>)
}

struct Short<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Short<T, MAX> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {MAX} elements")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        if seq.size_hint().is_some_and(|n| n > MAX) {
            return Err(A::Error::custom("list too long"));
        }
        let mut all = Vec::new();
        while let Some(one) = seq.next_element()? {
            if all.len() == MAX {
                return Err(A::Error::custom("list too long"));
            }
            all.push(one);
        }
        Ok(all)
    }
}

struct Few<K, V, const MAX: usize>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>, const MAX: usize> Visitor<'de> for Few<K, V, MAX> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {MAX} elements")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BTreeMap<K, V>, A::Error> {
        if map.size_hint().is_some_and(|n| n > MAX) {
            return Err(A::Error::custom("map too large"));
        }
        let mut all = BTreeMap::new();
        while let Some((k, v)) = map.next_entry()? {
            if all.len() == MAX {
                return Err(A::Error::custom("map too large"));
            }
            all.insert(k, v);
        }
        Ok(all)
    }
}

struct Line<const MAX: usize>;

impl<const MAX: usize> Visitor<'_> for Line<MAX> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {MAX} characters")
    }

    fn visit_str<E: Error>(self, s: &str) -> Result<String, E> {
        if s.chars().nth(MAX).is_some() || s.chars().any(char::is_control) {
            return Err(E::custom("text too long or with control characters"));
        }
        Ok(s.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Sample {
        #[serde(deserialize_with = "list::<_, _, 3>")]
        list: Vec<u8>,
        #[serde(deserialize_with = "map::<_, _, _, 2>")]
        map: BTreeMap<u8, u8>,
        #[serde(deserialize_with = "text::<_, 4>")]
        name: String,
    }

    fn sample(list: usize, map: u8, name: &str) -> Vec<u8> {
        encode(&Sample { list: vec![7; list], map: (0..map).map(|i| (i, i)).collect(), name: name.into() }).unwrap()
    }

    #[test]
    fn limits_hold_exactly() {
        assert!(decode::<Sample>(&sample(3, 2, "éééé"), 100).is_ok());
        for over in [sample(4, 2, ""), sample(0, 3, ""), sample(0, 0, "abcde"), sample(0, 0, "a\n")] {
            assert_eq!(decode::<Sample>(&over, 100), Err(CryptoError::Malformed));
        }
        for under in [sample(2, 1, "ab"), sample(0, 0, "")] {
            assert!(decode::<Sample>(&under, under.len()).is_ok());
            assert_eq!(decode::<Sample>(&under, under.len() - 1), Err(CryptoError::TooLarge));
        }
    }

    #[test]
    fn a_value_has_one_encoding() {
        let good = sample(1, 2, "ab");
        let mut longer = good.clone();
        longer.push(0);
        assert_eq!(decode::<Sample>(&longer, 100), Err(CryptoError::Malformed));
        // the list's length 1 as an overlong varint
        let overlong = [&[0x81, 0x00], &good[1..]].concat();
        assert_eq!(decode::<Sample>(&overlong, 100), Err(CryptoError::Malformed));
        // the map's keys 0 and 1 in descending order
        let unsorted = [&[0u8, 2, 1, 1, 0, 0, 0][..]].concat();
        assert_eq!(decode::<Sample>(&unsorted, 100), Err(CryptoError::Malformed));
    }
}
