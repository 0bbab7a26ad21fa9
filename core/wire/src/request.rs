use crate::{BadSignature, Signature, TransportKey, TransportPublic, hex::hexadecimal, tagged_hash};

const TAG: &str = "steunkring/v1/request";
const BODY_TAG: &str = "steunkring/v1/request-body";

/// The names of the headers, all in lower case; values are in lower-case hexadecimal.
pub mod header {
    /// The signer's [`TransportPublic`](crate::TransportPublic).
    pub const KEY: &str = "steunkring-key";
    /// In a request the nonce that was signed; in an answer a fresh one for the next request.
    pub const NONCE: &str = "steunkring-nonce";
    /// The 64 bytes of the signature.
    pub const SIGNATURE: &str = "steunkring-signature";
    /// The content type of every body but that of `/health`.
    pub const CONTENT_TYPE: &str = "application/x-steunkring";
}

/// Bytes that the relay gave and accepts once, within a short time; they mean nothing to the phone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nonce(pub [u8; 32]);

hexadecimal!(Nonce, 32);

/// What a signature covers of a request.
#[derive(Debug, Clone, Copy)]
pub struct SignedRequest<'a> {
    /// The method in upper case.
    pub method: &'a str,
    /// The path with its query, as in the first line of the request.
    pub path_and_query: &'a str,
    /// The whole body; empty when there is none.
    pub body: &'a [u8],
    /// The relay's nonce.
    pub nonce: Nonce,
}

/// The proof that a request comes from a key: what the three headers carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestProof {
    /// The key that signed.
    pub key: TransportPublic,
    /// The nonce that was signed.
    pub nonce: Nonce,
    /// The signature.
    pub signature: Signature,
}

impl SignedRequest<'_> {
    /// Signs the request.
    pub fn sign(&self, key: &TransportKey) -> RequestProof {
        let public = key.public();
        let body = tagged_hash(BODY_TAG, &[self.body]);
        RequestProof { key: public, nonce: self.nonce, signature: key.sign(TAG, &self.parts(&body, &public)) }
    }

    fn parts<'b>(&'b self, body: &'b [u8; 32], key: &'b TransportPublic) -> [&'b [u8]; 5] {
        [self.method.as_bytes(), self.path_and_query.as_bytes(), body, &self.nonce.0, &key.0]
    }
}

impl RequestProof {
    /// Checks that the proof is for this method, path and body under its own nonce.
    ///
    /// # Errors
    /// [`BadSignature`] when any of them differs from what was signed.
    pub fn verify(&self, method: &str, path_and_query: &str, body: &[u8]) -> Result<(), BadSignature> {
        let request = SignedRequest { method, path_and_query, body, nonce: self.nonce };
        let body = tagged_hash(BODY_TAG, &[body]);
        self.key.verify(TAG, &request.parts(&body, &self.key), &self.signature)
    }

    /// Gives the names and values of the headers.
    pub fn headers(&self) -> [(&'static str, String); 3] {
        [
            (header::KEY, self.key.to_string()),
            (header::NONCE, self.nonce.to_string()),
            (header::SIGNATURE, crate::hex(&self.signature.to_bytes())),
        ]
    }

    /// Reads the values of the headers; `None` when one is not what it should be.
    pub fn from_headers(key: &str, nonce: &str, signature: &str) -> Option<Self> {
        Some(Self {
            key: key.parse().ok()?,
            nonce: nonce.parse().ok()?,
            signature: Signature::from_bytes(crate::hex::from_hex(signature).ok()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_fits_exactly_one_request() {
        let key = TransportKey::from_seed([1; 32]);
        let request = SignedRequest { method: "POST", path_and_query: "/a?b=1", body: b"body", nonce: Nonce([3; 32]) };
        let proof = request.sign(&key);
        assert_eq!(proof.verify("POST", "/a?b=1", b"body"), Ok(()));
        assert_eq!(proof.verify("GET", "/a?b=1", b"body"), Err(BadSignature));
        assert_eq!(proof.verify("POST", "/a?b=2", b"body"), Err(BadSignature));
        assert_eq!(proof.verify("POST", "/a?b=1", b"bodies"), Err(BadSignature));
        let other = RequestProof { nonce: Nonce([4; 32]), ..proof };
        assert_eq!(other.verify("POST", "/a?b=1", b"body"), Err(BadSignature));
        let thief = RequestProof { key: TransportKey::from_seed([2; 32]).public(), ..proof };
        assert_eq!(thief.verify("POST", "/a?b=1", b"body"), Err(BadSignature));
    }

    #[test]
    fn headers_carry_the_proof() {
        let key = TransportKey::from_seed([1; 32]);
        let proof = SignedRequest { method: "GET", path_and_query: "/", body: b"", nonce: Nonce([3; 32]) }.sign(&key);
        let [(_, a), (_, b), (_, c)] = proof.headers();
        assert_eq!(RequestProof::from_headers(&a, &b, &c), Some(proof));
        assert_eq!(RequestProof::from_headers(&a, &b, &c.to_uppercase()), None);
        assert_eq!(RequestProof::from_headers(&a[1..], &b, &c), None);
    }
}
