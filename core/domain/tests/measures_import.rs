//! Tables of people and of who knows whom, as other programs write them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml lifts these in tests, not in their helpers"
)]

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use steunkring_domain::measures::{Counted, Value, composition, density, rings};
use steunkring_domain::tables::{
    ALTERS_LIMIT, CELL_LIMIT, COLUMNS_LIMIT, Delimiter, Fault, Imported, ImportedEgo, Mapping, Options, PEOPLE_LIMIT,
    Reason, TableError, TableName, Untaken, import, to_circle,
};
use steunkring_domain::*;

/// Two egos whose ids repeat, quoted, with semicolons; every pair of the first is listed with a weight of 1 to 3.
const PEOPLE: &str = "\"egoID\";\"alterID\";\"alter.sex\"\n\"1\";1;\"w\"\n\"1\";2;\"m\"\n\"1\";3;\"m\"\n\"1\";4;\"w\"\n\"2\";1;\"w\"\n\"2\";2;\"m\"\n";
const TIES: &str =
    "\"egoID\";\"Source\";\"Target\";\"weight\"\n1;1;2;1\n1;1;3;2\n1;1;4;2\n1;2;3;3\n1;2;4;1\n1;3;4;3\n2;1;2;3\n";

fn read(people: &str, ties: &str, knows_above: f64) -> Imported {
    let options = Options { knows_above, ..Options::default() };
    import(people.as_bytes(), Some(ties.as_bytes()), &Mapping::default(), &options).unwrap()
}

fn density_of(ego: &ImportedEgo) -> Option<f64> {
    let circle = to_circle(ego);
    match density(&Counted::of(&circle, PersonId::FAMILY, PersonId::FAMILY)).value {
        Value::Ratio(ratio) => Some(ratio.to_f64()),
        _ => None,
    }
}

fn fault(people: &[u8], mapping: &Mapping) -> (TableName, Fault) {
    let TableError { table, fault } = import(people, None, mapping, &Options::default()).unwrap_err();
    (table, fault)
}

fn untaken(table: TableName, row: u64, reason: Reason) -> Untaken {
    Untaken { table, row, reason }
}

#[test]
fn ids_repeat_from_ego_to_ego() {
    let read = read(PEOPLE, TIES, 1.0);
    assert_eq!(read.untaken, []);
    assert_eq!(
        read.egos.iter().map(|ego| (ego.label.as_str(), ego.alters.len())).collect::<Vec<_>>(),
        [("1", 4), ("2", 2)]
    );
    assert_eq!(read.egos[0].knows.len(), 6);
    assert_eq!(density_of(&read.egos[0]), Some(4.0 / 6.0));
    assert_eq!(density_of(&read.egos[1]), Some(1.0));
}

#[test]
fn the_threshold_decides_who_knows_whom() {
    let at = |above| density_of(&read(PEOPLE, TIES, above).egos[0]);
    assert_eq!((at(0.0), at(1.0), at(2.0), at(3.0)), (Some(1.0), Some(4.0 / 6.0), Some(2.0 / 6.0), Some(0.0)));
    let options = Options { knows_above: f64::NAN, ..Options::default() };
    let error = import(PEOPLE.as_bytes(), Some(TIES.as_bytes()), &Mapping::default(), &options).unwrap_err();
    assert_eq!(error, TableError { table: TableName::Ties, fault: Fault::Threshold });
}

#[test]
fn yes_and_no_in_words_and_nothing_known() {
    let people = "id\na\nb\nc\nd\n";
    let ties = "van,naar,kent\na,b,ja\na,c,NEE\na,d,weet niet\nb,c,true\nb,d,\nc,d,misschien\n";
    let read = read(people, ties, 0.0);
    assert_eq!(read.egos[0].label, "");
    assert_eq!(read.egos[0].knows, [(0, 1, true), (0, 2, false), (1, 2, true)]);
    assert_eq!(read.untaken, [untaken(TableName::Ties, 7, Reason::Knows)]);
}

