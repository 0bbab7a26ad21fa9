"""Blobs, epochs and entries, as docs/spec/sealed-log.md defines them: what a device reads of everything that travels."""

import hashlib
from dataclasses import dataclass, field

from membership import Log
from operations import read_op
from primitives import H, Reader, Refused, Signed, aead_open, commitment, derive, kid, open_padded, purpose, read_signed, varint, verify

MAX_WRAPS, MAX_HISTORY = 512 * 1300, 64 * 1024
MAX_PARTS, MAX_PART, MAX_HEADS, MAX_SEEN, MAX_PAYLOAD = 64, 3 * 1024 * 1024, 64, 512, 1024 * 1024
MAX_CHANGE, MAX_CHANGES = 1024 * 1024, 8192


@dataclass
class Chain:
    incarnation: int = 0
    seq: int = 0
    id: bytes = bytes(32)
    wall: int = 0
    heads: list = field(default_factory=list)
    seen: dict = field(default_factory=dict)
    recent: list = field(default_factory=list)


@dataclass
class Entry:
    author: bytes
    incarnation: int
    seq: int
    prev: bytes
    kid: bytes
    heads: list
    seen: dict
    wall: int
    salt: bytes
    kind: int
    payload: bytes
    keys: list
    parts: list
    signature: bytes
    recent: list

    def canonical(self, space):
        out = b"\x01" + space + self.author + self.incarnation.to_bytes(4, "little") + self.seq.to_bytes(8, "little")
        out += self.prev + self.kid + self.wall.to_bytes(8, "little", signed=True) + self.salt
        out += varint(len(self.heads)) + b"".join(self.heads)
        out += varint(len(self.seen)) + b"".join(d + n.to_bytes(8, "little") for d, n in sorted(self.seen.items()))
        out += bytes([self.kind])
        if self.kind not in (0, 4):
            out += varint(len(self.payload)) + self.payload
        for pieces in (self.keys, self.parts):
            out += varint(len(pieces))
            out += b"".join(doc + generation.to_bytes(4, "little") + named for doc, generation, named, _ in pieces)
        return out

    def id(self, space):
        return H("steunkring/entry/id/1", self.canonical(space))


def author_hint(kid, device):
    return H("steunkring/author/1", kid, device)[:4]


def part_hash(piece):
    return H("steunkring/part/hash/1", piece)


def read_devices(reader):
    return {reader.take(32): reader.varint() for _ in range(reader.count(MAX_SEEN))}


def wrapped(length):
    if length > 1:
        raise Refused("wrapped key")
    return 72 * length


def read_pieces(reader, length_of, recent):
    pieces = []
    for _ in range(reader.count(MAX_PARTS)):
        n = reader.byte()
        if n == 0:
            document = (reader.take(16), reader.varint(32))
        elif n <= len(recent):
            document = recent[n - 1]
        else:
            raise Refused("no such recent document")
        if document in recent:
            recent.remove(document)
        recent.insert(0, document)
        del recent[15:]
        length = length_of(reader)
        piece = reader.take(length) if length else None
        named = part_hash(piece) if piece is not None else reader.take(32)
        pieces.append((*document, named, piece))
    return pieces


def position_of(data):
    """The position an entry claims, and its author or hint, before anything is restored."""
    reader = Reader(data)
    reader.take(64)
    flags = reader.byte()
    if flags >> 4 != 1 or flags & 8 or (flags & 1 and flags & 6):
        raise Refused("head")
    seq = reader.varint()
    return seq, bool(flags & 1), reader.take(32 if flags & 1 else 4)


def restore(data, author, blob_kid, chain):
    """The entry as the next one of the author's chain."""
    reader = Reader(data)
    signature = reader.take(64)
    flags = reader.byte()
    full, same_heads, same_seen = flags & 1, flags & 2, flags & 4
    seq = reader.varint()
    if full:
        if reader.take(32) != author:
            raise Refused("another author")
        incarnation, prev = reader.varint(32), reader.take(32)
    else:
        reader.take(4)
        incarnation, prev = chain.incarnation, chain.id
    heads = list(chain.heads) if same_heads else sorted({reader.take(32) for _ in range(reader.count(MAX_HEADS))})
    if full:
        seen = read_devices(reader)
    else:
        seen = dict(chain.seen)
        if not same_seen:
            names = sorted(seen)
            for _ in range(reader.count(MAX_SEEN)):
                index = reader.count(MAX_SEEN)
                if index >= len(names):
                    raise Refused("no such device")
                seen[names[index]] += reader.varint()
            seen |= read_devices(reader)
    if len(seen) > MAX_SEEN:
        raise Refused("too many devices")
    wall = reader.signed() + (0 if full else chain.wall)
    wall = (wall + 2**63) % 2**64 - 2**63
    salt = reader.take(8)
    kind = reader.byte()
    payload = b"" if kind in (0, 4) else reader.sized(MAX_PAYLOAD)
    recent = [] if full else list(chain.recent)
    keys = read_pieces(reader, lambda r: wrapped(r.byte()), recent)
    parts = read_pieces(reader, lambda r: r.count(MAX_PART), recent)
    reader.end()
    # What was named is moved to the front of what the chain had, also where the entry was read in full.
    moved = list(chain.recent)
    for document, generation, _, _ in [*keys, *parts]:
        if (document, generation) in moved:
            moved.remove((document, generation))
        moved.insert(0, (document, generation))
        del moved[15:]
    return Entry(author, incarnation, seq, prev, blob_kid, heads, seen, wall, salt, kind, payload, keys, parts, signature, moved)


