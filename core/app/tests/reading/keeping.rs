//! Permissions, moments of contact, roles, where people stand, and the houses of an own page.

use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, family, line, text, texts, with_iris};

#[test]
fn a_permission_tells_what_stopping_does_before_it_is_taken_back() {
    let mut home = with_iris();
    let screen = home.app.consents_screen(home.space).unwrap();
    let [item] = screen.items.as_slice() else { panic!("{:?}", screen.items) };
    assert_eq!(text(&item.purpose), "Mag Iris de kring zien?");
    assert_eq!(texts(&item.details), ["Nadia gaf zelf toestemming.", "Er is op ja getikt."]);
    assert_eq!(text(item.given.as_ref().unwrap()), "Jij zei ja op 3 november 2026.");
    assert_eq!(
        texts(&item.effect),
        [
            "Dit gebeurt er als je stopt.",
            "Hier staat dan dat je bent gestopt.",
            "Iris kan dat ook zien.",
            "Meekijken stopt niet vanzelf.",
            "Iris houdt wat er al was.",
        ]
    );
    assert_eq!((item.stop.as_ref().map(|offer| offer.id), item.stopped.as_ref()), (Some("stop"), None));
    let id = item.id;
    assert!(home.app.withdraw(home.space, id).unwrap().changed);
    let stopped = home.app.consents_screen(home.space).unwrap().items.remove(0);
    assert_eq!(text(stopped.stopped.as_ref().unwrap()), "Gestopt op 3 november 2026.");
    assert_eq!((stopped.effect.len(), stopped.stop), (0, None));
    // Twice is once, and it can be taken back like all else.
    let later = home.app.circle(home.space).unwrap().circle.consents[&id].withdrawn_at;
    home.app.set_clock(|| Instant(NOW + 60_000));
    assert!(!home.app.withdraw(home.space, id).unwrap().changed);
    assert_eq!(home.app.circle(home.space).unwrap().circle.consents[&id].withdrawn_at, later);
    home.app.undo().unwrap();
    assert_eq!(
        home.app.consents_screen(home.space).unwrap(),
        ConsentsScreen { revision: home.app.revision(home.space).unwrap(), ..screen }
    );
    assert_eq!(home.app.withdraw(home.space, ConsentId([9; 16])).err(), Some(CoreError::Missing("consent")));
}

#[test]
fn who_said_yes_to_nothing_reads_so() {
    let mut home = family();
    let screen = home.app.consents_screen(home.space).unwrap();
    assert_eq!(text(&screen.empty.unwrap()), "Je hebt nog nergens ja tegen gezegd.");
}

#[test]
fn a_moment_of_contact_says_who_where_and_when() {
    use ContactChange as C;
    let mut home = family();
    home.space = home.app.found(SpaceKind::WorkerNotes, "Werk", "Iris").unwrap();
    let [rie, bo] = [(1, "oma Rie"), (2, "Bo")].map(|(n, name)| {
        let (id, name) = (PersonId([n; 16]), Nickname::parse(name).unwrap());
        home.run(Command::AddPerson { id, name, changes: vec![], tie: None });
        id
    });
    let moment = |n: u8, changes: Vec<ContactChange>| -> Vec<Edit> {
        changes.into_iter().map(|change| Edit::Contact(ContactId([n; 16]), change)).collect()
    };
    home.edit(moment(1, vec![C::At(Some(Instant(NOW))), C::With(bo, true), C::With(rie, true)]));
    home.edit(moment(
        1,
        vec![
            C::PlaceKind(Some(PlaceKind::Outside)),
            C::PlaceChosenByChild(Some(true)),
            C::Minutes(Minutes::new(30).ok()),
            C::Note(Paragraph::parse("Ze lachte.").ok()),
        ],
    ));
    home.edit(moment(2, vec![C::At(Some(Instant(NOW + 1)))]));
    home.app.set_clock(|| Instant(NOW + 2));
    let screen = home.app.contacts_screen(home.space).unwrap();
    assert_eq!(
        texts(screen.items.iter().map(|item| &item.line)),
        ["Nog niet ingevuld, nog niet ingevuld, net", "Bo en oma Rie, buiten, net",]
    );
    let item = &screen.items[1];
    let told = [&item.minutes, &item.child_chose, &item.words].into_iter().flatten();
    assert_eq!(texts(told), ["30 minuten", "Koos het kind deze plek? Ja", "Ze lachte."]);
    home.edit(moment(1, vec![C::Removed(Some(Instant(NOW)))]));
    assert_eq!(home.app.contacts_screen(home.space).unwrap().items.len(), 1);
    let tray = home.app.tray_screen(home.space).unwrap();
    assert_eq!(text(&tray.items[0].name), "Bo en oma Rie");
}

