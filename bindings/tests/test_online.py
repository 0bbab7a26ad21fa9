"""What waits for the network, over the border: a relay of its own process, and two homes."""

import asyncio
import socket
import unittest

from home import Home, circle_of
from steunkring import CoreError, Job, Meeting, NewPerson, SeatKind, SyncState, new_id


class Online(Home):
    async def invited(self, seat=SeatKind.EDITOR):
        """An invitation at a relay, and the other phone that typed its code."""
        address = self.relay()
        await self.circle.use_relay(address)
        inviting = await self.circle.invite(seat)
        await inviting.offer()
        other = await self.another()
        return inviting, other, await other.join_by_code(address, inviting.code())

    async def let_in(self):
        """A second home that came in by code."""
        inviting, other, joining = await self.invited()
        self.assertIsNone(await inviting.meet())
        met = await joining.meet()
        digits = await inviting.meet()
        self.assertEqual(met, Meeting.DIGITS(digits=digits))
        self.assertEqual(len(digits), 6)
        self.assertIn(" ".join(digits), (await inviting.screen()).digits.text)
        self.assertEqual((await joining.screen()).digits.text, (await inviting.screen()).digits.text)
        await inviting.let_in("Iris", Job())
        self.assertEqual(await joining.meet(), Meeting.WELCOME())
        entered = await joining.come_in("Familie", Job())
        self.assertTrue(entered.fetched)
        return other, await other.space(entered.space)

    async def test_two_homes_meet_by_code_and_see_the_same_circle(self):
        await self.add("Proefoma")
        _, theirs = await self.let_in()
        self.assertEqual(await circle_of(theirs), await circle_of(self.circle))
        await theirs.add_person(new_id(), NewPerson(name="Buur Voorbeeld", ring="2", domain="buren"))
        await self.add("Meester Denkbeeld", "3")
        self.assertNotEqual(await circle_of(theirs), await circle_of(self.circle))
        for space in [theirs, self.circle, theirs]:
            self.assertTrue((await space.sync(Job())).finished)
        self.assertEqual(await circle_of(theirs), await circle_of(self.circle))
        self.assertIn("Buur Voorbeeld", (await circle_of(self.circle)).values())
        self.assertEqual((await theirs.sync_screen()).state, SyncState.EQUAL)
        self.assertEqual((await theirs.relay_screen()).address, await self.circle.relay_address())
        self.assertTrue((await theirs.relay_screen()).answers)

    async def test_both_exchange_at_once_and_end_equal(self):
        _, theirs = await self.let_in()
        for number in range(5):
            await self.add(f"Hier {number}")
            await theirs.add_person(new_id(), NewPerson(name=f"Daar {number}", ring="1", domain="buren"))
            await asyncio.gather(*(space.sync(Job()) for space in [self.circle, theirs, self.circle, theirs]))
        for space in [self.circle, theirs]:
            await space.sync(Job())
        self.assertEqual(await circle_of(theirs), await circle_of(self.circle))
        self.assertEqual(len(await circle_of(theirs)), 10)

    async def test_two_homes_meet_by_a_scanned_code(self):
        await self.circle.use_relay(self.relay())
        inviting = await self.circle.invite(SeatKind.READER)
        other = await self.another()
        joining = await other.join_by_qr(inviting.qr())
        self.assertIsNone(joining.answer())
        self.assertIsNone(await inviting.meet())
        await joining.meet()
        self.assertIsNotNone(await inviting.meet())
        await inviting.let_in("Iris", Job())
        self.assertEqual(await joining.meet(), Meeting.WELCOME())
        theirs = await other.space((await joining.come_in("Familie", Job())).space)
        with self.assertRaises(CoreError.NotAllowed):
            await theirs.invite(SeatKind.READER)

    async def test_two_homes_meet_face_to_face_without_a_relay(self):
        await self.add("Proefoma")
        other = await self.another()
        self.assertTrue((await other.join_screen()).scan.text)
        inviting = await self.circle.invite(SeatKind.EDITOR)
        joining = await other.take_up(inviting.qr())
        welcome = await inviting.approve(joining.answer(), "Iris")
        theirs = await joining.join(welcome, "Familie")
        await theirs.take_in(await self.circle.bundle(), Job())
        self.assertEqual(await circle_of(theirs), await circle_of(self.circle))
        for used in [inviting.approve(b"", "Iris"), joining.join(welcome, "Familie"), inviting.screen(), joining.screen()]:
            with self.assertRaises(CoreError.Invalid):
                await used

    async def test_other_digits_end_it_on_both_sides(self):
        inviting, _, joining = await self.invited()
        await inviting.meet()
        await joining.meet()
        await inviting.meet()
        await joining.refuse()
        with self.assertRaises(CoreError.Declined):
            await inviting.meet()
        self.assertTrue((await inviting.screen()).declined)
        for over in [inviting.let_in("Iris", Job()), joining.meet()]:
            with self.assertRaises(CoreError.Invalid):
                await over

    async def test_who_invites_declines_and_the_other_phone_hears_it(self):
        inviting, _, joining = await self.invited()
        await inviting.meet()
        await joining.meet()
        await inviting.meet()
        await inviting.decline()
        with self.assertRaises(CoreError.Declined):
            await joining.meet()
        with self.assertRaises(CoreError.Invalid):
            await inviting.meet()
        members = (await self.circle.who_screen()).members
        self.assertEqual(len(members), 1)

    async def test_what_is_no_code_no_invitation_and_no_address_is_invalid(self):
        address = self.relay()
        with self.assertRaises(CoreError.Invalid):
            await self.core.join_by_code(address, "no code")
        with self.assertRaises(CoreError.Invalid):
            await self.core.join_by_code("no address", "no code")
        with self.assertRaises(CoreError.Invalid):
            await self.core.take_up(b"no invitation")
        with self.assertRaises(CoreError.Invalid):
            await self.circle.use_relay("no address")

    async def test_a_name_that_cannot_be_taken_lets_the_invitation_serve_on(self):
        inviting, _, joining = await self.invited()
        await inviting.meet()
        await joining.meet()
        await inviting.meet()
        with self.assertRaises(CoreError.Invalid):
            await inviting.let_in("", Job())
        await inviting.let_in("Iris", Job())
        await joining.meet()
        with self.assertRaises(CoreError.Invalid):
            await joining.come_in("", Job())
        self.assertTrue((await joining.come_in("Familie", Job())).fetched)


