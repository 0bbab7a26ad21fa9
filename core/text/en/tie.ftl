### The sentences that tell a tie. English.

tie-get-praktisch = { $alter } { $often } helps { $ego-obj }.
tie-get-emotioneel = { $alter } { $often } listens to { $ego-obj }.
tie-get-advies = { $alter } { $often } thinks along with { $ego-obj }.
tie-get-gezelschap = 
    { $who ->
     [you] You { $often } do
    *[other] { $ego } { $often } does
    } fun things with { $alter }.
tie-get-geld-spullen = { $alter } { $often } gives { $ego-obj } money or things.
tie-get-zingeving = { $alter } { $often } gives { $ego-obj } hope.
tie-get-praktisch-group = 
    { $who ->
     [you] You { $often } get
    *[other] { $ego } { $often } gets
    } help from { $alter }.
tie-get-emotioneel-group = 
    { $who ->
     [you] You { $often } get
    *[other] { $ego } { $often } gets
    } comfort from { $alter }.
tie-get-advies-group = 
    { $who ->
     [you] You { $often } get
    *[other] { $ego } { $often } gets
    } advice from { $alter }.
tie-get-geld-spullen-group = 
    { $who ->
     [you] You { $often } get
    *[other] { $ego } { $often } gets
    } money or things from { $alter }.
tie-get-zingeving-group = 
    { $who ->
     [you] You { $often } get
    *[other] { $ego } { $often } gets
    } hope from { $alter }.
tie-give-praktisch = 
    { $who ->
     [you] You { $often } help
    *[other] { $ego } { $often } helps
    } { $alter }.
tie-give-emotioneel = 
    { $who ->
     [you] You { $often } listen
    *[other] { $ego } { $often } listens
    } to { $alter }.
tie-give-advies = 
    { $who ->
     [you] You { $often } think
    *[other] { $ego } { $often } thinks
    } along with { $alter }.
tie-give-gezelschap = 
    { $who ->
     [you] You { $often } keep
    *[other] { $ego } { $often } keeps
    } { $alter } company.
tie-give-geld-spullen = 
    { $who ->
     [you] You { $often } give
    *[other] { $ego } { $often } gives
    } { $alter } money or things.
tie-give-zingeving = 
    { $who ->
     [you] You { $often } give
    *[other] { $ego } { $often } gives
    } { $alter } hope.
tie-rarely = Hardly ever from { $alter }: { $supports }.
tie-unknown-supports = Support from { $alter }, not filled in yet: { $supports }.
tie-row = { $label }: { $value }
tie-contact-any = 
    { $who ->
     [you] You
    *[other] They
    } are in touch { $freq }.
tie-contact-langs = 
    { $who ->
     [you] You
    *[other] They
    } see each other { $freq }.
tie-contact-bellen = 
    { $who ->
     [you] You
    *[other] They
    } phone each other { $freq }.
tie-contact-app = 
    { $who ->
     [you] You
    *[other] They
    } message each other { $freq }.
tie-contact-online = 
    { $who ->
     [you] You
    *[other] They
    } see each other online { $freq }.
tie-contact-niet = 
    { $who ->
     [you] You
    *[other] They
    } are not in touch now.
tie-contact-unknown = How often there is contact is not filled in yet.
tie-line-strong = { $alter } and { $ego-full } have a strong bond.
tie-line-moderate = { $alter } and { $ego-full } have a good bond.
tie-line-normal = { $alter } and { $ego-full } have an ordinary bond.
tie-line-weak = { $alter } and { $ego-full } have a thin bond.
tie-line-stressful = There is tension between { $alter } and { $ego-obj }.
tie-line-strong-stressful = { $alter } and { $ego-full } have a strong bond, but there is tension too.
tie-line-conflictual = There is a conflict between { $alter } and { $ego-obj }.
tie-line-broken = { $alter } and { $ego-full } are no longer in touch.
tie-line-unknown = The bond with { $alter } is not filled in yet.
tie-arrow-in = 
    { $who ->
     [you] You get
    *[other] { $ego } gets
    } support from { $alter }.
tie-arrow-out = 
    { $who ->
     [you] You give
    *[other] { $ego } gives
    } support to { $alter }.
tie-arrow-both = { $alter } and { $ego-full } support each other.
tie-arrow-unknown = Who supports whom is not filled in yet.
tie-stress-geen = Things are calm.
tie-stress-spanning = Sometimes there is tension.
tie-stress-ruzie = There is a conflict now.
tie-status-slapend = { $alter } and { $ego-full } are not in touch for now.
tie-status-gewenst = 
    { $who ->
     [you] You would
    *[other] { $ego } would
    } like to be in touch with { $alter }.
tie-known-1j = 
    { $who ->
     [you] You have
    *[other] { $ego } has
    } known { $alter } for less than a year.
tie-known-1-5j = 
    { $who ->
     [you] You have
    *[other] { $ego } has
    } known { $alter } for 1 to 5 years.
tie-known-5j = 
    { $who ->
     [you] You have
    *[other] { $ego } has
    } known { $alter } for more than 5 years.
tie-critical = { $alter } is { $often } critical of { $ego-obj }.
tie-knows-ja = { $a } and { $b } know each other.
tie-knows-nee = { $a } and { $b } do not know each other.
tie-knows-unknown = Whether { $a } and { $b } know each other is not filled in yet.
tie-kin = { $a } is { $kin } of { $b }.
tie-kin-unsure = { $a } may be { $kin } of { $b }.
tie-role = { $alter }, for { $for }: { $role }.
tie-jim-now = JIM, instead of { $name }
tie-jim-no-more = { $name } is no longer the JIM.
tie-partner-gehuwd = { $a } and { $b } are married.
tie-partner-geregistreerd = { $a } and { $b } are registered partners.
tie-partner-samen = { $a } and { $b } live together.
tie-partner-lat = { $a } and { $b } are a couple but live apart.
tie-partner-uit-elkaar = { $a } and { $b } are separated.
tie-partner-gescheiden = { $a } and { $b } are divorced.
tie-partner-samenwonen-beeindigd = { $a } and { $b } used to live together.
tie-deceased = { $name } has died.
tie-seen-by = This is how { $respondent } sees it.
tie-filled-by = Filled in by { $respondent }, { $when }.
tie-filled-for = Filled in by { $recorder } for { $respondent }, { $when }.
tie-unknown-field = not filled in yet
tie-skipped-field = rather not said
tie-newer-value = This answer comes from a newer version of the app.
