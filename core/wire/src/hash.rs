use sha2::{Digest, Sha256};

/// Hashes parts under a domain tag with SHA-256.
///
/// The input is: length of the tag (one byte), tag, then for each part its length (eight bytes, big endian) and the
/// part, so that no two lists of parts give the same input. A tag above 255 bytes is cut there; ours are constants.
pub fn tagged_hash(tag: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut tagged = Tagged::new(tag);
    for part in parts {
        tagged.length(part.len());
        tagged.add(part);
    }
    tagged.finish()
}

/// A tagged hash in the making, for a part that lies in memory in pieces.
pub(crate) struct Tagged(Sha256);

impl Tagged {
    pub(crate) fn new(tag: &str) -> Self {
        let tag: Vec<u8> = tag.bytes().take(255).collect();
        let mut sha = Sha256::new();
        sha.update([u8::try_from(tag.len()).unwrap_or(u8::MAX)]);
        sha.update(&tag);
        Self(sha)
    }

    /// Announces a part; exactly `length` bytes must be added after it.
    pub(crate) fn length(&mut self, length: usize) {
        self.0.update((length as u64).to_be_bytes());
    }

    pub(crate) fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_input_is_as_the_specification_says() {
        let by_hand: [u8; 32] = Sha256::digest(b"\x01t\0\0\0\0\0\0\0\x02ab\0\0\0\0\0\0\0\0").into();
        assert_eq!(tagged_hash("t", &[b"ab", b""]), by_hand);
    }

    proptest! {
        /// Invariant: moving a border between two parts changes the hash.
        #[test]
        fn borders_count(bytes in proptest::collection::vec(any::<u8>(), 1..40), a in 0usize..40, b in 0usize..40) {
            let (a, b) = (a % bytes.len(), b % bytes.len());
            let cut = |at: usize| tagged_hash("t", &[&bytes[..at], &bytes[at..]]);
            prop_assert_eq!(cut(a) == cut(b), a == b);
        }
    }
}
