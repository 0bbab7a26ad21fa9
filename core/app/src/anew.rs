//! Beginning anew with one's own copy: the way on where somebody cannot be taken out, since that member decides more, or since nobody is
//! left who decides. The old space stays as it is.

use serde::Serialize;
use steunkring_document::Field;
use steunkring_domain::*;
use steunkring_store::{MediaRef, NewMedia, Space as Store, StoreError};
use steunkring_text::{Args, Label};

use crate::app::random;
use crate::log::Log;
use crate::media::reference;
use crate::screens::who::called;
use crate::share::key;
use crate::space::{OpenSpace, Text, Work};
use crate::{App, CoreError, Job, MemberRole, MemberView, SpaceId};

/// What stays behind: who belongs is decided anew, and moments lie in the past of the old documents.
const LEFT: [Table; 2] = [Table::Members, Table::Snapshots];
/// The most fields that are written as one change.
const FIELDS_A_CHANGE: usize = 2_000;

/// What happens when a space begins anew without somebody, before it is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnewScreen {
    /// Without which member.
    pub member: MemberKey,
    /// The question.
    pub title: Label,
    /// What is in the new space, who sees it, and what stays behind.
    pub effect: Vec<Label>,
    /// To do it.
    pub yes: Label,
}

/// What goes along of one document.
struct Copied {
    id: DocumentId,
    fields: Vec<Field>,
    text: String,
    /// The photos and voice notes that are here.
    media: Vec<(MediumId, MediaRef)>,
}

impl App {
    /// What happens when a space begins anew without a member.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a member that is not there; [`CoreError::NotAllowed`] for one that does not decide or that this profile
    /// can take out, and for who only reads.
    pub fn anew_screen(&mut self, space: SpaceId, member: MemberKey) -> Result<AnewScreen, CoreError> {
        let row = self.circle(space)?;
        let words = self.words(&row.circle)?;
        let open = self.space(space)?;
        let person = open.believed(&row.claims)?.remove(&member);
        let members = open.log()?.members();
        let view = members.iter().find(|view| key(&view.id.0) == member).ok_or(CoreError::Missing("member"))?;
        if !is_above(&members, view) {
            return Err(CoreError::NotAllowed);
        }
        let name = Args::new().text("name", called(&row.circle, person, &view.name));
        Ok(AnewScreen {
            member,
            title: words.label("who-anew-title", &name),
            effect: vec![
                words.plain("who-anew-copy"),
                words.plain("who-anew-alone"),
                words.label("who-stop-keeps", &name),
                words.plain("who-anew-past"),
            ],
            yes: words.plain("who-anew-yes"),
        })
    }

    /// Founds a space of the same kind and name in which this profile is alone, with all that is here in it. Photos and voice notes are
    /// sealed anew; what is kept apart, who belongs and remembered moments stay in the old space, which nothing happens to.
    ///
    /// # Errors
    /// Those of [`App::anew_screen`]; errors of the store. Then there is no new space.
    pub fn begin_without(&mut self, space: SpaceId, member: MemberKey) -> Result<SpaceId, CoreError> {
        self.anew_screen(space, member)?;
        self.settle_all()?;
        self.catch_up(space, &Job::new())?;
        let (now, me) = (self.now(), self.me(space)?);
        let summary = self.spaces()?.into_iter().find(|one| one.id == space).ok_or(CoreError::Missing("space"))?;
        let name = Line::parse(&summary.name).map_err(|reason| CoreError::invalid("name", reason))?;
        let open = self.space(space)?;
        let own = open.log()?.own_name().ok_or(CoreError::NotAllowed)?;
        let (copied, from) = (open.copied()?, open.store().clone());
        let seed: [u8; 32] = random()?;
        let (log, output) = Log::found(&summary.kind, &own, seed, now)?;
        let id = SpaceId(log.space());
        let info = self.last_space(&log, &name, &seed)?;
        let begin = |store| OpenSpace::found(store, log, output, seed);
        self.add_space(id, &info, me, begin, |app| {
            let claim = app.claim(id, me)?;
            let open = app.space(id)?;
            open.put_in(DocumentId::MAP, claim, String::new(), now)?;
            copied.into_iter().try_for_each(|one| open.take_copy(one, &from, now))
        })?;
        Ok(id)
    }
}

