//! Which member is which person: a claim that is believed only where that member's own device wrote it.

use std::collections::BTreeMap;

use steunkring_domain::*;

use crate::project::Claim;
use crate::space::{OpenSpace, Text, Work};
use crate::undo::Entry;
use crate::{App, CoreError, Field, SpaceId};

impl App {
    /// Says which person of the map this profile is, as a step that can be taken back; the others see it where this member may write.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for who is not on the map.
    pub fn i_am(&mut self, space: SpaceId, person: PersonId) -> Result<(), CoreError> {
        let before = self.me(space)?;
        if !self.circle(space)?.circle.people.contains_key(&person) {
            return Err(CoreError::Missing("person"));
        }
        let mut steps = Vec::new();
        if self.space(space)?.log()?.may_write() {
            let work = Work { fields: self.claim(space, person)?, text: Text::Keep };
            let now = self.now();
            steps = self.space(space)?.write(BTreeMap::from([(DocumentId::MAP, work)]), None, now)?.0;
        }
        self.set_me(space, person)?;
        let me = (before != person).then_some((before, person));
        if me.is_some() || !steps.is_empty() {
            self.remember_written(space, &Entry { steps, me, ..Entry::default() })?;
        }
        Ok(())
    }

    /// Whether this profile may say to be a person of a family's map: it came in and wrote nothing there yet, and no member said so before.
    pub(crate) fn may_be(&mut self, space: SpaceId, circle: &Circle, person: PersonId) -> Result<bool, CoreError> {
        let me = circle.resolve(self.me(space)?);
        if self.kind(space)? != SpaceKind::FamilyMap || circle.people.contains_key(&me) {
            return Ok(false);
        }
        let can = circle.people.get(&person).is_some_and(|found| {
            found.removed.is_none()
                && found.deceased != Some(true)
                && found.placeholder != Some(true)
                && found.kind.as_ref().is_none_or(|kind| *kind == PersonKind::Person)
        });
        Ok(can && !self.claims(space)?.values().any(|claimed| circle.resolve(*claimed) == person))
    }

    /// Which person each member says to be, as far as its own devices said so.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn claims(&mut self, space: SpaceId) -> Result<BTreeMap<MemberKey, PersonId>, CoreError> {
        let open = self.space(space)?;
        let row = open.picture()?;
        open.believed(&row.claims)
    }

    /// The fields of the claim that this member is a person.
    pub(crate) fn claim(&mut self, space: SpaceId, person: PersonId) -> Result<Vec<Field>, CoreError> {
        let member = self.space(space)?.log()?.own_member().ok_or(CoreError::NotAllowed)?;
        Ok(vec![Field::of::<MemberClaim>(&key(&member.0), &MemberChange::Person(Some(person)))])
    }

    /// On a second device: takes over who this member said to be on the first.
    pub(crate) fn recognise(&mut self, space: SpaceId) -> Result<(), CoreError> {
        let me = self.me(space)?;
        let row = self.circle(space)?;
        if row.claims.is_empty() || row.circle.people.contains_key(&me) {
            return Ok(());
        }
        let open = self.space(space)?;
        let own = open.log()?.own_member().map(|member| key(&member.0));
        let claims = open.believed(&row.claims)?;
        if let Some(person) = own.and_then(|own| claims.get(&own)) {
            self.set_me(space, *person)?;
        }
        Ok(())
    }
}

impl OpenSpace {
    /// Which person each member says to be: of claims those that are written by the member's own devices.
    pub(crate) fn believed(&mut self, claims: &[Claim]) -> Result<BTreeMap<MemberKey, PersonId>, CoreError> {
        let log = self.log()?;
        let own = |claim: &&Claim| log.member_of_actor(claim.actor) == Some(claim.member);
        Ok(claims.iter().filter(own).map(|claim| (claim.member, claim.person)).collect())
    }
}

/// The name under which the map knows a member.
pub(crate) fn key(member: &[u8; 32]) -> MemberKey {
    MemberKey(member.first_chunk().copied().unwrap_or_default())
}
