//! Making a space anew from its sealed log: what its documents and rows were is not looked at.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use steunkring_document::{Document, Kind};
use steunkring_domain::{DocumentId, Instant};
use steunkring_store::StoreError;
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::engine::Output;

use super::receive::{Parts, Stops, by_document, culprit, is_believed, receive_with};
use super::waiting::{self, Part};
use super::{Form, Kept, OpenSpace, ROWS, ids, project, put};
use crate::log::{Log, ReadAgain, Snapshot, keep};
use crate::{App, CoreError, SpaceId, rows};

/// The meta value that says that something was taken in that does not count any more.
pub(super) const DUE: &str = "make-anew";

impl App {
    /// Throws the documents and rows of a space away and makes them anew from its sealed entries, all or nothing.
    ///
    /// # Errors
    /// [`CoreError::Damaged`] where entries that were taken in are no longer there; then nothing has changed.
    pub fn rebuild_from_log(&mut self, space: SpaceId) -> Result<(), CoreError> {
        let now = self.now();
        self.space(space)?.rebuild_from_log(now, Output::default())
    }
}

impl OpenSpace {
    /// Makes everything anew and keeps what the log asks to keep in the same transaction.
    pub(crate) fn rebuild_from_log(&mut self, at: Instant, output: Output) -> Result<(), CoreError> {
        self.settle_typing(at)?;
        let (seed, members) = (self.seed, self.log()?.members());
        let ReadAgain { accepted, snapshots, mut log, mut became } =
            self.store.read(|reader| Log::read_again(reader, seed))?;
        let positions = |members: &[crate::MemberView]| -> BTreeMap<DeviceId, u64> {
            members.iter().flat_map(|member| &member.devices).map(|device| (device.id, device.position)).collect()
        };
        if positions(&members) != positions(&log.members()) {
            return Err(CoreError::Damaged);
        }
        let accepted = by_document(accepted);
        let mut stops = Stops::new();
        let documents = loop {
            match make(&log, &accepted, &snapshots, &stops)? {
                Ok(documents) => break documents,
                Err((device, position)) => {
                    became.extend(log.stop(device, position).effects);
                    stops.insert(device, position);
                }
            }
        };
        let mut kept = Vec::new();
        for (id, mut document) in documents {
            let row = project(&mut document)?;
            kept.push(Kept { id, kind: document.kind(), form: Form::Whole(document.save()), row });
        }
        self.open.clear();
        // What an editor shows may not be what was made anew.
        self.editors.clear();
        let changed = ids(&kept);
        let revision = self.store.write(move |tx| -> Result<u64, StoreError> {
            waiting::clear(tx)?;
            for head in tx.documents()? {
                tx.delete_document(&head.id, head.generation)?;
            }
            rows::clear(tx)?;
            tx.put_meta(ROWS, &rows::VERSION.to_le_bytes())?;
            let revision = put(tx, &output, kept)?;
            // Last, so that what was believed before and is not now is not told again.
            keep(tx, &Output { effects: became, ..Output::default() })?;
            tx.delete_meta(DUE)?;
            Ok(revision)
        })?;
        self.log = None;
        self.tell(revision, &changed);
        Ok(())
    }

    /// Makes everything anew where something was taken in that does not count any more, as a later removal or prune says. Where it
    /// cannot be made, everything stays as it was, and is tried again when something of the kind is heard.
    pub(super) fn make_anew_if_due(&mut self, at: Instant) -> Result<(), CoreError> {
        if self.store.read(|reader| reader.meta(DUE))?.is_none() {
            return Ok(());
        }
        // Who does not belong any more keeps what it had.
        let may = self.log()?.own_member().is_some() && !self.log()?.holds_void();
        let done = if may {
            // What of this device counts no more had numbers that its next changes must not have.
            let output = self.log()?.raise_incarnation();
            self.rebuild_from_log(at, output)
        } else {
            Err(CoreError::Damaged)
        };
        match done {
            Err(CoreError::Damaged) => {
                // The actor that was to come is not kept, and is not to be written under.
                self.forget();
                Ok(self.store.write(|tx| tx.delete_meta(DUE).map(drop))?)
            }
            done => done,
        }
    }
}

type Documents = BTreeMap<DocumentId, Document>;

