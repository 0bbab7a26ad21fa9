//! The kit of a printed code: a mailbox that only the code can found, fill and find.

use steunkring_sync::recovery::{KitItem, RecoveryCode};
use steunkring_sync::transport::{RelayClient, TransportError, batches};
use steunkring_wire::{AccessList, MailboxId, Outer, RefusalCode, TransportKey};

use super::{End, Fetched, Place, address, client, encoded, fetch};
use crate::{CoreError, Job};

/// Leaves what the code has to know at a relay.
pub(crate) async fn leave(code: &RecoveryCode, relay: &str, items: &[KitItem]) -> Result<(), CoreError> {
    let sealed = items.iter().map(|item| code.seal_kit(item)).collect::<Result<Vec<_>, _>>();
    let blobs = encoded(sealed.map_err(|_| CoreError::Unexpected("the kit could not be sealed"))?.iter())?;
    let (client, key, mailbox) = (client(address(relay)?)?, code.kit_key(), code.kit_mailbox());
    come_in(&client, code, &key, &mailbox).await?;
    for batch in batches(&blobs) {
        client.push(&key, &mailbox, batch).await?;
    }
    Ok(())
}

/// What was left at a relay for a code, one item a space, the newest of each; nothing where nobody left anything.
pub(crate) async fn find(code: &RecoveryCode, relay: &str) -> Result<Vec<KitItem>, CoreError> {
    let (client, key, mailbox) = (client(address(relay)?)?, code.kit_key(), code.kit_mailbox());
    match client.access(&key, &mailbox).await {
        Err(TransportError::Refused { code: RefusalCode::NoMailbox, .. }) => return Ok(Vec::new()),
        other => drop(other?),
    }
    let Fetched { blobs, .. } = fetch(&client, &key, &mailbox, End::default(), &Job::new()).await?;
    let mut items: Vec<KitItem> = Vec::new();
    for item in blobs.iter().filter_map(|blob| code.open_kit(blob).ok()) {
        items.retain(|one| one.space() != item.space());
        items.push(item);
    }
    Ok(items)
}

/// Everything that lies at a place, for the device that the relay knows by this key.
pub(crate) async fn everything_at(place: &Place, key: &TransportKey) -> Result<Vec<Outer>, CoreError> {
    let (client, mailbox) = (client(address(&place.address)?)?, MailboxId(place.mailbox));
    let Fetched { blobs, .. } = fetch(&client, key, &mailbox, End::default(), &Job::new()).await?;
    Ok(blobs)
}

/// Makes the mailbox where nobody did; who holds the code is the only one who can.
async fn come_in(
    client: &RelayClient,
    code: &RecoveryCode,
    key: &TransportKey,
    mailbox: &MailboxId,
) -> Result<(), CoreError> {
    match client.access(key, mailbox).await {
        Err(TransportError::Refused { code: RefusalCode::NoMailbox, .. }) => {
            let wrong = |_| CoreError::Unexpected("the list of keys");
            let first = AccessList::founding(code.kit_founding()).map_err(wrong)?.sign(key);
            Ok(client.set_access(key, mailbox, &first.map_err(|_| CoreError::Unexpected("the list of keys"))?).await?)
        }
        other => {
            other?;
            Ok(())
        }
    }
}
