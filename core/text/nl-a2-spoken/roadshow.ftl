### The roadshow and its visitors. Dutch, A2, as it is spoken.

roadshow-title = Welkom bij { $title }.
roadshow-signup = Tik hier als je ook komt.
roadshow-name = Hoe heet je?
roadshow-org = Waar werk je of in welke wijk woon je?
roadshow-background = Wie ben je? Kies wat bij jou past.
roadshow-needs = Wat heb jij nodig om mee te doen?
roadshow-food = Wat eet je niet?
roadshow-meet = Wie wil je graag ontmoeten?
roadshow-share = Mogen anderen hier jouw nummer zien?
roadshow-keep = Na { $n } dagen gooien we dit weg.
roadshow-thanks = Dank je wel! Tot { $date }.
roadshow-next-visitor = Klaar. Nu mag de volgende.
roadshow-check-in = Tik hier en zoek je naam.
roadshow-how-was-it = Wat vond je ervan?
roadshow-empty = Nog geen bijeenkomst. Plan er één.

signup-vooraf = { $name } stond al op de lijst.
signup-ter-plekke = { $name } kwam aan de deur op de lijst.
signup-kiosk = { $name } deed het zelf op de tablet.
signup-papier = { $name } schreef het op papier.
signup-place = Je hebt een plek. Tot dan!
signup-waiting = Het is vol. Jij staat op nummer { $n }.
signup-clash = Er zijn te veel mensen. De organisatie beslist.

checkin-in = { $name } is binnen.
checkin-uit = { $name } is naar huis.

sector-beleid = Deze persoon werkt aan regels en plannen.
sector-onderwijs = Deze persoon werkt in het onderwijs.
sector-praktijk = Deze persoon werkt met kinderen en ouders.
sector-onderzoek = Deze persoon doet onderzoek.
sector-gezin = Deze persoon weet het uit het eigen leven.

background-docent = Deze persoon geeft les.
background-onderzoeker = Deze persoon doet onderzoek.
background-ervaringsdeskundige = Deze persoon heeft het zelf meegemaakt.
background-professional = Helpen is het werk van deze persoon.
background-ambtenaar = Deze persoon werkt bij de gemeente.
background-inhoudsdeskundige = Deze persoon weet veel van dit onderwerp.
background-jongere = Deze persoon is een jongere.
background-ouder = Deze persoon is een ouder.
background-vrijwilliger = Deze persoon helpt en krijgt daar geen geld voor.
background-bewoner = Deze persoon woont in de wijk.

org-permission-ja = Je mag komen van je werk.
org-permission-nog-vragen = Je moet het nog vragen op je werk.
org-permission-nvt = Dit is voor jou niet nodig.
