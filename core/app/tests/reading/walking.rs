//! All questions in their order, from who is there to whether it is enough.

use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, family, text, texts};

struct Walk {
    home: Family,
    asking: Asking,
}

/// Nadia has a circle of nobody yet.
fn walk() -> Walk {
    let home = family();
    let asking = Asking { space: home.space, person: None, respondent: home.me(), ego: None };
    Walk { home, asking }
}

/// Sem, a child, has a page of its own.
fn child() -> Walk {
    let mut home = family();
    home.space = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    let sem = home.me();
    home.edit(vec![Edit::Person(sem, PersonChange::IsChild(Some(true)))]);
    let asking = Asking { space: home.space, person: None, respondent: sem, ego: None };
    Walk { home, asking }
}

impl Walk {
    fn here(&mut self) -> QuestionScreen {
        self.home.app.ask(self.asking).unwrap()
    }

    fn at(&mut self, code: &str) -> QuestionScreen {
        self.home.app.ask_at(self.asking, Question::from_code(code).unwrap()).unwrap()
    }

    fn write(&mut self, text: &str) -> QuestionScreen {
        self.home.app.answer_in_words(self.asking, text).unwrap()
    }

    fn answer(&mut self, choice: &str) -> QuestionScreen {
        self.home.app.answer(self.asking, choice).unwrap()
    }

    fn next(&mut self) -> QuestionScreen {
        self.home.app.go_on(self.asking).unwrap()
    }

    fn circle(&mut self) -> Circle {
        self.home.app.circle(self.home.space).unwrap().circle
    }

    fn id(&mut self, name: &str) -> PersonId {
        let circle = self.circle();
        circle.present().find(|(id, _)| circle.name(*id) == name).unwrap().0
    }

    fn view(&mut self, name: &str) -> Perspective {
        let (alter, ego) = (self.id(name), self.home.app.ego(self.home.space).unwrap());
        let view = self.circle().view(TieId { ego, alter }, self.asking.respondent).cloned();
        view.unwrap_or_default()
    }

    /// Taps the face of that name on the question that stands.
    fn tap(&mut self, name: &str) -> QuestionScreen {
        let screen = self.here();
        let mut choices = screen.rows.iter().flat_map(|row| &row.choices);
        let id = choices.find(|choice| text(&choice.label) == name).unwrap().id.clone();
        self.answer(&id)
    }

    /// Each question from where it is to the end, with whom it is about.
    fn through(&mut self) -> Vec<String> {
        let mut screen = self.here();
        let mut lines = Vec::new();
        while screen.question.is_some() {
            lines.push(text(&screen.title));
            screen = self.next();
        }
        lines
    }
}

fn chosen(screen: &QuestionScreen) -> Vec<String> {
    let all = screen.rows.iter().flat_map(|row| &row.choices);
    texts(all.filter(|choice| choice.chosen).map(|choice| &choice.label))
}

fn ids(offers: &[Offer]) -> Vec<&'static str> {
    offers.iter().map(|offer| offer.id).collect()
}

#[test]
fn all_questions_stand_in_their_order() {
    let mut walk = walk();
    walk.home.add(1, "oma Rie");
    walk.home.add(2, "Bo");
    walk.home.add(3, "juf Els");
    insta::assert_snapshot!(walk.through().join("\n"));
}

#[test]
fn a_child_is_asked_in_its_own_words_on_its_own_page() {
    let mut walk = child();
    assert_eq!(texts(&walk.here().help), ["Deze vragen zijn voor jou."]);
    walk.write("mama");
    walk.write("Bo");
    insta::assert_snapshot!(walk.through().join("\n"));
}

