//! What should not have happened in a space, kept until it is past: a device that is there twice, a store that was put back, a key that did
//! not open for everybody, and a device that took somebody out as if it did not know what it knew.

use std::collections::{BTreeMap, BTreeSet};

use steunkring_domain::Instant;
use steunkring_store::{StoreError, Tx};
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::{Alarm, MemberView};
use steunkring_text::{Args, Label, Words};

use super::OpenSpace;
use crate::screens::who::called;
use crate::share::key;
use crate::{App, CoreError, MapRow, SpaceId};

/// The meta value with the devices that wrote two entries at one position, one after the other.
const TWICE: &str = "alarm-twice";
/// The meta value with the moment at which others had more of this device than its store, in milliseconds since 1970.
const BACK: &str = "alarm-back";
/// The meta value with the devices that ignored what they had shown to know, each with when that was seen here.
const IGNORED: &str = "alarm-ignored";
/// The most devices that are kept in one of them.
const MOST: usize = 64;
/// How long anything but a device that is there twice is shown, in milliseconds: 30 days.
const SHOWN_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// What should not have happened.
struct Alarms {
    twice: BTreeSet<DeviceId>,
    back: Option<Instant>,
    ignored: BTreeMap<DeviceId, Instant>,
}

/// Notes what a call of the engine found, in the transaction of what it took in. In a home that was `restored` by its owner it is known
/// that it was put back.
pub(super) fn note(tx: &Tx<'_>, alarms: &[Alarm], restored: bool, at: Instant) -> Result<(), StoreError> {
    let forks = alarms.iter().filter_map(|alarm| match alarm {
        Alarm::Fork { device, .. } => Some(*device),
        _ => None,
    });
    let forks: BTreeSet<DeviceId> = forks.collect();
    if !forks.is_empty() {
        let mut twice = devices(tx.meta(TWICE)?);
        twice.extend(forks);
        let bytes: Vec<u8> = twice.iter().take(MOST).flat_map(|device| device.0).collect();
        tx.put_meta(TWICE, &bytes)?;
    }
    let ignored: BTreeSet<DeviceId> = alarms.iter().filter_map(ignores).collect();
    if !ignored.is_empty() {
        let mut all = dated(tx.meta(IGNORED)?);
        all.extend(ignored.into_iter().map(|device| (device, at)));
        let bytes: Vec<u8> =
            all.iter().take(MOST).flat_map(|(device, at)| [&device.0[..], &at.0.to_le_bytes()].concat()).collect();
        tx.put_meta(IGNORED, &bytes)?;
    }
    if !restored && alarms.iter().any(|alarm| matches!(alarm, Alarm::Rollback { .. })) {
        tx.put_meta(BACK, &at.0.to_le_bytes())?;
    }
    Ok(())
}

fn ignores(alarm: &Alarm) -> Option<DeviceId> {
    match alarm {
        Alarm::Ignored { device, .. } => Some(*device),
        _ => None,
    }
}

fn dated(noted: Option<Vec<u8>>) -> BTreeMap<DeviceId, Instant> {
    let noted = noted.unwrap_or_default();
    let rows = noted.as_chunks::<40>().0.iter().filter_map(|row| {
        let (device, at) = row.split_first_chunk::<32>()?;
        Some((DeviceId(*device), Instant(i64::from_le_bytes(at.try_into().ok()?))))
    });
    rows.collect()
}

fn devices(noted: Option<Vec<u8>>) -> BTreeSet<DeviceId> {
    noted.unwrap_or_default().as_chunks::<32>().0.iter().copied().map(DeviceId).collect()
}

impl OpenSpace {
    fn alarms(&self) -> Result<Alarms, CoreError> {
        let [twice, back, ignored] = self.store().read(|reader| -> Result<_, StoreError> {
            Ok([reader.meta(TWICE)?, reader.meta(BACK)?, reader.meta(IGNORED)?])
        })?;
        let back = back.and_then(|bytes| bytes.try_into().ok()).map(i64::from_le_bytes);
        Ok(Alarms { twice: devices(twice), back: back.map(Instant), ignored: dated(ignored) })
    }
}

