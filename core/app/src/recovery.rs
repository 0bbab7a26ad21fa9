//! The printed code: 24 words with which somebody gets back in when every phone is lost, from a relay or from a file.
//!
//! Making one adds a passive device of this member to each space; whoever types it later comes back as a new device of the same
//! member, and the lost devices are taken away in the same breath. Spaces begun after the code was made come under it when its words
//! are typed once more ([`App::keep_code`]): no phone keeps the code.

use std::collections::BTreeMap;

use serde::Serialize;
use steunkring_domain::{Circle, Line, PersonId};
use steunkring_picture::code_page;
use steunkring_sync::bundle::Bundle;
use steunkring_sync::crypto::{DeviceKeys, DevicePub, Hash32, Secret};
use steunkring_sync::engine::Output;
use steunkring_sync::recovery::{KitItem, RecoveryCode, RecoveryFile};
use steunkring_text::{Args, CODE_WORDS, CodeFault, CodeList, Label};
use steunkring_wire::Outer;

use crate::app::random;
use crate::log::Log;
use crate::online::AtHome;
use crate::relay::{Place, kit, sync};
use crate::space::OpenSpace;
use crate::undo::written_by_now;
use crate::{App, CoreError, Job, SpaceId, SpaceSummary};

/// How often a space may have moved on while it is fetched.
const MOVES: usize = 4;

/// A printed code, as long as somebody looks at its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(RecoveryCode);

/// Which spaces a code opens, and what a code is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeScreen {
    /// Its title.
    pub title: Label,
    /// What it is for.
    pub why: Label,
    /// What it cannot do.
    pub limits: Vec<Label>,
    /// The spaces of this profile.
    pub spaces: Vec<CodeSpace>,
    /// To make a new code.
    pub new: Label,
    /// What a file beside the code is for.
    pub file_why: Label,
    /// To keep one.
    pub file: Label,
}

/// One space of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeSpace {
    /// Which.
    #[serde(serialize_with = "crate::app::hex")]
    pub id: SpaceId,
    /// Whether a code opens it.
    pub has: bool,
    /// The same in words, with its name.
    pub label: Label,
}

/// A code to write down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeMade {
    /// Its title.
    pub title: Label,
    /// To write it down.
    pub write: Label,
    /// Its words, in order.
    pub words: Vec<Label>,
    /// What to do with the paper.
    pub care: Vec<Label>,
    /// The addresses of relays that are needed beside it.
    pub relays: Vec<String>,
}

/// What became of a code that was kept, or used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recovered {
    /// The spaces that are under the code now, or came back.
    #[serde(serialize_with = "hex_list")]
    pub spaces: Vec<SpaceId>,
    /// The same in words, with what could not be done yet.
    pub said: Vec<Label>,
}

fn hex_list<S: serde::Serializer>(spaces: &[SpaceId], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spaces.iter().map(ToString::to_string))
}

impl Code {
    /// Draws a new code.
    ///
    /// # Errors
    /// [`CoreError::Unexpected`] where the system gives no random bytes.
    pub fn draw() -> Result<Self, CoreError> {
        RecoveryCode::draw().map(Self).map_err(|_| CoreError::Unexpected("the system gives no random bytes"))
    }

    /// Reads the words as they were typed.
    ///
    /// # Errors
    /// [`CodeFault`]; [`App::code_fault`] says it.
    pub fn read(typed: &str) -> Result<Self, CodeFault> {
        RecoveryCode::read(&CodeList::read(typed)?).map(Self).map_err(|_| CodeFault::Sum)
    }

    /// The key of a locked home that is sealed for it.
    pub(crate) fn open_lock(&self, sealed: &[u8]) -> Option<[u8; 32]> {
        self.0.open_lock(sealed).ok()
    }

    /// Its words.
    pub fn words(&self, list: CodeList) -> Vec<&'static str> {
        list.words(&self.0.bytes())
    }
}

impl CodeMade {
    /// The page to print and keep.
    pub fn svg(&self) -> String {
        let text = |labels: &[Label]| labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>();
        let care = [text(&self.care), self.relays.clone()].concat();
        code_page(&self.title.text, &self.write.text, &text(&self.words), &care)
    }
}

