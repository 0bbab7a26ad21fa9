use super::{Strange, TransportError};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{RequestBuilder, Response};
use serde::de::DeserializeOwned;
use steunkring_wire::{Nonce, Refusal, RefusalCode, body, header, limits};

/// An answer in the relay's own type, read within its limit.
pub(super) struct Answer {
    nonce: Option<Nonce>,
    result: Result<Vec<u8>, Refused>,
}

#[derive(Clone, Copy)]
struct Refused {
    code: Option<RefusalCode>,
    number: u64,
    status: u16,
}

/// Sends a request and reads an answer in the relay's own type.
pub(super) async fn read(request: RequestBuilder, limit: usize) -> Result<Answer, TransportError> {
    let response = send(request).await?;
    let status = response.status();
    if !is_type(response.headers(), header::CONTENT_TYPE) {
        return Err(foreign(status.as_u16()));
    }
    let nonce = response.headers().get(header::NONCE).and_then(|nonce| nonce.to_str().ok()?.parse().ok());
    if status.is_success() {
        return Ok(Answer { nonce, result: Ok(bounded(response, limit).await?) });
    }
    let refusal: Refusal =
        body::from_bytes(&bounded(response, limits::SMALL).await?, limits::SMALL).map_err(|_| Strange::Garbage)?;
    let refused = Refused { code: RefusalCode::of(refusal.code), number: refusal.number, status: status.as_u16() };
    Ok(Answer { nonce, result: Err(refused) })
}

/// Sends a request and reads an answer in JSON.
pub(super) async fn json(request: RequestBuilder, limit: usize) -> Result<Vec<u8>, TransportError> {
    let response = send(request).await?;
    if !response.status().is_success() || !is_type(response.headers(), "application/json") {
        return Err(foreign(response.status().as_u16()));
    }
    bounded(response, limit).await
}

impl Answer {
    /// Gives the nonce for a next request.
    pub(super) fn nonce(&self) -> Option<Nonce> {
        self.nonce
    }

    /// Gives the reason if the relay refused.
    pub(super) fn refusal(&self) -> Option<RefusalCode> {
        self.result.as_ref().err().and_then(|refused| refused.code)
    }

    /// Gives the body, or the refusal as an error.
    pub(super) fn bytes(self) -> Result<Vec<u8>, TransportError> {
        self.result.map_err(TransportError::from)
    }

    /// Reads the body, which may have no byte too many.
    pub(super) fn decode<T: DeserializeOwned>(self, limit: usize) -> Result<T, TransportError> {
        body::from_bytes(&self.bytes()?, limit).map_err(|_| Strange::Garbage.into())
    }
}

impl From<Refused> for TransportError {
    fn from(Refused { code, number, status }: Refused) -> Self {
        match code {
            Some(code @ (RefusalCode::MailboxFull | RefusalCode::RelayFull | RefusalCode::RendezvousFull)) => {
                Self::Full { code, number }
            }
            Some(RefusalCode::TooBusy) => Self::Busy,
            Some(RefusalCode::Failed) => Self::Server { status },
            Some(code) => Self::Refused { code, number },
            // A newer relay's reason: the status says at least whose fault it is.
            None => foreign(status),
        }
    }
}

async fn send(request: RequestBuilder) -> Result<Response, TransportError> {
    request.send().await.map_err(|error| TransportError::of(&error))
}

/// Reads a body piece by piece, so that neither an announced nor an endless length takes memory.
async fn bounded(mut response: Response, limit: usize) -> Result<Vec<u8>, TransportError> {
    if response.content_length().is_some_and(|length| length > limit as u64) {
        return Err(Strange::TooLong.into());
    }
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| TransportError::of(&error))? {
        if bytes.len() + piece.len() > limit {
            return Err(Strange::TooLong.into());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn is_type(headers: &HeaderMap, expected: &str) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|found| found.as_bytes() == expected.as_bytes())
}

/// Judges an answer that is not in the relay's words by its status alone.
fn foreign(status: u16) -> TransportError {
    match status {
        429 => TransportError::Busy,
        500.. => TransportError::Server { status },
        _ => Strange::Type.into(),
    }
}
