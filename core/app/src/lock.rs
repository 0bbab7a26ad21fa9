//! The lock on the app: digits, a finger or face where the platform has that, and the printed code for who forgot them.

use std::path::Path;

use serde::Serialize;
use steunkring_domain::{Circle, Instant};
use steunkring_store::{Home, KeySource, Lock, Pin, StoreError, Way};
use steunkring_sync::crypto::DevicePub;
use steunkring_sync::recovery::seal_lock;
use steunkring_text::{Args, Label, Level, Words};

use crate::recovery::Code;
use crate::wording::plain_words;
use crate::{App, CoreError, Key};

/// The setting with what the lock's key is sealed to for the printed code.
const LOCK_CODE: &str = "lock-code";

/// What stands before a locked home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LockScreen {
    /// That it is locked.
    pub title: Label,
    /// To type the digits.
    pub enter: Label,
    /// To use a finger or face, where that opens it.
    pub finger: Option<Label>,
    /// To use the printed code, where that opens it.
    pub forgot: Option<Label>,
    /// That the next digits have to wait, where they do.
    pub wait: Option<Label>,
    /// How many minutes they wait, from 0.
    pub minutes: u32,
}

impl Key {
    /// The same with the digits of the lock, as somebody typed them at a moment.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for anything but 4 to 12 digits.
    pub fn with_digits(self, digits: &str, at: Instant) -> Result<Self, CoreError> {
        let pin = pin(digits)?;
        Ok(self.with(Way::Pin(pin, seconds(at))))
    }

    /// The same with the secret that the platform gives up for a finger or face.
    pub fn with_held(self, secret: [u8; 32]) -> Self {
        self.with(Way::Held(steunkring_store::Key::new(secret)))
    }

    /// The same with a printed code, for the locked home in a folder.
    ///
    /// # Errors
    /// [`CoreError::Missing`] where the code does not open that lock; errors of the store.
    pub fn with_code(self, folder: &Path, code: &Code) -> Result<Self, CoreError> {
        let none = CoreError::Missing(crate::recovery::CODE);
        let sealed = Home::doors(folder, 0)?.and_then(|doors| doors.code).ok_or(none.clone())?;
        let key = code.open_lock(&sealed).ok_or(none)?;
        Ok(self.with(Way::Opened(steunkring_store::Key::new(key))))
    }

    fn with(self, way: Way) -> Self {
        let source = match self.0 {
            KeySource::Locked(source, _) => source,
            source => Box::new(source),
        };
        Self(KeySource::Locked(source, way))
    }
}

impl App {
    /// What stands before the home in a folder, in a language that the shell knows before it is open; `None` where it has no lock.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn lock_screen(folder: &Path, level: Level, at: Instant) -> Result<Option<LockScreen>, CoreError> {
        let words = plain_words(level)?;
        Self::lock_screen_in(&words, folder, at)
    }

    /// The same with words that are there.
    pub(crate) fn lock_screen_in(words: &Words, folder: &Path, at: Instant) -> Result<Option<LockScreen>, CoreError> {
        let Some(doors) = Home::doors(folder, seconds(at))? else { return Ok(None) };
        let wait = (doors.wait > 0).then(|| words.label("lock-wait", &Args::new().count("n", doors.wait as usize)));
        Ok(Some(LockScreen {
            title: words.plain("lock-title"),
            enter: words.plain("lock-enter"),
            finger: doors.held.then(|| words.plain("lock-finger")),
            forgot: doors.code.is_some().then(|| words.plain("lock-forgot")),
            wait,
            minutes: doors.wait,
        }))
    }

    /// Whether this home has a lock.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn is_locked(&self) -> Result<bool, CoreError> {
        Ok(self.home().is_locked()?)
    }

    /// Locks the home with 4 to 12 digits, or changes them; `held` is a secret of 32 bytes that the platform gives up for a finger or
    /// face. A printed code that this profile kept opens it too, for who forgets them.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for other digits; errors of the store, and then it is locked as before, or not.
    pub fn set_lock(&mut self, digits: &str, held: Option<[u8; 32]>) -> Result<Vec<Label>, CoreError> {
        let lock = with(digits, held)?;
        let words = self.words(&Circle::default())?;
        let mut said = vec![words.plain("lock-done")];
        match self.lock_code()? {
            Some(code) => self.home().set_lock(&lock, Some(&sealing(code)))?,
            None => {
                self.home().set_lock(&lock, None)?;
                said.push(words.plain("lock-no-code"));
            }
        }
        Ok(said)
    }

    /// Takes the lock away.
    ///
    /// # Errors
    /// As [`App::set_lock`].
    pub fn remove_lock(&mut self) -> Result<Label, CoreError> {
        self.home().remove_lock()?;
        Ok(self.words(&Circle::default())?.plain("lock-off-done"))
    }

    /// Has a printed code open the lock, the one that is there and those that come.
    pub(crate) fn keep_lock_code(&self, key: &DevicePub) -> Result<(), CoreError> {
        self.home().put_setting(LOCK_CODE, &postcard::to_allocvec(key)?)?;
        Ok(self.home().set_lock_code(&sealing(key.clone()))?)
    }

    fn lock_code(&self) -> Result<Option<DevicePub>, CoreError> {
        let kept = self.home().setting(LOCK_CODE)?;
        Ok(kept.map(|kept| postcard::from_bytes(&kept)).transpose()?)
    }
}

