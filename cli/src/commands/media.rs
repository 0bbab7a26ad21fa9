//! Photos and voice notes of a talk.

use std::fs::File;
use std::io::Read;

use steunkring_app::{App, NoteScreen, SpaceId};
use steunkring_domain::{DocumentId, Seconds};
use steunkring_text::Args as Values;

use crate::args::Media;
use crate::failure::Failure;
use crate::{file, home, pick};

/// Adds, takes away and writes out what was asked for. Gives what is said of it, where that is more than the talk shows.
pub fn run(app: &mut App, space: SpaceId, document: DocumentId, asked: &Media) -> Result<Vec<String>, Failure> {
    let mut said = Vec::new();
    if let Some(from) = &asked.attach {
        let seconds = asked.seconds.map(Seconds::new).transpose();
        let seconds = seconds.map_err(|reason| Failure::value("seconds", reason, &format!("1–{}", Seconds::LIMIT)))?;
        let mut contents = File::open(from).map_err(|error| Failure::file(from, error))?;
        app.attach(space, document, &mut contents, seconds)?;
    }
    if let Some(number) = asked.detach {
        let screen = app.note_screen(space, document)?;
        let id = numbered(&screen, number)?;
        app.detach(space, document, id)?;
        said.push(home::advise(app, "cli-get-back", "tray")?.text);
    }
    if let (Some(number), Some(into)) = (asked.save_media, &asked.into) {
        let screen = app.note_screen(space, document)?;
        let mut contents = Vec::new();
        let mut medium = app.read_medium(space, document, numbered(&screen, number)?)?;
        medium.read_to_end(&mut contents)?;
        file::write_new(into, &contents)?;
        said.push(home::say(app, "cli-written", &Values::new().text("file", &into.display().to_string()))?.text);
    }
    Ok(said)
}

fn numbered(screen: &NoteScreen, number: usize) -> Result<steunkring_domain::MediumId, Failure> {
    Ok(pick::numbered(&screen.media, number, "note TALK")?.id)
}
