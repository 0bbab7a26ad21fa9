//! Records of `core/app/src/screens/legend.rs`.

use super::{Arrow, Direction, Label, LineStyle, Offer};
use crate::mirror::mirror;

mirror! {
    /// The legend of the map.
    steunkring_app::LegendScreen => LegendScreen {
        /// How often the space had changed.
        revision: u64,
        /// Its title.
        title: Label,
        /// The nine lines, from strong to not told.
        lines: Vec<LineItem>,
        /// The three arrows: to the middle, from it, both ways.
        arrows: Vec<ArrowItem>,
        /// The way in which the words run.
        direction: Direction,
        /// What can be done: `back`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// A line and what it means.
    steunkring_app::LineItem => LineItem {
        /// Which.
        style: LineStyle,
        /// What it means.
        label: Label,
    }
}

mirror! {
    /// An arrow and what it means.
    steunkring_app::ArrowItem => ArrowItem {
        /// Which.
        arrow: Arrow,
        /// What it means.
        label: Label,
    }
}
