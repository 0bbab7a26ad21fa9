//! What somebody sees of a home, to hold beside what is expected.

use std::path::Path;

use steunkring_app::Level;
use steunkring_app::*;
use steunkring_domain::*;

use super::playing::said;
use super::scripts::{Beginning, Life};

/// The screens of the circle, what they are made of, and what the profile chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub facts: Facts,
    map: MapScreen,
    tray: TrayScreen,
    talks: NotesScreen,
    level: Level,
}

/// What the documents come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    circle: MapRow,
    notes: Vec<(DocumentId, NoteRow)>,
}

impl Picture {
    /// Looks at everything.
    pub fn of(life: &mut Life<'_>) -> Result<Self, CoreError> {
        let (space, facts) = (life.space, Facts::of(life)?);
        let app = life.app();
        Ok(Self {
            facts,
            map: app.map_screen(space, MapOptions::default())?,
            tray: app.tray_screen(space)?,
            talks: app.notes_screen(space)?,
            level: app.level()?,
        })
    }

    /// Names what differs.
    pub fn against(&self, other: &Self) -> String {
        let parts = [
            ("people and ties", self.facts.circle.circle == other.facts.circle.circle),
            ("the map's row", self.facts.circle == other.facts.circle),
            ("notes", self.facts.notes == other.facts.notes),
            ("the map", self.map == other.map),
            ("the tray", self.tray == other.tray),
            ("the talks", self.talks == other.talks),
            ("the language", self.level == other.level),
        ];
        let differ: Vec<&str> = parts.iter().filter(|(_, same)| !same).map(|(name, _)| *name).collect();
        format!("{} (revision {} for {})", differ.join(", "), self.map.revision, other.map.revision)
    }
}

impl Facts {
    /// Those of the home with which every script begins.
    pub fn of_beginning(beginning: &Beginning) -> Box<Self> {
        let mut life = Life::in_home(beginning, &beginning.home());
        life.open().unwrap();
        Box::new(Self::of(&mut life).unwrap())
    }

    /// Whether a home holds these, is sound, and can be written in.
    pub fn stand_in(&self, beginning: &Beginning, home: &Path) -> Result<(), String> {
        let mut life = Life::in_home(beginning, home);
        life.open().map_err(said("a home cannot be opened"))?;
        if Self::of(&mut life).map_err(said("nothing can be seen"))? != *self {
            return Err("a home holds something else".to_owned());
        }
        life.app().home().check().map_err(|error| format!("the files are not sound: {error}"))?;
        life.go_on().map_err(said("nothing can be written"))
    }

    pub fn of(life: &mut Life<'_>) -> Result<Self, CoreError> {
        let space = life.space;
        Ok(Self { circle: life.app().circle(space)?, notes: life.app().notes(space)? })
    }
}

/// The steps that can be taken back or done again, the newest first.
pub fn ways(life: &mut Life<'_>) -> Result<Vec<Vec<u8>>, CoreError> {
    Ok(life.app().home().undo()?.into_iter().map(|row| row.command).collect())
}