#[test]
fn who_gave_a_permission_is_told_in_whole_sentences_whoever_it_was() {
    let mut home = family();
    let id = ConsentId([1; 16]);
    let told = [ConsentChange::GivenBy(Some(ConsentBy::Self_)), ConsentChange::How(Some(ConsentHow::Paper))];
    home.edit(told.into_iter().map(|change| Edit::Consent(id, change)).collect());
    let told = |home: &mut Family| texts(&home.app.consents_screen(home.space).unwrap().items[0].details);
    assert_eq!(told(&mut home), ["Iemand gaf zelf toestemming.", "Het staat op papier."]);
    home.edit(vec![Edit::Consent(id, ConsentChange::Subject(Some(PersonId([9; 16]))))]);
    assert_eq!(told(&mut home)[0], "Iemand gaf zelf toestemming.");
    let unknown = home.add(2, "?");
    home.edit(vec![Edit::Consent(id, ConsentChange::Subject(Some(unknown)))]);
    assert_eq!(told(&mut home)[0], "Iemand gaf zelf toestemming.");
    let rie = home.add(1, "oma Rie");
    home.edit(vec![Edit::Consent(id, ConsentChange::Subject(Some(rie)))]);
    for level in steunkring_app::Level::ALL {
        home.app.set_level(level).unwrap();
        for by in ConsentBy::ALL {
            for how in ConsentHow::ALL {
                let change = [ConsentChange::GivenBy(Some(by.clone())), ConsentChange::How(Some(how.clone()))];
                home.edit(change.into_iter().map(|change| Edit::Consent(id, change)).collect());
                let sentences = told(&mut home);
                assert!(sentences.iter().all(|one| one.ends_with('.') && one.contains(' ')), "{sentences:?}");
            }
        }
    }
}

#[test]
fn a_role_tells_what_was_asked_and_whether_a_parent_agrees() {
    let mut home = family();
    let (me, rie) = (home.me(), home.add(1, "oma Rie"));
    let told = |home: &mut Family, changes: Vec<RoleChange>| {
        home.edit(changes.into_iter().map(|change| Edit::Role(RoleId([1; 16]), change)).collect());
        home.app.person_screen(home.space, rie, me).unwrap().roles
    };
    let roles = told(&mut home, vec![RoleChange::Person(Some(rie)), RoleChange::Role(Some(Role::Jim))]);
    assert!(roles[0].answers.is_empty(), "what was not told is not said");
    let roles = told(
        &mut home,
        vec![
            RoleChange::Answer(Some(steunkring_domain::Answer::Yes)),
            RoleChange::AskedAt(Some(Instant(NOW))),
            RoleChange::AgreedByParent(Some(false)),
        ],
    );
    let said: Vec<_> =
        roles[0].answers.iter().map(|fact| format!("{} {}", text(&fact.title), text(&fact.value))).collect();
    insta::assert_snapshot!([vec![text(&roles[0].sentence)], said].concat().join("\n"));
}

