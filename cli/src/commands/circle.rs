//! The people, what is told of them, and the map.

use steunkring_app::{
    App, Canvas, CoreError, Direction, Edit, Label, MapOptions, NewTie, NoteEdit, SpaceId, SpaceKind, Theme,
};
use steunkring_domain::*;
use steunkring_text::Args as Values;

use super::talks;
use crate::args::{Add, Args, Command, MapView, Other};
use crate::failure::Failure;
use crate::{file, home, pick, render, show};

/// How many pixels wide a PNG is.
const PNG_WIDTH: u32 = 1400;

/// Runs a command about people.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle;
    match &args.command {
        Command::Add(Add { name, there: true, for_whom, .. }) => {
            let ego = pick::ego(&app, space, &circle, for_whom.as_deref())?;
            let tie = pick::tie(ego, pick::person(&circle, name)?)?;
            let done = app.put_in_circle(space, Some(ego), tie.alter)?;
            let named = Values::new().text("name", circle.name(tie.alter));
            show::done(args.json, &done, [home::say(&app, "undo-person-added", &named)?])
        }
        Command::Whose { for_whom } => {
            let ego = for_whom.as_deref().map(|name| pick::person(&circle, name)).transpose()?;
            let screen = app.whose_screen(space, ego)?;
            show::print(args.json, &screen, || show::whose(&screen))
        }
        Command::Add(add) => {
            let Add { name, ring, domain, formality, who, child, family, for_whom, there: _ } = add;
            let nickname = pick::name("name", name)?;
            let there = home::say(&app, "undo-person-added", &Values::new().text("name", nickname.as_str()))?;
            let called = pick::seen(nickname.as_str());
            let same = |id: PersonId| pick::seen(circle.name(id)) == called;
            let id = PersonId(random()?);
            let mut changes = Vec::new();
            if let Some(code) = formality {
                let can = pick::codes(Formality::ALL, Formality::code);
                changes.push(PersonChange::Formality(pick::choice("formality", code, Formality::parse, &can)?));
            }
            if let Some(who) = who {
                let face = steunkring_app::face_for(who);
                let can = "grandmother, grandfather, mother, father, uncle, aunt";
                changes.extend(face.map_err(|_| Failure::value("who", Invalid::Form, can))?);
            }
            if *child {
                changes.push(PersonChange::IsChild(Some(true)));
            }
            let mut tie = None;
            let circles = matches!(app.kind(space)?, SpaceKind::FamilyMap | SpaceKind::OwnPage);
            if *family {
                changes.push(PersonChange::InFamily(Some(true)));
            } else if circles || ring.is_some() || domain.is_some() || for_whom.is_some() {
                let domains = pick::codes(Domain::ALL, Domain::code);
                let rings = pick::codes(Ring::ALL, Ring::code);
                tie = Some(NewTie {
                    ego: pick::ego(&app, space, &circle, for_whom.as_deref())?,
                    domain: pick::choice("domain", domain.as_deref().unwrap_or(""), Domain::parse, &domains)?,
                    ring: pick::choice("ring", ring.as_deref().unwrap_or(""), Ring::parse, &rings)?,
                });
            }
            let done = app.run(space, steunkring_app::Command::AddPerson { id, name: nickname, changes, tie })?;
            let twins: Vec<PersonId> = circle.present().map(|(id, _)| id).filter(|id| same(*id)).collect();
            let twice = twins.first().map(|twin| same_name(&app, id, *twin)).transpose()?;
            let record = serde_json::json!({ "id": id, "revision": done.revision, "same_name": twins });
            show::done(args.json, &record, std::iter::once(there).chain(twice.into_iter().flatten()))
        }
        Command::Tell { name, by, for_whom, how, answers } => {
            let alter = pick::person(&circle, name)?;
            let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
            let ego = pick::ego(&app, space, &circle, for_whom.as_deref())?;
            let tie = pick::tie(ego, alter)?;
            // A tie is there from its first answer on; one of the family begins with a place in its circle.
            let begins = for_whom.is_some() && circle.ties.get(&tie).is_none_or(|tie| tie.present != Some(true));
            let begin = begins.then_some(Ok(Edit::Tie(tie, TieChange::Present(Some(true)))));
            let view = PerspectiveId { tie, respondent };
            let told = answers.iter().map(|text| pick::answer(text).map(|change| Edit::View(view, change)));
            let how = how.as_deref().map(pick::method).transpose()?;
            let how = how.map(|how| Ok(Edit::View(view, PerspectiveChange::Method(Some(how)))));
            let edits: Vec<Edit> = begin.into_iter().chain(how).chain(told).collect::<Result<_, Failure>>()?;
            let done = app.run(space, steunkring_app::Command::Map(edits))?;
            show::done(args.json, &done, [home::say(&app, "undo-changed", &Values::new())?])
        }
        Command::Map { by, for_whom, svg, png, pdf, round, dark, view } => {
            let respondent = by.as_deref().map(|by| pick::person(&circle, by)).transpose()?;
            let ego = for_whom.as_deref().map(|name| pick::person(&circle, name)).transpose()?;
            let canvas = if *round { Canvas::Round } else { Canvas::Tall };
            let options = MapOptions { ego, respondent, canvas, ..map_options(&circle, view)? };
            let theme = if *dark { Theme::Dark } else { Theme::Light };
            let draw = |drawing: &str| {
                if let Some(file) = svg {
                    file::write(file, drawing.as_bytes())?;
                }
                if let Some(file) = png {
                    file::write(file, &render::png(drawing, PNG_WIDTH)?)?;
                }
                if let Some(file) = pdf {
                    file::write(file, &render::pdf(drawing)?)?;
                }
                Ok::<(), Failure>(())
            };
            if view.legend {
                let screen = app.legend_screen(space)?;
                draw(&screen.svg(theme))?;
                return show::print(args.json, &screen, || show::legend(&screen));
            }
            let screen = app.map_screen(space, options)?;
            home::looked_at(&mut app, space);
            draw(&screen.svg(theme))?;
            show::print(args.json, &screen, || show::map(&screen))
        }
        Command::Remove { name, tie, for_whom, what } => {
            let ego = pick::ego(&app, space, &circle, for_whom.as_deref())?;
            remove(args, &mut app, space, (name.as_deref(), tie.then_some(ego), what))
        }
        Command::Tray { back } => {
            let screen = app.tray_screen(space)?;
            let Some(number) = back else {
                return show::print(args.json, &screen, || {
                    let items = screen.items.iter().enumerate();
                    let rows = items.flat_map(|(n, item)| {
                        let edits = item.edits.iter().map(|label| format!("   {}", label.text));
                        [format!("{}. {}", n + 1, item.name.text), format!("   {}", item.line.text)]
                            .into_iter()
                            .chain(edits)
                    });
                    let empty = screen.empty.iter().map(|label| label.text.clone());
                    let head = [screen.title.text.clone(), screen.help.text.clone()];
                    head.into_iter().chain(rows).chain(empty).collect()
                });
            };
            let item = pick::numbered(&screen.items, *number, "tray")?;
            let done = app.bring_back(space, item.table, &item.row)?;
            show::done(args.json, &done, done.said.clone())
        }
        _ => Ok(()),
    }
}

