use steunkring_app::*;
use steunkring_domain::*;

use crate::family::{Family, NOW, family, line};

fn found(home: &mut Family, query: &str) -> Vec<(String, SearchTarget)> {
    let screen = home.app.search_screen(home.space, query).unwrap();
    screen.hits.into_iter().map(|hit| (hit.title.text, hit.target)).collect()
}

fn talk(home: &mut Family, n: u8, title: &str, body: &str) -> DocumentId {
    let document = DocumentId([n; 16]);
    let edits = vec![NoteEdit::Meeting(MeetingChange::Title(line(title))), NoteEdit::Rewrite(body.to_owned())];
    home.run(Command::StartNote { document, edits });
    document
}

#[test]
fn people_talks_steps_and_wishes_are_found_by_their_words() {
    let mut home = family();
    let rie = home.add(1, "oma Rïe");
    let school = talk(&mut home, 5, "Praten op school", "Yara slaapt niet goed.\nDe cafetaria is te druk.");
    let (step, wish) = (ActionId([6; 16]), GoalId([7; 16]));
    home.edit(vec![
        Edit::Action(step, ActionChange::Text(line("Yara naar school brengen"))),
        Edit::Goal(wish, GoalChange::Text(line("Goed slapen"))),
    ]);
    let decided = NoteEdit::Decision(DecisionId([8; 16]), DecisionChange::Text(line("Eerder naar bed")));
    home.run(Command::Note { document: school, edits: vec![decided] });
    assert_eq!(found(&mut home, "rie"), [("oma Rïe".to_owned(), SearchTarget::Person(rie))]);
    // The last word counts as a beginning, and capitals do not count.
    let slaap = found(&mut home, "SLAAP");
    assert_eq!(slaap, [("Praten op school".to_owned(), SearchTarget::Talk(school))]);
    assert_eq!(found(&mut home, "eerder bed")[0].1, SearchTarget::Talk(school));
    let both: Vec<SearchTarget> = found(&mut home, "school").into_iter().map(|(_, target)| target).collect();
    assert_eq!(both.len(), 2);
    assert!(both.contains(&SearchTarget::Talk(school)) && both.contains(&SearchTarget::Action(step)));
    assert_eq!(found(&mut home, "goed slapen")[0].1, SearchTarget::Goal(wish));
    let hit = home.app.search_screen(home.space, "cafetaria").unwrap().hits.remove(0);
    let marked = &hit.snippet.text[hit.snippet_marks[0].clone()];
    assert_eq!(marked, "cafetaria");
}

#[test]
fn what_was_changed_or_taken_away_is_found_as_it_is_now() {
    let mut home = family();
    let rie = home.add(1, "oma Rie");
    let note = talk(&mut home, 5, "Thuis", "Over de hond.");
    assert_eq!(found(&mut home, "hond").len(), 1);
    home.run(Command::Note { document: note, edits: vec![NoteEdit::Rewrite("Over de kat.".to_owned())] });
    assert_eq!((found(&mut home, "hond").len(), found(&mut home, "kat").len()), (0, 1));
    home.edit(vec![Edit::Person(rie, PersonChange::Removed(Some(Instant(NOW))))]);
    let gone = NoteEdit::Meeting(MeetingChange::Removed(Some(Instant(NOW))));
    home.run(Command::Note { document: note, edits: vec![gone] });
    assert!(found(&mut home, "rie").is_empty() && found(&mut home, "kat").is_empty());
    home.app.undo().unwrap();
    assert_eq!(found(&mut home, "kat").len(), 1);
    // The index may be lost at any time.
    let mut home = home.again();
    home.app.home().search().clear().unwrap();
    assert_eq!(found(&mut home, "kat").len(), 1);
}

#[test]
fn one_space_is_not_found_in_another() {
    let mut home = family();
    let own = home.app.found(SpaceKind::OwnPage, "Van mij", "Yara").unwrap();
    talk(&mut home, 5, "Thuis", "De hond heet Boef.");
    assert_eq!(found(&mut home, "boef").len(), 1);
    assert!(home.app.search_screen(own, "boef").unwrap().hits.is_empty());
}

