### Buttons, the undo bar, confirmations, counts and moments: shared by all screens. Dutch, A2.

act-save = Bewaren
act-cancel = Stop, niet bewaren
act-back = Terug
act-erase-digit = Haal het laatste van je cijfers weg
act-next = Volgende
act-skip = Sla over
act-dont-know = Weet ik niet
act-rather-not = Zeg ik liever niet
act-later = Ga later verder
act-yes = Ja
act-no = Nee
act-ok = Goed
act-close = Sluit
act-done = Klaar
act-add = Erbij zetten
act-needed = Dit is nog nodig:
act-edit = Veranderen
act-take-away = Haal weg
act-put-back = Zet terug
act-undo = Zet terug
act-redo = Toch wel
act-closer = Zet dichterbij
act-further = Zet verder weg
act-speak = Lees voor
act-speak-stop = Stil
act-repeat = Nog een keer
act-record = Zeg het met je stem
act-record-stop = Klaar met praten
act-draw = Teken
act-photo = Kies een foto
act-type = Typen
act-search = Zoek
act-share = Delen
act-send = Stuur
act-try-again = Probeer het nog eens
act-more = Meer
act-less = Minder
act-why = Waarom vragen we dit?
act-who-sees = Wie kan dit zien?
act-quick-exit = Snel weg
act-copy = Neem over
act-call = Bel
act-choose = Kies

undo-done = Dat is gedaan.
undo-person-away = { $name } is weggehaald.
undo-person-added = { $name } staat erbij.
undo-in-circle = { $name } staat erbij: { $title }.
undo-out-circle = { $name } is weggehaald: { $title }.
undo-moved = { $name } staat nu hier: { $ring }.
undo-me = Jij bent hier { $name }.
undo-about = Veranderd: { $name }.
undo-changed = Het is veranderd.
undo-undone = Het is weer zoals eerst.
undo-not-possible = Iemand anders heeft dit al veranderd.

confirm-sure = Weet je het zeker?
confirm-back-possible = Je kunt dit later terugzetten.
confirm-take-away = { $what } gaat weg. Goed?
confirm-close-unsaved = Dit is nog niet bewaard. Toch stoppen?
confirm-share = Dit laat je zien aan { $names }.

unit-minute = 
    { PLURAL($n) ->
     [one] 1 minuut
    *[other] { $n } minuten
    }
unit-hour = 
    { PLURAL($n) ->
     [one] 1 uur
    *[other] { $n } uur
    }
unit-day = 
    { PLURAL($n) ->
     [one] 1 dag
    *[other] { $n } dagen
    }
unit-week = 
    { PLURAL($n) ->
     [one] 1 week
    *[other] { $n } weken
    }
unit-month = 
    { PLURAL($n) ->
     [one] 1 maand
    *[other] { $n } maanden
    }
unit-year = 
    { PLURAL($n) ->
     [one] 1 jaar
    *[other] { $n } jaar
    }

count-people = 
    { PLURAL($n, zero: "none") ->
     [none] niemand
     [one] 1 persoon
    *[other] { $n } mensen
    }
count-children = 
    { PLURAL($n) ->
     [one] 1 { $kid }
    *[other] { $n } { $kid-pl }
    }
count-things = 
    { PLURAL($n) ->
     [one] 1 ding
    *[other] { $n } dingen
    }

when-now = net
when-today = vandaag om { $time }
when-yesterday = gisteren om { $time }
when-tomorrow = morgen om { $time }
when-days-ago = 
    { PLURAL($n) ->
     [one] 1 dag geleden
    *[other] { $n } dagen geleden
    }
when-weeks-ago = 
    { PLURAL($n) ->
     [one] 1 week geleden
    *[other] { $n } weken geleden
    }
when-in-days = 
    { PLURAL($n) ->
     [one] over 1 dag
    *[other] over { $n } dagen
    }
when-on-date = op { $date }
when-long-ago = lang geleden
when-clock-off = Klok klopt misschien niet

days-earlier = Eerder
days-later = Later
days-none = Nog geen dag
more-knows = Wie kent wie?
more-knows-whose = Kies eerst iemand.
