use steunkring_wire::RefusalCode;
use thiserror::Error;

/// Why a relay did not do what was asked, told apart by what a person can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TransportError {
    /// No connection: no network, no such host, or nobody there. Later is another chance.
    #[error("the relay cannot be reached")]
    Away,
    /// There is a connection, but the answer did not come in time. What was asked may have been done.
    #[error("the relay did not answer in time")]
    Slow,
    /// The server at the address cannot prove that it is the relay.
    #[error("the server at the relay's address is not to be trusted")]
    Untrusted,
    /// The relay refuses; asking again gives the same.
    #[error("the relay refuses: {code:?}")]
    Refused {
        /// The reason.
        code: RefusalCode,
        /// The limit or version that the reason speaks of, else 0.
        number: u64,
    },
    /// There is no room: in the mailbox, the rendezvous or the whole relay, as the code says.
    #[error("no room at the relay: {code:?}")]
    Full {
        /// What is full.
        code: RefusalCode,
        /// The quota, else 0.
        number: u64,
    },
    /// The relay has too much to do. Later is another chance.
    #[error("the relay is too busy")]
    Busy,
    /// The answer is not one that a relay gives: a hotel's log-in page, another server, a broken or a hostile relay.
    #[error("not the answer of a relay: {0}")]
    Strange(#[from] Strange),
    /// The relay, or a server before it, failed. What was asked was not done, or its receipt was lost.
    #[error("the relay failed with status {status}")]
    Server {
        /// The HTTP status, from 500.
        status: u16,
    },
    /// What was to be sent is above a limit; nothing was sent.
    #[error("too long to send at once")]
    TooLong,
    /// TLS cannot be set up on this device.
    #[error("the encryption of the connection cannot be set up")]
    Setup,
}

/// What is strange about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Strange {
    /// Not HTTP at all, or it breaks off.
    #[error("it is broken")]
    Broken,
    /// Another type of content, such as a web page, or a redirection to another place.
    #[error("it is of another type")]
    Type,
    /// The type is right, the content is not.
    #[error("it cannot be read")]
    Garbage,
    /// It is longer than such an answer can be.
    #[error("it is too long")]
    TooLong,
    /// It can be read and cannot be true, such as a receipt for other items than were sent.
    #[error("it contradicts the question")]
    Contradiction,
}

impl TransportError {
    /// Sorts what reqwest reports, which hides the cause behind "request" or "body".
    ///
    /// A connection that ends before an answer began counts as away: that is how an idle one looks whose relay stopped.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        if find::<rustls::Error>(error).is_some() {
            Self::Untrusted
        } else if error.is_connect() {
            Self::Away
        } else if error.is_timeout() {
            Self::Slow
        } else if error.is_request() && !find::<hyper::Error>(error).is_some_and(hyper::Error::is_parse) {
            Self::Away
        } else {
            Self::Strange(Strange::Broken)
        }
    }
}

fn find<'a, E: std::error::Error + 'static>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // What is inside an input/output error is not its source.
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if let Some(found) = inner.and_then(|inner| find(inner)) {
            return Some(found);
        }
        next = error.source();
    }
    None
}
