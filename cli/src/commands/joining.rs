//! Letting somebody in and coming in: through a relay with a typed code and six digits, or by lines copied by hand.

use std::io::{BufRead, Write};
use std::time::Duration;

use data_encoding::BASE32_NOPAD;
use serde_json::json;
use steunkring_app::{App, CoreError, Inviting, Joining, Label, MemberRole, Met, Seat};
use steunkring_text::Args as Values;

use crate::args::{Args, Command, May};
use crate::failure::{Failure, typed};
use crate::{home, show};

/// The longest line that is read, in bytes: an invitation, answer or welcome.
const LONGEST_LINE: u64 = 64 * 1024;
/// How long one question to the relay waits for an answer.
const WAIT: Duration = Duration::from_secs(25);
/// The characters of a typed code, without spaces and hyphens.
const CODE: usize = 16;

/// Runs a command about letting somebody in.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Invite { name, may, device, by_hand } => {
            let mut app = home::open(args)?;
            let space = home::space(&app, args.space.as_deref())?;
            let seat = if *device { Seat::OwnDevice } else { Seat::Member(role(*may)) };
            match app.invite_screen(space, name) {
                Ok(screen) => tell(screen.informed.iter().chain([&screen.all])),
                // A second device of one's own needs no owner.
                Err(CoreError::NotAllowed) if *device => {}
                Err(error) => return Err(error.into()),
            }
            let inviting = app.invite(space, seat)?;
            if *by_hand || !app.has_relay(space)? {
                return invite_by_hand(args.json, app, inviting, name);
            }
            invite(args.json, &mut app, inviting, name)
        }
        Command::Join { invitation, relay, name } => {
            let mut app = home::open_or_make(args)?;
            if invitation.chars().filter(|c| c.is_alphanumeric()).count() > CODE {
                return join_by_hand(args.json, app, invitation, name);
            }
            let relay = relay.as_ref().ok_or_else(|| {
                let option = Values::new().text("option", "`--relay`");
                Failure::with("cli-need-relay", option).help("cli-need-relay-do", Values::new())
            })?;
            let joining = app.join_by_code(relay, invitation)?;
            join(args.json, &mut app, joining, name)
        }
        _ => Ok(()),
    }
}

fn invite(json: bool, app: &mut App, mut inviting: Inviting, name: &str) -> Result<(), Failure> {
    app.offer(&mut inviting)?;
    let screen = app.inviting_screen(&inviting)?;
    tell([&screen.typed, &screen.until, &screen.now]);
    while app.meet(&mut inviting, WAIT)?.is_none() {}
    let screen = app.inviting_screen(&inviting)?;
    tell(screen.digits.iter().chain([&screen.now]));
    let Some([same, other]) = &screen.answers else { return Err(CoreError::Missing("digits").into()) };
    eprintln!("  1  {}\n  2  {}", same.text, other.text);
    if line()?.trim() != "1" {
        app.decline(inviting)?;
        return Err(Failure::said("invite-mismatch"));
    }
    app.let_in(&mut inviting, name)?;
    show::done(json, &json!({ "member": name }), [home::say(app, "invite-done", &Values::new().text("name", name))?])
}

fn join(json: bool, app: &mut App, mut joining: Joining, name: &str) -> Result<(), Failure> {
    tell(&app.join_screen(Some(&joining))?.see);
    let mut shown = false;
    loop {
        match app.meet_inviter(&mut joining, WAIT)? {
            Met::Waiting => {}
            Met::Digits(_) if shown => {}
            Met::Digits(_) => {
                let screen = app.join_screen(Some(&joining))?;
                tell(screen.digits.iter().chain(&screen.compare));
                shown = true;
            }
            Met::Welcome => break,
        }
    }
    let space = app.come_in(joining, name)?;
    let said = home::say(app, "join-done", &Values::new().text("space", name))?;
    show::done(json, &json!({ "space": space.to_string() }), [said])
}

fn invite_by_hand(json: bool, mut app: App, inviting: Inviting, name: &str) -> Result<(), Failure> {
    let invitation = inviting.qr()?;
    say(&app, json, "cli-line-invitation", &invitation)?;
    let welcome = app.approve(inviting, &copied(&app, "cli-paste-answer")?, name)?;
    let record = json!({ "invitation": BASE32_NOPAD.encode(&invitation), "welcome": BASE32_NOPAD.encode(&welcome) });
    if !json {
        say(&app, json, "cli-line-welcome", &welcome)?;
    }
    let said = home::say(&app, "invite-done", &Values::new().text("name", name))?;
    show::done(json, &record, [said])
}

fn join_by_hand(json: bool, mut app: App, invitation: &str, name: &str) -> Result<(), Failure> {
    let (joining, answer) = app.take_up(&decode(invitation)?)?;
    say(&app, json, "cli-line-answer", &answer)?;
    let space = app.join(joining, &copied(&app, "cli-paste-welcome")?, name)?;
    let fetch = Values::new().text("sync", &typed("sync")).text("taken", &typed("take-in FILE"));
    let said = [("join-done", Values::new().text("space", name)), ("cli-fetch-next", fetch)];
    let [done, next] = said.map(|(id, values)| home::say(&app, id, &values));
    show::done(json, &json!({ "space": space.to_string() }), [done?, next?])
}

fn role(may: May) -> MemberRole {
    match may {
        May::Reader => MemberRole::Reader,
        May::Editor => MemberRole::Editor,
        May::Owner => MemberRole::Owner,
    }
}

/// Says on the way what a person has to know; standard output keeps to the result.
fn tell<'a>(labels: impl IntoIterator<Item = &'a Label>) {
    labels.into_iter().for_each(|label| eprintln!("{}", label.text));
}

/// Prints bytes as one line that can be copied; where standard output is to hold one record, on standard error.
fn say(app: &App, json: bool, id: &str, bytes: &[u8]) -> Result<(), Failure> {
    let line = format!("{}: {}", home::say(app, id, &Values::new())?.text, BASE32_NOPAD.encode(bytes));
    if json {
        eprintln!("{line}");
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Waits for the other side's line.
fn copied(app: &App, id: &str) -> Result<Vec<u8>, Failure> {
    tell([&home::say(app, id, &Values::new())?]);
    decode(&line()?)
}

fn line() -> Result<String, Failure> {
    let mut line = String::new();
    std::io::Read::take(std::io::stdin().lock(), LONGEST_LINE).read_line(&mut line)?;
    Ok(line)
}

fn decode(text: &str) -> Result<Vec<u8>, Failure> {
    let text = text.trim().rsplit(' ').next().unwrap_or_default();
    BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| Failure::said("cli-bad-line"))
}
