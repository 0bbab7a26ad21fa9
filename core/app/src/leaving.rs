//! Leaving a space oneself, giving one away that was founded for somebody else, and taking what others had to this phone off it.

use serde::Serialize;
use steunkring_domain::{Circle, MemberKey};
use steunkring_sync::op::Act;
use steunkring_text::{Args, Label};

use crate::share::key;
use crate::{App, CoreError, MemberRole, MemberView, Offer, SpaceId};

/// What happens when this profile leaves a space, before it is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeaveScreen {
    /// That one leaves.
    pub title: Label,
    /// What this profile keeps and gets no more, and what stays with the others.
    pub effect: Vec<Label>,
    /// What was not sent yet, where anything waits.
    pub unsent: Option<Label>,
    /// Why it cannot be: nobody else decides. Another owner has to be there first.
    pub stays: Option<Label>,
    /// What has to be done first, where it cannot be: `role` to let the only `member` decide too, `who` to choose one, or `invite`
    /// where none can.
    pub first: Option<Offer>,
    /// Who alone can come to decide.
    pub member: Option<MemberKey>,
    /// To do it, where it can be.
    pub yes: Option<Label>,
}

/// What happens when a space is taken off this phone, before it is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WipeScreen {
    /// What it is.
    pub title: Label,
    /// That nobody can bring it back here, and that others may have it.
    pub effect: Vec<Label>,
    /// What was not sent yet, where anything waits: it is lost.
    pub unsent: Option<Label>,
    /// To do it.
    pub yes: Label,
}

impl App {
    /// What happens when this profile leaves a space.
    ///
    /// # Errors
    /// [`CoreError::NotAllowed`] for who belongs no more; [`CoreError`] of the store.
    pub fn leave_screen(&mut self, space: SpaceId) -> Result<LeaveScreen, CoreError> {
        let words = self.words_in(space)?;
        let members = self.members(space)?;
        let own = members.iter().find(|member| member.own).ok_or(CoreError::NotAllowed)?;
        let decides = |role| role == MemberRole::Owner;
        let other = members.iter().any(|one| !one.own && decides(one.role) && !one.devices.is_empty());
        let free = other || !decides(own.role);
        let can = if free { Vec::new() } else { self.can_decide(space, &members)? };
        let first = match can.as_slice() {
            _ if free => None,
            [] => Some(Offer::of(&words, "invite", "who-add")),
            [_] => Some(Offer::of(&words, "role", "who-founder-left-do")),
            _ => Some(Offer::of(&words, "who", "who-founder-left-do")),
        };
        Ok(LeaveScreen {
            title: words.plain("who-leave-title"),
            effect: ["who-leave-keeps", "who-leave-new", "who-leave-stays"]
                .map(|message| words.plain(message))
                .to_vec(),
            unsent: self.unsent_label(space)?,
            stays: (!free).then(|| words.plain("who-founder-left")),
            first,
            member: if let [one] = can.as_slice() { Some(*one) } else { None },
            yes: free.then(|| words.plain("who-stop-yes")),
        })
    }

    /// The members whom this profile can let decide.
    fn can_decide(&mut self, space: SpaceId, members: &[MemberView]) -> Result<Vec<MemberKey>, CoreError> {
        let now = self.now();
        let mut can = Vec::new();
        for one in members.iter().filter(|one| !one.own && !one.devices.is_empty()) {
            let act = Act::SetRole { member: one.id, role: MemberRole::Owner, fence: self.fence(space, one)? };
            if self.space(space)?.log()?.may_act(act, now) {
                can.push(key(&one.id.0));
            }
        }
        Ok(can)
    }

    /// Leaves a space with all own devices: the others see it, and what they write from then on is sealed with keys that this
    /// profile does not get. What is here stays, to be read; `undo` cannot take this back.
    ///
    /// # Errors
    /// [`CoreError::NotAllowed`] for the last who decides, and for who belongs no more; [`CoreError`] of the store.
    pub fn leave(&mut self, space: SpaceId) -> Result<Vec<Label>, CoreError> {
        // What was typed is a part of what was written until now.
        self.settle_all()?;
        let now = self.now();
        self.space(space)?.begin_anew(now)?;
        let screen = self.leave_screen(space)?;
        if screen.yes.is_none() {
            return Err(CoreError::NotAllowed);
        }
        let own = self.members(space)?.into_iter().find(|member| member.own).ok_or(CoreError::NotAllowed)?;
        let fence = self.fence(space, &own)?;
        self.act(space, Act::RemoveMember { member: own.id, fence })?;
        Ok(screen.effect)
    }

    /// Gives a space that was founded here for somebody else to that member, who decides already, and leaves it: what an organiser's
    /// tablet does. What the other phone needs is then in [`App::bundle`], or goes with [`App::sync`]; once it is there,
    /// [`App::wipe`] takes it off this phone. The next thing that the other phone writes is sealed with a key that was never here.
    ///
    /// # Errors
    /// Those of [`App::hand_over`].
    pub fn give_away(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let mut said = self.hand_over(space, member)?;
        said.extend(self.leave(space)?);
        Ok(said)
    }

    /// What happens when a space is taken off this phone.
    ///
    /// # Errors
    /// [`CoreError::NotAllowed`] for who did not leave it; [`CoreError`] of the store.
    pub fn wipe_screen(&mut self, space: SpaceId) -> Result<WipeScreen, CoreError> {
        let words = self.words_in(space)?;
        if !self.space(space)?.log()?.former().iter().any(|member| member.own) {
            return Err(CoreError::NotAllowed);
        }
        Ok(WipeScreen {
            title: words.plain("erase-title"),
            effect: ["erase-warning", "erase-copies"].map(|message| words.plain(message)).to_vec(),
            unsent: self.unsent_label(space)?,
            yes: words.plain("erase-yes"),
        })
    }

    /// Takes a space that this profile has left off this phone: its keys, its file, its photos, what search knows of it, the steps
    /// back and where this profile was in its questions.
    ///
    /// # Errors
    /// Those of [`App::wipe_screen`]; [`CoreError::Busy`] while something here reads it.
    pub fn wipe(&mut self, space: SpaceId) -> Result<Label, CoreError> {
        self.wipe_screen(space)?;
        self.close(space);
        // What stands in the list is read with its settings, so that those go last.
        self.forget_steps(space)?;
        self.home().remove_space(&space.0)?;
        self.home().delete_settings(&space.to_string())?;
        Ok(self.words(&Circle::default())?.plain("erase-done"))
    }

    fn unsent_label(&mut self, space: SpaceId) -> Result<Option<Label>, CoreError> {
        let waiting = self.space(space)?.left_to_send()?;
        let words = self.words_in(space)?;
        Ok((waiting > 0).then(|| words.label("who-leave-unsent", &Args::new().count("n", waiting))))
    }
}