/// Makes the documents that accepted changes come to, or says whose entry cannot be taken in.
fn make(
    log: &Log,
    accepted: &Parts,
    snapshots: &[Snapshot],
    stops: &Stops,
) -> Result<Result<Documents, (DeviceId, u64)>, CoreError> {
    let actor = log.actor();
    let mut documents = Documents::from([(DocumentId::MAP, Document::begin(Kind::Map, actor)?)]);
    for Snapshot { device, seq, documents: wholes, .. } in snapshots {
        if !is_believed(stops, device, *seq) {
            continue;
        }
        for (id, whole) in wholes {
            if begun(&mut documents, *id, actor)?.receive_whole(whole).is_err() {
                return Ok(Err((*device, *seq)));
            }
        }
    }
    for (id, accepted) in accepted {
        let parts: Vec<&Part> = accepted.iter().filter(|part| part.is_believed(stops)).collect();
        if parts.is_empty() {
            continue;
        }
        let document = begun(&mut documents, *id, actor)?;
        let changes: Vec<Vec<u8>> = parts.iter().flat_map(|part| part.changes.iter().cloned()).collect();
        let missing = if log.keeps_aside() { document.lacks(&changes).unwrap_or_default() } else { Vec::new() };
        let adopted = log.adopted(*id, missing);
        if receive_with(document, adopted, changes).is_err() {
            return Ok(Err(culprit(document, &parts)?));
        }
    }
    Ok(Ok(documents))
}

/// A document, begun where it is not there yet.
fn begun(documents: &mut Documents, id: DocumentId, actor: [u8; 16]) -> Result<&mut Document, CoreError> {
    Ok(match documents.entry(id) {
        Entry::Occupied(begun) => begun.into_mut(),
        Entry::Vacant(place) => place.insert(Document::begin(Kind::Note, actor)?),
    })
}

#[cfg(test)]
mod tests {
    use steunkring_domain::MemberKey;
    use steunkring_store::{Reader, StateRow};

    use super::*;
    use crate::testing::{self, add};
    use crate::{Job, Key, MemberRole};

    /// What is kept of the entries.
    fn entries(app: &mut App, space: SpaceId) -> Vec<Vec<StateRow>> {
        let scan = |reader: &Reader<'_>| crate::log::of_entries().map(|number| reader.scan_state(number)).collect();
        app.space(space).unwrap().store().read(|reader| scan(reader)).unwrap()
    }

    fn names(app: &mut App, space: SpaceId) -> Vec<String> {
        let circle = app.circle(space).unwrap().circle;
        circle.people.values().filter_map(|person| Some(person.nickname.as_ref()?.as_str().to_owned())).collect()
    }

    /// The second of the two.
    fn iris(app: &mut App, space: SpaceId) -> MemberKey {
        let iris = app.members(space).unwrap().into_iter().find(|member| member.name == "Iris").unwrap();
        crate::share::key(&iris.id.0)
    }

    fn give(from: &mut App, to: &mut App, space: SpaceId) {
        to.take_in(space, &from.bundle(space).unwrap()).unwrap();
    }

    #[test]
    fn what_is_read_again_is_what_was_kept() {
        let ((mut one, _a), (mut two, _b), space) = testing::two(MemberRole::Editor);
        for n in 1..30 {
            let (from, to) = if n % 3 == 0 { (&mut two, &mut one) } else { (&mut one, &mut two) };
            give(to, from, space);
            add(from, space, n, "iemand");
            give(from, to, space);
        }
        for tidy in [false, true] {
            if tidy {
                one.tidy(&Job::new()).unwrap();
                give(&mut one, &mut two, space);
                add(&mut two, space, 40, "nog iemand");
            }
            for app in [&mut one, &mut two] {
                let before = entries(app, space);
                app.rebuild_from_log(space).unwrap();
                assert_eq!(entries(app, space), before);
            }
        }
    }

    /// Somebody writes, and one phone has it before a removal is heard that does not know of it.
    #[test]
    fn what_lies_beyond_a_later_fence_is_taken_out_and_kept_aside() {
        let ((mut owner, _a), (mut gone, _b), space) = testing::two(MemberRole::Editor);
        let (mut third, c) = testing::joined(&mut owner, space, "Bo", MemberRole::Editor);
        give(&mut owner, &mut gone, space);
        give(&mut owner, &mut third, space);
        add(&mut gone, space, 1, "vroeg");
        give(&mut gone, &mut owner, space);
        give(&mut gone, &mut third, space);
        add(&mut gone, space, 2, "laat");
        give(&mut gone, &mut third, space);
        assert!(names(&mut third, space).contains(&"laat".to_owned()));
        let iris = iris(&mut owner, space);
        owner.stop_member(space, iris).unwrap();

        give(&mut owner, &mut third, space);
        let kept = |app: &mut App| {
            let mut names = names(app, space);
            names.retain(|name| ["vroeg", "laat", "later"].contains(&name.as_str()));
            names
        };
        assert_eq!(kept(&mut third), ["vroeg"]);
        // It is done once, and what is written after it goes on.
        let before = entries(&mut third, space);
        give(&mut owner, &mut third, space);
        assert_eq!(entries(&mut third, space), before);
        drop(third);
        let mut third = App::open(&c.path().join("home"), Key::raw([7; 32])).unwrap();
        assert_eq!(kept(&mut third), ["vroeg"]);
        add(&mut third, space, 4, "later");
        give(&mut third, &mut owner, space);
        assert_eq!(kept(&mut owner), ["vroeg", "later"]);
        // Nothing is thrown away: an owner can take it in by hand.
        let apart = third.sync_screen(space).unwrap();
        assert!(!apart.apart.is_empty(), "{apart:?}");
        // Who was removed keeps what it had.
        give(&mut owner, &mut gone, space);
        assert!(names(&mut gone, space).contains(&"laat".to_owned()));
    }

