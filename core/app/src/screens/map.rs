//! The map: the picture with its places, and the same people as a list.

pub(crate) mod first;
mod kept;
mod opened;

pub(crate) use kept::Layouts;
pub use opened::{RingPage, RingPick};

use std::iter;

use serde::Serialize;
use steunkring_domain::layout::{Canvas, Layout, Placed, View};
use steunkring_domain::line::Place;
use steunkring_domain::*;
use steunkring_picture::{CentrePicture, Figure, MapPicture, PersonPicture, Theme};
use steunkring_text::{Args, Direction, Label, Words, choice_id, direction, tell};

use super::{Offer, Strip, whose};
use crate::opening::LastShown;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// Which map is asked for.
#[derive(Clone, Copy, Debug)]
pub struct MapOptions {
    /// Who stands in the middle; whose circle the space holds when missing, or when that person is no longer there.
    pub ego: Option<PersonId>,
    /// Who tells; this profile's own person when missing.
    pub respondent: Option<PersonId>,
    /// The drawing surface.
    pub canvas: Canvas,
    /// The ring that takes the room, 0 to 3; higher counts as 3.
    pub focus: Option<u8>,
    /// Which page of 17 people of that ring, from 0; beyond the last means the last.
    pub page: usize,
    /// The person whose name and line are drawn where not all are.
    pub chosen: Option<PersonId>,
    /// Whether names have room in the picture.
    pub names: bool,
    /// How many times as large as usual its letters have to be, in hundredths: more where it is drawn smaller than it is, or where all letters
    /// are large.
    pub letters: u16,
    /// The way the picture runs; that of the language when missing.
    pub direction: Option<Direction>,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            ego: None,
            respondent: None,
            canvas: Canvas::Tall,
            focus: None,
            page: 0,
            chosen: None,
            names: true,
            letters: 100,
            direction: None,
        }
    }
}

/// The map of one ego as one respondent tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Whose circle it is.
    pub ego: PersonId,
    /// What the circle is called.
    pub title: Label,
    /// Whose view it is.
    pub respondent: Label,
    /// Who that is, where that person has written something here and so has a face.
    pub teller: Option<PersonId>,
    /// The people with a place, from the inside out, in reading order.
    pub rings: Vec<RingList>,
    /// People who still have to be given a place.
    pub waiting: Vec<PersonItem>,
    /// What stands above them, where there are any.
    pub waiting_label: Option<Label>,
    /// What to say and do where nobody stands yet.
    pub empty: Vec<Label>,
    /// The whole map to hear, in reading order.
    pub spoken: Vec<Label>,
    /// Where everything is drawn; mirrored already where the picture runs from right to left.
    pub layout: Layout,
    /// The way the picture runs.
    pub direction: Direction,
    /// The person who is chosen, where somebody is.
    pub chosen: Option<PersonId>,
    /// Whether names have room in the picture.
    #[serde(skip)]
    pub names: bool,
    /// How many times as large as usual its letters are, in hundredths, as far as they have room.
    #[serde(skip)]
    pub letters: u16,
    /// Who stands in the middle.
    pub middle: Label,
    /// The faces in the middle; a list of the screen leaves them out.
    #[serde(skip)]
    pub centre: Vec<Face>,
    /// The rings that can take the room, and last the whole map; empty where that shows everybody with a name.
    pub picks: Vec<RingPick>,
    /// To the page before of the ring that takes the room, where there is one.
    pub before: Option<RingPage>,
    /// To its next page, where there is one.
    pub after: Option<RingPage>,
    /// What can be done: `add-person`, `legend`, `list` and `picture` to see it the other way, `whose` where the circle of somebody
    /// else can be looked at, `respondent` where others tell too or could, `keep-moment` and `tray`; where nobody stands yet `add-person` and
    /// `whose` alone.
    pub offers: Vec<Offer>,
}

/// One ring of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RingList {
    /// Its name.
    pub label: Label,
    /// Its people in reading order.
    pub people: Vec<PersonItem>,
}

/// One person of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonItem {
    /// Who.
    pub id: PersonId,
    /// What this person is called.
    pub name: Label,
    /// The line and the direction of support, in words.
    pub sentence: Label,
    /// How the line is drawn.
    pub line: LineStyle,
    /// Which way support goes.
    pub arrow: Arrow,
    /// Whether the line is faded, since there is no contact for now.
    pub faded: bool,
    /// Where the person stands, and why.
    pub place: Place,
    /// Whether the picture shows a face: with a ring in focus only those of its page have one.
    pub shown: bool,
    /// That the place was not asked, where it was only assumed.
    pub not_asked: Option<Label>,
    /// Whether this person is alive and in touch, as far as it was told; the sentence says it.
    #[serde(skip)]
    pub status: Option<Status>,
    /// The face, or the shape of what is not a person.
    #[serde(skip)]
    pub figure: Figure,
}

