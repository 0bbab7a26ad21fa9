//! What is given to people and kept beside them.

/// What can be taken away besides people, one at a time.
#[derive(clap::Args)]
#[group(id = "what", multiple = false, conflicts_with = "name")]
pub struct Other {
    /// Take a talk away, by its title or its number in `steunkring talks`.
    #[arg(long, value_name = "TALK")]
    pub talk: Option<String>,
    /// Take a step away, by its number in `steunkring plan`.
    #[arg(long, value_name = "NUMBER")]
    pub step: Option<usize>,
    /// Take a wish away, by its number in `steunkring plan`.
    #[arg(long, value_name = "NUMBER")]
    pub goal: Option<usize>,
    /// Take a remembered moment away, by its number in `steunkring then`.
    #[arg(long, value_name = "NUMBER")]
    pub moment: Option<usize>,
    /// Take a moment of contact away, by its number in `steunkring contact`.
    #[arg(long, value_name = "NUMBER")]
    pub contact: Option<usize>,
    /// Take a card of your own page away, by its number in `steunkring own`.
    #[arg(long, value_name = "NUMBER")]
    pub card: Option<usize>,
}

/// A role of somebody.
#[derive(clap::Args)]
pub struct Role {
    /// Who.
    #[arg(requires = "role")]
    pub name: Option<String>,
    /// Which role, such as steunfiguur, jim, vertrouwenspersoon, oppas, noodcontact or anders.
    pub role: Option<String>,
    /// For whom; the whole family when left out.
    #[arg(long = "for", value_name = "NAME")]
    pub for_whom: Option<String>,
    /// What was answered: ja, nee or nog_niet_gevraagd.
    #[arg(long)]
    pub answer: Option<String>,
    /// When it was asked; now when an answer is given without it.
    #[arg(long, value_name = "DAY", requires = "role")]
    pub asked: Option<String>,
    /// Whether a parent agrees: ja or nee; an empty answer takes it back.
    #[arg(long, value_name = "ANSWER", requires = "role")]
    pub parent_agrees: Option<String>,
    /// In own words.
    #[arg(long, value_name = "TEXT")]
    pub words: Option<String>,
    /// Since this day.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Until this day.
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// Take the role away; `tray` brings back.
    #[arg(long, requires = "role")]
    pub remove: bool,
}

/// A moment of contact.
#[derive(clap::Args)]
pub struct Contact {
    /// With whom, by name; may be given several times. Without it the moments are listed.
    #[arg(long, value_name = "NAME")]
    pub with: Vec<String>,
    /// What kind of place: thuis, school, sport, buurthuis, buiten, auto, kantoor, online or anders.
    #[arg(long, value_name = "KIND", requires = "with")]
    pub place_kind: Option<String>,
    /// Whether the child chose the place: ja or nee.
    #[arg(long, value_name = "ANSWER", requires = "with")]
    pub child_chose: Option<String>,
    /// How long, in minutes, 1 to 1440.
    #[arg(long, value_name = "NUMBER", requires = "with")]
    pub minutes: Option<u16>,
    /// What you want to remember.
    #[arg(long, value_name = "TEXT", requires = "with")]
    pub words: Option<String>,
    /// On this day; today when left out.
    #[arg(long, requires = "with")]
    pub day: Option<String>,
    /// At this time of that day; noon when left out.
    #[arg(long, value_name = "TIME", requires = "day")]
    pub at: Option<String>,
}

/// The own page.
#[derive(clap::Args)]
pub struct Own {
    /// In which house to write: fijn, zorgen or dromen.
    #[arg(long, value_name = "HOUSE", requires = "write")]
    pub house: Option<String>,
    /// What to write there.
    #[arg(long, value_name = "TEXT", requires = "house")]
    pub write: Option<String>,
}