#[test]
fn without_a_column_every_listed_pair_knows_each_other() {
    let read = read("naam\nRie\nBo\nAli\n", "van,naar\nRie,Bo\nBo,Rie\n", 5.0);
    assert_eq!(read.egos[0].knows, [(0, 1, true)]);
    assert_eq!(read.egos[0].alters[0].name, read.egos[0].alters.first().map(|alter| alter.label.clone()));
}

#[test]
fn a_pair_told_twice_knows_each_other_if_one_row_says_so() {
    let read = read("id\na\nb\n", "source,target,weight\na,b,0\nb,a,2\na,b,\"0,5\"\n", 1.0);
    assert_eq!(read.egos[0].knows, [(0, 1, true)]);
}

#[test]
fn columns_of_any_name_by_mapping() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"id": "Wie?", "ego": "Gezin", "name": "Noem ik", "category": "Waarvan", "closeness": "Hoe dicht",
            "source": "Eén", "target": "Twee", "knows": "Band", "categories": {"Kerk": "club_geloof"}, "rings": {"dicht": "1"}}"#,
    )
    .unwrap();
    let people = "Gezin,Wie?,Noem ik,Waarvan,Hoe dicht\nA,1,oma Rie,familie,DICHT\nA,2,\"Bo, de buur\",buren,3\nA,3,,kerk,buiten\nA,4,Ali,NA,\n";
    let ties = "Eén,Twee,Band\n1,2,x\n2,3,n\n";
    let options = Options { delimiter: Some(Delimiter::Comma), ..Options::default() };
    let read = import(people.as_bytes(), Some(ties.as_bytes()), &mapping, &options).unwrap();
    assert_eq!(read.untaken, []);
    let circle = to_circle(&read.egos[0]);
    let names: Vec<&str> = circle.people.keys().map(|id| circle.name(*id)).collect();
    assert_eq!(names, ["oma Rie", "Bo, de buur", "3", "Ali"]);
    let counted = Counted::of(&circle, PersonId::FAMILY, PersonId::FAMILY);
    let Value::Domains(parts) = composition(&counted).value else { panic!() };
    let used: Vec<&Domain> = parts.iter().filter(|(_, part)| part.num() > 0).map(|(domain, _)| domain).collect();
    assert_eq!(used, [&Domain::Family, &Domain::Neighbours, &Domain::ClubFaith]);
    assert_eq!((rings(&counted).missing, composition(&counted).missing), (1, 1));
}