#[test]
fn nothing_found_and_nothing_to_look_for_are_said() {
    let mut home = family();
    let mut said = |query: &str| home.app.search_screen(home.space, query).unwrap();
    assert_eq!((said("").empty, said("  ").empty, said("").count), (None, None, None));
    assert_eq!(said("a").empty.unwrap().text, "Typ nog een letter.");
    assert_eq!(said("zzzz").empty.unwrap().text, "Niets gevonden. Probeer een ander woord.");
    assert_eq!(said("zzzz").count.unwrap().text, "Niets gevonden");
    assert_eq!(said(&"x".repeat(100_000)).empty.unwrap().text, "Dit is te lang. Zoek met een paar woorden.");
    // Nothing that is typed is syntax.
    for query in ["\"", "a* OR b", "NEAR(", "title:x", "\u{0}\u{0}", "👍👍"] {
        assert!(said(query).hits.is_empty(), "{query}");
    }
}

#[test]
fn settings_show_the_language_and_the_words_in_use() {
    let mut home = family();
    let screen = home.app.settings_screen(home.space).unwrap();
    let levels: Vec<_> = screen.levels.iter().map(|one| (one.label.text.as_str(), one.chosen)).collect();
    assert_eq!(levels, [("Makkelijk Nederlands", true), ("Gewoon Nederlands", false), ("English", false)]);
    assert_eq!((screen.concepts.len(), screen.concepts.iter().any(|one| one.chosen)), (13, false));
    assert_eq!(screen.concepts[0].question.text, "Hoe noemen jullie: kring?");
    assert!(screen.concepts[0].suggestions.iter().all(|word| !word.is_empty()));
    let concept = Concept::parse("circle").unwrap();
    let me = home.me();
    home.edit(vec![
        Edit::Term(concept.clone(), TermChange::Preferred(line("nest"))),
        Edit::Term(concept.clone(), TermChange::Article(Some(Article::Het))),
        Edit::Term(concept.clone(), TermChange::Plural(line("nesten"))),
        Edit::Term(concept, TermChange::ChosenBy(Some(me))),
    ]);
    home.app.set_level(steunkring_app::Level::NlB1).unwrap();
    let screen = home.app.settings_screen(home.space).unwrap();
    let circle = &screen.concepts[0];
    assert_eq!((circle.word.as_str(), circle.chosen), ("nest", true));
    assert!(circle.by.is_some() && circle.reset.is_some());
    assert!(screen.levels[1].chosen);
}

#[test]
fn a_family_chooses_a_word_that_is_offered_or_types_one_and_goes_back_to_ours() {
    let mut home = family();
    let circle = |home: &mut Family| home.app.settings_screen(home.space).unwrap().concepts.remove(0);
    let offered = circle(&mut home).suggestions;
    assert!(offered.contains(&"mensen om ons heen".to_owned()));
    home.app.choose_word(home.space, "circle", Some("mensen om ons heen"), None).unwrap();
    let found = |home: &mut Family| home.app.circle(home.space).unwrap().circle;
    let terms = found(&mut home).terms;
    let term = terms.values().next().unwrap();
    assert_eq!((term.article.clone(), term.plural_only), (Some(Article::De), Some(true)));
    assert_eq!(term.short_our, line("mensen"));
    let asked = home.app.word_screen(home.space, "circle", "nestje").unwrap().unwrap();
    assert_eq!(
        asked.articles.iter().map(|one| one.label.text.clone()).collect::<Vec<_>>(),
        ["de nestje", "het nestje", "Geen van beide"]
    );
    home.app.choose_word(home.space, "circle", Some("nestje"), Some(Article::Het)).unwrap();
    let item = circle(&mut home);
    assert_eq!((item.word.as_str(), item.chosen), ("nestje", true));
    let terms = found(&mut home).terms;
    assert_eq!(terms.values().next().unwrap().plural_only, None, "nothing stays of the word before");
    home.app.choose_word(home.space, "circle", None, None).unwrap();
    assert_eq!((circle(&mut home).word.as_str(), circle(&mut home).chosen), ("kring", false));
    assert!(home.app.word_screen(home.space, "ring-inner", "heel dicht").unwrap().is_none());
    home.app.choose_word(home.space, "ring-inner", Some("heel dicht"), None).unwrap();
    assert!(home.app.settings_screen(home.space).unwrap().concepts.iter().any(|one| one.word == "heel dicht"));
    let long = "a".repeat(41);
    for (concept, word) in [("circles", "nest"), ("", "nest"), ("circle", ""), ("circle", long.as_str())] {
        let refused = home.app.choose_word(home.space, concept, Some(word), None);
        assert!(matches!(refused, Err(CoreError::Invalid { .. })), "{concept} {word}");
    }
    home.app.set_level(steunkring_app::Level::En).unwrap();
    assert!(home.app.word_screen(home.space, "circle", "nest").unwrap().is_none());
}
