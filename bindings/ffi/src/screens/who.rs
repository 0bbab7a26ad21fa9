//! Records of `core/app/src/screens/who.rs`.

use super::{Label, Offer};
use crate::mirror::mirror;

mirror! {
    /// Letting somebody in, before the code is made.
    steunkring_app::InviteScreen => InviteScreen {
        /// Its title.
        title: Label,
        /// Who it is.
        who: Label,
        /// What this person may do.
        question: Label,
        /// The choices.
        choices: Vec<SeatChoice>,
        /// That what was there already is seen too.
        all: Label,
        /// Whether the people know that they stand there, where somebody was not asked yet.
        informed: Option<Label>,
        /// To show the code of who was let in face to face once more, while the other phone may wait for it: `welcome_screen`.
        again: Option<Label>,
    }
}

mirror! {
    /// One way to let somebody in.
    steunkring_app::SeatChoice => SeatChoice {
        /// `reader`, `editor`, `owner` or `device`.
        id: String,
        /// In words.
        label: Label,
    }
}

mirror! {
    /// The code with which somebody who was let in face to face comes in.
    steunkring_app::WelcomeScreen => WelcomeScreen {
        /// Its title.
        title: Label,
        /// What to do with the code.
        show: Label,
        /// That it was done, and on to what follows.
        scanned: Label,
        /// How what stands in the space follows, once the code was scanned.
        follows: Label,
        /// Whether it follows by a file alone.
        by_file: bool,
        /// The welcome, for the other phone to scan; it is sealed for that phone.
        code: Vec<u8>,
        /// To give what stands there with a file.
        file: Label,
    }
}

mirror! {
    /// An invitation that waits for the other phone.
    steunkring_app::InvitingScreen => InvitingScreen {
        /// Its title.
        title: Label,
        /// To show the code.
        show: Label,
        /// The code to type, in words; nothing where no relay carries the space.
        typed: Option<Label>,
        /// How long it serves.
        until: Label,
        /// What happens now: waiting, or comparing.
        now: Label,
        /// The six digits, once the other phone answered.
        digits: Option<Label>,
        /// That they are the same, and that they are not.
        answers: Option<Vec<Label>>,
        /// What to do where they are not.
        mismatch: Label,
        /// That the other person saw other digits, and that nothing was shared and the code is burnt; then there is nothing to compare.
        declined: Vec<Label>,
        /// To begin again with a new code, where this one is over.
        again: Option<Label>,
        /// To scan the other phone, where there is no internet; `approve` takes what it shows.
        scan: Label,
        /// That the camera may not be used.
        camera_off: Label,
        /// To begin anew with another code, where the digits differ.
        anew: Label,
    }
}

mirror! {
    /// Coming in with a code.
    steunkring_app::JoinScreen => JoinScreen {
        /// Its title.
        title: Label,
        /// To scan.
        scan: Label,
        /// To type.
        typed: Label,
        /// What to do where the camera does not serve.
        no_camera: Label,
        /// What one is going to see and may do, once a code was taken up.
        see: Vec<Label>,
        /// To go on without internet, where the other person has none: once an invitation was scanned and the other phone does not answer.
        apart: Label,
        /// What to say with the code for the other phone, where there is no internet and `answer` is shown.
        near: Vec<Label>,
        /// To scan the code with which the other phone lets this one in; `join` takes it.
        enter: Label,
        /// That the camera may not be used, where nothing can be typed instead.
        camera_off: Label,
        /// The six digits, once the other phone answered.
        digits: Option<Label>,
        /// What both people do with them.
        compare: Option<Label>,
        /// That they are the same, and that they are not.
        answers: Option<Vec<Label>>,
    }
}

mirror! {
    /// What happens when this profile leaves a space, before it is done.
    steunkring_app::LeaveScreen => LeaveScreen {
        /// That one leaves.
        title: Label,
        /// What this profile keeps and gets no more, and what stays with the others.
        effect: Vec<Label>,
        /// What was not sent yet, where anything waits.
        unsent: Option<Label>,
        /// Why it cannot be: nobody else decides. Another owner has to be there first.
        stays: Option<Label>,
        /// What has to be done first, where it cannot be: `role` to let the only `member` decide too, `who` to choose one, or `invite`
        /// where none can.
        first: Option<Offer>,
        /// Who alone can come to decide.
        member: Option<String>,
        /// To do it, where it can be.
        yes: Option<Label>,
    }
}

mirror! {
    /// What a member may do, to change it.
    steunkring_app::RoleScreen => RoleScreen {
        /// Which member.
        member: String,
        /// The question.
        title: Label,
        /// The answers, from the least to the most.
        choices: Vec<RoleChoice>,
        /// To do what was chosen; `undo` cannot take it back.
        done: Label,
    }
}

