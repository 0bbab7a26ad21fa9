"""A home for the tests: real, in a folder of its own."""

import os
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
