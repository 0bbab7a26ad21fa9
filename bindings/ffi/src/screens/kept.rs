//! Records of `core/app/src/screens/kept.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// What somebody said yes to.
    steunkring_app::ConsentsScreen => ConsentsScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// The permissions, the latest first.
        items: Vec<ConsentItem>,
        /// What to say where there is none.
        empty: Option<Label>,
    }
}

mirror! {
    /// One permission.
    steunkring_app::ConsentItem => ConsentItem {
        /// Which.
        id: String,
        /// What for.
        purpose: Label,
        /// About whom, by whom and in what way it was given.
        details: Vec<Label>,
        /// When it was given.
        given: Option<Label>,
        /// When it was taken back.
        stopped: Option<Label>,
        /// What happens when it is taken back, to say before that; empty where it was.
        effect: Vec<Label>,
        /// To take it back; none where it was.
        stop: Option<Offer>,
    }
}

mirror! {
    /// Who spoke with whom.
    steunkring_app::ContactsScreen => ContactsScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// The moments, the latest first.
        items: Vec<ContactItem>,
        /// What to say where there is none.
        empty: Option<Label>,
        /// What can be done: `add`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One moment of contact.
    steunkring_app::ContactItem => ContactItem {
        /// Which.
        id: String,
        /// With whom, where and when, in one sentence.
        line: Label,
        /// How long.
        minutes: Option<Label>,
        /// Whether the child chose the place.
        child_chose: Option<Label>,
        /// What is to be remembered, word for word.
        words: Option<Label>,
    }
}

mirror! {
    /// The own page: three houses with cards.
    steunkring_app::OwnScreen => OwnScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// What the houses are called together.
        houses_title: Label,
        /// The houses, in their order.
        houses: Vec<HouseItem>,
        /// What to say where nothing is written yet.
        empty: Option<Label>,
    }
}

mirror! {
    /// One house.
    steunkring_app::HouseItem => HouseItem {
        /// Which.
        house: String,
        /// What it is called.
        label: Label,
        /// Its cards, in the order in which they were written.
        cards: Vec<CardItem>,
    }
}

mirror! {
    /// One card.
    steunkring_app::CardItem => CardItem {
        /// Which.
        id: String,
        /// What was written, word for word.
        text: Label,
    }
}
