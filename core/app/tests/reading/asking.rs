use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, family, text, texts};

struct Questions {
    home: Family,
    asking: Asking,
    person: PersonId,
}

fn questions() -> Questions {
    let mut home = family();
    let person = home.add(1, "oma Rie");
    let asking = Asking { space: home.space, person: Some(person), respondent: home.me(), ego: None };
    Questions { home, asking, person }
}

impl Questions {
    fn view(&mut self) -> Perspective {
        let circle = self.home.app.circle(self.home.space).unwrap().circle;
        let tie = TieId { ego: PersonId::FAMILY, alter: self.person };
        circle.view(tie, self.asking.respondent).cloned().unwrap_or_default()
    }

    fn answer(&mut self, choice: &str) -> QuestionScreen {
        self.home.app.answer(self.asking, choice).unwrap()
    }

    /// Every question from where it is, without an answer.
    fn skip_all(&mut self) -> Vec<Question> {
        let mut asked: Vec<Question> = self.home.app.ask(self.asking).unwrap().question.into_iter().collect();
        while let Some(question) = self.home.app.go_on(self.asking).unwrap().question {
            asked.push(question);
        }
        asked
    }
}

/// A question as somebody reads it; the answer that stands is marked.
fn page(screen: &QuestionScreen) -> String {
    let mut page = texts(screen.progress.iter().chain([&screen.title]).chain(&screen.help));
    for row in &screen.rows {
        let choices =
            row.choices.iter().map(|one| format!("({}) {}", if one.chosen { "x" } else { " " }, text(&one.label)));
        match &row.label {
            None => page.extend(choices),
            Some(label) => page.push(format!("{}: {}", text(label), choices.collect::<Vec<_>>().join(" "))),
        }
    }
    page.extend(screen.next.iter().map(|next| format!("> {}", text(&next.name))));
    page.push(screen.offers.iter().map(|offer| format!("[{}]", text(&offer.label))).collect::<Vec<_>>().join(" "));
    page.join("\n")
}

#[test]
fn every_question_reads_well() {
    let mut questions = questions();
    questions.home.add(2, "Bo");
    let mut pages = vec![page(&questions.home.app.ask(questions.asking).unwrap())];
    for choice in ["place/familie", "ring/1", "get/praktisch/vaak", "get/gezelschap/soms", "stress/geen"] {
        let question = Question::from_code(choice.split('/').next().unwrap()).unwrap();
        questions.answer(choice);
        pages.push(page(&questions.home.app.ask_at(questions.asking, question).unwrap()));
    }
    loop {
        let screen = questions.home.app.go_on(questions.asking).unwrap();
        pages.push(page(&screen));
        if screen.question.is_none() {
            break;
        }
    }
    insta::assert_snapshot!(pages.join("\n\n"));
}

#[test]
fn an_answer_is_written_at_once_and_the_question_stays() {
    let mut questions = questions();
    let begin = questions.home.app.ask(questions.asking).unwrap();
    assert_eq!((begin.question, begin.step), (Some(Question::Place), 0));
    let chosen = |screen: &QuestionScreen| -> Vec<String> {
        let all = screen.rows.iter().flat_map(|row| &row.choices);
        all.filter(|choice| choice.chosen).map(|choice| choice.id.clone()).collect()
    };
    assert!(chosen(&begin).is_empty(), "nothing is chosen beforehand");
    let after = questions.answer("place/familie");
    assert_eq!((after.question, chosen(&after)), (Some(Question::Place), vec!["place/familie".to_owned()]));
    assert!(after.revision > begin.revision);
    questions.home.app.ask_at(questions.asking, Question::Ring).unwrap();
    questions.answer("ring/1");
    assert_eq!(questions.view().ring, Some(Ring::Inner));
    assert_eq!(chosen(&questions.answer("ring/2")), ["ring/2"]);
    questions.home.app.undo().unwrap();
    assert_eq!(questions.view().ring, Some(Ring::Inner));
    // The command of a choice does the same as its id.
    let ring = questions.home.app.ask(questions.asking).unwrap();
    let command = ring.rows[0].choices[2].command.clone();
    questions.home.run(command);
    assert_eq!(questions.view().ring, Some(Ring::Outer));
    assert_eq!(questions.view().recorded_by, Some(questions.asking.respondent));
}

