### What kind of person it is, age, gender and kin. Dutch, A2.

domain-huis = Thuis
domain-familie = Familie
domain-werk-school = Werk of school
domain-club-geloof = Club of geloof
domain-vrienden = Vrienden
domain-buren = Buren
domain-diensten = { $worker-pl }
domain-anders = Iets anders

category-g = Gezin van vroeger
category-f = Familie
category-v = Vrienden
category-k = Bekenden
category-b = Buren
category-r = Mensen die raad geven
category-z = Mensen die zorg geven

formality-informeel = Uit je eigen leven
formality-voorveld = Van school, sport of buurt
formality-formeel = Helpt als werk

kind-person = Mens
kind-group = Groep
kind-organisation = Organisatie
kind-pet = Dier
kind-place = Plek
kind-placeholder = Iemand, naam niet bekend

avatar-picto = Plaatje
avatar-foto = Foto
avatar-getekend = Zelf tekenen

kin-ouder-geboorte = Ouder
kin-kind-geboorte = Kind
kin-ouder-adoptie = Ouder door adoptie
kin-kind-adoptie = Kind door adoptie
kin-ouder-pleeg = Pleegouder
kin-kind-pleeg = Pleegkind
kin-ouder-stief = Stiefouder
kin-kind-stief = Stiefkind
kin-voogd = Voogd
kin-kind-voogd = Kind met een voogd
kin-donor = Donor of draagmoeder
kin-kind-donor = Kind via donor of draagmoeder
kin-partner = Partner
kin-broer-zus = Broer of zus
kin-name-moeder = Moeder
kin-name-vader = Vader
kin-name-dochter = Dochter
kin-name-zoon = Zoon
kin-name-broer = Broer
kin-name-zus = Zus
kin-name-halfbroer-zus = Halfbroer of halfzus
kin-name-stiefbroer-zus = Stiefbroer of stiefzus
kin-name-opa = Opa
kin-name-oma = Oma
kin-name-grootouder = Opa of oma
kin-name-kleinkind = Kleinkind
kin-name-oom = Oom
kin-name-tante = Tante
kin-name-neef-nicht = Neef of nicht
kin-name-ex = Ex-partner
kin-name-schoonfamilie = Familie van je partner

partner-gehuwd = Getrouwd
partner-geregistreerd = Partners voor de wet
partner-samen = Wonen samen
partner-lat = Relatie, niet één huis
partner-uit-elkaar = Uit elkaar
partner-gescheiden = Gescheiden
partner-samenwonen-beeindigd = Woonden vroeger samen
partner-overleden = Partner is overleden

certainty-zeker = Zeker
certainty-denk-ik = Denk ik
certainty-onbekend = Weet ik niet

deceased-yes = Overleden

pronoun-zij = Zij, haar
pronoun-hij = Hij, hem
pronoun-hen = Hen, hun
pronoun-name = Alleen de naam

gender-vrouw = Vrouw of meisje
gender-man = Man of jongen
gender-anders = Anders
gender-unknown = Zeg ik niet

age-0-3 = 0 tot en met 3 jaar
age-4-7 = 4 tot en met 7 jaar
age-8-11 = 8 tot en met 11 jaar
age-12-15 = 12 tot en met 15 jaar
age-16-17 = 16 of 17 jaar
age-18-24 = 18 tot en met 24 jaar
age-25-64 = 25 tot en met 64 jaar
age-65 = 65 jaar of ouder
age-unknown = Weet ik niet

face-part-hair = Haar
face-part-colour = Haarkleur
face-part-skin = Huid
face-part-glasses = Bril
face-part-beard = Baard
face-part-clothes = Kleren
face-part-cover = Kleur op het hoofd
face-part-background = Achter het gezicht
face-part-age = Kind of groot
face-hair-short = Kort haar
face-hair-curly = Krullen
face-hair-long = Lang haar
face-hair-bob = Half lang haar
face-hair-tail = Staart
face-hair-bun = Knot
face-hair-braids = Vlechten
face-hair-afro = Afro
face-hair-bald = Kaal
face-hair-spikes = Haar omhoog
face-hair-headscarf = Hoofddoek
face-hair-cap = Pet
face-hair-turban = Tulband
face-colour-black = Zwart
face-colour-brown = Bruin
face-colour-light-brown = Licht bruin
face-colour-blond = Blond
face-colour-red = Rood
face-colour-grey = Grijs
face-colour-white = Wit
face-colour-green = Groen
face-colour-orange = Oranje
face-colour-yellow = Geel
face-colour-blue = Blauw
face-colour-purple = Paars
face-colour-dark = Donker
face-colour-pink = Roze
face-colour-sand = Zand
face-skin = Huid { $n }
face-glasses-yes = Met bril
face-glasses-no = Geen bril
face-beard-yes = Met baard
face-beard-no = Geen baard
face-child = Kind
face-grown = Groot
face-first = Het eerste gezicht
face-title = Maak een gezicht
