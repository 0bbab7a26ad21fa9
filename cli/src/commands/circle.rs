//! The people, what is told of them, and the map.

use steunkring_app::{Canvas, Edit, MapOptions, NewTie, Theme};
use steunkring_domain::*;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{home, pick, render, show};

/// How many pixels wide a PNG is.
const PNG_WIDTH: u32 = 1400;

/// Runs a command about people.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle;
    match &args.command {
        Command::Add { name, ring, domain, formality, child, family } => {
            let nickname =
                Nickname::parse(name).map_err(|reason| Failure::value("name", reason, "1 to 80 characters"))?;
            let id = PersonId(random()?);
            let mut changes = Vec::new();
            if let Some(code) = formality {
                let can = pick::codes(Formality::ALL, Formality::code);
                changes.push(PersonChange::Formality(pick::choice("formality", code, Formality::parse, &can)?));
            }
            if *child {
                changes.push(PersonChange::IsChild(Some(true)));
            }
            let mut tie = None;
            if *family {
                changes.push(PersonChange::InFamily(Some(true)));
            } else {
                let domains = pick::codes(Domain::ALL, Domain::code);
                let rings = pick::codes(Ring::ALL, Ring::code);
                tie = Some(NewTie {
                    ego: PersonId::FAMILY,
                    domain: pick::choice("domain", domain.as_deref().unwrap_or(""), Domain::parse, &domains)?,
                    ring: pick::choice("ring", ring.as_deref().unwrap_or(""), Ring::parse, &rings)?,
                });
            }
            let done = app.run(space, steunkring_app::Command::AddPerson { id, name: nickname, changes, tie })?;
            show::print(args.json, &serde_json::json!({ "id": id, "revision": done.revision }), || {
                vec![format!("+ {name}")]
            })
        }
        Command::Tell { name, by, answers } => {
            let alter = pick::person(&circle, name)?;
            let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
            let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter }, respondent };
            let edits: Vec<Edit> = answers
                .iter()
                .map(|text| pick::answer(text).map(|change| Edit::View(view, change)))
                .collect::<Result<_, _>>()?;
            let done = app.run(space, steunkring_app::Command::Map(edits))?;
            show::print(args.json, &done, || vec!["ok".to_owned()])
        }
        Command::Map { by, svg, png, pdf, round, dark } => {
            let respondent = by.as_deref().map(|by| pick::person(&circle, by)).transpose()?;
            let canvas = if *round { Canvas::Round } else { Canvas::Tall };
            let screen = app.map_screen(space, MapOptions { respondent, canvas, ..MapOptions::default() })?;
            let drawing = screen.svg(if *dark { Theme::Dark } else { Theme::Light });
            if let Some(file) = svg {
                std::fs::write(file, &drawing)?;
            }
            if let Some(file) = png {
                std::fs::write(file, render::png(&drawing, PNG_WIDTH)?)?;
            }
            if let Some(file) = pdf {
                std::fs::write(file, render::pdf(&drawing)?)?;
            }
            show::print(args.json, &screen, || show::map(&screen))
        }
        Command::Remove { name } => {
            let id = pick::person(&circle, name)?;
            let gone = Edit::Person(id, PersonChange::Removed(Some(app.now())));
            let done = app.run(space, steunkring_app::Command::Map(vec![gone]))?;
            show::print(args.json, &done, || vec![format!("- {name} (`steunkring tray` brings back)")])
        }
        Command::Tray { back } => {
            let screen = app.tray_screen(space)?;
            let Some(number) = back else {
                return show::print(args.json, &screen, || {
                    let items = screen.items.iter().enumerate();
                    let rows = items.map(|(n, item)| {
                        format!("{}. {}{}", n + 1, item.name.text, if item.edited { " *" } else { "" })
                    });
                    [screen.title.text.clone(), screen.help.text.clone()].into_iter().chain(rows).collect()
                });
            };
            let item = number.checked_sub(1).and_then(|at| screen.items.get(at));
            let item = item.ok_or_else(|| Failure::usage("there is no such number; `steunkring tray` lists them"))?;
            let done = app.bring_back(space, item.table, &item.row)?;
            show::print(args.json, &done, || vec![format!("+ {}", item.name.text)])
        }
        _ => Ok(()),
    }
}

/// 16 fresh bytes for the gesture.
pub fn random() -> Result<[u8; 16], Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Failure::usage("this computer gives no randomness"))?;
    Ok(bytes)
}
