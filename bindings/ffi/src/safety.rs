//! The code on paper, and a phone that is lost: what waits for the network does so while other calls are served.

use std::path::Path;
use std::sync::Arc;

use steunkring_app::{App, Code, CodeList, DeviceId, Label as Said, SpaceId, online};

use crate::mirror::{Shown, mirror, mirror_choice};
use crate::screens::{Label, LostScreen};
use crate::{Core, CoreError, Space};

mirror_choice! {
    /// The language of the words of a code.
    steunkring_app::CodeList => CodeLanguage {
        /// Dutch.
        Dutch,
        /// English.
        English,
    }
}

/// A code to write down. Nothing is kept of it: `keep_code` puts the spaces under it.
#[derive(Clone, Debug, serde::Serialize, uniffi::Record)]
pub struct CodeMade {
    /// Its title.
    pub title: Label,
    /// To write it down.
    pub write: Label,
    /// Its 24 words, in order.
    pub words: Vec<Label>,
    /// What to do with the paper.
    pub care: Vec<Label>,
    /// The addresses of relays that are needed beside it.
    pub relays: Vec<String>,
    /// The page to print and keep, as a standalone SVG.
    pub page: String,
    /// The words as somebody types them, for `keep_code`; to be forgotten with the screen.
    pub typed: String,
}

mirror! {
    /// What became of a code that was kept, or used.
    steunkring_app::Recovered => Recovered {
        /// The spaces that are under the code now, or came back.
        spaces: Vec<String>,
        /// The same in words, with what could not be done yet.
        said: Vec<Label>,
    }
}

/// A device in one space, as `lost_screen` lists them.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct OwnDevice {
    /// The space that it holds.
    pub space: String,
    /// The device's key in it.
    pub device: String,
}

#[uniffi::export]
impl Core {
    /// Draws a code and shows it.
    pub async fn draw_code(&self, language: CodeLanguage) -> Result<CodeMade, CoreError> {
        let list = CodeList::from(language);
        let draw = move |app: &mut App| {
            let code = Code::draw()?;
            let made = app.code_made(&code, list)?;
            let (page, typed) = (made.svg(), code.words(list).join(" "));
            let steunkring_app::CodeMade { title, write, words, care, relays } = made;
            let (title, write) = (title.shown(), write.shown());
            Ok(CodeMade { title, write, words: words.shown(), care: care.shown(), relays, page, typed })
        };
        self.worker.call(draw).await
    }

    /// What is wrong with words that somebody typed; nothing where they are a code.
    pub async fn code_fault(&self, typed: String) -> Result<Option<Label>, CoreError> {
        let fault = Code::read(&typed).err();
        let say = move |app: &mut App| fault.map(|fault| app.code_fault(fault)).transpose();
        self.show::<Option<Said>, _>(say).await
    }

    /// Puts every space of this profile under a code, and leaves at their relays what the code has to know. The same code again adds what
    /// came since.
    pub async fn keep_code(&self, typed: String) -> Result<Recovered, CoreError> {
        let (worker, code) = (Arc::clone(&self.worker), read(&typed)?);
        self.worker.wait(async move { online::keep_code(&*worker, &code).await }).await.map(Shown::shown)
    }

    /// Comes back with a code into every space that was left for it at a relay, as a new device.
    pub async fn recover_from_relay(&self, typed: String, relay: String) -> Result<Recovered, CoreError> {
        let (worker, code) = (Arc::clone(&self.worker), read(&typed)?);
        let recovered = async move { online::recover_from_relay(&*worker, &code, &relay).await };
        self.worker.wait(recovered).await.map(Shown::shown)
    }

    /// Comes back with a code into the space of a recovery file, under what this profile calls it.
    pub async fn recover_from_file(&self, typed: String, file: Vec<u8>, name: String) -> Result<Recovered, CoreError> {
        let (worker, code) = (Arc::clone(&self.worker), read(&typed)?);
        let recovered = async move { online::recover_from_file(&*worker, &code, &file, &name).await };
        self.worker.wait(recovered).await.map(Shown::shown)
    }

    /// As `recover_from_file`, by the path of that file: what is larger than such a file can be is not read.
    pub async fn recover_from_path(&self, typed: String, path: String, name: String) -> Result<Recovered, CoreError> {
        let (worker, code) = (Arc::clone(&self.worker), read(&typed)?);
        let recovered = async move {
            let file = steunkring_app::sealed_file(Path::new(&path))?;
            online::recover_from_file(&*worker, &code, &file, &name).await
        };
        self.worker.wait(recovered).await.map(Shown::shown)
    }

    /// One's other devices, and what each held.
    pub async fn lost_screen(&self) -> Result<LostScreen, CoreError> {
        self.show(App::lost_screen).await
    }

    /// Takes devices of one's own out of their spaces, as `lost_screen` says, and tells the others where a relay answers.
    pub async fn lose(&self, devices: Vec<OwnDevice>) -> Result<Vec<Label>, CoreError> {
        let named = |one: &OwnDevice| Ok((one.space.parse::<SpaceId>()?, device(&one.device)?));
        let lost = devices.iter().map(named).collect::<Result<Vec<_>, CoreError>>()?;
        let worker = Arc::clone(&self.worker);
        self.worker.wait(async move { online::lose(&*worker, &lost).await }).await.map(Shown::shown)
    }
}

#[uniffi::export]
impl Space {
    /// Everything of it as one sealed file, for whoever holds a code of one of its members and no phone.
    pub async fn recovery_file(&self) -> Result<Vec<u8>, CoreError> {
        let space = self.id;
        self.worker.call(move |app| Ok(app.recovery_file(space)?)).await
    }

    /// Takes one of one's own devices out, as `lost_screen` lists them.
    pub async fn remove_own_device(&self, key: String) -> Result<(), CoreError> {
        let device = device(&key)?;
        self.show(move |app, space| app.remove_own_device(space, device)).await
    }
}

fn read(typed: &str) -> Result<Code, CoreError> {
    Code::read(typed).map_err(|_| CoreError::invalid("code", "not the words of a code"))
}

/// Reads the key of a device, which is written as the id of a space is.
fn device(text: &str) -> Result<DeviceId, CoreError> {
    let SpaceId(bytes) = text.parse().map_err(|_| CoreError::invalid("device", "64 hexadecimal digits are needed"))?;
    Ok(DeviceId(bytes))
}
