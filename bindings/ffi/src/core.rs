//! One profile's home.

use std::path::PathBuf;
use std::sync::Arc;

use steunkring_app::{App, Key};
use steunkring_domain::{PersonId, SpaceKind};

use crate::mirror::Shown;
use crate::screens::{
    BackScreen, CodeScreen, CreditsScreen, Done, ExportScreen, FoundScreen, FrameScreen, HomeScreen, Label,
    LanguageScreen, Level, PlacesScreen, SafetyScreen, SpaceSummary, StorageScreen, Tidied, UndoItem,
};
use crate::secrets::{SecretStore, drawn, kept};
use crate::space::{parse, run, shown_space};
use crate::worker::Worker;
use crate::{CoreError, Job, Space};

/// One profile's home: its spaces and its settings. Calls are done one after the other on a thread of its own, and each gives its answer
/// when what it wrote is on the disk.
#[derive(uniffi::Object)]
pub struct Core {
    pub(crate) worker: Arc<Worker>,
}

#[uniffi::export]
impl Core {
    /// Opens the home in a folder, or makes one where none is. Its key is drawn once and stays with the platform.
    #[uniffi::constructor]
    pub async fn open(folder: String, secrets: Arc<dyn SecretStore>) -> Result<Arc<Self>, CoreError> {
        Self::start(folder, move |is_there| if is_there { kept(&*secrets) } else { drawn(&*secrets) }).await
    }

    /// Opens the home in a folder, or makes one where none is, with words that somebody remembers.
    #[uniffi::constructor]
    pub async fn open_with_passphrase(folder: String, words: String) -> Result<Arc<Self>, CoreError> {
        Self::start(folder, move |_| Ok(Key::passphrase(&words)?)).await
    }

    /// Lets go of the home. Watches end, and every later call says that it needs to be unlocked. False where work that was asked for
    /// before goes on for longer than a second.
    pub fn close(&self) -> bool {
        self.worker.close()
    }

    /// What a profile sees first.
    pub async fn home_screen(&self) -> Result<HomeScreen, CoreError> {
        self.show(App::home_screen).await
    }

    /// What stands round every screen: the way back, the ear, the door.
    pub async fn frame_screen(&self) -> Result<FrameScreen, CoreError> {
        self.show(|app| app.frame_screen()).await
    }

    /// The places of the bar: those of this space where it has any beside Home, else of the first with a map, else of the first that has
    /// any; nothing where there is no such space.
    pub async fn places_screen(&self, space: Option<String>) -> Result<Option<PlacesScreen>, CoreError> {
        let space = space.map(|space| parse("space", &space)).transpose()?;
        self.show(move |app| app.places_screen(space)).await
    }

    /// The choice of a language, before anything else.
    pub async fn language_screen(&self) -> Result<LanguageScreen, CoreError> {
        self.show(|app| app.language_screen()).await
    }

    /// What to say before a space of a kind is founded.
    pub async fn found_screen(&self, kind: String) -> Result<FoundScreen, CoreError> {
        let kind = kind_of(&kind)?;
        self.show(move |app| app.found_screen(&kind)).await
    }

    /// The ways back to what was on another phone or in a copy.
    pub async fn back_screen(&self) -> Result<BackScreen, CoreError> {
        self.show(|app| app.back_screen()).await
    }

    /// The last step that can be taken back; nothing where there is none.
    pub async fn undo_item(&self) -> Result<Option<UndoItem>, CoreError> {
        self.show(App::undo_item).await
    }

    /// That all is as before, and to do again what was taken back last; nothing where nothing was.
    pub async fn redo_item(&self) -> Result<Option<UndoItem>, CoreError> {
        self.show(App::redo_item).await
    }

    /// The code on paper: what it is for and what can be done with it.
    pub async fn code_screen(&self) -> Result<CodeScreen, CoreError> {
        self.show(App::code_screen).await
    }

    /// The lock of the app, and the ways to what else keeps it safe.
    pub async fn safety_screen(&self) -> Result<SafetyScreen, CoreError> {
        self.show(|app| app.safety_screen()).await
    }

    /// Before something is taken along or kept.
    pub async fn export_screen(&self) -> Result<ExportScreen, CoreError> {
        self.show(|app| app.export_screen()).await
    }

