//! The HTTP side: routes, admission, answers.

mod admit;
mod answer;
mod files;
mod items;
mod meet;

use crate::{Clock, Limits, nonce::Nonces, wake::Wakes, writer::Writer};
use answer::{Answer, Refused};
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use serde::Serialize;
use std::sync::Arc;
use steunkring_wire::{RefusalCode, WIRE_VERSION};
use tokio::sync::{Semaphore, watch};

/// What every request shares.
pub(crate) struct Shared {
    pub(crate) writer: Writer,
    pub(crate) wakes: Arc<Wakes>,
    pub(crate) nonces: Arc<Nonces>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) limits: Limits,
    /// One permit for each request whose body or answer is in memory.
    pub(crate) requests: Semaphore,
    /// One permit for each request that waits for something new.
    pub(crate) waiting: Semaphore,
    /// Turns true when the relay stops.
    pub(crate) stop: watch::Receiver<bool>,
}

#[derive(Serialize)]
struct Health {
    ok: bool,
    version: &'static str,
    wire: u8,
    nonce: String,
    time: u64,
}

/// Makes the relay's routes.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    let unknown = || async { Answer::from(Refused::from(RefusalCode::Malformed)) };
    Router::new()
        .route("/health", get(health))
        .route("/v1/mailboxes/{id}/items", get(items::pull).post(items::push))
        .route("/v1/mailboxes/{id}/access", get(items::access).post(items::set_access))
        .route("/v1/mailboxes/{id}/files", post(files::there))
        .route("/v1/mailboxes/{id}/files/{hash}", get(files::piece).put(files::put).delete(files::drop_file))
        .route("/v1/rendezvous/{id}", get(meet::read).put(meet::put))
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .with_state(shared)
}

async fn health(State(shared): State<Arc<Shared>>) -> Answer {
    let now = shared.clock.now();
    let ok = shared.writer.run(|_| Ok(()), |()| ()).await.is_ok();
    let Ok(nonce) = shared.nonces.issue(now) else { return Refused::from(RefusalCode::Failed).into() };
    let health =
        Health { ok, version: env!("CARGO_PKG_VERSION"), wire: WIRE_VERSION, nonce: nonce.to_string(), time: now };
    Answer::json(ok, serde_json::to_vec(&health).unwrap_or_default())
}
