//! Who sees this: the strip under the title of every screen of a space.

use serde::{Deserialize, Serialize};
use steunkring_domain::{PersonId, SpaceKind};
use steunkring_text::{Label, Words};

use super::who::{called, everybody, on_map};
use crate::share::key;
use crate::space::OpenSpace;
use crate::{App, Claim, CoreError, MapRow, SpaceId};

/// The most faces on a strip; the others are counted.
const FACES: usize = 3;
/// Who belongs, as it was when the log was last read; taken away with every change of membership.
pub(crate) const SEERS: &str = "seers";

/// The strip under a screen's title. A tap on it opens [`WhoScreen`](crate::WhoScreen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Strip {
    /// `lock` on an own space that has no other member, else `eyes`.
    pub id: &'static str,
    /// Who sees this, in one sentence.
    pub label: Label,
    /// The first three who do, the most senior first; nobody where one is alone.
    pub faces: Vec<StripFace>,
    /// How many there are besides.
    pub more: usize,
}

/// Somebody who sees a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StripFace {
    /// The person of the map, for the face, where this member said so.
    pub person: Option<PersonId>,
    /// What this member is called.
    pub name: Label,
}

/// A member as the strip needs one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seer {
    own: bool,
    name: String,
    person: Option<PersonId>,
}

impl App {
    /// The strip of a space's screens, with the people of its map.
    pub(crate) fn strip(&mut self, space: SpaceId, row: &MapRow, words: &Words) -> Result<Strip, CoreError> {
        let own = matches!(self.kind(space)?, SpaceKind::OwnPage | SpaceKind::WorkerNotes);
        // Where the members cannot be read, nothing is promised.
        let Ok(seers) = self.space(space)?.seers(&row.claims) else { return Ok(Strip::unread(words)) };
        let circle = &row.circle;
        let faces = seers.iter().map(|seer| StripFace {
            person: on_map(circle, seer.person),
            name: words.as_written(called(circle, seer.person, &seer.name)),
        });
        let mut faces: Vec<StripFace> = faces.collect();
        let alone = seers.iter().all(|seer| seer.own);
        if own && alone {
            return Ok(Strip::of(words, "lock", "own-help"));
        }
        let label = everybody(words, alone, faces.iter().map(|face| face.name.text.as_str()));
        let more = faces.len().saturating_sub(FACES);
        // Who is alone needs no face to see that.
        faces.truncate(if alone { 0 } else { FACES });
        Ok(Strip { id: "eyes", label, faces, more })
    }
}

impl Strip {
    /// What a strip may be.
    pub(crate) const IDS: [&str; 2] = ["lock", "eyes"];

    /// The strip where the members were not read.
    pub(crate) fn unread(words: &Words) -> Self {
        Self::of(words, "eyes", "act-who-sees")
    }

    fn of(words: &Words, id: &'static str, message: &str) -> Self {
        Self { id, label: words.plain(message), faces: Vec::new(), more: 0 }
    }
}

impl OpenSpace {
    /// Who belongs. A screen opens without its log: what was known when it was last read is kept beside it, for as long as nobody
    /// comes or goes and the members say to be the same people.
    fn seers(&mut self, claims: &[Claim]) -> Result<Vec<Seer>, CoreError> {
        let kept = self.store().read(|reader| reader.meta(SEERS))?;
        if !self.has_log()
            && let Some((seers, of)) = kept.as_ref().and_then(|kept| read(kept))
            && of == claims
        {
            return Ok(seers);
        }
        let believed = self.believed(claims)?;
        let seer = |member: crate::MemberView| Seer {
            own: member.own,
            person: believed.get(&key(&member.id.0)).copied(),
            name: member.name,
        };
        let seers: Vec<Seer> = self.log()?.members().into_iter().map(seer).collect();
        let fresh = postcard::to_allocvec(&(&seers, claims))?;
        if kept.as_ref() != Some(&fresh) {
            // Where it cannot be kept, the next screen reads the log again.
            let _ = self.store().write(move |tx| tx.put_meta(SEERS, &fresh));
        }
        Ok(seers)
    }
}

fn read(kept: &[u8]) -> Option<(Vec<Seer>, Vec<Claim>)> {
    postcard::from_bytes(kept).ok()
}
