//! What follows from a circle in numbers, and circles from tables.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use steunkring_app::{App, Command as Do, Edit, FIELDS_LIMIT, MeasureOptions, SpaceId, SpaceKind};
use steunkring_domain::tables::{self, Imported, ImportedAlter, ImportedEgo, Mapping, Options, Reason, Untaken};
use steunkring_domain::*;
use steunkring_text::{Args as Values, Words};

use super::circle::random;
use crate::args::{Args, Command, Delimiter, Measured};
use crate::failure::Failure;
use crate::{file, home, pick, show, voice};

/// How many fields come with a change of a view: who wrote it down, when and how.
const VIEW_FIELDS: usize = 4;
/// The most bytes of a file that says how tables are read.
const READING_LIMIT: u64 = 1 << 20;
/// What this profile is called in a circle of its own, where it has no name yet.
const ME: &str = "Ik";

/// Runs a command about numbers.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Measures(asked) => show_measures(args, asked),
        Command::Import { people, ties, map, column, delimiter, ego, above, name_of_space } => {
            let mut reading = map.as_deref().map(reading).transpose()?.unwrap_or_default();
            for column in column {
                name_column(&mut reading.mapping, column)?;
            }
            reading.options.delimiter = delimiter.map(between).or(reading.options.delimiter);
            if let Some(above) = above {
                reading.options.knows_above = *above;
            }
            let people_bytes = bytes(people, tables::BYTES_LIMIT)?;
            let ties = ties.as_deref().map(|ties| bytes(ties, tables::BYTES_LIMIT)).transpose()?;
            let read = tables::import(&people_bytes, ties.as_deref(), &reading.mapping, &reading.options)?;
            let Imported { egos, untaken } = read;
            let named = named(egos, ego.as_deref(), name_of_space.as_deref(), people)?;
            let taken = take_all(&mut home::open(args)?, &named)?;
            let report = Report { taken, untaken };
            let words = voice::words(args)?;
            show::print(args.json, &report, || report.lines(&words))
        }
        _ => Ok(()),
    }
}

fn show_measures(args: &Args, asked: &Measured) -> Result<(), Failure> {
    let mut app = home::open(args)?;
    let space = home::space(&app, args.space.as_deref())?;
    let circle = app.circle(space)?.circle.united();
    let person = |name: &Option<String>| name.as_deref().map(|name| pick::person(&circle, name)).transpose();
    let kept = app.moments_screen(space)?.items;
    let since = asked.since.map(|number| pick::numbered(&kept, number, "then")).transpose()?;
    let options = MeasureOptions {
        ego: person(&asked.for_whom)?,
        respondent: person(&asked.by)?,
        since: since.map(|moment| moment.id),
        with: person(&asked.with)?,
    };
    let screen = app.measures_screen(space, options)?;
    show::print(args.json, &screen, || show::measures(&screen))
}

/// How tables are read, as `--map` gives it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Reading {
    mapping: Mapping,
    options: Options,
}

#[derive(Serialize)]
struct Report {
    taken: Vec<Taken>,
    untaken: Vec<Untaken>,
}

#[derive(Serialize)]
struct Taken {
    space: String,
    name: String,
    people: usize,
    pairs: usize,
}

impl Report {
    fn lines(&self, words: &Words) -> Vec<String> {
        let count = |n: usize| n.to_string();
        let taken = self.taken.iter().map(|taken| {
            let values = Values::new().text("name", &taken.name).text("people", &count(taken.people));
            format!("+ {}", words.text("cli-table-taken", &values.text("pairs", &count(taken.pairs))))
        });
        let untaken = self.untaken.iter().map(|one| {
            let values = Values::new().text("table", &format!("`--{}`", one.table)).text("row", &one.row.to_string());
            let reason = words.text(why(one.reason), &Values::new());
            format!("! {}", words.text("cli-table-row", &values.text("reason", &reason)))
        });
        taken.chain(untaken).collect()
    }
}

