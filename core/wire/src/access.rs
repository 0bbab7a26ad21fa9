use crate::body::{as_bytes, byte_string, from_bytes, sequence};
use crate::{BadSignature, Founding, MailboxId, Signature, TransportKey, TransportPublic, limits};
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

const TAG: &str = "steunkring/v1/access";

/// Who may read and write a mailbox: a numbered statement of which the relay keeps the newest.
///
/// Version 1 carries the founding and is signed by the founding key. Each later version is the one before it plus one
/// and is signed by an admin of the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessList {
    /// The mailbox that the list is for.
    pub mailbox: MailboxId,
    /// The number of this version, from 1.
    pub version: u64,
    /// What the mailbox's name is made of; in version 1 only.
    pub founding: Option<Founding>,
    /// The keys that may sign the next version; they read and write too.
    #[serde(deserialize_with = "admins")]
    pub admins: Vec<TransportPublic>,
    /// The keys that may read.
    #[serde(deserialize_with = "members")]
    pub members: Vec<Member>,
}

/// A key that may read a mailbox, and perhaps write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's transport key.
    pub key: TransportPublic,
    /// Whether the key may push items.
    pub may_write: bool,
}

/// An access list as it travels: the bytes that were signed, by whom, and the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedAccess {
    #[serde(serialize_with = "as_bytes", deserialize_with = "list_bytes")]
    list: Vec<u8>,
    by: TransportPublic,
    signature: Signature,
}

/// Why an access list is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccessError {
    /// The bytes are no access list or are above a limit.
    #[error("not an access list within the limits")]
    Malformed,
    /// The signature does not fit the list and its signer.
    #[error("the access list is not signed by the key it names")]
    Signature,
    /// The list is for another mailbox, or its founding does not hash to the mailbox.
    #[error("the access list is for another mailbox")]
    OtherMailbox,
    /// The signer may not state this list.
    #[error("the signer of the access list is no admin")]
    NotAdmin,
    /// The list does not directly follow the one that is kept.
    #[error("the access list does not follow version {kept}")]
    Version {
        /// The version that is kept; 0 when there is none.
        kept: u64,
    },
    /// The list has no admin left, so nobody could ever state the next.
    #[error("the access list has no admin")]
    NoAdmin,
}

impl From<BadSignature> for AccessError {
    fn from(_: BadSignature) -> Self {
        Self::Signature
    }
}

impl AccessList {
    /// Makes version 1, in which the founder is the only admin.
    ///
    /// # Errors
    /// None in practice; the list is checked like any other.
    pub fn founding(founding: Founding) -> Result<Self, AccessError> {
        Self {
            mailbox: founding.mailbox(),
            version: 1,
            founding: Some(founding),
            admins: vec![founding.key],
            members: Vec::new(),
        }
        .checked()
    }

    /// Makes the version that follows this one.
    ///
    /// # Errors
    /// [`AccessError::Malformed`] above a limit, [`AccessError::NoAdmin`] without admins.
    pub fn next(&self, admins: Vec<TransportPublic>, members: Vec<Member>) -> Result<Self, AccessError> {
        let version = self.version.checked_add(1).ok_or(AccessError::Malformed)?;
        Self { mailbox: self.mailbox, version, founding: None, admins, members }.checked()
    }

    /// Tells whether a key may read.
    pub fn may_read(&self, key: &TransportPublic) -> bool {
        self.admins.contains(key) || self.members.iter().any(|member| member.key == *key)
    }

    /// Tells whether a key may push items.
    pub fn may_write(&self, key: &TransportPublic) -> bool {
        self.admins.contains(key) || self.members.iter().any(|member| member.key == *key && member.may_write)
    }

    /// Signs the list.
    ///
    /// # Errors
    /// [`AccessError::Malformed`] above a limit, [`AccessError::NoAdmin`] without admins.
    pub fn sign(&self, key: &TransportKey) -> Result<SignedAccess, AccessError> {
        let list = postcard::to_stdvec(&self.clone().checked()?).map_err(|_| AccessError::Malformed)?;
        let signature = key.sign(TAG, &[&list]);
        Ok(SignedAccess { list, by: key.public(), signature })
    }

    fn checked(self) -> Result<Self, AccessError> {
        if self.admins.len() > limits::ADMINS || self.members.len() > limits::MEMBERS || self.version == 0 {
            return Err(AccessError::Malformed);
        }
        if self.admins.is_empty() {
            return Err(AccessError::NoAdmin);
        }
        Ok(self)
    }
}

impl SignedAccess {
    /// Checks the first list of a mailbox: version 1, whose founding hashes to the mailbox and whose key signed it.
    ///
    /// # Errors
    /// Each of [`AccessError`].
    pub fn open_founding(&self, mailbox: &MailboxId) -> Result<AccessList, AccessError> {
        let list = self.open(mailbox)?;
        if list.version != 1 {
            return Err(AccessError::Version { kept: 0 });
        }
        match list.founding {
            Some(founding) if founding.mailbox() != *mailbox => Err(AccessError::OtherMailbox),
            Some(founding) if founding.key == self.by => Ok(list),
            _ => Err(AccessError::NotAdmin),
        }
    }

    /// Checks the list that follows the one that is kept.
    ///
    /// # Errors
    /// Each of [`AccessError`]; [`AccessError::Version`] for a roll-back, a repetition or a gap.
    pub fn open_after(&self, kept: &AccessList) -> Result<AccessList, AccessError> {
        let list = self.open(&kept.mailbox)?;
        if kept.version.checked_add(1) != Some(list.version) {
            return Err(AccessError::Version { kept: kept.version });
        }
        if !kept.admins.contains(&self.by) || list.founding.is_some() {
            return Err(AccessError::NotAdmin);
        }
        Ok(list)
    }

