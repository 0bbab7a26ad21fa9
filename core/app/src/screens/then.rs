//! Then and now: what changed since a remembered moment.

use serde::Serialize;
use steunkring_domain::measures::{self, Of};
use steunkring_domain::*;
use steunkring_text::{Args, Label, People, Words};

use super::{Offer, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// The remembered moments of a space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MomentsScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Their title.
    pub title: Label,
    /// The moments, the earliest first.
    pub items: Vec<MomentItem>,
    /// What to say where none is remembered yet.
    pub empty: Option<Label>,
    /// What can be done: `keep-moment`.
    pub offers: Vec<Offer>,
}

/// One remembered moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MomentItem {
    /// Which.
    pub id: SnapshotId,
    /// On what day it was kept.
    pub day: Label,
    /// Why it was kept.
    pub reason: Option<Label>,
    /// What was written by it.
    pub caption: Option<Label>,
}

/// What changed in the family's circle since a remembered moment, as this profile tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThenScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// When the moment was.
    pub then: Label,
    /// What the other side is called.
    pub now: Label,
    /// Why it was kept.
    pub reason: Option<Label>,
    /// What was written by it.
    pub caption: Option<Label>,
    /// Who came, went and moved, and which support came and went; that nothing changed, where nothing did.
    pub changes: Vec<ChangeItem>,
    /// Who came to be there for each child, as the measures of each child tell it.
    pub children: Vec<Label>,
    /// What can be done: `keep-moment`.
    pub offers: Vec<Offer>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeItem {
    /// In words.
    pub label: Label,
    /// Of whom it tells: those who have a face here.
    pub people: Vec<PersonId>,
}

impl App {
    /// The moments that can be looked back at.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn moments_screen(&mut self, space: SpaceId) -> Result<MomentsScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let mut kept: Vec<_> = row.circle.snapshots.iter().filter(|(_, kept)| kept.removed.is_none()).collect();
        kept.sort_by_key(|(id, kept)| (kept.at, **id));
        let item = |(id, kept): (&SnapshotId, &Snapshot)| {
            Ok(MomentItem {
                id: *id,
                day: words.as_written(&super::date(&words, self.day(kept.at.unwrap_or_default())?)),
                reason: reason(&words, kept),
                caption: kept.caption.as_ref().map(|caption| words.as_written(caption.as_str())),
            })
        };
        let items = kept.into_iter().map(item).collect::<Result<Vec<_>, CoreError>>()?;
        Ok(MomentsScreen {
            revision,
            strip,
            title: words.plain("then-title"),
            empty: items.is_empty().then(|| words.plain("then-empty")),
            items,
            offers: Offer::all(&words, [("keep-moment", "map-keep-moment")]),
        })
    }

    /// What changed since a remembered moment.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a moment that is not there, or whose changes are not all on this device.
    pub fn then_screen(&mut self, space: SpaceId, snapshot: SnapshotId) -> Result<ThenScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Map)?;
        let now = row.circle;
        let (at, then) = self.then(space, &now, snapshot)?;
        let kept = now.snapshots.get(&snapshot).ok_or(CoreError::Missing("snapshot"))?;
        let own_page = self.kind(space)? == SpaceKind::OwnPage;
        let name = |id: PersonId| {
            let circle = if now.people.contains_key(&id) { &now } else { &then };
            circle.name(id).to_owned()
        };
        let people = People { reader: Some(me), name: &name };
        let today = self.day(self.now())?;
        let (mut changes, mut children) = (Vec::new(), Vec::new());
        for measure in measures::changes(&then, &now, self.ego(space)?, me, today, own_page) {
            let said = std::iter::once(&measure.sentence).chain(&measure.more);
            let said = said.map(|sentence| {
                let faces = sentence.people().filter(|id| now.people.contains_key(id)).collect();
                ChangeItem { label: words.sentence(sentence, &people), people: faces }
            });
            match measure.of {
                Some(Of::Child(_)) => children.extend(said.map(|change| change.label)),
                _ => changes.extend(said),
            }
        }
        let date = super::date(&words, self.day(at)?);
        Ok(ThenScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("keep-moment", "map-keep-moment")]),
            title: words.plain("then-title"),
            then: words.label("then-then", &Args::new().text("date", &date)),
            now: words.plain("then-now"),
            reason: reason(&words, kept),
            caption: kept.caption.as_ref().map(|caption| words.as_written(caption.as_str())),
            changes,
            children,
        })
    }
}

/// Why a moment was kept.
fn reason(words: &Words, kept: &Snapshot) -> Option<Label> {
    let reason = kept.reason.as_ref()?;
    Some(words.choice(SnapshotReason::PREFIX, reason.code(), &Args::new()))
}
