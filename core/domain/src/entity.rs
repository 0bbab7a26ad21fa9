//! Entities as sets of fields: one place says what a thing has, what it is called in the document and how it is changed.

use crate::scalar::{Row, Scalar};

/// A root map of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Table {
    /// People of the map.
    People,
    /// Kin links.
    Kin,
    /// Ties of an ego with an alter.
    Ties,
    /// What respondents say about ties.
    Perspectives,
    /// Who knows whom.
    AlterTies,
    /// What people are for others.
    Roles,
    /// Remembered moments.
    Snapshots,
    /// Own words.
    Terms,
    /// Moments of contact.
    Contacts,
    /// Steps.
    Actions,
    /// Wishes.
    Goals,
    /// The one plan.
    Plan,
    /// Permissions.
    Consents,
    /// The documents of the space.
    Documents,
    /// Which member is which person.
    Members,
    /// Cards of an own page.
    Cards,
    /// The one talk of a note document.
    Meeting,
    /// Who is or was at the talk.
    Attendance,
    /// Decisions of the talk.
    Decisions,
    /// Points to talk about.
    Agenda,
    /// Photos and voice notes of the talk.
    Media,
}

impl Table {
    /// The tables of a map document.
    pub const MAP: &'static [Self] = &[
        Self::People,
        Self::Kin,
        Self::Ties,
        Self::Perspectives,
        Self::AlterTies,
        Self::Roles,
        Self::Snapshots,
        Self::Terms,
        Self::Contacts,
        Self::Actions,
        Self::Goals,
        Self::Plan,
        Self::Consents,
        Self::Documents,
        Self::Members,
        Self::Cards,
    ];
    /// The tables of a note document.
    pub const NOTE: &'static [Self] = &[Self::Meeting, Self::Attendance, Self::Decisions, Self::Agenda, Self::Media];

    /// The name of the root map in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Kin => "kin",
            Self::Ties => "ties",
            Self::Perspectives => "perspectives",
            Self::AlterTies => "alter_ties",
            Self::Roles => "roles",
            Self::Snapshots => "snapshots",
            Self::Terms => "terms",
            Self::Contacts => "contacts",
            Self::Actions => "actions",
            Self::Goals => "goals",
            Self::Plan => "plan",
            Self::Consents => "consents",
            Self::Documents => "documents",
            Self::Members => "members",
            Self::Cards => "cards",
            Self::Meeting => "meeting",
            Self::Attendance => "attendance",
            Self::Decisions => "decisions",
            Self::Agenda => "agenda",
            // The first of the maps that the fixed beginning of a note keeps for later versions.
            Self::Media => "later_1",
        }
    }
}

/// A thing that is read from the fields of its row.
pub trait Entity: Sized {
    /// Where its rows stand.
    const TABLE: Table;
    /// How its row is named.
    type Key: RowKey + Ord;
    /// How one of its fields is changed.
    type Change: Change;
    /// Reads it; a field that is missing or of an unknown kind is not filled in, an unknown key is kept aside.
    fn read(row: &Row) -> Self;
    /// When it was marked as taken away.
    fn removed(&self) -> Option<crate::Instant>;
    /// Fills what is not told in it with what another tells; sets are put together, the mark of a removal stays its own.
    fn filled_up(self, other: Self) -> Self;
}

/// A new value for one field of an entity.
pub trait Change {
    /// The key of the field within the row.
    fn key(&self) -> String;
    /// The value to write.
    fn scalar(&self) -> Scalar;
}

/// The name of a row. It may hold `/`; the field key may not.
pub trait RowKey: Sized {
    /// Writes it.
    fn to_row(&self) -> String;
    /// Reads it.
    fn from_row(row: &str) -> Option<Self>;
}

/// The key of a row that there is just one of in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Single;

impl RowKey for Single {
    fn to_row(&self) -> String {
        "one".to_owned()
    }
    fn from_row(row: &str) -> Option<Self> {
        (row == "one").then_some(Self)
    }
}