impl OpenSpace {
    /// All that its documents show.
    fn copied(&mut self) -> Result<Vec<Copied>, CoreError> {
        let heads = self.store().read(|reader| reader.documents())?;
        let ids = heads.into_iter().filter_map(|head| Some(DocumentId(head.id.try_into().ok()?)));
        let mut all = Vec::new();
        for id in ids.collect::<Vec<_>>() {
            let document = self.document(id)?;
            let tables = document.kind().tables().iter().filter(|table| !LEFT.contains(table));
            let fields = tables.flat_map(|table| document.fields(*table)).collect();
            let text = if id == DocumentId::MAP { String::new() } else { document.body() };
            let media = document.note().media;
            let media = media.iter().filter_map(|(id, medium)| Some((*id, reference(medium)?))).collect();
            all.push(Copied { id, fields, text, media });
        }
        // The map names the notes.
        all.sort_by_key(|one| one.id != DocumentId::MAP);
        Ok(all)
    }

    /// Takes one document of another space, with its photos sealed anew where they are here.
    fn take_copy(&mut self, mut copied: Copied, from: &Store, at: Instant) -> Result<(), CoreError> {
        let mut sealed = Vec::new();
        for (id, file) in &copied.media {
            let mut reader = match from.open_media(file) {
                Ok(reader) => reader,
                // It is on another phone, and its row goes along without it.
                Err(StoreError::Missing) => continue,
                Err(error) => return Err(error.into()),
            };
            let new: NewMedia = self.store().add_media(&mut reader)?;
            let file = SealedFile { hash: *new.id.bytes(), key: *new.key.bytes() };
            let field = Field::of::<Medium>(id, &MediumChange::File(Some(file)));
            let same = |one: &Field| (one.table, &one.row, &one.key) == (field.table, &field.row, &field.key);
            copied.fields.retain(|one| !same(one));
            copied.fields.push(field);
            sealed.push(new);
        }
        self.put_in(copied.id, copied.fields, copied.text, at)
    }

    /// Writes fields and a text in a document, which begins where it is not there.
    fn put_in(&mut self, id: DocumentId, fields: Vec<Field>, text: String, at: Instant) -> Result<(), CoreError> {
        let begin = (id != DocumentId::MAP).then_some(id);
        let mut text = if text.is_empty() { Text::Keep } else { Text::Rewrite(text) };
        let mut parts: Vec<Vec<Field>> = fields.chunks(FIELDS_A_CHANGE).map(<[Field]>::to_vec).collect();
        parts.resize_with(parts.len().max(1), Vec::new);
        for fields in parts {
            let work = Work { fields, text: std::mem::take(&mut text) };
            self.write([(id, work)].into(), begin, at)?;
        }
        Ok(())
    }
}

