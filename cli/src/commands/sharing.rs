//! Who can see a space, and exchanging it through a relay or by files.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;

use serde::Serialize;
use serde_json::json;
use steunkring_app::{App, CoreError, Label, SpaceId, SyncScreen, WhoScreen};
use steunkring_domain::MemberKey;
use steunkring_relay::{Config, Relay, StartError};
use steunkring_text::Args as Values;

use crate::args::{Args, Command, Who};
use crate::failure::Failure;
use crate::{file, home, pick, progress, show};

/// The longest bundle that is read, in bytes.
const LONGEST_FILE: u64 = 512 << 20;

/// Runs a command about sharing.
pub fn run(args: &Args) -> Result<(), Failure> {
    if let Command::Relay { serve: Some(folder), listen, .. } = &args.command {
        return serve(args.json, folder, *listen);
    }
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::IAm { name } => {
            let circle = app.circle(space)?.circle;
            let person = pick::person(&circle, name)?;
            app.i_am(space, person)?;
            let said = home::say(&app, "cli-i-am", &Values::new().text("name", circle.name(person)))?;
            show::done(args.json, &json!({ "person": person }), [said])
        }
        Command::Who(Who { stop: Some(name), yes, .. }) => {
            let member = member(&mut app, space, name)?;
            let screen = app.stop_screen(space, member)?;
            if !yes {
                let option = format!("--stop '{name}'");
                return ask_first(&app, args.json, &screen, (&screen.title, &screen.effect), &option);
            }
            let said = app.stop_member(space, member)?;
            show::done(args.json, &json!({ "member": member }), said)
        }
        Command::Who(Who { without: Some(name), yes, .. }) => {
            let member = member(&mut app, space, name)?;
            let screen = app.anew_screen(space, member)?;
            if !yes {
                let option = format!("--without '{name}'");
                return ask_first(&app, args.json, &screen, (&screen.title, &screen.effect), &option);
            }
            let new = app.begin_without(space, member)?;
            show::done(args.json, &json!({ "space": new.to_string() }), screen.effect)
        }
        Command::Who(Who { role: Some(name), may: Some(may), .. }) => {
            let member = member(&mut app, space, name)?;
            let said = app.set_role(space, member, super::joining::role(*may))?;
            show::done(args.json, &json!({ "member": member }), said)
        }
        Command::Who(Who { hand_over: Some(name), .. }) => {
            let member = member(&mut app, space, name)?;
            let said = app.hand_over(space, member)?;
            show::done(args.json, &json!({ "member": member }), said)
        }
        Command::Who(Who { take_in: Some(name), yes, .. }) => {
            let member = former(&mut app, space, name)?;
            let screen = app.take_in_screen(space, member)?;
            if !yes {
                let option = format!("--take-in '{name}'");
                return ask_first(&app, args.json, &screen, (&screen.title, &screen.effect), &option);
            }
            let said = app.take_in_apart(space, member)?;
            show::done(args.json, &json!({ "member": member }), said)
        }
        Command::Who(Who { leave: true, yes, .. }) => {
            let screen = app.leave_screen(space)?;
            if !yes {
                let how = screen.yes.is_some().then(|| how(&app, "--leave")).transpose()?;
                let effect = screen.effect.iter().filter(|_| screen.yes.is_some());
                let labels = [&screen.title].into_iter().chain(effect).chain(&screen.unsent).chain(&screen.stays);
                return asked(args.json, &screen, labels.chain(&how));
            }
            let said = app.leave(space)?;
            show::done(args.json, &json!({ "left": true }), said)
        }
        Command::Who(Who { give_away: Some(name), .. }) => {
            let member = member(&mut app, space, name)?;
            let said = app.give_away(space, member)?;
            if app.has_relay(space)? {
                app.sync(space)?;
            }
            show::done(args.json, &json!({ "member": member, "left": true }), said)
        }
        Command::Who(Who { wipe: true, yes, .. }) => {
            let screen = app.wipe_screen(space)?;
            if !yes {
                let how = how(&app, "--wipe")?;
                let labels = [&screen.title].into_iter().chain(&screen.effect).chain(&screen.unsent);
                return asked(args.json, &screen, labels.chain([&how]));
            }
            let said = app.wipe(space)?;
            show::done(args.json, &json!({ "wiped": true }), [said])
        }
        Command::Who(_) => {
            let screen = app.who_screen(space)?;
            show::print(args.json, &screen, || who(&screen))
        }
        Command::Relay { address, .. } => {
            if let Some(address) = address {
                app.use_relay(space, address)?;
            }
            let screen = app.relay_screen(space)?;
            show::print(args.json, &screen, || {
                screen.address.iter().cloned().chain([screen.said.text.clone()]).collect()
            })
        }
        Command::Sync { status: true } => {
            let screen = app.sync_screen(space)?;
            let put_back = home::say(&app, "cli-put-back", &Values::new())?;
            show::print(args.json, &screen, || state(&screen).into_iter().chain([put_back.text.clone()]).collect())
        }
        Command::Sync { .. } => {
            let synced = progress::shown(args.json, |job| app.sync_with(space, job))??;
            if !synced.finished {
                return Err(Failure::Stopped);
            }
            let said = [("cli-sent", synced.sent), ("sync-received", synced.fetched)];
            let [sent, received] = said.map(|(id, count)| home::say(&app, id, &Values::new().count("n", count)));
            show::done(args.json, &synced, [sent?, received?])
        }
        Command::Bundle { file } => {
            file::write(file, &app.bundle(space)?)?;
            show::done(args.json, &json!({ "file": file }), [home::written(&app, file)?])
        }
        Command::TakeIn { file } => {
            let bytes = file::read(file, LONGEST_FILE)?;
            let taken = progress::shown(args.json, |job| app.take_in_with(space, &bytes, job))?;
            let taken = taken.map_err(Failure::sealed(file))?;
            if !taken.finished {
                return Err(Failure::Stopped);
            }
            show::done(args.json, &taken, [home::say(&app, "cli-taken-in", &Values::new())?])
        }
        _ => Ok(()),
    }
}

