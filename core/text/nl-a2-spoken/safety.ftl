### Paper code, lock, settings and own words. Dutch, A2, as it is spoken.

recovery-title = Jouw code op papier
recovery-why = Ben je je telefoon kwijt? Dan helpt deze code.
recovery-write = Schrijf deze { $n } woorden op papier.
recovery-safe-place = Leg het papier op een veilige plek.
recovery-no-photo = Maak geen foto van de code.
recovery-lost = Geen telefoon en geen code? Dan is alles kwijt.
recovery-alone = Staat alles alleen op deze telefoon? Maak dan ook een kopie.
recovery-check = Typ woord { $i } nog een keer.
recovery-enter = Typ de woorden van je papier.
recovery-new = Tik hier om een nieuwe code te maken.
recovery-file = Tik hier als je papier en een bestand hebt.
recovery-word-wrong = Woord { $i } kennen we niet. Kijk nog eens.
recovery-done = Gelukt. Je bent weer terug.
recovery-old-phone = Je oude telefoon krijgt niets nieuws meer.
recovery-count = Je typt { $n } woorden. Dat moeten er 24 zijn.
recovery-sum = Deze woorden horen niet bij elkaar. Kijk nog eens.
recovery-space-yes = { $name }: hier werkt een code.
recovery-space-no = { $name }: hier is nog geen code.
recovery-kept = De code werkt nu.
recovery-kit-later = Er was geen internet. Typ de code later nog eens.
recovery-left = { $name } kwam nog niet terug.

lost-title = Ben je een telefoon kwijt?
lost-why = Zoek hier de telefoon die weg is.
lost-device = Telefoon { $n } had dit: { $name }.
lost-since = Dat was sinds { $date }.
lost-never = Die heeft hier nog niets geschreven.
lost-none = Je hebt hier geen andere telefoon.
lost-new = Die telefoon krijgt niets nieuws meer.
lost-keeps = Wat er op die telefoon stond, kan daar nog staan.
lost-counts = Wat die telefoon nu nog schrijft, telt niet mee.
lost-yes = Tik hier om die telefoon weg te halen.
lost-gone = { $name }: die telefoon is weg.
lost-later = { $name }: de anderen horen dit later.

lock-title = Deze app zit op slot.
lock-enter = Typ de cijfers die alleen jij weet.
lock-choose = Kies minstens vier cijfers. Alleen jij weet ze.
lock-choose-new = Kies nieuwe cijfers. De oude werken dan niet meer.
lock-finger = Tik hier en gebruik je vinger of gezicht.
lock-wrong = Deze cijfers kloppen niet. Probeer het nog eens.
lock-wait = 
    { PLURAL($n) ->
     [one] Wacht 1 minuut. Probeer het dan weer.
    *[other] Wacht { $n } minuten. Probeer het dan weer.
    }
lock-set = Tik hier om de app op slot te zetten.
lock-set-on = Het slot van deze app
lock-forgot = Cijfers vergeten? Gebruik je code op papier.
lock-other-space = Hier is nog een slot. Typ andere cijfers.
lock-done = De app is nu op slot. Onthoud je cijfers goed.
lock-no-code = Je hebt nog geen code op papier. Vergeet je de cijfers? Dan komt niemand er meer in.
lock-off = Tik hier om het slot eraf te halen.
lock-off-done = Het slot is eraf. De app gaat nu zonder cijfers open.
lock-state-off = De app is niet op slot.
lock-state-on = De app is op slot.
lock-own = Tik hier en zet een eigen slot op { $space }.
lock-own-why = Dit gaat dan alleen open met andere cijfers.
lock-own-others = Ook wie de app opent, ziet dit niet.
lock-own-forget = Vergeet je de cijfers? Dan komt niemand er meer in.
lock-own-news = Nieuws van anderen komt pas binnen als je het opent.
lock-own-copy = Het komt niet in de kopie van alles.
lock-own-yes = Tik hier en zet er een slot op.
lock-own-done = Dit zit nu achter een eigen slot.
lock-own-nth = Slot nummer { $n }.
lock-own-off = Tik hier om dit slot eraf te halen.
lock-own-off-done = Het slot is eraf. Iedereen die de app opent, ziet dit weer.
lock-own-none = Er is geen ander slot.

set-title = Hier kies je hoe de app werkt.
set-language = Welke taal wil je?
set-level = Hoe makkelijk is de tekst?
set-level-a2 = Dit is makkelijk Nederlands.
set-level-b1 = Dit is gewoon Nederlands.
set-text-size = Kies hoe groot de letters zijn.
set-speak = Tik hier: dan lezen we alles voor.
set-speak-speed = Kies hoe rustig de stem praat.
set-dark = Tik hier voor een donker scherm.
set-calm = Tik hier: dan staat alles stil.
set-neutral = Dan ziet niemand wat voor app dit is.
set-quiet-messages = Op je scherm staat dan niet waarover het gaat.
set-wifi = Tik hier: dan kost het minder data.
set-credits = Tik hier: wie maakte de plaatjes?
set-made = Dit maakten anderen.
set-version = Versie { $version }
set-changed = Dat staat nu zo.

words-title = Kies woorden die bij jullie passen.
words-help = Welk woord past bij jullie? Overal zie je dat.
words-choose = Hoe noemen jullie: { $word }?
words-own = Tik hier en zeg zelf een woord.
words-de-het = De { $word }. Of: het { $word }. Wat klinkt goed?
words-none-article = Tik hier als er geen de of het hoort.
words-plural = En als het er twee zijn?
words-never = Tik hier: wij zeggen dit woord nooit meer.
words-example = Zo klinkt het: { $sentence }
words-who-chose = { $name } koos dit woord.
words-reset = Tik hier voor het gewone woord.
recovery-make-file = Tik hier om een bestand bij je code te bewaren.
recovery-file-why = Met de code en dit bestand kom je terug. Ook zonder internet.