#[test]
fn what_is_skipped_stays_empty_and_is_never_a_no() {
    let mut questions = questions();
    let before = questions.home.app.circle(questions.home.space).unwrap();
    let asked = questions.skip_all();
    assert_eq!(asked.first(), Some(&Question::Place));
    assert_eq!(asked.last(), Some(&Question::Note));
    assert!(!asked.contains(&Question::Safe), "that is asked on an own page only");
    assert_eq!(questions.home.app.circle(questions.home.space).unwrap(), before);
    assert_eq!(questions.view(), Perspective::default());
}

#[test]
fn not_knowing_takes_an_answer_back_and_leaves_the_kinds_that_were_told() {
    let mut questions = questions();
    for choice in ["ring/1", "get/praktisch/vaak"] {
        questions.answer(choice);
    }
    let asking = questions.asking;
    questions.home.app.ask_at(asking, Question::Ring).unwrap();
    assert_eq!(questions.home.app.dont_know(asking).unwrap().question, Some(Question::Get));
    assert_eq!(questions.view().ring, None);
    assert_eq!(questions.home.app.dont_know(asking).unwrap().question, Some(Question::Give));
    assert_eq!(questions.view().receives.len(), 1);
    questions.home.app.ask_at(asking, Question::Known).unwrap();
    questions.home.app.dont_know(asking).unwrap();
    let tie = TieId { ego: PersonId::FAMILY, alter: questions.person };
    let circle = questions.home.app.circle(asking.space).unwrap().circle;
    assert_eq!(circle.ties[&tie].known_since, Some(KnownSince::Unknown));
}

#[test]
fn questions_go_on_where_they_were_left_also_after_closing() {
    let Questions { mut home, asking, .. } = questions();
    home.app.ask(asking).unwrap();
    home.app.go_on(asking).unwrap();
    let left = home.app.go_on(asking).unwrap();
    home.app.stop(asking).unwrap();
    let mut home = home.again();
    assert_eq!(home.app.ask(asking).unwrap(), left);
    assert_eq!(home.app.back(asking).unwrap().question, Some(Question::Formality));
    assert_eq!(home.app.back(asking).unwrap().question, Some(Question::Place));
    assert_eq!(home.app.back(asking).unwrap().question, Some(Question::Place), "the first stays");
    let other = Asking { person: Some(home.add(2, "Bo")), ..asking };
    assert_eq!(home.app.ask(other).unwrap().step, 0, "each person has an own place");
}

#[test]
fn the_end_names_who_can_be_asked_about_next_and_begins_again() {
    let mut questions = questions();
    let bo = questions.home.add(2, "Bo");
    questions.skip_all();
    let asking = questions.asking;
    let end = questions.home.app.ask(asking).unwrap();
    assert_eq!((end.question, end.next.unwrap().person), (None, bo));
    assert_eq!(questions.home.app.home_screen().unwrap().spaces[0].go_on, None);
    assert_eq!(questions.home.app.back(asking).unwrap().question, Some(Question::Note));
    questions.home.app.go_on(asking).unwrap();
    questions.home.app.stop(asking).unwrap();
    assert_eq!(questions.home.app.ask(asking).unwrap().question, Some(Question::Place));
}

#[test]
fn who_is_gone_is_not_asked_about_in_the_present() {
    let mut questions = questions();
    questions.answer("status/verbroken");
    let asked = questions.skip_all();
    let present = [Question::Get, Question::Give, Question::Contact, Question::Modes, Question::Strength];
    assert!(present.iter().all(|question| !asked.contains(question)), "{asked:?}");
    assert!(asked.contains(&Question::Ring) && asked.contains(&Question::Status));
}

