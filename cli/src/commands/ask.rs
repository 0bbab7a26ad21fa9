//! Home, and the questions about one person, asked one at a time; stopped and gone on with anywhere.

use std::io::{BufRead, Read, Write};

use steunkring_app::{App, Asking, QuestionScreen};

use crate::args::{Args, Asked, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Runs the questions, or shows home.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let Command::Ask { name, by, does } = &args.command else {
        let screen = app.home_screen()?;
        return show::print(args.json, &screen, || show::home(&screen));
    };
    let space = home::space(&app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle;
    let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
    let asking = Asking { space, person: pick::person(&circle, name)?, respondent };
    match once(&mut app, asking, does)? {
        Some(screen) => show::print(args.json, &screen, || show::question(&screen)),
        None if args.json => {
            let screen = app.ask(asking)?;
            show::print(true, &screen, Vec::new)
        }
        None => talk(&mut app, asking),
    }
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
            "b" => app.back(asking)?,
            _ if screen.text.is_some() => {
                app.answer_in_words(asking, line)?;
                app.go_on(asking)?
            }
            _ => match chosen(&screen, line) {
                Some(choices) => {
                    for choice in choices {
                        app.answer(asking, &choice)?;
                    }
                    app.go_on(asking)?
                }
                None => {
                    writeln!(out, "type the number of an answer, or several with spaces between them")?;
                    screen
                }
            },
        };
    }
}

/// The answers that a line of numbers means.
fn chosen(screen: &QuestionScreen, line: &str) -> Option<Vec<String>> {
    let all: Vec<&String> = screen.rows.iter().flat_map(|row| &row.choices).map(|choice| &choice.id).collect();
    let number = |word: &str| all.get(word.parse::<usize>().ok()?.checked_sub(1)?).map(|id| (*id).clone());
    line.split_whitespace().map(number).collect()
}
