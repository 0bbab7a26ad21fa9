//! Photos and voice notes of talks, and backups: by the path of a file.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use steunkring_app::{App, Key};
use steunkring_domain::Seconds;

use crate::mirror::mirror;
use crate::screens::{BackedUp, Done, Label};
use crate::secrets::{SecretStore, drawn_anew};
use crate::space::parse;
use crate::worker::apart;
use crate::{Core, CoreError, Space};

/// The most bytes of one reading.
const PART: u32 = 1 << 20;

mirror! {
    /// A photo or voice note that was added.
    steunkring_app::Attached => Attached {
        /// Which.
        medium: String,
        /// What became of it.
        done: Done,
    }
}

#[uniffi::export]
impl Space {
    /// Adds the photo or voice note of a file to a talk; a voice note with how many seconds it lasts. The file stays where it is: who made it for
    /// this takes it away afterwards, since it is not sealed.
    pub async fn attach(&self, document: String, file: String, seconds: Option<u32>) -> Result<Attached, CoreError> {
        let document = parse("document", &document)?;
        let seconds = seconds.map(Seconds::new).transpose().map_err(|reason| CoreError::invalid("seconds", reason))?;
        let mut contents = File::open(file).map_err(|_| CoreError::invalid("file", "it cannot be read"))?;
        self.show(move |app, space| app.attach(space, document, &mut contents, seconds)).await
    }

    /// Takes a photo or voice note away from a talk; it stands in the tray.
    pub async fn detach(&self, document: String, medium: String) -> Result<Done, CoreError> {
        let (document, medium) = (parse("document", &document)?, parse("medium", &medium)?);
        self.show(move |app, space| app.detach(space, document, medium)).await
    }

    /// Reads a photo or voice note from a position, at most 1 MiB at a time; nothing at its end. It is never written to a disk that is not
    /// sealed.
    pub async fn read_medium(
        &self,
        document: String,
        medium: String,
        from: u64,
        at_most: u32,
    ) -> Result<Vec<u8>, CoreError> {
        let (document, medium) = (parse("document", &document)?, parse("medium", &medium)?);
        let space = self.id;
        let read = move |app: &mut App| {
            let mut reader = app.read_medium(space, document, medium)?;
            let failed = |_| CoreError::Damaged;
            let mut bytes = Vec::new();
            reader.seek(SeekFrom::Start(from.min(reader.size()))).map_err(failed)?;
            reader.take(u64::from(at_most.min(PART))).read_to_end(&mut bytes).map_err(failed)?;
            Ok(bytes)
        };
        self.worker.call(read).await
    }
}

#[uniffi::export]
impl Core {
    /// Writes a backup of this home to a file that is not there yet, under words that only its owner knows, and tells what is in it.
    pub async fn backup(&self, file: String, words: String) -> Result<BackedUp, CoreError> {
        self.show(move |app| app.backup(Path::new(&file), &words)).await
    }

    /// Takes everything of a backup into this home, in which there is nothing yet, all of it or nothing; says what became of it.
    pub async fn take_copy(&self, file: String, words: String) -> Result<Vec<Label>, CoreError> {
        self.show(move |app| app.take_copy(Path::new(&file), &words)).await
    }

    /// Makes a home of a backup in a folder that is missing or empty, all of it or nothing, with a key that stays with the platform; `open`
    /// opens it.
    #[uniffi::constructor]
    pub async fn restore(
        file: String,
        words: String,
        folder: String,
        secrets: Arc<dyn SecretStore>,
    ) -> Result<Arc<Self>, CoreError> {
        let made = (PathBuf::from(&folder), Arc::clone(&secrets));
        apart(move || {
            let (folder, secrets) = made;
            let key = drawn_anew(&*secrets)?;
            Ok(App::restore(Path::new(&file), &words, &folder, key)?)
        })
        .await?;
        Self::open(folder, secrets).await
    }

    /// The same with a key of words that somebody remembers.
    #[uniffi::constructor]
    pub async fn restore_with_passphrase(
        file: String,
        words: String,
        folder: String,
        passphrase: String,
    ) -> Result<Arc<Self>, CoreError> {
        let made = (PathBuf::from(&folder), passphrase.clone());
        apart(move || {
            let (folder, passphrase) = made;
            Ok(App::restore(Path::new(&file), &words, &folder, Key::passphrase(&passphrase)?)?)
        })
        .await?;
        Self::open_with_passphrase(folder, passphrase).await
    }
}
