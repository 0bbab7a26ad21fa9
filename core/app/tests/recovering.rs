//! Every phone is lost, and somebody comes back with the words on paper.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::net::SocketAddr;

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay, RunningRelay};

struct Family {
    folder: tempfile::TempDir,
    space: SpaceId,
    nadia: App,
    iris: App,
    relay: Option<RunningRelay>,
}

impl Family {
    /// Nadia founded a circle, through a relay or without, and Iris writes in it.
    fn new(with_relay: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let relay = with_relay.then(|| Relay::start(Config::new(listen, folder.path().join("relay"))).unwrap());
        let mut nadia = App::create(&folder.path().join("nadia"), key()).unwrap();
        let mut iris = App::create(&folder.path().join("iris"), key()).unwrap();
        let space = nadia.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        if let Some(relay) = &relay {
            nadia.use_relay(space, &format!("http://{}", relay.address)).unwrap();
        }
        let inviting = nadia.invite(space, Seat::Member(MemberRole::Editor)).unwrap();
        let (joining, answer) = iris.take_up(&inviting.qr().unwrap()).unwrap();
        let welcome = nadia.approve(inviting, &answer, "Iris").unwrap();
        iris.join(joining, &welcome, "Familie").unwrap();
        let mut family = Self { folder, space, nadia, iris, relay };
        add(&mut family.nadia, space, 1, "oma Rie");
        family.exchange();
        family
    }

    fn address(&self) -> String {
        format!("http://{}", self.relay.as_ref().unwrap().address)
    }

    fn empty(&self, name: &str) -> App {
        App::create(&self.folder.path().join(name), key()).unwrap()
    }

    fn exchange(&mut self) {
        for _ in 0..3 {
            exchange(&mut self.nadia, &mut self.iris, self.space, self.relay.is_some());
        }
    }
}

fn exchange(one: &mut App, two: &mut App, space: SpaceId, relay: bool) {
    if relay {
        one.sync(space).unwrap();
        two.sync(space).unwrap();
    } else {
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        one.take_in(space, &two.bundle(space).unwrap()).unwrap();
    }
}

fn key() -> Key {
    Key::raw([7; 32])
}

fn add(app: &mut App, space: SpaceId, n: u8, name: &str) {
    let name = Nickname::parse(name).unwrap();
    app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: None }).unwrap();
}

fn knows(app: &mut App, space: SpaceId, n: u8) -> bool {
    app.circle(space).unwrap().circle.people.contains_key(&PersonId([n; 16]))
}

/// How many phones and how many codes a member has, as somebody sees it.
fn devices(app: &mut App, space: SpaceId, name: &str) -> (usize, usize) {
    let members = app.members(space).unwrap();
    let devices = &members.iter().find(|member| member.name == name).unwrap().devices;
    let codes = devices.iter().filter(|device| device.recovery).count();
    (devices.len() - codes, codes)
}

#[test]
fn who_lost_every_phone_comes_back_through_the_relay_with_words_alone() {
    let mut family = Family::new(true);
    let (space, address) = (family.space, family.address());
    let code = Code::draw().unwrap();
    assert!(!family.nadia.code_screen().unwrap().spaces[0].has);
    assert_eq!(family.nadia.keep_code(&code).unwrap().spaces, [space]);
    assert!(family.nadia.code_screen().unwrap().spaces[0].has);
    add(&mut family.nadia, space, 2, "juf Els");
    family.exchange();

    let typed = code.words(CodeList::Dutch).join(" ").to_uppercase();
    let mut again = family.empty("again");
    let back = again.recover_from_relay(&Code::read(&typed).unwrap(), &address).unwrap();
    assert_eq!((back.spaces.as_slice(), back.said.len()), ([space].as_slice(), 2));
    assert!(knows(&mut again, space, 1) && knows(&mut again, space, 2));
    assert_eq!(again.me(space).unwrap(), family.nadia.me(space).unwrap());
    assert_eq!(again.spaces().unwrap()[0].name, "Onze kring");
    add(&mut again, space, 3, "Bo");
    again.sync(space).unwrap();
    family.iris.sync(space).unwrap();
    assert!(knows(&mut family.iris, space, 3));
    assert_eq!(devices(&mut family.iris, space, "Nadia"), (1, 1));

    // The lost phone reads nothing of what came after, and nobody believes it.
    let _ = family.nadia.sync(space);
    assert!(!knows(&mut family.nadia, space, 3));
    let who = |app: &mut App| app.circle(space).unwrap();
    exchange(&mut again, &mut family.iris, space, true);
    assert_eq!(who(&mut again), who(&mut family.iris));

    // The paper serves the next time too, and the home that came back is lost then.
    let mut third = family.empty("third");
    third.recover_from_relay(&code, &address).unwrap();
    assert!(knows(&mut third, space, 3));
    family.iris.sync(space).unwrap();
    assert_eq!(devices(&mut family.iris, space, "Nadia"), (1, 1));
}

