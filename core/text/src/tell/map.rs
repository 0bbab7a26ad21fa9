//! A whole map, told from the inside out.

use super::{Ego, id_part, joined};
use crate::{Args, Label, Words};

/// The most people that are told; the map holds fewer.
pub const PEOPLE_LIMIT: usize = 1_000;

/// A map in reading order.
#[derive(Clone, Debug)]
pub struct Map<'a> {
    /// Who stands in the middle.
    pub ego: Ego<'a>,
    /// The rings from the inside out.
    pub rings: Vec<MapRing<'a>>,
    /// How many people are not shown.
    pub hidden: usize,
}

/// One ring with its people.
#[derive(Clone, Debug)]
pub struct MapRing<'a> {
    /// The ring's name, which may be the family's own.
    pub name: &'a str,
    /// Its people in reading order.
    pub people: Vec<Item<'a>>,
}

/// One person in the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item<'a> {
    /// The name.
    pub name: &'a str,
    /// The message that says who it is: of kin, else of the domain.
    pub who: Option<&'a str>,
    /// The code of the line.
    pub line: &'a str,
    /// The code of the status: a pause and a wish have a sentence of their own.
    pub status: Option<&'a str>,
    /// Whether the place is only assumed and was not asked.
    pub assumed: bool,
}

/// Tells a map as a list: what it is, how many there are, each ring with its people, who is not shown, and the end.
pub fn map(words: &Words, map: &Map<'_>) -> Vec<Label> {
    let total: usize = map.rings.iter().map(|ring| ring.people.len()).sum();
    let mut told = vec![words.label("list-say-intro", &words.about(map.ego, Args::new()))];
    if total > 0 {
        told.push(words.label("list-say-count", &Args::new().count("n", total)));
    }
    let mut number = 0;
    for ring in &map.rings {
        let args = Args::new().text("ring", ring.name).count("n", ring.people.len());
        told.push(words.label(if ring.people.is_empty() { "list-say-ring-empty" } else { "list-say-ring" }, &args));
        for person in ring.people.iter().take(PEOPLE_LIMIT.saturating_sub(number)) {
            number += 1;
            told.push(item(words, map.ego, number, person));
        }
    }
    if map.hidden > 0 {
        told.push(words.label("list-say-hidden", &Args::new().count("n", map.hidden)));
    }
    told.push(words.plain("list-say-end"));
    told
}

/// Tells one person of the list: who it is and the line, then a pause or a wish, then that the place was not asked. A line that is
/// not filled in is left out.
pub fn item(words: &Words, ego: Ego<'_>, number: usize, person: &Item<'_>) -> Label {
    let who = person.who.filter(|id| Words::has(id)).unwrap_or("tie-unknown-field");
    let who = words.inline(&words.plain(who).text);
    let args = Args::new().count("i", number).text("name", person.name).text("label", &who);
    let line = format!("line-short-{}", id_part(person.line));
    let mut told = vec![if person.line == "unknown" || !Words::has(&line) {
        words.label("list-say-item-short", &args)
    } else {
        words.label("list-say-item", &args.text("line", &words.plain(&line).text))
    }];
    let sentence = match person.status {
        Some("slapend") => Some("tie-status-slapend"),
        Some("gewenst") => Some("tie-status-gewenst"),
        _ => None,
    };
    told.extend(sentence.map(|id| words.label(id, &words.about(ego, Args::new()).text("alter", person.name))));
    told.extend(person.assumed.then(|| words.full_stop("ring-not-asked")));
    joined(&told)
}
