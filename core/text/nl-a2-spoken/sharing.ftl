### Who can see this, inviting and joining. Dutch, A2, as it is spoken.

who-title = Wie kan dit zien?
who-only-you = Alleen jij kunt dit zien.
who-list = Wie dit kan zien: { $names }.
who-since = { $name } kijkt mee sinds { $date }.
who-former-since = { $name } keek mee vanaf { $date }.
who-device-count = 
    { $name } kijkt op { PLURAL($n) ->
     [one] 1 telefoon
    *[other] { $n } telefoons
    }.
who-last-seen = De laatste keer was { $when }.
who-phone = Telefoon nummer { $n }.
who-this-phone = Dit is deze telefoon.
who-paper = Een code op papier.
who-add = Tik hier om iemand mee te laten kijken.
who-role-change = Tik hier. Kies wat { $name } mag doen.
who-role-title = Wat mag { $name } doen? Kies wat past.
who-stop = Tik hier: { $name } krijgt dan niets nieuws meer.
who-stop-title = Mag { $name } niet meer meekijken?
who-stop-keeps = Wat { $name } al had, blijft daar.
who-stop-new = { $name } krijgt niets nieuws meer.
who-stop-yes = Tik hier om te stoppen met delen.
who-anew = Begin opnieuw zonder { $name }.
who-anew-title = Wil je opnieuw beginnen zonder { $name }?
who-anew-copy = Je krijgt een nieuwe kring. Alles van nu staat erin.
who-anew-alone = Alleen jij ziet die. Jij kiest wie er weer meekijkt.
who-anew-past = Bewaarde momenten blijven in de oude kring.
who-anew-yes = Tik hier om opnieuw te beginnen.
who-sharing-with-worker = Je deelt dit nu met { $name }. Is dat goed?
who-sharing-rules = Is dit { $worker-a }? Dan gelden er regels.
who-relay = Een computer geeft dit door. Die leest niets.
who-child-page = Wat { $child } voor zichzelf houdt, zie je niet.
who-founder-left = Er moet iemand blijven die mag beslissen.
who-founder-left-do = Tik hier. Kies dan iemand die ook mag beslissen.
who-leave = Tik hier als je wilt stoppen.
who-leave-title = Ik doe niet meer mee. Dit gebeurt er dan.
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
who-take-in = Tik hier als dit er toch bij mag.
who-take-in-title = Mag dit van { $name } er toch bij?
who-take-in-all = Iedereen die meekijkt, ziet dit dan.
who-hand-over = Dit is nu van { $name }.
who-hand-over-ask = Geef je dit aan { $name }? Daarna beslist { $name }.

invite-title = Laat iemand meekijken
invite-who = Wie laat je meekijken?
invite-role = Wat mag deze persoon doen?
invite-all = Deze persoon ziet ook wat er al was.
invite-informed = Weten deze mensen dat ze hier staan? { $names }.
invite-show-code = Laat deze code aan de ander zien.
invite-show-again = Tik hier. Dan zie je de code voor { $name } weer.
invite-scanned = Tik hier als de code gescand is.
invite-code-typed = Typ deze code: { $code }.
invite-until = 
    { PLURAL($minutes) ->
     [one] Deze code werkt nog 1 minuut.
    *[other] Deze code werkt nog { $minutes } minuten.
    }
invite-six = Jouw zes cijfers zijn: { $digits }.
invite-compare = Zien jullie allebei dezelfde zes cijfers?
invite-compare-yes = Tik hier als de cijfers hetzelfde zijn.
invite-compare-no = Tik hier als de cijfers anders zijn.
invite-mismatch = De cijfers zijn anders. Niemand kijkt nu mee. Begin opnieuw.
invite-burnt = De code werkt niet meer.
invite-again = Tik hier voor een nieuwe code.
invite-waiting = We wachten op de andere telefoon.
invite-expired = De code is te oud. Maak een nieuwe.
invite-used = Deze code is al gebruikt. Vraag een nieuwe.
invite-done = { $name } kijkt nu mee.

join-title = Ik heb een code
join-scan = Tik hier en houd de camera boven de code.
join-type = Tik hier om de code te typen.
join-not-found = We vinden deze code niet. Kijk nog een keer.
join-done = Gelukt. Je kijkt nu mee met { $space }.
join-second-device = Tik hier als dit ook jouw telefoon is.
join-see-reader = Straks kun je kijken, niet schrijven.
join-see-editor = Straks kun je kijken en schrijven.
join-see-owner = Straks kun je ook beslissen wie mag kijken.
join-all = Je ziet ook wat er al was.

member-owner = { $name } beslist mee wie mag kijken.
member-editor = { $name } mag lezen en schrijven.
member-reader = { $name } mag alleen lezen.
member-former = { $name } krijgt niets nieuws meer.

space-family-map = Hier staan de mensen om jullie heen.
space-own-page = Dit is alleen voor jou.
space-worker-notes = Alleen jij kunt dit lezen.
space-case-discussion = Hier praat je over een voorbeeld, zonder namen.
space-learning-network = Hier leer je samen met andere mensen.
space-roadshow = Dit is een bijeenkomst in de wijk.

removal-mistake = Het was niet goed ingevuld.
removal-double = Deze persoon staat er twee keer.
removal-not-now = Deze persoon hoort er nu niet meer bij.
removal-other = Er is een andere reden.
removal-member-stopped = Deze persoon helpt jullie niet meer.
removal-member-lost-device = De telefoon van deze persoon is kwijt.
removal-member-wish = Je wilt niet meer dat deze persoon meekijkt.
invite-scan = Is er geen internet? Tik hier en scan de andere telefoon.
invite-contents = Alles komt straks via internet. Of geef het nu met een bestand.
join-near = Er is nu geen internet. Het kan ook met twee codes.
join-apart = Heeft de ander geen internet? Tik dan hier.
join-enter = Tik hier en scan de code van de andere telefoon.
camera-off = De app mag de camera niet gebruiken. Zet dat aan in je telefoon.
scan-again = De code klopt niet. We beginnen opnieuw. Houd de camera stil.
there-of = { $n } van { $of }
invite-by-file = Geef de kring nu met een bestand.
invite-then-scan = Laat de ander dit scannen. Scan daarna de andere telefoon.
join-show-answer = Laat de ander dit scannen. Scan daarna de code van de ander.
