//! One space: what can be done in it.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use steunkring_app::{App, Command, ExportOptions, NewTie, NoteEdit, SpaceId, face_for};
use steunkring_domain::{
    AlterTieChange, Article, Domain, Knows, Method, Nickname, PersonId, Ring, SnapshotReason, Table,
};

use crate::mirror::Shown;
use crate::screens::{Done, Manifest, TakenIn};
use crate::worker::Worker;
use crate::{CoreError, Job, Watch, Watched};

/// The most bytes of a command, as the core takes it in one change.
const COMMAND_LIMIT: usize = 1 << 20;

/// One space of a home: a family's circle, somebody's own page, or another kind.
#[derive(uniffi::Object)]
pub struct Space {
    pub(crate) worker: Arc<Worker>,
    pub(crate) id: SpaceId,
    pub(crate) me: PersonId,
}

/// Somebody to put on the map.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct NewPerson {
    /// What this person is called here, 1 to 80 characters.
    pub name: String,
    /// The ring: `1`, `2`, `3` or `buiten`; still to be given a place when missing.
    pub ring: Option<String>,
    /// The part of life: `huis`, `familie`, `vrienden`, `buren`, `school_werk`, `club_geloof`, `diensten` or `overig`.
    pub domain: Option<String>,
    /// Which of `AddScreen.who` was chosen: it gives the first face hair and age that fit.
    #[uniffi(default = None)]
    pub who: Option<String>,
    /// In whose circle; in the one that the space holds when missing.
    #[uniffi(default = None)]
    pub ego: Option<String>,
}

/// Of which two people it is told whether they know each other, by whom and in whose circle.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct KnownView {
    /// Whose circle.
    pub ego: String,
    /// Who tells.
    pub respondent: String,
    /// One of the two.
    pub first: String,
    /// The other.
    pub second: String,
}

/// Everything of a space to read, as a zip without a lock.
#[derive(Clone, Debug, serde::Serialize, uniffi::Record)]
pub struct Exported {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub manifest: Manifest,
}

#[uniffi::export]
impl Space {
    /// Its id: 64 hexadecimal digits.
    pub fn id(&self) -> String {
        self.id.to_string()
    }

    /// The id of this profile's own person in it.
    pub fn me(&self) -> String {
        self.me.to_string()
    }

    /// The id of who its circle is about: the family of a family's circle, the person of an own page.
    pub async fn ego(&self) -> Result<String, CoreError> {
        self.show(|app, space| app.ego(space)).await
    }

    /// What it is for.
    pub async fn kind(&self) -> Result<String, CoreError> {
        self.show(|app, space| app.kind(space)).await
    }

    /// How often it has changed here.
    pub async fn revision(&self) -> Result<u64, CoreError> {
        self.show(App::revision).await
    }

    /// Watches what a screen shows; the first answer comes at once.
    pub async fn watch(&self, watched: Watched) -> Result<Arc<Watch>, CoreError> {
        let (space, watched) = (self.id, watched.parsed()?);
        let watch = self.worker.call(move |app| Ok(app.watch_screen(space, watched)?)).await?;
        Ok(Arc::new(Watch::new(watch)))
    }

    /// Puts somebody new in a circle, or among the people of a space that holds none. The id is the gesture's own, of `new_id`: doing it twice with
    /// one id adds one.
    pub async fn add_person(&self, id: String, person: NewPerson) -> Result<Done, CoreError> {
        let id: PersonId = parse("person", &id)?;
        let NewPerson { name, ring, domain, who, ego } = person;
        let ego = parse_person(ego)?;
        let name = Nickname::parse(&name).map_err(|reason| CoreError::invalid("nickname", reason))?;
        let ring =
            ring.map(|code| Ring::parse(&code)).transpose().map_err(|reason| CoreError::invalid("ring", reason))?;
        let domain = domain
            .map(|code| Domain::parse(&code))
            .transpose()
            .map_err(|reason| CoreError::invalid("domain", reason))?;
        let face = who.map(|who| face_for(&who)).transpose()?.flatten();
        self.show(move |app, space| {
            let ego = ego.map_or_else(|| app.ego(space), Ok)?;
            let tie = app.kind(space)?.holds(Table::Ties).then_some(NewTie { ego, domain, ring });
            app.run(space, Command::AddPerson { id, name, changes: face.into_iter().collect(), tie })
        })
        .await
    }

