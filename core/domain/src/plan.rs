//! The one plan of a family: wishes, steps, who agrees and when it is looked at again.

use crate::entity::Single;
use crate::{ActionId, Date, DocumentId, GoalId, Instant, Line, PersonId, SnapshotId, Table, choice, entity};

entity! {
    /// A step that somebody does.
    pub struct Action (Table::Actions, ActionId) changed by ActionChange {
        /// What.
        Text text: Line,
        /// Who does it.
        Owner owner: PersonId,
        /// By when.
        Due due: Date,
        /// How far it is.
        Status status: ActionStatus,
        /// Whether it is done from the own life, not as work.
        Informal informal: bool,
        /// For which wish.
        Goal goal: GoalId,
        /// In which talk it was made.
        CreatedIn created_in: DocumentId,
        /// When it was made.
        CreatedAt created_at: Instant,
    }
}

choice! {
    /// How far a step is.
    pub enum ActionStatus: "action" {
        /// To do.
        Open = "open",
        /// Being done.
        Busy = "bezig",
        /// Done.
        Done = "klaar",
        /// No longer needed.
        Dropped = "vervallen",
    }
}

impl ActionStatus {
    /// How far it is, for showing the furthest of two answers; dropped comes before open, since work seen done stays done.
    pub fn progress(&self) -> u8 {
        match self {
            Self::Newer(_) => 0,
            Self::Dropped => 1,
            Self::Open => 2,
            Self::Busy => 3,
            Self::Done => 4,
        }
    }
}

entity! {
    /// A wish in the words of who has it.
    pub struct Goal (Table::Goals, GoalId) changed by GoalChange {
        /// What.
        Text text: Line,
        /// Whose.
        Whose whose: PersonId,
        /// When it was written.
        CreatedAt created_at: Instant,
        @map /// Where each person stands with it, 0 to 10.
        Scale scale: PersonId => u32,
    }
}

entity! {
    /// What is said of the plan as a whole.
    pub struct Plan (Table::Plan, Single) changed by PlanChange {
        /// In own words.
        Title title: Line,
        @set /// The days to look at it again.
        EvaluationDate evaluation_dates: Date,
        @map /// Who agreed, and when.
        AgreedBy agreed_by: PersonId => Instant,
    }
}

impl crate::KeyPart for Date {
    fn to_part(&self) -> String {
        self.to_string()
    }
    fn from_part(part: &str) -> Option<Self> {
        part.parse().ok()
    }
}

entity! {
    /// A remembered moment of the map.
    pub struct Snapshot (Table::Snapshots, SnapshotId) changed by SnapshotChange {
        /// When.
        At at: Instant,
        /// Who kept it.
        TakenBy taken_by: PersonId,
        /// Why.
        Reason reason: SnapshotReason,
        /// The heads of the document at that moment, 32 bytes each.
        Heads heads: Vec<u8>,
        /// In own words.
        Caption caption: Line,
    }
}

choice! {
    /// Why a moment is kept.
    pub enum SnapshotReason: "snapshot" {
        /// The beginning.
        Start = "start",
        /// In between.
        Between = "tussen",
        /// The end.
        End = "einde",
        /// Something else.
        Other = "anders",
    }
}
