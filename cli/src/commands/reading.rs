//! One person on a page, finding something by its words, and the settings.

use steunkring_app::{Label, PersonScreen, SearchScreen, SettingsScreen};

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{home, pick, show};

/// Runs a command that only shows something.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    match &args.command {
        Command::Person { name, by, for_whom } => {
            let circle = app.circle(space)?.circle;
            let respondent = by.as_deref().map_or_else(|| Ok(app.me(space)?), |by| pick::person(&circle, by))?;
            let alter = pick::person(&circle, name)?;
            let ego = for_whom.as_deref().map(|name| pick::person(&circle, name)).transpose()?;
            let screen = match ego {
                Some(ego) => app.person_screen_in(space, pick::tie(ego, alter)?, respondent)?,
                None => app.person_screen(space, alter, respondent)?,
            };
            show::print(args.json, &screen, || person(&screen))
        }
        Command::Search { words } => {
            let screen = app.search_screen(space, &words.join(" "))?;
            show::print(args.json, &screen, || search(&screen))
        }
        Command::Settings => {
            let screen = app.settings_screen(space)?;
            show::print(args.json, &screen, || settings(&screen))
        }
        _ => Ok(()),
    }
}

fn person(screen: &PersonScreen) -> Vec<String> {
    let mut lines = texts([&screen.name].into_iter().chain(&screen.away).chain(&screen.who).chain(&screen.strengths));
    lines.push(String::new());
    lines.extend(texts(
        [&screen.seen_by, &screen.place_label]
            .into_iter()
            .chain(&screen.circle)
            .chain(&screen.not_asked)
            .chain(&screen.story)
            .chain(&screen.told_by)
            .chain(&screen.method),
    ));
    lines.push(String::new());
    for answer in screen.answers.iter().chain(&screen.open) {
        lines.push(format!("{}  {}", answer.title.text, texts(&answer.values).join(" · ")));
    }
    for role in &screen.roles {
        lines.extend(role.answers.iter().map(|fact| format!("{}  {}", fact.title.text, fact.value.text)));
    }
    for row in &screen.knows {
        for choice in row.choices.iter().filter(|choice| choice.chosen) {
            lines.push(format!("{}  {}", row.ask.as_ref().map_or("", |ask| ask.text.as_str()), choice.label.text));
        }
    }
    lines.extend(screen.same.iter().flat_map(|item| show::same(item, &["", " --two"])));
    for conflict in &screen.conflicts {
        lines.push(conflict.title.text.clone());
        lines.extend(conflict.answers.iter().map(|answer| format!("  {}", answer.sentence.text)));
    }
    lines.extend(screen.steps.iter().map(|step| format!("□ {}", step.text.text)));
    lines.extend(screen.talks.iter().map(|talk| format!("- {}", talk.title.text)));
    lines
}

fn search(screen: &SearchScreen) -> Vec<String> {
    let mut lines = texts(&screen.count);
    for hit in &screen.hits {
        lines.push(hit.title.text.clone());
        lines.extend((!hit.snippet.text.is_empty()).then(|| format!("    {}", hit.snippet.text)));
    }
    // Nothing was asked, so nothing was looked for.
    if screen.count.is_none() && screen.empty.is_none() {
        return texts([&screen.prompt]);
    }
    lines.extend(texts(screen.empty.iter().chain([&screen.only_here])));
    lines
}

fn settings(screen: &SettingsScreen) -> Vec<String> {
    let mut lines = texts([&screen.title, &screen.language]);
    for level in &screen.levels {
        lines.push(format!("{} {:6} {}", if level.chosen { "*" } else { " " }, level.level, level.label.text));
    }
    lines.push(screen.words.text.clone());
    for word in &screen.concepts {
        lines.push(format!("{} {:10} {}", if word.chosen { "*" } else { " " }, word.concept, word.word));
    }
    lines.push(screen.version.text.clone());
    lines
}

fn texts<'a>(labels: impl IntoIterator<Item = &'a Label>) -> Vec<String> {
    labels.into_iter().map(|label| label.text.clone()).collect()
}
