### What kind of person it is, age, gender and kin. Dutch, B1.

domain-huis = Huisgenoten
domain-familie = Andere familie
domain-werk-school = Werk of school
domain-club-geloof = Club, vereniging of geloof
domain-vrienden = Vrienden
domain-buren = Buren en buurt
domain-diensten = Formele hulp
domain-anders = Anders

category-g = Gezin van herkomst
category-f = Familie
category-v = Vrienden
category-k = Kennissen en collega's
category-b = Buren
category-r = Raadslieden
category-z = Zorgverleners

formality-informeel = Informeel
formality-voorveld = Voorveld (school, sport, welzijn)
formality-formeel = Formeel (zorg, hulp, gemeente)

kind-person = Persoon
kind-group = Groep
kind-organisation = Organisatie
kind-pet = Huisdier
kind-place = Plek
kind-placeholder = Onbekende persoon

avatar-picto = Plaatje
avatar-foto = Foto
avatar-getekend = Getekend gezicht

kin-ouder-geboorte = Ouder (door geboorte)
kin-kind-geboorte = Kind (door geboorte)
kin-ouder-adoptie = Adoptieouder
kin-kind-adoptie = Adoptiekind
kin-ouder-pleeg = Pleegouder
kin-kind-pleeg = Pleegkind
kin-ouder-stief = Stiefouder of bonusouder
kin-kind-stief = Stiefkind of bonuskind
kin-voogd = Voogd
kin-kind-voogd = Kind onder voogdij
kin-donor = Donor of draagmoeder
kin-kind-donor = Kind via donor of draagmoeder
kin-partner = Partner
kin-broer-zus = Broer of zus (ouders onbekend)
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
kin-name-grootouder = Grootouder
kin-name-kleinkind = Kleinkind
kin-name-oom = Oom
kin-name-tante = Tante
kin-name-neef-nicht = Neef of nicht
kin-name-ex = Ex-partner
kin-name-schoonfamilie = Schoonfamilie

partner-gehuwd = Getrouwd
partner-geregistreerd = Geregistreerd partnerschap
partner-samen = Samenwonend
partner-lat = Relatie, apart wonend (lat)
partner-uit-elkaar = Uit elkaar
partner-gescheiden = Gescheiden
partner-samenwonen-beeindigd = Samenwonen gestopt
partner-overleden = Partner overleden

certainty-zeker = Zeker
certainty-denk-ik = Waarschijnlijk
certainty-onbekend = Onbekend

deceased-yes = Overleden

pronoun-zij = Zij/haar
pronoun-hij = Hij/hem
pronoun-hen = Hen/hun of die/diens
pronoun-name = Alleen de naam

gender-vrouw = Vrouw of meisje
gender-man = Man of jongen
gender-anders = Anders (bijvoorbeeld non-binair)
gender-unknown = Niet ingevuld

age-0-3 = 0 t/m 3 jaar
age-4-7 = 4 t/m 7 jaar
age-8-11 = 8 t/m 11 jaar
age-12-15 = 12 t/m 15 jaar
age-16-17 = 16 of 17 jaar
age-18-24 = 18 t/m 24 jaar
age-25-64 = 25 t/m 64 jaar
age-65 = 65 jaar of ouder
age-unknown = Leeftijd onbekend

face-part-hair = Haar
face-part-colour = Haarkleur
face-part-skin = Huidskleur
face-part-glasses = Bril
face-part-beard = Baard
face-part-clothes = Kleding
face-part-cover = Kleur van de hoofdbedekking
face-part-background = Achtergrond
face-part-age = Kind of volwassene
face-hair-short = Kort haar
face-hair-curly = Krullen
face-hair-long = Lang haar
face-hair-bob = Halflang haar
face-hair-tail = Paardenstaart
face-hair-bun = Knot
face-hair-braids = Vlechten
face-hair-afro = Afro
face-hair-bald = Kaal
face-hair-spikes = Stekels
face-hair-headscarf = Hoofddoek
face-hair-cap = Pet
face-hair-turban = Tulband
face-colour-black = Zwart
face-colour-brown = Bruin
face-colour-light-brown = Lichtbruin
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
face-colour-sand = Zandkleur
face-skin = Huidskleur { $n } van 6, van licht naar donker
face-glasses-yes = Met bril
face-glasses-no = Zonder bril
face-beard-yes = Met baard
face-beard-no = Zonder baard
face-child = Kind
face-grown = Volwassene
face-first = Oorspronkelijk gezicht
face-title = Maak een gezicht
