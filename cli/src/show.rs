//! Printing.

use std::io::Write;

use serde::Serialize;
use steunkring_app::{
    ArrowItem, CompareScreen, HomeScreen, Label, LegendScreen, MapScreen, MeasuresScreen, MomentsScreen, NoteScreen,
    Pick, PlanScreen, QuestionScreen, SameItem, SettleScreen, ThenScreen, WhoseScreen,
};
use steunkring_domain::{Arrow, LineStyle};

use crate::failure::{Failure, typed};
use crate::pick;

/// Prints a record as JSON, or its lines.
pub fn print<T: Serialize>(json: bool, record: &T, lines: impl FnOnce() -> Vec<String>) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if json {
        let text = serde_json::to_string_pretty(record).map_err(std::io::Error::other)?;
        writeln!(out, "{text}")?;
    } else {
        for line in lines() {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Says that a command did its work: lines to read, or the record.
pub fn done<T: Serialize>(json: bool, record: &T, said: impl IntoIterator<Item = Label>) -> Result<(), Failure> {
    print(json, record, || said.into_iter().map(|label| label.text).collect())
}

/// The map with characters: each ring with its people, their line and the way support goes; of an open ring those of its page.
pub fn map(screen: &MapScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), String::new()];
    let widest = screen.rings.iter().flat_map(|ring| &ring.people).map(|person| person.name.text.chars().count()).max();
    let (layout, open) = (&screen.layout, screen.layout.focus.map(usize::from));
    for (_, ring) in screen.rings.iter().enumerate().filter(|(at, _)| open.is_none_or(|open| open == *at)) {
        if ring.people.is_empty() {
            continue;
        }
        let page = if layout.pages > 1 { format!(" {}/{}", layout.page + 1, layout.pages) } else { String::new() };
        let dots = "·".repeat(44_usize.saturating_sub(ring.label.text.chars().count() + page.len()));
        lines.push(format!("{} {dots}{page}", ring.label.text));
        for person in ring.people.iter().filter(|person| open.is_none() || person.shown) {
            let space = " ".repeat(widest.unwrap_or(0).saturating_sub(person.name.text.chars().count()));
            let line = if person.faded { faded(person.line) } else { line(person.line).to_owned() };
            let (left, right) = (left(person.arrow), right(person.arrow));
            let not_asked = person.not_asked.iter().map(|label| format!("  ? {}", label.text)).collect::<String>();
            let said = &person.sentence.text;
            lines.push(format!("  {}{space}  {left}{line}{right}  {said}{not_asked}", person.name.text));
        }
    }
    lines.extend(screen.waiting_label.iter().map(|label| label.text.clone()));
    for person in &screen.waiting {
        lines.push(format!("  {}", person.name.text));
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    lines
}

/// What the lines and arrows mean, as the map draws them with characters.
pub fn legend(screen: &LegendScreen) -> Vec<String> {
    let lines = screen.lines.iter().map(|item| format!("   {}   {}", line(item.style), item.label.text));
    let plain = line(LineStyle::Normal);
    let arrow = |item: &ArrowItem| format!("  {}{plain}{}  {}", left(item.arrow), right(item.arrow), item.label.text);
    [screen.title.text.clone(), String::new()].into_iter().chain(lines).chain(screen.arrows.iter().map(arrow)).collect()
}

/// A talk with what was told of it, its people, text, decisions and steps.
pub fn note(screen: &NoteScreen) -> Vec<String> {
    let text = |label: &steunkring_app::Label| label.text.clone();
    let mut lines = vec![text(&screen.item.title)];
    lines.extend(screen.facts.iter().map(|fact| format!("{} {}", fact.title.text, fact.value.text)));
    lines.extend(screen.private.iter().map(text));
    for one in &screen.attendance {
        let details = one.details.iter().map(|detail| format!("  {}", detail.text)).collect::<String>();
        lines.push(format!("  {}{details}", one.name.text));
    }
    lines.extend(screen.agenda.iter().map(text));
    lines.push(String::new());
    lines.extend(screen.body.lines().map(str::to_owned));
    lines.extend(screen.empty.iter().map(text));
    lines.extend(screen.media_title.iter().map(text));
    for (number, item) in (1..).zip(&screen.media) {
        let more = [item.from.as_ref(), Some(&item.size), item.absent.as_ref()].into_iter().flatten();
        let more = more.map(|label| format!("  {}", label.text)).collect::<String>();
        lines.push(format!("{number}. {}{more}", item.label.text));
    }
    lines.extend(screen.decisions.iter().map(|label| format!("= {}", label.text)));
    for action in &screen.actions {
        let more = [&action.owner, &action.due, &action.mark, &action.late].into_iter().flatten();
        let more = more.map(|label| format!("  {}", label.text)).collect::<String>();
        lines.push(format!("[{}] {}{more}", action.status.text, action.text.text));
    }
    lines.extend(screen.evaluation.iter().chain(&screen.public_summary).map(text));
    for conflict in &screen.conflicts {
        lines.push(text(&conflict.title));
        lines.extend(conflict.answers.iter().map(|answer| format!("  {}", answer.sentence.text)));
    }
    lines.push(text(&screen.who_sees));
    lines
}

/// Two views side by side, with a person's name by each answer.
pub fn compare(screen: &CompareScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.help.text.clone()];
    lines.extend(screen.circle.iter().map(|label| label.text.clone()));
    for group in [&screen.different, &screen.same, &screen.one_only].into_iter().filter(|group| !group.rows.is_empty())
    {
        lines.push(String::new());
        lines.push(group.label.text.clone());
        for row in &group.rows {
            let topic = row.topic.as_ref().map_or("", |label| label.text.as_str());
            let said =
                |who: &Label, what: &Option<Label>| what.as_ref().map(|what| format!("{}: {}", who.text, what.text));
            let said = match &row.sentence {
                Some(sentence) => sentence.text.clone(),
                None => said(&screen.first, &row.first).or(said(&screen.second, &row.second)).unwrap_or_default(),
            };
            lines.push(format!("  {}  {}  {said}", row.name.text, topic));
            lines.extend(row.how.iter().map(|how| format!("    {}", how.text)));
        }
    }
    lines.extend(screen.talk.iter().chain(&screen.empty).map(|label| label.text.clone()));
    lines
}

