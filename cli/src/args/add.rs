//! Who is added.

/// Somebody to add.
#[derive(clap::Args)]
pub struct Add {
    /// What this person is called here.
    pub name: String,
    /// Somebody who is there already comes into the circle too, such as into that of one child.
    #[arg(long, conflicts_with_all = ["ring", "domain", "formality", "who", "child", "family"])]
    pub there: bool,
    /// How close: 1, 2, 3 or buiten.
    #[arg(long)]
    pub ring: Option<String>,
    /// Part of life: huis, familie, vrienden, buren, school_werk, club_geloof, diensten or overig.
    #[arg(long)]
    pub domain: Option<String>,
    /// informeel, voorveld or formeel.
    #[arg(long)]
    pub formality: Option<String>,
    /// Who it is, for a face with hair and age that fit: grandmother, grandfather, mother, father, uncle or aunt.
    #[arg(long, conflicts_with = "child")]
    pub who: Option<String>,
    /// It is a child.
    #[arg(long)]
    pub child: bool,
    /// One of the family in the middle.
    #[arg(long)]
    pub family: bool,
    /// Whose circle, such as that of one child; the family's, or your own on your own page, when left out.
    #[arg(long = "for", visible_alias = "ego", value_name = "NAME", conflicts_with = "family")]
    pub for_whom: Option<String>,
}