#[test]
fn a_name_is_a_person_in_that_part_of_life_and_one_more_can_be_given() {
    let mut walk = walk();
    let first = walk.here();
    assert_eq!((text(&first.title).as_str(), first.text.unwrap().limit), ("Wie wonen er bij jou in huis?", 80));
    assert_eq!(ids(&first.offers), ["skip", "dont-know", "rather-not", "later"]);
    walk.at("name-friends");
    walk.write("Bo");
    let screen = walk.write("Lot");
    assert_eq!(texts(&screen.named), ["Bo", "Lot"]);
    assert_eq!(texts(&screen.help), ["Weet je nog iemand?"]);
    assert_eq!(text(&screen.offers[0].label), "Nee, dit is iedereen");
    let (circle, bo) = (walk.circle(), walk.id("Bo"));
    let tie = &circle.ties[&TieId { ego: PersonId::FAMILY, alter: bo }];
    assert_eq!((tie.domain.clone(), tie.present), (Some(Domain::Friends), Some(true)));
    walk.at("name-pet");
    walk.write("Max");
    walk.at("name-formal");
    walk.write("Iris");
    let (max, iris, circle) = (walk.id("Max"), walk.id("Iris"), walk.circle());
    assert_eq!(circle.people[&max].kind, Some(PersonKind::Pet));
    assert_eq!(circle.people[&iris].formality, Some(Formality::Formal));
    // One name is one step back.
    walk.home.app.undo().unwrap();
    assert!(!walk.circle().present().any(|(id, _)| id == iris));
    for wrong in ["", "  ", "a\0b", &"x".repeat(81), &"x".repeat(1_000_000)] {
        assert!(matches!(walk.home.app.answer_in_words(walk.asking, wrong), Err(CoreError::Invalid { .. })));
    }
    // Who stands there already is shown and not asked for again.
    assert_eq!(texts(&walk.at("name-friends").named), ["Bo", "Lot"]);
}

#[test]
fn a_situation_tells_of_support_at_its_least_and_can_name_somebody_new() {
    let mut walk = walk();
    walk.home.add(1, "oma Rie");
    walk.at("name-pet");
    walk.write("Max");
    let screen = walk.at("exchange-ill");
    let faces = texts(screen.rows[0].choices.iter().map(|choice| &choice.label));
    assert_eq!(faces, ["oma Rie"], "a dog brings no shopping");
    assert_eq!(chosen(&walk.tap("oma Rie")), ["oma Rie"]);
    assert_eq!(walk.view("oma Rie").receives.get(&SupportKind::Practical), Some(&steunkring_domain::Level::Sometimes));
    let before = walk.home.app.revision(walk.home.space).unwrap();
    assert_eq!(chosen(&walk.write("buur Ans")), ["oma Rie", "buur Ans"]);
    assert_eq!(walk.home.app.revision(walk.home.space).unwrap(), before + 1, "name and answer are one step");
    assert_eq!(walk.view("buur Ans").receives.get(&SupportKind::Practical), Some(&steunkring_domain::Level::Sometimes));
    walk.home.app.undo().unwrap();
    assert!(!walk.circle().present().any(|(_, person)| person.nickname == Nickname::parse("buur Ans").ok()));
    // What was told as often stays often.
    let (me, rie) = (walk.asking.respondent, walk.id("oma Rie"));
    walk.home.tell(
        me,
        rie,
        vec![PerspectiveChange::Receives(SupportKind::Advice, Some(steunkring_domain::Level::Often))],
    );
    assert_eq!(chosen(&walk.at("exchange-choice")), ["oma Rie"]);
    walk.next();
    assert_eq!(walk.view("oma Rie").receives.get(&SupportKind::Advice), Some(&steunkring_domain::Level::Often));
    walk.at("exchange-ill");
    assert!(chosen(&walk.tap("oma Rie")).is_empty());
    assert_eq!(walk.view("oma Rie").receives.get(&SupportKind::Practical), None);
}

