### What one person says about a tie: support, bond, tension, contact, place and lines. English.

support-praktisch = Practical help
support-emotioneel = Listening and comfort
support-advies = Advice and information
support-gezelschap = Company and fun
support-geld-spullen = Money or things
support-zingeving = Hope, faith and meaning
support-code-help = The letter on the line says which kind of support it is.

level-nooit = Hardly ever
level-soms = Sometimes
level-vaak = Often
level-unknown = Not filled in yet
level-in-soms = sometimes
level-in-vaak = often

critical-nooit = Hardly ever critical
critical-soms = Sometimes critical
critical-vaak = Often critical

strength-sterk = Strong bond
strength-goed = Good bond
strength-gewoon = Ordinary bond
strength-zwak = Thin bond

stress-geen = No tension
stress-spanning = Tension
stress-ruzie = Conflict

status-actief = In contact
status-slapend = Contact on pause
status-verbroken = No contact any more
status-gewenst = Contact I would like

ring-1 = Very close
ring-2 = Close
ring-3 = Further away
ring-buiten = School, club and help
ring-none = No place yet
ring-not-asked = Place not asked yet

freq-dagelijks = Every day
freq-wekelijks = Every week
freq-maandelijks = Every month
freq-paar-keer-jaar = A few times a year
freq-niet = Not now
freq-in-dagelijks = every day
freq-in-wekelijks = every week
freq-in-maandelijks = every month
freq-in-paar-keer-jaar = a few times a year

mode-langs = Seeing each other
mode-bellen = Phone calls
mode-app = Messages
mode-online = Online or video

known-1j = Less than 1 year
known-1-5j = 1 to 5 years
known-5j = More than 5 years
known-onbekend = Don't know

direction-in = Supports me
direction-out = I support
direction-both = Both ways
direction-unknown = Direction not filled in yet

line-strong = Strong bond: three lines
line-moderate = Good bond: double line
line-normal = Ordinary bond: single line
line-weak = Thin bond: dashed line
line-stressful = Tension: wavy line
line-strong-stressful = Strong bond with tension: thick wavy line
line-conflictual = Conflict: zigzag line
line-broken = No contact any more: line with a gap
line-unknown = Not filled in yet: dotted grey line
line-short-strong = strong bond
line-short-moderate = good bond
line-short-normal = ordinary bond
line-short-weak = thin bond
line-short-stressful = bond with tension
line-short-strong-stressful = strong bond with tension
line-short-conflictual = conflict
line-short-broken = no contact any more
line-short-unknown = not filled in yet

knows-ja = Yes
knows-nee = No
knows-weet-niet = Don't know

safe-ja = Yes
safe-nee = No
safe-weet-niet = Don't know

method-zelf = Filled in by { $respondent }
method-samen = Filled in together
method-door-ander = Filled in by someone else
