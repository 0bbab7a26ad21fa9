//! Records of `core/app/src/screens/home.rs`.

use super::{Label, Offer, SameItem, UndoItem};
use crate::mirror::mirror;

mirror! {
    /// What a profile sees first.
    steunkring_app::HomeScreen => HomeScreen {
        /// A greeting, by name where there is one.
        title: Label,
        /// What one can do here.
        help: Vec<Label>,
        /// The spaces, in this profile's order.
        spaces: Vec<HomeSpace>,
        /// The last thing that was done here and can be taken back.
        undo: Option<UndoItem>,
        /// That everything is kept, or how much waits to be sent.
        saved: Label,
        /// Whether something waits to be sent.
        waiting: bool,
        /// The space whose sending says more of that: the first in which something waits, else the first; nothing where there is none.
        sync: Option<String>,
        /// That something is behind a second lock; `second_locks` lists those.
        locked: Option<Label>,
        /// To begin something beside what is there; nothing where there is no space yet.
        another: Option<Label>,
        /// What to begin: `start-circle` and `join`, `start-own` until there is an own page; `restore` where there is no space yet, else
        /// `start-notes` until there are a worker's own notes.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One space on Home.
    steunkring_app::HomeSpace => HomeSpace {
        /// Which.
        id: String,
        /// How often it had changed; 0 for one that cannot be opened.
        revision: u64,
        /// What it is for; nothing where its name says that already.
        kind: Option<Label>,
        /// What this profile calls it.
        name: Label,
        /// That others wrote something since this profile last looked.
        news: Option<Label>,
        /// The talk that comes next.
        talk: Option<HomeTalk>,
        /// What is to be done next.
        step: Option<HomeStep>,
        /// The questions that were left to go on with later.
        go_on: Option<HomeQuestions>,
        /// Two entries that may be the same person.
        same: Option<SameItem>,
        /// What to say where nobody is there yet, or why the space cannot be opened.
        notice: Vec<Label>,
        /// Where one can go: `map`, `add-person`, `talks`, `plan`, `own`, `ask`, `who-sees` and `more`, each where it fits.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// The talk that comes next.
    steunkring_app::HomeTalk => HomeTalk {
        /// Which.
        document: String,
        /// That it is still to come.
        heading: Label,
        /// What it is called.
        title: Label,
        /// On what day.
        day: Label,
        /// What and when in one sentence, where it is today and its time is known.
        today: Option<Label>,
    }
}

mirror! {
    /// What is to be done next: the earliest day first, then what was written first.
    steunkring_app::HomeStep => HomeStep {
        /// Which.
        id: String,
        /// How far it is.
        status: Label,
        /// Who does what by when where all is known, else what was written.
        sentence: Label,
    }
}

mirror! {
    /// Questions that were begun.
    steunkring_app::HomeQuestions => HomeQuestions {
        /// About whom; everything is asked when missing.
        person: Option<String>,
        /// Who answers.
        respondent: String,
        /// About whose circle; the one that the space holds when missing.
        ego: Option<String>,
        /// What that person is called, or what the questions are called.
        name: Label,
        /// To go on.
        offer: Offer,
    }
}
