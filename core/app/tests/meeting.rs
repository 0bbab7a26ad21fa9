//! Two phones that meet at a real relay on loopback, and a second phone of one person.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::net::SocketAddr;
use std::time::Duration;

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay, RunningRelay};

/// A family with a relay, and the folder for more phones.
struct House {
    relay: RunningRelay,
    family: App,
    space: SpaceId,
    folder: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        Self::at(None)
    }

    /// As [`House::new`], with the family's clock at an instant from before the founding on.
    fn at(now: Option<Instant>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), folder.path().join("relay"));
        let relay = Relay::start(config).unwrap();
        let mut family = phone(&folder, "family");
        if let Some(now) = now {
            family.set_clock(move || now);
        }
        let space = family.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        family.use_relay(space, &format!("http://{}", relay.address)).unwrap();
        Self { relay, family, space, folder }
    }

    fn phone(&self, name: &str) -> App {
        phone(&self.folder, name)
    }

    fn address(&self) -> String {
        format!("http://{}", self.relay.address)
    }

    fn invite(&mut self, seat: Seat) -> Inviting {
        let mut inviting = self.family.invite(self.space, seat).unwrap();
        self.family.offer(&mut inviting).unwrap();
        inviting
    }

    /// Both phones go on until both show six digits.
    fn compare(&mut self, inviting: &mut Inviting, app: &mut App, joining: &mut Joining) -> (String, String) {
        assert_eq!(self.family.meet(inviting, Duration::ZERO).unwrap(), None);
        let Met::Digits(theirs) = app.meet_inviter(joining, Duration::ZERO).unwrap() else { panic!("no digits") };
        (self.family.meet(inviting, Duration::ZERO).unwrap().unwrap(), theirs)
    }
}

fn phone(folder: &tempfile::TempDir, name: &str) -> App {
    App::create(&folder.path().join(name), Key::raw([7; 32])).unwrap()
}

fn add(app: &mut App, space: SpaceId, n: u8, name: &str) -> PersonId {
    let id = PersonId([n; 16]);
    let command = Command::AddPerson { id, name: Nickname::parse(name).unwrap(), changes: vec![], tie: None };
    app.run(space, command).unwrap();
    id
}

#[test]
fn who_types_the_code_and_sees_the_same_digits_comes_in() {
    let mut house = House::new();
    let rie = add(&mut house.family, house.space, 1, "oma Rie");
    let mut inviting = house.invite(Seat::Member(MemberRole::Reader));
    let mut iris = house.phone("iris");
    // As somebody types it: with small letters and without the hyphens.
    let typed = inviting.code().to_lowercase().replace('-', " ");
    let mut joining = iris.join_by_code(&house.address(), &typed).unwrap();
    assert_eq!(joining.seat(), Seat::Member(MemberRole::Reader));
    assert_eq!(iris.meet_inviter(&mut joining, Duration::ZERO).unwrap(), Met::Waiting);
    let (ours, theirs) = house.compare(&mut inviting, &mut iris, &mut joining);
    assert_eq!(ours, theirs);
    assert!(ours.len() == 6 && ours.chars().all(|c| c.is_ascii_digit()));
    house.family.let_in(&mut inviting, "Iris").unwrap();
    assert_eq!(iris.meet_inviter(&mut joining, Duration::ZERO).unwrap(), Met::Welcome);
    let space = iris.come_in(joining, "Kring van Nadia").unwrap();
    assert_eq!(iris.circle(space).unwrap(), house.family.circle(house.space).unwrap());
    assert_eq!(iris.circle(space).unwrap().circle.name(rie), "oma Rie");
    let names: Vec<_> = iris.members(space).unwrap().into_iter().map(|m| (m.name, m.role)).collect();
    assert_eq!(names, [("Nadia".into(), MemberRole::Owner), ("Iris".into(), MemberRole::Reader)]);
}

