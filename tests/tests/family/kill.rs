//! A phone whose process is killed at any moment, while somebody types and sends.
//!
//! Each keystroke is a letter of its own. The process tells each one after it was shown; the test kills it, opens the home and
//! looks. What was told has to be there; one keystroke more may be, which was on its way.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant as Moment};

use steunkring_app::*;
use steunkring_domain::*;
use steunkring_relay::{Config, Relay};

use crate::phones::{Family, Phone};
use crate::random::Random;

/// How often the process is killed; more for a soak.
const ROUNDS: &str = "STEUNKRING_ROUNDS";
/// A note is typed in for so many rounds; a longer one would only make each round slower.
const ROUNDS_A_NOTE: u64 = 25;
/// The first of the letters that the killed process types; each is typed once.
const FIRST: u32 = 0x4E00;
/// The most letters of one note.
const LETTERS: u32 = 20_000;

/// What the killed process told.
#[derive(Default)]
struct Told {
    /// The text that the editor last showed.
    shown: Option<String>,
    /// The letter that was typed last, and whether it was taken back.
    last: Option<(char, bool)>,
    /// Names that were added to the circle.
    names: BTreeSet<String>,
}

/// Invariant: whatever moment the process dies at, each keystroke that was shown stands in the note afterwards, each command that
/// came back is kept, the home opens, its documents follow from its sealed log, and sending goes on with the other phone.
#[test]
#[ignore = "its lane is `kill`: minutes of dying processes"]
fn no_keystroke_that_was_shown_dies_with_the_process() {
    let rounds: u64 = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(300);
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), folder.path().join("relay"))).unwrap();
    let family = Family::begin(2);
    let mut phones = family.copies(2, folder.path());
    let address = format!("http://{}", relay.address);
    let owner = phones.iter_mut().position(|phone| phone.app.use_relay(family.space, &address).is_ok()).unwrap();
    let mut other = phones.swap_remove(1 - owner);
    let mut mine = phones.remove(0);
    other.take_in(&mine.bundle());
    let (mut typed, mut names) = (0, BTreeSet::new());
    for round in 0..rounds {
        let document = DocumentId(u128::from(round / ROUNDS_A_NOTE + 1).to_be_bytes());
        if round % ROUNDS_A_NOTE == 0 {
            mine.run(Command::StartNote { document, edits: vec![] });
            meet(&mut mine, &mut other);
        }
        let (home, space) = (folder.path().join(owner.to_string()), mine.space);
        drop(mine);
        let mut random = Random::new(round);
        let told = kill_one(&home, space, document, round, &mut random);
        mine = Phone::open(&home, space);
        let body = mine.app.note(space, document).unwrap().note.body;
        if let Some(shown) = &told.shown {
            assert!(
                is_what_was_shown(&letters(&body), &letters(shown)),
                "round {round}: shown {shown:?}, there is {body:?}, last {:?}",
                told.last
            );
            typed += 1;
        }
        names.extend(told.names);
        let circle = mine.app.circle(space).unwrap().circle;
        let there: BTreeSet<&str> = circle.people.keys().map(|id| circle.name(*id)).collect();
        assert!(names.iter().all(|name| there.contains(name.as_str())), "round {round}");
        // The other phone writes meanwhile, before and between what is typed here.
        write_beside(&mut other, document, &mut random);
        if round % 10 == 9 {
            let (row, note) = (mine.app.circle(space).unwrap(), mine.app.note(space, document).unwrap());
            mine.app.rebuild_from_log(space).unwrap();
            assert_eq!((mine.app.circle(space).unwrap(), mine.app.note(space, document).unwrap()), (row, note));
            meet(&mut mine, &mut other);
            let bodies = [&mut mine, &mut other].map(|phone| phone.app.note(space, document).unwrap().note.body);
            assert_eq!(bodies[0], bodies[1], "round {round}");
            for phone in [&mut mine, &mut other] {
                let members = phone.app.members(space).unwrap();
                assert!(members.iter().flat_map(|member| &member.devices).all(|device| !device.stopped));
            }
        }
    }
    println!("killed {rounds} times, {typed} of them while something was shown");
    assert!(typed * 3 > rounds, "most were killed before they showed anything");
}

