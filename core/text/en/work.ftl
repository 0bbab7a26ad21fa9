### Texts for workers: case discussion and learning network. English.

work-space-family = Everything here belongs to { $family-the }. You see only what they share.
work-space-own = An own page is seen by that one person only.
work-space-notes = Only you read your own notes. They are never shared by themselves.
work-space-notes-bound = If { $family-the } should know it, write it in the shared note.
work-space-case = A case has no names and no link to the family.
work-space-network = A learning network holds nothing about families.
work-space-roadshow = The visitor list is erased { $n } days after the roadshow.
work-talk-1 = Say first: this is yours.
work-talk-2 = Say what you want to see and why.
work-talk-3 = Say who else can look.
work-talk-4 = Say: no is fine too.
work-talk-5 = Say: you can stop at any time.
work-talk-6 = Ask: what will you tell at home?
work-talk-7 = Ask { $kid-the } too.
work-talk-8 = Sometimes you must report something. Be honest about it.
work-relay-what = A computer passes on what you send.
work-relay-sees = It sees address, time, mailbox, number of keys and sizes.
work-relay-not = It does not see names, roles, authors, devices or content.
work-relay-logs = No addresses in the log; only dates are stored.
work-relay-away = Without it everything still works on your device.
work-report-none = This app never reports anything by itself.

case-title = Learning from a case
case-no-names = Use no real names.
case-name-found = This may be a name: { $text }
case-write-alone = First write down what you think.
case-sealed = Your answer stays closed until the round opens.
case-not-in = Not in yet: { $names }.
case-open = Show all answers
case-late = This answer came later.

chosen-nee = Not chosen
chosen-voorlopig = Chosen for now
chosen-definitief = Chosen

scope-wijk = For this neighbourhood
scope-overkoepelend = Across neighbourhoods

experiment-gepland = Planned
experiment-loopt = Running
experiment-gestopt = Stopped
experiment-klaar = Finished

tier-kind = { $kid }
tier-gezin = { $family }
tier-professional = Professional
tier-organisatie = Organisation
tier-beleid = Policy
