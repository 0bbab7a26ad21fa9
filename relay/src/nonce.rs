use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use steunkring_wire::{NoRandomness, Nonce, tagged_hash};

/// How long a nonce may be used after it was given, in seconds.
const LIFE: u64 = 300;

/// Gives nonces and accepts each once.
///
/// A nonce carries its own time and a mark that only this relay can make, so giving one costs no memory and nobody can
/// push out another's by asking for many. Only used ones are remembered, for as long as they could be used again.
pub(crate) struct Nonces {
    secret: [u8; 32],
    most: usize,
    spent: Mutex<Spent>,
}

/// Why a nonce is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rejected {
    /// Not ours, too old, or used before.
    Stale,
    /// So many were used lately that no more can be remembered.
    Full,
}

/// Two generations: each is kept for one to two lives, then dropped as a whole.
#[derive(Default)]
struct Spent {
    older: BTreeSet<[u8; 16]>,
    newer: BTreeSet<[u8; 16]>,
    since: u64,
}

impl Nonces {
    pub(crate) fn new(most: usize) -> Result<Self, NoRandomness> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|_| NoRandomness)?;
        Ok(Self { secret, most, spent: Mutex::default() })
    }

    /// Gives a fresh nonce.
    pub(crate) fn issue(&self, now: u64) -> Result<Nonce, NoRandomness> {
        let mut body = [0; 16];
        let (time, random) = body.split_at_mut(8);
        time.copy_from_slice(&now.to_be_bytes());
        getrandom::fill(random).map_err(|_| NoRandomness)?;
        Ok(self.marked(body))
    }

    /// Checks that a nonce is ours and young enough, without using it up.
    pub(crate) fn check(&self, nonce: &Nonce, now: u64) -> Result<(), Rejected> {
        let (time, body) = parts(nonce).ok_or(Rejected::Stale)?;
        let young = now.checked_sub(time).is_some_and(|age| age <= LIFE);
        let difference = self.marked(body).0.iter().zip(nonce.0).fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
        if young && difference == 0 { Ok(()) } else { Err(Rejected::Stale) }
    }

    /// Checks a nonce and uses it up.
    pub(crate) fn spend(&self, nonce: &Nonce, now: u64) -> Result<(), Rejected> {
        self.check(nonce, now)?;
        let (_, body) = parts(nonce).ok_or(Rejected::Stale)?;
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_sub(spent.since) > LIFE {
            spent.older = std::mem::take(&mut spent.newer);
            spent.since = now;
        }
        if spent.older.contains(&body) || spent.newer.contains(&body) {
            return Err(Rejected::Stale);
        }
        if spent.newer.len() >= self.most {
            return Err(Rejected::Full);
        }
        spent.newer.insert(body);
        Ok(())
    }

    fn marked(&self, body: [u8; 16]) -> Nonce {
        let mark = tagged_hash("steunkring/v1/relay-nonce", &[&self.secret, &body]);
        let mut nonce = [0; 32];
        for (to, from) in nonce.iter_mut().zip(body.iter().chain(&mark)) {
            *to = *from;
        }
        Nonce(nonce)
    }
}

fn parts(nonce: &Nonce) -> Option<(u64, [u8; 16])> {
    let body: &[u8; 16] = nonce.0.first_chunk()?;
    let time: &[u8; 8] = body.first_chunk()?;
    Some((u64::from_be_bytes(*time), *body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_works_once() {
        let nonces = Nonces::new(10).unwrap();
        let nonce = nonces.issue(1000).unwrap();
        assert_eq!(nonces.spend(&nonce, 1001), Ok(()));
        assert_eq!(nonces.spend(&nonce, 1002), Err(Rejected::Stale));
    }

    #[test]
    fn a_used_nonce_is_remembered_for_as_long_as_it_is_young() {
        for given in 1000..1000 + 2 * LIFE {
            let nonces = Nonces::new(10).unwrap();
            nonces.spend(&nonces.issue(1000).unwrap(), 1000).unwrap();
            let nonce = nonces.issue(given).unwrap();
            nonces.spend(&nonce, given).unwrap();
            for later in [1, LIFE / 2, LIFE, LIFE + 1] {
                let _ = nonces.spend(&nonces.issue(given + later).unwrap(), given + later);
                assert_eq!(nonces.spend(&nonce, given + later), Err(Rejected::Stale));
            }
        }
    }

    #[test]
    fn an_old_a_future_and_a_foreign_nonce_are_stale() {
        let nonces = Nonces::new(10).unwrap();
        let nonce = nonces.issue(1000).unwrap();
        assert_eq!(nonces.check(&nonce, 1000 + LIFE), Ok(()));
        assert_eq!(nonces.check(&nonce, 1001 + LIFE), Err(Rejected::Stale));
        assert_eq!(nonces.check(&nonce, 999), Err(Rejected::Stale));
        assert_eq!(Nonces::new(10).unwrap().check(&nonce, 1000), Err(Rejected::Stale));
        for at in 0..32 {
            let mut changed = nonce;
            changed.0[at] ^= 1;
            assert_eq!(nonces.check(&changed, 1000), Err(Rejected::Stale));
        }
    }

    #[test]
    fn memory_is_bounded_and_frees_itself() {
        let nonces = Nonces::new(2).unwrap();
        let spend = |now| nonces.spend(&nonces.issue(now).unwrap(), now);
        assert_eq!([spend(1000), spend(1000), spend(1000)], [Ok(()), Ok(()), Err(Rejected::Full)]);
        assert_eq!(spend(1001 + LIFE), Ok(()));
        let spent = nonces.spent.lock().unwrap();
        assert_eq!((spent.older.len(), spent.newer.len()), (2, 1));
    }
}
