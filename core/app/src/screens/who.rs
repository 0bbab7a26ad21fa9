//! Who can see this, letting somebody in, and coming in with a code.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_sync::engine::MemberView;
use steunkring_sync::op::Role;
use steunkring_text::{Args, Label, Words};

use super::{Offer, date};
use crate::anew::is_above;
use crate::members::held;
use crate::share::key;
use crate::{App, CoreError, Inviting, Joining, Seat, SpaceId};

/// Who can see a space.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhoScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Its title.
    pub title: Label,
    /// Everybody in one sentence.
    pub summary: Label,
    /// The members, the most senior first.
    pub members: Vec<MemberItem>,
    /// That a relay passes it on and reads nothing, where there is one.
    pub relay: Option<Label>,
    /// To let somebody in, for who may.
    pub add: Option<Label>,
    /// To leave, for who belongs.
    pub leave: Option<Label>,
    /// To have this device forget it, once this profile has left.
    pub wipe: Option<Label>,
    /// From whose phone what was there before came as a whole, where it did: it is not known for sure who wrote that.
    pub taken_over: Option<Label>,
    /// What should not have happened, each with what to do.
    pub alarms: Vec<Label>,
    /// Who left or was let go: they keep what they had.
    pub former: Vec<FormerItem>,
}

/// One who looked on and does so no more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormerItem {
    /// Which.
    pub id: MemberKey,
    /// The person of the map, where this member said so and stands on it.
    pub person: Option<PersonId>,
    /// What this member is called.
    pub name: Label,
    /// That it looks on no more.
    pub said: Label,
    /// From when until when it did.
    pub times: Vec<Label>,
    /// That it keeps what was there.
    pub keeps: Label,
    /// What it wrote that was not taken in, where there is any.
    pub apart: Option<Label>,
    /// To take that in, for who decides: `take-in`.
    pub offers: Vec<Offer>,
}

/// One member.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MemberItem {
    /// Which.
    pub id: MemberKey,
    /// The person of the map, where this member said so and stands on it.
    pub person: Option<PersonId>,
    /// What this member is called.
    pub name: Label,
    /// What this member may do.
    pub may: Label,
    /// Since when.
    pub since: Label,
    /// On how many phones.
    pub devices: Label,
    /// Each of them, and each code on paper, where there is more than one.
    pub each: Vec<DeviceItem>,
    /// When something of it came last, for others than oneself.
    pub last_seen: Option<Label>,
    /// That nothing of one of its phones is taken over at the moment.
    pub stopped: Option<Label>,
    /// Whether it is this profile.
    pub own: bool,
    /// What can be done, for who decides: `role`, `hand-over` and `stop`; where this profile cannot take out one who decides, `anew`.
    pub offers: Vec<Offer>,
}

/// One phone of a member, or a code on paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeviceItem {
    /// Which one, by its place in the list.
    pub name: Label,
    /// Since when it can read this.
    pub since: Option<Label>,
    /// When something of it came last, that nothing did, or that it is this one; nothing for a code on paper.
    pub seen: Option<Label>,
}

/// Letting somebody in, before the code is made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InviteScreen {
    /// Its title.
    pub title: Label,
    /// Who it is.
    pub who: Label,
    /// What this person may do.
    pub question: Label,
    /// The choices.
    pub choices: Vec<SeatChoice>,
    /// That what was there already is seen too.
    pub all: Label,
    /// Whether the people know that they stand there, where somebody was not asked yet.
    pub informed: Option<Label>,
    /// To show the code of who was let in face to face once more, while the other phone may wait for it.
    pub again: Option<Label>,
}

/// One way to let somebody in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeatChoice {
    /// `reader`, `editor`, `owner` or `device`.
    pub id: &'static str,
    /// In words.
    pub label: Label,
}

