//! Whole documents in the place of the entries that made them: written by an owner's device, compared by who has these entries.

use steunkring_document::Document;
use steunkring_domain::{DocumentId, Instant};

use super::{FIRST, Form, Kept, OpenSpace};
use crate::CoreError;
use crate::log::Snapshot;

/// From so many entries on that whole documents can stand for, they do.
const ENTRIES_A_PRUNE: u64 = 64;

impl OpenSpace {
    /// Puts whole documents in the place of the entries that made them, where this device is an owner's and that saves much: everybody
    /// drops these entries then. Says whether it did.
    pub(crate) fn prune(&mut self, at: Instant) -> Result<bool, CoreError> {
        self.settle_typing(at)?;
        if self.is_restored()? || self.is_behind()? {
            return Ok(false);
        }
        let log = self.log()?;
        if !log.may_invite()
            || log.engine().holds_void()
            || (log.engine().prunable() < ENTRIES_A_PRUNE && !log.engine().is_bare())
        {
            return Ok(false);
        }
        let documents = self.wholes()?;
        self.change_log(|log| Ok((true, log.prune(documents, at)?)))
    }

    /// Every document whole, as it travels.
    fn wholes(&mut self) -> Result<Vec<(DocumentId, Vec<u8>)>, CoreError> {
        let mut documents = Vec::new();
        for head in self.store.read(|reader| reader.documents())? {
            let id = DocumentId(head.id.try_into().map_err(|_| CoreError::Damaged)?);
            documents.push((id, self.document(id)?.whole()?));
        }
        Ok(documents)
    }