impl App {
    /// The map of a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn map_screen(&mut self, space: SpaceId, options: MapOptions) -> Result<MapScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Picture)?;
        let ego = self.middle(space, &row.circle, options.ego)?;
        let resolve = |id: Option<PersonId>| id.map(|id| row.circle.resolve(id));
        let options =
            MapOptions { respondent: resolve(options.respondent), chosen: resolve(options.chosen), ..options };
        self.last_shown = Some(LastShown { space, canvas: options.canvas });
        let mut screen = build(&mut self.layouts, &row.circle, &words, (me, ego), &options, revision);
        if self.kind(space)? == SpaceKind::FamilyMap && whose::may_choose(&row.circle, ego) {
            let before = screen.offers.iter().position(|offer| offer.id == "respondent" || offer.id == "keep-moment");
            screen.offers.insert(before.unwrap_or(screen.offers.len()), Offer::of(&words, "whose", "map-whose"));
        }
        let respondent = match options.respondent.unwrap_or(me) {
            own if own == me => self.own_label(space, &row.circle, &words, me)?,
            _ => screen.respondent,
        };
        Ok(MapScreen { strip, respondent, ..screen })
    }

    /// The face of somebody, or what stands for it, as a standalone SVG of `size` dp (12 to 1024).
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space or a person that is not there.
    pub fn figure_svg(
        &mut self,
        space: SpaceId,
        person: PersonId,
        size: u32,
        theme: Theme,
    ) -> Result<String, CoreError> {
        let figures = self.figures_svg(space, &[person], size, theme)?;
        figures.into_iter().next().ok_or(CoreError::Missing("person"))
    }

    /// The map on paper, a picture a sheet: the whole, and where not everybody has a name there, each page of each ring.
    ///
    /// # Errors
    /// As [`App::map_screen`].
    pub fn map_sheets(&mut self, space: SpaceId, options: MapOptions, theme: Theme) -> Result<Vec<String>, CoreError> {
        let whole = self.map_screen(space, MapOptions { focus: None, chosen: None, ..options })?;
        let rings: Vec<u8> = whole.picks.iter().filter_map(|pick| pick.ring).collect();
        let mut sheets = vec![whole.svg(theme)];
        for ring in rings {
            let mut page = Some(0);
            while let Some(at) = page {
                let options = MapOptions { focus: Some(ring), page: at, chosen: None, ..options };
                let screen = self.map_screen(space, options)?;
                sheets.push(screen.svg(theme));
                page = screen.after.map(|after| after.page);
            }
        }
        Ok(sheets)
    }

    /// The faces of some people in their order, each as [`App::figure_svg`] gives it.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space or a person that is not there.
    pub fn figures_svg(
        &mut self,
        space: SpaceId,
        people: &[PersonId],
        size: u32,
        theme: Theme,
    ) -> Result<Vec<String>, CoreError> {
        let circle = self.circle(space)?.circle;
        let drawn = people.iter().map(|person| {
            let id = circle.resolve(*person);
            let found = circle.people.get(&id).ok_or(CoreError::Missing("person"))?;
            Ok(steunkring_picture::figure_svg(&figure(id, found), size, circle.name(id), theme))
        });
        drawn.collect()
    }
}

impl PersonItem {
    /// The line alone as a standalone SVG of `width` dp (56 to 120), with an arrow and with what is said of it.
    pub fn line_svg(&self, arrow: Arrow, spoken: &str, width: u32, theme: Theme, runs: Direction) -> String {
        line_svg((self.line, arrow), spoken, width, theme, runs)
    }
}

/// A line with its arrow as a standalone SVG of `width` dp (56 to 120), with what is said of it.
pub fn line_svg(tie: (LineStyle, Arrow), spoken: &str, width: u32, theme: Theme, runs: Direction) -> String {
    steunkring_picture::line_sample(tie.0, tie.1, spoken, width, theme, drawn(runs))
}