/// An invitation that waits for the other phone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InvitingScreen {
    /// Its title.
    pub title: Label,
    /// To show the code.
    pub show: Label,
    /// The code to type, in words; nothing where no relay carries the space.
    pub typed: Option<Label>,
    /// How long it serves.
    pub until: Label,
    /// What happens now: waiting, or comparing.
    pub now: Label,
    /// The six digits, once the other phone answered.
    pub digits: Option<Label>,
    /// That they are the same, and that they are not.
    pub answers: Option<[Label; 2]>,
    /// What to do where they are not.
    pub mismatch: Label,
    /// That the other person saw other digits, and that nothing was shared and the code is burnt; then there is nothing to compare.
    pub declined: Vec<Label>,
    /// To begin again with a new code, where this one is over.
    pub again: Option<Label>,
    /// To scan the other phone, where there is no internet.
    pub scan: Label,
    /// That the camera may not be used.
    pub camera_off: Label,
    /// To begin anew with another code, where the digits differ.
    pub anew: Label,
}

/// Coming in with a code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JoinScreen {
    /// Its title.
    pub title: Label,
    /// To scan.
    pub scan: Label,
    /// To type.
    pub typed: Label,
    /// What to do where the camera does not serve.
    pub no_camera: Label,
    /// What one is going to see and may do, once a code was taken up.
    pub see: Vec<Label>,
    /// To go on without internet, where the other person has none: once an invitation was scanned and the other phone does not answer.
    pub apart: Label,
    /// What to say with the code for the other phone, where there is no internet.
    pub near: Vec<Label>,
    /// To scan the code with which the other phone lets this one in.
    pub enter: Label,
    /// That the camera may not be used, where nothing can be typed instead.
    pub camera_off: Label,
    /// The six digits, once the other phone answered.
    pub digits: Option<Label>,
    /// What both people do with them.
    pub compare: Option<Label>,
    /// That they are the same, and that they are not.
    pub answers: Option<[Label; 2]>,
}

