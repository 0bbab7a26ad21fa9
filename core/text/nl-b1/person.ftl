### The page of one person. Dutch, B1.

person-title = { $name }
person-new-title = Persoon toevoegen
person-new-help = Een roepnaam is genoeg. Een vraagteken mag ook.
person-there = Kies iemand die er al is
person-there-not = Of voeg een ander toe.
person-is-who = Wie is het?
person-is-friend = Vriend of vriendin
person-is-neighbour = Buurman of buurvrouw
person-is-teacher = Leerkracht
person-is-other = Iemand anders
person-is-close = Hoe dichtbij is deze persoon?
person-is-from = Waar ken je deze persoon van?
person-name = Roepnaam
person-picture = Plaatje, foto of tekening
person-age = Leeftijdsgroep
person-kind = Soort
person-family = Familieband
person-languages = Talen
person-strengths = Waar is { $name } goed in?
person-can-give = Wat kan { $name } bieden?
person-contact = Contactgegevens (apart bewaard)
person-contact-help = Deze gegevens staan apart en worden niet vanzelf gedeeld.
person-story = Wat is er ingevuld?
person-roles = Rollen
person-add-role = Rol toevoegen
person-role-asked = Is het al gevraagd?
person-role-answer = Wat zegt { $name }?
person-role-when = Wanneer is dit gevraagd?
person-role-parent = Is { $parent-a } akkoord?
person-knows-listed = Weet { $name } dat de naam hier staat?
person-tell-them = { $name } inlichten
person-tell-message = Hoi! Ik heb je in mijn { $circle } gezet. Vind je dat goed?
person-thank = { $name } bedanken
person-thank-message = Dank je wel dat je er voor ons bent.
person-ask = Hulp vragen aan { $name }
person-me = Dit ben ik
person-take-away = { $name } weghalen
person-out = 
    { $name } weghalen { $circle-num ->
     [pl] bij
    *[sg] uit
    } { $title }
person-take-away-all = { $name } overal weghalen
person-died = Overleden
person-died-help = De naam blijft staan, als je dat wilt.
person-statement = Eigen verklaring toevoegen
person-quote = Letterlijk gezegd door { $name }: { $text }
person-quote-right = Klopt dit citaat?
person-merge-title = Dezelfde persoon?
person-merge-yes = Ja, samenvoegen
person-merge-no = Nee, apart houden
person-merge-help = Niets gaat verloren en je kunt het terugdraaien.
person-in-family = Hoort { $name } bij { $family-the }?
person-edit = Over { $name }
person-died-ask = Is { $name } overleden?
person-tell = Dat de naam hier staat
person-thanks = Om te bedanken
person-say = Wat wil je zeggen?
person-say-when = Voor welke dag?
person-pronoun = Zeg je zij, hij of hen over { $name }?
person-kin-ask = Wat is { $a } van { $b }?
person-partner-ask = Hoe is het nu tussen { $a } en { $b }?
person-speaks = { $name } spreekt { $languages }.
