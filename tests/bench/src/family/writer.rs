//! Writes the script: first all that happens with its hour, then in order of time, with who knows of what.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use steunkring_app::{Command, Edit, NewTie, NoteEdit};
use steunkring_domain::*;

use super::amounts::*;
use super::words::{Stream, line};
use super::{Burst, Deed, Script, Step};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// People who say what they think of the others.
const TELLERS: std::ops::Range<usize> = 1..4;

/// Chance, the same in every run.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// A number below another, which is not 0. The bias of a remainder means nothing here.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0.next_u32() % end
    }

    fn index(&mut self, end: usize) -> usize {
        usize::try_from(self.below(u32::try_from(end).unwrap_or(u32::MAX))).unwrap_or(0)
    }

    /// One of several; none of none.
    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { all.get(self.index(all.len())).cloned() }
    }
}

/// Something that happens.
struct Event {
    at: i64,
    device: usize,
    /// The thing that has to be known to do it, by its number.
    needs: Option<u32>,
    /// The thing that begins.
    makes: Option<u32>,
    deed: Deed,
}

struct Writer {
    dice: Dice,
    events: Vec<Event>,
    made: u32,
}

pub fn write() -> Script {
    let mut writer = Writer { dice: Dice(ChaCha8Rng::seed_from_u64(5)), events: Vec::new(), made: 0 };
    writer.people();
    writer.relations();
    writer.supports();
    writer.moments();
    writer.actions();
    writer.talks();
    let mut events = writer.events;
    events.sort_by_key(|event| event.at);
    order(events, &mut writer.dice)
}

impl Writer {
    fn hour(&mut self, from: u32, to: u32) -> i64 {
        let day = from + self.dice.below(to - from);
        BEGIN + i64::from(day) * DAY + i64::from(self.dice.below(12 * 60)) * MINUTE
    }

    fn device(&mut self) -> usize {
        // Who founded the circle and the worker write most.
        self.dice.one_of(&[0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7]).unwrap_or(0)
    }

    fn person(&mut self) -> PersonId {
        PersonId(id(PERSON, 1 + self.dice.index(PEOPLE - 1)))
    }

