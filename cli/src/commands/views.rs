//! Views side by side, then and now, answers that differ, and own words.

use serde_json::json;
use steunkring_app::{App, Command as Do, Edit, SpaceId, WordItem};
use steunkring_domain::*;
use steunkring_text::{Args as Values, OwnWord, RingName, Slot, Words};

use super::circle::random;
use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// Runs a command about what different people, moments and devices say.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Compare { first, second, for_whom } => {
            let circle = app.circle(space)?.circle;
            let (first, second) = (pick::person(&circle, first)?, pick::person(&circle, second)?);
            let ego = pick::ego(&app, space, &circle, for_whom.as_deref())?;
            let screen = app.compare_screen(space, ego, first, second)?;
            show::print(args.json, &screen, || show::compare(&screen))
        }
        Command::Then { keep: Some(reason), caption, .. } => {
            let reason = SnapshotReason::parse(reason).map_err(|fault| {
                Failure::value("keep", fault, &pick::codes(SnapshotReason::ALL, SnapshotReason::code))
            })?;
            let caption = caption.as_deref().map(|text| pick::line("caption", text)).transpose()?;
            let id = SnapshotId(random()?);
            app.run(space, Do::TakeSnapshot { id, reason, caption })?;
            let words = words(&mut app, space)?;
            show::done(args.json, &json!({ "id": id }), [words.plain("then-kept")])
        }
        Command::Then { moment: Some(number), .. } => {
            let kept = app.moments_screen(space)?.items;
            let screen = app.then_screen(space, pick::numbered(&kept, *number, "then")?.id)?;
            show::print(args.json, &screen, || show::then(&screen))
        }
        Command::Then { .. } => {
            let screen = app.moments_screen(space)?;
            show::print(args.json, &screen, || show::moments(&screen))
        }
        Command::Settle { question: Some(question), answer: Some(answer) } => {
            let screen = app.settle_screen(space)?;
            let asked = pick::numbered(&screen.questions, *question, "settle")?;
            let chosen = pick::numbered(&asked.answers, *answer, "settle")?;
            let field = asked.choose(answer.saturating_sub(1));
            let field = field.ok_or_else(|| Failure::look("cli-no-answer", "settle"))?;
            let done = app.run(space, Do::Settle { document: asked.document, field })?;
            let words = words(&mut app, space)?;
            let said = words.label("conflict-chosen", &Values::new().text("value", &chosen.label.text));
            show::done(args.json, &done, [said])
        }
        Command::Settle { .. } => {
            let screen = app.settle_screen(space)?;
            let same = home::say(&app, "cli-all-the-same", &Values::new())?;
            show::print(args.json, &screen, || match screen.questions.as_slice() {
                [] => vec![same.text],
                _ => show::settle(&screen),
            })
        }
        Command::OwnWords { concept: Some(concept), word, usual, .. } if word.is_some() || *usual => {
            choose(args, &mut app, space, concept, word.as_deref())
        }
        Command::OwnWords { concept, .. } => list_words(args, &mut app, space, concept.as_deref()),
        _ => Ok(()),
    }
}

fn words(app: &mut App, space: SpaceId) -> Result<std::sync::Arc<Words>, Failure> {
    let circle = app.circle(space)?.circle;
    Ok(app.words(&circle)?)
}

/// The codes of what a family can choose a word for.
fn concepts() -> String {
    let all = Slot::ALL.into_iter().map(Slot::code).chain(RingName::ALL.into_iter().map(RingName::code));
    all.collect::<Vec<_>>().join(", ")
}

fn choose(args: &Args, app: &mut App, space: SpaceId, concept: &str, word: Option<&str>) -> Result<(), Failure> {
    let Command::OwnWords { article, plural, plural_only, short, .. } = &args.command else { return Ok(()) };
    let (slot, ring) = (Slot::from_code(concept), RingName::from_code(concept));
    if slot.is_none() && ring.is_none() {
        return Err(Failure::value("concept", Invalid::Form, &concepts()));
    }
    let key = Concept::parse(concept).map_err(|reason| Failure::value("concept", reason, &concepts()))?;
    let (me, now) = (app.me(space)?, app.now());
    let changes = match word {
        None => vec![TermChange::Removed(Some(now))],
        Some(word) => {
            if *plural_only && !slot.is_some_and(Slot::may_be_plural_only) {
                let two = Values::new().text("first", "`circle`").text("second", "`plan`");
                return Err(Failure::with("cli-only-two-words", two.text("option", "`--plural-only`")));
            }
            let can = pick::codes(Article::ALL, Article::code);
            let article = pick::choice("article", article.as_deref().unwrap_or(""), Article::parse, &can)?;
            fits(word, plural.as_deref(), *plural_only, short.as_deref())?;
            let written = |field: &str, text: Option<&str>| text.map(|text| pick::line(field, text)).transpose();
            vec![
                TermChange::Preferred(Some(pick::line("word", word)?)),
                TermChange::Article(article),
                TermChange::Plural(written("plural", plural.as_deref())?),
                TermChange::PluralOnly(plural_only.then_some(true)),
                TermChange::ShortOur(written("short", short.as_deref())?),
                TermChange::ChosenBy(Some(me)),
                TermChange::At(Some(now)),
                TermChange::Removed(None),
            ]
        }
    };
    let edits = changes.into_iter().map(|change| Edit::Term(key.clone(), change)).collect();
    let done = app.run(space, Do::Map(edits))?;
    show::done(args.json, &done, [home::say(app, "undo-changed", &Values::new())?])
}

/// Whether the words can be used in sentences.
fn fits(word: &str, plural: Option<&str>, plural_only: bool, short: Option<&str>) -> Result<(), Failure> {
    let taken = if plural_only { OwnWord::plural_only(word, None, short) } else { OwnWord::new(word, None, plural) };
    // Why it cannot be used in a sentence; what it can be says the rest.
    taken.map(|_| ()).map_err(|_| Failure::value_can("word", Invalid::Form, "cli-can-word", Values::new()))
}

fn list_words(args: &Args, app: &mut App, space: SpaceId, concept: Option<&str>) -> Result<(), Failure> {
    let screen = app.settings_screen(space)?;
    let record: Vec<_> =
        screen.concepts.iter().filter(|item| concept.is_none_or(|wanted| wanted == item.concept)).collect();
    if record.is_empty() {
        return Err(Failure::value("concept", Invalid::Form, &concepts()));
    }
    show::print(args.json, &record, || {
        let line = |item: &&WordItem| {
            let mark = if item.chosen { " *" } else { "" };
            format!("{:<11} {}{mark}  ({})", item.concept, item.word, item.suggestions.join(", "))
        };
        std::iter::once(screen.words.text.clone()).chain(record.iter().map(line)).collect()
    })
}
