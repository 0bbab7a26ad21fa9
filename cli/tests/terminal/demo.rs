//! The demo, and going on with what it keeps.

use std::path::Path;
use std::process::Command;

use clap::CommandFactory;

use crate::support::Terminal;

#[test]
fn the_demo_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let output = Command::new(env!("CARGO_BIN_EXE_steunkring"))
        .args(["demo", "--lang", "nl-A2", "--keep"])
        .arg(&kept)
        .output()
        .unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{wrong}");
    assert!(said.contains("oma Rie") && said.contains("Praten op school"), "{said}");
    let adults = "Voor Yara staan 4 volwassenen klaar: ";
    assert!(said.contains(adults) && said.contains("Dit is voor Sami nog niet gevraagd."), "{said}");
    for file in ["map.svg", "map.png", "map.pdf", "report.html"] {
        assert!(Path::new(&kept).join(file).metadata().unwrap().len() > 1_000, "{file}");
    }
    // What each side wrote while the relay was away, and that the other side holds it.
    for line in [
        "Nadia schreef   Lotje",
        "Iris schreef    Lot van hiernaast",
        "Nu bij allebei  Er waren twee antwoorden. Nadia koos: Lotje.",
        "Nu bij allebei  Yara vindt rekenen en tekenen leuk. Ze slaapt nog niet goed. Ze droomt veel. Ze is vaak moe op school.",
        "Nu bij allebei  Weggehaald, maar ook veranderd. Kijk even. Noor staat er weer.",
        "✓ Alles is bij allebei gelijk.",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let program = format!("'{}' --home ", env!("CARGO_BIN_EXE_steunkring"));
    assert!(said.contains(&program) && said.contains(" relay --serve "), "{said}");
    let page = std::fs::read_to_string(kept.join("report.html")).unwrap();
    assert!(page.contains("lang=\"nl\"") && page.contains("src: url(data:font/ttf;base64,"));
    for view in ["Nadia", "Yara", "Iris"] {
        assert!(page.contains(&format!("Zo ziet {view} het.")), "{view}");
    }
    let loads = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assert!(!loads.contains("http") && !loads.contains("<script"), "the page loads something");
    let again = Command::new(env!("CARGO_BIN_EXE_steunkring"))
        .arg("--home")
        .arg(kept.join("nadia"))
        .arg("map")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&again.stdout).contains("trainer Mo"));
}

#[test]
fn the_demo_leaves_a_folder_in_which_something_stands_as_it_is() {
    let terminal = Terminal::empty();
    let kept = terminal.file("kept");
    std::fs::create_dir(&kept).unwrap();
    std::fs::write(Path::new(&kept).join("brief.txt"), "lief").unwrap();
    let (code, error) = terminal.error(&["demo", "--keep", &kept]);
    assert_eq!((code, error["code"].as_str()), (2, Some("usage")));
    assert!(error["message"].as_str().unwrap().contains("staat al iets"), "{error}");
    assert_eq!(std::fs::read_dir(&kept).unwrap().count(), 1);
}

#[test]
fn a_space_is_refused_where_it_means_nothing() {
    let terminal = Terminal::empty();
    let kept = terminal.file("kept");
    for wrong in [&["init"][..], &["demo", "--keep", &kept], &["restore", "kopie", "--words-from", "woorden"]] {
        let (code, error) = terminal.error(&[&["--space", "Onze kring"], wrong].concat());
        assert_eq!((code, error["code"].as_str()), (2, Some("usage")), "{wrong:?}: {error}");
        let both = format!("`--space`, `{}`", wrong[0]);
        assert!(error["message"].as_str().unwrap().contains(&both), "{error}");
    }
    assert!(!Path::new(&kept).exists());
    assert!(!Path::new(terminal.home().to_str().unwrap()).exists(), "nothing was begun");
}

#[test]
fn the_demo_speaks_the_language_asked_for() {
    let terminal = Terminal::empty();
    let said = terminal.good(&["--lang", "en", "demo", "--keep", &terminal.file("kept")]);
    for line in [
        "Yara likes maths and drawing.",
        "Now on both  There were two answers. Nadia chose: Lotje.",
        "Go on like this:",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let page = std::fs::read_to_string(terminal.file("kept/report.html")).unwrap();
    assert!(page.contains("lang=\"en-GB\""));
    for dutch in ["schreef", "Ze slaapt", "Zo ziet", "Wie doet"] {
        assert!(!said.contains(dutch) && !page.contains(dutch), "{dutch}");
    }
}

/// The commands are those of `--help`, each with what it says there.
#[test]
fn what_the_demo_keeps_goes_on_by_commands() {
    let terminal = Terminal::empty();
    terminal.good(&["--lang", "nl-A2", "demo", "--keep", &terminal.file("kept")]);
    let home = terminal.file("kept/nadia");
    let good = |args: &[&str]| terminal.good(&[args, &["--home", &home]].concat());
    assert!(good(&["home"]).contains("Onze kring"));
    assert!(good(&["plan"]).contains("Yara naar school brengen"));
    assert!(good(&["talks"]).contains("Praten op school"));
    good(&["note", "1", "--decide", "Vrijdag samen eten", "--step", "Koken", "--owner", "oma Rie"]);
    assert!(good(&["note", "1"]).contains("Vrijdag samen eten"));
    assert!(good(&["compare", "Nadia", "Iris"]).contains("juf Els"));
    let measures: serde_json::Value = serde_json::from_str(&good(&["--json", "measures"])).unwrap();
    let all = measures.as_array().or_else(|| measures["measures"].as_array()).unwrap();
    let density = all.iter().find(|one| one["id"] == "m8-density").unwrap();
    assert!(!density["value"].is_null() && density["missing"].as_u64() > Some(0), "{density}");
    good(&["then", "--keep", "start"]);
    good(&["tell", "oma Rie", "ring=2"]);
    assert!(good(&["then", "1"]).contains("oma Rie"));
    good(&["undo"]);
    good(&["who"]);
    good(&["export", &terminal.file("kring.zip")]);
    // The other home goes on too, and both meet by a file.
    let file = terminal.file("kring.bundle");
    good(&["bundle", &file]);
    let iris = terminal.file("kept/iris");
    terminal.good(&["take-in", &file, "--home", &iris]);
    let other = terminal.good(&["note", "1", "--home", &iris]);
    assert!(other.contains("Vrijdag samen eten"), "{other}");
}

#[test]
fn every_command_and_option_says_what_it_is_for() {
    let command = crate::args::Args::command();
    for sub in command.get_subcommands() {
        assert!(sub.get_about().is_some(), "{}", sub.get_name());
        for arg in sub.get_arguments() {
            assert!(arg.get_help().is_some(), "{} {}", sub.get_name(), arg.get_id());
        }
    }
}
