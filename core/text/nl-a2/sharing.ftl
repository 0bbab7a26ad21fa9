### Who can see this, inviting and joining. Dutch, A2.

who-title = Wie kan dit zien?
who-only-you = Alleen jij.
who-list = Wie dit kan zien: { $names }.
who-since = { $name } kijkt mee sinds { $date }.
who-former-since = { $name } keek mee vanaf { $date }.
who-device-count = 
    { $name } kijkt op { PLURAL($n) ->
     [one] 1 telefoon
    *[other] { $n } telefoons
    }.
who-last-seen = Laatste keer gezien: { $when }.
who-phone = Telefoon { $n }
who-this-phone = Dit is deze telefoon.
who-paper = Een code op papier
who-add = Laat iemand meekijken
who-role-change = Wat mag { $name } doen?
who-role-title = Wat mag { $name } doen?
who-stop = Laat { $name } niet meer meekijken
who-stop-title = Mag { $name } niet meer meekijken?
who-stop-keeps = { $name } houdt wat er al was.
who-stop-new = { $name } krijgt niets nieuws meer.
who-stop-yes = Ja, stop
who-anew = Begin opnieuw zonder { $name }
who-anew-title = Wil je opnieuw beginnen zonder { $name }?
who-anew-copy = Je krijgt een nieuwe kring. Alles van nu staat erin.
who-anew-alone = Alleen jij ziet die. Jij kiest wie er weer meekijkt.
who-anew-past = Bewaarde momenten blijven in de oude kring.
who-anew-yes = Ja, begin opnieuw
who-sharing-with-worker = Je deelt dit nu met { $name }.
who-sharing-rules = Is dit { $worker-a }? Dan gelden er regels.
who-relay = Een computer geeft dit door. Die leest niets.
who-child-page = Wat { $child } voor zichzelf houdt, zie je niet.
who-founder-left = Er moet iemand blijven die mag beslissen.
who-founder-left-do = Laat iemand anders ook beslissen
who-leave = Ik doe niet meer mee
who-leave-title = Ik doe niet meer mee
who-leave-unsent = 
    { PLURAL($n) ->
     [one] Er is nog 1 ding niet gestuurd.
    *[other] Er zijn nog { $n } dingen niet gestuurd.
    }
who-leave-keeps = Je houdt wat je al had.
who-leave-new = Je krijgt niets nieuws meer.
who-leave-stays = Wat jij schreef, blijft bij de anderen.
who-taken-over = Wat er al was, kwam van { $name }. Wie het schreef, weten wij niet zeker.
who-until = { $name } keek mee tot { $date }.
who-take-in = Neem dit toch over
who-take-in-title = Mag dit van { $name } er toch bij?
who-take-in-all = Iedereen die meekijkt, ziet dit dan.
who-hand-over = Dit is nu van { $name }.
who-hand-over-ask = Geef je dit aan { $name }?

invite-title = Laat iemand meekijken
invite-who = Wie laat je meekijken?
invite-role = Wat mag deze persoon doen?
invite-all = Deze persoon ziet ook wat er al was.
invite-informed = Weten deze mensen dat ze hier staan? { $names }.
invite-show-code = Laat deze code aan de ander zien.
invite-show-again = Laat de code voor { $name } nog eens zien
invite-scanned = De code is gescand
invite-code-typed = Typ deze code: { $code }
invite-until = 
    { PLURAL($minutes) ->
     [one] Deze code werkt nog 1 minuut.
    *[other] Deze code werkt nog { $minutes } minuten.
    }
invite-six = De zes cijfers: { $digits }
invite-compare = Zien jullie allebei dezelfde zes cijfers?
invite-compare-yes = Ja, dezelfde cijfers
invite-compare-no = Nee, andere cijfers
invite-mismatch = De cijfers zijn anders. Begin samen opnieuw.
invite-burnt = De code werkt niet meer.
invite-again = Maak een nieuwe code
invite-waiting = We wachten op de andere telefoon.
invite-expired = De code is te oud. Maak een nieuwe.
invite-used = Deze code is al gebruikt.
invite-done = { $name } kijkt nu mee.

join-title = Ik heb een code
join-scan = Houd de camera boven de code
join-type = Typ de code
join-not-found = We vinden deze code niet.
join-done = Gelukt. Je kijkt nu mee met { $space }.
join-second-device = Dit is mijn tweede telefoon
join-see-reader = Straks kun je kijken, niet schrijven.
join-see-editor = Straks kun je kijken en schrijven.
join-see-owner = Straks kun je ook beslissen wie mag kijken.
join-all = Je ziet ook wat er al was.

member-owner = Beslist mee
member-editor = Kijkt en schrijft
member-reader = Kijkt mee, schrijft niet
member-former = Kijkt niet meer mee

space-family-map = { $circle-our }
space-own-page = Mijn eigen plek
space-worker-notes = Alleen voor mijn werk
space-case-discussion = Praten over een voorbeeld
space-learning-network = Samen leren
space-roadshow = Roadshow in de wijk

removal-mistake = Het was een fout
removal-double = Staat er twee keer
removal-not-now = Past nu niet meer
removal-other = Iets anders
removal-member-stopped = Helpt niet meer
removal-member-lost-device = Telefoon is kwijt
removal-member-wish = Ik wil het niet meer
invite-scan = Geen internet? Scan de andere telefoon
invite-contents = Alles komt straks via internet. Of geef het nu met een bestand.
join-near = Er is nu geen internet. Het kan ook met twee codes.
join-apart = Heeft de ander geen internet?
join-enter = Scan de code van de andere telefoon
camera-off = De app mag de camera niet gebruiken. Zet dat aan in je telefoon.
scan-again = De code klopt niet. We beginnen opnieuw.
there-of = { $n } van { $of }
invite-by-file = Geef de kring nu met een bestand.
invite-then-scan = Laat de ander dit scannen. Scan daarna de andere telefoon.
join-show-answer = Laat de ander dit scannen. Scan daarna de code van de ander.
