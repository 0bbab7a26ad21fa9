"""Who belongs and what each may do, over the border: two homes."""

import json
import unittest

from home import Home, circle_of
from steunkring import (
    CoreError,
    Job,
    KnownView,
    MeasureOptions,
    MissingOf,
    NewPerson,
    Role,
    SeatKind,
    new_id,
)


class Members(Home):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.other = await self.another()

    async def let_in(self, seat=SeatKind.EDITOR, core=None):
        core = core or self.other
        inviting = await self.circle.invite(seat)
        joining = await core.take_up(inviting.qr())
        theirs = await joining.join(await inviting.approve(joining.answer(), "Iris"), "Familie")
        await theirs.take_in(await self.circle.bundle(), Job())
        return theirs

    async def member(self, own=False):
        members = (await self.circle.who_screen()).members
        return next(member.id for member in members if member.own == own)

    async def test_a_role_counts_from_when_it_is_heard(self):
        theirs = await self.let_in(SeatKind.READER)
        with self.assertRaises(CoreError.NotAllowed):
            await theirs.add_person(new_id(), NewPerson(name="Buur Voorbeeld", ring=None, domain=None))
        self.assertTrue(await self.circle.set_role(await self.member(), Role.EDITOR))
        await theirs.take_in(await self.circle.bundle(), Job())
        await theirs.add_person(new_id(), NewPerson(name="Buur Voorbeeld", ring=None, domain=None))
        with self.assertRaises(CoreError.NotAllowed):
            await theirs.set_role(await self.member(own=True), Role.READER)
        with self.assertRaises(CoreError.Invalid):
            await self.circle.set_role("nobody", Role.READER)

    async def test_who_was_stopped_keeps_what_was_and_what_it_wrote_apart_can_be_taken_in(self):
        theirs = await self.let_in()
        member = await self.member()
        self.assertEqual((await self.circle.stop_screen(member)).member, member)
        self.assertTrue(await self.circle.stop_member(member))
        late = new_id()
        await theirs.add_person(late, NewPerson(name="Buur Voorbeeld", ring=None, domain="buren"))
        await self.circle.take_in(await theirs.bundle(), Job())
        self.assertNotIn(late, await circle_of(self.circle))
        self.assertTrue((await self.circle.take_in_screen(member)).effect)
        self.assertTrue(await self.circle.take_in_apart(member))
        page = await self.circle.person_screen(late, None)
        self.assertEqual(page.name.text, "Buur Voorbeeld")

    async def test_who_hands_over_can_leave_and_wipe(self):
        await self.let_in(SeatKind.OWNER)
        self.assertTrue(await self.circle.hand_over(await self.member()))
        self.assertTrue((await self.circle.leave_screen()).yes)
        self.assertTrue(await self.circle.leave())
        with self.assertRaises(CoreError.NotAllowed):
            await self.add("Proefoma")
        self.assertTrue((await self.circle.wipe()).text)
        self.assertEqual(await self.core.spaces(), [])
        with self.assertRaises(CoreError.Invalid):
            await self.circle.plan_screen()

    async def test_the_last_who_decides_does_not_leave(self):
        with self.assertRaises(CoreError.NotAllowed):
            await self.circle.leave()

    async def test_a_circle_is_given_away(self):
        theirs = await self.let_in(SeatKind.OWNER)
        self.assertTrue(await self.circle.give_away(await self.member()))
        await theirs.take_in(await self.circle.bundle(), Job())
        self.assertEqual([member.own for member in (await theirs.who_screen()).members], [True])

    async def test_a_member_says_who_it_is(self):
        person = await self.add("Iris")
        theirs = await self.let_in()
        await theirs.i_am(person)
        theirs = await self.other.space(theirs.id())
        self.assertEqual(theirs.me(), person)
        await self.circle.take_in(await theirs.bundle(), Job())
        members = (await self.circle.who_screen()).members
        self.assertIn(person, [member.person for member in members])
        with self.assertRaises(CoreError.Invalid):
            await theirs.i_am(new_id())

    async def test_a_second_device_is_of_the_same_member(self):
        await self.let_in(SeatKind.DEVICE)
        self.assertEqual(len((await self.circle.who_screen()).members), 1)


