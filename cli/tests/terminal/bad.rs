//! Bad input: what cannot be is said in plain words, and everything is as it was.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{Terminal, talk, with_room};

/// What anybody sees of a home.
fn everything(terminal: &Terminal) -> Value {
    let shown = ["map", "talks", "plan", "kin", "role", "then", "tray", "own-words", "spaces", "who"];
    shown.iter().map(|command| terminal.json(&[command])).collect()
}

/// A home with somebody in it, a step and a talk.
fn lived_in() -> Terminal {
    let terminal = Terminal::new();
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["plan", "--step", "Eerder naar bed"]);
    terminal.good(&["talks", "--start", "Praten op school"]);
    terminal.good(&["note", "1", "--decide", "Rust"]);
    terminal
}

#[test]
fn strange_names_are_shown_as_they_are_or_refused() {
    let terminal = Terminal::new();
    let combining = format!("e{}", "\u{301}".repeat(20));
    let taken =
        ["👩‍👩‍👧", "José", "Ռիտա", "عائشة", "e\u{301}lodie", "a\u{200D}b", &combining, "O'Neill \"x\"", "a,b;c", "-x"];
    for name in taken {
        terminal.good(&["add", "--ring", "2", "--", name]);
    }
    let map = terminal.json(&["map"]);
    let shown: Vec<&str> =
        map["rings"][1]["people"].as_array().unwrap().iter().map(|one| one["name"]["text"].as_str().unwrap()).collect();
    assert!(taken.iter().all(|name| shown.contains(name)), "{shown:?}");
    // Marks that turn the order of the words around a name do not stay in it.
    terminal.good(&["add", "\u{202E}eiR amo\u{202C}", "--ring", "1"]);
    assert_eq!(terminal.json(&["map"])["rings"][0]["people"][0]["name"]["text"], "eiR amo");
    let before = everything(&terminal);
    let (long, marks) = ("x".repeat(10_000), "\u{301}".repeat(10_000));
    let nothing = ["", " ", "\t", "\u{200B}\u{2060}", "\u{202E}\u{202C}", "a\nb", "a\u{7}b", &long, &marks];
    for name in nothing {
        for args in [&["add", name][..], &["edit", "eiR amo", &format!("nickname={name}")]] {
            let (code, error) = terminal.error(args);
            assert_eq!((code, error["code"].as_str()), (2, Some("usage")), "{args:?}");
            assert!(error.to_string().len() < 400, "what was given is not repeated");
        }
    }
    assert_eq!(everything(&terminal), before);
}

#[test]
fn what_is_read_from_files_has_limits_too() {
    let terminal = lived_in();
    let before = everything(&terminal);
    for (text, code) in [("a\0b", "invalid"), (&"x".repeat(250_000), "invalid")] {
        let output = terminal.run(&["--json", "note", "1", "--write", "-"], text);
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!((output.status.code(), error["error"]["code"].as_str()), (Some(2), Some(code)));
    }
    let output = terminal.run_bytes(&["--json", "note", "1", "--write", "-"], &[0xFF, 0xFE, 0x00]);
    assert_eq!(output.status.code(), Some(1));
    let nul = terminal.written("nul.csv", "ego;id;naam\n1;a;Ke\0es\n");
    assert_eq!(terminal.error(&["import", "--people", &nul]).1["code"], "table");
    let noise = terminal.written("noise", "geen bundel");
    for args in [&["take-in", &noise][..], &["restore", &noise, "--words-from", &noise, "--home", &terminal.file("x")]]
    {
        let (code, error) = terminal.error(args);
        assert_eq!((code, error["code"].as_str()), (3, Some("damaged")), "{args:?}");
    }
    assert_eq!(terminal.error(&["take-in", &terminal.file("none")]).1["code"], "file");
    assert_eq!(everything(&terminal), before);
}

