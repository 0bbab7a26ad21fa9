//! What others made of what an app carries, as their licences ask to be told.

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_text::Label;

use crate::{App, CoreError};

/// Who made what is shown and is not ours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreditsScreen {
    /// Its title.
    pub title: Label,
    /// What others made, in the order in which it is told.
    pub items: Vec<CreditItem>,
}

/// One thing that others made. Names and licences are the same in every language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreditItem {
    /// What it is called.
    pub what: Label,
    /// Who made it.
    pub by: Label,
    /// Its licence.
    pub licence: Label,
}

/// What an app carries and shows, who made it and its licence; `xtask/src/notices/preface.md` tells the same of the whole product.
const MADE: [(&str, &str, &str); 6] = [
    ("OpenMoji 17", "OpenMoji contributors", "CC BY-SA 4.0"),
    ("Andika", "SIL International", "OFL-1.1"),
    ("Noto Sans Arabic", "The Noto Project Authors", "OFL-1.1"),
    ("SQLCipher", "Zetetic LLC", "BSD-3-Clause"),
    ("OpenTaal", "OpenTaal, Simon Brouwer", "BSD-3-Clause"),
    ("BIP 39", "Marek Palatinus, Pavol Rusnak, Aaron Voisine, Sean Bowe", "MIT"),
];

impl App {
    /// What others made of what an app carries.
    ///
    /// # Errors
    /// [`CoreError`] of the profile's own file.
    pub fn credits_screen(&self) -> Result<CreditsScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let item = |(what, by, licence): (&str, &str, &str)| CreditItem {
            what: words.as_written(what),
            by: words.as_written(by),
            licence: words.as_written(licence),
        };
        Ok(CreditsScreen { title: words.plain("set-made"), items: MADE.map(item).into() })
    }
}

#[cfg(test)]
mod tests {
    use super::MADE;

    #[test]
    fn what_is_credited_on_the_screen_is_credited_in_the_notices_too() {
        let preface = include_str!("../../../../xtask/src/notices/preface.md");
        for (what, _, licence) in MADE {
            let named = preface.lines().find(|line| line.contains(what));
            assert!(named.is_some_and(|line| line.contains(licence)), "{what}");
        }
    }
}
