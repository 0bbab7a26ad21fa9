//! Plays the steps of a vector over the border, in Rust.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use steunkring_core::{Core, CoreError, Editor, Inviting, Job, Joining, SecretError, SecretStore, Space, Watch};
use steunkring_relay::{Config, Relay, RunningRelay};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::normal::Normal;
use crate::vector::{Step, Vector, flat};

/// What a step gave.
pub enum Kept {
    Plain(Value),
    Core(Arc<Core>),
    Space(Arc<Space>),
    Watch(Arc<Watch>),
    Job(Arc<Job>),
    Editor(Arc<Editor>),
    Inviting(Arc<Inviting>),
    Joining(Arc<Joining>),
}

impl Kept {
    /// Keeps plain data.
    pub fn told(told: impl Serialize) -> Result<Self, CoreError> {
        Ok(Self::Plain(serde_json::to_value(told).unwrap()))
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Plain(_) => "data",
            Self::Core(_) => "Core",
            Self::Space(_) => "Space",
            Self::Watch(_) => "Watch",
            Self::Job(_) => "Job",
            Self::Editor(_) => "Editor",
            Self::Inviting(_) => "Inviting",
            Self::Joining(_) => "Joining",
        }
    }
}

/// What happened in a vector so far.
pub struct Player {
    kept: BTreeMap<String, Kept>,
    normal: Normal,
    folder: TempDir,
    secrets: BTreeMap<String, Arc<Secrets>>,
    relays: BTreeMap<String, RunningRelay>,
    runtime: Runtime,
}

/// What one step is given: the object, and the values by name.
pub struct Given<'p> {
    player: &'p Player,
    on: Option<String>,
    plain: Map<String, Value>,
    with: Map<String, Value>,
}

impl Player {
    pub fn new(vector: &Vector) -> Self {
        let kept = vector.ids.iter().map(|(name, id)| (name.clone(), Kept::Plain(id.clone()))).collect();
        Self {
            kept,
            normal: Normal::new(&vector.ids),
            folder: tempfile::tempdir().unwrap(),
            secrets: BTreeMap::new(),
            relays: BTreeMap::new(),
            runtime: Builder::new_current_thread().build().unwrap(),
        }
    }

    /// Works out what a step is given.
    pub fn prepare(&mut self, step: &Step) -> Given<'_> {
        let plain = step.with.iter().map(|(name, value)| (name.clone(), self.plain(value))).collect();
        Given { player: self, on: step.on.clone(), plain, with: step.with.clone() }
    }

    /// The kind of object that is kept under a name; the name itself where it is a class.
    pub fn kind(&self, name: &str) -> String {
        self.kept.get(name).map_or_else(|| name.to_owned(), |kept| kept.kind().to_owned())
    }

    /// Keeps what a step gave, and tells it in its normal form.
    pub fn keep(&mut self, step: &Step, told: Result<Kept, CoreError>) -> Result<Value, Value> {
        let kept = told.map_err(|error| self.normal.of(&json!(error)))?;
        let shown = match &kept {
            Kept::Plain(value) => {
                let mut shown = value.clone();
                for left in &step.without {
                    let (way, name) = left.rsplit_once('.').unwrap_or(("", left));
                    let gone = shown.pointer_mut(&pointer(way)).and_then(Value::as_object_mut);
                    let gone = gone.and_then(|fields| fields.remove(name));
                    assert!(gone.is_some(), "{} gives no {left}", step.name());
                }
                self.normal.of(&shown)
            }
            object => format!("<{}>", object.kind()).into(),
        };
        if let Some(name) = &step.kept {
            self.kept.insert(name.clone(), kept);
        }
        Ok(shown)
    }

    /// Lets go of everything, and of the homes before their folder.
    pub fn end(self) {
        for kept in self.kept.values() {
            if let Kept::Core(core) = kept {
                core.close();
            }
        }
    }

    /// A value of a vector with what it refers to in its place.
    fn plain(&mut self, value: &Value) -> Value {
        let Value::Object(fields) = value else {
            return match value {
                Value::Array(items) => items.iter().map(|item| self.plain(item)).collect(),
                plain => plain.clone(),
            };
        };
        let Some((form, told)) = fields.iter().next().filter(|(form, _)| form.starts_with('$')) else {
            return fields.iter().map(|(name, part)| (name.clone(), self.plain(part))).collect();
        };
        let text = || told.as_str().unwrap();
        match form.as_str() {
            "$" => self.kept_at(text()),
            "$folder" => self.folder.path().join(text()).to_str().unwrap().into(),
            "$file" => {
                let path = self.folder.path().join(told["name"].as_str().unwrap());
                let bytes: Vec<u8> = serde_json::from_value(self.plain(&told["bytes"])).unwrap();
                std::fs::write(&path, bytes).unwrap();
                path.to_str().unwrap().into()
            }
            "$cut" => {
                let bytes = self.plain(&told["of"]);
                bytes.as_array().unwrap()[..usize::try_from(told["to"].as_u64().unwrap()).unwrap()].to_vec().into()
            }
            "$json" => flat(&self.plain(told)).into(),
            "$secrets" => {
                self.secrets.entry(text().to_owned()).or_insert_with(|| Arc::new(Secrets::new(text())));
                Value::Null
            }
            "$relay" => {
                let listen = Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), self.folder.path().join(text()));
                let relay = self.relays.entry(text().to_owned()).or_insert_with(|| Relay::start(listen).unwrap());
                format!("http://{}", relay.address).into()
            }
            "$zone" => noon().into(),
            other => panic!("a vector knows no {other}"),
        }
    }

    /// What was kept, by its name and the way into it, such as `map.rings.0`.
    fn kept_at(&self, place: &str) -> Value {
        let (name, way) = place.split_once('.').map_or((place, ""), |(name, way)| (name, way));
        match self.kept.get(name).unwrap_or_else(|| panic!("nothing is kept as {name}")) {
            Kept::Plain(value) => value.pointer(&pointer(way)).unwrap_or_else(|| panic!("there is no {place}")).clone(),
            _ => Value::Null,
        }
    }
}