impl MapScreen {
    /// The picture as a standalone SVG.
    pub fn svg(&self, theme: Theme) -> String {
        self.drawn(theme, self.rings.iter().map(|ring| ring.label.text.clone())).svg()
    }

    /// The picture as a standalone SVG that is shown so small that its words could not be read: the rings do not say what they are called.
    /// It has no paper of its own, for it lies on that of something else.
    pub fn small_svg(&self, theme: Theme) -> String {
        MapPicture { paper: false, ..self.drawn(theme, iter::empty()) }.svg()
    }

    fn drawn(&self, theme: Theme, mut ring_names: impl Iterator<Item = String>) -> MapPicture {
        let people = self.rings.iter().flat_map(|ring| ring.people.iter().map(move |person| (ring, person)));
        let people = people.map(|(ring, person)| {
            let picture = PersonPicture {
                name: person.name.text.clone(),
                spoken: format!("{}, {}. {}", person.name.spoken, ring.label.text, person.sentence.spoken),
                figure: person.figure,
                line: person.line,
                arrow: person.arrow,
                faded: person.faded,
                assumed: person.not_asked.is_some(),
            };
            (person.id.0, picture)
        });
        let mut next = || ring_names.next().unwrap_or_default();
        MapPicture {
            title: self.title.text.clone(),
            description: self.spoken.iter().map(|label| label.text.as_str()).collect::<Vec<_>>().join(" "),
            layout: self.layout.clone(),
            people: people.collect(),
            chosen: self.chosen.map(|id| id.0),
            ring_names: [next(), next(), next(), next()],
            centre: CentrePicture {
                label: self.middle.text.clone(),
                spoken: self.middle.spoken.clone(),
                faces: self.centre.clone(),
            },
            letters: self.letters,
            paper: true,
            theme,
            direction: drawn(self.direction),
        }
    }
}

/// The layout in which who was chosen has a face: where the others leave no room, it is that of the ring and page of this person.
fn with_chosen(layouts: &mut Layouts, placed: &[Placed], view: View, chosen: Option<PersonId>) -> Layout {
    let layout = layouts.of(placed, view);
    let shows = |layout: &Layout, key: [u8; 16]| layout.spots.iter().any(|spot| spot.key == key && !spot.dot);
    let chosen = chosen.and_then(|id| placed.iter().find(|one| one.key == id.0));
    let Some(chosen) = chosen.filter(|chosen| !shows(&layout, chosen.key)) else { return layout };
    let page = |page| layouts.of(placed, View { focus: Some(chosen.ring), page, ..view });
    let pages = 0..=placed.len() / steunkring_domain::layout::PAGE;
    pages.map(page).find(|opened| shows(opened, chosen.key)).unwrap_or(layout)
}

/// The way a picture runs, as it is drawn.
pub(super) fn drawn(direction: Direction) -> steunkring_picture::Direction {
    match direction {
        Direction::LeftToRight => steunkring_picture::Direction::LeftToRight,
        Direction::RightToLeft => steunkring_picture::Direction::RightToLeft,
    }
}

/// Everything that [`MapScreen::offers`] may hold.
const OFFERS: [&str; 8] = ["add-person", "legend", "list", "picture", "whose", "respondent", "keep-moment", "tray"];

/// The message of each ring's name, from the inside out.
const RINGS: [&str; 4] = ["ring-1", "ring-2", "ring-3", "ring-buiten"];

