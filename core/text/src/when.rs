//! Moments, dates, numbers and lists as they are said in a sentence.

use std::cmp::Ordering;

use steunkring_domain::Date;

use crate::{Args, Label, TextError, Words};

/// The most items of one list; more are told as a count of the rest by the caller.
pub const LIST_LIMIT: usize = 1_000;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;
/// Up to this many days are said in days, beyond them in weeks.
const DAYS_IN_DAYS: i64 = 13;
/// Up to this many days are said in weeks, beyond them as a date.
const DAYS_IN_WEEKS: i64 = 56;

impl Words {
    /// A moment as it reads inside a sentence: "vandaag om 16:20", "3 dagen geleden", "op 3 november 2026".
    ///
    /// Both instants are milliseconds UTC; `offset_minutes` is the zone's distance to UTC where the reader is.
    ///
    /// # Errors
    /// [`TextError::Date`] when the instant is outside the years 1900 to 2199.
    pub fn when(&self, now_ms: i64, instant_ms: i64, offset_minutes: i16) -> Result<Label, TextError> {
        let offset = i64::from(offset_minutes) * MINUTE_MS;
        let (now, instant) = (now_ms.saturating_add(offset), instant_ms.saturating_add(offset));
        let days = instant.div_euclid(DAY_MS) - now.div_euclid(DAY_MS);
        let ago = now_ms.saturating_sub(instant_ms);
        if (0..MINUTE_MS).contains(&ago) {
            return self.try_label("when-now", &Args::new());
        }
        match days {
            -1..=1 => {
                let minutes = instant.rem_euclid(DAY_MS) / MINUTE_MS;
                let part = |value: i64| u8::try_from(value).map_err(|_| TextError::Date);
                let time = self.time(part(minutes / 60)?, part(minutes % 60)?)?;
                let args = Args::new().text("time", &time);
                match days {
                    -1 => self.try_label("when-yesterday", &args),
                    0 => self.try_label("when-today", &args),
                    _ => self.try_label("when-tomorrow", &args),
                }
            }
            _ if (-DAYS_IN_DAYS..0).contains(&days) => self.try_label("when-days-ago", &Args::new().number("n", -days)),
            _ if (-DAYS_IN_WEEKS..0).contains(&days) => {
                self.try_label("when-weeks-ago", &Args::new().number("n", -days / 7))
            }
            _ if (0..=DAYS_IN_DAYS).contains(&days) => self.try_label("when-in-days", &Args::new().number("n", days)),
            _ => {
                let day = Date::from_days(instant.div_euclid(DAY_MS)).map_err(|_| TextError::Date)?;
                let date = self.date(i32::from(day.year()), day.month(), day.day())?;
                self.try_label("when-on-date", &Args::new().text("date", &date))
            }
        }
    }

    /// A date in full: "3 november 2026".
    ///
    /// # Errors
    /// [`TextError::Date`] when there is no such day in the years 1 to 9999.
    pub fn date(&self, year: i32, month: u8, day: u8) -> Result<String, TextError> {
        self.formats().date(in_range(year)?, month, day)
    }

    /// A date in a plan: "dinsdag 3 november".
    ///
    /// # Errors
    /// [`TextError::Date`] when there is no such day in the years 1 to 9999.
    pub fn weekday(&self, year: i32, month: u8, day: u8) -> Result<String, TextError> {
        self.formats().day(in_range(year)?, month, day)
    }

    /// A time of the day: "16:20".
    ///
    /// # Errors
    /// [`TextError::Date`] when there is no such hour or minute.
    pub fn time(&self, hour: u8, minute: u8) -> Result<String, TextError> {
        self.formats().time(hour, minute)
    }

    /// A number with its decimals: 35 with one place is "3,5".
    pub fn decimal(&self, units: i64, places: u8) -> String {
        self.formats().decimal(units, places)
    }

    /// A size of a file in whole kilobytes or tenths of megabytes.
    pub fn size(&self, bytes: u64) -> String {
        let tenths_of_mb = i64::try_from(bytes / 100_000).unwrap_or(i64::MAX);
        if tenths_of_mb < 10 {
            format!("{} kB", self.decimal(i64::try_from(bytes.div_ceil(1_000)).unwrap_or(i64::MAX), 0))
        } else {
            format!("{} MB", self.decimal(tenths_of_mb, 1))
        }
    }

    /// A list in a sentence: "Riet, Bo en Ali". After [`LIST_LIMIT`] items the rest is left out.
    pub fn list<I>(&self, items: I) -> String
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let items: Vec<String> = items.into_iter().take(LIST_LIMIT).map(Into::into).collect();
        self.formats().list(&items)
    }

    /// The order of two names in this language, capitals and accents last; equal only when they are the same.
    pub fn compare_names(&self, left: &str, right: &str) -> Ordering {
        self.formats().compare(left, right)
    }

    /// Puts things in the order of their names.
    pub fn sort_names<T>(&self, things: &mut [T], name: impl Fn(&T) -> &str) {
        things.sort_by(|left, right| self.compare_names(name(left), name(right)));
    }
}

