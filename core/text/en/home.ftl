### First start and home. English.

welcome-title = Welcome
welcome-what = Here you show who is there for you.
welcome-yours = It is yours. You choose who can look.
welcome-offline = You do not need internet.
welcome-no-login = You do not need an account.
welcome-choose-language = Which language do you want?
welcome-called = What are you called here?
welcome-start-circle = Start your { $circle }
welcome-start-join = I have a code
welcome-start-restore = I used it before
welcome-back-ask = What do you still have?
welcome-start-own = Just for me

home-title = Hello { $name }
home-title-no-name = Hello
home-help = What would you like to do?
home-look = Look
home-go-on = Continue where you were
home-talks = { $talk-pl }
home-plan = Our { $plan }
home-own = My own page
home-today = Today: { $title }, at { $time }
home-new = There is something new.
home-saved = Everything is saved.
home-unsent = 
    { PLURAL($n) ->
     [one] 1 change
    *[other] { $n } changes
    } not sent yet. Last time: { $when }.
home-other-circles = Other { $circle-pl }
home-empty-title = Nobody yet
home-empty-help = Start with someone you like to see.

nav-home = Home
nav-map = { $circle }
nav-talks = Talk
nav-plan = { $plan }
nav-menu = Menu
nav-title = Where do you want to go?
home-another = Another circle or place of your own
