### What the measures say in sentences. Dutch, B1.

m-base = 
    { PLURAL($n, zero: "none") ->
     [none] Er is nog niemand ingevuld.
     [one] Dit gaat over 1 persoon.
    *[other] Dit gaat over { $n } personen.
    }
m-missing = 
    { PLURAL($missing, zero: "none") ->
     [none] Alles is ingevuld.
     [one] Bij 1 persoon is dit nog niet ingevuld.
    *[other] Bij { $missing } personen is dit nog niet ingevuld.
    }
m-missing-pairs = 
    { PLURAL($missing, zero: "none") ->
     [none] Alles is ingevuld.
     [one] Van 1 tweetal is dit nog niet ingevuld.
    *[other] Van { $missing } tweetallen is dit nog niet ingevuld.
    }
m-left-out = Niet meegeteld: { $names }.
m-no-score = Dit is een beschrijving, geen oordeel.

m1-about = Aantal personen
m1-size = 
    { PLURAL($n, zero: "none") ->
     [none] Er staat nog niemand in { $circle-the }.
     [one] Er staat 1 persoon in { $circle-the }.
    *[other] Er staan { $n } personen in { $circle-the }.
    }
m1-size-of = 
    { PLURAL($n, zero: "none") ->
     [none] Er staat nog niemand in { $circle-the } van { $ego-obj }.
     [one] Er staat 1 persoon in { $circle-the } van { $ego-obj }.
    *[other] Er staan { $n } personen in { $circle-the } van { $ego-obj }.
    }
m1-rings-about = Hoe dichtbij
m1-rings = { $ring-inner }: { $n1 }. { $ring-middle }: { $n2 }. { $ring-outer }: { $n3 }.
m1-outside = School, club en hulp: { $n }.

m2-about = Delen van het leven
m2-part = 
    { $domain }: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } personen.
    }

m3-about = Informeel en formeel
m3-informal = 
    Informeel: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } personen.
    }
m3-informal-of = 
    Informeel: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } personen.
    }
m3-voorveld = 
    Voorveld: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } personen.
    }
m3-formal = 
    { PLURAL($k, zero: "none") ->
     [none] Formeel: niemand.
    *[other] { PLURAL($n) ->
         [one] Formeel: 1 persoon.
        *[other] Formeel: { $k } van de { $n } personen.
        }
    }

m4-kind = 
    { $support }: { PLURAL($c) ->
     [one] 1 persoon
    *[other] { $c } personen
    }, van wie { $strong } vaak.
m4-gap-praktisch = Praktische hulp: nog niemand ingevuld. Wie zou dit kunnen doen?
m4-gap-emotioneel = Luisteren en troosten: nog niemand ingevuld. Wie zou dit kunnen doen?
m4-gap-advies = Advies: nog niemand ingevuld. Wie zou dit kunnen doen?
m4-gap-gezelschap = Gezelschap: nog niemand ingevuld. Wie zou dit kunnen doen?
m4-gap-geld-spullen = Geld of spullen: nog niemand ingevuld. Wie zou kunnen bijspringen?
m4-gap-zingeving = Hoop en zin: nog niemand ingevuld. Wie zou dit kunnen doen?
m4-enough = Vind je dat er genoeg mensen zijn voor: { $support }?
m4-enough-of = Heeft { $ego-obj } genoeg mensen voor: { $support }?

m5-about = Soorten steun per persoon
m5-person = 
    { $alter } geeft { PLURAL($d) ->
     [one] 1 soort
    *[other] { $d } soorten
    } steun aan { $ego-obj }.
m5-same = 
    { $n } personen geven elk { PLURAL($d) ->
     [one] 1 soort
    *[other] { $d } soorten
    } steun aan { $ego-obj }.
m5-range = { $n } personen geven elk { $low } tot { $high } soorten steun aan { $ego-obj }.
m5-none = Wie zou { $ego-obj } kunnen steunen?

m6-about = Steun over en weer
m6-reciprocity = 
    { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] Bij 1 persoon komt de steun van één kant.
        *[other] Bij 1 persoon gaat de steun over en weer.
        }
    *[other] Bij { $k } van de { $n } personen gaat de steun over en weer.
    }

m7-some = 
    Voor { $child } { PLURAL($n) ->
     [one] is er 1 steunende volwassene
    *[other] zijn er { $n } steunende volwassenen
    }: { $names }.
m7-none = Voor { $child } is nog geen volwassene ingevuld. Wie zou dit kunnen zijn?
m7-unasked = Voor { $child } is dit nog niet gevraagd.
m7-respondent = Volgens { $respondent }, niet volgens { $child } zelf.

m8-about = Wie elkaar kent
m8-density = 
    { PLURAL($pairs) ->
     [one] { PLURAL($m, zero: "none") ->
         [none] Twee personen kennen elkaar niet.
        *[other] Twee personen kennen elkaar.
        }
    *[other] Van de { $pairs } tweetallen kennen er { $m } elkaar.
    }
m8-undefined = Dit kan pas vanaf twee personen.

m14-about = Spanning of ruzie
m14-stress = 
    { PLURAL($k, zero: "none") ->
     [none] Bij niemand is spanning of ruzie ingevuld.
    *[other] { PLURAL($n) ->
         [one] Bij 1 persoon is er spanning of ruzie.
        *[other] Bij { $k } van de { $n } personen is er spanning of ruzie.
        }
    }
m14-ambivalent = 
    { PLURAL($k) ->
     [one] Bij 1 van hen is de band ook sterk.
    *[other] Bij { $k } van hen is de band ook sterk.
    }

m17-joined = Nieuw in { $circle-the }: { $names }.
m17-left = Niet meer in { $circle-the }: { $names }.
m17-closer = Dichterbij gekomen: { $names }.
m17-further = Verder weg geplaatst: { $names }.
m17-kind-gained = Erbij bij { $name }: { $supports }.
m17-kind-lost = Weg bij { $name }: { $supports }.
m17-stayed = 
    { PLURAL($total) ->
     [one] { PLURAL($same, zero: "none") ->
         [none] Er staat niemand meer in van toen.
        *[other] 1 persoon staat er nog steeds in.
        }
    *[other] { PLURAL($same) ->
         [one] 1 van de { $total } personen staat er nog steeds in.
        *[other] { $same } van de { $total } personen staan er nog steeds in.
        }
    }
m17-child = Nieuw voor { $child }: { $names }.
m17-none = Er zijn geen verschillen tussen deze momenten.

m18-equal = 
    { PLURAL($both) ->
     [one] { PLURAL($equal, zero: "none") ->
         [none] Geen antwoord komt overeen.
        *[other] 1 antwoord komt overeen.
        }
    *[other] { PLURAL($equal) ->
         [one] 1 van de { $both } antwoorden komt overeen.
        *[other] { $equal } van de { $both } antwoorden komen overeen.
        }
    }
m18-differ = 
    { PLURAL($diff) ->
     [one] 1 antwoord verschilt.
    *[other] { $diff } antwoorden verschillen.
    } Dat mag.
m18-one-missing = 
    { PLURAL($missing) ->
     [one] 1 vraag is
    *[other] { $missing } vragen zijn
    } door maar één persoon ingevuld.
m18-none = Er is nog geen vraag die beiden hebben ingevuld.