    /// Checks signature and mailbox only: for a list that a relay gives back, or that was checked when it was kept.
    ///
    /// # Errors
    /// [`AccessError`], save `Version` and `NotAdmin`.
    pub fn open(&self, mailbox: &MailboxId) -> Result<AccessList, AccessError> {
        self.by.verify(TAG, &[&self.list], &self.signature)?;
        let list: AccessList = from_bytes(&self.list, limits::ACCESS).map_err(|_| AccessError::Malformed)?;
        if list.mailbox != *mailbox {
            return Err(AccessError::OtherMailbox);
        }
        list.checked()
    }

    /// Gives the key that signed.
    pub fn by(&self) -> TransportPublic {
        self.by
    }

    /// Writes the signed list; the longest that can be signed is shorter than [`limits::ACCESS`].
    ///
    /// # Errors
    /// [`AccessError::Malformed`] where it cannot be written.
    pub fn encode(&self) -> Result<Vec<u8>, AccessError> {
        postcard::to_stdvec(self).map_err(|_| AccessError::Malformed)
    }

    /// Reads a signed list; nothing is checked but its form.
    ///
    /// # Errors
    /// [`AccessError::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self, AccessError> {
        from_bytes(bytes, limits::ACCESS).map_err(|_| AccessError::Malformed)
    }
}

fn admins<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<TransportPublic>, D::Error> {
    sequence::<{ limits::ADMINS }, _, _>(from)
}

fn members<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Member>, D::Error> {
    sequence::<{ limits::MEMBERS }, _, _>(from)
}

fn list_bytes<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    byte_string::<{ limits::ACCESS }, _>(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> TransportKey {
        TransportKey::from_seed([seed; 32])
    }

    fn founded(admin: &TransportKey) -> AccessList {
        AccessList::founding(Founding { key: admin.public(), nonce: [9; 16] }).unwrap()
    }

    #[test]
    fn only_the_founding_key_claims_a_mailbox() {
        let (anna, bram) = (key(1), key(2));
        let list = founded(&anna);
        assert_eq!(list.sign(&anna).unwrap().open_founding(&list.mailbox), Ok(list.clone()));
        assert_eq!(list.sign(&bram).unwrap().open_founding(&list.mailbox), Err(AccessError::NotAdmin));
        let mut claim = founded(&bram);
        claim.mailbox = list.mailbox;
        assert_eq!(claim.sign(&bram).unwrap().open_founding(&list.mailbox), Err(AccessError::OtherMailbox));
    }

    #[test]
    fn each_version_needs_an_admin_of_the_one_before() {
        let (anna, bram, cato) = (key(1), key(2), key(3));
        let first = founded(&anna);
        let second = first.next(vec![bram.public()], Vec::new()).unwrap();
        assert_eq!(second.sign(&bram).unwrap().open_after(&first), Err(AccessError::NotAdmin));
        assert_eq!(second.sign(&anna).unwrap().open_after(&first), Ok(second.clone()));
        let third = second.next(vec![cato.public()], Vec::new()).unwrap();
        assert_eq!(third.sign(&anna).unwrap().open_after(&second), Err(AccessError::NotAdmin));
        assert_eq!(third.sign(&bram).unwrap().open_after(&first), Err(AccessError::Version { kept: 1 }));
        assert_eq!(first.sign(&anna).unwrap().open_after(&second), Err(AccessError::Version { kept: 2 }));
        assert_eq!(second.next(Vec::new(), Vec::new()), Err(AccessError::NoAdmin));
    }

    #[test]
    fn a_changed_list_is_refused() {
        let anna = key(1);
        let list = founded(&anna);
        let mut bytes = list.sign(&anna).unwrap().encode().unwrap();
        assert!(SignedAccess::decode(&bytes).unwrap().open(&list.mailbox).is_ok());
        bytes[10] ^= 1;
        assert_eq!(SignedAccess::decode(&bytes).unwrap().open(&list.mailbox), Err(AccessError::Signature));
        bytes.push(0);
        assert_eq!(SignedAccess::decode(&bytes), Err(AccessError::Malformed));
    }

    #[test]
    fn members_read_and_some_write() {
        let (anna, bram, cato, dirk) = (key(1), key(2), key(3), key(4));
        let member = |key: &TransportKey, may_write| Member { key: key.public(), may_write };
        let list = founded(&anna).next(vec![anna.public()], vec![member(&bram, true), member(&cato, false)]).unwrap();
        let may = |key: &TransportKey| (list.may_read(&key.public()), list.may_write(&key.public()));
        assert_eq!(
            [may(&anna), may(&bram), may(&cato), may(&dirk)],
            [(true, true), (true, true), (true, false), (false, false)]
        );
    }

    #[test]
    fn the_longest_list_fits_and_a_longer_one_is_refused() {
        let anna = key(1);
        let member = Member { key: anna.public(), may_write: true };
        let longest = founded(&anna).next(vec![anna.public(); limits::ADMINS], vec![member; limits::MEMBERS]).unwrap();
        let bytes = longest.sign(&anna).unwrap().encode().unwrap();
        assert_eq!(SignedAccess::decode(&bytes).unwrap().open(&longest.mailbox), Ok(longest.clone()));
        assert_eq!(longest.next(vec![anna.public(); limits::ADMINS + 1], Vec::new()), Err(AccessError::Malformed));
        let too_many = vec![member; limits::MEMBERS + 1];
        assert_eq!(longest.next(vec![anna.public()], too_many), Err(AccessError::Malformed));
        let unversioned = AccessList { version: 0, ..longest };
        assert_eq!(unversioned.sign(&anna).err(), Some(AccessError::Malformed));
    }
}
