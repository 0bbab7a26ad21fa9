//! What the invented family writes, in Dutch and in English.

use steunkring_app::Level;

/// Everything that the family and Iris write themselves. Names stay what they are.
pub struct Texts {
    /// The talk and what was said there.
    pub title: &'static str,
    pub note: &'static str,
    pub decision: &'static str,
    /// Steps with who does them and in how many days.
    pub steps: [(&'static str, &'static str, i64); 3],
    /// A piece of the note as it was, and as one of the two made it while the relay was away.
    pub nadia: (&'static str, &'static str),
    pub iris: (&'static str, &'static str),
    /// The wishes that both added then.
    pub wishes: [&'static str; 2],
    /// The names that both gave Lot then, and what Nadia chooses in the end.
    pub names: [&'static str; 2],
    pub chosen: &'static str,
    /// What Noor is good at.
    pub strength: &'static str,
}

/// The texts in the language of a level.
pub fn texts(level: Level) -> &'static Texts {
    match level {
        Level::NlA2 | Level::NlB1 => &DUTCH,
        Level::En => &ENGLISH,
    }
}

static DUTCH: Texts = Texts {
    title: "Praten op school",
    note: "Yara vindt rekenen leuk. Ze slaapt nog niet goed. Ze is vaak moe op school.\n\
           Oma brengt haar op maandag. Juf Els let op in de pauze.",
    decision: "Yara mag eerder naar bed.",
    steps: [
        ("oma Rie", "Yara naar school brengen op maandag", 5),
        ("Nadia", "Bed klaar om 8 uur", 1),
        ("juf Els", "Even rust in de pauze", 6),
    ],
    nadia: ("nog niet goed.", "nog niet goed. Ze droomt veel."),
    iris: ("vindt rekenen leuk.", "vindt rekenen en tekenen leuk."),
    wishes: ["Ik wil weer goed slapen.", "Samen eten op zondag."],
    names: ["Lotje", "Lot van hiernaast"],
    chosen: "Lotje",
    strength: "zingen",
};

static ENGLISH: Texts = Texts {
    title: "A talk at school",
    note: "Yara likes maths. She does not sleep well yet. She is often tired at school.\n\
           Grandma takes her on Monday. Juf Els keeps an eye on her at break.",
    decision: "Yara may go to bed earlier.",
    steps: [
        ("oma Rie", "Take Yara to school on Monday", 5),
        ("Nadia", "Bed ready at 8 o'clock", 1),
        ("juf Els", "A quiet moment at break", 6),
    ],
    nadia: ("sleep well yet.", "sleep well yet. She dreams a lot."),
    iris: ("likes maths.", "likes maths and drawing."),
    wishes: ["I want to sleep well again.", "Eat together on Sunday."],
    names: ["Lotje", "Lot next door"],
    chosen: "Lotje",
    strength: "singing",
};
