### The map and the list, spoken too. Dutch, A2.

map-title = { $circle-our }
map-title-of = { $circle-the } van { $name }
map-title-own = Mijn { $circle }
map-help = Tik op iemand voor meer.
map-add-person = Iemand erbij
map-show-list = Lijst
map-show-picture = Plaatje
map-whose = Wie staat in het midden?
map-whose-view = Wie vertelt?
map-legend = Wat betekenen de lijnen?
map-explain = Uitleg
map-zoom-in = Groter
map-zoom-out = Kleiner
map-all = Alles
map-page-back = Vorige mensen
map-page-next = Volgende mensen
map-filter = Laat een deel zien
map-question = Vragen over deze mensen
map-measures = Wat zie je hier?
map-keep-moment = Bewaar dit moment
map-print = Op papier
map-empty-title = Hier komen jouw mensen
map-empty-help = Wie zie of spreek je graag?
map-empty-title-of = Hier komen de mensen van { $name }
map-empty-help-of = Wie ziet of spreekt { $name } graag?
map-you = Jij
map-we = Wij
map-parents-more = { $name } heeft meer dan twee { $parent-pl }. Dat kan.
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
    *[other] Er staan { $n } mensen in.
    }
list-say-ring = 
    { $ring }. { PLURAL($n) ->
     [one] Hier staat 1 persoon.
    *[other] Hier staan { $n } mensen.
    }
list-say-ring-empty = { $ring }. Hier staat nog niemand.
list-say-item = { $i }. { $name }, { $label }: { $line }.
list-say-item-short = { $i }. { $name }, { $label }.
list-say-knows = { $name } kent ook { $names }.
list-say-hidden = 
    { PLURAL($n) ->
     [one] Eén persoon laten we niet zien.
    *[other] { $n } mensen laten we niet zien.
    }
list-say-end = Dat waren alle mensen.
list-title = De lijst met mensen
list-help = Heel dichtbij staat bovenaan.
list-sort-close = Dichtbij eerst
list-sort-name = Op naam
list-sort-group = Op soort
list-count = 
    { PLURAL($n, zero: "none") ->
     [none] Nog niemand
     [one] 1 persoon
    *[other] { $n } mensen
    }
