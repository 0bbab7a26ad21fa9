use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;

/// Wakes the requests that wait for a mailbox or a rendezvous.
#[derive(Default)]
pub(crate) struct Wakes(Mutex<BTreeMap<[u8; 32], Bell>>);

/// What rings for one name, and how many wait for it.
#[derive(Default)]
struct Bell {
    notify: Arc<Notify>,
    waiting: usize,
}

/// A place in the row of those who wait; leaving it frees its memory.
pub(crate) struct Waiting {
    wakes: Arc<Wakes>,
    name: [u8; 32],
    bell: Arc<Notify>,
}

impl Wakes {
    /// Wakes everybody who waits for a name.
    pub(crate) fn wake(&self, name: &[u8; 32]) {
        let bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bell) = bells.get(name) {
            bell.notify.notify_waiters();
        }
    }

    /// Takes a place; whoever then asks for [`Waiting::bell`] before looking misses nothing.
    pub(crate) fn wait(self: &Arc<Self>, name: [u8; 32]) -> Waiting {
        let mut bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bell = bells.entry(name).or_default();
        bell.waiting += 1;
        Waiting { wakes: Arc::clone(self), name, bell: Arc::clone(&bell.notify) }
    }
}

impl Waiting {
    /// The bell that rings at the next [`Wakes::wake`].
    pub(crate) fn bell(&self) -> &Notify {
        &self.bell
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut bells = self.wakes.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = bells.get_mut(&self.name).map(|bell| {
            bell.waiting = bell.waiting.saturating_sub(1);
            bell.waiting
        });
        if left == Some(0) {
            bells.remove(&self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_waits_is_woken_and_nothing_stays_behind() {
        let wakes = Arc::new(Wakes::default());
        let (first, second, other) = (wakes.wait([1; 32]), wakes.wait([1; 32]), wakes.wait([2; 32]));
        {
            let bells = (first.bell().notified(), second.bell().notified());
            wakes.wake(&[1; 32]);
            bells.0.await;
            bells.1.await;
        }
        drop(first);
        assert_eq!(wakes.0.lock().unwrap().len(), 2);
        drop(second);
        drop(other);
        assert!(wakes.0.lock().unwrap().is_empty());
    }
}
