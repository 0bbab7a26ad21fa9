//! The printed code: what follows from it, and the kit that tells it which spaces there are.
//!
//! In each space the code is a passive device of its member: every epoch is wrapped for it, so that with the code alone, and
//! whatever carries the sealed items, everything can be read and a new device added. The genesis of a space travels in welcomes
//! only; the **kit** holds it, sealed to a key that follows from the code, in a mailbox of a relay that only the code can find or
//! found. Where there is no relay, a member writes a [`RecoveryFile`]. `docs/spec/recovery.md` has the bytes.

use crate::bundle::{Bundle, BundleError, begin};
use crate::crypto::{DeviceKeys, DevicePub, Sealed, Secret, Signed, decode, encode, hash, pad, text, unpad};
use crate::entry::bytes::{Reader, put_sized, put_varint};
use crate::error::CryptoError;
use crate::op::{MAX_OP, SpaceId};
use serde::{Deserialize, Serialize};
use steunkring_wire::{Founding, Kind, MailboxId, Outer, TransportKey, TransportPublic};

const VERSION: u8 = 1;
const MAGIC: [u8; 8] = *b"SKRECOVR";
/// The most bytes of a kit entry, opened.
const MAX_ITEM: usize = 32 * 1024;
/// The most bytes of a sealed kit entry.
const MAX_SEALED: usize = 64 * 1024;
/// The most codes for which one file is written.
const MAX_CODES: usize = 512;

/// Thirty-two bytes that stand on paper as 24 words, with a checksum of eight bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Secret);

/// What the kit says of one space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitItem {
    version: u8,
    /// The space's genesis; its id is the space's.
    pub genesis: Signed,
    /// What the person calls the space; empty where somebody else wrote the item.
    #[serde(deserialize_with = "text::<_, 1024>")]
    pub name: String,
    /// The address of the space's relay; empty where there is none.
    #[serde(deserialize_with = "text::<_, 256>")]
    pub relay: String,
    /// The space's mailbox there.
    pub mailbox: [u8; 32],
}

/// Everything of one space, for whoever holds the code of one of its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryFile {
    /// The space.
    pub space: SpaceId,
    /// The kit's entry, sealed to the device of each code there is.
    pub sealed: Vec<Sealed>,
    /// The sealed items.
    pub bundle: Bundle,
}

impl RecoveryCode {
    /// Draws a new code.
    ///
    /// # Errors
    /// [`CryptoError::Random`].
    pub fn draw() -> Result<Self, CryptoError> {
        Secret::random().map(Self)
    }

    /// The code with its checksum, as words say it.
    pub fn bytes(&self) -> [u8; 33] {
        let mut bytes = [0; 33];
        bytes.iter_mut().zip(self.0.expose().iter().chain([&self.checksum()])).for_each(|(to, from)| *to = *from);
        bytes
    }

    /// The code that words say.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`] where the checksum does not fit: the words do not belong together.
    pub fn read(bytes: &[u8; 33]) -> Result<Self, CryptoError> {
        let (code, sum) = bytes.split_first_chunk::<32>().ok_or(CryptoError::Malformed)?;
        let code = Self(Secret::from_bytes(*code));
        if sum == [code.checksum()] { Ok(code) } else { Err(CryptoError::Malformed) }
    }

    fn checksum(&self) -> u8 {
        let [first, ..] = hash("steunkring/recovery/check/1", &[self.0.expose()]).0;
        first
    }

    /// The seed of the code's device in a space.
    pub fn seed(&self, space: &SpaceId) -> Secret {
        self.0.derive("steunkring/recovery/space/1", &[&space.0])
    }

    /// The keys of the code's device in a space.
    pub fn keys(&self, space: &SpaceId) -> DeviceKeys {
        DeviceKeys::from_seed(&self.seed(space))
    }

    /// The key with which the kit's mailbox is founded, filled and read.
    pub fn kit_key(&self) -> TransportKey {
        self.kit().transport().clone()
    }

    /// What founds the kit's mailbox; its id follows from the code alone.
    pub fn kit_founding(&self) -> Founding {
        let kit = self.kit();
        let full = hash("steunkring/recovery/mailbox/1", &[&kit.public().digest().0]);
        let nonce = full.0.first_chunk().copied().unwrap_or_default();
        Founding { key: TransportPublic(kit.public().transport), nonce }
    }

    /// The mailbox of the kit.
    pub fn kit_mailbox(&self) -> MailboxId {
        self.kit_founding().mailbox()
    }

    /// Seals an item for the kit.
    ///
    /// # Errors
    /// [`CryptoError::TooLarge`] for a genesis above its limit.
    pub fn seal_kit(&self, item: &KitItem) -> Result<Outer, CryptoError> {
        let sealed = item.seal(self.kit().public(), KIT)?;
        let kid = self.kit_mailbox().0.first_chunk().copied().unwrap_or_default();
        Ok(Outer::new(Kind::Op, kid, encode(&sealed)?))
    }

