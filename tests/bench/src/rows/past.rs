//! The map as it was at a remembered moment.

use std::path::Path;

use automerge::{ChangeHash, ReadDoc};
use steunkring_app::App;
use steunkring_domain::{DocumentId, Table};

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, Stored, connect, key, load};
use crate::measure::{Line, Unit, in_turn, median, timed};

/// The row.
pub const ROW: Row = Row {
    name: "past",
    about: "Past map: the whole circle as it was at a remembered moment in the middle of the five years, in an open home. The \
        floor reads the same tables with automerge's `map_range_at` and counts their fields.",
    run,
    child: no_child,
};

const GOES: usize = 15;

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let mut app = App::open(&homes.whole(), key())?;
    let (space, moment) = (homes.space, homes.moment);
    let heads = app.circle(space)?.circle.snapshots.get(&moment).and_then(|kept| kept.heads.clone());
    let heads: Vec<ChangeHash> = heads.unwrap_or_default().as_chunks().0.iter().map(|hash| ChangeHash(*hash)).collect();
    let document = load(&Stored::one(&connect(&homes.floor())?, DocumentId::MAP)?.ok_or("no map")?.snapshot)?;
    let mut product = || -> Result<f64, Failure> {
        let (seconds, circle) = timed(|| Ok(app.circle_at(space, moment)?))?;
        if circle.is_some_and(|circle| !circle.actions.is_empty()) { Ok(seconds) } else { Err("no past".into()) }
    };
    let floor = || -> Result<f64, Failure> {
        let (seconds, count) = timed(|| {
            let mut count = 0;
            for table in Table::MAP {
                let (_, map) = document.get(automerge::ROOT, table.name())?.ok_or("no table")?;
                count += document.map_range_at(&map, .., &heads).count();
            }
            Ok(count)
        })?;
        if count > 0 { Ok(seconds) } else { Err("no past".into()) }
    };
    // The first loads the document.
    product()?;
    let (ours, theirs) = in_turn(|| median(GOES, &mut product), || median(GOES, floor))?;
    Ok(vec![Line::beside("past map", Unit::Seconds, &ours, ("map_range_at", &theirs), 1.3)])
}
