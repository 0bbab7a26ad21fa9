### Buttons, the undo bar, confirmations, counts and moments: shared by all screens. Dutch, A2, as it is spoken.

act-save = Tik hier om het te bewaren.
act-cancel = Tik hier om te stoppen zonder te bewaren.
act-back = Tik hier om terug te gaan.
act-erase-digit = Tik hier. Het laatste van je cijfers gaat weg.
act-next = Tik hier voor de volgende vraag.
act-skip = Tik hier om deze vraag over te slaan.
act-dont-know = Tik hier als je het niet weet.
act-rather-not = Tik hier als je dit niet wilt zeggen.
act-later = Tik hier om nu te stoppen. Alles is bewaard.
act-yes = Tik hier voor ja.
act-no = Tik hier voor nee.
act-ok = Tik hier als het goed is.
act-close = Tik hier om dit te sluiten.
act-done = Tik hier als je klaar bent.
act-add = Tik hier om iets erbij te zetten.
act-needed = Dit is nog nodig.
act-edit = Tik hier om dit te veranderen.
act-take-away = Tik hier om dit weg te halen.
act-put-back = Tik hier om dit terug te zetten.
act-undo = Tik hier. Dan staat het weer zoals het was.
act-redo = Tik hier als je het toch wel wilt.
act-closer = Tik hier om deze persoon dichterbij te zetten.
act-further = Tik hier om deze persoon verder weg te zetten.
act-speak = Tik hier om het te horen.
act-speak-stop = Tik hier en de stem stopt.
act-repeat = Tik hier om het nog een keer te horen.
act-record = Tik hier en zeg het met je stem.
act-record-stop = Tik hier als je klaar bent met praten.
act-draw = Tik hier om een gezicht te tekenen.
act-photo = Tik hier om een foto te kiezen.
act-type = Tik hier om te typen.
act-search = Tik hier om iets te zoeken.
act-share = Tik hier om dit te delen.
act-send = Tik hier om dit te sturen.
act-try-again = Tik hier om het nog eens te proberen.
act-more = Tik hier voor meer.
act-less = Tik hier voor minder.
act-why = Tik hier als je wilt weten waarom.
act-who-sees = Tik hier: dan zie je wie meekijkt.
act-quick-exit = Tik hier. Dan is dit scherm meteen weg.
act-copy = Tik hier om dit over te nemen.
act-call = Tik hier om te bellen.
act-choose = Tik hier om te kiezen.

undo-done = Dat is gedaan.
undo-person-away = { $name } is weggehaald. Wil je dat toch niet?
undo-person-added = { $name } staat erbij.
undo-in-circle = { $name } staat erbij: { $title }.
undo-out-circle = { $name } is weggehaald: { $title }. Wil je dat toch niet?
undo-moved = { $name } staat nu hier: { $ring }.
undo-me = Jij bent hier { $name }.
undo-about = Veranderd: { $name }.
undo-changed = Het is veranderd.
undo-undone = Het is weer zoals eerst.
undo-not-possible = Iemand anders heeft dit al veranderd. Kijk eerst even.

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
when-clock-off = De klok van die telefoon klopt misschien niet.

days-earlier = Tik hier voor eerdere dagen.
days-later = Tik hier voor latere dagen.
days-none = Tik hier als er nog geen dag is.
more-knows = Tik hier om te zien wie wie kent.
more-knows-whose = Tik eerst op iemand.
