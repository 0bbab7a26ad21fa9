//! Records of `core/app/src/lost.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// One's other devices, with what each held, and what taking one out does and does not do.
    steunkring_app::LostScreen => LostScreen {
        /// Its title.
        title: Label,
        /// What to do here; or that there is no other device.
        why: Label,
        /// The devices: once for each space.
        devices: Vec<LostDevice>,
        /// That it gets nothing new, that what it writes does not count, and that it may still have what it had.
        effect: Vec<Label>,
        /// To do it, where there is one.
        yes: Option<Label>,
    }
}

mirror! {
    /// One device in one space.
    steunkring_app::LostDevice => LostDevice {
        /// The space that it held.
        space: String,
        /// The device's key in it: 64 hexadecimal digits.
        device: String,
        /// Which space it held, with its number in the list.
        held: Label,
        /// Since when it held it.
        since: Option<Label>,
        /// When something of it came last; or that nothing did.
        seen: Label,
    }
}
