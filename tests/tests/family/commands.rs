//! Commands as a family might give them, in all their kinds, about few things so that people write in the same ones.

use steunkring_app::{Command, Edit, Field, MapRow, NewTie, NoteEdit, Splice};
use steunkring_domain::*;

use super::phones::{NOON, owner_of};
use super::random::Random;

/// How many fields there are where many write.
pub const WANTED: usize = 5;

/// Fields that nobody fills in: the app writes them along.
const BY_THE_APP: [&str; 8] = ["added_at", "added_by", "at", "created_at", "heads", "joined", "method", "recorded_by"];

/// Draws commands; what each writes differs from what all others wrote, where the field lets it.
pub struct Draw {
    pub random: Random,
    made: u32,
}

impl Draw {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), made: 0 }
    }

    /// A command for somebody who has these notes, whose text is given, and this map.
    pub fn command(&mut self, notes: &[(DocumentId, String)], map: &MapRow) -> Command {
        match self.random.below(20) {
            0..3 => self.add(),
            3..11 => Command::Map((0..=self.random.below(3)).map(|_| self.edit()).collect()),
            11 => self.remove(),
            12..14 => Command::StartNote { document: self.document(), edits: self.note_edits("") },
            14..17 if !notes.is_empty() => {
                let (document, body) = self.random.pick(notes);
                Command::Note { document, edits: self.note_edits(&body) }
            }
            17 => Command::TakeSnapshot {
                id: SnapshotId(self.fresh()),
                reason: self.random.pick(SnapshotReason::ALL),
                caption: Some(self.line()),
            },
            18 => Command::Merge { from: owner_of(3), into: owner_of(self.random.below(3)) },
            _ => self.settle(notes, map),
        }
    }

    /// One more number than before.
    fn next(&mut self) -> u32 {
        self.made += 1;
        self.made
    }

    fn fresh(&mut self) -> [u8; 16] {
        let mut id = [0xE0; 16];
        id[..4].copy_from_slice(&self.next().to_be_bytes());
        id
    }

    fn line(&mut self) -> Line {
        Line::parse(&format!("regel {}", self.next())).unwrap()
    }

    fn words(&mut self) -> Paragraph {
        Paragraph::parse(&format!("zin {}\nen nog een", self.next())).unwrap()
    }

    fn at(&mut self) -> Instant {
        Instant(NOON + i64::from(self.next()))
    }

    fn day(&mut self) -> Date {
        Date::from_days(20_000 + i64::from(self.next())).unwrap()
    }

    fn yes(&mut self) -> bool {
        self.random.chance(50)
    }

    /// One of the people whose phones these are, or of three who may be added.
    fn person(&mut self) -> PersonId {
        let end = if self.yes() { 2 } else { 8 };
        owner_of(self.random.below(end))
    }

    fn document(&mut self) -> DocumentId {
        DocumentId([self.random.pick(&[0xD1, 0xD2]); 16])
    }

    /// An id of few.
    fn few(&mut self) -> [u8; 16] {
        [self.random.pick(&[0xA1, 0xA2]); 16]
    }

    fn some<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        // Sometimes an answer is taken back.
        if self.random.chance(10) { None } else { Some(self.random.pick(from)) }
    }

    fn add(&mut self) -> Command {
        let id = owner_of(5 + self.random.below(3));
        let name = Nickname::parse(&format!("naam {}", self.next())).unwrap();
        let changes = (0..self.random.below(3)).map(|_| self.person_change()).collect();
        let tie = NewTie { ego: PersonId::FAMILY, domain: self.some(Domain::ALL), ring: self.some(Ring::ALL) };
        Command::AddPerson { id, name, changes, tie: self.yes().then_some(tie) }
    }

    fn remove(&mut self) -> Command {
        let at = Some(self.at());
        let tie = TieId { ego: PersonId::FAMILY, alter: self.person() };
        Command::Map(vec![match self.random.below(5) {
            0 | 1 => Edit::Person(self.person(), PersonChange::Removed(at)),
            2 => Edit::Tie(tie, TieChange::Removed(at)),
            3 => Edit::Action(ActionId(self.few()), ActionChange::Removed(at)),
            _ => Edit::View(PerspectiveId { tie, respondent: owner_of(0) }, PerspectiveChange::Removed(at)),
        }])
    }

    /// Chooses between answers, or writes a field that a newer app would.
    fn settle(&mut self, notes: &[(DocumentId, String)], map: &MapRow) -> Command {
        let conflicts: Vec<_> =
            map.conflicts.iter().filter(|found| !BY_THE_APP.contains(&found.key.as_str())).collect();
        if let Some(conflict) = (!conflicts.is_empty()).then(|| self.random.pick(&conflicts).clone()) {
            let value = self.random.pick(&conflict.answers).value;
            let field = Field { table: conflict.table, row: conflict.row, key: conflict.key, value };
            return Command::Settle { document: DocumentId::MAP, field };
        }
        let value = Scalar::Int(i64::from(self.next()));
        let (document, table, row) = match notes.first() {
            Some((document, _)) if self.yes() => (*document, Table::Agenda, AgendaId(self.few()).to_string()),
            _ => (DocumentId::MAP, Table::People, self.person().to_string()),
        };
        Command::Settle { document, field: Field { table, row, key: "later".to_owned(), value } }
    }

    fn person_change(&mut self) -> PersonChange {
        match self.random.below(12) {
            0..3 => PersonChange::Nickname(Nickname::parse(&format!("naam {}", self.next())).ok()),
            3 => PersonChange::GivenName(Some(self.line())),
            4 => PersonChange::BirthYear(BirthYear::new(1950 + u16::try_from(self.next()).unwrap() % 70).ok()),
            5 => PersonChange::AgeBand(self.some(AgeBand::ALL)),
            6 => PersonChange::IsChild(Some(self.yes())),
            7 => PersonChange::Kind(self.some(&[PersonKind::Group, PersonKind::Newer("robot".into())])),
            8 => PersonChange::Formality(self.some(Formality::ALL)),
            9 => PersonChange::InFamily(Some(self.yes())),
            10 => PersonChange::Language(Language::parse("pap").unwrap(), self.yes()),
            _ => PersonChange::Strength(Line::parse("koken / bakken: goed").unwrap(), self.yes()),
        }
    }

    fn view_change(&mut self) -> PerspectiveChange {
        let kind = self.random.pick(SupportKind::ALL);
        match self.random.below(9) {
            0..3 => PerspectiveChange::Ring(self.some(Ring::ALL)),
            3 => PerspectiveChange::Strength(self.some(Strength::ALL)),
            4 => PerspectiveChange::Stress(self.some(Stress::ALL)),
            5 => PerspectiveChange::Status(self.some(Status::ALL)),
            6 => PerspectiveChange::Receives(kind, self.some(Level::ALL)),
            7 => PerspectiveChange::Gives(kind, self.some(&[true, false])),
            _ => PerspectiveChange::Note(Some(self.words())),
        }
    }

    fn edit(&mut self) -> Edit {
        if self.yes() {
            let field = self.random.below(WANTED);
            return self.wanted(field);
        }
        self.any()
    }

    /// An edit of one of the few fields where many write.
    pub fn wanted(&mut self, field: usize) -> Edit {
        let (family, first, second) = (PersonId::FAMILY, owner_of(0), owner_of(1));
        let view = PerspectiveId { tie: TieId { ego: family, alter: second }, respondent: first };
        match field {
            0 => Edit::Person(second, PersonChange::Nickname(Nickname::parse(&format!("naam {}", self.next())).ok())),
            1 => Edit::Person(second, PersonChange::Removed(self.random.pick(&[None, Some(Instant(NOON))]))),
            2 => Edit::View(view, PerspectiveChange::Ring(self.some(Ring::ALL))),
            3 => Edit::Action(ActionId([0xA1; 16]), ActionChange::Status(self.some(ActionStatus::ALL))),
            _ => Edit::Plan(entity::Single, PlanChange::Title(Some(self.line()))),
        }
    }

    fn any(&mut self) -> Edit {
        let (who, other) = (self.person(), owner_of(self.random.below(3)));
        let tie = TieId { ego: PersonId::FAMILY, alter: who };
        match self.random.below(24) {
            0..5 => Edit::Person(who, self.person_change()),
            5 => Edit::Kin(
                KinId::new(who, other, self.random.pick(KinKind::ALL)),
                self.random.pick(&[KinChange::Present(Some(true)), KinChange::Certainty(Some(Certainty::Thought))]),
            ),
            6 => Edit::Tie(tie, TieChange::Present(Some(true))),
            7 => Edit::Tie(tie, TieChange::Domain(self.some(Domain::ALL))),
            8..13 => Edit::View(PerspectiveId { tie, respondent: other }, self.view_change()),
            13 => {
                Edit::AlterTie(AlterTieId::new(who, other, owner_of(0)), AlterTieChange::Knows(self.some(Knows::ALL)))
            }
            14 => Edit::Role(RoleId(self.few()), RoleChange::Words(Some(self.line()))),
            15 => Edit::Snapshot(SnapshotId(self.few()), SnapshotChange::Caption(Some(self.line()))),
            16 => Edit::Term(Concept::parse("circle").unwrap(), TermChange::Preferred(Some(self.line()))),
            17 => Edit::Role(RoleId(self.few()), RoleChange::Answer(self.some(Answer::ALL))),
            18 => match self.random.below(4) {
                0 => Edit::Action(ActionId(self.few()), ActionChange::Text(Some(self.line()))),
                1 => Edit::Action(ActionId(self.few()), ActionChange::Owner(Some(who))),
                2 => Edit::Action(ActionId(self.few()), ActionChange::Due(Some(self.day()))),
                _ => Edit::Action(ActionId(self.few()), ActionChange::Status(self.some(ActionStatus::ALL))),
            },
            19 => Edit::Goal(
                GoalId(self.few()),
                if self.yes() {
                    GoalChange::Text(Some(self.line()))
                } else {
                    let stand = Stand::new(u8::try_from(self.next() % 11).unwrap()).unwrap();
                    let [scale, stood] = GoalChange::stands(who, self.at(), stand);
                    if self.yes() { scale } else { stood }
                },
            ),
            20 => match self.random.below(3) {
                0 => Edit::Plan(entity::Single, PlanChange::Title(Some(self.line()))),
                1 => Edit::Plan(entity::Single, PlanChange::EvaluationDate(self.day(), true)),
                _ => Edit::Plan(entity::Single, PlanChange::AgreedBy(who, Some(self.at()))),
            },
            21 => Edit::Consent(ConsentId(self.few()), ConsentChange::Recipients(Some(self.line()))),
            22 => Edit::Member(MemberKey(self.few()), MemberChange::Person(Some(who))),
            _ => Edit::Consent(ConsentId(self.few()), ConsentChange::Evidence(Some(self.line()))),
        }
    }

    /// Up to three fields, and the text at most once, as a command takes it.
    fn note_edits(&mut self, body: &str) -> Vec<NoteEdit> {
        let mut edits: Vec<NoteEdit> = (0..self.random.below(3)).map(|_| self.note_field()).collect();
        if edits.is_empty() || self.yes() {
            edits.push(self.text(body));
        }
        edits
    }

    fn note_field(&mut self) -> NoteEdit {
        let who = self.person();
        match self.random.below(8) {
            0 => NoteEdit::Meeting(MeetingChange::Title(Some(self.line()))),
            1 => NoteEdit::Meeting(MeetingChange::Day(Some(self.day()))),
            2 => NoteEdit::Meeting(MeetingChange::Evaluation(who, Some(self.line()))),
            3 => NoteEdit::Attendance(who, AttendanceChange::Present(Some(self.yes()))),
            4 => NoteEdit::Attendance(who, AttendanceChange::Guest(Some(self.line()))),
            5 => NoteEdit::Decision(DecisionId(self.few()), DecisionChange::Text(Some(self.line()))),
            6 => NoteEdit::Agenda(AgendaId(self.few()), AgendaChange::Text(Some(self.line()))),
            _ => NoteEdit::Medium(MediumId(self.few()), MediumChange::By(Some(who))),
        }
    }

    /// Puts a letter that nobody used yet somewhere in the text, or takes a piece of it out.
    fn text(&mut self, body: &str) -> NoteEdit {
        let letters: Vec<char> = body.chars().collect();
        let at = self.random.below(letters.len() + 1);
        let end = (at + 1 + self.random.below(3)).min(letters.len());
        let delete = end > at && self.random.chance(30);
        let inserted: String = if delete { String::new() } else { (0..2).map(|_| self.letter()).collect() };
        let taken: String = if delete { letters[at..end].iter().collect() } else { String::new() };
        let front: String = letters[..at].iter().collect();
        if self.yes() {
            let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
            return NoteEdit::Splice(vec![Splice { at: units(&front), delete: units(&taken), insert: inserted }]);
        }
        let back: String = letters[at + taken.chars().count()..].iter().collect();
        NoteEdit::Rewrite(front + &inserted + &back)
    }

    /// A letter of one UTF-16 unit or of two.
    fn letter(&mut self) -> char {
        let from = if self.yes() { 0x4E00 } else { 0x20000 };
        char::from_u32(from + self.next()).unwrap()
    }
}
