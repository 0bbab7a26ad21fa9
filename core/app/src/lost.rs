//! A phone that is lost: what each of one's other devices held, and taking it out of every space.
//!
//! A device has another key in each space, so that nobody sees two spaces to be of one device. A home cannot see it either: it lists each
//! device of each space, and its owner says which were the lost phone.

use std::collections::BTreeSet;

use serde::Serialize;
use steunkring_domain::{Circle, Instant};
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::{DeviceView, MemberView};
use steunkring_text::{Args, Label, Words};

use crate::online::AtHome;
use crate::relay::sync;
use crate::screens::date;
use crate::{App, CoreError, Job, SpaceId, SpaceSummary};

/// One's other devices, with what each held, and what taking one out does and does not do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LostScreen {
    /// Its title.
    pub title: Label,
    /// What to do here; or that there is no other device.
    pub why: Label,
    /// The devices: once for each space.
    pub devices: Vec<LostDevice>,
    /// That it gets nothing new, that what it writes does not count, and that it may still have what it had.
    pub effect: Vec<Label>,
    /// To do it, where there is one.
    pub yes: Option<Label>,
}

/// One device in one space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LostDevice {
    /// The space that it held.
    #[serde(serialize_with = "crate::app::hex")]
    pub space: SpaceId,
    /// The device's key in it.
    #[serde(skip)]
    pub device: DeviceId,
    /// Which space it held, with its number in the list.
    pub held: Label,
    /// Since when it held it.
    pub since: Option<Label>,
    /// When something of it came last; or that nothing did.
    pub seen: Label,
}

impl App {
    /// One's other devices, and what each held. A space that this home cannot open is not among them.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn lost_screen(&mut self) -> Result<LostScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let mut devices = Vec::new();
        for SpaceSummary { id: space, name, .. } in self.spaces()? {
            for device in self.own_others(space)? {
                let named = Args::new().number("n", number(devices.len())).text("name", &name);
                let since = self.space(space)?.log()?.engine().log().added_ms(&device.id);
                devices.push(LostDevice {
                    space,
                    device: device.id,
                    held: words.label("lost-device", &named),
                    since: since.map(|ms| self.since(&words, ms)).transpose()?,
                    seen: device.last_seen.map_or_else(|| words.plain("lost-never"), |at| self.last_seen(&words, at)),
                });
            }
        }
        let any = !devices.is_empty();
        Ok(LostScreen {
            title: words.plain("lost-title"),
            why: words.plain(if any { "lost-why" } else { "lost-none" }),
            effect: if any { effect(&words) } else { Vec::new() },
            yes: any.then(|| words.plain("lost-yes")),
            devices,
        })
    }

    /// Takes devices of one's own out of their spaces: what is written from then on is sealed with keys that they do not get, and what
    /// they write without having heard of it is kept apart. Each space is one transaction; after a crash in between, the same again does
    /// the rest. Where a relay is away, the others hear it at the next exchange.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where one is no other device of one's own, before anything is done; [`CoreError`] of the store.
    pub fn lose(&mut self, lost: &[(SpaceId, DeviceId)]) -> Result<Vec<Label>, CoreError> {
        self.wait_here(async |home| lose(home, lost).await)
    }

    /// This profile as a member of a space; none where it belongs no more.
    fn own(&mut self, space: SpaceId) -> Result<Option<MemberView>, CoreError> {
        Ok(self.members(space)?.into_iter().find(|member| member.own))
    }

    /// One's devices in a space but the one in use and that of a code on paper.
    fn own_others(&mut self, space: SpaceId) -> Result<Vec<DeviceView>, CoreError> {
        let here = self.space(space)?.log()?.engine().device();
        let devices = self.own(space)?.map(|own| own.devices).unwrap_or_default();
        Ok(devices.into_iter().filter(|one| one.id != here && !one.recovery).collect())
    }

    /// When something of a device came last.
    pub(crate) fn last_seen(&self, words: &Words, at: i64) -> Label {
        words.label("who-last-seen", &Args::new().text("when", &self.when(words, Instant(at)).text))
    }

    /// Since when a device holds a space.
    pub(crate) fn since(&self, words: &Words, ms: u64) -> Result<Label, CoreError> {
        let day = self.day(Instant(i64::try_from(ms).unwrap_or(i64::MAX)))?;
        Ok(words.label("lost-since", &Args::new().text("date", &date(words, day))))
    }
}

/// Takes devices of one's own out of their spaces, and says so at their relays: [`App::lose`].
///
/// # Errors
/// As [`App::lose`].
pub async fn lose(home: &impl AtHome, lost: &[(SpaceId, DeviceId)]) -> Result<Vec<Label>, CoreError> {
    let lost: BTreeSet<(SpaceId, DeviceId)> = lost.iter().copied().collect();
    let all = lost.clone();
    let begin = move |app: &mut App| {
        for (space, device) in &all {
            if !app.own_others(*space)?.iter().any(|one| one.id == *device) {
                return Err(CoreError::Missing("device"));
            }
        }
        let words = app.words(&Circle::default())?;
        Ok(effect(&words))
    };
    let mut said = home.with(begin).await?;
    for (space, device) in lost {
        let remove = move |app: &mut App| {
            app.remove_own_device(space, device)?;
            app.has_relay(space)
        };
        // It is taken out by now.
        let later = home.with(remove).await? && sync(home, space, &Job::new()).await.is_err();
        let say = move |app: &mut App| {
            let words = app.words(&Circle::default())?;
            let spaces = app.spaces()?;
            let name = spaces.iter().find(|one| one.id == space).map_or("", |one| one.name.as_str());
            let named = Args::new().text("name", name);
            let later = later.then(|| words.label("lost-later", &named));
            Ok(std::iter::once(words.label("lost-gone", &named)).chain(later).collect::<Vec<_>>())
        };
        said.extend(home.with(say).await?);
    }
    Ok(said)
}