fn in_range(year: i32) -> Result<i32, TextError> {
    if (1..=9_999).contains(&year) { Ok(year) } else { Err(TextError::Date) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, OwnWords};

    /// 3 November 2026, 15:20:30 UTC.
    const NOW: i64 = 1_793_719_230_000;
    const HOUR_MS: i64 = 3_600_000;

    fn said(level: Level, from_now_ms: i64) -> String {
        Words::new(level, OwnWords::new()).unwrap().when(NOW, NOW + from_now_ms, 60).unwrap().text
    }

    #[test]
    fn moments_are_said_by_their_distance_in_days_of_the_reader() {
        let cases = [
            (0, "net"),
            (-59_999, "net"),
            (-60_000, "vandaag om 16:19"),
            (5_000, "vandaag om 16:20"),
            (8 * HOUR_MS, "morgen om 00:20"),
            (7 * HOUR_MS, "vandaag om 23:20"),
            (-17 * HOUR_MS, "gisteren om 23:20"),
            (-2 * DAY_MS, "2 dagen geleden"),
            (-13 * DAY_MS, "13 dagen geleden"),
            (-14 * DAY_MS, "2 weken geleden"),
            (-56 * DAY_MS, "8 weken geleden"),
            (-57 * DAY_MS, "op 7 september 2026"),
            (2 * DAY_MS, "over 2 dagen"),
            (13 * DAY_MS, "over 13 dagen"),
            (14 * DAY_MS, "op 17 november 2026"),
        ];
        for (distance, expected) in cases {
            assert_eq!(said(Level::NlA2, distance), expected);
        }
        assert_eq!(said(Level::En, -20 * HOUR_MS), "yesterday at 20:20");
        assert_eq!(said(Level::En, -100 * DAY_MS), "on 26 July 2026");
        let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        assert_eq!(words.when(NOW, i64::MAX, 60), Err(TextError::Date));
        assert_eq!(words.when(NOW, i64::MIN, -60), Err(TextError::Date));
    }

    #[test]
    fn dates_and_times_are_checked() {
        let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        assert_eq!(words.date(2024, 2, 29).unwrap(), "29 februari 2024");
        assert_eq!(words.weekday(2026, 11, 3).unwrap(), "dinsdag 3 november");
        for (year, month, day) in [(2025, 2, 29), (2025, 13, 1), (2025, 0, 1), (0, 1, 1), (10_000, 1, 1)] {
            assert_eq!(words.date(year, month, day), Err(TextError::Date));
        }
        assert_eq!(words.time(9, 5).unwrap(), "09:05");
        assert_eq!(words.time(24, 0), Err(TextError::Date));
    }

    #[test]
    fn numbers_and_sizes_use_the_language() {
        let dutch = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        let english = Words::new(Level::En, OwnWords::new()).unwrap();
        assert_eq!((dutch.decimal(35, 1), english.decimal(35, 1)), ("3,5".to_owned(), "3.5".to_owned()));
        assert_eq!(dutch.size(0), "0 kB");
        assert_eq!(dutch.size(1), "1 kB");
        assert_eq!(dutch.size(2_345_678), "2,3 MB");
    }

    #[test]
    fn lists_and_names_follow_the_language() {
        let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        assert_eq!(words.list(["Riet", "Bo", "Ali"]), "Riet, Bo en Ali");
        assert_eq!(words.list(["Riet", "Bo"]), "Riet en Bo");
        assert_eq!(words.list(["Riet"]), "Riet");
        assert_eq!(words.list(Vec::<String>::new()), "");
        let mut names = ["Zoë", "de Vries", "Çelik", "Émile", "emma", "Dewi", "Bo", "van Dam"];
        words.sort_names(&mut names, |name| name);
        assert_eq!(names, ["Bo", "Çelik", "de Vries", "Dewi", "Émile", "emma", "van Dam", "Zoë"]);
    }

    proptest::proptest! {
        /// Invariant: every day of the years 1900 to 2199 is the same day in the calendar of ICU4X.
        #[test]
        fn days_are_dates(day in -25_567_i64..84_006) {
            let date = Date::from_days(day).unwrap();
            let calendar =
                icu_calendar::Date::try_new_gregorian(i32::from(date.year()), date.month(), date.day()).unwrap();
            let epoch = icu_calendar::Date::try_new_gregorian(1970, 1, 1).unwrap();
            proptest::prop_assert_eq!(calendar.to_rata_die() - epoch.to_rata_die(), day);
        }
    }
}
