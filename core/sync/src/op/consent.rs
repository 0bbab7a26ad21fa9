//! The joiner's own signature over all that an add says.

use super::{MAX_OP, MAX_PARENTS, MemberId, OpId, Role, SpaceId};
use crate::crypto::{DeviceId, DeviceKeys, DevicePub, Hash32, Signed, list};
use crate::error::CryptoError;
use serde::{Deserialize, Serialize};

const CONSENT_TAG: &str = "steunkring/consent/1";

/// As what a device comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The first device of a new member.
    Member(Role),
    /// A further device of a member.
    Device {
        /// Whose device.
        member: MemberId,
        /// Whether it is the passive device of a printed recovery code.
        recovery: bool,
    },
}

/// What a joining device agrees to: nobody adds a key without its holder, and only one op of one inviter fits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    space: SpaceId,
    inviter: DeviceId,
    nonce: [u8; 16],
    device: Hash32,
    place: Place,
    #[serde(deserialize_with = "list::<_, _, MAX_PARENTS>")]
    parents: Vec<OpId>,
}

impl Consent {
    /// Signs the consent with the joining device's keys, over the exact parents that the add will have.
    ///
    /// # Errors
    /// Those of encoding.
    pub fn sign(
        keys: &DeviceKeys,
        space: &SpaceId,
        inviter: &DeviceId,
        place: Place,
        parents: &[OpId],
        nonce: [u8; 16],
    ) -> Result<Signed, CryptoError> {
        let device = keys.public().digest();
        let consent = Consent { space: *space, inviter: *inviter, nonce, device, place, parents: parents.to_vec() };
        keys.sign(CONSENT_TAG, &consent)
    }

    /// Whether the signed consent is this device's, to exactly this add.
    pub fn fits(
        signed: &Signed,
        space: &SpaceId,
        inviter: &DeviceId,
        device: &DevicePub,
        place: Place,
        parents: &[OpId],
    ) -> bool {
        signed.author == device.id
            && signed.open::<Consent>(CONSENT_TAG, MAX_OP).is_ok_and(|c| {
                c.space == *space
                    && c.inviter == *inviter
                    && c.device == device.digest()
                    && c.place == place
                    && c.parents == parents
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{Secret, hash};

    #[test]
    fn a_consent_fits_one_add_only() {
        let keys = |n: u8| DeviceKeys::from_seed(&Secret::from_bytes([n; 32]));
        let (joiner, other) = (keys(1), keys(2));
        let (space, inviter, parents) = (hash("s", &[]), keys(3).id(), [hash("p", &[])]);
        let place = Place::Member(Role::Reader);
        let signed = Consent::sign(&joiner, &space, &inviter, place, &parents, [0; 16]).unwrap();
        let fits = |s: &SpaceId, i: &DeviceId, d: &DeviceKeys, p: Place, ps: &[OpId]| {
            Consent::fits(&signed, s, i, d.public(), p, ps)
        };
        assert!(fits(&space, &inviter, &joiner, place, &parents));
        assert!(!fits(&hash("t", &[]), &inviter, &joiner, place, &parents));
        assert!(!fits(&space, &other.id(), &joiner, place, &parents));
        assert!(!fits(&space, &inviter, &other, place, &parents));
        assert!(!fits(&space, &inviter, &joiner, Place::Member(Role::Owner), &parents));
        assert!(!fits(&space, &inviter, &joiner, Place::Device { member: space, recovery: false }, &parents));
        assert!(!fits(&space, &inviter, &joiner, place, &[]));
    }
}
