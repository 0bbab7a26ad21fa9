//! Which picture stands beside which message.
//!
//! A message names a concept (`data/concepts.csv`), a concept may have a glyph (`data/pictograms.csv`). A glyph has one
//! meaning; several concepts share it only when they mean the same. A concept without a glyph has no picture.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Columns: concept, messages.
const CONCEPTS: &str = include_str!("../data/concepts.csv");
/// Columns: glyph, OpenMoji code, concept of the look, concepts of the words.
const PICTOGRAMS: &str = include_str!("../data/pictograms.csv");

/// One picture of OpenMoji 17 (CC BY-SA 4.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Pictogram {
    /// Our id, an English name such as `grandmother`.
    pub id: &'static str,
    /// OpenMoji's code, such as `1F475`; also the name of its file.
    pub hexcode: &'static str,
    /// The concept in `look/pictograms.csv`, which has the Dutch name.
    pub look: &'static str,
}

/// Every picture, in the order of the look.
pub fn pictograms() -> impl Iterator<Item = Pictogram> {
    glyphs().map(|(glyph, _)| glyph)
}

/// The picture of an id.
pub fn pictogram(id: &str) -> Option<Pictogram> {
    pictograms().find(|glyph| glyph.id == id)
}

/// The picture beside a message, if it has one.
pub(crate) fn of_message(message: &str) -> Option<Pictogram> {
    static TABLE: OnceLock<BTreeMap<&'static str, Pictogram>> = OnceLock::new();
    TABLE.get_or_init(by_message).get(message).copied()
}

fn by_message() -> BTreeMap<&'static str, Pictogram> {
    let by_concept: BTreeMap<_, _> = glyphs()
        .flat_map(|(glyph, concepts)| concepts.split_whitespace().map(move |concept| (concept, glyph)))
        .collect();
    concepts()
        .filter_map(|(concept, messages)| Some((by_concept.get(concept)?, messages)))
        .flat_map(|(glyph, messages)| messages.split_whitespace().map(move |message| (message, *glyph)))
        .collect()
}

fn concepts() -> impl Iterator<Item = (&'static str, &'static str)> {
    CONCEPTS.lines().skip(1).filter_map(|line| line.split_once(','))
}

fn glyphs() -> impl Iterator<Item = (Pictogram, &'static str)> {
    PICTOGRAMS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let glyph = Pictogram { id: cells.next()?, hexcode: cells.next()?, look: cells.next()? };
        Some((glyph, cells.next()?))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::Edition;

    #[test]
    fn a_glyph_stands_once_and_has_one_name() {
        let all: Vec<_> = pictograms().collect();
        assert_eq!(all.len(), 114);
        for name in [|glyph: &Pictogram| glyph.id, |glyph: &Pictogram| glyph.hexcode, |glyph: &Pictogram| glyph.look] {
            assert_eq!(all.iter().map(name).collect::<BTreeSet<_>>().len(), all.len());
        }
        assert_eq!(pictogram("grandmother").unwrap().hexcode, "1F475");
        assert_eq!(pictogram("no-such-picture"), None);
    }

    #[test]
    fn every_message_has_one_concept_and_no_concept_has_two_glyphs() {
        let messages: Vec<_> = concepts().flat_map(|(_, messages)| messages.split_whitespace()).collect();
        let known: Vec<_> = Edition::En.catalogue().unwrap().ids().collect();
        let mut sorted = messages.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, known);
        let named: BTreeSet<_> = concepts().map(|(concept, _)| concept).collect();
        let mapped: Vec<_> = glyphs().flat_map(|(_, concepts)| concepts.split_whitespace()).collect();
        assert_eq!(mapped.iter().copied().collect::<BTreeSet<_>>().len(), mapped.len());
        assert!(mapped.iter().all(|concept| named.contains(concept)));
    }

    #[test]
    fn a_picture_may_be_absent() {
        assert_eq!(of_message("tie-line-strong"), None);
        assert_eq!(of_message("kin-name-oma").map(|glyph| glyph.id), Some("grandmother"));
    }
}
