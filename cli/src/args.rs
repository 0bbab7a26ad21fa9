//! The commands and their options.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// A family's circle and its notes, encrypted on this computer.
#[derive(Parser)]
#[command(name = "steunkring", version, about, arg_required_else_help = true)]
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
    /// Language and level of what is shown this time.
    #[arg(long, global = true, value_name = "LEVEL")]
    pub lang: Option<Lang>,
    /// The space, by its name or the beginning of its id, when there are several.
    #[arg(long, global = true, value_name = "SPACE")]
    pub space: Option<String>,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// Languages and levels.
#[derive(Clone, Copy, ValueEnum)]
pub enum Lang {
    /// Plain Dutch.
    #[value(name = "nl-A2")]
    NlA2,
    /// Dutch for workers.
    #[value(name = "nl-B1")]
    NlB1,
    /// English.
    #[value(name = "en")]
    En,
}

/// What somebody may do.
#[derive(Clone, Copy, ValueEnum)]
pub enum May {
    /// Look.
    Reader,
    /// Look and write.
    Editor,
    /// Look, write and invite.
    Owner,
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
    /// List the spaces of this home.
    Spaces,
    /// Add somebody to the circle.
    Add {
        /// What this person is called here.
        name: String,
        /// How close: 1, 2, 3 or buiten.
        #[arg(long)]
        ring: Option<String>,
        /// Part of life: huis, familie, vrienden, buren, werk_school, club_geloof, diensten or anders.
        #[arg(long)]
        domain: Option<String>,
        /// informeel, voorveld or formeel.
        #[arg(long)]
        formality: Option<String>,
        /// It is a child.
        #[arg(long)]
        child: bool,
        /// One of the family in the middle.
        #[arg(long)]
        family: bool,
    },
    /// Tell what somebody is like for you, field by field (such as strength=sterk stress=geen praktisch=vaak).
    Tell {
        /// About whom.
        name: String,
        /// Who tells; you when left out.
        #[arg(long)]
        by: Option<String>,
        /// field=value; an empty value clears.
        #[arg(required = true)]
        answers: Vec<String>,
    },
    /// Show the circle, or draw it into a file.
    Map {
        /// Who tells; you when left out.
        #[arg(long)]
        by: Option<String>,
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
    },
    /// Say in numbers what follows from the circle.
    Measures {
        /// Who tells; you when left out.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
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
    /// Take somebody away; `tray` brings back.
    Remove {
        /// Who.
        name: String,
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
        /// On this day (2026-11-24).
        #[arg(long)]
        day: Option<String>,
        /// Who is there, by name.
        #[arg(long)]
        with: Vec<String>,
    },
    /// Show a note, or write it: from your editor, or from standard input with `-`.
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
    },
    /// Let somebody into the space: prints an invitation, waits for the answer, prints a welcome.
    Invite {
        /// What you call this person.
        name: String,
        /// What this person may do.
        #[arg(long, value_enum, default_value = "editor")]
        may: May,
    },
    /// Come into a space with an invitation: prints an answer and waits for the welcome.
    Join {
        /// The invitation.
        invitation: String,
        /// What you call the space.
        #[arg(long, default_value = "Een kring")]
        name: String,
    },
    /// Say which person of the circle you are.
    IAm {
        /// Who.
        name: String,
    },
    /// Who belongs to the space and what each may do.
    Who,
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
    /// Name the relay of the space, such as https://relay.example; only an owner can.
    Relay {
        /// Its address.
        address: String,
    },
    /// Fetch what others sent and send what waits.
    Sync,
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
