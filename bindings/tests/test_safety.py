"""The code on paper, and a phone that is lost, over the border."""

import unittest

from home import Home, circle_of
from steunkring import CodeLanguage, CoreError, Job, OwnDevice, SeatKind


class Code(Home):
    async def test_a_code_is_drawn_read_and_told_what_is_wrong_with_it(self):
        made = await self.core.draw_code(CodeLanguage.DUTCH)
        self.assertEqual(" ".join(word.text for word in made.words), made.typed)
        self.assertEqual(len(made.words), 24)
        self.assertIn("<svg", made.page)
        self.assertIsNone(await self.core.code_fault(made.typed))
        other = await self.core.draw_code(CodeLanguage.ENGLISH)
        self.assertNotEqual(other.typed, made.typed)
        wrong = " ".join(made.typed.split()[:-1])
        self.assertTrue((await self.core.code_fault(wrong)).text)
        with self.assertRaises(CoreError.Invalid) as caught:
            await self.core.keep_code(wrong)
        self.assertNotIn(made.words[0].text, str(caught.exception))

    async def test_a_code_and_a_file_bring_a_circle_back(self):
        await self.add("Proefoma")
        with self.assertRaises(CoreError.Invalid):
            await self.circle.recovery_file()
        code = (await self.core.draw_code(CodeLanguage.DUTCH)).typed
        self.assertEqual((await self.core.keep_code(code)).spaces, [self.circle.id()])
        self.assertTrue((await self.core.code_screen()).spaces[0].has)
        file, before = await self.circle.recovery_file(), await circle_of(self.circle)
        new = await self.another()
        wrong = (await new.draw_code(CodeLanguage.DUTCH)).typed
        with self.assertRaises(CoreError.Invalid):
            await new.recover_from_file(wrong, file, "Onze kring")
        with self.assertRaises(CoreError.Damaged):
            await new.recover_from_file(code, file[:40], "Onze kring")
        recovered = await new.recover_from_file(code, file, "Onze kring")
        circle = await new.space(recovered.spaces[0])
        self.assertEqual(await circle_of(circle), before)
        self.assertEqual(circle.me(), self.circle.me())
        with self.assertRaises(CoreError.Invalid):
            await new.recover_from_file(code, file, "Onze kring")

    async def test_a_code_and_a_relay_bring_a_circle_back(self):
        address = self.relay()
        await self.add("Proefoma")
        await self.circle.use_relay(address)
        await self.circle.sync(Job())
        made = await self.core.draw_code(CodeLanguage.DUTCH)
        self.assertEqual(made.relays, [address])
        new = await self.another()
        with self.assertRaises(CoreError.Invalid):
            await new.recover_from_relay(made.typed, address)
        await self.core.keep_code(made.typed)
        recovered = await new.recover_from_relay(made.typed, address)
        circle = await new.space(recovered.spaces[0])
        self.assertEqual(await circle_of(circle), await circle_of(self.circle))
        # The home that came back took the devices away that its member had before.
        with self.assertRaises(CoreError.NotAllowed):
            await self.circle.sync(Job())


class Lost(Home):
    async def test_a_lost_phone_is_listed_and_taken_out(self):
        self.assertIsNone((await self.core.lost_screen()).yes)
        other = await self.another()
        inviting = await self.circle.invite(SeatKind.DEVICE)
        joining = await other.take_up(inviting.qr())
        theirs = await joining.join(await inviting.approve(joining.answer(), "Testa"), "Familie")
        await theirs.take_in(await self.circle.bundle(), Job())
        [device] = (await self.core.lost_screen()).devices
        self.assertEqual(device.space, self.circle.id())
        wrong = OwnDevice(space=device.space, device="0" * 64)
        for devices in [[wrong], [OwnDevice(space=device.space, device="geheim")]]:
            with self.assertRaises(CoreError.Invalid):
                await self.core.lose(devices)
        self.assertTrue(await self.core.lose([OwnDevice(space=device.space, device=device.device)]))
        self.assertEqual((await self.core.lost_screen()).devices, [])
        with self.assertRaises(CoreError.Invalid):
            await self.circle.remove_own_device(device.device)
        await theirs.take_in(await self.circle.bundle(), Job())
        with self.assertRaises(CoreError.NotAllowed):
            await theirs.invite(SeatKind.DEVICE)


if __name__ == "__main__":
    unittest.main()