#[test]
fn who_may_not_decide_comes_back_too_and_the_relay_lets_the_new_phone_in_later() {
    let mut family = Family::new(true);
    let (space, address) = (family.space, family.address());
    let code = Code::draw().unwrap();
    family.iris.keep_code(&code).unwrap();
    family.exchange();
    let mut again = family.empty("again");
    again.recover_from_relay(&code, &address).unwrap();
    add(&mut again, space, 4, "Cor");
    again.sync(space).unwrap();
    family.nadia.sync(space).unwrap();
    assert!(knows(&mut family.nadia, space, 4));
    add(&mut family.nadia, space, 5, "Dia");
    family.nadia.sync(space).unwrap();
    again.sync(space).unwrap();
    assert!(knows(&mut again, space, 5));
    assert_eq!(devices(&mut again, space, "Iris"), (1, 1));
}

#[test]
fn without_a_relay_a_member_writes_a_file_for_whoever_has_the_code() {
    let mut family = Family::new(false);
    let space = family.space;
    assert_eq!(family.nadia.recovery_file(space), Err(CoreError::Missing("code")));
    let code = Code::draw().unwrap();
    family.iris.keep_code(&code).unwrap();
    family.exchange();
    let file = family.nadia.recovery_file(space).unwrap();

    let mut again = family.empty("again");
    let other = Code::draw().unwrap();
    assert_eq!(again.recover_from_file(&other, &file, "Familie"), Err(CoreError::Missing("code")));
    assert_eq!(again.recover_from_file(&code, &file[..40], "Familie"), Err(CoreError::Damaged));
    assert!(again.spaces().unwrap().is_empty());
    again.recover_from_file(&code, &file, "Familie").unwrap();
    assert!(again.recover_from_file(&code, &file, "Familie").is_err());
    add(&mut again, space, 6, "Ed");
    for _ in 0..2 {
        exchange(&mut again, &mut family.nadia, space, false);
    }
    assert!(knows(&mut family.nadia, space, 6));
    assert_eq!(devices(&mut family.nadia, space, "Iris"), (1, 1));
    assert_eq!(again.circle(space).unwrap(), family.nadia.circle(space).unwrap());
}

#[test]
fn who_was_let_go_does_not_come_back_with_a_code() {
    let mut family = Family::new(true);
    let (space, address) = (family.space, family.address());
    let code = Code::draw().unwrap();
    family.iris.keep_code(&code).unwrap();
    family.exchange();
    let file = family.nadia.recovery_file(space).unwrap();
    let iris = family.nadia.who_screen(space).unwrap().members.iter().find(|member| !member.own).unwrap().id;
    family.nadia.stop_member(space, iris).unwrap();
    family.nadia.sync(space).unwrap();
    let mut again = family.empty("again");
    assert_eq!(again.recover_from_relay(&code, &address), Err(CoreError::NotAllowed));
    assert!(again.spaces().unwrap().is_empty());
    // What somebody gave before lets nobody in now: to the others this device is nobody's.
    let mut late = family.empty("late");
    late.recover_from_file(&code, &file, "Familie").unwrap();
    add(&mut late, space, 7, "Fee");
    family.nadia.take_in(space, &late.bundle(space).unwrap()).unwrap();
    assert!(!knows(&mut family.nadia, space, 7));
    assert!(family.nadia.members(space).unwrap().iter().all(|member| member.own));
}

