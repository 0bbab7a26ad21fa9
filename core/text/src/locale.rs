//! Dates, times, numbers, lists and the order of names, as a language writes them.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::{MDE, T, YMD};
use icu_datetime::input::Time;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::{LanguageIdentifier, Locale, LocaleDirectionality};

use crate::TextError;

/// The way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// As Dutch.
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

/// The way a language runs, by its BCP 47 tag; an unknown one runs as Dutch.
pub fn direction(language: &str) -> Direction {
    static SCRIPTS: OnceLock<LocaleDirectionality> = OnceLock::new();
    let scripts = SCRIPTS.get_or_init(LocaleDirectionality::new_common);
    match language.parse::<LanguageIdentifier>() {
        Ok(id) if scripts.is_right_to_left(&id) => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

/// The way a text runs, by its first letter that has a direction.
pub(crate) fn text_direction(text: &str) -> Option<Direction> {
    text.chars().find(|c| c.is_alphabetic()).map(|c| match u32::from(c) {
        // Hebrew to Arabic Extended-A, the presentation forms, and the right-to-left scripts of the first plane.
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF => {
            Direction::RightToLeft
        }
        _ => Direction::LeftToRight,
    })
}

/// Made when it is first asked for: the first map says no date.
type Later<T> = OnceLock<Option<T>>;

/// Writes dates, times, numbers and lists of one language, and puts names in order.
pub(crate) struct Formats {
    language: &'static str,
    locale: Locale,
    date: Later<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    day: Later<FixedCalendarDateTimeFormatter<Gregorian, MDE>>,
    time: Later<NoCalendarFormatter<T>>,
    decimal: DecimalFormatter,
    list: ListFormatter,
    names: CollatorBorrowed<'static>,
}

impl Formats {
    pub(crate) fn new(language: &'static str) -> Result<Self, TextError> {
        let missing = TextError::Locale(language);
        let locale: Locale = language.parse().map_err(|_| missing.clone())?;
        Ok(Self {
            language,
            date: OnceLock::new(),
            day: OnceLock::new(),
            time: OnceLock::new(),
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|_| missing.clone())?,
            list: ListFormatter::try_new_and(
                (&locale).into(),
                ListFormatterOptions::default().with_length(ListLength::Wide),
            )
            .map_err(|_| missing.clone())?,
            names: Collator::try_new((&locale).into(), CollatorOptions::default()).map_err(|_| missing)?,
            locale,
        })
    }

    fn made<'a, F>(&self, kept: &'a Later<F>, make: impl FnOnce(&Locale) -> Option<F>) -> Result<&'a F, TextError> {
        kept.get_or_init(|| make(&self.locale)).as_ref().ok_or(TextError::Locale(self.language))
    }

    /// "3 november 2026".
    pub(crate) fn date(&self, year: i32, month: u8, day: u8) -> Result<String, TextError> {
        let format =
            self.made(&self.date, |locale| FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok())?;
        Ok(format.format(&gregorian(year, month, day)?).to_string())
    }

    /// "dinsdag 3 november".
    pub(crate) fn day(&self, year: i32, month: u8, day: u8) -> Result<String, TextError> {
        let format =
            self.made(&self.day, |locale| FixedCalendarDateTimeFormatter::try_new(locale.into(), MDE::long()).ok())?;
        Ok(format.format(&gregorian(year, month, day)?).to_string())
    }

    /// "16:20".
    pub(crate) fn time(&self, hour: u8, minute: u8) -> Result<String, TextError> {
        let time = Time::try_new(hour, minute, 0, 0).map_err(|_| TextError::Date)?;
        let format = self.made(&self.time, |locale| NoCalendarFormatter::try_new(locale.into(), T::hm()).ok())?;
        Ok(format.format(&time).to_string())
    }

    /// "3,5" of 35 tenths.
    pub(crate) fn decimal(&self, units: i64, places: u8) -> String {
        let mut decimal = Decimal::from(units);
        decimal.multiply_pow10(-i16::from(places));
        self.decimal.format(&decimal).to_string()
    }

    /// "Riet, Bo en Ali".
    pub(crate) fn list(&self, items: &[String]) -> String {
        self.list.format(items.iter()).to_string()
    }

    /// The order of two names; names that read alike keep one order by their letters.
    pub(crate) fn compare(&self, left: &str, right: &str) -> Ordering {
        self.names.compare(left, right).then_with(|| left.cmp(right))
    }
}

fn gregorian(year: i32, month: u8, day: u8) -> Result<Date<Gregorian>, TextError> {
    Date::try_new_gregorian(year, month, day).map_err(|_| TextError::Date)
}
