//! Moments and dates. Instants come from outside; dates are civil, with the zone by name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::scalar::{FieldValue, Scalar, stored_as_written};
use crate::{Invalid, choice};

/// Milliseconds since 1970 in UTC; shown, never used for order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Instant(pub i64);

impl FieldValue for Instant {
    fn to_scalar(&self) -> Scalar {
        Scalar::Int(self.0)
    }
    fn from_scalar(scalar: &Scalar) -> Option<Self> {
        match scalar {
            Scalar::Int(value) => Some(Self(*value)),
            _ => None,
        }
    }
}

/// A day of the Gregorian calendar from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Checks a day.
    ///
    /// # Errors
    /// [`Invalid::Range`] when there is no such day or the year is not from 1900 to 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, Invalid> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(Invalid::Range),
        };
        if !(1900..2200).contains(&year) || day == 0 || day > days {
            return Err(Invalid::Range);
        }
        Ok(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }
    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }
    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1 January 1970 (Hinnant, days_from_civil).
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that lies that many days after 1 January 1970 (Hinnant, civil_from_days).
    ///
    /// # Errors
    /// [`Invalid::Range`] outside 1900 to 2199.
    pub fn from_days(days: i64) -> Result<Self, Invalid> {
        if !(-25_567..84_006).contains(&days) {
            return Err(Invalid::Range);
        }
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted - era * 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let fit = |n: i64| u8::try_from(n).map_err(|_| Invalid::Range);
        Self::new(u16::try_from(year).map_err(|_| Invalid::Range)?, fit(month)?, fit(day)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut parts = text.split('-');
        let (Some(y), Some(m), Some(d), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(Invalid::Form);
        };
        if (y.len(), m.len(), d.len()) != (4, 2, 2) || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(Invalid::Form);
        }
        Self::new(
            y.parse().map_err(|_| Invalid::Form)?,
            m.parse().map_err(|_| Invalid::Form)?,
            d.parse().map_err(|_| Invalid::Form)?,
        )
    }
}

/// A time of day to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    minutes: u16,
}

impl Clock {
    /// Checks a time of day.
    ///
    /// # Errors
    /// [`Invalid::Range`] from 24:00 on.
    pub fn new(hour: u8, minute: u8) -> Result<Self, Invalid> {
        if hour > 23 || minute > 59 {
            return Err(Invalid::Range);
        }
        Ok(Self { minutes: u16::from(hour) * 60 + u16::from(minute) })
    }

    /// Minutes since midnight, 0 to 1439.
    pub fn minutes(self) -> u16 {
        self.minutes
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for Clock {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (hour, minute) = text.split_once(':').ok_or(Invalid::Form)?;
        if hour.is_empty()
            || hour.len() > 2
            || minute.len() != 2
            || !(hour.to_owned() + minute).bytes().all(|b| b.is_ascii_digit())
        {
            return Err(Invalid::Form);
        }
        Self::new(hour.parse().map_err(|_| Invalid::Form)?, minute.parse().map_err(|_| Invalid::Form)?)
    }
}

/// Stores and serialises a value by its written form.
macro_rules! written {
    ($($name:ident)*) => {$(
        stored_as_written! { $name }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
written! { Date Clock BirthYear }

/// The year somebody was born in, 1890 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BirthYear(u16);

impl BirthYear {
    /// Checks a year.
    ///
    /// # Errors
    /// [`Invalid::Range`] outside 1890 to 2199.
    pub fn new(year: u16) -> Result<Self, Invalid> {
        if (1890..2200).contains(&year) { Ok(Self(year)) } else { Err(Invalid::Range) }
    }

    /// The least age on a day: the birthday is taken not to have been yet.
    pub fn least_age(self, today: Date) -> u16 {
        today.year().saturating_sub(self.0).saturating_sub(1)
    }

    /// The most age on a day: the birthday is taken to have been.
    pub fn most_age(self, today: Date) -> u16 {
        today.year().saturating_sub(self.0)
    }
}

impl fmt::Display for BirthYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for BirthYear {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::new(text.parse().map_err(|_| Invalid::Form)?)
    }
}

choice! {
    /// How old somebody is, where no year is given.
    pub enum AgeBand: "age" {
        /// 0 to 3.
        UpTo3 = "0-3",
        /// 4 to 7.
        UpTo7 = "4-7",
        /// 8 to 11.
        UpTo11 = "8-11",
        /// 12 to 15.
        UpTo15 = "12-15",
        /// 16 or 17.
        UpTo17 = "16-17",
        /// 18 to 24.
        UpTo24 = "18-24",
        /// 25 to 64.
        UpTo64 = "25-64",
        /// 65 or older.
        From65 = "65",
    }
}

impl AgeBand {
    /// Whether it is an age of 18 or more; `None` for a band of a newer app.
    pub fn is_adult(&self) -> Option<bool> {
        match self {
            Self::UpTo3 | Self::UpTo7 | Self::UpTo11 | Self::UpTo15 | Self::UpTo17 => Some(false),
            Self::UpTo24 | Self::UpTo64 | Self::From65 => Some(true),
            Self::Newer(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_there_and_back() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Date::new(2026, 11, 24).unwrap().days(), 20_781);
        for days in (-25_567..84_006).step_by(7) {
            assert_eq!(Date::from_days(days).unwrap().days(), days);
        }
    }

    #[test]
    fn strange_dates_are_refused() {
        for text in [
            "0000-01-01",
            "9999-12-31",
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "26-01-01",
            "",
            "2026-01-01-01",
            "+026-01-01",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2024-02-29".parse::<Date>().is_ok());
        for text in ["24:00", "9:60", "9:5", "", ":00", "-1:00"] {
            assert!(text.parse::<Clock>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_age_from_a_year_is_a_range() {
        let (born, today) = (BirthYear::new(2008).unwrap(), Date::new(2026, 11, 24).unwrap());
        assert_eq!((born.least_age(today), born.most_age(today)), (17, 18));
    }
}
