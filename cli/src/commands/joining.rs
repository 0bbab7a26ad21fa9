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
        Command::Invite { name, may, device, by_hand, go_on } => {
            let mut app = home::open(args)?;
            let space = home::space(&app, args.space.as_deref())?;
            let seat = if *device { Seat::OwnDevice } else { Seat::Member(role(*may)) };
            match app.invite_screen(space, name) {
                Ok(screen) => {
                    // Who comes in with a device of one's own sees nothing that this person does not see already.
                    if let Some(question) = screen.informed.as_ref().filter(|_| !*device && !*go_on) {
                        informed(&app, question)?;
                    }
                    tell([&screen.all]);
                }
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
    let code = grouped(&inviting.code());
    let address = app.relay_address(inviting.space())?.ok_or(CoreError::Missing("relay"))?;
    tell([
        &home::say(app, "cli-code", &Values::new().text("code", &code))?,
        &home::say(app, "cli-let-type", &Values::new())?,
    ]);
    eprintln!("  steunkring join {code} --relay {address}");
    tell([&screen.until, &screen.now]);
    while app.meet(&mut inviting, WAIT)?.is_none() {}
    let screen = app.inviting_screen(&inviting)?;
    tell(screen.digits.iter().chain([&screen.now]));
    if agreed(app)? != Some(true) {
        app.decline(inviting)?;
        return Err(CoreError::Declined.into());
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
                if agreed(app)? != Some(true) {
                    app.refuse(joining)?;
                    return Err(CoreError::Declined.into());
                }
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

/// Asks whether the people who were not asked yet know that they stand on the map, and whether to go on where they do not.
fn informed(app: &App, question: &Label) -> Result<(), Failure> {
    tell([question]);
    let known = agreed(app)?;
    if known == Some(true) {
        return Ok(());
    }
    if known == Some(false) {
        tell([&home::say(app, "confirm-sure", &Values::new())?]);
        if agreed(app)? == Some(true) {
            return Ok(());
        }
    }
    Err(Failure::said("cli-not-invited").help("cli-not-invited-do", Values::new().text("option", "`--go-on`")))
}

/// Reads yes or no, and asks again at anything else; `None` where nothing more comes.
fn agreed(app: &App) -> Result<Option<bool>, Failure> {
    loop {
        tell([&home::say(app, "cli-yes-or-no", &Values::new())?]);
        let line = line()?;
        if line.is_empty() {
            return Ok(None);
        }
        match line.trim().to_lowercase().as_str() {
            "ja" | "j" | "yes" | "y" | "1" => return Ok(Some(true)),
            "nee" | "n" | "no" | "0" => return Ok(Some(false)),
            _ => {}
        }
    }
}

/// A code in groups of four, as it is read aloud.
fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().filter(|sign| sign.is_alphanumeric()).collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

pub(super) fn role(may: May) -> MemberRole {
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
