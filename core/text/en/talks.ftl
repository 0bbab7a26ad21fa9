### Talks, notes and contacts. English.

talks-title = { $talk-pl }
talks-add = Plan { $talk-a }
talks-first = Plan { $talk-a }
talks-next = Coming up
talks-past = Past talks
talks-empty = No { $talk } is planned yet.
talks-what = What kind of { $talk } is it?
talks-name = What do you call { $talk-this }?
talks-when = When is it?
talks-where = Where is it?
talks-where-child = Where does { $child } want to talk?
talks-where-tip = Talking is sometimes easier in another place.
talks-who = Who will be there?
talks-missing = { $names } have not been talked to yet.
talks-agenda = What will we talk about?
talks-neutral = Appointment
talks-private-time = You are on your own now.
talks-how-was-it = How did it go?
talks-take-away = Take { $talk-this } away

note-title = Note of { $date }
note-help = Write in your own words.
note-placeholder = What was said?
note-decisions = What did you agree?
note-actions = Who will do what?
note-writing-too = { $name } is writing too.
note-saved = Saved on this device.
note-not-saved = Not saved yet. Please stay here.
note-voice = Voice: { $duration }
note-media = Photos and voice
note-medium-from = From { $name }, { $when }.
note-medium-absent = Not on this device yet.
note-play = Listen
note-look = Look at the photo
note-no-picture = This photo cannot be shown here.
note-public = Others may know this too.
note-who-sees = Who can read this: { $names }.
note-past = How it was before
note-empty = Nothing here yet.

contact-title = Who talked to whom?
contact-add = I talked to someone
contact-with = With whom?
contact-where = Where was it?
contact-child-chose = Did { $kid-the } choose this place?
contact-child-yes = Yes
contact-child-no = No
contact-words = What do you want to remember?
contact-line = { $name }, { $place }, { $when }
contact-empty = Nothing here yet.

meeting-bijeenkomst = Gathering
meeting-individueel = One-to-one talk
meeting-reflectie = Reflection meeting
meeting-casuistiek = Case discussion
meeting-roadshow = Roadshow
meeting-interview = Interview
meeting-symposium = Symposium
meeting-netwerkberaad = Family network meeting
meeting-besloten-tijd = Private family time
meeting-overleg-1g1p = One Family One Plan meeting
meeting-slot = Closing meeting

medium-foto = Photo
medium-stem = Voice note

place-thuis = At home
place-school = At school
place-sport = At the sports club
place-buurthuis = At the community centre
place-buiten = Outdoors
place-auto = In the car
place-kantoor = At an office
place-online = Online
place-anders = Somewhere else

rsvp-ja = Coming
rsvp-nee = Not coming
rsvp-misschien = Maybe
rsvp-unknown = No answer yet

attend-deelnemer = Participant
attend-gespreksleider = Facilitator
attend-inbrenger = Case bringer
attend-schrijver = Note taker
attend-gastheer = Host
