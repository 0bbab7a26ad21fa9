//! What owners do to the members of a space: what each may do, who decides first, and who stops looking on. None of it can be taken
//! back by `undo`; each can be done again the other way.

use std::sync::Arc;

use serde::Serialize;
use steunkring_domain::MemberKey;
use steunkring_sync::crypto::DeviceId;
use steunkring_sync::op::{Act, Positions};
use steunkring_text::{Args, Label, Words};

use crate::screens::who::{ROLES, called, may};
use crate::share::key;
use crate::{App, CoreError, MemberRole, MemberView, SpaceId};

/// What is kept apart of somebody who looks on no more, and what happens when it is taken in after all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TakeInScreen {
    /// Whose.
    pub member: MemberKey,
    /// The question.
    pub title: Label,
    /// How much it is, that all see it then, and that it cannot be taken back.
    pub effect: Vec<Label>,
    /// To do it.
    pub yes: Label,
}

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

/// What a member may do, to change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleScreen {
    /// Which member.
    pub member: MemberKey,
    /// The question.
    pub title: Label,
    /// The answers that can be given, from the least to the most.
    pub choices: Vec<RoleChoice>,
    /// To do what was chosen; `undo` cannot take it back.
    pub done: Label,
}

/// One thing that a member may do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleChoice {
    /// Which: `reader`, `editor` or `owner`.
    pub id: &'static str,
    /// In words.
    pub label: Label,
    /// Whether it is so now.
    pub chosen: bool,
}

impl App {
    /// What a member may do.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a member that is not there; [`CoreError::NotAllowed`] where this profile may not decide it.
    pub fn role_screen(&mut self, space: SpaceId, member: MemberKey) -> Result<RoleScreen, CoreError> {
        let other = self.other(space, member)?;
        let (fence, now) = (self.fence(space, &other.view)?, self.now());
        let log = self.space(space)?.log()?;
        let (id, chosen) = (other.view.id, other.view.role);
        // Who gave the first say away never decides again.
        let counts = |role| role == chosen || log.may_act(Act::SetRole { member: id, role, fence: fence.clone() }, now);
        let offered = ROLES.into_iter().filter(|(_, role)| counts(*role));
        let choice =
            |(id, role)| RoleChoice { id, label: may(&other.words, role, &other.name), chosen: role == chosen };
        Ok(RoleScreen {
            member,
            title: other.say("who-role-title"),
            choices: offered.map(choice).collect(),
            done: other.words.plain("act-done"),
        })
    }

    /// What happens when a member stops looking on.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a member that is not there; [`CoreError::NotAllowed`] where this profile may not decide it.
    pub fn stop_screen(&mut self, space: SpaceId, member: MemberKey) -> Result<StopScreen, CoreError> {
        Ok(self.other(space, member)?.stop_screen(member))
    }

    /// Lets a member look on no more: what comes after is sealed with keys that it does not get. What it had, it keeps.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`].
    pub fn stop_member(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let other = self.other(space, member)?;
        let fence = self.fence(space, &other.view)?;
        self.act_and_move(space, Act::RemoveMember { member: other.view.id, fence }, &other.view)?;
        // It may be the code of this very member.
        self.space(space)?.forget_welcome()?;
        Ok(other.stop_screen(member).effect)
    }

    /// Changes what a member may do from now on.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`].
    pub fn set_role(&mut self, space: SpaceId, member: MemberKey, role: MemberRole) -> Result<Vec<Label>, CoreError> {
        let other = self.other(space, member)?;
        if other.view.role != role {
            let fence = self.fence(space, &other.view)?;
            self.act_and_move(space, Act::SetRole { member: other.view.id, role, fence }, &other.view)?;
        }
        Ok(vec![may(&other.words, role, &other.name)])
    }

    /// Gives the first say to another owner.
    ///
    /// # Errors
    /// Those of [`App::stop_screen`]; [`CoreError::NotAllowed`] also where the other is no owner.
    pub fn hand_over(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let other = self.other(space, member)?;
        if other.view.role != MemberRole::Owner {
            return Err(CoreError::NotAllowed);
        }
        self.act(space, Act::HandOver { to: other.view.id })?;
        Ok(vec![other.say("who-hand-over")])
    }

    /// What happens when what is kept apart of a former member is taken in: what it wrote before it heard that it was let go.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where nothing of such a member is kept apart; [`CoreError::NotAllowed`] for who does not decide.
    pub fn take_in_screen(&mut self, space: SpaceId, member: MemberKey) -> Result<TakeInScreen, CoreError> {
        Ok(self.apart(space, member)?.1)
    }

    /// Takes it in: all of it that is here counts from now on, for everybody. Leaving it out is doing nothing.
    ///
    /// # Errors
    /// Those of [`App::take_in_screen`].
    pub fn take_in_apart(&mut self, space: SpaceId, member: MemberKey) -> Result<Vec<Label>, CoreError> {
        let (view, screen) = self.apart(space, member)?;
        // Of several ends the latest counts.
        let fence = self.fence(space, &view)?;
        let (now, uptime) = (self.now(), self.uptime());
        let open = self.space(space)?;
        open.begin_anew(now)?;
        open.settle_typing(now)?;
        open.take_in_by(|log| log.act(Act::RemoveMember { member: view.id, fence }, now), (now, uptime))?;
        Ok(screen.effect)
    }

