//! The help as somebody reads it who does not know the program.

use crate::support::Terminal;

#[test]
fn the_commands_stand_in_groups_and_common_options_apart() {
    let terminal = Terminal::empty();
    let help = terminal.good(&["--help"]);
    let order =
        ["Usage: steunkring", "To begin:", "  init ", "With others:", "  invite ", "Everywhere:", "--space <SPACE>"];
    let places: Vec<_> = order.iter().map(|part| help.find(part).unwrap_or_else(|| panic!("{part}: {help}"))).collect();
    assert!(places.is_sorted(), "{help}");
    assert!(help.contains("help and the version stay plain text"), "{help}");
    // What belongs to one command stands apart from what goes with all.
    let add = terminal.good(&["add", "--help"]);
    let (own, everywhere) = add.split_once("Everywhere:").unwrap();
    assert!(own.contains("--ring") && !own.contains("--home"), "{add}");
    assert!(everywhere.contains("--home") && everywhere.contains("--space") && !everywhere.contains("--ring"), "{add}");
    for command in ["init", "demo", "restore"] {
        let help = terminal.good(&[command, "--help"]);
        assert!(!help.contains("--space") && help.contains("--home"), "{help}");
    }
    for command in ["who", "sync", "relay"] {
        let help = terminal.good(&[command, "--help"]);
        assert!(help.contains("relay ADDRESS") || help.contains("--serve"), "{help}");
    }
}