impl App {
    /// Who can see a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn who_screen(&mut self, space: SpaceId) -> Result<WhoScreen, CoreError> {
        let row = self.circle(space)?;
        let words = self.words(&row.circle)?;
        let open = self.space(space)?;
        let (claims, members) = (open.believed(&row.claims)?, open.log()?.members());
        let former = open.log()?.former();
        let from = open.taken_over()?;
        let (relayed, owner, first) =
            (open.relay()?.is_some(), open.log()?.may_invite(), members.iter().any(|one| one.own && one.first));
        let giver = |one: &&MemberView| one.devices.iter().any(|device| Some(device.id) == from);
        let taken_over = members.iter().chain(&former).find(giver).map(|one| {
            let name = called(&row.circle, claims.get(&key(&one.id.0)).copied(), &one.name);
            words.label("who-taken-over", &Args::new().text("name", name))
        });
        let mut items = Vec::new();
        for member in &members {
            let person = claims.get(&key(&member.id.0)).copied();
            let mut item = self.member_item(&words, &row.circle, member, person)?;
            item.each = self.each_device(space, &words, member)?;
            let above = is_above(&members, member);
            if above {
                let name = Args::new().text("name", &item.name.text);
                item.offers = vec![Offer { id: "anew", label: words.label("who-anew", &name) }];
            } else if owner && !member.own {
                item.offers = offers(&words, member, &item.name.text, first);
            }
            items.push(item);
        }
        let mut gone = Vec::new();
        for member in &former {
            let person = claims.get(&key(&member.id.0)).copied();
            gone.push(self.former_item(&words, &row.circle, member, (person, owner))?);
        }
        let summary =
            everybody(&words, items.iter().all(|item| item.own), items.iter().map(|item| item.name.text.as_str()));
        Ok(WhoScreen {
            revision: self.revision(space)?,
            alarms: self.alarm_labels(space, &row, &words, &members)?,
            taken_over,
            title: words.plain("who-title"),
            summary,
            members: items,
            relay: relayed.then(|| words.plain("who-relay")),
            add: owner.then(|| words.plain("who-add")),
            leave: members.iter().any(|one| one.own).then(|| words.plain("who-leave")),
            wipe: former.iter().any(|one| one.own).then(|| words.plain("erase-title")),
            former: gone,
        })
    }

    /// Letting somebody of this name into a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::NotAllowed`] for who is no owner; [`CoreError::Invalid`] for no name.
    pub fn invite_screen(&mut self, space: SpaceId, name: &str) -> Result<InviteScreen, CoreError> {
        let name = Nickname::parse(name).map_err(|reason| CoreError::invalid("nickname", reason))?;
        let circle = self.circle(space)?.circle;
        let words = self.words(&circle)?;
        if !self.space(space)?.log()?.may_invite() {
            return Err(CoreError::NotAllowed);
        }
        let choice = |id, label| SeatChoice { id, label };
        let members = ROLES.map(|(id, role)| choice(id, may(&words, role, name.as_str())));
        let device = choice("device", words.plain("join-second-device"));
        let choices = members.into_iter().chain([device]).collect();
        let me = self.me(space)?;
        // Who is invited comes to know it.
        let is_invited = |one: &str| one.to_lowercase() == name.as_str().to_lowercase();
        let uninformed = |(id, person): &(PersonId, &Person)| {
            *id != me
                && *id != PersonId::FAMILY
                && !is_invited(circle.name(*id))
                && person.in_family != Some(true)
                && person.informed != Some(true)
        };
        let mut names: Vec<&str> = circle.present().filter(uninformed).map(|(id, _)| circle.name(id)).collect();
        words.sort_names(&mut names, |name| name);
        let list = words.list(names.iter().copied());
        Ok(InviteScreen {
            title: words.plain("invite-title"),
            who: words.plain("invite-who"),
            question: words.plain("invite-role"),
            choices,
            all: words.plain("invite-all"),
            again: self.welcome_again(space, &words)?,
            informed: (!names.is_empty()).then(|| words.label("invite-informed", &Args::new().text("names", &list))),
        })
    }

    /// An invitation that waits for the other phone.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn inviting_screen(&mut self, inviting: &Inviting) -> Result<InvitingScreen, CoreError> {
        let circle = self.circle(inviting.space)?.circle;
        let words = self.words(&circle)?;
        let relayed = self.space(inviting.space)?.relay()?.is_some();
        let typed = || words.label("invite-code-typed", &Args::new().text("code", &grouped(&inviting.code())));
        let minutes = i64::try_from(self.minutes_left(inviting)).unwrap_or(i64::MAX);
        let declined = inviting.is_declined();
        let digits = inviting.digits().filter(|_| !declined).map(|digits| six(&words, digits));
        let over = declined || minutes == 0;
        let now = match (declined, digits.is_some()) {
            (true, _) => "err-declined-what",
            (false, true) => "invite-compare",
            (false, false) if relayed => "invite-waiting",
            (false, false) => "invite-then-scan",
        };
        Ok(InvitingScreen {
            title: words.plain("invite-title"),
            show: words.plain("invite-show-code"),
            typed: relayed.then(typed),
            until: match minutes {
                _ if declined => words.plain("invite-burnt"),
                0 => words.plain("invite-expired"),
                minutes => words.label("invite-until", &Args::new().number("minutes", minutes)),
            },
            now: words.plain(now),
            declined: if declined {
                ["err-declined-what", "err-declined-safe"].map(|message| words.plain(message)).to_vec()
            } else {
                Vec::new()
            },
            again: over.then(|| words.plain("invite-again")),
            answers: digits.is_some().then(|| [words.plain("invite-compare-yes"), words.plain("invite-compare-no")]),
            digits,
            mismatch: words.plain("invite-mismatch"),
            scan: words.plain("invite-scan"),
            camera_off: words.plain("camera-off"),
            anew: words.plain("invite-again"),
        })
    }

    /// Coming in with a code; with what was taken up, once it was.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn join_screen(&self, joining: Option<&Joining>) -> Result<JoinScreen, CoreError> {
        let words = self.words(&Circle::default())?;
        let see = joining.map(|joining| {
            let may: &[_] = match joining.seat() {
                Seat::Member(Role::Reader) => &["join-see-reader"],
                Seat::Member(Role::Editor) => &["join-see-editor"],
                Seat::Member(Role::Owner) => &["join-see-editor", "join-see-owner"],
                Seat::OwnDevice => &["join-second-device"],
            };
            may.iter().chain(&["join-all"]).map(|message| words.plain(message)).collect()
        });
        let digits = joining.and_then(Joining::digits).map(|digits| six(&words, digits));
        Ok(JoinScreen {
            title: words.plain("join-title"),
            scan: words.plain("join-scan"),
            typed: words.plain("join-type"),
            no_camera: words.plain("err-camera"),
            see: see.unwrap_or_default(),
            apart: words.plain("join-apart"),
            near: ["join-near", "join-show-answer"].map(|message| words.plain(message)).to_vec(),
            enter: words.plain("join-enter"),
            camera_off: words.plain("camera-off"),
            compare: digits.is_some().then(|| words.plain("invite-compare")),
            answers: digits.is_some().then(|| [words.plain("invite-compare-yes"), words.plain("invite-compare-no")]),
            digits,
        })
    }

    /// What the members of a space are called, in order of the names.
    pub(super) fn member_names(&mut self, space: SpaceId, circle: &Circle) -> Result<Vec<String>, CoreError> {
        let claims = self.claims(space)?;
        let name =
            |member: MemberView| called(circle, claims.get(&key(&member.id.0)).copied(), &member.name).to_owned();
        let mut names: Vec<String> = self.members(space)?.into_iter().map(name).collect();
        self.words(circle)?.sort_names(&mut names, |name| name);
        names.dedup();
        Ok(names)
    }

    fn former_item(
        &self,
        words: &Words,
        circle: &Circle,
        member: &MemberView,
        (person, owner): (Option<PersonId>, bool),
    ) -> Result<FormerItem, CoreError> {
        let name = called(circle, person, &member.name);
        let held = held(member);
        let args = || Args::new().text("name", name).count("n", held);
        let mut times = Vec::new();
        for (message, ms) in [("who-former-since", Some(member.since_ms)), ("who-until", member.until_ms)] {
            let Some(ms) = ms else { continue };
            let day = self.day(Instant(i64::try_from(ms).unwrap_or(i64::MAX)))?;
            times.push(words.label(message, &args().text("date", &date(words, day))));
        }
        Ok(FormerItem {
            id: key(&member.id.0),
            person: on_map(circle, person),
            name: words.as_written(name),
            said: words.label("member-former", &args()),
            times,
            keeps: words.label("who-stop-keeps", &args()),
            apart: (held > 0).then(|| words.label("sync-left-out", &args())),
            offers: (owner && held > 0).then(|| Offer::of(words, "take-in", "who-take-in")).into_iter().collect(),
        })
    }

    fn member_item(
        &self,
        words: &Words,
        circle: &Circle,
        member: &MemberView,
        person: Option<PersonId>,
    ) -> Result<MemberItem, CoreError> {
        let name = called(circle, person, &member.name);
        let named = || Args::new().text("name", name);
        let since = self.day(Instant(i64::try_from(member.since_ms).unwrap_or(i64::MAX)))?;
        let last = member.devices.iter().filter_map(|device| device.last_seen).max();
        let stopped = member.devices.iter().any(|device| device.stopped);
        Ok(MemberItem {
            id: key(&member.id.0),
            person: on_map(circle, person),
            name: words.as_written(name),
            may: may(words, member.role, name),
            since: words.label("who-since", &named().text("date", &date(words, since))),
            devices: words.label("who-device-count", &named().count("n", member.in_use())),
            each: Vec::new(),
            last_seen: last.filter(|_| !member.own).map(|at| self.last_seen(words, at)),
            stopped: stopped.then(|| words.plain("sync-state-feed-stopped")),
            own: member.own,
            offers: Vec::new(),
        })
    }

    /// The devices of a member one by one, where it has more than one.
    fn each_device(
        &mut self,
        space: SpaceId,
        words: &Words,
        member: &MemberView,
    ) -> Result<Vec<DeviceItem>, CoreError> {
        if member.devices.len() < 2 {
            return Ok(Vec::new());
        }
        let engine = self.space(space)?.log()?.engine();
        let here = engine.device();
        let mut devices: Vec<_> =
            member.devices.iter().map(|device| (engine.log().added_ms(&device.id), device.clone())).collect();
        // The first that came stays the first.
        devices.sort_by_key(|(since, device)| (*since, device.id));
        let mut phones = 0;
        let mut items = Vec::new();
        for (since, device) in devices {
            phones += usize::from(!device.recovery);
            let seen = match device.last_seen {
                _ if device.recovery => None,
                _ if device.id == here => Some(words.plain("who-this-phone")),
                Some(at) => Some(self.last_seen(words, at)),
                None => Some(words.plain("lost-never")),
            };
            items.push(DeviceItem {
                name: if device.recovery {
                    words.plain("who-paper")
                } else {
                    words.label("who-phone", &Args::new().count("n", phones))
                },
                since: since.map(|ms| self.since(words, ms)).transpose()?,
                seen,
            });
        }
        Ok(items)
    }
}

