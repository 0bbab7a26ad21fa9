//! The normal form of what a call gives: what chance or the clock made stands as a name, by `tests/conformance/rules.json`.

use std::collections::BTreeMap;

use regex_lite::Regex;
use serde_json::{Map, Value, json};

use crate::vector::{self, sorted};

/// Numbers beyond so many in a row are bytes that a seal or a picture made.
const BYTES: usize = 64;
/// A text beyond so many bytes stands as its length and checksum.
const TEXT: usize = 2000;

/// Names for what was told so far.
pub struct Normal {
    rules: Vec<Rule>,
    /// Numbers of these fields depend on what a seal takes.
    fields: Vec<String>,
    /// A number from here on is a moment that the clock told.
    moments: i64,
    names: BTreeMap<String, String>,
    counts: BTreeMap<String, usize>,
}

struct Rule {
    kind: String,
    finds: Regex,
    /// Whether each different text gets a number of its own.
    counted: bool,
}

impl Normal {
    /// Begins with the ids that a vector names.
    pub fn new(ids: &Map<String, Value>) -> Self {
        let text = std::fs::read_to_string(vector::folder().join("rules.json")).unwrap();
        let rules: Value = serde_json::from_str(&text).unwrap();
        let rule = |rule: &Value| Rule {
            kind: rule["kind"].as_str().unwrap().to_owned(),
            finds: Regex::new(rule["finds"].as_str().unwrap()).unwrap(),
            counted: rule["counted"].as_bool().unwrap(),
        };
        let moments = rules["moments_from"].as_i64().unwrap();
        let fields = rules["fields"].as_array().unwrap().iter();
        Self {
            rules: rules["texts"].as_array().unwrap().iter().map(rule).collect(),
            fields: fields.map(|field| field.as_str().unwrap().to_owned()).collect(),
            moments,
            names: ids.iter().map(|(name, id)| (id.as_str().unwrap().to_owned(), format!("<{name}>"))).collect(),
            counts: BTreeMap::new(),
        }
    }

    /// The normal form, with the fields of each record in order of their keys.
    pub fn of(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                let part = |(key, value): (&str, &Value)| {
                    let varies = value.is_number() && self.fields.iter().any(|field| field == key);
                    (key.to_owned(), if varies { Value::from(format!("<{key}>")) } else { self.of(value) })
                };
                sorted(fields).into_iter().map(part).collect()
            }
            Value::Array(items) if items.len() > BYTES && items.iter().all(Value::is_number) => Value::from("<bytes>"),
            Value::Array(items) => items.iter().map(|item| self.of(item)).collect(),
            Value::String(text) => self.text(text),
            plain if plain.as_i64().is_some_and(|number| number >= self.moments) => Value::from("<moment>"),
            plain => plain.clone(),
        }
    }

    fn text(&mut self, text: &str) -> Value {
        let mut text = text.to_owned();
        for at in 0..self.rules.len() {
            let Rule { kind, finds, counted } = &self.rules[at];
            let (names, counts) = (&mut self.names, &mut self.counts);
            let named = |found: &regex_lite::Captures<'_>| {
                if !counted {
                    return format!("<{kind}>");
                }
                let next = || {
                    let count = counts.entry(kind.clone()).or_default();
                    *count += 1;
                    format!("<{kind} {count}>")
                };
                names.entry(found[0].to_owned()).or_insert_with(next).clone()
            };
            text = finds.replace_all(&text, named).into_owned();
        }
        if text.len() > TEXT { json!({ "bytes": text.len(), "crc32": crc32(text.as_bytes()) }) } else { text.into() }
    }
}

/// The checksum of zip and PNG.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let shifted = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        (0..8).fold(sum ^ u32::from(*byte), shifted)
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn what_chance_made_gets_a_name_and_what_a_vector_named_keeps_its_own() {
    let ids = json!({ "oma": "pr0ef0ma000000000000000000" });
    let mut normal = Normal::new(ids.as_object().unwrap());
    let other = "b3x5ytk6wbct1cegg8kk496tg0";
    let told = json!({ "a": format!("{other} pr0ef0ma000000000000000000"), "b": [other, "1"], "at": 1_790_000_000_000_i64, "long": vec![7; 65] });
    let is = json!({ "a": "<id 1> <oma>", "b": ["<id 1>", "1"], "at": "<moment>", "long": "<bytes>" });
    assert_eq!(normal.of(&told), is);
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    assert_eq!(normal.of(&json!("x".repeat(2001)))["bytes"], json!(2001));
}
