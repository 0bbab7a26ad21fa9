//! What opens a home: a key file or a passphrase, and what is said where it is not there or does not fit.

use std::os::unix::fs::PermissionsExt;

use crate::support::Terminal;

#[test]
fn a_home_with_a_passphrase_asks_for_it() {
    let terminal = Terminal::empty();
    let words = terminal.written("words", "zeven blauwe fietsen\n");
    terminal.good(&["init", "--passphrase-from", &words]);
    assert!(!terminal.home().with_extension("key").exists());
    // It is there, and says what it needs where nobody can be asked.
    let (code, said) = terminal.bad(&["map"]);
    assert!(code == 2 && said.contains("om je woorden vragen") && said.contains("`--passphrase-from FILE`"), "{said}");
    assert_eq!(terminal.bad(&["--passphrase", "map"]).1, said);
    terminal.good(&["--passphrase-from", &words, "add", "oma Rie"]);
    let output = terminal.run(&["--passphrase-from", "-", "map"], "zeven blauwe fietsen\n");
    assert!(String::from_utf8(output.stdout).unwrap().contains("oma Rie"));
    let wrong = terminal.written("wrong", "acht blauwe fietsen\n");
    assert_eq!(terminal.error(&["--passphrase-from", &wrong, "map"]).1["code"], "wrong-key");
    let none = terminal.written("none", "\n");
    assert_eq!(terminal.bad(&["--passphrase-from", &none, "map"]).0, 2);
}

#[test]
fn a_key_that_is_gone_open_or_cut_off_is_told() {
    let terminal = Terminal::new();
    let key = terminal.home().with_extension("key");
    let whole = std::fs::read(&key).unwrap();
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o644)).unwrap();
    let (code, error) = terminal.error(&["map"]);
    assert_eq!((code, error["code"].as_str()), (3, Some("missing")), "{error}");
    let command = format!("`chmod 600 {}`", key.display());
    assert!(error["hint"].as_str().unwrap().contains(&command), "{error}");
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).unwrap();
    std::fs::write(&key, &whole[..20]).unwrap();
    assert!(terminal.bad(&["map"]).1.contains("geen hele sleutel"));
    std::fs::remove_file(&key).unwrap();
    let (code, said) = terminal.bad(&["map"]);
    assert!(code == 3 && said.contains("De sleutel is weg") && said.contains("`--key`"), "{said}");
    assert!(!key.exists());
    std::fs::write(&key, &whole).unwrap();
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).unwrap();
    terminal.good(&["map"]);
}

/// What is left of a home is never begun anew.
#[test]
fn a_home_that_lost_a_file_says_which() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let (home, beside) = (terminal.home().join("home.db"), terminal.folder.path().join("beside"));
    std::fs::rename(&home, &beside).unwrap();
    for args in [&["map"][..], &["init"], &["join", "81RN-CTE1-SR4W-GPP7", "--relay", "http://127.0.0.1:9"]] {
        let (code, said) = terminal.bad(args);
        assert!(code == 3 && said.contains("home.db") && said.contains("steunkring restore FILE"), "{args:?}: {said}");
        assert!(!home.exists());
    }
    std::fs::rename(&beside, &home).unwrap();
    terminal.good(&["map"]);
    let space = std::fs::read_dir(terminal.home().join("spaces")).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(&space).unwrap();
    let (_, said) = terminal.bad(&["map"]);
    assert!(said.contains("Een bestand van deze plek is weg.") && !said.contains("init"), "{said}");
}

#[test]
fn files_from_elsewhere_are_told_apart_from_the_home() {
    let (terminal, other) = (Terminal::new(), Terminal::new());
    let noise = terminal.written("noise", "geen bundel");
    for args in [&["take-in", &noise][..], &["restore", &noise, "--words-from", &noise, "--home", &terminal.file("x")]]
    {
        let (code, said) = terminal.bad(args);
        assert!(code == 3 && said.contains(&noise) && !said.contains("Zet een kopie terug"), "{said}");
    }
    let bundle = other.file("kring.bundle");
    other.good(&["bundle", &bundle]);
    assert!(terminal.bad(&["take-in", &bundle]).1.contains("hoort ergens anders bij"));
    let (copy, words) = (terminal.file("kopie"), terminal.written("words", "zeven blauwe fietsen\n"));
    let (code, said) = terminal.bad(&["backup", &copy]);
    assert!(code == 2 && said.contains("`--words-from FILE`"), "{said}");
    terminal.good(&["backup", &copy, "--words-from", &words]);
    let (code, said) = Terminal::empty().bad(&["restore", &copy, "--words-from", &noise]);
    assert!(code == 3 && said.contains("Deze woorden passen niet.") && !said.contains("--key"), "{said}");
    let there = terminal.written("kring.zip", "van mij");
    let (_, said) = terminal.bad(&["export", &there]);
    assert!(said.contains(&there) && said.contains("Kies een andere naam."), "{said}");
    assert_eq!(std::fs::read(&there).unwrap(), b"van mij");
}

