//! One profile's home.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use steunkring_domain::*;
use steunkring_store::{Home, Space as Store, SpaceInfo};
use steunkring_text::{Label, Level};

use crate::log::Log;
use crate::opening::LastShown;
use crate::screens::map::Layouts;
use crate::space::{OpenSpace, Text, Work};
use crate::wording::WordBook;
use crate::zone::{Zone, device_clock};
use crate::{Command, CoreError, Field, Key, MapRow, NoteEdit, NoteRow};

/// Names a space: 32 bytes, written as 64 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpaceId(pub [u8; 32]);

/// A space in the list of a home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpaceSummary {
    /// Its id.
    #[serde(serialize_with = "hex")]
    pub id: SpaceId,
    /// What it is for.
    pub kind: SpaceKind,
    /// What this profile calls it.
    pub name: String,
    /// Who this profile is in it.
    pub me: PersonId,
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Done {
    /// How often the space has changed here.
    pub revision: u64,
    /// Whether anything was written.
    pub changed: bool,
    /// Keys of fields that an undo left alone, since they hold something else by now; `body` for text.
    pub kept: Vec<String>,
    /// What an undo or redo was about and what became of it, in words.
    pub said: Vec<Label>,
}

/// One profile: its spaces, their documents, its settings. All calls return when what they wrote is on the disk.
pub struct App {
    home: Home,
    open: BTreeMap<SpaceId, OpenSpace>,
    now: Box<dyn Fn() -> Instant + Send>,
    started: std::time::Instant,
    pub(crate) zone: Zone,
    pub(crate) level: Option<Level>,
    pub(crate) words: WordBook,
    pub(crate) layouts: Layouts,
    /// The map that was on the screen last, as [`App::rest`] keeps it.
    pub(crate) last_shown: Option<LastShown>,
    /// Whether anything may have been taken back that no command came after.
    pub(crate) may_redo: bool,
}

