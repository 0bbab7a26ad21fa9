//! A device's key pairs, and what they sign and open.

use super::{Hash32, Secret, decode, encode, hash, list, short};
use crate::error::CryptoError;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use steunkring_wire::TransportKey;

/// The cipher suite of this version: Ed25519, X-Wing, HKDF-SHA256, ChaCha20-Poly1305.
const SUITE: u8 = 1;
const INFO: &[u8] = b"steunkring/hpke/1";
/// The most bytes a signed body may have.
pub const MAX_BODY: usize = 16 * 1024 * 1024;

/// A device's Ed25519 public key, by which it is known in one space.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceId(pub [u8; 32]);

impl std::fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        short(f, &self.0)
    }
}

/// What others know of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicePub {
    /// The cipher suite of both keys.
    pub suite: u8,
    /// The Ed25519 key.
    pub id: DeviceId,
    /// The X-Wing key, 1,216 bytes in suite 1.
    #[serde(deserialize_with = "list::<_, _, 2048>")]
    pub kem: Vec<u8>,
    /// The Ed25519 key by which relays know the device in this space, so that an admin can put it on the access list.
    pub transport: [u8; 32],
}

impl DevicePub {
    /// The hash that stands for this device's keys in a consent.
    pub fn digest(&self) -> Hash32 {
        hash("steunkring/device/1", &[&[self.suite], &self.id.0, &self.kem, &self.transport])
    }

    /// Seals a message so that only this device can open it. The length is not hidden.
    ///
    /// # Errors
    /// [`CryptoError::Suite`] for a suite of a later version, [`CryptoError::Malformed`] for bad keys.
    pub fn seal_to(&self, aad: &[u8], message: &[u8]) -> Result<Sealed, CryptoError> {
        if self.suite != SUITE {
            return Err(CryptoError::Suite(self.suite));
        }
        let key = <XWing as Kem>::PublicKey::from_bytes(&self.kem).map_err(|_| CryptoError::Malformed)?;
        let (encap, ciphertext) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(&OpModeS::Base, &key, INFO, message, aad)
                .map_err(|_| CryptoError::Malformed)?;
        Ok(Sealed { encap: encap.to_bytes().to_vec(), ciphertext })
    }
}

/// A message sealed to one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The encapsulated key, 1,120 bytes in suite 1.
    #[serde(deserialize_with = "list::<_, _, 2048>")]
    pub encap: Vec<u8>,
    /// The ciphertext with its tag.
    #[serde(deserialize_with = "list::<_, _, 65536>")]
    pub ciphertext: Vec<u8>,
}

/// What opens messages sealed to a device, and can do nothing else.
#[derive(Clone)]
pub struct Opener {
    device: DeviceId,
    kem: <XWing as Kem>::PrivateKey,
}

/// A device's own keys.
pub struct DeviceKeys {
    sign: SigningKey,
    opener: Opener,
    transport: TransportKey,
    public: DevicePub,
}

impl DeviceKeys {
    /// Derives all key pairs from one seed: a drawn one for a phone, one from the printed code for recovery.
    pub fn from_seed(seed: &Secret) -> Self {
        let sign = SigningKey::from_bytes(seed.derive("steunkring/sign/1", &[]).expose());
        let (kem, public) = XWing::derive_keypair(seed.derive("steunkring/kem/1", &[]).expose());
        let transport = TransportKey::from_seed(*seed.derive("steunkring/transport/1", &[]).expose());
        let id = DeviceId(sign.verifying_key().to_bytes());
        let public = DevicePub { suite: SUITE, id, kem: public.to_bytes().to_vec(), transport: transport.public().0 };
        DeviceKeys { sign, opener: Opener { device: id, kem }, transport, public }
    }

    /// The public keys.
    pub fn public(&self) -> &DevicePub {
        &self.public
    }

    /// The Ed25519 public key.
    pub fn id(&self) -> DeviceId {
        self.public.id
    }

    /// The key with which this device signs its requests to relays.
    pub fn transport(&self) -> &TransportKey {
        &self.transport
    }