impl App {
    /// What a code is for, and which spaces one opens.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn code_screen(&mut self) -> Result<CodeScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let mut spaces = Vec::new();
        for space in self.spaces()? {
            let members = self.members(space.id)?;
            let has = members.iter().filter(|one| one.own).flat_map(|one| &one.devices).any(|device| device.recovery);
            let message = if has { "recovery-space-yes" } else { "recovery-space-no" };
            let label = words.label(message, &Args::new().text("name", &space.name));
            spaces.push(CodeSpace { id: space.id, has, label });
        }
        Ok(CodeScreen {
            title: words.plain("recovery-title"),
            why: words.plain("recovery-why"),
            limits: vec![words.plain("recovery-lost"), words.plain("recovery-alone")],
            spaces,
            new: words.plain("recovery-new"),
            file_why: words.plain("recovery-file-why"),
            file: words.plain("recovery-make-file"),
        })
    }

    /// A code as it is shown and printed. Nothing is kept of it: [`App::keep_code`] puts the spaces under it.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn code_made(&mut self, code: &Code, list: CodeList) -> Result<CodeMade, CoreError> {
        let words = self.words(&Circle::default())?;
        let language = if list == CodeList::Dutch { "nl" } else { "en" };
        let word = |word: &&str| Label { language: language.to_owned(), ..words.as_written(word) };
        let mut relays: Vec<String> = Vec::new();
        for space in self.spaces()? {
            relays.extend(self.relay_address(space.id)?);
        }
        relays.sort();
        relays.dedup();
        Ok(CodeMade {
            title: words.plain("recovery-title"),
            write: words.label("recovery-write", &Args::new().count("n", CODE_WORDS)),
            words: code.words(list).iter().map(word).collect(),
            care: ["recovery-safe-place", "recovery-no-photo", "recovery-lost"].map(|id| words.plain(id)).into(),
            relays,
        })
    }

    /// Puts every space of this profile under a code, and leaves at their relays what the code has to know. The same code again adds
    /// what came since.
    ///
    /// # Errors
    /// [`CoreError`] of the store; that a relay is away is said and no error.
    pub fn keep_code(&mut self, code: &Code) -> Result<Recovered, CoreError> {
        self.wait_here(async |home| keep_code(home, code).await)
    }

    /// What is wrong with words that are no code.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn code_fault(&self, fault: CodeFault) -> Result<Label, CoreError> {
        let (id, args) = fault.message();
        Ok(self.words(&Circle::default())?.label(id, &args))
    }

    /// Comes back with a code into every space that was left for it at a relay. This home is a new device of the same member; the
    /// devices it had before get nothing new any more.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where nothing was left for this code, [`CoreError::Offline`]; [`CoreError::NotAllowed`] where the member
    /// belongs nowhere any more.
    pub fn recover_from_relay(&mut self, code: &Code, relay: &str) -> Result<Recovered, CoreError> {
        self.wait_here(async |home| recover_from_relay(home, code, relay).await)
    }

    /// Comes back with a code into the space of a [`App::recovery_file`], under the name that this profile gives it.
    ///
    /// # Errors
    /// [`CoreError::Damaged`] for a file that is none, [`CoreError::Missing`] for one that is for no such code,
    /// [`CoreError::NotAllowed`] where the member does not belong any more.
    pub fn recover_from_file(&mut self, code: &Code, file: &[u8], name: &str) -> Result<Recovered, CoreError> {
        self.wait_here(async |home| recover_from_file(home, code, file, name).await)
    }

    /// Everything of a space as one sealed file, for whoever holds a code of one of its members and no phone.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where no member has a code.
    pub fn recovery_file(&mut self, space: SpaceId) -> Result<Vec<u8>, CoreError> {
        let Bundle { hint, blobs } = Bundle::read(&self.bundle(space)?)?;
        let open = self.space(space)?;
        let devices = &open.log()?.engine().log().state().devices;
        let codes: Vec<DevicePub> = devices.values().filter(|one| one.recovery).map(|one| one.keys.clone()).collect();
        if codes.is_empty() {
            return Err(CoreError::Missing(CODE));
        }
        let item = open.kit_item(String::new())?.ok_or(CoreError::Damaged)?;
        let file = RecoveryFile::seal(&item, &codes, Bundle { hint, blobs });
        Ok(file.map_err(|_| CoreError::Unexpected("the file could not be sealed"))?.write()?)
    }

    /// Puts every space under a code, and gives what the code has to know of each.
    fn put_under(&mut self, code: &Code) -> Result<Under, CoreError> {
        let words = self.words(&Circle::default())?;
        let now = self.now();
        self.keep_lock_code(&code.0.lock_key())?;
        let (mut spaces, mut kits) = (Vec::new(), BTreeMap::<String, Vec<KitItem>>::new());
        for SpaceSummary { id, name, .. } in self.spaces()? {
            let open = self.space(id)?;
            open.begin_anew(now)?;
            if open.log()?.own_member().is_none() {
                continue;
            }
            open.settle_typing(now)?;
            let keys = code.0.keys(&Hash32(id.0));
            open.change_log(|log| Ok(((), log.add_code(&keys, now)?)))?;
            spaces.push(id);
            if let Some(item) = open.kit_item(name)?.filter(|item| !item.relay.is_empty()) {
                kits.entry(item.relay.clone()).or_default().push(item);
            }
        }
        let said = words.label("recovery-kept", &Args::new().count("n", spaces.len()));
        Ok(Under { spaces, kits, said, later: words.plain("recovery-kit-later") })
    }

    /// Adds a space whose log came with a code, as a new device.
    fn add_recovered(
        &mut self,
        code: &Code,
        name: &Line,
        (mut log, mut output): (Log, Output),
        place: Place,
    ) -> Result<SpaceId, CoreError> {
        let (id, now) = (SpaceId(log.space()), self.now());
        let code_seed = code.0.seed(&Hash32(id.0));
        let seed: [u8; 32] = random()?;
        output.effects.extend(log.come_back(DeviceKeys::from_seed(&Secret::from_bytes(seed)), now)?.effects);
        let info = self.last_space(&log, name, &seed)?;
        let begin = |store| {
            let mut open = OpenSpace::found(store, log, output, seed)?;
            if !place.address.is_empty() {
                open.keep_place(place)?;
                open.keep_code(*code_seed.expose())?;
            }
            open.rebuild_from_log(now, Output::default())?;
            Ok(open)
        };
        self.add_space(id, &info, PersonId(random()?), begin, |_| Ok(()))?;
        // It is there by now; what follows is done at the next exchange too.
        written_by_now(self.recognise(id))?;
        Ok(id)
    }
}

