### Taken away, search and export. Dutch, A2, as it is spoken.

tray-title = Dit is weggehaald. Je kunt het terugzetten.
tray-help = Hier gaat niets verloren.
tray-line = Weggehaald { $when }, door { $name }.
tray-merged = { $name } en { $into } zijn één persoon.
tray-merged-by = Dat deed { $name }, { $when }.
tray-both-back = Maak er weer twee van
tray-edited-by = { $name } schreef hier nog iets bij, { $when }.
tray-edited = Weggehaald, maar ook veranderd. Kijk even.
tray-restored = { $what } staat er weer.
tray-not-taken-in = Er kwam nog iets van { $name }. Neem je dat over?
tray-take-in = Tik hier om het over te nemen.
tray-empty = Hier is niets weggehaald.

search-title = Hier kun je zoeken.
search-prompt = Wat zoek je?
search-short = Typ nog een letter. Dan gaan we zoeken.
search-long = Dit is te lang. Zoek met een paar woorden.
search-count = 
    { PLURAL($n, zero: "none") ->
     [none] Niets gevonden
     [one] 1 ding gevonden
    *[other] { $n } dingen gevonden
    }
search-nothing = Niets gevonden. Probeer een ander woord.
search-only-here = We zoeken alleen op deze telefoon.

export-title = Hier maak je een kopie.
export-copy = Tik hier om een kopie te maken.
export-copy-help = Op de kopie komt ook een slot.
export-copy-words = Kies woorden die alleen jij weet.
export-copy-words-lost = Woorden vergeten? Dan gaat de kopie niet open.
export-copy-done = De kopie is klaar.
export-copy-media = 
    { PLURAL($n) ->
     [one] Er zit 1 foto of stem bij.
    *[other] Er zitten { $n } foto's of stemmen bij.
    }
export-copy-without = 
    { PLURAL($n) ->
     [one] 1 foto of stem zit er niet bij.
    *[other] { $n } foto's of stemmen zitten er niet bij.
    }
export-copy-old = De laatste kopie is van { $date }.
export-restore = Tik hier om een kopie terug te zetten.
export-restore-words = Typ de woorden van je kopie.
export-restore-help = Wat er nu staat, blijft ook bewaard.
export-read = Tik hier voor alles in gewone tekst.
export-read-warn = Let op: hier zit geen slot op.
export-picture = Tik hier voor een tekening op papier.
export-calendar = Tik hier: dan staat het bij je afspraken.
export-names-hidden = Die mensen weten nog niet dat ze hier staan.
export-partly = 
    { PLURAL($n) ->
     [one] 1 ding ging niet mee. Kijk wat.
    *[other] { $n } dingen gingen niet mee. Kijk welke.
    }

storage-title = Zoveel ruimte neemt alles op je telefoon.
storage-all = 
    { PLURAL($n) ->
     [one] Alles samen is { $size }, op 1 plek.
    *[other] Alles samen is { $size }, op { $n } plekken.
    }
storage-texts = De tekst is { $size }.
storage-media = Foto en stem zijn samen { $size }.
storage-spare = Daarvan kan { $size } vrij komen.
storage-help = Wat jullie schreven, blijft staan.
storage-tidy = Tik hier om op te ruimen.
storage-tidying = We ruimen op. Klaar: { $done } van de { $total }.
storage-tidied = Opgeruimd. Er is weer { $size } vrij.
storage-tidy-none = Er is niets om op te ruimen.
