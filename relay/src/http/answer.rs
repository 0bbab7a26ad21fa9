use crate::store::StoreError;
use axum::body::Body;
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use steunkring_wire::{Nonce, Refusal, RefusalCode, body, header, limits};

/// An answer with its fresh nonce, if it has one.
pub(crate) struct Answer {
    status: StatusCode,
    kind: &'static str,
    nonce: Option<Nonce>,
    body: Vec<u8>,
}

/// A refusal on its way out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refused(RefusalCode, u64);

impl Answer {
    /// Makes an answer of bytes that are encoded already.
    pub(crate) fn bytes(body: Vec<u8>) -> Self {
        Self { status: StatusCode::OK, kind: header::CONTENT_TYPE, nonce: None, body }
    }

    /// Encodes an answer.
    pub(crate) fn of<T: Serialize>(value: &T) -> Result<Self, Refused> {
        body::to_bytes(value, limits::PULL).map(Self::bytes).map_err(|_| RefusalCode::Failed.into())
    }

    /// Makes the answer of `/health`.
    pub(crate) fn json(ok: bool, body: Vec<u8>) -> Self {
        let status = if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        Self { status, kind: "application/json", nonce: None, body }
    }

    /// Adds a nonce for the next request.
    pub(crate) fn with_nonce(self, nonce: Option<Nonce>) -> Self {
        Self { nonce, ..self }
    }
}

impl From<Refused> for Answer {
    fn from(Refused(code, number): Refused) -> Self {
        let body = body::to_bytes(&Refusal::new(code, number), limits::SMALL).unwrap_or_default();
        Self { status: status(code), kind: header::CONTENT_TYPE, nonce: None, body }
    }
}

impl<E: Into<Answer>> From<Result<Answer, E>> for Answer {
    fn from(result: Result<Answer, E>) -> Self {
        result.unwrap_or_else(Into::into)
    }
}

impl From<RefusalCode> for Refused {
    fn from(code: RefusalCode) -> Self {
        Self(code, 0)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        let (code, number) = error.refusal();
        Self(code, number)
    }
}

impl Refused {
    /// Refuses a body above a limit in bytes.
    pub(crate) fn too_long(limit: usize) -> Self {
        Self(RefusalCode::TooLong, limit as u64)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::builder().status(self.status).header(CONTENT_TYPE, self.kind);
        if let Some(nonce) = self.nonce {
            response = response.header(header::NONCE, nonce.to_string());
        }
        response.body(Body::from(self.body)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }
}

fn status(code: RefusalCode) -> StatusCode {
    match code {
        RefusalCode::NoProof | RefusalCode::StaleNonce | RefusalCode::BadSignature => StatusCode::UNAUTHORIZED,
        RefusalCode::NotListed | RefusalCode::ListRefused => StatusCode::FORBIDDEN,
        RefusalCode::NoMailbox | RefusalCode::NoFile => StatusCode::NOT_FOUND,
        RefusalCode::Malformed => StatusCode::BAD_REQUEST,
        RefusalCode::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        RefusalCode::MailboxFull | RefusalCode::RelayFull | RefusalCode::RendezvousFull => {
            StatusCode::INSUFFICIENT_STORAGE
        }
        RefusalCode::TooBusy => StatusCode::TOO_MANY_REQUESTS,
        RefusalCode::ListVersion => StatusCode::CONFLICT,
        RefusalCode::NewerBlob => StatusCode::UNPROCESSABLE_ENTITY,
        RefusalCode::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
