### Sending and different answers. Dutch, B1.

sync-state-saved-here = Bewaard op dit toestel
sync-state-waiting = 
    { PLURAL($n) ->
     [one] 1 wijziging nog niet verstuurd
    *[other] { $n } wijzigingen nog niet verstuurd
    }
sync-state-sending = Bezig met versturen
sync-state-equal = Alle toestellen zijn gelijk
sync-state-no-network = Geen internet
sync-state-relay-away = De doorgeefcomputer is niet bereikbaar
sync-state-paused = Versturen staat uit
sync-state-alone = Alleen op dit toestel
sync-state-feed-stopped = Van één toestel nemen we nu niets over
sync-state-quarantine = Bewaard, niet overgenomen
sync-title = Bewaard en verstuurd
sync-help = Alles is bewaard op dit toestel. Versturen mag later.
sync-now = Nu versturen
sync-wifi-only = Alleen via wifi versturen
sync-last-ok = Laatst gelukt: { $when }.
sync-last-failed = { $when } mislukt; we proberen het vanzelf opnieuw.
sync-near = Direct uitwisselen met een toestel in de buurt
sync-near-blocked = Dit wifinetwerk houdt toestellen uit elkaar.
sync-file = Uitwisselen met een bestand
sync-from = Ontvangen van { $name }, { $when }.
sync-received = 
    { PLURAL($n, zero: "none") ->
     [none] Niets nieuws.
     [one] 1 wijziging ontvangen.
    *[other] { $n } wijzigingen ontvangen.
    }
sync-fetching = Bezig met ophalen
sync-taking-in = Klaar: { $done } van { $total }.
sync-rest = 
    { PLURAL($n) ->
     [one] Er wordt nog 1 { $talk } bijgewerkt.
    *[other] Er worden nog { $n } { $talk-pl } bijgewerkt.
    }
sync-stopped = Gestopt. De rest volgt de volgende keer.
sync-left-out = 
    { PLURAL($n) ->
     [one] 1 wijziging van { $name } is niet overgenomen.
    *[other] { $n } wijzigingen van { $name } zijn niet overgenomen.
    }

conflict-title = Twee antwoorden
conflict-help = { $n } antwoorden voor één vraag. Kies wat klopt.
conflict-choose = Kies wat klopt.
conflict-option = { $value }: { $name }, { $when }.
conflict-both-yours = Dit is op twee toestellen ingevuld.
conflict-later = Later beslissen
conflict-chosen = Gekozen: { $value }.
conflict-nothing-lost = Het andere antwoord blijft bewaard.
conflict-none = Er is nu niets om te kiezen.
conflict-done-vs-busy = Op het ene toestel klaar, op het andere bezig.

alarm-twice = Dit toestel lijkt dubbel te bestaan.
alarm-twice-do = Schrijf op één van de twee en haal de andere weg.
alarm-back = Hier stond { $when } een oudere kopie.
alarm-back-do = Mist er nog iets, vraag het dan aan de anderen.
alarm-key = Een sleutel van { $name } werkte niet op elk toestel.
alarm-key-do = Er komt vanzelf een nieuwe. Je hoeft niets te doen.
alarm-ignored = Een toestel van { $name } veranderde wie meedoet, alsof het niet wist wat het wel wist.
alarm-ignored-do = Vraag { $name } wat er gebeurd is.
sync-take-in = Een bestand van iemand anders openen
