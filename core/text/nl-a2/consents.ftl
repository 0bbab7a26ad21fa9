### Consents, erasing and the privacy text. Dutch, A2.

consent-how-gesproken = Gezegd
consent-how-getikt = Getikt
consent-how-papier = Op papier
consent-by-self = Zelf
consent-by-parent = { $parent-a }
consent-by-guardian = Voogd
consent-someone = Iemand
consent-for-see = { $circle-the } zien
consent-for-write = Ook schrijven
consent-for-talk = Met iemand praten
consent-for-photo = De foto gebruiken
consent-for-contact = Mijn nummer of mail zien
consent-for-research = Onderzoek doen zonder namen
consent-about = Dit gaat over { $name }.
consent-title = Waar zei je ja tegen?
consent-ask = Mag { $name } { $purpose }?
consent-what-for = Dit gebeurt er als je ja zegt.
consent-no-is-fine = Nee is ook goed. Dan verandert er niets.
consent-given = Jij zei ja op { $date }.
consent-stop = Ik wil het niet meer
consent-stop-effect = Dit gebeurt er als je stopt.
consent-stop-noted = Hier staat dan dat je bent gestopt.
consent-stop-seen = { $name } kan dat ook zien.
consent-stop-access = Meekijken stopt niet vanzelf.
consent-stopped = Gestopt op { $date }.
consent-age-under-12 = Onder twaalf jaar beslissen je { $parent-pl }.
consent-age-12-15 = Jij en je { $parent-pl } beslissen samen.
consent-age-16 = Jij beslist zelf.
consent-empty = Je hebt nog nergens ja tegen gezegd.

erase-title = Voor altijd weg
erase-what = Wat moet er weg?
erase-warning = Dit kan niemand meer terugzetten.
erase-copies = Er kan ergens nog een kopie zijn.
erase-asks-others = We vragen andere telefoons het ook te doen.
erase-answered = 
    { PLURAL($k) ->
     [one] 1 van de { $n } telefoons deed het.
    *[other] { $k } van de { $n } telefoons deden het.
    }
erase-waiting = Nog niet gedaan: { $names }.
erase-file-rule = Een organisatie moet soms dingen bewaren.
erase-type = Typ dit woord: { $word }
erase-yes = Ja, voor altijd weg
erase-done = Het is weg van deze telefoon.

privacy-title = Wat gebeurt er met wat je schrijft?
privacy-1 = Alles staat op jouw telefoon. Daar zit een slot op.
privacy-2 = Jij kiest wie mag meekijken.
privacy-3 = Een computer geeft door wat je stuurt. Die leest niets.
privacy-4 = Die ziet wel wanneer en hoeveel je stuurt. En je adres op internet.
privacy-5 = Kijkt iemand niet meer mee? Die krijgt niets nieuws.
privacy-6 = Maar wat iemand al had, kan die persoon houden.
privacy-7 = Komt iemand in jouw telefoon? Die kan alles lezen. Ook wat oud is.
privacy-8 = Telefoon kwijt? Gebruik dan je code op papier.
privacy-9 = Alle telefoons weg en geen code? Dan is alles weg. Wij hebben geen kopie.
privacy-10 = Je mag alles wissen. Andere telefoons vragen we dat ook.
privacy-11 = Soms blijft ergens een kopie staan.
privacy-12 = Deel je met { $worker-a }? Daar zijn regels voor.
privacy-13 = Je krijgt geen punten. Jouw leven is van jou.
