### What kind of person it is, age, gender and kin. Dutch, A2, as it is spoken.

domain-huis = Iemand die bij je in huis woont.
domain-familie = Iemand van je familie.
domain-werk-school = Iemand van je werk of van school.
domain-club-geloof = Iemand van sport, een club of je geloof.
domain-vrienden = Een vriend of vriendin.
domain-buren = Iemand uit de straat of de buurt.
domain-diensten = Helpen is het werk van deze persoon.
domain-anders = Iemand die je ergens anders van kent.

category-g = Het gezin waar je als kind woonde.
category-f = Iemand van je familie.
category-v = Een vriend of vriendin.
category-k = Iemand van werk, school of een club.
category-b = Iemand uit de straat of de buurt.
category-r = Iemand bij wie je om raad vraagt.
category-z = Zorg geven is het werk van deze persoon.

formality-informeel = Deze persoon komt uit je eigen leven.
formality-voorveld = Deze persoon ken je van school, sport of buurt.
formality-formeel = Helpen is het werk van deze persoon.

kind-person = Dit is een mens.
kind-group = Dit is een groep mensen.
kind-organisation = Dit is een organisatie. Zoals een school of club.
kind-pet = Dit is een dier.
kind-place = Dit is een plek waar je graag bent.
kind-placeholder = Je weet niet hoe deze persoon heet.

avatar-picto = Kies een plaatje voor deze persoon.
avatar-foto = Kies een foto van deze persoon.
avatar-getekend = Maak zelf een gezicht.

kin-ouder-geboorte = Dit is een ouder.
kin-kind-geboorte = Dit is een kind.
kin-ouder-adoptie = Dit is een ouder door adoptie.
kin-kind-adoptie = Dit is een kind door adoptie.
kin-ouder-pleeg = Bij een pleegouder mag een kind wonen.
kin-kind-pleeg = Dit kind mag hier wonen.
kin-ouder-stief = Dit is de partner van je ouder.
kin-kind-stief = Dit is een kind van je partner.
kin-voogd = Een voogd beslist over belangrijke dingen voor een kind.
kin-kind-voogd = Voor dit kind beslist een voogd mee.
kin-donor = Deze persoon hielp om een kind te krijgen.
kin-kind-donor = Dit kind kwam met hulp van een donor.
kin-partner = Dit is een partner.
kin-broer-zus = Dit is een broer of zus.
kin-name-moeder = Dit is de moeder.
kin-name-vader = Dit is de vader.
kin-name-dochter = Dit is de dochter.
kin-name-zoon = Dit is de zoon.
kin-name-broer = Dit is de broer.
kin-name-zus = Dit is de zus.
kin-name-halfbroer-zus = Jullie hebben samen één ouder.
kin-name-stiefbroer-zus = Jullie ouders zijn nu partners.
kin-name-opa = Dit is opa.
kin-name-oma = Dit is oma.
kin-name-grootouder = Dit is een opa of oma.
kin-name-kleinkind = Dit is een kleinkind.
kin-name-oom = Dit is een oom.
kin-name-tante = Dit is een tante.
kin-name-neef-nicht = Dit is een neef of nicht.
kin-name-ex = Dit was een partner.
kin-name-schoonfamilie = Dit is familie van je partner.

partner-gehuwd = Zij zijn getrouwd.
partner-geregistreerd = Zij zijn partners voor de wet.
partner-samen = Zij wonen samen.
partner-lat = Zij zijn samen, maar wonen niet samen.
partner-uit-elkaar = Zij zijn uit elkaar.
partner-gescheiden = Zij zijn gescheiden.
partner-samenwonen-beeindigd = Zij woonden vroeger samen.
partner-overleden = De partner is overleden.

certainty-zeker = Dit weet je zeker.
certainty-denk-ik = Dit denk je, maar je weet het niet zeker.
certainty-onbekend = Dit weet je niet.

deceased-yes = Deze persoon is overleden.

pronoun-zij = Je zegt zij en haar.
pronoun-hij = Je zegt hij en hem.
pronoun-hen = Je zegt hen en hun.
pronoun-name = Je zegt alleen de naam.

gender-vrouw = Dit is een vrouw of meisje.
gender-man = Dit is een man of jongen.
gender-anders = Deze persoon is geen man en geen vrouw.
gender-unknown = Je hoeft dit niet te zeggen.

age-0-3 = Nul, één, twee of drie jaar oud.
age-4-7 = Vier tot en met zeven jaar oud.
age-8-11 = Acht tot en met elf jaar oud.
age-12-15 = Twaalf tot en met vijftien jaar oud.
age-16-17 = Zestien of zeventien jaar oud.
age-18-24 = Achttien tot en met vierentwintig jaar oud.
age-25-64 = Vijfentwintig tot en met vierenzestig jaar oud.
age-65 = Vijfenzestig jaar of ouder.
age-unknown = De leeftijd weet je niet.

face-part-hair = Kies het haar.
face-part-colour = Kies de kleur van het haar.
face-part-skin = Kies de kleur van de huid.
face-part-glasses = Kies met of zonder bril.
face-part-beard = Kies met of zonder baard.
face-part-clothes = Kies de kleur van de kleren.
face-part-cover = Kies de kleur van wat op het hoofd zit.
face-part-background = Kies de kleur achter het gezicht.
face-part-age = Kies een kind of iemand die groot is.
face-hair-short = Kort haar.
face-hair-curly = Haar met krullen.
face-hair-long = Lang haar.
face-hair-bob = Half lang haar.
face-hair-tail = Haar in een staart.
face-hair-bun = Haar in een knot.
face-hair-braids = Haar in vlechten.
face-hair-afro = Veel krullen, rond het hoofd.
face-hair-bald = Geen haar.
face-hair-spikes = Haar dat omhoog staat.
face-hair-headscarf = Een hoofddoek.
face-hair-cap = Een pet op.
face-hair-turban = Een tulband.
face-colour-black = Zwart.
face-colour-brown = Bruin.
face-colour-light-brown = Licht bruin.
face-colour-blond = Blond.
face-colour-red = Rood.
face-colour-grey = Grijs.
face-colour-white = Wit.
face-colour-green = Groen.
face-colour-orange = Oranje.
face-colour-yellow = Geel.
face-colour-blue = Blauw.
face-colour-purple = Paars.
face-colour-dark = Donker.
face-colour-pink = Roze.
face-colour-sand = De kleur van zand.
face-skin = Huid { $n } van zes. Eén is licht, zes is donker.
face-glasses-yes = Met bril.
face-glasses-no = Geen bril.
face-beard-yes = Met baard.
face-beard-no = Geen baard.
face-child = Dit is een kind.
face-grown = Dit is iemand die groot is.
face-first = Tik hier voor het gezicht dat er eerst stond.
face-title = Maak een gezicht.
