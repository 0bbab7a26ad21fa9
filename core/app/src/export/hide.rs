//! Leaving out the names of people who do not know that they stand on the map.

use std::collections::BTreeMap;

use serde_json::Value;
use steunkring_domain::*;

/// The people who are not named, each with what stands there instead.
#[derive(Default)]
pub(super) struct Hidden {
    people: BTreeMap<PersonId, Nickname>,
    /// Names as they were, the longest first, with what stands there instead.
    names: Vec<(Vec<char>, String)>,
}

/// The fields in which people write in their own words.
const TEXTS: &[&str] = &[
    "text",
    "caption",
    "title",
    "note",
    "body",
    "words",
    "place",
    "public_summary",
    "guest",
    "recipients",
    "evidence",
    "organisation",
    "evaluation",
];

impl Hidden {
    /// Of a united circle everybody outside the family of whom it is not told that they know of standing on the map. A placeholder has no name to hide.
    pub(super) fn of(circle: &Circle, me: PersonId) -> Self {
        let hides = |(id, person): &(&PersonId, &Person)| {
            // Entries that were merged are hidden together or not at all.
            let standing = circle.people.get(&circle.resolve(**id)).unwrap_or(person);
            !circle.stands_for(**id, circle.resolve(me))
                && **id != PersonId::FAMILY
                && standing.in_family != Some(true)
                && standing.informed != Some(true)
                && person.nickname.is_some()
        };
        let mut people: Vec<(&PersonId, &Person)> = circle.people.iter().filter(hides).collect();
        people.sort_by_key(|(id, person)| (person.joined, **id));
        let mut hidden = Self::default();
        for (number, (id, person)) in (1..).zip(people) {
            let Ok(instead) = Nickname::parse(&format!("?{number}")) else { continue };
            for name in [person.nickname.as_ref().map(Nickname::as_str), person.given_name.as_ref().map(Line::as_str)] {
                hidden.names.extend(name.map(|name| (name.chars().collect(), instead.as_str().to_owned())));
            }
            hidden.people.insert(*id, instead);
        }
        hidden.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        hidden
    }

    /// How many people are not named.
    pub(super) fn count(&self) -> usize {
        self.people.len()
    }

    /// Leaves only what says nothing of who somebody is.
    pub(super) fn hide_people(&self, circle: &mut Circle) {
        for (id, person) in &mut circle.people {
            let Some(instead) = self.people.get(id) else { continue };
            *person = Person {
                nickname: Some(instead.clone()),
                is_child: person.is_child,
                deceased: person.deceased,
                placeholder: person.placeholder,
                kind: person.kind.clone(),
                formality: person.formality.clone(),
                informed: person.informed,
                added_by: person.added_by,
                added_at: person.added_at,
                joined: person.joined,
                merged_into: person.merged_into,
                removed: person.removed,
                ..Person::default()
            };
        }
    }

    /// Leaves the names out of what people wrote in their own words.
    pub(super) fn hide_texts(&self, value: Value) -> Value {
        self.walk(value, false)
    }

    /// A text without the names.
    pub(super) fn text(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let (mut at, mut inside) = (0, false);
        while let Some(c) = chars.get(at) {
            let rest = chars.get(at..).unwrap_or_default();
            let found = if inside { None } else { self.names.iter().find(|(name, _)| begins(rest, name)) };
            if let Some((name, instead)) = found {
                out.push_str(instead);
                at += name.len();
                inside = false;
                continue;
            }
            out.push(*c);
            inside = c.is_alphanumeric();
            at += 1;
        }
        out
    }

    fn walk(&self, value: Value, own: bool) -> Value {
        match value {
            Value::String(text) if own => Value::String(self.text(&text)),
            Value::Array(list) => list.into_iter().map(|one| self.walk(one, own)).collect(),
            Value::Object(fields) => fields
                .into_iter()
                .map(|(key, one)| {
                    let own = own || TEXTS.contains(&key.as_str());
                    (key, self.walk(one, own))
                })
                .collect(),
            other => other,
        }
    }
}

/// Whether a text begins with a whole word or words, whatever their capitals.
fn begins(text: &[char], name: &[char]) -> bool {
    let same = |a: &char, b: &char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let Some((start, rest)) = text.split_at_checked(name.len()) else { return false };
    !name.is_empty()
        && start.iter().zip(name).all(|(a, b)| same(a, b))
        && !rest.first().is_some_and(|next| next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_hidden_as_whole_words_and_the_longest_first() {
        let mut circle = Circle::default();
        for (n, name) in [(1, "Bo"), (2, "Bo van Zuid"), (3, "Élodie"), (4, "Yara")] {
            let family = (n == 4).then_some(true);
            let person = Person {
                nickname: Nickname::parse(name).ok(),
                in_family: family,
                joined: Some(n.into()),
                ..Person::default()
            };
            circle.people.insert(PersonId([n; 16]), person);
        }
        let hidden = Hidden::of(&circle, PersonId([9; 16]));
        assert_eq!(hidden.count(), 3);
        let text = "Bo belt. bo van zuid, ÉLODIE en Yara; Bob en Bossche bollen niet. (Bo)";
        assert_eq!(hidden.text(text), "?1 belt. ?2, ?3 en Yara; Bob en Bossche bollen niet. (?1)");
        hidden.hide_people(&mut circle);
        let names: Vec<_> = circle.people.keys().map(|id| circle.name(*id)).collect();
        assert_eq!(names, ["?1", "?2", "?3", "Yara"]);
    }
}
