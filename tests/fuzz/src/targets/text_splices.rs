//! Whatever two people type in one note, in positions that may be wrong: no panic, no memory beyond a few copies; a position outside
//! the text or inside a character is refused and leaves the text as it was; what is taken does to the document, through the shadow of
//! an editor too, what it does to a list of UTF-16 units; and in the end both people and the editor have the same text.

use steunkring_document::{Document, DocumentError, Kind, Shadow, Splice};
use steunkring_domain::Instant;

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "text-splices", longest: 240, memory: 32 << 20, seeds, begin };

/// The most steps of one input.
const STEPS: usize = 12;
/// What can be typed.
const WORDS: [&str; 8] = ["", "a", "oma ", "👍", "é", "e\u{301}", "\u{200d}👩🏽", ".\nMorgen komt opa"];

/// Two people with the same note, and an editor of the first.
struct Table {
    here: Document,
    there: Document,
    shown: Vec<u16>,
    shadow: Shadow,
    /// Changes of the first that the second did not hear of.
    unheard: Vec<Vec<u8>>,
}

fn begin() -> Work {
    let mut note = Document::begin(Kind::Note, [1; 16]).unwrap();
    note.rewrite("Oma komt 👍 morgen.", Instant(1)).unwrap();
    let saved = note.save();
    Box::new(move |bytes| {
        let load = |actor| Document::load(Kind::Note, &saved, &[], actor).unwrap();
        let (here, there) = (load([1; 16]), load([2; 16]));
        let shown: Vec<u16> = here.body().encode_utf16().collect();
        let mut table = Table { shadow: Shadow::new(shown.len()), here, there, shown, unheard: Vec::new() };
        let mut outcomes = vec![0];
        for step in bytes.chunks_exact(4).take(STEPS) {
            outcomes.push(table.step([step[0], step[1], step[2], step[3]]));
        }
        table.end();
        outcomes.sort_unstable();
        outcomes.dedup();
        join(&[join(&outcomes), about(table.shown.len())])
    })
}

impl Table {
    fn step(&mut self, [what, at, delete, insert]: [u8; 4]) -> u64 {
        // One of the highest positions stands for all that are far outside.
        let far = |byte: u8| if byte == u8::MAX { u32::MAX } else { u32::from(byte) };
        let words = WORDS[usize::from(insert) % WORDS.len()].repeat(1 + usize::from(insert) / WORDS.len() % 3);
        let splice = Splice { at: far(at), delete: far(delete), insert: words };
        match what % 5 {
            0 => join(&[0, self.write(&splice)]),
            1 => join(&[1, self.type_in(&splice)]),
            2 => join(&[2, self.settle()]),
            3 => join(&[3, self.hear(&splice)]),
            _ => join(&[4, self.catch_up()]),
        }
    }

    /// The first person writes without the editor.
    fn write(&mut self, splice: &Splice) -> u64 {
        let mut units: Vec<u16> = self.here.body().encode_utf16().collect();
        let (before, heads) = (self.here.body(), self.here.heads());
        let typing = self.here.is_typing();
        let expected = if typing { Err(DocumentError::Typing) } else { splice.apply(&mut units) };
        let done = self.here.splice(std::slice::from_ref(splice), Instant(2));
        match (&done, expected) {
            (Ok(changes), Ok(())) => {
                let after = String::from_utf16(&units).unwrap();
                assert_eq!(self.here.body(), after);
                assert_eq!(!changes.is_empty(), after != before);
                self.tell(&heads);
                let changed = !changes.is_empty();
                self.unheard.extend(done.unwrap());
                kind(&changed)
            }
            (Err(error), Err(expected)) => {
                assert_eq!(*error, expected);
                assert_eq!(self.here.body(), before);
                kind(error)
            }
            (done, expected) => panic!("{done:?} and not {expected:?}"),
        }
    }

    /// The first person types in the editor.
    fn type_in(&mut self, splice: &Splice) -> u64 {
        let before = self.shown.clone();
        if let Err(error) = splice.apply(&mut self.shown) {
            assert_eq!(self.shown, before);
            return kind(&error);
        }
        let taken = self.shadow.from_editor(splice);
        let mut units: Vec<u16> = self.here.body().encode_utf16().collect();
        for splice in &taken {
            splice.apply(&mut units).unwrap();
        }
        self.here.type_text(&taken).unwrap();
        assert_eq!(self.here.body(), String::from_utf16(&units).unwrap());
        about(taken.len())
    }

    /// What was typed becomes a change, and the second person receives everything.
    fn settle(&mut self) -> u64 {
        self.unheard.extend(self.here.finish_typing(Instant(3)));
        let changes = std::mem::take(&mut self.unheard);
        self.there.receive(&changes).unwrap();
        about(changes.len())
    }

    /// The second person writes, and the first receives it.
    fn hear(&mut self, splice: &Splice) -> u64 {
        match self.there.splice(std::slice::from_ref(splice), Instant(4)) {
            Ok(changes) if !changes.is_empty() => {
                self.settle();
                let heads = self.here.heads();
                self.here.receive(&changes).unwrap();
                self.tell(&heads);
                1
            }
            Ok(_) => 2,
            Err(error) => kind(&error),
        }
    }

    /// The editor shows what others wrote.
    fn catch_up(&mut self) -> u64 {
        let units: Vec<u16> = self.here.body().encode_utf16().collect();
        let splices = self.shadow.catch_up(&units);
        for splice in &splices {
            splice.apply(&mut self.shown).unwrap();
        }
        assert_eq!(self.shown, units);
        assert!(self.shadow.is_even());
        about(splices.len())
    }

    fn tell(&mut self, heads: &[[u8; 32]]) {
        for patch in self.here.text_since(heads) {
            self.shadow.from_document(&patch);
        }
    }

    fn end(&mut self) {
        self.settle();
        assert_eq!(self.there.body(), self.here.body());
        self.catch_up();
    }
}

fn seeds() -> Vec<Vec<u8>> {
    vec![
        vec![1, 0, 3, 2, 3, 4, 0, 1, 4, 0, 0, 0, 2, 0, 0, 0],
        vec![0, 9, 2, 3, 1, 2, 0, 4, 3, 0, 9, 7, 1, 1, 1, 1, 4, 0, 0, 0],
        vec![3, 5, 5, 2, 1, 0, 0, 9, 3, 0, 0, 3, 1, 4, 4, 5, 2, 0, 0, 0, 4, 0, 0, 0],
        vec![0, 10, 1, 1, 1, 255, 0, 1, 0, 0, 255, 1],
    ]
}
