//! People and how they are kin.

use serde::{Deserialize, Serialize};

use crate::{
    AgeBand, Avatar, BirthYear, Date, DocumentId, Instant, KeyPart, Knows, Language, Likeness, Line, Nickname,
    PersonId, PlaceKind, RowKey, SupportKind, Table, choice, entity,
};

entity! {
    /// A person in the circle; also a group, organisation, pet or place. Only the nickname is asked for.
    pub struct Person (Table::People, PersonId) changed by PersonChange {
        /// What this person is called here.
        Nickname nickname: Nickname,
        /// The given name.
        GivenName given_name: Line,
        /// In what order the parts of the name are said, in own words.
        NameOrder name_order: Line,
        /// What stands for the face: drawn parts as one code.
        Avatar avatar: Avatar,
        /// What the word for this person tells of a face that nobody chose.
        Likeness likeness: Likeness,
        /// How to speak of this person.
        Pronoun pronoun: Pronoun,
        /// Gender as the person says it.
        Gender gender: Gender,
        /// Sex at birth, for the kin drawing only.
        SexAtBirth sex_at_birth: Gender,
        /// Year of birth.
        BirthYear birth_year: BirthYear,
        /// Age band where the year is not given.
        AgeBand age_band: AgeBand,
        /// Whether it is a child, where told.
        IsChild is_child: bool,
        /// Whether this person has died.
        Deceased deceased: bool,
        /// Somebody who is known to exist and not by name ("?").
        Placeholder placeholder: bool,
        /// Person, group, organisation, pet or place.
        Kind kind: PersonKind,
        /// Whether help is given as work.
        Formality formality: Formality,
        /// Whether this person is one of the family in the middle.
        InFamily in_family: bool,
        /// The small document with telephone and address.
        ContactRef contact_ref: DocumentId,
        /// Whether this person knows of standing on the map.
        Informed informed: bool,
        /// Where this person likes best to talk.
        TalkPlace talk_place: PlaceKind,
        /// Who added this person.
        AddedBy added_by: PersonId,
        /// When this person was added.
        AddedAt added_at: Instant,
        /// Logical time of the adding; earlier people come first among equals. Kept over generations.
        Joined joined: u64,
        /// The person this entry was merged into.
        MergedInto merged_into: PersonId,
        @set /// Languages this person speaks.
        Language languages: Language,
        @set /// What this person is good at or can give.
        Strength strengths: Line,
        @map /// Whether this person, when asked, says to have enough people for a kind of support.
        Enough enough: SupportKind => Knows,
    }
}

impl Person {
    /// Whether this is one person, and no group, organisation, pet or place.
    pub fn is_person(&self) -> bool {
        matches!(self.kind, None | Some(PersonKind::Person))
    }

    /// Whether the person is of age (18) on a day: by year, else by band, else not marked as a child. `None` when the year leaves
    /// it open.
    pub fn is_adult(&self, today: Date) -> Option<bool> {
        if let Some(year) = self.birth_year {
            return match (year.least_age(today) >= 18, year.most_age(today) >= 18) {
                (true, _) => Some(true),
                (_, false) => Some(false),
                _ => None,
            };
        }
        self.age_band.as_ref().and_then(AgeBand::is_adult).or(Some(self.is_child != Some(true)))
    }
}

choice! {
    /// What an entry on the map is.
    pub enum PersonKind: "kind" {
        /// One person.
        Person = "person",
        /// Several people under one name.
        Group = "group",
        /// An organisation.
        Organisation = "organisation",
        /// An animal.
        Pet = "pet",
        /// A place.
        Place = "place",
    }
}

choice! {
    /// Whether somebody helps from the own life, at school or club, or as work.
    pub enum Formality: "formality" {
        /// From the own life.
        Informal = "informeel",
        /// School, club, welfare work: between informal and formal.
        Forefield = "voorveld",
        /// As work.
        Formal = "formeel",
    }
}

