use super::{Shared, answer::Refused};
use crate::nonce::{Nonces, Rejected};
use crate::store::StoreError;
use crate::store::mailbox::{self, Wish};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use std::sync::Arc;
use std::time::Duration;
use steunkring_sqlcipher::rusqlite::Connection;
use steunkring_wire::{MailboxId, Nonce, RefusalCode, RequestProof, TransportPublic, header};
use tokio::sync::SemaphorePermit;

/// How long a phone may take to send a body.
const BODY_TIME: Duration = Duration::from_secs(60);

/// A request whose signature fits; its key may still be on no list, and its nonce is not used up yet.
pub(crate) struct Admitted<'a> {
    pub(crate) key: TransportPublic,
    pub(crate) nonce: Nonce,
    pub(crate) body: Vec<u8>,
    /// Held while the body or the answer is in memory.
    pub(crate) permit: SemaphorePermit<'a>,
}

/// Checks all of a request that can be checked without the database: proof, age of the nonce, length, signature.
pub(crate) async fn signed(shared: &Shared, request: Request<Body>, limit: usize) -> Result<Admitted<'_>, Refused> {
    let proof = proof(request.headers()).ok_or(RefusalCode::NoProof)?;
    shared.nonces.check(&proof.nonce, shared.clock.now()).map_err(|_| RefusalCode::StaleNonce)?;
    let method = request.method().clone();
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let (body, permit) = unsigned(shared, request, limit).await?;
    proof.verify(method.as_str(), &path, &body).map_err(|_| RefusalCode::BadSignature)?;
    Ok(Admitted { key: proof.key, nonce: proof.nonce, body, permit })
}

/// Reads a body within its limit; a length that is announced too high is refused before anything is read.
pub(crate) async fn unsigned(
    shared: &Shared,
    request: Request<Body>,
    limit: usize,
) -> Result<(Vec<u8>, SemaphorePermit<'_>), Refused> {
    let permit = shared.requests.try_acquire().map_err(|_| RefusalCode::TooBusy)?;
    let announced =
        request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(Refused::too_long(limit));
    }
    let body = tokio::time::timeout(BODY_TIME, to_bytes(request.into_body(), limit)).await;
    let body = body.map_err(|_| RefusalCode::TooBusy)?.map_err(|_| Refused::too_long(limit))?;
    Ok((body.into(), permit))
}

/// Does something at a mailbox for who may, with the nonce used up; `then` runs after the commit.
pub(crate) async fn at_mailbox<T: Send + 'static>(
    shared: &Shared,
    admitted: &Admitted<'_>,
    (id, wish): (MailboxId, Wish),
    work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    then: impl FnOnce(&T) + Send + 'static,
) -> Result<T, StoreError> {
    let (nonces, now) = (Arc::clone(&shared.nonces), shared.clock.now());
    let (key, nonce) = (admitted.key, admitted.nonce);
    let work = move |connection: &Connection| {
        mailbox::authorise(connection, &id, &key, wish)?;
        spend(&nonces, &nonce, now)?;
        work(connection)
    };
    shared.writer.run(work, then).await
}

/// Uses a nonce up: called inside the work, once the key is known to be listed, so that strangers cannot fill the memory.
pub(crate) fn spend(nonces: &Nonces, nonce: &Nonce, now: u64) -> Result<(), StoreError> {
    nonces.spend(nonce, now).map_err(|rejected| match rejected {
        Rejected::Stale => RefusalCode::StaleNonce.into(),
        Rejected::Full => RefusalCode::TooBusy.into(),
    })
}

fn proof(headers: &HeaderMap) -> Option<RequestProof> {
    let text = |name| headers.get(name)?.to_str().ok();
    RequestProof::from_headers(text(header::KEY)?, text(header::NONCE)?, text(header::SIGNATURE)?)
}
