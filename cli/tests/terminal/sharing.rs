//! Two homes that share a space.

use crate::support::{Terminal, let_in};

#[test]
fn two_homes_meet_over_copied_lines_and_a_file() {
    let (family, worker) = (Terminal::new(), Terminal::empty());
    family.good(&["add", "oma Rie", "--ring", "1"]);
    let file = let_in(&family, &worker);
    let people = worker.json(&["--space", "Familie", "who"]);
    assert_eq!((people[0]["name"].as_str(), people[1]["name"].as_str()), (Some("Nadia"), Some("Iris")));
    worker.good(&["--space", "Familie", "add", "Bo", "--ring", "2"]);
    worker.good(&["--space", "Familie", "bundle", &file]);
    family.good(&["take-in", &file]);
    assert!(family.good(&["map", "--by", "Nadia"]).contains("oma Rie"));
    let (code, _) = family.bad(&["join", "geen uitnodiging"]);
    assert_eq!(code, 2);
}
