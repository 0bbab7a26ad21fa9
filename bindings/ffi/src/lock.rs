//! The lock on a home, and the map with which a locked or closed home opens.

use std::path::PathBuf;
use std::sync::Arc;

use steunkring_app::{App, Code, Key, Opening, device_clock};

use crate::mirror::Shown;
use crate::screens::{BehindScreen, Label, Level, LockScreen, MapScreen, SecondLockItem};
use crate::secrets::{SecretStore, kept};
use crate::worker::Worker;
use crate::{Core, CoreError};

/// What opens the lock on a home.
#[derive(Clone, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Unlock {
    /// 4 to 12 digits, as somebody typed them.
    Digits {
        /// Them.
        digits: String,
    },
    /// The secret of 32 bytes that the platform gives up for a finger or face.
    Held {
        /// It.
        secret: Vec<u8>,
    },
    /// The 24 words of a printed code, for who forgot the digits.
    Code {
        /// Them, as they were typed.
        words: String,
    },
}

/// The map that was on the screen when the app was last left.
#[derive(Clone, Debug, PartialEq, serde::Serialize, uniffi::Record)]
pub struct FirstMap {
    /// The space.
    pub space: String,
    /// Its map.
    pub map: MapScreen,
}

#[uniffi::export]
impl Core {
    /// Opens a locked home.
    #[uniffi::constructor]
    pub async fn unlock(folder: String, secrets: Arc<dyn SecretStore>, with: Unlock) -> Result<Arc<Self>, CoreError> {
        let path = PathBuf::from(&folder);
        Self::start(folder, move |_| key(&path, &*secrets, with)).await
    }

    /// Opens a locked home whose own key is words that somebody remembers.
    #[uniffi::constructor]
    pub async fn unlock_with_passphrase(folder: String, words: String, with: Unlock) -> Result<Arc<Self>, CoreError> {
        let path = PathBuf::from(&folder);
        Self::start(folder, move |_| unlocking(Key::passphrase(&words)?, &path, with)).await
    }

    /// Locks this home with 4 to 12 digits, or changes them; with a secret of 32 bytes that the platform gives up for a finger or face,
    /// that opens it too.
    pub async fn set_lock(&self, digits: String, held: Option<Vec<u8>>) -> Result<Vec<Label>, CoreError> {
        let held = held.map(secret).transpose()?;
        self.show(move |app| app.set_lock(&digits, held)).await
    }

    /// Takes the lock away.
    pub async fn remove_lock(&self) -> Result<Label, CoreError> {
        self.show(|app| app.remove_lock()).await
    }

    /// Whether this home has a lock.
    pub async fn is_locked(&self) -> Result<bool, CoreError> {
        self.show(|app| app.is_locked()).await
    }

    /// What happens when a space is put behind a second lock.
    pub async fn behind_screen(&self, space: String) -> Result<BehindScreen, CoreError> {
        let space = space.parse()?;
        self.show(move |app| app.behind_screen(space)).await
    }

    /// Puts a space behind a second lock with 4 to 12 digits of its own, for a phone that others open too. Its watches are closed first.
    pub async fn put_behind(&self, space: String, digits: String, held: Option<Vec<u8>>) -> Result<Label, CoreError> {
        let (space, held) = (space.parse()?, held.map(secret).transpose()?);
        self.show(move |app| app.put_behind(space, &digits, held)).await
    }

    /// The second locks of this home.
    pub async fn second_locks(&self) -> Result<Vec<SecondLockItem>, CoreError> {
        self.show(|app| app.second_locks()).await
    }

    /// Opens what is behind a second lock, as a home of its own. To be closed as soon as it is out of sight.
    pub async fn open_behind(&self, lock: String, with: Unlock) -> Result<Arc<Self>, CoreError> {
        let (folder, key) = self.worker.call(move |app| Ok(app.behind(&lock)?)).await?;
        let open = move || {
            let key = unlocking(key, &folder, with)?;
            Ok(App::open(&folder, key)?)
        };
        Ok(Arc::new(Self { worker: Arc::new(Worker::start(open).await?) }))
    }

    /// Takes everything from behind a second lock back into this home, and the lock away. What `open_behind` gave is closed first.
    pub async fn take_from_behind(&self, lock: String, with: Unlock) -> Result<Label, CoreError> {
        let take = move |app: &mut App| {
            let (folder, key) = app.behind(&lock)?;
            let behind = App::open(&folder, unlocking(key, &folder, with)?)?;
            Ok(app.take_from_behind(&lock, behind)?.shown())
        };
        self.worker.call(take).await
    }

    /// To be called when the app goes out of sight: what was typed becomes a change, and the map on the screen is kept for `first_map`.
    pub async fn rest(&self) -> Result<(), CoreError> {
        self.show(|app| app.rest()).await
    }

    /// Has what was typed survive the loss of power now, and not within a quarter of a second: for a battery that is about to be empty.
    pub async fn flush_typing(&self) -> Result<(), CoreError> {
        self.show(|app| app.flush_typing()).await
    }
}

/// What stands before the home in a folder, in a language that the shell knows before it is open; nothing where it has no lock.
#[uniffi::export]
pub fn lock_screen(folder: String, level: Level) -> Result<Option<LockScreen>, CoreError> {
    let screen = App::lock_screen(&PathBuf::from(folder), level.into(), device_clock())?;
    Ok(screen.map(Shown::shown))
}

/// The map to draw before the home in a folder is open, where nothing changed since it was on the screen; nothing where there is none.
/// The home is opened after it, in the usual way.
#[uniffi::export]
pub fn first_map(
    folder: String,
    secrets: Arc<dyn SecretStore>,
    with: Option<Unlock>,
    canvas: crate::screens::Canvas,
) -> Result<Option<FirstMap>, CoreError> {
    let path = PathBuf::from(folder);
    let key = match with {
        Some(with) => key(&path, &*secrets, with)?,
        None => kept(&*secrets)?,
    };
    let first = Opening::begin(&path, &key)?.first_map(canvas.into());
    Ok(first.map(|(space, map)| FirstMap { space: space.to_string(), map: map.shown() }))
}

fn key(folder: &std::path::Path, secrets: &dyn SecretStore, with: Unlock) -> Result<Key, CoreError> {
    unlocking(kept(secrets)?, folder, with)
}

fn unlocking(key: Key, folder: &std::path::Path, with: Unlock) -> Result<Key, CoreError> {
    Ok(match with {
        Unlock::Digits { digits } => key.with_digits(&digits, device_clock())?,
        Unlock::Held { secret: bytes } => key.with_held(secret(bytes)?),
        Unlock::Code { words } => {
            let code = Code::read(&words).map_err(|_| CoreError::invalid("code", "24 words of the code"))?;
            key.with_code(folder, &code)?
        }
    })
}

fn secret(bytes: Vec<u8>) -> Result<[u8; 32], CoreError> {
    bytes.try_into().map_err(|_| CoreError::invalid("secret", "32 bytes"))
}
