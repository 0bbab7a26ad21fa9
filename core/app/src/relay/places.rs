//! A space that moves from one mailbox to another, such as to another relay.
//!
//! Whoever comes to a mailbox for the first time makes sure that all that it has lies there, so that a newcomer finds everything
//! whoever moved first. Whoever leaves one says so there, for those who still read it, and goes on looking there for a while:
//! what they wrote meanwhile is not lost, and they bring it along when they come.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use steunkring_domain::Instant;
use steunkring_store::StoreError;
use steunkring_wire::{BlobHash, Kind, MailboxId, Outer};

use super::{End, Fetched, Place, address, client, encoded, fetch};
use crate::log::Read;
use crate::online::AtHome;
use crate::space::OpenSpace;
use crate::{App, CoreError, Job, SpaceId};

/// The meta value with the place that was last used.
const USED: &str = "relay-used";
/// The meta value with the places that were left.
const LEFT: &str = "relay-left";
/// How long a place that was left is looked at, in milliseconds: thirty days.
const LOOKED_AT: i64 = 30 * 24 * 60 * 60 * 1000;
/// After so many failures one after the other it is taken for gone.
const FAILURES: u8 = 3;
/// The most places that were left and are looked at.
const PLACES: usize = 4;

/// A place that was left.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Left {
    place: Place,
    since: i64,
    /// Whether it was said there that the space moved.
    told: bool,
    failures: u8,
}

/// Looks at the mailboxes that a space has left, and says there that it moved; gives how many items were fetched, and whether that
/// was all. That one is gone holds nothing up.
pub(super) async fn look_back(home: &impl AtHome, space: SpaceId, job: &Job) -> Result<(usize, bool), CoreError> {
    let left = move |app: &mut App| {
        let now = app.now();
        let open = app.space(space)?;
        if let Some(place) = open.relay()? {
            open.settle_at(&place, now)?;
        }
        Ok((open.read_meta::<Vec<Left>>(LEFT)?.unwrap_or_default(), now))
    };
    let (all, now) = home.with(left).await?;
    if all.is_empty() {
        return Ok((0, true));
    }
    let (mut fetched, mut kept) = (0, Vec::new());
    for mut left in all {
        match look_at(home, space, &left, job).await {
            Ok((count, whole)) => {
                fetched += count;
                left = Left { told: left.told || whole, failures: 0, ..left };
            }
            Err(CoreError::Offline | CoreError::NoRelay | CoreError::NotAllowed) => left.failures += 1,
            Err(error) => return Err(error),
        }
        if left.failures < FAILURES && now.0.saturating_sub(left.since) < LOOKED_AT {
            kept.push(left);
        }
    }
    home.with(move |app| app.space(space)?.write_meta(LEFT, &kept)).await?;
    Ok((fetched, !job.is_cancelled()))
}

/// Fetches what came to a place that was left, and says there once which operations there are: the move is among them. Gives how
/// many items were fetched, and whether all of this was done.
async fn look_at(home: &impl AtHome, space: SpaceId, left: &Left, job: &Job) -> Result<(usize, bool), CoreError> {
    let client = client(address(&left.place.address)?)?;
    let (mailbox, place) = (MailboxId(left.place.mailbox), left.place.clone());
    let begin = move |app: &mut App| {
        let open = app.space(space)?;
        Ok((open.read_to(&place)?, open.transport()?))
    };
    let (from, key) = home.with(begin).await?;
    let Fetched { blobs, end, whole, .. } = fetch(&client, &key, &mailbox, from, job).await?;
    let fetched = blobs.len();
    if fetched > 0 {
        let place = left.place.clone();
        let take = move |app: &mut App| {
            let moment = (app.now(), app.uptime());
            let read = Read { mailbox: mailbox.0, to: end.position };
            let taken = app.space(space)?.take_in(blobs, Some(read), moment);
            app.remember_typing(space)?;
            taken?;
            app.space(space)?.note_read_to(&place, &end)
        };
        home.with(take).await?;
    }
    if !whole {
        return Ok((fetched, false));
    }
    if !left.told {
        let operations = move |app: &mut App| {
            let open = app.space(space)?;
            let own = open.blobs()?;
            Ok((encoded(own.iter().filter(|blob| blob.kind == Kind::Op))?, open.transport()?))
        };
        let (operations, key) = home.with(operations).await?;
        for batch in steunkring_sync::transport::batches(&operations) {
            match job.unless_cancelled(client.push(&key, &mailbox, batch)).await {
                None => return Ok((fetched, false)),
                Some(pushed) => drop(pushed?),
            }
        }
    }
    Ok((fetched, true))
}