#[test]
fn a_question_that_an_answer_made_needless_gives_way() {
    let mut questions = questions();
    let asking = questions.asking;
    questions.home.app.ask_at(asking, Question::Modes).unwrap();
    let screen = questions.answer("contact/niet");
    assert_eq!(screen.question, Some(Question::Known));
}

#[test]
fn several_ways_of_contact_are_chosen_and_taken_off_again() {
    let mut questions = questions();
    questions.answer("modes/langs");
    questions.answer("modes/bellen");
    questions.answer("modes/langs");
    let asking = questions.asking;
    for (question, several) in [(Question::Modes, true), (Question::Contact, false)] {
        let screen = questions.home.app.ask_at(asking, question).unwrap();
        assert_eq!(screen.rows.iter().map(|row| row.several).collect::<Vec<_>>(), [several], "{question:?}");
    }
    assert_eq!(questions.view().modes.into_iter().collect::<Vec<_>>(), [ContactMode::Call]);
}

#[test]
fn own_words_are_a_draft_until_they_are_an_answer() {
    let mut questions = questions();
    let asking = questions.asking;
    questions.home.app.ask_at(asking, Question::Note).unwrap();
    questions.home.app.keep_draft(asking, "Oma maakt ").unwrap();
    let Questions { home, person, .. } = questions;
    let mut questions = Questions { home: home.again(), asking, person };
    let text = questions.home.app.ask(asking).unwrap().text.unwrap();
    assert_eq!((text.written, text.draft.as_deref()), (None, Some("Oma maakt ")));
    assert_eq!(questions.view().note, None, "a draft leaves this profile for nobody");
    let text = questions.home.app.answer_in_words(asking, "Oma maakt soep").unwrap().text.unwrap();
    assert_eq!((text.written.as_deref(), text.draft), (Some("Oma maakt soep"), None));
    questions.home.app.answer_in_words(asking, " ").unwrap();
    assert_eq!(questions.view().note, None);
    for long in ["a".repeat(4_001), "a".repeat(1_000_000)] {
        assert!(matches!(questions.home.app.answer_in_words(asking, &long), Err(CoreError::Invalid { .. })));
    }
    assert!(matches!(questions.home.app.keep_draft(asking, &"a".repeat(1_000_000)), Err(CoreError::Invalid { .. })));
}

#[test]
fn what_is_told_for_another_says_that_it_was_done_together() {
    let Questions { mut home, asking, person: rie } = questions();
    let sem = home.add(3, "Sem");
    let together = Asking { respondent: sem, ..asking };
    assert_eq!(texts(&home.app.ask(together).unwrap().help), ["Je mag stoppen wanneer je wilt.", "Doe je dit samen?"]);
    home.app.answer(together, "ring/3").unwrap();
    let circle = home.app.circle(asking.space).unwrap().circle;
    let tie = TieId { ego: PersonId::FAMILY, alter: rie };
    assert_eq!(circle.view(tie, sem).unwrap().method, Some(Method::Together));
    assert_eq!(circle.view(tie, asking.respondent), None, "one view says nothing for another");
}

