"""Operations, as docs/spec/membership.md lays them out."""

from dataclasses import dataclass, field

from primitives import H, Reader, Refused, read_signed, verify

MAX_OP, MAX_PARENTS, MAX_DEVICES, MAX_SUCCEEDED = 64 * 1024, 64, 512, 256
READER, EDITOR, OWNER = 0, 1, 2
ACTS = ["Genesis", "AddMember", "AddDevice", "RemoveDevice", "RemoveMember", "SetRole", "HandOver", "Rotate", "Relay", "Prune", "Complaint"]


@dataclass
class Op:
    id: bytes
    author: bytes
    space: bytes | None
    parents: list
    previous: bytes | None
    act: str
    fields: dict = field(default_factory=dict)

    def __getattr__(self, name):
        try:
            return self.fields[name]
        except KeyError as error:
            raise AttributeError(name) from error


def ascending(values):
    if any(a >= b for a, b in zip(values, values[1:])):
        raise Refused("not ascending")
    return values


def device(reader):
    return {"suite": reader.byte(), "id": reader.take(32), "kem": reader.sized(2048), "transport": reader.take(32)}


def digest(of):
    return H("steunkring/device/1", bytes([of["suite"]]), of["id"], of["kem"], of["transport"])


def text(reader, most):
    try:
        value = reader.sized(MAX_OP).decode()
    except UnicodeDecodeError as error:
        raise Refused("no text") from error
    if len(value) > most or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value):
        raise Refused("text")
    return value


def ids(reader, most):
    return ascending([reader.take(32) for _ in range(reader.count(most))])


def positions(reader):
    pairs = [(reader.take(32), reader.varint()) for _ in range(reader.count(MAX_DEVICES))]
    ascending([one for one, _ in pairs])
    return dict(pairs)


def role(reader):
    value = reader.varint()
    if value > OWNER:
        raise Refused("role")
    return value


def act(reader, nr):
    take = reader.take
    match ACTS[nr]:
        case "Genesis":
            return {"device": device(reader), "kind": reader.byte(), "nonce": take(16), "name": text(reader, 80)}
        case "AddMember":
            return {"device": device(reader), "role": role(reader), "name": text(reader, 80), "consent": read_signed(reader, MAX_OP)}
        case "AddDevice":
            return {"member": take(32), "device": device(reader), "recovery": reader.flag(), "consent": read_signed(reader, MAX_OP)}
        case "RemoveDevice":
            return {"member": take(32), "device": take(32), "fence": positions(reader)}
        case "RemoveMember":
            return {"member": take(32), "fence": positions(reader)}
        case "SetRole":
            return {"member": take(32), "role": role(reader), "fence": positions(reader)}
        case "HandOver":
            return {"to": take(32)}
        case "Rotate":
            return {
                "commitment": take(32),
                "to": ids(reader, MAX_DEVICES),
                "wraps": take(32),
                "has": ids(reader, MAX_SUCCEEDED),
                "history": take(32),
            }
        case "Relay":
            return {"address": text(reader, 256), "mailbox": take(32)}
        case "Prune":
            return {"cursor": positions(reader), "snapshot": take(32)}
        case "Complaint":
            return {"kid": take(8)}


def optional(reader):
    return reader.take(32) if reader.flag() else None


def read_op(signed):
    if len(signed.body) > MAX_OP:
        raise Refused("operation too large")
    verify(signed.author, "steunkring/op/1", signed.body, signed.signature)
    reader = Reader(signed.body)
    if reader.byte() != 1:
        raise Refused("version")
    space = optional(reader)
    parents = ids(reader, MAX_PARENTS)
    reader.varint()  # the claimed time is shown and judges nothing
    previous = optional(reader)
    nr = reader.varint()
    if nr >= len(ACTS):
        raise Refused("act")
    fields = act(reader, nr)
    reader.end()
    root = ACTS[nr] == "Genesis"
    if (space is None) != root or (not parents) != root or (root and previous is not None):
        raise Refused("only a genesis stands at the root")
    return Op(signed.id, signed.author, space, parents, previous, ACTS[nr], fields)


def consents(op, space):
    """Whether the consent of an add is to exactly this add."""
    signed = op.consent
    if signed.author != op.device["id"]:
        return False
    try:
        verify(signed.author, "steunkring/consent/1", signed.body, signed.signature)
        reader = Reader(signed.body)
        said = [reader.take(32), reader.take(32)]
        reader.take(16)
        said.append(reader.take(32))
        place = reader.varint()
        if place == 0:
            said.append(("member", role(reader)))
        elif place == 1:
            said.append(("device", reader.take(32), reader.flag()))
        else:
            return False
        said.append([reader.take(32) for _ in range(reader.count(MAX_PARENTS))])
        reader.end()
    except Refused:
        return False
    place = ("member", op.role) if op.act == "AddMember" else ("device", op.member, op.recovery)
    return said == [space, op.author, digest(op.device), place, op.parents]
