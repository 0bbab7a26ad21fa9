use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time; tests bring one of their own.
pub trait Clock: Send + Sync {
    /// Gives the seconds since 1970 in UTC.
    fn now(&self) -> u64;
}

/// The system's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
    }
}

/// Gives the day of a time, all that is stored with an item.
pub(crate) fn day(seconds: u64) -> u64 {
    seconds / 86_400
}
