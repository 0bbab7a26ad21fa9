//! Backups, putting them back, and everything to read.

use serde_json::json;

use crate::support::Terminal;

#[test]
fn a_home_is_put_back_and_goes_on() {
    let (terminal, again) = (Terminal::new(), Terminal::empty());
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    let (file, words) = (terminal.file("kopie"), terminal.written("words", "zeven blauwe fietsen\n"));
    terminal.good(&["backup", &file, "--words-from", &words]);
    let before = terminal.json(&["map"]);
    terminal.good(&["add", "Bo"]);
    let wrong = terminal.written("wrong", "acht blauwe fietsen\n");
    let (code, error) = again.error(&["restore", &file, "--words-from", &wrong]);
    assert_eq!((code, error["code"].as_str()), (3, Some("wrong-key")));
    assert!(!again.home().exists());
    assert_eq!(terminal.error(&["backup", &file, "--words-from", &words]).1["code"], "file");
    assert_eq!(terminal.error(&["restore", &file, "--words-from", &words]).1["code"], "invalid");
    again.good(&["restore", &file, "--words-from", &words]);
    assert_eq!(again.json(&["map"])["rings"], before["rings"]);
    again.good(&["add", "Kees", "--ring", "2"]);
    again.good(&["undo"]);
    assert_eq!(again.json(&["map"])["rings"], before["rings"]);
    again.good(&["who"]);
}

#[test]
fn everything_to_read_is_a_zip_without_the_names_of_others() {
    let terminal = Terminal::new();
    terminal.good(&["add", "juf Els", "--ring", "buiten"]);
    let file = terminal.file("kring.zip");
    let made = terminal.json(&["export", &file]);
    assert_eq!(made["manifest"]["hidden"], json!(1));
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"));
    // What is there is never written over.
    assert_eq!(terminal.error(&["export", &file]).1["code"], "file");
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    let named = terminal.file("namen.zip");
    assert_eq!(terminal.json(&["export", &named, "--with-names"])["manifest"]["hidden"], json!(0));
    assert!(terminal.bad(&["export", &terminal.file("geen/map/x.zip")]).1.contains("x.zip"));
}
