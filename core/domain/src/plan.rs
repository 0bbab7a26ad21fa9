//! The one plan of a family: wishes, steps, who agrees and when it is looked at again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::entity::Single;
use crate::{
    ActionId, Date, DocumentId, FieldValue, GoalId, Instant, Invalid, KeyPart, Line, PersonId, Scalar, SnapshotId,
    Table, choice, entity,
};

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
        Scale scale: PersonId => Stand,
        @map /// Where each person stood with it at each moment.
        Stood stood: Standing => Stand,
    }
}

impl Goal {
    /// Where each person stood, by person and then by moment; what has no moment comes first, where nothing else was said.
    pub fn standings(&self) -> Vec<(PersonId, Option<Instant>, Stand)> {
        let said = |id: PersonId| self.stood.range(Standing { who: id, at: Instant(i64::MIN) }..).next();
        let latest = self.scale.iter().filter(|(id, _)| said(**id).is_none_or(|(first, _)| first.who != **id));
        let mut all: Vec<_> = latest.map(|(id, stand)| (*id, None, *stand)).collect();
        all.extend(self.stood.iter().map(|(standing, stand)| (standing.who, Some(standing.at), *stand)));
        all.sort_by_key(|(id, at, _)| (*id, *at));
        all
    }
}

impl GoalChange {
    /// The fields that say where somebody stands at a moment: the last of all, and one of many.
    pub fn stands(who: PersonId, at: Instant, stand: Stand) -> [Self; 2] {
        [Self::Scale(who, Some(stand)), Self::Stood(Standing { who, at }, Some(stand))]
    }
}

/// Where somebody stands with a wish: 0 to 10, of which 10 is as wished (Signs of Safety). It is told back, never counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Stand(u8);

impl Stand {
    /// Checks the number.
    ///
    /// # Errors
    /// [`Invalid::Range`] above 10.
    pub fn new(stand: u8) -> Result<Self, Invalid> {
        if stand <= 10 { Ok(Self(stand)) } else { Err(Invalid::Range) }
    }

    /// The number, 0 to 10.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Stand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u8::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl std::str::FromStr for Stand {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::new(text.parse().map_err(|_| Invalid::Form)?)
    }
}

impl FieldValue for Stand {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(i64::from(self.0))
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Int(value) => Self::new(u8::try_from(*value).ok()?).ok(),
            _ => None,
        }
    }
}

/// Who said where they stand, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Who.
    pub who: PersonId,
    /// When.
    pub at: Instant,
}

/// Where people read it, it is written as its part of a key, since it is a key there too.
impl Serialize for Standing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(&self.to_part())
        } else {
            (self.who, self.at).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Standing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let part = String::deserialize(deserializer)?;
            return Self::from_part(&part).ok_or_else(|| serde::de::Error::custom("not a standing"));
        }
        let (who, at) = Deserialize::deserialize(deserializer)?;
        Ok(Self { who, at })
    }
}

impl KeyPart for Standing {
    fn to_part(&self) -> String {
        format!("{}.{}", self.who, self.at.0)
    }
    fn from_part(part: &str) -> Option<Self> {
        let (who, at) = part.split_once('.')?;
        Some(Self { who: who.parse().ok()?, at: Instant(at.parse().ok()?) })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Entity, Row};

    #[test]
    fn where_somebody_stands_is_0_to_10() {
        for (text, value) in [("0", Some(0)), ("10", Some(10)), ("11", None), ("-1", None), ("", None), ("7.5", None)] {
            assert_eq!(text.parse::<Stand>().ok().map(Stand::value), value, "{text}");
        }
        assert_eq!(Stand::from_scalar(&Scalar::Int(11)), None);
        assert_eq!(Stand::from_scalar(&Scalar::Int(-1)), None);
    }

    #[test]
    fn each_moment_is_kept_and_what_an_older_app_wrote_is_read() {
        let (old, new) = (PersonId([1; 16]), PersonId([2; 16]));
        let stand = |value| Stand::new(value).unwrap();
        let mut row = Row::from([(format!("scale:{old}"), Scalar::Int(4)), (format!("scale:{new}"), Scalar::Int(99))]);
        for (at, value) in [(9, 7), (5, 3)] {
            for change in GoalChange::stands(new, Instant(at), stand(value)) {
                row.insert(change.key(), change.scalar());
            }
        }
        let goal = Goal::read(&row);
        let moments = [(old, None, stand(4)), (new, Some(Instant(5)), stand(3)), (new, Some(Instant(9)), stand(7))];
        assert_eq!(goal.standings(), moments);
        assert!(row.contains_key(&format!("stood:{new}.9")), "{row:?}");
    }
}
