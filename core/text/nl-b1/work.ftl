### Texts for workers: case discussion and learning network. Dutch, B1.

work-space-family = Alles hier is van { $family-the }. Jij ziet alleen wat zij delen.
work-space-own = Een eigen pagina ziet alleen die persoon. { $parent-pl } zien die niet.
work-space-notes = Je werkaantekeningen lees alleen jij. Ze worden nooit vanzelf gedeeld.
work-space-notes-bound = Wat { $family-the } hoort te weten, schrijf je in het gezamenlijke verslag.
work-space-case = Een casusbespreking is anoniem en verwijst nergens naar { $family-the }.
work-space-network = Een leernetwerk bevat geen gegevens van gezinnen.
work-space-roadshow = De bezoekerslijst wordt { $n } dagen na de roadshow gewist.
work-talk-1 = Begin zo: 'Dit is van jullie. Jullie kiezen wie meekijkt.'
work-talk-2 = Zeg precies wat je wilt zien en waarvoor.
work-talk-3 = Noem iedereen die meekijkt, ook je collega's.
work-talk-4 = Zeg: 'Nee is ook goed. De hulp gaat gewoon door.'
work-talk-5 = Zeg: 'Je kunt altijd stoppen. Wat ik al las, weet ik dan wel.'
work-talk-6 = Vraag het terug: 'Hoe vertel jij dit thuis?' Zo merk je of het duidelijk is.
work-talk-7 = Vraag het ook aan { $kid-the }. Vanaf 12 jaar beslissen ze mee.
work-talk-8 = Bij onveiligheid volg je de meldcode. Vertel dat vooraf en eerlijk.
work-relay-what = De doorgeefcomputer bewaart versleutelde pakketjes en geeft ze door.
work-relay-sees = Hij ziet internetadres, tijdstip, postbus, aantal sleutels, soort en grootte van pakketjes.
work-relay-not = Hij ziet geen namen, rollen, schrijvers, toestellen of inhoud.
work-relay-logs = Internetadressen komen niet in het logboek; alleen datums worden bewaard.
work-relay-away = Zonder doorgeefcomputer werkt alles gewoon op het toestel.
work-report-none = De app meldt zelf nooit iets en berekent geen risico.

case-title = Casusbespreking
case-no-names = Schrijf de casus zonder namen, data of adressen.
case-name-found = Dit lijkt op een naam of nummer: { $text }. Pas het aan.
case-write-alone = Schrijf eerst je eigen standpunt op. Nog niemand leest mee.
case-sealed = Jouw standpunt blijft gesloten tot de gespreksleider de ronde opent.
case-not-in = Nog niet binnen: { $names }.
case-open = Ronde openen
case-late = Dit standpunt kwam na het openen.

chosen-nee = Niet gekozen
chosen-voorlopig = Voorlopige keuze
chosen-definitief = Definitieve keuze

scope-wijk = Op wijkniveau
scope-overkoepelend = Overkoepelend

experiment-gepland = Gepland
experiment-loopt = Loopt
experiment-gestopt = Gestopt
experiment-klaar = Afgerond

tier-kind = { $kid }
tier-gezin = { $family }
tier-professional = Professional
tier-organisatie = Organisatie
tier-beleid = Beleid
