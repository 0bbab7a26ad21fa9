### The roadshow and its visitors. Dutch, A2.

roadshow-title = { $title }
roadshow-signup = Ik kom ook
roadshow-name = Hoe heet je?
roadshow-org = Waar werk je of in welke wijk woon je?
roadshow-background = Wie ben je?
roadshow-needs = Wat heb jij nodig om mee te doen?
roadshow-food = Wat eet je niet?
roadshow-meet = Wie wil je graag ontmoeten?
roadshow-share = Mogen anderen hier jouw nummer zien?
roadshow-keep = Na { $n } dagen gooien we dit weg.
roadshow-thanks = Dank je wel! Tot { $date }.
roadshow-next-visitor = Klaar. Nu de volgende.
roadshow-check-in = Zoek je naam op de lijst
roadshow-how-was-it = Wat vond je ervan?
roadshow-empty = Nog geen bijeenkomst. Plan er één.

signup-vooraf = Al eerder
signup-ter-plekke = Aan de deur
signup-kiosk = Op de tablet
signup-papier = Op papier
signup-place = Je hebt een plek
signup-waiting = Je wacht op een plek
signup-clash = De organisatie beslist

checkin-in = Binnen
checkin-uit = Weg

sector-beleid = Gemeente en beleid
sector-onderwijs = Onderwijs
sector-praktijk = Werkt met mensen
sector-onderzoek = Onderzoek
sector-gezin = { $family }

background-docent = Docent
background-onderzoeker = Doet onderzoek
background-ervaringsdeskundige = Weet het uit eigen leven
background-professional = Helpt als werk
background-ambtenaar = Werkt bij de gemeente
background-inhoudsdeskundige = Weet veel van dit onderwerp
background-jongere = Jongere
background-ouder = Ouder
background-vrijwilliger = Vrijwilliger
background-bewoner = Woont in de wijk

org-permission-ja = Ja, dat mag
org-permission-nog-vragen = Moet ik nog vragen
org-permission-nvt = Hoeft niet
