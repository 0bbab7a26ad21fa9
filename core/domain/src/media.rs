//! Photos and voice notes of a talk, as its document names them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{FieldValue, Instant, Invalid, MediumId, PersonId, Scalar, Table, choice, entity};

entity! {
    /// A photo or voice note of a talk. What is seen or heard in it is a sealed file beside the database, which no document holds.
    pub struct Medium (Table::Media, MediumId) changed by MediumChange {
        /// A photo or a voice note.
        Kind kind: MediumKind,
        /// Which sealed file, and what opens it.
        File file: SealedFile,
        /// How many bytes the file holds.
        Bytes bytes: u64,
        /// How long a voice note lasts.
        Seconds seconds: Seconds,
        /// Who added it.
        By by: PersonId,
        /// When.
        At at: Instant,
    }
}

choice! {
    /// A photo or a voice note.
    pub enum MediumKind: "medium" {
        /// Something to look at.
        Photo = "foto",
        /// Something to listen to.
        Voice = "stem",
    }
}

impl MediumKind {
    /// How many of the first bytes of a file tell its kind.
    pub const BEGINNING: usize = 12;

    /// The kind of a file that begins so, by the marks that its format has: JPEG, PNG, WebP and HEIC are photos; WAV, Ogg, MP3,
    /// FLAC and MPEG-4 audio are voice notes.
    ///
    /// # Errors
    /// [`Invalid::Form`] for any other.
    pub fn of_file(beginning: &[u8]) -> Result<Self, Invalid> {
        format(beginning).map(|(kind, _)| kind).ok_or(Invalid::Form)
    }

    /// How the name of a file that begins so usually ends; `None` for one of another kind.
    pub fn ending(beginning: &[u8]) -> Option<&'static str> {
        format(beginning).map(|(_, ending)| ending)
    }
}

/// Where marks stand in a format, what it holds and how its files are called.
type Format = (&'static [(usize, &'static [u8])], MediumKind, &'static str);

const FORMATS: [Format; 16] = [
    (&[(0, b"\xFF\xD8\xFF")], MediumKind::Photo, "jpg"),
    (&[(0, b"\x89PNG\r\n\x1A\n")], MediumKind::Photo, "png"),
    (&[(0, b"RIFF"), (8, b"WEBP")], MediumKind::Photo, "webp"),
    (&[(4, b"ftypheic")], MediumKind::Photo, "heic"),
    (&[(4, b"ftypheix")], MediumKind::Photo, "heic"),
    (&[(4, b"ftypmif1")], MediumKind::Photo, "heic"),
    (&[(4, b"ftypavif")], MediumKind::Photo, "avif"),
    (&[(0, b"RIFF"), (8, b"WAVE")], MediumKind::Voice, "wav"),
    (&[(0, b"OggS")], MediumKind::Voice, "ogg"),
    (&[(0, b"fLaC")], MediumKind::Voice, "flac"),
    (&[(0, b"ID3")], MediumKind::Voice, "mp3"),
    (&[(0, b"\xFF\xFB")], MediumKind::Voice, "mp3"),
    (&[(0, b"\xFF\xF1")], MediumKind::Voice, "aac"),
    (&[(4, b"ftypM4A ")], MediumKind::Voice, "m4a"),
    (&[(4, b"ftypmp42")], MediumKind::Voice, "m4a"),
    (&[(4, b"ftyp3gp4")], MediumKind::Voice, "3gp"),
];

fn format(beginning: &[u8]) -> Option<(MediumKind, &'static str)> {
    let stands = |(at, mark): &(usize, &[u8])| beginning.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    let found = FORMATS.iter().find(|(marks, ..)| marks.iter().all(stands));
    found.map(|(_, kind, ending)| (kind.clone(), *ending))
}

/// Names a sealed file by the hash of its bytes, with the key that opens it; together one value, since neither is of use alone.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// The SHA-256 of the sealed bytes.
    pub hash: [u8; 32],
    /// The key.
    pub key: [u8; 32],
}

impl SealedFile {
    fn bytes(&self) -> Vec<u8> {
        [self.hash, self.key].concat()
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let (hash, key) = bytes.split_first_chunk()?;
        Some(Self { hash: *hash, key: key.try_into().ok()? })
    }
}

/// Shows no key.
impl std::fmt::Debug for SealedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedFile(…)")
    }
}

impl FieldValue for SealedFile {
    fn to_scalar(&self) -> Scalar {
        Scalar::Bytes(self.bytes())
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Bytes(bytes) => Self::of(bytes),
            _ => None,
        }
    }
}

impl Serialize for SealedFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.bytes().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SealedFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(&Vec::<u8>::deserialize(deserializer)?).ok_or_else(|| serde::de::Error::custom("64 bytes are needed"))
    }
}

/// How long something lasts: 1 second to 6 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Seconds(u32);

impl Seconds {
    /// The most.
    pub const LIMIT: u32 = 6 * 60 * 60;

    /// Checks the number.
    ///
    /// # Errors
    /// [`Invalid::Range`] for 0 and above [`Self::LIMIT`].
    pub fn new(seconds: u32) -> Result<Self, Invalid> {
        if (1..=Self::LIMIT).contains(&seconds) { Ok(Self(seconds)) } else { Err(Invalid::Range) }
    }

    /// The number.
    pub fn value(self) -> u32 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u32::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl FieldValue for Seconds {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(i64::from(self.0))
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        u32::from_scalar(scalar).and_then(|seconds| Self::new(seconds).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_how_they_begin() {
        for photo in [&b"\xFF\xD8\xFF\xE0"[..], b"\x89PNG\r\n\x1A\n....", b"RIFF....WEBP", b"....ftypheic"] {
            assert_eq!(MediumKind::of_file(photo), Ok(MediumKind::Photo), "{photo:?}");
        }
        for voice in [&b"RIFF....WAVE"[..], b"OggS", b"ID3\x03", b"fLaC", b"....ftypM4A "] {
            assert_eq!(MediumKind::of_file(voice), Ok(MediumKind::Voice), "{voice:?}");
        }
        for other in [&b""[..], b"RIFF....AVI ", b"%PDF-1.7", b"<html>", b"....ftypqt  ", b"\xFF\xD8"] {
            assert_eq!(MediumKind::of_file(other), Err(Invalid::Form), "{other:?}");
        }
    }

    #[test]
    fn a_sealed_file_is_64_bytes_and_shows_no_key() {
        let file = SealedFile { hash: [1; 32], key: [2; 32] };
        assert_eq!(SealedFile::from_scalar(&file.to_scalar()), Some(file.clone()));
        assert_eq!(SealedFile::from_scalar(&Scalar::Bytes(vec![1; 63])), None);
        assert_eq!(SealedFile::from_scalar(&Scalar::Bytes(vec![1; 65])), None);
        assert_eq!(format!("{file:?}"), "SealedFile(…)");
    }

    #[test]
    fn seconds_are_those_of_six_hours() {
        assert!([1, Seconds::LIMIT].iter().all(|seconds| Seconds::new(*seconds).is_ok()));
        assert!([0, Seconds::LIMIT + 1].iter().all(|seconds| Seconds::new(*seconds) == Err(Invalid::Range)));
        assert_eq!(Seconds::from_scalar(&Scalar::Int(-5)), None);
    }
}