    /// A former member of whom something is kept apart, and the question about it.
    fn apart(&mut self, space: SpaceId, member: MemberKey) -> Result<(MemberView, TakeInScreen), CoreError> {
        let row = self.circle(space)?;
        let words = self.words(&row.circle)?;
        let open = self.space(space)?;
        let person = open.believed(&row.claims)?.remove(&member);
        let log = open.log()?;
        if !log.may_invite() {
            return Err(CoreError::NotAllowed);
        }
        let view = log.former().into_iter().find(|view| key(&view.id.0) == member && held(view) > 0);
        let view = view.ok_or(CoreError::Missing("member"))?;
        let args = Args::new().text("name", called(&row.circle, person, &view.name)).count("n", held(&view));
        let screen = TakeInScreen {
            member,
            title: words.label("who-take-in-title", &args),
            effect: vec![
                words.label("sync-left-out", &args),
                words.plain("who-take-in-all"),
                words.plain("erase-warning"),
            ],
            yes: words.plain("who-take-in"),
        };
        Ok((view, screen))
    }

    /// Takes a device of one's own out, such as a phone that was lost. What it had, it keeps.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a device that is not one's own; [`CoreError::NotAllowed`] for the one in use.
    pub fn remove_own_device(&mut self, space: SpaceId, device: DeviceId) -> Result<(), CoreError> {
        let log = self.space(space)?.log()?;
        let own = log.members().into_iter().find(|member| member.own).ok_or(CoreError::NotAllowed)?;
        if !own.devices.iter().any(|one| one.id == device) {
            return Err(CoreError::Missing("device"));
        }
        if log.engine().device() == device {
            return Err(CoreError::NotAllowed);
        }
        let fence = log.engine().positions([device]);
        self.act_and_move(space, Act::RemoveDevice { member: own.id, device, fence }, &own)
    }

    /// A member that is another one than this profile, where this profile decides about members.
    fn other(&mut self, space: SpaceId, member: MemberKey) -> Result<Other, CoreError> {
        let row = self.circle(space)?;
        let words = self.words(&row.circle)?;
        let open = self.space(space)?;
        let person = open.believed(&row.claims)?.remove(&member);
        let log = open.log()?;
        let view = log.members().into_iter().find(|view| key(&view.id.0) == member);
        let view = view.ok_or(CoreError::Missing("member"))?;
        if view.own || !log.may_invite() {
            return Err(CoreError::NotAllowed);
        }
        let name = called(&row.circle, person, &view.name).to_owned();
        Ok(Other { view, name, words })
    }

    /// All that came of a member so far: what it wrote up to there counts.
    pub(crate) fn fence(&mut self, space: SpaceId, member: &MemberView) -> Result<Positions, CoreError> {
        let devices = member.devices.iter().map(|device| device.id);
        Ok(self.space(space)?.log()?.engine().positions(devices))
    }

    /// Does an act by which somebody, as it was before, may do less. After an owner the space moves to a new mailbox of the same relay, in
    /// the same transaction: an owner can say at the relay who may come in, until the list there is a later one.
    fn act_and_move(&mut self, space: SpaceId, act: Act, before: &MemberView) -> Result<(), CoreError> {
        let now = self.now();
        let address = self.relay_address(space)?.filter(|_| before.role == MemberRole::Owner);
        let open = self.space(space)?;
        open.begin_anew(now)?;
        open.settle_typing(now)?;
        open.change_log(|log| {
            let mut output = log.act(act, now)?;
            if let Some(address) = address {
                output.effects.extend(log.use_relay(&address, now)?.effects);
            }
            Ok(((), output))
        })
    }

    pub(crate) fn act(&mut self, space: SpaceId, act: Act) -> Result<(), CoreError> {
        let now = self.now();
        let open = self.space(space)?;
        open.begin_anew(now)?;
        open.settle_typing(now)?;
        open.change_log(|log| Ok(((), log.act(act, now)?)))
    }
}

/// How many entries of a member are kept apart.
pub(crate) fn held(member: &MemberView) -> usize {
    member.devices.iter().map(|device| device.held).sum()
}

/// A member about whom this profile decides.
struct Other {
    view: MemberView,
    /// What the member is called on the screen.
    name: String,
    words: Arc<Words>,
}

impl Other {
    fn stop_screen(&self, member: MemberKey) -> StopScreen {
        StopScreen {
            member,
            title: self.say("who-stop-title"),
            effect: vec![self.say("who-stop-keeps"), self.say("who-stop-new")],
            yes: self.say("who-stop-yes"),
        }
    }

    fn say(&self, message: &str) -> Label {
        self.words.label(message, &Args::new().text("name", &self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// A home with a space on a relay, and somebody in it who may so much.
    fn with_other(role: MemberRole) -> (App, SpaceId, MemberKey, tempfile::TempDir) {
        let ((mut app, folder), _, space) = testing::two(role);
        app.use_relay(space, "http://127.0.0.1:9").unwrap();
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
