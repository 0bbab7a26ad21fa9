//! What is known of people, who is family of whom, roles, and entries that are the same person.

use serde_json::json;
use steunkring_app::{App, Command as Do, Done, Edit, SpaceId, can_be_jim_of, jim_changes, role_given};
use steunkring_domain::*;
use steunkring_text::{Args as Values, Words};

use super::circle::random;
use crate::args::{self, Args, Command, Kin};
use crate::failure::Failure;
use crate::{fields, home, pick, show};

/// Runs a command about what is known of people.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Edit { name, changes } => edit(args, &mut app, space, name, changes),
        Command::Kin { name: Some(name), kind: Some(kind), of: Some(of), .. } => {
            kin(args, &mut app, space, (name, *kind, of))
        }
        Command::Kin { .. } => list_kin(args, &mut app, space),
        Command::Role(told @ args::Role { name: Some(name), role: Some(role), .. }) => {
            give_role(args, &mut app, space, (name, role), told)
        }
        Command::Role(_) => list_roles(args, &mut app, space),
        Command::Merge { from: Some(from), into: Some(into), two, ask_again } => {
            let circle = app.circle(space)?.circle.united();
            let (gone, stays) = (pick::person(&circle, from)?, pick::person(&circle, into)?);
            if *two || *ask_again {
                let both = [gone, stays];
                if *two {
                    app.say_two(space, both)?
                } else {
                    app.ask_again(space, both)?
                }
                return list_same(args, &mut app, space);
            }
            let done = app.run(space, Do::Merge { from: gone, into: stays })?;
            let named = Values::new().text("a", circle.name(gone)).text("b", circle.name(stays));
            let said = home::say(&app, "cli-one-now", &named.text("name", circle.name(stays)))?;
            show::done(args.json, &done, [said])
        }
        Command::Merge { .. } => list_same(args, &mut app, space),
        _ => Ok(()),
    }
}

/// Who may be one person, with the commands that say yes and no.
fn list_same(args: &Args, app: &mut App, space: SpaceId) -> Result<(), Failure> {
    let screen = app.same_screen(space)?;
    show::print(args.json, &screen, || {
        let asked = screen.items.iter().flat_map(|item| show::same(item, &["", " --two"]));
        let two = screen.two.iter().flat_map(|item| show::same(item, &[" --ask-again"]));
        asked.chain(two).collect()
    })
}

fn edit(args: &Args, app: &mut App, space: SpaceId, name: &str, changes: &[String]) -> Result<(), Failure> {
    let circle = app.circle(space)?.circle.united();
    let id = pick::person(&circle, name)?;
    let tie = TieId { ego: app.ego(space)?, alter: id };
    if !changes.is_empty() {
        let edits = changes.iter().map(|text| fields::edit(tie, text)).collect::<Result<Vec<_>, _>>()?;
        let done = app.run(space, Do::Map(edits))?;
        return show::done(args.json, &done, [home::say(app, "undo-changed", &Values::new())?]);
    }
    let record = json!({
        "id": id,
        "person": circle.people.get(&id),
        "tie": circle.ties.get(&tie),
    });
    show::print(args.json, &record, || {
        let filled = |part: &str| {
            let fields = record.get(part).and_then(|part| part.as_object()).into_iter().flatten();
            let filled = fields.filter(|(field, value)| {
                fields::FIELDS.split(", ").any(|known| known == field.as_str())
                    && !value.is_null()
                    && value.as_array().is_none_or(|list| !list.is_empty())
            });
            filled.map(|(field, value)| format!("{field}={}", plain(value))).collect::<Vec<_>>()
        };
        [filled("person"), filled("tie")].concat()
    })
}

/// Says that something was taken away, and how it comes back.
fn changed(args: &Args, app: &App, done: &Done) -> Result<(), Failure> {
    let said = [home::say(app, "undo-changed", &Values::new())?, home::advise(app, "cli-get-back", "tray")?];
    show::done(args.json, done, said)
}