#[test]
fn each_row_that_cannot_be_taken_is_named_by_line_and_reason() {
    let long = "x".repeat(CELL_LIMIT + 1);
    let people = format!(
        "ego;id;naam;categorie;ring\n1;a;Rie;familie;1\n1;a;Riet;familie;1\n1;;Bo;;\n;b;Bo;;\n1;c\n\n1;d;{long};;\n1;e;{};;\n1;f;Ali;maan;9\n1;\"g\ng\";Mo;;\n",
        "n".repeat(81)
    );
    let ties = "ego;van;naar;kent\n1;a;e;ja\n9;a;e;ja\n1;a;z;ja\n1;a;a;ja\n1;a;;ja\n1;a;e;ja;ja\n";
    // The lines are those of an editor, whatever ends them.
    assert_eq!(read(&people.replace('\n', "\r\n"), ties, 0.0).untaken, read(&people, ties, 0.0).untaken);
    let read = read(&people, ties, 0.0);
    use TableName::{People, Ties};
    assert_eq!(
        read.untaken,
        [
            untaken(People, 3, Reason::IdTwice),
            untaken(People, 4, Reason::Id),
            untaken(People, 5, Reason::Ego),
            untaken(People, 6, Reason::CellCount),
            untaken(People, 8, Reason::CellTooLong),
            untaken(People, 9, Reason::Name),
            untaken(People, 10, Reason::Category),
            untaken(People, 10, Reason::Closeness),
            untaken(People, 11, Reason::Id),
            untaken(Ties, 3, Reason::EgoUnknown),
            untaken(Ties, 4, Reason::AlterUnknown),
            untaken(Ties, 5, Reason::SamePerson),
            untaken(Ties, 6, Reason::Id),
            untaken(Ties, 7, Reason::CellCount),
        ]
    );
    assert_eq!(read.egos[0].alters.iter().map(|alter| alter.label.as_str()).collect::<Vec<_>>(), ["a", "e", "f"]);
    assert_eq!(read.egos[0].knows, [(0, 1, true)]);
    assert_eq!(serde_json::to_string(&read.untaken[0]).unwrap(), r#"{"table":"people","row":3,"reason":"id_twice"}"#);
}

#[test]
fn with_and_without_a_mark_and_with_windows_lines() {
    let marked = format!("\u{FEFF}{}", PEOPLE.replace('\n', "\r\n"));
    assert_eq!(read(&marked, TIES, 1.0), read(PEOPLE, TIES, 1.0));
    assert_eq!(read("id\n\"zus \"\"Bo\"\"\"\n", "van,naar\n", 0.0).egos[0].alters[0].label.as_str(), "zus \"Bo\"");
}

#[test]
fn other_encodings_are_refused() {
    let utf16: Vec<u8> = "id\na\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.clone()).collect();
    for bytes in [utf16.as_slice(), &marked, b"id;naam\n1;Andr\xE9\n"] {
        assert_eq!(fault(bytes, &Mapping::default()), (TableName::People, Fault::Encoding));
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let plain = Mapping::default();
    assert_eq!(fault(b"", &plain).1, Fault::Empty);
    assert_eq!(fault(b"\n\n;;\n", &plain).1, Fault::Empty);
    assert_eq!(fault(b"leeftijd\n3\n", &plain).1, Fault::ColumnMissing("id"));
    assert_eq!(fault(b"id,ID\n1,2\n", &plain).1, Fault::ColumnTwice("id"));
    let named = Mapping { name: Some("bijnaam".into()), ..Mapping::default() };
    assert_eq!(fault(b"id,naam\n1,Bo\n", &named).1, Fault::ColumnMissing("name"));
    let error = import(PEOPLE.as_bytes(), Some(b"van;naar\n1;2\n"), &plain, &Options::default()).unwrap_err();
    assert_eq!(error, TableError { table: TableName::Ties, fault: Fault::ColumnMissing("ego") });
    assert!(!format!("{error}").contains("van"));
}

#[test]
fn limits_hold() {
    let wide = format!("id{}\n", ",x".repeat(COLUMNS_LIMIT));
    assert_eq!(fault(wide.as_bytes(), &Mapping::default()).1, Fault::TooManyColumns);
    let rows = |count: usize| {
        std::iter::once("id\n".to_owned()).chain((0..count).map(|n| format!("{n}\n"))).collect::<String>()
    };
    assert_eq!(fault(rows(PEOPLE_LIMIT + 1).as_bytes(), &Mapping::default()).1, Fault::TooManyRows(PEOPLE_LIMIT));
    let many = import(rows(ALTERS_LIMIT + 2).as_bytes(), None, &Mapping::default(), &Options::default()).unwrap();
    assert_eq!((many.egos[0].alters.len(), many.untaken.len()), (ALTERS_LIMIT, 2));
    assert_eq!(many.untaken[0].reason, Reason::TooManyAlters);
}

proptest! {
    /// No bytes make the import fail in any way but a typed one, and what it gives is within its own bounds.
    #[test]
    fn any_bytes_are_read_or_refused(people in "(id|ego|naam|ring|[;,\"\n a1é]){0,40}", ties in "(ego|van|naar|kent|[;,\"\n a1-]){0,40}", raw in any::<Vec<u8>>()) {
        for people in [people.as_bytes(), &raw] {
            if let Ok(read) = import(people, Some(ties.as_bytes()), &Mapping::default(), &Options::default()) {
                for ego in &read.egos {
                    prop_assert!(!ego.alters.is_empty());
                    prop_assert!(ego.knows.iter().all(|(a, b, _)| a < b && *b < ego.alters.len()));
                    prop_assert_eq!(to_circle(ego).people.len(), ego.alters.len());
                }
            }
        }
    }
}

/// Four invented egos in the form of the tables that the R package egor exports: semicolons, quotes, ids that repeat, every pair
/// listed with a weight of 1 to 3.
fn as_egor_writes_them() -> (String, String, [[f64; 3]; 4]) {
    // People of each ego, and how many of its pairs have a weight of 1, 2 and 3, in the order of the pairs.
    let egos: [(usize, [usize; 3]); 4] = [(3, [1, 1, 1]), (7, [8, 5, 8]), (11, [20, 18, 17]), (14, [30, 31, 30])];
    let mut people = "\"egoID\";\"alterID\";\"alter.sex\"\n".to_owned();
    let mut ties = "\"egoID\";\"Source\";\"Target\";\"weight\"\n".to_owned();
    for (ego, (count, weights)) in (1..).zip(egos) {
        (1..=count).for_each(|alter| people.push_str(&format!("\"{ego}\";{alter};\"w\"\n")));
        let mut weights = (1..).zip(weights).flat_map(|(weight, times)| std::iter::repeat_n(weight, times));
        for (a, b) in (1..=count).flat_map(|a| (a + 1..=count).map(move |b| (a, b))) {
            ties.push_str(&format!("{ego};{a};{b};{}\n", weights.next().unwrap()));
        }
        assert_eq!(weights.next(), None);
    }
    // By hand: pairs above 0, above 1 and above 2, of 3, 21, 55 and 91.
    (people, ties, [[3.0, 2.0, 1.0], [21.0, 13.0, 8.0], [55.0, 35.0, 17.0], [91.0, 61.0, 30.0]])
}

#[test]
fn densities_are_exact_doubles() {
    let (people, ties, known) = as_egor_writes_them();
    for (above, knows_above) in [0.0, 1.0, 2.0].into_iter().enumerate() {
        let read = read(&people, &ties, knows_above);
        assert_eq!((read.untaken.len(), read.egos.len()), (0, 4));
        for ((ego, known), pairs) in read.egos.iter().zip(known).zip([3.0, 21.0, 55.0, 91.0]) {
            let (density, expected): (f64, f64) = (density_of(ego).unwrap(), known[above] / pairs);
            assert_eq!(density.to_bits(), expected.to_bits(), "ego {} above {knows_above}", ego.label);
        }
    }
}

/// The example tables of the R package egor, where they lie beside the repository; they are not ours to copy into it.
fn egor() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let tables = shared.join("data/egor32");
    if tables.is_dir() {
        return Some(tables);
    }
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true") && shared.is_dir();
    assert!(!must, "../shared is there and its data/egor32 is not");
    println!("skipped: there is no ../shared/data/egor32 beside the repository");
    None
}

#[test]
fn densities_of_egor_are_as_published() {
    let Some(tables) = egor() else { return };
    let bytes = |name: &str| std::fs::read(tables.join(name)).unwrap();
    let (people, ties) = (bytes("alters_32.csv"), bytes("edges_32.csv"));
    // Pairs of each ego, and how many of them have a weight above 1 and above 2, counted apart from this code.
    let pairs = [105.0, 21.0, 136.0, 231.0, 190.0, 120.0, 120.0, 78.0, 66.0, 171.0];
    let expected = [
        (1.0, [74.0, 13.0, 95.0, 159.0, 120.0, 74.0, 77.0, 54.0, 40.0, 117.0]),
        (2.0, [39.0, 8.0, 45.0, 78.0, 59.0, 38.0, 35.0, 34.0, 21.0, 65.0]),
    ];
    for (knows_above, known) in expected {
        let options = Options { knows_above, ..Options::default() };
        let read = import(&people, Some(&ties), &Mapping::default(), &options).unwrap();
        assert_eq!(read.untaken, []);
        assert_eq!(read.egos.len(), 32);
        assert_eq!(read.egos.iter().map(|ego| ego.alters.len()).sum::<usize>(), 508);
        assert_eq!(read.egos.iter().map(|ego| ego.knows.len()).sum::<usize>(), 4_112);
        for (place, (known, pairs)) in known.into_iter().zip(pairs).enumerate() {
            let ego = read.egos.iter().find(|ego| ego.label == (place + 1).to_string()).unwrap();
            let (density, expected): (f64, f64) = (density_of(ego).unwrap(), known / pairs);
            assert_eq!(density.to_bits(), expected.to_bits(), "ego {} above {knows_above}", ego.label);
        }
    }
}
