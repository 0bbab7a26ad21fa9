### Sending and different answers. Dutch, A2.

sync-state-saved-here = Bewaard op deze telefoon
sync-state-waiting = 
    { PLURAL($n) ->
     [one] Nog 1 ding niet gestuurd
    *[other] Nog { $n } dingen niet gestuurd
    }
sync-state-sending = Bezig met sturen
sync-state-equal = Alle telefoons zijn gelijk
sync-state-no-network = Geen internet
sync-state-relay-away = Sturen lukt nu niet
sync-state-paused = Sturen staat uit
sync-state-alone = Alleen op deze telefoon
sync-state-feed-stopped = We nemen even niets over
sync-state-quarantine = Niet overgenomen
sync-title = Bewaard en gestuurd
sync-help = Op je telefoon is alles bewaard.
sync-now = Stuur nu
sync-wifi-only = Stuur alleen via wifi
sync-last-ok = Laatste keer gelukt: { $when }.
sync-last-failed = { $when } lukte het niet. Wij proberen het weer.
sync-near = Stuur naar een telefoon dichtbij
sync-near-blocked = Deze wifi laat telefoons niet met elkaar praten.
sync-file = Geef het door met een bestand
sync-from = Gekregen van { $name }, { $when }.
sync-received = 
    { PLURAL($n, zero: "none") ->
     [none] Er was niets nieuws.
     [one] Er kwam 1 ding bij.
    *[other] Er kwamen { $n } dingen bij.
    }
sync-fetching = We halen op wat er nieuw is.
sync-taking-in = Klaar: { $done } van { $total }.
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

conflict-title = Twee antwoorden
conflict-help = { $n } antwoorden. Kies wat klopt.
conflict-choose = Kies wat klopt.
conflict-option = { $value }: van { $name }, { $when }.
conflict-both-yours = Dit deed je op twee telefoons.
conflict-later = Kies later
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
sync-take-in = Open een bestand van iemand anders
