### What one person says about a tie: support, bond, tension, contact, place and lines. Dutch, A2, as it is spoken.

support-praktisch = De een doet iets voor de ander. Zoals koken of boodschappen doen.
support-emotioneel = De een luistert naar het verhaal van de ander.
support-advies = De een denkt mee met de ander en geeft raad.
support-gezelschap = Samen leuke dingen doen.
support-geld-spullen = De een geeft de ander soms geld of spullen.
support-zingeving = Samen praten over hoop of geloof.
support-code-help = De letter zegt welke hulp het is.

level-nooit = Dat gebeurt bijna nooit.
level-soms = Dat gebeurt soms.
level-vaak = Dat gebeurt vaak.
level-unknown = Dit is nog niet ingevuld.
level-in-soms = soms
level-in-vaak = vaak

critical-nooit = Deze persoon zegt bijna nooit dat iets niet goed is.
critical-soms = Deze persoon zegt soms dat iets niet goed is.
critical-vaak = Deze persoon zegt vaak dat iets niet goed is.

strength-sterk = Jullie band is heel sterk.
strength-goed = Jullie band is goed.
strength-gewoon = Jullie band is gewoon.
strength-zwak = Jullie kennen elkaar een beetje.

stress-geen = Het is rustig tussen jullie.
stress-spanning = Er is soms spanning tussen jullie.
stress-ruzie = Er is ruzie tussen jullie.

status-actief = Jullie hebben nu contact.
status-slapend = Er is nu even geen contact. Dat kan weer komen.
status-verbroken = Jullie hebben geen contact meer.
status-gewenst = Je wilt graag contact met deze persoon.

ring-1 = Deze persoon wil je echt niet missen.
ring-2 = Deze persoon is ook heel belangrijk.
ring-3 = Deze persoon hoort er ook bij.
ring-buiten = Dit is iemand van school, een club of hulp.
ring-none = Deze persoon heeft nog geen plek.
ring-not-asked = Deze plek is nog niet gevraagd.

freq-dagelijks = Jullie hebben elke dag contact.
freq-wekelijks = Jullie hebben elke week contact.
freq-maandelijks = Jullie hebben elke maand contact.
freq-paar-keer-jaar = Jullie hebben een paar keer per jaar contact.
freq-niet = Jullie hebben nu geen contact.
freq-in-dagelijks = elke dag
freq-in-wekelijks = elke week
freq-in-maandelijks = elke maand
freq-in-paar-keer-jaar = een paar keer per jaar

mode-langs = Jullie gaan bij elkaar langs.
mode-bellen = Jullie bellen met elkaar.
mode-app = Jullie sturen elkaar berichten.
mode-online = Jullie zien elkaar op een scherm.

known-1j = Je kent deze persoon minder dan een jaar.
known-1-5j = Je kent deze persoon een tot vijf jaar.
known-5j = Je kent deze persoon meer dan vijf jaar.
known-onbekend = Je weet niet meer hoe lang.

direction-in = Deze persoon steunt jou.
direction-out = Jij steunt deze persoon.
direction-both = Jullie steunen elkaar.
direction-unknown = Wie wie steunt, is nog niet ingevuld.

line-strong = Drie lijnen zijn een sterke band.
line-moderate = Twee lijnen zijn een goede band.
line-normal = Eén lijn is een gewone band.
line-weak = Een lijn van streepjes is een dunne band.
line-stressful = Een lijn met golven is spanning.
line-strong-stressful = Dikke golven: een sterke band, maar ook spanning.
line-conflictual = Een lijn met scherpe punten is ruzie.
line-broken = Een lijn met een gat: geen contact meer.
line-unknown = Grijze punten: dit is nog niet ingevuld.
line-short-strong = sterke band
line-short-moderate = goede band
line-short-normal = gewone band
line-short-weak = dunne band
line-short-stressful = band met spanning
line-short-strong-stressful = sterke band met spanning
line-short-conflictual = ruzie
line-short-broken = geen contact meer
line-short-unknown = nog niet ingevuld

knows-ja = Ja, zij kennen elkaar.
knows-nee = Nee, zij kennen elkaar niet.
knows-weet-niet = Je weet niet of zij elkaar kennen.

safe-ja = Ja, bij deze persoon voel je je veilig.
safe-nee = Nee, bij deze persoon voel je je niet veilig.
safe-weet-niet = Dat weet je niet zo goed.

method-zelf = { $respondent } gaf zelf antwoord.
method-samen = { $respondent } en { $recorder } gaven samen antwoord.
method-door-ander = { $recorder } gaf antwoord voor { $respondent }.
