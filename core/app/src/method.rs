//! How a view came about: `zelf` is written by the device that holds the claim of being the respondent, and by no other
//! (decision 32); who fills in for somebody does so together or instead.

use std::collections::BTreeMap;

use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use crate::project::{MapRow, SelfTold};
use crate::{App, CoreError, Edit, Field, SpaceId};

impl App {
    /// Says how this profile fills in for a respondent from now on: together, where nothing was said, or instead.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for `zelf` of who is not this device's own person, and for `door_ander` of who is.
    pub fn fill_in(&mut self, space: SpaceId, respondent: PersonId, method: &Method) -> Result<(), CoreError> {
        may_be(self.holds(space, respondent)?, method)?;
        self.home().put_setting(&setting(space, respondent), method.code().as_bytes())?;
        Ok(())
    }

    /// How a view of a respondent comes about that this device writes.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn filling_in(&mut self, space: SpaceId, respondent: PersonId) -> Result<Method, CoreError> {
        let kept = self.home().setting(&setting(space, respondent))?;
        let kept = kept.and_then(|code| Method::parse(std::str::from_utf8(&code).ok()?).ok());
        let own = self.holds(space, respondent)?;
        let usual = if own { Method::Self_ } else { Method::Together };
        Ok(kept.filter(|method| may_be(own, method).is_ok()).unwrap_or(usual))
    }

    /// How each view that edits write comes about: as they say, or as this profile fills in.
    pub(crate) fn methods(
        &mut self,
        space: SpaceId,
        edits: &[Edit],
    ) -> Result<BTreeMap<PerspectiveId, Method>, CoreError> {
        let mut methods = BTreeMap::new();
        for edit in edits {
            let Edit::View(view, change) = edit else { continue };
            if let PerspectiveChange::Method(Some(method)) = change {
                may_be(self.holds(space, view.respondent)?, method)?;
                methods.insert(*view, method.clone());
            } else if !methods.contains_key(view) {
                methods.insert(*view, self.filling_in(space, view.respondent)?);
            }
        }
        Ok(methods)
    }

    /// How a view came about, as far as it can be believed: that somebody told it alone only from a device of the member that
    /// says to be that person.
    pub(crate) fn believed(
        &mut self,
        space: SpaceId,
        row: &MapRow,
        view: PerspectiveId,
    ) -> Result<Option<Method>, CoreError> {
        let method = row.circle.perspectives.get(&view).and_then(|view| view.method.clone());
        if method != Some(Method::Self_) {
            return Ok(method);
        }
        let stands = |id: PersonId| row.circle.resolve(id);
        let tie = |id: PerspectiveId| (stands(id.tie.ego), stands(id.tie.alter), stands(id.respondent));
        let told: Vec<&SelfTold> = row.self_told.iter().filter(|one| tie(one.view) == tie(view)).collect();
        let open = self.space(space)?;
        let claims = open.believed(&row.claims)?;
        let log = open.log()?;
        let is_own = |one: &&SelfTold| {
            let claimed = log.member_of_actor(one.actor).and_then(|member| claims.get(&member));
            claimed.is_some_and(|person| stands(*person) == stands(view.respondent))
        };
        let own = !told.is_empty() && told.iter().all(is_own);
        Ok(Some(if own { Method::Self_ } else { Method::ByOther }))
    }

    /// Whether this device holds the claim of being a person. What it writes first brings the claim along.
    fn holds(&mut self, space: SpaceId, person: PersonId) -> Result<bool, CoreError> {
        let MapRow { circle, claims, .. } = self.circle(space)?;
        if circle.resolve(person) != circle.resolve(self.me(space)?) {
            return Ok(false);
        }
        let open = self.space(space)?;
        let Some(own) = open.log()?.own_member() else { return Ok(false) };
        let claimed = open.believed(&claims)?.remove(&crate::share::key(&own.0));
        Ok(claimed.is_none_or(|claimed| circle.resolve(claimed) == circle.resolve(person)))
    }
}

/// Refuses a way in which a view cannot come about on the respondent's own device, or on that of another.
fn may_be(own: bool, method: &Method) -> Result<(), CoreError> {
    let reason = match method {
        Method::Self_ if !own => NOT_OWN,
        Method::ByOther if own => OWN,
        Method::Newer(_) => return Err(CoreError::invalid("method", Invalid::Form)),
        _ => return Ok(()),
    };
    Err(CoreError::Invalid { field: "method", reason: reason.to_owned() })
}

/// The fields of a view and who wrote it down, when.
pub(crate) fn told(
    view: &PerspectiveId,
    change: &PerspectiveChange,
    (me, method): (PersonId, &Method),
    now: Instant,
) -> Vec<Field> {
    [
        change.clone(),
        PerspectiveChange::RecordedBy(Some(me)),
        PerspectiveChange::At(Some(now)),
        PerspectiveChange::Method(Some(method.clone())),
    ]
    .iter()
    .map(|change| Field::of::<Perspective>(view, change))
    .collect()
}

/// How a view came about in words, with who answered and who wrote it down.
pub(crate) fn label(
    words: &Words,
    circle: &Circle,
    method: &Method,
    (respondent, recorder): (PersonId, PersonId),
) -> Label {
    let named = Args::new().text("respondent", circle.name(circle.resolve(respondent)));
    let named = named.text("recorder", circle.name(circle.resolve(recorder)));
    words.choice(Method::PREFIX, method.code(), &named)
}

/// Why nobody answers alone on the device of another.
pub(crate) const NOT_OWN: &str = "only the device of that person tells as that person";
/// Why nobody answers instead of oneself.
pub(crate) const OWN: &str = "it is that person's own device";

fn setting(space: SpaceId, respondent: PersonId) -> String {
    format!("fills-in/{space}/{respondent}")
}
