//! When an app that is in sight exchanges with the relays by itself. A relay sees when something comes: in a fixed rhythm, or at once, it
//! would see when somebody types.

use std::ops::Range;

use serde::Serialize;

use crate::app::random;
use crate::{App, CoreError};

/// While somebody else writes in a note that is open here, in milliseconds.
const TOGETHER: u64 = 1_000;
/// Between which two it is drawn otherwise, in milliseconds.
const APART: Range<u64> = 3_000..12_000;
/// The longest, as long as there is no connection, in milliseconds.
const LONGEST: u64 = 120_000;

/// How long an app waits before it exchanges by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// In milliseconds.
    pub wait_ms: u64,
}

impl App {
    /// How long an app in sight waits before it exchanges again, after so many exchanges in a row that did not come about. Another while
    /// each time; a second while somebody else writes in a note that is open here; ever longer without a connection, up to two minutes.
    ///
    /// # Errors
    /// [`CoreError::Unexpected`] where the system gives no random bytes.
    pub fn pace(&mut self, failed: u32) -> Result<Pace, CoreError> {
        let uptime = self.uptime();
        let together = failed == 0 && self.is_together(uptime);
        if together {
            return Ok(Pace { wait_ms: TOGETHER });
        }
        let drawn = APART.start + u64::from_le_bytes(random()?) % (APART.end - APART.start);
        let longer = drawn.saturating_mul(2u64.saturating_pow(failed));
        Ok(Pace { wait_ms: longer.min(LONGEST - APART.end + drawn) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pauses_are_alike_and_they_grow_without_a_connection() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::create(&folder.path().join("home"), crate::Key::raw([7; 32])).unwrap();
        let mut waits = |failed| -> Vec<u64> { (0..50).map(|_| app.pace(failed).unwrap().wait_ms).collect() };
        let all = waits(0);
        assert!(all.iter().all(|wait| APART.contains(wait)));
        let different: std::collections::BTreeSet<u64> = all.into_iter().collect();
        assert!(different.len() > 40, "{different:?}");
        assert!(waits(1).iter().all(|wait| (6_000..24_000).contains(wait)));
        for failed in [10, u32::MAX] {
            assert!(waits(failed).iter().all(|wait| (LONGEST - APART.end..=LONGEST).contains(wait)));
        }
    }
}
