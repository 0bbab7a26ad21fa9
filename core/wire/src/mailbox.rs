use crate::{NoRandomness, TransportPublic, hex::hexadecimal, tagged_hash};
use serde::{Deserialize, Serialize};

/// The name of a mailbox, the only id of a space that a relay sees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MailboxId(pub [u8; 32]);

hexadecimal!(MailboxId, 32);

/// The name of a rendezvous, where a joiner and an inviter meet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RendezvousId(pub [u8; 32]);

hexadecimal!(RendezvousId, 32);

/// The name of a photo's or voice note's file: the SHA-256 of its sealed bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileHash(pub [u8; 32]);

hexadecimal!(FileHash, 32);

/// What a mailbox's name is made of: whoever holds the key may claim the mailbox, and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// The first admin's transport key.
    pub key: TransportPublic,
    /// Random bytes, so that one key may found several mailboxes that nobody can link.
    pub nonce: [u8; 16],
}

impl Founding {
    /// Makes a founding with a random nonce.
    ///
    /// # Errors
    /// [`NoRandomness`] when the system has none to give.
    pub fn generate(key: TransportPublic) -> Result<Self, NoRandomness> {
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).map_err(|_| NoRandomness)?;
        Ok(Self { key, nonce })
    }

    /// Gives the name of the mailbox that this founds.
    pub fn mailbox(&self) -> MailboxId {
        MailboxId(tagged_hash("steunkring/v1/mailbox", &[&self.key.0, &self.nonce]))
    }
}
