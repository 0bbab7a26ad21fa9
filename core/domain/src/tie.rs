//! Ties and what each respondent says about them. Views of different respondents stand side by side and are never merged.

use serde::{Deserialize, Serialize};

use crate::{Date, Instant, Line, Paragraph, PersonId, RoleId, RowKey, Table, choice, entity};

/// Names a tie: its ego and its alter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TieId {
    /// Whose circle it stands in.
    pub ego: PersonId,
    /// Who stands in that circle.
    pub alter: PersonId,
}

impl RowKey for TieId {
    fn to_row(&self) -> String {
        format!("{}.{}", self.ego, self.alter)
    }
    fn from_row(row: &str) -> Option<Self> {
        let (ego, alter) = row.split_once('.')?;
        Some(Self { ego: ego.parse().ok()?, alter: alter.parse().ok()? })
    }
}

entity! {
    /// A tie of an ego with an alter: only what does not depend on who tells.
    pub struct Tie (Table::Ties, TieId) changed by TieChange {
        /// There is such a tie.
        Present present: bool,
        /// Which part of life it belongs to.
        Domain domain: Domain,
        /// How long they have known each other.
        KnownSince known_since: KnownSince,
    }
}

/// Names a view: a tie and who tells about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PerspectiveId {
    /// The tie.
    pub tie: TieId,
    /// Who tells.
    pub respondent: PersonId,
}

impl RowKey for PerspectiveId {
    fn to_row(&self) -> String {
        format!("{}/{}", self.tie.to_row(), self.respondent)
    }
    fn from_row(row: &str) -> Option<Self> {
        let (tie, respondent) = row.split_once('/')?;
        Some(Self { tie: TieId::from_row(tie)?, respondent: respondent.parse().ok()? })
    }
}

entity! {
    /// What one respondent says about one tie.
    pub struct Perspective (Table::Perspectives, PerspectiveId) changed by PerspectiveChange {
        /// Who wrote it down.
        RecordedBy recorded_by: PersonId,
        /// When it was told.
        At at: Instant,
        /// How it came about.
        Method method: Method,
        /// How close.
        Ring ring: Ring,
        /// How strong.
        Strength strength: Strength,
        /// Whether there is tension.
        Stress stress: Stress,
        /// Whether there is contact.
        Status status: Status,
        /// How often the alter is strict with the ego.
        Critical critical: Level,
        /// How often there is contact.
        Frequency frequency: Frequency,
        /// Whether the alter is safe for the child; on an own page only.
        SafeForChild safe_for_child: Knows,
        /// In own words.
        Note note: Paragraph,
        /// Whether the respondent would like to see the alter more often.
        SeeMore see_more: bool,
        @set /// In what ways there is contact.
        Mode modes: ContactMode,
        @map /// How often the ego receives a kind of support.
        Receives receives: SupportKind => Level,
        @map /// Whether the ego gives a kind of support.
        Gives gives: SupportKind => bool,
    }
}

impl Perspective {
    /// Whether the tie counts: a status that is missing or pausing is active, broken and wished-for are not (decision 48).
    pub fn is_active(&self) -> bool {
        self.removed.is_none() && !matches!(self.status, Some(Status::Broken | Status::Wished))
    }
}

/// Names whether two alters know each other, as one respondent says; the order of the two does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AlterTieId {
    /// The lesser id.
    pub a: PersonId,
    /// The greater id.
    pub b: PersonId,
    /// Who tells.
    pub respondent: PersonId,
}

impl AlterTieId {
    /// Names the pair in either order.
    pub fn new(one: PersonId, other: PersonId, respondent: PersonId) -> Self {
        Self { a: one.min(other), b: one.max(other), respondent }
    }
}

impl RowKey for AlterTieId {
    fn to_row(&self) -> String {
        format!("{}.{}/{}", self.a, self.b, self.respondent)
    }
    fn from_row(row: &str) -> Option<Self> {
        let (pair, respondent) = row.split_once('/')?;
        let (a, b) = pair.split_once('.')?;
        Some(Self { a: a.parse().ok()?, b: b.parse().ok()?, respondent: respondent.parse().ok()? })
    }
}

entity! {
    /// Whether two people in a circle know each other.
    pub struct AlterTie (Table::AlterTies, AlterTieId) changed by AlterTieChange {
        /// Yes, no or not known.
        Knows knows: Knows,
        /// How they get on.
        Quality quality: Strength,
    }
}

entity! {
    /// What somebody is for somebody, or for the family.
    pub struct SupporterRole (Table::Roles, RoleId) changed by RoleChange {
        /// Who has the role.
        Person person: PersonId,
        /// For whom; [`PersonId::FAMILY`] for all.
        For for_whom: PersonId,
        /// Which role.
        Role role: Role,
        /// When it was asked.
        AskedAt asked_at: Instant,
        /// What the answer was.
        Answer answer: Answer,
        /// Whether a parent agrees.
        AgreedByParent agreed_by_parent: bool,
        /// Since when.
        From from: Date,
        /// Until when.
        To to: Date,
        /// In own words.
        Words words: Line,
    }
}

choice! {
    /// Which part of life a tie belongs to.
    pub enum Domain: "domain" {
        /// The same home.
        Home = "huis",
        /// Other family.
        Family = "familie",
        /// Friends.
        Friends = "vrienden",
        /// Neighbours.
        Neighbours = "buren",
        /// School or work.
        SchoolWork = "school_werk",
        /// Club, belief.
        ClubFaith = "club_geloof",
        /// Help as work.
        Services = "diensten",
        /// Something else.
        Other = "overig",
    }
}

