### The roadshow and its visitors. English.

roadshow-title = { $title }
roadshow-signup = I am coming too
roadshow-name = What is your name?
roadshow-org = Where do you work, or where do you live?
roadshow-background = Who are you?
roadshow-needs = What do you need to join in?
roadshow-food = What do you not eat?
roadshow-meet = Who would you like to meet?
roadshow-share = May other visitors see your number?
roadshow-keep = We throw this away after { $n } days.
roadshow-thanks = Thank you! See you on { $date }.
roadshow-next-visitor = Done. Next visitor.
roadshow-check-in = Find your name on the list
roadshow-how-was-it = What did you think of it?
roadshow-empty = No event yet. Plan one.

signup-vooraf = Signed up before
signup-ter-plekke = Signed up at the door
signup-kiosk = At the kiosk
signup-papier = On paper
signup-place = You have a place
signup-waiting = Waiting list, number { $n }
signup-clash = Too many sign-ups: the organiser decides

checkin-in = Checked in
checkin-uit = Checked out

sector-beleid = Policy
sector-onderwijs = Education
sector-praktijk = Practice
sector-onderzoek = Research
sector-gezin = Family or lived experience

background-docent = Lecturer
background-onderzoeker = Researcher
background-ervaringsdeskundige = Expert by experience
background-professional = Professional
background-ambtenaar = Civil servant
background-inhoudsdeskundige = Subject expert
background-jongere = Young person
background-ouder = Parent
background-vrijwilliger = Volunteer
background-bewoner = Resident

org-permission-ja = My organisation agrees
org-permission-nog-vragen = Still to ask
org-permission-nvt = Not applicable
