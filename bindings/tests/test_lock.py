"""The lock on a home, and the map with which it opens, over the border."""

from home import Home, Secrets
from steunkring import (
    Canvas,
    Core,
    CoreError,
    Level,
    MapOptions,
    NewPerson,
    Unlock,
    first_map,
    lock_screen,
    new_id,
)


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

    async def test_a_page_goes_behind_a_second_lock_and_comes_back(self):
        page = await self.core.found("own_page", "Van mij", "Testa")
        person = new_id()
        await page.add_person(person, NewPerson(name="juf Zilver", ring="1", domain="school_werk"))
        before = await page.map_screen(MapOptions())
        page_id = page.id()
        screen = await self.core.behind_screen(page_id)
        self.assertEqual(screen.title.text, "Zet een eigen slot op Van mij")
        with self.assertRaises(CoreError.Invalid):
            await self.core.put_behind(page_id, "12", None)
        said = await self.core.put_behind(page_id, "1379", bytes([5] * 32))
        self.assertEqual(said.text, "Dit zit nu achter een eigen slot.")
        self.assertEqual([space.name for space in await self.core.spaces()], ["Onze kring"])
        self.assertIsNotNone((await self.core.home_screen()).locked)
        with self.assertRaises(CoreError.Invalid):
            await page.map_screen(MapOptions())

        (lock,) = await self.core.second_locks()
        with self.assertRaises(CoreError.WrongKey):
            await self.core.open_behind(lock.name, Unlock.DIGITS("2580"))
        with self.assertRaises(CoreError.Invalid):
            await self.core.open_behind("0" * 32, Unlock.DIGITS("1379"))
        behind = await self.core.open_behind(lock.name, Unlock.HELD(bytes([5] * 32)))
        again = await behind.space(page_id)
        self.assertEqual(await again.map_screen(MapOptions()), before)
        with self.assertRaises(CoreError.Invalid):
            await behind.remove_lock()
        with self.assertRaises(CoreError):
            await self.core.take_from_behind(lock.name, Unlock.DIGITS("1379"))
        self.assertTrue(behind.close())
        said = await self.core.take_from_behind(lock.name, Unlock.DIGITS("1379"))
        self.assertEqual(said.text, "Het slot is eraf. Iedereen die de app opent, ziet dit weer.")
        self.assertEqual(await (await self.core.space(page_id)).map_screen(MapOptions()), before)
        self.assertEqual(await self.core.second_locks(), [])
