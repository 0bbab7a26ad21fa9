### The map and the list, spoken too. Dutch, B1.

map-title = { $circle-our }
map-title-of = { $circle-the } van { $name }
map-title-own = Mijn { $circle }
map-help = Tik op een persoon voor meer.
map-add-person = Persoon toevoegen
map-show-list = Lijst
map-show-picture = Kaart
map-whose = Wie staat in het midden?
map-whose-view = Door wiens ogen?
map-legend = Uitleg bij de lijnen
map-explain = Uitleg
map-zoom-in = Groter
map-zoom-out = Kleiner
map-all = Alles
map-page-back = Vorige personen
map-page-next = Volgende personen
map-filter = Deel tonen
map-question = Vragenlijst openen
map-measures = { $circle-the } in zinnen
map-keep-moment = Dit moment bewaren
map-print = Afdrukken of als plaatje bewaren
map-empty-title = De kaart is nog leeg
map-empty-help = Wie zie of spreek je graag?
map-empty-title-of = De kaart van { $name } is nog leeg
map-empty-help-of = Wie ziet of spreekt { $name } graag?
map-you = Jij
map-we = Wij
map-parents-more = { $name } heeft meer dan twee { $parent-pl }: iedereen staat erbij.
map-removed-tray = Weggehaald

list-say-intro = 
    Dit { $circle-num ->
     [pl] zijn
    *[sg] is
    } { $who ->
     [you] jouw { $circle }
    *[other] { $circle-the } van { $ego }
    }.
list-say-count = 
    { PLURAL($n) ->
     [one] Er staat 1 persoon in.
    *[other] Er staan { $n } personen in.
    }
list-say-ring = 
    { $ring }. { PLURAL($n) ->
     [one] Hier staat 1 persoon.
    *[other] Hier staan { $n } personen.
    }
list-say-ring-empty = { $ring }. Hier staat nog niemand.
list-say-item = { $i }. { $name }, { $label }: { $line }.
list-say-item-short = { $i }. { $name }, { $label }.
list-say-knows = { $name } kent ook { $names }.
list-say-hidden = 
    { PLURAL($n) ->
     [one] 1 persoon is verborgen.
    *[other] { $n } personen zijn verborgen.
    }
list-say-end = Dit was de hele lijst.
list-title = Lijst
list-help = Gesorteerd van dichtbij naar ver weg.
list-sort-close = Op afstand
list-sort-name = Op naam
list-sort-group = Op soort
list-count = 
    { PLURAL($n, zero: "none") ->
     [none] Nog niemand
     [one] 1 persoon
    *[other] { $n } personen
    }
