//! Whatever is looked for: no panic, no error, nothing in it is syntax, no more finds than asked for, each mark lies on characters of
//! what is shown, and the index is as it was.
//!
//! The first byte of an input says how many finds are wanted, and whether of one space.

use steunkring_store::{Home, Key, KeySource, SearchChange, SearchRow};

use crate::{Target, Work, about, join};

pub const TARGET: Target = Target { name: "search-query", longest: 700, memory: 4 << 20, seeds, begin };

const SPACE: &[u8] = b"kring";

fn seeds() -> Vec<Vec<u8>> {
    let looked_for =
        ["oma", "brengt s", "école été", "\"oma\" AND NOT (rie)*", "👍🏽 ja", "a b c d e f g h i j k l m n o p q"];
    looked_for.iter().map(|words| [&[9], words.as_bytes()].concat()).collect()
}

fn row(key: u8, title: &str, body: &str) -> SearchChange {
    SearchChange::Replace(SearchRow {
        document: vec![1],
        key: vec![key],
        kind: 1,
        title: title.to_owned(),
        body: body.to_owned(),
    })
}

fn begin() -> Work {
    let folder = super::backup::room();
    let home = Home::create(&folder.path().join("home"), &KeySource::Raw(Key::new([7; 32]))).unwrap();
    let rows = [
        row(1, "oma Rie", "brengt de kinderen naar school en komt op maandag"),
        row(2, "Été à l’école", "zij zei: \"oma AND opa\" 👍🏽 ja"),
        row(3, "a b c", "d e f g h i j k l m n o p q r s t u v w x y z"),
    ];
    home.search().apply(SPACE, 3, &rows).unwrap();
    Box::new(move |bytes| {
        // Moved in, since the home lies in it.
        let _ = &folder;
        let Some((how, words)) = bytes.split_first() else { return 0 };
        let words = String::from_utf8_lossy(words);
        let limit = usize::from(how % 8);
        let space = (how / 8 % 2 == 1).then_some(SPACE);
        let hits = home.search().query(&words, space, limit).unwrap();
        assert!(hits.len() <= limit && hits.iter().all(|hit| hit.space == SPACE));
        let mut marks = 0;
        for marked in hits.iter().flat_map(|hit| [&hit.title, &hit.snippet]) {
            assert!(marked.hits.iter().all(|range| !range.is_empty() && marked.text.get(range.clone()).is_some()));
            assert!(marked.hits.is_sorted_by(|one, other| one.end <= other.start));
            marks += marked.hits.len();
        }
        assert_eq!(home.search().watermark(SPACE), Ok(3));
        join(&[hits.len() as u64, about(marks), about(words.split_whitespace().count())])
    })
}
