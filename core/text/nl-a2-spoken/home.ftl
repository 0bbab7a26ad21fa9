### First start and home. Dutch, A2, as it is spoken.

welcome-title = Welkom!
welcome-what = Hier laat je zien wie er voor jou is.
welcome-yours = Het is van jou. Jij kiest wie meekijkt.
welcome-offline = Je hebt geen internet nodig.
welcome-no-login = Je hoeft niemand te vertellen wie je bent.
welcome-choose-language = Welke taal wil je?
welcome-called = Hoe heet jij?
welcome-start-circle = Tik hier om te beginnen met je { $circle }.
welcome-start-join = Tik hier als je een code hebt gekregen.
welcome-start-restore = Tik hier als je dit al eerder had.
welcome-back-ask = Wat heb je nog?
welcome-start-own = Tik hier voor een plek voor jou alleen.

home-title = Hallo { $name }
home-title-no-name = Hallo
home-help = Wat wil je doen?
home-look = Tik hier voor de mensen om je heen.
home-go-on = Tik hier: dan ga je verder.
home-talks = Tik hier voor jullie { $talk-pl }.
home-plan = Tik hier: wie doet wat?
home-own = Tik hier voor wat alleen van jou is.
home-today = Vandaag: { $title }, om { $time }
home-new = Er is iets nieuws. Kijk maar.
home-saved = Alles is bewaard.
home-unsent = 
    { PLURAL($n) ->
     [one] Nog één ding is niet gestuurd.
    *[other] Nog { $n } dingen zijn niet gestuurd.
    } De laatste keer was { $when }.
home-other-circles = Tik hier voor een andere { $circle }.
home-empty-title = Hier staat nog niemand.
home-empty-help = Begin met iemand die je graag ziet.

nav-home = Thuis
nav-map = { $circle }
nav-talks = Praten
nav-plan = { $plan }
nav-menu = Tik hier: dan zie je waar je heen kunt.
nav-title = Waar wil je heen?
home-another = Tik hier voor nog een kring of een eigen plek.
