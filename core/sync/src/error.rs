//! What can go wrong, per operation. No error holds a name, a key or anything else about a person.

use thiserror::Error;

/// Why bytes could not be sealed, opened, signed or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CryptoError {
    /// The bytes do not have the form they should have.
    #[error("the bytes do not have the expected form")]
    Malformed,
    /// The bytes, or a list in them, are larger than the format allows.
    #[error("the bytes exceed a limit of the format")]
    TooLarge,
    /// The key does not fit, or the bytes were changed on the way.
    #[error("the key does not open these bytes")]
    Unopened,
    /// The signature does not fit its author and body.
    #[error("the signature does not fit")]
    Signature,
    /// The device uses a cipher suite that this version does not know.
    #[error("unknown cipher suite {0}")]
    Suite(u8),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random,
}

/// Why an operation was not taken into the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpError {
    /// The operation could not be read or its signature does not fit.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    /// A newer version of the app made the operation.
    #[error("the operation is of format version {0}, newer than this app")]
    Newer(u8),
    /// The operation belongs to another space.
    #[error("the operation belongs to another space")]
    OtherSpace,
    /// The operation would not count: its author may not do this, or the log has no place for it yet.
    #[error("the author may not do this")]
    Denied,
    /// Too many operations wait for their parents.
    #[error("too many operations wait for their parents")]
    TooManyWaiting,
}

/// Why joining a space stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JoinError {
    /// A message could not be read, opened or verified.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    /// The typed code has a wrong length or a character outside the alphabet.
    #[error("the code is not 16 characters of the alphabet")]
    Code,
    /// The invitation is older than 15 minutes.
    #[error("the invitation has expired")]
    Expired,
    /// Two requests came on one invitation; neither can be trusted.
    #[error("two requests came on one invitation")]
    TwoRequests,
    /// The message does not belong at this step.
    #[error("the message does not belong at this step")]
    OutOfTurn,
    /// The opened keys are not those that were committed to.
    #[error("the opening does not fit the commitment")]
    Commitment,
    /// The other side declined.
    #[error("the other side declined")]
    Declined,
    /// The invitation was used, or something else happened in the space since; invite again.
    #[error("the invitation no longer fits; invite again")]
    Stale,
    /// The membership does not let this device invite for this place.
    #[error(transparent)]
    Op(#[from] OpError),
}
