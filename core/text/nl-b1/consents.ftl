### Consents, erasing and the privacy text. Dutch, B1.

consent-how-gesproken = De toestemming is mondeling gegeven.
consent-how-getikt = De toestemming is op het scherm gegeven.
consent-how-papier = De toestemming staat op papier.
consent-by-self = { $name } gaf zelf toestemming.
consent-by-parent = { $parent-a } gaf toestemming.
consent-by-guardian = De voogd gaf toestemming.
consent-someone = Iemand
consent-for-see = { $circle-the } bekijken
consent-for-write = Meeschrijven
consent-for-talk = Overleg met anderen
consent-for-photo = Foto gebruiken
consent-for-contact = Contactgegevens delen
consent-for-research = Onderzoek (zonder namen)
consent-about = Dit gaat over { $name }.
consent-title = Toestemmingen
consent-ask = Geef je { $name } toestemming voor: { $purpose }?
consent-what-for = Dit gebeurt er als je toestemming geeft.
consent-no-is-fine = Nee zeggen mag. Dan verandert er niets.
consent-given = Toestemming gegeven op { $date }.
consent-stop = Toestemming intrekken
consent-stop-effect = Dit verandert als je intrekt.
consent-stop-noted = Hier staat dan dat je gestopt bent.
consent-stop-seen = { $name } kan dat ook zien.
consent-stop-access = De toegang stopt daarmee niet vanzelf.
consent-stopped = Ingetrokken op { $date }.
consent-age-under-12 = Onder de 12 jaar beslissen { $parent-pl }.
consent-age-12-15 = Tussen 12 en 16 jaar beslissen jongere en { $parent-pl } samen.
consent-age-16 = Vanaf 16 jaar beslist de jongere zelf.
consent-empty = Er is nog geen toestemming gegeven.

erase-title = Definitief wissen
erase-what = Wat wil je wissen?
erase-warning = Dit kan niet ongedaan worden gemaakt.
erase-copies = Kopieën die al zijn gemaakt, kunnen blijven bestaan.
erase-asks-others = Andere toestellen krijgen de opdracht om ook te wissen.
erase-answered = 
    { PLURAL($k) ->
     [one] 1 van de { $n } toestellen heeft gewist.
    *[other] { $k } van de { $n } toestellen hebben gewist.
    }
erase-waiting = Nog geen bevestiging van: { $names }.
erase-file-rule = Een dossier van jeugdhulp wordt volgens de wet { $years } jaar bewaard.
erase-type = Typ ter bevestiging: { $word }
erase-yes = Ja, definitief wissen
erase-done = Het is van dit toestel gewist.

privacy-title = Privacy in het kort
privacy-1 = Alles staat versleuteld op je eigen toestel.
privacy-2 = Jij kiest wie toegang krijgt.
privacy-3 = Een doorgeefcomputer bezorgt je berichten en kan ze niet lezen.
privacy-4 = Die computer ziet wel je internetadres, het tijdstip en de grootte.
privacy-5 = Wie geen toegang meer heeft, ontvangt niets nieuws.
privacy-6 = Maar wat iemand al had, kan die persoon houden.
privacy-7 = Wie in je toestel komt, kan ook oude gedeelde berichten lezen.
privacy-8 = Toestel kwijt? Dan helpt je herstelcode.
privacy-9 = Zijn alle toestellen en de code weg, dan is alles verloren.
privacy-10 = Je mag alles wissen. Andere toestellen krijgen dan ook die opdracht.
privacy-11 = Soms blijft er ergens een kopie bestaan.
privacy-12 = Deel je met een organisatie, dan geldt de privacywet.
privacy-13 = De app geeft geen oordeel en geen score.