    fn view(&mut self) -> PerspectiveId {
        let respondent = PersonId(id(PERSON, TELLERS.start + self.dice.index(TELLERS.len())));
        PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter: self.person() }, respondent }
    }

    fn push(&mut self, at: i64, device: usize, command: Command) {
        self.events.push(Event { at, device, needs: None, makes: None, deed: Deed::Command(command) });
    }

    fn map(&mut self, at: i64, edits: Vec<Edit>) {
        let device = self.device();
        self.push(at, device, Command::Map(edits));
    }

    fn begin(&mut self) -> u32 {
        self.made += 1;
        self.made
    }

    /// Everybody stands on the map before anything is told of them; the owners of the devices come first.
    fn people(&mut self) {
        for n in 1..PEOPLE {
            let at = BEGIN - i64::try_from(PEOPLE - n).unwrap_or(0) * MINUTE;
            let tie = NewTie {
                ego: PersonId::FAMILY,
                domain: self.dice.one_of(Domain::ALL),
                ring: self.dice.one_of(Ring::ALL),
            };
            let name = format!("Persoon {n}");
            let Ok(name) = Nickname::parse(&name) else { continue };
            let changes = vec![
                PersonChange::Formality(self.dice.one_of(Formality::ALL)),
                PersonChange::IsChild(Some(n % 9 == 0)),
            ];
            self.push(at, 0, Command::AddPerson { id: PersonId(id(PERSON, n)), name, changes, tie: Some(tie) });
        }
    }

    fn relations(&mut self) {
        let mut known = BTreeMap::new();
        while known.len() < RELATIONS {
            let (one, other) = (self.person(), self.person());
            let respondent = PersonId(id(PERSON, TELLERS.start + self.dice.index(TELLERS.len())));
            if one != other {
                known.insert(AlterTieId::new(one, other, respondent), ());
            }
        }
        for pair in known.into_keys() {
            let at = self.hour(0, 400);
            let quality = AlterTieChange::Quality(self.dice.one_of(Strength::ALL));
            self.map(
                at,
                vec![Edit::AlterTie(pair, AlterTieChange::Knows(Some(Knows::Yes))), Edit::AlterTie(pair, quality)],
            );
        }
    }

    fn supports(&mut self) {
        let mut given = BTreeMap::new();
        while given.len() < SUPPORTS {
            let Some(kind) = self.dice.one_of(SupportKind::ALL) else { return };
            given.insert((self.view(), kind), ());
        }
        for (view, kind) in given.into_keys() {
            let at = self.hour(0, DAYS);
            let level = self.dice.one_of(Level::ALL);
            self.map(at, vec![Edit::View(view, PerspectiveChange::Receives(kind, level))]);
        }
        for _ in 0..RETOLD {
            let (at, view) = (self.hour(1, DAYS), self.view());
            let change = match self.dice.below(4) {
                0 => PerspectiveChange::Ring(self.dice.one_of(Ring::ALL)),
                1 => PerspectiveChange::Strength(self.dice.one_of(Strength::ALL)),
                2 => PerspectiveChange::Stress(self.dice.one_of(Stress::ALL)),
                _ => PerspectiveChange::Status(self.dice.one_of(Status::ALL)),
            };
            self.map(at, vec![Edit::View(view, change)]);
        }
    }

    fn moments(&mut self) {
        for n in 0..SNAPSHOTS {
            let day = u32::try_from(n).unwrap_or(0) * (DAYS - 2) / 20;
            let at = BEGIN + i64::from(day) * DAY + 13 * 60 * MINUTE;
            let reason = if n == 0 { SnapshotReason::Start } else { SnapshotReason::Between };
            self.push(at, 0, Command::TakeSnapshot { id: SnapshotId(id(SNAPSHOT, n)), reason, caption: None });
        }
    }

    /// Each step is made once and said to be done, or no longer needed, some weeks later.
    fn actions(&mut self) {
        for n in 0..ACTIONS {
            let (action, thing) = (ActionId(id(ACTION, n)), self.begin());
            let (at, device) = (self.hour(0, DAYS - 60), self.device());
            let Ok(text) = Line::parse(&line(&mut self.dice)) else { continue };
            let owner = self.person();
            let changes = [
                ActionChange::Text(Some(text)),
                ActionChange::Owner(Some(owner)),
                ActionChange::Status(Some(ActionStatus::Open)),
                ActionChange::CreatedAt(Some(Instant(at))),
            ];
            let edits = changes.into_iter().map(|change| Edit::Action(action, change)).collect();
            let deed = Deed::Command(Command::Map(edits));
            self.events.push(Event { at, device, needs: None, makes: Some(thing), deed });
            let done = ActionChange::Status(self.dice.one_of(&[ActionStatus::Done, ActionStatus::Dropped]));
            let (later, device) = (at + i64::from(1 + self.dice.below(55)) * DAY, self.device());
            let deed = Deed::Command(Command::Map(vec![Edit::Action(action, done)]));
            self.events.push(Event { at: later, device, needs: Some(thing), makes: None, deed });
        }
    }

    fn talks(&mut self) {
        let mut stream = Stream::default();
        for n in 0..NOTES {
            let day = u32::try_from(n).unwrap_or(0) * DAYS / 250;
            self.talk(n, morning(day), &mut stream);
        }
    }

    /// A talk: it begins, who was there and what was decided are written, and one or two people type for an hour.
    fn talk(&mut self, n: usize, begin: i64, stream: &mut Stream) {
        let (note, thing) = (DocumentId(id(NOTE, n)), self.begin());
        let begin = begin + i64::from(self.dice.below(6 * 60)) * MINUTE;
        let (first, second) = (self.device(), self.device());
        let together = n.is_multiple_of(4);
        let title = line(&mut self.dice);
        let edits = Line::parse(&title).map(|title| NoteEdit::Meeting(MeetingChange::Title(Some(title))));
        let deed = Deed::Command(Command::StartNote { document: note, edits: edits.into_iter().collect() });
        self.events.push(Event { at: begin, device: first, needs: None, makes: Some(thing), deed });
        for at in 1..=3 {
            let edit = NoteEdit::Attendance(self.person(), AttendanceChange::Present(Some(true)));
            self.note(begin + at * 20_000, first, thing, note, edit);
        }
        for at in 0..3 {
            let Ok(text) = Line::parse(&line(&mut self.dice)) else { continue };
            let decision = DecisionId(id(DECISION, 3 * n + usize::try_from(at).unwrap_or(0)));
            let edit = NoteEdit::Decision(decision, DecisionChange::Text(Some(text)));
            self.note(begin + (50 + at) * MINUTE, first, thing, note, edit);
        }
        let mut left = 470 + self.dice.index(1_461);
        let mut at = begin + 2 * MINUTE;
        while left > 0 {
            let count = (1 + self.dice.index(24)).min(left);
            left -= count;
            at += i64::from(4 + self.dice.below(20)) * 1_000;
            let text = stream.take(&mut self.dice, count);
            let slip = (self.dice.below(7) == 0).then(|| {
                let after = self.dice.index(count);
                let wrong = 1 + self.dice.index(2);
                (u8::try_from(after).unwrap_or(0), "xq".chars().take(wrong).collect())
            });
            let place = if self.dice.below(6) == 0 { (self.dice.0.next_u32() >> 16) as u16 } else { u16::MAX };
            let device = if together && self.dice.below(3) == 0 { second } else { first };
            let deed = Deed::Burst(Burst { note, place, text, slip });
            self.events.push(Event { at, device, needs: Some(thing), makes: None, deed });
        }
    }

    fn note(&mut self, at: i64, device: usize, thing: u32, note: DocumentId, edit: NoteEdit) {
        let deed = Deed::Command(Command::Note { document: note, edits: vec![edit] });
        self.events.push(Event { at, device, needs: Some(thing), makes: None, deed });
    }
}