impl App {
    /// What should not have happened in a space, each with what to do. That a device is there twice is said as long as it belongs;
    /// the rest for 30 days.
    pub(crate) fn alarm_labels(
        &mut self,
        space: SpaceId,
        row: &MapRow,
        words: &Words,
        members: &[MemberView],
    ) -> Result<Vec<Label>, CoreError> {
        let now = self.now().0;
        let open = self.space(space)?;
        let Alarms { twice, back, mut ignored } = open.alarms()?;
        let here = open.log()?.engine().device();
        let recent = |at: Instant| now.saturating_sub(at.0) < SHOWN_MS;
        let claimed = |at_ms: u64| i64::try_from(at_ms).is_ok_and(|at| recent(Instant(at)));
        let complaints = open.log()?.engine().complaints();
        let told = complaints.iter().filter(|told| claimed(told.at_ms) && told.by != told.about);
        let unfit: BTreeSet<DeviceId> = told.map(|told| told.about).collect();
        ignored.retain(|_, at| recent(*at));
        let mut said = Vec::new();
        let mut keys = Vec::new();
        if !twice.is_empty() || !unfit.is_empty() || !ignored.is_empty() {
            let claims = open.believed(&row.claims)?;
            for member in members {
                let has = |found: &dyn Fn(&DeviceId) -> bool| member.devices.iter().any(|one| found(&one.id));
                let name = called(&row.circle, claims.get(&key(&member.id.0)).copied(), &member.name);
                let named = Args::new().text("name", name);
                if has(&|device| *device == here && twice.contains(device)) {
                    said.extend(["alarm-twice", "alarm-twice-do"].map(|message| words.plain(message)));
                }
                if has(&|device| *device != here && twice.contains(device)) {
                    said.extend([words.plain("err-sync-twice"), words.label("err-sync-twice-do", &named)]);
                }
                if has(&|device| ignored.contains_key(device)) {
                    said.extend([words.label("alarm-ignored", &named), words.label("alarm-ignored-do", &named)]);
                }
                if has(&|device| unfit.contains(device)) {
                    keys.extend([words.label("alarm-key", &named), words.plain("alarm-key-do")]);
                }
            }
        }
        if let Some(at) = back.filter(|at| recent(*at)) {
            let when = Args::new().text("when", &self.when(words, at).text);
            said.extend([words.label("alarm-back", &when), words.plain("alarm-back-do")]);
        }
        said.extend(keys);
        Ok(said)
    }
}

#[cfg(test)]
mod tests {
    use steunkring_sync::op::Act;

    use super::*;
    use crate::testing::two;
    use crate::{Level, MemberRole};

    #[test]
    fn who_ignored_what_it_knew_is_told_by_name_for_a_month() {
        let ((mut nadia, _a), (iris, _b), space) = two(MemberRole::Editor);
        let at = Instant(1_795_600_000_000);
        nadia.set_clock(move || at);
        nadia.set_level(Level::NlA2).unwrap();
        drop(iris);
        let device = {
            let engine = nadia.space(space).unwrap().log().unwrap().engine();
            let here = engine.device();
            *engine.log().state().devices.keys().find(|device| **device != here).unwrap()
        };
        let alarm = Alarm::Ignored { device, op: Default::default() };
        nadia.space(space).unwrap().store().write(move |tx| note(tx, &[alarm], false, at)).unwrap();
        let said: Vec<String> = nadia.who_screen(space).unwrap().alarms.into_iter().map(|label| label.text).collect();
        let told = [
            "De telefoon van Iris veranderde wie meedoet. Die deed of hij iets niet wist.",
            "Vraag Iris wat er gebeurd is.",
        ];
        assert_eq!(said, told);
        nadia.set_clock(move || Instant(at.0 + SHOWN_MS));
        assert!(nadia.who_screen(space).unwrap().alarms.is_empty());
    }

    #[test]
    fn whose_key_did_not_open_is_told_by_name_for_a_month() {
        let ((mut nadia, _a), (mut iris, _b), space) = two(MemberRole::Editor);
        let at = Instant(1_795_600_000_000);
        for app in [&mut nadia, &mut iris] {
            app.set_clock(move || at);
            app.set_level(Level::NlA2).unwrap();
        }
        let bundle = nadia.bundle(space).unwrap();
        iris.take_in(space, &bundle).unwrap();
        assert!(iris.who_screen(space).unwrap().alarms.is_empty());
        let kid = {
            let engine = nadia.space(space).unwrap().log().unwrap().engine();
            let newest = engine.log().state().epochs[0];
            engine.log().op(&newest).unwrap().act.kid().unwrap()
        };
        iris.act(space, Act::Complaint { kid }).unwrap();
        let bundle = iris.bundle(space).unwrap();
        nadia.take_in(space, &bundle).unwrap();
        for app in [&mut nadia, &mut iris] {
            let said: Vec<String> = app.who_screen(space).unwrap().alarms.into_iter().map(|label| label.text).collect();
            let told = [
                "Een sleutel van Nadia paste niet op elke telefoon.",
                "Er komt vanzelf een nieuwe. Jij hoeft niets te doen.",
            ];
            assert_eq!(said, told);
        }
        nadia.set_clock(move || Instant(at.0 + SHOWN_MS));
        assert!(nadia.who_screen(space).unwrap().alarms.is_empty());
    }
}
