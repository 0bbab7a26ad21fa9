"""Each error that somebody can act on, as it comes, and in words."""

import asyncio
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from home import Home, Secrets
from steunkring import (
    CodeLanguage,
    Core,
    CoreError,
    Job,
    Level,
    MapOptions,
    MeasureOptions,
    SeatKind,
    Typed,
    Watched,
    new_id,
    told,
)


# Where a backup says its version: after eight letters.
VERSION_AT = 8


class Words(unittest.TestCase):
    def test_every_error_is_told_in_every_level(self):
        plain = [
            CoreError.StorageFull(),
            CoreError.NeedsUnlock(),
            CoreError.WrongKey(),
            CoreError.Offline(),
            CoreError.Declined(),
            CoreError.NotAllowed(),
            CoreError.TooNew(),
            CoreError.Damaged(),
            CoreError.Unexpected(),
            CoreError.Invalid(field="invitation", reason="the invitation has expired"),
            CoreError.Invalid(field="something new", reason=""),
        ]
        for level, language in [(Level.NL_A2, "nl"), (Level.NL_B1, "nl"), (Level.EN, "en")]:
            said = [told(error, level) for error in plain]
            for one in said:
                self.assertTrue(one.what.text and one.safe.text)
                self.assertEqual({one.what.language[:2], one.safe.language[:2]}, {language})
            self.assertEqual(len({one.what.text for one in said}), len(plain))


class Come(Home):
    async def test_a_full_device_is_said_and_what_was_kept_is_there(self):
        small = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, small)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", small], capture_output=True).returncode:
            self.skipTest("a small file system takes the right to mount one")
        self.addCleanup(subprocess.run, ["umount", "--lazy", small], check=True)
        ballast = Path(small, "ballast")
        ballast.write_bytes(b"\0" * 1_000_000)
        core = await Core.open(os.path.join(small, "home"), Secrets())
        self.addCleanup(core.close)
        circle = await core.found("family_map", "Onze kring", "Testa")
        kept = set()
        with self.assertRaises(CoreError.StorageFull):
            for number in range(200):
                note = new_id()
                await circle.start_note(note, f"{number} " + os.urandom(10_000).hex())
                kept.add(note)
        self.assertEqual({item.document for item in (await circle.notes_screen()).items}, kept)
        ballast.unlink()
        note = new_id()
        await circle.start_note(note, "Er is weer plaats.")
        self.assertEqual((await circle.note_screen(note)).body, "Er is weer plaats.")

    async def test_what_a_newer_version_made_is_said(self):
        saved = os.path.join(self.folder.name, "saved")
        await self.core.backup(saved, "zeven gele paraplu's")
        newer = bytearray(Path(saved).read_bytes())
        newer[VERSION_AT] = 200
        Path(saved).write_bytes(newer)
        with self.assertRaises(CoreError.TooNew):
            await Core.restore(saved, "zeven gele paraplu's", os.path.join(self.folder.name, "restored"), Secrets())

    async def test_every_call_can_be_stopped_at_every_wait(self):
        inviting = await self.circle.invite(SeatKind.EDITOR)
        note = new_id()
        await self.circle.start_note(note, "We spraken over fietsen.")
        editor = await self.circle.open_editor(note)
        watch = await self.circle.watch(Watched.SPACE())
        calls = [
            lambda: self.core.home_screen(),
            lambda: self.core.spaces(),
            lambda: self.core.lost_screen(),
            lambda: self.core.draw_code(CodeLanguage.DUTCH),
            lambda: self.core.join_by_code("http://127.0.0.1:9", "no code"),
            lambda: self.circle.map_screen(MapOptions()),
            lambda: self.circle.measures_screen(MeasureOptions()),
            lambda: self.circle.export(True),
            lambda: self.circle.bundle(),
            lambda: self.circle.sync(Job()),
            lambda: self.circle.relay_screen(),
            lambda: self.circle.catch_up(Job()),
            lambda: self.circle.rewrite_note(note, "We spraken over lopen."),
            lambda: inviting.offer(),
            lambda: inviting.meet(),
            lambda: inviting.screen(),
            lambda: editor.edit(Typed(splices=[], caret=0, anchor=0, hold=True, seen=editor.opened().answer)),
            lambda: editor.settle(),
            lambda: editor.next(),
            lambda: watch.next(),
        ]
        for call in calls:
            for turns in range(5):
                work = asyncio.ensure_future(call())
                for _ in range(turns):
                    await asyncio.sleep(0)
                work.cancel()
                await asyncio.gather(work, return_exceptions=True)
        self.assertEqual((await self.circle.note_screen(note)).body, "We spraken over lopen.")
        self.assertTrue((await inviting.screen()).show.text)
        await editor.close()


if __name__ == "__main__":
    unittest.main()
