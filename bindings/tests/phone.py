"""A phone that is told what to do: a step of a vector a line, and a line with what it gave. `phone.py FOLDER`."""

import asyncio
import json
import sys

from conformance import Player, flat


async def main(folder):
    player = Player({}, folder)
    for line in sys.stdin:
        kind, told = await player.as_it_came(json.loads(line))
        print(flat({kind: told}), flush=True)
    player.end()


asyncio.run(main(sys.argv[1]))
