### The sentences that tell a tie. Dutch, A2, as it is spoken.

tie-get-praktisch = { $alter } helpt { $ego-obj } { $often }.
tie-get-emotioneel = { $alter } luistert { $often } naar { $ego-obj }.
tie-get-advies = { $alter } denkt { $often } met { $ego-obj } mee.
tie-get-gezelschap = { $ego } doet { $often } leuke dingen met { $alter }.
tie-get-geld-spullen = { $alter } geeft { $ego-obj } { $often } geld of spullen.
tie-get-zingeving = { $alter } geeft { $ego-obj } { $often } hoop.
tie-get-praktisch-group = { $ego } krijgt { $often } hulp van { $alter }.
tie-get-emotioneel-group = { $ego } krijgt { $often } troost van { $alter }.
tie-get-advies-group = { $ego } krijgt { $often } raad van { $alter }.
tie-get-geld-spullen-group = { $ego } krijgt { $often } geld of spullen van { $alter }.
tie-get-zingeving-group = { $ego } krijgt { $often } hoop van { $alter }.
tie-give-praktisch = { $ego } helpt { $alter } { $often }.
tie-give-emotioneel = { $ego } luistert { $often } naar { $alter }.
tie-give-advies = { $ego } denkt { $often } met { $alter } mee.
tie-give-gezelschap = { $ego } maakt het { $often } gezellig voor { $alter }.
tie-give-geld-spullen = { $ego } geeft { $alter } { $often } geld of spullen.
tie-give-zingeving = { $ego } geeft { $alter } { $often } hoop.
tie-rarely = Bijna nooit van { $alter }: { $supports }.
tie-unknown-supports = Nog niet ingevuld van { $alter }: { $supports }.
tie-row = { $label }. { $value }.
tie-contact-any = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } hebben { $freq } contact.
tie-contact-langs = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } zien elkaar { $freq }.
tie-contact-bellen = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } bellen { $freq } met elkaar.
tie-contact-app = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } sturen elkaar { $freq } berichten.
tie-contact-online = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } zien elkaar { $freq } online.
tie-contact-niet = 
    { $who ->
     [you] Jullie
    *[other] Ze
    } hebben nu geen contact.
tie-contact-unknown = Hoe vaak er contact is, is nog niet ingevuld.
tie-line-strong = { $alter } en { $ego-full } hebben een sterke band.
tie-line-moderate = { $alter } en { $ego-full } hebben een goede band.
tie-line-normal = { $alter } en { $ego-full } hebben een gewone band.
tie-line-weak = { $alter } en { $ego-full } hebben een dunne band.
tie-line-stressful = Tussen { $alter } en { $ego-obj } is er spanning.
tie-line-strong-stressful = { $alter } en { $ego-full } hebben een sterke band. Er is ook spanning.
tie-line-conflictual = Tussen { $alter } en { $ego-obj } is er ruzie.
tie-line-broken = { $alter } en { $ego-full } hebben geen contact meer.
tie-line-unknown = De band met { $alter } is nog niet ingevuld.
tie-arrow-in = { $ego } krijgt steun van { $alter }.
tie-arrow-out = { $ego } geeft steun aan { $alter }.
tie-arrow-both = { $alter } en { $ego-full } steunen elkaar.
tie-arrow-unknown = Wie wie steunt, is nog niet ingevuld.
tie-stress-geen = 
    Het is rustig tussen { $who ->
     [you] jullie
    *[other] hen
    }.
tie-stress-spanning = Soms is er spanning.
tie-stress-ruzie = Er is nu ruzie.
tie-status-slapend = { $alter } en { $ego-full } hebben nu even geen contact.
tie-status-gewenst = 
    { $who ->
     [you] Je wilt
    *[other] { $ego } wil
    } graag contact met { $alter }.
tie-known-1j = { $ego } kent { $alter } minder dan een jaar.
tie-known-1-5j = { $ego } kent { $alter } een tot vijf jaar.
tie-known-5j = { $ego } kent { $alter } meer dan vijf jaar.
tie-critical = { $alter } is { $often } streng voor { $ego-obj }.
tie-knows-ja = { $a } en { $b } kennen elkaar.
tie-knows-nee = { $a } en { $b } kennen elkaar niet.
tie-knows-unknown = Kennen { $a } en { $b } elkaar? Nog niet ingevuld.
tie-kin = { $a } is { $kin } van { $b }.
tie-kin-unsure = { $a } is misschien { $kin } van { $b }.
tie-role = { $alter }, voor { $for }: { $role }.
tie-jim-now = Tik hier voor een andere JIM. Dan is { $name } het niet meer.
tie-jim-no-more = { $name } is nu geen JIM meer.
tie-partner-gehuwd = { $a } en { $b } zijn getrouwd.
tie-partner-geregistreerd = { $a } en { $b } zijn partners voor de wet.
tie-partner-samen = { $a } en { $b } wonen samen.
tie-partner-lat = { $a } en { $b } zijn samen, maar wonen apart.
tie-partner-uit-elkaar = { $a } en { $b } zijn uit elkaar.
tie-partner-gescheiden = { $a } en { $b } zijn gescheiden.
tie-partner-samenwonen-beeindigd = { $a } en { $b } woonden vroeger samen.
tie-deceased = { $name } is overleden.
tie-seen-by = Zo ziet { $respondent } het.
tie-filled-by = Antwoord van { $respondent }, { $when }.
tie-filled-for = { $recorder } gaf antwoord voor { $respondent }, { $when }.
tie-unknown-field = nog niet ingevuld
tie-skipped-field = liever niet gezegd
tie-newer-value = Dit kent deze app nog niet.
