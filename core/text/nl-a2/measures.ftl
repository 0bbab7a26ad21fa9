### What the measures say in sentences. Dutch, A2.

m-base = 
    { PLURAL($n, zero: "none") ->
     [none] Er is nog niemand ingevuld.
     [one] Dit gaat over 1 persoon.
    *[other] Dit gaat over { $n } mensen.
    }
m-missing = 
    { PLURAL($missing, zero: "none") ->
     [none] Alles is ingevuld.
     [one] Bij 1 persoon is dit nog niet ingevuld.
    *[other] Bij { $missing } mensen is dit nog niet ingevuld.
    }
m-missing-pairs = 
    { PLURAL($missing, zero: "none") ->
     [none] Alles is ingevuld.
     [one] 1 keer is dit nog niet ingevuld.
    *[other] { $missing } keer is dit nog niet ingevuld.
    }
m-left-out = Deze mensen staan er niet bij: { $names }.
m-no-score = Er is geen goed of fout.

m1-about = Hoeveel mensen
m1-size = 
    { PLURAL($n, zero: "none") ->
     [none] Er staat nog niemand in je { $circle }.
     [one] Er staat 1 persoon in je { $circle }.
    *[other] Er staan { $n } mensen in je { $circle }.
    }
m1-size-of = 
    { PLURAL($n, zero: "none") ->
     [none] Er staat nog niemand in { $circle-the } van { $ego-obj }.
     [one] Er staat 1 persoon in { $circle-the } van { $ego-obj }.
    *[other] Er staan { $n } mensen in { $circle-the } van { $ego-obj }.
    }
m1-rings-about = Hoe dichtbij
m1-rings = { $ring-inner }: { $n1 }. { $ring-middle }: { $n2 }. { $ring-outer }: { $n3 }.
m1-outside = School, club en hulp: { $n }.

m2-about = Waar mensen bij horen
m2-part = 
    { $domain }: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } mensen.
    }

m3-about = Eigen leven of werk
m3-informal = 
    Uit je eigen leven: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } mensen.
    }
m3-informal-of = 
    Uit het leven van { $ego-obj }: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n } mensen.
    }
m3-voorveld = 
    Van school, sport of buurt: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] niemand.
        *[other] 1 persoon.
        }
    *[other] { $k } van de { $n }.
    }
m3-formal = 
    { PLURAL($k, zero: "none") ->
     [none] Niemand helpt als werk.
    *[other] { PLURAL($n) ->
         [one] 1 persoon helpt als werk.
        *[other] { PLURAL($k) ->
             [one] 1 van de { $n } mensen helpt als werk.
            *[other] { $k } van de { $n } mensen helpen als werk.
            }
        }
    }

m4-kind = 
    { $support }: { PLURAL($c) ->
     [one] 1 persoon
    *[other] { $c } mensen
    }. { PLURAL($strong, zero: "none") ->
     [none] Dit gebeurt soms.
     [one] 1 persoon doet dit vaak.
    *[other] { $strong } mensen doen dit vaak.
    }
m4-gap-praktisch = Wie zou { $ego-obj } kunnen helpen?
m4-gap-emotioneel = Wie zou naar { $ego-obj } kunnen luisteren?
m4-gap-advies = Wie zou met { $ego-obj } kunnen meedenken?
m4-gap-gezelschap = Wie doet er graag leuke dingen met { $ego-obj }?
m4-gap-geld-spullen = Wie zou { $ego-obj } iets kunnen lenen?
m4-gap-zingeving = Wie zou { $ego-obj } hoop kunnen geven?
m4-enough = Heb je genoeg mensen voor: { $support }?
m4-enough-of = Heeft { $ego-obj } genoeg mensen voor: { $support }?

m5-about = Hoeveel soorten steun
m5-person = 
    { $alter } steunt { $ego-obj } op { PLURAL($d) ->
     [one] 1 manier
    *[other] { $d } manieren
    }.
m5-same = 
    { $n } mensen steunen { $ego-obj }, elk op { PLURAL($d) ->
     [one] 1 manier
    *[other] { $d } manieren
    }.
m5-range = { $n } mensen steunen { $ego-obj }, elk op { $low } tot { $high } manieren.
m5-none = Wie zou { $ego-obj } kunnen steunen?

m6-about = Steun van twee kanten
m6-reciprocity = 
    { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] Bij 1 persoon komt de steun van één kant.
        *[other] Bij 1 persoon steunen { $who ->
             [you] jullie
            *[other] ze
            } elkaar.
        }
    *[other] Bij { $k } van de { $n } mensen steunen { $who ->
             [you] jullie
            *[other] ze
            } elkaar.
    }

m7-some = 
    Voor { $child } { PLURAL($n) ->
     [one] staat 1 volwassene
    *[other] staan { $n } volwassenen
    } klaar: { $names }.
m7-none = Welke volwassene kan er altijd voor { $child } zijn?
m7-unasked = Dit is voor { $child } nog niet gevraagd.
m7-respondent = { $respondent } gaf antwoord voor { $child }.

m8-about = Wie kent elkaar
m8-density = 
    { PLURAL($pairs) ->
     [one] { PLURAL($m, zero: "none") ->
         [none] Twee mensen kennen elkaar niet.
        *[other] Twee mensen kennen elkaar.
        }
    *[other] Kennen de mensen elkaar? { $m } van de { $pairs } keer wel.
    }
m8-undefined = Hiervoor zijn minstens twee mensen nodig.

m14-about = Spanning of ruzie
m14-stress = 
    { PLURAL($k, zero: "none") ->
     [none] Bij niemand is er spanning of ruzie.
    *[other] { PLURAL($n) ->
         [one] Bij 1 persoon is er spanning of ruzie.
        *[other] Bij { $k } van de { $n } mensen is spanning of ruzie.
        }
    }
m14-ambivalent = 
    { PLURAL($k) ->
     [one] Bij 1 persoon is de band ook sterk.
    *[other] Bij { $k } mensen is de band ook sterk.
    }

m17-joined = Erbij gekomen: { $names }.
m17-left = Nu niet meer erbij: { $names }.
m17-closer = Dichterbij gekomen: { $names }.
m17-further = Verder weg gegaan: { $names }.
m17-kind-gained = { $name }, nu ook: { $supports }.
m17-kind-lost = { $name }, nu niet meer: { $supports }.
m17-stayed = 
    { PLURAL($total) ->
     [one] { PLURAL($same, zero: "none") ->
         [none] Niemand is gebleven.
        *[other] 1 persoon is gebleven.
        }
    *[other] { PLURAL($same) ->
         [one] 1 van de { $total } mensen is gebleven.
        *[other] { $same } van de { $total } mensen zijn gebleven.
        }
    }
m17-child = Voor { $child } kwam erbij: { $names }.
m17-none = Er is niets veranderd.

m18-equal = 
    { PLURAL($both) ->
     [one] { PLURAL($equal, zero: "none") ->
         [none] Geen antwoord is hetzelfde.
        *[other] 1 antwoord is hetzelfde.
        }
    *[other] { PLURAL($equal) ->
         [one] 1 van de { $both } antwoorden is hetzelfde.
        *[other] { $equal } van de { $both } antwoorden zijn hetzelfde.
        }
    }
m18-differ = 
    { PLURAL($diff) ->
     [one] 1 antwoord is anders.
    *[other] { $diff } antwoorden zijn anders.
    } Dat mag.
m18-one-missing = 
    { PLURAL($missing) ->
     [one] 1 vraag heeft
    *[other] { $missing } vragen hebben
    } nog maar één antwoord.
m18-none = Jullie gaven nog nergens allebei antwoord.
