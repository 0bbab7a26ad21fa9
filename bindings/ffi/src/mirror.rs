//! How a record of the core becomes one that Kotlin, Swift and Python can hold.
//!
//! A mirror names every field of its original and no rest, so that a new field of the core does not build here until somebody decides
//! whether it crosses the border.

use std::ops::Range;

use steunkring_app::{Command, DeviceId, MemberRole, Question, SpaceId};
use steunkring_domain::*;

use crate::screens::{Point, Span};

/// What crosses the border in the form of `T`.
pub trait Shown<T> {
    /// Takes that form.
    fn shown(self) -> T;
}

macro_rules! mirror {
    (
        $(#[$doc:meta])*
        $($core:ident)::+ => $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* } $(without { $($left:ident),* })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, uniffi::Record)]
        pub struct $name { $($(#[$about])* pub $field: $type,)* }

        impl $crate::mirror::Shown<$name> for $($core)::+ {
            fn shown(self) -> $name {
                let Self { $($field,)* $($($left: _,)*)? } = self;
                $name { $($field: $crate::mirror::Shown::shown($field),)* }
            }
        }
    };
}

macro_rules! mirror_choice {
    ($(#[$doc:meta])* $($core:ident)::+ => $name:ident { $($(#[$about:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, uniffi::Enum)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$about])* $variant,)* }

        impl $crate::mirror::Shown<$name> for $($core)::+ {
            fn shown(self) -> $name {
                match self { $(Self::$variant => $name::$variant,)* }
            }
        }

        impl From<$name> for $($core)::+ {
            fn from(chosen: $name) -> Self {
                match chosen { $($name::$variant => Self::$variant,)* }
            }
        }
    };
}

pub(crate) use {mirror, mirror_choice};

type Nothing = ();

macro_rules! as_it_is {
    ($($type:ty)*) => {$(
        impl Shown<$type> for $type {
            fn shown(self) -> $type {
                self
            }
        }
    )*};
}

as_it_is! { bool u8 u32 u64 i64 String Nothing }

macro_rules! in_letters {
    ($($type:ty)*) => {$(
        impl Shown<String> for $type {
            fn shown(self) -> String {
                self.to_string()
            }
        }
    )*};
}

in_letters! {
    &'static str SpaceId Date PersonId DocumentId ActionId GoalId RoleId SnapshotId ContactId ConsentId MediumId CardId MemberKey
}

macro_rules! as_code {
    ($($type:ty)*) => {$(
        impl Shown<String> for $type {
            fn shown(self) -> String {
                self.code().to_owned()
            }
        }
    )*};
}

as_code! { SpaceKind House Method MediumKind Question }

impl Shown<String> for Table {
    fn shown(self) -> String {
        self.name().to_owned()
    }
}

impl Shown<String> for MemberRole {
    fn shown(self) -> String {
        match self {
            Self::Reader => "reader",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
        .to_owned()
    }
}

impl Shown<String> for Command {
    fn shown(self) -> String {
        // A command is plain data with keys that are text, which is all that can go wrong.
        serde_json::to_string(&self).unwrap_or_default()
    }
}

impl Shown<String> for [u8; 16] {
    fn shown(self) -> String {
        PersonId(self).to_string()
    }
}

impl Shown<String> for DeviceId {
    fn shown(self) -> String {
        SpaceId(self.0).to_string()
    }
}

impl Shown<i64> for Instant {
    fn shown(self) -> i64 {
        self.0
    }
}

impl Shown<u64> for usize {
    fn shown(self) -> u64 {
        u64::try_from(self).unwrap_or(u64::MAX)
    }
}

impl Shown<Point> for (i64, i64) {
    fn shown(self) -> Point {
        Point { x: self.0, y: self.1 }
    }
}

impl Shown<Span> for Range<usize> {
    fn shown(self) -> Span {
        Span { from: self.start.shown(), to: self.end.shown() }
    }
}

impl<T, A: Shown<T>> Shown<Option<T>> for Option<A> {
    fn shown(self) -> Option<T> {
        self.map(Shown::shown)
    }
}

impl<T, A: Shown<T>> Shown<Vec<T>> for Vec<A> {
    fn shown(self) -> Vec<T> {
        self.into_iter().map(Shown::shown).collect()
    }
}

impl<T, A: Shown<T>, const N: usize> Shown<Vec<T>> for [A; N] {
    fn shown(self) -> Vec<T> {
        self.into_iter().map(Shown::shown).collect()
    }
}