impl App {
    /// Makes a home in a folder that is not there yet or empty.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn create(folder: &Path, key: Key) -> Result<Self, CoreError> {
        // Nothing is read after it is made: who is told that no home was made must find none.
        Ok(Self::with(Home::create(folder, &key.0)?, Zone::default()))
    }

    /// Opens a home.
    ///
    /// # Errors
    /// `WrongKey`, `Busy`, `TooNew`, `Damaged` or `Missing`.
    pub fn open(folder: &Path, key: Key) -> Result<Self, CoreError> {
        Self::of(Home::open(folder, &key.0)?)
    }

    /// The app over an open home.
    pub(crate) fn of(home: Home) -> Result<Self, CoreError> {
        let zone = Zone::of(&home)?;
        let app = Self::with(home, zone);
        app.after_restore()?;
        Ok(app)
    }

    /// Whether there is a home in a folder.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn exists(folder: &Path) -> Result<bool, CoreError> {
        Ok(Home::exists(folder)?)
    }

    fn with(home: Home, zone: Zone) -> Self {
        Self {
            zone,
            home,
            open: BTreeMap::new(),
            now: Box::new(device_clock),
            started: std::time::Instant::now(),
            level: None,
            words: WordBook::default(),
            layouts: Layouts::default(),
            last_shown: None,
            may_redo: true,
        }
    }

    /// Sets the clock, for tests and for showing the past.
    pub fn set_clock(&mut self, now: impl Fn() -> Instant + Send + 'static) {
        self.now = Box::new(now);
    }

    /// What the clock says.
    pub fn now(&self) -> Instant {
        (self.now)()
    }

    /// Milliseconds since this home was opened, whatever is done to the clock.
    pub(crate) fn uptime(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// The store below, for settings, search and backup.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The spaces of this home, in the order in which they are shown.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn spaces(&self) -> Result<Vec<SpaceSummary>, CoreError> {
        self.home
            .spaces()?
            .into_iter()
            .map(|info| {
                Ok(SpaceSummary {
                    me: self.me(SpaceId(info.id.clone().try_into().map_err(|_| CoreError::Damaged)?))?,
                    ..summary(&info)?
                })
            })
            .collect()
    }

    /// Founds a space with its first person: who this profile is in it. In a family's circle that person is in the family.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a name that cannot be taken; errors of the store.
    pub fn found(&mut self, kind: SpaceKind, name: &str, me: &str) -> Result<SpaceId, CoreError> {
        let name = Line::parse(name).map_err(|reason| CoreError::invalid("name", reason))?;
        let nickname = Nickname::parse(me).map_err(|reason| CoreError::invalid("nickname", reason))?;
        let person = PersonId(random()?);
        let seed: [u8; 32] = random()?;
        let (log, output) = Log::found(&kind, nickname.as_str(), seed, self.now())?;
        let id = SpaceId(log.space());
        let info = self.last_space(&log, &name, &seed)?;
        let begin = |store| OpenSpace::found(store, log, output, seed);
        self.add_space(id, &info, person, begin, |app| app.begin_circle(id, &kind, person, nickname))?;
        Ok(id)
    }

    /// How a space whose log begins here stands in the list: after all others.
    pub(crate) fn last_space(&self, log: &Log, name: &Line, seed: &[u8; 32]) -> Result<SpaceInfo, CoreError> {
        Ok(SpaceInfo {
            id: log.space().to_vec(),
            kind: u32::from(log.kind()),
            name: name.as_str().to_owned(),
            place: i64::try_from(self.home.spaces()?.len()).unwrap_or(i64::MAX),
            seed: seed.to_vec().into(),
        })
    }

    /// Founds a space and fills it, whole or not at all: where filling fails, the space is taken away again.
    ///
    /// # Errors
    /// As [`App::found`], and those of filling.
    pub fn found_filled<E: From<CoreError>>(
        &mut self,
        kind: SpaceKind,
        name: &str,
        me: &str,
        fill: impl FnOnce(&mut Self, SpaceId) -> Result<(), E>,
    ) -> Result<SpaceId, E> {
        let space = self.found(kind, name, me)?;
        fill(self, space).inspect_err(|_| self.give_up(space))?;
        Ok(space)
    }

    /// Adds a space with who this profile is in it and what `first` writes in it, whole or not at all.
    pub(crate) fn add_space(
        &mut self,
        id: SpaceId,
        info: &SpaceInfo,
        me: PersonId,
        begin: impl FnOnce(Store) -> Result<OpenSpace, CoreError>,
        first: impl FnOnce(&mut Self) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        // First, so that no space is in the list without it.
        self.set_me(id, me)?;
        let made = self.home.make_space(info)?;
        let begun = begin(made.space()).and_then(|open| {
            self.open.insert(id, open);
            first(self)
        });
        // Into the list last: a disk that fails before leaves no space, and none that is half begun.
        let done = match begun {
            Ok(()) => self.home.list_space(made).map_err(CoreError::from),
            Err(error) => Err(error),
        };
        done.inspect_err(|_| drop(self.open.remove(&id)))
    }

    /// Lets go of everything but the store.
    pub(crate) fn into_home(self) -> Home {
        self.home
    }

    /// Lets go of a space's file.
    pub(crate) fn close(&mut self, id: SpaceId) {
        self.open.remove(&id);
    }

    /// Takes a space away again that could not be filled.
    fn give_up(&mut self, id: SpaceId) {
        self.close(id);
        // The first error is the one to report.
        let _ = self.forget_steps(id);
        let _ = self.home.remove_space(&id.0);
    }

    fn begin_circle(
        &mut self,
        id: SpaceId,
        kind: &SpaceKind,
        person: PersonId,
        nickname: Nickname,
    ) -> Result<(), CoreError> {
        let family = matches!(kind, SpaceKind::FamilyMap).then_some(PersonChange::InFamily(Some(true)));
        let first = Command::AddPerson { id: person, name: nickname, changes: family.into_iter().collect(), tie: None };
        let (mut works, _) = self.works(id, first)?;
        let claim = self.claim(id, person)?;
        works.entry(DocumentId::MAP).or_default().fields.extend(claim);
        let now = self.now();
        self.space(id)?.write(works, None, now)?;
        Ok(())
    }

    /// What a space is for.
    ///
    /// # Errors
    /// [`CoreError::Missing`].
    pub fn kind(&self, space: SpaceId) -> Result<SpaceKind, CoreError> {
        let info = self.home.space(&space.0)?.ok_or(CoreError::Missing("space"))?;
        Ok(summary(&info)?.kind)
    }

    /// Who this profile is in a space.
    ///
    /// # Errors
    /// [`CoreError::Missing`].
    pub fn me(&self, space: SpaceId) -> Result<PersonId, CoreError> {
        let bytes = self.home.setting(&me_setting(&space.0))?.ok_or(CoreError::Missing("space"))?;
        Ok(PersonId(bytes.try_into().map_err(|_| CoreError::Damaged)?))
    }

    /// Keeps who this profile is in a space.
    pub(crate) fn set_me(&self, space: SpaceId, person: PersonId) -> Result<(), CoreError> {
        self.drop_first()?;
        Ok(self.home.put_setting(&me_setting(&space.0), &person.0)?)
    }

    /// Does what a command says, as one step that can be taken back.
    ///
    /// # Errors
    /// [`CoreError`]; then nothing has changed.
    pub fn run(&mut self, space: SpaceId, command: Command) -> Result<Done, CoreError> {
        let (mut works, begin) = self.works(space, command)?;
        self.belongs(space, &works)?;
        let introduced = self.introduction(space)?;
        if !introduced.is_empty() {
            works.entry(DocumentId::MAP).or_default().fields.splice(..0, introduced.clone());
        }
        self.do_and_remember(space, works, begin, &introduced)
    }

    /// What puts this member on the map, under the name by which it was let in, where it is not there yet: nobody tells namelessly.
    pub(crate) fn introduction(&mut self, space: SpaceId) -> Result<Vec<Field>, CoreError> {
        let (me, now) = (self.me(space)?, self.now());
        let open = self.space(space)?;
        let map = open.document(DocumentId::MAP)?;
        if map.has_row(Table::People, &me.to_row()) {
            // What a reader said to be is written with the first that it may write.
            let own = open.log()?.own_member().map(|own| crate::share::key(&own.0).to_row());
            let map = open.document(DocumentId::MAP)?;
            let claimed = own.is_none_or(|own| map.has_row(Table::Members, &own));
            return if claimed { Ok(Vec::new()) } else { self.claim(space, me) };
        }
        let joined = map.next_logical_time();
        let Some(name) = open.log()?.own_name().and_then(|name| Nickname::parse(&name).ok()) else {
            return Ok(Vec::new());
        };
        let changes = [
            PersonChange::Nickname(Some(name)),
            PersonChange::AddedBy(Some(me)),
            PersonChange::AddedAt(Some(now)),
            PersonChange::Joined(Some(joined)),
        ];
        let mut fields: Vec<Field> = changes.iter().map(|change| Field::of::<Person>(&me, change)).collect();
        fields.extend(self.claim(space, me)?);
        Ok(fields)
    }

    /// The map of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn circle(&mut self, space: SpaceId) -> Result<MapRow, CoreError> {
        self.space(space)?.map()
    }

    /// The map of a space as it was at a remembered moment; `None` when that is not in the document.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn circle_at(&mut self, space: SpaceId, snapshot: SnapshotId) -> Result<Option<Circle>, CoreError> {
        Ok(self.space(space)?.document(DocumentId::MAP)?.circle_then(snapshot))
    }

    /// One note.
    ///
    /// # Errors
    /// [`CoreError::Missing`].
    pub fn note(&mut self, space: SpaceId, document: DocumentId) -> Result<NoteRow, CoreError> {
        self.space(space)?.note(document)
    }

    /// Every note of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn notes(&mut self, space: SpaceId) -> Result<Vec<(DocumentId, NoteRow)>, CoreError> {
        self.space(space)?.notes()
    }

    /// How often a space has changed here.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn revision(&mut self, space: SpaceId) -> Result<u64, CoreError> {
        self.space(space)?.revision()
    }

    /// Whether an actor is this device.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn is_own(&mut self, space: SpaceId, actor: [u8; 16]) -> Result<bool, CoreError> {
        Ok(self.space(space)?.actor()? == actor)
    }

    /// Makes every row of a space anew from its documents.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn rebuild(&mut self, space: SpaceId) -> Result<(), CoreError> {
        self.settle_all()?;
        self.space(space)?.rebuild_rows()
    }

    pub(crate) fn space(&mut self, id: SpaceId) -> Result<&mut OpenSpace, CoreError> {
        if !self.open.contains_key(&id) {
            let info = self.home.space(&id.0)?.ok_or(CoreError::Missing("space"))?;
            let seed = info.seed.as_slice().try_into().map_err(|_| CoreError::Damaged)?;
            let store = self.home.open_space(&id.0)?;
            let opened = OpenSpace::open(store, seed, self.now())?;
            self.open.insert(id, opened);
            self.remember_typing(id)?;
        }
        let now = self.now();
        let open = self.open.get_mut(&id).ok_or(CoreError::Missing("space"))?;
        open.forget_old_welcome(now);
        Ok(open)
    }

    /// The spaces that were used since the home was opened.
    pub(crate) fn open_spaces(&self) -> Vec<SpaceId> {
        self.open.keys().copied().collect()
    }

    /// Whether somebody else writes in a note that is open here.
    pub(crate) fn is_together(&self, uptime: u64) -> bool {
        self.open.values().any(|space| space.is_together(uptime))
    }

    /// What a command comes to: the work in each document, and the document to begin.
    pub(crate) fn works(
        &mut self,
        space: SpaceId,
        command: Command,
    ) -> Result<(BTreeMap<DocumentId, Work>, Option<DocumentId>), CoreError> {
        let now = self.now();
        let me = self.me(space)?;
        let fields = |fields: Vec<Field>| BTreeMap::from([(DocumentId::MAP, Work { fields, text: Text::Keep })]);
        Ok(match command {
            Command::AddPerson { id, name, changes, tie } => {
                let map = self.space(space)?.document(DocumentId::MAP)?;
                let joined = map.next_logical_time();
                let known = map.has_row(Table::People, &id.to_row());
                let mut all = vec![
                    PersonChange::Nickname(Some(name)),
                    PersonChange::AddedBy(Some(me)),
                    PersonChange::AddedAt(Some(now)),
                    PersonChange::Joined(Some(joined)),
                ];
                all.extend(changes);
                let mut written: Vec<Field> = all.iter().map(|change| Field::of::<Person>(&id, change)).collect();
                // Adding twice with one id is one gesture tapped twice: what is there stays.
                if known {
                    written.clear();
                }
                if let Some(tie) = tie {
                    let key = TieId { ego: tie.ego, alter: id };
                    written.push(Field::of::<Tie>(&key, &TieChange::Present(Some(true))));
                    if tie.domain.is_some() {
                        written.push(Field::of::<Tie>(&key, &TieChange::Domain(tie.domain)));
                    }
                    if tie.ring.is_some() {
                        let view = PerspectiveId { tie: key, respondent: me };
                        let method = self.filling_in(space, me)?;
                        written.extend(crate::method::told(
                            &view,
                            &PerspectiveChange::Ring(tie.ring),
                            (me, &method),
                            now,
                        ));
                    }
                }
                (fields(written), None)
            }
            Command::Map(edits) => {
                if edits.iter().any(|edit| matches!(edit, crate::Edit::Kin(..))) {
                    crate::kin::check(&self.circle(space)?.circle, &edits)?;
                }
                let methods = self.methods(space, &edits)?;
                let mut written = Vec::new();
                for edit in edits {
                    match &edit {
                        crate::Edit::View(view, change) => {
                            let method = methods.get(view).unwrap_or(&Method::Together);
                            written.extend(crate::method::told(view, change, (me, method), now));
                        }
                        _ => written.push(edit.field()),
                    }
                }
                let circle = self.circle(space)?.circle;
                let map = self.space(space)?.document(DocumentId::MAP)?;
                (fields(crate::merged::take_back_everywhere(&circle, map, written)), None)
            }
            Command::StartNote { document, edits } => {
                let mut works = BTreeMap::from([(document, note_work(self.talk(space, edits)?)?)]);
                if let Some(work) = works.get_mut(&document) {
                    work.fields.push(Field::of::<Meeting>(&entity::Single, &MeetingChange::CreatedAt(Some(now))));
                }
                let registered = [DocumentChange::Kind(Some(DocumentKind::Note)), DocumentChange::CreatedAt(Some(now))];
                let written = registered.iter().map(|change| Field::of::<DocumentEntry>(&document, change)).collect();
                works.extend(fields(written));
                (works, Some(document))
            }
            Command::Note { document, edits } => {
                (BTreeMap::from([(document, note_work(self.talk(space, edits)?)?)]), None)
            }
            Command::Settle { document, field } => {
                (BTreeMap::from([(document, Work { fields: vec![field], text: Text::Keep })]), None)
            }
            Command::TakeSnapshot { id, reason, caption } => {
                let map = self.space(space)?.document(DocumentId::MAP)?;
                let heads = map.heads().concat();
                let frozen = map.freeze(id)?;
                let changes = [
                    SnapshotChange::At(Some(now)),
                    SnapshotChange::TakenBy(Some(me)),
                    SnapshotChange::Reason(Some(reason)),
                    SnapshotChange::Heads(Some(heads)),
                    SnapshotChange::Caption(caption),
                ];
                let kept = changes.iter().map(|change| Field::of::<Snapshot>(&id, change));
                (fields(kept.chain(frozen).collect()), None)
            }
            Command::Merge { from, into } => {
                if from == into || from == PersonId::FAMILY || into == PersonId::FAMILY {
                    return Err(CoreError::Invalid { field: "person", reason: crate::told::TWO_PEOPLE.to_owned() });
                }
                // Merged into nobody, or once more, an entry would be gone from the screens.
                let circle = self.circle(space)?.circle;
                if !circle.is_present(from) || !circle.is_present(into) {
                    return Err(CoreError::Missing("person"));
                }
                crate::kin::check_merge(&circle, from, into)?;
                (fields(vec![Field::of::<Person>(&from, &PersonChange::MergedInto(Some(into)))]), None)
            }
        })
    }
}

