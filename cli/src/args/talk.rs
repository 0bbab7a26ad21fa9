//! What can be told of a talk.

use std::path::PathBuf;

/// What is told of a talk, when it is started or later.
#[derive(clap::Args)]
pub struct Talk {
    /// On this day (2026-11-24).
    #[arg(long)]
    pub day: Option<String>,
    /// What kind of talk: bijeenkomst, individueel, netwerkberaad, besloten_tijd, overleg_1g1p or slot in a family's circle.
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// From this time (15:30).
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    /// Until this time.
    #[arg(long, value_name = "TIME")]
    pub until: Option<String>,
    /// Where, in own words.
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    /// What kind of place: thuis, school, sport, buurthuis, buiten, auto, kantoor, online or anders.
    #[arg(long, value_name = "KIND")]
    pub place_kind: Option<String>,
    /// Whether the child chose the place: ja or nee.
    #[arg(long, value_name = "ANSWER")]
    pub child_chose: Option<String>,
    /// A point to talk about; may be given several times.
    #[arg(long, value_name = "TEXT")]
    pub agenda: Vec<String>,
    /// Who of the circle is there, by name; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub with: Vec<String>,
    /// A guest who is not on the map, by name; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub guest: Vec<String>,
    /// What may be told outside.
    #[arg(long, value_name = "TEXT")]
    pub public: Option<String>,
}

/// What is told of somebody at a talk.
#[derive(clap::Args)]
pub struct Attending {
    /// Somebody at the talk, a guest too, of whom --tells or --how-was-it says something.
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// field=value of that person; an empty value clears. rsvp: ja, nee or misschien. role: deelnemer, gespreksleider, inbrenger,
    /// schrijver or gastheer. background: docent, onderzoeker, ervaringsdeskundige, professional, ambtenaar, inhoudsdeskundige,
    /// jongere, ouder, vrijwilliger or bewoner. sector: beleid, onderwijs, praktijk, onderzoek or gezin. org and wijk: own words.
    /// came: ja, now. present: nee takes this person off the list.
    #[arg(long, value_name = "FIELD=VALUE", requires = "who")]
    pub tells: Vec<String>,
    /// How the talk was, in that person's own words, or in yours; an empty text takes it back.
    #[arg(long, value_name = "TEXT")]
    pub how_was_it: Option<String>,
}

/// Photos and voice notes of a talk.
#[derive(clap::Args)]
pub struct Media {
    /// Add the photo or voice note in this file: JPEG, PNG, WebP, HEIC, WAV, Ogg, MP3, FLAC or M4A. It stays on this computer.
    #[arg(long, value_name = "FILE")]
    pub attach: Option<PathBuf>,
    /// How long the voice note lasts, in seconds.
    #[arg(long, value_name = "NUMBER", requires = "attach")]
    pub seconds: Option<u32>,
    /// Take a photo or voice note away, by its number; `tray` brings back.
    #[arg(long, value_name = "NUMBER")]
    pub detach: Option<usize>,
    /// Write a photo or voice note, by its number, into the file of --into.
    #[arg(long, value_name = "NUMBER", requires = "into")]
    pub save_media: Option<usize>,
    /// The file; it may not be there yet.
    #[arg(long, value_name = "FILE", requires = "save_media")]
    pub into: Option<PathBuf>,
}