/// That somebody of the same name is there already, and how the two become one where they are.
fn same_name(app: &App, added: PersonId, known: PersonId) -> Result<[Label; 2], Failure> {
    let merge = format!("merge {} {}", pick::short(added), pick::short(known));
    Ok([home::say(app, "cli-same-name", &Values::new())?, home::advise(app, "cli-same-name-do", &merge)?])
}

fn map_options(circle: &Circle, view: &MapView) -> Result<MapOptions, Failure> {
    let rings = pick::codes(Ring::ALL, Ring::code);
    let ring = pick::choice("ring", view.ring.as_deref().unwrap_or(""), Ring::parse, &rings)?;
    let page = view.page.checked_sub(1).ok_or_else(|| Failure::look("cli-no-number", "map"))?;
    Ok(MapOptions {
        focus: ring.and_then(|ring| ring.band()),
        page,
        chosen: view.chosen.as_deref().map(|name| pick::person(circle, name)).transpose()?,
        names: !view.no_names,
        direction: view.rtl.then_some(Direction::RightToLeft),
        ..MapOptions::default()
    })
}

/// Takes somebody or something away.
fn remove(
    args: &Args,
    app: &mut App,
    space: SpaceId,
    wanted: (Option<&str>, Option<PersonId>, &Other),
) -> Result<(), Failure> {
    let gone = Some(app.now());
    let one = |edit| steunkring_app::Command::Map(vec![edit]);
    let (command, called) = match wanted {
        (Some(name), None, _) => {
            let circle = app.circle(space)?.circle.united();
            let person = pick::person(&circle, name)?;
            (one(Edit::Person(person, PersonChange::Removed(gone))), circle.name(person).to_owned())
        }
        (Some(name), Some(ego), _) => {
            let circle = app.circle(space)?.circle.united();
            let id = TieId { ego, alter: pick::person(&circle, name)? };
            if circle.ties.get(&id).is_none_or(|tie| tie.removed.is_some()) {
                return Err(Failure::look("cli-no-place", "map"));
            }
            (one(Edit::Tie(id, TieChange::Removed(gone))), circle.name(id.alter).to_owned())
        }
        (None, _, Other { talk: Some(talk), .. }) => {
            let document = talks::find(app, space, talk)?;
            let edits = vec![NoteEdit::Meeting(MeetingChange::Removed(gone))];
            (steunkring_app::Command::Note { document, edits }, talk.clone())
        }
        (None, _, Other { step: Some(number), .. }) => {
            let plan = app.plan_screen(space)?;
            let step = pick::numbered(&plan.actions, *number, "plan")?;
            (one(Edit::Action(step.id, ActionChange::Removed(gone))), step.text.text.clone())
        }
        (None, _, Other { goal: Some(number), .. }) => {
            let plan = app.plan_screen(space)?;
            let goal = pick::numbered(&plan.goals, *number, "plan")?;
            (one(Edit::Goal(goal.id, GoalChange::Removed(gone))), goal.text.text.clone())
        }
        (None, _, Other { moment: Some(number), .. }) => {
            let kept = app.moments_screen(space)?.items;
            let moment = pick::numbered(&kept, *number, "then")?;
            (one(Edit::Snapshot(moment.id, SnapshotChange::Removed(gone))), number.to_string())
        }
        (None, _, Other { contact: Some(number), .. }) => {
            let moments = app.contacts_screen(space)?.items;
            let moment = pick::numbered(&moments, *number, "contact")?;
            (one(Edit::Contact(moment.id, ContactChange::Removed(gone))), moment.line.text.clone())
        }
        (None, _, Other { card: Some(number), .. }) => {
            let houses = app.own_screen(space)?.houses;
            let cards: Vec<_> = houses.into_iter().flat_map(|house| house.cards).collect();
            let card = pick::numbered(&cards, *number, "own")?;
            (one(Edit::Card(card.id, CardChange::Removed(gone))), card.text.text.clone())
        }
        (None, ..) => return Err(Failure::said("cli-what-away")),
    };
    let done = app.run(space, command)?;
    let gone = home::say(app, "undo-person-away", &Values::new().text("name", &called))?;
    show::done(args.json, &done, [gone, home::advise(app, "cli-get-back", "tray")?])
}

/// 16 fresh bytes for the gesture.
pub fn random() -> Result<[u8; 16], Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| CoreError::Unexpected("no randomness"))?;
    Ok(bytes)
}