#[test]
fn that_it_was_allowed_is_written_down() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let mut iris = house.phone("iris");
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    house.compare(&mut inviting, &mut iris, &mut joining);
    assert!(house.family.circle(house.space).unwrap().circle.consents.is_empty());
    house.family.let_in(&mut inviting, "Iris").unwrap();
    // Once more, as after a lost connection: nothing doubles.
    house.family.let_in(&mut inviting, "Iris").unwrap();
    let circle = house.family.circle(house.space).unwrap().circle;
    let [consent] = circle.consents.values().collect::<Vec<_>>()[..] else { panic!("one permission") };
    assert_eq!(consent.purpose, Some(Purpose::Write));
    assert_eq!(consent.recipients.as_ref().map(Line::as_str), Some("Iris"));
    assert_eq!(consent.subject, Some(house.family.me(house.space).unwrap()));
    // Letting somebody in is no step that can be taken back, and taking back what came before leaves it.
    house.family.undo().unwrap_err();
    assert_eq!(house.family.members(house.space).unwrap().len(), 2);
}

#[test]
fn a_scanned_code_meets_at_the_relay_too() {
    let mut house = House::new();
    let mut inviting = house.family.invite(house.space, Seat::Member(MemberRole::Editor)).unwrap();
    let mut iris = house.phone("iris");
    let mut joining = iris.join_by_qr(&inviting.qr().unwrap()).unwrap();
    let (ours, theirs) = house.compare(&mut inviting, &mut iris, &mut joining);
    assert_eq!(ours, theirs);
    house.family.let_in(&mut inviting, "Iris").unwrap();
    assert_eq!(iris.meet_inviter(&mut joining, Duration::ZERO).unwrap(), Met::Welcome);
    let space = iris.come_in(joining, "Kring").unwrap();
    add(&mut iris, space, 2, "Bo");
    iris.sync(space).unwrap();
    house.family.sync(space).unwrap();
    let circle = house.family.circle(space).unwrap().circle;
    assert_eq!(circle.name(PersonId([2; 16])), "Bo");
    // Who writes is somebody, by the name under which she was let in.
    let iris = iris.me(space).unwrap();
    assert_eq!((circle.name(iris), circle.people[&PersonId([2; 16])].added_by), ("Iris", Some(iris)));
}

#[test]
fn two_phones_on_one_code_end_it_for_both() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let (mut iris, mut eve) = (house.phone("iris"), house.phone("eve"));
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    house.compare(&mut inviting, &mut iris, &mut joining);
    let mut other = eve.join_by_code(&house.address(), &inviting.code()).unwrap();
    assert!(matches!(house.family.let_in(&mut inviting, "Iris"), Err(CoreError::Invalid { .. })));
    assert!(iris.meet_inviter(&mut joining, Duration::ZERO).is_err());
    assert!(eve.meet_inviter(&mut other, Duration::ZERO).is_err());
    assert_eq!(house.family.members(house.space).unwrap().len(), 1);
    assert!(house.family.circle(house.space).unwrap().circle.consents.is_empty());
}

#[test]
fn other_digits_are_declined_and_the_other_phone_hears_it() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let mut iris = house.phone("iris");
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    house.compare(&mut inviting, &mut iris, &mut joining);
    house.family.decline(inviting).unwrap();
    assert_eq!(iris.meet_inviter(&mut joining, Duration::ZERO), Err(CoreError::Declined));
    assert!(iris.spaces().unwrap().is_empty());
}

/// Invariant: after the joiner saw other digits nobody is in, whatever the inviter says, and the code serves nobody any more.
#[test]
fn who_joins_and_sees_other_digits_burns_the_code_and_the_inviter_hears_it() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let mut iris = house.phone("iris");
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    house.compare(&mut inviting, &mut iris, &mut joining);
    let asked = iris.join_screen(Some(&joining)).unwrap();
    assert_eq!(asked.answers.unwrap()[1].text, "Nee, andere cijfers");
    iris.refuse(joining).unwrap();
    assert_eq!(house.family.let_in(&mut inviting, "Iris").err(), Some(CoreError::Declined));
    assert!(house.family.let_in(&mut inviting, "Iris").is_err(), "saying yes all the same lets nobody in");
    let screen = house.family.inviting_screen(&inviting).unwrap();
    let said: Vec<_> = screen.declined.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(said, ["De zes cijfers waren niet hetzelfde.", "Er is niets gedeeld. De code werkt niet meer."]);
    assert_eq!(screen.again.unwrap().text, "Maak een nieuwe code");
    assert_eq!((screen.digits, screen.answers), (None, None), "there is nothing to compare any more");
    assert_eq!(house.family.members(house.space).unwrap().len(), 1);
    assert!(house.family.circle(house.space).unwrap().circle.consents.is_empty());
    let mut karim = house.phone("karim");
    if let Ok(mut late) = karim.join_by_code(&house.address(), &inviting.code()) {
        assert!(house.family.let_in(&mut inviting, "Karim").is_err());
        assert!(karim.meet_inviter(&mut late, Duration::ZERO).is_err());
    }
    // A new code lets somebody in.
    let mut again = house.invite(Seat::Member(MemberRole::Editor));
    assert_ne!(again.code(), inviting.code());
    let mut joining = iris.join_by_code(&house.address(), &again.code()).unwrap();
    house.compare(&mut again, &mut iris, &mut joining);
    house.family.let_in(&mut again, "Iris").unwrap();
    assert_eq!(house.family.members(house.space).unwrap().len(), 2);
}

