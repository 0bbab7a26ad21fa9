### Texts for workers: case discussion and learning network. Dutch, A2, as it is spoken.

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
case-open = Tik hier: nu ziet iedereen alle antwoorden.
case-late = Dit antwoord kwam later.

chosen-nee = Dit is niet gekozen.
chosen-voorlopig = Dit is nu gekozen. Het kan nog anders.
chosen-definitief = Dit is gekozen.

scope-wijk = Dit gaat over één wijk.
scope-overkoepelend = Dit gaat over alle wijken.

experiment-gepland = Dit gaat nog beginnen.
experiment-loopt = Dit proberen we nu uit.
experiment-gestopt = Dit is gestopt.
experiment-klaar = Dit is klaar.

tier-kind = Dit gaat over { $kid-the }.
tier-gezin = Dit gaat over { $family-the }.
tier-professional = Dit gaat over mensen die helpen als werk.
tier-organisatie = Dit gaat over de organisatie.
tier-beleid = Dit gaat over regels.
