### First start and home. Dutch, A2.

welcome-title = Welkom
welcome-what = Hier laat je zien wie er voor jou is.
welcome-yours = Het is van jou. Jij kiest wie meekijkt.
welcome-offline = Je hebt geen internet nodig.
welcome-no-login = Je hoeft niemand te vertellen wie je bent.
welcome-choose-language = Welke taal wil je?
welcome-called = Hoe heet jij?
welcome-start-circle = Begin met je { $circle }
welcome-start-join = Ik heb een code
welcome-start-restore = Ik had dit al
welcome-back-ask = Wat heb je nog?
welcome-start-own = Alleen voor mij

home-title = Hallo { $name }
home-title-no-name = Hallo
home-help = Wat wil je doen?
home-look = Bekijk
home-go-on = Ga verder waar je was
home-talks = { $talk-pl }
home-plan = { $plan-our }
home-own = Mijn eigen plek
home-today = Vandaag: { $title }, om { $time }
home-new = Er is iets nieuws.
home-saved = Alles is bewaard.
home-unsent = 
    { PLURAL($n) ->
     [one] Nog 1 ding niet gestuurd.
    *[other] Nog { $n } dingen niet gestuurd.
    } Laatste keer: { $when }.
home-other-circles = Andere { $circle-pl }
home-empty-title = Nog niemand
home-empty-help = Begin met iemand die je graag ziet.

nav-home = Thuis
nav-map = { $circle }
nav-talks = Praten
nav-plan = { $plan }
nav-menu = Menu
nav-title = Waar wil je heen?
home-another = Nog een kring of eigen plek
