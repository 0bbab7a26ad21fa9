//! The data files that the core embeds.

macro_rules! messages {
    ($($folder:literal),*; $files:tt) => { &[$(messages!(@ $folder, $files)),*] };
    (@ $folder:literal, [$($file:literal),*]) => {
        &[$(include_str!(concat!("../../../core/text/", $folder, "/", $file, ".ftl"))),*]
    };
}

/// The messages of every edition.
pub const MESSAGES: &[&[&str]] = messages!("nl-a2", "nl-a2-spoken", "nl-b1", "en"; [
    "common", "view", "people", "roles", "tie", "map", "measures", "home", "person", "questions", "compare", "plan", "talks",
    "own", "sharing", "safety", "tray", "sync", "errors", "consents", "roadshow", "work"
]);

/// The tables of words and pictures.
pub const TABLES: &[&str] = &[
    include_str!("../../../core/text/data/choices.csv"),
    include_str!("../../../core/text/data/concepts.csv"),
    include_str!("../../../core/text/data/own-words.csv"),
    include_str!("../../../core/text/data/pictograms.csv"),
];

/// The tables of the store.
pub const SCHEMA: &[&str] = &[
    include_str!("../../../core/store/migrations/home/0001.sql"),
    include_str!("../../../core/store/migrations/space/0001.sql"),
    include_str!("../../../core/store/migrations/search/0001.sql"),
];
