### First start and home. Dutch, B1.

welcome-title = Welkom
welcome-what = Met Steunkring breng je in beeld wie er voor je is.
welcome-yours = Het is van jullie. Jullie kiezen wie meekijkt.
welcome-offline = Internet is niet nodig.
welcome-no-login = Een account is niet nodig.
welcome-choose-language = In welke taal wil je lezen?
welcome-called = Hoe wil je hier heten?
welcome-start-circle = Beginnen met { $circle-the }
welcome-start-join = Ik ben uitgenodigd
welcome-start-restore = Eerder gemaakte gegevens terughalen
welcome-back-ask = Wat heb je nog?
welcome-start-own = Een eigen pagina beginnen

home-title = Hallo { $name }
home-title-no-name = Hallo
home-help = Waarmee wil je aan de slag?
home-look = Bekijken
home-go-on = Verder waar je was
home-talks = { $talk-pl } en verslagen
home-plan = { $plan-the } en acties
home-own = Eigen pagina
home-today = Vandaag: { $title }, om { $time }
home-new = Er is iets nieuws bij gekomen.
home-saved = Alles is bewaard op dit toestel.
home-unsent = 
    { PLURAL($n) ->
     [one] 1 wijziging
    *[other] { $n } wijzigingen
    } nog niet verstuurd. Laatste keer: { $when }.
home-other-circles = Andere { $circle-pl }
home-empty-title = Nog niemand ingevuld
home-empty-help = Begin met één persoon die belangrijk is.

nav-home = Thuis
nav-map = { $circle }
nav-talks = Praten
nav-plan = { $plan }
nav-menu = Menu
nav-title = Waar wil je naartoe?
home-another = Nog een kring of eigen plek
