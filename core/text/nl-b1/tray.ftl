### Taken away, search and export. Dutch, B1.

tray-title = Weggehaald
tray-help = Hier gaat niets verloren; je kunt alles terugzetten.
tray-line = Weggehaald { $when } door { $name }.
tray-merged = { $name } en { $into } zijn samengevoegd.
tray-merged-by = Dat deed { $name } { $when }.
tray-both-back = Maak er weer twee van
tray-edited-by = { $name } werkte dit nog bij { $when }.
tray-edited = Weggehaald, maar ook bijgewerkt. Kijk even wat klopt.
tray-restored = { $what } is teruggezet.
tray-not-taken-in = { $name } schreef iets na het stoppen. Overnemen?
tray-take-in = Overnemen
tray-empty = Er is niets weggehaald.

search-title = Zoeken
search-prompt = Wat zoek je?
search-short = Typ minstens twee letters.
search-long = Deze tekst is te lang. Zoek met een paar woorden.
search-count = 
    { PLURAL($n, zero: "none") ->
     [none] Niets gevonden
     [one] 1 resultaat
    *[other] { $n } resultaten
    }
search-nothing = Niets gevonden. Probeer een ander woord.
search-only-here = Er wordt alleen op dit toestel gezocht.

export-title = Kopie en export
export-copy = Reservekopie maken
export-copy-help = De kopie is versleuteld met een wachtzin.
export-copy-words = Kies een wachtzin. Zonder wachtzin gaat de kopie niet open.
export-copy-words-lost = Zonder wachtzin kan niemand de kopie openen, ook wij niet.
export-copy-done = De kopie is klaar: { $size }.
export-copy-media = 
    { PLURAL($n) ->
     [one] Met 1 foto of stem.
    *[other] Met { $n } foto's en stemmen.
    }
export-copy-without = 
    { PLURAL($n) ->
     [one] 1 foto of stem staat niet in de kopie.
    *[other] { $n } foto's en stemmen staan niet in de kopie.
    }
export-copy-old = De laatste kopie is van { $date }.
export-restore = Reservekopie terugzetten
export-restore-words = Typ de woorden van je kopie.
export-restore-help = Wat er nu staat, blijft ook bewaard.
export-read = Leesbare export (zip)
export-read-warn = Let op: deze export is niet versleuteld.
export-picture = Kaart als afbeelding of pdf
export-calendar = Naar de agenda van het toestel
export-names-hidden = Namen van mensen die het niet weten, zijn verborgen.
export-partly = 
    { PLURAL($n) ->
     [one] 1 onderdeel ging niet mee. Bekijk de lijst.
    *[other] { $n } onderdelen gingen niet mee. Bekijk de lijst.
    }

storage-title = Ruimte op dit toestel
storage-all = 
    { PLURAL($n) ->
     [one] { $size } op 1 plek
    *[other] { $size } op { $n } plekken
    }
storage-texts = Tekst: { $size }
storage-media = Foto's en stem: { $size }
storage-spare = Opruimen geeft { $size } terug.
storage-help = Opruimen haalt niets weg dat iemand schreef.
storage-tidy = Opruimen
storage-tidying = Bezig met opruimen: { $done } van { $total }.
storage-tidied = Opgeruimd: { $size } kwam vrij.
storage-tidy-none = Er was niets op te ruimen.
