//! The commands and their options.

#[path = "args/add.rs"]
mod add;
#[path = "args/ask.rs"]
mod ask;
#[path = "args/choice.rs"]
mod choice;
#[path = "args/code.rs"]
mod code;
#[path = "args/kept.rs"]
mod kept;
#[path = "args/lock.rs"]
pub mod lock;
#[path = "args/lost.rs"]
mod lost;
#[path = "args/talk.rs"]
mod talk;
#[path = "args/who.rs"]
mod who;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use add::Add;
pub use ask::Asked;
pub use choice::{Delimiter, Kin, Lang, May, NewKind};
pub use code::{Code, Recover};
pub use kept::{Contact, Other, Own, Role};
pub use lock::Lock;
pub use lost::Lost;
pub use talk::{Attending, Media, Talk};
pub use who::Who;

/// A family's circle and its notes, encrypted on this computer.
#[derive(Parser)]
#[command(
    name = "steunkring",
    version,
    arg_required_else_help = true,
    next_help_heading = "Everywhere",
    after_help = "To begin: steunkring init \"Onze kring\" --me Nadia, then steunkring add \"oma Rie\" --ring 1, then steunkring map. \
                  Each command tells more with --help."
)]
pub struct Args {
    /// The folder of one profile; by default in your data folder.
    #[arg(long, global = true, env = "STEUNKRING_HOME", value_name = "FOLDER")]
    pub home: Option<PathBuf>,
    /// The file with the key, when it is not in the home; only you may read it.
    #[arg(long, global = true, env = "STEUNKRING_KEY", value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Ask for a passphrase instead of a key file.
    #[arg(long, global = true)]
    pub passphrase: bool,
    /// Read the passphrase from the first line of this file, or of standard input with `-`.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_from: Option<PathBuf>,
    /// Read the digits of the lock from the first line of this file, or of standard input with `-`.
    #[arg(long, global = true, value_name = "FILE")]
    pub digits_from: Option<PathBuf>,
    /// Go behind this second lock (`lock list` gives the numbers), and do there what is asked.
    #[arg(long, global = true, value_name = "NUMBER")]
    pub behind: Option<usize>,
    /// Read the digits of that second lock from the first line of this file, or of standard input with `-`.
    #[arg(long, global = true, value_name = "FILE", requires = "behind")]
    pub behind_from: Option<PathBuf>,
    /// Language and level of what is shown this time.
    #[arg(long, global = true, value_name = "LEVEL")]
    pub lang: Option<Lang>,
    /// The space, by its name or the beginning of its id, when there are several (`spaces` lists them).
    #[arg(long, global = true, value_name = "SPACE")]
    pub space: Option<String>,
    /// Print JSON; help and the version stay plain text.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
    /// The language of the home, once it is open.
    #[arg(skip)]
    pub voice: std::cell::OnceCell<steunkring_app::Level>,
}

/// What of the map is shown.
#[derive(clap::Args)]
pub struct MapView {
    /// Open one ring: 1, 2, 3 or buiten.
    #[arg(long)]
    pub ring: Option<String>,
    /// Which 17 people of that ring.
    #[arg(long, value_name = "NUMBER", requires = "ring", default_value_t = 1)]
    pub page: usize,
    /// Draw the name and the line of this person where not all are drawn.
    #[arg(long, value_name = "NAME")]
    pub chosen: Option<String>,
    /// Show what the lines and arrows mean instead; with --svg, --png or --pdf as a picture.
    #[arg(long, conflicts_with_all = ["ring", "chosen"])]
    pub legend: bool,
    /// Draw no names, as for very large text.
    #[arg(long)]
    pub no_names: bool,
    /// Draw from right to left; the language decides when left out.
    #[arg(long)]
    pub rtl: bool,
}