/// Whose circle can be shown, with a mark at whose is.
pub fn whose(screen: &WhoseScreen) -> Vec<String> {
    let mark = |chosen: bool| if chosen { "*" } else { " " };
    let line = |one: &Pick| format!("{} {}", mark(one.chosen), one.label.text);
    std::iter::once(screen.title.text.clone()).chain(screen.people.iter().map(line)).collect()
}

/// The remembered moments, with the numbers by which one is chosen.
pub fn moments(screen: &MomentsScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone()];
    for (number, item) in (1..).zip(&screen.items) {
        let parts = std::iter::once(&item.day).chain(&item.reason).chain(&item.caption);
        lines.push(format!("{number}. {}", parts.map(|label| label.text.as_str()).collect::<Vec<_>>().join("  ")));
    }
    lines.extend(screen.empty.iter().map(|label| label.text.clone()));
    if screen.items.is_empty() {
        lines.extend(screen.offers.iter().map(|offer| offer.label.text.clone()));
    }
    lines
}

/// What changed since a moment.
pub fn then(screen: &ThenScreen) -> Vec<String> {
    let head =
        [Some(&screen.title), Some(&screen.then), screen.reason.as_ref(), screen.caption.as_ref(), Some(&screen.now)];
    let head = head.into_iter().flatten().map(|label| label.text.clone());
    let changes = screen
        .changes
        .iter()
        .map(|change| &change.label)
        .chain(&screen.children)
        .map(|label| format!("  {}", label.text));
    head.chain(changes).collect()
}

/// Each measure under what it is about: what it says, then what that is of.
pub fn measures(screen: &MeasuresScreen) -> Vec<String> {
    let head = [Some(&screen.title), Some(&screen.circle), Some(&screen.seen_by), screen.since.as_ref()];
    let head = head.into_iter().flatten().chain(&screen.with).chain([&screen.no_score]);
    let mut lines: Vec<String> = head.map(|label| label.text.clone()).collect();
    for measure in &screen.measures {
        lines.extend([String::new(), measure.about.text.clone()]);
        lines.extend([&measure.sentence].into_iter().chain(&measure.more).map(|label| format!("  {}", label.text)));
        let of = measure.base.iter().chain(&measure.not_told).chain(&measure.not_in_it);
        let of: Vec<&str> = of.map(|label| label.text.as_str()).collect();
        lines.extend((!of.is_empty()).then(|| format!("  ({})", of.join(" "))));
    }
    lines
}

/// The plan, its wishes and steps with the numbers by which commands name them.
pub fn plan(screen: &PlanScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.help.text.clone()];
    for (number, goal) in (1..).zip(&screen.goals) {
        let whose = goal.whose.as_ref().map_or_else(String::new, |whose| format!("  ({})", whose.text));
        lines.push(format!("{number}. {}{whose}", goal.text.text));
        lines.extend(goal.scale.iter().map(|label| format!("   {}", label.text)));
    }
    if !screen.actions.is_empty() {
        lines.push(String::new());
        lines.push(screen.actions_title.text.clone());
    }
    for (number, action) in (1..).zip(&screen.actions) {
        let towards = screen.goals.iter().position(|goal| Some(goal.id) == action.goal);
        let parts = [&action.owner, &action.due, &action.mark, &action.late];
        let parts = parts.into_iter().flatten().map(|label| format!("  {}", label.text));
        let towards = towards.map(|at| format!("  → {}", at + 1));
        let more: String = parts.chain(towards).collect();
        lines.push(format!("{number}. [{}] {}{more}", action.status.text, action.text.text));
    }
    if !screen.agreed.is_empty() {
        lines.push(String::new());
        lines.push(screen.agreed_title.text.clone());
    }
    let labels = screen.agreed.iter().chain(&screen.evaluations).chain(&screen.empty);
    lines.extend(labels.map(|label| label.text.clone()));
    lines
}