    /// Opens an item of the kit.
    ///
    /// # Errors
    /// [`CryptoError`] for what is none.
    pub fn open_kit(&self, blob: &Outer) -> Result<KitItem, CryptoError> {
        KitItem::open(&self.kit(), KIT, &decode(&blob.body, MAX_SEALED)?)
    }

    /// What the key of a locked home is sealed to, so that the code opens a forgotten lock; no phone keeps the code itself.
    pub fn lock_key(&self) -> DevicePub {
        self.kit().public().clone()
    }

    /// Opens the key of a locked home, as [`seal_lock`] sealed it.
    ///
    /// # Errors
    /// [`CryptoError::Unopened`] for a key that was sealed for another code, others for what is none.
    pub fn open_lock(&self, sealed: &[u8]) -> Result<[u8; 32], CryptoError> {
        let key = self.kit().open(LOCK, &decode(sealed, MAX_SEALED)?)?;
        key.try_into().map_err(|_| CryptoError::Malformed)
    }

    /// Opens the item of a file that is for this code.
    ///
    /// # Errors
    /// [`CryptoError::Unopened`] where none is.
    pub fn open_file(&self, file: &RecoveryFile) -> Result<KitItem, CryptoError> {
        let keys = self.keys(&file.space);
        let mut items =
            file.sealed.iter().filter_map(|sealed| KitItem::open(&keys, &file_aad(&file.space), sealed).ok());
        items.find(|item| item.space() == file.space).ok_or(CryptoError::Unopened)
    }

