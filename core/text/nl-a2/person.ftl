### The page of one person. Dutch, A2.

person-title = { $name }
person-new-title = Wie zet je erbij?
person-new-help = Een naam is genoeg. Een ? mag ook.
person-there = Kies iemand die er al is
person-there-not = Of zet iemand anders erbij.
person-is-who = Wie is het?
person-is-friend = Vriend of vriendin
person-is-neighbour = Buurman of buurvrouw
person-is-teacher = Juf of meester
person-is-other = Iemand anders
person-is-close = Hoe dichtbij is deze persoon?
person-is-from = Waar ken je deze persoon van?
person-name = Hoe noem je deze persoon?
person-picture = Kies een gezicht
person-age = Hoe oud ongeveer?
person-kind = Wat is het?
person-family = Is dit familie van iemand?
person-languages = Welke taal spreekt deze persoon?
person-strengths = Waar is { $name } goed in?
person-can-give = Wat kan { $name } geven?
person-contact = Nummer of adres
person-contact-help = Dit bewaren we apart. Niemand ziet het zomaar.
person-story = Hoe is het tussen jullie?
person-roles = Wat doet { $name } voor wie?
person-add-role = Een taak erbij
person-role-asked = Heb je dit al gevraagd?
person-role-answer = Wat zegt { $name }?
person-role-when = Wanneer is dit gevraagd?
person-role-parent = Vindt { $parent-a } dit goed?
person-knows-listed = Weet { $name } dat de naam hier staat?
person-tell-them = Vertel het { $name }
person-tell-message = Hoi! Jij staat in mijn { $circle }. Vind je dat goed?
person-thank = Zeg dank je wel
person-thank-message = Dank je wel dat je er voor ons bent.
person-ask = Vraag { $name } om hulp
person-me = Dit ben ik
person-take-away = Haal { $name } weg
person-out = 
    Haal { $name } weg { $circle-num ->
     [pl] bij
    *[sg] uit
    } { $title }
person-take-away-all = Haal { $name } overal weg
person-died = { $name } is overleden
person-died-help = De naam blijft staan, als je dat wilt.
person-statement = Mijn eigen verhaal hierbij
person-quote = { $name } zei het zo: { $text }
person-quote-right = Staat dit er goed?
person-merge-title = Is dit dezelfde persoon?
person-merge-yes = Ja, maak er één van
person-merge-no = Nee, het zijn er twee
person-merge-help = Niets gaat verloren. Je kunt altijd terug.
person-in-family = Hoort { $name } bij { $family-the }?
person-edit = Over { $name }
person-died-ask = Is { $name } overleden?
person-tell = Dat de naam hier staat
person-thanks = Om dank je wel te zeggen
person-say = Wat wil je zeggen?
person-say-when = Voor welke dag?
person-pronoun = Zeg je zij, hij of hen over { $name }?
person-kin-ask = Wat is { $a } van { $b }?
person-partner-ask = Hoe is het nu tussen { $a } en { $b }?
person-speaks = { $name } spreekt { $languages }.
