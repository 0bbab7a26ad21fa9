### Talks, notes and contacts. Dutch, A2.

talks-title = { $talk-pl }
talks-add = Nog { $talk-a }
talks-first = Begin { $talk-a }
talks-next = Komt nog
talks-past = Is geweest
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
talks-private-time = Nu zijn jullie even alleen.
talks-how-was-it = Hoe ging het?
talks-take-away = Haal { $talk-this } weg

note-title = Verslag van { $date }
note-help = Schrijf in je eigen woorden.
note-placeholder = Wat is er gezegd?
note-decisions = Wat is er afgesproken?
note-actions = Wie gaat wat doen?
note-writing-too = { $name } schrijft nu ook.
note-saved = Bewaard op deze telefoon.
note-not-saved = Nog niet bewaard. Blijf even hier.
note-voice = Stem: { $duration }
note-media = Foto en stem
note-medium-from = Van { $name }, { $when }.
note-medium-absent = Nog niet op deze telefoon.
note-play = Luister
note-look = Bekijk de foto
note-no-picture = Deze foto kunnen we hier niet laten zien.
note-public = Anderen mogen dit ook weten.
note-who-sees = Wie dit kan lezen: { $names }.
note-past = Hoe het eerst was
note-empty = Hier staat nog niets.

contact-title = Wie sprak wie?
contact-add = Ik sprak iemand
contact-with = Met wie?
contact-where = Waar was het?
contact-child-chose = Koos { $kid-the } deze plek?
contact-child-yes = Ja
contact-child-no = Nee
contact-words = Wat wil je onthouden?
contact-line = { $name }, { $place }, { $when }
contact-empty = Hier staat nog niets.

meeting-bijeenkomst = Bijeenkomst
meeting-individueel = Met één persoon
meeting-reflectie = Kijken hoe het ging
meeting-casuistiek = Praten over een voorbeeld
meeting-roadshow = Roadshow in de wijk
meeting-interview = Interview
meeting-symposium = Grote dag om te leren
meeting-netwerkberaad = Praten met iedereen
meeting-besloten-tijd = Tijd voor jullie alleen
meeting-overleg-1g1p = Eén gezin, één plan
meeting-slot = Laatste keer samen

medium-foto = Foto
medium-stem = Stem

place-thuis = Thuis
place-school = Op school
place-sport = Bij sport
place-buurthuis = In het buurthuis
place-buiten = Buiten
place-auto = In de auto
place-kantoor = Op kantoor
place-online = Online
place-anders = Ergens anders

rsvp-ja = Ik kom
rsvp-nee = Ik kom niet
rsvp-misschien = Misschien
rsvp-unknown = Nog niet bekend

attend-deelnemer = Doet mee
attend-gespreksleider = Leidt { $talk-the }
attend-inbrenger = Vertelt het voorbeeld
attend-schrijver = Schrijft op
attend-gastheer = Zegt welkom
