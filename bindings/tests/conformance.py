"""The border as `tests/conformance` tells it: each vector is calls with what they give, here played in Python."""

import asyncio
import copy
import enum
import inspect
import json
import os
import re
import subprocess
import tempfile
import time
import types
import typing
import unittest
import zlib
from pathlib import Path

import steunkring
from home import Secrets

VECTORS = Path(__file__).parents[2] / "tests" / "conformance"
RULES = json.loads((VECTORS / "rules.json").read_text())
OBJECTS = (
    steunkring.Core,
    steunkring.Space,
    steunkring.Watch,
    steunkring.Job,
    steunkring.Editor,
    steunkring.Inviting,
    steunkring.Joining,
)


def plain(value):
    """What the border gave, as plain data: records by their fields, and choices by their names."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.name.lower()
    # Python has words such as `from` to itself; those fields begin with a line there.
    fields = {name.lstrip("_"): plain(part) for name, part in vars(value).items() if name != "_values"}
    # A choice that holds something is a class within the class of all of them.
    kind, _, name = type(value).__qualname__.rpartition(".")
    if not kind:
        return fields
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return {name: fields} if fields else name


def read(value, kind):
    """Plain data as a value of the border."""
    if typing.get_origin(kind) is typing.Union:
        [kind] = [one for one in typing.get_args(kind) if one is not types.NoneType]
        return None if value is None else read(value, kind)
    if typing.get_origin(kind) is list:
        return [read(item, typing.get_args(kind)[0]) for item in value]
    if kind is bytes:
        return bytes(value)
    if kind in (str, bool, int) or not isinstance(value, (dict, str)):
        return value
    if issubclass(kind, enum.Enum):
        return kind[value.upper()]
    if kind in (steunkring.CoreError, steunkring.Watched, steunkring.Unlock):
        name, fields = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        variant = next(getattr(kind, one) for one in dir(kind) if one.replace("_", "").lower() == name.replace("_", ""))
        return variant(**arguments(variant.__init__, fields))
    return kind(**arguments(kind.__init__, value))


def arguments(function, given):
    """What a call takes, from plain data; what is missing and has no usual value is nothing."""
    kinds = typing.get_type_hints(function, vars(steunkring))
    taken = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name.lstrip("_") in given:
            told = given[name.lstrip("_")]
            taken[name] = read(told, kinds[name]) if name in kinds else told
        elif name != "self" and parameter.default is inspect.Parameter.empty:
            taken[name] = None
    return taken


def reached(value, way):
    """What lies at the end of a way into a value."""
    for part in way:
        value = value[int(part) if isinstance(value, list) else part]
    return value


def flat(value):
    """JSON with its keys in order, on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class Normal:
    """Names for what chance and the clock made."""

    def __init__(self, ids):
        self.names = {id: f"<{name}>" for name, id in ids.items()}
        self.counts = {}

    def of(self, value):
        if isinstance(value, dict):
            return {name: self.field(name, value[name]) for name in sorted(value)}
        if isinstance(value, list):
            if len(value) > 64 and all(type(item) is int for item in value):
                return "<bytes>"
            return [self.of(item) for item in value]
        if isinstance(value, str):
            return self.text(value)
        if type(value) is int and value >= RULES["moments_from"]:
            return "<moment>"
        return value

    def field(self, name, value):
        return f"<{name}>" if type(value) is int and name in RULES["fields"] else self.of(value)

    def text(self, text):
        for rule in RULES["texts"]:
            text = re.sub(rule["finds"], lambda found, rule=rule: self.named(rule, found[0]), text, flags=re.ASCII)
        size = len(text.encode())
        return {"bytes": size, "crc32": zlib.crc32(text.encode())} if size > 2000 else text

    def named(self, rule, found):
        kind = rule["kind"]
        if not rule["counted"]:
            return f"<{kind}>"
        if found not in self.names:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.names[found] = f"<{kind} {self.counts[kind]}>"
        return self.names[found]