macro_rules! objects {
    ($($method:ident $kind:ident)*) => {$(
        pub fn $method(&self) -> &$kind {
            match self.on.as_ref().and_then(|name| self.player.kept.get(name)) {
                Some(Kept::$kind(object)) => object,
                _ => panic!("{:?} is no {}", self.on, stringify!($kind)),
            }
        }
    )*};
}

impl Given<'_> {
    objects! {
        on_core Core on_space Space on_watch Watch on_job Job on_editor Editor on_inviting Inviting on_joining Joining
    }

    /// A value by its name; what is missing is nothing.
    pub fn take<T: DeserializeOwned>(&self, name: &str) -> T {
        let value = self.plain.get(name).unwrap_or(&Value::Null).clone();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The store of secrets that a value names.
    pub fn secrets(&self, name: &str) -> Arc<dyn SecretStore> {
        Arc::clone(&self.player.secrets[self.with[name]["$secrets"].as_str().unwrap()]) as Arc<dyn SecretStore>
    }

    /// The job that a call is given.
    pub fn job(&self, name: &str) -> Arc<Job> {
        match &self.player.kept[self.with[name]["$"].as_str().unwrap()] {
            Kept::Job(job) => Arc::clone(job),
            _ => panic!("{name} is no job"),
        }
    }

    /// Waits for a call.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.player.runtime.block_on(work)
    }
}

/// A store of secrets in memory; those named `locked` and `broken` fail so.
struct Secrets {
    fails: Option<SecretError>,
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Secrets {
    fn new(name: &str) -> Self {
        let fails = match name {
            "locked" => Some(SecretError::Locked),
            "broken" => Some(SecretError::Broken),
            _ => None,
        };
        Self { fails, kept: Mutex::default() }
    }
}

impl SecretStore for Secrets {
    fn load(&self, name: String) -> Result<Option<Vec<u8>>, SecretError> {
        self.fails.clone().map_or_else(|| Ok(self.kept.lock().unwrap().get(&name).cloned()), Err)
    }

    fn keep(&self, name: String, secret: Vec<u8>) -> Result<(), SecretError> {
        self.kept.lock().unwrap().insert(name, secret);
        Ok(())
    }
}

/// A way such as `rings.0` as serde knows it.
fn pointer(way: &str) -> String {
    if way.is_empty() { String::new() } else { format!("/{}", way.replace('.', "/")) }
}

/// A time zone in which it is about noon now, so that no run crosses midnight.
fn noon() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let ahead = 12 - i64::try_from(seconds / 3600 % 24).unwrap();
    // Their signs are the wrong way round.
    format!("Etc/GMT{:+}", -ahead)
}