    /// Whether whole documents hold what they should and nothing that is not here; `kept` are those that are not stored yet.
    pub(super) fn agrees_with(&mut self, snapshot: &Snapshot, kept: &[Kept]) -> Result<bool, CoreError> {
        let actor = self.actor()?;
        for (id, whole) in &snapshot.documents {
            let newest = snapshot.newest.iter().filter(|(document, _)| document == id);
            let newest: Vec<[u8; 32]> = newest.map(|(_, hash)| *hash).collect();
            let fresh = kept.iter().find(|one| one.id == *id);
            let agrees = match fresh {
                Some(Kept { kind, form: Form::Whole(saved), .. }) => {
                    Document::load(*kind, saved, &[], actor)?.agrees_with(whole, &newest)
                }
                _ if *id == DocumentId::MAP || self.store.read(|reader| reader.has_document(&id.0, FIRST))? => {
                    self.document(*id)?.agrees_with(whole, &newest)
                }
                _ => Ok(false),
            };
            if agrees != Ok(true) {
                return Ok(false);
            }
        }
        Ok(snapshot.newest.iter().all(|(id, _)| snapshot.documents.iter().any(|(document, _)| document == id)))
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;
    use steunkring_wire::Kind;

    use super::*;
    use crate::testing::{self, add};
    use crate::{App, Command, Job, Key, MapRow, MemberRole, NoteEdit, NoteRow, SpaceId};

    fn note(n: u8) -> DocumentId {
        DocumentId([n; 16])
    }

    fn write(app: &mut App, space: SpaceId, n: u8, text: &str) {
        app.run(space, Command::Note { document: note(n), edits: vec![NoteEdit::Rewrite(text.to_owned())] }).unwrap();
    }

    /// Some hundred entries by two homes, which know all of each other.
    fn grown() -> ((App, tempfile::TempDir), (App, tempfile::TempDir), SpaceId) {
        let ((mut one, a), (mut two, b), space) = testing::two(MemberRole::Editor);
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        for n in 1..=3 {
            one.run(space, Command::StartNote { document: note(n), edits: vec![] }).unwrap();
        }
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        for n in 0..20 {
            add(&mut one, space, n, "Bo");
            add(&mut two, space, 100 + n, "Cor");
            write(&mut one, space, 1 + n % 3, &format!("Wij {n} keer. "));
        }
        meet(&mut one, &mut two, space);
        ((one, a), (two, b), space)
    }

    fn meet(one: &mut App, two: &mut App, space: SpaceId) {
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        one.take_in(space, &two.bundle(space).unwrap()).unwrap();
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        assert_eq!(rows(one, space), rows(two, space));
    }

    fn rows(app: &mut App, space: SpaceId) -> (MapRow, Vec<(DocumentId, NoteRow)>) {
        (app.circle(space).unwrap(), app.notes(space).unwrap())
    }

    fn entries(app: &mut App, space: SpaceId) -> usize {
        let blobs = app.space(space).unwrap().blobs().unwrap();
        blobs.iter().filter(|blob| blob.kind == Kind::Entry).count()
    }

    #[test]
    fn tidying_leaves_whole_documents_and_the_others_follow() {
        let ((mut one, a), (mut two, _b), space) = grown();
        let before = rows(&mut one, space);
        assert!(entries(&mut one, space) > 60);
        assert!(one.tidy(&Job::new()).unwrap().freed > 0);
        assert_eq!(entries(&mut one, space), 1);
        assert_eq!(rows(&mut one, space), before);
        // What it was is made again from what is left, also by another process.
        drop(one);
        let mut one = App::open(&a.path().join("home"), Key::raw([7; 32])).unwrap();
        one.rebuild_from_log(space).unwrap();
        assert_eq!(rows(&mut one, space), before);
        meet(&mut one, &mut two, space);
        assert_eq!(entries(&mut two, space), 1);
        add(&mut two, space, 50, "Dia");
        write(&mut one, space, 2, "En verder.");
        meet(&mut one, &mut two, space);
        two.rebuild_from_log(space).unwrap();
        assert_eq!(rows(&mut two, space), rows(&mut one, space));
    }

    #[test]
    fn who_was_behind_and_who_is_new_get_the_whole_documents() {
        let ((mut one, _a), (mut two, _b), space) = grown();
        // The second home misses these, and writes itself meanwhile.
        write(&mut one, space, 1, "Gemist. ");
        add(&mut one, space, 51, "Gemiste Mo");
        add(&mut two, space, 52, "Eigen Dia");
        one.tidy(&Job::new()).unwrap();
        meet(&mut one, &mut two, space);
        let circle = two.circle(space).unwrap().circle;
        assert_eq!([51, 52].map(|n| circle.name(PersonId([n; 16])).to_owned()), ["Gemiste Mo", "Eigen Dia"]);
        let (mut three, _c) = testing::joined(&mut one, space, "Fem", MemberRole::Editor);
        three.take_in(space, &one.bundle(space).unwrap()).unwrap();
        assert_eq!(rows(&mut three, space), rows(&mut one, space));
        let said = |app: &mut App| app.who_screen(space).unwrap().taken_over.map(|label| label.text);
        let whose = Some("Wat er al was, kwam van Nadia. Wie het schreef, weten wij niet zeker.".to_owned());
        assert_eq!([said(&mut one), said(&mut two), said(&mut three)], [None, whose.clone(), whose]);
        // The documents, and what was written since: nothing of what they stand for.
        assert_eq!(entries(&mut three, space), entries(&mut one, space));
        assert!(entries(&mut one, space) < 5);
        add(&mut three, space, 53, "Nieuwe Bo");
        one.take_in(space, &three.bundle(space).unwrap()).unwrap();
        meet(&mut one, &mut two, space);
        assert_eq!(two.circle(space).unwrap().circle.name(PersonId([53; 16])), "Nieuwe Bo");
    }

    #[test]
    fn who_is_no_owner_and_who_has_little_keeps_entries() {
        let ((mut one, _a), (mut two, _b), space) = grown();
        let before = entries(&mut two, space);
        two.tidy(&Job::new()).unwrap();
        assert_eq!(entries(&mut two, space), before);
        one.tidy(&Job::new()).unwrap();
        for n in 0..10 {
            add(&mut one, space, 60 + n, "Bo");
        }
        one.tidy(&Job::new()).unwrap();
        assert_eq!(entries(&mut one, space), 11);
    }

    /// An owner's app that leaves a note out, or puts something in that nobody wrote, is not followed by who knows better.
    #[test]
    fn whole_documents_that_are_not_what_was_written_are_refused() {
        type Wholes = Vec<(DocumentId, Vec<u8>)>;
        let tampered: [fn(&mut Wholes); 3] = [
            |all| all.retain(|(id, _)| *id != note(2)),
            |all| all.iter_mut().filter(|(id, _)| *id == note(2)).for_each(|(_, whole)| whole.truncate(9)),
            |all| {
                let mut other = Document::begin(steunkring_document::Kind::Note, [9; 16]).unwrap();
                other.rewrite("Dit schreef niemand.", Instant(5)).unwrap();
                all.iter_mut().filter(|(id, _)| *id == note(2)).for_each(|(_, whole)| *whole = other.whole().unwrap());
            },
        ];
        for tamper in tampered {
            let ((mut one, _a), (mut two, _b), space) = grown();
            let (before, count) = (rows(&mut two, space), entries(&mut two, space));
            let open = one.space(space).unwrap();
            let mut documents = open.wholes().unwrap();
            tamper(&mut documents);
            open.change_log(|log| Ok(((), log.prune(documents, Instant(5))?))).unwrap();
            two.take_in(space, &one.bundle(space).unwrap()).unwrap();
            assert_eq!(rows(&mut two, space), before);
            assert!(entries(&mut two, space) > count, "nothing was dropped");
            let members = two.members(space).unwrap();
            assert!(
                members.iter().any(|member| member.name == "Nadia" && member.devices.iter().any(|one| one.stopped))
            );
            // Nothing of it is dropped later either.
            add(&mut two, space, 70, "Bo");
            two.take_in(space, &one.bundle(space).unwrap()).unwrap();
            assert!(entries(&mut two, space) > count);
        }
    }
}
