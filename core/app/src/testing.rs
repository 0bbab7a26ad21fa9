//! Homes for the tests beside the code.

use steunkring_domain::{Nickname, PersonId, SpaceKind};
use tempfile::TempDir;

use crate::{App, Command, Key, MemberRole, Seat, SpaceId};

/// An empty home.
pub(crate) fn app() -> (App, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap(), folder)
}

/// Two homes with a family's circle: Nadia's, who founded it, and Iris's, who may so much in it and has nothing of it yet.
pub(crate) fn two(role: MemberRole) -> ((App, TempDir), (App, TempDir), SpaceId) {
    let ((mut one, a), (mut two, b)) = (app(), app());
    let space = one.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let inviting = one.invite(space, Seat::Member(role)).unwrap();
    let (joining, answer) = two.take_up(&inviting.qr().unwrap()).unwrap();
    let welcome = one.approve(inviting, &answer, "Iris").unwrap();
    two.join(joining, &welcome, "Kring").unwrap();
    ((one, a), (two, b), space)
}

/// Puts somebody on the map.
pub(crate) fn add(app: &mut App, space: SpaceId, n: u8, name: &str) {
    let name = Nickname::parse(name).unwrap();
    app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None }).unwrap();
}