#[test]
fn a_child_on_its_own_page_gets_questions_of_its_own() {
    let mut home = family();
    let space = home.app.found(SpaceKind::OwnPage, "Van mij", "Sem").unwrap();
    let (sem, bo) = (home.app.me(space).unwrap(), PersonId([5; 16]));
    let name = Nickname::parse("Bo").unwrap();
    let tie = Some(NewTie { ego: sem, domain: None, ring: None });
    home.app.run(space, Command::AddPerson { id: bo, name, changes: vec![], tie }).unwrap();
    let child = Edit::Person(sem, PersonChange::IsChild(Some(true)));
    home.app.run(space, Command::Map(vec![child])).unwrap();
    let asking = Asking { space, person: Some(bo), respondent: sem, ego: None };
    assert_eq!(texts(&home.app.ask(asking).unwrap().help), ["Deze vragen zijn voor jou."]);
    let safe = home.app.ask_at(asking, Question::Safe).unwrap();
    assert_eq!(text(&safe.title), "Voel je je veilig bij Bo?");
    home.app.dont_know(asking).unwrap();
    let circle = home.app.circle(space).unwrap().circle;
    assert_eq!(circle.view(TieId { ego: sem, alter: bo }, sem).unwrap().safe_for_child, Some(Knows::Unsure));
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let Questions { mut home, asking, person: rie } = questions();
    let nobody = PersonId([9; 16]);
    let wrong = [
        (Asking { person: Some(nobody), ..asking }, "person"),
        (Asking { respondent: nobody, ..asking }, "respondent"),
        (Asking { person: Some(PersonId::FAMILY), ..asking }, "person"),
        (Asking { space: SpaceId([9; 32]), ..asking }, "space"),
    ];
    for (asking, what) in wrong {
        assert_eq!(home.app.ask(asking).err(), Some(CoreError::Missing(what)));
    }
    for choice in ["", "ring", "ring/4", "ring/1/2", "get/praktisch/altijd", "note/x", "🙂"] {
        assert_eq!(home.app.answer(asking, choice).err(), Some(CoreError::Missing("answer")), "{choice}");
    }
    home.edit(vec![Edit::Person(rie, PersonChange::Removed(Some(Instant(5))))]);
    assert_eq!(home.app.ask(asking).err(), Some(CoreError::Missing("person")));
}

#[test]
fn the_questions_can_be_about_the_circle_of_a_child() {
    let Questions { mut home, asking, person: rie } = questions();
    let yara = home.add(3, "Yara");
    let hers = Asking { respondent: yara, ego: Some(yara), ..asking };
    let screen = home.app.ask(hers).unwrap();
    assert_eq!(texts(&screen.circle), ["De kring van Yara"]);
    home.app.answer(hers, "ring/2").unwrap();
    let view = |home: &mut Family, ego| {
        let circle = home.app.circle(asking.space).unwrap().circle;
        circle.view(TieId { ego, alter: rie }, yara).and_then(|view| view.ring.clone())
    };
    assert_eq!((view(&mut home, yara), view(&mut home, PersonId::FAMILY)), (Some(Ring::Middle), None));
    assert!(home.app.move_person(hers, true).unwrap().changed);
    assert_eq!((view(&mut home, yara), view(&mut home, PersonId::FAMILY)), (Some(Ring::Inner), None));
    // Both go on where they were left, each by itself, and home knows whose were begun last.
    let of_all = Asking { person: None, ..hers };
    home.app.ask(of_all).unwrap();
    home.app.answer_in_words(of_all, "trainer Mo").unwrap();
    let circle = home.app.circle(asking.space).unwrap().circle;
    let named: Vec<_> = circle.ties_of(yara).map(|(tie, _)| circle.name(tie.alter).to_owned()).collect();
    assert_eq!(named.len(), 2);
    assert!(named.contains(&"trainer Mo".to_owned()), "{named:?}");
    let left = home.app.home_screen().unwrap().spaces.remove(0).go_on.unwrap();
    assert_eq!((left.ego, left.respondent, left.person), (Some(yara), yara, None));
    // Naming the circle that the space holds is naming none, and nobody stands in their own.
    let own = Asking { ego: Some(PersonId::FAMILY), ..asking };
    assert_eq!(home.app.ask(own).unwrap().circle, None);
    let nobody = Asking { ego: Some(PersonId([9; 16])), ..asking };
    assert_eq!(home.app.ask(nobody).err(), Some(CoreError::Missing("ego")));
    let herself = Asking { person: Some(yara), ..hers };
    assert_eq!(home.app.ask(herself).err(), Some(CoreError::Missing("tie")));
}