    /// No document can leave out what a later change stands on: who goes on from words that lie beyond the fence has them count, for all.
    #[test]
    fn what_somebody_who_belongs_built_on_counts_everywhere() {
        let ((mut owner, _a), (mut gone, _b), space) = testing::two(MemberRole::Editor);
        let (mut third, _c) = testing::joined(&mut owner, space, "Bo", MemberRole::Editor);
        give(&mut owner, &mut gone, space);
        give(&mut owner, &mut third, space);
        for (n, name) in [(1, "eerst"), (2, "dan")] {
            add(&mut gone, space, n, name);
        }
        give(&mut gone, &mut third, space);
        add(&mut third, space, 3, "eigen");
        add(&mut gone, space, 4, "daarna");
        give(&mut gone, &mut third, space);
        let iris = iris(&mut owner, space);
        owner.stop_member(space, iris).unwrap();
        for _ in 0..2 {
            give(&mut third, &mut owner, space);
            give(&mut owner, &mut third, space);
            let all = names(&mut owner, space);
            assert_eq!(all, names(&mut third, space));
            for (name, counts) in [("eerst", true), ("dan", true), ("eigen", true), ("daarna", false)] {
                assert_eq!(all.contains(&name.to_owned()), counts, "{name}");
            }
            let members = owner.members(space).unwrap();
            assert!(members.iter().flat_map(|member| &member.devices).all(|device| !device.stopped));
        }
        owner.rebuild_from_log(space).unwrap();
        assert_eq!(names(&mut owner, space), names(&mut third, space));
    }

    /// The same where what was built on comes later, and is kept aside when it comes.
    #[test]
    fn what_was_built_on_counts_also_when_it_comes_last() {
        let ((mut owner, _a), (mut gone, _b), space) = testing::two(MemberRole::Editor);
        let (mut third, _c) = testing::joined(&mut owner, space, "Bo", MemberRole::Editor);
        give(&mut owner, &mut gone, space);
        give(&mut owner, &mut third, space);
        add(&mut gone, space, 1, "eerst");
        give(&mut gone, &mut third, space);
        let known: Vec<_> = third.space(space).unwrap().blobs().unwrap().iter().map(|blob| blob.hash()).collect();
        add(&mut third, space, 2, "eigen");
        let iris = iris(&mut owner, space);
        owner.stop_member(space, iris).unwrap();
        let (later, first): (Vec<_>, Vec<_>) =
            third.space(space).unwrap().blobs().unwrap().into_iter().partition(|blob| known.contains(&blob.hash()));
        for (blobs, counts) in [(first, false), (later, true)] {
            owner.space(space).unwrap().take_in(blobs, None, (Instant(0), 0)).unwrap();
            let names = names(&mut owner, space);
            let there = ["eerst", "eigen"].map(|name| names.contains(&name.to_owned()));
            assert_eq!(there, [counts; 2]);
        }
    }

    /// Who wrote without knowing that it may not, and may again later: its words come back beside the new ones, whose numbers are others.
    #[test]
    fn who_may_write_again_goes_on_beside_what_it_wrote_meanwhile() {
        let ((mut owner, _a), (mut two, _b), space) = testing::two(MemberRole::Editor);
        give(&mut owner, &mut two, space);
        add(&mut two, space, 1, "vroeg");
        give(&mut two, &mut owner, space);
        let iris = iris(&mut owner, space);
        owner.set_role(space, iris, MemberRole::Reader).unwrap();
        add(&mut two, space, 2, "buiten");
        add(&mut two, space, 3, "ook buiten");
        give(&mut owner, &mut two, space);
        assert!(!names(&mut two, space).contains(&"buiten".to_owned()));
        owner.set_role(space, iris, MemberRole::Editor).unwrap();
        give(&mut owner, &mut two, space);
        add(&mut two, space, 4, "weer");
        give(&mut two, &mut owner, space);
        give(&mut owner, &mut two, space);
        for app in [&mut owner, &mut two] {
            let names = names(app, space);
            for name in ["vroeg", "buiten", "ook buiten", "weer"] {
                assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
            }
            assert!(app.members(space).unwrap().iter().flat_map(|one| &one.devices).all(|device| !device.stopped));
        }
    }
}
