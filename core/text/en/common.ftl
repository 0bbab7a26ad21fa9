### Buttons, the undo bar, confirmations, counts and moments: shared by all screens. English.

act-save = Save
act-cancel = Cancel
act-back = Back
act-erase-digit = Take away the last digit
act-next = Next
act-skip = Skip
act-dont-know = Don't know
act-rather-not = Rather not say
act-later = Continue later
act-yes = Yes
act-no = No
act-ok = OK
act-close = Close
act-done = Done
act-add = Add
act-needed = This is still needed:
act-edit = Change
act-take-away = Take away
act-put-back = Put back
act-undo = Undo
act-redo = Redo
act-closer = Move closer
act-further = Move further away
act-speak = Read aloud
act-speak-stop = Stop reading
act-repeat = Repeat
act-record = Record your voice
act-record-stop = Stop recording
act-draw = Draw
act-photo = Choose a photo
act-type = Type
act-search = Search
act-share = Share
act-send = Send
act-try-again = Try again
act-more = More
act-less = Less
act-why = Why do we ask?
act-who-sees = Who can see this?
act-quick-exit = Quick exit
act-copy = Copy
act-call = Call
act-choose = Choose

undo-done = Done.
undo-person-away = { $name } was taken away.
undo-person-added = { $name } was added.
undo-in-circle = { $name } was added: { $title }.
undo-out-circle = { $name } was taken away: { $title }.
undo-moved = { $name } was moved: { $ring }.
undo-me = You are { $name } here.
undo-about = Changed: { $name }.
undo-changed = Changed.
undo-undone = It is as it was before.
undo-not-possible = Someone else has changed this since. Have a look first.

confirm-sure = Are you sure?
confirm-back-possible = You can put this back later.
confirm-take-away = Take { $what } away?
confirm-close-unsaved = This is not saved yet. Stop anyway?
confirm-share = You are showing this to { $names }.

unit-minute = 
    { PLURAL($n) ->
     [one] 1 minute
    *[other] { $n } minutes
    }
unit-hour = 
    { PLURAL($n) ->
     [one] 1 hour
    *[other] { $n } hours
    }
unit-day = 
    { PLURAL($n) ->
     [one] 1 day
    *[other] { $n } days
    }
unit-week = 
    { PLURAL($n) ->
     [one] 1 week
    *[other] { $n } weeks
    }
unit-month = 
    { PLURAL($n) ->
     [one] 1 month
    *[other] { $n } months
    }
unit-year = 
    { PLURAL($n) ->
     [one] 1 year
    *[other] { $n } years
    }

count-people = 
    { PLURAL($n, zero: "none") ->
     [none] nobody
     [one] 1 person
    *[other] { $n } people
    }
count-children = 
    { PLURAL($n) ->
     [one] 1 { $kid }
    *[other] { $n } { $kid-pl }
    }
count-things = 
    { PLURAL($n) ->
     [one] 1 change
    *[other] { $n } changes
    }

when-now = just now
when-today = today at { $time }
when-yesterday = yesterday at { $time }
when-tomorrow = tomorrow at { $time }
when-days-ago = 
    { PLURAL($n) ->
     [one] 1 day ago
    *[other] { $n } days ago
    }
when-weeks-ago = 
    { PLURAL($n) ->
     [one] 1 week ago
    *[other] { $n } weeks ago
    }
when-in-days = 
    { PLURAL($n) ->
     [one] in 1 day
    *[other] in { $n } days
    }
when-on-date = on { $date }
when-long-ago = a long time ago
when-clock-off = That device's clock may be wrong

days-earlier = Earlier
days-later = Later
days-none = No day yet
more-knows = Who knows whom?
more-knows-whose = Choose somebody first.
