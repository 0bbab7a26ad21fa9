//! What can be chosen by a word.

use clap::ValueEnum;

/// Languages and levels.
#[derive(Clone, Copy, ValueEnum)]
pub enum Lang {
    /// Plain Dutch.
    #[value(name = "nl-A2")]
    NlA2,
    /// Dutch for workers.
    #[value(name = "nl-B1")]
    NlB1,
    /// English.
    #[value(name = "en")]
    En,
}

/// What somebody may do.
#[derive(Clone, Copy, ValueEnum)]
pub enum May {
    /// Look.
    Reader,
    /// Look and write.
    Editor,
    /// Look, write and invite.
    Owner,
}

/// How somebody is family of somebody.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kin {
    /// Parent by birth.
    Parent,
    /// Child by birth.
    Child,
    /// Parent by adoption.
    AdoptiveParent,
    /// Foster parent.
    FosterParent,
    /// Step-parent.
    StepParent,
    /// Guardian.
    Guardian,
    /// Donor or surrogate.
    Donor,
    /// Partner.
    Partner,
    /// Brother or sister, where their parents are not on the map.
    Sibling,
}

/// What a new space is for.
#[derive(Clone, Copy, ValueEnum)]
pub enum NewKind {
    /// A family's circle.
    Family,
    /// A page of your own, for your own circle and notes.
    OwnPage,
    /// A worker's own notes.
    WorkerNotes,
}

/// What stands between the cells of a table.
#[derive(Clone, Copy, ValueEnum)]
pub enum Delimiter {
    /// ,
    Comma,
    /// ;
    Semicolon,
}
