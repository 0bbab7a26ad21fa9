//! What became of a call.

use super::Label;
use crate::mirror::{mirror, mirror_choice};

mirror_choice! {
    /// How a space stands with the other phones.
    steunkring_app::SyncState => SyncState {
        /// On this phone only, and nobody else belongs.
        Alone,
        /// On this phone; others get it by file.
        SavedHere,
        /// Something waits to be sent.
        Waiting,
        /// Everything was sent and fetched.
        Equal,
        /// The last time the relay did not answer.
        RelayAway,
    }
}

mirror! {
    /// What became of a command.
    steunkring_app::Done => Done {
        /// How often the space has changed here.
        revision: u64,
        /// Whether anything was written.
        changed: bool,
        /// Keys of fields that an undo left alone, since they hold something else by now; `body` for text.
        kept: Vec<String>,
        /// What an undo or redo was about and what became of it, in words.
        said: Vec<Label>,
    }
}

mirror! {
    /// A space in the list of a home.
    steunkring_app::SpaceSummary => SpaceSummary {
        /// Its id.
        id: String,
        /// What it is for.
        kind: String,
        /// What this profile calls it.
        name: String,
        /// Who this profile is in it.
        me: String,
    }
}

mirror! {
    /// What happened, what is safe and what to do.
    steunkring_app::ErrorLabels => ErrorLabels {
        /// What happened.
        what: Label,
        /// What is safe.
        safe: Label,
        /// What to do; `None` where it is to ask somebody whose name the error does not know.
        help: Option<Label>,
    }
}

mirror! {
    /// How far a work is. What is done stays done, whatever becomes of the rest.
    steunkring_app::Progress => Progress {
        /// How many parts are done: notes that were taken in, or spaces that were tidied.
        done: u64,
        /// How many there are; 0 while that is not known.
        total: u64,
        /// How many sealed entries stand in what is done; 0 where the work has none.
        entries_done: u64,
        /// How many there are.
        entries_total: u64,
        /// The same in words; empty before the work begins.
        said: Label,
    }
}

mirror! {
    /// What an export holds.
    steunkring_app::Manifest => Manifest {
        /// What kind of file this is.
        format: String,
        /// The version of its form.
        version: u32,
        /// What this profile calls the space.
        space: String,
        /// What the space is for.
        kind: String,
        /// The day on which it was made, UTC.
        made: String,
        /// How many people have no name in it.
        hidden: u64,
        /// How many photos and voice notes are not in it: while somebody has no name in it, since they show people; not here, damaged, or
        /// beyond 128 MiB.
        media_left_out: u64,
        /// The other files.
        files: Vec<Part>,
    }
}

mirror! {
    /// One file of an export.
    steunkring_app::Part => Part {
        /// Its name.
        name: String,
        /// Its size in bytes.
        bytes: u64,
    }
}

mirror! {
    /// What became of taking a file in.
    steunkring_app::TakenIn => TakenIn {
        /// How often the space has changed here.
        revision: u64,
        /// Whether all was taken in; if not, the map was, and some notes wait for the next time.
        finished: bool,
    }
}

mirror! {
    /// What is in a backup besides all that was written.
    steunkring_app::BackedUp => BackedUp {
        /// How many photos and voice notes are in it.
        media: u64,
        /// How many are not, since they are not on this device.
        missing: u64,
        /// How many are not, since they are damaged here.
        damaged: u64,
        /// The same in words; nothing where there are none.
        said: Vec<Label>,
    }
}

mirror! {
    /// How long an app waits before it exchanges by itself.
    steunkring_app::Pace => Pace {
        /// In milliseconds.
        wait_ms: u64,
    }
}

mirror! {
    /// What went to and fro.
    steunkring_app::Synced => Synced {
        /// How many sealed items the relay has a receipt for.
        sent: u64,
        /// How many sealed items were fetched.
        fetched: u64,
        /// How often the space has changed here.
        revision: u64,
        /// Whether all was done that there was to do; not where the job was asked to stop.
        finished: bool,
    }
}
