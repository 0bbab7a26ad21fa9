### The own page. Dutch, A2.

own-title = Mijn eigen plek
own-help = Alleen jij ziet dit.
own-share = Laat dit aan iemand zien
own-share-part = Je kiest zelf welk stukje.
own-houses = Drie huizen
own-house-worries = Huis van de { $worry-pl }
own-house-good = Huis van de goede dingen
own-house-dreams = Huis van de dromen
own-safe-house = Mijn veilige huis
own-safe-inside = Wie wonen er in jouw veilige huis?
own-safe-visit = Wie mag er op bezoek komen?
own-safe-red = Wie mag er niet naar binnen?
own-safe-roof = Welke regels horen bij jouw huis?
own-safe-path = Hoe ver ben je al op weg?
own-wishes = Mijn wensen
own-wish-add = Een wens erbij
own-feel = Hoe voel je je vandaag?
own-right = Staat dit er goed?
own-help-now = Voel je je niet veilig? Bel iemand.
own-help-danger = Gevaar? Bel 112.
own-help-child-line = Kindertelefoon: bel 0800-0432. Dat kost niets.
own-help-veilig-thuis = Veilig Thuis: bel 0800-2000. Dag en nacht.
own-help-call-seen = Let op: je telefoon bewaart wie je belt.
own-empty = Hier mag alles staan.
