//! Everything of a space to read without this app: a zip of JSON, tables of text, the drawn map and a manifest.
//!
//! It has no lock. So people who do not know that they stand on the map have no name in it unless that is asked for, and telephone
//! numbers, addresses and fields of newer apps are never in it.

mod hide;
mod json;
mod sheet;

use std::io::{Cursor, Read, Write};

use serde::Serialize;
use serde_json::json;
use steunkring_domain::*;
use steunkring_picture::Theme;
use steunkring_store::StoreError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::screens::map;
use crate::{App, CoreError, Job, MapOptions, SpaceId};
use hide::Hidden;

/// What goes into an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether people who do not know that they stand on the map are named.
    pub with_names: bool,
}

/// A finished export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub manifest: Manifest,
}

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// What kind of file this is.
    pub format: &'static str,
    /// The version of its form.
    pub version: u32,
    /// What this profile calls the space.
    pub space: String,
    /// What the space is for.
    pub kind: SpaceKind,
    /// The day on which it was made, UTC.
    pub made: String,
    /// How many people have no name in it.
    pub hidden: usize,
    /// How many photos and voice notes are not in it: while somebody has no name in it, since they show people; not here, damaged, or
    /// beyond 128 MiB.
    pub media_left_out: usize,
    /// The other files.
    pub files: Vec<Part>,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: usize,
}

impl App {
    /// Everything of a space to read, as a zip.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn export(&mut self, space: SpaceId, options: ExportOptions) -> Result<Export, CoreError> {
        self.settle_all()?;
        // Everything that came stands in it.
        self.catch_up(space, &Job::new())?;
        let summary = self.spaces()?.into_iter().find(|one| one.id == space).ok_or(CoreError::Missing("space"))?;
        let (me, now) = (self.me(space)?, self.now());
        let mut circle = self.circle(space)?.circle;
        let hidden = if options.with_names { Hidden::default() } else { Hidden::of(&circle.clone().united(), me) };
        hidden.hide_people(&mut circle);
        let united = circle.clone().united();
        let words = self.words(&circle)?;
        let middle = self.ego(space)?;
        let revision = self.revision(space)?;
        let screen = map::build(
            &mut self.layouts,
            &united,
            &words,
            (united.resolve(me), united.resolve(middle)),
            &MapOptions::default(),
            revision,
        );
        let notes: Vec<_> = self.notes(space)?.into_iter().map(|(id, row)| (id, row.note)).collect();
        let text = |value: serde_json::Value| serde_json::to_vec_pretty(&value).map_err(|_| BROKEN);
        let mut files: Vec<(String, Vec<u8>)> = [
            ("circle.json", text(hidden.hide_texts(json::circle(&circle)?))?),
            ("notes.json", text(hidden.hide_texts(json::notes(&notes)?))?),
            ("people.csv", sheet::people(&united)?),
            ("ties.csv", sheet::ties(&united, &hidden)?),
            ("actions.csv", sheet::actions(&united, &hidden)?),
            ("map.svg", screen.svg(Theme::Light).into_bytes()),
        ]
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .into();
        let media_left_out = self.add_media(space, &notes, hidden.count() == 0, &mut files)?;
        let manifest = Manifest {
            format: "steunkring-export",
            version: 1,
            space: summary.name,
            kind: summary.kind,
            made: Date::from_days(now.0.div_euclid(86_400_000)).map_or_else(|_| String::new(), |day| day.to_string()),
            hidden: hidden.count(),
            media_left_out,
            files: files.iter().map(|(name, bytes)| Part { name: name.clone(), bytes: bytes.len() }).collect(),
        };
        let about = text(json!(manifest))?;
        let bytes = zipped(std::iter::once(("manifest.json".to_owned(), about)).chain(files)).ok_or(BROKEN)?;
        Ok(Export { bytes, manifest })
    }

    /// Adds the photos and voice notes of notes, and gives how many are not among them.
    fn add_media(
        &mut self,
        space: SpaceId,
        notes: &[(DocumentId, Note)],
        wanted: bool,
        files: &mut Vec<(String, Vec<u8>)>,
    ) -> Result<usize, CoreError> {
        let (mut left_out, mut room) = (0, MEDIA_BYTES);
        let media = notes.iter().flat_map(|(document, note)| note.media.iter().map(move |one| (*document, one)));
        for (document, (id, medium)) in media.filter(|(_, (_, medium))| medium.removed.is_none()) {
            let Some(bytes) = medium.bytes.filter(|bytes| wanted && *bytes <= room) else {
                left_out += 1;
                continue;
            };
            let mut contents = Vec::new();
            let read = match self.read_medium(space, document, *id) {
                Ok(mut reader) => reader.read_to_end(&mut contents).map_err(|error| StoreError::from(error).into()),
                Err(error) => Err(error),
            };
            match read {
                Ok(_) => {
                    room -= bytes;
                    let ending = MediumKind::ending(&contents).unwrap_or("bin");
                    files.push((format!("media/{id}.{ending}"), contents));
                }
                Err(CoreError::Missing(_) | CoreError::Damaged | CoreError::TooNew) => left_out += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(left_out)
    }
}

/// The most bytes of photos and voice notes in one export, which is made in memory.
const MEDIA_BYTES: u64 = 128 << 20;

const BROKEN: CoreError = CoreError::Unexpected("the export could not be put together");

fn zipped(files: impl Iterator<Item = (String, Vec<u8>)>) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No moment and no name of a system: the same content gives the same file.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name, options).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
