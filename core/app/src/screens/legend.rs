//! What the lines and arrows of the map mean.

use serde::Serialize;
use steunkring_domain::{Arrow, LineStyle};
use steunkring_picture::{Theme, legend};
use steunkring_text::{Direction, Label};

use super::Offer;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The arrows that the legend explains.
const ARROWS: [(Arrow, &str); 3] =
    [(Arrow::In, "direction-in"), (Arrow::Out, "direction-out"), (Arrow::Both, "direction-both")];

/// The legend of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegendScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Its title.
    pub title: Label,
    /// The nine lines, from strong to not told.
    pub lines: Vec<LineItem>,
    /// The three arrows: to the middle, from it, both ways.
    pub arrows: Vec<ArrowItem>,
    /// The way in which the words run.
    pub direction: Direction,
    /// What can be done: `back`.
    pub offers: Vec<Offer>,
}

/// A line and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineItem {
    /// Which.
    pub style: LineStyle,
    /// What it means.
    pub label: Label,
}

/// An arrow and what it means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArrowItem {
    /// Which.
    pub arrow: Arrow,
    /// What it means.
    pub label: Label,
}

impl App {
    /// What the lines and arrows of a space's map mean.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn legend_screen(&mut self, space: SpaceId) -> Result<LegendScreen, CoreError> {
        let Sight { revision, words, .. } = self.sight(space, Part::Picture)?;
        let line = |style: LineStyle| LineItem { style, label: words.plain(&format!("line-{}", style.code())) };
        let arrow = |(arrow, message): (Arrow, &str)| ArrowItem { arrow, label: words.plain(message) };
        Ok(LegendScreen {
            revision,
            title: words.plain("map-legend"),
            lines: LineStyle::ALL.into_iter().map(line).collect(),
            arrows: ARROWS.into_iter().map(arrow).collect(),
            direction: steunkring_text::direction(words.level().language()),
            offers: Offer::all(&words, [("back", "act-back")]),
        })
    }
}

impl LegendScreen {
    /// Draws it as an SVG 600 dp wide.
    pub fn svg(&self, theme: Theme) -> String {
        let lines: Vec<_> = self.lines.iter().map(|item| (item.style, item.label.text.clone())).collect();
        let arrows: Vec<_> = self.arrows.iter().map(|item| (item.arrow, item.label.text.clone())).collect();
        legend(&self.title.text, &lines, &arrows, theme, super::map::drawn(self.direction))
    }
}
