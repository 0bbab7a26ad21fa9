//! A device that is lost.

use serde_json::json;
use steunkring_app::{CoreError, LostScreen};
use steunkring_text::Args as Values;

use crate::args::{Args, Lost};
use crate::failure::Failure;
use crate::{home, show};

/// Shows what one's other devices hold, or takes those out that are lost.
pub fn run(args: &Args, what: &Lost) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let screen = app.lost_screen()?;
    let chosen = what.all || !what.numbers.is_empty();
    if !chosen || !what.yes {
        let shown = if what.all { "--all".to_owned() } else { numbers(&what.numbers) };
        let command = format!("`steunkring lost {} --yes`", if chosen { shown.as_str() } else { "1" });
        let how = screen.yes.is_some().then(|| Values::new().text("command", &command));
        let how = how.map(|values| home::say(&app, "cli-do-it-with", &values)).transpose()?;
        return show::print(args.json, &screen, || {
            let labels = [&screen.title, &screen.why].into_iter().map(|label| label.text.clone());
            let rest = screen.effect.iter().chain(&how).map(|label| label.text.clone());
            labels.chain(listed(&screen)).chain(rest).collect()
        });
    }
    let mut lost = Vec::new();
    for (at, one) in screen.devices.iter().enumerate() {
        if what.all || what.numbers.contains(&(at + 1)) {
            lost.push((one.space, one.device));
        }
    }
    let known = |number: &usize| (1..=screen.devices.len()).contains(number);
    if lost.is_empty() || !what.numbers.iter().all(known) {
        return Err(CoreError::Missing("device").into());
    }
    let said = app.lose(&lost)?;
    show::done(args.json, &json!({ "taken-out": lost.len() }), said)
}

fn listed(screen: &LostScreen) -> impl Iterator<Item = String> {
    screen.devices.iter().enumerate().map(|(at, one)| {
        let labels = [Some(&one.held), one.since.as_ref(), Some(&one.seen)];
        let texts: Vec<&str> = labels.into_iter().flatten().map(|label| label.text.as_str()).collect();
        format!("{:>4}. {}", at + 1, texts.join(" "))
    })
}

fn numbers(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
