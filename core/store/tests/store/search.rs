//! Finding words.

use crate::support::{KEY, fresh, inside, raw};
use proptest::prelude::*;
use std::fs;
use steunkring_store::{Hit, Home, SearchChange, SearchIndex, SearchRow};

const HERE: &[u8] = &[1];
const THERE: &[u8] = &[2];

fn row(document: u8, key: u8, title: &str, body: &str) -> SearchChange {
    SearchChange::Replace(SearchRow {
        document: vec![document],
        key: vec![key],
        kind: 3,
        title: title.into(),
        body: body.into(),
    })
}

fn titles(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.title.text.as_str()).collect()
}

fn found(index: &SearchIndex, text: &str) -> Vec<String> {
    index.query(text, None, 50).unwrap().into_iter().map(|hit| hit.title.text).collect()
}

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let (_folder, home, _space) = fresh();
    let index = home.search();
    index.apply(HERE, 1, &[row(1, 1, "Café Zoë", "Elke dinsdag één kop thee met İsmail en Łukasz")]).unwrap();
    for text in ["cafe", "CAFÉ", "cafe\u{301}", "zoe", "een thee", "thee din", "d", "kop  \t één", "zoe, café!"] {
        assert_eq!(found(index, text), ["Café Zoë"], "{text}");
    }
    for text in ["kofie", "afe", "thee koffie", "the thee x"] {
        assert_eq!(found(index, text), [""; 0], "{text}");
    }
}

#[test]
fn only_the_last_word_is_a_beginning() {
    let (_folder, home, _space) = fresh();
    home.search().apply(HERE, 1, &[row(1, 1, "Truus Jansen", "")]).unwrap();
    assert_eq!(found(home.search(), "truus jan"), ["Truus Jansen"]);
    assert_eq!(found(home.search(), "tru jansen"), [""; 0]);
}

#[test]
fn marks_stand_on_the_words_found() {
    let (_folder, home, _space) = fresh();
    let body = format!("{} Oma bakt één taart voor ons. {}", "lang ".repeat(100), "staart ".repeat(100));
    home.search().apply(HERE, 1, &[row(1, 1, "De taart van oma", &body)]).unwrap();
    let hit = home.search().query("oma taart", None, 1).unwrap().remove(0);
    let words = |marked: &steunkring_store::Marked| -> Vec<String> {
        marked.hits.iter().map(|range| marked.text[range.clone()].to_owned()).collect()
    };
    assert_eq!(hit.title.text, "De taart van oma");
    assert_eq!(words(&hit.title), ["taart", "oma"]);
    assert_eq!(words(&hit.snippet), ["Oma", "taart"]);
    assert!(hit.snippet.text.starts_with('…') && hit.snippet.text.ends_with('…') && hit.snippet.text.len() < 250);
    assert_eq!((hit.space, hit.document, hit.key, hit.kind), (vec![1], vec![1], vec![1], 3));
}

#[test]
fn the_title_counts_more_and_limits_hold() {
    let (_folder, home, _space) = fresh();
    let mut rows = vec![row(1, 1, "Iets", "fiets fiets fiets"), row(1, 2, "Fiets", "rood")];
    rows.extend((10..240).map(|key| row(2, key, "Vulling", "band")));
    home.search().apply(HERE, 1, &rows).unwrap();
    assert_eq!(titles(&home.search().query("fiets", None, 9).unwrap()), ["Fiets", "Iets"]);
    assert_eq!(home.search().query("band", None, 7).unwrap().len(), 7);
    assert_eq!(home.search().query("band", None, usize::MAX).unwrap().len(), 200);
    assert!(home.search().query("band", None, 0).unwrap().is_empty());
}

#[test]
fn changes_replace_and_remove_and_stay_within_their_space() {
    let (_folder, home, _space) = fresh();
    let index = home.search();
    index.apply(HERE, 4, &[row(1, 1, "een", "alfa"), row(1, 2, "twee", "alfa"), row(2, 1, "drie", "alfa")]).unwrap();
    index.apply(THERE, 9, &[row(1, 1, "vier", "alfa")]).unwrap();
    assert_eq!(titles(&index.query("alfa", Some(THERE), 9).unwrap()), ["vier"]);
    index.apply(HERE, 5, &[row(1, 1, "een", "beta")]).unwrap();
    assert_eq!(found(index, "beta"), ["een"]);
    assert_eq!(index.query("alfa", Some(HERE), 9).unwrap().len(), 2);
    index.apply(HERE, 6, &[SearchChange::Remove { document: vec![1], key: vec![2] }]).unwrap();
    assert_eq!(titles(&index.query("alfa", Some(HERE), 9).unwrap()), ["drie"]);
    index.apply(HERE, 7, &[SearchChange::RemoveDocument { document: vec![2] }]).unwrap();
    assert!(index.query("alfa", Some(HERE), 9).unwrap().is_empty());
    assert_eq!(
        (index.watermark(HERE).unwrap(), index.watermark(THERE).unwrap(), index.watermark(&[3]).unwrap()),
        (7, 9, 0)
    );
    index.clear_space(HERE).unwrap();
    assert_eq!((found(index, "beta").len(), found(index, "vier").len(), index.watermark(HERE).unwrap()), (0, 1, 0));
    index.clear().unwrap();
    assert_eq!((found(index, "vier").len(), index.watermark(THERE).unwrap()), (0, 0));
}

