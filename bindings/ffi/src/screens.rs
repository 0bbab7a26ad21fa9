//! The screens: records with everything to draw and to say, one file for each of `core/app/src/screens`.
//!
//! Ids are 26 letters and digits, spaces 64 hexadecimal digits, days `2026-11-05`, moments milliseconds since 1970 in UTC.

mod ask;
mod code;
mod compare;
mod conflict;
mod contacting;
mod done;
mod edit;
mod frame;
mod home;
mod kept;
mod knows;
mod label;
mod legend;
mod lock;
mod lost;
mod map;
mod measures;
mod note;
mod person;
mod pick;
mod picture;
mod places;
mod plan;
mod planning;
mod reach;
mod relay;
mod safety;
mod same;
mod search;
mod settings;
mod settle;
mod start;
mod storage;
mod strip;
mod sync;
mod then;
mod tray;
mod undone;
mod who;
mod writing;

pub use ask::*;
pub use code::*;
pub use compare::*;
pub use conflict::*;
pub use contacting::*;
pub use done::*;
pub use edit::*;
pub use frame::*;
pub use home::*;
pub use kept::*;
pub use knows::*;
pub use label::*;
pub use legend::*;
pub use lock::*;
pub use lost::*;
pub use map::*;
pub use measures::*;
pub use note::*;
pub use person::*;
pub use pick::*;
pub use picture::*;
pub use places::*;
pub use plan::*;
pub use planning::*;
pub use reach::*;
pub use relay::*;
pub use safety::*;
pub use same::*;
pub use search::*;
pub use settings::*;
pub use settle::*;
pub use start::*;
pub use storage::*;
pub use strip::*;
pub use sync::*;
pub use then::*;
pub use tray::*;
pub use undone::*;
pub use who::*;
pub use writing::*;

use crate::mirror::{Shown, mirror_choice};

/// A place in canvas units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, uniffi::Record)]
pub struct Point {
    /// From the left edge.
    pub x: i64,
    /// From the top edge.
    pub y: i64,
}

/// A part of a text, in the units that the record's field names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, uniffi::Record)]
pub struct Span {
    /// The first unit.
    pub from: u64,
    /// The unit after the last.
    pub to: u64,
}

/// Where somebody stands, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In the ring that was told.
    Told {
        /// 0 to 3 from the inside out.
        ring: u8,
    },
    /// In the outer band, because of school, club or work; not asked.
    Assumed,
    /// Beside the map, still to be given a place.
    Waiting,
}

impl Shown<Place> for steunkring_domain::line::Place {
    fn shown(self) -> Place {
        match self {
            Self::Told(ring) => Place::Told { ring },
            Self::Assumed => Place::Assumed,
            Self::Waiting => Place::Waiting,
        }
    }
}

/// What a hit of the search opens.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum SearchTarget {
    /// A person's page.
    Person {
        /// Who.
        id: String,
    },
    /// A talk with its note.
    Talk {
        /// Which.
        id: String,
    },
    /// A step of the plan.
    Action {
        /// Which.
        id: String,
    },
    /// A wish of the plan.
    Goal {
        /// Which.
        id: String,
    },
}

impl Shown<SearchTarget> for steunkring_app::SearchTarget {
    fn shown(self) -> SearchTarget {
        match self {
            Self::Person(id) => SearchTarget::Person { id: id.shown() },
            Self::Talk(id) => SearchTarget::Talk { id: id.shown() },
            Self::Action(id) => SearchTarget::Action { id: id.shown() },
            Self::Goal(id) => SearchTarget::Goal { id: id.shown() },
        }
    }
}

mirror_choice! {
    /// The language and level of what is shown.
    steunkring_app::Level => Level {
        /// Easy Dutch, for families.
        NlA2,
        /// Plain Dutch, for workers.
        NlB1,
        /// English.
        En,
    }
}

mirror_choice! {
    /// The colours of a picture.
    steunkring_app::Theme => Theme {
        /// Warm paper.
        Light,
        /// For dark screens.
        Dark,
        /// For printers without colour.
        Grey,
    }
}
