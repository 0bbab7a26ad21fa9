//! Records of `core/app/src/screens/sync.rs`.

use super::{Label, SyncState};
use crate::mirror::mirror;

mirror! {
    /// How a space stands with the other phones.
    steunkring_app::SyncScreen => SyncScreen {
        /// How often the space had changed.
        revision: u64,
        /// Its title.
        title: Label,
        /// That everything is kept on this phone.
        help: Label,
        /// Where things stand.
        state: SyncState,
        /// The same in words.
        said: Label,
        /// When sending last went well, and since when it does not.
        moments: Vec<Label>,
        /// That the clock of this device or of the relay is more than ten minutes off; nothing depends on it.
        clock: Option<Label>,
        /// What came last from each of the others.
        received: Vec<Label>,
        /// How many talks came and wait to be taken in, where any do.
        rest: Option<Label>,
        /// What was kept apart, by member.
        apart: Vec<Apart>,
        /// What should not have happened, each with what to do.
        alarms: Vec<Label>,
        /// To send now; where there is a relay.
        now: Option<Label>,
        /// To pass it on with a file.
        file: Label,
        /// To take in what came with a file.
        take_in: Label,
    }
}

mirror! {
    /// What was kept apart of one member.
    steunkring_app::Apart => Apart {
        /// Whose.
        member: String,
        /// How much, in words.
        label: Label,
    }
}
