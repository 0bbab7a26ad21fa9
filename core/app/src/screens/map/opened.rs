//! The ways to a ring that takes the room of the map, through its pages and back to the whole map.

use serde::Serialize;
use steunkring_domain::layout::{Layout, Mode};
use steunkring_text::{Label, Words};

use super::RINGS;

/// A ring to open, or the whole map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RingPick {
    /// What it is called.
    pub label: Label,
    /// Which ring, 0 to 3; the whole map when missing.
    pub ring: Option<u8>,
    /// Whether it is what the picture shows.
    pub chosen: bool,
}

/// A way to another page of the ring that takes the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RingPage {
    /// What it says.
    pub label: Label,
    /// Which page, from 0.
    pub page: usize,
}

impl RingPick {
    /// Each ring that has people or is open, from the inside out, and the whole map.
    pub(super) fn of(words: &Words, layout: &Layout) -> Vec<Self> {
        if layout.mode == Mode::Names && layout.focus.is_none() {
            return Vec::new();
        }
        let rings = (0u8..).zip(RINGS).zip(layout.counts);
        let rings = rings.filter(|((ring, _), count)| *count > 0 || layout.focus == Some(*ring));
        let whole = Self { label: words.plain("map-all"), ring: None, chosen: layout.focus.is_none() };
        rings
            .map(|((ring, message), _)| {
                let name = words.plain(message);
                // By itself a ring is spoken as an answer about somebody; here it is a place.
                let label = Label { pictogram: name.pictogram, ..words.as_written(&name.text) };
                Self { label, ring: Some(ring), chosen: layout.focus == Some(ring) }
            })
            .chain([whole])
            .collect()
    }
}

impl RingPage {
    /// The page before the one that is shown.
    pub(super) fn before(words: &Words, layout: &Layout) -> Option<Self> {
        let page = layout.page.checked_sub(1)?;
        Some(Self { label: words.plain("map-page-back"), page })
    }

    /// The page after the one that is shown.
    pub(super) fn after(words: &Words, layout: &Layout) -> Option<Self> {
        let page = layout.page + 1;
        (page < layout.pages).then(|| Self { label: words.plain("map-page-next"), page })
    }
}
