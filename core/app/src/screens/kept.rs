//! What a space keeps beside people, talks and plan: permissions, moments of contact, and the houses of an own page.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::{Offer, Strip, date};
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, Done, Edit, SpaceId};

/// What somebody said yes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConsentsScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// The permissions, the latest first.
    pub items: Vec<ConsentItem>,
    /// What to say where there is none.
    pub empty: Option<Label>,
}

/// One permission.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConsentItem {
    /// Which.
    pub id: ConsentId,
    /// What for: where it was told who may, as the question that was answered with yes.
    pub purpose: Label,
    /// About whom, by whom and in what way it was given, each in a sentence.
    pub details: Vec<Label>,
    /// When it was given.
    pub given: Option<Label>,
    /// When it was taken back.
    pub stopped: Option<Label>,
    /// What happens when it is taken back, to say before that; empty where it was.
    pub effect: Vec<Label>,
    /// To take it back; none where it was.
    pub stop: Option<Offer>,
}

/// Who spoke with whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContactsScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// The moments, the latest first.
    pub items: Vec<ContactItem>,
    /// What to say where there is none.
    pub empty: Option<Label>,
    /// What can be done: `add`.
    pub offers: Vec<Offer>,
}

/// One moment of contact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContactItem {
    /// Which.
    pub id: ContactId,
    /// With whom, where and when, in one sentence.
    pub line: Label,
    /// How long.
    pub minutes: Option<Label>,
    /// Whether the child chose the place.
    pub child_chose: Option<Label>,
    /// What is to be remembered, word for word.
    pub words: Option<Label>,
}

/// The own page: three houses with cards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// What the houses are called together.
    pub houses_title: Label,
    /// The houses, in their order.
    pub houses: Vec<HouseItem>,
    /// What to say where nothing is written yet.
    pub empty: Option<Label>,
}

/// One house.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HouseItem {
    /// Which.
    pub house: House,
    /// What it is called.
    pub label: Label,
    /// Its cards, in the order in which they were written.
    pub cards: Vec<CardItem>,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CardItem {
    /// Which.
    pub id: CardId,
    /// What was written, word for word.
    pub text: Label,
}

