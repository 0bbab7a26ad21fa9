"""Three phones in three languages share one circle through a real relay, each a process of its own, and end equal."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from conformance import VECTORS

PHONES = {
    "Kotlin": shlex.split(os.environ["STEUNKRING_KOTLIN_PHONE"]),
    "Swift": shlex.split(os.environ["STEUNKRING_SWIFT_PHONE"]),
    "Python": [sys.executable, "-B", str(Path(__file__).with_name("phone.py"))],
}


class Phone:
    """A phone of a language, with the circle once it belongs."""

    def __init__(self, language, folder):
        self.language = language
        environment = {**os.environ, "STEUNKRING_VECTORS": str(VECTORS)}
        self.process = subprocess.Popen(
            [*PHONES[language], folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        self.call("Core", "open", "core", folder={"$folder": "home"}, secrets={"$secrets": "platform"})

    def call(self, on, call, kept=None, **given):
        step = {"call": call, "with": given, **({"on": on} if on else {}), **({"as": kept} if kept else {})}
        self.process.stdin.write(json.dumps(step) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "gives" in told, f"{self.language}: {step} ended in {told}"
        return told["gives"]

    def with_job(self, on, call, **given):
        self.call("Job", "new", "job")
        return self.call(on, call, job={"$": "job"}, **given)

    def shown(self, respondent, note):
        """What it shows of the circle, without how often it had to hear of it."""
        screen = self.call("circle", "map_screen", options={"respondent": respondent})
        talk = self.call("circle", "note_screen", id=note)
        who = self.call("circle", "who_screen")
        return {
            "map": [screen[part] for part in ("rings", "waiting", "layout", "spoken")],
            "text": talk["body"],
            "members": [member["name"]["text"] for member in who["members"]],
        }

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Three(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        relay = subprocess.Popen(
            [os.environ["STEUNKRING_RELAY"], "--listen", "127.0.0.1:0", "--data", os.path.join(self.folder.name, "relay")],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(lambda: (relay.terminate(), relay.wait(), relay.stdout.close()))
        self.relay = relay.stdout.readline().removeprefix("listening on ").strip()

    def phone(self, language):
        # Swift sees a root of its own, whose temporary folder begins empty.
        folder = os.path.join(self.folder.name, language) if language != "Swift" else "/tmp"
        if language != "Swift":
            os.mkdir(folder)
        phone = Phone(language, folder)
        self.addCleanup(phone.end)
        return phone

    def let_in(self, owner, other):
        owner.call("circle", "invite", "inviting", seat="editor")
        owner.call("inviting", "offer")
        other.call("core", "join_by_code", "joining", relay=self.relay, code=owner.call("inviting", "code"))
        self.assertIsNone(owner.call("inviting", "meet"))
        met = other.call("joining", "meet")
        self.assertEqual(met, {"digits": {"digits": owner.call("inviting", "meet")}})
        owner.with_job("inviting", "let_in", name=other.language)
        self.assertEqual(other.call("joining", "meet"), "welcome")
        entered = other.with_job("joining", "come_in", name="Familie")
        self.assertTrue(entered["fetched"])
        other.call("core", "space", "circle", id=entered["space"])

    def test_three_languages_write_at_once_and_show_the_same(self):
        kotlin, swift, python = phones = [self.phone(language) for language in PHONES]
        kotlin.call("core", "found", "circle", kind="family_map", name="Onze kring", me="Testa")
        kotlin.call("circle", "use_relay", address=self.relay)
        note = kotlin.call(None, "new_id")
        kotlin.call("circle", "start_note", id=note, text="We spraken over fietsen.")
        self.let_in(kotlin, swift)
        self.let_in(kotlin, python)
        for phone in phones:
            person = phone.call(None, "new_id")
            given = {"name": f"Proef {phone.language}", "ring": "1", "domain": "familie"}
            phone.call("circle", "add_person", id=person, person=given)
        kotlin.call("circle", "rewrite_note", id=note, text="Wij spraken over fietsen.")
        python.call("circle", "rewrite_note", id=note, text="We spraken over fietsen en lopen.")
        for phone in phones + phones:
            self.assertTrue(phone.with_job("circle", "sync")["finished"])
        me = kotlin.call("circle", "me")
        shown = [phone.shown(me, note) for phone in phones]
        self.assertEqual(shown[0]["text"], "Wij spraken over fietsen en lopen.")
        self.assertEqual(sorted(shown[0]["members"]), ["Python", "Swift", "Testa"])
        for other in shown[1:]:
            self.assertEqual(other, shown[0])
        for phone in phones:
            self.assertIn(f"Proef {phone.language}", json.dumps(shown[0]["map"]))


if __name__ == "__main__":
    unittest.main()
