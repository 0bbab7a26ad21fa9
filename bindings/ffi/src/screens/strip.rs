//! Records of `core/app/src/screens/strip.rs`.

use super::Label;
use crate::mirror::mirror;

mirror! {
    /// The strip under a screen's title. A tap on it opens `WhoScreen`.
    steunkring_app::Strip => Strip {
        /// `lock` on an own space that has no other member, else `eyes`.
        id: String,
        /// Who sees this, in one sentence.
        label: Label,
        /// The first three who do, the most senior first; nobody where one is alone.
        faces: Vec<StripFace>,
        /// How many there are besides.
        more: u64,
    }
}

mirror! {
    /// Somebody who sees a space.
    steunkring_app::StripFace => StripFace {
        /// The person of the map, for the face, where this member said so.
        person: Option<String>,
        /// What this member is called.
        name: Label,
    }
}
