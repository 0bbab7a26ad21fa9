//! Permissions, own words, the documents of a space and which member is which person.

use crate::{CardId, Paragraph};
use crate::{Concept, ConsentId, DocumentId, Instant, Language, Line, MemberKey, PersonId, Table, choice, entity};

entity! {
    /// A permission that somebody gave.
    pub struct Consent (Table::Consents, ConsentId) changed by ConsentChange {
        /// About whom.
        Subject subject: PersonId,
        /// Who gave it.
        GivenBy given_by: ConsentBy,
        /// What for.
        Purpose purpose: Purpose,
        /// For which document; the whole space when missing.
        Document document: DocumentId,
        /// Who may see it, in words.
        Recipients recipients: Line,
        /// The version of the text that was shown.
        TextVersion text_version: Line,
        /// In which language.
        Language language: Language,
        /// In what way.
        How how: ConsentHow,
        /// When.
        At at: Instant,
        /// When it was taken back.
        WithdrawnAt withdrawn_at: Instant,
        /// Where the proof is kept.
        Evidence evidence: Line,
    }
}

entity! {
    /// A word that the family chose for a concept.
    pub struct TermPreference (Table::Terms, Concept) changed by TermChange {
        /// The bare word.
        Preferred preferred: Line,
        /// Its article.
        Article article: Article,
        /// Its plural.
        Plural plural: Line,
        /// Whether it is a plural already.
        PluralOnly plural_only: bool,
        /// The short form after "our".
        ShortOur short_our: Line,
        /// Who chose it.
        ChosenBy chosen_by: PersonId,
        /// When.
        At at: Instant,
        @set /// Words that are not wanted.
        Avoid avoid: Line,
    }
}

choice! {
    /// The article of a Dutch noun.
    pub enum Article: "article" {
        /// de
        De = "de",
        /// het
        Het = "het",
        /// None.
        None = "geen",
    }
}

entity! {
    /// A document of the space; its title stands in the document itself.
    pub struct DocumentEntry (Table::Documents, DocumentId) changed by DocumentChange {
        /// What kind of document.
        Kind kind: DocumentKind,
        /// When it was started.
        CreatedAt created_at: Instant,
    }
}

choice! {
    /// What kind of document.
    pub enum DocumentKind: "document" {
        /// People, ties, plan: one a space.
        Map = "map",
        /// A talk or a note.
        Note = "note",
    }
}

entity! {
    /// Which person a member says to be; believed only from that member's own devices.
    pub struct MemberClaim (Table::Members, MemberKey) changed by MemberChange {
        /// The person.
        Person person: PersonId,
    }
}

entity! {
    /// A card in one of the houses of an own page.
    pub struct Card (Table::Cards, CardId) changed by CardChange {
        /// In which house.
        House house: House,
        /// In own words.
        Text text: Paragraph,
        /// When it was written.
        CreatedAt created_at: Instant,
    }
}

choice! {
    /// A house of an own page (Signs of Safety).
    pub enum House: "house" {
        /// What is good.
        Good = "fijn",
        /// What is a worry.
        Worry = "zorgen",
        /// What is wished for.
        Dream = "dromen",
    }
}

choice! {
    /// Who gave a permission.
    pub enum ConsentBy: "consent-by" {
        /// The person.
        Self_ = "self",
        /// A parent.
        Parent = "parent",
        /// A guardian.
        Guardian = "guardian",
    }
}

choice! {
    /// In what way a permission was given.
    pub enum ConsentHow: "consent-how" {
        /// Spoken.
        Spoken = "gesproken",
        /// Tapped.
        Tapped = "getikt",
        /// On paper.
        Paper = "papier",
    }
}

choice! {
    /// What a permission is for.
    pub enum Purpose: "consent-for" {
        /// To look.
        See = "see",
        /// To write.
        Write = "write",
        /// To talk about it.
        Talk = "talk",
        /// To use a photo.
        Photo = "photo",
        /// To share how to reach somebody.
        Contact = "contact",
        /// For research.
        Research = "research",
    }
}

choice! {
    /// What a space is for; fixed when it is founded.
    pub enum SpaceKind: "space" {
        /// A family's circle.
        FamilyMap = "family_map",
        /// One person's own page.
        OwnPage = "own_page",
        /// A worker's own notes.
        WorkerNotes = "worker_notes",
        /// A sealed case discussion.
        CaseDiscussion = "case_discussion",
        /// A learning network.
        LearningNetwork = "learning_network",
        /// A roadshow.
        Roadshow = "roadshow",
    }
}

impl SpaceKind {
    /// The byte that stands for the kind in the sealed log; 255 for one of a newer app.
    pub fn byte(&self) -> u8 {
        match self {
            Self::FamilyMap => 1,
            Self::OwnPage => 2,
            Self::WorkerNotes => 3,
            Self::CaseDiscussion => 4,
            Self::LearningNetwork => 5,
            Self::Roadshow => 6,
            Self::Newer(_) => 255,
        }
    }

    /// Reads the byte of the sealed log.
    pub fn from_byte(byte: u8) -> Self {
        Self::ALL.iter().find(|kind| kind.byte() == byte).cloned().unwrap_or_else(|| Self::Newer(byte.to_string()))
    }

    /// Whether a table's rows live in such a space; nothing does in one of a newer app, which keeps what it holds.
    pub fn holds(&self, table: Table) -> bool {
        use Table as T;
        match table {
            T::People
            | T::Terms
            | T::Actions
            | T::Consents
            | T::Documents
            | T::Members
            | T::Meeting
            | T::Attendance
            | T::Decisions
            | T::Agenda
            | T::Media => self.is_known(),
            T::Kin | T::Ties | T::Perspectives | T::AlterTies | T::Roles | T::Snapshots => {
                matches!(self, Self::FamilyMap | Self::OwnPage)
            }
            T::Goals | T::Plan => *self == Self::FamilyMap,
            T::Cards => *self == Self::OwnPage,
            T::Contacts => *self == Self::WorkerNotes,
        }
    }

    /// Which kinds of talk are kept in such a space.
    pub fn meeting_types(&self) -> &'static [crate::MeetingType] {
        use crate::MeetingType as M;
        match self {
            Self::FamilyMap => &[M::Gathering, M::Individual, M::CircleTalk, M::PrivateTime, M::OnePlan, M::Closing],
            Self::OwnPage => &[M::Individual],
            Self::WorkerNotes => &[M::Individual, M::Reflection],
            Self::CaseDiscussion => &[M::CaseDiscussion],
            Self::LearningNetwork => {
                &[M::Gathering, M::Individual, M::Reflection, M::Interview, M::Symposium, M::Roadshow, M::Closing]
            }
            Self::Roadshow => &[M::Roadshow],
            Self::Newer(_) => &[],
        }
    }
}