/// The number in the list, from 1.
fn number(before: usize) -> i64 {
    i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1)
}

fn effect(words: &Words) -> Vec<Label> {
    ["lost-new", "lost-counts", "lost-keeps"].map(|message| words.plain(message)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{add, app};
    use crate::{MemberRole, Seat, testing};
    use steunkring_domain::{PersonId, SpaceKind};

    /// A phone, and a tablet of the same person with as many spaces as asked for.
    fn phone_and_tablet(spaces: &[&str]) -> ((App, tempfile::TempDir), (App, tempfile::TempDir), Vec<SpaceId>) {
        let ((mut phone, here), (mut tablet, there)) = (app(), app());
        let mut ids = Vec::new();
        for name in spaces {
            let space = phone.found(SpaceKind::FamilyMap, name, "Nadia").unwrap();
            let inviting = phone.invite(space, Seat::OwnDevice).unwrap();
            let (joining, answer) = tablet.take_up(&inviting.qr().unwrap()).unwrap();
            let welcome = phone.approve(inviting, &answer, "tablet").unwrap();
            tablet.join(joining, &welcome, name).unwrap();
            ids.push(space);
        }
        ((phone, here), (tablet, there), ids)
    }

    fn pass(from: &mut App, to: &mut App, space: SpaceId) {
        let bundle = from.bundle(space).unwrap();
        let _ = to.take_in(space, &bundle);
    }

    fn knows(app: &mut App, space: SpaceId, n: u8) -> bool {
        app.circle(space).unwrap().circle.people.contains_key(&PersonId([n; 16]))
    }

    #[test]
    fn a_lost_device_leaves_every_space_and_reads_nothing_that_comes_after() {
        let ((mut phone, _here), (mut tablet, _there), spaces) = phone_and_tablet(&["Onze kring", "Van tante"]);
        for space in &spaces {
            add(&mut phone, *space, 1, "oma Rie");
            pass(&mut phone, &mut tablet, *space);
            add(&mut tablet, *space, 2, "juf Els");
            pass(&mut tablet, &mut phone, *space);
        }
        let screen = phone.lost_screen().unwrap();
        assert_eq!(screen.devices.len(), 2);
        for (device, name) in screen.devices.iter().zip(["Onze kring", "Van tante"]) {
            assert!(device.held.text.contains(name), "{}", device.held.text);
            assert!(device.since.is_some());
        }
        let lost: Vec<_> = screen.devices.iter().map(|one| (one.space, one.device)).collect();
        let said = phone.lose(&lost).unwrap();
        assert_eq!(said.len(), 5);
        assert!(phone.lost_screen().unwrap().devices.is_empty());
        for space in &spaces {
            add(&mut phone, *space, 3, "Bo");
            pass(&mut phone, &mut tablet, *space);
            // What it had it has; what came after it does not.
            assert!(knows(&mut tablet, *space, 1) && !knows(&mut tablet, *space, 3));
            add_if_it_may(&mut tablet, *space);
            pass(&mut tablet, &mut phone, *space);
            assert!(knows(&mut phone, *space, 2) && !knows(&mut phone, *space, 4));
        }
    }

    /// It may refuse by now, having heard that it was taken out.
    fn add_if_it_may(app: &mut App, space: SpaceId) {
        let name = steunkring_domain::Nickname::parse("Sam").unwrap();
        let add = crate::Command::AddPerson { id: PersonId([4; 16]), name, changes: vec![], tie: None };
        let _ = app.run(space, add);
    }

    #[test]
    fn nothing_is_done_where_one_of_them_is_no_other_device_of_ones_own() {
        let ((mut phone, _here), _tablet, spaces) = phone_and_tablet(&["Onze kring"]);
        let (other, _folder) = testing::joined(&mut phone, spaces[0], "Iris", MemberRole::Reader);
        drop(other);
        let theirs = phone.members(spaces[0]).unwrap().into_iter().find(|one| !one.own).unwrap().devices[0].id;
        let here = phone.space(spaces[0]).unwrap().log().unwrap().engine().device();
        let tablet = phone.lost_screen().unwrap().devices[0].device;
        for wrong in [theirs, here] {
            let lost = [(spaces[0], tablet), (spaces[0], wrong)];
            assert_eq!(phone.lose(&lost), Err(CoreError::Missing("device")));
            assert_eq!(phone.lost_screen().unwrap().devices.len(), 1);
        }
    }

    #[test]
    fn one_phone_alone_has_nothing_to_lose() {
        let (mut phone, _folder) = app();
        phone.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        let screen = phone.lost_screen().unwrap();
        assert!(screen.devices.is_empty() && screen.effect.is_empty() && screen.yes.is_none());
    }
}