    /// Signs a value under a domain tag.
    ///
    /// # Errors
    /// Those of [`encode`].
    pub fn sign<T: Serialize>(&self, tag: &str, value: &T) -> Result<Signed, CryptoError> {
        let body = encode(value)?;
        let sig = Signature(self.sign.sign(&hash(tag, &[&body]).0).to_bytes());
        Ok(Signed { author: self.public.id, body, sig })
    }

    /// What opens messages sealed to this device.
    pub fn opener(&self) -> &Opener {
        &self.opener
    }

    /// Opens a message sealed to this device; see [`Opener::open`].
    ///
    /// # Errors
    /// Those of [`Opener::open`].
    pub fn open(&self, aad: &[u8], sealed: &Sealed) -> Result<Vec<u8>, CryptoError> {
        self.opener.open(aad, sealed)
    }
}

impl Opener {
    /// Makes it again from [`Opener::to_bytes`]; none for bytes that are no key.
    pub fn from_bytes(device: DeviceId, bytes: &[u8]) -> Option<Self> {
        <XWing as Kem>::PrivateKey::from_bytes(bytes).ok().map(|kem| Opener { device, kem })
    }

    /// The private key, to be kept encrypted.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.kem.to_bytes().to_vec()
    }

    /// Whose messages it opens.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Opens a message sealed to the device with the same `aad`.
    ///
    /// # Errors
    /// [`CryptoError::Unopened`] where it was not, [`CryptoError::Malformed`] for a bad encapsulation.
    pub fn open(&self, aad: &[u8], sealed: &Sealed) -> Result<Vec<u8>, CryptoError> {
        let encap = <XWing as Kem>::EncappedKey::from_bytes(&sealed.encap).map_err(|_| CryptoError::Malformed)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.kem,
            &encap,
            INFO,
            &sealed.ciphertext,
            aad,
        )
        .map_err(|_| CryptoError::Unopened)
    }
}

impl std::fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeviceKeys({:?})", self.public.id)
    }
}

/// An Ed25519 signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl Serialize for Signature {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let (left, right) = self.0.split_at(32);
        let halves: (Result<[u8; 32], _>, Result<[u8; 32], _>) = (left.try_into(), right.try_into());
        match halves {
            (Ok(left), Ok(right)) => (left, right).serialize(s),
            _ => Err(serde::ser::Error::custom("a signature has 64 bytes")),
        }
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (left, right) = <([u8; 32], [u8; 32])>::deserialize(d)?;
        let mut all = [0; 64];
        for (to, from) in all.iter_mut().zip(left.into_iter().chain(right)) {
            *to = from;
        }
        Ok(Signature(all))
    }
}

/// The exact bytes that travel, with their author and signature; they are never encoded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Whose signature it is.
    pub author: DeviceId,
    /// The encoded value.
    #[serde(deserialize_with = "list::<_, _, MAX_BODY>")]
    pub body: Vec<u8>,
    /// The signature over `hash(tag, [body])`.
    pub sig: Signature,
}

impl Signed {
    /// The id of author and body; the signature is left out, since an author can sign the same body in many ways.
    pub fn id(&self) -> Hash32 {
        hash("steunkring/id/1", &[&self.author.0, &self.body])
    }

    /// Verifies the signature under a domain tag.
    ///
    /// # Errors
    /// [`CryptoError::Signature`].
    pub fn verify(&self, tag: &str) -> Result<(), CryptoError> {
        let key = VerifyingKey::from_bytes(&self.author.0).map_err(|_| CryptoError::Signature)?;
        let sig = ed25519_dalek::Signature::from_bytes(&self.sig.0);
        key.verify_strict(&hash(tag, &[&self.body]).0, &sig).map_err(|_| CryptoError::Signature)
    }

