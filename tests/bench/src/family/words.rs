//! The words that are typed.

use super::writer::Dice;

const WORDS: [&str; 64] = [
    "oma",
    "komt",
    "maandag",
    "langs",
    "en",
    "brengt",
    "de",
    "kinderen",
    "naar",
    "school",
    "vanmiddag",
    "belde",
    "juf",
    "Els",
    "over",
    "het",
    "rekenen",
    "dat",
    "gaat",
    "beter",
    "we",
    "spraken",
    "af",
    "om",
    "zaterdag",
    "samen",
    "te",
    "eten",
    "bij",
    "buurvrouw",
    "Hanna",
    "zij",
    "vindt",
    "fijn",
    "als",
    "er",
    "iemand",
    "meegaat",
    "een",
    "vraag",
    "blijft",
    "wie",
    "kan",
    "rijden",
    "wanneer",
    "auto",
    "stuk",
    "is",
    "ook",
    "oom",
    "Tarik",
    "wil",
    "helpen",
    "met",
    "fiets",
    "café",
    "reünie",
    "ideeën",
    "volgende",
    "week",
    "kijken",
    "hoe",
    "ging",
    "daarna",
];

/// A text that goes on and on.
#[derive(Default)]
pub struct Stream {
    rest: Vec<char>,
}

impl Stream {
    /// Its next characters.
    pub fn take(&mut self, dice: &mut Dice, count: usize) -> String {
        while self.rest.len() < count {
            self.rest.extend(dice.one_of(&WORDS).unwrap_or_default().chars());
            self.rest.extend(if dice.below(14) == 0 { ". " } else { " " }.chars());
        }
        self.rest.drain(..count).collect()
    }
}

/// A short line of a few words.
pub fn line(dice: &mut Dice) -> String {
    let count = 3 + dice.below(4);
    (0..count).map(|_| dice.one_of(&WORDS).unwrap_or_default()).collect::<Vec<_>>().join(" ")
}
