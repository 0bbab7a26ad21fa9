"""A second implementation reads what the first one wrote: python verify.py VECTORS [FOLDER OF HISTORIES]."""

import hashlib
import json
import sys
from pathlib import Path

import primitives as p
import sealed_log as log
from membership import Log
from operations import digest, read_op


def equal(name, got, expected):
    if got != expected:
        raise SystemExit(f"{name}: {got!r} is not {expected!r}")


def vectors(path):
    kept = json.loads(path.read_text())
    fixed, once = kept["fixed"], kept["once"]
    x = bytes.fromhex
    space, document, epoch = bytes([1] * 32), bytes([2] * 16), x(fixed["epoch"]["key"])

    v = fixed["hash"]
    equal("hash", p.H(v["tag"], *map(x, v["parts"])).hex(), v["hash"])
    v = fixed["derive"]
    equal("derive", p.derive(x(v["secret"]), v["tag"], x(v["part"])).hex(), v["derived"])
    v = fixed["epoch"]
    equal("commitment", p.commitment(epoch).hex(), v["commitment"])
    equal("kid", p.kid(p.commitment(epoch)).hex(), v["kid"])
    for word in ("control", "entry"):
        equal(word, p.purpose(epoch, word).hex(), v[word])
    for length, padded in fixed["padding"]:
        equal("padding", p.padded_size(length + 1), padded)
    v = fixed["device"]
    device = p.Device(x(v["seed"]))
    equal("device", device.id.hex(), v["id"])
    equal("kem", p.H("vector", device.kem).hex(), v["kem"])
    equal("transport", device.transport.hex(), v["transport"])
    equal("actor", log.actor(space, device.id, 0).hex(), v["actor"])
    v = fixed["document_key"]
    key = log.open_document_key(epoch, x(v["space"]), device.id, x(v["document"]), 0, x(v["wrapped"]))
    equal("document key", key.hex(), v["key"])

    v, kid = fixed["entry"], p.kid(p.commitment(epoch))
    full = x(v["full"])
    equal("who", log.position_of(full), (1, True, device.id))
    first = log.restore(full, device.id, kid, log.Chain())
    equal("canonical", first.canonical(space).hex(), v["canonical"])
    equal("id", first.id(space).hex(), v["id"])
    equal("signature", first.signature.hex(), v["signature"])
    p.verify(device.id, "steunkring/entry/1", first.id(space), first.signature)
    equal("author hint", log.author_hint(kid, device.id).hex(), v["author_hint"])
    chain = log.Chain(0, 1, first.id(space), first.wall, first.heads, first.seen, first.recent)
    short = x(v["next_short"])
    equal("who", log.position_of(short), (2, False, x(v["author_hint"])))
    second = log.restore(short, device.id, kid, chain)
    equal("next id", second.id(space).hex(), v["next_id"])
    p.verify(device.id, "steunkring/entry/1", second.id(space), second.signature)

    v = fixed["part"]
    ((doc, generation, named, sealed),) = first.parts
    equal("part", (doc, generation, named.hex(), sealed.hex()), (document, 0, v["hash"], v["sealed"]))
    equal("contents", log.open_part(key, space, first, 0, doc, generation, sealed).hex(), v["contents"])

    v = fixed["invite"]
    equal("rendezvous", rendezvous(v["code"]).hex(), v["rendezvous"])
    v = fixed["recovery"]
    code = x(v["code"])
    secret = code[:32]
    equal("checksum", code[32:], p.H("steunkring/recovery/check/1", secret)[:1])
    coming_back = p.Device(p.derive(secret, "steunkring/recovery/space/1", space))
    equal("device of a code", coming_back.id.hex(), v["device"])
    kit = p.Device(p.derive(secret, "steunkring/recovery/kit/1"))
    equal("kit", kit.transport.hex(), v["kit"])
    keys = digest({"suite": 1, "id": kit.id, "kem": kit.kem, "transport": kit.transport})
    nonce = p.H("steunkring/recovery/mailbox/1", keys)[:16]
    equal("kit mailbox", p.relay_hash("steunkring/v1/mailbox", kit.transport, nonce).hex(), v["mailbox"])

    blob = x(fixed["outer"]["blob"])
    context = p.H("steunkring/outer/1", space, bytes([1, 1]), kid, bytes(32), bytes(32))
    equal("outer", (blob[:2].hex(), blob[2:10]), ("0101", kid))
    equal("entry", p.open_padded(p.purpose(epoch, "entry"), context, blob[10:]), full)

    v = once["seal"]
    equal("seal", p.open_padded(x(v["key"]), x(v["aad"]), x(v["sealed"])), x(v["message"]))
    v = once["words"]
    for language in ("nl", "en"):
        equal("words", code_words(x(v["code"]), language), v[language])
    v = once["lock"]
    for way in ("digits", "held"):
        equal("lock", open_lock(v, way).hex(), v["key"])
    v = once["wraps"]
    reader = p.Reader(x(v["wraps"]))
    equal("wraps", reader.varint(), 1)
    equal("wrap's hint", reader.take(4), p.H("steunkring/epoch/hint/1", kid, device.id)[:4])
    aad = p.H("steunkring/epoch/wrap/1", space, kid)
    equal("wrapped epoch", device.open(aad, reader.sized(2048), reader.sized(65536)).hex(), v["epoch"])
    reader.end()


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
WORDS = Path(__file__).parents[2] / "core/text/data"


