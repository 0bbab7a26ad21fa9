//! Records of `core/app/src/screens/map.rs`.

use super::{Arrow, Direction, Label, Layout, LineStyle, Offer, Place, Strip};
use crate::mirror::mirror;

mirror! {
    /// The map of one ego as one respondent tells it.
    steunkring_app::MapScreen => MapScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Whose circle it is.
        ego: String,
        /// What the circle is called.
        title: Label,
        /// Whose view it is.
        respondent: Label,
        /// Who that is, where that person has written something here and so has a face.
        teller: Option<String>,
        /// The people with a place, from the inside out, in reading order.
        rings: Vec<RingList>,
        /// People who still have to be given a place.
        waiting: Vec<PersonItem>,
        /// What stands above them, where there are any.
        waiting_label: Option<Label>,
        /// What to say and do where nobody stands yet.
        empty: Vec<Label>,
        /// The whole map to hear, in reading order.
        spoken: Vec<Label>,
        /// Where everything is drawn; mirrored already where the picture runs from right to left.
        layout: Layout,
        /// The way the picture runs.
        direction: Direction,
        /// The person who is chosen, where somebody is.
        chosen: Option<String>,
        /// Who stands in the middle.
        middle: Label,
        /// The rings that can take the room, and last the whole map; empty where that shows everybody with a name.
        picks: Vec<RingPick>,
        /// To the page before of the ring that takes the room, where there is one.
        before: Option<RingPage>,
        /// To its next page, where there is one.
        after: Option<RingPage>,
        /// What can be done: `add-person`, `legend`, `list` and `picture` to see it the other way, `whose` where the circle of somebody
        /// else can be looked at, `respondent` where others tell too or could, `keep-moment` and `tray`; where nobody stands yet `add-person`
        /// and `whose` alone.
        offers: Vec<Offer>,
    } without { names, letters, centre }
}

mirror! {
    /// A ring to open, or the whole map.
    steunkring_app::RingPick => RingPick {
        /// What it is called.
        label: Label,
        /// Which ring, 0 to 3; the whole map when missing.
        ring: Option<u8>,
        /// Whether it is what the picture shows.
        chosen: bool,
    }
}

mirror! {
    /// A way to another page of the ring that takes the room.
    steunkring_app::RingPage => RingPage {
        /// What it says.
        label: Label,
        /// Which page, from 0.
        page: u64,
    }
}

mirror! {
    /// One ring of the list.
    steunkring_app::RingList => RingList {
        /// Its name.
        label: Label,
        /// Its people in reading order.
        people: Vec<PersonItem>,
    }
}

mirror! {
    /// One person of the list.
    steunkring_app::PersonItem => PersonItem {
        /// Who.
        id: String,
        /// What this person is called.
        name: Label,
        /// The line and the direction of support, in words.
        sentence: Label,
        /// How the line is drawn.
        line: LineStyle,
        /// Which way support goes.
        arrow: Arrow,
        /// Whether the line is faded, since there is no contact for now.
        faded: bool,
        /// Where the person stands, and why.
        place: Place,
        /// Whether the picture shows a face: with a ring in focus only those of its page have one.
        shown: bool,
        /// That the place was not asked, where it was only assumed.
        not_asked: Option<Label>,
    } without { status, figure }
}
