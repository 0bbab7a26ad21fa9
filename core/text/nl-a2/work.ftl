### Texts for workers: case discussion and learning network. Dutch, A2.

work-space-family = Alles hier is van { $family-the }. Zij kiezen wie meekijkt.
work-space-own = Een eigen plek ziet alleen die ene persoon.
work-space-notes = Wat je voor jezelf schrijft, lees alleen jij.
work-space-notes-bound = Hoort het bij { $family-the }? Schrijf het daar.
work-space-case = Een voorbeeld heeft geen namen.
work-space-network = Samen leren gaat over werk, niet over gezinnen.
work-space-roadshow = Een lijst van bezoekers gaat na { $n } dagen weg.
work-talk-1 = Zeg eerst: dit is van jullie.
work-talk-2 = Zeg wat jij wilt zien en waarom.
work-talk-3 = Zeg wie er nog meer meekijkt.
work-talk-4 = Zeg: nee is ook goed.
work-talk-5 = Zeg: je kunt altijd stoppen.
work-talk-6 = Vraag: wat ga je thuis vertellen?
work-talk-7 = Vraag het ook aan { $kid-the }.
work-talk-8 = Soms moet je iets melden. Zeg dat eerlijk.
work-relay-what = Een computer geeft door wat je stuurt.
work-relay-sees = Die ziet wanneer en hoeveel je stuurt.
work-relay-not = Die ziet geen namen en geen tekst.
work-relay-logs = Je adres op internet schrijven we niet op.
work-relay-away = Zonder die computer werkt alles op je telefoon.
work-report-none = Deze app meldt zelf nooit iets.

case-title = Samen leren van een voorbeeld
case-no-names = Gebruik geen echte namen.
case-name-found = Hier staat misschien een naam: { $text }
case-write-alone = Schrijf eerst zelf op wat je denkt.
case-sealed = Jouw antwoord blijft dicht tot iedereen mag kijken.
case-not-in = Nog niet binnen: { $names }.
case-open = Laat alle antwoorden zien
case-late = Dit antwoord kwam later.

chosen-nee = Niet gekozen
chosen-voorlopig = Voorlopig gekozen
chosen-definitief = Gekozen

scope-wijk = Voor deze wijk
scope-overkoepelend = Voor alle wijken

experiment-gepland = Gepland
experiment-loopt = Bezig
experiment-gestopt = Gestopt
experiment-klaar = Klaar

tier-kind = { $kid }
tier-gezin = { $family }
tier-professional = Mensen die helpen als werk
tier-organisatie = Organisatie
tier-beleid = Regels
