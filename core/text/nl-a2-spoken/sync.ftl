### Sending and different answers. Dutch, A2, as it is spoken.

sync-state-saved-here = Alles is bewaard op deze telefoon.
sync-state-waiting = 
    { PLURAL($n) ->
     [one] Nog één ding is niet gestuurd.
    *[other] Nog { $n } dingen zijn niet gestuurd.
    }
sync-state-sending = We sturen nu alles naar de anderen.
sync-state-equal = Op alle telefoons staat nu hetzelfde.
sync-state-no-network = Er is geen internet. Je kunt gewoon doorgaan.
sync-state-relay-away = Er is internet, maar sturen lukt nu niet.
sync-state-paused = Sturen staat uit. Zet het aan als je wilt.
sync-state-alone = Dit staat alleen op deze telefoon.
sync-state-feed-stopped = Van één telefoon nemen we nu niets over.
sync-state-quarantine = Dit is bewaard, maar nog niet overgenomen.
sync-title = Hier zie je of alles gestuurd is.
sync-help = Op je telefoon is alles bewaard. Internet hoeft niet.
sync-now = Tik hier om alles nu te sturen.
sync-wifi-only = Tik hier: dan kost het minder data.
sync-last-ok = Laatste keer gelukt: { $when }.
sync-last-failed = { $when } lukte het niet. Wij proberen het weer.
sync-near = Tik hier als de andere telefoon hier ook is.
sync-near-blocked = Deze wifi laat telefoons niet met elkaar praten.
sync-file = Tik hier om alles in één bestand te zetten.
sync-from = Gekregen van { $name }, { $when }.
sync-received = 
    { PLURAL($n, zero: "none") ->
     [none] Er was niets nieuws.
     [one] Er kwam 1 ding bij.
    *[other] Er kwamen { $n } dingen bij.
    }
sync-fetching = We halen op wat er nieuw is.
sync-taking-in = Er zijn er { $done } van de { $total } klaar.
sync-rest = 
    { PLURAL($n) ->
     [one] Er komt nog 1 { $talk } bij.
    *[other] Er komen nog { $n } { $talk-pl } bij.
    }
sync-stopped = We zijn gestopt. De rest komt de volgende keer.
sync-left-out = 
    { PLURAL($n) ->
     [one] 1 ding van { $name } staat apart.
    *[other] { $n } dingen van { $name } staan apart.
    }

conflict-title = Er zijn twee antwoorden. Kies er één.
conflict-help = { $n } antwoorden. Kies wat klopt.
conflict-choose = Kies wat klopt.
conflict-option = { $value }. Dit antwoord is van { $name }, { $when }.
conflict-both-yours = Dit deed je op twee telefoons.
conflict-later = Tik hier om later te kiezen.
conflict-chosen = Gekozen: { $value }.
conflict-nothing-lost = Het andere antwoord blijft bewaard.
conflict-none = Er is nu niets te kiezen.
conflict-done-vs-busy = De een zegt klaar, de ander bezig.

alarm-twice = Deze telefoon lijkt er twee keer te zijn.
alarm-twice-do = Schrijf op één van de twee. Haal de andere weg.
alarm-back = Hier stond { $when } een oude kopie.
alarm-back-do = Mist er nog iets? Vraag het aan de anderen.
alarm-key = Een sleutel van { $name } paste niet op elke telefoon.
alarm-key-do = Er komt vanzelf een nieuwe. Jij hoeft niets te doen.
alarm-ignored = De telefoon van { $name } veranderde wie meedoet. Die deed of hij iets niet wist.
alarm-ignored-do = Vraag { $name } wat er gebeurd is.
sync-take-in = Tik hier om een bestand van iemand anders te openen.