pub(crate) fn build(
    layouts: &mut Layouts,
    circle: &Circle,
    words: &Words,
    (me, middle): (PersonId, PersonId),
    options: &MapOptions,
    revision: u64,
) -> MapScreen {
    let respondent = options.respondent.unwrap_or(me);
    let mut people: Vec<(Placed, PersonItem)> = Vec::new();
    let mut waiting: Vec<(u64, PersonItem)> = Vec::new();
    for (id, tie) in circle.ties_of(middle) {
        let Some(person) = circle.people.get(&id.alter) else { continue };
        let item = item(circle, words, me, respondent, id, person);
        let joined = person.joined.unwrap_or(0);
        let band = match item.place {
            Place::Told(band) => band,
            Place::Assumed => 3,
            Place::Waiting => {
                waiting.push((joined, item));
                continue;
            }
        };
        let known = tie.domain.as_ref().and_then(|domain| Domain::ALL.iter().position(|one| one == domain));
        let domain = known.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
        people.push((Placed { key: id.alter.0, ring: band, domain, joined, has_tie: true }, item));
    }
    waiting.sort_by_key(|(joined, item)| (*joined, item.id));
    let placed: Vec<Placed> = people.iter().map(|(placed, _)| *placed).collect();
    let view = View { canvas: options.canvas, focus: options.focus, page: options.page, names: options.names };
    let direction = options.direction.unwrap_or_else(|| direction(words.level().language()));
    let layout = with_chosen(layouts, &placed, view, options.chosen);
    let layout = if direction == Direction::RightToLeft { layout.mirrored() } else { layout };
    for (placed, item) in &mut people {
        item.shown = layout.spots.iter().any(|spot| spot.key == placed.key && !spot.dot);
    }
    let order = steunkring_domain::layout::reading_order(&placed);
    let rings: Vec<RingList> = (0u8..4)
        .zip(RINGS)
        .map(|(band, message)| RingList {
            label: words.plain(message),
            people: order
                .iter()
                .filter(|placed| placed.ring == band)
                .filter_map(|placed| {
                    people.iter().find(|(_, item)| item.id.0 == placed.key).map(|(_, item)| item.clone())
                })
                .collect(),
        })
        .collect();
    let empty = if people.is_empty() && waiting.is_empty() { empty(circle, words, me, middle) } else { Vec::new() };
    let spoken = spoken(circle, words, me, middle, &rings, waiting.len());
    let picks = RingPick::of(words, &layout);
    let (before, after) = (RingPage::before(words, &layout), RingPage::after(words, &layout));
    MapScreen {
        revision,
        strip: Strip::unread(words),
        offers: offers(words, others_tell(circle, me, middle), empty.is_empty()),
        ego: middle,
        title: title(circle, words, me, middle),
        respondent: words.as_written(circle.name(respondent)),
        teller: circle.people.contains_key(&respondent).then_some(respondent),
        rings,
        waiting_label: (!waiting.is_empty()).then(|| words.plain("ring-none")),
        waiting: waiting.into_iter().map(|(_, item)| item).collect(),
        empty,
        spoken,
        layout,
        direction,
        chosen: options.chosen,
        names: options.names,
        letters: options.letters,
        picks,
        before,
        after,
        middle: match middle {
            PersonId::FAMILY => whose::we(words),
            ego if ego == me => words.plain("map-you"),
            ego => words.as_written(circle.name(ego)),
        },
        centre: centre(circle, middle),
    }
}

fn offers(words: &Words, others_tell: bool, drawn: bool) -> Vec<Offer> {
    let mut offers = vec![Offer::of(words, "add-person", "map-add-person")];
    if drawn {
        offers.extend(Offer::all(
            words,
            [("legend", "map-explain"), ("list", "map-show-list"), ("picture", "map-show-picture")],
        ));
        offers.extend(others_tell.then(|| Offer::of(words, "respondent", "map-whose-view")));
        offers.push(Offer::of(words, "keep-moment", "map-keep-moment"));
        offers.push(Offer::of(words, "tray", "map-removed-tray"));
    }
    offers
}

/// What to say and do where nobody stands yet: of somebody else's circle in the name of that person.
fn empty(circle: &Circle, words: &Words, me: PersonId, middle: PersonId) -> Vec<Label> {
    let named = Args::new().text("name", circle.name(middle));
    let (title, help) = if middle == me || middle == PersonId::FAMILY {
        (words.plain("map-empty-title"), words.plain("map-empty-help"))
    } else {
        (words.label("map-empty-title-of", &named), words.label("map-empty-help-of", &named))
    };
    vec![title, help, words.plain("map-add-person")]
}

/// Whether others tell of a circle than this profile's own person; the one in the middle always can.
fn others_tell(circle: &Circle, me: PersonId, middle: PersonId) -> bool {
    (middle != me && middle != PersonId::FAMILY) || circle.respondents(middle).iter().any(|id| *id != me)
}

/// Whose circle it is, in words.
pub(super) fn title(circle: &Circle, words: &Words, me: PersonId, middle: PersonId) -> Label {
    match middle {
        PersonId::FAMILY => words.plain("map-title"),
        middle if middle == me => words.plain("map-title-own"),
        middle => words.label("map-title-of", &Args::new().text("name", circle.name(middle))),
    }
}

/// Where somebody stands, in words.
pub(super) fn place(words: &Words, place: Place) -> Label {
    let ring = match place {
        Place::Told(band) => Ring::ALL.iter().find(|ring| ring.band() == Some(band)),
        Place::Assumed => Some(&Ring::Outside),
        Place::Waiting => None,
    };
    match ring {
        Some(ring) => words.choice(Ring::PREFIX, ring.code(), &Args::new()),
        None => words.plain("ring-none"),
    }
}