    /// Verifies the signature and decodes a body of at most `max` bytes.
    ///
    /// # Errors
    /// [`CryptoError::TooLarge`], [`CryptoError::Signature`] or [`CryptoError::Malformed`].
    pub fn open<T: Serialize + DeserializeOwned>(&self, tag: &str, max: usize) -> Result<T, CryptoError> {
        if self.body.len() > max {
            return Err(CryptoError::TooLarge);
        }
        self.verify(tag)?;
        decode(&self.body, max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(seed: u8) -> DeviceKeys {
        DeviceKeys::from_seed(&Secret::from_bytes([seed; 32]))
    }

    #[test]
    fn a_seed_gives_the_same_keys_again() {
        assert_eq!(keys(1).public(), keys(1).public());
        assert_ne!(keys(1).id(), keys(2).id());
        assert_eq!(keys(1).public().kem.len(), 1216);
    }

    #[test]
    fn a_signature_fits_its_tag_author_and_body() {
        let signed = keys(1).sign("tag", &(7u32, "text".to_string())).unwrap();
        assert_eq!(signed.open::<(u32, String)>("tag", 100).unwrap(), (7, "text".into()));
        assert_eq!(signed.open::<(u32, String)>("other", 100), Err(CryptoError::Signature));
        let length = signed.body.len();
        assert!(signed.open::<(u32, String)>("tag", length).is_ok());
        assert_eq!(signed.open::<(u32, String)>("tag", length - 1), Err(CryptoError::TooLarge));
        let other = Signed { author: keys(2).id(), ..signed.clone() };
        assert_eq!(other.verify("tag"), Err(CryptoError::Signature));
        for i in 0..signed.body.len() {
            let mut changed = signed.clone();
            changed.body[i] ^= 1;
            assert_eq!(changed.verify("tag"), Err(CryptoError::Signature));
            assert_ne!(changed.id(), signed.id());
        }
        let mut changed = signed.clone();
        changed.sig.0[5] ^= 1;
        assert_eq!(changed.verify("tag"), Err(CryptoError::Signature));
        let travelled: Signed = decode(&encode(&signed).unwrap(), 1000).unwrap();
        assert_eq!(travelled, signed);
    }

    #[test]
    fn only_the_addressed_device_opens() {
        let sealed = keys(1).public().seal_to(b"aad", b"hello").unwrap();
        assert_eq!(keys(1).open(b"aad", &sealed).unwrap(), b"hello");
        assert_eq!(keys(2).open(b"aad", &sealed), Err(CryptoError::Unopened));
        assert_eq!(keys(1).open(b"other", &sealed), Err(CryptoError::Unopened));
        let mut changed = sealed.clone();
        changed.ciphertext[0] ^= 1;
        assert_eq!(keys(1).open(b"aad", &changed), Err(CryptoError::Unopened));
        let cut = Sealed { encap: sealed.encap[1..].to_vec(), ..sealed };
        assert_eq!(keys(1).open(b"aad", &cut), Err(CryptoError::Malformed));
    }

    #[test]
    fn a_later_suite_is_named() {
        let later = DevicePub { suite: 9, ..keys(1).public().clone() };
        assert_eq!(later.seal_to(b"", b""), Err(CryptoError::Suite(9)));
    }

    #[test]
    fn a_body_has_sixteen_mebibytes_at_most() {
        let mut signed = Signed { author: keys(1).id(), body: vec![7; 16 << 20], sig: Signature([0; 64]) };
        assert!(decode::<Signed>(&encode(&signed).unwrap(), 17 << 20).is_ok());
        signed.body.push(7);
        assert_eq!(decode::<Signed>(&encode(&signed).unwrap(), 17 << 20), Err(CryptoError::Malformed));
    }

    #[test]
    fn a_digest_stands_for_all_keys_of_a_device() {
        let device = keys(1).public().clone();
        let others = [
            DevicePub { suite: 2, ..device.clone() },
            DevicePub { id: keys(2).id(), ..device.clone() },
            DevicePub { kem: keys(2).public().kem.clone(), ..device.clone() },
            DevicePub { transport: keys(2).public().transport, ..device.clone() },
        ];
        assert!(others.iter().all(|other| other.digest() != device.digest()));
    }

    #[test]
    fn an_opener_is_kept_and_made_again() {
        let keys = keys(1);
        let sealed = keys.public().seal_to(b"", b"hello").unwrap();
        let again = Opener::from_bytes(keys.id(), &keys.opener().to_bytes()).unwrap();
        assert_eq!(again.open(b"", &sealed).unwrap(), b"hello");
        assert_eq!(again.device(), keys.id());
        assert!(Opener::from_bytes(keys.id(), &[1; 5]).is_none());
    }

    #[test]
    fn of_a_devices_keys_only_its_id_is_printed() {
        let keys = keys(1);
        assert_eq!(format!("{keys:?}"), format!("DeviceKeys({:?})", keys.id()));
    }
}