/// Six digits are said one by one.
fn six(words: &Words, digits: &str) -> Label {
    let apart: Vec<String> = digits.chars().map(String::from).collect();
    words.label("invite-six", &Args::new().text("digits", &apart.join(" ")))
}

/// What a member is called: as the map has the person that it says to be, else by the name under which it was let in.
pub(crate) fn called<'a>(circle: &'a Circle, person: Option<PersonId>, name: &'a str) -> &'a str {
    on_map(circle, person).map_or(name, |person| circle.name(person))
}

/// The person that a member says to be, where the map has that person.
pub(super) fn on_map(circle: &Circle, person: Option<PersonId>) -> Option<PersonId> {
    person.map(|id| circle.resolve(id)).filter(|id| circle.people.contains_key(id))
}

/// Everybody who sees a space, in one sentence. Who was let go is none of the members, also where there is one.
pub(super) fn everybody<'a>(words: &Words, alone: bool, names: impl Iterator<Item = &'a str>) -> Label {
    if alone {
        return words.plain("who-only-you");
    }
    words.label("who-list", &Args::new().text("names", &words.list(names)))
}

/// What who decides can do about another member.
fn offers(words: &Words, member: &MemberView, name: &str, first: bool) -> Vec<Offer> {
    let offer = |id, message: &str| Offer { id, label: words.label(message, &Args::new().text("name", name)) };
    let over = (first && member.role == Role::Owner).then(|| offer("hand-over", "who-hand-over-ask"));
    [offer("role", "who-role-change")].into_iter().chain(over).chain([offer("stop", "who-stop")]).collect()
}

/// What a member may be, from the least to the most, by the id of the choice.
pub(crate) const ROLES: [(&str, Role); 3] =
    [("reader", Role::Reader), ("editor", Role::Editor), ("owner", Role::Owner)];

/// What a member may do: short to read, a whole sentence to hear.
pub(crate) fn may(words: &Words, role: Role, name: &str) -> Label {
    let message = match role {
        Role::Reader => "member-reader",
        Role::Editor => "member-editor",
        Role::Owner => "member-owner",
    };
    words.label(message, &Args::new().text("name", name))
}
/// A code in parts of four signs, as somebody reads it aloud and types it.
fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let parts: Vec<String> = signs.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join(" ")
}
