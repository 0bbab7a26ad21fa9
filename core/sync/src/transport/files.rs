//! Photos and voice notes through a relay: sealed files, each under the hash of its bytes.

use super::{Ask, RelayClient, Strange, TransportError};
use reqwest::Method;
use steunkring_wire::body::{self, FileThere, FilesAsked, FilesThere};
use steunkring_wire::{FileHash, MailboxId, TransportKey, limits};

/// A piece of a file, to be brought.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The length of the whole file, at most [`limits::FILE`].
    pub size: u64,
    /// Where the piece begins: a multiple of [`limits::FILE_PIECE`].
    pub start: u64,
    /// Its bytes: as many as a piece has, or up to the end of the file.
    pub bytes: &'a [u8],
}

impl RelayClient {
    /// Asks how much of some files lies in a mailbox, at most [`limits::FILES_ASKED`] of them; answered in their order.
    ///
    /// # Errors
    /// [`TransportError::TooLong`] for more; else see [`TransportError`]. A relay without files refuses with
    /// [`RefusalCode::Malformed`](steunkring_wire::RefusalCode::Malformed).
    pub async fn files_there(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        files: &[FileHash],
    ) -> Result<Vec<FileThere>, TransportError> {
        if files.len() > limits::FILES_ASKED {
            return Err(TransportError::TooLong);
        }
        let asked = body::to_bytes(&FilesAsked { files: files.to_vec() }, limits::FILES_ASK);
        let path = format!("/v1/mailboxes/{mailbox}/files");
        let ask = Ask::new(Method::POST, path, limits::FILES_ASK).signed(key);
        let answer = self.ask(ask.with(asked.map_err(|_| TransportError::TooLong)?)).await?;
        let FilesThere { files: there } = answer.decode(limits::FILES_ASK)?;
        if there.len() != files.len() || !there.iter().all(|one| can_be(*one)) {
            return Err(Strange::Contradiction.into());
        }
        Ok(there)
    }

    /// Brings a piece of a file and gives how much of it lies there then: where another piece is the next, and nothing where what was
    /// brought under that name was not it.
    ///
    /// # Errors
    /// [`TransportError::TooLong`] for a piece that is longer than one may be; else see [`TransportError`].
    pub async fn bring(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        file: &FileHash,
        piece: Piece<'_>,
    ) -> Result<FileThere, TransportError> {
        let Piece { size, start, bytes } = piece;
        if size > limits::FILE || bytes.len() > limits::FILE_PIECE {
            return Err(TransportError::TooLong);
        }
        let path = format!("/v1/mailboxes/{mailbox}/files/{file}?start={start}&size={size}");
        let ask = Ask::new(Method::PUT, path, limits::SMALL).signed(key);
        let FilesThere { files } = self.ask(ask.with(bytes.to_vec())).await?.decode(limits::SMALL)?;
        match files.as_slice() {
            [there] if can_be(*there) && (there.size == 0 || there.size == size) => Ok(*there),
            _ => Err(Strange::Contradiction.into()),
        }
    }

    /// Reads the piece that begins somewhere of a file of that length: as many bytes as a piece has, or up to the end of the file.
    ///
    /// # Errors
    /// [`RefusalCode::NoFile`](steunkring_wire::RefusalCode::NoFile) where not all of it lies there; else see [`TransportError`].
    pub async fn piece(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        file: &FileHash,
        (start, size): (u64, u64),
    ) -> Result<Vec<u8>, TransportError> {
        let path = format!("/v1/mailboxes/{mailbox}/files/{file}?start={start}");
        let bytes = self.ask(Ask::new(Method::GET, path, limits::FILE_PIECE).signed(key)).await?.bytes()?;
        let whole = size.saturating_sub(start).min(limits::FILE_PIECE as u64);
        if bytes.len() as u64 == whole { Ok(bytes) } else { Err(Strange::Contradiction.into()) }
    }

    /// Drops a file from a mailbox; one that is not there is no error.
    ///
    /// # Errors
    /// See [`TransportError`].
    pub async fn drop_file(
        &self,
        key: &TransportKey,
        mailbox: &MailboxId,
        file: &FileHash,
    ) -> Result<(), TransportError> {
        let path = format!("/v1/mailboxes/{mailbox}/files/{file}");
        let answer = self.ask(Ask::new(Method::DELETE, path, limits::SMALL).signed(key)).await?.bytes()?;
        if answer.is_empty() { Ok(()) } else { Err(Strange::Garbage.into()) }
    }
}

/// Whether a file can lie somewhere so.
fn can_be(there: FileThere) -> bool {
    there.size <= limits::FILE && there.there <= there.size
}