class Told(Home):
    async def test_measures_cross_with_their_values(self):
        for number in range(4):
            await self.add(f"Proef {number}", ["1", "2", "3", "buiten"][number])
        moment = new_id()
        await self.circle.keep_moment(moment, None)
        await self.add("Proefoma")
        screen = await self.circle.measures_screen(MeasureOptions(since=moment, compared_with=self.circle.me()))
        self.assertTrue(screen.no_score.text and screen.measures)
        self.assertEqual(len({(item.id, str(item.of)) for item in screen.measures}), len(screen.measures))
        values = {item.id: json.loads(item.value) for item in screen.measures if item.of is None}
        self.assertIn(5, values.values())
        self.assertIn(MissingOf.PAIRS, [item.missing_of for item in screen.measures])
        with self.assertRaises(CoreError.Invalid):
            await self.circle.measures_screen(MeasureOptions(ego=new_id()))

    async def test_two_answers_at_one_time_are_settled_by_the_command_of_one(self):
        person = await self.add("Proefoma")
        other = await self.another()
        inviting = await self.circle.invite(SeatKind.EDITOR)
        joining = await other.take_up(inviting.qr())
        theirs = await joining.join(await inviting.approve(joining.answer(), "Iris"), "Familie")
        await theirs.take_in(await self.circle.bundle(), Job())
        for space, name in [(self.circle, "Oma Proef"), (theirs, "Oma Test")]:
            await space.run(json.dumps({"map": [{"person": [person, {"nickname": name}]}]}))
        await self.circle.take_in(await theirs.bundle(), Job())
        [question] = (await self.circle.settle_screen()).questions
        self.assertEqual({answer.label.text for answer in question.answers}, {"Oma Proef", "Oma Test"})
        self.assertEqual([answer.own for answer in question.answers].count(True), 1)
        chosen = next(answer for answer in question.answers if answer.label.text == "Oma Test")
        await self.circle.run(chosen.command)
        self.assertEqual((await self.circle.settle_screen()).questions, [])
        self.assertEqual((await circle_of(self.circle))[person], "Oma Test")

    async def test_who_knows_whom_and_how_answers_were_given(self):
        first, second = await self.add("Proefoma"), await self.add("Buur Voorbeeld")
        ego = await self.circle.ego()
        me = self.circle.me()
        view = KnownView(ego=ego, respondent=me, first=first, second=second)
        self.assertTrue((await self.circle.say_known(view, "ja")).changed)
        self.assertEqual(len((await self.circle.knows_screen_in(ego, me)).pairs), 1)
        with self.assertRaises(CoreError.Invalid):
            await self.circle.say_known(view, "geheim")
        self.assertEqual((await self.circle.person_screen_in(ego, first, None)).person, first)
        self.assertEqual(await self.circle.filling_in(first), "samen")
        await self.circle.fill_in(first, "door_ander")
        self.assertEqual(await self.circle.filling_in(first), "door_ander")
        for respondent, method in [(first, "zelf"), (me, "door_ander"), (first, "geheim")]:
            with self.assertRaises(CoreError.Invalid):
                await self.circle.fill_in(respondent, method)

    async def test_two_of_one_name_are_said_to_be_two(self):
        await self.add("Proefoma")
        await self.add("Proefoma")
        [item] = (await self.circle.same_screen()).items
        await self.circle.say_two(*item.people)
        self.assertEqual((await self.circle.same_screen()).items, [])
        self.assertEqual(len((await self.circle.same_screen()).two), 1)
        await self.circle.ask_again(*item.people)
        self.assertEqual(len((await self.circle.same_screen()).items), 1)


if __name__ == "__main__":
    unittest.main()