choice! {
    /// How long two people have known each other.
    pub enum KnownSince: "known" {
        /// Less than a year.
        UpTo1 = "1j",
        /// One to five years.
        UpTo5 = "1-5j",
        /// Longer.
        Over5 = "5j",
        /// Not known.
        Unknown = "onbekend",
    }
}

choice! {
    /// How a view came about.
    pub enum Method: "method" {
        /// By the respondent itself, on an own device.
        Self_ = "zelf",
        /// Together with somebody.
        Together = "samen",
        /// By somebody else.
        ByOther = "door_ander",
    }
}

choice! {
    /// How close somebody stands.
    pub enum Ring: "ring" {
        /// So close that life without is hard to imagine.
        Inner = "1",
        /// Less close, still very important.
        Middle = "2",
        /// Close enough to belong.
        Outer = "3",
        /// School, club and help.
        Outside = "buiten",
    }
}

impl Ring {
    /// The band on the map from the inside out, 0 to 3; `None` for a ring of a newer app.
    pub fn band(&self) -> Option<u8> {
        match self {
            Self::Inner => Some(0),
            Self::Middle => Some(1),
            Self::Outer => Some(2),
            Self::Outside => Some(3),
            Self::Newer(_) => None,
        }
    }
}

choice! {
    /// How strong a tie is.
    pub enum Strength: "strength" {
        /// Strong.
        Strong = "sterk",
        /// Good.
        Good = "goed",
        /// Ordinary.
        Ordinary = "gewoon",
        /// Thin.
        Weak = "zwak",
    }
}

choice! {
    /// Whether there is tension in a tie.
    pub enum Stress: "stress" {
        /// None.
        None = "geen",
        /// Some.
        Tension = "spanning",
        /// A conflict.
        Conflict = "ruzie",
    }
}

choice! {
    /// Whether there is contact.
    pub enum Status: "status" {
        /// There is.
        Active = "actief",
        /// It pauses.
        Pausing = "slapend",
        /// It has ended.
        Broken = "verbroken",
        /// It is wished for.
        Wished = "gewenst",
    }
}

choice! {
    /// A kind of support.
    pub enum SupportKind: "support" {
        /// Doing something.
        Practical = "praktisch",
        /// Listening and comfort.
        Emotional = "emotioneel",
        /// Advice.
        Advice = "advies",
        /// Company.
        Company = "gezelschap",
        /// Money or things.
        MoneyThings = "geld_spullen",
        /// Hope, faith and meaning.
        Meaning = "zingeving",
    }
}

choice! {
    /// How often.
    pub enum Level: "level" {
        /// Hardly ever.
        Never = "nooit",
        /// Sometimes.
        Sometimes = "soms",
        /// Often.
        Often = "vaak",
    }
}

impl Level {
    /// Whether it is at least sometimes; `None` for a level of a newer app.
    pub fn at_least_sometimes(&self) -> Option<bool> {
        match self {
            Self::Never => Some(false),
            Self::Sometimes | Self::Often => Some(true),
            Self::Newer(_) => None,
        }
    }
}

choice! {
    /// How often there is contact.
    pub enum Frequency: "freq" {
        /// Daily.
        Daily = "dagelijks",
        /// Weekly.
        Weekly = "wekelijks",
        /// Monthly.
        Monthly = "maandelijks",
        /// A few times a year.
        Yearly = "paar_keer_jaar",
        /// Not.
        Not = "niet",
    }
}

choice! {
    /// In what way there is contact.
    pub enum ContactMode: "mode" {
        /// Coming by.
        Visit = "langs",
        /// Calling.
        Call = "bellen",
        /// Messages.
        Message = "app",
        /// Online.
        Online = "online",
    }
}

choice! {
    /// Yes, no or not known.
    pub enum Knows: "knows" {
        /// Yes.
        Yes = "ja",
        /// No.
        No = "nee",
        /// Not known.
        Unsure = "weet_niet",
    }
}

choice! {
    /// What somebody is for somebody.
    pub enum Role: "role" {
        /// The young person's chosen mentor.
        Jim = "jim",
        /// Supporter.
        Supporter = "steunfiguur",
        /// Confidant.
        Confidant = "vertrouwenspersoon",
        /// Buddy.
        Buddy = "buddy",
        /// Child minder.
        ChildMinder = "oppas",
        /// To call in need.
        Emergency = "noodcontact",
        /// Coordinates the help.
        Coordinator = "zorgcoordinator",
        /// Godmother.
        Godmother = "peettante",
        /// From church, mosque or temple.
        Faith = "geloof",
        /// Trainer.
        Trainer = "trainer",
        /// Teacher.
        Teacher = "leerkracht",
        /// Volunteer.
        Volunteer = "vrijwilliger",
        /// Interpreter.
        Interpreter = "tolk",
        /// Family coach.
        FamilyCoach = "gezinscoach",
        /// Children's coach.
        ChildCoach = "kindercoach",
        /// Brings people together.
        Connector = "verbinder",
        /// Bystander.
        Bystander = "omstander",
        /// Something else.
        Other = "anders",
    }
}

choice! {
    /// What was answered when a role was asked.
    pub enum Answer: "role-answer" {
        /// Yes.
        Yes = "ja",
        /// No.
        No = "nee",
        /// Not asked yet.
        NotAsked = "nog_niet_gevraagd",
    }
}