/// Is a relay until it is asked to stop.
fn serve(json: bool, folder: &Path, listen: SocketAddr) -> Result<(), Failure> {
    let failed = |error| match error {
        StartError::InUse => CoreError::Busy.into(),
        StartError::Folder(error) => Failure::file(folder, error),
        StartError::Listen(_) => {
            Failure::with("cli-listen", Values::new().text("option", &format!("`--listen {listen}`")))
        }
        _ => CoreError::Unexpected("the relay could not begin").into(),
    };
    let relay = Relay::start(Config::new(listen, folder.to_owned())).map_err(failed)?;
    let address = format!("http://{}", relay.address);
    show::print(json, &json!({ "relay": address }), || vec![address.clone()])?;
    std::io::stdout().flush()?;
    Ok(relay.serve()?)
}

/// A member by the name that the list shows.
fn member(app: &mut App, space: SpaceId, name: &str) -> Result<MemberKey, Failure> {
    let screen = app.who_screen(space)?;
    let wanted = name.to_lowercase();
    let found = screen.members.iter().find(|member| member.name.text.to_lowercase() == wanted);
    Ok(found.ok_or_else(|| Failure::look("cli-no-member", "who"))?.id)
}

/// The same of those who look on no more.
fn former(app: &mut App, space: SpaceId, name: &str) -> Result<MemberKey, Failure> {
    let screen = app.who_screen(space)?;
    let wanted = name.to_lowercase();
    let found = screen.former.iter().find(|member| member.name.text.to_lowercase() == wanted);
    Ok(found.ok_or_else(|| Failure::look("cli-no-member", "who"))?.id)
}

/// How to really do it.
fn how(app: &App, option: &str) -> Result<Label, Failure> {
    home::say(app, "cli-do-it-with", &Values::new().text("command", &format!("`steunkring who {option} --yes`")))
}

/// Shows what would happen to a member, and how to have it done.
fn ask_first(
    app: &App,
    json: bool,
    screen: &impl Serialize,
    (title, effect): (&Label, &[Label]),
    option: &str,
) -> Result<(), Failure> {
    let how = how(app, option)?;
    asked(json, screen, [title].into_iter().chain(effect).chain([&how]))
}

/// Shows what would happen.
fn asked<'a>(json: bool, screen: &impl Serialize, labels: impl Iterator<Item = &'a Label>) -> Result<(), Failure> {
    let lines: Vec<String> = labels.map(|label| label.text.clone()).collect();
    show::print(json, screen, || lines)
}

fn who(screen: &WhoScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.summary.text.clone()];
    for member in &screen.members {
        let mine = if member.own { " *" } else { "" };
        lines.push(format!("  {}{mine}: {}", member.name.text, member.may.text));
        lines.push(format!("    {} {}", member.since.text, member.devices.text));
        let more = [&member.last_seen, &member.stopped];
        lines.extend(more.into_iter().flatten().map(|label| format!("    {}", label.text)));
        lines.extend(member.each.iter().map(|one| {
            let more = one.since.iter().chain(&one.seen).map(|label| format!(" {}", label.text));
            format!("      {}.{}", one.name.text, more.collect::<String>())
        }));
    }
    for member in &screen.former {
        lines.push(format!("  {}: {}", member.name.text, member.said.text));
        let more = member.times.iter().chain([&member.keeps]).chain(&member.apart);
        lines.extend(more.map(|label| format!("    {}", label.text)));
    }
    lines.extend(screen.taken_over.iter().map(|label| label.text.clone()));
    lines.extend(screen.alarms.iter().map(|label| label.text.clone()));
    lines.extend(screen.relay.iter().map(|label| label.text.clone()));
    lines
}

fn state(screen: &SyncScreen) -> Vec<String> {
    let labels = [&screen.title, &screen.said, &screen.help]
        .into_iter()
        .chain(&screen.moments)
        .chain(&screen.clock)
        .chain(&screen.received);
    let apart = screen.apart.iter().map(|apart| &apart.label);
    labels.chain(&screen.rest).chain(&screen.alarms).chain(apart).map(|label| label.text.clone()).collect()
}
