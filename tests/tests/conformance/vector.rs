//! How a vector is read and written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The widest line of a vector, where what stands on it can be broken.
const WIDTH: usize = 120;

/// Calls with what they give.
pub struct Vector {
    about: String,
    /// Ids that it gives out, by name.
    pub ids: Map<String, Value>,
    pub steps: Vec<Step>,
}

/// One call.
pub struct Step {
    /// The object that was kept under this name, or the class of a constructor; none for a function.
    pub on: Option<String>,
    pub call: String,
    pub with: Map<String, Value>,
    /// The name under which what it gives is kept.
    pub kept: Option<String>,
    /// Fields of what it gives that are left to chance, each with the way to it.
    pub without: Vec<String>,
    /// What it gives, or its error.
    pub told: Option<Result<Value, Value>>,
}

/// Every vector, in order of their names.
pub fn all() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json") && !path.ends_with("rules.json"))
        .collect();
    paths.sort();
    assert!(paths.len() > 5, "the vectors are not where this test looks");
    paths
}

/// Where they stand.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

impl Vector {
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut whole: Map<String, Value> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{} is no vector: {error}", path.display()));
        let steps = whole.remove("steps").unwrap();
        Self {
            about: whole["about"].as_str().unwrap().to_owned(),
            ids: whole.remove("ids").map(|ids| ids.as_object().unwrap().clone()).unwrap_or_default(),
            steps: steps.as_array().unwrap().iter().map(|step| Step::read(step.as_object().unwrap().clone())).collect(),
        }
    }

    pub fn write(&self, path: &Path) {
        let steps: Vec<String> = self.steps.iter().map(Step::written).collect();
        let text = format!(
            "{{\n\"about\": {},\n\"ids\": {},\n\"steps\": [\n{}\n]\n}}\n",
            Value::from(self.about.as_str()),
            pretty(&Value::Object(self.ids.clone()), 0),
            steps.join(",\n")
        );
        std::fs::write(path, text).unwrap();
    }
}

impl Step {
    fn read(mut step: Map<String, Value>) -> Self {
        let mut text = |key: &str| step.remove(key).map(|value| value.as_str().unwrap().to_owned());
        let (on, call, kept) = (text("on"), text("call").unwrap(), text("as"));
        let without = step.remove("without").unwrap_or_else(|| Value::Array(Vec::new()));
        let gives = step.remove("gives").map(Ok).or_else(|| step.remove("error").map(Err));
        let with = step.remove("with").map(|with| with.as_object().unwrap().clone()).unwrap_or_default();
        assert!(step.is_empty(), "a step has no {:?}", step.keys().collect::<Vec<_>>());
        let without = without.as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect();
        Self { on, call, with, kept, without, told: gives }
    }

    fn written(&self) -> String {
        let mut head = Vec::new();
        let mut say = |key: &str, value: Option<&str>| {
            head.extend(value.map(|value| format!("\"{key}\": {}", Value::from(value))));
        };
        say("on", self.on.as_deref());
        say("call", Some(&self.call));
        say("as", self.kept.as_deref());
        let mut lines = vec![head.join(", ")];
        if !self.with.is_empty() {
            lines.push(format!("\"with\": {}", pretty(&Value::Object(self.with.clone()), 4)));
        }
        if !self.without.is_empty() {
            lines.push(format!("\"without\": {}", Value::from(self.without.clone())));
        }
        match &self.told {
            Some(Ok(gives)) => lines.push(format!("\"gives\": {}", pretty(gives, 4))),
            Some(Err(error)) => lines.push(format!("\"error\": {}", pretty(error, 4))),
            None => {}
        }
        format!("  {{ {} }}", lines.join(",\n    "))
    }

    /// What the step is called in a message.
    pub fn name(&self) -> String {
        self.on.as_ref().map_or_else(|| self.call.clone(), |on| format!("{on}.{}", self.call))
    }

    /// The kind of the object that it gives, where it gives one.
    pub fn object(&self) -> Option<String> {
        let gives = self.told.as_ref()?.as_ref().ok()?.as_str()?;
        gives.strip_prefix('<')?.strip_suffix('>').map(str::to_owned)
    }
}

/// JSON with its keys in order, on one line where that has room.
fn pretty(value: &Value, indent: usize) -> String {
    let flat = flat(value);
    if indent + flat.len() <= WIDTH {
        return flat;
    }
    let pad = " ".repeat(indent + 2);
    let broken = |parts: Vec<String>, open: char, close: char| {
        format!("{open}\n{pad}{}\n{}{close}", parts.join(&format!(",\n{pad}")), " ".repeat(indent))
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            broken(items.iter().map(|item| pretty(item, indent + 2)).collect(), '[', ']')
        }
        Value::Object(fields) if !fields.is_empty() => broken(
            sorted(fields)
                .into_iter()
                .map(|(key, value)| format!("{}: {}", Value::from(key), pretty(value, indent + 2)))
                .collect(),
            '{',
            '}',
        ),
        _ => flat,
    }
}

/// JSON with its keys in order, on one line.
pub fn flat(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields = sorted(fields).into_iter();
            let parts: Vec<String> =
                fields.map(|(key, value)| format!("{}: {}", Value::from(key), flat(value))).collect();
            format!("{{{}}}", parts.join(", "))
        }
        plain => plain.to_string(),
    }
}

/// Fields by their keys; the map of a vector may keep them as they were read.
pub fn sorted(fields: &Map<String, Value>) -> BTreeMap<&str, &Value> {
    fields.iter().map(|(key, value)| (key.as_str(), value)).collect()
}

/// Where two values first differ.
pub fn difference(place: &str, stands: &Value, told: &Value) -> Option<String> {
    match (stands, told) {
        (Value::Object(one), Value::Object(two)) => {
            let mut keys: Vec<&String> = one.keys().chain(two.keys()).collect();
            keys.sort();
            keys.dedup();
            let nothing = Value::from("(nothing)");
            keys.into_iter().find_map(|key| {
                let (one, two) = (one.get(key).unwrap_or(&nothing), two.get(key).unwrap_or(&nothing));
                difference(&format!("{place}.{key}"), one, two)
            })
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            one.iter().zip(two).enumerate().find_map(|(at, (one, two))| difference(&format!("{place}.{at}"), one, two))
        }
        _ if stands == told => None,
        _ => Some(format!("at {place}\n- {stands}\n+ {told}")),
    }
}
