//! The options about a device that is lost.

/// Which devices are lost.
#[derive(clap::Args)]
pub struct Lost {
    /// The numbers in the list that are the lost device; without --yes only what that does is said.
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<usize>,
    /// Every device but this one is lost.
    #[arg(long, conflicts_with = "numbers")]
    pub all: bool,
    /// Really do it; `undo` cannot take it back.
    #[arg(long)]
    pub yes: bool,
}
