//! The options about who belongs.

use super::May;

/// What is changed of who belongs.
#[derive(clap::Args)]
pub struct Who {
    /// Let this member look on no more; without --yes only what that does is said.
    #[arg(long, value_name = "NAME", group = "change")]
    pub stop: Option<String>,
    /// Really do it; `undo` cannot take it back.
    #[arg(long, requires = "change")]
    pub yes: bool,
    /// Change what this member may do, with --may.
    #[arg(long, value_name = "NAME", group = "change", requires = "may")]
    pub role: Option<String>,
    /// What the member may do: reader, editor or owner.
    #[arg(long, value_enum, requires = "role")]
    pub may: Option<May>,
    /// Give the first say to this member, who decides already.
    #[arg(long, value_name = "NAME", group = "change")]
    pub hand_over: Option<String>,
    /// Begin a new space with what is here, without this member, who decides and cannot be taken out; --yes as above.
    #[arg(long, value_name = "NAME", group = "change")]
    pub without: Option<String>,
    /// Leave the space.
    #[arg(long, group = "change")]
    pub leave: bool,
    /// Give the space to this member, who decides already, and leave it: send it, or hand a `bundle`.
    #[arg(long, value_name = "NAME", group = "change")]
    pub give_away: Option<String>,
    /// Take a space that was left off this device.
    #[arg(long, group = "change")]
    pub wipe: bool,
    /// Take in what is kept apart of this former member; --yes as above.
    #[arg(long, value_name = "NAME", group = "change")]
    pub take_in: Option<String>,
}