choice! {
    /// How to speak of somebody.
    pub enum Pronoun: "pronoun" {
        /// She.
        She = "zij",
        /// He.
        He = "hij",
        /// They.
        They = "hen",
        /// By name only.
        Name = "name",
    }
}

choice! {
    /// Gender.
    pub enum Gender: "gender" {
        /// Woman.
        Woman = "vrouw",
        /// Man.
        Man = "man",
        /// Another gender.
        Other = "anders",
    }
}

/// Names a kin link: the same link told on two phones is one link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KinId {
    /// The parent's side, or the lesser id where both sides are alike.
    pub a: PersonId,
    /// The child's side, or the greater id where both sides are alike.
    pub b: PersonId,
    /// What kind of link.
    pub kind: KinKind,
}

impl KinId {
    /// Names a link; where both sides are alike, their order does not matter.
    pub fn new(a: PersonId, b: PersonId, kind: KinKind) -> Self {
        if kind.is_even() && b < a { Self { a: b, b: a, kind } } else { Self { a, b, kind } }
    }
}

impl RowKey for KinId {
    fn to_row(&self) -> String {
        format!("{}.{}.{}", self.a, self.b, self.kind.code())
    }
    fn from_row(row: &str) -> Option<Self> {
        let mut parts = row.splitn(3, '.');
        Some(Self {
            a: parts.next()?.parse().ok()?,
            b: parts.next()?.parse().ok()?,
            kind: KinKind::from_part(parts.next()?)?,
        })
    }
}

entity! {
    /// A kin link, told with the parent's side first.
    pub struct KinLink (Table::Kin, KinId) changed by KinChange {
        /// There is such a link.
        Present present: bool,
        /// Since when.
        From from: Date,
        /// Until when.
        To to: Date,
        /// How partners are together.
        PartnerStatus partner_status: PartnerStatus,
        /// How sure it is.
        Certainty certainty: Certainty,
    }
}

impl KinLink {
    /// Whether the link is told and was not taken away.
    pub fn is_told(&self) -> bool {
        self.removed.is_none() && self.present != Some(false)
    }
}

choice! {
    /// What kind of kin; the parent's side stands first.
    pub enum KinKind: "kin" {
        /// Parent by birth.
        Birth = "ouder_kind_geboorte",
        /// Parent by adoption.
        Adoption = "ouder_kind_adoptie",
        /// Foster parent.
        Foster = "ouder_kind_pleeg",
        /// Step-parent.
        Step = "ouder_kind_stief",
        /// Guardian.
        Guardian = "voogd",
        /// Donor or surrogate.
        Donor = "donor_draagouder",
        /// Partners.
        Partner = "partner",
        /// Siblings whose parents are not on the map.
        Sibling = "broer_zus_onbekende_ouders",
    }
}

impl KinKind {
    /// Whether both sides are alike.
    pub fn is_even(&self) -> bool {
        matches!(self, Self::Partner | Self::Sibling)
    }

    /// Whether the first side is a parent of the second in daily life or by descent.
    pub fn is_parent(&self) -> bool {
        matches!(self, Self::Birth | Self::Adoption | Self::Foster | Self::Step)
    }
}

choice! {
    /// How partners are together.
    pub enum PartnerStatus: "partner" {
        /// Married.
        Married = "gehuwd",
        /// Registered partners.
        Registered = "geregistreerd",
        /// Living together.
        Together = "samen",
        /// Together, each in an own home.
        Apart = "lat",
        /// Separated.
        Separated = "uit_elkaar",
        /// Divorced.
        Divorced = "gescheiden",
        /// No longer living together.
        EndedTogether = "samenwonen_beeindigd",
        /// One has died.
        Widowed = "overleden",
    }
}

choice! {
    /// How sure something is.
    pub enum Certainty: "certainty" {
        /// Sure.
        Sure = "zeker",
        /// So it is thought.
        Thought = "denk_ik",
        /// Not known.
        Unknown = "onbekend",
    }
}
