### Talks, notes and contacts. Dutch, A2, as it is spoken.

talks-title = Dit zijn jullie { $talk-pl }.
talks-add = Tik hier voor nog { $talk-a }.
talks-first = Tik hier en begin { $talk-a }.
talks-next = Deze { $talk-pl } komen nog.
talks-past = Deze { $talk-pl } zijn geweest.
talks-empty = Er is nog geen { $talk } gepland.
talks-what = Wat voor { $talk } is het?
talks-name = Hoe noem je { $talk-this }?
talks-when = Wanneer is het?
talks-where = Waar is het?
talks-where-child = Waar wil { $child } praten?
talks-where-tip = Praten lukt soms beter op een andere plek.
talks-who = Wie zijn erbij?
talks-missing = Met { $names } is nog niet gepraat.
talks-agenda = Waar praten we over?
talks-neutral = Afspraak
talks-private-time = Nu zijn jullie even alleen. De anderen wachten buiten.
talks-how-was-it = Hoe ging het?
talks-take-away = Tik hier om { $talk-this } weg te halen.

note-title = Dit is het verslag van { $date }.
note-help = Schrijf of zeg het in je eigen woorden.
note-placeholder = Wat is er gezegd?
note-decisions = Wat is er afgesproken?
note-actions = Wie gaat wat doen?
note-writing-too = { $name } schrijft nu ook.
note-saved = Bewaard op deze telefoon.
note-not-saved = Nog niet bewaard. Blijf even hier.
note-voice = Een stuk met stem. Het duurt { $duration }.
note-media = Dit zijn de foto's en de stemmen.
note-medium-from = Dit is van { $name }, { $when }.
note-medium-absent = Dit staat nog niet op deze telefoon.
note-play = Tik hier om te luisteren.
note-look = Tik hier om de foto te zien.
note-no-picture = Deze foto kunnen we hier niet laten zien.
note-public = Anderen mogen dit ook weten.
note-who-sees = Wie dit kan lezen: { $names }.
note-past = Tik hier: zo was het eerst.
note-empty = Hier staat nog niets.

contact-title = Wie sprak wie?
contact-add = Tik hier als je iemand hebt gesproken.
contact-with = Met wie heb je gepraat?
contact-where = Waar was het?
contact-child-chose = Koos { $kid-the } deze plek?
contact-child-yes = Ja.
contact-child-no = Nee.
contact-words = Wat wil je onthouden?
contact-line = { $name }: { $place }, { $when }.
contact-empty = Hier staat nog niets. Dat is niet erg.

meeting-bijeenkomst = Je komt met een groep bij elkaar.
meeting-individueel = Je praat met één persoon.
meeting-reflectie = Je kijkt samen: hoe ging het?
meeting-casuistiek = Je praat over een voorbeeld, zonder namen.
meeting-roadshow = Je leert andere mensen uit de wijk kennen.
meeting-interview = Iemand stelt vragen en jij vertelt.
meeting-symposium = Veel mensen leren samen op één dag.
meeting-netwerkberaad = Je maakt samen met iedereen afspraken.
meeting-besloten-tijd = Nu praten alleen jullie. De anderen wachten even.
meeting-overleg-1g1p = Je praat samen over één plan.
meeting-slot = Je kijkt terug en zegt elkaar dag.

medium-foto = Dit is een foto.
medium-stem = Dit is een stuk met stem.

place-thuis = Dat was bij jou thuis.
place-school = Dat was op school.
place-sport = Dat was bij de sport.
place-buurthuis = Dat was in het buurthuis.
place-buiten = Dat was buiten.
place-auto = Dat was in de auto.
place-kantoor = Dat was op kantoor.
place-online = Dat was op een scherm.
place-anders = Dat was ergens anders.

rsvp-ja = { $name } komt.
rsvp-nee = { $name } komt niet.
rsvp-misschien = { $name } komt misschien.
rsvp-unknown = Of { $name } komt, is nog niet bekend.

attend-deelnemer = { $name } doet mee.
attend-gespreksleider = { $name } leidt { $talk-the }.
attend-inbrenger = { $name } vertelt het voorbeeld.
attend-schrijver = { $name } schrijft op wat jullie zeggen.
attend-gastheer = { $name } zegt iedereen welkom.
