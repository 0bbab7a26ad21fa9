### Paper code, lock, settings and own words. Dutch, B1.

recovery-title = Herstelcode
recovery-why = Met deze code krijg je toegang terug zonder je telefoon.
recovery-write = Schrijf deze { $n } woorden op papier.
recovery-safe-place = Bewaar het papier op een veilige plek, apart van je telefoon.
recovery-no-photo = Maak geen foto: een foto kan uitlekken.
recovery-lost = Zijn alle telefoons en de code weg, dan is alles verloren.
recovery-alone = Zonder doorgeefcomputer werkt de code alleen samen met een reservekopie.
recovery-check = Typ woord { $i } ter controle.
recovery-enter = Typ de woorden van je herstelcode.
recovery-new = Maak een nieuwe code
recovery-file = Ik heb de code op papier en een bestand
recovery-word-wrong = Woord { $i } staat niet op de lijst. Kijk naar de letters.
recovery-done = Gelukt. Je hebt weer toegang.
recovery-old-phone = Je oude toestel krijgt niets nieuws meer.
recovery-count = Je typt { $n } woorden, maar een code heeft er 24.
recovery-sum = Elk woord staat op de lijst, maar samen vormen ze geen code. Controleer ze.
recovery-space-yes = { $name }: een herstelcode geeft hier toegang.
recovery-space-no = { $name }: hier hoort nog geen herstelcode bij.
recovery-kept = De herstelcode is actief.
recovery-kit-later = De doorgeefcomputer was niet bereikbaar. Typ de code later nog eens.
recovery-left = { $name } kon nog niet worden teruggezet.

lost-title = Toestel kwijt of gestolen
lost-why = Kies het toestel dat je kwijt bent.
lost-device = Toestel { $n } had toegang tot { $name }.
lost-since = Sinds { $date }.
lost-never = Het heeft hier nog niets geschreven.
lost-none = Je hebt hier geen ander toestel.
lost-new = Dat toestel krijgt niets nieuws meer.
lost-keeps = Wat er al op stond, kan daar nog te lezen zijn.
lost-counts = Wat dat toestel vanaf nu schrijft, telt niet mee.
lost-yes = Ja, verwijder dat toestel
lost-gone = { $name }: dat toestel is verwijderd.
lost-later = { $name }: de anderen horen dit zodra het versturen lukt.

lock-title = Vergrendeld
lock-enter = Pincode invoeren
lock-choose = Kies een pincode van minstens vier cijfers
lock-choose-new = Kies een nieuwe pincode
lock-finger = Vingerafdruk of gezicht gebruiken
lock-wrong = Deze pincode klopt niet.
lock-wait = 
    { PLURAL($n) ->
     [one] Te veel pogingen. Wacht 1 minuut.
    *[other] Te veel pogingen. Wacht { $n } minuten.
    }
lock-set = App vergrendelen met pincode
lock-set-on = Vergrendeling van de app
lock-forgot = Pincode vergeten? Gebruik je herstelcode.
lock-other-space = Deze ruimte heeft een eigen pincode.
lock-done = De app is vergrendeld. Onthoud je pincode goed.
lock-no-code = Je hebt nog geen herstelcode. Zonder die code kan niemand de app openen als je de pincode vergeet.
lock-off = Vergrendeling uitzetten
lock-off-done = De vergrendeling is uit. De app opent nu zonder pincode.
lock-state-off = De app is niet vergrendeld.
lock-state-on = De app is vergrendeld.
lock-own = Vergrendel { $space } apart
lock-own-why = Deze ruimte gaat dan alleen open met een eigen pincode.
lock-own-others = Wie de app opent, ziet deze ruimte niet.
lock-own-forget = Als je deze pincode vergeet, kan niemand de ruimte openen.
lock-own-news = Wat anderen schrijven, komt pas binnen als je de ruimte opent.
lock-own-copy = Deze ruimte komt niet in de reservekopie van de app.
lock-own-yes = Apart vergrendelen
lock-own-done = Deze ruimte heeft nu een eigen pincode.
lock-own-nth = Vergrendeling { $n }
lock-own-off = Deze vergrendeling uitzetten
lock-own-off-done = De vergrendeling is uit. Iedereen die de app opent, ziet deze ruimte weer.
lock-own-none = Er is geen andere vergrendeling.

set-title = Instellingen
set-language = Taal
set-level = Taalniveau
set-level-a2 = Eenvoudig Nederlands (A2)
set-level-b1 = Gewoon Nederlands (B1)
set-text-size = Tekstgrootte
set-speak = Alles voorlezen
set-speak-speed = Tempo van de stem
set-dark = Donker scherm
set-calm = Minder beweging
set-neutral = Neutrale naam en neutraal icoon
set-quiet-messages = Meldingen zonder inhoud
set-wifi = Alleen via wifi versturen
set-credits = Bronnen en licenties
set-made = Gemaakt door anderen
set-version = Versie { $version }
set-changed = De instelling is bewaard.

words-title = Eigen woorden
words-help = Het gekozen woord komt overal terug.
words-choose = Welk woord past bij jullie voor: { $word }?
words-own = Zelf een woord invullen
words-de-het = Wat klinkt goed: de { $word } of het { $word }?
words-none-article = Zonder lidwoord
words-plural = Meervoud van { $word }
words-never = Dit woord niet gebruiken
words-example = Voorbeeld: { $sentence }
words-who-chose = Gekozen door { $name }.
words-reset = Standaardwoord terugzetten
recovery-make-file = Bewaar een herstelbestand
recovery-file-why = Met de code en dit bestand herstel je alles, ook zonder internet.
