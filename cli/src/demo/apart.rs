//! A worker is let in, both write without a network, and both agree again.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use steunkring_app::{App, Command, CoreError, Edit, MapOptions, MapScreen, MemberRole, Met, NoteEdit, Seat, SpaceId};
use steunkring_domain::*;
use steunkring_relay::{Config, Relay, RunningRelay};
use steunkring_text::{Args, Words};

use super::texts::Texts;
use super::{Steps, find, line, parse};
use crate::failure::Failure;

/// What the two write in.
pub struct Apart<'a> {
    pub space: SpaceId,
    pub document: DocumentId,
    pub people: &'a [(&'static str, PersonId)],
    pub texts: &'a Texts,
    pub words: &'a Words,
}

/// What came of it.
pub struct Story {
    /// The relay, while it ran.
    pub relay: SocketAddr,
    /// How many sealed items went through it.
    pub sent: usize,
    /// What each side wrote, and what both hold now; each was looked up on both sides.
    pub facts: Vec<Fact>,
}

/// One thing in which both wrote while the relay was away.
pub struct Fact {
    pub about: String,
    pub nadia: String,
    pub iris: String,
    pub now: String,
}

impl Apart<'_> {
    /// Starts a relay, invites, stops the relay, lets both write, starts it again, and looks for every fact on both sides.
    pub fn run(&self, family: &mut App, worker: &mut App, folder: &Path, steps: &mut Steps) -> Result<Story, Failure> {
        let relay = start(SocketAddr::from(([127, 0, 0, 1], 0)), folder)?;
        let address = relay.address;
        family.use_relay(self.space, &format!("http://{address}"))?;
        let (mut sent, digits) = self.let_in(family, worker, &format!("http://{address}"))?;
        steps.say(self.words.text("demo-step-let-in", &Args::new().text("digits", &digits)));
        sent += self.exchange(family, worker)?;
        worker.i_am(self.space, find(self.people, "Iris")?)?;
        relay.shutdown();
        self.write(family, worker)?;
        if family.sync(self.space) != Err(CoreError::Offline) {
            return Err(Failure::check("relay-gone"));
        }
        steps.say(self.words.text("demo-step-apart", &Args::new()));
        let relay = start(address, folder)?;
        sent += self.exchange(family, worker)?;
        self.settle(family)?;
        sent += self.exchange(family, worker)?;
        let facts = self.facts(family)?;
        if self.facts(worker)?.iter().map(|fact| &fact.now).ne(facts.iter().map(|fact| &fact.now)) {
            return Err(Failure::check("facts"));
        }
        let noor = find(self.people, "Noor")?;
        family.bring_back(self.space, Table::People, &noor.to_row())?;
        sent += self.exchange(family, worker)?;
        relay.shutdown();
        self.same_screens(family, worker)?;
        steps.say(self.words.text("demo-step-equal", &Args::new()));
        Ok(Story { relay: address, sent, facts })
    }

    /// Iris types the code of Nadia's screen, and both compare six digits. Gives how many sealed items were sent,
    /// and the digits.
    fn let_in(&self, family: &mut App, worker: &mut App, relay: &str) -> Result<(usize, String), Failure> {
        let mut inviting = family.invite(self.space, Seat::Member(MemberRole::Editor))?;
        family.offer(&mut inviting)?;
        let mut joining = worker.join_by_code(relay, &inviting.code())?;
        // Each phone answers at once here, so nobody has to wait.
        family.meet(&mut inviting, Duration::ZERO)?;
        let Met::Digits(theirs) = worker.meet_inviter(&mut joining, Duration::ZERO)? else {
            return Err(Failure::check("digits"));
        };
        if family.meet(&mut inviting, Duration::ZERO)?.as_ref() != Some(&theirs) {
            return Err(Failure::check("same-digits"));
        }
        let sent = family.let_in(&mut inviting, "Iris")?.sent;
        if worker.meet_inviter(&mut joining, Duration::ZERO)? != Met::Welcome {
            return Err(Failure::check("let-in"));
        }
        worker.come_in(joining, "Nadia en de kinderen")?;
        Ok((sent, theirs))
    }

    /// The same person, tie, plan and paragraph on both sides, and a removal beside an edit.
    fn write(&self, family: &mut App, worker: &mut App) -> Result<(), Failure> {
        let (lot, noor, els) = (find(self.people, "Lot")?, find(self.people, "Noor")?, find(self.people, "juf Els")?);
        let Texts { names, wishes, strength, nadia, iris, .. } = self.texts;
        let called =
            |name| -> Result<Edit, Failure> { Ok(Edit::Person(lot, PersonChange::Nickname(Some(parse(name)?)))) };
        let goal = |n: u8, text| -> Result<Edit, Failure> {
            Ok(Edit::Goal(GoalId([n; 16]), GoalChange::Text(Some(line(text)?))))
        };
        let ring = |respondent, ring| {
            let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: els }, respondent };
            Edit::View(view, PerspectiveChange::Ring(Some(ring)))
        };
        let [lotje, next_door] = *names;
        let [hers, theirs] = *wishes;
        let mut edits = vec![called(lotje)?, goal(1, hers)?, ring(family.me(self.space)?, Ring::Outer)];
        edits.push(Edit::Person(noor, PersonChange::Removed(Some(family.now()))));
        family.run(self.space, Command::Map(edits))?;
        self.rewrite(family, nadia)?;
        let mut edits = vec![called(next_door)?, goal(2, theirs)?, ring(worker.me(self.space)?, Ring::Inner)];
        edits.push(Edit::Person(noor, PersonChange::Strength(line(strength)?, true)));
        worker.run(self.space, Command::Map(edits))?;
        self.rewrite(worker, iris)
    }

    /// Changes a piece in the middle of the note.
    fn rewrite(&self, app: &mut App, (from, to): &(&str, &str)) -> Result<(), Failure> {
        let body = app.note(self.space, self.document)?.note.body.replacen(from, to, 1);
        app.run(self.space, Command::Note { document: self.document, edits: vec![NoteEdit::Rewrite(body)] })?;
        Ok(())
    }

    /// Nadia chooses between the two names.
    fn settle(&self, family: &mut App) -> Result<(), Failure> {
        let screen = family.settle_screen(self.space)?;
        let [question] = screen.questions.as_slice() else {
            return Err(Failure::check("two-answers"));
        };
        let at = question.answers.iter().position(|answer| answer.label.text == self.texts.chosen);
        let chosen = at.and_then(|at| question.choose(at)).filter(|_| question.answers.len() == 2);
        let field = chosen.ok_or_else(|| Failure::check("both-names"))?;
        family.run(self.space, Command::Settle { document: question.document, field })?;
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

    /// Looks up each fact in one home; fails when one is not there.
    fn facts(&self, app: &mut App) -> Result<Vec<Fact>, Failure> {
        let (lot, noor, els) = (find(self.people, "Lot")?, find(self.people, "Noor")?, find(self.people, "juf Els")?);
        let (nadia, iris) = (find(self.people, "Nadia")?, find(self.people, "Iris")?);
        let Texts { names: [lotje, next_door], wishes: [hers, theirs], chosen, strength, .. } = self.texts;
        let row = app.circle(self.space)?;
        let circle = &row.circle;
        let said = |message: &str, args: Args| self.words.text(message, &args);
        let name = |id| Args::new().text("name", circle.name(id));
        let ring = |respondent| {
            let tie = TieId { ego: PersonId::FAMILY, alter: els };
            let ring = circle.view(tie, respondent).and_then(|view| view.ring.as_ref());
            ring.map(|ring| self.words.choice(Ring::PREFIX, ring.code(), &Args::new()).text)
        };
        let body = app.note(self.space, self.document)?.note.body;
        let paragraph = body.lines().next().unwrap_or_default();
        let both = [self.texts.nadia, self.texts.iris];
        let expected = both.iter().fold(self.texts.note.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
        let wishes: Vec<&str> = circle.goals.values().filter_map(|goal| goal.text.as_ref()).map(Line::as_str).collect();
        let tray = app.tray_screen(self.space)?;
        let taken = tray.items.iter().find(|item| item.row == noor.to_row() && item.edited);
        let is_strong =
            circle.people.get(&noor).is_some_and(|noor| noor.strengths.iter().any(|one| one.as_str() == *strength));
        let facts = [
            ("chosen-name", circle.name(lot) == *chosen && row.conflicts.is_empty()),
            ("both-views", ring(nadia) != ring(iris) && ring(nadia).is_some() && ring(iris).is_some()),
            ("both-wishes", wishes.contains(hers) && wishes.contains(theirs) && wishes.len() == 2),
            ("both-changes", body == expected),
            ("edit-beside-removal", taken.is_some() && is_strong),
        ];
        if let Some((what, _)) = facts.iter().find(|(_, is)| !is) {
            return Err(Failure::check(what));
        }
        let [outer, inner] = [ring(nadia), ring(iris)].map(Option::unwrap_or_default);
        let value = |value: &str| name(nadia).text("value", value);
        let piece = |(_, to): (&str, &str)| format!("… {to}");
        let fact = |about, nadia: &str, iris: &str, now| Fact { about, nadia: nadia.into(), iris: iris.into(), now };
        Ok(vec![
            fact(said("demo-fact-name", Args::new()), lotje, next_door, said("demo-two-answers", value(chosen))),
            fact(said("demo-fact-ring", name(els)), &outer, &inner, said("demo-two-views", Args::new())),
            fact(said("demo-fact-plan", Args::new()), hers, theirs, wishes.join(" ")),
            fact(
                said("demo-fact-note", Args::new()),
                &piece(self.texts.nadia),
                &piece(self.texts.iris),
                paragraph.to_owned(),
            ),
            fact(
                said("demo-fact-taken", name(noor)),
                &said("demo-took-away", name(noor)),
                &said("demo-strength", name(noor).text("value", strength)),
                // Nadia puts her back afterwards.
                said("tray-edited", Args::new())
                    + " "
                    + &said("tray-restored", Args::new().text("what", circle.name(noor))),
            ),
        ])
    }

    /// Compares whole screens of both homes: each teller's map, the comparison, the note, the plan and the tray.
    fn same_screens(&self, family: &mut App, worker: &mut App) -> Result<(), Failure> {
        let (here, there) = (family.circle(self.space)?, worker.circle(self.space)?);
        let mut same = here == there && family.notes(self.space)? == worker.notes(self.space)?;
        for teller in ["Nadia", "Iris", "Yara"] {
            let respondent = Some(find(self.people, teller)?);
            let screen = |app: &mut App| -> Result<MapScreen, CoreError> {
                let options = MapOptions { respondent, ..MapOptions::default() };
                // How often a home had changed is its own affair.
                app.map_screen(self.space, options).map(|mut screen| {
                    screen.revision = 0;
                    screen
                })
            };
            same &= screen(family)? == screen(worker)?;
        }
        let (nadia, iris) = (find(self.people, "Nadia")?, find(self.people, "Iris")?);
        let rest = |app: &mut App| -> Result<_, CoreError> {
            let mut compared = app.compare_screen(self.space, PersonId::FAMILY, nadia, iris)?;
            let (mut note, mut plan) = (app.note_screen(self.space, self.document)?, app.plan_screen(self.space)?);
            let mut tray = app.tray_screen(self.space)?;
            (compared.revision, note.revision, plan.revision, tray.revision) = (0, 0, 0, 0);
            Ok((compared, note, plan, tray))
        };
        if !same || rest(family)? != rest(worker)? {
            return Err(Failure::check("same-screens"));
        }
        Ok(())
    }
}

fn start(listen: SocketAddr, folder: &Path) -> Result<RunningRelay, Failure> {
    Relay::start(Config::new(listen, folder.to_owned())).map_err(|_| Failure::check("relay-start"))
}
