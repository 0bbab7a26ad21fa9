### The own page. Dutch, A2, as it is spoken.

own-title = Dit is jouw eigen plek.
own-help = Alleen jij ziet dit. Je { $parent-pl } zien het niet.
own-share = Tik hier om dit aan iemand te laten zien.
own-share-part = Je kiest zelf welk stukje.
own-houses = Hier zijn drie huizen van jou.
own-house-worries = Wat vind je niet fijn? Wat maakt je bang?
own-house-good = Wat vind je fijn? Waar word je blij van?
own-house-dreams = Hoe zou je het graag willen?
own-safe-house = Teken hier een huis waar jij je veilig voelt.
own-safe-inside = Wie wonen er in jouw veilige huis?
own-safe-visit = Wie mag er op bezoek komen?
own-safe-red = Wie mag er niet in? Zet die in het rood.
own-safe-roof = Welke regels horen bij jouw huis?
own-safe-path = Dit is het pad naar jouw huis. Hoe ver ben je?
own-wishes = Wat wens jij?
own-wish-add = Tik hier en zeg jouw wens.
own-feel = Hoe voel je je vandaag?
own-right = Iemand schreef dit op. Staat het er goed?
own-help-now = Voel je je niet veilig? Dan kun je bellen.
own-help-danger = Is er nu gevaar? Bel één één twee.
own-help-child-line = Kindertelefoon. Bel nul acht nul nul, nul vier drie twee.
own-help-veilig-thuis = Veilig Thuis. Bel nul acht nul nul, twee nul nul nul.
own-help-call-seen = Let op: je telefoon bewaart wie je belt.
own-empty = Hier mag alles staan. Je mag ook tekenen.