/// The message that says why a row, or a part of it, was not taken.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::CellCount => "cli-row-cell-count",
        Reason::CellTooLong => "cli-row-cell-long",
        Reason::Id => "cli-row-id",
        Reason::Ego => "cli-row-ego",
        Reason::IdTwice => "cli-row-id-twice",
        Reason::TooManyAlters => "cli-row-many",
        Reason::Name => "cli-row-name",
        Reason::Category => "cli-row-category",
        Reason::Closeness => "cli-row-closeness",
        Reason::EgoUnknown => "cli-row-ego-unknown",
        Reason::AlterUnknown => "cli-row-alter-unknown",
        Reason::SamePerson => "cli-row-same",
        Reason::Knows => "cli-row-knows",
    }
}

fn reading(file: &Path) -> Result<Reading, Failure> {
    serde_json::from_slice(&file::read(file, READING_LIMIT)?).map_err(|error| {
        let place = Values::new().text("line", &format!("{}:{}", error.line(), error.column()));
        let example = r#"{"mapping": {"id": "nr"}, "options": {"knows_above": 1}}"#;
        Failure::with("cli-map-file", place).help("cli-like", Values::new().text("example", example))
    })
}

/// Reads `what=name` as the name of a column.
fn name_column(mapping: &mut Mapping, text: &str) -> Result<(), Failure> {
    let (field, column) = text.split_once('=').ok_or_else(|| {
        Failure::said("cli-typed-strange").help("cli-like", Values::new().text("example", "--column id=nr"))
    })?;
    if mapping.name_column(field, column) {
        return Ok(());
    }
    Err(Failure::value("column", Invalid::Form, &Mapping::FIELDS.join(", ")))
}

fn between(delimiter: Delimiter) -> tables::Delimiter {
    match delimiter {
        Delimiter::Comma => tables::Delimiter::Comma,
        Delimiter::Semicolon => tables::Delimiter::Semicolon,
    }
}

