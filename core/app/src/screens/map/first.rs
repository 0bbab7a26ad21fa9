//! The map as it was shown last, kept ready to draw, so that the app opens with it before anything else is read.
//!
//! It lies in the space's own file and goes with every change of what it shows (`rows::drop_first`), so what is there is true.

use serde::{Deserialize, Serialize};
use steunkring_domain::layout::Layout;
use steunkring_domain::line::Place;
use steunkring_domain::*;
use steunkring_picture::Figure;
use steunkring_text::{Direction, Label};

use super::{MapScreen, PersonItem, RingList, RingPage, RingPick};
use crate::rows;
use crate::screens::{Offer, Strip, StripFace};

/// What made a row; a row of another app or another form is left alone.
const MADE_BY: (u32, &str) = (rows::VERSION, env!("CARGO_PKG_VERSION"));

#[derive(Serialize, Deserialize)]
struct Kept {
    strip: KeptStrip,
    ego: PersonId,
    title: Label,
    respondent: Label,
    teller: Option<PersonId>,
    rings: Vec<(Label, Vec<KeptPerson>)>,
    waiting: Vec<KeptPerson>,
    waiting_label: Option<Label>,
    empty: Vec<Label>,
    spoken: Vec<Label>,
    layout: Layout,
    direction: Direction,
    chosen: Option<PersonId>,
    names: bool,
    letters: u16,
    middle: Label,
    centre: Vec<Face>,
    picks: Vec<(Label, Option<u8>, bool)>,
    pages: [Option<(Label, usize)>; 2],
    offers: Vec<(String, Label)>,
}

#[derive(Serialize, Deserialize)]
struct KeptStrip {
    id: String,
    label: Label,
    faces: Vec<(Option<PersonId>, Label)>,
    more: usize,
}

#[derive(Serialize, Deserialize)]
struct KeptPerson {
    id: PersonId,
    name: Label,
    sentence: Label,
    line: LineStyle,
    arrow: Arrow,
    faded: bool,
    place: Place,
    shown: bool,
    not_asked: Option<Label>,
    status: Option<Status>,
    figure: Figure,
}

/// A screen as it is kept.
pub(crate) fn write(screen: &MapScreen) -> postcard::Result<Vec<u8>> {
    postcard::to_allocvec(&(MADE_BY, Kept::from(screen.clone())))
}

/// A screen that was kept, of a space that has changed so often; `None` where this app cannot read it.
pub(crate) fn read(row: &[u8], revision: u64) -> Option<MapScreen> {
    let (made_by, rest): ((u32, &str), _) = postcard::take_from_bytes(row).ok()?;
    if made_by != MADE_BY {
        return None;
    }
    let kept: Kept = postcard::from_bytes(rest).ok()?;
    kept.screen(revision)
}

impl From<MapScreen> for Kept {
    fn from(screen: MapScreen) -> Self {
        let MapScreen {
            // It goes on while notes change, and the map stays what it is.
            revision: _,
            strip: Strip { id, label, faces, more },
            ego,
            title,
            respondent,
            teller,
            rings,
            waiting,
            waiting_label,
            empty,
            spoken,
            layout,
            direction,
            chosen,
            names,
            letters,
            middle,
            centre,
            picks,
            before,
            after,
            offers,
        } = screen;
        let faces = faces.into_iter().map(|StripFace { person, name }| (person, name)).collect();
        let people = |people: Vec<PersonItem>| people.into_iter().map(KeptPerson::from).collect();
        Self {
            strip: KeptStrip { id: id.to_owned(), label, faces, more },
            ego,
            title,
            respondent,
            teller,
            rings: rings.into_iter().map(|ring| (ring.label, people(ring.people))).collect(),
            waiting: people(waiting),
            waiting_label,
            empty,
            spoken,
            layout,
            direction,
            chosen,
            names,
            letters,
            middle,
            centre,
            picks: picks.into_iter().map(|RingPick { label, ring, chosen }| (label, ring, chosen)).collect(),
            pages: [before, after].map(|page| page.map(|RingPage { label, page }| (label, page))),
            offers: offers.into_iter().map(|Offer { id, label }| (id.to_owned(), label)).collect(),
        }
    }
}

impl Kept {
    fn screen(self, revision: u64) -> Option<MapScreen> {
        let people = |people: Vec<KeptPerson>| people.into_iter().map(PersonItem::from).collect();
        let faces = self.strip.faces.into_iter().map(|(person, name)| StripFace { person, name }).collect();
        let pick = |(label, ring, chosen)| RingPick { label, ring, chosen };
        let [before, after] = self.pages.map(|page| page.map(|(label, page)| RingPage { label, page }));
        let offer = |(id, label): (String, Label)| Some(Offer { id: named(&super::OFFERS, &id)?, label });
        Some(MapScreen {
            revision,
            strip: Strip {
                id: named(&Strip::IDS, &self.strip.id)?,
                label: self.strip.label,
                faces,
                more: self.strip.more,
            },
            ego: self.ego,
            title: self.title,
            respondent: self.respondent,
            teller: self.teller,
            rings: self.rings.into_iter().map(|(label, list)| RingList { label, people: people(list) }).collect(),
            waiting: people(self.waiting),
            waiting_label: self.waiting_label,
            empty: self.empty,
            spoken: self.spoken,
            layout: self.layout,
            direction: self.direction,
            chosen: self.chosen,
            names: self.names,
            letters: self.letters,
            middle: self.middle,
            centre: self.centre,
            picks: self.picks.into_iter().map(pick).collect(),
            before,
            after,
            offers: self.offers.into_iter().map(offer).collect::<Option<_>>()?,
        })
    }
}

impl From<PersonItem> for KeptPerson {
    fn from(item: PersonItem) -> Self {
        let PersonItem { id, name, sentence, line, arrow, faded, place, shown, not_asked, status, figure } = item;
        Self { id, name, sentence, line, arrow, faded, place, shown, not_asked, status, figure }
    }
}

impl From<KeptPerson> for PersonItem {
    fn from(kept: KeptPerson) -> Self {
        let KeptPerson { id, name, sentence, line, arrow, faded, place, shown, not_asked, status, figure } = kept;
        Self { id, name, sentence, line, arrow, faded, place, shown, not_asked, status, figure }
    }
}

fn named(all: &[&'static str], id: &str) -> Option<&'static str> {
    all.iter().find(|one| **one == id).copied()
}