class Player:
    """What happened in a vector so far."""

    def __init__(self, ids, folder):
        self.kept = dict(ids)
        self.normal = Normal(ids)
        self.folder = folder
        self.secrets = {}
        self.relays = {}

    async def play(self, step):
        """Plays a step and gives what it told, in its normal form."""
        kind, told = await self.as_it_came(step)
        told = copy.deepcopy(told)
        for left in step.get("without", []):
            *way, name = left.split(".")
            del reached(told, way)[name]
        return kind, self.normal.of(told)

    async def as_it_came(self, step):
        """Plays a step and gives what it told."""
        on = self.kept.get(step.get("on")) or getattr(steunkring, step.get("on", ""), steunkring)
        call = on if step["call"] == "new" else getattr(on, step["call"])
        given = {name: self.value(value) for name, value in step.get("with", {}).items()}
        try:
            told = call(**arguments(call, given))
            told = await told if inspect.isawaitable(told) else told
        except steunkring.CoreError as error:
            return "error", plain(error)
        is_object = isinstance(told, OBJECTS)
        told = told if is_object else plain(told)
        if "as" in step:
            self.kept[step["as"]] = told
        return "gives", f"<{type(told).__name__}>" if is_object else told

    def value(self, value):
        """A value of a vector with what it refers to in its place."""
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not isinstance(value, dict):
            return value
        form, told = next(iter(value.items()), ("", None))
        if not form.startswith("$"):
            return {name: self.value(part) for name, part in value.items()}
        return getattr(self, "form_" + (form[1:] or "kept"))(told)

    def form_kept(self, place):
        name, *way = place.split(".")
        return reached(self.kept[name], way)

    def form_folder(self, name):
        return os.path.join(self.folder, name)

    def form_file(self, told):
        path = Path(self.folder, told["name"])
        path.write_bytes(bytes(self.value(told["bytes"])))
        return str(path)

    def form_cut(self, told):
        return self.value(told["of"])[: told["to"]]

    def form_json(self, told):
        return flat(self.value(told))

    def form_secrets(self, name):
        secrets = self.secrets.setdefault(name, Secrets())
        secrets.fails = {"locked": steunkring.SecretError.Locked(), "broken": steunkring.SecretError.Broken()}.get(name)
        return secrets

    def form_relay(self, name):
        if name not in self.relays:
            command = [os.environ["STEUNKRING_RELAY"], "--listen", "127.0.0.1:0", "--data", self.form_folder(name)]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            self.relays[name] = process, process.stdout.readline().removeprefix("listening on ").strip()
        return self.relays[name][1]

    def form_zone(self, _):
        """A time zone in which it is about noon now, so that no run crosses midnight; their signs are the wrong way round."""
        return f"Etc/GMT{time.gmtime().tm_hour - 12:+}"

    def end(self):
        for kept in self.kept.values():
            if isinstance(kept, steunkring.Core):
                kept.close()
        for process, _ in self.relays.values():
            process.terminate()
            process.wait()
            process.stdout.close()


class Conformance(unittest.IsolatedAsyncioTestCase):
    async def test_every_vector_gives_what_stands_in_it(self):
        # Debugging, the loop tells of each call that waits for a disk.
        asyncio.get_running_loop().set_debug(False)
        paths = sorted(path for path in VECTORS.glob("*.json") if path.name != "rules.json")
        self.assertGreater(len(paths), 5)
        for path in paths:
            with self.subTest(path.name), tempfile.TemporaryDirectory() as folder:
                await self.vector(json.loads(path.read_text()), folder)

    async def vector(self, vector, folder):
        player = Player(vector["ids"], folder)
        try:
            for number, step in enumerate(vector["steps"]):
                kind, told = await player.play(step)
                where = f"step {number}, {step.get('on', '')}.{step['call']}"
                self.assertEqual({kind: step.get(kind)}, {kind: told}, where)
        finally:
            player.end()


if __name__ == "__main__":
    unittest.main()
