//! A worker is let in, both write without a network, and both agree again.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use steunkring_app::{App, Command, CoreError, Edit, MapOptions, MemberRole, Met, NoteEdit, Seat, SpaceId};
use steunkring_domain::*;
use steunkring_relay::{Config, Relay, RunningRelay};

use super::{find, parse};
use crate::failure::Failure;

/// What the two write in.
pub struct Apart<'a> {
    pub space: SpaceId,
    pub document: DocumentId,
    pub people: &'a [(&'static str, PersonId)],
}

/// What Nadia and Iris add to the same paragraph.
const NADIA: &str = " Nadia belt de dokter.";
const IRIS: &str = " Iris komt vrijdag langs.";

impl Apart<'_> {
    /// Starts a relay, invites, stops the relay, lets both write, starts it again, and looks for every fact on both sides. Gives
    /// how many sealed items went through the relay.
    pub fn run(&self, family: &mut App, worker: &mut App, folder: &Path) -> Result<usize, Failure> {
        let relay = start(SocketAddr::from(([127, 0, 0, 1], 0)), folder)?;
        let address = relay.address;
        family.use_relay(self.space, &format!("http://{address}"))?;
        let mut sent = self.let_in(family, worker, &format!("http://{address}"))?;
        sent += self.exchange(family, worker)?;
        worker.i_am(self.space, find(self.people, "Iris")?)?;
        relay.shutdown();
        self.write(family, worker)?;
        if family.sync(self.space) != Err(CoreError::Offline) {
            return Err(Failure::usage("the relay should be gone"));
        }
        let relay = start(address, folder)?;
        sent += self.exchange(family, worker)?;
        self.settle(family)?;
        sent += self.exchange(family, worker)?;
        relay.shutdown();
        self.look(family, worker)?;
        Ok(sent)
    }

    /// Iris types the code of Nadia's screen, and both compare six digits. Gives how many sealed items were sent.
    fn let_in(&self, family: &mut App, worker: &mut App, relay: &str) -> Result<usize, Failure> {
        let mut inviting = family.invite(self.space, Seat::Member(MemberRole::Editor))?;
        family.offer(&mut inviting)?;
        let mut joining = worker.join_by_code(relay, &inviting.code())?;
        // Each phone answers at once here, so nobody has to wait.
        family.meet(&mut inviting, Duration::ZERO)?;
        let Met::Digits(theirs) = worker.meet_inviter(&mut joining, Duration::ZERO)? else {
            return Err(Failure::usage("the worker's home should show six digits"));
        };
        if family.meet(&mut inviting, Duration::ZERO)? != Some(theirs) {
            return Err(Failure::usage("both should show the same six digits"));
        }
        let sent = family.let_in(&mut inviting, "Iris")?.sent;
        if worker.meet_inviter(&mut joining, Duration::ZERO)? != Met::Welcome {
            return Err(Failure::usage("the worker should be let in"));
        }
        worker.come_in(joining, "Nadia en de kinderen")?;
        Ok(sent)
    }

    /// The same person, tie, plan and paragraph on both sides, and a removal beside an edit.
    fn write(&self, family: &mut App, worker: &mut App) -> Result<(), Failure> {
        let (lot, noor, els) = (find(self.people, "Lot")?, find(self.people, "Noor")?, find(self.people, "juf Els")?);
        let called =
            |name| -> Result<Edit, Failure> { Ok(Edit::Person(lot, PersonChange::Nickname(Some(parse(name)?)))) };
        let body = family.note(self.space, self.document)?.note.body;
        let note = |more: &str| Command::Note {
            document: self.document,
            edits: vec![NoteEdit::Rewrite(format!("{body}{more}"))],
        };
        let goal = |n: u8, text: &str| -> Result<Edit, Failure> {
            let text = Line::parse(text).map_err(|reason| Failure::value("goal", reason, "one line"))?;
            Ok(Edit::Goal(GoalId([n; 16]), GoalChange::Text(Some(text))))
        };
        let view = |respondent| PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: els }, respondent };
        let ring = |respondent, ring| Edit::View(view(respondent), PerspectiveChange::Ring(Some(ring)));
        let (me, iris) = (family.me(self.space)?, worker.me(self.space)?);
        let gone = Edit::Person(noor, PersonChange::Removed(Some(family.now())));
        family.run(
            self.space,
            Command::Map(vec![called("Lotje")?, goal(1, "Ik wil weer goed slapen.")?, gone, ring(me, Ring::Outer)]),
        )?;
        family.run(self.space, note(NADIA))?;
        let wrote = Edit::Person(
            noor,
            PersonChange::Strength(
                Line::parse("zingen").map_err(|reason| Failure::value("line", reason, "one line"))?,
                true,
            ),
        );
        worker.run(
            self.space,
            Command::Map(vec![
                called("Lot van hiernaast")?,
                goal(2, "Samen eten op zondag.")?,
                wrote,
                ring(iris, Ring::Inner),
            ]),
        )?;
        worker.run(self.space, note(IRIS))?;
        Ok(())
    }

    /// Nadia chooses between the two names.
    fn settle(&self, family: &mut App) -> Result<(), Failure> {
        let conflicts = family.circle(self.space)?.conflicts;
        let [conflict] = conflicts.as_slice() else { return Err(Failure::usage("one field should have two answers")) };
        let chosen = steunkring_app::Field {
            table: conflict.table,
            row: conflict.row.clone(),
            key: conflict.key.clone(),
            value: Scalar::Text("Lot".to_owned()),
        };
        family.run(self.space, Command::Settle { document: DocumentId::MAP, field: chosen })?;
        Ok(())
    }

    /// Both send and fetch, twice, as one may bring keys that open what the other holds. Gives the items sent.
    fn exchange(&self, family: &mut App, worker: &mut App) -> Result<usize, Failure> {
        let mut sent = 0;
        for _ in 0..2 {
            sent += family.sync(self.space)?.sent + worker.sync(self.space)?.sent;
        }
        family.sync(self.space)?;
        Ok(sent)
    }

    fn look(&self, family: &mut App, worker: &mut App) -> Result<(), Failure> {
        let (here, there) = (family.circle(self.space)?, worker.circle(self.space)?);
        let body = family.note(self.space, self.document)?.note.body;
        let els = find(self.people, "juf Els")?;
        let tie = TieId { ego: PersonId::FAMILY, alter: els };
        let ring = |respondent| here.circle.view(tie, respondent).and_then(|view| view.ring.clone());
        let facts = [
            ("the circles", here == there),
            ("the notes", family.notes(self.space)? == worker.notes(self.space)?),
            ("both sentences", body.contains(NADIA) && body.contains(IRIS)),
            ("both wishes", here.circle.goals.len() == 2),
            ("the chosen name", here.circle.name(find(self.people, "Lot")?) == "Lot" && here.conflicts.is_empty()),
            ("the edit beside the removal", here.taken.iter().any(|taken| !taken.edited.is_empty())),
            (
                "both views",
                ring(family.me(self.space)?) == Some(Ring::Outer) && ring(worker.me(self.space)?) == Some(Ring::Inner),
            ),
        ];
        if let Some((what, _)) = facts.iter().find(|(_, is)| !is) {
            return Err(Failure::usage(format!("{what} should be on both sides, and is not")));
        }
        let respondent = Some(family.me(self.space)?);
        let screen = |app: &mut App| app.map_screen(self.space, MapOptions { respondent, ..MapOptions::default() });
        if screen(family)?.rings != screen(worker)?.rings {
            return Err(Failure::usage("both screens should show the same, and do not"));
        }
        Ok(())
    }
}

fn start(listen: SocketAddr, folder: &Path) -> Result<RunningRelay, Failure> {
    Relay::start(Config::new(listen, folder.to_owned()))
        .map_err(|_| Failure::usage("the relay could not be started on this computer"))
}
