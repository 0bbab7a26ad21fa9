### What kind of person it is, age, gender and kin. English.

domain-huis = Household
domain-familie = Other family
domain-werk-school = Work or school
domain-club-geloof = Club or faith
domain-vrienden = Friends
domain-buren = Neighbours
domain-diensten = Formal services
domain-anders = Other

category-g = Family of origin
category-f = Relatives
category-v = Friends
category-k = Acquaintances and colleagues
category-b = Neighbours
category-r = Advisers
category-z = Care professionals

formality-informeel = Informal
formality-voorveld = Community (school, sport, youth work)
formality-formeel = Formal (care, services, council)

kind-person = Person
kind-group = Group
kind-organisation = Organisation
kind-pet = Pet
kind-place = Place
kind-placeholder = Unknown person

avatar-picto = Picture
avatar-foto = Photo
avatar-getekend = Drawn face

kin-ouder-geboorte = Birth parent
kin-kind-geboorte = Birth child
kin-ouder-adoptie = Adoptive parent
kin-kind-adoptie = Adopted child
kin-ouder-pleeg = Foster parent
kin-kind-pleeg = Foster child
kin-ouder-stief = Step-parent
kin-kind-stief = Stepchild
kin-voogd = Guardian
kin-kind-voogd = Child under guardianship
kin-donor = Donor or surrogate
kin-kind-donor = Child through donor or surrogate
kin-partner = Partner
kin-broer-zus = Sibling (parents unknown)
kin-name-moeder = Mother
kin-name-vader = Father
kin-name-dochter = Daughter
kin-name-zoon = Son
kin-name-broer = Brother
kin-name-zus = Sister
kin-name-halfbroer-zus = Half-sibling
kin-name-stiefbroer-zus = Step-sibling
kin-name-opa = Grandfather
kin-name-oma = Grandmother
kin-name-grootouder = Grandparent
kin-name-kleinkind = Grandchild
kin-name-oom = Uncle
kin-name-tante = Aunt
kin-name-neef-nicht = Cousin, nephew or niece
kin-name-ex = Ex-partner
kin-name-schoonfamilie = In-laws

partner-gehuwd = Married
partner-geregistreerd = Registered partnership
partner-samen = Living together
partner-lat = Together, living apart
partner-uit-elkaar = Separated
partner-gescheiden = Divorced
partner-samenwonen-beeindigd = Used to live together
partner-overleden = Partner has died

certainty-zeker = Certain
certainty-denk-ik = I think so
certainty-onbekend = Don't know

deceased-yes = Has died

pronoun-zij = She/her
pronoun-hij = He/him
pronoun-hen = They/them
pronoun-name = Name only

gender-vrouw = Woman or girl
gender-man = Man or boy
gender-anders = Another gender
gender-unknown = Not stated

age-0-3 = 0 to 3 years
age-4-7 = 4 to 7 years
age-8-11 = 8 to 11 years
age-12-15 = 12 to 15 years
age-16-17 = 16 or 17 years
age-18-24 = 18 to 24 years
age-25-64 = 25 to 64 years
age-65 = 65 or older
age-unknown = Age unknown

face-part-hair = Hair
face-part-colour = Hair colour
face-part-skin = Skin
face-part-glasses = Glasses
face-part-beard = Beard
face-part-clothes = Clothes
face-part-cover = Colour on the head
face-part-background = Background
face-part-age = Child or adult
face-hair-short = Short hair
face-hair-curly = Curls
face-hair-long = Long hair
face-hair-bob = Hair to the chin
face-hair-tail = Ponytail
face-hair-bun = Bun
face-hair-braids = Braids
face-hair-afro = Afro
face-hair-bald = Bald
face-hair-spikes = Spikes
face-hair-headscarf = Headscarf
face-hair-cap = Cap
face-hair-turban = Turban
face-colour-black = Black
face-colour-brown = Brown
face-colour-light-brown = Light brown
face-colour-blond = Blond
face-colour-red = Red
face-colour-grey = Grey
face-colour-white = White
face-colour-green = Green
face-colour-orange = Orange
face-colour-yellow = Yellow
face-colour-blue = Blue
face-colour-purple = Purple
face-colour-dark = Dark
face-colour-pink = Pink
face-colour-sand = Sand
face-skin = Skin { $n } of 6, light to dark
face-glasses-yes = With glasses
face-glasses-no = Without glasses
face-beard-yes = With a beard
face-beard-no = Without a beard
face-child = Child
face-grown = Adult
face-first = The first face
face-title = Make a face