/// What is under a code now.
struct Under {
    spaces: Vec<SpaceId>,
    /// What the code has to know, by relay.
    kits: BTreeMap<String, Vec<KitItem>>,
    said: Label,
    /// That a relay was away.
    later: Label,
}

/// Puts every space under a code, and leaves at their relays what the code has to know: [`App::keep_code`].
///
/// # Errors
/// As [`App::keep_code`].
pub async fn keep_code(home: &impl AtHome, code: &Code) -> Result<Recovered, CoreError> {
    let kept = code.clone();
    let Under { spaces, kits, said, later } = home.with(move |app| app.put_under(&kept)).await?;
    let mut said = vec![said];
    for (relay, items) in kits {
        match kit::leave(&code.0, &relay, &items).await {
            Ok(()) => {}
            Err(CoreError::Offline | CoreError::NoRelay) => said.push(later.clone()),
            Err(error) => return Err(error),
        }
    }
    for space in &spaces {
        exchange_where_possible(home, *space).await?;
    }
    Ok(Recovered { spaces, said })
}

/// Comes back with a code into every space that was left for it at a relay: [`App::recover_from_relay`].
///
/// # Errors
/// As [`App::recover_from_relay`].
pub async fn recover_from_relay(home: &impl AtHome, code: &Code, relay: &str) -> Result<Recovered, CoreError> {
    let items = kit::find(&code.0, relay).await?;
    if items.is_empty() {
        return Err(CoreError::Missing(CODE));
    }
    let (mut spaces, mut left, mut failed) = (Vec::new(), Vec::new(), None);
    for item in items {
        let name = item.name.clone();
        match come_back(home, code, &item, &name, None).await {
            Ok(space) => spaces.push(space),
            Err(error) => {
                let say = move |app: &mut App| {
                    Ok(app.words(&Circle::default())?.label("recovery-left", &Args::new().text("name", &name)))
                };
                left.push(home.with(say).await?);
                failed = Some(error);
            }
        }
    }
    match failed {
        Some(error) if spaces.is_empty() => Err(error),
        _ => Ok(Recovered { spaces, said: [came_back(home).await?, left].concat() }),
    }
}

