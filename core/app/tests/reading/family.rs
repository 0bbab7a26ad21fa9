//! One home in a folder of its own, with shorthands for what a family writes in it.

use steunkring_app::*;
use steunkring_domain::*;

/// 3 November 2026, 15:20:30 UTC.
pub const NOW: i64 = 1_793_719_230_000;
pub const DAY: i64 = 86_400_000;
const KEY: [u8; 32] = [7; 32];

pub struct Family {
    pub app: App,
    pub space: SpaceId,
    pub folder: tempfile::TempDir,
}

pub fn empty() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::create(&folder.path().join("home"), Key::raw(KEY)).unwrap();
    app.set_clock(|| Instant(NOW));
    (app, folder)
}

pub fn family() -> Family {
    let (mut app, folder) = empty();
    let space = app.found(SpaceKind::FamilyMap, "Thuis", "Nadia").unwrap();
    Family { app, space, folder }
}

/// Nadia lets Iris in, which is a permission.
pub fn with_iris() -> Family {
    let mut home = family();
    let (app, _folder) = empty();
    let inviting = home.app.invite(home.space, Seat::Member(MemberRole::Reader)).unwrap();
    let (_joining, answer) = app.take_up(&inviting.qr().unwrap()).unwrap();
    home.app.approve(inviting, &answer, "Iris").unwrap();
    home
}

impl Family {
    /// Closes the home and opens it again.
    pub fn again(self) -> Self {
        let Self { app, space, folder } = self;
        drop(app);
        let mut app = App::open(&folder.path().join("home"), Key::raw(KEY)).unwrap();
        app.set_clock(|| Instant(NOW));
        Self { app, space, folder }
    }

    pub fn me(&self) -> PersonId {
        self.app.me(self.space).unwrap()
    }

    pub fn add(&mut self, n: u8, name: &str) -> PersonId {
        let id = PersonId([n; 16]);
        let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: None };
        let name = Nickname::parse(name).unwrap();
        self.run(Command::AddPerson { id, name, changes: vec![], tie: Some(tie) });
        id
    }

    pub fn run(&mut self, command: Command) -> Done {
        self.app.run(self.space, command).unwrap()
    }

    pub fn edit(&mut self, edits: Vec<Edit>) -> Done {
        self.run(Command::Map(edits))
    }

    pub fn tell(&mut self, respondent: PersonId, alter: PersonId, changes: Vec<PerspectiveChange>) {
        let view = PerspectiveId { tie: TieId { ego: PersonId::FAMILY, alter }, respondent };
        self.edit(changes.into_iter().map(|change| Edit::View(view, change)).collect());
    }
}

pub fn line(text: &str) -> Option<Line> {
    Some(Line::parse(text).unwrap())
}

/// What stands on the screen, without the marks around names, which are for the direction of writing only.
pub fn text(label: &Label) -> String {
    label.text.replace(['\u{2068}', '\u{2069}'], "")
}

pub fn texts<'a>(labels: impl IntoIterator<Item = &'a Label>) -> Vec<String> {
    labels.into_iter().map(text).collect()
}
