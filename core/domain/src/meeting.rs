//! Talks and what is kept of them.

use serde::{Deserialize, Deserializer, Serialize};

use crate::entity::Single;
use crate::{
    AgendaId, Clock, ContactId, Date, DecisionId, FieldValue, Instant, Invalid, Line, Paragraph, PersonId, Scalar,
    Table, choice, entity,
};

entity! {
    /// The talk that a note document is about; its body is the document's text.
    pub struct Meeting (Table::Meeting, Single) changed by MeetingChange {
        /// What it is called.
        Title title: Line,
        /// What kind of talk.
        Type kind: MeetingType,
        /// On what day.
        Day day: Date,
        /// From what time.
        Start start: Clock,
        /// Until what time.
        End end: Clock,
        /// The zone of the times, such as `Europe/Amsterdam`.
        Zone zone: Line,
        /// Where, in own words.
        Place place: Line,
        /// What kind of place.
        PlaceKind place_kind: PlaceKind,
        /// Whether the child chose the place.
        PlaceChosenByChild place_chosen_by_child: bool,
        /// The template it was made from.
        Template template: Line,
        /// What may be told outside.
        PublicSummary public_summary: Paragraph,
        /// When the note was started.
        CreatedAt created_at: Instant,
        @map /// How it was, per person, in own words.
        Evaluation evaluation: PersonId => Line,
    }
}

entity! {
    /// Who is or was at a talk: a person of the map, or a guest by name.
    pub struct Attendance (Table::Attendance, PersonId) changed by AttendanceChange {
        /// There is such an attendance.
        Present present: bool,
        /// The name of a guest who is not on the map.
        Guest guest: Line,
        /// As what this person knows the matter.
        Background background: Background,
        /// From which side of the table.
        Sector sector: Sector,
        /// From which organisation.
        Organisation organisation: Line,
        /// From which neighbourhood.
        Neighbourhood neighbourhood: Line,
        /// Whether this person comes.
        Rsvp rsvp: Rsvp,
        /// When this person came in.
        CheckedInAt checked_in_at: Instant,
        /// What this person does in the talk.
        Role role: AttendanceRole,
    }
}

entity! {
    /// A decision of a talk.
    pub struct Decision (Table::Decisions, DecisionId) changed by DecisionChange {
        /// What.
        Text text: Line,
        /// When it was written.
        CreatedAt created_at: Instant,
    }
}

entity! {
    /// A point to talk about.
    pub struct AgendaItem (Table::Agenda, AgendaId) changed by AgendaChange {
        /// What.
        Text text: Line,
        /// When it was written.
        CreatedAt created_at: Instant,
    }
}

entity! {
    /// A moment of contact.
    pub struct Contact (Table::Contacts, ContactId) changed by ContactChange {
        /// When.
        At at: Instant,
        /// What kind of place.
        PlaceKind place_kind: PlaceKind,
        /// Whether the child chose the place.
        PlaceChosenByChild place_chosen_by_child: bool,
        /// How long.
        Minutes minutes: Minutes,
        /// In own words.
        Note note: Paragraph,
        @set /// With whom.
        With with: PersonId,
    }
}

/// How long something took: 1 to 1440 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Minutes(u16);

impl Minutes {
    /// Checks the number.
    ///
    /// # Errors
    /// [`Invalid::Range`] for 0 and above 1440, which is a day.
    pub fn new(minutes: u16) -> Result<Self, Invalid> {
        if (1..=1440).contains(&minutes) { Ok(Self(minutes)) } else { Err(Invalid::Range) }
    }

    /// The number, 1 to 1440.
    pub fn value(self) -> u16 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u16::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl FieldValue for Minutes {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(i64::from(self.0))
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Int(value) => Self::new(u16::try_from(*value).ok()?).ok(),
            _ => None,
        }
    }
}

choice! {
    /// What kind of talk.
    pub enum MeetingType: "meeting" {
        /// With several people.
        Gathering = "bijeenkomst",
        /// With one person.
        Individual = "individueel",
        /// Looking back.
        Reflection = "reflectie",
        /// Case discussion.
        CaseDiscussion = "casuistiek",
        /// Roadshow.
        Roadshow = "roadshow",
        /// Interview.
        Interview = "interview",
        /// Symposium.
        Symposium = "symposium",
        /// With the whole circle.
        CircleTalk = "netwerkberaad",
        /// The family among itself.
        PrivateTime = "besloten_tijd",
        /// One family, one plan.
        OnePlan = "overleg_1g1p",
        /// Closing.
        Closing = "slot",
    }
}

choice! {
    /// What kind of place.
    pub enum PlaceKind: "place" {
        /// At home.
        Home = "thuis",
        /// School.
        School = "school",
        /// Sports club.
        Sport = "sport",
        /// Community centre.
        Community = "buurthuis",
        /// Outside.
        Outside = "buiten",
        /// In the car.
        Car = "auto",
        /// At an office.
        Office = "kantoor",
        /// Online.
        Online = "online",
        /// Somewhere else.
        Other = "anders",
    }
}

choice! {
    /// From which side of the table somebody comes.
    pub enum Sector: "sector" {
        /// Policy.
        Policy = "beleid",
        /// Education.
        Education = "onderwijs",
        /// Practice.
        Practice = "praktijk",
        /// Research.
        Research = "onderzoek",
        /// Families.
        Families = "gezin",
    }
}

choice! {
    /// As what somebody knows the matter.
    pub enum Background: "background" {
        /// Teacher.
        Teacher = "docent",
        /// Researcher.
        Researcher = "onderzoeker",
        /// Knows it from the own life.
        Experience = "ervaringsdeskundige",
        /// Works in it.
        Professional = "professional",
        /// Works for the municipality.
        Official = "ambtenaar",
        /// Knows the subject.
        Expert = "inhoudsdeskundige",
        /// Young person.
        Youth = "jongere",
        /// Parent.
        Parent = "ouder",
        /// Volunteer.
        Volunteer = "vrijwilliger",
        /// Resident.
        Resident = "bewoner",
    }
}

choice! {
    /// Whether somebody comes.
    pub enum Rsvp: "rsvp" {
        /// Yes.
        Yes = "ja",
        /// No.
        No = "nee",
        /// Perhaps.
        Perhaps = "misschien",
    }
}

choice! {
    /// What somebody does in a talk.
    pub enum AttendanceRole: "attend" {
        /// Takes part.
        Participant = "deelnemer",
        /// Leads.
        Leader = "gespreksleider",
        /// Brings in the question.
        Presenter = "inbrenger",
        /// Writes.
        Writer = "schrijver",
        /// Receives.
        Host = "gastheer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_those_of_a_day() {
        assert!([1, 1440].iter().all(|minutes| Minutes::new(*minutes).is_ok()));
        assert!([0, 1441].iter().all(|minutes| Minutes::new(*minutes) == Err(Invalid::Range)));
        for stored in [Scalar::Int(0), Scalar::Int(-5), Scalar::Int(1 << 40), Scalar::Text("30".to_owned())] {
            assert_eq!(Minutes::from_scalar(&stored), None);
        }
    }
}