#[test]
fn where_somebody_stands_keeps_each_moment_and_is_no_score() {
    let mut home = family();
    let (me, goal) = (home.me(), GoalId([1; 16]));
    home.edit(vec![Edit::Goal(goal, GoalChange::Text(line("goed slapen")))]);
    let scale = |home: &mut Family| texts(&home.app.plan_screen(home.space).unwrap().goals[0].scale);
    assert!(scale(&mut home).is_empty());
    for (days, value) in [(0, 3), (7, 5)] {
        let at = Instant(NOW + days * crate::family::DAY);
        let stand = Stand::new(value).unwrap();
        home.edit(GoalChange::stands(me, at, stand).map(|change| Edit::Goal(goal, change)).to_vec());
    }
    home.app.set_clock(|| Instant(NOW + 8 * crate::family::DAY));
    let said = scale(&mut home);
    assert_eq!(said.len(), 4, "{said:?}");
    assert_eq!(said[0], "Waar sta je nu? Nul tot tien.");
    assert!(said[1].starts_with("Nadia koos 3") && said[2].starts_with("Nadia koos 5"), "{said:?}");
    let plan = serde_json::to_string(&home.app.plan_screen(home.space).unwrap()).unwrap();
    assert!(!plan.contains("4,0") && !plan.contains('%'), "nothing is averaged");
}

#[test]
fn an_own_page_has_three_houses_and_a_family_has_none() {
    let mut home = family();
    assert_eq!(home.app.own_screen(home.space).err(), Some(CoreError::Missing("own page")));
    home.space = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    let screen = home.app.own_screen(home.space).unwrap();
    assert_eq!(text(screen.empty.as_ref().unwrap()), "Hier mag alles staan.");
    for (n, house, words) in [(2, House::Good, "Bo"), (1, House::Good, "voetbal"), (3, House::Worry, "ruzie")] {
        let changes = [
            CardChange::House(Some(house)),
            CardChange::Text(Paragraph::parse(words).ok()),
            CardChange::CreatedAt(Some(Instant(i64::from(10 - n)))),
        ];
        home.edit(changes.into_iter().map(|change| Edit::Card(CardId([n; 16]), change)).collect());
    }
    let screen = home.app.own_screen(home.space).unwrap();
    let houses: Vec<_> = screen
        .houses
        .iter()
        .map(|house| format!("{}: {}", text(&house.label), texts(house.cards.iter().map(|card| &card.text)).join(", ")))
        .collect();
    assert_eq!(houses, ["Huis van de goede dingen: Bo, voetbal", "Huis van de zorgen: ruzie", "Huis van de dromen: "]);
    assert_eq!(screen.empty, None);
}

#[test]
fn a_decision_that_was_taken_back_stands_in_the_tray() {
    let mut home = family();
    let document = DocumentId([9; 16]);
    home.app.run(home.space, Command::StartNote { document, edits: Vec::new() }).unwrap();
    let decided = NoteEdit::Decision(DecisionId([3; 16]), DecisionChange::Text(line("Oma haalt Bo op")));
    let point = NoteEdit::Agenda(AgendaId([4; 16]), AgendaChange::Text(line("Het bed")));
    for edit in [decided, point] {
        home.app.run(home.space, Command::Note { document, edits: vec![edit] }).unwrap();
        home.app.undo().unwrap();
    }
    let tray = home.app.tray_screen(home.space).unwrap();
    let mut names: Vec<_> = tray.items.iter().map(|item| (item.table, text(&item.name))).collect();
    names.sort();
    assert_eq!(names, [(Table::Decisions, "Oma haalt Bo op".into()), (Table::Agenda, "Het bed".into())]);
    for item in &tray.items {
        let done = home.app.bring_back(home.space, item.table, &item.row).unwrap();
        assert_eq!(text(&done.said[0]), format!("{} staat er weer.", text(&item.name)));
    }
    assert_eq!(home.app.tray_screen(home.space).unwrap().items.len(), 0);
    let note = home.app.note(home.space, document).unwrap().note;
    assert_eq!((note.decisions[&DecisionId([3; 16])].removed, note.agenda[&AgendaId([4; 16])].removed), (None, None));
    for nowhere in ["", "zz/1", "0909"] {
        assert!(home.app.bring_back(home.space, Table::Decisions, nowhere).is_err());
    }
}