    fn kit(&self) -> DeviceKeys {
        DeviceKeys::from_seed(&self.0.derive("steunkring/recovery/kit/1", &[]))
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

const KIT: &[u8] = b"steunkring/recovery/kit/1";
const LOCK: &[u8] = b"steunkring/recovery/lock/1";

/// Seals the key of a locked home to a [`RecoveryCode::lock_key`].
///
/// # Errors
/// Those of sealing.
pub fn seal_lock(to: &DevicePub, key: &[u8; 32]) -> Result<Vec<u8>, CryptoError> {
    encode(&to.seal_to(LOCK, key)?)
}

fn file_aad(space: &SpaceId) -> Vec<u8> {
    hash("steunkring/recovery/file/1", &[&space.0]).0.to_vec()
}

impl KitItem {
    /// An item of this version.
    pub fn new(genesis: Signed, name: String, relay: String, mailbox: [u8; 32]) -> Self {
        Self { version: VERSION, genesis, name, relay, mailbox }
    }

    /// The space of which it tells.
    pub fn space(&self) -> SpaceId {
        self.genesis.id()
    }

    fn seal(&self, to: &DevicePub, aad: &[u8]) -> Result<Sealed, CryptoError> {
        let bytes = encode(self)?;
        if bytes.len() > MAX_ITEM {
            return Err(CryptoError::TooLarge);
        }
        to.seal_to(aad, &pad(&bytes))
    }

    fn open(keys: &DeviceKeys, aad: &[u8], sealed: &Sealed) -> Result<Self, CryptoError> {
        let item: Self = decode(&unpad(keys.open(aad, sealed)?)?, MAX_ITEM)?;
        let fits = item.version == VERSION && item.genesis.body.len() <= MAX_OP;
        if fits { Ok(item) } else { Err(CryptoError::Malformed) }
    }
}

impl RecoveryFile {
    /// Seals an item to the devices of codes, beside everything of the space.
    ///
    /// # Errors
    /// Those of sealing.
    pub fn seal(item: &KitItem, codes: &[DevicePub], bundle: Bundle) -> Result<Self, CryptoError> {
        let space = item.space();
        let sealed = codes.iter().take(MAX_CODES).map(|code| item.seal(code, &file_aad(&space)));
        Ok(Self { space, sealed: sealed.collect::<Result<_, _>>()?, bundle })
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Those of [`Bundle::write`].
    pub fn write(&self) -> Result<Vec<u8>, BundleError> {
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend_from_slice(&self.space.0);
        put_varint(&mut out, self.sealed.len() as u64);
        for sealed in &self.sealed {
            put_sized(&mut out, &encode(sealed).map_err(|_| BundleError::Malformed)?);
        }
        out.extend(self.bundle.write()?);
        Ok(out)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Each of [`BundleError`].
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let mut reader = Reader::new(bytes);
        begin(&mut reader, &MAGIC, VERSION)?;
        let space = crate::crypto::Hash32(reader.array()?);
        let mut sealed = Vec::new();
        for _ in 0..reader.count(MAX_CODES)? {
            let one = reader.sized(MAX_SEALED)?;
            sealed.push(decode(one, MAX_SEALED).map_err(|_| BundleError::Malformed)?);
        }
        Ok(Self { space, sealed, bundle: Bundle::read(reader.rest())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::space_hint;
    use crate::op::Op;

    fn code() -> RecoveryCode {
        RecoveryCode(Secret::from_bytes([7; 32]))
    }

    fn item() -> KitItem {
        let keys = DeviceKeys::from_seed(&Secret::from_bytes([1; 32]));
        let genesis = Op::genesis(keys.public(), 1, [2; 16], "Nadia", 0).sign(&keys).unwrap();
        KitItem::new(genesis, "Onze kring".to_owned(), "https://relay.example".to_owned(), [3; 32])
    }

    #[test]
    fn a_code_comes_back_and_a_changed_bit_is_found_by_most_checksums() {
        let bytes = code().bytes();
        assert_eq!(RecoveryCode::read(&bytes), Ok(code()));
        let found = (0..264).filter(|bit| {
            let mut changed = bytes;
            changed[bit / 8] ^= 0x80 >> (bit % 8);
            RecoveryCode::read(&changed).is_err()
        });
        assert!(found.count() > 255, "a checksum of eight bits misses one change of 256");
    }

    #[test]
    fn the_kit_is_found_and_opened_by_its_code_alone() {
        let blob = code().seal_kit(&item()).unwrap();
        assert_eq!(code().open_kit(&blob), Ok(item()));
        let other = RecoveryCode::draw().unwrap();
        assert_eq!(other.open_kit(&blob), Err(CryptoError::Unopened));
        assert_ne!(other.kit_mailbox(), code().kit_mailbox());
        assert_ne!(code().keys(&item().space()).id(), code().keys(&hash("s", &[])).id());
    }

    #[test]
    fn an_item_is_for_its_space_and_of_a_known_version() {
        let (item, keys) = (item(), code().keys(&item().space()));
        assert_eq!(item.space(), item.genesis.id());
        let open = |aad: &[u8]| KitItem::open(&keys, &file_aad(&item.space()), &item.seal(keys.public(), aad).unwrap());
        assert_eq!(open(&file_aad(&item.space())), Ok(item.clone()));
        for other in [&file_aad(&hash("s", &[]))[..], KIT, b"", &[0], &[1]] {
            assert_eq!(open(other), Err(CryptoError::Unopened));
        }
        let newer = KitItem { version: 2, ..item.clone() };
        assert_eq!(code().open_kit(&code().seal_kit(&newer).unwrap()), Err(CryptoError::Malformed));
        let sized =
            |body: usize| KitItem { genesis: Signed { body: vec![1; body], ..item.genesis.clone() }, ..item.clone() };
        let room = MAX_ITEM - (encode(&sized(20_000)).unwrap().len() - 20_000);
        assert_eq!(code().open_kit(&code().seal_kit(&sized(room)).unwrap()), Ok(sized(room)));
        assert_eq!(code().seal_kit(&sized(room + 1)).unwrap_err(), CryptoError::TooLarge);
        assert_eq!(MAX_ITEM, 32_768);
        assert_eq!(format!("{:?}", code()), "RecoveryCode(…)");
    }

    #[test]
    fn the_key_of_a_locked_home_is_for_its_code_alone() {
        let sealed = seal_lock(&code().lock_key(), &[5; 32]).unwrap();
        assert_eq!(code().open_lock(&sealed), Ok([5; 32]));
        assert_eq!(RecoveryCode::draw().unwrap().open_lock(&sealed), Err(CryptoError::Unopened));
        assert!((0..sealed.len()).all(|cut| code().open_lock(&sealed[..cut]).is_err()));
        let blob = code().seal_kit(&item()).unwrap();
        assert!(code().open_lock(&blob.body).is_err(), "what is sealed for one purpose does not open for another");
    }

    #[test]
    fn a_file_is_for_the_codes_of_its_space_and_damage_is_told() {
        let (item, other) = (item(), RecoveryCode::draw().unwrap());
        let space = item.space();
        let codes = [other.keys(&space).public().clone(), code().keys(&space).public().clone()];
        let bundle = Bundle { hint: space_hint(&space), blobs: vec![Outer::new(Kind::Op, [1; 8], vec![2; 9])] };
        let file = RecoveryFile::seal(&item, &codes, bundle).unwrap();
        let bytes = file.write().unwrap();
        assert_eq!(RecoveryFile::read(&bytes), Ok(file.clone()));
        assert_eq!(code().open_file(&file), Ok(item.clone()));
        assert_eq!(other.open_file(&file), Ok(item));
        assert_eq!(RecoveryCode::draw().unwrap().open_file(&file), Err(CryptoError::Unopened));
        assert!((0..bytes.len()).all(|cut| RecoveryFile::read(&bytes[..cut]).is_err()));
        let mut newer = bytes;
        newer[8] = 2;
        assert_eq!(RecoveryFile::read(&newer), Err(BundleError::Newer(2)));
    }
}
