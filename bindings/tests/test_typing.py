"""Typing over the border: what a text field sends, and what it has to do."""

import asyncio
import unittest

from home import Home
from steunkring import Core, CoreError, Splice, Typed, new_id


class Field:
    """A text field over an editor, as a shell writes one: it sends what is typed and waits for nothing."""

    def __init__(self, editor):
        self.editor = editor
        self.units = editor.text().encode("utf-16-le")
        self.seen = editor.opened().answer
        self.sent = 0

    @property
    def text(self):
        return self.units.decode("utf-16-le")

    def apply(self, splice):
        at, end = 2 * splice.at, 2 * (splice.at + splice.delete)
        self.units = self.units[:at] + splice.insert.encode("utf-16-le") + self.units[end:]

    async def type(self, *splices, hold=False):
        for splice in splices:
            self.apply(splice)
        self.sent += 1
        mine = self.sent
        caret = len(self.units) // 2
        answer = await self.editor.edit(
            Typed(splices=list(splices), caret=caret, anchor=caret, hold=hold, seen=self.seen)
        )
        if mine == self.sent:
            for splice in answer.splices:
                self.apply(splice)
            self.seen = answer.answer
        return answer


class Typing(Home):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.note = new_id()
        await self.circle.start_note(self.note, "Oma 👍.")

    async def stored(self):
        return (await self.circle.note_screen(self.note)).body

    async def test_what_is_typed_in_units_of_a_text_field_is_the_text(self):
        field = Field(await self.circle.open_editor(self.note))
        self.assertEqual(field.text, "Oma 👍.")
        await field.type(Splice(at=6, delete=0, insert="👨‍👩‍👧 שלום"), Splice(at=0, delete=3, insert="Opa"))
        self.assertEqual(field.text, "Opa 👍👨‍👩‍👧 שלום.")
        await field.editor.flush()
        await field.editor.settle()
        self.assertEqual(await self.stored(), field.text)
        await field.editor.close()

    async def test_a_pause_makes_it_ready_for_the_others_by_itself(self):
        field = Field(await self.circle.open_editor(self.note))
        waiting = asyncio.ensure_future(field.editor.next())
        await field.type(Splice(at=0, delete=0, insert="Lieve "))
        self.assertFalse(waiting.done())
        self.assertEqual(await asyncio.wait_for(waiting, 20), await self.circle.revision())
        self.assertEqual(await self.stored(), "Lieve Oma 👍.")

    async def test_what_others_wrote_is_told_and_comes_in(self):
        field = Field(await self.circle.open_editor(self.note))
        waiting = asyncio.ensure_future(field.editor.next())
        await self.circle.rewrite_note(self.note, "Lieve Oma 👍.")
        self.assertIsNotNone(await waiting)
        answer = await field.type()
        self.assertEqual(field.text, "Lieve Oma 👍.")
        self.assertEqual(answer.caret, len("Lieve Oma ") + 3)

    async def test_while_an_input_method_composes_the_field_is_left_alone(self):
        field = Field(await self.circle.open_editor(self.note))
        await self.circle.rewrite_note(self.note, "Lieve Oma 👍.")
        held = await field.type(Splice(at=3, delete=0, insert=" kom"), hold=True)
        self.assertEqual((held.splices, field.text), ([], "Oma kom 👍."))
        await field.type(Splice(at=7, delete=0, insert="t"))
        self.assertEqual(field.text, "Lieve Oma komt 👍.")

    async def test_who_types_on_while_answers_are_under_way_loses_no_letter(self):
        field = Field(await self.circle.open_editor(self.note))
        others = asyncio.ensure_future(self.circle.rewrite_note(self.note, "Lieve Oma 👍."))
        answers = []
        for place, letter in enumerate(" komt"):
            answers.append(asyncio.ensure_future(field.type(Splice(at=3 + place, delete=0, insert=letter))))
            await asyncio.sleep(0)
        await asyncio.gather(others, *answers)
        await field.type()
        self.assertEqual(field.text, "Lieve Oma komt 👍.")
        await field.editor.close()
        self.assertEqual(await self.stored(), field.text)

    async def test_what_cannot_be_typed_changes_nothing(self):
        editor = await self.circle.open_editor(self.note)
        seen = editor.opened().answer
        wrong = [
            [Splice(at=8, delete=0, insert="x")],
            [Splice(at=5, delete=0, insert="inside a sign")],
            [Splice(at=0, delete=4_000_000_000, insert="")],
            [Splice(at=4_294_967_295, delete=4_294_967_295, insert="")],
            [Splice(at=0, delete=0, insert="\u0007")],
            [Splice(at=0, delete=0, insert="x" * 200_001)],
            [Splice(at=0, delete=0, insert="x")] * 1_001,
        ]
        for splices in wrong:
            with self.assertRaises(CoreError.Invalid):
                await editor.edit(Typed(splices=splices, caret=0, anchor=0, hold=False, seen=seen))
        await editor.close()
        self.assertEqual(await self.stored(), "Oma 👍.")
        with self.assertRaises(CoreError.Invalid):
            await self.circle.open_editor(new_id())

    async def test_a_second_editor_takes_the_place_of_the_first(self):
        first = Field(await self.circle.open_editor(self.note))
        await first.type(Splice(at=0, delete=0, insert="Lieve "))
        second = Field(await self.circle.open_editor(self.note))
        self.assertEqual(second.text, "Lieve Oma 👍.")
        with self.assertRaises(CoreError.Invalid):
            await first.type(Splice(at=0, delete=0, insert="O "))
        await first.editor.close()
        await second.type(Splice(at=0, delete=0, insert="O "))
        await second.editor.close()
        self.assertEqual(await self.stored(), "O Lieve Oma 👍.")

    async def test_closing_ends_a_wait_and_keeps_what_was_typed(self):
        field = Field(await self.circle.open_editor(self.note))
        waiting = asyncio.ensure_future(field.editor.next())
        await field.type(Splice(at=0, delete=0, insert="Lieve "))
        await field.editor.close()
        self.assertIsNone(await waiting)
        self.assertEqual(await self.stored(), "Lieve Oma 👍.")
        with self.assertRaises(CoreError.Invalid):
            await field.type(Splice(at=0, delete=0, insert="x"))

    async def test_what_was_typed_when_the_home_closed_is_there_again(self):
        field = Field(await self.circle.open_editor(self.note))
        await field.type(Splice(at=0, delete=0, insert="Lieve "))
        self.assertTrue(self.core.close())
        with self.assertRaises(CoreError.NeedsUnlock):
            await field.type()
        self.core = await Core.open(self.home, self.secrets)
        self.circle = await self.core.space(self.circle.id())
        self.assertEqual(await self.stored(), "Lieve Oma 👍.")


if __name__ == "__main__":
    unittest.main()