#[test]
fn unknown_names_ids_numbers_and_days_change_nothing() {
    let terminal = lived_in();
    let before = everything(&terminal);
    let id = "z".repeat(26);
    let wrong: &[&[&str]] = &[
        &["tell", &id, "ring=1"],
        &["tell", "oma Rie", "--by", "niemand", "ring=1"],
        &["edit", "niemand", "informed=ja"],
        &["kin", "oma Rie", "parent", &id],
        &["role", "niemand", "oppas"],
        &["merge", "oma Rie", &id],
        &["compare", "niemand", "oma Rie"],
        &["remove", "niemand"],
        &["remove", "--talk", "Zomaar"],
        &["remove", "--step", "0"],
        &["then", "7"],
        &["settle", "1", "1"],
        &["tray", "--back", "1"],
        &["note", &id],
        &["note", "1", "--decide", "y", "--step", "x", "--owner", "niemand"],
        &["plan", "--goal", "y", "--step", "x", "--owner", "niemand"],
        &["plan", "--step", "x", "--towards", "1"],
        &["plan", "--step", "x", "--due", "0000-01-01"],
        &["plan", "--step", "x", "--due", "9999-12-31"],
        &["plan", "--look-back", "2026-02-30"],
        &["talks", "--start", "x", "--day", "9999-12-31"],
        &["kin", "oma Rie", "partner", "Nadia", "--from", "0000-01-01"],
        &["i-am", "niemand"],
        &["measures", "--by", "niemand"],
        &["--space", "Zomaar", "map"],
        &["--space", "ffff", "map"],
    ];
    for args in wrong {
        let (code, error) = terminal.error(args);
        assert_eq!((code, error["code"].as_str()), (2, Some("usage")), "{args:?}: {error}");
    }
    assert_eq!(everything(&terminal), before);
}

#[test]
fn a_home_that_cannot_begin_is_not_made() {
    let terminal = Terminal::empty();
    for args in [&["init", ""][..], &["init", "Onze kring", "--me", "\u{200B}"], &["init", &"x".repeat(10_000)]] {
        assert_eq!(terminal.error(args).1["code"], "usage");
        assert!(!terminal.home().exists() && !terminal.home().with_extension("key").exists());
    }
    terminal.good(&["init"]);
    let before = everything(&terminal);
    let again = terminal.error(&["init"]);
    assert_eq!((again.0, again.1["code"].as_str()), (2, Some("usage")));
    assert!(again.1["hint"].as_str().unwrap().contains("`steunkring new NAME`"), "{again:?}");
    assert_eq!(everything(&terminal), before);
    terminal.good(&["map"]);
}

#[test]
fn two_programs_do_not_write_in_one_home() {
    let terminal = lived_in();
    let before = everything(&terminal);
    let (mut first, _heard, _) = talk(&terminal.home(), &["invite", "Iris", "--go-on"], "Uitnodiging:");
    let (code, error) = terminal.error(&["add", "Bo"]);
    assert_eq!((code, error["code"].as_str()), (3, Some("busy")));
    assert!(error["hint"].as_str().unwrap().contains("Sluit eerst dat andere programma"));
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(everything(&terminal), before);
}

/// Each file of a home with its end cut off, and with a byte of each of its parts flipped.
#[test]
fn a_damaged_home_is_told_and_left_alone() {
    let terminal = lived_in();
    let space = std::fs::read_dir(terminal.home().join("spaces")).unwrap().next().unwrap().unwrap().path();
    for file in [terminal.home().join("home.db"), space] {
        let whole = std::fs::read(&file).unwrap();
        let mut spoilt = vec![whole[..whole.len() / 2].to_vec(), whole[..100].to_vec()];
        spoilt.extend([4096 / 2, whole.len() / 2, whole.len() - 2000].map(|at| {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            flipped
        }));
        for bytes in spoilt {
            std::fs::write(&file, &bytes).unwrap();
            let output = terminal.run(&["--json", "add", "Bo"], "");
            // A page that this command does not need may be the damaged one.
            if !output.status.success() {
                let error: Value = serde_json::from_slice(&output.stderr).unwrap();
                assert_eq!((output.status.code(), error["error"]["code"].as_str()), (Some(3), Some("damaged")));
                assert_eq!(std::fs::read(&file).unwrap(), bytes, "what cannot be read is left as it is");
            }
            for end in ["-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", file.display()));
            }
            std::fs::write(&file, &whole).unwrap();
        }
    }
    terminal.good(&["map"]);
}

