"""Is each rule exercised? Without any one of them the reader has to disagree somewhere: python self_check.py FOLDER OF HISTORIES."""

import json
import sys
import types
from pathlib import Path

import primitives as p
import sealed_log
from operations import read_op
from verify import told
from without import CONSENT, RULES

HERE = Path(__file__).parent


class Case:
    """Operations, what entries say beside them, and what they come to."""

    def __init__(self, path):
        kept = json.loads(path.read_text())
        self.path, self.state, self.said, self.entries, self.counted = path, kept["state"], {}, [], None
        if "log" in kept:
            self.ops = [read_op(p.read_signed(p.Reader(bytes.fromhex(op)), 65536)) for op in kept["log"]]
            return
        genesis = p.read_signed(p.Reader(bytes.fromhex(kept["genesis"])), 65536)
        space = sealed_log.Space(genesis, p.Device(bytes.fromhex(kept["seed"])))
        space.ingest([bytes.fromhex(blob) for blob in kept["blobs"]])
        self.ops, self.said = list(space.log.ops.values()), space.said
        self.entries = [(device, seq, entry.kind) for (device, seq), entry in space.entries.items()]
        self.counted = set(kept["entries"])

    def agrees(self, reader):
        """Whether a reader comes to what the file says; one that comes to nothing does not."""
        try:
            log = reader.Log(self.ops[0])
            for op in self.ops[1:]:
                log.insert(op)
            log.raise_fences(self.said)
            state = log.state()
            if told(state) != self.state:
                return False
            counts = {f"{d.hex()}-{seq}" for d, seq, kind in self.entries if kind == 0 and state.entry_counts(d, seq, kind)}
            return self.counted is None or counts == self.counted
        except (KeyError, AttributeError, TypeError, ValueError, IndexError):
            return False


def module(name, words="", other=""):
    """A module of the reader, with other words at the one place where these stand."""
    source = (HERE / name).read_text()
    if words and source.count(words) != 1:
        raise SystemExit(f"{name} says {source.count(words)} times: {words!r}")
    made = types.ModuleType(f"without_{name}")
    sys.modules[made.__name__] = made
    exec(compile(source.replace(words, other) if words else source, name, "exec"), made.__dict__)
    return made


def readers():
    """Each rule that is left out, with the reader that lacks it."""
    for rule, words, other in RULES:
        yield rule, module("membership.py", words, other)
    for rule, words, other in CONSENT:
        reader = module("membership.py")
        reader.consents = module("operations.py", words, other).consents
        yield rule, reader


def main(folder):
    named = [Case(path) for kind in ("rules", "named") for path in Path(folder).glob(f"{kind}-*.json")]
    named.sort(key=lambda case: (len(case.ops), case.path.name))
    kept, lost = 0, []
    for rule, reader in readers():
        if any(not case.agrees(reader) for case in named):
            kept += 1
        else:
            lost.append(rule)
    if lost:
        raise SystemExit("no log has need of these rules:\n  " + "\n  ".join(lost))
    print(f"{len(named)} logs have need of each of {kept} rules")


if __name__ == "__main__":
    main(sys.argv[1])
