//! Spaces behind a second lock: for one page on a phone that others open too.
//!
//! What is behind a second lock is a home of its own: nothing here names it, and it is opened as a home is.

use std::path::PathBuf;

use serde::Serialize;
use steunkring_domain::Circle;
use steunkring_store::{KeySource, SecondLock};
use steunkring_text::{Args, Label};

use crate::{App, CoreError, Key, LockScreen, SpaceId, lock, wording, zone};

/// What happens when a space is put behind a second lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BehindScreen {
    /// What is asked.
    pub title: Label,
    /// What becomes of it, in the order in which it matters.
    pub effect: Vec<Label>,
    /// To do it.
    pub yes: Label,
}

/// A second lock of a home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecondLockItem {
    /// Its name, for [`App::behind`].
    pub name: String,
    /// What it is called: its place in the list, which says nothing of what is behind it.
    pub label: Label,
    /// What stands before it.
    pub screen: LockScreen,
    /// To take it away.
    pub off: Label,
}

impl App {
    /// What happens when a space is put behind a second lock.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space that is not there.
    pub fn behind_screen(&mut self, space: SpaceId) -> Result<BehindScreen, CoreError> {
        let info = self.home().space(&space.0)?.ok_or(CoreError::Missing("space"))?;
        let words = self.words_in(space)?;
        let effect = ["lock-own-why", "lock-own-others", "lock-own-forget", "lock-own-news", "lock-own-copy"];
        Ok(BehindScreen {
            title: words.label("lock-own", &Args::new().text("space", &info.name)),
            effect: effect.map(|message| words.plain(message)).to_vec(),
            yes: words.plain("lock-own-yes"),
        })
    }

    /// Puts a space behind a second lock with 4 to 12 digits of its own; `held` is a secret of 32 bytes that the platform gives up for a
    /// finger or face. It goes with its steps back, its photos and what this profile chose in it.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for other digits or above 16 locks; [`CoreError::Busy`] while something here reads the space; errors of the
    /// store, and then it is where it was, or behind the lock.
    pub fn put_behind(&mut self, space: SpaceId, digits: &str, held: Option<[u8; 32]>) -> Result<Label, CoreError> {
        let lock = lock::with(digits, held)?;
        if self.home().space(&space.0)?.is_none() {
            return Err(CoreError::Missing("space"));
        }
        self.settle_all()?;
        self.close(space);
        self.last_shown = self.last_shown.filter(|shown| shown.space != space);
        self.home().put_behind(&space.0, &[wording::LEVEL, zone::ZONE], &lock)?;
        Ok(self.words(&Circle::default())?.plain("lock-own-done"))
    }

