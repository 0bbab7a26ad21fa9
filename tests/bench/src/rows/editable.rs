//! From a cold process to a map that can be written in.

use std::path::Path;

use automerge::{ROOT, ReadDoc};
use steunkring_app::{App, Command, Edit};
use steunkring_domain::{DocumentId, PersonChange};

use super::{Row, only_space, text, word};
use crate::Failure;
use crate::homes::{Homes, Stored, connect, key, load};
use crate::measure::{Line, Unit, child_one, in_turn, median, timed};

/// The row.
pub const ROW: Row = Row {
    name: "editable",
    about: "Editable map: a new process opens the home, which its owner tidied, and carries out a command that says what the map says already, so that \
        the document and the log are in memory, as for any first tap. The floor opens its file, reads the map's document and \
        loads it in raw automerge.",
    run,
    child,
};

const GOES: usize = 5;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (whole, floor) = (homes.tidied()?, homes.floor());
    let go = |what: &str, path: &Path| -> Result<f64, Failure> {
        let path = text(path)?;
        median(GOES, || child_one(&["editable", what, path]))
    };
    let (product, floors) = in_turn(|| go("product", &whole), || go("floor", &floor))?;
    Ok(vec![Line::beside("editable map", Unit::Seconds, &product, ("F", &floors), 1.2)])
}

fn child(words: &[String]) -> Result<Vec<f64>, Failure> {
    let path = Path::new(word(words, 1)?);
    // What was opened is closed after the clock has stopped.
    let (seconds, good) = match word(words, 0)? {
        "product" => {
            let (seconds, (done, _app)) = timed(|| {
                let mut app = App::open(path, key())?;
                let space = only_space(&app)?;
                let circle = app.circle(space)?.circle;
                let (id, person) = circle.people.iter().next().ok_or("nobody")?;
                let same = PersonChange::Nickname(person.nickname.clone());
                Ok((app.run(space, Command::Map(vec![Edit::Person(*id, same)]))?, app))
            })?;
            (seconds, !done.changed)
        }
        _ => {
            let (seconds, (document, _connection)) = timed(|| {
                let connection = connect(path)?;
                let stored = Stored::one(&connection, DocumentId::MAP)?.ok_or("no map")?;
                Ok((load(&stored.snapshot)?, connection))
            })?;
            (seconds, document.get(ROOT, "people")?.is_some())
        }
    };
    if good { Ok(vec![seconds]) } else { Err("the document is not what it should be".into()) }
}
