//! Editors in step with their documents, whatever others write and however long an editor takes nothing.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use steunkring_document::{Document, Kind, Shadow, Splice};
use steunkring_domain::Instant;

struct Device {
    document: Document,
    shadow: Shadow,
    /// What the editor shows.
    shown: Vec<u16>,
    /// Every change made here, in order.
    made: Vec<Vec<u8>>,
    /// How many changes of each other device came in.
    taken: [usize; 3],
}

#[derive(Clone, Debug)]
enum Act {
    /// Types at a character border, over so many characters.
    Type { at: prop::sample::Index, over: usize, text: &'static str },
    /// Makes what was typed a change.
    Pause,
    /// Takes in the next changes of another device.
    TakeIn { from: usize, most: usize },
    /// The editor takes what it does not show yet.
    CatchUp,
}

fn act() -> impl Strategy<Value = (usize, Act)> {
    let words = prop::sample::select(vec!["", "a", "👍", "e\u{301}", "ش", "woord ", "👨‍👩‍👧"]);
    let act = prop_oneof![
        4 => (any::<prop::sample::Index>(), 0..4usize, words).prop_map(|(at, over, text)| Act::Type { at, over, text }),
        1 => Just(Act::Pause),
        2 => (0..3usize, 1..4usize).prop_map(|(from, most)| Act::TakeIn { from, most }),
        1 => Just(Act::CatchUp),
    ];
    (0..3usize, act)
}

impl Device {
    fn borders(&self) -> Vec<usize> {
        let inside = |at: usize| self.shown.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
        (0..=self.shown.len()).filter(|at| !inside(*at)).collect()
    }

    fn type_in(&mut self, splice: &Splice) {
        splice.apply(&mut self.shown).unwrap();
        let splices = self.shadow.from_editor(splice);
        self.document.type_text(&splices).unwrap();
    }

    fn pause(&mut self) {
        self.made.extend(self.document.finish_typing(Instant(1)));
    }

    fn take_in(&mut self, changes: &[Vec<u8>]) {
        self.pause();
        let before = self.document.heads();
        self.document.receive(changes).unwrap();
        for patch in self.document.text_since(&before) {
            self.shadow.from_document(&patch);
        }
    }

    fn catch_up(&mut self) {
        let units: Vec<u16> = self.document.body().encode_utf16().collect();
        for splice in self.shadow.catch_up(&units) {
            splice.apply(&mut self.shown).unwrap();
        }
        assert_eq!(String::from_utf16(&self.shown).unwrap(), self.document.body());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// After everything was taken in and shown, all editors show the same text, each the one of its document, and every change
    /// stands under the actor of the device that made it.
    #[test]
    fn editors_show_what_their_documents_hold(acts in prop::collection::vec(act(), 1..60)) {
        let mut first = Document::begin(Kind::Note, [9; 16]).unwrap();
        let text = "begin 👍🏽 e\u{301} عربي einde";
        first.rewrite(text, Instant(0)).unwrap();
        let saved = first.save();
        let mut devices: Vec<Device> = (1..=3_u8)
            .map(|n| Device {
                document: Document::load(Kind::Note, &saved, &[], [n; 16]).unwrap(),
                shadow: Shadow::new(text.encode_utf16().count()),
                shown: text.encode_utf16().collect(),
                made: Vec::new(),
                taken: [0; 3],
            })
            .collect();
        let fetch = |devices: &mut Vec<Device>, to: usize, from: usize, most: usize| {
            let seen = devices[to].taken[from];
            let changes: Vec<Vec<u8>> = devices[from].made.iter().skip(seen).take(most).cloned().collect();
            devices[to].taken[from] += changes.len();
            devices[to].take_in(&changes);
        };
        for (who, act) in acts {
            match act {
                Act::Type { at, over, text } => {
                    let borders = devices[who].borders();
                    let from = at.index(borders.len());
                    let to = (from + over).min(borders.len() - 1);
                    let (from, to) = (borders[from] as u32, borders[to] as u32);
                    devices[who].type_in(&Splice { at: from, delete: to - from, insert: text.to_owned() });
                }
                Act::Pause => devices[who].pause(),
                Act::TakeIn { from, most } if from != who => fetch(&mut devices, who, from, most),
                Act::TakeIn { .. } => {}
                Act::CatchUp => devices[who].catch_up(),
            }
        }
        for device in &mut devices {
            device.pause();
        }
        for to in 0..3 {
            for from in (0..3).filter(|from| *from != to) {
                fetch(&mut devices, to, from, usize::MAX);
            }
            devices[to].catch_up();
        }
        prop_assert_eq!(&devices[0].shown, &devices[1].shown);
        prop_assert_eq!(&devices[0].shown, &devices[2].shown);
        prop_assert_eq!(devices[0].document.waiting(), 0);
    }
}

#[test]
fn words_land_before_inside_and_after_what_is_typed_key_by_key() {
    let mut first = Document::begin(Kind::Note, [9; 16]).unwrap();
    first.rewrite("Oma komt. Einde", Instant(0)).unwrap();
    let saved = first.save();
    let load = |actor| Document::load(Kind::Note, &saved, &[], [actor; 16]).unwrap();
    let mut here = Device {
        document: load(1),
        shadow: Shadow::new(15),
        shown: "Oma komt. Einde".encode_utf16().collect(),
        made: Vec::new(),
        taken: [0; 3],
    };
    let mut there = load(2);
    for (n, letter) in "morgen ".chars().enumerate() {
        here.type_in(&Splice { at: 10 + n as u32, delete: 0, insert: letter.to_string() });
        if n % 2 == 0 {
            let end = there.body().encode_utf16().count() as u32;
            let at = [0, 10, end][n / 2 % 3];
            let splice = Splice { at, delete: 0, insert: "R".into() };
            here.take_in(&there.splice(&[splice], Instant(1)).unwrap());
        }
    }
    assert_eq!(String::from_utf16(&here.shown).unwrap(), "Oma komt. morgen Einde");
    here.catch_up();
    assert_eq!(here.document.body(), "RROma komt.R morgen EindeR");
}