/// Invariant: what a kind of space holds can be written there and nothing else, and what is refused leaves everything as it was.
#[test]
fn every_thing_lives_in_its_own_kinds_of_space() {
    let mut home = family();
    let (n, who) = ([3; 16], PersonId([4; 16]));
    let tie = TieId { ego: PersonId::FAMILY, alter: who };
    let name = Nickname::parse("Bo").unwrap();
    let line = super::family::line("zwemmen");
    let concept = Concept::parse("circle").unwrap();
    let here = PerspectiveChange::Ring(Some(Ring::Inner));
    for kind in SpaceKind::ALL.iter().filter(|kind| kind.is_known()) {
        home.space = home.app.found(kind.clone(), "Ergens", "Iris").unwrap();
        let view = PerspectiveId { tie, respondent: home.me() };
        let commands = [
            (Table::People, Command::AddPerson { id: who, name: name.clone(), changes: vec![], tie: None }),
            (Table::People, edits(Edit::Person(who, PersonChange::IsChild(Some(true))))),
            (
                Table::Kin,
                edits(Edit::Kin(KinId::new(who, home.me(), KinKind::Sibling), KinChange::Present(Some(true)))),
            ),
            (Table::Ties, edits(Edit::Tie(tie, TieChange::Present(Some(true))))),
            (Table::Perspectives, edits(Edit::View(view, here.clone()))),
            (
                Table::AlterTies,
                edits(Edit::AlterTie(AlterTieId::new(who, home.me(), who), AlterTieChange::Knows(Some(Knows::Yes)))),
            ),
            (Table::Roles, edits(Edit::Role(RoleId(n), RoleChange::Person(Some(who))))),
            (
                Table::Snapshots,
                Command::TakeSnapshot { id: SnapshotId(n), reason: SnapshotReason::Start, caption: None },
            ),
            (Table::Terms, edits(Edit::Term(concept.clone(), TermChange::Preferred(line.clone())))),
            (Table::Contacts, edits(Edit::Contact(ContactId(n), ContactChange::With(who, true)))),
            (Table::Actions, edits(Edit::Action(ActionId(n), ActionChange::Text(line.clone())))),
            (Table::Goals, edits(Edit::Goal(GoalId(n), GoalChange::Text(line.clone())))),
            (Table::Plan, edits(Edit::Plan(entity::Single, PlanChange::Title(line.clone())))),
            (Table::Consents, edits(Edit::Consent(ConsentId(n), ConsentChange::Recipients(line.clone())))),
            (Table::Documents, Command::StartNote { document: DocumentId(n), edits: vec![] }),
            (
                Table::Documents,
                Command::Note { document: DocumentId(n), edits: vec![NoteEdit::Rewrite("Bo komt.".into())] },
            ),
            (Table::Members, edits(Edit::Member(MemberKey(n), MemberChange::Person(Some(who))))),
            (Table::Cards, edits(Edit::Card(CardId(n), CardChange::House(Some(House::Good))))),
            (Table::People, Command::Merge { from: who, into: home.me() }),
        ];
        for (table, command) in commands {
            let before = home.app.circle(home.space).unwrap();
            let done = home.app.run(home.space, command);
            if kind.holds(table) {
                // Iris and Bo are siblings where kin is told, and then not one person.
                let kin = CoreError::Invalid { field: "kin", reason: "they are kin of each other".into() };
                assert!(done.is_ok() || done == Err(kin), "{kind:?} {table:?}: {done:?}");
                continue;
            }
            let Err(refused) = done else { panic!("{kind:?} holds no {table:?}") };
            assert!(matches!(refused, CoreError::Invalid { field: "kind", .. }), "{kind:?} {table:?}: {refused}");
            let told = refused.told(&home.app.words(&Circle::default()).unwrap());
            assert_eq!(text(&told.what), "Dit hoort op een andere plek.");
            assert_eq!(home.app.circle(home.space).unwrap(), before, "{kind:?} {table:?}");
        }
    }
}

fn edits(edit: Edit) -> Command {
    Command::Map(vec![edit])
}

/// Taking back that the only field of a step was cleared, and doing it again, clears it again: nothing is taken away.
#[test]
fn doing_again_what_cleared_the_only_field_takes_nothing_away() {
    let mut home = family();
    let id = ActionId([1; 16]);
    for status in [Some(ActionStatus::Open), None] {
        home.edit(vec![Edit::Action(id, ActionChange::Status(status))]);
    }
    home.app.undo().unwrap();
    home.app.redo().unwrap();
    let action = home.app.circle(home.space).unwrap().circle.actions.remove(&id).unwrap();
    assert_eq!((action.status, action.removed), (None, None));
}