impl App {
    /// The permissions of a space.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn consents_screen(&mut self, space: SpaceId) -> Result<ConsentsScreen, CoreError> {
        let Sight { revision, row, words, strip, me, .. } = self.sight(space, Part::Map)?;
        let circle = &row.circle;
        let mut given: Vec<_> = circle.consents.iter().filter(|(_, one)| one.removed.is_none()).collect();
        given.sort_by_key(|(id, one)| std::cmp::Reverse((one.at, **id)));
        let items = given.into_iter().map(|(id, one)| self.consent(circle, &words, me, (*id, one)));
        let items = items.collect::<Result<Vec<_>, CoreError>>()?;
        Ok(ConsentsScreen {
            revision,
            strip,
            title: words.plain("consent-title"),
            empty: items.is_empty().then(|| words.plain("consent-empty")),
            items,
        })
    }

    /// Takes a permission back. What follows stands on the screen before; one that was taken back stays as it is.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a permission that is not there.
    pub fn withdraw(&mut self, space: SpaceId, id: ConsentId) -> Result<Done, CoreError> {
        let circle = self.circle(space)?.circle;
        let found = circle.consents.get(&id).filter(|one| one.removed.is_none());
        let found = found.ok_or(CoreError::Missing("consent"))?;
        let now = self.now();
        let stop = Edit::Consent(id, ConsentChange::WithdrawnAt(Some(now)));
        self.run(space, Command::Map(if found.withdrawn_at.is_none() { vec![stop] } else { Vec::new() }))
    }

    /// Who spoke with whom in a space.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn contacts_screen(&mut self, space: SpaceId) -> Result<ContactsScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let circle = &row.circle;
        let mut moments: Vec<_> = circle.contacts.iter().filter(|(_, one)| one.removed.is_none()).collect();
        moments.sort_by_key(|(id, one)| std::cmp::Reverse((one.at, **id)));
        let items: Vec<_> = moments.into_iter().map(|(id, one)| self.contact(circle, &words, *id, one)).collect();
        Ok(ContactsScreen {
            revision,
            strip,
            title: words.plain("contact-title"),
            empty: items.is_empty().then(|| words.plain("contact-empty")),
            items,
            offers: Offer::all(&words, [("add", "contact-add")]),
        })
    }

    /// The own page of this profile's person.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there or is no own page.
    pub fn own_screen(&mut self, space: SpaceId) -> Result<OwnScreen, CoreError> {
        if self.kind(space)? != SpaceKind::OwnPage {
            return Err(CoreError::Missing("own page"));
        }
        let Sight { revision, row, words, strip, .. } = self.sight(space, Part::Map)?;
        let mut cards: Vec<_> = row.circle.cards.iter().filter(|(_, card)| card.removed.is_none()).collect();
        cards.sort_by_key(|(id, card)| (card.created_at, **id));
        let of = |house: &House| -> Vec<CardItem> {
            let here = cards.iter().filter(|(_, card)| card.house.as_ref() == Some(house));
            let item = |(id, card): &(&CardId, &Card)| {
                Some(CardItem { id: **id, text: words.as_written(card.text.as_ref()?.as_str()) })
            };
            here.filter_map(item).collect()
        };
        let house = |house: &House| HouseItem {
            house: house.clone(),
            label: words.choice(House::PREFIX, house.code(), &Args::new()),
            cards: of(house),
        };
        let houses: Vec<_> = House::ALL.iter().map(house).collect();
        Ok(OwnScreen {
            revision,
            strip,
            title: words.plain("own-title"),
            houses_title: words.plain("own-houses"),
            empty: houses.iter().all(|house| house.cards.is_empty()).then(|| words.plain("own-empty")),
            houses,
        })
    }

    fn consent(
        &self,
        circle: &Circle,
        words: &Words,
        me: PersonId,
        (id, one): (ConsentId, &Consent),
    ) -> Result<ConsentItem, CoreError> {
        let recipients = one.recipients.as_ref().map(Line::as_str);
        let someone = words.plain("consent-someone").text;
        let to = Args::new().text("name", recipients.unwrap_or(&someone));
        let day = |at: Instant| Ok::<_, CoreError>(date(words, self.day(at)?));
        let subject = one.subject.map(|id| super::plan::person(circle, words, id));
        // What stands where a name is not known is no subject of a sentence.
        let named =
            one.subject.filter(|id| is_named(circle, *id)).and(subject.as_ref()).map(|label| label.text.as_str());
        let about = Args::new().text("name", named.unwrap_or(&someone));
        let given = one.at.map(day).transpose()?.map(|date| {
            let own = one.subject == Some(me) && one.given_by.as_ref().is_none_or(|by| *by == ConsentBy::Self_);
            if own {
                words.label("consent-given", &Args::new().text("date", &date))
            } else {
                words.label("when-on-date", &Args::new().text("date", &date))
            }
        });
        let stopped = one.withdrawn_at.map(day).transpose()?;
        let purpose = one.purpose.as_ref();
        let mut effect = Vec::new();
        if stopped.is_none() {
            effect = vec![words.plain("consent-stop-effect"), words.plain("consent-stop-noted")];
            effect.extend(recipients.map(|_| words.label("consent-stop-seen", &to)));
            if matches!(purpose, Some(Purpose::See | Purpose::Write)) {
                effect.push(words.plain("consent-stop-access"));
                effect.extend(recipients.map(|_| words.label("who-stop-keeps", &to)));
            }
        }
        // A choice is a word on the screen where it is made, and a whole sentence to hear.
        let sentence = |label: Label| Label { text: label.spoken.clone(), ..label };
        let by = one.given_by.as_ref().map(|by| sentence(words.choice(ConsentBy::PREFIX, by.code(), &about)));
        let how = one.how.as_ref().map(|how| sentence(words.choice(ConsentHow::PREFIX, how.code(), &Args::new())));
        let whose = (one.given_by != Some(ConsentBy::Self_)).then_some(subject.as_ref()).flatten();
        let whose = whose.map(|_| words.label("consent-about", &about));
        let asked = |purpose: &Purpose| {
            let said = words.choice(Purpose::PREFIX, purpose.code(), &to);
            match recipients {
                Some(name) => {
                    let args = Args::new().text("name", name).text("purpose", &words.inline(&said.text));
                    Label { pictogram: said.pictogram, ..words.label("consent-ask", &args) }
                }
                None => said,
            }
        };
        Ok(ConsentItem {
            id,
            purpose: match purpose {
                Some(purpose) => asked(purpose),
                None => super::untold(words),
            },
            details: [whose, by, how].into_iter().flatten().collect(),
            given,
            stop: stopped.is_none().then(|| Offer::of(words, "stop", "consent-stop")),
            stopped: stopped.map(|date| words.label("consent-stopped", &Args::new().text("date", &date))),
            effect,
        })
    }

    fn contact(&self, circle: &Circle, words: &Words, id: ContactId, one: &Contact) -> ContactItem {
        let unknown = || words.plain("tie-unknown-field");
        let mut names: Vec<&str> = one.with.iter().map(|id| circle.name(*id)).collect();
        words.sort_names(&mut names, |name| name);
        let names = if names.is_empty() { unknown().text } else { words.list(names) };
        let place = one.place_kind.as_ref();
        let place = place.map_or_else(unknown, |kind| words.choice(PlaceKind::PREFIX, kind.code(), &Args::new()));
        let when = one.at.map_or_else(unknown, |at| self.when(words, at));
        let inline = |label: &Label| words.inline(&label.text);
        let said = Args::new().text("name", &names).text("place", &inline(&place)).text("when", &inline(&when));
        ContactItem {
            id,
            line: words.label("contact-line", &said),
            minutes: one
                .minutes
                .map(|minutes| words.label("unit-minute", &Args::new().number("n", i64::from(minutes.value())))),
            child_chose: one.place_chosen_by_child.map(|yes| {
                let answer = child_chose(words, yes);
                let asked = words.plain("contact-child-chose");
                Label {
                    text: format!("{} {}", asked.text, answer.text),
                    spoken: format!("{} {}", asked.spoken, answer.spoken),
                    ..answer
                }
            }),
            words: one.note.as_ref().map(|note| words.as_written(note.as_str())),
        }
    }
}

/// Whether it is known what somebody is called, which question marks alone do not tell; the family always has a name.
fn is_named(circle: &Circle, id: PersonId) -> bool {
    let id = circle.resolve(id);
    let name = circle.people.get(&id).and_then(|person| person.nickname.as_ref());
    id == PersonId::FAMILY || name.is_some_and(|name| !name.as_str().trim_matches('?').is_empty())
}

/// Whether a child chose a place, as the answer to that question.
pub(super) fn child_chose(words: &Words, yes: bool) -> Label {
    words.plain(if yes { "contact-child-yes" } else { "contact-child-no" })
}
