### The own page. Dutch, B1.

own-title = Mijn eigen pagina
own-help = Alleen jij ziet dit, ook je { $parent-pl } niet.
own-share = Dit deel delen
own-share-part = Je kiest zelf welk deel je laat zien.
own-houses = Drie huizen
own-house-worries = Huis van de { $worry-pl }
own-house-good = Huis van de goede dingen
own-house-dreams = Huis van de dromen
own-safe-house = Mijn veilige huis
own-safe-inside = Wie wonen er in het veilige huis?
own-safe-visit = Wie mag op bezoek komen?
own-safe-red = Rode cirkel: wie mag niet naar binnen?
own-safe-roof = Het dak: welke regels gelden er?
own-safe-path = Het pad: hoe ver ben je, van 0 tot 10?
own-wishes = Mijn wensen
own-wish-add = Wens toevoegen
own-feel = Hoe voel je je vandaag?
own-right = Klopt dit zo volgens jou?
own-help-now = Voel je je onveilig? Bel dan iemand.
own-help-danger = Direct gevaar? Bel 112.
own-help-child-line = Kindertelefoon: 0800-0432 (gratis)
own-help-veilig-thuis = Veilig Thuis: 0800-2000, dag en nacht (gratis)
own-help-call-seen = Let op: je toestel bewaart welke nummers je belt.
own-empty = Hier mag alles staan.
