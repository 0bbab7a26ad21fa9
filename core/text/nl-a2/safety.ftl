### Paper code, lock, settings and own words. Dutch, A2.

recovery-title = Jouw code op papier
recovery-why = Met deze code kom je later weer binnen.
recovery-write = Schrijf deze { $n } woorden op papier.
recovery-safe-place = Leg het papier op een veilige plek.
recovery-no-photo = Maak geen foto van de code.
recovery-lost = Geen telefoon en geen code? Dan is alles weg.
recovery-alone = Staat alles alleen op deze telefoon? Maak dan ook een kopie.
recovery-check = Typ woord { $i } nog een keer.
recovery-enter = Typ de woorden van je papier.
recovery-new = Maak een nieuwe code
recovery-file = Ik heb papier en een bestand
recovery-word-wrong = Woord { $i } kennen we niet.
recovery-done = Gelukt. Je bent weer terug.
recovery-old-phone = Je oude telefoon krijgt niets nieuws meer.
recovery-count = Je typt { $n } woorden. Dat moeten er 24 zijn.
recovery-sum = Deze woorden horen niet bij elkaar. Kijk nog eens.
recovery-space-yes = { $name }: hier werkt een code.
recovery-space-no = { $name }: hier is nog geen code.
recovery-kept = De code werkt nu.
recovery-kit-later = Er was geen internet. Typ de code later nog eens.
recovery-left = { $name } kwam nog niet terug.

lost-title = Telefoon kwijt?
lost-why = Zoek hier de telefoon die weg is.
lost-device = Telefoon { $n } had dit: { $name }.
lost-since = Sinds { $date }.
lost-never = Die heeft hier nog niets geschreven.
lost-none = Je hebt hier geen andere telefoon.
lost-new = Die telefoon krijgt niets nieuws meer.
lost-keeps = Wat er op die telefoon stond, kan daar nog staan.
lost-counts = Wat die telefoon nu nog schrijft, telt niet mee.
lost-yes = Ja, haal die telefoon weg
lost-gone = { $name }: die telefoon is weg.
lost-later = { $name }: de anderen horen dit later.

lock-title = Op slot
lock-enter = Typ je cijfers
lock-choose = Kies minstens vier cijfers
lock-choose-new = Kies nieuwe cijfers
lock-finger = Gebruik je vinger of gezicht
lock-wrong = Deze cijfers kloppen niet. Probeer het nog eens.
lock-wait = 
    { PLURAL($n) ->
     [one] Wacht 1 minuut. Probeer het dan weer.
    *[other] Wacht { $n } minuten. Probeer het dan weer.
    }
lock-set = Zet deze app op slot
lock-set-on = Het slot van deze app
lock-forgot = Cijfers vergeten? Gebruik je code op papier.
lock-other-space = Hier is nog een slot.
lock-done = De app is nu op slot. Onthoud je cijfers goed.
lock-no-code = Je hebt nog geen code op papier. Vergeet je de cijfers? Dan komt niemand er meer in.
lock-off = Haal het slot eraf
lock-off-done = Het slot is eraf. De app gaat nu zonder cijfers open.
lock-state-off = De app is niet op slot.
lock-state-on = De app is op slot.
lock-own = Zet een eigen slot op { $space }
lock-own-why = Dit gaat dan alleen open met andere cijfers.
lock-own-others = Ook wie de app opent, ziet dit niet.
lock-own-forget = Vergeet je de cijfers? Dan komt niemand er meer in.
lock-own-news = Nieuws van anderen komt pas binnen als je het opent.
lock-own-copy = Het komt niet in de kopie van alles.
lock-own-yes = Zet er een slot op
lock-own-done = Dit zit nu achter een eigen slot.
lock-own-nth = Slot { $n }
lock-own-off = Haal dit slot eraf
lock-own-off-done = Het slot is eraf. Iedereen die de app opent, ziet dit weer.
lock-own-none = Er is geen ander slot.

set-title = Instellingen
set-language = Taal
set-level = Hoe makkelijk is de tekst?
set-level-a2 = Makkelijk Nederlands
set-level-b1 = Gewoon Nederlands
set-text-size = Grote letters
set-speak = Lees alles voor
set-speak-speed = Rustig praten
set-dark = Donker scherm
set-calm = Geen beweging
set-neutral = Andere naam en ander plaatje
set-quiet-messages = Berichten zonder woorden
set-wifi = Alleen via wifi sturen
set-credits = Wie maakte de plaatjes?
set-made = Gemaakt door anderen
set-version = Versie { $version }
set-changed = Dat staat nu zo.

words-title = Onze eigen woorden
words-help = Welk woord past bij jullie?
words-choose = Hoe noemen jullie: { $word }?
words-own = Een ander woord
words-de-het = Wat klinkt goed? De { $word } of het { $word }?
words-none-article = Geen van beide
words-plural = Eén { $word }. Twee …?
words-never = Zeg dit woord nooit
words-example = Zo klinkt het: { $sentence }
words-who-chose = { $name } koos dit woord.
words-reset = Weer het gewone woord
recovery-make-file = Bewaar een bestand bij de code
recovery-file-why = Met code en bestand kom je terug. Ook zonder internet.
