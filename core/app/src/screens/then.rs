//! Then and now: what changed since a remembered moment.

use serde::Serialize;
use steunkring_domain::measures::{self, Of};
use steunkring_domain::*;
use steunkring_text::{Args, Label, People};

use super::Offer;
use crate::sight::{Notes, Sight};
use crate::{App, CoreError, SpaceId};

/// What changed in the family's circle since a remembered moment, as this profile tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThenScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Offer,
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
    pub changes: Vec<Label>,
    /// Who came to be there for each child, as the measures of each child tell it.
    pub children: Vec<Label>,
    /// What can be done: `keep-moment`.
    pub offers: Vec<Offer>,
}

impl App {
    /// What changed since a remembered moment.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a moment that is not there, or whose changes are not all on this device.
    pub fn then_screen(&mut self, space: SpaceId, snapshot: SnapshotId) -> Result<ThenScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Notes::None)?;
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
            let said = said.map(|sentence| words.sentence(sentence, &people));
            match measure.of {
                Some(Of::Child(_)) => children.extend(said),
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
            reason: kept
                .reason
                .as_ref()
                .map(|reason| words.choice(SnapshotReason::PREFIX, reason.code(), &Args::new())),
            caption: kept.caption.as_ref().map(|caption| words.as_written(caption.as_str())),
            changes,
            children,
        })
    }
}