#[test]
fn a_refused_row_takes_its_whole_batch_along() {
    let (_folder, home, _space) = fresh();
    let batch = [row(1, 1, "goed", ""), row(1, 2, &"x".repeat(4097), "")];
    assert!(home.search().apply(HERE, 3, &batch).is_err());
    assert_eq!((found(home.search(), "goed").len(), home.search().watermark(HERE).unwrap()), (0, 0));
}

#[test]
fn a_lost_or_damaged_or_newer_index_begins_again() {
    let (folder, home, space) = fresh();
    home.search().apply(HERE, 3, &[row(1, 1, "Truus", "")]).unwrap();
    drop((home, space));
    let place = folder.path().join("search.db");
    let spoil: [&dyn Fn(); 3] = [
        &|| fs::remove_file(&place).unwrap(),
        &|| {
            let mut bytes = fs::read(&place).unwrap();
            bytes[99] ^= 1;
            fs::write(&place, bytes).unwrap();
        },
        &|| {
            let key: [u8; 32] = inside(&folder.path().join("home.db"), &KEY)
                .query_row("SELECT value FROM meta WHERE name = 'search key'", [], |row| row.get(0))
                .unwrap();
            inside(&place, &key).execute_batch("PRAGMA user_version = 99;").unwrap();
        },
    ];
    for spoil in spoil {
        spoil();
        let home = Home::open(folder.path(), &raw()).unwrap();
        assert_eq!((found(home.search(), "truus").len(), home.search().watermark(HERE).unwrap()), (0, 0));
        home.search().apply(HERE, 3, &[row(1, 1, "Truus", "")]).unwrap();
        drop(home);
        let home = Home::open(folder.path(), &raw()).unwrap();
        assert_eq!(found(home.search(), "truus"), ["Truus"]);
    }
}

#[test]
fn hostile_queries_are_only_words() {
    let (_folder, home, _space) = fresh();
    let body = "near title body rowid and or not 'quote' x y";
    home.search().apply(HERE, 1, &[row(1, 1, "Rij", body)]).unwrap();
    for text in [
        "\"",
        "\"\"\"",
        "*",
        "**",
        "^",
        "^x",
        "title:",
        "title:rij",
        "NEAR(x y)",
        "NEAR(x, 0)",
        "x AND",
        "OR",
        "NOT x",
        "(",
        ")",
        "((x)",
        "{title}",
        "-x",
        "x - y",
        "+",
        "x + y",
        "'; DROP TABLE entry; --",
        "\0",
        "x\0y",
        "\u{1}\u{2}",
        "\u{feff}",
        "\u{202e}x",
        "🙂",
        "é\u{301}",
        "a\"b*c:d^e(f)g",
        "\\",
        "%",
        "_",
        "?1",
        ":x",
        "@x",
        "rowid:1",
        "word",
        "word MATCH 'x'",
        "",
        " ",
    ] {
        home.search().query(text, None, 9).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
    for text in ["AND", "near title", "\"quote\"", "not x*", "(y)"] {
        assert_eq!(found(home.search(), text), ["Rij"], "{text}");
    }
    assert_eq!(found(home.search(), "title:zzz"), [""; 0]);
    assert_eq!(found(home.search(), "zzz OR x"), [""; 0], "OR is a word here");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is typed, a query is no error; whatever was indexed, its marks lie in order on character borders; and a
    /// word of letters that was indexed is found.
    #[test]
    fn no_text_breaks_a_query(texts in prop::collection::vec(any::<String>(), 1..20), word in "[a-zA-Zéüñçø]{1,12}") {
        let (_folder, home, _space) = fresh();
        let body = texts.join(" ");
        home.search().apply(HERE, 1, &[row(1, 1, &word, &body)]).unwrap();
        for text in texts.iter().map(String::as_str).chain([word.as_str()]) {
            for hit in home.search().query(text, None, 9).unwrap() {
                for marked in [&hit.title, &hit.snippet] {
                    let mut last = 0;
                    for range in &marked.hits {
                        prop_assert!(last <= range.start && range.start <= range.end);
                        prop_assert!(marked.text.get(range.clone()).is_some());
                        last = range.end;
                    }
                }
            }
        }
        prop_assert_eq!(found(home.search(), &word).len(), 1);
    }
}