fn morning(day: u32) -> i64 {
    BEGIN + i64::from(day) * DAY
}

/// The relay, as one more that knows of things.
const RELAY: usize = DEVICES;

/// How often a device sends and fetches besides the three times when all do.
const BETWEEN: usize = SYNCS - (5 * DEVICES - 2);

/// Who knows of what: of each thing who made it, and a bit for each device and the relay.
#[derive(Default)]
struct Knowing(BTreeMap<u32, (usize, u32)>);

impl Knowing {
    fn make(&mut self, thing: u32, device: usize) {
        self.0.insert(thing, (device, 1 << device));
    }

    /// Who made a thing, where a device does not know of it.
    fn maker_instead(&self, thing: u32, device: usize) -> Option<usize> {
        self.0.get(&thing).and_then(|(maker, known)| (known & 1 << device == 0).then_some(*maker))
    }

    fn sync(&mut self, device: usize) {
        let both = 1 << device | 1 << RELAY;
        for (_, known) in self.0.values_mut().filter(|(_, known)| known & both != 0) {
            *known |= both;
        }
    }
}

/// Puts sending and fetching between the writes. Who does not know of a thing leaves writing in it to who made it.
fn order(events: Vec<Event>, dice: &mut Dice) -> Script {
    let last = DEVICES - 1;
    let (total, mut steps, mut knowing) = (events.len(), Vec::new(), Knowing::default());
    let sync = |device: usize, steps: &mut Vec<Step>, knowing: &mut Knowing| {
        steps.push(Step::Sync(device));
        knowing.sync(device);
    };
    let mut behind = false;
    for (n, event) in events.into_iter().enumerate() {
        if n == total - LACKING {
            (0..DEVICES).chain(0..DEVICES).for_each(|device| sync(device, &mut steps, &mut knowing));
            steps.push(Step::LeaveBehind);
            behind = true;
        }
        // Before that moment everything was sent, so somebody else can go on with what the last device made.
        let writes = |device: usize| if behind && device == last { 0 } else { device };
        let mut device = writes(event.device);
        if let Some(maker) = event.needs.and_then(|thing| knowing.maker_instead(thing, device)) {
            device = writes(maker);
        }
        if let Some(thing) = event.makes {
            knowing.make(thing, device);
        }
        steps.push(Step::Write { device, at: event.at, deed: event.deed });
        // Everybody has the people before anything is told of them.
        if n + 2 == PEOPLE {
            (0..DEVICES).for_each(|device| sync(device, &mut steps, &mut knowing));
        }
        if (n + 1) * BETWEEN / total > n * BETWEEN / total {
            let whose = if dice.below(2) == 0 { device } else { dice.index(if behind { last } else { DEVICES }) };
            sync(whose, &mut steps, &mut knowing);
        }
    }
    (0..last).chain(0..last).for_each(|device| sync(device, &mut steps, &mut knowing));
    Script { steps }
}
