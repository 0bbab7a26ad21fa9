### The roadshow and its visitors. Dutch, B1.

roadshow-title = { $title }
roadshow-signup = Aanmelden
roadshow-name = Naam
roadshow-org = Organisatie of wijk (mag leeg blijven)
roadshow-background = Achtergrond
roadshow-needs = Wat heb je nodig om mee te kunnen doen?
roadshow-food = Dieetwensen
roadshow-meet = Wie wil je graag ontmoeten?
roadshow-share = Mogen andere bezoekers je contactgegevens zien?
roadshow-keep = Deze gegevens worden na { $n } dagen gewist.
roadshow-thanks = Bedankt voor je aanmelding. Tot { $date }.
roadshow-next-visitor = Volgende bezoeker
roadshow-check-in = Inchecken
roadshow-how-was-it = Wat vond je van de bijeenkomst?
roadshow-empty = Nog geen bijeenkomst gepland. Plan er een.

signup-vooraf = Vooraf aangemeld
signup-ter-plekke = Ter plekke aangemeld
signup-kiosk = Via de kiosk
signup-papier = Op papier
signup-place = Geplaatst
signup-waiting = Wachtlijst, plaats { $n }
signup-clash = Botsing: de organisator beslist

checkin-in = Ingecheckt
checkin-uit = Uitgecheckt

sector-beleid = Beleid
sector-onderwijs = Onderwijs
sector-praktijk = Praktijk
sector-onderzoek = Onderzoek
sector-gezin = Gezin of ervaringsdeskundige

background-docent = Docent
background-onderzoeker = Onderzoeker
background-ervaringsdeskundige = Ervaringsdeskundige
background-professional = Professional
background-ambtenaar = Ambtenaar
background-inhoudsdeskundige = Inhoudsdeskundige
background-jongere = Jongere
background-ouder = Ouder
background-vrijwilliger = Vrijwilliger
background-bewoner = Bewoner

org-permission-ja = Toestemming van mijn organisatie
org-permission-nog-vragen = Nog vragen
org-permission-nvt = Niet van toepassing
