//! Screens: immutable records with everything to draw and to say.

mod ask;
mod compare;
mod conflict;
mod contacting;
mod credits;
mod days;
mod edit;
mod face;
mod frame;
mod home;
mod jim;
mod kept;
mod knows;
mod legend;
pub(crate) mod map;
mod measures;
mod more;
mod note;
mod person;
mod pick;
mod places;
mod plan;
mod planning;
mod reach;
pub(crate) mod relay;
mod safety;
mod same;
mod search;
mod settings;
mod settle;
mod start;
mod storage;
pub(crate) mod strip;
mod sync;
mod tell;
mod tellers;
mod then;
mod tray;
mod undone;
pub(crate) mod who;
mod whose;
mod writing;

pub use ask::{
    Asking, MethodChoice, Naming, NextPerson, Question, QuestionChoice, QuestionRow, QuestionScreen, QuestionText,
    Situation,
};
pub use compare::{CompareGroup, CompareRow, CompareScreen};
pub use conflict::{ConflictAnswer, ConflictItem};
pub use contacting::ContactingScreen;
pub use credits::{CreditItem, CreditsScreen};
pub use days::DaysScreen;
pub use edit::EditScreen;
pub use face::{FacePart, FaceScreen, face_svg};
pub use frame::{FrameScreen, there_of};
pub use home::{HomeQuestions, HomeScreen, HomeSpace, HomeStep, HomeTalk};
pub(crate) use jim::instead_of;
pub use jim::{can_be_jim_of, jim_changes, role_given};
pub use kept::{CardItem, ConsentItem, ConsentsScreen, ContactItem, ContactsScreen, HouseItem, OwnScreen};
pub use knows::{KnownPair, KnowsScreen};
pub use legend::{ArrowItem, LegendScreen, LineItem};
pub use map::{MapOptions, MapScreen, PersonItem, RingList, RingPage, RingPick, line_svg};
pub use measures::{MeasureItem, MeasureOptions, MeasuresScreen};
pub use more::MoreScreen;
pub use note::{AttendanceItem, MediumItem, NoteFact, NoteItem, NoteScreen, NotesScreen};
pub use person::{KinItem, PersonAnswer, PersonScreen, RoleItem};
pub use pick::Pick;
pub use places::PlacesScreen;
pub use plan::{ActionItem, GoalItem, PlanScreen};
pub use planning::{PlanningScreen, StepScreen};
pub use reach::{Message, ReachScreen};
pub use relay::RelayScreen;
pub use safety::{ExportScreen, SafetyScreen};
pub use same::{SameItem, SameScreen};
pub use search::{SearchHit, SearchScreen, SearchTarget};
pub use settings::{LevelChoice, SettingsScreen, WordItem, WordScreen};
pub use settle::{AnswerItem, SettleQuestion, SettleScreen};
pub use start::{AddChoice, AddScreen, BackScreen, CodeChoice, FoundScreen, LanguageScreen, face_for};
pub use storage::{SpaceRoom, StorageScreen, Tidied};
pub use strip::{Strip, StripFace};
pub use sync::{Apart, SyncScreen};
pub use tell::TellScreen;
pub use tellers::TellersScreen;
pub use then::{ChangeItem, MomentItem, MomentsScreen, ThenScreen};
pub use tray::{TrayItem, TrayScreen};
pub use undone::UndoItem;
pub use who::{DeviceItem, FormerItem, InviteScreen, InvitingScreen, JoinScreen, MemberItem, SeatChoice, WhoScreen};
pub use whose::WhoseScreen;
pub use writing::{PresentChoice, WritingScreen};

use serde::Serialize;
use steunkring_domain::{Date, PersonId, SpaceKind};
use steunkring_text::{Label, Words};

use crate::{App, CoreError, SpaceId};

/// Something that a screen lets a person do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// Which, as the screen's own page lists them.
    pub id: &'static str,
    /// What it says.
    pub label: Label,
}

impl Offer {
    pub(crate) fn of(words: &Words, id: &'static str, message: &str) -> Self {
        Self { id, label: words.plain(message) }
    }

    fn all<const N: usize>(words: &Words, offers: [(&'static str, &str); N]) -> Vec<Self> {
        offers.into_iter().map(|(id, message)| Self::of(words, id, message)).collect()
    }
}

impl App {
    /// Whose circle a space holds: the family's, or that of this profile's own person.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn ego(&self, space: SpaceId) -> Result<PersonId, CoreError> {
        let me = self.me(space)?;
        let info = self.home().space(&space.0)?.ok_or(CoreError::Missing("space"))?;
        let kind = SpaceKind::from_byte(u8::try_from(info.kind).unwrap_or(u8::MAX));
        Ok(ego(&kind, me).unwrap_or(me))
    }
}

/// Whose circle a space of a kind holds; `None` where it holds none.
fn ego(kind: &SpaceKind, me: PersonId) -> Option<PersonId> {
    match kind {
        SpaceKind::FamilyMap => Some(PersonId::FAMILY),
        SpaceKind::OwnPage => Some(me),
        _ => None,
    }
}

/// How many days from today a day is told by its weekday alone: a while back, and most of a year on. No two of them have the
/// same name, and one of a season ago is not taken for the coming one.
const NEAR: std::ops::RangeInclusive<i64> = -28..=300;

/// A day to do something on: with its weekday and without its year, unless that is another one by far.
pub(crate) fn due(words: &Words, day: Date, today: Date) -> String {
    let near = NEAR.contains(&(day.days() - today.days()));
    let named = near.then(|| words.weekday(i32::from(day.year()), day.month(), day.day()).ok()).flatten();
    named.unwrap_or_else(|| date(words, day))
}

/// What stands where nothing was answered.
pub(crate) fn untold(words: &Words) -> Label {
    let label = words.plain("tie-unknown-field");
    let (text, spoken) = (words.capitalised(&label.text), words.capitalised(&label.spoken));
    Label { text, spoken, ..label }
}

/// A day as it is said in full; one that the language cannot say stands as it is stored.
pub(crate) fn date(words: &Words, day: Date) -> String {
    words.date(i32::from(day.year()), day.month(), day.day()).unwrap_or_else(|_| day.to_string())
}
