//! What can be done in the questions at once.

/// What to do in the questions without being asked for it.
#[derive(clap::Args)]
pub struct Asked {
    /// Give this answer, by its id in `steunkring --json ask NAME`; may be given several times.
    #[arg(long, value_name = "ID")]
    pub answer: Vec<String>,
    /// Write the answer in own words (an empty text takes it back), or the name of somebody new where names are asked for.
    #[arg(long, value_name = "TEXT")]
    pub write: Option<String>,
    /// Go on to the next question.
    #[arg(long)]
    pub next: bool,
    /// Say that you do not know, and go on.
    #[arg(long, conflicts_with_all = ["next", "back"])]
    pub dont_know: bool,
    /// Say that you would rather not say, and go on.
    #[arg(long, conflicts_with_all = ["next", "back", "dont_know"])]
    pub rather_not: bool,
    /// How you fill in for somebody else from now on: samen or door_ander.
    #[arg(long, value_name = "HOW")]
    pub how: Option<String>,
    /// Say of everybody that was left open in who knows whom that they do not know each other, and go on.
    #[arg(long, conflicts_with_all = ["next", "back", "dont_know", "rather_not"])]
    pub nobody_else: bool,
    /// Go back to the question before.
    #[arg(long, conflicts_with = "next")]
    pub back: bool,
}
