### Talks, notes and contacts. Dutch, B1.

talks-title = { $talk-pl }
talks-add = { $talk-a } plannen
talks-first = { $talk-a } plannen
talks-next = Deze { $talk-pl } komen nog
talks-past = Deze { $talk-pl } zijn geweest
talks-empty = Er is nog geen { $talk } gepland.
talks-what = Soort { $talk }
talks-name = Hoe noem je { $talk-this }?
talks-when = Datum en tijd
talks-where = Plaats
talks-where-child = Welke plek kiest { $child }?
talks-where-tip = Thuis praten lukt niet altijd. Een andere plek kan helpen.
talks-who = Wie zijn erbij?
talks-missing = Met { $names } is nog niet gesproken.
talks-agenda = Agenda
talks-neutral = Afspraak
talks-private-time = Besloten tijd: { $family-the } praat nu zonder professionals.
talks-how-was-it = Hoe was het?
talks-take-away = { $talk-this } weghalen

note-title = Verslag van { $date }
note-help = Schrijf op wat mensen zelf zeggen.
note-placeholder = Wat is er besproken?
note-decisions = Afspraken
note-actions = Acties
note-writing-too = { $name } schrijft nu ook.
note-saved = Bewaard op dit toestel.
note-not-saved = Nog niet bewaard. Blijf even op dit scherm.
note-voice = Opname van { $duration }
note-media = Foto's en opnames
note-medium-from = Van { $name }, { $when }.
note-medium-absent = Nog niet op dit toestel.
note-play = Beluisteren
note-look = Foto bekijken
note-no-picture = Deze foto kan hier niet worden getoond.
note-public = Dit mogen anderen ook weten.
note-who-sees = Dit verslag kunnen lezen: { $names }.
note-past = Eerdere versies
note-empty = Dit verslag is nog leeg.

contact-title = Contactmomenten
contact-add = Contactmoment toevoegen
contact-with = Met wie?
contact-where = Waar was het?
contact-child-chose = Heeft { $kid-the } deze plek gekozen?
contact-child-yes = Ja
contact-child-no = Nee
contact-words = In eigen woorden
contact-line = { $name }, { $place }, { $when }
contact-empty = Nog geen contactmomenten.

meeting-bijeenkomst = Bijeenkomst
meeting-individueel = Individueel gesprek
meeting-reflectie = Reflectiebijeenkomst
meeting-casuistiek = Casuïstiekbespreking
meeting-roadshow = Roadshow
meeting-interview = Interview
meeting-symposium = Symposium
meeting-netwerkberaad = Netwerkberaad
meeting-besloten-tijd = Besloten tijd
meeting-overleg-1g1p = Overleg 1Gezin1Plan
meeting-slot = Slotbijeenkomst

medium-foto = Foto
medium-stem = Opname

place-thuis = Thuis
place-school = Op school
place-sport = Bij de sportclub
place-buurthuis = In het buurthuis
place-buiten = Buiten of tijdens een wandeling
place-auto = In de auto
place-kantoor = Op kantoor
place-online = Online
place-anders = Ergens anders

rsvp-ja = Komt
rsvp-nee = Komt niet
rsvp-misschien = Misschien
rsvp-unknown = Nog geen antwoord

attend-deelnemer = Deelnemer
attend-gespreksleider = Gespreksleider
attend-inbrenger = Inbrenger
attend-schrijver = Notulist
attend-gastheer = Gastheer of gastvrouw
