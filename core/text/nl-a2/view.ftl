### What one person says about a tie: support, bond, tension, contact, place and lines. Dutch, A2.

support-praktisch = Helpen
support-emotioneel = Luisteren en troost
support-advies = Meedenken
support-gezelschap = Leuke dingen doen
support-geld-spullen = Geld of spullen
support-zingeving = Hoop en geloof
support-code-help = De letter zegt welke hulp het is.

level-nooit = Bijna nooit
level-soms = Soms
level-vaak = Vaak
level-unknown = Nog niet ingevuld
level-in-soms = soms
level-in-vaak = vaak

critical-nooit = Bijna nooit streng voor je
critical-soms = Soms streng voor je
critical-vaak = Vaak streng voor je

strength-sterk = Sterke band
strength-goed = Goede band
strength-gewoon = Gewone band
strength-zwak = Dunne band

stress-geen = Geen spanning
stress-spanning = Spanning
stress-ruzie = Ruzie

status-actief = Wel contact
status-slapend = Nu even geen contact
status-verbroken = Geen contact meer
status-gewenst = Ik wil graag contact

ring-1 = Heel dichtbij
ring-2 = Dichtbij
ring-3 = Verder weg
ring-buiten = School, club en hulp
ring-none = Nog geen plek
ring-not-asked = Plek nog niet gevraagd

freq-dagelijks = Elke dag
freq-wekelijks = Elke week
freq-maandelijks = Elke maand
freq-paar-keer-jaar = Een paar keer per jaar
freq-niet = Nu niet
freq-in-dagelijks = elke dag
freq-in-wekelijks = elke week
freq-in-maandelijks = elke maand
freq-in-paar-keer-jaar = een paar keer per jaar

mode-langs = Elkaar zien
mode-bellen = Bellen
mode-app = Berichten sturen
mode-online = Online

known-1j = Minder dan een jaar
known-1-5j = Een tot vijf jaar
known-5j = Meer dan vijf jaar
known-onbekend = Weet ik niet

direction-in = Steunt mij
direction-out = Ik steun
direction-both = Wij steunen elkaar
direction-unknown = Nog niet ingevuld

line-strong = Sterke band: drie lijnen
line-moderate = Goede band: dubbele lijn
line-normal = Gewone band: één lijn
line-weak = Dunne band: streepjes
line-stressful = Spanning: lijn met golven
line-strong-stressful = Sterk met spanning: dikke golven
line-conflictual = Ruzie: scherpe punten
line-broken = Geen contact meer: lijn met gat
line-unknown = Nog niet ingevuld: grijze punten
line-short-strong = sterke band
line-short-moderate = goede band
line-short-normal = gewone band
line-short-weak = dunne band
line-short-stressful = band met spanning
line-short-strong-stressful = sterke band met spanning
line-short-conflictual = ruzie
line-short-broken = geen contact meer
line-short-unknown = nog niet ingevuld

knows-ja = Ja
knows-nee = Nee
knows-weet-niet = Weet ik niet

safe-ja = Ja
safe-nee = Nee
safe-weet-niet = Weet ik niet

method-zelf = Zelf antwoord gegeven
method-samen = Samen antwoord gegeven
method-door-ander = Iemand anders gaf antwoord
