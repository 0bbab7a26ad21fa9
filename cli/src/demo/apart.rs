//! A worker is let in, both write without a network, and both agree again.

use steunkring_app::{App, Command, Edit, MapOptions, MemberRole, NoteEdit, SpaceId};
use steunkring_domain::*;

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
    /// Invites, lets both write, exchanges files, and looks for every fact on both sides. Gives the exchanges and their bytes.
    pub fn run(&self, family: &mut App, worker: &mut App) -> Result<(usize, usize), Failure> {
        let inviting = family.invite(self.space, MemberRole::Editor)?;
        let (joining, answer) = worker.take_up(&inviting.qr()?)?;
        let welcome = family.approve(inviting, &answer, "Iris")?;
        worker.join(joining, &welcome, "Nadia en de kinderen")?;
        let mut bytes = self.exchange(family, worker)?;
        worker.i_am(self.space, find(self.people, "Iris")?)?;
        self.write(family, worker)?;
        bytes += self.exchange(family, worker)?;
        self.settle(family)?;
        bytes += self.exchange(family, worker)?;
        self.look(family, worker)?;
        Ok((3, bytes))
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

    /// Each gives the other its file, twice, as one may bring keys that open what the other holds.
    fn exchange(&self, family: &mut App, worker: &mut App) -> Result<usize, Failure> {
        let mut bytes = 0;
        for _ in 0..2 {
            let file = family.bundle(self.space)?;
            worker.take_in(self.space, &file)?;
            let answer = worker.bundle(self.space)?;
            family.take_in(self.space, &answer)?;
            bytes += file.len() + answer.len();
        }
        Ok(bytes)
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
