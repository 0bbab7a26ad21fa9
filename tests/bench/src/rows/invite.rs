//! From letting somebody in to that person's first map.

use std::path::Path;

use steunkring_app::{App, MapOptions, MemberRole, Seat};
use steunkring_relay::{Config, Relay};

use super::{Row, no_child};
use crate::Failure;
use crate::homes::{Homes, key};
use crate::measure::{Line, ROUNDS, Unit, timed};

/// The row.
pub const ROW: Row = Row {
    name: "invite",
    about: "Invite: the owner of the home, tidied, with a relay on loopback that has all of it, lets a new phone in by a code that is scanned: \
        both exchange what they have to, the owner sends, and the new phone fetches everything and has its first map. The limit is \
        in seconds, so this line alone tells of the machine as well.",
    run,
    child: no_child,
};

fn run(homes: &Homes, _: &Path) -> Result<Vec<Line>, Failure> {
    let home = homes.copy(&homes.tidied()?)?;
    let relay = Relay::start(Config::new("127.0.0.1:0".parse()?, home.path().join("relay")))?;
    let mut owner = App::open(&home.path().join("copy"), key())?;
    let space = homes.space;
    owner.use_relay(space, &format!("http://{}", relay.address))?;
    owner.sync(space)?;
    let people = owner.circle(space)?.circle.people.len();
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let mut new = App::create(&home.path().join(format!("new-{round}")), key())?;
        let (seconds, screen) = timed(|| {
            let inviting = owner.invite(space, Seat::Member(MemberRole::Editor))?;
            let (joining, answer) = new.take_up(&inviting.qr()?)?;
            let welcome = owner.approve(inviting, &answer, "Nieuw")?;
            new.join(joining, &welcome, "Onze kring")?;
            owner.sync(space)?;
            new.sync(space)?;
            Ok(new.map_screen(space, MapOptions::default())?)
        })?;
        if screen.rings.is_empty() || new.circle(space)?.circle.people.len() < people {
            return Err("the new phone does not have the map".into());
        }
        times.push(seconds);
    }
    Ok(vec![Line::within("invite to first map", Unit::Seconds, &times, 1.0)])
}