    /// Starts a talk with a text; the id is the gesture's own, of `new_id`.
    pub async fn start_note(&self, id: String, text: String) -> Result<Done, CoreError> {
        let document = parse("document", &id)?;
        let edits = vec![NoteEdit::Rewrite(text)];
        self.show(move |app, space| app.run(space, Command::StartNote { document, edits })).await
    }

    /// Makes the text of a talk another one; what differs is written.
    pub async fn rewrite_note(&self, id: String, text: String) -> Result<Done, CoreError> {
        let document = parse("document", &id)?;
        let edits = vec![NoteEdit::Rewrite(text)];
        self.show(move |app, space| app.run(space, Command::Note { document, edits })).await
    }

    /// Keeps the map as it is now, in own words where there are any.
    pub async fn keep_moment(&self, id: String, caption: Option<String>) -> Result<Done, CoreError> {
        let id = parse("snapshot", &id)?;
        let caption = caption.map(|text| steunkring_domain::Line::parse(&text)).transpose();
        let caption = caption.map_err(|reason| CoreError::invalid("caption", reason))?;
        let command = Command::TakeSnapshot { id, reason: SnapshotReason::Other, caption };
        self.show(move |app, space| app.run(space, command)).await
    }

    /// Does what a command in JSON says, as one step that can be taken back. It is the form in which screens offer commands and in which
    /// every command can be written; at most 1 MiB.
    pub async fn run(&self, command: String) -> Result<Done, CoreError> {
        if command.len() > COMMAND_LIMIT {
            return Err(CoreError::invalid("command", "at most 1 MiB"));
        }
        // What serde says of it may repeat what was given.
        let command: Command =
            serde_json::from_str(&command).map_err(|_| CoreError::invalid("command", "not a command"))?;
        self.show(move |app, space| app.run(space, command)).await
    }

    /// Takes back the last thing that was done here.
    pub async fn undo(&self) -> Result<Done, CoreError> {
        self.show(App::undo_in).await
    }

    /// Does again what was taken back last here.
    pub async fn redo(&self) -> Result<Done, CoreError> {
        self.show(App::redo_in).await
    }

    /// Brings back what was taken away, by the table and row of the tray.
    pub async fn bring_back(&self, table: String, row: String) -> Result<Done, CoreError> {
        let found = Table::MAP.iter().chain(Table::NOTE).copied().find(|one| one.name() == table);
        let table = found.ok_or_else(|| CoreError::invalid("table", "there is no such table"))?;
        self.show(move |app, space| app.bring_back(space, table, &row)).await
    }

    /// Says on this device that two entries are two people, as `same_screen` offers: it is not asked again.
    pub async fn say_two(&self, first: String, second: String) -> Result<(), CoreError> {
        let people = [parse("person", &first)?, parse("person", &second)?];
        self.show(move |app, space| app.say_two(space, people)).await
    }

    /// Takes back that two entries are two people: it is asked again.
    pub async fn ask_again(&self, first: String, second: String) -> Result<(), CoreError> {
        let people = [parse("person", &first)?, parse("person", &second)?];
        self.show(move |app, space| app.ask_again(space, people)).await
    }

    /// Says whether two people of somebody's circle know each other, as a respondent tells it; nothing takes the answer back.
    pub async fn say_known(&self, view: KnownView, knows: Option<String>) -> Result<Done, CoreError> {
        let KnownView { ego, respondent, first, second } = view;
        let view = (parse("person", &ego)?, parse("person", &respondent)?);
        let people = [parse("person", &first)?, parse("person", &second)?];
        let knows = knows.map(|code| Knows::parse(&code)).transpose();
        let knows = knows.map_err(|reason| CoreError::invalid("knows", reason))?;
        self.show(move |app, space| {
            let command = app.knowing(space, view, people, vec![AlterTieChange::Knows(knows)])?;
            app.run(space, command)
        })
        .await
    }

    /// Has the family say a word of its own for a concept, as `settings_screen` lists them; the usual one again where none is given. A word that is
    /// offered brings along how it is used; of another the article is told: `de`, `het` or `geen`.
    pub async fn choose_word(
        &self,
        concept: String,
        word: Option<String>,
        article: Option<String>,
    ) -> Result<Done, CoreError> {
        let article = article.map(|code| Article::parse(&code)).transpose();
        let article = article.map_err(|reason| CoreError::invalid("article", reason))?;
        self.show(move |app, space| app.choose_word(space, &concept, word.as_deref(), article)).await
    }

