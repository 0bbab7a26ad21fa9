//! From a cold process and closed files to the first map.

use std::path::Path;

use steunkring_app::{Canvas, Opening};

use super::{Row, text, word};
use crate::Failure;
use crate::homes::{FIRST, Homes, Peer, connect, key};
use crate::measure::{Line, Unit, child_one, in_turn, median, timed};

/// The row.
pub const ROW: Row = Row {
    name: "cold",
    about: "Cold open to the first map: a new process takes the home and has the map that was on the screen when the app was last left, \
        with every label and place, in hand. The floor opens one SQLCipher file with its raw key and reads the one row with the same contents. yrs reads one \
        unencrypted file with the same work and gathers the same circle from it.",
    run,
    child,
};

/// Cold starts a round; each is a process of its own.
const GOES: usize = 15;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let (whole, floor, peer) = (homes.whole(), homes.floor(), homes.peer());
    let go = |what: &str, path: &Path| -> Result<f64, Failure> {
        let path = text(path)?;
        median(GOES, || child_one(&["cold", what, path]))
    };
    let (product, floors) = in_turn(|| go("product", &whole), || go("floor", &floor))?;
    let (again, peers) = in_turn(|| go("product", &whole), || go("yrs", &peer))?;
    Ok(vec![
        Line::beside("cold open to first map", Unit::Seconds, &product, ("F", &floors), 1.5),
        Line::beside("the same, beside yrs", Unit::Seconds, &again, ("yrs", &peers), 0.2),
    ])
}

fn child(words: &[String]) -> Result<Vec<f64>, Failure> {
    let path = Path::new(word(words, 1)?);
    // What was opened is closed after the clock has stopped.
    let (seconds, seen) = match word(words, 0)? {
        "product" => {
            let (seconds, (screen, _opening)) = timed(|| {
                let mut opening = Opening::begin(path, &key())?;
                let (_, screen) = opening.first_map(Canvas::Tall).ok_or("no first map")?;
                Ok((screen, opening))
            })?;
            (seconds, screen.rings.iter().map(|ring| ring.people.len()).sum::<usize>())
        }
        "floor" => {
            let (seconds, (row, _connection)) = timed(|| {
                let connection = connect(path)?;
                let find = "SELECT value FROM meta WHERE name = ?1";
                Ok((connection.query_row(find, [FIRST], |row| row.get::<_, Vec<u8>>(0))?, connection))
            })?;
            (seconds, row.len())
        }
        _ => timed(|| Peer::open(&std::fs::read(path)?))?,
    };
    if seen == 0 {
        return Err("nothing was there to show".into());
    }
    Ok(vec![seconds])
}
