//! Records of `core/app/src/screens/tray.rs`.

use super::{Label, Offer, Strip};
use crate::mirror::mirror;

mirror! {
    /// The tray.
    steunkring_app::TrayScreen => TrayScreen {
        /// How often the space had changed.
        revision: u64,
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Its title.
        title: Label,
        /// That nothing is lost here.
        help: Label,
        /// What was edited after it was taken away stands first, then the latest.
        items: Vec<TrayItem>,
        /// What to say where nothing was taken away.
        empty: Option<Label>,
        /// What can be done: `put-back`, for each of the items.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One thing that was taken away, or an entry that was merged into another.
    steunkring_app::TrayItem => TrayItem {
        /// Of what kind; `Table::Documents` for a talk.
        table: String,
        /// The name of its row; for a talk its document; for a decision, a point, a photo or a voice note of a talk `document/row`.
        row: String,
        /// What it is called.
        name: Label,
        /// When it was taken away.
        at: i64,
        /// What was taken away, when and by whom.
        line: Label,
        /// Whether somebody wrote in it or about it who had not seen that; of a talk its title, day and place count.
        edited: bool,
        /// That somebody did, and who wrote when, the earliest first.
        edits: Vec<Label>,
        /// To bring it back: both entries, where it was merged.
        offer: Offer,
    }
}
