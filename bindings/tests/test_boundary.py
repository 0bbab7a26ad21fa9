"""The border between the core and another language, over the real library: `cargo xtask test boundary`."""

import asyncio
import gc
import io
import json
import os
import unittest
import zipfile
from enum import Enum
from pathlib import Path

from home import Home
from steunkring import (
    Asking,
    Core,
    CoreError,
    Job,
    Label,
    Level,
    MapOptions,
    NewPerson,
    SecretError,
    Theme,
    Watched,
    is_id,
    new_id,
)

# Signs that break borders: several units wide, joined, from right to left, and long.
NAUGHTY = ["Zoë", "👩‍👩‍👧", "שלום", "e\u0301", "𝕊", "'; DROP TABLE people; --", "<b>", "%s%n", "\\u0000", "x" * 80]


class Border(Home):
    async def test_a_circle_is_founded_filled_shown_and_kept(self):
        person = await self.add("Proefoma")
        screen = await self.circle.map_screen(MapOptions())
        shown = [one for ring in screen.rings for one in ring.people if one.id == person]
        self.assertEqual([one.name.text for one in shown], ["Proefoma"])
        self.assertTrue(shown[0].place.is_told() and shown[0].place.ring == 0)
        self.assertEqual([spot.key for spot in screen.layout.spots if spot.key == person], [person])
        self.assertIn("<svg", await self.circle.map_svg(MapOptions(), Theme.DARK))
        page = await self.circle.person_screen(person, None)
        self.assertEqual((page.person, page.name.text), (person, "Proefoma"))
        self.assertTrue(self.core.close())
        again = await Core.open(self.home, self.secrets)
        circle = await again.space(self.circle.id())
        self.assertEqual((await circle.map_screen(MapOptions())).rings, screen.rings)
        again.close()

    async def test_every_screen_of_a_space_crosses(self):
        person = await self.add("Proefoma")
        # Two of one name may be one person.
        await self.add("Proefoma")
        note, moment = new_id(), new_id()
        await self.circle.start_note(note, "We spraken over fietsen.")
        await self.circle.keep_moment(moment, "begin")
        me = self.circle.me()
        for screen in [
            await self.circle.legend_screen(),
            await self.circle.tray_screen(),
            await self.circle.notes_screen(),
            await self.circle.moments_screen(),
            await self.circle.then_screen(moment),
            await self.circle.plan_screen(),
            await self.circle.consents_screen(),
            await self.circle.contacts_screen(),
            await self.circle.knows_screen(me),
            await self.circle.same_screen(),
            await self.circle.search_screen("fiets"),
            await self.circle.settings_screen(),
            await self.circle.who_screen(),
            await self.circle.invite_screen("Buur Voorbeeld"),
            await self.circle.relay_screen(),
            await self.circle.sync_screen(),
            await self.circle.compare_screen(me, me, person),
            await self.core.home_screen(),
            await self.core.code_screen(),
            await self.core.storage_screen(),
        ]:
            shown = labels(screen)
            # A label without a text is one that the screen has nothing to say in, such as the snippet of a name that was found.
            self.assertTrue(any(label.text and label.spoken for label in shown), type(screen).__name__)
        self.assertEqual((await self.circle.note_screen(note)).body, "We spraken over fietsen.")

    async def test_a_command_in_json_is_done_and_taken_back(self):
        person = await self.add("Proefoma")
        command = {"map": [{"person": [person, {"nickname": "Oma Proef"}]}]}
        done = await self.circle.run(json.dumps(command))
        self.assertTrue(done.changed)
        self.assertEqual(await self.names(), {"Oma Proef"})
        self.assertTrue((await self.circle.undo()).said)
        self.assertEqual(await self.names(), {"Proefoma"})
        await self.circle.redo()
        self.assertEqual(await self.names(), {"Oma Proef"})

    async def test_a_question_is_asked_and_stopped(self):
        person = await self.add("Proefoma")
        asking = Asking(person=person)
        first = await self.circle.ask(asking)
        self.assertTrue(first.rows or first.text)
        second = await self.circle.go_on(asking)
        self.assertNotEqual(first.question, second.question)
        self.assertEqual((await self.circle.back(asking)).question, first.question)
        await self.circle.stop_asking(asking)

    async def test_an_export_is_a_zip_that_holds_what_it_says(self):
        await self.add("Proefoma")
        hidden = await self.circle.export(False)
        named = await self.circle.export(True)
        with zipfile.ZipFile(io.BytesIO(named.bytes)) as archive:
            self.assertLessEqual({part.name for part in named.manifest.files}, set(archive.namelist()))
            self.assertIn("Proefoma", archive.read("people.csv").decode())
        with zipfile.ZipFile(io.BytesIO(hidden.bytes)) as archive:
            self.assertNotIn("Proefoma", archive.read("people.csv").decode())
        self.assertEqual((named.manifest.hidden, hidden.manifest.hidden), (0, 1))

    async def test_what_cannot_be_is_invalid_and_says_no_more_than_its_field(self):
        secret = "geheim\u0007" + "x" * 100
        calls = {
            "nickname": lambda: self.circle.add_person(new_id(), NewPerson(name=secret, ring=None, domain=None)),
            "ring": lambda: self.circle.add_person(new_id(), NewPerson(name="A", ring=secret, domain=None)),
            "domain": lambda: self.circle.add_person(new_id(), NewPerson(name="A", ring=None, domain=secret)),
            "who": lambda: self.circle.add_person(new_id(), NewPerson(name="A", ring=None, domain=None, who=secret)),
            "person": lambda: self.circle.person_screen(secret, None),
            "document": lambda: self.circle.note_screen(secret),
            "command": lambda: self.circle.run(json.dumps({secret: secret})),
            "space": lambda: self.core.space(secret),
            "kind": lambda: self.core.found(secret, "Kring", "Testa"),
            "table": lambda: self.circle.bring_back(secret, "row"),
            "question": lambda: self.circle.ask_at(Asking(), secret),
            "zone": lambda: self.core.set_zone(secret),
        }
        for field, call in calls.items():
            with self.assertRaises(CoreError.Invalid) as caught:
                await call()
            self.assertEqual(caught.exception.field, field)
            self.assertNotIn("geheim", str(caught.exception))
        with self.assertRaises(CoreError.Invalid):
            await self.circle.note_screen(new_id())
        with self.assertRaises(CoreError.Invalid):
            await self.circle.run(" " * (2 << 20))

    async def test_a_circle_that_nobody_else_holds_is_not_wiped(self):
        with self.assertRaises(CoreError.NotAllowed):
            await self.circle.wipe_screen()

    async def test_a_wrong_passphrase_is_a_wrong_key(self):
        home = os.path.join(self.folder.name, "other")
        (await Core.open_with_passphrase(home, "zeven gele paraplu's")).close()
        with self.assertRaises(CoreError.WrongKey):
            await Core.open_with_passphrase(home, "acht gele paraplu's")

    async def test_a_damaged_home_says_so(self):
        self.core.close()
        for path in Path(self.home).rglob("*.db"):
            path.write_bytes(b"\x00" * 8192)
        with self.assertRaises((CoreError.Damaged, CoreError.WrongKey)):
            await Core.open(self.home, self.secrets)

    async def test_after_close_every_call_needs_an_unlock(self):
        self.assertTrue(self.core.close())
        for call in [self.core.home_screen, self.core.spaces, self.circle.plan_screen, self.circle.undo]:
            with self.assertRaises(CoreError.NeedsUnlock):
                await call()
        self.assertTrue(self.core.close())

    async def test_two_cores_on_one_home_are_refused_and_the_first_goes_on(self):
        with self.assertRaises(CoreError.Unexpected):
            await Core.open(self.home, self.secrets)
        await self.add("Proefoma")
        self.assertEqual(await self.names(), {"Proefoma"})

    async def test_a_store_of_secrets_that_fails_opens_nothing(self):
        self.core.close()
        for fault, expected in [
            (SecretError.Locked(), CoreError.NeedsUnlock),
            (SecretError.Broken(), CoreError.Unexpected),
            (RuntimeError("a fault in the shell"), CoreError.Unexpected),
        ]:
            self.secrets.fails = fault
            with self.assertRaises(expected):
                await Core.open(self.home, self.secrets)
        self.secrets.fails = None
        kept, self.secrets.kept = self.secrets.kept, {}
        with self.assertRaises(CoreError.NeedsUnlock):
            await Core.open(self.home, self.secrets)
        self.secrets.kept = {"home-key": b"\x01" * 32}
        with self.assertRaises(CoreError.WrongKey):
            await Core.open(self.home, self.secrets)
        self.secrets.kept = {"home-key": b"short"}
        with self.assertRaises(CoreError.WrongKey):
            await Core.open(self.home, self.secrets)
        self.secrets.kept = kept
        core = await Core.open(self.home, self.secrets)
        self.assertEqual(len(await core.spaces()), 1)
        core.close()

    async def test_two_watches_hear_the_same_revisions_in_order(self):
        watches = [await self.circle.watch(Watched.MAP()) for _ in range(2)]
        begun = await self.circle.revision()
        self.assertEqual([await watch.next() for watch in watches], [begun, begun])
        heard = [[], []]
        for name in ["Proefoma", "Buur Voorbeeld", "Meester Denkbeeld"]:
            await self.add(name)
            for watch, list_ in zip(watches, heard):
                list_.append(await watch.next())
        self.assertEqual(heard[0], heard[1])
        self.assertEqual(heard[0], sorted(set(heard[0])))
        self.assertEqual(heard[0][-1], await self.circle.revision())

    async def test_who_is_slow_hears_the_newest_alone(self):
        watch = await self.circle.watch(Watched.SPACE())
        await watch.next()
        for name in ["Proefoma", "Buur Voorbeeld", "Meester Denkbeeld"]:
            await self.add(name)
        self.assertEqual(await watch.next(), await self.circle.revision())

    async def test_closing_ends_a_wait(self):
        watch = await self.circle.watch(Watched.MAP())
        await watch.next()
        waiting = asyncio.ensure_future(watch.next())
        await asyncio.sleep(0)
        watch.close()
        self.assertIsNone(await waiting)
        self.assertIsNone(await watch.next())
        other = await self.circle.watch(Watched.MAP())
        await other.next()
        waiting = asyncio.ensure_future(other.next())
        await asyncio.sleep(0)
        self.core.close()
        self.assertIsNone(await waiting)

    async def test_a_cancelled_wait_leaves_the_watch_as_it_was(self):
        watch = await self.circle.watch(Watched.MAP())
        await watch.next()
        waiting = asyncio.ensure_future(watch.next())
        await asyncio.sleep(0)
        waiting.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await waiting
        await self.add("Proefoma")
        self.assertEqual(await watch.next(), await self.circle.revision())

    async def test_a_call_that_is_cancelled_is_done_whole_or_not_at_all(self):
        for turns in range(6):
            before = await self.names()
            call = asyncio.ensure_future(self.add(f"Proef {turns}"))
            for _ in range(turns):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            self.assertIn(await self.names(), [before, before | {f"Proef {turns}"}])

    async def test_a_job_tells_that_it_was_asked_to_stop_and_ends(self):
        job = Job()
        self.assertFalse(job.is_cancelled())
        job.cancel()
        self.assertTrue(job.is_cancelled())
        await self.circle.catch_up(job)
        self.assertIsNone(await job.next())

    async def test_naughty_texts_come_back_as_they_went(self):
        for name in NAUGHTY:
            await self.add(name)
        self.assertEqual(await self.names(), set(NAUGHTY))
        note = new_id()
        text = "\n".join(NAUGHTY)
        await self.circle.start_note(note, text)
        self.assertEqual((await self.circle.note_screen(note)).body, text)

    async def test_large_records_cross_whole(self):
        for number in range(60):
            await self.add(f"Proef {number}", ring=["1", "2", "3", "buiten"][number % 4])
        screen = await self.circle.map_screen(MapOptions())
        self.assertEqual(sum(len(ring.people) for ring in screen.rings), 60)
        note, text = new_id(), "Een regel van een proef.\n" * 6000
        await self.circle.start_note(note, text)
        self.assertEqual((await self.circle.note_screen(note)).body, text)

    async def test_the_language_is_kept(self):
        dutch = (await self.core.home_screen()).saved
        await self.core.set_level(Level.EN)
        self.assertEqual(await self.core.level(), Level.EN)
        english = (await self.core.home_screen()).saved
        self.assertEqual((dutch.language[:2], english.language[:2]), ("nl", "en"))

    async def test_an_id_is_known_as_one(self):
        self.assertTrue(is_id(new_id()))
        self.assertFalse(is_id("no id"))

    async def test_a_thousand_watches_leave_nothing_behind(self):
        async def many():
            for _ in range(1000):
                watch = await self.circle.watch(Watched.MAP())
                await watch.next()
                watch.close()
            gc.collect()

        await many()
        before = resident()
        await many()
        # One watch is some 300 bytes: a thousand that stayed would show beside the pages that come and go.
        self.assertLess(resident() - before, 256 * 1024)


def labels(value):
    """Every label in a screen."""
    if isinstance(value, Label):
        return [value]
    if isinstance(value, Enum):
        return []
    parts = value if isinstance(value, list) else getattr(value, "__dict__", {}).values()
    return [label for part in parts for label in labels(part)]


def resident():
    """Bytes of memory that this process holds."""
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    unittest.main()