#[test]
fn a_full_disk_writes_nothing_half() {
    let rooms = (0..24).map(|n| n * n).chain([1_000]);
    for (args, shown) in [(&["add", "Bo"][..], "map"), (&["new", "Tweede"], "spaces"), (&["undo"], "map")] {
        let terminal = lived_in();
        terminal.good(&["add", "Kees", "--ring", "2"]);
        let seen = |args: &[&str]| {
            let mut seen = terminal.json(&[&["--space", "Onze kring"], args].concat());
            seen.as_object_mut().map(|screen| screen.remove("revision"));
            seen
        };
        let (before, mut refused) = (seen(&[shown]), 0);
        for blocks in rooms.clone() {
            let output = with_room(&terminal, blocks, args);
            if output.status.success() {
                assert_ne!(seen(&[shown]), before, "{args:?} in {blocks}");
                break;
            }
            refused += 1;
            let error: Value = serde_json::from_slice(&output.stderr).unwrap();
            let code = error["error"]["code"].as_str().unwrap();
            assert!(["disk", "storage-full"].contains(&code), "{args:?} in {blocks}: {error}");
            assert!(error["error"]["hint"].as_str().unwrap().contains("Maak ruimte"), "{error}");
            assert_eq!(seen(&[shown]), before, "{args:?} in {blocks}");
        }
        assert!(refused > 0, "no limit was low enough for {args:?}");
        terminal.good(&["--space", "Onze kring", "add", "Dia"]);
    }
}

/// A picture for which there is no room is told as any other full disk, and leaves nothing behind.
#[test]
fn a_picture_on_a_full_disk_is_told() {
    let terminal = lived_in();
    let picture = terminal.file("kring.png");
    let output = with_room(&terminal, 64, &["map", "--png", &picture]);
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!((output.status.code(), error["error"]["code"].as_str()), (Some(1), Some("storage-full")), "{error}");
    assert_eq!(error["error"]["message"], "De schijf is vol.");
    let left = std::fs::read_dir(terminal.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| name.to_string_lossy().starts_with("home")), "nothing half is left");
}

/// A folder that may be read and not written; whoever may write everywhere is somebody else here.
#[test]
fn a_read_only_home_is_told() {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    let terminal = lived_in();
    let (home, key) = (terminal.home(), terminal.home().with_extension("key"));
    let program = terminal.file("steunkring");
    std::fs::copy(env!("CARGO_BIN_EXE_steunkring"), &program).unwrap();
    let mode = |path: &std::path::Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let mut command = Command::new(&program);
    command.args(["--json", "--home"]).arg(&home).args(["add", "Bo"]).stdin(Stdio::null());
    mode(terminal.folder.path(), 0o755);
    let nobody = 65534;
    // Only who may write everywhere can give files away.
    if chown(&key, Some(nobody), None).is_ok() {
        command.uid(nobody);
        let mut all = vec![home.clone(), home.join("spaces")];
        for folder in [home.clone(), home.join("spaces")] {
            all.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
        all.iter().for_each(|path| chown(path, Some(nobody), None).unwrap());
    }
    let files = |folder: &std::path::Path| -> Vec<_> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
    };
    let all = [files(&home), files(&home.join("spaces"))].concat();
    let before: Vec<_> = all.iter().map(|path| std::fs::read(path).unwrap()).collect();
    all.iter().for_each(|path| mode(path, 0o400));
    [home.join("spaces"), home.clone()].iter().for_each(|path| mode(path, 0o500));
    let output = command.output().unwrap();
    [home.clone(), home.join("spaces")].iter().for_each(|path| mode(path, 0o700));
    all.iter().for_each(|path| mode(path, 0o600));
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!((output.status.code(), error["error"]["code"].as_str()), (Some(1), Some("read-only")), "{error}");
    assert_eq!(all.iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>(), before);
}

/// The same files as a later version of the app would leave them.
#[test]
fn a_home_of_a_newer_version_is_told_and_left_alone() {
    use steunkring_sqlcipher::{Durability, open};
    let terminal = lived_in();
    let key: [u8; 32] = std::fs::read(terminal.home().with_extension("key")).unwrap().try_into().unwrap();
    let set = |version: u32| -> u32 {
        let db = open(&terminal.home().join("home.db"), &key, Durability::Full).unwrap();
        let before = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        db.pragma_update(None, "user_version", version).unwrap();
        before
    };
    let before = everything(&terminal);
    let ours = set(999);
    let (code, error) = terminal.error(&["add", "Bo"]);
    assert_eq!((code, error["code"].as_str()), (3, Some("too-new")));
    assert!(error["hint"].as_str().unwrap().contains("Haal de nieuwe versie"), "{error}");
    assert_eq!(set(ours), 999);
    assert_eq!(everything(&terminal), before);
}
