//! Home, and the questions, asked one at a time; stopped and gone on with anywhere.

use std::io::{BufRead, Read, Write};

use steunkring_app::{App, Asking, KnownPair, Question, QuestionScreen};
use steunkring_domain::{AlterTieChange, Knows, Strength};
use steunkring_text::Args as Values;

use crate::args::{Args, Asked, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Runs the questions, or shows home or who knows whom.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    if let Command::Knows { .. } = &args.command {
        return knows(args, &mut app);
    }
    let Command::Ask { name, by, for_whom, does } = &args.command else {
        let screen = app.home_screen()?;
        return show::print(args.json, &screen, || show::home(&screen));
    };
    let space = home::space(&app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle;
    let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
    let person = name.as_deref().map(|name| pick::person(&circle, name)).transpose()?;
    let ego = for_whom.as_deref().map(|name| pick::person(&circle, name)).transpose()?;
    let asking = Asking { space, person, respondent, ego };
    if let Some(how) = &does.how {
        app.fill_in(space, respondent, &pick::method(how)?)?;
    }
    match once(&mut app, asking, does)? {
        Some(screen) => show::print(args.json, &screen, || show::question(&screen)),
        None if args.json => {
            let screen = app.ask(asking)?;
            show::print(true, &screen, Vec::new)
        }
        None => talk(&mut app, asking),
    }
}

/// Says whether two know each other, or lists who knows whom.
fn knows(args: &Args, app: &mut App) -> Result<(), Failure> {
    let Command::Knows { name, other, answer, by, for_whom, quality } = &args.command else { return Ok(()) };
    let space = home::space(app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle;
    let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
    let ego = pick::ego(app, space, &circle, for_whom.as_deref())?;
    if let (Some(name), Some(other), Some(answer)) = (name, other, answer) {
        let people = [pick::person(&circle, name)?, pick::person(&circle, other)?];
        let answers = pick::codes(Knows::ALL, Knows::code);
        let mut changes = vec![AlterTieChange::Knows(pick::choice("answer", answer, Knows::parse, &answers)?)];
        if let Some(quality) = quality {
            let can = pick::codes(Strength::ALL, Strength::code);
            changes.push(AlterTieChange::Quality(pick::choice("quality", quality, Strength::parse, &can)?));
        }
        let command = app.knowing(space, (ego, respondent), people, changes)?;
        let done = app.run(space, command)?;
        return show::done(args.json, &done, [home::say(app, "undo-changed", &Values::new())?]);
    }
    let screen = app.knows_screen_in(space, ego, respondent)?;
    show::print(args.json, &screen, || {
        let pair = |pair: &KnownPair| {
            let said = [Some(&pair.question), Some(&pair.answer), pair.quality.as_ref()];
            said.into_iter().flatten().map(|label| label.text.clone()).collect::<Vec<_>>().join("  ")
        };
        let head = screen.circle.iter().chain([&screen.seen_by]).map(|label| label.text.clone());
        let lines = head.chain(screen.pairs.iter().map(pair));
        lines.chain(screen.empty.iter().map(|label| label.text.clone())).collect()
    })
}

/// Does what the options say, without asking; `None` where there are none.
fn once(app: &mut App, asking: Asking, does: &Asked) -> Result<Option<QuestionScreen>, Failure> {
    let mut screen = None;
    for choice in &does.answer {
        screen = Some(app.answer(asking, choice)?);
    }
    if let Some(text) = &does.write {
        screen = Some(app.answer_in_words(asking, text)?);
    }
    Ok(if does.dont_know {
        Some(app.dont_know(asking)?)
    } else if does.rather_not {
        Some(app.rather_not(asking)?)
    } else if does.nobody_else {
        Some(app.nobody_else(asking)?)
    } else if does.next {
        Some(app.go_on(asking)?)
    } else if does.back {
        Some(app.back(asking)?)
    } else {
        screen
    })
}

/// Asks and reads a line for each question until there are no more, or the person stops.
fn talk(app: &mut App, asking: Asking) -> Result<(), Failure> {
    let mut screen = app.ask(asking)?;
    let mut input = std::io::stdin().lock();
    loop {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{}", show::question(&screen).join("\n"))?;
        if screen.question.is_none() {
            return Ok(app.stop(asking)?);
        }
        write!(out, "> ")?;
        out.flush()?;
        let mut line = String::new();
        let read = input.by_ref().take(LONGEST).read_line(&mut line)?;
        let line = line.trim();
        screen = match line {
            "s" => return Ok(app.stop(asking)?),
            _ if read == 0 => return Ok(app.stop(asking)?),
            "" => app.go_on(asking)?,
            "?" => app.dont_know(asking)?,
            "-" => app.rather_not(asking)?,
            "0" if screen.offers.iter().any(|offer| offer.id == "nobody-else") => app.nobody_else(asking)?,
            "b" => app.back(asking)?,
            _ => match chosen(&screen, line) {
                Some(choices) => {
                    for choice in choices {
                        app.answer(asking, &choice)?;
                    }
                    app.go_on(asking)?
                }
                None if screen.text.is_some() => words(app, asking, &screen, line)?,
                None => {
                    writeln!(out, "{}", home::say(app, "cli-type-number", &Values::new())?.text)?;
                    screen
                }
            },
        };
    }
}

/// Takes a line in own words, after which the next question comes; or a name, after which one more can be given.
fn words(app: &mut App, asking: Asking, screen: &QuestionScreen, line: &str) -> Result<QuestionScreen, Failure> {
    let written = app.answer_in_words(asking, line)?;
    Ok(if screen.question == Some(Question::Note) { app.go_on(asking)? } else { written })
}

/// The answers that a line of numbers means; `None` where something in it is no number of an answer.
fn chosen(screen: &QuestionScreen, line: &str) -> Option<Vec<String>> {
    let all: Vec<&String> = screen.rows.iter().flat_map(|row| &row.choices).map(|choice| &choice.id).collect();
    let number = |word: &str| all.get(word.parse::<usize>().ok()?.checked_sub(1)?).map(|id| (*id).clone());
    line.split_whitespace().map(number).collect()
}