def rendezvous(code):
    seed = sum(CROCKFORD.index(sign) << 5 * place for place, sign in enumerate(reversed(code))).to_bytes(10, "big")
    return p.commitment(p.derive(p.H("steunkring/invite/secret/1", seed), "steunkring/invite/rendezvous/1"))


def code_words(code, language):
    lines = (WORDS / f"code-{language}.txt").read_text().splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    number = int.from_bytes(code, "big")
    return " ".join(words[number >> 11 * place & 2047] for place in reversed(range(24)))


def open_lock(v, way):
    """The key that `key.lock` holds, by digits or by what the platform keeps behind a finger (docs/spec/lock.md)."""
    x = bytes.fromhex
    file = x(v["file"])
    equal("sum", file[-8:], hashlib.sha256(file[:-8]).digest()[:8])
    reader = p.Reader(file[1:-8])
    check = reader.take(16)

    def wrapped():
        reader.take(1)
        return reader.take(16), reader.take(24), reader.sized(48)

    by_digits = wrapped()
    equal("held", reader.take(1), b"\1")
    by_held = wrapped()
    equal("code", reader.take(1), b"\0")
    reader.end()
    if way == "digits":
        salt, nonce, sealed = by_digits
        purpose, salt = b"pin", p.stretch(v["digits"].encode(), salt)
    else:
        (_, nonce, sealed), purpose, salt = by_held, b"held", x(v["held"])
    key = p.hkdf(salt, x(v["base"]), b"steunkring/store/lock/" + purpose + b"/1", 32)
    opened = p.aead_open(key, nonce, file[:1], sealed)
    equal("check", check, p.hkdf(bytes(32), opened, b"steunkring/store/key-check/1", 16))
    return opened


def told(state):
    """The state as a history's file tells it."""
    def hexes(values):
        return sorted(v.hex() for v in values)

    def member(one):
        return [one["role"], one["name"], hexes(one["devices"])]

    def device(one):
        return [one["member"].hex(), p.H("vector", one["keys"]["kem"]).hex(), one["recovery"]]

    def table(values, tell):
        return {key.hex(): tell(value) for key, value in values.items()}

    return {
        "kind": state.kind,
        "members": table(state.members, member),
        "former": table(state.former, member),
        "devices": table(state.devices, device),
        "removed": table(state.removed, device),
        "first": state.first.hex(),
        "silences": table(state.silences, lambda all: [list(one) for one in all]),
        "cuts": sorted([d.hex(), o.hex()] for d, o in state.cuts),
        "valid": hexes(state.valid),
        "epochs": [o.hex() for o in state.epochs],
        "prunes": [o.hex() for o in state.prunes],
        "complaints": sorted([c.hex(), d.hex(), o.hex()] for c, d, o in state.complaints),
        "relay": state.relay and [state.relay[0], state.relay[1].hex(), state.relay[2].hex()],
    }


def history(path):
    kept = json.loads(path.read_text())
    x = bytes.fromhex
    space = log.Space(p.read_signed(p.Reader(x(kept["genesis"])), 65536), p.Device(x(kept["seed"])))
    space.ingest([x(blob) for blob in kept["blobs"]])
    state = told(space.state())
    for name, value in kept["state"].items():
        equal(f"{path.name}, {name}", state[name], value)
    equal(f"{path.name}, operations", sorted(o.hex() for o in space.log.ops), kept["operations"])
    counted = {
        f"{device.hex()}-{seq}": hashlib.sha256(b"".join(changes)).hexdigest()
        for (device, seq), changes in space.counted().items()
    }
    equal(f"{path.name}, entries", counted, kept["entries"])
    return len(space.log.ops), len(counted)


def rules(path):
    """Operations alone, and what they come to."""
    kept = json.loads(path.read_text())
    genesis, *others = [read_op(p.read_signed(p.Reader(bytes.fromhex(op)), 65536)) for op in kept["log"]]
    known = Log(genesis)
    for op in reversed(others):
        known.insert(op)
    state = told(known.state())
    for name, value in kept["state"].items():
        equal(f"{path.name}, {name}", state[name], value)
    return len(known.ops)


def main(arguments):
    vectors(Path(arguments[0]))
    print("every vector holds")
    if len(arguments) > 1:
        def named(*kinds):
            return sorted(path for kind in kinds for path in Path(arguments[1]).glob(f"{kind}-*.json"))

        files, logs = named("history", "named"), named("rules", "random")
        if not files or not logs:
            raise SystemExit("there are no histories or no logs")
        print(f"{len(logs)} logs of rules agree: {sum(map(rules, logs))} operations")
        sums = [history(file) for file in files]
        operations, entries = (sum(column) for column in zip(*sums))
        print(f"{len(files)} histories agree: {operations} operations, {entries} entries that count")


if __name__ == "__main__":
    main(sys.argv[1:])