    /// The second locks of this home.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn second_locks(&self) -> Result<Vec<SecondLockItem>, CoreError> {
        let words = self.words(&Circle::default())?;
        let mut items = Vec::new();
        for lock in self.home().second_locks()? {
            let (folder, _) = self.home().behind(&lock)?;
            if let Some(screen) = Self::lock_screen_in(&words, &folder, self.now())? {
                let label = words.label("lock-own-nth", &Args::new().count("n", items.len() + 1));
                items.push(SecondLockItem {
                    name: lock.name().to_owned(),
                    label,
                    screen,
                    off: words.plain("lock-own-off"),
                });
            }
        }
        Ok(items)
    }

    /// The folder of the home behind a second lock, and what opens it beside the digits, a finger or face, or a printed code that was kept
    /// in it: what [`App::open`] takes.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a lock that is not there.
    pub fn behind(&self, name: &str) -> Result<(PathBuf, Key), CoreError> {
        let (folder, source): (PathBuf, KeySource) = self.home().behind(&SecondLock::parse(name)?)?;
        Ok((folder, Key(source)))
    }

    /// Takes everything from behind a second lock back into this home, and the lock away. What is behind it was opened with what
    /// [`App::behind`] gives.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where that is another home; [`CoreError::Busy`] while something reads what is behind it; errors of the store,
    /// and then all of it is behind the lock, or here.
    pub fn take_from_behind(&mut self, name: &str, behind: Self) -> Result<Label, CoreError> {
        let mut behind = behind;
        behind.settle_all()?;
        self.home().take_from_behind(&SecondLock::parse(name)?, behind.into_home())?;
        Ok(self.words(&Circle::default())?.plain("lock-own-off-done"))
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;

    use super::*;
    use crate::testing::{self, add};
    use crate::{Command, Level, MapOptions, Opening};

    const AT: Instant = Instant(1_795_600_000_000);

    /// A home with a family's circle and a page of one's own on which somebody stands.
    fn two() -> (App, tempfile::TempDir, SpaceId, SpaceId) {
        let (mut app, folder) = testing::app();
        let circle = app.found(SpaceKind::FamilyMap, "Onze kring", "Testa").unwrap();
        let own = app.found(SpaceKind::OwnPage, "Van mij", "Testa").unwrap();
        add(&mut app, own, 1, "juf Zilver");
        (app, folder, circle, own)
    }

    fn open(app: &App, digits: &str) -> Result<App, CoreError> {
        let (folder, key) = app.behind(&app.second_locks()?[0].name)?;
        App::open(&folder, key.with_digits(digits, AT)?)
    }

    #[test]
    fn a_page_behind_a_second_lock_is_nowhere_in_the_app_and_whole_behind_it() {
        let (mut app, _folder, circle, own) = two();
        app.set_level(Level::En).unwrap();
        app.map_screen(own, MapOptions::default()).unwrap();
        let before = app.circle(own).unwrap().circle;
        let screen = app.behind_screen(own).unwrap();
        assert_eq!(screen.title.text, "Put a lock of its own on Van mij");
        assert_eq!(app.put_behind(own, "2580", None).unwrap().text, "It has a lock of its own now.");

        assert_eq!(app.spaces().unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [circle]);
        assert!(matches!(app.circle(own), Err(CoreError::Missing(_))));
        assert!(app.search_screen(circle, "Zilver").unwrap().hits.is_empty());
        let home = app.home_screen().unwrap();
        let shown = serde_json::to_string(&home).unwrap();
        assert!(!shown.contains("Zilver") && !shown.contains("Van mij") && !shown.contains(&own.to_string()));
        assert_eq!(home.locked.unwrap().text, "There is another lock here.");
        // The last step that can be taken back here is one of the circle.
        while app.undo().is_ok() {}
        let locks = app.second_locks().unwrap();
        assert_eq!((locks.len(), locks[0].label.text.as_str()), (1, "Lock 1"));

        assert!(matches!(open(&app, "0000"), Err(CoreError::WrongPin)));
        let mut behind = open(&app, "2580").unwrap();
        assert_eq!(behind.level().unwrap(), Level::En);
        assert_eq!(behind.circle(own).unwrap().circle, before);
        assert_eq!(behind.search_screen(own, "Zilver").unwrap().hits.len(), 1);
        behind.undo().unwrap();
        assert_ne!(behind.circle(own).unwrap().circle, before, "its steps back went with it");
        behind.redo().unwrap();
        let name = locks[0].name.clone();
        let said = app.take_from_behind(&name, behind).unwrap();
        assert!(said.text.contains("lock is off"), "{}", said.text);
        assert_eq!(app.circle(own).unwrap().circle, before);
        assert!(app.second_locks().unwrap().is_empty() && app.home_screen().unwrap().locked.is_none());
        add(&mut app, own, 2, "buurman Zink");
        assert_eq!(app.circle(own).unwrap().circle.people.len(), before.people.len() + 1);
    }

    #[test]
    fn what_is_behind_it_goes_on_to_share_under_the_same_device() {
        let (mut app, _folder, circle, _) = two();
        let (mut other, _other_folder) = testing::joined(&mut app, circle, "Iris", crate::MemberRole::Editor);
        let bundle = app.bundle(circle).unwrap();
        other.take_in(circle, &bundle).unwrap();
        app.put_behind(circle, "2580", None).unwrap();
        add(&mut other, circle, 7, "oma Rie");
        let mut behind = open(&app, "2580").unwrap();
        let bundle = other.bundle(circle).unwrap();
        behind.take_in(circle, &bundle).unwrap();
        add(&mut behind, circle, 8, "opa Rein");
        let bundle = behind.bundle(circle).unwrap();
        other.take_in(circle, &bundle).unwrap();
        let circles = [behind.circle(circle).unwrap().circle, other.circle(circle).unwrap().circle];
        assert_eq!(circles[0].people, circles[1].people);
        assert!(
            circles[0].people.contains_key(&PersonId([7; 16])) && circles[0].people.contains_key(&PersonId([8; 16]))
        );
    }

    #[test]
    fn the_app_never_opens_with_what_went_behind_a_lock() {
        let (mut app, folder, circle, _) = two();
        app.map_screen(circle, MapOptions::default()).unwrap();
        app.rest().unwrap();
        app.put_behind(circle, "2580", None).unwrap();
        app.rest().unwrap();
        drop(app);
        let mut opening = Opening::begin(&folder.path().join("home"), &testing::key()).unwrap();
        assert!(opening.first_map(crate::Canvas::Tall).is_none());
    }

    #[test]
    fn what_was_typed_goes_with_it() {
        let (mut app, _folder, _, own) = two();
        let document = DocumentId([3; 16]);
        app.run(own, Command::StartNote { document, edits: vec![] }).unwrap();
        app.open_editor(own, document).unwrap();
        let typed = crate::Splice { at: 0, delete: 0, insert: "Juf Zilver belt.".to_owned() };
        app.edit(own, document, &[typed], (0, 0), false).unwrap();
        app.put_behind(own, "2580", None).unwrap();
        assert_eq!(open(&app, "2580").unwrap().note(own, document).unwrap().note.body, "Juf Zilver belt.");
    }

    #[test]
    fn strange_digits_and_names_change_nothing() {
        let (mut app, _folder, circle, own) = two();
        for digits in ["", "12", "12a4", "1234567890123"] {
            assert!(matches!(app.put_behind(own, digits, None), Err(CoreError::Invalid { .. })));
        }
        assert!(matches!(app.put_behind(SpaceId([9; 32]), "2580", None), Err(CoreError::Missing(_))));
        for name in ["", "..", "0123456789abcdef0123456789abcdef"] {
            assert!(matches!(app.behind(name), Err(CoreError::Missing(_))));
        }
        app.put_behind(own, "2580", None).unwrap();
        app.put_behind(circle, "1379", None).unwrap();
        assert!(app.spaces().unwrap().is_empty());
        let home = app.home_screen().unwrap();
        assert!(home.another.is_some(), "who has something behind a lock is not new here");
        let [first, second] = &app.second_locks().unwrap()[..] else { panic!("two locks") };
        let (folder, key) = app.behind(&first.name).unwrap();
        let opens = |digits: &str| {
            let (_, key) = app.behind(&first.name).unwrap();
            App::open(&folder, key.with_digits(digits, AT).unwrap())
        };
        drop(key);
        let behind = opens("2580").or_else(|_| opens("1379")).unwrap();
        let spaces = behind.spaces().unwrap();
        let missing = app.take_from_behind(&second.name.clone(), behind);
        assert!(matches!(missing, Err(CoreError::Missing(_))), "that is another lock");
        assert_eq!(spaces.len(), 1);
        assert_eq!(app.second_locks().unwrap().len(), 2);
    }
}
