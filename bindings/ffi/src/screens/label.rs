//! What every screen is made of.

use crate::mirror::{mirror, mirror_choice};

mirror! {
    /// One thing to show and to say.
    steunkring_text::Label => Label {
        /// What stands on the screen.
        text: String,
        /// What a voice says, without invisible marks.
        spoken: String,
        /// The language of both as a BCP 47 tag.
        language: String,
        /// The picture beside it, by its id in `pictograms`.
        pictogram: Option<String>,
    }
}

mirror! {
    /// Something that a screen lets a person do.
    steunkring_app::Offer => Offer {
        /// Which, as the screen's own page lists them.
        id: String,
        /// What it says.
        label: Label,
    }
}

mirror_choice! {
    /// The way a script runs.
    steunkring_text::Direction => Direction {
        /// As Dutch.
        LeftToRight,
        /// As Arabic.
        RightToLeft,
    }
}
