//! What an editor shows against what the document holds.
//!
//! Others' words come into the document at once and into the editor when it can take them: while an input method composes, it
//! cannot. Meanwhile somebody types on, in positions of what the editor shows. A [`Shadow`] is the list of runs that both have,
//! only the editor has, or only the document has; it carries splices from one side to the other. All lengths are UTF-16 units.

use crate::{Splice, TextPatch};

/// A stretch of text and who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Both(usize),
    /// Others took it away; the editor shows it still.
    Editor(usize),
    /// Others wrote it; the editor does not show it yet.
    Document(usize),
}

/// The runs between one editor and its document.
#[derive(Clone, Debug)]
pub struct Shadow {
    runs: Vec<Run>,
}

impl Shadow {
    /// An editor that shows just what the document holds, so many units.
    pub fn new(units: usize) -> Self {
        Self { runs: vec![Run::Both(units)] }
    }

    /// Whether the editor shows what the document holds.
    pub fn is_even(&self) -> bool {
        self.runs.iter().all(|run| matches!(run, Run::Both(_)))
    }

    /// Takes a splice of the editor, in its units, and gives the splices of the document, to be applied in this order. The
    /// positions have to lie within what the editor shows.
    pub fn from_editor(&mut self, splice: &Splice) -> Vec<Splice> {
        let (at, delete) = (splice.at as usize, splice.delete as usize);
        let first = self.split(at, Run::in_editor);
        let last = self.split(at + delete, Run::in_editor).max(first);
        let place: usize = self.runs.iter().take(first).map(|run| run.in_document()).sum();
        let (mut out, mut kept) = (Vec::new(), Vec::new());
        let mut position = place;
        let inserted = splice.insert.encode_utf16().count();
        if inserted > 0 {
            kept.push(Run::Both(inserted));
        }
        for run in self.runs.drain(first..last) {
            match run {
                Run::Both(units) => {
                    out.push(Splice { at: narrow(position), delete: narrow(units), insert: String::new() })
                }
                Run::Document(units) => {
                    position += units;
                    kept.push(run);
                }
                Run::Editor(_) => {}
            }
        }
        self.runs.splice(first..first, kept);
        if inserted > 0 {
            out.push(Splice { at: narrow(place), delete: 0, insert: splice.insert.clone() });
        }
        self.join();
        out
    }

    /// Takes what happened in the document without the editor, in the document's units.
    pub fn from_document(&mut self, patch: &TextPatch) {
        match *patch {
            TextPatch::Insert { at, units } => {
                let place = self.split(at, Run::in_document);
                self.runs.insert(place, Run::Document(units));
            }
            TextPatch::Delete { at, units } => {
                let first = self.split(at, Run::in_document);
                let last = self.split(at + units, Run::in_document).max(first);
                let kept: Vec<Run> = self
                    .runs
                    .drain(first..last)
                    .filter_map(|run| match run {
                        Run::Both(units) => Some(Run::Editor(units)),
                        Run::Document(_) => None,
                        Run::Editor(_) => Some(run),
                    })
                    .collect();
                self.runs.splice(first..first, kept);
            }
        }
        self.join();
    }

    /// What the editor has to do, one after the other, to show the document, of which this is the text; afterwards both are even.
    pub fn catch_up(&mut self, document: &[u16]) -> Vec<Splice> {
        let (mut in_document, mut in_editor) = (0, 0);
        let mut out = Vec::new();
        for run in &self.runs {
            match *run {
                Run::Both(units) => {
                    in_document += units;
                    in_editor += units;
                }
                Run::Editor(units) => {
                    out.push(Splice { at: narrow(in_editor), delete: narrow(units), insert: String::new() });
                }
                Run::Document(units) => {
                    let words = document.get(in_document..in_document + units).unwrap_or_default();
                    out.push(Splice { at: narrow(in_editor), delete: 0, insert: String::from_utf16_lossy(words) });
                    in_document += units;
                    in_editor += units;
                }
            }
        }
        self.runs = vec![Run::Both(in_document)];
        out
    }

    /// Where the run is that begins at a position of one side, splitting one where needed. Runs that the side does not have and
    /// that lie at the position come after it.
    fn split(&mut self, at: usize, side: fn(Run) -> usize) -> usize {
        let mut position = 0;
        for (index, run) in self.runs.iter().copied().enumerate() {
            if position == at {
                return index;
            }
            let units = side(run);
            if at < position + units {
                let (head, tail) = (run.with(at - position), run.with(position + units - at));
                self.runs.splice(index..=index, [head, tail]);
                return index + 1;
            }
            position += units;
        }
        self.runs.len()
    }

    /// Joins neighbours of one kind, so that the list stays as short as the differences are.
    fn join(&mut self) {
        self.runs.retain(|run| run.with(0) != *run);
        self.runs.dedup_by(|later, earlier| match (*earlier, *later) {
            (Run::Both(a), Run::Both(b)) => {
                *earlier = Run::Both(a + b);
                true
            }
            (Run::Editor(a), Run::Editor(b)) => {
                *earlier = Run::Editor(a + b);
                true
            }
            (Run::Document(a), Run::Document(b)) => {
                *earlier = Run::Document(a + b);
                true
            }
            _ => false,
        });
    }
}

impl Run {
    fn in_editor(self) -> usize {
        match self {
            Self::Both(units) | Self::Editor(units) => units,
            Self::Document(_) => 0,
        }
    }

    fn in_document(self) -> usize {
        match self {
            Self::Both(units) | Self::Document(units) => units,
            Self::Editor(_) => 0,
        }
    }

    fn with(self, units: usize) -> Self {
        match self {
            Self::Both(_) => Self::Both(units),
            Self::Editor(_) => Self::Editor(units),
            Self::Document(_) => Self::Document(units),
        }
    }
}

/// Texts are limited far below 32 bits.
fn narrow(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: u32, delete: u32, insert: &str) -> Splice {
        Splice { at, delete, insert: insert.to_owned() }
    }

    #[test]
    fn typing_goes_on_around_words_that_the_editor_does_not_show_yet() {
        // Both show "Oma komt."; others wrote "lieve " in front and took "komt" away.
        let mut shadow = Shadow::new(9);
        shadow.from_document(&TextPatch::Insert { at: 0, units: 6 });
        shadow.from_document(&TextPatch::Delete { at: 10, units: 4 });
        assert!(!shadow.is_even());
        // The editor replaces "Oma" by "Opa Jan"; the document's "lieve " stays where it is, after what was typed at its place.
        assert_eq!(shadow.from_editor(&splice(0, 3, "Opa Jan")), [splice(6, 3, ""), splice(0, 0, "Opa Jan")]);
        let document: Vec<u16> = "Opa Janlieve  .".encode_utf16().collect();
        assert_eq!(shadow.catch_up(&document), [splice(7, 0, "lieve "), splice(14, 4, "")]);
        assert!(shadow.is_even());
    }

    #[test]
    fn runs_stay_as_few_as_the_differences() {
        let mut shadow = Shadow::new(0);
        for at in 0..1000 {
            shadow.from_editor(&splice(at, 0, "a"));
        }
        assert_eq!(shadow.runs, [Run::Both(1000)]);
    }
}
