//! One space: who belongs, and what each may do.

use steunkring_app::{App, MemberRole};

use crate::screens::Label;
use crate::space::parse;
use crate::{CoreError, Space};

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Look on.
    Reader,
    /// Write too.
    Editor,
    /// Decide too.
    Owner,
}

impl From<Role> for MemberRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Reader => Self::Reader,
            Role::Editor => Self::Editor,
            Role::Owner => Self::Owner,
        }
    }
}

// None of these can be taken back by `undo`; their screens say so before.
#[uniffi::export]
impl Space {
    /// Changes what a member may do from now on, and says it.
    pub async fn set_role(&self, member: String, role: Role) -> Result<Vec<Label>, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.set_role(space, member, role.into())).await
    }

    /// Lets a member look on no more, as `stop_screen` says; what it had, it keeps.
    pub async fn stop_member(&self, member: String) -> Result<Vec<Label>, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.stop_member(space, member)).await
    }

    /// Founds a space with all that is here and without others, as `anew_screen` says; gives its id.
    pub async fn begin_without(&self, member: String) -> Result<String, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.begin_without(space, member).map(|new| new.to_string())).await
    }

    /// Gives the first say to another who decides.
    pub async fn hand_over(&self, member: String) -> Result<Vec<Label>, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.hand_over(space, member)).await
    }

    /// Gives a space that was founded here for somebody else to that member, and leaves it.
    pub async fn give_away(&self, member: String) -> Result<Vec<Label>, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.give_away(space, member)).await
    }

    /// Leaves with all own devices, as `leave_screen` says; what is here stays, to be read.
    pub async fn leave(&self) -> Result<Vec<Label>, CoreError> {
        self.show(App::leave).await
    }

    /// Takes a space that this profile has left off this device, as `wipe_screen` says; every later call on it is `Invalid`.
    pub async fn wipe(&self) -> Result<Label, CoreError> {
        self.show(App::wipe).await
    }

    /// Takes in what a former member wrote apart, as `take_in_screen` says.
    pub async fn take_in_apart(&self, member: String) -> Result<Vec<Label>, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.take_in_apart(space, member)).await
    }

    /// Says which person of the map this profile is, as a step that can be taken back. `me` of the space is another from then on: ask for
    /// the space again.
    pub async fn i_am(&self, person: String) -> Result<(), CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.i_am(space, person)).await
    }
}
