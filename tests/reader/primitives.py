"""Hashes, keys, sealing and the two encodings, as docs/spec/sealed-log.md and membership.md define them."""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.signing import SigningKey, VerifyKey


class Refused(Exception):
    """The bytes are not what the specification allows."""


def H(tag, *parts):
    digest = hashlib.sha256()
    for part in (tag.encode(), *parts):
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.digest()


def relay_hash(tag, *parts):
    """The hash of docs/spec/relay.md."""
    digest = hashlib.sha256(bytes([len(tag)]) + tag.encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def expand(prk, info, length):
    out, block, n = b"", b"", 1
    while len(out) < length:
        block = hmac.digest(prk, block + info + bytes([n]), "sha256")
        out, n = out + block, n + 1
    return out[:length]


def hkdf(salt, secret, info, length):
    return expand(hmac.digest(salt, secret, "sha256"), info, length)


def stretch(digits, salt):
    """Argon2id with 19 MiB and 2 passes."""
    return Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19 * 1024).derive(digits)


def derive(secret, tag, *parts):
    return expand(secret, H(tag, *parts), 32)


def commitment(key):
    return derive(key, "steunkring/commitment/1")


def kid(commitment_of_key):
    return H("steunkring/kid/1", commitment_of_key)[:8]


def purpose(key, word):
    return derive(key, "steunkring/purpose/1", word.encode(), commitment(key))


def aead_open(key, nonce, aad, sealed):
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, aad, nonce, key)
    except CryptoError as error:
        raise Refused("sealed bytes do not open") from error


def aead_seal(key, nonce, aad, message):
    return crypto_aead_xchacha20poly1305_ietf_encrypt(message, aad, nonce, key)


def padded_size(length):
    for step in (256, 512, 1024):
        if length <= step:
            return step
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - (exponent.bit_length() - 1 + 1))) - 1
    return (length + mask) & ~mask


def unpad(padded):
    end = len(padded.rstrip(b"\0")) - 1
    if end < 0 or padded[end] != 0x80:
        raise Refused("no padding")
    return padded[:end]


def open_padded(key, aad, sealed):
    if len(sealed) < 24:
        raise Refused("too short")
    return unpad(aead_open(key, sealed[:24], aad, sealed[24:]))


def verify(author, tag, body, signature):
    try:
        VerifyKey(author).verify(H(tag, body), signature)
    except (BadSignatureError, ValueError) as error:
        raise Refused("signature") from error


class Device:
    """The key pairs that one seed gives."""

    def __init__(self, seed):
        self.id = SigningKey(derive(seed, "steunkring/sign/1")).verify_key.encode()
        self.transport = SigningKey(derive(seed, "steunkring/transport/1")).verify_key.encode()
        ikm = derive(seed, "steunkring/kem/1")
        # HPKE's DeriveKeyPair for X-Wing: SHAKE256 with the suite's labels.
        labels = b"HPKE-v1" + b"KEM\x64\x7a" + b"\x00\x0dDeriveKeyPair" + b"\x00\x20"
        secret = hashlib.shake_256(ikm + labels).digest(32)
        expanded = hashlib.shake_256(secret).digest(96)
        self._kem = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
        self._dh = X25519PrivateKey.from_private_bytes(expanded[64:])
        self.kem = self._kem.public_key().public_bytes_raw() + self._dh.public_key().public_bytes_raw()

    def open(self, aad, encapsulation, ciphertext):
        """HPKE, base mode, single shot, with info "steunkring/hpke/1"."""
        if len(encapsulation) != 1120:
            raise Refused("encapsulation")
        inner = self._kem.decapsulate(encapsulation[:1088])
        share = encapsulation[1088:]
        outer = self._dh.exchange(X25519PublicKey.from_public_bytes(share))
        label = b"\\.//^\\"
        secret = hashlib.sha3_256(inner + outer + share + self.kem[1184:] + label).digest()
        suite = b"HPKE" + bytes.fromhex("647a00010003")

        def extract(salt, label, ikm):
            return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")

        def labeled_expand(prk, label, info, length):
            return expand(prk, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)

        context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", b"steunkring/hpke/1")
        shared = extract(secret, b"secret", b"")
        key, nonce = labeled_expand(shared, b"key", context, 32), labeled_expand(shared, b"base_nonce", context, 12)
        try:
            return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, aad)
        except Exception as error:
            raise Refused("not sealed to this device") from error


class Reader:
    """Takes values off the front of bytes; every number has one form."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n):
        if n < 0 or self.at + n > len(self.data):
            raise Refused("cut off")
        self.at += n
        return self.data[self.at - n : self.at]

    def byte(self):
        return self.take(1)[0]

    def varint(self, bits=64):
        value, shift = 0, 0
        while True:
            byte = self.byte()
            if byte == 0 and shift:
                raise Refused("overlong number")
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
            if shift > 63:
                raise Refused("overlong number")
        if value >> bits:
            raise Refused("number too large")
        return value

    def signed(self):
        n = self.varint()
        return (n >> 1) ^ -(n & 1)

    def count(self, most):
        n = self.varint()
        if n > most:
            raise Refused("too many")
        return n

    def sized(self, most):
        return self.take(self.count(most))

    def flag(self):
        byte = self.byte()
        if byte > 1:
            raise Refused("flag")
        return byte == 1

    def rest(self):
        return self.take(len(self.data) - self.at)

    def end(self):
        if self.at != len(self.data):
            raise Refused("something behind the value")


@dataclass(frozen=True)
class Signed:
    author: bytes
    body: bytes
    signature: bytes

    @property
    def id(self):
        return H("steunkring/id/1", self.author, self.body)


def read_signed(reader, most):
    return Signed(reader.take(32), reader.sized(most), reader.take(64))


def varint(n):
    out = b""
    while n >= 0x80:
        out, n = out + bytes([n & 0x7F | 0x80]), n >> 7
    return out + bytes([n])
