### The page of one person. Dutch, A2, as it is spoken.

person-title = Dit is { $name }.
person-new-title = Wie zet je erbij?
person-new-help = Een naam is genoeg. Weet je de naam niet? Ook goed.
person-there = Kies iemand die er al is.
person-there-not = Of zet iemand anders erbij.
person-is-who = Wie is het?
person-is-friend = Vriend of vriendin
person-is-neighbour = Buurman of buurvrouw
person-is-teacher = Juf of meester
person-is-other = Iemand anders
person-is-close = Hoe dichtbij is deze persoon?
person-is-from = Waar ken je deze persoon van?
person-name = Hoe noem je deze persoon?
person-picture = Tik hier en kies een gezicht.
person-age = Hoe oud ongeveer?
person-kind = Is het een mens, een groep of iets anders?
person-family = Is dit familie van iemand?
person-languages = Welke taal spreekt deze persoon?
person-strengths = Waar is { $name } goed in?
person-can-give = Wat kan { $name } geven?
person-contact = Hier kun je een nummer of adres bewaren.
person-contact-help = Dit bewaren we apart. Niemand ziet het zomaar.
person-story = Dit vertel je over { $name }.
person-roles = Wat doet { $name } voor wie?
person-add-role = Tik hier om een taak te kiezen.
person-role-asked = Heb je dit al gevraagd?
person-role-answer = Wat zegt { $name }?
person-role-when = Wanneer is dit gevraagd?
person-role-parent = Vindt { $parent-a } dit goed?
person-knows-listed = Weet { $name } dat de naam hier staat?
person-tell-them = Tik hier voor een bericht aan { $name }.
person-tell-message = Hoi! Jij staat in mijn { $circle }. Vind je dat goed?
person-thank = Tik hier om { $name } te bedanken.
person-thank-message = Dank je wel dat je er voor ons bent.
person-ask = Tik hier om { $name } iets te vragen.
person-me = Tik hier als jij dit bent.
person-take-away = Tik hier om { $name } weg te halen.
person-out = 
    Tik hier om { $name } weg te halen { $circle-num ->
     [pl] bij
    *[sg] uit
    } { $title }.
person-take-away-all = Tik hier om { $name } overal weg te halen.
person-died = Tik hier als { $name } is overleden.
person-died-help = De naam blijft staan, als je dat wilt.
person-statement = Hier kun je jouw verhaal bij zetten.
person-quote = { $name } zei het zo: { $text }
person-quote-right = Staat dit er goed?
person-merge-title = { $a } en { $b }: is dit dezelfde persoon?
person-merge-yes = Tik hier: dan worden het één persoon.
person-merge-no = Tik hier: het blijven twee mensen.
person-merge-help = Niets gaat verloren. Je kunt altijd terug.
person-in-family = Hoort { $name } bij { $family-the }?
person-edit = Dit gaat over { $name }.
person-died-ask = Is { $name } overleden?
person-tell = Hiermee vertel je dat de naam hier staat.
person-thanks = Hiermee zeg je dank je wel.
person-say = Wat wil je zeggen tegen { $name }?
person-say-when = Voor welke dag is het?
person-pronoun = Zeg je zij, hij of hen over { $name }?
person-kin-ask = Wat is { $a } van { $b }?
person-partner-ask = Hoe is het nu tussen { $a } en { $b }?
person-speaks = { $name } spreekt { $languages }.