/// Comes back with a code into the space of a file: [`App::recover_from_file`].
///
/// # Errors
/// As [`App::recover_from_file`].
pub async fn recover_from_file(
    home: &impl AtHome,
    code: &Code,
    file: &[u8],
    name: &str,
) -> Result<Recovered, CoreError> {
    let file = RecoveryFile::read(file)?;
    let item = code.0.open_file(&file).map_err(|_| CoreError::Missing(CODE))?;
    let space = come_back(home, code, &item, name, Some(file.bundle.blobs)).await?;
    Ok(Recovered { spaces: vec![space], said: came_back(home).await? })
}

async fn come_back(
    home: &impl AtHome,
    code: &Code,
    item: &KitItem,
    name: &str,
    blobs: Option<Vec<Outer>>,
) -> Result<SpaceId, CoreError> {
    let name = Line::parse(name).map_err(|reason| CoreError::invalid("name", reason))?;
    let id = SpaceId(item.space().0);
    if home.with(move |app| Ok(app.home().space(&id.0)?.is_some())).await? {
        return Err(CoreError::Invalid { field: "home", reason: "this circle is here already".to_owned() });
    }
    let code_seed = code.0.seed(&item.space());
    let (mut log, mut output) = Log::with_code(&item.genesis, DeviceKeys::from_seed(&code_seed))?;
    let mut place = Place { address: item.relay.clone(), mailbox: item.mailbox };
    match blobs {
        Some(blobs) => output.effects.extend(log.ingest(blobs).effects),
        None => {
            for _ in 0..MOVES {
                let key = log.engine().keys().transport().clone();
                let blobs = kit::everything_at(&place, &key).await?;
                output.effects.extend(log.ingest(blobs).effects);
                match log.relay() {
                    Some(next) if next != place => place = next,
                    _ => break,
                }
            }
        }
    }
    let code = code.clone();
    let id = home.with(move |app| app.add_recovered(&code, &name, (log, output), place)).await?;
    exchange_where_possible(home, id).await?;
    Ok(id)
}

/// Exchanges a space that has a relay; where the relay is away, it goes at the next exchange.
async fn exchange_where_possible(home: &impl AtHome, space: SpaceId) -> Result<(), CoreError> {
    if home.with(move |app| app.has_relay(space)).await? {
        let _ = sync(home, space, &Job::new()).await;
    }
    Ok(())
}

/// What is missing where nothing is for a code.
pub(crate) const CODE: &str = "code";

async fn came_back(home: &impl AtHome) -> Result<Vec<Label>, CoreError> {
    let say = |app: &mut App| {
        let words = app.words(&Circle::default())?;
        Ok(vec![words.plain("recovery-done"), words.plain("recovery-old-phone")])
    };
    home.with(say).await
}

impl OpenSpace {
    /// What a code has to know of this space.
    fn kit_item(&mut self, name: String) -> Result<Option<KitItem>, CoreError> {
        let place = self.relay()?.unwrap_or_default();
        let genesis = self.log()?.engine().genesis().cloned();
        Ok(genesis.map(|genesis| KitItem::new(genesis, name, place.address, place.mailbox)))
    }
}
