"""The lock on a home, and the map with which it opens, over the border."""

from home import Home, Secrets
from steunkring import Canvas, Core, CoreError, Level, MapOptions, Unlock, first_map, lock_screen


class Locked(Home):
    async def test_a_locked_home_opens_with_digits_or_a_finger_and_with_nothing_less(self):
        await self.add("oma Rie")
        self.assertIsNone(lock_screen(self.home, Level.NL_A2))
        said = await self.core.set_lock("2580", bytes([4] * 32))
        self.assertEqual(said[0].text, "De app is nu op slot. Onthoud je cijfers goed.")
        self.assertTrue(await self.core.is_locked())
        self.assertTrue(self.core.close())

        screen = lock_screen(self.home, Level.NL_A2)
        self.assertEqual((screen.title.text, screen.minutes, screen.forgot), ("Op slot", 0, None))
        self.assertIsNotNone(screen.finger)
        with self.assertRaises(CoreError.NeedsUnlock):
            await Core.open(self.home, self.secrets)
        with self.assertRaises(CoreError.WrongKey):
            await Core.unlock(self.home, self.secrets, Unlock.DIGITS("0000"))
        for digits in ("", "12", "12a4", "\u0661\u0662\u0663\u0664", "9" * 10_000):
            with self.assertRaises(CoreError.Invalid):
                await Core.unlock(self.home, self.secrets, Unlock.DIGITS(digits))
        with self.assertRaises(CoreError.Invalid):
            await Core.unlock(self.home, self.secrets, Unlock.HELD(b"short"))
        with self.assertRaises(CoreError.NeedsUnlock):
            await Core.unlock(self.home, Secrets(), Unlock.DIGITS("2580"))

        for way in (Unlock.DIGITS("2580"), Unlock.HELD(bytes([4] * 32))):
            core = await Core.unlock(self.home, self.secrets, way)
            self.assertEqual(len(await core.spaces()), 1)
            core.close()
        core = await Core.unlock(self.home, self.secrets, Unlock.DIGITS("2580"))
        self.assertEqual((await core.remove_lock()).text, "Het slot is eraf. De app gaat nu zonder cijfers open.")
        core.close()
        self.core = await Core.open(self.home, self.secrets)

    async def test_wrong_digits_wait(self):
        await self.core.set_lock("2580", None)
        self.core.close()
        for _ in range(5):
            with self.assertRaises(CoreError.WrongKey):
                await Core.unlock(self.home, self.secrets, Unlock.DIGITS("0000"))
        with self.assertRaises(CoreError.NeedsUnlock):
            await Core.unlock(self.home, self.secrets, Unlock.DIGITS("2580"))
        screen = lock_screen(self.home, Level.EN)
        self.assertEqual(screen.minutes, 1)
        self.assertIn("1 minute", screen.wait.text)

    async def test_the_map_is_there_before_the_home_is_open(self):
        await self.add("oma Rie")
        await self.circle.map_screen(MapOptions())
        await self.core.rest()
        shown = await self.circle.map_screen(MapOptions())
        self.core.close()
        first = first_map(self.home, self.secrets, None, Canvas.TALL)
        self.assertEqual(first.map, shown)
        self.assertIsNone(first_map(self.home, self.secrets, None, Canvas.ROUND))
        self.core = await Core.open(self.home, self.secrets)
        self.assertEqual([space.id for space in await self.core.spaces()], [first.space])
        with self.assertRaises(CoreError.Unexpected):
            first_map(self.home, self.secrets, None, Canvas.TALL)
