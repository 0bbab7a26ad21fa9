### Taken away, search and export. Dutch, A2.

tray-title = Weggehaald
tray-help = Hier gaat niets verloren.
tray-line = Weggehaald { $when }, door { $name }.
tray-merged = { $name } en { $into } zijn één persoon.
tray-merged-by = Dat deed { $name }, { $when }.
tray-both-back = Maak er weer twee van
tray-edited-by = { $name } schreef hier nog iets bij, { $when }.
tray-edited = Weggehaald, maar ook veranderd. Kijk even.
tray-restored = { $what } staat er weer.
tray-not-taken-in = Er kwam nog iets van { $name }. Neem je dat over?
tray-take-in = Neem het over
tray-empty = Hier is niets weggehaald.

search-title = Zoek
search-prompt = Wat zoek je?
search-short = Typ nog een letter.
search-long = Dit is te lang. Zoek met een paar woorden.
search-count = 
    { PLURAL($n, zero: "none") ->
     [none] Niets gevonden
     [one] 1 ding gevonden
    *[other] { $n } dingen gevonden
    }
search-nothing = Niets gevonden. Probeer een ander woord.
search-only-here = We zoeken alleen op deze telefoon.

export-title = Meenemen en bewaren
export-copy = Maak een kopie van alles
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
export-restore = Zet een kopie terug
export-restore-words = Typ de woorden van je kopie.
export-restore-help = Wat er nu staat, blijft ook bewaard.
export-read = Alles om te lezen
export-read-warn = Zonder slot. Iedereen kan dit lezen.
export-picture = Een tekening voor de muur
export-calendar = Bij de afspraken in je telefoon
export-names-hidden = Sommige namen laten we weg.
export-partly = 
    { PLURAL($n) ->
     [one] 1 ding ging niet mee. Kijk wat.
    *[other] { $n } dingen gingen niet mee. Kijk welke.
    }

storage-title = Ruimte op je telefoon
storage-all = 
    { PLURAL($n) ->
     [one] { $size } op 1 plek
    *[other] { $size } op { $n } plekken
    }
storage-texts = Tekst: { $size }
storage-media = Foto en stem: { $size }
storage-spare = { $size } kan vrij komen.
storage-help = Wat jullie schreven, blijft staan.
storage-tidy = Ruim op
storage-tidying = We ruimen op. Klaar: { $done } van { $total }.
storage-tidied = Opgeruimd. Er is weer { $size } vrij.
storage-tidy-none = Er is niets om op te ruimen.
