//! What leads to names: parts of life (the probes of the 1Gezin1Plan intake) and situations in which one needs somebody (the
//! short form of Van der Poel 1993).

use steunkring_domain::*;

/// A part of life to think of people from, in the order in which they come; help as work comes last but one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// The own home.
    Home,
    /// A second home.
    HomeTwo,
    /// Family.
    Family,
    /// Family far away.
    FamilyFar,
    /// Friends.
    Friends,
    /// The parents of friends.
    FriendsParents,
    /// Neighbours.
    Neighbours,
    /// Neighbours of former days.
    NeighboursPast,
    /// School.
    School,
    /// Work.
    Work,
    /// Sport and clubs.
    Sport,
    /// Church, mosque, belief.
    Faith,
    /// The internet.
    Online,
    /// The street.
    Street,
    /// Former days.
    Past,
    /// Who is missed.
    Missed,
    /// Animals.
    Pet,
    /// Help as work.
    Formal,
    /// Whoever was forgotten.
    Forgotten,
    /// A child's home, animals too.
    ChildHome,
}

impl Naming {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::Home,
        Self::HomeTwo,
        Self::Family,
        Self::FamilyFar,
        Self::Friends,
        Self::FriendsParents,
        Self::Neighbours,
        Self::NeighboursPast,
        Self::School,
        Self::Work,
        Self::Sport,
        Self::Faith,
        Self::Online,
        Self::Street,
        Self::Past,
        Self::Missed,
        Self::Pet,
        Self::Formal,
        Self::Forgotten,
        Self::ChildHome,
    ];

    /// The code.
    pub fn code(self) -> &'static str {
        code(self.message())
    }

    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Home => "q-name-home",
            Self::HomeTwo => "q-name-home-two",
            Self::Family => "q-name-family",
            Self::FamilyFar => "q-name-family-far",
            Self::Friends => "q-name-friends",
            Self::FriendsParents => "q-name-friends-parents",
            Self::Neighbours => "q-name-neighbours",
            Self::NeighboursPast => "q-name-neighbours-past",
            Self::School => "q-name-school",
            Self::Work => "q-name-work",
            Self::Sport => "q-name-sport",
            Self::Faith => "q-name-faith",
            Self::Online => "q-name-online",
            Self::Street => "q-name-street",
            Self::Past => "q-name-past",
            Self::Missed => "q-name-missed",
            Self::Pet => "q-name-pet",
            Self::Formal => "q-name-formal",
            Self::Forgotten => "q-name-forgotten",
            Self::ChildHome => "q-child-home",
        }
    }

    /// The part of life of who is named here; `None` where the question leaves it open.
    pub(super) fn domain(self) -> Option<Domain> {
        match self {
            Self::Home | Self::HomeTwo | Self::ChildHome => Some(Domain::Home),
            Self::Family | Self::FamilyFar => Some(Domain::Family),
            Self::Friends => Some(Domain::Friends),
            Self::Neighbours | Self::NeighboursPast => Some(Domain::Neighbours),
            Self::School | Self::Work => Some(Domain::SchoolWork),
            Self::Sport | Self::Faith => Some(Domain::ClubFaith),
            Self::Formal => Some(Domain::Services),
            Self::FriendsParents | Self::Online | Self::Street | Self::Past | Self::Missed => None,
            Self::Pet | Self::Forgotten => None,
        }
    }

    /// What else is known of who is named here.
    pub(super) fn changes(self) -> Vec<PersonChange> {
        match self {
            Self::Pet => vec![PersonChange::Kind(Some(PersonKind::Pet))],
            Self::Formal => vec![PersonChange::Formality(Some(Formality::Formal))],
            _ => Vec::new(),
        }
    }
}

/// A situation in which one needs or sees somebody; the last seven are a child's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// Something is broken.
    Chore,
    /// One is ill.
    Ill,
    /// A choice is to be made.
    Choice,
    /// It is a hard time.
    Sad,
    /// There is a day off.
    Fun,
    /// A child plays.
    ChildPlay,
    /// A child is sad.
    ChildSad,
    /// A child is afraid.
    ChildScared,
    /// A child is happy.
    ChildHappy,
    /// A child is helped with school.
    ChildHelp,
    /// A child tells a secret.
    ChildSecret,
    /// The grown-ups that are always there for a child.
    ChildAdult,
}

impl Situation {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::Chore,
        Self::Ill,
        Self::Choice,
        Self::Sad,
        Self::Fun,
        Self::ChildPlay,
        Self::ChildSad,
        Self::ChildScared,
        Self::ChildHappy,
        Self::ChildHelp,
        Self::ChildSecret,
        Self::ChildAdult,
    ];

    /// The code.
    pub fn code(self) -> &'static str {
        code(self.message())
    }

    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Chore => "q-exchange-chore",
            Self::Ill => "q-exchange-ill",
            Self::Choice => "q-exchange-choice",
            Self::Sad => "q-exchange-sad",
            Self::Fun => "q-exchange-fun",
            Self::ChildPlay => "q-child-play",
            Self::ChildSad => "q-child-sad",
            Self::ChildScared => "q-child-scared",
            Self::ChildHappy => "q-child-happy",
            Self::ChildHelp => "q-child-help",
            Self::ChildSecret => "q-child-secret",
            Self::ChildAdult => "q-child-adult",
        }
    }

    pub(super) fn is_a_childs(self) -> bool {
        self >= Self::ChildPlay
    }

    /// The kind of support it is about, and how often it is given at the least.
    pub(super) fn support(self) -> (SupportKind, Level) {
        match self {
            Self::Chore | Self::Ill | Self::ChildHelp => (SupportKind::Practical, Level::Sometimes),
            Self::Choice => (SupportKind::Advice, Level::Sometimes),
            Self::Sad | Self::ChildSad | Self::ChildScared | Self::ChildSecret => {
                (SupportKind::Emotional, Level::Sometimes)
            }
            Self::Fun | Self::ChildPlay | Self::ChildHappy => (SupportKind::Company, Level::Sometimes),
            Self::ChildAdult => (SupportKind::Emotional, Level::Often),
        }
    }

    /// Whether somebody can be meant: no animal brings the shopping, and a grown-up is no child.
    pub(super) fn can_mean(self, person: &Person) -> bool {
        let pet = person.kind == Some(PersonKind::Pet);
        let place = person.kind == Some(PersonKind::Place);
        let animals = matches!(self.support().0, SupportKind::Emotional | SupportKind::Company);
        let grown_up = !matches!(self, Self::ChildAdult) || (!pet && person.is_child != Some(true));
        person.deceased != Some(true) && !place && (animals || !pet) && grown_up
    }
}

/// The code of a question whose message has the same name.
fn code(message: &'static str) -> &'static str {
    message.strip_prefix("q-").unwrap_or(message)
}