mirror! {
    /// One thing that a member may do.
    steunkring_app::RoleChoice => RoleChoice {
        /// Which: `reader`, `editor` or `owner`.
        id: String,
        /// In words.
        label: Label,
        /// Whether it is so now.
        chosen: bool,
    }
}

mirror! {
    /// What happens when somebody stops looking on, before it is done.
    steunkring_app::StopScreen => StopScreen {
        /// Which member.
        member: String,
        /// The question.
        title: Label,
        /// What this member keeps, and gets no more.
        effect: Vec<Label>,
        /// To do it.
        yes: Label,
    }
}

mirror! {
    /// What happens when a space begins anew without somebody, before it is done.
    steunkring_app::AnewScreen => AnewScreen {
        /// Without which member.
        member: String,
        /// The question.
        title: Label,
        /// What is in the new space, who sees it, and what stays behind.
        effect: Vec<Label>,
        /// To do it.
        yes: Label,
    }
}

mirror! {
    /// What is kept apart of somebody who looks on no more, and what happens when it is taken in after all.
    steunkring_app::TakeInScreen => TakeInScreen {
        /// Whose.
        member: String,
        /// The question.
        title: Label,
        /// How much it is, that all see it then, and that it cannot be taken back.
        effect: Vec<Label>,
        /// To do it.
        yes: Label,
    }
}

mirror! {
    /// Who can see a space.
    steunkring_app::WhoScreen => WhoScreen {
        /// How often the space had changed.
        revision: u64,
        /// Its title.
        title: Label,
        /// Everybody in one sentence.
        summary: Label,
        /// The members, the most senior first.
        members: Vec<MemberItem>,
        /// That a relay passes it on and reads nothing, where there is one.
        relay: Option<Label>,
        /// To let somebody in, for who may.
        add: Option<Label>,
        /// To leave, for who belongs.
        leave: Option<Label>,
        /// To have this device forget it, once this profile has left; `wipe_screen` says what that does.
        wipe: Option<Label>,
        /// From whose phone what was there before came as a whole, where it did: it is not known for sure who wrote that.
        taken_over: Option<Label>,
        /// What should not have happened, each with what to do.
        alarms: Vec<Label>,
        /// Who left or was let go: they keep what they had.
        former: Vec<FormerItem>,
    }
}

mirror! {
    /// One phone of a member, or a code on paper.
    steunkring_app::DeviceItem => DeviceItem {
        /// Which one, by its place in the list.
        name: Label,
        /// Since when it can read this.
        since: Option<Label>,
        /// When something of it came last, that nothing did, or that it is this one; nothing for a code on paper.
        seen: Option<Label>,
    }
}

mirror! {
    /// One member.
    steunkring_app::MemberItem => MemberItem {
        /// Which.
        id: String,
        /// The person of the map, where this member said so and stands on it.
        person: Option<String>,
        /// What this member is called.
        name: Label,
        /// What this member may do.
        may: Label,
        /// Since when.
        since: Label,
        /// On how many phones.
        devices: Label,
        /// Each of them, and each code on paper, where there is more than one.
        each: Vec<DeviceItem>,
        /// When something of it came last, for others than oneself.
        last_seen: Option<Label>,
        /// That nothing of one of its phones is taken over at the moment.
        stopped: Option<Label>,
        /// Whether it is this profile.
        own: bool,
        /// What can be done, for who decides: `role`, `hand-over` and `stop`; where this profile cannot take out one who decides, `anew`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// One who looked on and does so no more.
    steunkring_app::FormerItem => FormerItem {
        /// Which.
        id: String,
        /// The person of the map, where this member said so and stands on it.
        person: Option<String>,
        /// What this member is called.
        name: Label,
        /// That it looks on no more.
        said: Label,
        /// From when until when it did.
        times: Vec<Label>,
        /// That it keeps what was there.
        keeps: Label,
        /// What it wrote that was not taken in, where there is any.
        apart: Option<Label>,
        /// To take that in, for who decides: `take-in`.
        offers: Vec<Offer>,
    }
}

mirror! {
    /// What happens when a space is taken off this phone, before it is done.
    steunkring_app::WipeScreen => WipeScreen {
        /// What it is.
        title: Label,
        /// That nobody can bring it back here, and that others may have it.
        effect: Vec<Label>,
        /// What was not sent yet, where anything waits: it is lost.
        unsent: Option<Label>,
        /// To do it.
        yes: Label,
    }
}