/// A value as it is typed.
fn plain(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Bool(yes) => if *yes { "ja" } else { "nee" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn kin(args: &Args, app: &mut App, space: SpaceId, told: (&str, Kin, &str)) -> Result<(), Failure> {
    let Command::Kin { status, certainty, from, to, remove, .. } = &args.command else { return Ok(()) };
    let circle = app.circle(space)?.circle.united();
    let (name, kind, of) = told;
    let (a, b) = (pick::person(&circle, name)?, pick::person(&circle, of)?);
    let id = match kind {
        Kin::Parent => KinId::new(a, b, KinKind::Birth),
        Kin::Child => KinId::new(b, a, KinKind::Birth),
        Kin::AdoptiveParent => KinId::new(a, b, KinKind::Adoption),
        Kin::FosterParent => KinId::new(a, b, KinKind::Foster),
        Kin::StepParent => KinId::new(a, b, KinKind::Step),
        Kin::Guardian => KinId::new(a, b, KinKind::Guardian),
        Kin::Donor => KinId::new(a, b, KinKind::Donor),
        Kin::Partner => KinId::new(a, b, KinKind::Partner),
        Kin::Sibling => KinId::new(a, b, KinKind::Sibling),
    };
    if *remove {
        if circle.kin.get(&id).is_none_or(|link| link.removed.is_some()) {
            return Err(Failure::look("cli-no-link", "kin"));
        }
        let gone = Edit::Kin(id, KinChange::Removed(Some(app.now())));
        let done = app.run(space, Do::Map(vec![gone]))?;
        return changed(args, app, &done);
    }
    let mut changes = vec![KinChange::Present(Some(true)), KinChange::Removed(None)];
    if let Some(status) = status {
        if kind != Kin::Partner {
            return Err(Failure::with("cli-only-partner", Values::new().text("option", "`--status`")));
        }
        let can = pick::codes(PartnerStatus::ALL, PartnerStatus::code);
        changes.push(KinChange::PartnerStatus(pick::choice("status", status, PartnerStatus::parse, &can)?));
    }
    if let Some(certainty) = certainty {
        let can = pick::codes(Certainty::ALL, Certainty::code);
        changes.push(KinChange::Certainty(pick::choice("certainty", certainty, Certainty::parse, &can)?));
    }
    if let Some(from) = from {
        changes.push(KinChange::From(Some(pick::day("from", from)?)));
    }
    if let Some(to) = to {
        changes.push(KinChange::To(Some(pick::day("to", to)?)));
    }
    let edits = changes.into_iter().map(|change| Edit::Kin(id.clone(), change)).collect();
    let done = app.run(space, Do::Map(edits))?;
    show::done(args.json, &done, [home::say(app, "undo-changed", &Values::new())?])
}

fn list_kin(args: &Args, app: &mut App, space: SpaceId) -> Result<(), Failure> {
    let circle = app.circle(space)?.circle.united();
    let words = app.words(&circle)?;
    let there = |id: PersonId| circle.is_present(circle.resolve(id));
    let links = circle.kin.iter().filter(|(id, link)| link.removed.is_none() && there(id.a) && there(id.b));
    let (mut record, mut lines) = (Vec::new(), Vec::new());
    for (id, link) in links {
        let (a, b) = (circle.name(circle.resolve(id.a)), circle.name(circle.resolve(id.b)));
        let kind = words.choice(KinKind::PREFIX, id.kind.code(), &Values::new());
        lines.push(kin_sentence(&words, (a, id, b), link, &kind.text));
        record.push(json!({
            "name": a, "of": b, "id": id, "label": kind, "status": link.partner_status, "certainty": link.certainty,
            "from": link.from, "to": link.to,
        }));
    }
    if lines.is_empty() {
        lines.push(words.plain("cli-no-kin").text);
    }
    show::print(args.json, &record, || lines)
}

/// Who is what of whom: partners by how they are together, others by what the first is of the second.
fn kin_sentence(words: &Words, (a, id, b): (&str, &KinId, &str), link: &KinLink, kind: &str) -> String {
    let named = Values::new().text("a", a).text("b", b);
    let status = link.partner_status.as_ref().filter(|_| id.kind == KinKind::Partner);
    let together = status
        .and_then(|status| words.try_label(&format!("tie-partner-{}", status.code().replace('_', "-")), &named).ok());
    let unsure = link.certainty.as_ref().is_some_and(|sure| *sure != Certainty::Sure);
    let message = if unsure { "tie-kin-unsure" } else { "tie-kin" };
    together.map_or_else(|| words.text(message, &named.text("kin", &words.inline(kind))), |label| label.text)
}

fn give_role(
    args: &Args,
    app: &mut App,
    space: SpaceId,
    (name, role): (&str, &str),
    told: &args::Role,
) -> Result<(), Failure> {
    let args::Role { for_whom, answer, asked, parent_agrees, words, from, to, remove, .. } = told;
    let circle = app.circle(space)?.circle.united();
    let person = pick::person(&circle, name)?;
    let whom = for_whom.as_deref().map_or(Ok(PersonId::FAMILY), |whom| pick::person(&circle, whom))?;
    let role =
        Role::parse(role).map_err(|reason| Failure::value("role", reason, &pick::codes(Role::ALL, Role::code)))?;
    // The same role told twice is one role.
    let is_this = |known: &SupporterRole| circle.whom(known) == whom && known.role.as_ref() == Some(&role);
    let there = circle.roles_of(person).find(|(_, known)| is_this(known));
    let is_jim = role == Role::Jim;
    if *remove {
        let (id, _) = there.ok_or_else(|| Failure::look("cli-no-role", "role"))?;
        let gone = match is_jim {
            true => jim_changes(&circle, whom, person, app.now()),
            false => vec![Edit::Role(id, RoleChange::Removed(Some(app.now())))],
        };
        let done = app.run(space, Do::Map(gone))?;
        return changed(args, app, &done);
    }
    if is_jim && there.is_none() && !can_be_jim_of(&circle, whom, person) {
        let message = if whom == PersonId::FAMILY { "cli-no-jim" } else { "cli-jim-person" };
        return Err(Failure::said(message));
    }
    let jim = is_jim.then(|| circle.jim(whom).0);
    let id = there.map(|(id, _)| id).or(jim).map_or_else(|| random().map(RoleId), Ok)?;
    let mut edits = match (there, is_jim) {
        (Some(_), _) => Vec::new(),
        (None, true) => jim_changes(&circle, whom, person, app.now()),
        (None, false) => role_given(person, whom, &role, None).map(|change| Edit::Role(id, change)).to_vec(),
    };
    let mut changes = Vec::new();
    if let Some(answer) = answer {
        let can = pick::codes(Answer::ALL, Answer::code);
        changes.push(RoleChange::Answer(pick::choice("answer", answer, Answer::parse, &can)?));
        changes.push(RoleChange::AskedAt(Some(app.now())));
    }
    if let Some(day) = asked {
        let noon = Clock::new(12, 0).map_err(|reason| Failure::value("asked", reason, "12:00"))?;
        changes.push(RoleChange::AskedAt(Some(app.moment(pick::day("asked", day)?, noon)?)));
    }
    if let Some(answer) = parent_agrees {
        changes.push(RoleChange::AgreedByParent(pick::yes("parent-agrees", answer)?));
    }
    if let Some(words) = words {
        changes.push(RoleChange::Words(Some(pick::line("words", words)?)));
    }
    if let Some(from) = from {
        changes.push(RoleChange::From(Some(pick::day("from", from)?)));
    }
    if let Some(to) = to {
        changes.push(RoleChange::To(Some(pick::day("to", to)?)));
    }
    edits.extend(changes.into_iter().map(|change| Edit::Role(id, change)));
    let done = app.run(space, Do::Map(edits))?;
    let said = home::say(app, "undo-changed", &Values::new())?;
    show::done(args.json, &json!({ "id": id, "revision": done.revision }), [said])
}

fn list_roles(args: &Args, app: &mut App, space: SpaceId) -> Result<(), Failure> {
    let circle = app.circle(space)?.circle.united();
    let words = app.words(&circle)?;
    let (mut record, mut lines) = (Vec::new(), Vec::new());
    for (id, role) in circle.roles.iter().filter(|(_, role)| role.removed.is_none()) {
        let Some((person, code)) = role.person.map(|person| circle.resolve(person)).zip(role.role.as_ref()) else {
            continue;
        };
        let label = words.choice(Role::PREFIX, code.code(), &Values::new());
        let answer = role.answer.as_ref().map(|answer| {
            words.choice(Answer::PREFIX, answer.code(), &Values::new().text("name", circle.name(person)))
        });
        let whom = role.for_whom.map(|whom| circle.resolve(whom)).unwrap_or(PersonId::FAMILY);
        let whom = if whom == PersonId::FAMILY { words.plain("map-we").text } else { circle.name(whom).to_owned() };
        let more = [answer.as_ref().map(|label| label.text.as_str()), role.words.as_ref().map(Line::as_str)];
        let more: String = more.into_iter().flatten().map(|text| format!("  {text}")).collect();
        lines.push(format!("{}  —  {}  —  {whom}{more}", circle.name(person), label.text));
        record.push(json!({
            "id": id, "name": circle.name(person), "person": person, "role": code, "label": label, "for": whom,
            "answer": role.answer, "asked_at": role.asked_at, "agreed_by_parent": role.agreed_by_parent,
            "words": role.words, "from": role.from, "to": role.to,
        }));
    }
    if lines.is_empty() {
        lines.push(words.plain("cli-no-roles").text);
    }
    show::print(args.json, &record, || lines)
}
