//! Changing inputs at random, from a seed.

/// Numbers from a seed (SplitMix64, Steele et al. 2014).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another, 0 below none.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % (most.max(1) as u64)).unwrap_or_default()
    }
}

/// Bytes at which readers turn: ends of ranges, first bytes of numbers of many bytes, marks of tables and of text.
const TURNS: [&[u8]; 24] = [
    &[0],
    &[1],
    &[2],
    &[0x7f],
    &[0x80],
    &[0xff],
    &[0x80, 0],
    &[0x80, 1],
    &[0xff, 0x7f],
    &[0xff, 0xff, 0x03],
    &[0xff, 0xff, 0xff, 0xff, 0x0f],
    &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40],
    &[0xff; 8],
    &[0; 8],
    b"\"",
    b"\r\n",
    b";",
    b",",
    "é".as_bytes(),
    "👍".as_bytes(),
    "\u{200f}".as_bytes(),
    b"*",
    b" OR ",
];

/// Changes an input in one to six places, at times with a piece of another.
pub fn mutate(input: &mut Vec<u8>, other: &[u8], longest: usize, chance: &mut Chance) {
    for _ in 0..=chance.below(6) {
        once(input, other, chance);
    }
    input.truncate(longest);
}

fn once(input: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    let end = (at + 1 + chance.below(16)).min(input.len());
    match chance.below(10) {
        0 => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            let new = chance.next().to_le_bytes()[0];
            if let Some(byte) = input.get_mut(at) {
                *byte = new;
            }
        }
        2 => {
            if let Some(byte) = input.get_mut(at) {
                *byte = byte.wrapping_add_signed([-2, -1, 1, 2][chance.below(4)]);
            }
        }
        3 => {
            let turn = TURNS[chance.below(TURNS.len())];
            input.splice(at..at, turn.iter().copied());
        }
        4 => {
            let turn = TURNS[chance.below(TURNS.len())];
            let end = (at + turn.len()).min(input.len());
            input.splice(at..end, turn.iter().copied());
        }
        5 => drop(input.drain(at.min(end)..end)),
        6 => {
            let piece = input[at.min(end)..end].to_vec();
            input.splice(at..at, piece);
        }
        7 => {
            let new: Vec<u8> = (0..=chance.below(8)).map(|_| chance.next().to_le_bytes()[0]).collect();
            input.splice(at..at, new);
        }
        8 => {
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(64)).min(other.len());
            input.splice(at.min(end)..end, other[from..to].iter().copied());
        }
        _ => input.truncate(at),
    }
}
