### What the measures say in sentences. English.

m-base = 
    { PLURAL($n, zero: "none") ->
     [none] Nobody is filled in yet.
     [one] This is about 1 person.
    *[other] This is about { $n } people.
    }
m-missing = 
    { PLURAL($missing, zero: "none") ->
     [none] Everything is filled in.
     [one] For 1 person this is not filled in yet.
    *[other] For { $missing } people this is not filled in yet.
    }
m-missing-pairs = 
    { PLURAL($missing, zero: "none") ->
     [none] Everything is filled in.
     [one] For 1 pair of people this is not filled in yet.
    *[other] For { $missing } pairs of people this is not filled in yet.
    }
m-left-out = Not in this list: { $names }.
m-no-score = There is no right or wrong.

m1-about = How many people
m1-size = 
    { PLURAL($n, zero: "none") ->
     [none] There is nobody in your { $circle } yet.
     [one] There is 1 person in your { $circle }.
    *[other] There are { $n } people in your { $circle }.
    }
m1-size-of = 
    { PLURAL($n, zero: "none") ->
     [none] There is nobody in the { $circle } of { $ego-obj } yet.
     [one] There is 1 person in the { $circle } of { $ego-obj }.
    *[other] There are { $n } people in the { $circle } of { $ego-obj }.
    }
m1-rings-about = How close
m1-rings = { $ring-inner }: { $n1 }. { $ring-middle }: { $n2 }. { $ring-outer }: { $n3 }.
m1-outside = School, club and help: { $n }.

m2-about = Parts of life
m2-part = 
    { $domain }: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] nobody.
        *[other] 1 person.
        }
    *[other] { $k } of { $n } people.
    }

m3-about = Own life or work
m3-informal = 
    From your own life: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] nobody.
        *[other] 1 person.
        }
    *[other] { $k } of { $n } people.
    }
m3-informal-of = 
    From the own life of { $ego-obj }: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] nobody.
        *[other] 1 person.
        }
    *[other] { $k } of { $n } people.
    }
m3-voorveld = 
    From school, sport or neighbourhood: { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] nobody.
        *[other] 1 person.
        }
    *[other] { $k } of { $n } people.
    }
m3-formal = 
    { PLURAL($k, zero: "none") ->
     [none] Nobody helps as their job.
    *[other] { PLURAL($n) ->
         [one] 1 person helps as their job.
        *[other] { PLURAL($k) ->
             [one] 1 of { $n } people helps as their job.
            *[other] { $k } of { $n } people help as their job.
            }
        }
    }

m4-kind = 
    { $support }: { PLURAL($c) ->
     [one] 1 person
    *[other] { $c } people
    }, { $strong } of them often.
m4-gap-praktisch = Nobody here yet. Who could help { $ego-obj }?
m4-gap-emotioneel = Nobody here yet. Who could listen to { $ego-obj }?
m4-gap-advies = Nobody here yet. Who could think along with { $ego-obj }?
m4-gap-gezelschap = Nobody here yet. Who likes to do fun things with { $ego-obj }?
m4-gap-geld-spullen = Nobody here yet. Who could lend { $ego-obj } something?
m4-gap-zingeving = Nobody here yet. Who could give { $ego-obj } hope?
m4-enough = Do you have enough people for: { $support }?
m4-enough-of = Does { $ego-obj } have enough people for: { $support }?

m5-about = Kinds of support
m5-person = 
    { $alter } supports { $ego-obj } in { PLURAL($d) ->
     [one] 1 way
    *[other] { $d } ways
    }.
m5-same = 
    { $n } people each support { $ego-obj } in { PLURAL($d) ->
     [one] 1 way
    *[other] { $d } ways
    }.
m5-range = { $n } people each support { $ego-obj } in { $low } to { $high } ways.
m5-none = Who could support { $ego-obj }?

m6-about = Support both ways
m6-reciprocity = 
    { PLURAL($n) ->
     [one] { PLURAL($k, zero: "none") ->
         [none] With 1 person the support goes one way.
        *[other] With 1 person the support goes both ways.
        }
    *[other] With { $k } of { $n } people the support goes both ways.
    }

m7-some = 
    { $child } has { PLURAL($n) ->
     [one] 1 adult
    *[other] { $n } adults
    } to turn to: { $names }.
m7-none = Which adult could always be there for { $child }?
m7-unasked = This has not been asked for { $child } yet.
m7-respondent = Filled in by { $respondent }, not by { $child }.

m8-about = Who knows whom
m8-density = 
    { PLURAL($pairs) ->
     [one] { PLURAL($m, zero: "none") ->
         [none] Two people do not know each other.
        *[other] Two people know each other.
        }
    *[other] Of { $pairs } pairs of people, { $m } know each other.
    }
m8-undefined = This needs at least two people.

m14-about = Tension or conflict
m14-stress = 
    { PLURAL($k, zero: "none") ->
     [none] No tension or conflict with anyone.
    *[other] { PLURAL($n) ->
         [one] Tension or conflict with 1 person.
        *[other] Tension or conflict with { $k } of { $n } people.
        }
    }
m14-ambivalent = 
    { PLURAL($k) ->
     [one] With 1 of them the bond is strong too.
    *[other] With { $k } of them the bond is strong too.
    }

m17-joined = New: { $names }.
m17-left = No longer there: { $names }.
m17-closer = Moved closer: { $names }.
m17-further = Moved further away: { $names }.
m17-kind-gained = { $name }, now also: { $supports }.
m17-kind-lost = { $name }, no longer: { $supports }.
m17-stayed = 
    { PLURAL($total) ->
     [one] { PLURAL($same, zero: "none") ->
         [none] Nobody is still there.
        *[other] 1 person is still there.
        }
    *[other] { PLURAL($same) ->
         [one] 1 of the { $total } people is still there.
        *[other] { $same } of the { $total } people are still there.
        }
    }
m17-child = New for { $child }: { $names }.
m17-none = Nothing has changed.

m18-equal = 
    { PLURAL($both) ->
     [one] { PLURAL($equal, zero: "none") ->
         [none] No answer is the same.
        *[other] 1 answer is the same.
        }
    *[other] { PLURAL($equal) ->
         [one] 1 of { $both } answers is the same.
        *[other] { $equal } of { $both } answers are the same.
        }
    }
m18-differ = 
    { PLURAL($diff) ->
     [one] 1 answer differs.
    *[other] { $diff } answers differ.
    } That is fine.
m18-one-missing = 
    { PLURAL($missing) ->
     [one] 1 question was
    *[other] { $missing } questions were
    } answered by one person only.
m18-none = There is no question you have both answered yet.