/// A home is locked, opened, forgotten and opened with the code on paper, as the help says it.
#[test]
fn a_home_is_locked_and_a_forgotten_lock_opens_with_the_code() {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie"]);
    let (digits, wrong) = (terminal.written("digits", "2580\n"), terminal.written("wrong", "0000\n"));
    assert!(terminal.good(&["lock"]).contains("De app is niet op slot."));
    assert_eq!(terminal.bad(&["lock", "on", "--new-from", &terminal.written("short", "12\n")]).0, 2);
    let said = terminal.good(&["lock", "on", "--new-from", &digits]);
    assert!(said.contains("Onthoud je cijfers goed.") && said.contains("nog geen code op papier"), "{said}");

    let (code, said) = terminal.bad(&["map"]);
    assert!(code == 2 && said.contains("`--digits-from FILE`"), "{said}");
    let (_, error) = terminal.error(&["--digits-from", &wrong, "map"]);
    assert_eq!(error["code"], "wrong-key", "{error}");
    assert!(terminal.bad(&["--digits-from", &wrong, "map"]).1.contains("Deze cijfers kloppen niet."));
    assert!(terminal.good(&["--digits-from", &digits, "map"]).contains("oma Rie"));
    assert!(terminal.good(&["--digits-from", &digits, "lock"]).contains("De app is op slot."));

    let made: serde_json::Value =
        serde_json::from_str(&terminal.good(&["--digits-from", &digits, "--json", "code", "--new"])).unwrap();
    let words: Vec<&str> =
        made["code"]["words"].as_array().unwrap().iter().map(|word| word["text"].as_str().unwrap()).collect();
    let words = terminal.written("words", &words.join(" "));
    for _ in 0..5 {
        terminal.bad(&["--digits-from", &wrong, "map"]);
    }
    let (_, said) = terminal.bad(&["--digits-from", &digits, "map"]);
    assert!(said.contains("Wacht 1 minuut."), "{said}");
    let fresh = terminal.written("fresh", "135790\n");
    terminal.good(&["lock", "forgotten", "--words-from", &words, "--new-from", &fresh]);
    assert!(terminal.good(&["--digits-from", &fresh, "map"]).contains("oma Rie"));
    assert!(terminal.good(&["--digits-from", &fresh, "lock", "off"]).contains("Het slot is eraf."));
    assert!(terminal.good(&["map"]).contains("oma Rie"));
}

/// A page goes behind a lock of its own, is used there, and comes back.
#[test]
fn a_page_goes_behind_a_second_lock_and_comes_back() {
    let terminal = Terminal::new();
    let (digits, wrong) = (terminal.written("digits", "1379\n"), terminal.written("wrong", "0000\n"));
    terminal.good(&["new", "Van mij"]);
    assert!(terminal.good(&["lock", "list"]).contains("Er is geen ander slot."));
    let said = terminal.good(&["lock", "own", "--space", "Van mij"]);
    assert!(
        said.contains("Zet een eigen slot op Van mij")
            && said.contains("`steunkring lock own --space \"Van mij\" --yes`"),
        "{said}"
    );
    assert!(terminal.good(&["spaces"]).contains("Van mij"), "it was only said");
    let said = terminal.good(&["lock", "own", "--space", "Van mij", "--yes", "--new-from", &digits]);
    assert!(said.contains("Dit zit nu achter een eigen slot."), "{said}");
    assert!(!terminal.good(&["spaces"]).contains("Van mij"));
    assert!(terminal.good(&["home"]).contains("Hier is nog een slot. `steunkring lock list`"));
    assert!(terminal.good(&["lock", "list"]).contains("1. Slot 1"));
    assert_eq!(terminal.bad(&["add", "juf Zilver", "--space", "Van mij"]).0, 2, "no such space");

    let behind = ["--behind", "1", "--behind-from", &digits];
    terminal.good(&[&behind[..], &["add", "juf Zilver", "--space", "Van mij"]].concat());
    assert!(terminal.good(&[&behind[..], &["map"]].concat()).contains("juf Zilver"));
    assert!(!terminal.good(&["map"]).contains("juf Zilver"));
    assert!(terminal.bad(&["--behind", "1", "--behind-from", &wrong, "map"]).1.contains("Deze cijfers kloppen niet."));
    assert!(terminal.bad(&["--behind", "2", "--behind-from", &digits, "map"]).1.contains("Dat slot is er niet."));
    assert!(terminal.bad(&["--behind", "1", "map"]).1.contains("`--behind-from FILE`"));
    assert_eq!(terminal.bad(&["--behind-from", &digits, "map"]).0, 2);

    let said = terminal.good(&[&behind[..], &["lock", "off"]].concat());
    assert!(said.contains("Het slot is eraf."), "{said}");
    assert!(terminal.good(&["map", "--space", "Van mij"]).contains("juf Zilver"));
    assert!(terminal.good(&["lock", "list"]).contains("Er is geen ander slot."));
}