class Away(Home):
    """A relay that takes a connection and never answers."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self.silent.close)
        await self.circle.use_relay(f"http://127.0.0.1:{self.silent.getsockname()[1]}")

    async def begun(self, work):
        """Some work that waits for the relay by now: its connection is there."""
        work = asyncio.ensure_future(work)
        connection, _ = await asyncio.get_running_loop().run_in_executor(None, self.silent.accept)
        self.addCleanup(connection.close)
        return work

    async def test_screens_are_given_while_a_relay_does_not_answer_and_cancel_ends_it(self):
        job = Job()
        waiting = await self.begun(self.circle.sync(job))
        self.assertTrue((await job.next()).said.text)
        person = await self.add("Proefoma")
        self.assertEqual(await circle_of(self.circle), {person: "Proefoma"})
        self.assertTrue((await self.circle.sync_screen()).title.text)
        self.assertFalse(waiting.done(), "the screens came while it waited")
        job.cancel()
        synced = await asyncio.wait_for(waiting, 5)
        self.assertFalse(synced.finished)
        self.assertIsNone(await job.next())

    async def test_what_waits_for_its_turn_is_cancelled_too(self):
        first, second = Job(), Job()
        waiting = await self.begun(self.circle.sync(first))
        behind = asyncio.ensure_future(self.circle.sync(second))
        await asyncio.sleep(0)
        second.cancel()
        self.assertFalse((await asyncio.wait_for(behind, 5)).finished)
        self.assertFalse(waiting.done())
        first.cancel()
        await asyncio.wait_for(waiting, 5)

    async def test_who_stops_waiting_leaves_everything_as_it_is(self):
        job = Job()
        waiting = await self.begun(self.circle.sync(job))
        waiting.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await waiting
        person = await self.add("Proefoma")
        self.assertEqual(await circle_of(self.circle), {person: "Proefoma"})
        job.cancel()
        while await job.next():
            pass

    async def test_closing_the_home_ends_the_waiting(self):
        waiting = await self.begun(self.circle.sync(Job()))
        self.assertTrue(self.core.close())
        with self.assertRaises(CoreError.NeedsUnlock):
            await asyncio.wait_for(waiting, 5)
        with self.assertRaises(CoreError.NeedsUnlock):
            await self.circle.sync(Job())

    async def test_the_screen_of_a_relay_that_does_not_answer_holds_nothing_up(self):
        waiting = await self.begun(self.circle.relay_screen())
        await self.add("Proefoma")
        self.assertFalse(waiting.done())
        waiting.cancel()

    async def test_the_screen_of_an_invitation_is_given_while_it_waits(self):
        inviting = await self.circle.invite(SeatKind.EDITOR)
        waiting = await self.begun(inviting.offer())
        self.assertTrue((await inviting.screen()).typed.text)
        self.assertFalse(waiting.done())
        waiting.cancel()

    async def test_no_relay_is_offline_and_no_address_is_invalid(self):
        self.silent.close()
        with self.assertRaises(CoreError.Offline):
            await self.circle.sync(Job())
        self.assertEqual((await self.circle.sync_screen()).state, SyncState.RELAY_AWAY)
        self.assertFalse((await self.circle.relay_screen()).answers)
        page = await self.core.found("own_page", "Mijn pagina", "Testa")
        with self.assertRaises(CoreError.Invalid):
            await page.sync(Job())

    async def test_who_was_not_let_in_yet_is_not_allowed(self):
        await self.circle.use_relay(self.relay())
        inviting = await self.circle.invite(SeatKind.EDITOR)
        other = await self.another()
        joining = await other.take_up(inviting.qr())
        theirs = await joining.join(await inviting.approve(joining.answer(), "Iris"), "Familie")
        with self.assertRaises(CoreError.NotAllowed):
            await theirs.sync(Job())
        await self.circle.sync(Job())
        self.assertTrue((await theirs.sync(Job())).finished)


if __name__ == "__main__":
    unittest.main()
