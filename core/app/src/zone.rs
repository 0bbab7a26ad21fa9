//! The clock on the wall: moments are stored in UTC and shown where the reader is.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use steunkring_domain::{Clock, Date, Instant, Invalid};
use steunkring_store::Home;
use steunkring_text::{Label, Words};

use crate::{App, CoreError};

/// The setting with the name of the zone.
pub(crate) const ZONE: &str = "zone";

/// The zone of a profile: as it chose, else as the device says, else UTC. It is looked up when a day is first asked for, since
/// finding a zone reads all folders of the system's zones, and the first map needs none.
#[derive(Default)]
pub(crate) struct Zone {
    name: Option<String>,
    found: OnceLock<TimeZone>,
}

impl Zone {
    /// Of a home.
    pub(crate) fn of(home: &Home) -> Result<Self, CoreError> {
        let name = home.setting(ZONE)?.and_then(|name| String::from_utf8(name).ok());
        Ok(Self { name, found: OnceLock::new() })
    }

    /// The name of the zone, where it has one.
    pub(crate) fn iana_name(&self) -> Option<&str> {
        self.found().iana_name()
    }

    fn found(&self) -> &TimeZone {
        self.found.get_or_init(|| {
            let chosen = self.name.as_ref().and_then(|name| TimeZone::get(name).ok());
            chosen.unwrap_or_else(TimeZone::system)
        })
    }
}

impl From<TimeZone> for Zone {
    fn from(zone: TimeZone) -> Self {
        Self { name: None, found: OnceLock::from(zone) }
    }
}

/// What the clock of this device says.
pub fn device_clock() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

impl App {
    /// Chooses the time zone in which days and times are shown, by its name such as `Europe/Amsterdam`.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a name that is none.
    pub fn set_zone(&mut self, name: &str) -> Result<(), CoreError> {
        let invalid = |_| CoreError::Invalid { field: "zone", reason: "a name like Europe/Amsterdam".to_owned() };
        self.zone = TimeZone::get(name).map_err(invalid)?.into();
        Ok(self.home().put_setting(ZONE, name.as_bytes())?)
    }

    /// The day of a moment where the reader is.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] outside 1900 to 2199.
    pub fn day(&self, at: Instant) -> Result<Date, CoreError> {
        let local = at.0.saturating_add(i64::from(self.offset(at)) * 60_000);
        Date::from_days(local.div_euclid(86_400_000)).map_err(|reason| CoreError::invalid("date", reason))
    }

    /// The moment of a time of a day where the reader is. Of a time that the clock skips or has twice, the later or the earlier.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a day that the clock does not have.
    pub fn moment(&self, day: Date, time: Clock) -> Result<Instant, CoreError> {
        let invalid = |_| CoreError::invalid("date", Invalid::Range);
        let (hour, minute) = (time.minutes() / 60, time.minutes() % 60);
        let year = i16::try_from(day.year()).map_err(|_| CoreError::invalid("date", Invalid::Range))?;
        let part = |number: u16| i8::try_from(number).map_err(|_| CoreError::invalid("date", Invalid::Range));
        let local = jiff::civil::DateTime::new(
            year,
            part(u16::from(day.month()))?,
            part(u16::from(day.day()))?,
            part(hour)?,
            part(minute)?,
            0,
            0,
        );
        let stamp =
            local.and_then(|local| self.zone.found().to_ambiguous_timestamp(local).compatible()).map_err(invalid)?;
        Ok(Instant(stamp.as_millisecond()))
    }

    /// A moment as it reads inside a sentence; one that the language cannot say stands as its day in UTC.
    pub(crate) fn when(&self, words: &Words, at: Instant) -> Label {
        let said = words.when(self.now().0, at.0, self.offset(at));
        said.unwrap_or_else(|_| words.as_written(&self.day(at).map_or_else(|_| "?".to_owned(), |day| day.to_string())))
    }

    /// How many minutes the clock on the wall is ahead of UTC at a moment.
    fn offset(&self, at: Instant) -> i16 {
        let seconds = Timestamp::from_millisecond(at.0).map_or(0, |stamp| self.zone.found().to_offset(stamp).seconds());
        i16::try_from(seconds / 60).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    fn app() -> (App, tempfile::TempDir) {
        let (mut app, folder) = crate::testing::app();
        app.set_zone("Europe/Amsterdam").unwrap();
        (app, folder)
    }

    /// 24 November 2026, 23:30 in Amsterdam in winter; 24 June, 23:30 in summer.
    const WINTER: Instant = Instant(1_795_559_400_000);
    const SUMMER: Instant = Instant(1_782_336_600_000);

    #[test]
    fn a_day_is_the_readers_day_in_summer_and_winter() {
        let (app, _folder) = app();
        for (at, day, next) in [(WINTER, "2026-11-24", "2026-11-25"), (SUMMER, "2026-06-24", "2026-06-25")] {
            assert_eq!(app.day(at).unwrap().to_string(), day);
            assert_eq!(app.day(Instant(at.0 + 31 * 60_000)).unwrap().to_string(), next);
        }
    }

    #[test]
    fn a_time_of_a_day_is_the_readers_moment() {
        let (app, _folder) = app();
        for (day, at) in [("2026-11-24", WINTER), ("2026-06-24", SUMMER)] {
            assert_eq!(app.moment(day.parse().unwrap(), Clock::new(23, 30).unwrap()).unwrap(), at);
        }
    }

    #[test]
    fn a_moment_is_said_by_the_readers_clock() {
        let (mut app, _folder) = app();
        app.set_clock(|| Instant(WINTER.0 + 10 * 60_000));
        let words = app.words(&steunkring_domain::Circle::default()).unwrap();
        assert_eq!(app.when(&words, WINTER).text, "vandaag om 23:30");
        app.set_clock(|| Instant(WINTER.0 + 40 * 60_000));
        assert_eq!(app.when(&words, WINTER).text, "gisteren om 23:30");
    }

    #[test]
    fn a_zone_is_kept_and_a_wrong_one_changes_nothing() {
        let (mut app, folder) = app();
        for name in ["", "Nergens/Huizen", "../../etc/passwd", &"x".repeat(10_000)] {
            assert!(matches!(app.set_zone(name), Err(CoreError::Invalid { .. })), "{name}");
        }
        drop(app);
        let app = App::open(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
        assert_eq!(app.day(WINTER).unwrap().to_string(), "2026-11-24");
    }
}