def open_part(document_key, space, entry, index, document, generation, sealed):
    place = [space, entry.author, entry.incarnation.to_bytes(4, "little"), entry.seq.to_bytes(8, "little"), entry.salt]
    place += [index.to_bytes(4, "little"), document, generation.to_bytes(4, "little")]
    message = aead_open(derive(document_key, "steunkring/part/1", *place), bytes(24), b"", sealed)
    if message[:1] != b"\0":
        raise Refused("encoding of a part")
    return message[1:]


def open_document_key(epoch, space, author, document, generation, sealed):
    context = H("steunkring/wrap/1", space, author, document, generation.to_bytes(4, "little"))
    return aead_open(purpose(epoch, "document"), sealed[:24], context, sealed[24:])


def actor(space, device, incarnation):
    return H("steunkring/actor/1", space, device, incarnation.to_bytes(4, "little"))[:16]


def restore_changes(contents, own, last):
    """The raw changes of a part, and the newest of them."""
    reader = Reader(contents)
    changes = []
    for _ in range(reader.count(MAX_CHANGES)):
        flags = reader.byte()
        if flags & ~3:
            raise Refused("flags of a change")
        if flags & 2:
            if last is None:
                raise Refused("a change that follows none")
            body = b"\x01" + last
        else:
            n = reader.count(1024)
            deps = reader.take(32 * n)
            if deps == last:
                raise Refused("a change that is not short")
            body = varint(n) + deps
        actor_of = own if flags & 1 else reader.sized(64)
        if not flags & 1 and actor_of == own:
            raise Refused("a change that is not short")
        body += varint(len(actor_of)) + actor_of + reader.sized(MAX_CHANGE)
        chunk = b"\x01" + varint(len(body)) + body
        last = hashlib.sha256(chunk).digest()
        raw = bytes.fromhex("856f4a83") + last[:4] + chunk
        if len(raw) > MAX_CHANGE or actor_of != own:
            raise Refused("change")
        changes.append(raw)
    reader.end()
    return changes, last


