//! Everything that is stored or travels, written down: what phones have on their disks today is read for ever, so a line of this
//! golden may be added, and none may change.

use std::fmt::Write;

use steunkring_app::{App, Command, Edit, Key, MapRow, NoteEdit, NoteRow};
use steunkring_domain::*;
use steunkring_sync::bundle;

use super::golden::golden;
use super::phones::{KEY, NOON};

#[test]
fn stored_formats_are_what_they_were() {
    let mut text = String::new();
    entities(&mut text);
    codes(&mut text);
    values(&mut text);
    rows(&mut text);
    in_a_home(&mut text);
    golden("formats.txt", &text);
}

/// The keys of every field of every entity, under the name of its table.
fn entities(text: &mut String) {
    fn keys<E: Entity + Default + serde::Serialize>(text: &mut String) {
        let entity = serde_json::to_value(E::default()).unwrap();
        for (key, value) in entity.as_object().unwrap() {
            let part = if value.is_null() { "" } else { ":…" };
            if key != "newer" {
                writeln!(text, "{}/{key}{part}", E::TABLE.name()).unwrap();
            }
        }
    }
    text.push_str("fields\n");
    keys::<Person>(text);
    keys::<KinLink>(text);
    keys::<Tie>(text);
    keys::<Perspective>(text);
    keys::<AlterTie>(text);
    keys::<SupporterRole>(text);
    keys::<Snapshot>(text);
    keys::<TermPreference>(text);
    keys::<Contact>(text);
    keys::<Action>(text);
    keys::<Goal>(text);
    keys::<Plan>(text);
    keys::<Consent>(text);
    keys::<DocumentEntry>(text);
    keys::<MemberClaim>(text);
    keys::<Card>(text);
    keys::<Meeting>(text);
    keys::<Attendance>(text);
    keys::<Decision>(text);
    keys::<AgendaItem>(text);
    keys::<Medium>(text);
}

/// The codes of every choice.
fn codes(text: &mut String) {
    macro_rules! codes {
        ($($choice:ident)*) => {$(
            let all: Vec<&str> = $choice::ALL.iter().map($choice::code).collect();
            writeln!(text, "{}: {}", stringify!($choice), all.join(" ")).unwrap();
        )*};
    }
    text.push_str("\ncodes\n");
    codes! {
        ActionStatus AgeBand Answer Article AttendanceRole Background Certainty ConsentBy ConsentHow ContactMode DocumentKind
        Domain Formality Frequency Gender House KinKind KnownSince Knows Level MediumKind MeetingType Method PartnerStatus PersonKind
        PlaceKind Pronoun Purpose Ring Role Rsvp Sector SnapshotReason SpaceKind Status Strength Stress SupportKind
    }
    for kind in SpaceKind::ALL {
        writeln!(text, "space {} is byte {}", kind.code(), kind.byte()).unwrap();
    }
}