#[test]
fn what_was_told_of_a_person_is_not_asked_again() {
    let mut walk = walk();
    let (me, rie) = (walk.asking.respondent, walk.home.add(1, "oma Rie"));
    walk.home.tell(me, rie, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    walk.at("formality");
    assert_eq!(walk.next().question, Some(Question::Get), "the ring is told");
    assert_eq!(walk.home.app.back(walk.asking).unwrap().question, Some(Question::Ring), "it can be told anew");
    let told = walk.through();
    let only_if_asked_for = ["Is oma Rie soms streng voor je?", "Wil je nog iets zeggen over oma Rie?"];
    assert!(only_if_asked_for.iter().all(|title| !told.contains(&(*title).to_owned())), "{told:?}");
}

#[test]
fn who_knows_whom_is_a_tap_per_face_and_the_last_pair_a_question() {
    let mut walk = walk();
    for (n, name) in [(1, "oma Rie"), (2, "Bo"), (3, "juf Els")] {
        let id = walk.home.add(n, name);
        let me = walk.asking.respondent;
        walk.home.tell(me, id, vec![PerspectiveChange::Ring(Some(Ring::Inner))]);
    }
    let screen = walk.at("knows");
    assert_eq!(text(&screen.title), "Wie kent oma Rie nog meer?");
    assert_eq!(ids(&screen.offers), ["skip", "nobody-else", "dont-know", "rather-not", "back", "later"]);
    assert_eq!(chosen(&walk.tap("juf Els")), ["juf Els"]);
    let pair = walk.home.app.nobody_else(walk.asking).unwrap();
    assert_eq!(text(&pair.title), "Kent Bo ook juf Els?");
    assert_eq!(texts(pair.rows[0].choices.iter().map(|choice| &choice.label)), ["Ja", "Nee", "Weet ik niet"]);
    assert_eq!(walk.home.app.dont_know(walk.asking).unwrap().question, Some(Question::Enough));
    let circle = walk.circle();
    let (rie, bo, els, me) = (walk.id("oma Rie"), walk.id("Bo"), walk.id("juf Els"), walk.asking.respondent);
    let knows = |a, b| circle.alter_ties[&AlterTieId::new(a, b, me)].knows.clone();
    let told = [knows(rie, els), knows(rie, bo), knows(bo, els)];
    assert_eq!(told, [Some(Knows::Yes), Some(Knows::No), Some(Knows::Unsure)]);
    // One of the two pairs that were told of knows each other, of three pairs in all.
    let counted = measures::Counted::of(&circle, PersonId::FAMILY, me);
    let density = measures::density(&counted);
    assert_eq!((density.missing, density.value), (1, measures::Fraction::new(1, 3).into()));
    // A face that was tapped is taken off again.
    walk.at("knows");
    assert!(chosen(&walk.tap("juf Els")).is_empty());
    // The page of one person has each pair too, and the answer is the same one.
    let screen = walk.home.app.person_screen(walk.home.space, els, me).unwrap();
    let asked: Vec<_> = screen.knows.iter().filter_map(|row| row.ask.as_ref()).map(text).collect();
    assert_eq!(asked, ["Kent juf Els ook oma Rie?", "Kent juf Els ook Bo?"]);
    let about = Asking { person: Some(els), ..walk.asking };
    walk.home.app.answer(about, &screen.knows[1].choices[0].id).unwrap();
    let knows_screen = walk.home.app.knows_screen(walk.home.space, me).unwrap();
    let pairs: Vec<_> = knows_screen.pairs.iter().map(|pair| (text(&pair.question), text(&pair.answer))).collect();
    let said = |question: &str, answer: &str| (question.to_owned(), answer.to_owned());
    assert_eq!(pairs, [said("Kent oma Rie ook Bo?", "Nee"), said("Kent Bo ook juf Els?", "Ja")]);
    let faces: Vec<_> = knows_screen.people.iter().map(|pick| (pick.id.clone(), text(&pick.label))).collect();
    assert_eq!(
        faces,
        [(rie, "oma Rie"), (bo, "Bo"), (els, "juf Els")].map(|(id, name)| (id.to_string(), name.to_owned()))
    );
    assert!(knows_screen.ask.is_some());
    // What is chosen there is taken back by choosing it once more.
    let page = walk.home.app.person_screen(walk.home.space, els, me).unwrap();
    let yes = page.knows[1].choices.iter().find(|choice| choice.chosen).unwrap();
    walk.home.run(yes.command.clone());
    let after = walk.home.app.person_screen(walk.home.space, els, me).unwrap();
    assert!(after.knows[1].choices.iter().all(|choice| !choice.chosen));
    let again = after.knows[1].choices.iter().find(|choice| choice.id == yes.id).unwrap();
    walk.home.run(again.command.clone());
    assert_eq!(walk.home.app.person_screen(walk.home.space, els, me).unwrap().knows, page.knows);
    for id in [bo, els] {
        walk.home.edit(vec![Edit::Person(id, PersonChange::Removed(Some(Instant(1))))]);
    }
    let alone = walk.home.app.knows_screen(walk.home.space, me).unwrap();
    assert!(alone.ask.is_none() && alone.people.is_empty(), "one person makes no pair");
}

#[test]
fn enough_is_asked_for_each_kind_and_is_no_score() {
    let mut walk = walk();
    let screen = walk.at("enough");
    assert_eq!((text(&screen.title).as_str(), screen.rows.len()), ("Heb je genoeg mensen om je heen?", 6));
    assert_eq!(text(screen.rows[0].ask.as_ref().unwrap()), "Heb je genoeg mensen voor: helpen?");
    walk.answer("enough/praktisch/nee");
    let me = walk.asking.respondent;
    assert_eq!(walk.circle().people[&me].enough.get(&SupportKind::Practical), Some(&Knows::No));
    assert_eq!(walk.home.app.dont_know(walk.asking).unwrap().question, Some(Question::SeeMore));
    let enough = walk.circle().people[&me].enough.clone();
    assert_eq!(enough.values().filter(|knows| **knows == Knows::Unsure).count(), 5);
    walk.home.add(1, "opa Piet");
    walk.tap("opa Piet");
    assert_eq!(walk.view("opa Piet").see_more, Some(true));
    walk.tap("opa Piet");
    assert_eq!(walk.view("opa Piet").see_more, None);
}

#[test]
fn a_child_chooses_one_jim_and_where_to_talk() {
    let mut walk = child();
    walk.write("mama");
    walk.write("oom Ali");
    let screen = walk.at("jim");
    assert_eq!(texts(&screen.help), ["Vraag het zelf. Wij helpen met de woorden."]);
    assert!(!walk.tap("mama").rows[0].several, "a child has one JIM");
    assert_eq!(chosen(&walk.tap("oom Ali")), ["oom Ali"]);
    let (circle, ali) = (walk.circle(), walk.id("oom Ali"));
    let jims: Vec<_> = circle.roles.values().filter(|role| role.removed.is_none()).collect();
    assert_eq!(jims.len(), 1);
    assert_eq!((jims[0].person, jims[0].answer.clone()), (Some(ali), Some(steunkring_domain::Answer::NotAsked)));
    walk.home.app.rather_not(walk.asking).unwrap();
    assert!(walk.circle().roles.values().all(|role| role.person.is_none()));
    let sem = walk.asking.respondent;
    let place = walk.answer("talk-place/buiten");
    assert_eq!((place.question, place.rows[0].several), (Some(Question::TalkPlace), false));
    assert_eq!(walk.circle().people[&sem].talk_place, Some(PlaceKind::Outside));
    // The grown-ups that are always there count as such; a child is not offered.
    walk.at("child-home");
    walk.write("Noor");
    let noor = walk.id("Noor");
    walk.home.edit(vec![Edit::Person(noor, PersonChange::IsChild(Some(true)))]);
    walk.at("child-adult");
    let screen = walk.tap("mama");
    assert!(!texts(screen.rows[0].choices.iter().map(|choice| &choice.label)).contains(&"Noor".to_owned()));
    assert_eq!(walk.view("mama").receives.get(&SupportKind::Emotional), Some(&steunkring_domain::Level::Often));
}

#[test]
fn the_walk_goes_on_where_it_was_left_with_what_was_being_typed() {
    let mut walk = walk();
    walk.home.add(1, "oma Rie");
    walk.at("exchange-sad");
    walk.home.app.keep_draft(walk.asking, "tante M").unwrap();
    walk.home.app.stop(walk.asking).unwrap();
    let Walk { home, asking } = walk;
    let mut walk = Walk { home: home.again(), asking };
    let go_on = walk.home.app.home_screen().unwrap().spaces[0].go_on.clone().unwrap();
    assert_eq!((go_on.person, text(&go_on.name).as_str()), (None, "Vragen"));
    let screen = walk.here();
    assert_eq!(text(&screen.title), "Je hebt het moeilijk. Wie bel je?");
    assert_eq!(screen.text.unwrap().draft.as_deref(), Some("tante M"));
    assert_eq!(walk.next().text.unwrap().draft, None, "what is typed belongs to its question");
    // Who was asked about and is taken away gives way to the next.
    walk.home.add(2, "Bo");
    walk.at("ring");
    walk.home.edit(vec![Edit::Person(PersonId([1; 16]), PersonChange::Removed(Some(Instant(5))))]);
    let screen = walk.here();
    assert_eq!((text(&screen.name).as_str(), screen.question), ("Bo", Some(Question::Place)));
    walk.through();
    let end = walk.here();
    assert_eq!((end.question, end.next, texts(&end.help).len()), (None, None, 1));
    walk.home.app.stop(walk.asking).unwrap();
    assert_eq!(walk.home.app.home_screen().unwrap().spaces[0].go_on, None);
    assert_eq!(walk.here().step, 0);
}

#[test]
fn skipping_everything_writes_nothing() {
    let mut walk = walk();
    walk.home.add(1, "oma Rie");
    walk.home.add(2, "Bo");
    let before = walk.home.app.circle(walk.home.space).unwrap();
    assert!(walk.through().len() > 30);
    assert_eq!(walk.home.app.circle(walk.home.space).unwrap(), before);
}

#[test]
fn what_the_questions_do_not_have_is_refused() {
    let mut walk = walk();
    let rie = walk.home.add(1, "oma Rie");
    let bo = walk.home.add(2, "Bo");
    let nobody = PersonId([9; 16]);
    walk.here();
    let wrong = [
        "ring/1".to_owned(),
        format!("exchange-sad/{nobody}"),
        format!("exchange-sad/{rie}/x"),
        format!("knows/{rie}/{rie}/ja"),
        format!("knows/{rie}/{nobody}/ja"),
        format!("knows/{rie}/{bo}/misschien"),
        format!("knows/{rie}/{bo}/ja/x"),
        "enough/praktisch".to_owned(),
        "jim/x".to_owned(),
    ];
    for choice in wrong {
        assert_eq!(walk.home.app.answer(walk.asking, &choice).err(), Some(CoreError::Missing("answer")), "{choice}");
    }
    walk.at("enough");
    assert_eq!(walk.home.app.answer_in_words(walk.asking, "veel").err(), Some(CoreError::Missing("answer")));
    let space = walk.home.app.found(SpaceKind::WorkerNotes, "Werk", "Iris").unwrap();
    let me = walk.home.app.me(space).unwrap();
    let elsewhere = Asking { space, person: None, respondent: me, ego: None };
    assert_eq!(walk.home.app.ask(elsewhere).err(), Some(CoreError::Missing("tie")));
    for (people, error) in [([rie, rie], None), ([rie, nobody], Some(CoreError::Missing("tie")))] {
        let me = walk.asking.respondent;
        let refused = walk.home.app.knowing(walk.home.space, (PersonId::FAMILY, me), people, Vec::new()).err();
        assert!(refused.is_some() && error.is_none_or(|error| refused == Some(error)));
    }
}
