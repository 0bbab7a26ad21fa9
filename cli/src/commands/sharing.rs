//! Inviting, joining and exchanging sealed files.

use std::io::{BufRead, Write};

use data_encoding::BASE32_NOPAD;
use serde_json::json;
use steunkring_app::{MemberRole, Seat};

use crate::args::{Args, Command, May};
use crate::failure::Failure;
use crate::{home, pick, show};

/// The longest line that is read, in bytes: an invitation, answer or welcome.
const LONGEST_LINE: u64 = 64 * 1024;
/// The longest bundle that is read, in bytes.
const LONGEST_FILE: u64 = 512 << 20;

/// Runs a command about sharing.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    if let Command::Join { invitation, name } = &args.command {
        let (joining, answer) = app.take_up(&decode(invitation)?)?;
        say(args.json, "answer", &answer)?;
        let space = app.join(joining, &read_line("the welcome")?, name)?;
        return show::print(args.json, &json!({ "space": space.to_string() }), || {
            vec!["You are in. Now take in a file that somebody made with `steunkring bundle FILE`.".to_owned()]
        });
    }
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Invite { name, may } => {
            let role = match may {
                May::Reader => MemberRole::Reader,
                May::Editor => MemberRole::Editor,
                May::Owner => MemberRole::Owner,
            };
            let inviting = app.invite(space, Seat::Member(role))?;
            let invitation = inviting.qr()?;
            say(args.json, "invitation", &invitation)?;
            let welcome = app.approve(inviting, &read_line("the answer")?, name)?;
            let record =
                json!({ "invitation": BASE32_NOPAD.encode(&invitation), "welcome": BASE32_NOPAD.encode(&welcome) });
            show::done(args.json, &record, format!("welcome: {}", BASE32_NOPAD.encode(&welcome)))
        }
        Command::IAm { name } => {
            let person = pick::person(&app.circle(space)?.circle, name)?;
            app.i_am(space, person)?;
            show::done(args.json, &json!({ "person": person }), format!("you are {name}"))
        }
        Command::Who => {
            let members: Vec<_> = app
                .members(space)?
                .into_iter()
                .map(|member| json!({ "name": member.name, "may": may(member.role), "devices": member.devices.len() }))
                .collect();
            show::print(args.json, &members, || {
                members
                    .iter()
                    .map(|member| {
                        format!("{}  {}", member["name"].as_str().unwrap_or("?"), member["may"].as_str().unwrap_or("?"))
                    })
                    .collect()
            })
        }
        Command::Relay { address } => {
            app.use_relay(space, address)?;
            show::done(args.json, &json!({ "relay": address }), format!("relay: {address}"))
        }
        Command::Sync => {
            let synced = app.sync(space)?;
            show::print(args.json, &synced, || vec![format!("sent {}, fetched {}", synced.sent, synced.fetched)])
        }
        Command::Bundle { file } => {
            std::fs::write(file, app.bundle(space)?)?;
            show::done(args.json, &json!({ "file": file }), format!("written: {}", file.display()))
        }
        Command::TakeIn { file } => {
            if std::fs::metadata(file)?.len() > LONGEST_FILE {
                return Err(Failure::usage("that file is too large to be a bundle"));
            }
            let revision = app.take_in(space, &std::fs::read(file)?)?;
            show::print(args.json, &json!({ "revision": revision }), || vec!["taken in".to_owned()])
        }
        _ => Ok(()),
    }
}

fn may(role: MemberRole) -> &'static str {
    match role {
        MemberRole::Reader => "reader",
        MemberRole::Editor => "editor",
        MemberRole::Owner => "owner",
    }
}

/// Prints bytes as one line that can be copied; where standard output is to hold one record, on standard error.
fn say(json: bool, word: &str, bytes: &[u8]) -> Result<(), Failure> {
    let line = format!("{word}: {}", BASE32_NOPAD.encode(bytes));
    if json {
        eprintln!("{line}");
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Waits for the other side's line.
fn read_line(what: &str) -> Result<Vec<u8>, Failure> {
    eprintln!("paste {what} of the other side here:");
    let mut line = String::new();
    std::io::Read::take(std::io::stdin().lock(), LONGEST_LINE).read_line(&mut line)?;
    decode(&line)
}

fn decode(text: &str) -> Result<Vec<u8>, Failure> {
    let text = text.trim().rsplit(' ').next().unwrap_or_default();
    BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| Failure::usage("that is not a whole line of the other side"))
}
