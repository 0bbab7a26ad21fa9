use super::answer::{Answer, Refused};
use super::items::{mailbox_id, with_nonce};
use super::{Shared, admit};
use crate::clock::day;
use crate::store::files::{self, Piece};
use crate::store::mailbox::Wish;
use axum::body::Body;
use axum::extract::{Path, Query, State, rejection::QueryRejection};
use axum::http::Request;
use serde::Deserialize;
use std::sync::Arc;
use steunkring_wire::body::{self, FilesAsked, FilesThere};
use steunkring_wire::{FileHash, MailboxId, RefusalCode, limits};

/// Which piece is brought or asked for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    start: u64,
    /// The length of the whole file, where a piece is brought.
    size: Option<u64>,
}

type Parted = Result<Query<Part>, QueryRejection>;

/// `POST /v1/mailboxes/{id}/files`: says how much of some files lies there.
pub(crate) async fn there(State(shared): State<Arc<Shared>>, Path(id): Path<String>, request: Request<Body>) -> Answer {
    let look = async || {
        let id = mailbox_id(&id)?;
        let admitted = admit::signed(&shared, request, limits::FILES_ASK).await?;
        let asked: FilesAsked =
            body::from_bytes(&admitted.body, limits::FILES_ASK).map_err(|_| RefusalCode::Malformed)?;
        let work = move |connection: &_| files::there(connection, &id, &asked.files);
        let files = admit::at_mailbox(&shared, &admitted, (id, Wish::Read), work, |_| ()).await?;
        Answer::of(&FilesThere { files })
    };
    let answer = Answer::from(look().await);
    with_nonce(&shared, answer)
}

/// `PUT /v1/mailboxes/{id}/files/{hash}?start=&size=`: brings the next piece of a file.
pub(crate) async fn put(
    State(shared): State<Arc<Shared>>,
    Path(path): Path<(String, String)>,
    part: Parted,
    request: Request<Body>,
) -> Answer {
    let keep = async || {
        let (id, file) = named(&path)?;
        let Query(Part { start, size: Some(size) }) = part.map_err(|_| RefusalCode::Malformed)? else {
            return Err(RefusalCode::Malformed.into());
        };
        let mut admitted = admit::signed(&shared, request, limits::FILE_PIECE).await?;
        let piece = Piece { size, start, bytes: std::mem::take(&mut admitted.body) };
        let (limits, now) = (shared.limits, shared.clock.now());
        let work = move |connection: &_| files::put(connection, &limits, &id, &file, &piece, day(now));
        let kept = admit::at_mailbox(&shared, &admitted, (id, Wish::Write), work, |_| ()).await?;
        Answer::of(&FilesThere { files: vec![kept] })
    };
    let answer = Answer::from(keep().await);
    with_nonce(&shared, answer)
}

/// `GET /v1/mailboxes/{id}/files/{hash}?start=`: reads a piece of a file, as it came.
pub(crate) async fn piece(
    State(shared): State<Arc<Shared>>,
    Path(path): Path<(String, String)>,
    part: Parted,
    request: Request<Body>,
) -> Answer {
    let read = async || {
        let (id, file) = named(&path)?;
        let Query(Part { start, size: None }) = part.map_err(|_| RefusalCode::Malformed)? else {
            return Err(RefusalCode::Malformed.into());
        };
        let admitted = admit::signed(&shared, request, 0).await?;
        let work = move |connection: &_| files::piece(connection, &id, &file, start);
        let bytes = admit::at_mailbox(&shared, &admitted, (id, Wish::Read), work, |_| ()).await?;
        Ok::<_, Refused>(Answer::bytes(bytes))
    };
    let answer = Answer::from(read().await);
    with_nonce(&shared, answer)
}

/// `DELETE /v1/mailboxes/{id}/files/{hash}`: drops a file.
pub(crate) async fn drop_file(
    State(shared): State<Arc<Shared>>,
    Path(path): Path<(String, String)>,
    request: Request<Body>,
) -> Answer {
    let drop = async || {
        let (id, file) = named(&path)?;
        let admitted = admit::signed(&shared, request, 0).await?;
        let work = move |connection: &_| files::drop_file(connection, &id, &file);
        admit::at_mailbox(&shared, &admitted, (id, Wish::Write), work, |()| ()).await?;
        Ok::<_, Refused>(Answer::bytes(Vec::new()))
    };
    let answer = Answer::from(drop().await);
    with_nonce(&shared, answer)
}

fn named((mailbox, file): &(String, String)) -> Result<(MailboxId, FileHash), Refused> {
    Ok((mailbox_id(mailbox)?, file.parse().map_err(|_| RefusalCode::Malformed)?))
}