class Space:
    """What one device makes of a genesis and of blobs in any order."""

    def __init__(self, genesis, device):
        self.device = device
        self.log = Log(read_op(genesis))
        self.space = self.log.space
        self.keys = {}
        self.chains, self.entries = {}, {}
        # What the entries of each device say of the operations and positions that they had seen.
        self.said = {}

    def learn(self, key):
        of = commitment(key)
        self.keys[(kid(of), of)] = key
        return key

    def by_kid(self, hint):
        return [key for (k, _), key in self.keys.items() if k == hint]

    def context(self, kind, hint, wraps=bytes(32), history=bytes(32)):
        return H("steunkring/outer/1", self.space, bytes([1, kind]), hint, wraps, history)

    def ingest(self, blobs):
        waiting = [b for b in blobs if b[1] == 0]
        while waiting:
            left = [b for b in waiting if not self.take_op(b)]
            if len(left) == len(waiting):
                break
            waiting = left
        self.waiting_ops = waiting
        opened = [(b[2:10], e) for b in blobs if b[1] == 1 and (e := self.open_entry(b)) is not None]
        while opened:
            left = [(k, e) for k, e in opened if not self.take_entry(k, e)]
            if len(left) == len(opened):
                break
            opened = left
        self.waiting_entries = opened

    def take_op(self, blob):
        hint, reader = blob[2:10], Reader(blob[10:])
        attached = reader.byte()
        wraps = history = None
        hashes = (bytes(32), bytes(32))
        if attached == 1:
            wraps, history = reader.sized(MAX_WRAPS), reader.sized(MAX_HISTORY)
            hashes = (H("steunkring/wraps/1", wraps), H("steunkring/history/1", history))
            self.unwrap(hint, wraps)
        elif attached == 2:
            hashes = (reader.take(32), reader.take(32))
        elif attached:
            raise Refused("attachment")
        sealed = reader.rest()
        for key in self.by_kid(hint):
            try:
                plain = open_padded(purpose(key, "control"), self.context(0, hint, *hashes), sealed)
            except Refused:
                continue
            inner = Reader(plain)
            signed = read_signed(inner, 64 * 1024)
            inner.end()
            op = read_op(signed)
            if op.space != self.space:
                raise Refused("another space")
            if op.act == "Rotate":
                if kid(op.commitment) != hint or commitment(key) != op.commitment or (op.wraps, op.history) != hashes:
                    raise Refused("a rotation that does not fit")
                if history is not None:
                    self.unfold(key, op, history)
            self.log.insert(op)
            return True
        return False

    def unwrap(self, hint, wraps):
        mine = H("steunkring/epoch/hint/1", hint, self.device.id)[:4]
        reader = Reader(wraps)
        for _ in range(reader.varint()):
            name, encapsulation, ciphertext = reader.take(4), reader.sized(2048), reader.sized(65536)
            if name != mine or self.by_kid(hint):
                continue
            try:
                key = self.device.open(H("steunkring/epoch/wrap/1", self.space, hint), encapsulation, ciphertext)
            except Refused:
                continue
            if len(key) == 32 and kid(commitment(key)) == hint:
                self.learn(key)
        reader.end()

    def unfold(self, key, op, history):
        plain = open_padded(purpose(key, "history"), op.commitment, history)
        reader = Reader(plain)
        older = [reader.take(32) for _ in range(reader.varint())]
        reader.end()
        for one in older:
            if commitment(one) in op.has:
                self.learn(one)

    def open_entry(self, blob):
        hint = blob[2:10]
        for key in self.by_kid(hint):
            try:
                return open_padded(purpose(key, "entry"), self.context(1, hint), blob[10:])
            except Refused:
                continue
        return None

    def take_entry(self, hint, data):
        """Whether it was the next of somebody's chain, or one that is there already."""
        seq, full, name = position_of(data)
        named = {o.device["id"] for o in self.log.ops.values() if o.act in ("Genesis", "AddMember", "AddDevice")}
        for device in sorted(named):
            if name != (device if full else author_hint(hint, device)):
                continue
            chain = self.chains.get(device, Chain())
            if seq <= chain.seq:
                return True
            if seq != chain.seq + 1:
                continue
            try:
                entry = restore(data, device, hint, chain)
                id = entry.id(self.space)
                verify(device, "steunkring/entry/1", id, entry.signature)
            except Refused:
                continue
            if entry.prev != chain.id or entry.incarnation < chain.incarnation:
                raise Refused("a fork")
            if any(entry.seen.get(d, -1) < n for d, n in chain.seen.items()):
                raise Refused("seen falls")
            if not all(h in self.log.ops for h in entry.heads):
                return False
            self.chains[device] = Chain(entry.incarnation, seq, id, entry.wall, entry.heads, entry.seen, entry.recent)
            self.entries[(device, seq)] = entry
            self.said.setdefault(device, []).append((entry.heads, entry.seen))
            return True
        return False

    def state(self):
        """Who belongs and what counts, as the operations and entries that were read say."""
        self.log.raise_fences(self.said)
        return self.log.state()

    def counted(self):
        """The raw changes of every entry that counts and holds changes, by device and position."""
        state = self.state()
        keys, last, out = {}, {}, {}
        for device, seq in sorted(self.entries):
            entry = self.entries[(device, seq)]
            # Keys and newest changes are learned from all entries: those that count may go on from those that do not.
            for document, generation, _, sealed in entry.keys:
                key = self._document_key(entry, document, generation, sealed)
                keys[(device, document, generation)] = key
                last[(device, document, generation)] = None
            changes = []
            for index, (document, generation, _, sealed) in enumerate(entry.parts):
                at = (device, document, generation)
                contents = open_part(keys[at], self.space, entry, index, document, generation, sealed)
                if entry.kind == 0:
                    own = actor(self.space, device, entry.incarnation)
                    more, last[at] = restore_changes(contents, own, last.get(at))
                    changes += more
            if entry.kind == 0 and state.entry_counts(device, seq, entry.kind):
                out[(device, seq)] = changes
        return out

    def _document_key(self, entry, document, generation, sealed):
        for key in self.by_kid(entry.kid):
            try:
                return open_document_key(key, self.space, entry.author, document, generation, sealed)
            except Refused:
                continue
        raise Refused("document key")
