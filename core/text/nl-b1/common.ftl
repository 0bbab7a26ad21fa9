### Buttons, the undo bar, confirmations, counts and moments: shared by all screens. Dutch, B1.

act-save = Bewaren
act-cancel = Annuleren
act-back = Terug
act-erase-digit = Laatste cijfer wissen
act-next = Volgende
act-skip = Overslaan
act-dont-know = Weet ik niet
act-rather-not = Zeg ik liever niet
act-later = Later verder
act-yes = Ja
act-no = Nee
act-ok = Oké
act-close = Sluiten
act-done = Klaar
act-add = Toevoegen
act-needed = Dit is nog nodig:
act-edit = Wijzigen
act-take-away = Weghalen
act-put-back = Terugzetten
act-undo = Ongedaan maken
act-redo = Opnieuw doen
act-closer = Dichterbij zetten
act-further = Verder weg zetten
act-speak = Voorlezen
act-speak-stop = Stoppen met voorlezen
act-repeat = Herhalen
act-record = Inspreken
act-record-stop = Opname stoppen
act-draw = Tekenen
act-photo = Foto kiezen
act-type = Typen
act-search = Zoeken
act-share = Delen
act-send = Versturen
act-try-again = Opnieuw proberen
act-more = Meer
act-less = Minder
act-why = Waarom vragen we dit?
act-who-sees = Wie kan dit zien?
act-quick-exit = Snel sluiten
act-copy = Overnemen
act-call = Bellen
act-choose = Kiezen

undo-done = Dat is gedaan.
undo-person-away = { $name } is weggehaald.
undo-person-added = { $name } is toegevoegd.
undo-in-circle = { $name } is toegevoegd: { $title }.
undo-out-circle = { $name } is weggehaald: { $title }.
undo-moved = { $name } is verplaatst: { $ring }.
undo-me = Je bent hier { $name }.
undo-about = Gewijzigd: { $name }.
undo-changed = De wijziging is bewaard.
undo-undone = De wijziging is ongedaan gemaakt.
undo-not-possible = Iemand anders heeft dit intussen gewijzigd. Kijk eerst even.

confirm-sure = Weet je het zeker?
confirm-back-possible = Je kunt dit later terugzetten.
confirm-take-away = { $what } weghalen?
confirm-close-unsaved = Dit is nog niet bewaard. Toch sluiten?
confirm-share = Je deelt dit met { $names }.

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
    *[other] { $n } personen
    }
count-children = 
    { PLURAL($n) ->
     [one] 1 { $kid }
    *[other] { $n } { $kid-pl }
    }
count-things = 
    { PLURAL($n) ->
     [one] 1 wijziging
    *[other] { $n } wijzigingen
    }

when-now = zojuist
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
when-clock-off = De klok van dat toestel wijkt af

days-earlier = Eerder
days-later = Later
days-none = Nog geen dag
more-knows = Wie kent wie?
more-knows-whose = Kies eerst iemand.
