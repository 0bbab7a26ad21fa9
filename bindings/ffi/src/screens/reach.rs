//! Records of `core/app/src/screens/reach.rs`.

use super::{Label, Strip};
use crate::mirror::mirror;

mirror! {
    /// Words for somebody on the map, ready to be sent.
    steunkring_app::ReachScreen => ReachScreen {
        /// Who sees this: `eyes` or `lock`.
        strip: Strip,
        /// Who.
        person: String,
        /// Its title.
        title: Label,
        /// What goes with it, and that a no is fine.
        help: Vec<Label>,
        /// For which day something is asked: the question.
        when: Label,
        /// That day.
        day: String,
        /// What can be sent, in the order in which it is offered.
        messages: Vec<Message>,
        /// To send one.
        share: Label,
    }
}

mirror! {
    /// One text that can be sent. Nothing is sent before somebody chooses to whom, in the phone's own window.
    steunkring_app::Message => Message {
        /// Which: `tell`, `thank`, `listen`, `babysit`, `drive` or `fix`.
        id: String,
        /// What it is for, where its text does not say that.
        about: Option<Label>,
        /// The text.
        text: Label,
    }
}