    /// What others made of what an app carries.
    pub async fn credits_screen(&self) -> Result<CreditsScreen, CoreError> {
        self.show(|app| app.credits_screen()).await
    }

    /// How much room everything takes.
    pub async fn storage_screen(&self) -> Result<StorageScreen, CoreError> {
        self.show(App::storage).await
    }

    /// Makes room in every space.
    pub async fn tidy(&self, job: Arc<Job>) -> Result<Tidied, CoreError> {
        self.show(move |app| app.tidy(job.inner())).await
    }

    /// The spaces, in the order in which they are shown.
    pub async fn spaces(&self) -> Result<Vec<SpaceSummary>, CoreError> {
        self.show(|app| app.spaces()).await
    }

    /// A space by its id.
    pub async fn space(&self, id: String) -> Result<Arc<Space>, CoreError> {
        shown_space(&self.worker, id.parse()?).await
    }

    /// Founds a space of a kind, such as `family_map` or `own_page`, with a name and what this profile is called in it.
    pub async fn found(&self, kind: String, name: String, me: String) -> Result<Arc<Space>, CoreError> {
        let kind = kind_of(&kind)?;
        let made = move |app: &mut App| {
            let space = app.found(kind, &name, &me)?;
            Ok((space, app.me(space)?))
        };
        let (space, me) = self.worker.call(made).await?;
        Ok(Arc::new(Space::new(Arc::clone(&self.worker), space, me)))
    }

    /// Takes back the last thing that was done.
    pub async fn undo(&self) -> Result<Done, CoreError> {
        self.show(App::undo).await
    }

    /// Does again what was taken back last.
    pub async fn redo(&self) -> Result<Done, CoreError> {
        self.show(App::redo).await
    }

    /// Chooses the language and level, and keeps the choice.
    pub async fn set_level(&self, level: Level) -> Result<(), CoreError> {
        self.show(move |app| app.set_level(level.into())).await
    }

    /// The language and level that were chosen.
    pub async fn level(&self) -> Result<Level, CoreError> {
        self.show(|app| app.level()).await
    }

    /// Chooses the time zone in which days and times are shown, by its name such as `Europe/Amsterdam`.
    pub async fn set_zone(&self, name: String) -> Result<(), CoreError> {
        self.show(move |app| app.set_zone(&name)).await
    }
}

impl Core {
    pub(crate) async fn start(
        folder: String,
        key: impl FnOnce(bool) -> Result<Key, CoreError> + Send + 'static,
    ) -> Result<Arc<Self>, CoreError> {
        let open = move || {
            let folder = PathBuf::from(folder);
            let is_there = App::exists(&folder)?;
            let key = key(is_there)?;
            Ok(if is_there { App::open(&folder, key)? } else { App::create(&folder, key)? })
        };
        Ok(Arc::new(Self { worker: Arc::new(Worker::start(open).await?) }))
    }

    pub(crate) async fn show<A: Shown<T>, T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<A, steunkring_app::CoreError> + Send + 'static,
    ) -> Result<T, CoreError> {
        run(&self.worker, work).await
    }
}

/// What stands round a screen before a home is open, in a language that the shell knows.
#[uniffi::export]
pub fn frame_before_opening(level: Level) -> Result<FrameScreen, CoreError> {
    Ok(steunkring_app::FrameScreen::before_opening(level.into())?.shown())
}

/// How many are there of how many, in the language of the words round it.
#[uniffi::export]
pub fn there_of(level: Level, there: u32, of: u32) -> Result<Label, CoreError> {
    Ok(steunkring_app::there_of(level.into(), there as usize, of as usize)?.shown())
}

/// A new id, to be made once per gesture.
#[uniffi::export]
pub fn new_id() -> Result<String, CoreError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| CoreError::Unexpected)?;
    Ok(PersonId(bytes).to_string())
}

/// Says whether a text is an id.
#[uniffi::export]
pub fn is_id(text: String) -> bool {
    parse::<PersonId>("id", &text).is_ok()
}

fn kind_of(code: &str) -> Result<SpaceKind, CoreError> {
    SpaceKind::parse(code).map_err(|reason| CoreError::invalid("kind", reason))
}