#[test]
fn a_code_that_nobody_left_anything_for_finds_nothing_and_a_circle_begun_later_needs_it_again() {
    let mut family = Family::new(true);
    let (space, address) = (family.space, family.address());
    let mut again = family.empty("again");
    assert_eq!(again.recover_from_relay(&Code::draw().unwrap(), &address), Err(CoreError::Missing("code")));
    let code = Code::draw().unwrap();
    family.nadia.keep_code(&code).unwrap();
    let own = family.nadia.found(SpaceKind::OwnPage, "Van mij", "Nadia").unwrap();
    family.nadia.use_relay(own, &address).unwrap();
    assert_eq!(
        family.nadia.code_screen().unwrap().spaces.iter().map(|space| space.has).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(family.nadia.keep_code(&code).unwrap().spaces, [space, own]);
    let mut back = again.recover_from_relay(&code, &address).unwrap().spaces;
    back.sort();
    let mut both = vec![space, own];
    both.sort();
    assert_eq!(back, both);
}

#[test]
fn a_relay_that_is_away_is_said_and_the_code_counts_all_the_same() {
    let mut family = Family::new(true);
    drop(family.relay.take());
    let kept = family.nadia.keep_code(&Code::draw().unwrap()).unwrap();
    assert_eq!((kept.spaces.len(), kept.said.len()), (1, 2));
    assert!(family.nadia.code_screen().unwrap().spaces[0].has);
    // What is on paper is no phone that looks on.
    let who = family.nadia.who_screen(family.space).unwrap();
    let own = who.members.iter().find(|member| member.own).unwrap();
    assert_eq!(own.devices.text.replace(['\u{2068}', '\u{2069}'], ""), "Nadia kijkt op 1 telefoon.");
}

/// Also where whole documents have taken the place of what was written one by one, before the code and after it.
#[test]
fn a_circle_that_was_tidied_comes_back_whole() {
    for relay in [true, false] {
        let mut family = Family::new(relay);
        let space = family.space;
        let code = Code::draw().unwrap();
        family.iris.keep_code(&code).unwrap();
        for n in 10..80 {
            add(&mut family.nadia, space, n, "Bo");
        }
        family.exchange();
        let before = family.nadia.bundle(space).unwrap().len();
        family.nadia.tidy(&Job::new()).unwrap();
        assert!(family.nadia.bundle(space).unwrap().len() < before);
        add(&mut family.nadia, space, 5, "Dia");
        family.exchange();
        let mut again = family.empty("again");
        if relay {
            again.recover_from_relay(&code, &family.address()).unwrap();
        } else {
            let file = family.nadia.recovery_file(space).unwrap();
            again.recover_from_file(&code, &file, "Familie").unwrap();
        }
        assert!(knows(&mut again, space, 5) && knows(&mut again, space, 79));
        add(&mut again, space, 6, "Ed");
        for _ in 0..3 {
            exchange(&mut again, &mut family.nadia, space, relay);
        }
        assert!(knows(&mut family.nadia, space, 6));
        assert_eq!(again.circle(space).unwrap(), family.nadia.circle(space).unwrap());
    }
}

#[test]
fn the_page_holds_every_word_and_where_the_relay_is() {
    let mut family = Family::new(true);
    let code = Code::draw().unwrap();
    for list in [CodeList::Dutch, CodeList::English] {
        let page = family.nadia.code_made(&code, list).unwrap();
        let svg = page.svg();
        assert!(code.words(list).iter().all(|word| svg.contains(&format!(". {word}<"))));
        assert!(svg.contains(&family.address()));
    }
}

#[test]
fn words_that_are_no_code_are_told_apart() {
    let code = Code::draw().unwrap();
    let mut words = code.words(CodeList::Dutch);
    assert_eq!(Code::read(&words.join("\n")), Ok(code.clone()));
    assert_eq!(Code::read("appel noot mies"), Err(CodeFault::Word(3)));
    assert_eq!(Code::read(&words[1..].join(" ")), Err(CodeFault::Count(23)));
    let swapped = (0..23).filter(|at| {
        words.swap(*at, at + 1);
        let wrong = Code::read(&words.join(" ")) == Err(CodeFault::Sum);
        words.swap(*at, at + 1);
        wrong
    });
    // A checksum of eight bits misses one of 256, and two equal words are no slip.
    assert!(swapped.count() > 18);
    let family = Family::new(false);
    let told = family.nadia.code_fault(CodeFault::Word(3)).unwrap();
    assert_eq!(told.text, "Woord 3 kennen we niet.");
}
