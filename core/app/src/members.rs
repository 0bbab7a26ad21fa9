//! What owners do to the members of a space: what each may do, who decides first, and who stops looking on. None of it can be taken
//! back by `undo`; each can be done again the other way.

use serde::Serialize;
use steunkring_domain::MemberKey;
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::op::{Act, Positions};
use steunkring_text::{Args, Label};

use crate::share::key;
use crate::{App, CoreError, MemberRole, MemberView, SpaceId};

/// What happens when somebody stops looking on, before it is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StopScreen {
    /// Which member.
    pub member: MemberKey,
    /// The question.
    pub title: Label,
    /// What this member keeps, and gets no more.
    pub effect: Vec<Label>,
    /// To do it.
    pub yes: Label,
}

impl App {
    /// What happens when a member stops looking on.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a member that is not there; [`CoreError::NotAllowed`] where this profile may not decide it.
    pub fn stop_screen(&mut self, space: SpaceId, member: MemberKey) -> Result<StopScreen, CoreError> {
        self.other(space, member)?;
        let name = self.called(space, member)?;
        let circle = self.circle(space)?.circle;
        let words = self.words(&circle)?;
        let say = |message: &str| words.label(message, &Args::new().text("name", &name));
        Ok(StopScreen {
            member,
            title: say("who-stop-title"),
            effect: vec![say("who-stop-keeps"), say("who-stop-new")],
            yes: say("who-stop-yes"),
        })
    }

    /// Lets a member look on no more: what comes after is sealed with keys that it does not get. What it had, it keeps.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`].
    pub fn stop_member(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let screen = self.stop_screen(space, member)?;
        let view = self.other(space, member)?;
        let devices = view.devices.iter().map(|device| device.id).collect::<Vec<_>>();
        self.act(space, |positions| Act::RemoveMember { member: view.id, fence: positions(&devices) })?;
        self.move_from(space, &view)?;
        Ok(screen.effect)
    }

    /// Changes what a member may do from now on.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`].
    pub fn set_role(&mut self, space: SpaceId, member: MemberKey, role: MemberRole) -> Result<Vec<Label>, CoreError> {
        let view = self.other(space, member)?;
        if view.role != role {
            let devices = view.devices.iter().map(|device| device.id).collect::<Vec<_>>();
            self.act(space, |positions| Act::SetRole { member: view.id, role, fence: positions(&devices) })?;
            self.move_from(space, &view)?;
        }
        let who = self.who_screen(space)?;
        Ok(who.members.into_iter().filter(|item| item.id == member).map(|item| item.may).collect())
    }

    /// Gives the first say to another owner.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`]; [`CoreError::NotAllowed`] also where the other is no owner.
    pub fn hand_over(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let view = self.other(space, member)?;
        if view.role != MemberRole::Owner {
            return Err(CoreError::NotAllowed);
        }
        self.act(space, |_| Act::HandOver { to: view.id })?;
        let name = self.called(space, member)?;
        let circle = self.circle(space)?.circle;
        let words = self.words(&circle)?;
        Ok(vec![words.label("who-hand-over", &Args::new().text("name", &name))])
    }

    /// Takes a device of one's own out, such as a phone that was lost. What it had, it keeps.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a device that is not one's own; [`CoreError::NotAllowed`] for the one in use.
    pub fn remove_own_device(&mut self, space: SpaceId, device: DeviceId) -> Result<(), CoreError> {
        let members = self.members(space)?;
        let own = members.iter().find(|member| member.own).ok_or(CoreError::NotAllowed)?;
        let member = own.id;
        own.devices.iter().find(|one| one.id == device).ok_or(CoreError::Missing("device"))?;
        if self.space(space)?.log()?.engine().device() == device {
            return Err(CoreError::NotAllowed);
        }
        self.act(space, |positions| Act::RemoveDevice { member, device, fence: positions(&[device]) })
    }

    /// A member that is another one than this profile, where this profile decides about members.
    fn other(&mut self, space: SpaceId, member: MemberKey) -> Result<MemberView, CoreError> {
        let found = self.members(space)?.into_iter().find(|view| key(&view.id.0) == member);
        let found = found.ok_or(CoreError::Missing("member"))?;
        if found.own || !self.space(space)?.log()?.may_invite() {
            return Err(CoreError::NotAllowed);
        }
        Ok(found)
    }

    /// Moves to a new mailbox of the same relay after somebody who decided does so no more: an owner can say at the relay who may
    /// come in, until the list there is a later one.
    fn move_from(&mut self, space: SpaceId, before: &MemberView) -> Result<(), CoreError> {
        match self.relay_address(space)? {
            Some(address) if before.role == MemberRole::Owner => self.use_relay(space, &address),
            _ => Ok(()),
        }
    }

    /// What a member is called on the screen.
    fn called(&mut self, space: SpaceId, member: MemberKey) -> Result<String, CoreError> {
        let who = self.who_screen(space)?;
        let item = who.members.into_iter().find(|item| item.id == member).ok_or(CoreError::Missing("member"))?;
        Ok(item.name.text)
    }

    /// Does an act; its fence is all that came of the devices so far.
    fn act(
        &mut self,
        space: SpaceId,
        act: impl FnOnce(&dyn Fn(&[DeviceId]) -> Positions) -> Act,
    ) -> Result<(), CoreError> {
        let now = self.now();
        let open = self.space(space)?;
        open.begin_anew(now)?;
        open.settle_typing(now)?;
        open.change_log(|log| {
            let act = act(&|devices| log.engine().positions(devices.iter().copied()));
            Ok(((), log.act(act, now)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::SpaceKind;

    use super::*;
    use crate::{Key, Seat};

    /// A home with a space on a relay, and somebody in it who may so much.
    fn with_other(role: MemberRole) -> (App, SpaceId, MemberKey, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
        let other = App::create(&folder.path().join("other"), Key::raw([7; 32])).unwrap();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        app.use_relay(space, "http://127.0.0.1:9").unwrap();
        let inviting = app.invite(space, Seat::Member(role)).unwrap();
        let (_joining, answer) = other.take_up(&inviting.qr().unwrap()).unwrap();
        app.approve(inviting, &answer, "Iris").unwrap();
        let member = app.members(space).unwrap().into_iter().find(|member| !member.own).unwrap();
        (app, space, key(&member.id.0), folder)
    }

    fn mailbox(app: &mut App, space: SpaceId) -> [u8; 32] {
        app.space(space).unwrap().relay().unwrap().unwrap().mailbox
    }

    #[test]
    fn a_space_leaves_the_mailbox_of_an_owner_who_stopped() {
        for (role, moves) in [(MemberRole::Owner, true), (MemberRole::Editor, false)] {
            let (mut app, space, member, _folder) = with_other(role);
            let before = mailbox(&mut app, space);
            app.stop_member(space, member).unwrap();
            assert_eq!(mailbox(&mut app, space) != before, moves, "{role:?}");
            let (mut app, space, member, _folder) = with_other(role);
            let before = mailbox(&mut app, space);
            app.set_role(space, member, MemberRole::Reader).unwrap();
            assert_eq!(mailbox(&mut app, space) != before, moves, "{role:?}");
        }
    }
}