/// Whether a member decides, and this profile, which writes, cannot take it out: it does not decide itself, or comes later.
pub(crate) fn is_above(members: &[MemberView], member: &MemberView) -> bool {
    let place = |one: &MemberView| members.iter().position(|other| other.id == one.id);
    let own = members.iter().find(|one| one.own);
    let decides = |one: &MemberView| one.role == MemberRole::Owner;
    // The most senior stand first.
    own.is_some_and(|own| {
        let may_write = own.role != MemberRole::Reader;
        may_write && decides(member) && member.id != own.id && !(decides(own) && place(own) < place(member))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::two;
    use crate::{Command, Level, MapOptions, NoteEdit};

    /// What is the same in both.
    fn copied(app: &mut App, space: SpaceId) -> Circle {
        let circle = app.circle(space).unwrap().circle;
        assert!(!circle.people.is_empty() && !circle.consents.is_empty());
        Circle { snapshots: Default::default(), members: Default::default(), ..circle }
    }

    #[test]
    fn who_cannot_take_the_founder_out_begins_anew_with_all_that_is_there() {
        let ((mut nadia, _a), (mut iris, folder), space) = two(MemberRole::Owner);
        iris.set_level(Level::NlA2).unwrap();
        iris.take_in(space, &nadia.bundle(space).unwrap()).unwrap();
        let document = DocumentId([8; 16]);
        let edits = vec![NoteEdit::Rewrite("Wij spraken af.".into())];
        iris.run(space, Command::StartNote { document, edits }).unwrap();
        let photo = [&b"\x89PNG\r\n\x1a\n"[..], &[7; 4_000]].concat();
        iris.attach(space, document, &mut &photo[..], None).unwrap();

        let who = iris.who_screen(space).unwrap();
        let founder = who.members.iter().find(|member| !member.own).unwrap();
        let offers: Vec<&str> = founder.offers.iter().map(|offer| offer.label.text.as_str()).collect();
        assert_eq!(offers, ["Begin opnieuw zonder Nadia"]);
        assert_eq!(iris.stop_member(space, founder.id).err(), Some(CoreError::NotAllowed));
        let own = who.members.iter().find(|member| member.own).unwrap().id;
        assert_eq!(iris.anew_screen(space, own).err(), Some(CoreError::NotAllowed));
        assert_eq!(nadia.begin_without(space, own).err(), Some(CoreError::NotAllowed), "Nadia can take Iris out");

        let screen = iris.anew_screen(space, founder.id).unwrap();
        assert_eq!(screen.title.text, "Wil je opnieuw beginnen zonder Nadia?");
        let new = iris.begin_without(space, founder.id).unwrap();
        assert_eq!(copied(&mut iris, new), copied(&mut iris, space));
        assert_eq!(iris.me(new), iris.me(space));
        let names = |app: &mut App, space| -> Vec<String> {
            let who = app.who_screen(space).unwrap();
            who.members.into_iter().map(|member| member.name.text).collect()
        };
        assert_eq!(names(&mut iris, new), ["Iris"]);
        assert_eq!(names(&mut iris, space).len(), 2, "the old circle is as it was");
        let note = iris.note(new, document).unwrap().note;
        assert_eq!(note.body, "Wij spraken af.");
        let [medium] = note.media.keys().copied().collect::<Vec<_>>()[..] else { panic!("one photo goes along") };
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut iris.read_medium(new, document, medium).unwrap(), &mut bytes).unwrap();
        assert_eq!(bytes, photo);
        let old = iris.note(space, document).unwrap().note.media;
        assert_ne!(note.media[&medium].file, old[&medium].file, "nothing links the two circles");
        let mut map = |space| iris.map_screen(space, MapOptions::default()).unwrap().rings;
        assert_eq!(map(new), map(space));
        drop(folder);
    }

    #[test]
    fn who_does_not_decide_begins_anew_without_whoever_does() {
        let ((mut nadia, _a), (mut iris, _b), space) = two(MemberRole::Reader);
        iris.take_in(space, &nadia.bundle(space).unwrap()).unwrap();
        let founder = iris.who_screen(space).unwrap().members.into_iter().find(|member| !member.own).unwrap();
        assert_eq!(iris.begin_without(space, founder.id).err(), Some(CoreError::NotAllowed), "who reads does not");
        let own = iris.who_screen(space).unwrap().members.into_iter().find(|member| member.own).unwrap();
        nadia.set_role(space, own.id, MemberRole::Editor).unwrap();
        iris.take_in(space, &nadia.bundle(space).unwrap()).unwrap();
        let new = iris.begin_without(space, founder.id).unwrap();
        let [own] = &iris.who_screen(new).unwrap().members[..] else { panic!("one member") };
        assert_eq!(own.person, None, "nobody put Iris on the map, so that she has no face there");
        assert_eq!(copied(&mut iris, new), copied(&mut iris, space));
    }
}
