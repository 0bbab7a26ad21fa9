"""The first program: a circle with two people, as a picture and as sentences."""

import asyncio
import sys

from steunkring import Core, MapOptions, NewPerson, Theme, new_id


async def main(folder):
    core = await Core.open_with_passphrase(folder, "zeven gele paraplu's")
    circle = await core.found("family_map", "Onze kring", "Testa")
    for name, ring in [("Proefoma", "1"), ("Buur Voorbeeld", "3")]:
        await circle.add_person(new_id(), NewPerson(name=name, ring=ring, domain=None))
    screen = await circle.map_screen(MapOptions())
    for label in screen.spoken:
        print(label.spoken)
    picture = await circle.map_svg(MapOptions(), Theme.LIGHT)
    print(f"{len(picture) > 1000 and 'A picture' or 'Nothing'} to draw.")
    core.close()


asyncio.run(main(sys.argv[1]))
