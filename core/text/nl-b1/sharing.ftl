### Who can see this, inviting and joining. Dutch, B1.

who-title = Wie kan dit zien?
who-only-you = Alleen jij.
who-list = Wie dit kan zien: { $names }.
who-since = { $name } heeft toegang sinds { $date }.
who-former-since = { $name } had toegang vanaf { $date }.
who-device-count = 
    { $name } gebruikt { PLURAL($n) ->
     [one] 1 toestel
    *[other] { $n } toestellen
    }.
who-last-seen = Laatst bijgewerkt: { $when }.
who-phone = Toestel { $n }
who-this-phone = Dit is dit toestel.
who-paper = Een herstelcode op papier
who-add = Iemand uitnodigen
who-role-change = Rechten van { $name } wijzigen
who-role-title = Wat mag { $name } doen?
who-stop = Toegang van { $name } stoppen
who-stop-title = Toegang van { $name } stoppen?
who-stop-keeps = Wat { $name } al had, kan daar blijven staan.
who-stop-new = { $name } ontvangt niets nieuws meer.
who-stop-yes = Ja, toegang stoppen
who-anew = Begin opnieuw zonder { $name }
who-anew-title = Wil je opnieuw beginnen zonder { $name }?
who-anew-copy = Je krijgt een nieuwe kring met alles wat er nu in staat.
who-anew-alone = Alleen jij ziet die kring. Je kiest zelf wie er weer meekijkt.
who-anew-past = Bewaarde momenten blijven in de oude kring.
who-anew-yes = Ja, begin opnieuw
who-sharing-with-worker = Je deelt dit nu met { $name } van { $organisation }.
who-sharing-rules = Voor { $organisation } gelden de privacyregels (AVG).
who-relay = De doorgeefcomputer kan niets lezen.
who-child-page = De eigen pagina van { $child } zie je niet.
who-founder-left = Er moet minstens één eigenaar overblijven.
who-founder-left-do = Iemand anders eigenaar maken
who-leave = Deze ruimte verlaten
who-leave-title = Deze ruimte verlaten
who-leave-unsent = 
    { PLURAL($n) ->
     [one] Er is nog 1 wijziging niet verstuurd.
    *[other] Er zijn nog { $n } wijzigingen niet verstuurd.
    }
who-leave-keeps = Je houdt wat je al had.
who-leave-new = Je krijgt niets nieuws meer.
who-leave-stays = Wat jij schreef, blijft bij de anderen staan.
who-taken-over = Wat er al was, is overgenomen van { $name }. Wie het schreef, is niet aangetoond.
who-until = { $name } keek mee tot { $date }.
who-take-in = Alsnog overnemen
who-take-in-title = Alsnog overnemen wat { $name } schreef?
who-take-in-all = Iedereen die meekijkt, ziet dit dan.
who-hand-over = { $name } is nu eigenaar.
who-hand-over-ask = Wil je het eigendom aan { $name } overdragen?

invite-title = Iemand uitnodigen
invite-who = Wie nodig je uit?
invite-role = Welke rechten krijgt deze persoon?
invite-all = Deze persoon ziet ook wat er al stond.
invite-informed = Weten deze mensen dat zij hier staan? { $names }.
invite-show-code = Laat deze code scannen.
invite-show-again = Code voor { $name } opnieuw tonen
invite-scanned = De code is gescand
invite-code-typed = Typ deze code: { $code }
invite-until = 
    { PLURAL($minutes) ->
     [one] De code is nog 1 minuut geldig.
    *[other] De code is nog { $minutes } minuten geldig.
    }
invite-six = Controlecijfers: { $digits }
invite-compare = Staan op beide schermen dezelfde zes cijfers?
invite-compare-yes = Ja, de cijfers kloppen
invite-compare-no = Nee, ze verschillen
invite-mismatch = De cijfers verschillen. De uitnodiging is gestopt; begin opnieuw.
invite-burnt = De code is niet meer geldig.
invite-again = Maak een nieuwe code
invite-waiting = Wachten op het andere toestel.
invite-expired = De code is verlopen. Maak een nieuwe.
invite-used = Deze code is al gebruikt. Vraag een nieuwe.
invite-done = { $name } heeft nu toegang.

join-title = Meedoen met een code
join-scan = Code scannen
join-type = Code typen
join-not-found = Deze code is niet gevonden. Kijk of alles klopt.
join-done = Gelukt. Je hebt toegang tot { $space }.
join-second-device = Dit is een tweede toestel van mij
join-see-reader = Straks kun je alleen lezen.
join-see-editor = Straks kun je lezen en schrijven.
join-see-owner = Straks beslis je ook wie er mag kijken.
join-all = Je ziet ook wat er al stond.

member-owner = Eigenaar
member-editor = Lezen en schrijven
member-reader = Alleen lezen
member-former = Oud-lid

space-family-map = Kaart van { $family-the }
space-own-page = Eigen pagina
space-worker-notes = Werkaantekeningen
space-case-discussion = Casusbespreking
space-learning-network = Leernetwerk
space-roadshow = Roadshow

removal-mistake = Foutje
removal-double = Dubbel
removal-not-now = Hoort er nu niet meer bij
removal-other = Andere reden
removal-member-stopped = Betrokkenheid gestopt
removal-member-lost-device = Toestel kwijt of gestolen
removal-member-wish = Toegang niet meer gewenst
invite-scan = Geen internet? Scan de andere telefoon
invite-contents = Alles volgt straks via internet. Of geef het nu mee met een bestand.
join-near = Er is nu geen internet. Het kan ook met twee codes.
join-apart = Heeft de ander geen internet?
join-enter = Scan de code van de andere telefoon
camera-off = De app mag de camera niet gebruiken. Zet dat aan in je telefoon.
scan-again = De code klopte niet. Het scannen begint opnieuw.
there-of = { $n } van { $of }
invite-by-file = Geef de kring nu met een bestand.
invite-then-scan = Laat de ander dit scannen. Scan daarna de andere telefoon.
join-show-answer = Laat de ander dit scannen. Scan daarna de code van de ander.
