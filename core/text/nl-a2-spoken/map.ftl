### The map and the list, spoken too. Dutch, A2, as it is spoken.

map-title = 
    Dit { $circle-num ->
     [pl] zijn
    *[sg] is
    } { $circle-our }.
map-title-of = 
    Dit { $circle-num ->
     [pl] zijn
    *[sg] is
    } { $circle-the } van { $name }.
map-title-own = 
    Dit { $circle-num ->
     [pl] zijn
    *[sg] is
    } jouw { $circle }.
map-help = Tik op iemand voor meer.
map-add-person = Tik hier om iemand erbij te zetten.
map-show-list = Tik hier voor een lijst met namen.
map-show-picture = Tik hier voor de tekening.
map-whose = Kies wie er in het midden staat.
map-whose-view = Kies wie het vertelt.
map-legend = Tik hier: wat betekenen de lijnen?
map-explain = Tik hier voor uitleg over de lijnen.
map-zoom-in = Tik hier om het groter te zien.
map-zoom-out = Tik hier om het kleiner te zien.
map-all = Tik hier om alles te zien.
map-page-back = Tik hier voor de vorige mensen.
map-page-next = Tik hier voor de volgende mensen.
map-filter = Tik hier om maar een deel te zien.
map-question = Tik hier voor vragen over je { $circle }.
map-measures = Tik hier: dan vertellen we wat je ziet.
map-keep-moment = Tik hier om te bewaren hoe het nu is.
map-print = Tik hier voor een tekening op papier.
map-empty-title = Hier komen jouw mensen
map-empty-help = Wie zie of spreek je graag?
map-empty-title-of = Hier komen de mensen van { $name }.
map-empty-help-of = Wie ziet of spreekt { $name } graag?
map-you = Jij staat in het midden.
map-we = Jullie staan in het midden.
map-parents-more = { $name } heeft meer dan twee { $parent-pl }. Dat kan.
map-removed-tray = Tik hier voor wat is weggehaald.

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
list-say-item = Nummer { $i }: { $name }, { $label }, { $line }.
list-say-item-short = Nummer { $i }: { $name }, { $label }.
list-say-knows = { $name } kent ook { $names }.
list-say-hidden = 
    { PLURAL($n) ->
     [one] Eén persoon laten we niet zien.
    *[other] { $n } mensen laten we niet zien.
    }
list-say-end = Dat waren alle mensen.
list-title = Dit is de lijst met mensen.
list-help = Heel dichtbij staat bovenaan.
list-sort-close = Tik hier: dichtbij staat dan eerst.
list-sort-name = Tik hier: van a tot en met z.
list-sort-group = Tik hier: familie bij familie, vrienden bij vrienden.
list-count = 
    { PLURAL($n, zero: "none") ->
     [none] Nog niemand
     [one] 1 persoon
    *[other] { $n } mensen
    }