    /// Says how this profile fills in for a respondent from now on: `zelf`, `samen` or `door_ander`.
    pub async fn fill_in(&self, respondent: String, method: String) -> Result<(), CoreError> {
        let respondent = parse("person", &respondent)?;
        let method = Method::parse(&method).map_err(|reason| CoreError::invalid("method", reason))?;
        self.show(move |app, space| app.fill_in(space, respondent, &method)).await
    }

    /// How a view of a respondent comes about that this device writes.
    pub async fn filling_in(&self, respondent: String) -> Result<String, CoreError> {
        let respondent = parse("person", &respondent)?;
        self.show(move |app, space| app.filling_in(space, respondent)).await
    }

    /// Notes that this profile has looked at it, so that Home no longer calls it new.
    pub async fn look_at(&self) -> Result<(), CoreError> {
        self.show(App::look_at).await
    }

    /// Takes in the notes that wait after much has come; true where none waits any more, false where the job was asked to stop.
    pub async fn catch_up(&self, job: Arc<Job>) -> Result<bool, CoreError> {
        self.show(move |app, space| app.catch_up(space, job.inner())).await
    }

    /// Everything of it to read, as a zip. People who do not know that they stand on the map have no name in it unless that is asked for.
    pub async fn export(&self, with_names: bool) -> Result<Exported, CoreError> {
        let space = self.id;
        let steunkring_app::Export { bytes, manifest } =
            self.worker.call(move |app| Ok(app.export(space, ExportOptions { with_names })?)).await?;
        Ok(Exported { bytes, manifest: manifest.shown() })
    }

    /// All that others need to have what stands here, sealed, to be given by file.
    pub async fn bundle(&self) -> Result<Vec<u8>, CoreError> {
        let space = self.id;
        self.worker.call(move |app| Ok(app.bundle(space)?)).await
    }

    /// Takes in what somebody gave by file, by the path of that file: what is larger than such a file can be is not read.
    pub async fn take_in_file(&self, path: String, job: Arc<Job>) -> Result<TakenIn, CoreError> {
        self.show(move |app, space| app.take_in_file(space, Path::new(&path), job.inner())).await
    }

    /// Takes in the bytes of what somebody gave by file.
    pub async fn take_in(&self, bundle: Vec<u8>, job: Arc<Job>) -> Result<TakenIn, CoreError> {
        self.show(move |app, space| app.take_in_with(space, &bundle, job.inner())).await
    }
}

impl Space {
    pub(crate) fn new(worker: Arc<Worker>, id: SpaceId, me: PersonId) -> Self {
        Self { worker, id, me }
    }

    pub(crate) async fn show<A: Shown<T>, T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App, SpaceId) -> Result<A, steunkring_app::CoreError> + Send + 'static,
    ) -> Result<T, CoreError> {
        let space = self.id;
        run(&self.worker, move |app| work(app, space)).await
    }
}

/// A space of a home, with who this profile is in it.
pub(crate) async fn shown_space(worker: &Arc<Worker>, space: SpaceId) -> Result<Arc<Space>, CoreError> {
    let me = worker.call(move |app| Ok(app.me(space)?)).await?;
    Ok(Arc::new(Space::new(Arc::clone(worker), space, me)))
}

/// Does some work and takes its answer across the border, on the core's own thread.
pub(crate) async fn run<A: Shown<T>, T: Send + 'static>(
    worker: &Worker,
    work: impl FnOnce(&mut App) -> Result<A, steunkring_app::CoreError> + Send + 'static,
) -> Result<T, CoreError> {
    worker.call(move |app| Ok(work(app)?.shown())).await
}

/// Reads the id of a person, where one is given.
pub(crate) fn parse_person(text: Option<String>) -> Result<Option<PersonId>, CoreError> {
    text.map(|text| parse("person", &text)).transpose()
}

/// Reads an id.
pub(crate) fn parse<T: FromStr>(field: &str, text: &str) -> Result<T, CoreError> {
    text.parse().map_err(|_| CoreError::invalid(field, "not an id"))
}