impl OpenSpace {
    /// Notes which place is used now, and the one before as left.
    pub(super) fn settle_at(&mut self, place: &Place, at: Instant) -> Result<(), CoreError> {
        let used = self.used_place()?;
        if used.as_ref() == Some(place) {
            return Ok(());
        }
        let mut left: Vec<Left> = self.read_meta(LEFT)?.unwrap_or_default();
        // Somewhere it came back to is not left.
        left.retain(|one| one.place != *place);
        if let Some(used) = used {
            left.retain(|one| one.place != used);
            left.push(Left { place: used, since: at.0, told: false, failures: 0 });
        }
        let first = left.len().saturating_sub(PLACES);
        self.write_meta(LEFT, &left.split_off(first))?;
        self.write_meta(USED, place)
    }

    /// The place that was used last.
    pub(super) fn used_place(&self) -> Result<Option<Place>, CoreError> {
        self.read_meta(USED)
    }

    /// Whether all that this device had when it came lies in a mailbox.
    pub(super) fn is_filled(&self, place: &Place) -> Result<bool, CoreError> {
        Ok(self.read_meta::<()>(&filled(place))?.is_some())
    }

    /// Notes that it does.
    pub(super) fn note_filled(&self, place: &Place) -> Result<(), CoreError> {
        if self.is_filled(place)? { Ok(()) } else { self.write_meta(&filled(place), &()) }
    }

    /// Notes that it does not any more.
    pub(super) fn note_emptied(&self, place: &Place) -> Result<(), CoreError> {
        let names = [filled(place), super::files::known_at(place)];
        Ok(self.store().write(move |tx| names.iter().try_for_each(|name| tx.delete_meta(name).map(drop)))?)
    }

    /// How far a mailbox was read.
    pub(super) fn read_to(&mut self, place: &Place) -> Result<End, CoreError> {
        let position = self.log()?.engine().cursor(&place.mailbox);
        let end: Option<End> = self.read_meta(&end_of(place))?;
        // Written after what came; where it is not there yet, the position alone is known.
        Ok(end.filter(|end| end.position == position).unwrap_or(End { position, items: Vec::new() }))
    }

    /// Notes what lies where it was read to.
    pub(super) fn note_read_to(&self, place: &Place, end: &End) -> Result<(), CoreError> {
        let name = end_of(place);
        if self.read_meta::<End>(&name)?.as_ref() == Some(end) { Ok(()) } else { self.write_meta(&name, end) }
    }

    /// What this device has and a mailbox, of which this is everything, has not; nothing where it was filled before.
    pub(super) fn missing(&self, place: &Place, there: &[Outer]) -> Result<Vec<Vec<u8>>, CoreError> {
        if self.is_filled(place)? {
            return Ok(Vec::new());
        }
        let there: BTreeSet<BlobHash> = there.iter().map(Outer::hash).collect();
        let own = self.blobs()?;
        encoded(own.iter().filter(|blob| !there.contains(&blob.hash())))
    }

    pub(super) fn read_meta<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, CoreError> {
        let bytes = self.store().read(|reader| reader.meta(name))?;
        Ok(bytes.map(|bytes| postcard::from_bytes(&bytes)).transpose()?)
    }

    pub(super) fn write_meta<T: Serialize>(&self, name: &str, value: &T) -> Result<(), CoreError> {
        let (name, bytes) = (name.to_owned(), postcard::to_allocvec(value)?);
        Ok(self.store().write(move |tx| -> Result<(), StoreError> { tx.put_meta(&name, &bytes) })?)
    }
}

/// The name of the meta value that says that a mailbox is filled.
fn filled(place: &Place) -> String {
    format!("relay-filled/{}", MailboxId(place.mailbox))
}

/// The name of the meta value with what lies where a mailbox was read to.
fn end_of(place: &Place) -> String {
    format!("relay-last/{}", MailboxId(place.mailbox))
}
