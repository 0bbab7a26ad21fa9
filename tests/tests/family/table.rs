//! Two at one table: both type in one note at once, letter by letter, each on a phone of their own.

use steunkring_app::*;
use steunkring_domain::DocumentId;

use crate::phones::{Family, Phone};
use crate::random::Random;

const NOTE: DocumentId = DocumentId([5; 16]);
const WORDS: [&str; 12] =
    ["oma", "komt", "morgen", "naar", "school", "met", "Bo", "én", "Sem", "👍🏽", "buur Ans", "belt"];

/// One who types: sentences, one after the other, each at a place between two sentences or right after the last one.
struct Writer {
    phone: Phone,
    /// What the editor shows, and where the caret stands.
    shown: Vec<u16>,
    caret: usize,
    /// What is left of the sentence that is being typed.
    rest: Vec<char>,
    /// Sentences that were begun.
    sentences: Vec<String>,
}

impl Writer {
    fn new(mut phone: Phone) -> Self {
        let shown: Vec<u16> = phone.app.open_editor(phone.space, NOTE).unwrap().encode_utf16().collect();
        Self { caret: shown.len(), phone, shown, rest: Vec::new(), sentences: Vec::new() }
    }

    /// Types one letter, sometimes a wrong one that is taken back at once.
    fn key(&mut self, random: &mut Random, who: usize) {
        if self.rest.is_empty() {
            let words: Vec<&str> = (0..3 + random.below(4)).map(|_| random.pick(&WORDS)).collect();
            let sentence = format!("{who}.{} {}. ", self.sentences.len(), words.join(" "));
            self.rest = sentence.chars().rev().collect();
            self.sentences.push(sentence);
            if random.chance(40) {
                self.caret = random.pick(&self.borders());
            }
        }
        let hold = random.chance(25);
        if random.chance(7) {
            self.put("x", 0, hold);
            self.put("", 1, hold);
        }
        let letter = self.rest.pop().unwrap().to_string();
        self.put(&letter, 0, hold);
    }

    /// Replaces so many units before the caret.
    fn put(&mut self, text: &str, delete: usize, hold: bool) {
        let at = self.caret - delete;
        let splice = Splice { at: at as u32, delete: delete as u32, insert: text.to_owned() };
        self.shown.splice(at..self.caret, text.encode_utf16());
        let caret = (at + text.encode_utf16().count()) as u32;
        let edited = self.phone.app.edit(self.phone.space, NOTE, &[splice], (caret, caret), hold).unwrap();
        self.follow(edited);
    }

    fn follow(&mut self, edited: Edited) {
        for splice in edited.splices {
            let at = splice.at as usize;
            self.shown.splice(at..at + splice.delete as usize, splice.insert.encode_utf16());
        }
        self.caret = edited.selection.0 as usize;
    }

    /// Positions before the first and after each whole sentence.
    fn borders(&self) -> Vec<usize> {
        let text = String::from_utf16(&self.shown).unwrap();
        let ends = text.match_indices(". ").map(|(at, _)| text[..at + 2].encode_utf16().count());
        std::iter::once(0).chain(ends).collect()
    }

    fn take_in(&mut self, file: &[u8]) {
        self.phone.take_in(file);
    }

    fn catch_up(&mut self) {
        let caret = (self.caret as u32, self.caret as u32);
        let edited = self.phone.app.edit(self.phone.space, NOTE, &[], caret, false).unwrap();
        self.follow(edited);
    }
}

/// Whenever the phones hear of each other, while both type: in the end both show the same text, each sentence stands in it once and
/// whole, and what an editor shows is what its document holds.
#[test]
fn both_sentences_stay_whole_whoever_types_where() {
    let family = Family::begin(2);
    for seed in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let mut random = Random::new(seed);
        let mut phones = family.copies(2, folder.path());
        phones[0].run(Command::StartNote { document: NOTE, edits: vec![NoteEdit::Rewrite("Samen. ".into())] });
        crate::phones::exchange(&mut phones);
        let mut writers: Vec<Writer> = phones.into_iter().map(Writer::new).collect();
        for _ in 0..250 {
            let who = random.below(2);
            // In bursts, as people type.
            for _ in 0..1 + random.below(12) {
                writers[who].key(&mut random, who);
            }
            if random.chance(8) {
                let file = writers[1 - who].phone.bundle();
                writers[who].take_in(&file);
            }
        }
        for (who, writer) in writers.iter_mut().enumerate() {
            while !writer.rest.is_empty() {
                writer.key(&mut random, who);
            }
        }
        for _ in 0..2 {
            let files: Vec<Vec<u8>> = writers.iter_mut().map(|writer| writer.phone.bundle()).collect();
            writers[0].take_in(&files[1]);
            writers[1].take_in(&files[0]);
        }
        writers.iter_mut().for_each(Writer::catch_up);
        let texts: Vec<String> = writers.iter().map(|writer| String::from_utf16(&writer.shown).unwrap()).collect();
        assert_eq!(texts[0], texts[1], "seed {seed}");
        for writer in &mut writers {
            let body = writer.phone.app.note(writer.phone.space, NOTE).unwrap().note.body;
            assert_eq!(body, texts[0], "seed {seed}");
        }
        for sentence in writers.iter().flat_map(|writer| &writer.sentences) {
            assert_eq!(texts[0].matches(sentence.as_str()).count(), 1, "seed {seed}: {sentence:?} in {:?}", texts[0]);
        }
        let letters: usize = writers.iter().flat_map(|writer| &writer.sentences).map(|one| one.chars().count()).sum();
        assert_eq!(texts[0].chars().count(), letters + 7, "seed {seed}");
    }
}