/// How each kind of key and value is written.
fn values(text: &mut String) {
    text.push_str("\nvalues\n");
    let id = |n: u8| [n; 16];
    let (a, b) = (PersonId(id(1)), PersonId(id(2)));
    let tie = TieId { ego: PersonId::FAMILY, alter: a };
    let line = Line::parse("koken / bakken: goed").unwrap();
    let edits = [
        Edit::Person(a, PersonChange::Nickname(Nickname::parse("oma Rie").ok())),
        Edit::Person(a, PersonChange::IsChild(Some(true))),
        Edit::Person(a, PersonChange::BirthYear(BirthYear::new(1950).ok())),
        Edit::Person(a, PersonChange::Kind(Some(PersonKind::Newer("robot".into())))),
        Edit::Person(a, PersonChange::Joined(Some(7))),
        Edit::Person(a, PersonChange::AddedBy(Some(b))),
        Edit::Person(a, PersonChange::AddedAt(Some(Instant(NOON)))),
        Edit::Person(a, PersonChange::Strength(line, true)),
        Edit::Person(a, PersonChange::Removed(None)),
        Edit::Kin(KinId::new(b, a, KinKind::Partner), KinChange::From(Date::new(2020, 2, 29).ok())),
        Edit::Tie(tie, TieChange::Present(Some(true))),
        Edit::View(PerspectiveId { tie, respondent: b }, PerspectiveChange::Receives(SupportKind::Advice, None)),
        Edit::AlterTie(AlterTieId::new(b, a, b), AlterTieChange::Knows(Some(Knows::Unsure))),
        Edit::Snapshot(SnapshotId(id(3)), SnapshotChange::Heads(Some(vec![1, 2, 3]))),
        Edit::Term(Concept::parse("circle").unwrap(), TermChange::Article(Some(Article::Het))),
        Edit::Contact(ContactId(id(3)), ContactChange::Minutes(Minutes::new(30).ok())),
        Edit::Goal(GoalId(id(3)), GoalChange::Scale(a, Stand::new(7).ok())),
        Edit::Goal(GoalId(id(3)), GoalChange::Stood(Standing { who: a, at: Instant(NOON) }, Stand::new(7).ok())),
        Edit::Plan(entity::Single, PlanChange::EvaluationDate(Date::new(2027, 1, 15).unwrap(), true)),
        Edit::Plan(entity::Single, PlanChange::AgreedBy(a, Some(Instant(NOON)))),
    ];
    let mut fields: Vec<_> = edits.iter().map(Edit::field).collect();
    let clock = MeetingChange::Start("9:05".parse().ok());
    fields.extend(NoteEdit::Meeting(clock).field());
    fields.extend(NoteEdit::Attendance(a, AttendanceChange::Rsvp(Some(Rsvp::Perhaps))).field());
    let file = SealedFile { hash: [1; 32], key: [2; 32] };
    let changes = [MediumChange::File(Some(file)), MediumChange::Seconds(Seconds::new(65).ok())];
    fields.extend(changes.into_iter().filter_map(|change| NoteEdit::Medium(MediumId(id(3)), change).field()));
    for field in fields {
        writeln!(text, "{}: {}/{} = {:?}", field.table.name(), field.row, field.key, field.value).unwrap();
    }
}

/// The rows that screens open with. They are derived: where these change, their version in `project.rs` does too.
fn rows(text: &mut String) {
    text.push_str("\nrows\n");
    let mut circle = Circle::default();
    circle.read_row(
        Table::People,
        &PersonId([1; 16]).to_string(),
        &Row::from([
            ("nickname".to_owned(), Scalar::Text("Bo".to_owned())),
            ("strengths:koken".to_owned(), Scalar::Bool(true)),
            ("later".to_owned(), Scalar::Int(34)),
        ]),
    );
    let map = MapRow { circle, heads: vec![[5; 32]], ..MapRow::default() };
    let note = Note { body: "Bo komt.".to_owned(), ..Note::default() };
    let note = NoteRow { note, changed: Instant(NOON), ..NoteRow::default() };
    writeln!(text, "map {}", hex(&postcard::to_allocvec(&map).unwrap())).unwrap();
    writeln!(text, "note {}", hex(&postcard::to_allocvec(&note).unwrap())).unwrap();
}

/// What a home keeps besides: steps back, and the beginnings of what travels.
fn in_a_home(text: &mut String) {
    text.push_str("\nfiles\n");
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(NOON));
    let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
    let change = PersonChange::Nickname(Nickname::parse("Bo").ok());
    app.run(space, Command::Map(vec![Edit::Person(PersonId([1; 16]), change)])).unwrap();
    let step = app.home().undo().unwrap().remove(0);
    writeln!(text, "a step back {}", hex(&step.command)).unwrap();
    let file = app.bundle(space).unwrap();
    writeln!(text, "a bundle begins with {}", hex(&file[..9])).unwrap();
    let first = bundle::Bundle::read(&file).unwrap().blobs.remove(0).encode().unwrap();
    writeln!(text, "a sealed item begins with {:02x} and its kind", first[0]).unwrap();
    let mut files: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder.path().join("home")).unwrap() {
        files.push(entry.unwrap().file_name().into_string().unwrap());
    }
    drop(app);
    files.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    files.sort();
    writeln!(text, "a home holds {}", files.join(" ")).unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
