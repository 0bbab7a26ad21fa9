//! The options about the lock.

use std::path::PathBuf;

use clap::Subcommand;

/// What to do with the lock; only whether there is one is said when left out.
#[derive(clap::Args)]
pub struct Lock {
    #[command(subcommand)]
    pub what: Option<LockWhat>,
}

/// One thing to do with it.
#[derive(Subcommand)]
pub enum LockWhat {
    /// Lock this home with 4 to 12 digits, or change them.
    On {
        /// Read the new digits from the first line of this file, or of standard input with `-`.
        #[arg(long, value_name = "FILE")]
        new_from: Option<PathBuf>,
    },
    /// Take the lock away; with --behind the second lock, so that what was behind it is with the rest again.
    Off,
    /// Put a space behind a second lock with digits of its own, so that who opens the home does not see it.
    Own {
        /// Read its digits from the first line of this file, or of standard input with `-`.
        #[arg(long, value_name = "FILE")]
        new_from: Option<PathBuf>,
        /// Do it; without this only what it does is said.
        #[arg(long)]
        yes: bool,
    },
    /// List the second locks.
    List,
    /// Open a lock of which you forgot the digits with your code on paper, and choose new ones.
    Forgotten {
        /// Read the words of the code from this file, or from standard input with `-`.
        #[arg(long, value_name = "FILE")]
        words_from: Option<PathBuf>,
        /// Read the new digits from the first line of this file, or of standard input with `-`.
        #[arg(long, value_name = "FILE")]
        new_from: Option<PathBuf>,
    },
}
