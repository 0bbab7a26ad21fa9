//! The work `family-5y`: what a family and those around it write in five years on eight devices, made from a seed.
//!
//! The script names every edit, who makes it and when each device sends and fetches. It is the same on every machine; a test
//! holds its checksum. What is random in the product itself (keys, ids of the space) is not part of it.

mod amounts;
mod words;
mod writer;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use steunkring_app::{Command, Splice};
use steunkring_domain::{DocumentId, PersonId};

pub use amounts::DEVICES;

/// Everything that happens, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// A device writes.
    Write {
        /// Which, from 0 on; 0 founded the circle.
        device: usize,
        /// When, in milliseconds since 1970.
        at: i64,
        /// What.
        deed: Deed,
    },
    /// A device sends what it has and fetches the rest.
    Sync(usize),
    /// From here on the last device neither writes nor fetches; all devices are equal at this moment.
    LeaveBehind,
}

/// What a device writes in one go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Deed {
    /// A command of the product.
    Command(Command),
    /// A burst of typing.
    Burst(Burst),
}

/// A few characters typed without a pause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Burst {
    /// In which note.
    pub note: DocumentId,
    /// Where: so many 65,535ths of the text as the device has it.
    pub place: u16,
    /// What is left of it.
    pub text: String,
    /// After how many characters some wrong ones were typed and taken back, and which.
    pub slip: Option<(u8, String)>,
}

impl Burst {
    /// The splices in a text of so many UTF-16 units; every character here is one unit.
    pub fn splices(&self, length: usize) -> Vec<Splice> {
        let at = u32::try_from(length * usize::from(self.place) / usize::from(u16::MAX)).unwrap_or(0);
        let Some((after, wrong)) = &self.slip else {
            return vec![Splice { at, delete: 0, insert: self.text.clone() }];
        };
        let right: String = self.text.chars().skip(usize::from(*after)).collect();
        let typed: String = self.text.chars().take(usize::from(*after)).chain(wrong.chars()).collect();
        let (before, units) = (u32::from(*after), u32::try_from(wrong.chars().count()).unwrap_or(0));
        vec![
            Splice { at, delete: 0, insert: typed },
            Splice { at: at + before, delete: units, insert: String::new() },
            Splice { at: at + before, delete: 0, insert: right },
        ]
    }
}

/// Makes the script.
pub fn script() -> Script {
    writer::write()
}

/// The person that a device's owner is; the founder is whoever the product makes of it.
pub fn owner(device: usize) -> PersonId {
    PersonId(amounts::id(amounts::PERSON, device))
}

impl Script {
    /// What holds for this script and no other.
    pub fn checksum(&self) -> String {
        let bytes = postcard::to_allocvec(self).unwrap_or_default();
        Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use steunkring_app::Edit;

    use super::amounts::*;
    use super::*;

    #[test]
    fn the_script_is_the_same_on_every_machine() {
        assert_eq!(
            script().checksum(),
            "668192225f9ed713",
            "if that is meant, kept homes and figures are of other work"
        );
    }

    #[test]
    fn the_script_has_the_quantities_that_the_page_names() {
        let script = script();
        let (mut people, mut relations, mut supports) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut actions, mut notes, mut moments, mut devices) = (BTreeSet::new(), BTreeSet::new(), 0, BTreeSet::new());
        let (mut bursts, mut slips, mut left) = (0_usize, 0_usize, 0_usize);
        for step in &script.steps {
            let Step::Write { device, deed, .. } = step else { continue };
            devices.insert(*device);
            match deed {
                Deed::Burst(burst) => {
                    let length = burst.text.chars().count();
                    assert!((1..=24).contains(&length), "{burst:?}");
                    (bursts, slips, left) = (bursts + 1, slips + usize::from(burst.slip.is_some()), left + length);
                }
                Deed::Command(Command::AddPerson { id, .. }) => drop(people.insert(*id)),
                Deed::Command(Command::StartNote { document, .. }) => drop(notes.insert(*document)),
                Deed::Command(Command::TakeSnapshot { .. }) => moments += 1,
                Deed::Command(Command::Map(edits)) => {
                    for edit in edits {
                        match edit {
                            Edit::AlterTie(id, _) => drop(relations.insert(*id)),
                            Edit::View(id, steunkring_domain::PerspectiveChange::Receives(kind, _)) => {
                                supports.insert((*id, kind.clone()));
                            }
                            Edit::Action(id, _) => drop(actions.insert(*id)),
                            _ => {}
                        }
                    }
                }
                Deed::Command(_) => {}
            }
        }
        assert_eq!(devices.len(), DEVICES);
        // The founder stands on the map before the script begins.
        assert_eq!((people.len() + 1, relations.len(), supports.len()), (PEOPLE, RELATIONS, SUPPORTS));
        assert_eq!((actions.len(), notes.len(), moments), (ACTIONS, NOTES, SNAPSHOTS));
        let syncs = script.steps.iter().filter(|step| matches!(step, Step::Sync(_))).count();
        assert_eq!(syncs, SYNCS);
        let writes = script.steps.iter().filter(|step| matches!(step, Step::Write { .. })).count();
        assert!(writes.abs_diff(29_000) < 500 && left.abs_diff(300_000) < 6_000, "{writes} writes, {left} characters");

        assert!((6..=8).contains(&(bursts / slips)), "1 slip in {}", bursts / slips);
        let later = script.steps.iter().skip_while(|step| **step != Step::LeaveBehind);
        let later: Vec<usize> =
            later.filter_map(|step| if let Step::Write { device, .. } = step { Some(*device) } else { None }).collect();
        assert_eq!(later.len(), LACKING);
        assert!(!later.contains(&(DEVICES - 1)), "the device that is left behind writes nothing");
    }

    #[test]
    fn a_slip_leaves_the_text_as_if_it_was_not() {
        let note = DocumentId([1; 16]);
        let burst = Burst { note, place: u16::MAX, text: "abcdef".into(), slip: Some((2, "xy".into())) };
        let mut text: Vec<u16> = "12".encode_utf16().collect();
        for splice in burst.splices(2) {
            let at = splice.at as usize;
            text.splice(at..at + splice.delete as usize, splice.insert.encode_utf16());
        }
        assert_eq!(String::from_utf16(&text).unwrap(), "12abcdef");
    }
}