/// What a profile sees first.
pub fn home(screen: &HomeScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone()];
    lines.extend(screen.help.iter().map(|label| label.text.clone()));
    for space in &screen.spaces {
        lines.push(String::new());
        let kind = space.kind.as_ref().map(|kind| format!("  ({})", kind.text));
        lines.push(space.name.text.clone() + kind.as_deref().unwrap_or_default());
        let talk = space.talk.iter().map(|talk| format!("{}  {}", talk.title.text, talk.day.text));
        let step = space.step.iter().map(|step| format!("[{}] {}", step.status.text, step.sentence.text));
        let go_on = space.go_on.iter().map(|left| format!("{}: `steunkring ask`", left.offer.label.text));
        let said = space.news.iter().chain(&space.notice).map(|label| label.text.clone());
        let one = space.same.iter().flat_map(|item| same(item, &["", " --two"]));
        lines.extend(said.chain(talk).chain(step).chain(go_on).chain(one).map(|line| format!("  {line}")));
    }
    lines.extend(
        screen.locked.iter().flat_map(|label| [String::new(), format!("{} `steunkring lock list`", label.text)]),
    );
    lines
}

/// One question with the numbers and letters by which it is answered.
pub fn question(screen: &QuestionScreen) -> Vec<String> {
    let mut lines = vec![format!("{}  {}", screen.name.text, screen.title.text)];
    let head = screen.circle.iter().chain(&screen.progress).chain(&screen.help);
    lines.extend(head.map(|label| label.text.clone()));
    lines.extend(screen.how.iter().filter(|way| way.chosen).map(|way| way.label.text.clone()));
    lines.extend(screen.named.iter().map(|name| format!("  + {}", name.text)));
    let mut number = 0;
    for row in &screen.rows {
        lines.extend(row.ask.as_ref().or(row.label.as_ref()).map(|label| format!("  {}", label.text)));
        for choice in &row.choices {
            number += 1;
            lines.push(format!("  {number}. {}{}", choice.label.text, if choice.chosen { " *" } else { "" }));
        }
    }
    if let Some(text) = &screen.text {
        lines.extend(text.written.iter().map(|text| format!("  * {text}")));
    }
    if screen.question.is_none() {
        lines.extend(screen.next.iter().map(|next| format!("→ {}", next.name.text)));
        return lines;
    }
    let key = |id: &str| match id {
        "dont-know" => "?",
        "rather-not" => "-",
        "nobody-else" => "0",
        "back" => "b",
        "later" => "s",
        _ => "Enter",
    };
    let offers: Vec<String> =
        screen.offers.iter().map(|offer| format!("[{}] {}", key(offer.id), offer.label.text)).collect();
    lines.push(offers.join("   "));
    lines
}

/// What was answered differently, with the numbers by which an answer is chosen.
pub fn settle(screen: &SettleScreen) -> Vec<String> {
    let mut lines = vec![screen.title.text.clone(), screen.help.text.clone()];
    for (number, question) in (1..).zip(&screen.questions) {
        let asked = question.title.iter().chain([&question.help]).map(|label| label.text.as_str());
        lines.push(format!("{number}. {}: {}", question.about.text, asked.collect::<Vec<_>>().join("  ")));
        let answers = (1..).zip(&question.answers);
        lines.extend(answers.map(|(number, answer)| format!("   {number}. {}", answer.sentence.text)));
    }
    lines
}

fn line(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Strong => "≡≡≡≡≡",
        LineStyle::Moderate => "=====",
        LineStyle::Normal => "─────",
        LineStyle::Weak => "- - -",
        LineStyle::Stressful => "~~~~~",
        LineStyle::StrongStressful => "≈≈≈≈≈",
        LineStyle::Conflictual => "/\\/\\/",
        LineStyle::Broken => "─┤ ├─",
        LineStyle::Unknown => "·····",
    }
}

/// A faded line: its first and last sign are brackets.
fn faded(style: LineStyle) -> String {
    let middle: String = line(style).chars().skip(1).take(3).collect();
    format!("({middle})")
}

/// The middle stands on the right of a row: an arrow to it is support for it.
fn right(arrow: Arrow) -> char {
    if matches!(arrow, Arrow::In | Arrow::Both) { '>' } else { ' ' }
}

fn left(arrow: Arrow) -> char {
    if matches!(arrow, Arrow::Out | Arrow::Both) { '<' } else { ' ' }
}

/// Two entries that may be one person, and what is typed for each answer.
pub fn same(item: &SameItem, options: &[&str]) -> Vec<String> {
    let names = item.names.each_ref().map(|name| name.text.as_str()).join(", ");
    let told = item.names.iter().zip(&item.told).map(|(name, told)| format!("  {}: {}", name.text, told.text));
    let ids = item.people.map(pick::short).join(" ");
    let answers = item.offers.iter().zip(options);
    let answers =
        answers.map(|(offer, option)| format!("  {}: {}", offer.label.text, typed(&format!("merge {ids}{option}"))));
    let head = [format!("{}: {}", names, item.title.text), item.help.text.clone()];
    head.into_iter().chain(told).chain(answers).collect()
}
