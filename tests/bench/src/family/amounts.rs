//! How much there is of everything, and how things are named.

/// Phones, tablets and computers that write.
pub const DEVICES: usize = 8;
/// People on the map, who founded it among them.
pub const PEOPLE: usize = 60;
/// Who knows whom.
pub const RELATIONS: usize = 150;
/// What somebody gets from somebody.
pub const SUPPORTS: usize = 120;
/// Talks.
pub const NOTES: usize = 250;
/// Steps.
pub const ACTIONS: usize = 800;
/// Remembered moments.
pub const SNAPSHOTS: usize = 21;
/// How often a view is told again.
pub const RETOLD: usize = 650;
/// How often a device sends and fetches.
pub const SYNCS: usize = 2_700;
/// How many of them the device lacks that is left behind.
pub const LACKING: usize = 5_000;
/// Days from the first to the last.
pub const DAYS: u32 = 1_826;
/// The first morning, in milliseconds since 1970: 4 January 2021, 8:00 in UTC.
pub const BEGIN: i64 = 1_609_747_200_000;

/// What a number is the name of, so that no two things have one id.
pub const PERSON: u8 = 1;
/// A note.
pub const NOTE: u8 = 2;
/// A step.
pub const ACTION: u8 = 3;
/// A remembered moment.
pub const SNAPSHOT: u8 = 4;
/// A decision.
pub const DECISION: u8 = 5;

/// The id of the n-th thing of a kind; random to look at, as the product's are.
pub fn id(kind: u8, n: usize) -> [u8; 16] {
    use sha2::{Digest, Sha256};
    let digest: [u8; 32] = Sha256::digest([&[kind][..], &n.to_be_bytes()].concat()).into();
    digest.first_chunk().copied().unwrap_or_default()
}
