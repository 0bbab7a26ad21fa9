"""Photos, voice notes and backups by the path of a file, over the border."""

import os
import struct
import unittest
import zlib
from pathlib import Path

from home import Home, Secrets, circle_of
from steunkring import Core, CoreError, new_id


def picture(side=600):
    """A whole PNG with noise that does not repeat, of about a megabyte."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + os.urandom(3 * side) for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


class Files(Home):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.note = new_id()
        await self.circle.start_note(self.note, "We spraken over fietsen.")

    def file(self, name, contents):
        path = os.path.join(self.folder.name, name)
        Path(path).write_bytes(contents)
        return path

    async def test_a_photo_comes_back_as_it_went_and_lies_nowhere_in_the_open(self):
        contents = picture()
        attached = await self.circle.attach(self.note, self.file("photo.png", contents), None)
        [shown] = (await self.circle.note_screen(self.note)).media
        self.assertEqual((shown.id, shown.absent), (attached.medium, None))
        read = b""
        while part := await self.circle.read_medium(self.note, attached.medium, len(read), 300_000):
            self.assertLessEqual(len(part), 300_000)
            read += part
        self.assertEqual(read, contents)
        self.assertEqual(await self.circle.read_medium(self.note, attached.medium, 2**63, 10), b"")
        for path in Path(self.home).rglob("*"):
            if path.is_file():
                self.assertNotIn(contents[1000:1032], path.read_bytes(), path)
        await self.circle.detach(self.note, attached.medium)
        self.assertEqual((await self.circle.note_screen(self.note)).media, [])
        with self.assertRaises(CoreError.Invalid):
            await self.circle.read_medium(self.note, attached.medium, 0, 10)

    async def test_what_is_no_photo_is_invalid_and_its_path_is_not_said(self):
        calls = [
            self.circle.attach(self.note, self.file("geheim.txt", b"no photo"), None),
            self.circle.attach(self.note, os.path.join(self.folder.name, "geheim-weg.png"), None),
            self.circle.attach(self.note, self.folder.name, None),
            self.circle.attach(new_id(), self.file("geheim.png", picture(4)), None),
            self.circle.attach(self.note, self.file("geheim.ogg", b"OggS" + b"\0" * 60), 0),
        ]
        for call in calls:
            with self.assertRaises((CoreError.Invalid, CoreError.Unexpected)) as caught:
                await call
            self.assertNotIn("geheim", str(caught.exception))
        self.assertEqual((await self.circle.note_screen(self.note)).media, [])

    async def test_a_backup_is_a_home_again_with_its_photos(self):
        await self.add("Proefoma")
        await self.circle.attach(self.note, self.file("photo.png", picture(40)), None)
        saved = os.path.join(self.folder.name, "saved")
        self.assertEqual((await self.core.backup(saved, "zeven gele paraplu's")).media, 1)
        with self.assertRaises(CoreError.Invalid):
            await self.core.backup(saved, "zeven gele paraplu's")
        with self.assertRaises(CoreError.WrongKey):
            await Core.restore(saved, "acht gele paraplu's", os.path.join(self.folder.name, "wrong"), Secrets())
        for secrets in [Secrets(), None]:
            folder = os.path.join(self.folder.name, f"restored-{secrets is None}")
            if secrets:
                core = await Core.restore(saved, "zeven gele paraplu's", folder, secrets)
            else:
                core = await Core.restore_with_passphrase(saved, "zeven gele paraplu's", folder, "negen rode fietsen")
            circle = await core.space(self.circle.id())
            self.assertEqual(await circle_of(circle), await circle_of(self.circle))
            self.assertEqual(len((await circle.note_screen(self.note)).media), 1)
            self.assertTrue(core.close())
        with self.assertRaises(CoreError.Invalid):
            await Core.restore(saved, "zeven gele paraplu's", self.home, Secrets())

    async def test_a_backup_that_is_cut_is_damaged_and_makes_no_home(self):
        saved = os.path.join(self.folder.name, "saved")
        await self.core.backup(saved, "zeven gele paraplu's")
        cut = self.file("cut", Path(saved).read_bytes()[:-100])
        folder = os.path.join(self.folder.name, "restored")
        with self.assertRaises(CoreError.Damaged):
            await Core.restore(cut, "zeven gele paraplu's", folder, Secrets())
        core = await Core.restore(saved, "zeven gele paraplu's", folder, Secrets())
        core.close()


if __name__ == "__main__":
    unittest.main()
