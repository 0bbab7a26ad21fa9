"""A home for the tests: real, in a folder of its own."""

import os
import subprocess
import tempfile
import unittest

from steunkring import Core, MapOptions, NewPerson, SecretStore, new_id


class Secrets(SecretStore):
    """A store of secrets in memory, which can be told to fail."""

    def __init__(self):
        self.kept = {}
        self.fails = None

    def load(self, name):
        if self.fails:
            raise self.fails
        return self.kept.get(name)

    def keep(self, name, secret):
        self.kept[name] = secret


class Home(unittest.IsolatedAsyncioTestCase):
    """Tests with a home that holds one circle."""

    async def asyncSetUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = os.path.join(self.folder.name, "home")
        self.secrets = Secrets()
        self.core = await Core.open(self.home, self.secrets)
        self.circle = await self.core.found("family_map", "Onze kring", "Testa")

    async def asyncTearDown(self):
        self.core.close()
        self.folder.cleanup()

    async def add(self, name, ring="1"):
        person = new_id()
        await self.circle.add_person(person, NewPerson(name=name, ring=ring, domain="familie"))
        return person

    async def names(self):
        screen = await self.circle.map_screen(MapOptions())
        return {person.name.text for ring in screen.rings for person in ring.people}

    async def another(self, name="other"):
        """A second home, as on somebody else's phone."""
        core = await Core.open(os.path.join(self.folder.name, name), Secrets())
        self.addCleanup(core.close)
        return core

    def relay(self):
        """Starts a relay of its own process, and gives its address."""
        process = subprocess.Popen(
            [os.environ["STEUNKRING_RELAY"], "--listen", "127.0.0.1:0", "--data", os.path.join(self.folder.name, "relay")],
            stdout=subprocess.PIPE,
            text=True,
        )

        def stop():
            process.terminate()
            process.wait()
            process.stdout.close()

        self.addCleanup(stop)
        return process.stdout.readline().removeprefix("listening on ").strip()


async def circle_of(space):
    """Who stands on the map, by id, in whatever ring each respondent sees them."""
    screen = await space.map_screen(MapOptions())
    people = [person for ring in screen.rings for person in ring.people] + screen.waiting
    return {person.id: person.name.text for person in people}
