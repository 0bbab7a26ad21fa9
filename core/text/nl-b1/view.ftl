### What one person says about a tie: support, bond, tension, contact, place and lines. Dutch, B1.

support-praktisch = Praktische hulp
support-emotioneel = Luisteren en troosten
support-advies = Advies en informatie
support-gezelschap = Gezelschap en plezier
support-geld-spullen = Geld of spullen
support-zingeving = Hoop, geloof en zin
support-code-help = De letter op de lijn zegt welke soort steun het is.

level-nooit = Bijna nooit
level-soms = Soms
level-vaak = Vaak
level-unknown = Nog niet ingevuld
level-in-soms = soms
level-in-vaak = vaak

critical-nooit = Bijna nooit kritisch
critical-soms = Soms kritisch
critical-vaak = Vaak kritisch

strength-sterk = Sterke band
strength-goed = Goede band
strength-gewoon = Gewone band
strength-zwak = Dunne band

stress-geen = Geen spanning
stress-spanning = Spanning
stress-ruzie = Ruzie

status-actief = Contact
status-slapend = Even geen contact
status-verbroken = Contact verbroken
status-gewenst = Gewenst contact

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
freq-niet = Niet
freq-in-dagelijks = elke dag
freq-in-wekelijks = elke week
freq-in-maandelijks = elke maand
freq-in-paar-keer-jaar = een paar keer per jaar

mode-langs = Langsgaan
mode-bellen = Bellen
mode-app = Berichten sturen
mode-online = Online of videobellen

known-1j = Minder dan 1 jaar
known-1-5j = 1 tot 5 jaar
known-5j = Meer dan 5 jaar
known-onbekend = Onbekend

direction-in = Steun voor mij
direction-out = Steun van mij
direction-both = Over en weer
direction-unknown = Richting nog niet ingevuld

line-strong = Sterke band: drie lijnen
line-moderate = Goede band: dubbele lijn
line-normal = Gewone band: enkele lijn
line-weak = Dunne band: stippellijn
line-stressful = Spanning: golvende lijn
line-strong-stressful = Sterke band met spanning: dikke golflijn
line-conflictual = Ruzie: zigzaglijn
line-broken = Contact verbroken: lijn met een gat
line-unknown = Nog niet ingevuld: grijze stippellijn
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

safe-ja = Ja, veilig
safe-nee = Nee, niet veilig
safe-weet-niet = Weet ik niet

method-zelf = Zelf ingevuld
method-samen = Samen ingevuld
method-door-ander = Door een ander ingevuld