#[test]
fn nobody_is_let_in_before_the_digits_and_a_wrong_code_finds_nothing() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    assert!(matches!(house.family.let_in(&mut inviting, "Iris"), Err(CoreError::Invalid { .. })));
    let mut iris = house.phone("iris");
    let address = house.address();
    assert!(matches!(iris.join_by_code(&address, "0000-0000-0000-0000"), Err(CoreError::Missing(_))));
    for code in ["", "kort", "0000-0000-0000-0000-0", "UUUU-UUUU-UUUU-UUUU", &"0".repeat(10_000)] {
        assert!(matches!(iris.join_by_code(&address, code), Err(CoreError::Invalid { .. })), "{code}");
    }
    let place = house.address();
    house.relay.shutdown();
    assert_eq!(iris.join_by_code(&place, &inviting.code()).err(), Some(CoreError::Offline));
}

#[test]
fn a_second_phone_is_the_same_person_and_writes_too() {
    let mut house = House::new();
    let me = house.family.me(house.space).unwrap();
    let mut inviting = house.invite(Seat::OwnDevice);
    let mut tablet = house.phone("tablet");
    let mut joining = tablet.join_by_code(&house.address(), &inviting.code()).unwrap();
    assert_eq!(joining.seat(), Seat::OwnDevice);
    house.compare(&mut inviting, &mut tablet, &mut joining);
    house.family.let_in(&mut inviting, "tablet").unwrap();
    assert_eq!(tablet.meet_inviter(&mut joining, Duration::ZERO).unwrap(), Met::Welcome);
    let space = tablet.come_in(joining, "Onze kring").unwrap();
    assert_eq!(tablet.me(space).unwrap(), me);
    let members = tablet.members(space).unwrap();
    assert_eq!((members.len(), members[0].devices.len(), members[0].own), (1, 2, true));
    assert!(tablet.circle(space).unwrap().circle.consents.is_empty());
    add(&mut tablet, space, 4, "Cor");
    tablet.sync(space).unwrap();
    house.family.sync(space).unwrap();
    assert_eq!(house.family.circle(space).unwrap().circle.name(PersonId([4; 16])), "Cor");
    // Each phone is told apart, and each knows itself.
    for app in [&mut house.family, &mut tablet] {
        let each = app.who_screen(space).unwrap().members.remove(0).each;
        let mut names: Vec<&str> = each.iter().map(|one| one.name.text.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Telefoon 1", "Telefoon 2"]);
        assert!(each.iter().all(|one| one.since.is_some()));
        let own = each.iter().filter(|one| one.seen.as_ref().unwrap().text == "Dit is deze telefoon.").count();
        assert_eq!(own, 1);
    }
}

#[test]
fn who_somebody_is_only_that_members_own_phone_can_say() {
    let mut house = House::new();
    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let mut iris = house.phone("iris");
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    house.compare(&mut inviting, &mut iris, &mut joining);
    house.family.let_in(&mut inviting, "Iris").unwrap();
    iris.meet_inviter(&mut joining, Duration::ZERO).unwrap();
    let space = iris.come_in(joining, "Kring").unwrap();
    let person = add(&mut iris, space, 5, "Iris");
    iris.i_am(space, person).unwrap();
    let nadia = house.family.me(space).unwrap();
    let key = |app: &mut App, name: &str| {
        let members = app.members(space).unwrap();
        let id = members.iter().find(|member| member.name == name).unwrap().id;
        MemberKey(id.0[..16].try_into().unwrap())
    };
    let (hers, ours) = (key(&mut iris, "Iris"), key(&mut iris, "Nadia"));
    let good = std::collections::BTreeMap::from([(hers, person), (ours, nadia)]);
    assert_eq!(iris.claims(space).unwrap(), good);
    // Iris says that Nadia's phone is Iris' own: nobody believes it.
    let lie = Edit::Member(ours, MemberChange::Person(Some(person)));
    iris.run(space, Command::Map(vec![lie])).unwrap();
    iris.sync(space).unwrap();
    house.family.sync(space).unwrap();
    for app in [&mut iris, &mut house.family] {
        assert_eq!(app.claims(space).unwrap().get(&hers), Some(&person));
        assert_ne!(app.claims(space).unwrap().get(&ours), Some(&person));
    }
}

fn texts(labels: &[Label]) -> Vec<&str> {
    labels.iter().map(|label| label.text.as_str()).collect()
}

#[test]
fn the_screens_of_letting_somebody_in_say_what_happens() {
    // 24 November 2026, 14:00 in Amsterdam.
    let mut house = House::at(Some(Instant(1_795_525_200_000)));
    house.family.set_zone("Europe/Amsterdam").unwrap();
    let alone = house.family.who_screen(house.space).unwrap();
    assert_eq!(alone.summary.text, "Alleen jij.");
    assert_eq!(alone.add.unwrap().text, "Laat iemand meekijken");
    let invite = house.family.invite_screen(house.space, "Iris").unwrap();
    assert_eq!(invite.informed, None);
    add(&mut house.family, house.space, 1, "oma Rie");
    let told = Edit::Person(PersonId([2; 16]), PersonChange::Informed(Some(true)));
    add(&mut house.family, house.space, 2, "Cor");
    house.family.run(house.space, Command::Map(vec![told])).unwrap();
    let invite = house.family.invite_screen(house.space, "Iris").unwrap();
    assert_eq!(invite.informed.as_ref().unwrap().text, "Weten deze mensen dat ze hier staan? Oma Rie.");
    let choices: Vec<_> = invite.choices.iter().map(|choice| choice.label.text.as_str()).collect();
    assert_eq!(
        choices,
        ["Kijkt mee, schrijft niet", "Kijkt en schrijft", "Beslist mee", "Dit is mijn tweede telefoon"]
    );

    let mut inviting = house.invite(Seat::Member(MemberRole::Editor));
    let screen = house.family.inviting_screen(&inviting).unwrap();
    let said = screen.typed.as_ref().unwrap().text.strip_prefix("Typ deze code: ").unwrap();
    assert_eq!(said.replace(' ', ""), inviting.code());
    assert!(said.split(' ').all(|part| part.len() == 4), "{said}");
    assert_eq!(screen.until.text, "Deze code werkt nog 15 minuten.");
    assert_eq!((screen.now.text.as_str(), screen.digits), ("We wachten op de andere telefoon.", None));
    let mut iris = house.phone("iris");
    assert_eq!(iris.join_screen(None).unwrap().title.text, "Ik heb een code");
    let mut joining = iris.join_by_code(&house.address(), &inviting.code()).unwrap();
    let (digits, _) = house.compare(&mut inviting, &mut iris, &mut joining);
    let apart: Vec<String> = digits.chars().map(String::from).collect();
    let said = format!("De zes cijfers: {}", apart.join(" "));
    let screen = house.family.inviting_screen(&inviting).unwrap();
    assert_eq!(screen.digits.unwrap().text, said);
    assert_eq!(screen.now.text, "Zien jullie allebei dezelfde zes cijfers?");
    let screen = iris.join_screen(Some(&joining)).unwrap();
    assert_eq!(screen.digits.unwrap().text, said);
    let see = ["Straks kun je kijken en schrijven.", "Je ziet ook wat er al was."];
    assert_eq!(texts(&screen.see), see);

    house.family.let_in(&mut inviting, "Iris").unwrap();
    iris.meet_inviter(&mut joining, Duration::ZERO).unwrap();
    let space = iris.come_in(joining, "Kring").unwrap();
    add(&mut iris, space, 3, "Bo");
    iris.sync(space).unwrap();
    house.family.sync(space).unwrap();
    let who = house.family.who_screen(space).unwrap();
    assert_eq!(who.summary.text, "Wie dit kan zien: Nadia en Iris.");
    assert_eq!(who.relay.as_ref().unwrap().text, "Een computer geeft dit door. Die leest niets.");
    assert_eq!(who.members[0].since.text, "Nadia kijkt mee sinds 24 november 2026.");
    assert_eq!((who.members[0].own, who.members[0].last_seen.is_none()), (true, true));
    assert_eq!(who.members[0].person, Some(house.family.me(space).unwrap()));
    assert_eq!((who.members[1].may.text.as_str(), who.members[1].person), ("Kijkt en schrijft", iris.me(space).ok()));
    assert_eq!(who.members[1].devices.text, "Iris kijkt op 1 telefoon.");
    assert!(who.members[1].last_seen.is_some() && who.members[1].stopped.is_none());
    for screen in [serde_json::to_string(&who), serde_json::to_string(&invite)] {
        assert!(!screen.unwrap().contains("\"language\":\"en\""), "something has no Dutch words");
    }
    // Who may not invite is not offered it.
    assert!(iris.who_screen(space).unwrap().add.is_none());
    assert_eq!(iris.invite_screen(space, "Bo"), Err(CoreError::NotAllowed));
}

#[test]
fn the_sync_screen_says_where_things_stand() {
    let mut house = House::at(Some(Instant(1_795_525_200_000)));
    house.family.set_zone("Europe/Amsterdam").unwrap();
    let mut lone = house.phone("lone");
    let own = lone.found(SpaceKind::FamilyMap, "Kring", "Sam").unwrap();
    let screen = lone.sync_screen(own).unwrap();
    assert_eq!((screen.state, screen.said.text.as_str()), (SyncState::Alone, "Alleen op deze telefoon"));
    assert!(screen.now.is_none() && screen.moments.is_empty());

    let screen = house.family.sync_screen(house.space).unwrap();
    assert_eq!(screen.state, SyncState::Waiting);
    house.family.sync(house.space).unwrap();
    let screen = house.family.sync_screen(house.space).unwrap();
    assert_eq!((screen.state, screen.said.text.as_str()), (SyncState::Equal, "Alle telefoons zijn gelijk"));
    assert_eq!(texts(&screen.moments), ["Laatste keer gelukt: net."]);
    // This clock stands still, and the relay's does not.
    assert_eq!(screen.clock.unwrap().text, "Klok klopt misschien niet");
    assert_eq!(house.family.home_screen().unwrap().saved.text, "Alles is bewaard.");
    add(&mut house.family, house.space, 1, "oma Rie");
    let screen = house.family.sync_screen(house.space).unwrap();
    assert_eq!((screen.state, screen.said.text.as_str()), (SyncState::Waiting, "Nog 1 ding niet gestuurd"));
    house.relay.shutdown();
    house.family.set_clock(|| Instant(1_795_525_200_000 + 3_600_000));
    assert_eq!(house.family.sync(house.space), Err(CoreError::Offline));
    let screen = house.family.sync_screen(house.space).unwrap();
    assert_eq!((screen.state, screen.said.text.as_str()), (SyncState::RelayAway, "Sturen lukt nu niet"));
    assert_eq!(screen.moments[0].text, "Laatste keer gelukt: vandaag om 14:00.");
    assert_eq!(screen.help.text, "Op je telefoon is alles bewaard.");
    let saved = house.family.home_screen().unwrap().saved;
    assert_eq!(saved.text, "Nog 1 ding niet gestuurd. Laatste keer: vandaag om 14:00.");
}

#[test]
fn a_clock_that_is_right_is_not_spoken_of() {
    let mut house = House::new();
    house.family.sync(house.space).unwrap();
    assert_eq!(house.family.sync_screen(house.space).unwrap().clock, None);
}