impl App {
    fn talk(&self, space: SpaceId, edits: Vec<NoteEdit>) -> Result<Vec<NoteEdit>, CoreError> {
        crate::talk::checked(&self.kind(space)?, self.zone.iana_name(), edits)
    }
}

fn note_work(edits: Vec<NoteEdit>) -> Result<Work, CoreError> {
    let mut work = Work::default();
    for edit in edits {
        match (edit.field(), edit) {
            (Some(field), _) => work.fields.push(field),
            (None, _) if !matches!(work.text, Text::Keep) => {
                return Err(CoreError::Invalid {
                    field: "text",
                    reason: "one change of the text at a time".to_owned(),
                });
            }
            (None, NoteEdit::Splice(splices)) => {
                splices.iter().try_for_each(|splice| can_be_shown(&splice.insert))?;
                work.text = Text::Splice(splices);
            }
            (None, NoteEdit::Rewrite(text)) => {
                can_be_shown(&text)?;
                work.text = Text::Rewrite(text);
            }
            (None, _) => {}
        }
    }
    Ok(work)
}

/// Refuses control characters but line ends and tabs.
pub(crate) fn can_be_shown(text: &str) -> Result<(), CoreError> {
    let strange = text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if strange { Err(CoreError::invalid("text", Invalid::Control)) } else { Ok(()) }
}

fn summary(info: &SpaceInfo) -> Result<SpaceSummary, CoreError> {
    let id = SpaceId(info.id.clone().try_into().map_err(|_| CoreError::Damaged)?);
    let kind = SpaceKind::from_byte(u8::try_from(info.kind).unwrap_or(u8::MAX));
    Ok(SpaceSummary { id, kind, name: info.name.clone(), me: PersonId::FAMILY })
}

fn me_setting(space: &[u8; 32]) -> String {
    format!("me/{}", SpaceId(*space))
}

impl std::fmt::Display for SpaceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for SpaceId {
    type Err = CoreError;
    fn from_str(text: &str) -> Result<Self, CoreError> {
        let bad = || CoreError::Invalid { field: "space", reason: "64 hexadecimal digits are needed".to_owned() };
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(bad());
        }
        let mut id = [0; 32];
        for (byte, pair) in id.iter_mut().zip(digits.as_chunks::<2>().0) {
            let pair = std::str::from_utf8(pair).map_err(|_| bad())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| bad())?;
        }
        Ok(Self(id))
    }
}

pub(crate) fn hex<S: serde::Serializer>(id: &SpaceId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], CoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| CoreError::Unexpected("no randomness"))?;
    Ok(bytes)
}