/// Somebody as one row of the list, as a respondent tells the tie.
pub(super) fn item(
    circle: &Circle,
    words: &Words,
    me: PersonId,
    respondent: PersonId,
    tie: TieId,
    person: &Person,
) -> PersonItem {
    let view = circle.view(tie, respondent);
    let (line, arrow) = (LineStyle::of(view), Arrow::of(view));
    let name = circle.name(tie.alter);
    let status = view.and_then(|view| view.status.clone());
    let told = tell::Tie {
        name,
        line: line.code(),
        arrow: arrow.code(),
        status: status.as_ref().map(Status::code),
        ..tell::Tie::default()
    };
    let place = Place::of(view, person.formality.as_ref());
    PersonItem {
        id: tie.alter,
        name: words.as_written(name),
        sentence: tell::short(words, ego(circle, me, tie.ego), &told),
        line,
        arrow,
        faded: LineStyle::is_faded(view),
        place,
        shown: false,
        not_asked: (place == Place::Assumed).then(|| words.plain("ring-not-asked")),
        status,
        figure: figure(tie.alter, person),
    }
}

/// The face, or the shape of what is not a person.
pub(super) fn figure(id: PersonId, person: &Person) -> Figure {
    let face = face(id, person);
    match (&person.kind, person.placeholder) {
        (Some(PersonKind::Group), _) => Figure::Group(face.background),
        (Some(PersonKind::Organisation), _) => Figure::Organisation(face.background),
        (Some(PersonKind::Pet), _) => Figure::Pet(face.background),
        (Some(PersonKind::Place), _) => Figure::Place(face.background),
        (_, Some(true)) => Figure::Unknown(face.background),
        _ => Figure::Person(face),
    }
}

/// The face that was chosen, else one that belongs to the id.
fn face(id: PersonId, person: &Person) -> Face {
    let chosen = person.avatar.as_ref().and_then(Avatar::face);
    chosen.unwrap_or_else(|| first_face(id, person))
}

/// The face of who chose none.
pub(super) fn first_face(id: PersonId, person: &Person) -> Face {
    match person.likeness {
        Some(likeness) if person.is_child != Some(true) => Face::like(&id.0, likeness),
        _ => Face::from_id(&id.0, person.is_child == Some(true)),
    }
}

fn spoken(
    circle: &Circle,
    words: &Words,
    me: PersonId,
    middle: PersonId,
    rings: &[RingList],
    hidden: usize,
) -> Vec<Label> {
    let domain_of =
        |id: PersonId| circle.ties.get(&TieId { ego: middle, alter: id }).and_then(|tie| tie.domain.clone());
    let who: Vec<Option<&str>> = rings
        .iter()
        .flat_map(|ring| &ring.people)
        .map(|person| domain_of(person.id).and_then(|domain| choice_id(Domain::PREFIX, domain.code())))
        .collect();
    let mut who = who.iter();
    let told = tell::Map {
        ego: ego(circle, me, middle),
        rings: rings
            .iter()
            .map(|ring| tell::MapRing {
                name: &ring.label.text,
                people: ring
                    .people
                    .iter()
                    .map(|person| tell::Item {
                        name: &person.name.text,
                        who: who.next().copied().flatten(),
                        line: person.line.code(),
                        status: person.status.as_ref().map(Status::code),
                        assumed: person.not_asked.is_some(),
                    })
                    .collect(),
            })
            .collect(),
        hidden,
    };
    tell::map(words, &told)
}

/// The middle person in the three forms of a sentence; the family is told to as "you", since its members read it.
pub(super) fn ego(circle: &Circle, me: PersonId, ego: PersonId) -> tell::Ego<'_> {
    tell::Ego { name: circle.name(ego), is_reader: ego == me || ego == PersonId::FAMILY }
}

fn centre(circle: &Circle, ego: PersonId) -> Vec<Face> {
    if ego == PersonId::FAMILY {
        let mut family: Vec<_> = circle.present().filter(|(_, person)| person.in_family == Some(true)).collect();
        family.sort_by_key(|(id, person)| (person.joined, *id));
        return family.into_iter().map(|(id, person)| face(id, person)).collect();
    }
    circle.people.get(&ego).map(|person| face(ego, person)).into_iter().collect()
}
