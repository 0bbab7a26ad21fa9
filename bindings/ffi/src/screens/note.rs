//! Records of `core/app/src/screens/note.rs`.

use super::{ActionItem, ConflictItem, Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// One talk with its note.
    steunkring_app::NoteScreen => NoteScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// The talk in the list.
        item: NoteItem,
        /// What kind of talk, when, in what place and kind of place, and whether the child chose it, each where it was told.
        facts: Vec<NoteFact>,
        /// That the family is among itself now, where it is such a talk.
        private: Option<Label>,
        /// Who is or was there and what was told of each, in order of the names.
        attendance: Vec<AttendanceItem>,
        /// What there is to talk about, with its heading; empty where nothing was written.
        agenda: Vec<Label>,
        /// What was written, word for word.
        body: String,
        /// What the list of photos and voice notes is called, where there are any.
        media_title: Option<Label>,
        /// Photos and voice notes, the earliest first.
        media: Vec<MediumItem>,
        /// What the list of decisions is called.
        decisions_title: Label,
        /// What was decided, in the order in which it was written.
        decisions: Vec<Label>,
        /// What the list of steps is called.
        actions_title: Label,
        /// What somebody will do, in the order in which it was written.
        actions: Vec<ActionItem>,
        /// How each found it, with its heading; empty where nobody said.
        evaluation: Vec<Label>,
        /// What may be told outside, with its heading; empty where nothing was written.
        public_summary: Vec<Label>,
        /// Who can read this.
        who_sees: Label,
        /// Fields with several answers.
        conflicts: Vec<ConflictItem>,
        /// What to say where nothing is written yet.
        empty: Option<Label>,
        /// What can be done: `write`, `photo`, `record`, `stop`, which ends that, `done` and `remove`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One talk of the list.
    steunkring_app::NoteItem => NoteItem {
        /// Which document.
        document: String,
        /// What it is called.
        title: Label,
        /// On what day.
        day: Option<String>,
        /// Who is or was there, who said not to come left out.
        people: Vec<Label>,
        /// Who each of them is on the map; none for a guest.
        faces: Vec<Option<String>>,
    }
}

mirror! {
    /// One thing that was told of a talk.
    steunkring_app::NoteFact => NoteFact {
        /// What was asked.
        title: Label,
        /// What was told.
        value: Label,
    }
}

mirror! {
    /// Somebody who is or was at a talk, or who was asked to come.
    steunkring_app::AttendanceItem => AttendanceItem {
        /// Who; of a guest the id that stands for the guest in this talk.
        person: String,
        /// The name.
        name: Label,
        /// Whether it is a guest who is not on the map.
        guest: bool,
        /// Whether this person comes, the role, as what this person knows the matter, from which side of the table, organisation and
        /// neighbourhood, and when this person came in, each where it was told.
        details: Vec<Label>,
    }
}

mirror! {
    /// A photo or voice note of a talk.
    steunkring_app::MediumItem => MediumItem {
        /// Which, for `read_medium` and `detach`.
        id: String,
        /// A photo or a voice note.
        kind: String,
        /// What it is, of a voice note with how long it lasts.
        label: Label,
        /// Who added it and when, where that is told.
        from: Option<Label>,
        /// How large it is.
        size: Label,
        /// That it is not on this device, where it is not: it cannot be opened then.
        absent: Option<Label>,
        /// What can be done: of one that is here `play` and `hush`, or `look` and `close`; `remove`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// The list of talks.
    steunkring_app::NotesScreen => NotesScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// The talks, the latest day first; one without a day stands by when it was started.
        items: Vec<NoteItem>,
        /// What to say where there is none yet.
        empty: Option<Label>,
        /// What can be done: `add`.
        offers: Vec<Offer>,
    }
}