/// What a home is locked with.
pub(crate) fn with(digits: &str, held: Option<[u8; 32]>) -> Result<Lock, CoreError> {
    Ok(Lock { pin: pin(digits)?, held: held.map(steunkring_store::Key::new) })
}

fn sealing(to: DevicePub) -> impl Fn(&steunkring_store::Key) -> Result<Vec<u8>, StoreError> {
    move |key| seal_lock(&to, key.bytes()).map_err(|_| StoreError::Invalid("key of a code"))
}

fn pin(digits: &str) -> Result<Pin, CoreError> {
    Pin::new(digits).map_err(|_| CoreError::Invalid { field: "digits", reason: "4 to 12 digits".to_owned() })
}

/// Seconds since 1970.
fn seconds(at: Instant) -> u64 {
    u64::try_from(at.0 / 1000).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use steunkring_domain::SpaceKind;
    use steunkring_text::CodeList;

    use super::*;
    use crate::Opening;
    use crate::testing::{self, add, key};

    const AT: Instant = Instant(1_795_600_000_000);
    const MINUTE: i64 = 60_000;

    fn later(minutes: i64) -> Instant {
        Instant(AT.0 + minutes * MINUTE)
    }

    fn locked() -> (tempfile::TempDir, std::path::PathBuf) {
        let (mut app, folder) = testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Testa").unwrap();
        add(&mut app, space, 1, "oma Rie");
        app.set_lock("2580", Some([4; 32])).unwrap();
        // What is open goes on.
        add(&mut app, space, 2, "buurman Sjaak");
        let home = folder.path().join("home");
        (folder, home)
    }

    fn open(home: &Path, key: Key) -> Result<App, CoreError> {
        App::open(home, key)
    }

    fn with(digits: &str, at: Instant) -> Key {
        key().with_digits(digits, at).unwrap()
    }

    fn people(app: &mut App) -> usize {
        let space = app.spaces().unwrap()[0].id;
        app.circle(space).unwrap().circle.people.len()
    }

    #[test]
    fn a_locked_home_opens_with_digits_or_a_finger_and_with_nothing_less() {
        let (_folder, home) = locked();
        assert!(matches!(open(&home, key()), Err(CoreError::NeedsUnlock)));
        assert!(matches!(open(&home, with("2581", AT)), Err(CoreError::WrongPin)));
        assert!(matches!(open(&home, key().with_held([5; 32])), Err(CoreError::WrongKey)));
        // Digits without the phone's own key open nothing, and cost no try.
        let elsewhere = Key::raw([9; 32]).with_digits("2580", AT).unwrap();
        assert!(matches!(open(&home, elsewhere), Err(CoreError::WrongKey)));
        assert_eq!(people(&mut open(&home, with("2580", AT)).unwrap()), 4);
        assert_eq!(people(&mut open(&home, key().with_held([4; 32])).unwrap()), 4);
        for digits in ["", "123", "12a4", "1234567890123", "١٢٣٤"] {
            assert!(
                matches!(key().with_digits(digits, AT), Err(CoreError::Invalid { field: "digits", .. })),
                "{digits}"
            );
        }
    }

    #[test]
    fn wrong_digits_make_the_next_wait_longer_each_time() {
        let (_folder, home) = locked();
        let wrong = |at| open(&home, with("0000", at)).err().unwrap();
        for _ in 0..5 {
            assert_eq!(wrong(AT), CoreError::WrongPin);
        }
        assert_eq!(wrong(AT), CoreError::Wait { minutes: 1 });
        // The right ones wait too, or the wait would tell that they are right.
        assert!(matches!(open(&home, with("2580", AT)), Err(CoreError::Wait { minutes: 1 })));
        let screen = App::lock_screen(&home, Level::NlA2, AT).unwrap().unwrap();
        assert_eq!((screen.minutes, screen.wait.unwrap().text.as_str()), (1, "Wacht 1 minuut. Probeer het dan weer."));
        let mut now = 0;
        for minutes in [1, 5, 15, 60, 60] {
            assert_eq!(wrong(later(now)), CoreError::Wait { minutes });
            now += i64::from(minutes);
            assert_eq!(wrong(later(now)), CoreError::WrongPin);
        }
        // A clock that is put back makes nothing shorter, and locks nobody out for years.
        assert_eq!(wrong(later(-500_000)), CoreError::Wait { minutes: 60 });
        assert_eq!(people(&mut open(&home, with("2580", later(-499_940))).unwrap()), 4);
        assert_eq!(wrong(later(-499_940)), CoreError::WrongPin);
    }

    #[test]
    fn the_lock_can_be_changed_and_taken_away() {
        let (_folder, home) = locked();
        let mut app = open(&home, with("2580", AT)).unwrap();
        app.set_lock("13579", None).unwrap();
        drop(app);
        assert!(matches!(open(&home, with("2580", AT)), Err(CoreError::WrongPin)));
        assert!(matches!(open(&home, key().with_held([4; 32])), Err(CoreError::Missing(_))));
        let screen = App::lock_screen(&home, Level::NlA2, AT).unwrap().unwrap();
        assert_eq!((screen.finger, screen.forgot, screen.wait), (None, None, None));
        let mut app = open(&home, with("13579", AT)).unwrap();
        assert!(app.is_locked().unwrap());
        let screen = app.safety_screen().unwrap();
        assert_eq!(screen.set.text, "Het slot van deze app");
        // No lock that is shut stands before what takes it away.
        assert_eq!(screen.off.unwrap().pictogram, None);
        app.remove_lock().unwrap();
        app.remove_lock().unwrap();
        assert_eq!(app.safety_screen().unwrap().set.text, "Zet deze app op slot");
        assert_eq!(people(&mut app), 4);
        drop(app);
        assert_eq!(App::lock_screen(&home, Level::NlA2, AT).unwrap(), None);
        assert_eq!(people(&mut open(&home, key()).unwrap()), 4);
        // Digits for a home without a lock are not asked, and do no harm.
        assert_eq!(people(&mut open(&home, with("0000", AT)).unwrap()), 4);
    }

    #[test]
    fn the_printed_code_opens_a_forgotten_lock() {
        let (_folder, home) = locked();
        let (code, other) = (Code::draw().unwrap(), Code::draw().unwrap());
        assert!(matches!(key().with_code(&home, &code), Err(CoreError::Missing("code"))));
        let mut app = open(&home, with("2580", AT)).unwrap();
        app.keep_code(&code).unwrap();
        drop(app);
        assert!(App::lock_screen(&home, Level::En, AT).unwrap().unwrap().forgot.is_some());
        assert!(matches!(key().with_code(&home, &other), Err(CoreError::Missing("code"))));
        let typed = Code::read(&code.words(CodeList::Dutch).join(" ")).unwrap();
        let mut app = open(&home, key().with_code(&home, &typed).unwrap()).unwrap();
        assert_eq!(app.set_lock("9999", None).unwrap().len(), 1, "a code is there");
        drop(app);
        drop(open(&home, with("9999", AT)).unwrap());
        // It still does after the digits were changed.
        assert_eq!(people(&mut open(&home, key().with_code(&home, &code).unwrap()).unwrap()), 4);
    }

    #[test]
    fn the_first_map_is_behind_the_lock() {
        let (_folder, home) = locked();
        let mut app = open(&home, with("2580", AT)).unwrap();
        let space = app.spaces().unwrap()[0].id;
        app.map_screen(space, crate::MapOptions::default()).unwrap();
        app.rest().unwrap();
        drop(app);
        assert!(matches!(Opening::begin(&home, &key()), Err(CoreError::NeedsUnlock)));
        let mut opening = Opening::begin(&home, &with("2580", AT)).unwrap();
        assert!(opening.first_map(crate::Canvas::Tall).is_some());
    }
}
