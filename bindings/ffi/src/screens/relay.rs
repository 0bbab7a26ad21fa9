//! Records of `core/app/src/screens/relay.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// The relay of a space.
    steunkring_app::RelayScreen => RelayScreen {
        /// Its address; none where the space has no relay.
        address: Option<String>,
        /// Whether it answered just now.
        answers: bool,
        /// That it passes on and reads nothing, or what is the matter.
        said: Label,
    }
}