/// Declares an entity: single fields, then sets (`languages:nl = true`), then maps (`receives:praktisch = vaak`).
///
/// The stored key is the field's name; a snapshot test of the formats keeps it from changing unnoticed.
#[macro_export]
macro_rules! entity {
    (
        $(#[$doc:meta])*
        pub struct $name:ident ($table:expr, $rowkey:ty) changed by $change:ident {
            $($(#[$fdoc:meta])* $variant:ident $field:ident: $ty:ty,)*
            $(@set $(#[$sdoc:meta])* $svariant:ident $sfield:ident: $sty:ty,)*
            $(@map $(#[$mdoc:meta])* $mvariant:ident $mfield:ident: $mkey:ty => $mty:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[$fdoc])* pub $field: Option<$ty>,)*
            $($(#[$sdoc])* pub $sfield: std::collections::BTreeSet<$sty>,)*
            $($(#[$mdoc])* pub $mfield: std::collections::BTreeMap<$mkey, $mty>,)*
            /// When it was marked as taken away.
            pub removed: Option<$crate::Instant>,
            /// Fields of a newer app, kept untouched.
            pub newer: $crate::Row,
        }

        #[doc = concat!("A new value for one field of [`", stringify!($name), "`]; `None` clears it.")]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $change {
            $($(#[$fdoc])* $variant(Option<$ty>),)*
            $($(#[$sdoc])* $svariant($sty, bool),)*
            $($(#[$mdoc])* $mvariant($mkey, Option<$mty>),)*
            /// Marks it as taken away, or brings it back.
            Removed(Option<$crate::Instant>),
        }

        impl $crate::Entity for $name {
            const TABLE: $crate::Table = $table;
            type Key = $rowkey;
            type Change = $change;
            fn read(row: &$crate::Row) -> Self {
                let mut entity = Self::default();
                for (key, scalar) in row {
                    match key.split_once(':') {
                        None => match key.as_str() {
                            $(stringify!($field) => entity.$field = $crate::FieldValue::from_scalar(scalar),)*
                            "removed" => entity.removed = $crate::FieldValue::from_scalar(scalar),
                            _ => { entity.newer.insert(key.clone(), scalar.clone()); }
                        },
                        #[allow(unused_variables)]
                        Some((field, part)) => match field {
                            $(stringify!($sfield) => if *scalar == $crate::Scalar::Bool(true) {
                                if let Some(part) = $crate::KeyPart::from_part(part) { entity.$sfield.insert(part); }
                            },)*
                            $(stringify!($mfield) => {
                                if let (Some(part), Some(value)) = ($crate::KeyPart::from_part(part), $crate::FieldValue::from_scalar(scalar)) {
                                    entity.$mfield.insert(part, value);
                                }
                            },)*
                            _ => { entity.newer.insert(key.clone(), scalar.clone()); }
                        },
                    }
                }
                entity
            }
            fn removed(&self) -> Option<$crate::Instant> {
                self.removed
            }
            fn filled_up(self, other: Self) -> Self {
                let mut newer = other.newer;
                newer.extend(self.newer);
                Self {
                    $($field: self.$field.or(other.$field),)*
                    $($sfield: self.$sfield.into_iter().chain(other.$sfield).collect(),)*
                    $($mfield: other.$mfield.into_iter().chain(self.$mfield).collect(),)*
                    removed: self.removed,
                    newer,
                }
            }
        }

        impl $crate::Change for $change {
            fn key(&self) -> String {
                match self {
                    $(Self::$variant(_) => stringify!($field).to_owned(),)*
                    $(Self::$svariant(part, _) => format!(concat!(stringify!($sfield), ":{}"), $crate::KeyPart::to_part(part)),)*
                    $(Self::$mvariant(part, _) => format!(concat!(stringify!($mfield), ":{}"), $crate::KeyPart::to_part(part)),)*
                    Self::Removed(_) => "removed".to_owned(),
                }
            }
            fn scalar(&self) -> $crate::Scalar {
                match self {
                    $(Self::$variant(value) => value.as_ref().map_or($crate::Scalar::Null, $crate::FieldValue::to_scalar),)*
                    $(Self::$svariant(_, present) => $crate::Scalar::Bool(*present),)*
                    $(Self::$mvariant(_, value) => value.as_ref().map_or($crate::Scalar::Null, $crate::FieldValue::to_scalar),)*
                    Self::Removed(at) => at.as_ref().map_or($crate::Scalar::Null, $crate::FieldValue::to_scalar),
                }
            }
        }
    };
}