/// Which measures are asked for.
#[derive(clap::Args)]
pub struct Measured {
    /// Who tells; you when left out.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
    #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
    pub for_whom: Option<String>,
    /// Also what changed since a remembered moment, by its number in `steunkring then`.
    #[arg(long, value_name = "NUMBER")]
    pub since: Option<usize>,
    /// Also how far this person tells the same.
    #[arg(long, value_name = "NAME")]
    pub with: Option<String>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a home with a first circle.
    Init {
        /// What you call the circle.
        #[arg(default_value = "Onze kring")]
        name: String,
        /// What you are called in it.
        #[arg(long, default_value = "Ik")]
        me: String,
    },
    /// Begin another space in this home.
    New {
        /// What you call it.
        name: String,
        /// What it is for.
        #[arg(long, value_enum, default_value = "own-page")]
        kind: NewKind,
        /// What you are called in it.
        #[arg(long, default_value = "Ik")]
        me: String,
    },
    /// List the spaces of this home.
    Spaces,
    /// Add somebody to the circle.
    Add(Add),
    /// Tell what somebody is like for you, field by field (such as strength=sterk stress=geen praktisch=vaak).
    Tell {
        /// About whom.
        name: String,
        /// Who tells; you when left out.
        #[arg(long)]
        by: Option<String>,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
        /// How it came about: zelf, samen or door_ander; zelf only of yourself, samen of others when left out.
        #[arg(long, value_name = "HOW")]
        how: Option<String>,
        /// field=value; an empty value clears. ring: 1, 2, 3 or buiten. strength: sterk, goed, gewoon or zwak. stress: geen,
        /// spanning or ruzie. status: actief, slapend, verbroken or gewenst. critical: nooit, soms or vaak. contact:
        /// dagelijks, wekelijks, maandelijks, paar_keer_jaar or niet. note: own words. What you receive, nooit, soms or vaak:
        /// praktisch, emotioneel, advies, gezelschap, geld_spullen, zingeving. What you give, ja or nee: gives- before it.
        #[arg(required = true)]
        answers: Vec<String>,
    },
    /// Show the circle, or draw it into a file.
    Map {
        /// Who tells; you when left out.
        #[arg(long)]
        by: Option<String>,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
        /// Write an SVG.
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
        /// Write a PNG.
        #[arg(long, value_name = "FILE")]
        png: Option<PathBuf>,
        /// Write a PDF.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
        /// A round map, for paper and large screens.
        #[arg(long)]
        round: bool,
        /// Dark colours.
        #[arg(long)]
        dark: bool,
        #[command(flatten)]
        view: MapView,
    },
    /// List whose circle can be shown.
    Whose {
        /// Whose circle is shown; the family's when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
    },
    /// Say in numbers what follows from the circle.
    Measures(Measured),
    /// Take in circles from tables of text (CSV), one of people and one of who knows whom.
    Import {
        /// The table of people.
        #[arg(long, value_name = "FILE")]
        people: PathBuf,
        /// The table of who knows whom.
        #[arg(long, value_name = "FILE")]
        ties: Option<PathBuf>,
        /// Which column holds what, as JSON; guessed from the columns' names when left out.
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// The name of one column, such as id=nr, before what --map says: of id, ego, name, category, closeness, source, target or
        /// knows; may be given several times.
        #[arg(long, value_name = "WHAT=NAME")]
        column: Vec<String>,
        /// What stands between cells; found out when left out.
        #[arg(long, value_enum)]
        delimiter: Option<Delimiter>,
        /// Only the circle of this ego; each founds a space of its own when left out.
        #[arg(long, value_name = "ID")]
        ego: Option<String>,
        /// A number above this means knowing each other.
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        above: Option<f64>,
        /// What you call the space; the ego's id, or the name of the file, when left out.
        #[arg(long, value_name = "TEXT")]
        name_of_space: Option<String>,
    },
    /// Show what is new in each space, the next talk and the next step.
    Home,
    /// Show one person: who it is, what you told, steps and talks.
    Person {
        /// Who.
        name: String,
        /// Who tells; you when left out.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
    },
    /// Find people, talks, steps and wishes by their words.
    Search {
        /// The words; the last one may be a beginning.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Show the language and the own words; `language` and `own-words` change them.
    Settings,
    /// Answer the questions one at a time: who is there, each person, who knows whom, and whether it is enough. Stop whenever you
    /// like and go on later.
    Ask {
        /// Only the questions about this person; all when left out.
        name: Option<String>,
        /// Who answers; you when left out.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// About whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
        #[command(flatten)]
        does: Asked,
    },
    /// Change what is known of a person, field by field (such as nickname="oma Riet" birth_year=1950 languages=+ti).
    Edit {
        /// Whom.
        name: String,
        /// field=value; an empty value clears. Without any, everything known is shown. The fields are nickname, given_name,
        /// name_order, avatar, pronoun, gender, sex_at_birth, birth_year, age_band, is_child, deceased, placeholder, kind, formality,
        /// in_family, informed, talk_place, languages and strengths (+ adds one, - takes one away), domain and known_since.
        changes: Vec<String>,
    },
    /// Say how two people are family (`kin "oma Rie" parent Nadia`), or list who is family of whom.
    Kin {
        /// Who.
        #[arg(requires = "kind")]
        name: Option<String>,
        /// Is what.
        #[arg(value_enum, requires = "of")]
        kind: Option<Kin>,
        /// Of whom.
        of: Option<String>,
        /// How partners are together: gehuwd, geregistreerd, samen, lat, uit_elkaar, gescheiden, samenwonen_beeindigd or
        /// overleden.
        #[arg(long)]
        status: Option<String>,
        /// How sure it is: zeker, denk_ik or onbekend.
        #[arg(long)]
        certainty: Option<String>,
        /// Since this day.
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Until this day.
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
        /// Take the link away; `tray` brings back.
        #[arg(long, requires = "of")]
        remove: bool,
    },
    /// Say what somebody is for the family or for one of it (`role "oma Rie" oppas --for Yara`), or list all roles.
    Role(Role),
    /// List what was said yes to with what happens on stopping, or take a yes back.
    Consent {
        /// Take this one back, by its number in the list.
        #[arg(long, value_name = "NUMBER")]
        stop: Option<usize>,
    },
    /// Write down that you spoke with somebody (`contact --with "oma Rie" --place-kind buiten`), or list all moments.
    Contact(Contact),
    /// Show your own page, or write a card in one of its three houses.
    Own(Own),
    /// Say whether two people of the circle know each other (`knows "oma Rie" "juf Els" ja`), or list who knows whom.
    Knows {
        /// Who.
        #[arg(requires = "other")]
        name: Option<String>,
        /// And who.
        #[arg(requires = "answer")]
        other: Option<String>,
        /// ja, nee or weet_niet; an empty answer takes it back.
        answer: Option<String>,
        /// Who tells; you when left out.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
        /// How they get on: sterk, goed, gewoon or zwak.
        #[arg(long, value_name = "HOW", requires = "answer")]
        quality: Option<String>,
    },
    /// Make two entries for the same person one; everything of the first counts for the second. Without names, list who may be one.
    Merge {
        /// The entry that gives way.
        #[arg(requires = "into")]
        from: Option<String>,
        /// The entry that stays.
        into: Option<String>,
        /// They are two people: do not ask again on this device.
        #[arg(long, requires = "into")]
        two: bool,
        /// Ask again whether they are one.
        #[arg(long, requires = "into", conflicts_with = "two")]
        ask_again: bool,
    },
    /// List what was answered differently on two devices, or choose one answer.
    Settle {
        /// Which question, by its number in the list.
        #[arg(requires = "answer")]
        question: Option<usize>,
        /// Which answer, by its number.
        answer: Option<usize>,
    },
    /// Show what two people say about the same ties, side by side.
    Compare {
        /// Who tells first.
        first: String,
        /// Who tells second.
        second: String,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME")]
        for_whom: Option<String>,
    },
    /// List the remembered moments, keep one, or show what changed since one.
    Then {
        /// Since which moment, by its number in the list.
        #[arg(conflicts_with = "keep")]
        moment: Option<usize>,
        /// Remember the circle as it is now; why: start, tussen, einde or anders.
        #[arg(long, num_args = 0..=1, default_missing_value = "tussen", value_name = "REASON")]
        keep: Option<String>,
        /// What to write by it.
        #[arg(long, value_name = "TEXT", requires = "keep")]
        caption: Option<String>,
    },
    /// Show the plan, or write in it: wishes, steps, who agrees and when you look again.
    Plan {
        /// Call the plan this; an empty text goes back to the usual title.
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        /// Add a wish.
        #[arg(long, value_name = "TEXT")]
        goal: Option<String>,
        /// Whose wish it is.
        #[arg(long, value_name = "NAME", requires = "goal")]
        whose: Option<String>,
        /// Add a step.
        #[arg(long, value_name = "TEXT")]
        step: Option<String>,
        /// Who does the step.
        #[arg(long, value_name = "NAME", requires = "step")]
        owner: Option<String>,
        /// By when the step is done.
        #[arg(long, value_name = "DAY", requires = "step")]
        due: Option<String>,
        /// For which wish the step is, by its number.
        #[arg(long, value_name = "NUMBER", requires = "step")]
        towards: Option<usize>,
        /// Say that a step is done, by its number.
        #[arg(long, value_name = "NUMBER")]
        done: Option<usize>,
        /// Say how far a step is, such as 2=bezig: open, bezig, klaar or vervallen.
        #[arg(long, value_name = "NUMBER=HOW")]
        set: Option<String>,
        /// Say where somebody stands with a wish, 0 to 10, by its number, such as 1=6.
        #[arg(long, value_name = "NUMBER=STAND")]
        stand: Option<String>,
        /// Who stands there; you when left out.
        #[arg(long, value_name = "NAME", requires = "stand")]
        by: Option<String>,
        /// Say that somebody agrees with the plan.
        #[arg(long, value_name = "NAME")]
        agree: Option<String>,
        /// Look at the plan again on this day.
        #[arg(long, value_name = "DAY")]
        look_back: Option<String>,
    },
    /// List the words the family can choose for itself, or choose one.
    OwnWords {
        /// For what: circle, family, parent, supporter, worker, worry, kid, plan, talk or goal; or the name of a ring: ring-inner,
        /// ring-middle or ring-outer.
        concept: Option<String>,
        /// The word, without its article; left out with --usual.
        word: Option<String>,
        /// Its article: de, het or geen.
        #[arg(long, requires = "word")]
        article: Option<String>,
        /// Its plural.
        #[arg(long, requires = "word")]
        plural: Option<String>,
        /// The word is a plural already, such as "mensen om ons heen".
        #[arg(long, requires = "word", conflicts_with = "plural")]
        plural_only: bool,
        /// The short form after "onze", for a word that is a plural already.
        #[arg(long, value_name = "WORD", requires = "plural_only")]
        short: Option<String>,
        /// Go back to the usual word.
        #[arg(long, requires = "concept", conflicts_with = "word")]
        usual: bool,
    },
    /// Take somebody or something away; `tray` brings back.
    Remove {
        /// Who.
        #[arg(required_unless_present = "what")]
        name: Option<String>,
        /// Take only the place in the circle away, not the person.
        #[arg(long, requires = "name")]
        tie: bool,
        /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
        #[arg(long = "for", visible_alias = "ego", value_name = "NAME", requires = "tie")]
        for_whom: Option<String>,
        #[command(flatten)]
        what: Other,
    },
    /// Show what was taken away, or bring something back.
    Tray {
        /// What to bring back, by its number in the list.
        #[arg(long, value_name = "NUMBER")]
        back: Option<usize>,
    },
    /// List the talks, or start one.
    Talks {
        /// Start a talk with this title.
        #[arg(long, value_name = "TITLE")]
        start: Option<String>,
        #[command(flatten)]
        told: Talk,
    },
    /// Show a talk with its note, or write in it: from your editor, or from standard input with `-`.
    Note {
        /// Which talk, by its title or its number in the list.
        talk: String,
        /// Write: `-` reads standard input; without a value your editor opens.
        #[arg(long, num_args = 0..=1, default_missing_value = "", value_name = "-")]
        write: Option<String>,
        /// Add a decision.
        #[arg(long)]
        decide: Option<String>,
        /// Add a step.
        #[arg(long)]
        step: Option<String>,
        /// Who does the step.
        #[arg(long, requires = "step")]
        owner: Option<String>,
        /// Call the talk this; an empty text takes the title away.
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        #[command(flatten)]
        told: Talk,
        #[command(flatten)]
        attending: Attending,
        #[command(flatten)]
        media: Box<Media>,
    },
    /// Let somebody into the space. With a relay both type one code and compare six digits; without, lines are copied.
    Invite {
        /// What you call this person.
        name: String,
        /// What this person may do.
        #[arg(long, value_enum, default_value = "editor")]
        may: May,
        /// It is a second computer or phone of your own.
        #[arg(long)]
        device: bool,
        /// Copy lines from one screen to the other, though the space has a relay.
        #[arg(long)]
        by_hand: bool,
        /// Go on without being asked whether the people on the map know that they stand there.
        #[arg(long)]
        go_on: bool,
    },
    /// Come into a space with a code of 16 characters, or with the copied line of an invitation.
    Join {
        /// The code, or the line.
        invitation: String,
        /// The relay at which the code lies, such as https://relay.example.
        #[arg(long, value_name = "ADDRESS")]
        relay: Option<String>,
        /// What you call the space.
        #[arg(long, default_value = "Een kring")]
        name: String,
    },
    /// Say which person of the circle you are.
    IAm {
        /// Who.
        name: String,
    },
    /// Who belongs to the space, what each may do, and whether a relay passes it on (`relay ADDRESS` names one); or change that.
    Who(Who),
    /// Write everything of the space into one sealed file, for another member.
    Bundle {
        /// The file.
        file: PathBuf,
    },
    /// Take in such a file.
    TakeIn {
        /// The file.
        file: PathBuf,
    },
    /// Show the relay of the space, or name one, such as https://relay.example (only an owner can), or be one with --serve.
    Relay {
        /// Its address. Without one: which it is, and whether it answers.
        address: Option<String>,
        /// Be a relay until Ctrl-C, with what it keeps in this folder; needs no home. A server runs `steunkring-relay`.
        #[arg(long, value_name = "FOLDER", conflicts_with = "address")]
        serve: Option<PathBuf>,
        /// Where it listens.
        #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8484", requires = "serve")]
        listen: SocketAddr,
    },
    /// Fetch what others sent and send what waits, through the relay that `relay ADDRESS` named.
    Sync {
        /// Only show where things stand.
        #[arg(long)]
        status: bool,
    },
    /// Show what this home takes on the disk, or give back what nothing needs.
    Storage {
        /// Give it back; Ctrl-C stops it, and the next time goes on.
        #[arg(long)]
        tidy: bool,
    },
    /// Write an encrypted backup of the whole home, under words that only you know (asked, or the first line of --words-from).
    Backup {
        /// The file; it may not be there yet.
        file: PathBuf,
        /// Read the words from the first line of this file, or of standard input with `-`.
        #[arg(long, value_name = "FILE")]
        words_from: Option<PathBuf>,
    },
    /// Make a home of a backup, in the folder of --home, which has to be missing or empty.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Read the words from the first line of this file, or of standard input with `-`.
        #[arg(long, value_name = "FILE")]
        words_from: Option<PathBuf>,
    },
    /// Show which spaces a code on paper opens, draw one with --new, or use it.
    Code(Code),
    /// Say whether this home is locked, lock it with digits, or take the lock away.
    Lock(Lock),
    /// Show what your other devices hold, and take one that is lost out of it.
    Lost(Lost),
    /// Come back with the words of a code on paper, when every phone is lost.
    Recover(Recover),
    /// Write everything of the space into a zip that anybody can read: JSON, tables and the drawn map.
    Export {
        /// The file; it may not be there yet.
        file: PathBuf,
        /// With the names of people who do not know that they stand on the map.
        #[arg(long)]
        with_names: bool,
    },
    /// Take the last thing back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Choose the language and level of this home.
    Language {
        /// Which.
        level: Lang,
    },
    /// Draw a family, write a note and take steps back, all for real in a folder of its own.
    Demo {
        /// Keep everything in this folder.
        #[arg(long, value_name = "FOLDER")]
        keep: Option<PathBuf>,
    },
    /// Print a completion script for your shell.
    Completion {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}
