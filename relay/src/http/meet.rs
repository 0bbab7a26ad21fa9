use super::Shared;
use super::admit;
use super::answer::{Answer, Refused};
use crate::store::{StoreError, rendezvous};
use axum::body::Body;
use axum::extract::{Path, Query, State, rejection::QueryRejection};
use axum::http::Request;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use steunkring_wire::body::Receipt;
use steunkring_wire::{RefusalCode, RendezvousId, limits};
use tokio::sync::SemaphorePermit;
use tokio::time::Instant;

/// The part of a mailbox or rendezvous that is asked for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Window {
    after: Option<u64>,
    limit: Option<usize>,
    wait: Option<u64>,
}

/// `PUT /v1/rendezvous/{id}`: leaves a message for the other phone.
pub(crate) async fn put(State(shared): State<Arc<Shared>>, Path(id): Path<String>, request: Request<Body>) -> Answer {
    Answer::from(leave(&shared, &id, request).await)
}

/// `GET /v1/rendezvous/{id}?after=&wait=`: reads messages, waiting for some if asked to.
pub(crate) async fn read(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    window: Result<Query<Window>, QueryRejection>,
) -> Answer {
    Answer::from(find(&shared, &id, window).await)
}

impl Window {
    pub(crate) fn after(self) -> u64 {
        self.after.unwrap_or(0)
    }

    pub(crate) fn limit(self) -> usize {
        self.limit.unwrap_or(limits::PULL_ITEMS).min(limits::PULL_ITEMS)
    }

    /// Looks until there is something, the wait is over or the relay stops. Nothing is held in memory while waiting.
    pub(crate) async fn look<'a, T, F>(
        self,
        shared: &'a Shared,
        name: [u8; 32],
        mut permit: SemaphorePermit<'a>,
        look: impl Fn() -> F,
        nothing: impl Fn(&T) -> bool,
    ) -> Result<Answer, Refused>
    where
        T: Serialize,
        F: Future<Output = Result<T, StoreError>>,
    {
        let seconds = self.wait.unwrap_or(0).min(limits::WAIT_SECONDS);
        if seconds == 0 {
            return Answer::of(&look().await?);
        }
        let end = Instant::now() + Duration::from_secs(seconds);
        let _waiting = shared.waiting.try_acquire().map_err(|_| RefusalCode::TooBusy)?;
        let place = shared.wakes.wait(name);
        let mut stop = shared.stop.clone();
        loop {
            let rung = place.bell().notified();
            tokio::pin!(rung);
            // From here on a ring is heard, so what is stored after the look is not missed.
            rung.as_mut().enable();
            let found = look().await?;
            if !nothing(&found) || *stop.borrow() {
                return Answer::of(&found);
            }
            drop(permit);
            let over = tokio::select! {
                () = &mut rung => false,
                _ = stop.changed() => true,
                () = tokio::time::sleep_until(end) => true,
            };
            if over {
                return Answer::of(&found);
            }
            permit = shared.requests.acquire().await.map_err(|_| RefusalCode::TooBusy)?;
        }
    }
}

async fn leave(shared: &Shared, id: &str, request: Request<Body>) -> Result<Answer, Refused> {
    let id = rendezvous_id(id)?;
    let (message, _permit) = admit::unsigned(shared, request, limits::RENDEZVOUS).await?;
    if message.is_empty() {
        return Err(RefusalCode::Malformed.into());
    }
    let (limits, now, wakes) = (shared.limits, shared.clock.now(), Arc::clone(&shared.wakes));
    let work = move |connection: &_| rendezvous::put(connection, &limits, &id, &message, now);
    let position = shared.writer.run(work, move |_| wakes.wake(&id.0)).await?;
    Answer::of(&Receipt { positions: vec![position] })
}

async fn find(shared: &Shared, id: &str, window: Result<Query<Window>, QueryRejection>) -> Result<Answer, Refused> {
    let id = rendezvous_id(id)?;
    let Query(window) = window.map_err(|_| RefusalCode::Malformed)?;
    let permit = shared.requests.try_acquire().map_err(|_| RefusalCode::TooBusy)?;
    let look = || {
        let now = shared.clock.now();
        shared.writer.run(move |connection| rendezvous::read(connection, &id, window.after(), now), |_| ())
    };
    window.look(shared, id.0, permit, look, |found| found.messages.is_empty()).await
}

fn rendezvous_id(text: &str) -> Result<RendezvousId, Refused> {
    text.parse().map_err(|_| RefusalCode::Malformed.into())
}
