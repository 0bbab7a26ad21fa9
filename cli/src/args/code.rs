//! The options of the printed code.

use std::path::PathBuf;

/// What is done with a printed code.
#[derive(clap::Args)]
pub struct Code {
    /// Draw a new code, show its words and put every space of this home under it.
    #[arg(long, conflicts_with_all = ["words_from", "again"])]
    pub new: bool,
    /// English words instead of Dutch ones.
    #[arg(long, requires = "new")]
    pub english: bool,
    /// Also write the words as a page to print, as an SVG. Anybody who has this file has the code.
    #[arg(long, value_name = "FILE", requires = "new")]
    pub svg: Option<PathBuf>,
    /// Also write the words as a page to print, as a PDF. Anybody who has this file has the code.
    #[arg(long, value_name = "FILE", requires = "new")]
    pub pdf: Option<PathBuf>,
    /// Put what came since under the code that you have on paper (its words are asked).
    #[arg(long)]
    pub again: bool,
    /// Read these words from a file, or from standard input with `-`.
    #[arg(long, value_name = "FILE")]
    pub words_from: Option<PathBuf>,
    /// Write everything of the space into one sealed file, for a member who has a code and no phone any more.
    #[arg(long = "for-somebody", value_name = "FILE", conflicts_with_all = ["new", "again", "words_from"])]
    pub file: Option<PathBuf>,
}

/// Coming back with a printed code.
#[derive(clap::Args)]
pub struct Recover {
    /// A file that another member wrote with `code --for-somebody`.
    #[arg(required_unless_present = "relay", conflicts_with = "relay")]
    pub file: Option<PathBuf>,
    /// The relay that stands on the paper.
    #[arg(long, value_name = "ADDRESS")]
    pub relay: Option<String>,
    /// Read the words from a file, or from standard input with `-`.
    #[arg(long, value_name = "FILE")]
    pub words_from: Option<PathBuf>,
    /// What you call the circle of the file.
    #[arg(long, value_name = "TEXT", default_value = "Onze kring")]
    pub name: String,
}