/// Starts the process, reads what it tells for a while and kills it.
fn kill_one(home: &std::path::Path, space: SpaceId, document: DocumentId, round: u64, random: &mut Random) -> Told {
    let mut child = child(home, space, document, round);
    let mut told = Told::default();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    if random.chance(15) {
        // While it opens its home.
        let until = Moment::now() + Duration::from_micros(random.below(40_000) as u64);
        while Moment::now() < until {
            std::hint::spin_loop();
        }
    } else {
        for line in out.by_ref().lines().take(5 + random.below(80)) {
            told.hear(&line.unwrap());
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had told before it died counts too; a line that is cut off was not told.
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    let whole = rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    std::str::from_utf8(&rest[..whole]).unwrap().lines().for_each(|line| told.hear(line));
    told
}

impl Told {
    fn hear(&mut self, line: &str) {
        match line.split_once(' ') {
            Some(("shown", text)) => self.shown = Some(serde_json::from_str(text).unwrap()),
            Some(("added", name)) => drop(self.names.insert(name.to_owned())),
            Some(("typed", letter)) => self.last = letter.chars().next().map(|letter| (letter, false)),
            Some(("took", letter)) => self.last = letter.chars().next().map(|letter| (letter, true)),
            _ => {}
        }
    }
}

/// Whether letters are those that were shown, or those after one more keystroke.
fn is_what_was_shown(there: &[char], shown: &[char]) -> bool {
    let one_less = |more: &[char], less: &[char]| {
        more.len() == less.len() + 1 && (0..more.len()).any(|at| [&more[..at], &more[at + 1..]].concat() == less)
    };
    there == shown || one_less(there, shown) || one_less(shown, there)
}

/// The letters of the killed process in a text.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| (FIRST..FIRST + LETTERS).contains(&u32::from(*c))).collect()
}

fn write_beside(phone: &mut Phone, document: DocumentId, random: &mut Random) {
    if phone.app.note(phone.space, document).is_err() {
        return;
    }
    let text = phone.app.open_editor(phone.space, document).unwrap();
    let borders: Vec<usize> = (0..=text.encode_utf16().count()).collect();
    let splice = Splice { at: random.pick(&borders) as u32, delete: 0, insert: "en ".to_owned() };
    phone.app.edit(phone.space, document, &[splice], (0, 0), false).unwrap();
    phone.app.close_editor(phone.space, document).unwrap();
}

/// Both send and fetch until both know everything.
fn meet(one: &mut Phone, two: &mut Phone) {
    for _ in 0..2 {
        one.app.sync(one.space).unwrap();
        // Who came in by a file is known to the relay once the owner has sent.
        two.app.sync(two.space).unwrap();
    }
    one.app.sync(one.space).unwrap();
}

fn child(home: &std::path::Path, space: SpaceId, document: DocumentId, round: u64) -> Child {
    Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::types_until_it_is_killed", "--ignored", "--nocapture"])
        .env("STEUNKRING_KILL", format!("{space} {document} {round}"))
        .env("STEUNKRING_KILL_HOME", home)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "a child process of the test above"]
fn types_until_it_is_killed() {
    let words = std::env::var("STEUNKRING_KILL").unwrap();
    let mut words = words.split(' ');
    let (space, document) = (words.next().unwrap().parse().unwrap(), words.next().unwrap().parse().unwrap());
    let round: u64 = words.next().unwrap().parse().unwrap();
    let home = PathBuf::from(std::env::var_os("STEUNKRING_KILL_HOME").unwrap());
    let mut phone = Phone::open(&home, space);
    let mut random = Random::new(round ^ 0xD1E5);
    let mut shown: Vec<u16> = phone.app.open_editor(space, document).unwrap().encode_utf16().collect();
    let used = letters(&String::from_utf16(&shown).unwrap()).into_iter().max();
    let mut next = used.map_or(FIRST, |letter| u32::from(letter) + 1) + 1;
    let mut caret = shown.len();
    let mut out = std::io::stdout();
    loop {
        let mut told = String::new();
        match random.below(100) {
            0..80 => {
                if random.chance(10) {
                    caret = random.below(shown.len() + 1);
                }
                let letter = char::from_u32(next).unwrap();
                next += 1;
                let splice = Splice { at: caret as u32, delete: 0, insert: letter.to_string() };
                let moved = type_one(&mut phone, document, &mut shown, splice, caret + 1, random.chance(20));
                caret = moved;
                told += &format!("typed {letter}\n");
            }
            80..90 => {
                let own = |at: usize| (FIRST..FIRST + LETTERS).contains(&u32::from(shown[at]));
                if caret > 0 && own(caret - 1) {
                    let letter = char::from_u32(u32::from(shown[caret - 1])).unwrap();
                    let splice = Splice { at: caret as u32 - 1, delete: 1, insert: String::new() };
                    caret = type_one(&mut phone, document, &mut shown, splice, caret - 1, false);
                    told += &format!("took {letter}\n");
                }
            }
            90..95 => phone.app.settle_all().unwrap(),
            95..98 => drop(phone.app.sync(space).unwrap()),
            _ => {
                let name = format!("buur {round} {next}");
                let mut id = [0x77; 16];
                id[..8].copy_from_slice(&round.to_be_bytes());
                id[8..12].copy_from_slice(&next.to_be_bytes());
                next += 1;
                let (id, parsed) = (PersonId(id), Nickname::parse(&name).unwrap());
                phone.run(Command::AddPerson { id, name: parsed, changes: vec![], tie: None });
                told += &format!("added {name}\n");
            }
        }
        let text = String::from_utf16(&shown).unwrap();
        told += &format!("shown {}\n", serde_json::to_string(&text).unwrap());
        out.write_all(told.as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

/// One keystroke as a shell does it, and where the caret comes to stand.
fn type_one(
    phone: &mut Phone,
    document: DocumentId,
    shown: &mut Vec<u16>,
    splice: Splice,
    caret: usize,
    hold: bool,
) -> usize {
    let place = splice.at as usize;
    shown.splice(place..place + splice.delete as usize, splice.insert.encode_utf16());
    let caret = (caret as u32, caret as u32);
    let edited = phone.app.edit(phone.space, document, &[splice], caret, hold).unwrap();
    for splice in edited.splices {
        let place = splice.at as usize;
        shown.splice(place..place + splice.delete as usize, splice.insert.encode_utf16());
    }
    edited.selection.0 as usize
}