/// Reads at most one byte more than the limit, so that who reads on can tell that it is too much.
fn bytes(file: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::file(file, error);
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(file).map_err(failed)?.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The egos that are meant, each with the name of its space; all names can be taken.
fn named(
    mut egos: Vec<ImportedEgo>,
    wanted: Option<&str>,
    name: Option<&str>,
    file: &Path,
) -> Result<Vec<(Line, ImportedEgo)>, Failure> {
    if let Some(wanted) = wanted {
        egos.retain(|ego| ego.label == wanted.trim());
        if egos.is_empty() {
            return Err(Failure::said("cli-no-ego"));
        }
    }
    if name.is_some() && egos.len() > 1 {
        return Err(
            Failure::said("cli-several-egos").help("cli-several-egos-do", Values::new().text("option", "`--ego`"))
        );
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let space = |ego: ImportedEgo| {
        let usual = if ego.label.is_empty() { stem.as_str() } else { ego.label.as_str() };
        let line = Line::parse(name.unwrap_or(usual))
            .map_err(|reason| Failure::value_can("name-of-space", reason, "cli-can-line", Values::new()))?;
        Ok((line, ego))
    };
    egos.into_iter().map(space).collect()
}

/// Takes in each circle whole, in order, until one fails. Nothing is written before every space that is there could be read.
fn take_all(app: &mut App, named: &[(Line, ImportedEgo)]) -> Result<Vec<Taken>, Failure> {
    let mut there = Vec::new();
    for (name, _) in named {
        let is_meant = |space: &&steunkring_app::SpaceSummary| {
            space.name == name.as_str() && matches!(space.kind, SpaceKind::FamilyMap)
        };
        let space = app.spaces()?.iter().find(is_meant).map(|space| space.id);
        space.map(|space| app.circle(space)).transpose()?;
        there.push(space);
    }
    let mut taken = Vec::new();
    for ((name, ego), there) in named.iter().zip(there) {
        match take(app, name, ego, there) {
            Ok(one) => taken.push(one),
            Err(Half { begun: false, error }) if taken.is_empty() => return Err(error),
            Err(Half { begun, error }) => {
                let (done, of) = (taken.len(), named.len());
                return Err(Failure::Import { done, of, begun, error: Box::new(error) });
            }
        }
    }
    Ok(taken)
}

/// Why a circle was not taken in, and whether something of it stays.
struct Half {
    begun: bool,
    error: Failure,
}

impl<E: Into<Failure>> From<E> for Half {
    fn from(error: E) -> Self {
        Self { begun: false, error: error.into() }
    }
}

/// Adds what was read of one ego to the space of that name, which is founded when the home has none.
fn take(app: &mut App, name: &Line, ego: &ImportedEgo, there: Option<SpaceId>) -> Result<Taken, Half> {
    let space = match there {
        Some(space) => {
            fill(app, space, ego)?;
            space
        }
        None => app
            .found_filled(SpaceKind::FamilyMap, name.as_str(), ME, |app, space| fill(app, space, ego))
            .map_err(|half: Half| Half { begun: false, ..half })?,
    };
    Ok(Taken {
        space: space.to_string(),
        name: name.as_str().to_owned(),
        people: ego.alters.len(),
        pairs: ego.knows.len(),
    })
}

/// Writes what was read of one ego, in as few steps as there is room for. What was written is taken back when a later one fails.
fn fill(app: &mut App, space: SpaceId, ego: &ImportedEgo) -> Result<(), Half> {
    let mut commands = vec![Vec::new()];
    let mut fields = 0;
    for edit in edits(app, space, ego)? {
        let more = if matches!(edit, Edit::View(..)) { VIEW_FIELDS } else { 1 };
        if fields + more > FIELDS_LIMIT {
            commands.push(Vec::new());
            fields = 0;
        }
        fields += more;
        if let Some(command) = commands.last_mut() {
            command.push(edit);
        }
    }
    let mut written = 0;
    for command in commands {
        match app.run(space, Do::Map(command)) {
            Ok(done) => written += usize::from(done.changed),
            Err(error) => {
                let back = (0..written).try_for_each(|_| app.undo().map(|_| ()));
                return Err(Half { begun: back.is_err(), error: error.into() });
            }
        }
    }
    Ok(())
}

/// What an ego's people and pairs come to on the map. Who is on the family's map under the same name already stays that one
/// person, so that a table can be taken in twice.
fn edits(app: &mut App, space: SpaceId, ego: &ImportedEgo) -> Result<Vec<Edit>, Failure> {
    let (me, now) = (app.me(space)?, app.now());
    let circle = app.circle(space)?.circle;
    let mut joined = circle.people.values().filter_map(|person| person.joined).max().unwrap_or(0);
    let mut known: BTreeMap<&str, Vec<PersonId>> = BTreeMap::new();
    for (tie, _) in circle.ties_of(PersonId::FAMILY).filter(|(tie, _)| tie.alter != me) {
        known.entry(circle.name(tie.alter)).or_default().push(tie.alter);
    }
    let mut edits = Vec::new();
    let mut ids = Vec::with_capacity(ego.alters.len());
    for alter in &ego.alters {
        let name = called(alter);
        let id = match known.get_mut(name.as_str()).and_then(Vec::pop) {
            Some(id) => id,
            None => {
                let id = PersonId(random()?);
                joined = joined.saturating_add(1);
                let changes = [
                    PersonChange::Nickname(Some(name.clone())),
                    PersonChange::AddedBy(Some(me)),
                    PersonChange::AddedAt(Some(now)),
                    PersonChange::Joined(Some(joined)),
                ];
                edits.extend(changes.map(|change| Edit::Person(id, change)));
                id
            }
        };
        ids.push(id);
        let tie = TieId { ego: PersonId::FAMILY, alter: id };
        edits.push(Edit::Tie(tie, TieChange::Present(Some(true))));
        if alter.category.is_some() {
            edits.push(Edit::Tie(tie, TieChange::Domain(alter.category.clone())));
        }
        // Naming somebody tells that the tie is there, with a ring or without; a ring that was told before stays.
        if alter.closeness.is_some() || circle.view(tie, me).is_none() {
            edits.push(Edit::View(
                PerspectiveId { tie, respondent: me },
                PerspectiveChange::Ring(alter.closeness.clone()),
            ));
        }
    }
    for (a, b, knows) in &ego.knows {
        let (Some(a), Some(b)) = (ids.get(*a), ids.get(*b)) else { continue };
        let knows = if *knows { Knows::Yes } else { Knows::No };
        edits.push(Edit::AlterTie(AlterTieId::new(*a, *b, me), AlterTieChange::Knows(Some(knows))));
    }
    Ok(edits)
}

fn called(alter: &ImportedAlter) -> &Nickname {
    alter.name.as_ref().unwrap_or(&alter.label)
}
