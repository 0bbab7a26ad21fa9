//! Homes for the tests beside the code.

use steunkring_domain::{Nickname, PersonId, SpaceKind};
use tempfile::TempDir;

use crate::{App, Command, Key, MemberRole, Seat, SpaceId};

/// An empty home.
pub(crate) fn app() -> (App, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (App::create(&folder.path().join("home"), key()).unwrap(), folder)
}

/// What opens it.
pub(crate) fn key() -> Key {
    Key::raw([7; 32])
}

/// Two homes with a family's circle: Nadia's, who founded it, and Iris's, who may so much in it and has nothing of it yet.
pub(crate) fn two(role: MemberRole) -> ((App, TempDir), (App, TempDir), SpaceId) {
    let (mut one, a) = app();
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let two = joined(&mut one, space, "Iris", role);
    ((one, a), two, space)
}

/// The home of one more member, that has nothing of the space yet.
pub(crate) fn joined(owner: &mut App, space: SpaceId, name: &str, role: MemberRole) -> (App, TempDir) {
    let (mut new, folder) = app();
    let inviting = owner.invite(space, Seat::Member(role)).unwrap();
    let (joining, answer) = new.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = owner.approve(inviting, &answer, name).unwrap();
    new.join(joining, &welcome, "Kring").unwrap();
    (new, folder)
}

/// Puts somebody on the map.
pub(crate) fn add(app: &mut App, space: SpaceId, n: u8, name: &str) {
    let name = Nickname::parse(name).unwrap();
    app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None }).unwrap();
}
