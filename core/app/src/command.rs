//! What a person can do.

use serde::{Deserialize, Serialize};
use steunkring_document::{Field, Splice};
use steunkring_domain::*;

/// One thing that a person does in a space; it happens whole or not at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Adds somebody; doing it twice with one id adds one.
    AddPerson {
        /// The id, made once per gesture.
        id: PersonId,
        /// What this person is called here.
        name: Nickname,
        /// What else is known.
        changes: Vec<PersonChange>,
        /// The tie to begin with.
        tie: Option<NewTie>,
    },
    /// Changes the map.
    Map(Vec<Edit>),
    /// Starts a talk or note.
    StartNote {
        /// The id, made once per gesture.
        document: DocumentId,
        /// What is known already.
        edits: Vec<NoteEdit>,
    },
    /// Changes a talk or note.
    Note {
        /// Which.
        document: DocumentId,
        /// How.
        edits: Vec<NoteEdit>,
    },
    /// Chooses the answer for a field that has several; it can be any value.
    Settle {
        /// The document.
        document: DocumentId,
        /// The field with the chosen value.
        field: Field,
    },
    /// Remembers the map as it is now.
    TakeSnapshot {
        /// The id.
        id: SnapshotId,
        /// Why.
        reason: SnapshotReason,
        /// In own words.
        caption: Option<Line>,
    },
    /// Makes two entries one; all ties and views of the first count for the second.
    Merge {
        /// The entry that gives way.
        from: PersonId,
        /// The entry that stays.
        into: PersonId,
    },
}

/// What is done to a space and cannot be taken back (decision 41): keys and members, or contents that are gone, are touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Final {
    /// Somebody is invited.
    Invite,
    /// Somebody who was invited is let in.
    Approve,
    /// A member or device is removed.
    Remove,
    /// Contents are erased.
    Erase,
}

impl Final {
    /// All that cannot be taken back. Every [`Command`] can be.
    pub const ALL: [Self; 4] = [Self::Invite, Self::Approve, Self::Remove, Self::Erase];
}

/// A tie to begin with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewTie {
    /// Whose circle; [`PersonId::FAMILY`] for the family's.
    pub ego: PersonId,
    /// The part of life.
    pub domain: Option<Domain>,
    /// Where the one who adds puts this person.
    pub ring: Option<Ring>,
}

macro_rules! edits {
    ($($(#[$doc:meta])* $variant:ident($key:ty, $entity:ty),)*) => {
        /// A change of one field of one thing on the map.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Edit {
            $($(#[$doc])* $variant($key, <$entity as Entity>::Change),)*
        }

        impl Edit {
            /// The field to write.
            pub fn field(&self) -> Field {
                match self {
                    $(Self::$variant(key, change) => Field::of::<$entity>(key, change),)*
                }
            }
        }
    };
}

edits! {
    /// A person.
    Person(PersonId, Person),
    /// A kin link.
    Kin(KinId, KinLink),
    /// A tie.
    Tie(TieId, Tie),
    /// What somebody says about a tie.
    View(PerspectiveId, Perspective),
    /// Who knows whom.
    AlterTie(AlterTieId, AlterTie),
    /// A role.
    Role(RoleId, SupporterRole),
    /// A remembered moment.
    Snapshot(SnapshotId, Snapshot),
    /// An own word.
    Term(Concept, TermPreference),
    /// A moment of contact.
    Contact(ContactId, Contact),
    /// A step.
    Action(ActionId, Action),
    /// A wish.
    Goal(GoalId, Goal),
    /// The plan as a whole.
    Plan(One, Plan),
    /// A permission.
    Consent(ConsentId, Consent),
    /// A document of the space.
    Document(DocumentId, DocumentEntry),
    /// Which person a member is.
    Member(MemberKey, MemberClaim),
    /// A card of an own page.
    Card(CardId, Card),
}

/// The key of what there is one of; it is written as `null`.
pub type One = steunkring_domain::entity::Single;

/// A change of a talk or note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteEdit {
    /// The talk itself.
    Meeting(MeetingChange),
    /// Somebody who is or was there.
    Attendance(PersonId, AttendanceChange),
    /// A decision.
    Decision(DecisionId, DecisionChange),
    /// A point to talk about.
    Agenda(AgendaId, AgendaChange),
    /// A photo or voice note; [`App::attach`](crate::App::attach) adds one with its file.
    Medium(MediumId, MediumChange),
    /// Replacements in the text, in UTF-16 units.
    Splice(Vec<Splice>),
    /// The whole text anew; what differs is written.
    Rewrite(String),
}

impl NoteEdit {
    /// The field to write; `None` for text.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Meeting(change) => Field::of::<Meeting>(&steunkring_domain::entity::Single, change),
            Self::Attendance(key, change) => Field::of::<Attendance>(key, change),
            Self::Decision(key, change) => Field::of::<Decision>(key, change),
            Self::Agenda(key, change) => Field::of::<AgendaItem>(key, change),
            Self::Medium(key, change) => Field::of::<Medium>(key, change),
            Self::Splice(_) | Self::Rewrite(_) => return None,
        })
    }
}
