//! A relay of one's own, and going on through it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use crate::support::{Terminal, command};

/// A relay in a process of its own, ended when dropped.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(folder: &str, listen: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_steunkring"))
            .args(["relay", "--serve", folder, "--listen", listen])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { child, address: address.trim().to_owned() }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The homes of the two phones of the demo, kept.
fn kept_demo(terminal: &Terminal) -> [String; 2] {
    terminal.good(&["demo", "--keep", &terminal.file("kept")]);
    ["kept/nadia", "kept/iris"].map(|home| terminal.file(home))
}

#[test]
fn the_kept_demo_goes_on_through_its_relay() {
    let terminal = Terminal::empty();
    let [nadia, iris] = kept_demo(&terminal);
    let good = |home: &str, args: &[&str]| terminal.good(&[args, &["--home", home]].concat());
    let screen: serde_json::Value = serde_json::from_str(&good(&nadia, &["relay", "--json"])).unwrap();
    assert_eq!(screen["answers"], false);
    let address = screen["address"].as_str().unwrap().to_owned();
    let relay = Serving::start(&terminal.file("kept/relay"), address.trim_start_matches("http://"));
    assert_eq!(relay.address, address);
    assert!(good(&nadia, &["relay"]).contains("leest niets"));
    good(&nadia, &["add", "Fenna", "--ring", "2"]);
    good(&nadia, &["sync"]);
    good(&iris, &["sync"]);
    assert!(good(&iris, &["search", "Fenna"]).contains("Fenna"));
    good(&iris, &["add", "Gijs", "--ring", "3"]);
    good(&iris, &["sync"]);
    good(&nadia, &["sync"]);
    assert!(good(&nadia, &["map"]).contains("Gijs"));
}

/// A photo that one adds to a talk is there at the other after one exchange each.
#[test]
fn a_photo_goes_along_through_the_relay() {
    let terminal = Terminal::empty();
    let [nadia, iris] = kept_demo(&terminal);
    let good = |home: &str, args: &[&str]| terminal.good(&[args, &["--home", home]].concat());
    let screen: serde_json::Value = serde_json::from_str(&good(&nadia, &["relay", "--json"])).unwrap();
    let address = screen["address"].as_str().unwrap();
    let _relay = Serving::start(&terminal.file("kept/relay"), address.trim_start_matches("http://"));
    let (photo, again) = (terminal.file("taart.jpg"), terminal.file("weer.jpg"));
    let picture = [b"\xFF\xD8\xFF\xE0".as_slice(), &[7; 300_000]].concat();
    std::fs::write(&photo, &picture).unwrap();
    good(&nadia, &["note", "1", "--attach", &photo]);
    let waits = || good(&nadia, &["sync", "--status"]).contains("niet gestuurd");
    assert!(waits());
    good(&nadia, &["sync"]);
    assert!(!waits());
    good(&iris, &["sync"]);
    good(&iris, &["note", "1", "--save-media", "1", "--into", &again]);
    assert_eq!(std::fs::read(&again).unwrap(), picture);
}

#[test]
fn a_relay_stops_when_it_is_asked_to_and_is_there_again() {
    let terminal = Terminal::new();
    let folder = terminal.file("relay");
    let relay = Serving::start(&folder, "127.0.0.1:0");
    terminal.good(&["relay", &relay.address]);
    terminal.good(&["sync"]);
    let pid = relay.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let mut relay = relay;
    assert!(relay.child.wait().unwrap().success());
    assert_ne!(terminal.bad(&["sync"]).0, 0);
}

/// A hotel's page to log in, or an address with a slip in it, is not called a lack of network.
#[test]
fn what_is_no_relay_is_called_so() {
    let terminal = Terminal::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).unwrap();
            let page = "<html>Log in</html>";
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
            write!(stream, "{head}Content-Length: {}\r\n\r\n{page}", page.len()).unwrap();
        }
    });
    let said = terminal.good(&["relay", &address]);
    assert!(said.contains(&address) && said.contains("vreemd antwoord"), "{said}");
    let (_, error) = terminal.error(&["sync"]);
    assert!(!error.to_string().contains("no connection"), "{error}");
    server.join().unwrap();
}

/// Ctrl-C while a relay is waited for ends the command at once, says so, and leaves what was written for the next time.
#[test]
fn who_stops_a_command_has_everything_the_next_time() {
    let terminal = Terminal::new();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    // Naming a relay asks it too; nobody is there by then.
    drop(silent);
    terminal.good(&["relay", &address]);
    let silent = TcpListener::bind(address.trim_start_matches("http://")).unwrap();
    let sync = command(&terminal.home(), &["--json", "sync"]).stderr(Stdio::piped()).spawn().unwrap();
    // It waits for an answer by now, and gets none.
    let asked = silent.accept().unwrap();
    assert!(Command::new("kill").args(["-INT", &sync.id().to_string()]).status().unwrap().success());
    let output = sync.wait_with_output().unwrap();
    drop(asked);
    let error: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!((output.status.code(), &error["error"]["code"]), (Some(130), &"stopped".into()));
    let status = terminal.json(&["sync", "--status"]);
    assert_eq!((&status["state"], &status["rest"]), (&"waiting".into(), &serde_json::Value::Null));
    let relay = Serving::start(&terminal.file("relay"), "127.0.0.1:0");
    terminal.good(&["relay", &relay.address]);
    let synced = terminal.json(&["sync"]);
    assert!(synced["sent"].as_u64().unwrap() > 0 && synced["finished"] == true);
}

#[test]
fn the_words_on_paper_bring_a_circle_back_at_another_computer() {
    let terminal = Terminal::new();
    let relay = Serving::start(&terminal.file("relay"), "127.0.0.1:0");
    terminal.good(&["relay", &relay.address]);
    terminal.good(&["add", "oma Rie", "--ring", "1"]);
    terminal.good(&["sync"]);
    assert!(terminal.good(&["code"]).contains("Onze kring: hier is nog geen code."));
    let page = terminal.file("code.svg");
    let made = terminal.json(&["code", "--new", "--svg", &page]);
    let words: Vec<&str> =
        made["code"]["words"].as_array().unwrap().iter().map(|word| word["text"].as_str().unwrap()).collect();
    assert_eq!((words.len(), made["code"]["relays"][0].as_str()), (24, Some(relay.address.as_str())));
    let drawn = std::fs::read_to_string(&page).unwrap();
    assert!(words.iter().all(|word| drawn.contains(&format!(". {word}<"))));
    assert!(terminal.good(&["code"]).contains("Onze kring: hier werkt een code."));

    let again = Terminal::empty();
    let wrong = again.written("wrong", &["zwxq", &words[1..].join(" ")].join("\n"));
    let said = again.bad(&["recover", "--relay", &relay.address, "--words-from", &wrong]).1;
    assert!(said.contains("Woord 1 kennen we niet."), "{said}");
    assert!(!again.home().exists());
    let short: Vec<String> = words.iter().map(|word| word.chars().take(4).collect::<String>().to_uppercase()).collect();
    let paper = again.written("paper", &short.join("\n"));
    let back = again.good(&["recover", "--relay", &relay.address, "--words-from", &paper]);
    assert!(back.contains("Je bent weer terug."), "{back}");
    assert!(again.good(&["map"]).contains("oma Rie"));

    // Without a relay somebody who is in writes a file; with it and the same words a third computer comes back.
    let file = again.file("somebody");
    again.good(&["code", "--for-somebody", &file]);
    let third = Terminal::empty();
    third.good(&["recover", &file, "--words-from", &paper, "--name", "Kring"]);
    assert!(third.good(&["map"]).contains("oma Rie"));
}
