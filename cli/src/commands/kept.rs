//! Permissions, moments of contact and the own page.

use serde_json::json;
use steunkring_app::{App, Command as Do, ConsentsScreen, ContactsScreen, Edit, OwnScreen, SpaceId};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use super::circle::random;
use crate::args::{self, Args, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// Runs a command about what is kept beside people.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Consent { stop: Some(number) } => {
            let screen = app.consents_screen(space)?;
            let item = pick::numbered(&screen.items, *number, "consent")?;
            app.withdraw(space, item.id)?;
            let after = app.consents_screen(space)?;
            show::print(args.json, &after, || consents(&after))
        }
        Command::Consent { .. } => {
            let screen = app.consents_screen(space)?;
            show::print(args.json, &screen, || consents(&screen))
        }
        Command::Contact(told) if !told.with.is_empty() => {
            let (id, edits) = contact(&mut app, space, told)?;
            app.run(space, Do::Map(edits))?;
            let said = home::say(&app, "undo-changed", &Values::new())?;
            show::done(args.json, &json!({ "id": id }), [said])
        }
        Command::Contact(_) => {
            let screen = app.contacts_screen(space)?;
            show::print(args.json, &screen, || contacts(&screen))
        }
        Command::Own(args::Own { house: Some(house), write: Some(text) }) => {
            // Only an own page has houses.
            app.own_screen(space)?;
            let can = pick::codes(House::ALL, House::code);
            let house = House::parse(house).map_err(|reason| Failure::value("house", reason, &can))?;
            let (id, now) = (CardId(random()?), app.now());
            let changes = [
                CardChange::House(Some(house)),
                CardChange::Text(Some(pick::paragraph("write", text)?)),
                CardChange::CreatedAt(Some(now)),
            ];
            app.run(space, Do::Map(changes.into_iter().map(|change| Edit::Card(id, change)).collect()))?;
            let screen = app.own_screen(space)?;
            show::print(args.json, &screen, || own(&screen))
        }
        Command::Own(_) => {
            let screen = app.own_screen(space)?;
            show::print(args.json, &screen, || own(&screen))
        }
        _ => Ok(()),
    }
}

fn contact(app: &mut App, space: SpaceId, told: &args::Contact) -> Result<(ContactId, Vec<Edit>), Failure> {
    let circle = app.circle(space)?.circle.united();
    let mut changes = Vec::new();
    for name in &told.with {
        changes.push(ContactChange::With(pick::person(&circle, name)?, true));
    }
    if let Some(code) = &told.place_kind {
        let can = pick::codes(PlaceKind::ALL, PlaceKind::code);
        changes.push(ContactChange::PlaceKind(pick::choice("place-kind", code, PlaceKind::parse, &can)?));
    }
    if let Some(answer) = &told.child_chose {
        changes.push(ContactChange::PlaceChosenByChild(pick::yes("child-chose", answer)?));
    }
    if let Some(minutes) = told.minutes {
        let minutes = Minutes::new(minutes).map_err(|reason| Failure::value("minutes", reason, "1–1440"))?;
        changes.push(ContactChange::Minutes(Some(minutes)));
    }
    if let Some(text) = &told.words {
        changes.push(ContactChange::Note(Some(pick::paragraph("words", text)?)));
    }
    let mut at = app.now();
    if let Some(day) = &told.day {
        let time = pick::time("at", told.at.as_deref().unwrap_or("12:00"))?;
        at = app.moment(pick::day("day", day)?, time)?;
    }
    changes.push(ContactChange::At(Some(at)));
    let id = ContactId(random()?);
    Ok((id, changes.into_iter().map(|change| Edit::Contact(id, change)).collect()))
}

fn consents(screen: &ConsentsScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone()];
    for (number, item) in (1..).zip(&screen.items) {
        lines.push(format!("{number}. {}", item.purpose.text));
        let said = item.given.iter().chain(&item.details).chain(&item.stopped).chain(&item.effect);
        lines.extend(said.map(|label| format!("   {}", label.text)));
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines
}

fn contacts(screen: &ContactsScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone()];
    for (number, item) in (1..).zip(&screen.items) {
        lines.push(format!("{number}. {}", item.line.text));
        let said = item.minutes.iter().chain(&item.child_chose).chain(&item.words);
        lines.extend(said.map(|label| format!("   {}", label.text)));
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines
}

fn own(screen: &OwnScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.houses_title.text.clone()];
    let mut number = 0;
    for house in &screen.houses {
        lines.push(house.label.text.clone());
        for card in &house.cards {
            number += 1;
            lines.push(format!("  {number}. {}", card.text.text));
        }
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines
}
