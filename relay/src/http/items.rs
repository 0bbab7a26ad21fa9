use super::answer::{Answer, Refused};
use super::{Shared, admit, meet::Window};
use crate::clock::day;
use crate::store::mailbox::{self, Wish};
use axum::body::Body;
use axum::extract::{Path, Query, State, rejection::QueryRejection};
use axum::http::Request;
use std::sync::Arc;
use steunkring_wire::body::{self, Push, Receipt};
use steunkring_wire::{MailboxId, RefusalCode, SignedAccess, limits};

type Windowed = Result<Query<Window>, QueryRejection>;

/// `POST /v1/mailboxes/{id}/items`: appends blobs.
pub(crate) async fn push(State(shared): State<Arc<Shared>>, Path(id): Path<String>, request: Request<Body>) -> Answer {
    let answer = Answer::from(append(&shared, &id, request).await);
    with_nonce(&shared, answer)
}

/// `GET /v1/mailboxes/{id}/items?after=&limit=&wait=`: reads blobs, waiting for some if asked to.
pub(crate) async fn pull(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    window: Windowed,
    request: Request<Body>,
) -> Answer {
    let answer = Answer::from(read(&shared, &id, window, request).await);
    with_nonce(&shared, answer)
}

/// `GET /v1/mailboxes/{id}/access`: reads the newest access list.
pub(crate) async fn access(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    request: Request<Body>,
) -> Answer {
    let answer = Answer::from(read_access(&shared, &id, request).await);
    with_nonce(&shared, answer)
}

/// `POST /v1/mailboxes/{id}/access`: founds a mailbox or states its next access list.
pub(crate) async fn set_access(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    request: Request<Body>,
) -> Answer {
    let answer = Answer::from(keep_access(&shared, &id, request).await);
    with_nonce(&shared, answer)
}

async fn append(shared: &Shared, id: &str, request: Request<Body>) -> Result<Answer, Refused> {
    let id = mailbox_id(id)?;
    let admitted = admit::signed(shared, request, limits::PUSH).await?;
    let push: Push = body::from_bytes(&admitted.body, limits::PUSH).map_err(|_| RefusalCode::Malformed)?;
    let (wakes, limits, now) = (Arc::clone(&shared.wakes), shared.limits, shared.clock.now());
    let work = move |connection: &_| mailbox::append(connection, &limits, &id, &push.items, day(now));
    let positions = admit::at_mailbox(shared, &admitted, (id, Wish::Write), work, move |_| wakes.wake(&id.0)).await?;
    Answer::of(&Receipt { positions })
}

async fn read(shared: &Shared, id: &str, window: Windowed, request: Request<Body>) -> Result<Answer, Refused> {
    let id = mailbox_id(id)?;
    let Query(window) = window.map_err(|_| RefusalCode::Malformed)?;
    let admitted = admit::signed(shared, request, 0).await?;
    let key = admitted.key;
    admit::at_mailbox(shared, &admitted, (id, Wish::Read), |_| Ok(()), |()| ()).await?;
    let (after, most) = (window.after(), window.limit());
    // Asked again at each look, since a key may be struck off the list while it waits.
    let look = || {
        let work = move |connection: &_| {
            mailbox::authorise(connection, &id, &key, Wish::Read)?;
            mailbox::read(connection, &id, after, most)
        };
        shared.writer.run(work, |_| ())
    };
    window.look(shared, id.0, admitted.permit, look, |pulled| pulled.items.is_empty()).await
}

async fn read_access(shared: &Shared, id: &str, request: Request<Body>) -> Result<Answer, Refused> {
    let id = mailbox_id(id)?;
    let admitted = admit::signed(shared, request, 0).await?;
    let work = move |connection: &_| mailbox::list_bytes(connection, &id);
    Ok(Answer::bytes(admit::at_mailbox(shared, &admitted, (id, Wish::Read), work, |_| ()).await?))
}

async fn keep_access(shared: &Shared, id: &str, request: Request<Body>) -> Result<Answer, Refused> {
    let id = mailbox_id(id)?;
    let admitted = admit::signed(shared, request, limits::ACCESS).await?;
    let signed = SignedAccess::decode(&admitted.body).map_err(|_| RefusalCode::Malformed)?;
    if signed.by() != admitted.key {
        return Err(RefusalCode::ListRefused.into());
    }
    let (nonces, nonce) = (Arc::clone(&shared.nonces), admitted.nonce);
    let (limits, now) = (shared.limits, shared.clock.now());
    let work = move |connection: &_| {
        mailbox::keep_list(connection, &limits, &id, &signed, day(now))?;
        admit::spend(&nonces, &nonce, now)
    };
    shared.writer.run(work, |()| ()).await?;
    Ok(Answer::bytes(Vec::new()))
}

/// Every answer to a signed request brings the nonce for the next, so that a busy phone need not ask for one.
pub(super) fn with_nonce(shared: &Shared, answer: Answer) -> Answer {
    answer.with_nonce(shared.nonces.issue(shared.clock.now()).ok())
}

pub(super) fn mailbox_id(text: &str) -> Result<MailboxId, Refused> {
    text.parse().map_err(|_| RefusalCode::Malformed.into())
}
